//! The passphrase: added, used, changed, removed; and what is on the device meanwhile.

use crate::{
    engine::Engine,
    page::{Page, Theme, diary::Diary, tonight::Tonight},
};
use anyhow::{Context, Result, ensure};

const FIRST: &str = "purple boat seven";
const SECOND: &str = "green ladder north";

/// Everything that local storage and the journal hold, as one text.
const KEPT: &str = "const done = arguments[arguments.length - 1];
    const request = indexedDB.open('ldn-diary');
    request.onsuccess = () => {
        const all = request.result.transaction('records').objectStore('records').getAll();
        all.onsuccess = () => { request.result.close(); done(JSON.stringify([{ ...localStorage }, all.result])); };
    }";

async fn kept(page: &Page) -> Result<String> {
    Ok(page.browser.driver.execute_async(KEPT, vec![]).await?.convert()?)
}

async fn open(page: &Page) -> Result<()> {
    page.open("#/settings/passphrase").await?;
    page.by_role("heading", "Passphrase").await.map(drop)
}

/// Adds the first passphrase; gives the recovery code.
async fn add(page: &Page) -> Result<String> {
    open(page).await?;
    page.type_into("New passphrase", FIRST).await?;
    page.type_into("The same once more", FIRST).await?;
    page.press_button("Go on").await?;
    page.by_role("heading", "Your recovery code").await?;
    let groups = "return [...document.querySelectorAll('main *')].filter((e) => !e.children.length)
        .map((e) => e.textContent.trim()).filter((text) => /^[0-9A-Z]{4}$/.test(text))";
    let groups: Vec<String> = page.read(groups).await?;
    ensure!(groups.len() == 7, "the code is {groups:?}");
    page.screenshot("passphrase-sheet").await?;
    let last = groups.last().context("no group")?;
    page.type_into("Type the last four characters of the code", last).await?;
    page.press_button("Lock my diary with it").await?;
    page.expect_part("stands", "Your diary has a passphrase").await?;
    Ok(groups.join("-"))
}

async fn unlock(page: &Page, passphrase: &str) -> Result<()> {
    page.type_into("Passphrase", passphrase).await?;
    page.press_button("Unlock").await
}

/// What was typed did not open the diary.
async fn is_refused(page: &Page) -> Result<()> {
    let said = "return document.getElementById('unlock-error')?.textContent.includes('That did not open it') ?? false";
    page.wait("the refusal", async || Ok(page.read::<bool>(said).await?.then_some(()))).await
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

/// Locked by hand, changed, and removed again.
pub(crate) async fn changed(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    add(page).await?;
    page.press_button("Lock now").await?;
    page.by_label("Passphrase").await?;
    unlock(page, FIRST).await?;
    page.press_id("lock-now").await?;
    page.by_label("Passphrase").await?;
    unlock(page, FIRST).await?;
    page.by_test_id("lock-now").await?;
    // Three forms ask for it by the same words.
    page.read::<()>("document.getElementById('now').focus(); return null").await?;
    page.press(FIRST).await?;
    page.type_into("New passphrase", SECOND).await?;
    page.type_into("The same once more", SECOND).await?;
    page.press_button("Change the passphrase").await?;
    page.expect_part("stands", "passphrase").await?;
    let said = "return document.querySelector('main').textContent.includes('Changed. From now on')";
    page.wait("the change", async || Ok(page.read::<bool>(said).await?.then_some(()))).await?;
    let diary = Diary::open(page).await?;
    unlock(page, FIRST).await?;
    is_refused(page).await?;
    unlock(page, SECOND).await?;
    diary.counts("1 night").await
}

/// The browser lost the end of local storage, and with it that the diary was sealed. What was written since comes back with the
/// passphrase.
pub(crate) async fn lost(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    let before: String = page.read("return JSON.stringify({ ...localStorage })").await?;
    add(page).await?;
    tonight.check_in().await?;
    page.type_into("Note", "written since").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    let lose = format!(
        "localStorage.clear(); Object.assign(localStorage, JSON.parse({})); return null",
        serde_json::to_string(&before)?
    );
    page.read::<()>(&lose).await?;
    Diary::open(page).await?;
    page.expect_part("locked-away", "A part of your diary is still locked").await?;
    page.screenshot("passphrase-lost-diary").await?;
    open(page).await?;
    page.by_role("heading", "Unlock what this browser lost").await?;
    page.screenshot("passphrase-lost").await?;
    unlock(page, SECOND).await?;
    is_refused(page).await?;
    unlock(page, FIRST).await?;
    page.expect_part("stands", "What was locked is back in your diary.").await?;
    page.by_role("heading", "Add a passphrase").await?;
    let diary = Diary::open(page).await?;
    diary.counts("2 nights").await?;
    ensure!(!page.has("locked-away").await?, "it is back");
    let list: String = page.read("return document.querySelector('main').textContent").await?;
    ensure!(list.contains("written since"), "the note is gone: {list}");
    Ok(())
}

/// What axe finds, and how it looks, in both themes and sizes.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    for (name, width, height) in [("phone", 390, 844), ("desktop", 1280, 900)] {
        page.viewport(width, height).await?;
        open(page).await?;
        each_theme(page, &format!("passphrase-add-{name}")).await?;
    }
    add(page).await?;
    for (name, width, height) in [("phone", 390, 844), ("desktop", 1280, 900)] {
        page.viewport(width, height).await?;
        each_theme(page, &format!("passphrase-open-{name}")).await?;
    }
    Diary::open(page).await?;
    page.by_label("Passphrase").await?;
    each_theme(page, "passphrase-unlock").await?;
    page.zoom_400().await?;
    page.fits_the_width().await
}

async fn each_theme(page: &Page, name: &str) -> Result<()> {
    for theme in [Theme::Light, Theme::Dark] {
        page.theme(theme).await?;
        page.fits_the_width().await?;
        if page.browser.engine == Engine::Chromium {
            page.axe().await?;
        }
        page.screenshot(&format!("{name}-{theme:?}").to_lowercase()).await?;
    }
    Ok(())
}
