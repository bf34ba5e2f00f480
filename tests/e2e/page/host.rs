//! What is done to a page from the side of its host and its network, and what the browser has kept of it for when there is none.

use super::{Page, Theme, trouble::Trouble};
use crate::{
    deploy::{Instead, page_of},
    engine::{Browser, Engine},
    watch,
};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::{
    cell::RefCell,
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use xtask::{
    offline::files,
    site::{Asked, Fault, Site},
};

/// Whether the worker that is in charge of this page has every file; how many caches there are; and the page's version.
const KEPT: &str = "return (async () => {
    const controller = navigator.serviceWorker?.controller;
    const names = await caches.keys();
    const version = document.querySelector('meta[name=version]')?.content ?? '';
    const own = names.find((name) => name.endsWith(' ' + version));
    const registration = await navigator.serviceWorker?.getRegistration();
    const stands = ['installing', 'waiting', 'active'].map((name) => `${name} ${registration?.[name]?.state ?? 'none'}`);
    const files = own ? (await (await caches.open(own)).keys()).length : 0;
    return [controller?.state ?? `none; ${stands.join(', ')}`, names.length, files, version];
})()";

/// Empties what is kept for the page that is shown; says what stood in the way.
const EMPTY: &str = "const done = arguments[arguments.length - 1];
    localStorage.clear();
    sessionStorage.clear();
    const request = indexedDB.deleteDatabase('ldn-diary');
    request.onsuccess = () => done(null);
    request.onerror = () => done('error');
    request.onblocked = () => done('blocked');";

/// A page's host, and what was done to it.
#[derive(Default)]
pub(super) struct Host {
    /// None while it is gone.
    site: RefCell<Option<Site>>,
    folder: RefCell<PathBuf>,
    /// What it was asked for and nobody has judged yet.
    heard: RefCell<Vec<Asked>>,
    trouble: RefCell<Trouble>,
}

impl Host {
    /// One that has this folder.
    pub(super) fn new(site: Site, folder: &Path) -> Self {
        let (site, folder) = (RefCell::new(Some(site)), RefCell::new(folder.to_owned()));
        Self { site, folder, ..Self::default() }
    }

    /// What it was asked for since it was last looked at, one line each.
    pub(super) fn requests(&self) -> Vec<String> {
        let asked = self.site.borrow().as_ref().map(Site::take_requests).unwrap_or_default();
        let lines = asked.iter().map(|asked| asked.line.clone()).collect();
        self.heard.borrow_mut().extend(asked);
        lines
    }

    /// All of that which was not judged yet.
    pub(super) fn unjudged(&self) -> Vec<Asked> {
        drop(self.requests());
        self.heard.take()
    }

    /// Whether a complaint follows from what was done to it.
    pub(super) fn explains(&self, complaint: &str, url: &str) -> bool {
        self.trouble.borrow().explains(complaint, url)
    }

    /// Notes which of its files it has no more, once it has those of this folder.
    fn move_to(&self, folder: &Path) -> Result<()> {
        let before = names(&self.folder.replace(folder.to_owned()))?;
        let gone = before.difference(&names(folder)?).cloned().collect::<Vec<_>>();
        self.trouble.borrow_mut().gone.extend(gone);
        Ok(())
    }
}

/// The names of a folder's files.
fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let name = |path: PathBuf| Ok(path.strip_prefix(folder)?.display().to_string());
    files(folder)?.into_iter().map(name).collect()
}

/// What a browser has kept.
#[derive(Debug)]
pub(crate) struct Kept {
    /// How the worker stands that the page asks; without one, how those stand that there are.
    pub(crate) worker: String,
    /// How many versions are kept, or begun.
    pub(crate) caches: usize,
    /// How many files there are of the page's own version.
    pub(crate) files: usize,
    /// The page's version.
    pub(crate) version: String,
}

impl Page {
    /// A page that is opened from the disk: it has no host.
    pub(crate) fn of_file(browser: &Arc<Browser>, file: &Path) -> Self {
        let url = format!("file://{}", file.display());
        Self { browser: Arc::clone(browser), url, host: Host::default() }
    }

    /// A copy of the edition in one file on the disk, in a window as [`Page::new`] has it and with nothing kept: all files have one storage,
    /// in Firefox too where a driver drives it.
    pub(crate) async fn from_disk(browser: &Arc<Browser>) -> Result<Self> {
        let (file, beside) = watch::on_disk(browser.engine)?;
        let page = Self::of_file(browser, &file);
        page.stand_as_usual().await?;
        page.leave().await?;
        browser.driver.goto(format!("file://{}", beside.display())).await?;
        let left: Option<String> = browser.driver.execute_async(EMPTY, vec![]).await?.convert()?;
        ensure!(left.is_none(), "what is kept for files stays: {left:?}");
        page.leave().await?;
        // That a neighbour was opened is no offence of the page.
        drop(page.complaints().await?);
        Ok(page)
    }

