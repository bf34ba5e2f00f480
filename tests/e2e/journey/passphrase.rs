//! The passphrase: added, used, changed, removed; and what is on the device meanwhile.

pub(super) mod paper;

use super::harness::fixture;
use crate::{
    page::{Page, data::kept, diary::Diary, tonight::Tonight},
    watch,
};
use anyhow::{Context, Result, ensure};
use xtask::{headers::HEADERS, page::dist};

const FIRST: &str = "purple boat seven";
const SECOND: &str = "green ladder north";

async fn open(page: &Page) -> Result<()> {
    page.open("#/settings/passphrase").await?;
    page.by_role("heading", "Passphrase").await.map(drop)
}

/// Adds the first passphrase; gives the recovery code.
async fn add(page: &Page) -> Result<String> {
    let code = sheet(page).await?;
    page.screenshot("passphrase-sheet").await?;
    keep(page, &code).await?;
    Ok(code)
}

/// Types the first passphrase, and goes on to the sheet with the recovery code; gives the code.
async fn sheet(page: &Page) -> Result<String> {
    open(page).await?;
    page.type_into("New passphrase", FIRST).await?;
    page.type_into("The same once more", FIRST).await?;
    page.press_button("Go on").await?;
    patiently(async || page.by_role("heading", "Your recovery code").await).await?;
    code(page).await
}

/// Says that the sheet is kept, and locks the diary.
async fn keep(page: &Page, code: &str) -> Result<()> {
    let last = code.rsplit('-').next().context("no group")?;
    page.type_into("Type the last four characters of the code", last).await?;
    page.press_button("Lock my diary with it").await?;
    patiently(async || page.expect_part("stands", "Your diary has a passphrase").await).await
}

/// The code on the sheet.
async fn code(page: &Page) -> Result<String> {
    let groups = "return [...document.querySelectorAll('main *')].filter((e) => !e.children.length)
        .map((e) => e.textContent.trim()).filter((text) => /^[0-9A-Z]{4}$/.test(text))";
    let groups: Vec<String> = page.read(groups).await?;
    ensure!(groups.len() == 7, "the code is {groups:?}");
    Ok(groups.join("-"))
}

/// What takes long: a key is slow to work out on purpose, and a busy disk makes the journal wait.
async fn patiently<T>(mut look: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let mut seen = look().await;
    for _ in 0..3 {
        if seen.is_err() {
            seen = look().await;
        }
    }
    seen
}

/// Waits until the place says this.
async fn says(page: &Page, words: &str) -> Result<()> {
    let said = format!("return document.querySelector('main').textContent.includes({words:?})");
    patiently(async || {
        page.wait(words, async || Ok(page.read::<bool>(&said).await?.then_some(()))).await
    })
    .await
}

/// Does what locks the diary, and waits for the page that comes then: what is typed into the one that goes is lost with it.
async fn locks(page: &Page, press: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
    page.read::<()>("document.body.id = 'before'; return null").await?;
    press().await?;
    page.goes_by_itself().await;
    let look = "return document.body?.id !== 'before' && !!document.getElementById('unlock')";
    // While one page goes and the next comes there is nobody to ask.
    let is_there = async || Ok(page.read::<bool>(look).await.unwrap_or(false).then_some(()));
    let wait = async || page.wait("the locked page", is_there).await;
    // The page looks every 20 seconds whether to lock by itself.
    match patiently(wait).await {
        Err(_) => patiently(wait).await,
        there => there,
    }
}

async fn unlock(page: &Page, passphrase: &str) -> Result<()> {
    patiently(async || {
        page.type_into("Passphrase", passphrase).await?;
        page.press_button("Unlock").await
    })
    .await
}

/// What was typed did not open the diary.
async fn is_refused(page: &Page) -> Result<()> {
    let said = "return document.getElementById('unlock-error')?.textContent.includes('That did not open it') ?? false";
    patiently(async || {
        page.wait("the refusal", async || Ok(page.read::<bool>(said).await?.then_some(()))).await
    })
    .await
}

