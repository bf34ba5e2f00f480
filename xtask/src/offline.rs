//! What the built page needs to be kept for when there is no network: the list of its files, the version that follows from them, and
//! the worker that keeps them. It knows files and hashes, and of the worker only that it wants two constants before its text.

use crate::{headers::HEADERS, proof::SUMS, run::root};
use anyhow::{Context, Result};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// The worker's file. It has the same name in every version: by it browsers notice a new one.
pub const WORKER: &str = "sw.js";

/// The page's file, which every version has too. The worker asks for it as a visitor does, by the folder's name: some hosts lead
/// away from the other.
pub const PAGE: &str = "index.html";

/// What a backup file may look like, for whoever writes a program that reads one.
pub const SCHEMA: &str = "backup.schema.json";

/// The edition in one file, for whoever would rather open the page from a disk.
pub const ONE_FILE: &str = "ldn-diary.html";

/// Files of the built page that the worker does not keep, since the page never loads them: the headers are for the host, the hashes for
/// whoever checks the build, the schema for other programs; to the edition in one file About only has a link, which saves it.
pub const BESIDE: [&str; 4] = [HEADERS, SUMS, SCHEMA, ONE_FILE];

/// Names of files, each with the hash that browsers check it by, as `integrity` has it.
pub type Files = BTreeMap<String, String>;

/// A page that knows its version, and its worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The page, with its version in a `<meta>`.
    pub html: String,
    /// The worker of this version.
    pub worker: String,
}

/// Every file below a built page's folder that the page may ask for, but the page itself and its worker.
///
/// # Errors
/// When the folder cannot be read.
pub fn listed(dist: &Path) -> Result<Files> {
    let mut found = Files::new();
    for path in files(dist)? {
        let name = path.strip_prefix(dist)?.display().to_string();
        if name != WORKER && name != PAGE && !BESIDE.contains(&name.as_str()) {
            found.insert(name, integrity(&fs::read(&path)?));
        }
    }
    Ok(found)
}

/// What browsers check these bytes by.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(bytes)))
}

/// Gives a page the version that follows from its own text, its files and the worker's text, in place of one that it has; and the
/// worker that keeps them. The same three give the same version.
///
/// # Errors
/// When the worker's text cannot be read, or the page has no title before which its version could stand.
pub fn kept(html: &str, files: &Files) -> Result<Kept> {
    let file = root().join("static").join(WORKER);
    let worker = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let bare = without_version(html);
    let mut hash = Sha256::new();
    for (name, integrity) in files {
        hash.update(format!("{name} {integrity}\n"));
    }
    let version = hash.chain_update(&bare).chain_update(&worker).finalize();
    let version = base16ct::lower::encode_string(version.get(..8).unwrap_or_default());
    let html = with_version(&bare, &version)?;
    let mut list = format!("const VERSION = \"{version}\";\nconst FILES = {{\n");
    writeln!(list, "  \"./\": \"{}\",", integrity(html.as_bytes()))?;
    for (name, integrity) in files {
        writeln!(list, "  \"{name}\": \"{integrity}\",")?;
    }
    Ok(Kept { html, worker: format!("{list}}};\n{worker}") })
}

/// How the tag of the version begins in a page, as [`with_version`] writes it.
const VERSION: &str = "<meta name=version content=";

/// The version that a page has.
#[must_use]
pub fn version(html: &str) -> Option<&str> {
    html.split_once(VERSION)?.1.split('>').next()
}

/// A page that has none with this version.
///
/// # Errors
/// When the page has no title before which it could stand.
pub fn with_version(html: &str, version: &str) -> Result<String> {
    let (before, after) = html.split_once("<title>").context("the page has no title")?;
    Ok(format!("{before}{VERSION}{version}><title>{after}"))
}

fn without_version(html: &str) -> String {
    let old = version(html).map(|version| format!("{VERSION}{version}>"));
    old.map_or_else(|| html.to_owned(), |old| html.replace(&old, ""))
}

/// Every file below a folder, sorted.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<meta charset=utf-8><title>A</title>";

    fn list(of: &[(&str, &str)]) -> Files {
        of.iter().map(|(name, text)| ((*name).to_owned(), integrity(text.as_bytes()))).collect()
    }

    #[test]
    fn the_worker_lists_the_page_as_it_is_served_and_every_file() {
        let kept = kept(HTML, &list(&[("a-1.css", "a"), ("b.wasm", "b")])).unwrap();
        for (name, text) in [("./", kept.html.as_str()), ("a-1.css", "a"), ("b.wasm", "b")] {
            let line = format!("  \"{name}\": \"{}\",\n", integrity(text.as_bytes()));
            assert!(kept.worker.contains(&line), "{line} is not in {}", kept.worker);
        }
        let version = version(&kept.html).unwrap();
        assert_eq!(version.len(), 16);
        assert!(kept.worker.starts_with(&format!("const VERSION = \"{version}\";\n")));
        // The hash of "a", by sha256sum and base64.
        assert_eq!(integrity(b"a"), "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=");
    }

    #[test]
    fn a_version_follows_from_what_the_page_is_made_of() {
        let files = list(&[("a", "a")]);
        let first = kept(HTML, &files).unwrap();
        assert_eq!(kept(&first.html, &files).unwrap(), first, "as often as it is asked for");
        for (html, other) in [
            (HTML, list(&[("a", "b")])),
            (HTML, list(&[("b", "a")])),
            (HTML, list(&[("a", "a"), ("b", "b")])),
            (&HTML.replace('A', "B"), files.clone()),
        ] {
            let kept = kept(html, &other).unwrap();
            assert_ne!(version(&kept.html), version(&first.html), "{html} {other:?}");
        }
    }

    #[test]
    fn what_is_beside_the_page_is_not_listed() {
        let folder = root().join("target/offline-test");
        fs::create_dir_all(&folder).unwrap();
        for name in ["index.html", "sw.js"].into_iter().chain(BESIDE).chain(["a.css"]) {
            fs::write(folder.join(name), name).unwrap();
        }
        assert_eq!(listed(&folder).unwrap().into_keys().collect::<Vec<_>>(), ["a.css"]);
    }
}
