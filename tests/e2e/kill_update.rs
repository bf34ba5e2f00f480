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
use std::{env, fs, path::PathBuf, time::Duration};
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

/// A browser with a profile of its own, and the host that it asks.
struct Run {
    engine: Engine,
    profile: PathBuf,
    screen: Option<(Running, String)>,
    site: Site,
}

impl Run {
    fn of(engine: Engine, first: &Build) -> Result<Self> {
        let profile = folder()?.join(format!("kill-update-{}", engine.name()));
        if profile.exists() {
            fs::remove_dir_all(&profile)?;
        }
        fs::create_dir_all(&profile)?;
        let screen = if engine == Engine::WebKit { Some(screen()?) } else { None };
        let site = Site::start(&first.folder, 0, &[], first.given.clone())?;
        Ok(Self { engine, profile, screen, site })
    }

    /// At the diary: something is there to stay for.
    fn start(&self) -> Result<Running> {
        let display = self.screen.as_ref().map(|(_, display)| display.as_str());
        let url = format!("{}#/diary", self.site.url());
        Running::start(&mut command(self.engine, &self.profile, display, &url)?)
    }

    fn end(&self, browser: Running) {
        kill(&browser, &self.profile);
        drop(browser);
    }

    /// Keeps all of the first version.
    async fn keep(&self, first: &Build) -> Result<()> {
        let browser = self.start()?;
        let said = format!("kept {}", first.version);
        wait(&self.site, "all of the first version to be kept", |asked| asked.body == said).await?;
        // That there is a worker at all some browsers write down a little later.
        tokio::time::sleep(Duration::from_secs(1)).await;
        self.end(browser);
        Ok(())
    }

    /// Whether it is opened once more after this, which is told: on a busy machine the window of `WebKitGTK` may stay empty, and nothing is
    /// asked for. A person would do so too.
    fn opens_again(&self, error: &anyhow::Error) -> bool {
        let again = self.engine == Engine::WebKit;
        if again {
            println!("again webkit    {NAME}\n      {error:#}");
        }
        again
    }

    /// Kills the browser while it updates to this build: every second time while a file is on its way, else a little after that has been
    /// asked for, when it may be kept, waiting or in charge.
    async fn update(&self, time: u32, build: &Build) -> Result<()> {
        self.site.serve(&build.folder, build.given.clone());
        drop(self.site.take_requests());
        if time.is_multiple_of(2) {
            self.site.spoil(LAST, Fault::Stalled);
        }
        let mut browser = self.start()?;
        let mut heard = wait(&self.site, "the update", is_update).await;
        if let Err(error) = &heard
            && self.opens_again(error)
        {
            self.end(browser);
            browser = self.start()?;
            heard = wait(&self.site, "the update", is_update).await;
        }
        drop(heard?);
        tokio::time::sleep(Duration::from_millis(u64::from(time * 37 % 150))).await;
        self.end(browser);
        self.site.mend();
        Ok(())
    }

    /// Opens it while the host is in trouble with everything; gives what the page said. Firefox writes down that there is a worker some
    /// time after it is there, and killed before that it asks the host for everything: then the host's version must open.
    async fn open_without_a_host(&self) -> Result<(Vec<Asked>, Worker)> {
        drop(self.site.take_requests());
        self.site.spoil("", Fault::Error);
        let is_open = |asked: &Asked| asked.body.starts_with("opened ");
        let open = async || {
            let browser = self.start()?;
            let heard = wait(&self.site, "the page without a host", is_open).await;
            self.end(browser);
            heard
        };
        let mut heard = open().await;
        if let Err(error) = &heard
            && self.opens_again(error)
        {
            heard = open().await;
        }
        self.site.mend();
        match heard {
            Ok(heard) => Ok((heard, Worker::Known)),
            Err(error) if self.engine != Engine::Firefox => Err(error),
            Err(_) => {
                let browser = self.start()?;
                let heard = wait(&self.site, "the page of the host", is_open).await?;
                self.end(browser);
                Ok((heard, Worker::Forgotten))
            }
        }
    }
}

/// Whether the browser still knew after a kill that the page has a worker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Worker {
    Known,
    Forgotten,
}

/// Kills the browser amid three updates, or twelve in the long run, and after each opens it with a host that answers nothing. Each is to
/// another build: of what a browser has been given before, it asks no host.
pub(crate) async fn kills(engine: Engine) -> Result<()> {
    let times: u32 = if env::var_os("LDN_LONG").is_some() { 12 } else { 3 };
    let first = Build::of(dist())?;
    let run = Run::of(engine, &first)?;
    run.keep(&first).await?;
    let (mut newer, mut forgotten) = (0, 0);
    let mut known = vec![first.version];
    for time in 0..times {
        let build = Build::of(another_build(&format!("kill-{}-{time}", engine.name()))?)?;
        run.update(time, &build).await?;
        known.push(build.version.clone());
        let (heard, worker) = run.open_without_a_host().await?;
        forgotten += u32::from(worker == Worker::Forgotten);
        let opened: Vec<_> =
            heard.iter().filter_map(|asked| asked.body.strip_prefix("opened ")).collect();
        let is_known = |version: &&str| known.iter().any(|one| one == version);
        ensure!(opened.iter().all(is_known), "{opened:?} opened, of {known:?}");
        newer += u32::from(opened.contains(&build.version.as_str()));
    }
    let name = engine.name();
    println!(
        "      {name} was killed amid {times} updates and opened after each; {newer} times in the newer version, {forgotten} times from the host"
    );
    Ok(())
}

/// A file that the page does not ask for by itself: whoever asks for it is the worker of the new version.
const LAST: &str = "-trends-";

fn is_update(asked: &Asked) -> bool {
    asked.line.contains(LAST)
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
