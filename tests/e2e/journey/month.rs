//! Seven weeks by a plan, worked out by hand: four steps from a bottle of 100 mL at 1 mg/mL, one dose missed and one left out, a step
//! back, and a bottle of 10 mL at 5 mg/mL until it is empty.
//!
//! | nights | mg | mL drawn |
//! |---|---|---|
//! | 1 to 7 November | 1.5 | 7 × 1.5 = 10.5 |
//! | 8 to 14 November, without the 10th | 2 | 6 × 2 = 12 |
//! | 15 to 21 November, without the 16th | 3 | 6 × 3 = 18 |
//! | 22 to 30 November | 4 | 9 × 4 = 36 |
//! | 1 to 7 December, a step back | 3 | 7 × 3 = 21 |
//! | 8 to 23 December, at 5 mg/mL | 3 | 16 × 0.6 = 9.6 |
//!
//! By the plan alone 45.5 mL are drawn in three weeks, and 13 doses of 4 mL to 4 December. After November 76.5 mL are drawn and 23.5
//! left: five doses of 4 mL, to 5 December, so that an order has to be made by 29 November. The step back makes them seven doses, and
//! 2.5 mL are left over. Of the 10 mL 0.4 are left over; nothing holds the dose of the 24th.

use crate::page::{Page, plan::PlanPlace, tonight::Tonight};
use anyhow::{Result, ensure};
use ldn_diary::dose::Exact;

/// The plan's four weeks as they are typed.
const STEPS: [(&str, &str); 4] = [("1.5", "1"), ("2", "1"), ("3", "1"), ("4", "")];

/// From the first night to the last drop.
pub(crate) async fn by_the_plan(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    let plan = PlanPlace::open(page).await?;
    plan.evening("2026-11-01").await?;
    make(page, &plan).await?;
    bottle(&plan, "1", "100").await?;
    page.press_id("save-bottle").await?;
    page.expect_part("saving", "Saved on this device").await?;
    november(page, &plan).await?;
    step_back(page, &plan).await?;
    for day in 1..=7 {
        take(page, &plan, &format!("2026-12-0{day}"), " 3 mL").await?;
    }
    page.expect_part("supply", "2.5 mL left").await?;
    stronger(page, &plan).await?;
    december(page, &plan).await?;
    ends(page, &plan).await
}

async fn make(page: &Page, plan: &PlanPlace<'_>) -> Result<()> {
    plan.goes("#/plan/steps").await?;
    page.pick("radio", "No, none of them").await?;
    page.by_test_id("save-plan").await?;
    for (place, (dose, weeks)) in STEPS.into_iter().enumerate() {
        if place > 0 {
            page.press_id("add-step").await?;
        }
        plan.set(&format!("step-dose-{place}"), dose).await?;
        plan.set(&format!("step-times-{place}"), "22:00").await?;
        plan.set(&format!("step-length-{place}"), weeks).await?;
    }
    page.press_id("save-plan").await?;
    plan.stands("At 1.5 mg until").await
}

/// A bottle that was opened tonight, as far as the button that saves it.
async fn bottle(plan: &PlanPlace<'_>, strength: &str, volume: &str) -> Result<()> {
    let page = plan.page();
    plan.goes("#/plan/bottles").await?;
    page.press_id("new-bottle").await?;
    page.pick("radio", "From a pharmacy").await?;
    plan.set("bottle-strength", strength).await?;
    plan.set("bottle-volume", volume).await?;
    plan.set("bottle-begun", &plan.today().await?).await
}

/// Opens Tonight on this evening and takes the dose, which is this draw.
async fn take(page: &Page, plan: &PlanPlace<'_>, evening: &str, draw: &str) -> Result<()> {
    plan.tonight(evening).await?;
    page.expect_part("due", draw).await?;
    page.press_id("taken").await?;
    page.expect_part("doses", draw).await?;
    Tonight::here(page).is_saved().await
}

