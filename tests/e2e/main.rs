//! End-to-end tests: the built page in real browser engines.
//!
//! `cargo xtask e2e` builds the page and runs all journeys; words behind it choose: the name of an engine (`firefox`) or a part of
//! a journey's name. Each journey has an origin of its own, and with it empty storage; whatever it does, it fails when the page
//! logs an error, offends its policy, asks for a file that is not there, or makes any request that leaves its origin.
#![expect(clippy::print_stdout, reason = "the results are printed as a test harness does")]

mod axe;
mod deploy;
mod engine;
mod journey;
mod kill;
mod kill_update;
mod page;
#[path = "../common/planted.rs"]
mod planted;
mod watch;
#[path = "../common/years.rs"]
mod years;

use anyhow::{Context, Error, Result, bail};
use engine::{Browser, Engine};
use journey::{Journey, Opened};
use page::Page;
use std::{env, process::ExitCode, sync::Arc, thread, time::Duration};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use tokio::runtime::Builder;
use xtask::{
    run::{now, show_time},
    tools,
};

/// Longer than the longest journey on a slow machine; a page that hangs must not hang the whole run.
fn limit() -> Duration {
    Duration::from_mins(if env::var_os("LDN_LONG").is_some() { 60 } else { 5 })
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    match run_all(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("\nend-to-end tests: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_all(words: &[String]) -> Result<()> {
    tools::ensure(&[&tools::AXE, &tools::GECKODRIVER])?;
    let start = now();
    // Side by side, since most of the time goes by waiting for browsers; in threads, since the client waits for a browser's end
    // in a way that would hold up the others.
    let results = thread::scope(|scope| {
        let threads = Engine::ALL.map(|engine| {
            scope.spawn(move || {
                let runtime = Builder::new_current_thread().enable_all().build()?;
                let mut results = runtime.block_on(run_engine(engine, chosen(engine, words)));
                if is_chosen(engine, kill::NAME, words) {
                    let start = now();
                    let result = runtime.block_on(kill::kills(engine));
                    results.push(tell(engine, kill::NAME, start.elapsed(), &result));
                }
                if is_chosen(engine, kill_update::NAME, words) {
                    let start = now();
                    let result = runtime.block_on(kill_update::kills(engine));
                    results.push(tell(engine, kill_update::NAME, start.elapsed(), &result));
                }
                Ok::<_, Error>(results)
            })
        });
        let joined = threads
            .map(|thread| thread.join().unwrap_or_else(|_| bail!("an engine's thread panicked")));
        joined.into_iter().collect::<Result<Vec<_>>>()
    })?;
    let results = results.concat();
    let failed = results.iter().filter(|passed| !**passed).count();
    let passed = results.len() - failed;
    println!(
        "\nend-to-end tests: {passed} passed, {failed} failed in {}",
        show_time(start.elapsed())
    );
    match (passed, failed) {
        (0, 0) => bail!("no journey has that name"),
        (_, 0) => Ok(()),
        _ => bail!("{failed} failed"),
    }
}

/// The journeys that the words choose for an engine; all that run in it when there are no words.
fn chosen(engine: Engine, words: &[String]) -> Vec<Journey> {
    let is_wanted = |journey: &Journey| {
        journey.engines.contains(&engine) && is_chosen(engine, journey.name, words)
    };
    journey::all().into_iter().filter(is_wanted).collect()
}

fn is_chosen(engine: Engine, name: &str, words: &[String]) -> bool {
    let is_engine =
        |word: &&String| Engine::ALL.iter().any(|engine| engine.name() == word.as_str());
    let engines: Vec<&String> = words.iter().filter(is_engine).collect();
    let parts: Vec<&String> = words.iter().filter(|word| !is_engine(word)).collect();
    (engines.is_empty() || engines.iter().any(|word| engine.name() == word.as_str()))
        && (parts.is_empty() || parts.iter().any(|part| name.contains(part.as_str())))
}

/// One engine's journeys, one after the other in one browser; tells which passed.
async fn run_engine(engine: Engine, journeys: Vec<Journey>) -> Vec<bool> {
    let mut browser = None;
    let mut passed = Vec::new();
    for journey in journeys {
        let start = now();
        let mut result = run_journey(engine, &mut browser, &journey).await;
        if let (Engine::WebKit, Err(error)) = (engine, &result)
            && is_forgotten(&journey, error)
        {
            println!("again {:8}  {}\n{}", engine.name(), journey.name, indented(error));
            end(browser.take()).await;
            result = run_journey(engine, &mut browser, &journey).await;
        }
        if !tell(engine, journey.name, start.elapsed(), &result) {
            // Whatever state it is in: the next journey gets a new one.
            end(browser.take()).await;
        }
        passed.push(result.is_ok());
    }
    end(browser).await;
    passed
}

/// The journeys in which `WebKit` has its worker.
const WITH_ITS_WORKER: [&str; 2] = ["offline: every place opens", "offline: a new version waits"];

/// `WebKit` may have forgotten to go on. Its driver sometimes never hears that a page has come, about once in a hundred journeys; and on a
/// busy machine its worker is sometimes not there when a page asks it, or when there is a newer one, where a person would open the page
/// once more. These get one second try in a new browser, and never unseen: what fails twice fails, and anything else fails at once.
fn is_forgotten(journey: &Journey, error: &Error) -> bool {
    is_silent(error) || WITH_ITS_WORKER.contains(&journey.name)
}

/// A driver gave up waiting for its browser.
fn is_silent(error: &Error) -> bool {
    let driver = error.downcast_ref::<WebDriverError>();
    driver.is_some_and(|error| matches!(**error, WebDriverErrorInner::WebDriverTimeout(_)))
}

/// Prints how it went; tells whether it passed.
fn tell(engine: Engine, name: &str, time: Duration, result: &Result<()>) -> bool {
    let (engine, time) = (engine.name(), show_time(time));
    match result {
        Ok(()) => println!("pass  {engine:8}  {name}  ({time})"),
        Err(error) => println!("FAIL  {engine:8}  {name}  ({time})\n{}", indented(error)),
    }
    result.is_ok()
}

async fn end(browser: Option<Arc<Browser>>) {
    if let Some(browser) = browser.and_then(Arc::into_inner) {
        browser.end().await;
    }
}

async fn run_journey(
    engine: Engine,
    browser: &mut Option<Arc<Browser>>,
    journey: &Journey,
) -> Result<()> {
    if browser.is_none() {
        let started = Browser::start(engine).await;
        let started = started.with_context(|| format!("cannot start {}", engine.name()))?;
        *browser = Some(Arc::new(started));
    }
    let browser = browser.as_ref().context("the browser was just started")?;
    let page = match journey.opened {
        Opened::FromHost => Page::new(browser).await?,
        Opened::FromDisk => Page::from_disk(browser).await?,
    };
    let result = match tokio::time::timeout(limit(), (journey.run)(&page)).await {
        Ok(result) => result,
        Err(_elapsed) => bail!("not done after {}", show_time(limit())),
    };
    let result = match result {
        Ok(()) => Ok(()),
        // Nobody is there to be asked what the page looks like.
        Err(error) if is_silent(&error) => return Err(error),
        Err(error) => Err(error.context(looks(&page, journey).await)),
    };
    let complaints = match (page.complaints().await, &result) {
        // A page that cannot be asked any more must not hide what went wrong first.
        (Err(_), Err(_)) => Vec::new(),
        (complaints, _) => complaints?,
    };
    match (result, complaints.is_empty()) {
        (result, true) => result,
        (Ok(()), false) => bail!("the page misbehaved:\n{}", complaints.join("\n")),
        (Err(error), false) => {
            Err(error.context(format!("the page also misbehaved:\n{}", complaints.join("\n"))))
        }
    }
}

/// What the page looked like helps to understand a failure, which stays the thing to report.
async fn looks(page: &Page, journey: &Journey) -> String {
    drop(page.screenshot(&format!("failed-{}", journey.name.replace(' ', "-"))).await);
    // Without a place it is another page: the browser's own, which says what it could not load.
    let shown = "return location.href + ': ' + (document.querySelector('main') ?? document.documentElement).innerText.replace(/\\s+/g, ' ').slice(0, 800)";
    let shown: Result<String> = page.read(shown).await;
    shown.map_or_else(
        |_| "the page cannot be asked".into(),
        |shown| format!("the page shows {shown}"),
    )
}

fn indented(error: &Error) -> String {
    format!("{error:#}").lines().map(|line| format!("      {line}")).collect::<Vec<_>>().join("\n")
}
