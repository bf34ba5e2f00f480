//! Without a network, and through updates: whatever the host does, the page opens, in one version and whole.
//!
//! Builds to update to are made of the one that there is: `deploy::another_build`.

use crate::{
    deploy::{another_build, version_of},
    engine::Engine,
    page::{Page, tonight::Tonight},
    watch,
};
use anyhow::{Context, Result, bail, ensure};
use std::{env, path::Path, time::Duration};
use xtask::{page::dist, site::Fault};

/// Every part of the program has a place here, with its heading.
pub(super) const PLACES: [(&str, &str); 10] = [
    ("", "Tonight"),
    ("#/dose", "Dose"),
    ("#/tonight/check-in", "Symptoms"),
    ("#/diary", "Diary"),
    ("#/plan", "Plan"),
    ("#/trends", "Trends"),
    ("#/learn", "Learn"),
    ("#/settings/passphrase", "Passphrase"),
    ("#/data", "Data"),
    ("#/about", "About"),
];

/// A person who has an entry, and of whose page the browser has every file.
pub(super) async fn staying(page: &Page) -> Result<String> {
    with_workers(page)?;
    Tonight::returning(page).await?;
    Ok(page.is_kept().await?.version)
}

/// From now on the page has its worker in every engine.
pub(super) fn with_workers(page: &Page) -> Result<()> {
    if page.browser.engine == Engine::WebKit { now_has(page, &dist()).map(drop) } else { Ok(()) }
}

/// It opens, with what was entered, and in this version.
pub(super) async fn opens_in(page: &Page, version: &str) -> Result<()> {
    page.open("").await?;
    page.by_role("heading", "Tonight").await?;
    shows_the_diary(page).await?;
    let found = page.kept().await?;
    ensure!(found.version == version, "it should be {version}, but is {found:?}");
    Ok(())
}

/// What was entered is there: tonight's, as it is or as a draft, or last night's.
async fn shows_the_diary(page: &Page) -> Result<()> {
    let look = "return !!document.querySelector('[data-testid=same], [data-testid=draft], [data-testid=recorded], [data-testid=unsaved]')";
    let is_there = async || Ok(page.read::<bool>(look).await?.then_some(()));
    page.patiently("what was entered", is_there).await
}

/// The host has this build from now on; gives its version.
pub(super) fn now_has(page: &Page, folder: &Path) -> Result<String> {
    let given = watch::listening(folder)?;
    let version = version_of(&given)?;
    page.restore(folder, given)?;
    Ok(version)
}

/// Loads the page again, in the same window.
pub(super) async fn reload(page: &Page) -> Result<()> {
    page.read::<()>("document.body.id = 'before'; location.reload(); return null").await?;
    is_another(page).await
}

/// Another page has come into the window, and shows a place.
async fn is_another(page: &Page) -> Result<()> {
    page.goes_by_itself().await;
    let look = "return document.body?.id !== 'before' && !!document.getElementById('heading')";
    page.patiently("another page", async || Ok(page.read::<bool>(look).await?.then_some(()))).await
}

/// The note that a newer version waits is there, and its button leads to it.
pub(super) async fn change_to(page: &Page, version: &str) -> Result<()> {
    page.patiently("the note", async || Ok(page.has("update").await?.then_some(()))).await?;
    page.read::<()>("document.body.id = 'before'; return null").await?;
    page.press_button("Change to it now").await?;
    is_another(page).await?;
    let found = page.kept().await?;
    ensure!(found.version == version, "it should be {version}, but is {found:?}");
    Ok(())
}

/// The host is gone, and every place opens, with its part of the program.
pub(crate) async fn opens(page: &Page) -> Result<()> {
    let version = staying(page).await?;
    page.cut();
    page.clear_http_cache().await?;
    for (route, heading) in PLACES {
        page.open(route).await?;
        page.by_role("heading", heading).await.with_context(|| format!("{route} offline"))?;
    }
    opens_in(page, &version).await?;
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "3").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    page.only_the_host_is_in_trouble().await
}

/// Browsers without workers: as on an insecure address, and as in some private windows.
const WITHOUT: [&str; 2] = [
    "delete Navigator.prototype.serviceWorker;",
    "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('', 'SecurityError'); } });",
];

