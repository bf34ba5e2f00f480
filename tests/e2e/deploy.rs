//! What a server is given to serve: a build with a script of the tests in its page, and a worker that knows of it; and other builds,
//! which are made of the one that there is. It knows files, and nothing of what is on the page.

use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};
use xtask::{
    offline,
    page::{dist, hash_in, hashes},
    run::root,
};

/// Texts that a server gives in the place of a folder's files, each with its name.
pub(crate) type Instead = Vec<(&'static str, String)>;

/// A folder's page with a script before all others, the tag given; where the page has a worker, one that keeps the script too.
pub(crate) fn with_script(
    folder: &Path,
    (name, script): (&'static str, &str),
    tag: &str,
) -> Result<Instead> {
    let html = fs::read_to_string(folder.join(offline::PAGE))
        .with_context(|| format!("no page in {}: cargo xtask build", folder.display()))?;
    let html = html.replacen("<meta ", &format!("{tag}<meta "), 1);
    let mut given = vec![(name, script.to_owned())];
    if offline::version(&html).is_none() {
        given.push((offline::PAGE, html));
        return Ok(given);
    }
    let mut files = offline::listed(folder)?;
    files.insert(name.to_owned(), offline::integrity(script.as_bytes()));
    let kept = offline::kept(&html, &files)?;
    given.extend([(offline::PAGE, kept.html), (offline::WORKER, kept.worker)]);
    Ok(given)
}

/// The page among the texts.
pub(crate) fn page_of(given: &Instead) -> &str {
    given.iter().find(|(name, _)| *name == offline::PAGE).map_or("", |(_, text)| text)
}

/// The version of the page among the texts.
pub(crate) fn version_of(given: &Instead) -> Result<String> {
    Ok(offline::version(page_of(given)).context("the page has no version")?.to_owned())
}

/// Another build, as a next compilation would give it: each file with a hash in its name has other bytes that do the same, and another
/// name. `mark` tells builds apart.
pub(crate) fn another_build(mark: &str) -> Result<PathBuf> {
    let (from, to) = (dist(), root().join("target/e2e").join(format!("build-{mark}")));
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    fs::create_dir_all(&to)?;
    let mut html = fs::read_to_string(from.join(offline::PAGE))?;
    for path in offline::files(&from)? {
        let name = path.strip_prefix(&from)?.display().to_string();
        let bytes = fs::read(&path)?;
        match hash_in(&name) {
            Some(hash) => {
                let altered = altered(&name, &bytes, mark)?;
                let ((short, new_integrity), (_, integrity)) = (hashes(&altered), hashes(&bytes));
                let new = name.replace(hash, &short);
                html = html.replace(&name, &new).replace(&integrity, &new_integrity);
                fs::write(to.join(new), altered)?;
            }
            None => fs::write(to.join(name), bytes)?,
        }
    }
    let kept = offline::kept(&html, &offline::listed(&to)?)?;
    fs::write(to.join(offline::PAGE), kept.html)?;
    fs::write(to.join(offline::WORKER), kept.worker)?;
    Ok(to)
}

/// The same with a remark that does nothing.
fn altered(name: &str, bytes: &[u8], mark: &str) -> Result<Vec<u8>> {
    let remark = match name.rsplit_once('.').map(|(_, kind)| kind) {
        // A section that engines skip: its kind, its length, the length of its name, its name.
        Some("wasm") => {
            let length = u8::try_from(mark.len())?;
            [&[0, length + 1, length], mark.as_bytes()].concat()
        }
        Some("svg") => format!("<!-- {mark} -->").into_bytes(),
        _ => format!("\n/* {mark} */\n").into_bytes(),
    };
    Ok([bytes, &remark].concat())
}
