//! The Plan place and the page of its steps, as they show what is kept.

use ldn_diary::diary::NaiveDate;
use ldn_diary::dose::{Exact, Mass, Strength, Syringe, Volume};
use ldn_diary::plan::{
    Bottle, BottleId, Length, Note, Opioids, Origin, Plan, Reason, Step, Supply, Times, When, Why,
};
use ldn_diary::store::PlanBook;
use ldn_diary::ui::text::EN;

use crate::due::each_night;
use crate::tonight::{Diary, at};
use crate::{count, tag};

pub(crate) fn date(day: &str) -> NaiveDate {
    day.parse().expect("a date")
}

pub(crate) fn mg(tenths: u64) -> Mass {
    Mass::mg(Exact::decimal(tenths, 1).expect("a number"))
}

pub(crate) fn on(day: &str) -> When {
    When { made: date(day), from: date(day) }
}

pub(crate) fn why(reason: Reason, note: &str) -> Why {
    Why { reason, note: Note::new(note).expect("a note") }
}

pub(crate) fn step(tenths: u64, days: u16) -> Step {
    let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
    let length = if days == 0 { Length::Open } else { Length::Days(days) };
    Step::new(mg(tenths), Times::new(&[time]).expect("times"), length).expect("a step")
}

/// From 1 October: 0.5, 1, then 1.25 mg, 4 weeks each, then 3 mg.
pub(crate) fn plan() -> Plan {
    plan_from("2026-10-01")
}

/// The same steps from another night on.
fn plan_from(first: &str) -> Plan {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let quarter = Mass::mg(Exact::hundredths(125));
    let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
    let quarter = Step::new(quarter, Times::new(&[time]).expect("times"), Length::Days(28));
    let steps = vec![step(5, 28), step(10, 28), quarter.expect("a step"), step(30, 0)];
    plan.start(on(first), why(Reason::Advised, "The letter of 1 October"), steps).expect("a plan");
    plan
}

/// The bottle, in this whole strength in mg/mL.
pub(crate) fn bottle_of(strength: u64) -> Supply {
    let strength = Strength::mg_per_ml(Exact::whole(strength)).expect("a strength");
    let bottles = bottle().bottles().iter().map(|one| Bottle { strength, ..*one }).collect();
    Supply::new(bottles, vec![]).expect("a supply")
}

pub(crate) fn bottle() -> Supply {
    let bottle = Bottle {
        id: BottleId(1),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(Exact::ONE).expect("a strength"),
        volume: Volume::ml(Exact::whole(100)),
        begun: Some(date("2026-11-01")),
        discard: None,
    };
    Supply::new(vec![bottle], vec![]).expect("a supply")
}

pub(crate) async fn page(hash: &str, plan: Plan, supply: Supply) -> String {
    let diary = Diary::at(hash, at(24, 22, 10), Vec::new());
    diary.with_plan(PlanBook::new(plan, supply)).page().await
}

#[tokio::test]
async fn without_a_plan_there_is_a_way_to_one() {
    let page = page("#/plan", Plan::default(), Supply::default()).await;
    assert!(page.contains("There is no plan yet."));
    assert!(tag(&page, "btn--main").contains("#/plan/steps"), "{page}");
    assert_eq!(count(&page, "data-testid=\"steps\""), 0);
}