    /// Whether it is the edition in one file, which no host serves.
    pub(super) fn is_on_disk(&self) -> bool {
        self.url.starts_with("file:")
    }

    /// In a window of 1280 by 900, light.
    pub(super) async fn stand_as_usual(&self) -> Result<()> {
        self.viewport(1280, 900).await?;
        if self.browser.engine != Engine::WebKit {
            self.theme(Theme::Light).await?;
        }
        Ok(())
    }

    /// The built page on a new origin, below this path, which begins and ends with a slash.
    pub(crate) async fn below(browser: &Arc<Browser>, path: &'static str) -> Result<Self> {
        let mut page = Self::new(browser).await?;
        if let Some(site) = &*page.host.site.borrow() {
            site.stand_below(path);
        }
        page.url.push_str(path.trim_start_matches('/'));
        Ok(page)
    }

    /// Goes to a page of the same origin that is not the app. Of a file there is none, and no worker either that this is about.
    pub(crate) async fn stand_beside(&self) -> Result<()> {
        if self.is_on_disk() {
            return Ok(());
        }
        self.leave().await?;
        Ok(self.browser.driver.goto(format!("{}{}", self.url, watch::BLANK)).await?)
    }

    /// What the browser has kept now.
    pub(crate) async fn kept(&self) -> Result<Kept> {
        let (worker, caches, files, version) = self.read(KEPT).await?;
        Ok(Kept { worker, caches, files, version })
    }

    /// Waits until the worker has every file of the page's version and is in charge.
    pub(crate) async fn is_kept(&self) -> Result<Kept> {
        let all = xtask::offline::listed(&xtask::page::dist())?.len();
        let look = async || {
            let kept = self.kept().await?;
            // The page itself and the tests' script, too.
            Ok((kept.worker == "activated" && kept.files >= all + 2).then_some(kept))
        };
        match self.patiently("every file to be kept", look).await {
            Ok(kept) => Ok(kept),
            Err(error) => Err(error.context(format!("{:?} of {all} files", self.kept().await?))),
        }
    }

    /// As `wait`, for what takes longer on a busy machine.
    pub(crate) async fn patiently<T>(
        &self,
        what: &str,
        look: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<T> {
        let mut found = self.wait(what, &look).await;
        for _ in 0..3 {
            if found.is_ok() {
                break;
            }
            found = self.wait(what, &look).await;
        }
        found
    }

    /// The host is gone: nothing listens at its address any more.
    pub(crate) fn cut(&self) {
        // What it heard is not forgotten with it.
        drop(self.requests());
        if self.host.site.take().is_some() {
            self.host.trouble.borrow_mut().was_gone = true;
        }
    }

    /// The host is there, or there again, and well, with these texts in the place of this folder's files.
    pub(crate) fn restore(&self, folder: &Path, given: Instead) -> Result<()> {
        self.host.move_to(folder)?;
        if let Some(site) = &*self.host.site.borrow() {
            site.mend();
            site.serve(folder, given);
            return Ok(());
        }
        let port = self.url.trim_end_matches('/').rsplit(':').next().context("a port")?.parse()?;
        let policy = watch::policy_header(page_of(&given)).context("no policy")?;
        let site = Site::start(folder, port, &[(policy.0, &policy.1)], given)?;
        self.host.site.replace(Some(site));
        Ok(())
    }

    /// From now on something is wrong with every file that has this in its name.
    pub(crate) fn spoil(&self, part: &str, fault: Fault) {
        self.expect_fault(part, fault);
        if let Some(site) = &*self.host.site.borrow() {
            site.spoil(part, fault);
        }
    }

    /// What browsers say of such files is meant: they were spoilt, be it where they are kept.
    pub(crate) fn expect_fault(&self, part: &str, fault: Fault) {
        self.host.trouble.borrow_mut().faults.push((part.to_owned(), fault));
    }

    /// The host is well again.
    pub(crate) fn mend(&self) {
        if let Some(site) = &*self.host.site.borrow() {
            site.mend();
        }
    }

    /// Empties the browser's ordinary cache. `WebKit` has no way to be told: what it may keep there, the page itself is not among.
    pub(crate) async fn clear_http_cache(&self) -> Result<()> {
        match self.browser.engine {
            Engine::Chromium => {
                self.browser.devtools("Network.clearBrowserCache", json!({})).await?;
            }
            Engine::Firefox => {
                self.browser.execute_as_chrome("Services.cache2.clear();", vec![]).await?;
            }
            Engine::WebKit => {}
        }
        Ok(())
    }

    /// Fails when the page complained of anything that does not follow from what was done to its host.
    pub(crate) async fn only_the_host_is_in_trouble(&self) -> Result<()> {
        let wrong = self.complaints().await?;
        ensure!(wrong.is_empty(), "the page misbehaved: {wrong:?}");
        Ok(())
    }

    /// As long as a browser may need to begin what it should not.
    pub(crate) async fn a_while(&self) {
        tokio::time::sleep(Duration::from_millis(1_500)).await;
    }
}