async fn november(page: &Page, plan: &PlanPlace<'_>) -> Result<()> {
    plan.tonight("2026-11-01").await?;
    page.expect_part("supply", "100 mL left, lasts to December 4").await?;
    for day in 1..=30 {
        let evening = format!("2026-11-{day:02}");
        match day {
            10 => {
                plan.tonight(&evening).await?;
                page.press_id("missed").await?;
                page.expect_part("doses", "Missed").await?;
                plan.says("#done", "Do not double the next dose; follow your label.").await?;
                Tonight::here(page).is_saved().await?;
            }
            16 => {
                plan.tonight(&evening).await?;
                page.press_id("held").await?;
                page.press_id("hold-do").await?;
                plan.asks("Choose a reason.").await?;
                page.pick("radio", "An operation").await?;
                page.press_id("hold-do").await?;
                page.expect_part("doses", "Left out").await?;
                Tonight::here(page).is_saved().await?;
            }
            _ => {
                let draw = match day {
                    1..=7 => " 1.5 mL",
                    8..=14 => " 2 mL",
                    15..=21 => " 3 mL",
                    _ => " 4 mL",
                };
                take(page, plan, &evening, draw).await?;
            }
        }
        match day {
            28 => plan.is_enough().await?,
            29 => page.expect_part("runs-out", "From Sunday, December 6 on").await?,
            _ => {}
        }
    }
    page.screenshot("month-order").await?;
    page.expect_part("supply", "23.5 mL left, lasts to December 5").await
}

async fn step_back(page: &Page, plan: &PlanPlace<'_>) -> Result<()> {
    plan.evening("2026-12-01").await?;
    plan.goes("#/plan").await?;
    plan.stands("At 4 mg until you change it").await?;
    page.press_id("step-back").await?;
    page.pick("radio", "Another side effect").await?;
    page.press_id("move").await?;
    plan.stands("Back at 3 mg until you change it").await?;
    plan.tonight("2026-12-01").await?;
    page.expect_part("supply", "23.5 mL left, lasts to December 7").await
}

/// The stop at the stronger bottle: left once, then confirmed.
async fn stronger(page: &Page, plan: &PlanPlace<'_>) -> Result<()> {
    plan.tonight("2026-12-08").await?;
    page.expect_part("runs-out", "No bottle holds tonight’s dose").await?;
    bottle(plan, "5", "10").await?;
    page.press_id("save-bottle").await?;
    for words in ["3 mL", "0.6 mL", "15 mg, five times the dose"] {
        plan.asks(words).await?;
    }
    page.screenshot("month-stop").await?;
    page.press_id("keep-old").await?;
    page.press_id("save-bottle").await?;
    page.press_id("confirm-strength").await?;
    page.expect_part("saving", "Saved on this device").await?;
    plan.tonight("2026-12-08").await?;
    page.expect_part("supply", "10 mL left, lasts to December 23").await
}

async fn december(page: &Page, plan: &PlanPlace<'_>) -> Result<()> {
    for day in 8..=23 {
        take(page, plan, &format!("2026-12-{day:02}"), " 0.6 mL").await?;
        match day {
            16 => plan.is_enough().await?,
            17 => page.expect_part("runs-out", "From Thursday, December 24 on").await?,
            _ => {}
        }
    }
    plan.tonight("2026-12-24").await?;
    page.expect_part("runs-out", "No bottle holds tonight’s dose").await?;
    page.expect_part("supply", "0.4 mL left").await?;
    page.screenshot("month-empty").await
}

/// What is kept in the end: 76.5 + 21 mL and 9.6 mL, which are 97.5 + 48 mg; and the page that is loaded anew has it still.
async fn ends(page: &Page, plan: &PlanPlace<'_>) -> Result<()> {
    let (drawn, mass) = plan.taken().await?;
    let [first, second] = [9750, 960].map(Exact::hundredths);
    ensure!(drawn == [first, second], "{drawn:?}");
    ensure!(mass == Exact::hundredths(14_550), "{mass:?}");
    page.open("#/plan/bottles").await?;
    // The first stays open when the second comes into use: its 2.5 mL still hold the plan's first dose, to which one may step back.
    for said in ["2.5 mL left", "0.4 mL left"] {
        plan.says("main", said).await?;
    }
    Ok(())
}