#[tokio::test]
async fn a_plan_shows_where_it_stands_and_each_step_with_its_draw() {
    let page = page("#/plan", plan(), bottle()).await;
    assert!(page.contains("The letter of 1 October"));
    assert!(page.contains("At 1\u{a0}mg until 25 November"), "{page}");
    assert!(page.contains("Drawn from 1\u{a0}mg/mL"));
    assert!(page.contains("<bdi>0.5\u{a0}mg</bdi>"), "{page}");
    for (dose, draw) in
        [("1\u{a0}mg", "1\u{a0}mL"), ("1.25\u{a0}mg", "1.25\u{a0}mL"), ("3\u{a0}mg", "3\u{a0}mL")]
    {
        assert!(page.contains(&format!("<bdi>{dose}</bdi>")), "{dose}");
        assert!(page.contains(&format!("<bdi>{draw}</bdi>")), "{draw}");
    }
    assert_eq!(count(&page, "is-now"), 1);
    assert!(page.contains("29 October to 25 November"));
    assert!(page.contains("26 November to 23 December"));
    assert!(page.contains("from 24 December"));
    // Both pictures say it in a sentence.
    let said = "The plan as stairs: 0.5\u{a0}mg, 1\u{a0}mg. Ahead: 1.25\u{a0}mg 26 November to 23 December, 3\u{a0}mg from 24 December.";
    assert_eq!(count(&page, said), 2, "{page}");
    for way in ["hold", "step-back", "go-on", "stop-plan"] {
        assert_eq!(count(&page, &format!("data-testid=\"{way}\"")), 1, "{way}");
    }
    assert!(page.contains("Step back to 0.5\u{a0}mg") && page.contains("Go on to 1.25\u{a0}mg"));
    assert!(page.contains("Do not double the next one."));
}

#[tokio::test]
async fn the_next_weeks_say_what_is_due_each_night() {
    let page = page("#/plan", plan(), bottle()).await;
    let from = page.split("data-testid=\"weeks\"").nth(1).expect("the weeks");
    let weeks = from.split("</table>").next().expect("its end");
    assert_eq!(count(weeks, "<td"), 28);
    // Two nights of 1 mg, then 1.25 mg to the end of the four weeks.
    assert_eq!(count(weeks, ">1</span>"), 2, "{weeks}");
    assert_eq!(count(weeks, ">1.25</span>"), 26, "{weeks}");
}

#[tokio::test]
async fn a_hold_says_since_when_and_why_and_a_stop_leaves_nothing_due() {
    let mut held = plan();
    held.hold(on("2026-11-20"), why(Reason::Infection, "bladder"), None).expect("held");
    let shown = page("#/plan", held.clone(), Supply::default()).await;
    assert!(shown.contains("Held at 1\u{a0}mg until you change it"), "{shown}");
    assert!(shown.contains("Since 20 November: An infection or fever (bladder)"));
    let told: Vec<bool> = rows(&shown)
        .iter()
        .map(|row| row.contains("<small>Held since 20 November</small>"))
        .collect();
    assert_eq!(told, [false, true, false, false], "{shown}");
    assert!(shown.contains("Enter your bottle to see how much to draw."));
    assert!(shown.contains("waits until you go on"));
    let said = "Ahead: 1.25\u{a0}mg waits until you go on, 3\u{a0}mg waits until you go on.";
    assert_eq!(count(&shown, said), 2, "both pictures: {shown}");
    assert_eq!(count(&shown, ">waits until you go on</text>"), 2, "{shown}");
    held.stop(on("2026-11-22"), why(Reason::Surgery, "")).expect("stopped");
    let shown = page("#/plan", held, Supply::default()).await;
    assert!(shown.contains("Stopped: nothing is due"));
    for way in ["hold", "step-back", "go-on", "stop-plan"] {
        assert_eq!(count(&shown, &format!("data-testid=\"{way}\"")), 0, "{way}");
    }
}

#[tokio::test]
async fn the_question_about_opioids_comes_before_the_steps() {
    let shown = page("#/plan/steps", Plan::default(), Supply::default()).await;
    assert!(shown.contains("Do you take any of these") && shown.contains("tramadol"));
    assert_eq!(count(&shown, "data-testid=\"save-plan\""), 0);
    for (answer, stops) in [(Opioids::TakesSome, 1), (Opioids::Unsure, 1), (Opioids::TakesNone, 0)]
    {
        let mut plan = Plan::default();
        plan.answer(answer);
        let shown = page("#/plan/steps", plan, Supply::default()).await;
        assert_eq!(count(&shown, "data-testid=\"opioids-stop\""), stops, "{answer:?}");
        assert_eq!(count(&shown, "data-testid=\"save-plan\""), 1 - stops, "{answer:?}");
    }
}

