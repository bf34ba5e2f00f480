//! What the worker must bear: versions that are half there, its own or another, a network that says nothing, and a host that it shares.

use super::offline::{change_to, now_has, opens_in, reload, staying};
use crate::{
    deploy::another_build,
    page::{Page, tonight::Tonight},
    watch,
};
use anyhow::{Context, Result, bail, ensure};
use std::{path::PathBuf, time::Duration};
use xtask::{offline::WORKER, page::dist, site::Fault};

/// A person who stays with a version opens it while the host has a newer one; gives the two versions, and the build of the newer.
async fn meets_newer(page: &Page, mark: &str) -> Result<(String, String, PathBuf)> {
    let old = staying(page).await?;
    let newer = another_build(&format!("{mark}-{}", page.browser.engine.name()))?;
    let new = now_has(page, &newer)?;
    opens_in(page, &old).await?;
    Ok((old, new, newer))
}

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
    let (old, new, _) = meets_newer(page, "half").await?;
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
    let (_, new, _) = meets_newer(page, "late").await?;
    change_to(page, &new).await?;
    page.only_the_host_is_in_trouble().await?;
    page.leave().await
}

/// A worker that has looked whether another is being kept, and takes its time until one is.
const SLOW: &str = "const remove = CacheStorage.prototype.delete;
CacheStorage.prototype.delete = async function (name) {
    const wait = (time) => new Promise((on) => setTimeout(on, time));
    for (let look = 0; look < 500 && !self.registration.installing; look += 1) await wait(20);
    await wait(1000);
    return remove.call(this, name);
};
";

/// The host goes back to a version and on again, just as the one before takes the other away: it is kept whole all the same.
pub(crate) async fn taken_away(page: &Page) -> Result<()> {
    let mut given = watch::listening(&dist())?;
    for (_, text) in given.iter_mut().filter(|(name, _)| *name == WORKER) {
        text.insert_str(0, SLOW);
    }
    let page = &Page::serving_with(&page.browser, &dist(), given.clone()).await?;
    let (old, new, newer) = meets_newer(page, "taken").await?;
    change_to(page, &new).await?;
    let one = async || Ok((page.kept().await?.caches == 1).then_some(()));
    page.patiently("the version before to go", one).await?;
    page.restore(&dist(), given)?;
    opens_in(page, &new).await?;
    change_to(page, &old).await?;
    // So long, and a page says that it shows what it should.
    tokio::time::sleep(Duration::from_secs(2)).await;
    now_has(page, &newer)?;
    opens_in(page, &old).await?;
    waits(page).await?;
    // The version before shows again what it should, and still takes nothing away.
    reload(page).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let kept: Vec<(String, usize)> = page.read(KEPT_BY_NAME).await?;
    let [(first, of_old), (last, of_new)] = kept.as_slice() else { bail!("{kept:?}") };
    ensure!(first.ends_with(&old) && last.ends_with(&new), "it was never taken away: {kept:?}");
    // How often it was opened is noted for the one that was.
    ensure!(*of_new + 1 == *of_old, "what waits is not whole: {kept:?}");
    change_to(page, &new).await?;
    page.cut();
    page.clear_http_cache().await?;
    opens_in(page, &new).await.context("offline")?;
    page.only_the_host_is_in_trouble().await?;
    page.leave().await
}

/// Every cache with how much is in it, in the order in which they were begun.
const KEPT_BY_NAME: &str = "return (async () => {
    const all = [];
    for (const name of await caches.keys()) all.push([name, (await (await caches.open(name)).keys()).length]);
    return all; })()";

/// Another version is installed and waits.
async fn waits(page: &Page) -> Result<()> {
    let look = "return navigator.serviceWorker.getRegistration().then(({ waiting }) => !!waiting)";
    page.patiently("a version to wait", async || Ok(page.read::<bool>(look).await?.then_some(())))
        .await
}

/// What waits has lost a file, and the host is gone: the version before stays. When the host is back, it is brought first.
pub(crate) async fn waits_whole(page: &Page) -> Result<()> {
    let (_, new, newer) = meets_newer(page, "waits-whole").await?;
    page.by_test_id("update").await?;
    tamper(
        page,
        &LOSE_HALF.replace("own", "next").replacen(
            "const",
            &format!("const next = await caches.open('ldn-diary ' + home + ' {new}'); const"),
            1,
        ),
    )
    .await?;
    page.cut();
    page.press_button("Change to it now").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    waits(page).await.context("it is not whole, and took over")?;
    now_has(page, &newer)?;
    reload(page).await?;
    change_to(page, &new).await?;
    opens_without_a_host(page, &new).await
}

/// This version has lost half of its files while another waits, and the host is gone: the one that waits opens.
pub(crate) async fn waiting_helps(page: &Page) -> Result<()> {
    let (_, new, _) = meets_newer(page, "helps").await?;
    page.by_test_id("update").await?;
    tamper(page, LOSE_HALF).await?;
    page.cut();
    page.clear_http_cache().await?;
    // In the same window: once no window shows the version before, the one that waits takes its place anyway.
    reload(page).await?;
    let found = page.kept().await?;
    ensure!(found.version == new, "it should be {new}, but is {found:?}");
    opens_without_a_host(page, &new).await
}

/// A version that has lost half of its files does not take away the one before it, however well it looks; whole again, it does.
pub(crate) async fn takes_away_when_whole(page: &Page) -> Result<()> {
    let version = staying(page).await?;
    let older = "
        const entries = await Promise.all((await own.keys()).map(async (key) => [key, await own.match(key)]));
        const name = 'ldn-diary ' + home + ' ' + content;
        await caches.delete(name);
        await caches.open('ldn-diary ' + home + ' 0000000000000000');
        const anew = await caches.open(name);
        const is_lost = (url) => /-core-|style-/.test(url);
        for (const [key, value] of entries) if (!is_lost(key.url)) await anew.put(key, value);
        const say = () => navigator.serviceWorker.controller.postMessage({ settled: content });
        say();
        await new Promise((on) => setTimeout(on, 1500));
        if ((await caches.keys()).length !== 2) throw new Error('the one before was taken away');
        for (const [key, value] of entries) if (is_lost(key.url)) await anew.put(key, value);
        say();";
    tamper(page, older).await?;
    let one = async || Ok((page.kept().await?.caches == 1).then_some(()));
    page.patiently("the version before to go", one).await?;
    opens_without_a_host(page, &version).await
}