/// Where there are no workers, all else works the same, and nobody hears of it.
pub(crate) async fn no_workers(page: &Page) -> Result<()> {
    for without in WITHOUT {
        let given = watch::listening_after(&dist(), without)?;
        let page = &Page::serving_with(&page.browser, &dist(), given).await?;
        let tonight = Tonight::returning(page).await?;
        tonight.check_in().await?;
        tonight.score(1, "4").await?;
        page.press_button("Save the night").await?;
        tonight.is_saved().await?;
        page.open("#/learn").await?;
        page.by_role("heading", "What is not known").await?;
        page.a_while().await;
        let asked = page.requests();
        ensure!(!asked.iter().any(|line| line.contains("sw.js")), "{without}: {asked:?}");
        let wrong = page.complaints().await?;
        ensure!(wrong.is_empty(), "{without}: {wrong:?}");
        page.leave().await?;
    }
    Ok(())
}

/// A new version is here, and nothing changes until the person wants it; then it comes, and what was typed is still there.
pub(crate) async fn update_waits(page: &Page) -> Result<()> {
    let old = staying(page).await?;
    let newer = another_build(&format!("waits-{}", page.browser.engine.name()))?;
    let new = now_has(page, &newer)?;
    ensure!(new != old, "it is another build");
    opens_in(page, &old).await?;
    page.patiently("the note", async || Ok(page.has("update").await?.then_some(()))).await?;
    if page.browser.engine == Engine::Chromium {
        page.is_for_everyone("update-waits").await?;
    } else {
        page.screenshot("update-waits").await?;
    }
    reload(page).await?;
    shows_the_diary(page).await?;
    let found = page.kept().await?;
    ensure!(found.version == old, "nobody wanted another, but it is {found:?}");
    page.patiently("the note", async || Ok(page.has("update").await?.then_some(()))).await?;
    page.read::<()>("location.hash = '#/tonight/check-in'; return null").await?;
    page.type_into("Note", "half a thou").await?;
    change_to(page, &new).await?;
    let note = "return document.getElementById('note')?.value ?? ''";
    let kept = async || Ok((page.read::<String>(note).await? == "half a thou").then_some(()));
    page.wait("what was typed before", kept).await?;
    ensure!(!page.has("update").await?, "there is no newer one any more");
    let one = async || Ok((page.kept().await?.caches == 1).then_some(()));
    page.patiently("the version before to go, once the new one has started", one).await?;
    page.cut();
    page.clear_http_cache().await?;
    opens_in(page, &new).await.context("offline")?;
    page.only_the_host_is_in_trouble().await
}

/// An update of which a file does not come, comes in half or is another leaves the old version as it was, online and offline; when the
/// host is well again, it comes.
pub(crate) async fn update_fails(page: &Page) -> Result<()> {
    let old = staying(page).await?;
    let newer = another_build(&format!("fails-{}", page.browser.engine.name()))?;
    let mut new = String::new();
    for fault in [Fault::Error, Fault::Cut, Fault::Wrong, Fault::Stalled] {
        new = now_has(page, &newer)?;
        page.spoil("-learn-", fault);
        // What comes from now on is the update.
        drop(page.requests());
        let said = format!("{fault:?}");
        opens_in(page, &old).await.context(said.clone())?;
        fails_to_update(page, fault).await.context(said.clone())?;
        page.cut();
        opens_in(page, &old).await.with_context(|| format!("{fault:?}, offline"))?;
        page.open("#/learn").await?;
        page.by_role("heading", "Learn").await.context(said)?;
    }
    now_has(page, &newer)?;
    opens_in(page, &old).await?;
    change_to(page, &new).await?;
    opens_in(page, &new).await?;
    page.only_the_host_is_in_trouble().await
}