#[tokio::test]
async fn presets_name_their_sources_and_say_that_they_disagree() {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let shown = page("#/plan/steps", plan, Supply::default()).await;
    assert!(shown.contains("These sources disagree"));
    for source in ["Norwegian page", "Lawrence 2008", "Lavender Sky Health", "LDN Research Trust"] {
        assert!(shown.contains(source), "{source}");
    }
    assert_eq!(count(&shown, "Opinion of experts."), 4);
}

/// The row of each step in the table, with a usual space where none breaks.
pub(crate) fn rows(page: &str) -> Vec<String> {
    let table = page.split("data-testid=\"steps\"").nth(1).expect("the steps");
    let body = table.split("<tbody").nth(1).and_then(|it| it.split("</tbody>").next());
    let rows = body.expect("its rows").split("</tr>").filter(|row| row.contains("<tr"));
    rows.map(|row| row.replace('\u{a0}', " ")).collect()
}

#[tokio::test]
async fn a_step_says_why_it_ended_early_and_at_which_times_it_is_taken() {
    let time = |hour| date("2026-11-01").and_hms_opt(hour, 0, 0).expect("a time").time();
    let twice = Times::new(&[time(8), time(20)]).expect("times");
    let late = Times::new(&[time(23)]).expect("a time");
    let of = |tenths, times: &Times, length| Step::new(mg(tenths), times.clone(), length);
    let twice = of(15, &twice, Length::Days(28)).expect("a step");
    let late = of(20, &late, Length::Open).expect("a step");
    let steps = vec![step(10, 28), twice, late];
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on("2026-10-01"), why(Reason::Advised, ""), steps).expect("a plan");
    plan.step_back(on("2026-11-10"), why(Reason::Stiffer, ""), Length::Days(14)).expect("back");
    let shown = page("#/plan", plan, bottle()).await;
    let rows = rows(&shown);
    let small = [
        (0, [false, false, false]),
        (1, [true, true, false]),
        (2, [false, false, false]),
        (3, [true, false, false]),
        (4, [false, false, true]),
    ];
    for (row, told) in small {
        let row = rows.get(row).expect("a row");
        let said = ["08:00, 20:00", "Stepped back: ", "23:00"];
        assert_eq!(said.map(|said| row.contains(&format!("<small>{said}"))), told, "{row}");
    }
}

#[tokio::test]
async fn each_step_says_what_is_wrong_with_its_mark() {
    let three = Syringe::new(Volume::ml(Exact::whole(3)), Volume::ml(Exact::hundredths(10)));
    let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new());
    let diary = diary.with_syringe(three.expect("a syringe"));
    let page = diary.with_plan(PlanBook::new(plan(), bottle())).page().await;
    let rows = rows(&page);
    let between: Vec<bool> = rows.iter().map(|row| row.contains("between two marks")).collect();
    assert_eq!(between, [false, false, true, false], "1.25 mL alone: {rows:?}");
    assert!(rows.iter().all(|row| !row.contains("little to measure")), "{rows:?}");
}

/// The dose calculator called a mark too far off that stood in the table as if it were the dose.
#[tokio::test]
async fn a_mark_that_is_far_off_the_dose_is_flagged_in_the_words_of_the_calculator() {
    let three = Syringe::new(Volume::ml(Exact::whole(3)), Volume::ml(Exact::hundredths(10)));
    let three = three.expect("a syringe");
    for (strength, marks) in [
        // 1 mg is 0.333 mL, 1.25 mg is 0.417 mL, which is 4 % less at the mark.
        (3, [Some("10 % less, caution"), None, None]),
        // 1 mg is 0.2 mL, 1.25 mg is 0.25 mL.
        (5, [None, Some("20 % more, too far off"), None]),
    ] {
        let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new()).with_syringe(three);
        let diary = diary.with_plan(PlanBook::new(plan(), bottle_of(strength)));
        let rows = rows(&diary.page().await);
        for (row, mark) in rows.iter().skip(1).zip(marks) {
            let is_flagged = row.contains("caution") || row.contains("too far off");
            assert_eq!(is_flagged, mark.is_some(), "{row}");
            assert!(mark.is_none_or(|mark| row.contains(mark)), "{mark:?}: {row}");
        }
    }
    let (plan, measure) = (EN.plan, EN.measure);
    for (ours, theirs) in [
        (plan.more, measure.more),
        (plan.less, measure.less),
        (plan.caution, measure.caution),
        (plan.too_far, measure.warning),
    ] {
        assert_eq!(ours("20 %"), theirs("20 %"));
    }
}

