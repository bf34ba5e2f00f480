//! What is run now and then and not at every change: benchmarks, mutants, fuzzing. It knows the commands, not what they look at.

use crate::{
    checks::browser_benches,
    run::{announce, cargo, path_with, read, root, run, say},
    tools::{self, FUZZ, MUTANTS, Tool},
};
use anyhow::{Context, Result, bail};
use std::{fs, path::PathBuf, process::Command};

/// Runs every benchmark target; each prints ratios, since times of one machine say nothing on another.
///
/// # Errors
/// When a benchmark does not build or fails, as that of the browser does where opening or saving grows with the years of a diary.
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

/// The fuzz targets: the programs of `tests/fuzz`, each with a folder of seeds.
const TARGETS: [&str; 6] = ["read", "backup", "csv", "table", "document", "rescue"];

/// Feeds the fuzz target that the first word names, or with `all` or without a word every one, for so many seconds as the second says,
/// or a minute. An input that takes more than twenty seconds is found like one that breaks it.
///
/// # Errors
/// When a word names no target or is no number, there is no nightly compiler, which fuzzing needs, or an input is found that breaks one.
pub fn fuzz(words: &[&str]) -> Result<()> {
    let (targets, seconds) = fuzzed(words)?;
    read(Command::new("cargo").args(["+nightly", "--version"])).context(
        "fuzzing needs a nightly compiler: rustup toolchain install nightly --profile minimal",
    )?;
    tools::ensure(&[&FUZZ])?;
    for target in targets {
        announce(format_args!("Fuzzing {target} for {seconds} s"));
        // What is found on the way goes into a folder of its own: the seeds are written by hand.
        let found = root().join("target/fuzz-corpus").join(target);
        fs::create_dir_all(&found).with_context(|| found.display().to_string())?;
        let mut command = with(&FUZZ)?;
        command.args(["+nightly", "fuzz", "run", "--fuzz-dir", "tests/fuzz", target]);
        command.arg(found).arg(seeds().join(target)).args(["--", "-timeout=20"]);
        run(command.arg(format!("-max_total_time={seconds}")))?;
    }
    say("Nothing was found.");
    Ok(())
}

fn seeds() -> PathBuf {
    root().join("tests/fuzz/corpus")
}

/// The targets that the words choose, and for how many seconds.
fn fuzzed<'a>(words: &[&'a str]) -> Result<(Vec<&'a str>, u32)> {
    let (target, seconds) = match words {
        [] => ("all", "60"),
        [target] => (*target, "60"),
        [target, seconds] => (*target, *seconds),
        _ => bail!("fuzz takes a target and a number of seconds"),
    };
    let seconds =
        seconds.parse::<u32>().with_context(|| format!("{seconds} is no number of seconds"))?;
    match target {
        "all" => Ok((TARGETS.into(), seconds)),
        one if TARGETS.contains(&one) => Ok((vec![one], seconds)),
        other => bail!("there is no target {other}: all, or one of {}", TARGETS.join(", ")),
    }
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

    #[test]
    fn words_choose_targets_and_seconds() {
        for (words, chosen, seconds) in [
            (&[][..], &TARGETS[..], 60),
            (&["all"], &TARGETS, 60),
            (&["all", "5"], &TARGETS, 5),
            (&["csv"], &["csv"], 60),
            (&["backup", "600"], &["backup"], 600),
        ] {
            assert_eq!(fuzzed(words).unwrap(), (chosen.to_vec(), seconds), "{words:?}");
        }
        for words in [&["sealed"][..], &["csv", "long"], &["csv", "5", "6"]] {
            assert!(fuzzed(words).is_err(), "{words:?}");
        }
    }

    /// A target that the command does not know is never run, and one without seeds starts from nothing.
    #[test]
    fn every_program_of_the_fuzz_package_is_a_target_with_seeds() {
        let manifest = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).unwrap();
        let (_, bins) = manifest.split_once("[[bin]]").unwrap();
        let names = bins.lines().filter_map(|line| line.strip_prefix("name = \""));
        let names: Vec<&str> = names.filter_map(|rest| rest.strip_suffix('"')).collect();
        assert_eq!(names, TARGETS);
        for target in TARGETS {
            let seeds = fs::read_dir(seeds().join(target)).unwrap();
            assert!(seeds.count() >= 5, "{target} has too few seeds");
        }
    }
}
