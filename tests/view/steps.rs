//! The steps of the Plan place: those that another bottle will hold, those without dates, their picture, the next weeks, and
//! from when they are changed.

use ldn_diary::dose::Syringe;
use ldn_diary::plan::{Bottle, BottleId, Length, Opioids, Plan, Reason, Step, Supply};
use ldn_diary::store::PlanBook;

use crate::due::{has, syringe};
use crate::plan::{bottle, bottle_of, on, page, plan, rows, step, why};
use crate::tonight::{Diary, at, dosed, entry};

/// The Plan place on the evening of 24 November, for whoever owns this syringe.
async fn place(syringe: Syringe, plan: Plan, supply: Supply) -> String {
    let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new()).with_syringe(syringe);
    diary.with_plan(PlanBook::new(plan, supply)).page().await
}

/// These steps from 2 November on.
fn of(steps: Vec<Step>) -> Plan {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on("2026-11-02"), why(Reason::Advised, ""), steps).expect("a plan");
    plan
}

/// An open bottle of 1 mg/mL, and one of this strength that follows it.
fn and_then(strength: u64) -> Supply {
    let mut both = bottle();
    let next = *bottle_of(strength).bottles().first().expect("a bottle");
    both.put(Bottle { id: BottleId(2), begun: None, ..next }).expect("room");
    both
}

/// A strength was looked for since 5.4 mL are more than one fill, which are 1.08 mL by then.
#[tokio::test]
async fn a_step_from_another_strength_is_not_judged_by_the_bottle_in_use() {
    // The first bottle lasts to 18 December, and the second step begins on the 21st.
    let steps = || vec![step(40, 49), step(54, 0)];
    for (strength, is_sought) in [(5, false), (1, true)] {
        let page = place(syringe(5, 20), of(steps()), and_then(strength)).await;
        assert_eq!(has(&page, "find-strength"), is_sought, "{strength}: {page}");
    }
    // A mark that is wrong tonight is sought for as before.
    let page = place(syringe(5, 50), of(vec![step(38, 49), step(54, 0)]), and_then(5)).await;
    assert!(has(&page, "find-strength"), "{page}");
}

/// It was told from the bottle in use, whichever it will be drawn from.
#[tokio::test]
async fn a_step_without_dates_says_that_its_draw_is_of_the_bottle_in_use() {
    let mut held = plan();
    held.hold(on("2026-11-20"), why(Reason::Infection, ""), None).expect("held");
    for (strength, waiting) in [(5, true), (1, false)] {
        let page = place(syringe(3, 10), held.clone(), and_then(strength)).await;
        let said: Vec<bool> =
            rows(&page).iter().map(|row| row.contains("from the bottle in use now")).collect();
        assert_eq!(said, [false, false, waiting, waiting], "{page}");
    }
    let page = Diary::at("#/plan", at(24, 22, 10), Vec::new());
    let page = page.with_plan(PlanBook::new(held, Supply::default())).page().await;
    assert!(!page.contains("from the bottle in use now"), "there is none: {page}");
}

/// How far down the texts of this class stand in the pictures of the plan.
fn heights(page: &str, class: &str) -> Vec<i64> {
    let class = format!("class=\"{class}");
    let texts = page.split('<').filter(|tag| tag.starts_with("text ") && tag.contains(&class));
    texts.map(|text| height(text).expect("a height")).collect()
}

fn height(text: &str) -> Option<i64> {
    text.split(" y=\"").nth(1)?.split('"').next()?.parse().ok()
}

/// After a step back the dose of the step before stood under the word “tonight”.
#[tokio::test]
async fn the_word_for_tonight_stands_over_every_dose_of_the_picture() {
    /// How far letters reach over and under the line that they stand on.
    const REACH: i64 = 15;
    let mut back = plan();
    let fortnight = Length::Days(14);
    back.step_back(on("2026-11-24"), why(Reason::Stiffer, ""), fortnight).expect("back");
    let page = place(syringe(3, 10), back, bottle()).await;
    let (words, doses) = (heights(&page, "name"), heights(&page, "dose-label"));
    assert_eq!(words.len(), 2, "both pictures: {page}");
    let [lowest, highest] = [words.iter().max(), doses.iter().min()];
    let [lowest, highest] = [lowest, highest].map(|height| height.expect("a height"));
    assert!(lowest + REACH <= *highest, "{words:?} {doses:?}");
}

/// On the last evening of a step, its dose recorded, the heading told that step, and the buttons led on from the next one without a word.
#[tokio::test]
async fn the_ways_on_say_from_which_night_and_dose_they_lead_where_that_is_not_tonights() {
    for (night, is_recorded, says, back) in
        [(24, true, false, "0.5"), (25, false, false, "0.5"), (25, true, true, "1")]
    {
        let now = at(night, 22, 10);
        let doses = is_recorded.then(|| dosed(entry(1, night), now));
        let diary = Diary::at("#/plan", now, doses.into_iter().collect());
        let page = diary.with_plan(PlanBook::new(plan(), bottle())).page().await;
        let page = page.replace('\u{a0}', " ");
        assert!(page.contains("At 1 mg until 25 November"), "{night}: {page}");
        assert!(page.contains(&format!("Step back to {back} mg")), "{night}: {page}");
        let said = "A change can begin on 26 November. By then the plan is at 1.25 mg.";
        assert_eq!(page.contains(said), says, "{night}: {page}");
        assert_eq!(has(&page, "changes-from"), says, "{night}: {page}");
    }
}

/// Under the day it stood in the dose's place, and the dose one line lower than its neighbours.
#[tokio::test]
async fn the_name_of_a_month_stands_above_its_day() {
    let page = place(syringe(3, 10), plan(), bottle()).await;
    for day in ["<span class=\"month\">Nov</span> 24<", "<span class=\"month\">Dec</span> 1<"] {
        assert_eq!(page.matches(day).count(), 1, "{day}: {page}");
    }
}

/// After a change from 1 to 5 mg/mL a step that was over read as if it had been drawn from the new bottle.
#[tokio::test]
async fn a_step_that_is_over_says_its_dose_and_no_draw_of_the_bottle_in_use() {
    for strength in [1, 5] {
        let rows = rows(&page("#/plan", plan(), bottle_of(strength)).await);
        let drawn: Vec<bool> = rows.iter().map(|row| row.contains("mL")).collect();
        assert_eq!(drawn, [false, true, true, true], "{rows:?}");
        let over = rows.first().expect("a row");
        assert!(over.contains("<bdi>0.5 mg</bdi>") && over.contains('\u{2013}'), "{over}");
    }
}

/// It was told from the bottle in use: 5 mL, which are 25 mg of the next one.
#[tokio::test]
async fn a_step_that_will_be_drawn_from_another_strength_has_no_draw() {
    let plan = of(vec![step(40, 49), step(50, 0)]);
    for (strength, is_told) in [(5, false), (1, true)] {
        // The first lasts to 18 December, and the step begins on the 21st.
        let rows = rows(&page("#/plan", plan.clone(), and_then(strength)).await);
        assert!(rows[0].contains("<bdi>4 mL</bdi>"), "{rows:?}");
        assert_eq!(rows[1].contains("<bdi>5 mL</bdi>"), is_told, "{rows:?}");
        assert_eq!(rows[1].contains("by then: 5 mg/mL"), !is_told, "{rows:?}");
    }
}
