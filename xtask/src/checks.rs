//! `cargo xtask test`: every check that the house has, in the order in which they fail soonest, and what each one cost.

use crate::{
    debian, fhir, page,
    run::{announce, cargo, find_program, now, path_with, read, root, run, say, show_time},
    size,
    tools::{self, AXE, DENY, GECKODRIVER, WASM_BINDGEN},
    wasm,
};
use anyhow::{Context, Error, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    time::Duration,
};

/// How much the checks try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// What each change has to pass: minutes.
    Plain,
    /// The long shares of the slow tests too, and the advisories: for a release.
    Long,
}

/// One check.
struct Step {
    what: &'static str,
    then: Then,
    run: fn(Share) -> Result<()>,
}

/// What happens after a check that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// The others run all the same, so that one run tells all.
    GoOn,
    /// The others would say nothing without it.
    Stop,
}

/// How a check went.
struct Outcome {
    what: &'static str,
    time: Duration,
    error: Option<Error>,
}

const RELEASE_BUILD: &str = "Release build";

const STEPS: &[Step] = &[
    Step { what: "Set up what the checks need", then: Then::Stop, run: |_| set_up() },
    // Where one is missing, all else is checked, in the others too.
    Step { what: "Three browsers", then: Then::GoOn, run: |_| browsers_and_fonts(&ENGINES) },
    Step {
        what: "Format",
        then: Then::GoOn,
        run: |_| run(cargo().args(["fmt", "--all", "--check"])),
    },
    Step { what: "Lints", then: Then::GoOn, run: |_| lints() },
    Step { what: "The wall: the inner rooms without the web", then: Then::GoOn, run: |_| wall() },
    Step { what: "Documentation", then: Then::GoOn, run: |_| documentation() },
    Step { what: "Native tests", then: Then::GoOn, run: native_tests },
    Step {
        what: "Health records by readers of other hands",
        then: Then::GoOn,
        run: |_| fhir::check(),
    },
    Step { what: "Tests inside browsers", then: Then::GoOn, run: |_| in_browsers(&[]) },
    Step { what: "Licences and sources of all crates", then: Then::GoOn, run: deny },
    Step { what: RELEASE_BUILD, then: Then::Stop, run: |_| page::make() },
    Step { what: "Size of the first visit", then: Then::GoOn, run: |_| size::check(&page::dist()) },
    Step {
        what: "End-to-end tests in three engines",
        then: Then::GoOn,
        run: |share| in_those_here(&ENGINES, is_here, |here| journeys(here, share)),
    },
];

/// Runs every check and then tells how each went.
///
/// # Errors
/// When a check fails, or something it needs is missing and cannot be installed.
pub fn test(share: Share) -> Result<()> {
    let mut outcomes = Vec::new();
    let mut head_start = None;
    for (index, Step { what, then, run }) in STEPS.iter().enumerate() {
        announce(format_args!("[{}/{}] {what}", index + 1, STEPS.len()));
        let start = now();
        if *what == RELEASE_BUILD {
            finish(head_start.take())?;
        }
        let error = run(share).err();
        if let Some(error) = &error {
            say(format_args!("FAILED: {error:#}"));
        }
        let stops = error.is_some() && *then == Then::Stop;
        outcomes.push(Outcome { what, time: start.elapsed(), error });
        if stops {
            break;
        }
        if index == 0 {
            head_start = Some(page::head_start()?);
        }
    }
    finish(head_start)?;
    conclude(&outcomes)
}

/// Waits for what was begun in the background. How it went, the step that needs it tells.
fn finish(begun: Option<Child>) -> Result<()> {
    begun.map(|mut begun| begun.wait()).transpose().context("a build in the background")?;
    Ok(())
}

fn conclude(outcomes: &[Outcome]) -> Result<()> {
    announce("How each check went");
    for Outcome { what, time, error } in outcomes {
        let word = if error.is_none() { "ok" } else { "FAILED" };
        say(format_args!("{word:>6}  {:>12}  {what}", show_time(*time)));
        if let Some(error) = error {
            say(format_args!("{:>24}{error:#}", ""));
        }
    }
    for Step { what, .. } in STEPS.iter().skip(outcomes.len()) {
        say(format_args!("{:>6}  {:>12}  {what}", "not", "run"));
    }
    say(format_args!(
        "        {:>12}  in all",
        show_time(outcomes.iter().map(|outcome| outcome.time).sum())
    ));
    let failed: Vec<&str> = outcomes
        .iter()
        .filter(|outcome| outcome.error.is_some())
        .map(|outcome| outcome.what)
        .collect();
    if !failed.is_empty() {
        bail!("{} of {} checks failed: {}", failed.len(), STEPS.len(), failed.join("; "));
    }
    say("\nAll checks passed.");
    Ok(())
}

/// Builds the page and runs the end-to-end tests that the words choose, all without words.
///
/// # Errors
/// When something is missing and cannot be installed, the build fails, or a journey fails.
pub fn e2e(words: &[&str]) -> Result<()> {
    browsers_and_fonts(&chosen_engines(words))?;
    page::make()?;
    announce("End-to-end tests");
    journeys(words, Share::Plain)
}

