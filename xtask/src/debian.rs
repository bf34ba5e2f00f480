//! What Debian's packages bring: found by a program or file that proves it, installed where that is allowed, else named with the
//! command that installs it. It knows nothing of what the parts are used for.

use crate::run::{announce, find_program, read, run};
use anyhow::{Result, bail};
use std::process::Command;

/// A program that proves that the part is there, whoever brought it (empty: only the package will do), and Debian's package.
pub type Part = (&'static str, &'static str);

/// Node, for `wasm-opt`.
pub const NODE: &[Part] = &[("node", "nodejs"), ("npm", "npm")];

/// Debian's newer Rust with the standard library's source, and a linker for WebAssembly.
pub const RUST_WEB: &[Part] = &[
    ("", "rustc-web"),
    ("", "cargo-web"),
    ("", "rust-web-src"),
    ("", "rust-web-llvm"),
    ("wasm-ld-22", "lld-22"),
];

/// The formatter and the linter of that Rust, where it is the only one.
pub const RUST_WEB_CHECKERS: &[Part] =
    &[("cargo-fmt", "rustfmt-web"), ("cargo-clippy", "rust-web-clippy")];

/// The three browser engines, each with its driver, and a screen for the one that cannot do without.
pub const BROWSERS: [(&str, &[Part]); 3] = [
    ("chromium", &[("chromium", "chromium"), ("chromedriver", "chromium-driver")]),
    ("firefox", &[("firefox", "firefox-esr")]),
    ("webkit", &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")]),
];

/// Fonts with a phone's widths, so that pictures look as the page does there.
pub const FONTS: &[Part] = &[("", "fonts-roboto-unhinted"), ("", "fonts-noto-core")];

/// Whether this system has Debian's packages at all.
#[must_use]
pub fn here() -> bool {
    find_program("apt-get").is_some()
}

/// Makes sure that every part is there.
///
/// # Errors
/// When one is missing and cannot be installed from here: then with the command that would.
pub fn ensure(parts: &[Part]) -> Result<()> {
    let missing: Vec<&str> = missing(parts).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install --no-install-recommends {}", missing.join(" "));
    if !here() {
        bail!(
            "missing on this machine: {}. On Debian this installs them, as root: {by_hand}",
            missing.join(", ")
        );
    }
    let Some(before) = becoming_root()? else {
        bail!(
            "missing on this machine: {}. This installs them, as root: {by_hand}",
            missing.join(", ")
        );
    };
    announce(format_args!("Installing {} from Debian", missing.join(", ")));
    run(apt(before).args(["update", "--quiet=2"]))?;
    run(apt(before)
        .args(["install", "--quiet=2", "--yes", "--no-install-recommends"])
        .args(&missing))
}

/// The packages among these that are not there.
pub fn missing(parts: &[Part]) -> impl Iterator<Item = &str> {
    parts.iter().filter(|part| !is_there(part)).map(|(_, package)| *package)
}

fn is_there((program, package): &Part) -> bool {
    let by_program = !program.is_empty() && find_program(program).is_some();
    by_program || is_installed(package)
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    read(query.args(["--show", "--showformat=${db:Status-Status}", package]))
        .is_ok_and(|status| status == "installed")
}

/// The words that come before a command so that root runs it; none when there is no way.
fn becoming_root() -> Result<Option<&'static [&'static str]>> {
    if read(Command::new("id").arg("-u"))? == "0" {
        return Ok(Some(&[]));
    }
    Ok(find_program("sudo").map(|_| ["sudo"].as_slice()))
}

fn apt(before: &[&str]) -> Command {
    let mut words =
        before.iter().copied().chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().unwrap_or("env"));
    command.args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_or_its_package_proves_a_part() {
        assert!(is_there(&("sh", "no-such-package")));
        assert!(!is_there(&("no-such-program", "no-such-package")));
        assert!(!is_there(&("", "no-such-package")));
    }

    #[test]
    fn apt_runs_as_root_without_questions() {
        let line = format!("{:?}", apt(&["sudo"]));
        assert_eq!(line, r#""sudo" "env" "DEBIAN_FRONTEND=noninteractive" "apt-get""#);
    }
}
