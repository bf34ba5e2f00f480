//! What the worker must bear: versions that are half there, its own or another, a network that says nothing, and a host that it shares.

use super::offline::{change_to, now_has, opens_in, staying};
use crate::{
    deploy::another_build,
    page::{Page, tonight::Tonight},
    watch,
};
use anyhow::{Context, Result, ensure};
use xtask::{page::dist, site::Fault};

/// Does something to `own`, where the worker keeps the version that this page is of; `home` is the page's address.
async fn tamper(page: &Page, script: &str) -> Result<()> {
    let all = format!(
        "return (async () => {{
            const home = location.origin + location.pathname;
            const {{ content }} = document.querySelector('meta[name=version]');
            const own = await caches.open('ldn-diary ' + home + ' ' + content);
            {script}
            return null;
        }})()"
    );
    page.read(&all).await
}

/// It was closed three times before it had started: it is not trusted any more.
const NOT_TRUSTED: &str = "await own.put(home + 'opened', new Response('3'));";

/// A newer version of which only the page has come.
const HALF_NEWER: &str = "
    const newer = await caches.open('ldn-diary ' + home + ' ffffffffffffffff');
    await newer.put(home, new Response('<title>Half</title>', { headers: { 'Content-Type': 'text/html' } }));";

/// Half of what is kept is lost, and the page itself stays.
const LOSE_HALF: &str = "
    const lost = (await own.keys()).filter(({ url }) => /-core-|style-|start-/.test(url));
    for (const request of lost) await own.delete(request);";

/// An update was killed amid its work, and then this version was closed too soon three times: offline it still opens, since all of it is
/// there.
pub(crate) async fn half_newer(page: &Page) -> Result<()> {
    let version = staying(page).await?;
    tamper(page, &[HALF_NEWER, NOT_TRUSTED].concat()).await?;
    opens_without_a_host(page, &version).await
}

/// The new version has lost half of its files beside the old one, which a window still has: the old one opens, meanwhile what was lost
/// is kept anew, and then the new one is offered.
pub(crate) async fn half_its_own(page: &Page) -> Result<()> {
    let old = staying(page).await?;
    let newer = another_build(&format!("half-{}", page.browser.engine.name()))?;
    let new = now_has(page, &newer)?;
    opens_in(page, &old).await?;
    let (first, second) = Tonight::here(page).second_tab().await?;
    change_to(page, &new).await?;
    let whole = page.is_kept().await?;
    ensure!(whole.caches == 2, "{whole:?}");
    tamper(page, LOSE_HALF).await?;
    let driver = &page.browser.driver;
    driver.switch_to_window(second).await?;
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
    opens_in(page, &old).await.context("the one before it")?;
    change_to(page, &new).await?;
    let mended = page.is_kept().await?;
    ensure!(mended.version == new && mended.files == whole.files, "{mended:?} was {whole:?}");
    page.only_the_host_is_in_trouble().await
}

/// The network connects and then says nothing, and this version is not trusted: what is kept opens after a while.
pub(crate) async fn silent(page: &Page) -> Result<()> {
    let version = staying(page).await?;
    tamper(page, NOT_TRUSTED).await?;
    page.clear_http_cache().await?;
    page.spoil("", Fault::Silent);
    opens_in(page, &version).await?;
    page.mend();
    page.is_kept().await?;
    page.only_the_host_is_in_trouble().await
}

/// In a folder of a host that has other things too.
pub(crate) async fn below(page: &Page) -> Result<()> {
    let page = &Page::below(&page.browser, "/ldn/").await?;
    let version = staying(page).await?;
    opens_without_a_host(page, &version).await?;
    page.leave().await
}

async fn opens_without_a_host(page: &Page, version: &str) -> Result<()> {
    page.cut();
    page.clear_http_cache().await?;
    opens_in(page, version).await.context("offline")?;
    page.open("#/learn").await?;
    page.by_role("heading", "Learn").await.context("a part of it, offline")?;
    page.only_the_host_is_in_trouble().await
}

/// A browser that tells of a new worker only when that one is installed, as Firefox on a busy machine does now and then.
const LATE: &str = "ServiceWorkerRegistration.prototype.addEventListener = function (kind, hear) {
    const late = (event) => this.installing?.addEventListener('statechange', () => setTimeout(() => hear(event), 100), { once: true });
    EventTarget.prototype.addEventListener.call(this, kind, kind === 'updatefound' ? late : hear);
};";

/// A new version that waits before the page has heard of it is offered all the same.
pub(crate) async fn heard_late(page: &Page) -> Result<()> {
    let given = watch::listening_after(&dist(), LATE)?;
    let page = &Page::serving_with(&page.browser, &dist(), given).await?;
    let old = staying(page).await?;
    let newer = another_build(&format!("late-{}", page.browser.engine.name()))?;
    let new = now_has(page, &newer)?;
    opens_in(page, &old).await?;
    change_to(page, &new).await?;
    page.only_the_host_is_in_trouble().await?;
    page.leave().await
}
