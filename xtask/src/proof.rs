//! How anyone can check that a build is what the sources make: the hash of every file, and building twice to the same bytes. It knows
//! folders and bytes, and not what is built.

use crate::{
    offline::files,
    page,
    run::{announce, read, root, run, say},
};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The list of hashes, in the form that `sha256sum --check` reads. The page does not load it.
pub const SUMS: &str = "SHA256SUMS";

/// The folders of the two builds, below `target/reproduce`: as different as can be, since paths are what gets into programs.
const FOLDERS: [&str; 2] = ["one", "another/and much deeper/place"];

/// Writes the hash of every file in `dist` into a file beside them.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write_sums(dist: &Path) -> Result<()> {
    let mut text = String::new();
    for (name, hash) in hashes(dist)?.into_iter().filter(|(name, _)| name != SUMS) {
        writeln!(text, "{hash}  {name}")?;
    }
    Ok(fs::write(dist.join(SUMS), text)?)
}

/// Prints them.
///
/// # Errors
/// When there are none.
pub fn show_sums(dist: &Path) -> Result<()> {
    announce("SHA-256 of every file");
    let text = fs::read_to_string(dist.join(SUMS)).context("no hashes: cargo xtask build")?;
    say(text.trim_end());
    Ok(())
}

/// A file's line, as `sha256sum` writes it.
///
/// # Errors
/// When the file cannot be read.
pub fn sum(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let name = file.file_name().unwrap_or_default().display();
    Ok(format!("{}  {name}", base16ct::lower::encode_string(&Sha256::digest(bytes))))
}

/// Every file below a folder with its SHA-256 in hexadecimal digits.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let paths = files(folder)?;
    let hash = |path: PathBuf| {
        let name = path.strip_prefix(folder)?.display().to_string();
        Ok((name, base16ct::lower::encode_string(&Sha256::digest(fs::read(&path)?))))
    };
    paths.into_iter().map(hash).collect()
}

/// Builds the sources as they are now twice from clean, in two folders, and compares every byte of what comes out.
///
/// # Errors
/// When a build fails, or the two are not the same.
pub fn reproduce() -> Result<()> {
    let [one, two] = FOLDERS.map(|name| root().join("target/reproduce").join(name));
    // Both before the first is built, which takes minutes: what is changed meanwhile would be in one of them alone.
    for folder in [&one, &two] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        copy_sources(folder)?;
    }
    let (one, two) = (built(&one)?, built(&two)?);
    let differ = differing(&one, &two);
    if !differ.is_empty() {
        bail!("the two builds differ in {}", differ.join(", "));
    }
    say(format_args!("\nBoth builds are the same: {} files, byte for byte.", one.len()));
    Ok(())
}

/// Builds the sources in a folder; gives every file that comes out, the edition in one file among them, with its hash.
fn built(folder: &Path) -> Result<BTreeMap<String, String>> {
    announce(format_args!("Building from clean in {}", folder.display()));
    let mut build = Command::new("cargo");
    build.args(["xtask", "build"]).current_dir(folder);
    // What was compiled elsewhere would not be from clean, wherever the person's own settings have Cargo look for it.
    run(build.env("CARGO_TARGET_DIR", folder.join("target")).env("RUSTC_WRAPPER", ""))?;
    hashes(&folder.join(page::dist().strip_prefix(root())?))
}

/// The names under which the two do not have the same.
fn differing(one: &BTreeMap<String, String>, two: &BTreeMap<String, String>) -> Vec<String> {
    let names = one.keys().chain(two.keys().filter(|name| !one.contains_key(*name)));
    names.filter(|name| one.get(*name) != two.get(*name)).cloned().collect()
}

/// What git has or would take: no build's leavings.
fn copy_sources(to: &Path) -> Result<()> {
    let mut list = Command::new("git");
    // Without its marks each name is as it is, whatever letters and spaces it has.
    list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    for name in names(&read(list.current_dir(root()))?) {
        let (from, to) = (root().join(name), to.join(name));
        // A file that was deleted and not yet committed.
        if !from.exists() {
            continue;
        }
        fs::create_dir_all(to.parent().context("it has a folder")?)?;
        fs::copy(&from, &to).with_context(|| from.display().to_string())?;
    }
    Ok(())
}

/// The names in a list of git's, each of which ends with a zero.
fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split('\0').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are() {
        let list = "src/a.rs\0with space\0grün \"x\"\nline\0";
        let found: Vec<&str> = names(list).collect();
        assert_eq!(found, ["src/a.rs", "with space", "grün \"x\"\nline"]);
    }

    #[test]
    fn the_list_is_as_sha256sum_writes_it() {
        let folder = root().join("target/proof-test");
        fs::create_dir_all(folder.join("b")).unwrap();
        fs::write(folder.join("a"), "a").unwrap();
        fs::write(folder.join("b/c"), "").unwrap();
        write_sums(&folder).unwrap();
        // By sha256sum.
        let a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a\n";
        let c = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/c\n";
        assert_eq!(fs::read_to_string(folder.join(SUMS)).unwrap(), [a, c].concat());
        write_sums(&folder).unwrap();
        assert_eq!(fs::read_to_string(folder.join(SUMS)).unwrap(), [a, c].concat(), "not itself");
        assert_eq!(sum(&folder.join("a")).unwrap(), a.trim_end());
    }

    #[test]
    fn every_difference_is_named() {
        let of = |list: &[(&str, &str)]| {
            list.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
        };
        let one = of(&[("same", "1"), ("other", "2"), ("gone", "3")]);
        let two = of(&[("same", "1"), ("other", "4"), ("new", "5")]);
        assert_eq!(differing(&one, &two), ["gone", "other", "new"]);
        assert_eq!(differing(&one, &one), Vec::<String>::new());
    }
}
