//! Looking back: the month, a night filled in later, changed, deleted and brought back, and the search in ten years.

use crate::page::{Page, diary::Diary, tonight::Tonight};
use anyhow::{Result, ensure};

/// A night that was forgotten is filled in, and says so.
pub(crate) async fn filled_in(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    Diary::open(page).await?;
    page.by_test_id("diary-empty").await?;
    page.screenshot("diary-empty").await?;
    let diary = Diary::returning(page).await?;
    diary.counts("1 night").await?;
    diary.press_day("1.5 mg taken, fatigue 6").await?;
    diary.lists(1).await?;
    diary.fill_in().await?;
    page.by_role("heading", "Doses").await?;
    diary.press("save-entry").await?;
    // The keyboard of a phone goes away, and the line is read out.
    page.focus_is("There is nothing to save yet. Tap something first.").await?;
    let tonight = Tonight::here(page);
    tonight.score(1, "3").await?;
    page.type_into("Note", "Written down the day after").await?;
    page.expect_part("draft", "not saved yet").await?;
    // Thrown away by mistake, and brought back.
    diary.press("throw-away").await?;
    page.focus_is("Undo").await?;
    tonight.expect_score(1, None).await?;
    diary.press("undo-throw").await?;
    page.focus_is("Throw away what I changed").await?;
    tonight.expect_score(1, Some("3")).await?;
    diary.press("save-entry").await?;
    diary.counts("2 nights").await?;
    diary.lists(2).await?;
    ensure!(
        list(page).await?.contains("Written"),
        "the entry does not say that it was written later"
    );
    // Still there for a new visit.
    Diary::open(page).await?.counts("2 nights").await?;
    diary.lists(2).await?;
    ensure!(list(page).await?.contains("Written down the day after"), "the note is gone");
    page.screenshot("diary-two").await
}

async fn list(page: &Page) -> Result<String> {
    page.read("return [...document.querySelectorAll('.night')].map((night) => night.textContent).join(' ')").await
}

/// A night is changed; deleted, and back by undo; deleted again, and back from the trash.
pub(crate) async fn changed(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let diary = Diary::returning(page).await?;
    diary.edit_newest().await?;
    page.type_into("Note", "Slept on the sofa").await?;
    // A date that says another night is told before it is saved; one typed back says nothing.
    let night = diary.move_to("1999-12-31").await?;
    page.expect_part("moves", "to Friday, December 31, 1999").await?;
    diary.move_to(&night).await?;
    page.expect_text("moves", "").await?;
    // A look at another place costs nothing that was typed.
    page.read::<()>("location.hash = '#/settings'; return null").await?;
    page.by_role("heading", "Settings").await?;
    page.back().await?;
    page.expect_part("draft", "not saved yet").await?;
    diary.press("save-entry").await?;
    diary.lists(1).await?;
    ensure!(list(page).await?.contains("Slept on the sofa"), "the note was not saved");
    diary.edit_newest().await?;
    diary.press("delete-entry").await?;
    diary.counts("0 nights").await?;
    page.press_button("Undo").await?;
    diary.counts("1 night").await?;
    diary.edit_newest().await?;
    diary.press("delete-entry").await?;
    diary.counts("0 nights").await?;
    page.screenshot("diary-deleted").await?;
    page.press_role("link", "Trash").await?;
    page.by_role("heading", "Trash").await?;
    page.expect_part("trash", "It can be restored until").await?;
    page.screenshot("trash").await?;
    diary.press("restore").await?;
    page.by_test_id("trash-empty").await?;
    Diary::open(page).await?.counts("1 night").await?;
    ensure!(list(page).await?.contains("Slept on the sofa"), "the note did not come back");
    to_a_night_with_a_draft(page, &diary).await
}

/// A night gets one more entry, which outlives a reload before it is saved, is deleted and comes back; and so does tonight.
pub(crate) async fn one_more(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let diary = Diary::returning(page).await?;
    let tonight = Tonight::here(page);
    diary.edit_newest().await?;
    diary.press("another").await?;
    page.by_role("heading", "Also written for this night").await?;
    tonight.expect_score(1, None).await?;
    diary.press("save-entry").await?;
    page.focus_is("There is nothing to save yet. Tap something first.").await?;
    tonight.score(1, "3").await?;
    page.type_into("Note", "Awake at three").await?;
    page.expect_part("draft", "not saved yet").await?;
    page.screenshot("diary-one-more").await?;
    page.open("#/diary/entry").await?;
    tonight.expect_score(1, Some("3")).await?;
    diary.press("save-entry").await?;
    diary.lists(2).await?;
    diary.counts("1 night").await?;
    let said = list(page).await?;
    ensure!(
        said.contains("Written at") && said.contains("Awake at three"),
        "not told apart: {said}"
    );
    let doses: usize =
        page.read("return [...document.querySelectorAll('.night .took')].length").await?;
    ensure!(doses == 1, "the dose of the night stands {doses} times");
    diary.edit_newest().await?;
    diary.press("delete-entry").await?;
    diary.lists(1).await?;
    page.press_button("Undo").await?;
    diary.lists(2).await?;
    ensure!(list(page).await?.contains("Awake at three"), "the entry did not come back");
    one_more_tonight(page).await
}