/// The engines that these words choose: those named, or all where none is.
fn chosen_engines(words: &[&str]) -> Vec<&'static str> {
    let named: Vec<_> = ENGINES.into_iter().filter(|engine| words.contains(engine)).collect();
    if named.is_empty() { ENGINES.into() } else { named }
}

/// What the journeys look at the page with: with other fonts, other lines would be too long.
fn browsers_and_fonts(engines: &[&str]) -> Result<()> {
    // The journeys go on in the other browsers where one is missing.
    let browsers = browsers_of(engines);
    let fonts = if debian::here() { debian::ensure(debian::FONTS) } else { Ok(()) };
    browsers.and(fonts)
}

fn browsers_of(engines: &[&str]) -> Result<()> {
    let chosen = debian::BROWSERS.iter().filter(|(name, _)| engines.contains(name));
    debian::ensure(&chosen.map(|(_, parts)| *parts).collect::<Vec<_>>().concat())
}

/// The engines by their names, which choose their journeys too.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// Those in which tests run inside the page: the runner cannot drive `WebKitGTK`.
const TESTED_INSIDE: [&str; 2] = ["chromium", "firefox"];

fn is_here(engine: &str) -> bool {
    let is_whole = |parts: &[debian::Part]| debian::missing(parts).next().is_none();
    debian::BROWSERS.iter().any(|(name, parts)| *name == engine && is_whole(parts))
}

/// Runs tests in those of these engines that are here, and fails where one is not, once the others have run.
fn in_those_here(
    engines: &[&'static str],
    is_here: impl Fn(&str) -> bool,
    tests: impl FnOnce(&[&str]) -> Result<()>,
) -> Result<()> {
    let (here, missing): (Vec<&str>, Vec<&str>) =
        engines.iter().copied().partition(|engine| is_here(engine));
    let ran = if here.is_empty() { Ok(()) } else { tests(&here) };
    if missing.is_empty() {
        return ran;
    }
    let not_run = format!("not run in {}: missing on this machine", missing.join(" and "));
    match ran {
        Ok(()) => bail!(not_run),
        Err(error) => Err(error.context(not_run)),
    }
}

fn set_up() -> Result<()> {
    checkers()?;
    wasm::ensure()?;
    fhir::ensure()?;
    tools::ensure(&[&page::TOOLS[..], &[&GECKODRIVER, &AXE, &DENY]].concat())
}

/// The formatter and the linter of the toolchain in use.
fn checkers() -> Result<()> {
    let there = |name| read(cargo().args([name, "--version"])).is_ok();
    if there("fmt") && there("clippy") {
        return Ok(());
    }
    if find_program("rustup").is_some() {
        return run(Command::new("rustup").current_dir(root()).args([
            "component",
            "add",
            "rustfmt",
            "clippy",
        ]));
    }
    debian::ensure(debian::RUST_WEB_CHECKERS)
}

fn lints() -> Result<()> {
    // As an argument and not in RUSTFLAGS, which would have every crate built once more.
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "e2e",
        "--",
        "-D",
        "warnings",
    ]))
}

fn wall() -> Result<()> {
    run(cargo().args(["check", "--lib", "--no-default-features"]))
}

/// All but the end-to-end tests, with the same features as those: so nothing is compiled for one of the two alone.
fn native_tests(share: Share) -> Result<()> {
    let own = ["--lib", "--bins", "--test", "[!e]*"];
    let tests = |targets: &[&str]| {
        let all = ["test", "--workspace", "--no-fail-fast", "--features", "e2e"];
        run(long(cargo().args(all).args(targets), share))
    };
    let (targets, examples) = (tests(&own), tests(&["--doc"]));
    targets.and(examples)
}

