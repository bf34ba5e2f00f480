//! A plan: from the question about opioids to the dose that is taken from the bottle, a hold, and back.

use crate::page::{Page, dose::Dose, dose_card::DoseCard, plan::PlanPlace, tonight::Tonight};
use anyhow::{Result, ensure};

/// From nothing to a dose that was taken by the plan.
pub(crate) async fn is_made(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let plan = PlanPlace::open(page).await?;
    page.screenshot("plan-none").await?;
    page.press_role("link", "Make a plan").await?;
    page.pick("radio", "I am not sure").await?;
    page.expect_part("opioids-stop", "Ask before you start").await?;
    page.screenshot("plan-opioids").await?;
    page.pick("radio", "No, none of them").await?;
    page.by_test_id("save-plan").await?;
    page.press_id("save-plan").await?;
    page.expect_part("plan-said", "Look at what is marked above first.").await?;
    plan.unfold(".presets").await?;
    page.press_id("preset-ms-slow").await?;
    plan.set("step-dose-0", "1.5").await?;
    page.expect_part("preview", "4.5 mg").await?;
    page.press_id("save-plan").await?;
    page.expect_part("plan-said", "First say that you checked").await?;
    page.screenshot("plan-steps-typed").await?;
    page.pick("checkbox", "I checked this: it is what was prescribed").await?;
    page.press_id("save-plan").await?;
    plan.stands("At 1.5 mg until").await?;
    plan.says(".toast", "The plan is set up.").await?;
    page.screenshot("plan").await?;
    // Without a bottle nothing is shown to draw.
    Tonight::open(page).await?;
    page.expect_part("due", "Enter your bottle").await?;
    page.press_role("link", "To the bottles").await?;
    page.press_id("new-bottle").await?;
    page.pick("radio", "From a pharmacy").await?;
    for (field, text) in [("bottle-strength", "1"), ("bottle-volume", "100")] {
        plan.set(field, text).await?;
    }
    plan.set("bottle-begun", &plan.today().await?).await?;
    page.screenshot("bottle-typed").await?;
    page.press_id("save-bottle").await?;
    page.expect_part("saving", "Saved on this device").await?;
    page.screenshot("bottles").await?;
    let tonight = Tonight::open(page).await?;
    page.expect_part("due", "1.5 mg is").await?;
    page.screenshot("tonight-due").await?;
    let mut taps = 0;
    tonight.tap("taken", &mut taps).await?;
    page.expect_part("doses", "1.5 mg, 1.5 mL").await?;
    page.expect_part("supply", "98.5 mL left").await?;
    page.screenshot("tonight-taken").await?;
    tonight.undo().await?;
    page.expect_part("supply", "100 mL left").await?;
    tonight.tap("taken", &mut taps).await?;
    page.expect_part("supply", "98.5 mL left").await?;
    is_corrected(&plan, &tonight, page).await
}

/// What is recorded of tonight's dose gets another time and another draw; the record and the supply follow, and go back.
async fn is_corrected(plan: &PlanPlace<'_>, tonight: &Tonight<'_>, page: &Page) -> Result<()> {
    plan.goes("#/tonight/check-in").await?;
    page.press_button("Change").await?;
    // The first minute of the night: never later than now, whenever this runs.
    for (field, text) in [("dose-draw", "1.6"), ("dose-time", "4:00")] {
        plan.set(field, text).await?;
    }
    page.press_id("record-dose").await?;
    page.expect_part("doses", "1.5 mg, 1.6 mL").await?;
    page.expect_part("doses", "4:00").await?;
    plan.goes("#/tonight").await?;
    page.expect_part("doses", "1.5 mg, 1.6 mL").await?;
    page.expect_part("supply", "98.4 mL left").await?;
    tonight.undo().await?;
    page.expect_part("doses", "1.5 mg, 1.5 mL").await?;
    page.expect_part("supply", "98.5 mL left").await
}

/// A hold with its date and reason, seen on Tonight, and taken back.
pub(crate) async fn is_held(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let plan = PlanPlace::begun(page).await?;
    plan.stands("Held at 1.5 mg until").await?;
    page.screenshot("plan-begun").await?;
    page.press_id("go-on").await?;
    page.press_id("move").await?;
    plan.asks("Choose a reason.").await?;
    page.screenshot("plan-go-on").await?;
    page.press_id("leave").await?;
    page.press_id("hold").await?;
    page.pick("radio", "Waiting for the visit").await?;
    page.screenshot("plan-hold").await?;
    page.press_id("move").await?;
    plan.stands("Held at 1.5 mg until you change it").await?;
    page.expect_part("saving", "Saved on this device").await?;
    page.press_button("Undo").await?;
    plan.stands("Held at 1.5 mg until").await?;
    let tonight = Tonight::open(page).await?;
    page.expect_part("supply", "Held at 1.5 mg until").await?;
    page.press_id("held").await?;
    page.by_test_id("hold-do").await?;
    let in_sight = "const { bottom } = document.querySelector('dialog[open] .actions').getBoundingClientRect();
        return bottom <= innerHeight";
    ensure!(page.read::<bool>(in_sight).await?, "what answers is below the window");
    page.pick("radio", "An operation").await?;
    page.screenshot("tonight-hold").await?;
    page.press_id("hold-do").await?;
    page.expect_part("doses", "Left out").await?;
    tonight.undo().await?;
    page.by_test_id("due").await?;
    for_everyone(page).await
}