/// The worker asks the host for what is spoilt, gives up unless that is still on its way, and nothing is offered.
async fn fails_to_update(page: &Page, fault: Fault) -> Result<()> {
    let asked = async || {
        let is_there = page.requests().iter().any(|line| line.contains("-learn-"));
        Ok(is_there.then_some(()))
    };
    page.patiently("the host to be asked for it", asked).await?;
    let look = "return navigator.serviceWorker.getRegistration().then(({ installing, waiting }) => [!!installing, !!waiting])";
    let is_over = async || {
        let (installing, waiting): (bool, bool) = page.read(look).await?;
        ensure!(!waiting, "half an update waits");
        Ok((!installing || fault == Fault::Stalled).then_some(()))
    };
    page.patiently("the end of the update", is_over).await?;
    ensure!(!page.has("update").await?, "half an update is offered");
    Ok(())
}

/// A window that still shows the old version after another has changed to the new one: what it has not loaded yet it still finds.
pub(crate) async fn old_page(page: &Page) -> Result<()> {
    let old = staying(page).await?;
    let newer = another_build(&format!("old-{}", page.browser.engine.name()))?;
    let new = now_has(page, &newer)?;
    opens_in(page, &old).await?;
    let tonight = Tonight::here(page);
    let (first, second) = tonight.second_tab().await?;
    change_to(page, &new).await?;
    let driver = &page.browser.driver;
    driver.switch_to_window(first.clone()).await?;
    page.read::<()>("location.hash = '#/learn'; return null").await?;
    page.by_role("heading", "What is not known").await.context("a part of the old version")?;
    let found = page.kept().await?;
    ensure!(found.version == old && found.caches == 2, "{found:?}");
    page.by_test_id("update").await.context("it hears that it is old")?;
    driver.switch_to_window(second).await?;
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
    change_to(page, &new).await?;
    let one = async || Ok((page.kept().await?.caches == 1).then_some(()));
    page.patiently("the old version to go with its last window", one).await?;
    page.only_the_host_is_in_trouble().await
}

/// What a browser may lose: all that was kept, or a file of it, or the bytes of one. The host is asked, and what was lost is kept anew.
pub(crate) async fn lost(page: &Page) -> Result<()> {
    let version = staying(page).await?;
    for part in ["style-", "start-", "-core-"] {
        page.expect_fault(part, Fault::Wrong);
    }
    let own = "const own = await caches.open((await caches.keys()).find((name) => name.startsWith('ldn-diary ')));
        const find = async (part) => (await own.keys()).find((request) => request.url.includes(part));";
    for (what, lose) in [
        ("everything", "for (const name of await caches.keys()) await caches.delete(name);"),
        ("the program", "await own.delete(await find('-core-'));"),
        (
            "the bytes of the style",
            "await own.put(await find('style-'), new Response('body {', { headers: { 'Content-Type': 'text/css' } }));",
        ),
        (
            "the bytes of the start",
            "await own.put(await find('start-'), new Response('{', { headers: { 'Content-Type': 'text/javascript' } }));",
        ),
        (
            "the bytes of the program",
            "await own.put(await find('-core-'), new Response('no', { headers: { 'Content-Type': 'application/wasm' } }));",
        ),
    ] {
        let own = if what == "everything" { "" } else { own };
        page.read::<()>(&format!("return (async () => {{ {own} {lose} return null; }})()")).await?;
        opens_in_the_end(page).await.with_context(|| format!("{what} was lost"))?;
        page.is_kept().await.with_context(|| format!("{what} was lost"))?;
    }
    page.a_while().await;
    page.cut();
    page.clear_http_cache().await?;
    opens_in(page, &version).await.context("all of it is back")?;
    page.only_the_host_is_in_trouble().await
}

/// Whether the page has started, with its style; nothing while that is open.
const HAS_STARTED: &str = "
    const heading = document.getElementById('heading')?.textContent === 'Tonight';
    const styled = getComputedStyle(document.documentElement).getPropertyValue('--s3') !== '';
    if (heading && styled) return true;
    const crashed = document.getElementById('crash')?.hidden === false;
    const never = document.readyState === 'complete' && !(window.wrappedJSObject ?? window).parts;
    return crashed || never || heading ? false : null";
/// After so long the page has told the worker that it does not look as it should.
const HAS_TOLD: Duration = Duration::from_millis(600);

