//! New or worse symptoms: recorded, kept, deleted and brought back; the sheet for the call; and the lists of what is asked.

use crate::page::{
    Page,
    relapse::{Lists, Relapse},
    settings::Settings,
};
use anyhow::{Result, ensure};

/// A record is refused with words, then saved, kept through a reload, changed, deleted and brought back.
pub(crate) async fn is_recorded(page: &Page) -> Result<()> {
    let record = Relapse::open(page).await?;
    page.by_test_id("no-records").await?;
    record.start().await?;
    record.press("save").await?;
    record.says("kind", "This is needed.").await?;
    record.says("start", "This is needed.").await?;
    record.choose("kind", 0).await?;
    record.date("start", &record.day(1).await?).await?;
    record.says("start", "This day has not come yet.").await?;
    let start = record.day(-3).await?;
    record.date("start", &start).await?;
    record.says("start", "").await?;
    record.date("end", &record.day(-4).await?).await?;
    record.says("end", "This is before the day it started.").await?;
    record.date("end", "").await?;
    page.type_into("Where in the body, and what is it like?", "Right hand, numb").await?;
    for group in ["heat", "fever", "infection"] {
        record.choose(group, 1).await?;
    }
    record.choose("long", 0).await?;
    page.expect_part("speaks", "It has lasted longer than 24 hours.").await?;
    // A look at another place costs nothing that was typed.
    page.read::<()>("location.hash = '#/settings'; return null").await?;
    page.by_role("heading", "Settings").await?;
    page.back().await?;
    record.holds("place", "Right hand, numb").await?;
    // Nor does a closed page; and what is thrown away comes back.
    let record = Relapse::open(page).await?;
    record.start().await?;
    record.holds("place", "Right hand, numb").await?;
    record.holds("start", &start).await?;
    record.press("throw-typed").await?;
    record.holds("place", "").await?;
    let focused = "return document.activeElement.id === 'undo-typed'";
    let look = async || Ok(page.read::<bool>(focused).await?.then_some(()));
    page.wait("the focus on the way back", look).await?;
    record.press("undo-typed").await?;
    record.holds("place", "Right hand, numb").await?;
    record.press("save").await?;
    page.by_test_id("undo").await?;
    page.by_role("link", "Call sheet to print").await?;
    ensure!(page.focused().await? == "Relapse record", "the focus is on {}", page.focused().await?);
    // Loaded anew, the records are listed; one is opened and deleted, and comes back.
    let record = Relapse::open(page).await?;
    ensure!(!page.has("no-records").await?, "the record was not kept");
    open_first(page).await?;
    record.holds("start", &start).await?;
    record.press("delete").await?;
    page.by_test_id("no-records").await?;
    record.press("undo").await?;
    open_first(page).await?;
    record.holds("place", "Right hand, numb").await
}

async fn open_first(page: &Page) -> Result<()> {
    let look = async || {
        let script = "const one = document.querySelector('.record'); one?.click(); return !!one";
        Ok(page.read::<bool>(script).await?.then_some(()))
    };
    page.wait("a record", look).await
}

