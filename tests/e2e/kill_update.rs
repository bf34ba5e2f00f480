//! Whole browsers killed while a new version is being kept, or takes over: when they start again the page must open, whole, in one
//! version or the other, though the host may answer nothing.
//!
//! Without `WebDriver`, as in `kill`: the page drives itself by a script, and tells the server what it is.

use crate::{
    deploy::{self, Instead, another_build, version_of},
    engine::{Engine, Running, folder, screen},
    kill::{command, kill},
};
use anyhow::{Result, bail, ensure};
use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};
use xtask::{
    page::dist,
    site::{Fault, Site},
};

const DRIVER: (&str, &str) = ("update-driver.js", include_str!("kill_update.js"));
/// How long a browser may take for a step, in looks.
const LOOKS: usize = 3_000;
const LOOK: Duration = Duration::from_millis(10);

/// As it is printed and chosen.
pub(crate) const NAME: &str = "kill -9 amid an update leaves a whole version";

/// A build as the host has it.
struct Build {
    folder: PathBuf,
    given: Instead,
    version: String,
}

impl Build {
    fn of(folder: PathBuf) -> Result<Self> {
        let tag = format!("<script src={} defer></script>", DRIVER.0);
        let mut given = deploy::with_script(&folder, DRIVER, &tag)?;
        given.push(("said", String::new()));
        let version = version_of(&given)?;
        Ok(Self { folder, given, version })
    }
}

/// Kills the browser amid three updates, or twelve in the long run, and after each opens it with a host that answers nothing.
pub(crate) async fn kills(engine: Engine) -> Result<()> {
    let times: u32 = if env::var_os("LDN_LONG").is_some() { 12 } else { 3 };
    let profile = folder()?.join(format!("kill-update-{}", engine.name()));
    if profile.exists() {
        fs::remove_dir_all(&profile)?;
    }
    fs::create_dir_all(&profile)?;
    let old = Build::of(dist())?;
    let new = Build::of(another_build(&format!("kill-{}", engine.name()))?)?;
    let screen = if engine == Engine::WebKit { Some(screen()?) } else { None };
    let display = screen.as_ref().map(|(_, display)| display.as_str());
    let site = Site::start(&old.folder, 0, &[], old.given.clone())?;
    let url = format!("{}#/diary", site.url());
    let start = || Running::start(&mut command(engine, &profile, display, &url)?);
    let browser = start()?;
    wait(&site, "all of the first version to be kept", |line| {
        line == format!("kept {}", old.version)
    })
    .await?;
    end(browser, &profile);
    let (mut begun, mut newer) = (0, 0);
    for time in 0..times {
        let build = if time % 2 == 0 { &new } else { &old };
        site.serve(&build.folder, build.given.clone());
        drop(site.take_requests());
        let browser = start()?;
        let is_one =
            |line: &str| [&old, &new].iter().any(|one| line == format!("opened {}", one.version));
        wait(&site, "the page", is_one).await?;
        // At some time between the first file of the update and the moment at which it has taken over.
        if asked_for(&site, "-trends-").await {
            begun += 1;
        }
        tokio::time::sleep(Duration::from_millis(u64::from(time * 37 % 150))).await;
        end(browser, &profile);
        drop(site.take_requests());
        site.spoil("", Fault::Error);
        let browser = start()?;
        let opened = wait(&site, "the page without a host", is_one).await?;
        newer += u32::from(opened.ends_with(&build.version));
        end(browser, &profile);
        site.mend();
    }
    ensure!(begun > 0, "no update was under way when the browser was killed");
    let name = engine.name();
    println!(
        "      {name} was killed {times} times, {begun} of them amid an update; {newer} times the newer version was there after it"
    );
    Ok(())
}

fn end(browser: Running, profile: &Path) {
    kill(&browser, profile);
    drop(browser);
}

/// Waits until the page says such a line, and gives it.
async fn wait(site: &Site, what: &str, is_it: impl Fn(&str) -> bool) -> Result<String> {
    let mut seen = Vec::new();
    for _ in 0..LOOKS {
        for asked in site.take_requests() {
            if asked.line == "POST /said" && is_it(&asked.body) {
                return Ok(asked.body);
            }
            seen.push(format!("{} {} {}", asked.line, asked.body, asked.status));
        }
        tokio::time::sleep(LOOK).await;
    }
    bail!("waited in vain for {what}; the host heard {seen:?}")
}

/// Whether such a file is asked for within a while.
async fn asked_for(site: &Site, part: &str) -> bool {
    let mut seen = vec![];
    for _ in 0..500 {
        let now = site.take_requests();
        if now.iter().any(|asked| asked.line.contains(part)) {
            return true;
        }
        seen.extend(now);
        tokio::time::sleep(LOOK).await;
    }
    println!("DEBUG {seen:?}");
    false
}