/// Opened a few times it starts, with its style: the third time at the latest something is wrong with what is kept.
async fn opens_in_the_end(page: &Page) -> Result<()> {
    for _ in 0..3 {
        page.open("").await?;
        let look = async || page.read::<Option<bool>>(HAS_STARTED).await;
        // What neither starts nor fails in all that time has failed too.
        if !page.wait("a start", look).await.unwrap_or(false) {
            tokio::time::sleep(HAS_TOLD).await;
        }
        if page.read::<Option<bool>>(HAS_STARTED).await? == Some(true) {
            return Ok(());
        }
    }
    bail!("it does not start")
}

/// Wrong bytes for a file are not run: neither on a first visit nor out of what is kept. When the host is well again, one press brings
/// the right ones.
pub(crate) async fn wrong_bytes(page: &Page) -> Result<()> {
    page.spoil("-places-", Fault::Wrong);
    page.open("#/about").await?;
    page.expect_part("arrival", "could not be loaded").await?;
    page.mend();
    page.press_button("Try again").await?;
    page.by_role("heading", "Check it yourself").await?;
    staying(page).await?;
    let spoil = "return (async () => {
        const own = await caches.open((await caches.keys())[0]);
        const request = (await own.keys()).find((request) => request.url.includes('-learn-'));
        await own.put(request, new Response('wrong', { headers: { 'Content-Type': 'application/wasm' } }));
        return null; })()";
    page.read::<()>(spoil).await?;
    page.expect_fault("-learn-", Fault::Wrong);
    page.open("#/learn").await?;
    page.expect_part("arrival", "could not be loaded").await?;
    page.press_button("Try again").await?;
    page.by_role("heading", "What is not known").await?;
    page.only_the_host_is_in_trouble().await
}

/// What happens before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    /// It has the old build.
    Old,
    /// It has the new one.
    New,
    /// It has the new one, of which a file never comes whole.
    Stalls,
    /// It has the new one, in trouble with a file.
    Fails,
    /// It is gone.
    Gone,
}

/// Old, new, old, online and offline, updated or not, an update broken off: it opens every time, and every time the whole of a version.
pub(crate) async fn to_and_fro(page: &Page) -> Result<()> {
    use Host::{Fails, Gone, New, Old, Stalls};
    let old = staying(page).await?;
    let newer = another_build(&format!("fro-{}", page.browser.engine.name()))?;
    let new = version_of(&watch::listening(&newer)?)?;
    let round = [
        New, Gone, Old, Stalls, Gone, New, Old, Gone, Fails, New, Gone, Stalls, Old, New, Fails,
        Old, Gone, New, Stalls, Gone, Old,
    ];
    let rounds = if env::var_os("LDN_LONG").is_some() { 10 } else { 1 };
    let mut changed = 0;
    for (run, host) in round.iter().cycle().take(round.len() * rounds).enumerate() {
        let said = || format!("run {run}, {host:?}");
        match host {
            Gone => page.cut(),
            Old => drop(now_has(page, &dist())?),
            New | Stalls | Fails => drop(now_has(page, &newer)?),
        }
        match host {
            Stalls => page.spoil("-trends-", Fault::Stalled),
            Fails => page.spoil("-trends-", Fault::Error),
            Old | New | Gone => (),
        }
        page.open("").await?;
        shows_the_diary(page).await.with_context(said)?;
        let found = page.kept().await?;
        ensure!([&old, &new].contains(&&found.version), "{}: {found:?}", said());
        // A part that the first place does not load, out of the same version.
        page.read::<()>("location.hash = '#/trends'; return null").await?;
        page.by_role("heading", "Trends").await.with_context(said)?;
        let hosts = if *host == Old { &old } else { &new };
        if matches!(host, Old | New) && run % 2 == 1 && *hosts != found.version {
            comes_to(page, hosts).await.with_context(said)?;
            changed += 1;
        }
    }
    ensure!(changed > 0, "it was never changed to another version");
    println!("      {} runs, {changed} times changed to another version", round.len() * rounds);
    page.only_the_host_is_in_trouble().await
}

/// Changes to what the host has. What waits may be an earlier version yet; then the host's comes after it.
async fn comes_to(page: &Page, version: &str) -> Result<()> {
    let mut changed = Ok(());
    for _ in 0..3 {
        changed = change_to(page, version).await;
        if changed.is_ok() {
            break;
        }
    }
    changed
}
