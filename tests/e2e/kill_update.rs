//! Whole browsers killed while a new version is being kept, or takes over: when they start again the page must open, whole, in one
//! version or the other, though the host may answer nothing.
//!
//! Without `WebDriver`, as in `kill`: the page drives itself by a script, and tells the server what it is.

use crate::{
    deploy::{self, Instead, another_build, version_of},
    engine::{Engine, Running, folder, screen},
    kill::{command, kill},
};
use anyhow::{Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};
use xtask::{
    page::dist,
    site::{Asked, Fault, Site},
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
    let first = format!("kept {}", old.version);
    wait(&site, "all of the first version to be kept", |asked| asked.body == first).await?;
    end(browser, &profile);
    let is_open = |asked: &Asked| {
        [&old, &new].iter().any(|one| asked.body == format!("opened {}", one.version))
    };
    let mut newer = 0;
    for time in 0..times {
        let build = if time % 2 == 0 { &new } else { &old };
        site.serve(&build.folder, build.given.clone());
        drop(site.take_requests());
        // Every second time it is killed while a file is on its way, else a little after it has been asked for.
        let stalls = time % 2 == 0;
        if stalls {
            site.spoil(LAST, Fault::Stalled);
        }
        let browser = start()?;
        let heard = wait(&site, "the page", is_open).await?;
        if !heard.iter().any(is_update) {
            wait(&site, "the update", is_update).await?;
        }
        tokio::time::sleep(Duration::from_millis(u64::from(time * 37 % 150))).await;
        end(browser, &profile);
        site.mend();
        drop(site.take_requests());
        site.spoil("", Fault::Error);
        let browser = start()?;
        let heard = wait(&site, "the page without a host", is_open).await?;
        newer +=
            u32::from(heard.iter().any(|asked| asked.body == format!("opened {}", build.version)));
        end(browser, &profile);
        site.mend();
    }
    let name = engine.name();
    println!(
        "      {name} was killed amid {times} updates and opened after each; {newer} times in the newer version"
    );
    Ok(())
}

/// A file that the page does not ask for by itself: whoever asks for it is the worker of the new version.
const LAST: &str = "-trends-";

fn is_update(asked: &Asked) -> bool {
    asked.line.contains(LAST)
}

fn end(browser: Running, profile: &Path) {
    kill(&browser, profile);
    drop(browser);
}

/// Waits until the host hears such a thing; gives all that it heard until then.
async fn wait(site: &Site, what: &str, is_it: impl Fn(&Asked) -> bool) -> Result<Vec<Asked>> {
    let mut heard = Vec::new();
    for _ in 0..LOOKS {
        let now = site.take_requests();
        let found = now.iter().any(&is_it);
        heard.extend(now);
        if found {
            return Ok(heard);
        }
        tokio::time::sleep(LOOK).await;
    }
    bail!("waited in vain for {what}; the host heard {heard:?}")
}