#[tokio::test]
async fn each_step_says_when_its_draw_is_little_to_measure() {
    let shown = page("#/plan", plan_from("2026-11-20"), bottle_of(5)).await;
    let rows = rows(&shown);
    for (row, draw, said) in [
        (0, "0.1 mL", Some("too little to measure well")),
        (1, "0.2 mL", Some("little to measure")),
        (2, "0.25 mL", None),
        (3, "0.6 mL", None),
    ] {
        let row = rows.get(row).expect("a row");
        assert!(row.contains(&format!("<bdi>{draw}</bdi>")), "{draw}: {row}");
        assert_eq!(row.contains("little to measure"), said.is_some(), "{row}");
        assert!(said.is_none_or(|said| row.contains(said)), "{row}");
    }
}

#[tokio::test]
async fn a_plan_says_what_to_do_before_an_operation() {
    let said = "Before an operation, tell the surgeon and the anaesthetist";
    assert_eq!(count(&page("#/plan", plan(), bottle()).await, said), 1);
}

#[tokio::test]
async fn a_plan_that_goes_on_is_changed_from_its_steps_and_asks_why() {
    let shown = page("#/plan/steps", plan(), bottle()).await;
    // The two nights that are left of this step, and the two steps after it.
    assert_eq!(count(&shown, "<legend class=\"label\">Step "), 3, "{shown}");
    assert!(tag(&shown, "id=\"step-dose-1\"").contains("1.25"));
    assert!(shown.contains("Why the steps change"));
    assert!(!shown.contains("Published ways to begin"));
}

/// After a press on "Save" that asked for the reason it said "Not saved yet", though nothing had been changed.
#[tokio::test]
async fn steps_that_nobody_changed_are_not_told_as_not_saved() {
    for (row, is_told) in [("1.5\n22:00\n\nw", false), ("2\n22:00\n\nw", true)] {
        let diary = Diary::at("#/plan/steps", at(24, 22, 10), Vec::new());
        let diary = diary.with_plan(PlanBook::new(each_night(150), bottle()));
        let diary = diary.with_slip("plan", &["2026-11-24", "", "", "1", "2026-11-24", row]);
        let shown = diary.page().await;
        assert!(shown.contains("Look at what is marked above first."), "{shown}");
        assert_eq!(shown.contains("Not saved yet"), is_told, "{row:?}: {shown}");
    }
}

#[tokio::test]
async fn a_change_by_a_clock_that_was_ahead_is_asked_about() {
    let mut ahead = plan();
    ahead.hold(on("2027-11-24"), why(Reason::Infection, ""), None).expect("held");
    let shown = page("#/plan", ahead.clone(), bottle()).await;
    assert_eq!(count(&shown, "data-testid=\"clock-ahead\""), 1, "{shown}");
    assert!(shown.contains("24 November 2027") && shown.contains("Today is 24 November 2026"));
    assert_eq!(count(&shown, "data-testid=\"hold\""), 0, "nothing else can be done: {shown}");
    let right = page("#/plan", ahead.without_later(date("2026-11-24")), bottle()).await;
    assert_eq!(count(&right, "data-testid=\"clock-ahead\""), 0);
    assert_eq!(count(&right, "data-testid=\"hold\""), 1);
}

