//! What is done to a page from the side of its host and its network, and what the browser has kept of it for when there is none.

use super::Page;
use crate::{
    deploy::{Instead, page_of},
    engine::{Browser, Engine},
    watch,
};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::{cell::RefCell, path::Path, sync::Arc, time::Duration};
use xtask::site::{Fault, Site};

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
        Self { browser: Arc::clone(browser), url, site: RefCell::default() }
    }

    /// Whether workers can be had here at all.
    pub(crate) async fn has_workers(&self) -> Result<bool> {
        self.read("return !!navigator.serviceWorker && !!window.caches").await
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
        drop(self.site.take());
    }

    /// The host is there again, with these texts in the place of this folder's files.
    pub(crate) fn restore(&self, folder: &Path, given: Instead) -> Result<()> {
        let port = self.url.trim_end_matches('/').rsplit(':').next().context("a port")?.parse()?;
        let policy = watch::policy_header(page_of(&given)).context("no policy")?;
        self.cut();
        let site = Site::start(folder, port, &[(policy.0, &policy.1)], given)?;
        self.site.replace(Some(site));
        Ok(())
    }

    /// From now on something is wrong with every file that has this in its name.
    pub(crate) fn spoil(&self, part: &str, fault: Fault) {
        if let Some(site) = &*self.site.borrow() {
            site.spoil(part, fault);
        }
    }

    /// The host is well again.
    pub(crate) fn mend(&self) {
        if let Some(site) = &*self.site.borrow() {
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

    /// What the page complained of, but for what follows from a host that is gone or does something wrong, of which browsers tell too.
    pub(crate) async fn complaints_besides_the_host(&self) -> Result<()> {
        let meant = [
            "Failed to load resource",
            "integrity",
            "ERR_",
            "NetworkError",
            "e2e-heard",
            "answered 500",
            "answered 404",
            "ServiceWorker",
            "service worker",
            "Load failed",
            "Failed to fetch",
        ];
        let wrong = self.complaints().await?;
        let others: Vec<_> =
            wrong.iter().filter(|line| !meant.iter().any(|part| line.contains(part))).collect();
        if !others.is_empty() {
            bail!("the page misbehaved: {others:?}");
        }
        Ok(())
    }

    /// As long as a browser may need to begin what it should not.
    pub(crate) async fn a_while(&self) {
        tokio::time::sleep(Duration::from_millis(1_500)).await;
    }
}
