//! Health records by readers of other hands: two must take the golden bundle and random ones, and bundles with a mistake are refused. It
//! knows how the readers are installed and asked, and not what a bundle is.

use crate::{
    debian, proof,
    run::{cargo, root, run},
    tools,
};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What npm takes to install exactly these readers: their versions, and the hash of each package that comes along.
const PINS: [&str; 2] = ["package.json", "package-lock.json"];

/// The test that writes random bundles.
const WRITER: &str = "exchange::fhir::bundles_for_validators";

/// Where the readers are pinned, beside the script that asks them.
fn pinned() -> PathBuf {
    root().join("tests/it/exchange/fhir")
}

/// The folder of the readers: another one for other pins.
fn installed() -> Result<PathBuf> {
    let sum = proof::sum(&pinned().join("package-lock.json"))?;
    let short = sum.get(..16).context("a hash is longer")?;
    Ok(tools::cache()?.join("tools").join(format!("fhir-readers-{short}")))
}

/// Installs the readers, where these are not there yet.
///
/// # Errors
/// When they cannot be installed; the message names the command that failed.
pub fn ensure() -> Result<()> {
    tools::install_once(&installed()?, "Installing two readers of FHIR (once)", install)
}

fn install(into: &Path) -> Result<()> {
    debian::ensure(debian::NODE)?;
    for name in PINS {
        fs::copy(pinned().join(name), into.join(name)).with_context(|| name.to_owned())?;
    }
    // By the lock file alone, whose hashes every package must have. Scripts of packages are not run: all are plain files.
    let mut command = Command::new("npm");
    command.args(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]);
    run(command.arg(into).current_dir(into))
}

/// Writes random bundles, and asks the readers about them, the golden one and those with a mistake.
///
/// # Errors
/// When the readers cannot be installed, one refuses a bundle of ours, or neither sees a mistake that they are known to see.
pub fn check() -> Result<()> {
    ensure()?;
    let random = root().join("target/fhir");
    if random.exists() {
        fs::remove_dir_all(&random).with_context(|| random.display().to_string())?;
    }
    fs::create_dir_all(&random).with_context(|| random.display().to_string())?;
    // With the features of the native tests, so that nothing is compiled once more.
    let mut writer = cargo();
    writer.args(["test", "--quiet", "--workspace", "--features", "e2e", "--test", "it", "--"]);
    run(writer.args(["--ignored", "--exact", WRITER]).env("LDN_DIARY_FHIR", &random))?;
    let mut readers = Command::new("node");
    readers.arg(pinned().join("validate.cjs")).arg(root().join("tests/golden/fhir")).arg(&random);
    run(readers.env("NODE_PATH", installed()?.join("node_modules")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without a version and a hash for each, another day would bring other readers.
    #[test]
    fn every_package_is_pinned_by_its_hash() {
        let lock = fs::read_to_string(pinned().join("package-lock.json")).unwrap();
        let count = |what: &str| lock.matches(what).count();
        assert!(count("\"integrity\": \"sha512-") >= 2);
        assert_eq!(
            count("\"node_modules/"),
            count("\"integrity\": \"sha512-") + count("\"inBundle\": true")
        );
        assert!(!lock.contains("://registry"), "a host is named, which not every machine asks");
    }

    #[test]
    fn the_test_that_writes_bundles_is_there() {
        let tests = fs::read_to_string(root().join("tests/it/exchange/fhir.rs")).unwrap();
        let (_, name) = WRITER.rsplit_once(':').unwrap();
        assert!(tests.contains(&format!("fn {name}()")), "{name}");
    }
}