/// The sheet for the call is one page of paper with the answers on it and nothing of the app.
pub(crate) async fn call_sheet(page: &Page) -> Result<()> {
    let record = Relapse::open(page).await?;
    record.start().await?;
    record.choose("kind", 2).await?;
    record.date("start", &record.day(-2).await?).await?;
    page.type_into("Where in the body, and what is it like?", "Right hand, numb").await?;
    page.type_into("Anything else", &"I cannot hold a cup. ".repeat(30)).await?;
    record.choose("fever", 0).await?;
    record.press("save").await?;
    page.press_role("link", "Call sheet to print").await?;
    page.by_test_id("sheet").await?;
    page.is_for_everyone("call-sheet").await?;
    page.zoom_400().await?;
    page.fits_the_width().await?;
    let paper = page.on_paper().await?;
    for part in [
        "For the call to the MS team",
        "Right hand, numb",
        "Was there a fever? Yes",
        "Was there heat? Not sure",
        "no earlier record",
        "Low-dose naltrexone, last 7 nights",
        "not recorded",
        "Fatigue",
        "What the team says",
    ] {
        ensure!(paper.contains(part), "{part:?} is not on paper: {paper}");
    }
    for part in ["Print", "Settings", "Menu", "Skip to the page", "Back to the record"] {
        ensure!(!paper.contains(part), "{part:?} is on paper: {paper}");
    }
    record.prints_on_one_page("call-sheet").await?;
    // With as many symptoms as the sheet takes.
    Lists::open(page).await?;
    for name in ["Walking", "Balance", "Vision", "Bladder", "Mood", "Numbness or tingling"] {
        page.pick("checkbox", name).await?;
    }
    page.expect_text("symptoms-shown", "11 are shown now.").await?;
    Relapse::open(page).await?;
    open_first(page).await?;
    page.press_role("link", "Call sheet to print").await?;
    page.expect_part("sheet", "1 more symptom is in the diary.").await?;
    record.prints_on_one_page("call-sheet-full").await
}

/// A list is moved, renamed, added to and hidden from, each at once, and undone.
pub(crate) async fn lists(page: &Page) -> Result<()> {
    let lists = Lists::open(page).await?;
    lists.begin_with(&["Fatigue", "Stiffness"]).await?;
    lists.press("Move Fatigue down").await?;
    lists.begin_with(&["Stiffness", "Fatigue"]).await?;
    page.focus_is("Move Fatigue down").await?;
    lists.press("Move Fatigue up").await?;
    lists.begin_with(&["Fatigue", "Stiffness"]).await?;
    page.focus_is("Move Fatigue up").await?;
    lists.press("Rename Fatigue").await?;
    page.type_into("New name for Fatigue", "pain").await?;
    page.press_button("Keep this name").await?;
    page.by_role("textbox", "New name for Fatigue").await?;
    let said = "return document.getElementById('name-symptom-1-error')?.textContent ?? ''";
    page.wait("the name to be taken", async || {
        Ok(page.read::<String>(said).await?.starts_with("Another line").then_some(()))
    })
    .await?;
    page.type_into("New name for Fatigue", "Worn out").await?;
    page.press_button("Keep this name").await?;
    lists.begin_with(&["Worn out"]).await?;
    page.focus_is("Rename Worn out").await?;
    page.type_into("A symptom of your own", "Cramp").await?;
    page.press_button("Add this symptom").await?;
    lists.end_with("Cramp").await?;
    lists.shown("6 are shown now.").await?;
    page.pick("checkbox", "Cramp").await?;
    lists.shown("5 are shown now.").await?;
    page.press_button("Undo").await?;
    lists.shown("6 are shown now.").await?;
    let lists = Lists::open(page).await?;
    lists.begin_with(&["Worn out"]).await?;
    lists.end_with("Cramp").await?;
    lists.press("Rename Worn out").await?;
    page.press_button("Call it Fatigue again").await?;
    lists.begin_with(&["Fatigue"]).await
}

/// The end of the night is kept, and every new place can be used by everyone and fits a narrow window.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    let settings = Settings::open(page).await?;
    settings.ends_the_night(8).await?;
    let choose = "const one = document.getElementById('day-boundary'); one.selectedIndex = 11;
        one.dispatchEvent(new Event('change', { bubbles: true })); return null";
    page.read::<()>(choose).await?;
    Settings::open(page).await?.ends_the_night(11).await?;
    page.is_for_everyone("relapse-settings").await?;
    let record = Relapse::open(page).await?;
    page.is_for_everyone("relapse-records").await?;
    record.start().await?;
    record.press("save").await?;
    record.says("start", "This is needed.").await?;
    page.is_for_everyone("relapse-form").await?;
    page.zoom_400().await?;
    page.fits_the_width().await?;
    Lists::open(page).await?;
    page.press_button("Rename Pain").await?;
    page.fits_the_width().await?;
    page.is_for_everyone("relapse-lists").await
}