/// What was written in clear is nowhere on the device any more, a wrong passphrase opens nothing and costs nothing, and the right one or
/// the code opens all of it.
pub(crate) async fn added(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let tonight = Tonight::returning(page).await?;
    tonight.check_in().await?;
    page.type_into("Note", "secret words").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    ensure!(kept(page).await?.contains("secret words"), "the note is not where it is looked for");
    let code = add(page).await?;
    let look = async || Ok((!kept(page).await?.contains("secret words")).then_some(()));
    page.wait("the clear text to be gone", look).await?;
    let diary = Diary::open(page).await?;
    page.by_label("Passphrase").await?;
    page.screenshot("passphrase-locked").await?;
    ensure!(!page.has("calendar").await?, "a locked diary shows its month");
    unlock(page, "purple boat eight").await?;
    is_refused(page).await?;
    let typed: String = page.read("return document.getElementById('unlock').value").await?;
    ensure!(typed == "purple boat eight", "what was typed is gone: {typed:?}");
    unlock(page, FIRST).await?;
    diary.counts("2 nights").await?;
    let list: String = page.read("return document.querySelector('main').textContent").await?;
    ensure!(list.contains("secret words"), "the note is gone");
    // Each visit asks again; the code opens it too.
    let diary = Diary::open(page).await?;
    page.press_button("Use the recovery code").await?;
    page.type_into("Recovery code", &code).await?;
    page.press_button("Unlock").await?;
    diary.counts("2 nights").await?;
    // What is written while it is open is never there in clear.
    diary.edit_newest().await?;
    page.type_into("Note", "another thought").await?;
    diary.press("save-entry").await?;
    diary.lists(2).await?;
    ensure!(!kept(page).await?.contains("another thought"), "clear text was kept");
    Ok(())
}

/// Locked by hand, and changed.
pub(crate) async fn changed(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    add(page).await?;
    locks(page, async || page.press_button("Lock now").await).await?;
    // A space at its end is a slip of the finger.
    unlock(page, &[FIRST, " "].concat()).await?;
    locks(page, async || page.press_id("lock-now").await).await?;
    unlock(page, FIRST).await?;
    page.by_test_id("lock-now").await?;
    type_now(page, "now", FIRST).await?;
    page.type_into("New passphrase", SECOND).await?;
    page.type_into("The same once more", SECOND).await?;
    page.press_button("Change the passphrase").await?;
    page.expect_part("stands", "Your diary has a passphrase").await?;
    says(page, "Changed. From now on").await?;
    let diary = Diary::open(page).await?;
    unlock(page, FIRST).await?;
    is_refused(page).await?;
    unlock(page, SECOND).await?;
    diary.counts("1 night").await
}

/// Types into the field with this id: three forms ask for the passphrase by the same words.
async fn type_now(page: &Page, id: &str, text: &str) -> Result<()> {
    // The place that was just unlocked gives its head the focus, maybe in the midst of this.
    patiently(async || {
        let field = format!("document.getElementById('{id}')");
        page.read::<()>(&format!("{field}.focus(); {field}.select(); return null")).await?;
        page.press(text).await?;
        let typed: String = page.read(&format!("return {field}.value")).await?;
        ensure!(typed == text, "{typed:?} was typed");
        Ok(())
    })
    .await
}

/// Another code takes the place of the old one once it is on paper, and the passphrase is taken away again.
pub(crate) async fn removed(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    let old = add(page).await?;
    type_now(page, "now-code", FIRST).await?;
    page.press_button("Make a new code").await?;
    patiently(async || page.by_role("heading", "Your recovery code").await).await?;
    let new = code(page).await?;
    ensure!(new != old, "the same code again");
    page.type_into("Type the last four characters of the code", "0000").await?;
    page.press_button("I have it on paper: use it from now on").await?;
    let last = new.rsplit('-').next().context("no group")?;
    page.type_into("Type the last four characters of the code", last).await?;
    page.press_button("I have it on paper: use it from now on").await?;
    says(page, "The new code opens your diary now").await?;
    for (code, opens) in [(&old, false), (&new, true)] {
        open(page).await?;
        page.press_button("Use the recovery code").await?;
        page.type_into("Recovery code", code).await?;
        page.press_button("Unlock").await?;
        if opens {
            page.expect_part("stands", "Your diary has a passphrase").await?;
        } else {
            is_refused(page).await?;
        }
    }
    type_now(page, "now-remove", SECOND).await?;
    page.press_button("Remove it").await?;
    let said = "return document.getElementById('now-remove-error')?.textContent.includes('did not open') ?? false";
    patiently(async || {
        page.wait("the refusal", async || Ok(page.read::<bool>(said).await?.then_some(()))).await
    })
    .await?;
    type_now(page, "now-remove", FIRST).await?;
    page.press_button("Remove it").await?;
    patiently(async || page.expect_part("stands", "Your diary has no passphrase now.").await)
        .await?;
    Diary::open(page).await?.counts("1 night").await?;
    Ok(())
}

