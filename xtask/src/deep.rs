//! What is run now and then and not at every change: benchmarks, mutants, fuzzing. It knows the commands, not what they look at.

use crate::{
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
    run(cargo().args(["bench", "--bench", "*"]))
}

/// Changes the dose room in every way it knows, and lists the changes that no test notices; the words go to cargo-mutants.
///
/// # Errors
/// When cargo-mutants cannot be installed, or a change survives.
pub fn mutants(words: &[&str]) -> Result<()> {
    tools::ensure(&[&MUTANTS])?;
    announce("Mutants of src/dose");
    // Only what the change can break is built: the room without the page, and its tests.
    let mut command = with(&MUTANTS)?;
    command.args([
        "mutants",
        "--file",
        "src/dose.rs",
        "--file",
        "src/dose/**",
        "--no-default-features",
        "--jobs",
        "2",
    ]);
    run(command.args(words).args(["--", "--lib", "--test", "it"]))
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
