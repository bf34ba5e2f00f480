//! A night: from the first start to a saved one, and everything that may go wrong on the way.

use crate::{
    engine::Engine,
    page::{Page, tonight::Tonight},
};
use anyhow::{Context, Result, ensure};
use thirtyfour::Key;

/// Nothing is there yet: two lines say what to do, and the check-in makes the first night.
pub(crate) async fn first_start(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let tonight = Tonight::open(page).await?;
    page.expect_part("first-start", "Each night: note the dose you took").await?;
    page.screenshot("tonight-first").await?;
    ensure!(!page.has("same").await? && !page.has("taken").await?, "something is repeated");
    tonight.check_in().await?;
    page.screenshot("check-in-empty").await?;
    tonight.score(1, "6").await?;
    tonight.score(3, "4").await?;
    tonight.score(3, "clear").await?;
    page.pick("checkbox", "Vivid dreams").await?;
    page.pick("radio", "Moderate").await?;
    page.pick("checkbox", "Stress").await?;
    page.press_button("Half an hour more").await?;
    page.screenshot("check-in").await?;
    page.press_button("Save the night").await?;
    page.expect_text("recorded", "Fatigue 6, vivid dreams moderate, slept 7 h, stress").await?;
    tonight.is_saved().await?;
    page.screenshot("tonight-saved").await?;
    page.expect_part("keep", "Ask this one to keep your diary").await?;
    // Firefox asks the person in a window of its own.
    if page.browser.engine == Engine::Chromium {
        page.press_id("keep-ask").await?;
        page.expect_part("keep", "promise").await?;
        ensure!(!page.has("keep-ask").await?, "it is asked twice");
    }
    // It is still there for a new visit, which does not ask for what was promised before.
    page.read::<()>("sessionStorage.setItem('e2e-kept', 'yes'); return null").await?;
    Tonight::open(page).await?;
    page.expect_text("recorded", "Fatigue 6, vivid dreams moderate, slept 7 h, stress").await?;
    let is_hidden =
        "return document.querySelector('[data-testid=\"keep\"]')?.offsetParent === null";
    let hidden = async || Ok(page.read::<bool>(is_hidden).await?.then_some(()));
    page.wait("not to be asked for what is promised", hidden).await
}

/// A person who was here last night: at most three taps.
pub(crate) async fn returning(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let mut taps = 0;
    let tonight = Tonight::returning(page).await?;
    page.expect_part("taken", "Taken: 1.5 mg, 1.5 mL").await?;
    page.expect_part("same", "Fatigue 6, stiffness 4").await?;
    page.screenshot("tonight").await?;
    tonight.tap("taken", &mut taps).await?;
    page.expect_part("doses", "1.5 mg, 1.5 mL").await?;
    tonight.tap("same", &mut taps).await?;
    page.expect_text("recorded", "Fatigue 6, stiffness 4").await?;
    tonight.is_saved().await?;
    ensure!(taps <= 3, "it took {taps} taps");
    page.screenshot("tonight-done").await?;
    // One entry holds both.
    Tonight::open(page).await?;
    page.expect_part("doses", "1.5 mg, 1.5 mL").await?;
    page.expect_text("recorded", "Fatigue 6, stiffness 4").await
}

/// What was tapped and typed is there after a reload; it can be thrown away, taken back, and saved.
pub(crate) async fn draft(page: &Page) -> Result<()> {
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "7").await?;
    page.type_into("Note", "Legs heavy").await?;
    page.expect_part("draft", "Not saved yet").await?;
    let tonight = Tonight::open(page).await?;
    page.expect_part("unsaved", "not saved yet").await?;
    page.press_role("link", "Go on with it").await?;
    page.by_test_id("save-night").await?;
    tonight.expect_score(1, Some("7")).await.context("the score is lost")?;
    let note: String = page.read("return document.getElementById('note').value").await?;
    ensure!(note == "Legs heavy", "the note is {note:?}");
    page.press_button("Throw away what I changed").await?;
    tonight.expect_score(1, None).await.context("the score is still there")?;
    page.press_button("Undo").await?;
    tonight.expect_score(1, Some("7")).await.context("the score did not come back")?;
    page.press_button("Save the night").await?;
    page.expect_text("recorded", "Fatigue 7, a note").await?;
    tonight.is_saved().await
}

