//! What is run now and then and not at every change: benchmarks, mutants, fuzzing. It knows the commands, not what they look at.

use crate::{
    checks::browser_benches,
    run::{announce, cargo, path_with, read, run, say},
    tools::{self, FUZZ, MUTANTS, Tool},
};
use anyhow::{Context, Result};
use std::process::Command;

/// Runs every benchmark target; each prints ratios, since times of one machine say nothing on another.
///
/// # Errors
/// When a benchmark does not build or fails.
pub fn bench() -> Result<()> {
    announce("Benchmarks");
    // In the release profile, as the page is built.
    run(cargo().args(["bench", "--bench", "*"]))?;
    announce("Benchmarks in browsers");
    browser_benches()
}

/// The rooms in which a mistake costs somebody a dose or an entry, or tells them of a change that was none.
const ROOMS: [&str; 5] = ["dose", "plan", "diary", "trends", "store"];

/// Changes those rooms in every way it knows, or the one that the first word names, and lists the changes that no test notices;
/// the other words go to cargo-mutants. Sealing is left out: what is slow on purpose is slow in every mutant too.
///
/// # Errors
/// When cargo-mutants cannot be installed, or a change survives.
pub fn mutants(words: &[&str]) -> Result<()> {
    tools::ensure(&[&MUTANTS])?;
    let (rooms, words) = rooms(words);
    announce(format_args!("Mutants of {}", rooms.join(", ")));
    // Only what the change can break is built: the rooms without the page, and their tests.
    let mut command = with(&MUTANTS)?;
    command.args(["mutants", "--no-default-features", "--jobs", "2"]);
    for room in rooms {
        command.args(["--file", &format!("src/{room}.rs"), "--file", &format!("src/{room}/**")]);
    }
    command.args(["--exclude", "src/store/seal.rs", "--exclude", "src/store/seal/**"]);
    run(command.args(words).args(["--", "--lib", "--test", "it"]))
}

/// The rooms to change, and the words that are left.
fn rooms<'a>(words: &'a [&'a str]) -> (Vec<&'a str>, &'a [&'a str]) {
    match words {
        [room, rest @ ..] if ROOMS.contains(room) => (vec![room], rest),
        all => (ROOMS.into(), all),
    }
}

/// Feeds a fuzz target of `tests/fuzz` for so many seconds.
///
/// # Errors
/// When there is no nightly compiler, which fuzzing needs; or when an input is found that breaks the target.
pub fn fuzz(target: &str, seconds: &str) -> Result<()> {
    read(Command::new("cargo").args(["+nightly", "--version"])).context(
        "fuzzing needs a nightly compiler: rustup toolchain install nightly --profile minimal",
    )?;
    tools::ensure(&[&FUZZ])?;
    announce(format_args!("Fuzzing {target} for {seconds} s"));
    let mut command = with(&FUZZ)?;
    command.args(["+nightly", "fuzz", "run", "--fuzz-dir", "tests/fuzz", target, "--"]);
    run(command.arg(format!("-max_total_time={seconds}")))?;
    say("Nothing was found.");
    Ok(())
}

/// Cargo with this tool among its commands.
fn with(tool: &Tool) -> Result<Command> {
    let mut command = cargo();
    command.env("PATH", path_with(&[tool.programs()?])?);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_may_choose_a_room() {
        for (words, chosen, left) in [
            (&[][..], &ROOMS[..], &[][..]),
            (&["plan"], &["plan"], &[]),
            (&["store"], &["store"], &[]),
            (&["dose", "--list"], &["dose"], &["--list"]),
            (&["--list", "dose"], &ROOMS, &["--list", "dose"]),
        ] {
            assert_eq!(rooms(words), (chosen.to_vec(), left), "{words:?}");
        }
    }
}
