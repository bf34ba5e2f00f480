//! Builds the page into `dist/` and serves it. It knows Trunk and what the built page must not contain, not what is on it.

use crate::{
    run::{announce, root, run, say},
    site::Site,
    size,
    tools::{self, BINARYEN, TRUNK, Tool, WASM_BINDGEN},
    wasm,
};
use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf, process::Command};

/// The port that `cargo xtask serve` takes, so that the address stays the same and with it what the browser keeps for it.
const PORT: u16 = 8087;

/// What the build calls.
const TOOLS: [&Tool; 3] = [&TRUNK, &WASM_BINDGEN, &BINARYEN];

/// Where the built page is.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Installs what the build calls, where it is not there yet.
///
/// # Errors
/// When a tool cannot be installed.
pub fn ensure_tools() -> Result<()> {
    tools::ensure(&TOOLS)
}

/// Builds the page for release and holds it to the budget.
///
/// # Errors
/// As [`make`]; or when the page is over the budget.
pub fn build() -> Result<()> {
    make()?;
    size::check(&dist())
}

/// Sets up what the build needs and builds the page for release.
///
/// # Errors
/// When a tool is missing and cannot be installed, the build fails, or the page has an inline script, which would not run.
pub fn make() -> Result<()> {
    let wasm = wasm::ensure()?;
    ensure_tools()?;
    announce("Building the page into dist/");
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--release", "--locked", "--log", "warn"]).current_dir(root());
    let programs = TOOLS.iter().map(|tool| tool.programs()).collect::<Result<Vec<_>>>()?;
    wasm.apply_lean(&mut trunk, &programs)?;
    // No look for newer versions of itself; and it takes NO_COLOR for a value that it then cannot read.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR");
    run(&mut trunk)?;
    let html = fs::read_to_string(dist().join("index.html"));
    check_scripts(&html.context("Trunk wrote no index.html")?)
}

/// Builds the page and serves it on this machine until the person stops it.
///
/// # Errors
/// As [`make`]; or when the port is taken.
pub fn serve() -> Result<()> {
    make()?;
    let site = Site::start(&dist(), PORT, &[], Vec::new())?;
    announce(format_args!("LDN Diary is at {}  (Ctrl+C stops it)", site.url()));
    site.wait();
    say("stopped");
    Ok(())
}

/// Every script must be a file: the page's policy would silently keep an inline one from running.
fn check_scripts(html: &str) -> Result<()> {
    let mut scripts =
        html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    if let Some(inline) = scripts.clone().find(|attributes| !attributes.contains("src=")) {
        bail!("dist/index.html has an inline script, which its policy forbids: <script{inline}>");
    }
    if !scripts.any(|attributes| attributes.contains("start-")) {
        bail!(
            "nothing starts the program: index.html needs <script data-trunk src=\"static/start.js\">"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, passes: Result<(), &str>) {
        let found = check_scripts(html).map_err(|error| error.to_string());
        match passes {
            Ok(()) => assert_eq!(found, Ok(())),
            Err(part) => assert!(found.unwrap_err().contains(part)),
        }
    }

    #[test]
    fn the_built_page_starts_by_a_file() {
        check(r#"<script src="./start-1.js"></script>"#, Ok(()));
        check(r#"<script type="module">go()</script>"#, Err("inline"));
        check("<p>", Err("nothing starts"));
    }
}