/// Just awful, and back; twice the same tap of a shaking hand is one.
pub(crate) async fn awful(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    let mut taps = 0;
    tonight.tap("awful", &mut taps).await?;
    page.expect_text("recorded", "Just awful").await?;
    tonight.undo().await?;
    page.expect_part("undone", "Taken back.").await?;
    // Once more, and back once more: what was taken back is no obstacle.
    tonight.tap("awful", &mut taps).await?;
    page.expect_text("recorded", "Just awful").await?;
    tonight.is_saved().await?;
    tonight.undo().await?;
    page.by_test_id("awful").await?;
    tonight.check_in().await?;
    let twice = "for (const score of [6, 7]) {
            const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 });
            document.getElementById('score-1-' + score).dispatchEvent(click);
        }
        return null";
    page.read::<()>(twice).await?;
    tonight.expect_score(1, Some("6")).await.context("of two quick taps the first alone counts")
}

/// By hand: 5 mg is asked about, 50 mg is stopped, and what is recorded can be taken out again.
pub(crate) async fn by_hand(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let tonight = Tonight::returning(page).await?;
    page.press_role("link", "Other time or amount").await?;
    page.by_role("heading", "Dose taken").await?;
    page.type_into("Dose taken, in mg", "50").await?;
    page.expect_part("tenfold", "ten times your planned or last dose").await?;
    page.expect_part("refused", "call your pharmacist").await?;
    page.screenshot("dose-by-hand-stopped").await?;
    page.press_button("Record the dose").await?;
    page.expect_text("dose-said", "Please answer the question above first.").await?;
    ensure!(
        page.focused().await? == "Yes, it was 50 mg, not the dose before",
        "focus: {}",
        page.focused().await?
    );
    page.type_into("Dose taken, in mg", "5").await?;
    page.expect_part("gate", "5 mg is above the usual range").await?;
    ensure!(!page.has("tenfold").await?, "5 mg is not ten times 1.5 mg");
    page.press_button("Record the dose").await?;
    page.expect_text("dose-said", "Please answer the question above first.").await?;
    let draw: String = page.read("return document.getElementById('dose-draw').value").await?;
    ensure!(draw.is_empty(), "the draw of 1.5 mg stands beside 5 mg");
    page.pick("checkbox", "Yes, I took 5 mg").await?;
    page.type_into("Draw, in mL", "500").await?;
    // What is wrong is told when the field is left, and must not push the button away from under the mouse.
    page.press_button("Record the dose").await?;
    page.expect_text("dose-said", "Please look at the field that is marked.").await?;
    let wrong = "return document.getElementById('dose-draw-error')?.textContent ?? ''";
    let look = async || Ok(page.read::<String>(wrong).await?.contains("No syringe").then_some(()));
    page.wait("what is wrong with the draw", look).await?;
    page.type_into("Draw, in mL", "5").await?;
    page.press_button("Record the dose").await?;
    page.expect_part("doses", ": 5 mg").await?;
    let done: String = page.read("return document.getElementById('done').textContent").await?;
    ensure!(done.contains("The dose is recorded."), "it says {done:?}");
    page.open("#/tonight/check-in").await?;
    page.press_button("Remove").await?;
    page.by_test_id("undo-dose").await?;
    tonight.undo().await?;
    page.expect_part("doses", ": 5 mg").await
}

/// What was typed of a dose is there after a reload and is not recorded by itself; it can be thrown away, and brought back.
pub(crate) async fn half_a_dose(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    let holds = async |typed: &str| {
        let now = "return document.getElementById('dose-taken')?.value ?? ''";
        let look = async || Ok((page.read::<String>(now).await? == typed).then_some(()));
        page.wait(&format!("the dose to be {typed:?}"), look).await
    };
    page.press_role("link", "Other time or amount").await?;
    page.type_into("Dose taken, in mg", "2.").await?;
    page.expect_part("typed", "Not saved yet").await?;
    Tonight::open(page).await?;
    page.expect_part("dose-begun", "It is not recorded yet.").await?;
    ensure!(!page.has("doses").await?, "it was recorded by itself");
    page.press_role("link", "Go on with it").await?;
    holds("2.").await?;
    page.press_button("Throw away what I changed").await?;
    holds("1.5").await?;
    page.press_button("Undo").await?;
    holds("2.").await?;
    page.type_into("Dose taken, in mg", "2").await?;
    page.press_button("Record the dose").await?;
    page.expect_part("doses", ": 2 mg").await?;
    Tonight::open(page).await?;
    page.expect_part("doses", ": 2 mg").await?;
    ensure!(!page.has("dose-begun").await?, "a recorded dose is called begun");
    Ok(())
}