async fn one_more_tonight(page: &Page) -> Result<()> {
    let tonight = Tonight::open(page).await?;
    tonight.tap("awful", &mut 0).await?;
    page.expect_text("recorded", "Just awful").await?;
    page.press_role("link", "One more entry of this night").await?;
    page.by_test_id("save-night").await?;
    tonight.score(1, "2").await?;
    page.expect_part("draft", "Not saved yet").await?;
    page.press_id("save-night").await?;
    page.expect_part("recorded", "Fatigue 2").await?;
    page.expect_part("recorded", "Just awful").await?;
    tonight.undo().await?;
    page.expect_text("recorded", "Just awful").await
}

/// An entry goes to a night for which something else is being written: that stays as it is.
async fn to_a_night_with_a_draft(page: &Page, diary: &Diary<'_>) -> Result<()> {
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "8").await?;
    page.type_into("Note", "Tonight, not saved").await?;
    page.expect_part("draft", "Not saved yet").await?;
    page.read::<()>("location.hash = '#/diary'; return null").await?;
    diary.edit_newest().await?;
    let tonight = "const d = new Date(Date.now() - 4 * 3600000);
        return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-')";
    diary.move_to(&page.read::<String>(tonight).await?).await?;
    diary.press("save-entry").await?;
    diary.counts("1 night").await?;
    page.open("#/tonight/check-in").await?;
    page.by_test_id("save-night").await?;
    let note: String = page.read("return document.getElementById('note').value").await?;
    ensure!(note == "Tonight, not saved", "the note of the draft is {note:?}");
    Ok(())
}

/// Ten years of five entries a night: the page opens, is searched and filtered, and goes back in time, and answers meanwhile.
pub(crate) async fn ten_years(page: &Page) -> Result<()> {
    let diary = Diary::of_years(page, 10).await?;
    diary.counts("3650 nights").await?;
    let search = async || {
        page.type_into("Search the notes", "zebra").await?;
        page.expect_text("found", "1 night found").await
    };
    let searching = diary.longest_hitch(search).await?;
    diary.lists(1).await?;
    page.screenshot("diary-search").await?;
    let filter = async || {
        diary.press("clear").await?;
        page.press_button("Missed dose").await?;
        page.expect_part("found", "nights found").await?;
        page.press_button("More filters").await?;
        page.choose("Symptom", "Pain").await?;
        page.choose("Its score, at least", "9").await?;
        page.expect_part("found", "found").await
    };
    let filtering = diary.longest_hitch(filter).await?;
    page.screenshot("diary-filters").await?;
    let go_back = async || {
        diary.press("clear").await?;
        for _ in 0..6 {
            diary.press("earlier").await?;
            diary.scroll_to_the_end().await?;
            diary.press("month-earlier").await?;
        }
        Ok(())
    };
    let going_back = diary.longest_hitch(go_back).await?;
    // A limit that a hand would notice, wide of what a busy machine adds: no test is a clock.
    for (what, hitch) in [("search", searching), ("filter", filtering), ("go back", going_back)] {
        ensure!(hitch < 1000.0, "{what}: the page did not answer for {hitch} ms");
    }
    Ok(())
}

/// The places of a diary of a year are for everyone, and fit a narrow window.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    let diary = Diary::of_years(page, 1).await?;
    diary.counts("365 nights").await?;
    page.is_for_everyone("diary-month").await?;
    page.press_button("More filters").await?;
    page.type_into("Dose at least, in mg", "x").await?;
    page.is_for_everyone("diary-filters").await?;
    page.zoom_400().await?;
    let diary = Diary::open(page).await?;
    diary.counts("365 nights").await?;
    page.fits_the_width().await?;
    diary.edit_newest().await?;
    page.fits_the_width().await?;
    page.is_for_everyone("diary-entry").await?;
    page.open("#/diary/trash").await?;
    page.by_role("heading", "Trash").await?;
    page.is_for_everyone("diary-trash").await?;
    page.zoom_400().await?;
    Diary::open(page).await?.counts("365 nights").await?;
    page.large_text().await?;
    page.fits_the_width().await
}