/// From a step that more than one fill takes to the calculator that looks for a strength, with the steps in it.
pub(crate) async fn finds_a_strength(page: &Page) -> Result<()> {
    DoseCard::with(page, &[50, 150, 450]).await?;
    PlanPlace::open(page).await?;
    page.press_role("link", "Find a strength that suits every step").await?;
    page.expect_part("rungs", "4.5 mg").await?;
    let dose = Dose::here(page);
    for (step, typed) in [("Step 1", "0.5"), ("Step 2", "1.5"), ("Step 3", "4.5"), ("Step 4", "")] {
        ensure!(dose.typed(step).await? == typed, "{step} of the plan is not there");
    }
    Ok(())
}

/// What must not be overlooked: a bottle past its date, a new step, and an opioid.
pub(crate) async fn warns(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let plan = PlanPlace::begun(page).await?;
    // Held until the 35th night after the last one; the bottle is good for 14.
    plan.tonight(&plan.in_days(35).await?).await?;
    page.expect_part("new-step", "A new step: 3 mg, and it was 1.5 mg before").await?;
    page.expect_part("past-date", "Bottle 1: 100 mL of 1 mg/mL is past its date").await?;
    page.screenshot("tonight-new-step").await?;
    let plan = PlanPlace::begun(page).await?;
    plan.goes("#/plan/steps").await?;
    page.press_id("answer-again").await?;
    page.pick("radio", "I am not sure").await?;
    page.expect_part("opioids-stop", "Ask before you start").await?;
    Tonight::open(page).await?;
    page.expect_part("opioids", "before your next dose").await?;
    ensure!(!page.has("taken").await?, "a dose is offered beside an opioid");
    page.screenshot("tonight-opioids").await?;
    PlanPlace::open(page).await?;
    page.expect_part("opioids", "before your next dose").await?;
    page.screenshot("plan-opioids-now").await
}

/// The table of four weeks is whole on the smallest phone: nobody scrolls sideways to see Sunday's dose. The doses of a week are level.
async fn weeks_fit(page: &Page) -> Result<()> {
    const WIDE: &str = "
        const cells = [...document.querySelectorAll('table.weeks td')];
        const out = cells.filter((cell) => {
            const box = cell.getBoundingClientRect();
            // What only a screen reader says takes no room.
            const seen = [...cell.querySelectorAll('small, [aria-hidden]')];
            const past = seen.some((part) => part.getBoundingClientRect().right > box.right + 0.5);
            return box.right > innerWidth || box.left < 0 || seen.length < 2 || past;
        });
        // One cell of a row has the name of a month above its day.
        const rows = [...document.querySelectorAll('table.weeks tbody tr')].filter((row) => {
            const tops = [...row.querySelectorAll('td > [aria-hidden]')].map((dose) => dose.getBoundingClientRect().top);
            return Math.max(...tops) - Math.min(...tops) > 1;
        });
        return [cells.length, [...out, ...rows].map((part) => part.textContent)]";
    for (width, height) in [(320, 640), (1280, 800)] {
        page.viewport(width, height).await?;
        page.fits_the_width().await?;
        let (cells, out): (usize, Vec<String>) = page.read(WIDE).await?;
        ensure!(cells >= 28 && out.is_empty(), "of {cells} nights cut, or not level: {out:?}");
    }
    page.viewport(390, 844).await
}

/// Each of its places is for everyone.
async fn for_everyone(page: &Page) -> Result<()> {
    PlanPlace::begun(page).await?;
    page.is_for_everyone("plan-full").await?;
    weeks_fit(page).await?;
    page.open("#/plan/steps").await?;
    page.by_test_id("save-plan").await?;
    page.is_for_everyone("plan-steps").await?;
    page.open("#/plan/bottles").await?;
    page.by_test_id("new-bottle").await?;
    page.is_for_everyone("bottles-full").await?;
    Tonight::open(page).await?;
    page.by_test_id("due").await?;
    page.is_for_everyone("tonight-due-full").await
}