/// Without a mouse: the dose, and the night.
pub(crate) async fn keys(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    let reach = async |id: &str| {
        for _ in 0..40 {
            page.press(Key::Tab + "").await?;
            let here = format!("return document.activeElement.dataset.testid === '{id}'");
            if page.read::<bool>(&here).await? {
                return Ok(());
            }
        }
        anyhow::bail!("Tab does not lead to {id}")
    };
    reach("taken").await?;
    page.press(Key::Enter + "").await?;
    page.expect_part("doses", "1.5 mg").await?;
    let on_strip = "return document.activeElement.id === 'done'";
    page.wait("the focus on what was done", async || {
        Ok(page.read::<bool>(on_strip).await?.then_some(()))
    })
    .await?;
    reach("same").await?;
    page.press(Key::Space + "").await?;
    page.expect_text("recorded", "Fatigue 6, stiffness 4").await
}

/// A second tab reads; it says so, and takes over when it is asked to.
pub(crate) async fn second_tab(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    let driver = &page.browser.driver;
    let (first, _) = tonight.second_tab().await?;
    page.expect_part("reader", "Another tab is open for writing").await?;
    ensure!(!page.has("taken").await?, "a reader can record");
    page.press_button("Edit here").await?;
    let mut taps = 0;
    tonight.tap("taken", &mut taps).await?;
    tonight.is_saved().await?;
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
    Ok(())
}

/// What another tab saved stays, whatever this one still had of it on its screen.
pub(crate) async fn second_tabs_draft(page: &Page) -> Result<()> {
    let tonight = Tonight::returning(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "4").await?;
    page.by_test_id("draft").await?;
    let driver = &page.browser.driver;
    let (first, _) = tonight.second_tab().await?;
    let there = Tonight::here(page);
    there.edit_here().await?;
    there.expect_score(1, Some("4")).await?;
    page.type_into("Note", "from the second tab").await?;
    page.press_button("Save the night").await?;
    there.is_saved().await?;
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
    // It shows what was saved, and what it saves is on top of that.
    page.wait("to write again", async || Ok((!page.has("reader").await?).then_some(()))).await?;
    let note = "return document.querySelector('textarea')?.value ?? ''";
    page.wait("the note", async || {
        Ok((page.read::<String>(note).await? == "from the second tab").then_some(()))
    })
    .await?;
    ensure!(!page.has("draft").await?, "what was saved is shown as if it were not");
    tonight.score(2, "2").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    page.open("#/tonight/check-in").await?;
    page.by_test_id("save-night").await?;
    let kept: String = page.read(note).await?;
    ensure!(kept == "from the second tab", "the note of the other tab is gone: {kept:?}");
    tonight.expect_score(1, Some("4")).await?;
    tonight.expect_score(2, Some("2")).await
}

/// At 320 pixels, at 400 %, with text of twice the size, and for everyone.
pub(crate) async fn fits(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    for route in ["#/tonight", "#/tonight/check-in", "#/tonight/dose"] {
        page.viewport(320, 640).await?;
        page.open(route).await?;
        page.wait("the place", async || {
            Ok(page
                .read::<bool>(
                    "return !!document.querySelector('main h1 ~ *, main .two, main .asks')",
                )
                .await?
                .then_some(()))
        })
        .await?;
        page.fits_the_width().await?;
        page.large_text().await?;
        page.fits_the_width().await?;
    }
    Ok(())
}

/// The places of a night are for everyone.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    Tonight::returning(page).await?;
    for (route, name) in [
        ("#/tonight", "tonight"),
        ("#/tonight/check-in", "check-in"),
        ("#/tonight/dose", "dose-by-hand"),
    ] {
        page.open(route).await?;
        page.wait("the place", async || {
            Ok(page
                .read::<bool>("return !!document.querySelector('main .two, main .asks')")
                .await?
                .then_some(()))
        })
        .await?;
        page.is_for_everyone(name).await?;
    }
    page.type_into("Dose taken, in mg", "2.").await?;
    page.expect_part("typed", "Not saved yet").await?;
    page.is_for_everyone("dose-half-typed").await?;
    Tonight::open(page).await?;
    page.expect_part("dose-begun", "It is not recorded yet.").await?;
    page.is_for_everyone("tonight-dose-begun").await
}