fn documentation() -> Result<()> {
    run(cargo()
        .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn long(command: &mut Command, share: Share) -> &mut Command {
    if share == Share::Long { command.env("LDN_LONG", "1") } else { command.env_remove("LDN_LONG") }
}

fn journeys(words: &[&str], share: Share) -> Result<()> {
    run(long(
        cargo().args(["test", "--quiet", "--features", "e2e", "--test", "e2e", "--"]).args(words),
        share,
    ))
}

/// Runs the tests of `tests/browser` that the word chooses, all without one; the runner takes no second word.
///
/// # Errors
/// When something is missing and cannot be installed, or a test fails.
pub fn browsers(words: &[&str]) -> Result<()> {
    browsers_of(&TESTED_INSIDE)?;
    tools::ensure(&[&WASM_BINDGEN, &GECKODRIVER])?;
    in_browsers(words)
}

/// Runs the benchmarks that need a browser, in the release profile, as the page is built.
///
/// # Errors
/// When something is missing and cannot be installed, or a benchmark fails.
pub(crate) fn browser_benches() -> Result<()> {
    browsers_of(&TESTED_INSIDE)?;
    tools::ensure(&[&WASM_BINDGEN, &GECKODRIVER])?;
    in_each_browser(&["--release", "--test", "speed"], &["--nocapture"])
}

/// The tests of `tests/browser`.
fn in_browsers(words: &[&str]) -> Result<()> {
    in_each_browser(&["--test", "browser"], words)
}

/// A test target, compiled for WebAssembly, in Chromium and in Firefox.
fn in_each_browser(target: &[&str], words: &[&str]) -> Result<()> {
    in_those_here(&TESTED_INSIDE, is_here, |here| in_browsers_here(here, target, words))
}

fn in_browsers_here(here: &[&str], target: &[&str], words: &[&str]) -> Result<()> {
    let runner = WASM_BINDGEN.programs()?;
    let drivers = [
        ("chromium", "CHROMEDRIVER", find_program("chromedriver")),
        ("firefox", "GECKODRIVER", Some(GECKODRIVER.programs()?.join("geckodriver"))),
    ];
    for (_, variable, driver) in drivers.into_iter().filter(|(name, ..)| here.contains(name)) {
        let driver = driver.context("no chromedriver on PATH")?;
        say(format_args!("by {}", driver.display()));
        let mut tests = cargo();
        tests.args(["test", "--target", wasm::TARGET]).args(target).arg("--").args(words);
        wasm::ensure()?.apply(&mut tests, std::slice::from_ref(&runner))?;
        tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        tests
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser_options()?)
            // Seconds for all tests or benchmarks of one browser.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "600");
        run(tests.env(variable, driver).env_remove(if variable == "GECKODRIVER" {
            "CHROMEDRIVER"
        } else {
            "GECKODRIVER"
        }))?;
    }
    Ok(())
}

/// What the test runner tells Chromium: as root it starts only without its sandbox. Nothing but our own tests runs in it.
fn browser_options() -> Result<PathBuf> {
    let file = root().join("target/webdriver.json");
    let options = r#"{"goog:chromeOptions": {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}}"#;
    fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    fs::write(&file, options)?;
    Ok(file)
}

/// Bans, licences and sources always. Advisories need a database from the network: the plain check goes on without it and says so,
/// the long one does not.
fn deny(share: Share) -> Result<()> {
    let deny = || {
        let mut command = cargo();
        let programs = DENY.programs().and_then(|programs| path_with(&[programs]));
        programs.map(|path| {
            command.args(["deny", "--all-features"]).env("PATH", path);
            command
        })
    };
    // Crates of other systems are looked at too, and no build here has fetched them.
    run(cargo().args(["fetch", "--locked"]))?;
    run(deny()?.args(["--offline", "check", "bans", "licenses", "sources"]))?;
    match (run(deny()?.args(["fetch", "db"])), share) {
        (Ok(()), _) => run(deny()?.args(["check", "--disable-fetch", "advisories"])),
        (Err(error), Share::Long) => Err(error.context("the advisories cannot be fetched")),
        (Err(_), Share::Plain) => {
            say("Skipped: the advisories. Their database cannot be reached from this machine.");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(here: &[&str], result: fn() -> Result<()>, ran: &[&str], said: Option<&str>) {
        let mut seen = Vec::new();
        let outcome = in_those_here(
            &ENGINES,
            |engine| here.contains(&engine),
            |engines| {
                seen.extend(engines.iter().map(|engine| (*engine).to_owned()));
                result()
            },
        );
        assert_eq!(seen, ran, "{here:?}");
        assert_eq!(outcome.err().map(|error| format!("{error:#}")).as_deref(), said, "{here:?}");
    }

    #[test]
    fn words_choose_engines_and_without_one_it_is_all() {
        assert_eq!(chosen_engines(&["offline", "firefox"]), ["firefox"]);
        assert_eq!(chosen_engines(&["webkit", "chromium"]), ["chromium", "webkit"]);
        assert_eq!(chosen_engines(&["offline"]), ENGINES);
    }

    /// Off Debian one missing browser once kept everything from being checked, and a check without one must not pass either.
    #[test]
    fn a_missing_browser_fails_the_check_once_the_others_have_run() {
        let well: fn() -> Result<()> = || Ok(());
        let badly: fn() -> Result<()> = || bail!("1 failed");
        check(&ENGINES, well, &ENGINES, None);
        check(&ENGINES, badly, &ENGINES, Some("1 failed"));
        let missing = "not run in webkit: missing on this machine";
        check(&["chromium", "firefox"], well, &["chromium", "firefox"], Some(missing));
        let both = format!("{missing}: 1 failed");
        check(&["chromium", "firefox"], badly, &["chromium", "firefox"], Some(&both));
        let none = "not run in chromium and firefox and webkit: missing on this machine";
        check(&[], well, &[], Some(none));
    }

    #[test]
    fn every_engine_has_its_parts() {
        assert_eq!(debian::BROWSERS.map(|(name, _)| name), ENGINES);
    }
}
