//! Reads the command and calls it. It does nothing by itself.

use anyhow::{Result, bail};
use std::env;
use xtask::{page, run::say, size};

const USAGE: &str = "\
cargo xtask <command>

  serve    set everything up, build the page and serve it on this machine
  build    set up the build tools, build the page into dist/ and check its size
  size     print every file of the first visit in dist/, raw and brotli, against the budget
";

fn main() -> Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => page::serve(),
        ["build"] => page::build(),
        ["size"] => size::check(&page::dist()),
        [] | ["help" | "--help" | "-h"] => {
            say(USAGE);
            Ok(())
        }
        other => bail!("there is no `cargo xtask {}`\n\n{USAGE}", other.join(" ")),
    }
}