/// Whoever flies west, or moves the end of the day, is on an earlier night than that of the last change.
#[tokio::test]
async fn a_change_by_the_clock_of_another_place_is_not_taken_for_a_wrong_clock() {
    for (made, asks) in [("2026-11-25", 0), ("2026-11-26", 0), ("2026-11-27", 1)] {
        let mut ahead = plan();
        ahead.hold(on(made), why(Reason::Infection, ""), None).expect("held");
        let shown = page("#/plan", ahead, bottle()).await;
        assert_eq!(count(&shown, "data-testid=\"clock-ahead\""), asks, "{made}: {shown}");
        assert_eq!(count(&shown, "data-testid=\"hold\""), 1 - asks, "{made}: {shown}");
    }
}

#[tokio::test]
async fn opioids_are_asked_about_again_before_a_plan_begins_after_a_stop() {
    let steps = |plan| page("#/plan/steps", plan, bottle());
    let asks = |page: &str| page.contains("id=\"opioids-0\"");
    let going = steps(plan()).await;
    assert!(!asks(&going) && going.contains("Answer again"), "{going}");
    let mut stopped = plan();
    stopped.stop(on("2026-11-24"), why(Reason::Surgery, "")).expect("stopped");
    let stopped = steps(stopped).await;
    assert!(asks(&stopped) && !stopped.contains("id=\"step-dose-0\""), "{stopped}");
    assert!(!stopped.contains("checked"), "nothing is answered yet: {stopped}");
}

#[tokio::test]
async fn a_strength_that_suits_every_step_is_named() {
    let shown = |syringe| async move {
        let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new());
        let diary = match syringe {
            Some(syringe) => diary.with_syringe(syringe),
            None => diary,
        };
        diary.with_plan(PlanBook::new(plan(), bottle())).page().await
    };
    let named = |page: &str| count(page, "data-testid=\"suggestion\"") == 1;
    let three = Syringe::new(Volume::ml(Exact::whole(3)), Volume::ml(Exact::hundredths(10)));
    // 0.5, 1, 1.25 and 3 mg are 0.4, 0.8, 1 and 2.4 mL of it.
    let page = shown(Some(three.expect("a syringe"))).await;
    assert!(named(&page) && page.contains("At 1.25\u{a0}mg/mL each step is on a mark"), "{page}");
    assert!(tag(&page, "find-strength").contains("#/dose/ladder"), "{page}");
    // Each of these steps is on a mark already.
    let fine = Syringe::new(Volume::ml(Exact::whole(3)), Volume::ml(Exact::hundredths(5)));
    assert!(!named(&shown(Some(fine.expect("a syringe"))).await));
    let unknown = shown(None).await;
    assert!(!named(&unknown) && !unknown.contains("a strength that suits every step"), "{unknown}");
}

/// "Go on" said when, and not at which times of day.
#[tokio::test]
async fn going_on_after_a_hold_says_at_which_times_the_dose_is_taken() {
    let clock = |hour| date("2026-11-01").and_hms_opt(hour, 0, 0).expect("a time").time();
    let twice = Times::new(&[clock(8), clock(20)]).expect("times");
    let twice = Step::new(mg(30), twice, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), vec![step(15, 28), twice])
        .expect("a plan");
    plan.hold(on("2026-11-10"), why(Reason::Infection, ""), None).expect("held");
    let asking = |way: &'static str| {
        let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new());
        let diary = diary.with_plan(PlanBook::new(plan.clone(), bottle()));
        diary.with_slip("move", &[way, "2026-11-01", "2026-11-24", "", "", "", ""])
    };
    let going_on = asking("2").page().await.replace('\u{a0}', " ");
    assert!(going_on.contains("Each 3 mg is due at 08:00 and 20:00."), "{going_on}");
    let holding = asking("0").page().await;
    assert_eq!(count(&holding, "data-testid=\"times-on\""), 0, "{holding}");
}
