//! Whole browsers killed while they save: what was called Saved must be there when the browser starts again with the same profile.
//!
//! Without `WebDriver`, whose `WebKit` keeps nothing: the page drives itself by a script, and tells the server how far it is.

use crate::{
    deploy::{self, Instead},
    engine::{Engine, Running, desktop, folder, screen},
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use xtask::{page::dist, site::Site};

const DRIVER: (&str, &str) = ("kill-driver.js", include_str!("kill.js"));
/// From which the pauses before a kill are drawn.
const SEED: u64 = 7;
/// The longest of them, in milliseconds: some saves.
const PAUSE: u64 = 250;
/// How long a browser may take for a step, in looks of 5 ms.
const LOOKS: usize = 6_000;
const LOOK: Duration = Duration::from_millis(5);

/// As it is printed and chosen.
pub(crate) const NAME: &str = "kill -9 leaves every saved night";

/// What the page told so far, as numbers of saves.
#[derive(Default)]
struct Told {
    found: Option<u64>,
    /// How many milliseconds after the diary was shown that came, where the second copy brought it back.
    took: u64,
    /// What the page looked like then.
    seen: String,
    typed: u64,
    saved: u64,
    times_saved: usize,
}

/// Kills the browser twice, or twenty times in the long run: half of them at once after the word, half at some time in the next saves.
pub(crate) async fn kills(engine: Engine) -> Result<()> {
    let times = if env::var_os("LDN_LONG").is_some() { 20 } else { 2 };
    let mut random = fastrand::Rng::with_seed(SEED);
    let profile = folder()?.join(format!("kill-{}", engine.name()));
    if profile.exists() {
        fs::remove_dir_all(&profile)?;
    }
    fs::create_dir_all(&profile)?;
    let site = Site::start(&dist(), 0, &[], driven()?)?;
    let screen = if engine == Engine::WebKit { Some(screen()?) } else { None };
    let display = screen.as_ref().map(|(_, display)| display.as_str());
    let (mut typed, mut saved, mut times_saved, mut slowest) = (0, 0, 0, 0);
    for time in 0..=times {
        drop(site.take_requests());
        let browser = Running::start(&mut command(
            engine,
            &profile,
            display,
            &format!("{}#/diary", site.url()),
        )?)?;
        let mut told = Told::default();
        let diary = format!("the diary after {time} kills");
        wait(&site, &mut told, &diary, |told| told.found.is_some()).await?;
        let found = told.found.unwrap_or_default();
        slowest = slowest.max(told.took);
        ensure!(
            (saved..=typed.max(saved)).contains(&found),
            "after kill {time}, save {found} is there; {saved} was called saved, {typed} was typed; the page: {}",
            told.seen
        );
        // The last start only looks.
        if time < times {
            wait(&site, &mut told, "a save", |told| told.times_saved > time % 3).await?;
            if time % 2 == 1 {
                tokio::time::sleep(Duration::from_millis(random.u64(0..PAUSE))).await;
            }
        }
        kill(&browser, &profile);
        drop(browser);
        take(&site, &mut told)?;
        (typed, saved, times_saved) =
            (told.typed, told.saved.max(found), times_saved + told.times_saved);
    }
    let name = engine.name();
    println!(
        "      {name} was killed {times} times amid {times_saved} saves, by pauses of seed {SEED}; all was back {slowest} ms after the diary, at the latest"
    );
    Ok(())
}

/// The page with the script that drives it.
fn driven() -> Result<Instead> {
    let tag = format!("<script src={} defer></script>", DRIVER.0);
    let mut given = deploy::with_script(&dist(), DRIVER, &tag)?;
    given.push(("said", String::new()));
    Ok(given)
}

/// The browser with a profile of its own, showing this address.
pub(crate) fn command(
    engine: Engine,
    profile: &Path,
    display: Option<&str>,
    url: &str,
) -> Result<Command> {
    let mut command = match engine {
        Engine::Chromium => {
            let mut command = Command::new("chromium");
            command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"]);
            command.args(["--no-first-run", "--disable-background-networking", "--disable-sync"]);
            command.args(["--disable-component-update", "--lang=en-US"]);
            command.arg(format!("--user-data-dir={}", profile.display())).arg(url);
            command
        }
        Engine::Firefox => {
            // A browser that was killed would start in a safe mode after a few times.
            let prefs = r#"user_pref("toolkit.startup.max_resumed_crashes", -1);
                user_pref("browser.sessionstore.resume_from_crash", false);
                user_pref("browser.shell.checkDefaultBrowser", false);
                user_pref("browser.aboutwelcome.enabled", false);
                user_pref("datareporting.policy.dataSubmissionEnabled", false);"#;
            fs::write(profile.join("user.js"), prefs)?;
            let mut command = Command::new(firefox());
            command.args(["-headless", "-no-remote", "-profile"]).arg(profile).arg(url);
            command
        }
        Engine::WebKit => {
            let mut command = Command::new(crate::engine::mini_browser()?);
            command.arg(url).env("XDG_DATA_HOME", profile.join("data"));
            command.env("XDG_CACHE_HOME", profile.join("cache"));
            command.env("XDG_CONFIG_HOME", desktop()?);
            command
        }
    };
    if let Some(display) = display {
        command.env("DISPLAY", display);
    }
    command.env("LC_ALL", "en_US.UTF-8").env("LANGUAGE", "en_US");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

/// Debian has the long-term release, others the newest.
fn firefox() -> &'static str {
    if xtask::run::find_program("firefox-esr").is_some() { "firefox-esr" } else { "firefox" }
}

/// Without a warning, and everything that the browser started.
pub(crate) fn kill(browser: &Running, profile: &Path) {
    let group = format!("-{}", browser.id());
    // What has ended by itself is not there to be killed.
    drop(Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status());
    drop(Command::new("pkill").args(["-KILL", "-f"]).arg(profile).stderr(Stdio::null()).status());
}

async fn wait(
    site: &Site,
    told: &mut Told,
    what: &str,
    done: impl Fn(&Told) -> bool,
) -> Result<()> {
    for _ in 0..LOOKS {
        take(site, told)?;
        if done(told) {
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
    bail!("waited in vain for {what}")
}

fn take(site: &Site, told: &mut Told) -> Result<()> {
    for asked in site.take_requests().iter().filter(|asked| asked.line == "POST /said") {
        let mut words = asked.body.splitn(4, ' ');
        let word = words.next().context("a word")?;
        let number: u64 = words.next().context("a number")?.parse()?;
        match word {
            "found" => {
                told.found = Some(number);
                told.took = words.next().context("milliseconds")?.parse()?;
                words.next().unwrap_or_default().clone_into(&mut told.seen);
            }
            "typed" => told.typed = number,
            _ => {
                told.saved = number;
                told.times_saved += 1;
            }
        }
    }
    Ok(())
}
