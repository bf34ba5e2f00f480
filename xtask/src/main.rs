//! Reads the command and calls it. It does nothing by itself.

use anyhow::{Result, bail};
use std::{env, process::ExitCode};
use xtask::{
    checks::{self, Share},
    deep, one_file, page, proof,
    run::say,
    size,
};

const USAGE: &str = "\
cargo xtask <command>

  serve            set everything up, build the page and serve it on this machine
  test [--long]    set everything up and run every check; --long with the long shares of the slow ones

  build            set up the build tools, build the page into dist/, print the hash of every file and check its size
  one-file         set up the build tools, build the page, and say where the edition in one file is and its hash; it opens from a disk
  reproduce        build twice from clean in two folders and compare every byte; takes twice as long as a first build
  size             print every file of the first visit in dist/, raw and brotli, against the budget, and what each place loads in all
  browsers [word]  run the tests inside Chromium and Firefox; the word chooses tests
  e2e [words]      build the page and drive it in Chromium, Firefox and WebKitGTK; words choose engines and journeys
  bench            run the benchmarks, which print ratios; fails where opening a diary or saving grows with its years
  mutants [room] [words]
                   change a room, or dose, diary and store, in every way and list what no test notices; words go to cargo-mutants
  fuzz [target] [seconds]
                   look for inputs that break a reader: `read`, `backup`, `csv`, `table`, `document` or `all` of them, which it is
                   unless told, for 60 seconds each unless told";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Without a backtrace: what helps is what was being done, not where in this program.
            say(format_args!("\nerror: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Result<()> {
    match words {
        ["serve"] => page::serve(),
        ["test"] => checks::test(Share::Plain),
        ["test", "--long"] => checks::test(Share::Long),
        ["build"] => page::build(),
        ["one-file"] => one_file::build(),
        ["reproduce"] => proof::reproduce(),
        ["size"] => size::check(&page::dist()),
        ["browsers", words @ ..] => checks::browsers(words),
        ["e2e", words @ ..] => checks::e2e(words),
        ["bench"] => deep::bench(),
        ["mutants", words @ ..] => deep::mutants(words),
        ["fuzz", words @ ..] => deep::fuzz(words),
        [] | ["help" | "--help" | "-h"] => {
            say(USAGE);
            Ok(())
        }
        other => bail!("there is no `cargo xtask {}`\n\n{USAGE}", other.join(" ")),
    }
}