/// The browser lost the end of local storage, and with it that the diary was sealed. What was written since comes back with the
/// passphrase.
pub(crate) async fn lost(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    let before: String = page.read("return JSON.stringify({ ...localStorage })").await?;
    add(page).await?;
    page.open("#/tonight/check-in").await?;
    unlock(page, FIRST).await?;
    page.type_into("Note", "written since").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    let lose = format!(
        "localStorage.clear(); Object.assign(localStorage, JSON.parse({})); return null",
        serde_json::to_string(&before)?
    );
    page.read::<()>(&lose).await?;
    Diary::open(page).await?;
    page.expect_part("not-back", "A part of your diary is not back yet").await?;
    page.screenshot("passphrase-lost-diary").await?;
    open(page).await?;
    page.by_role("heading", "Unlock what this browser lost").await?;
    page.screenshot("passphrase-lost").await?;
    unlock(page, SECOND).await?;
    is_refused(page).await?;
    unlock(page, FIRST).await?;
    patiently(async || {
        page.expect_part("stands", "What was locked comes back into your diary.").await
    })
    .await?;
    page.by_role("heading", "Add a passphrase").await?;
    let diary = Diary::open(page).await?;
    diary.counts("2 nights").await?;
    // The last of it may come in after the rest is shown.
    let is_back = async || Ok((!page.has("not-back").await?).then_some(()));
    patiently(async || page.wait("the last of it", is_back).await).await?;
    says(page, "written since").await
}

/// Inside a page of others no passphrase is asked for; from there a link leads to the page by itself.
pub(crate) async fn framed(page: &Page) -> Result<()> {
    // As on a host that sends no headers: with ours, no page of others could show it at all.
    let mut given = watch::listening(&dist())?;
    given.push((HEADERS, String::new()));
    let page = &Page::serving_with(&page.browser, &dist(), given).await?;
    add(page).await?;
    let outer = Page::serving(&page.browser, &fixture("outer")).await?;
    // WebKit gives a page in a frame a storage of its own, empty at first: so at the place where a passphrase is added, too.
    outer.open(&format!("?{}#/settings/passphrase", page.address())).await?;
    let driver = &page.browser.driver;
    driver.enter_frame(0).await?;
    page.expect_part("framed", "shown inside another page").await?;
    page.screenshot("passphrase-framed").await?;
    let fields: usize = page.read("return document.querySelectorAll('input').length").await?;
    ensure!(fields == 0, "{fields} fields stand in the frame");
    driver.enter_default_frame().await?;
    // To the outer page's watch the inner page is the stranger, and nothing else is wrong with either.
    let inner = format!("off-origin: {}", page.address());
    let wrong = outer.complaints().await?;
    let wrong: Vec<_> = wrong.iter().filter(|wrong| !wrong.starts_with(&inner)).collect();
    ensure!(wrong.is_empty(), "{wrong:?}");
    driver.enter_frame(0).await?;
    page.press_role("link", "Open LDN Diary by itself").await?;
    driver.enter_default_frame().await?;
    let is_there = async || {
        let now = driver.current_url().await?;
        Ok(now.as_str().starts_with(&page.address()).then_some(()))
    };
    page.wait("the page by itself", is_there).await?;
    page.by_label("Passphrase").await?;
    unlock(page, FIRST).await?;
    let wrong = page.complaints().await?;
    ensure!(wrong.is_empty(), "{wrong:?}");
    page.leave().await
}

/// The page's clock jumps an hour ahead; its timers go on as they were.
const AN_HOUR_LATER: &str = "dispatchEvent(new Event('e2e-later')); return null";

/// An open diary that nobody touches locks by itself; what was typed by then and not saved is there again when it is opened.
pub(crate) async fn by_itself(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    add(page).await?;
    page.read::<()>("location.hash = '#/tonight/dose'; return null").await?;
    page.type_into("Dose taken, in mg", "2.").await?;
    page.expect_part("typed", "Not saved yet").await?;
    locks(page, async || page.read(AN_HOUR_LATER).await).await?;
    ensure!(!kept(page).await?.contains("\"2.\""), "what was typed is kept in clear");
    unlock(page, FIRST).await?;
    page.expect_part("typed", "Not saved yet").await?;
    let typed: String = page.read("return document.getElementById('dose-taken').value").await?;
    ensure!(typed == "2.", "{typed:?} is typed");
    Ok(())
}

/// The places of a passphrase are for everyone.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    open(page).await?;
    page.is_for_everyone("passphrase-add").await?;
    add(page).await?;
    page.is_for_everyone("passphrase-open").await?;
    Diary::open(page).await?;
    page.by_label("Passphrase").await?;
    page.is_for_everyone("passphrase-unlock").await?;
    page.zoom_400().await?;
    page.fits_the_width().await
}
