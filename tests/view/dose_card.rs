//! The dose card: every figure of a plan, and what is said where one is missing.

use std::rc::Rc;

use ldn_diary::diary::{DoseRecord, Entry, EntryId, Moment, NaiveDate, NaiveTime, Night, Timing};
use ldn_diary::dose::{Exact, Mass, Strength, Syringe, Volume};
use ldn_diary::plan::{
    Bottle, BottleEvent, BottleId, Closing, Happened, Length, Note, Opioids, Origin, Plan, Reason,
    Step, Supply, Times, When, Why,
};
use ldn_diary::store::settings::save;
use ldn_diary::store::{PlanBook, Settings};
use ldn_diary::ui::context::{Frame, FrameProps, use_site};
use ldn_diary::ui::page::{CardForm, dose_card_view};
use ldn_diary::ui::port::{MemoryPage, PagePort, Ports};
use yew::prelude::*;

use crate::calendar_file::calendar;
use crate::{app_on, count, engine, tag};

pub(crate) fn hundredths(number: u64) -> Exact {
    Exact::hundredths(number)
}

/// A day of the plan: it begins on Monday 2 November 2026, and the clock shows the 24th.
pub(crate) fn day(days: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 11, 2).expect("a date");
    first.iter_days().nth(usize::try_from(days).expect("few")).expect("a date")
}

/// A step of so many hundredths of a milligram; of no days it is open.
pub(crate) fn step(dose: u64, hours: &[u32], days: u16) -> Step {
    let time = |hour: &u32| NaiveTime::from_hms_opt(*hour, 0, 0).expect("a time");
    let times = Times::new(&hours.iter().map(time).collect::<Vec<_>>()).expect("times");
    let length = if days == 0 { Length::Open } else { Length::Days(days) };
    Step::new(Mass::mg(hundredths(dose)), times, length).expect("a step")
}

pub(crate) fn plan(steps: Vec<Step>) -> Plan {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let when = When { made: day(0), from: day(0) };
    let why = Why { reason: Reason::Advised, note: Note::default() };
    plan.start(when, why, steps).expect("a plan");
    plan
}

/// Three steps with dates, the last one open, and one that waits.
pub(crate) fn four_steps() -> Plan {
    plan(vec![
        step(50, &[22], 14),
        step(150, &[22], 14),
        step(225, &[8, 20], 0),
        step(450, &[22], 28),
    ])
}

/// An open bottle of this strength, in hundredths of a milligram.
pub(crate) fn bottle(id: u32, strength: u64) -> Bottle {
    Bottle {
        id: BottleId(id),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(hundredths(strength)).expect("a strength"),
        volume: Volume::ml(Exact::whole(100)),
        begun: Some(day(0)),
        discard: None,
    }
}

pub(crate) fn supply(bottles: Vec<Bottle>) -> Supply {
    Supply::new(bottles, Vec::new()).expect("bottles")
}

/// Which syringes were picked.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Syringes {
    None,
    OneAndThree,
}

/// Ports at this place that keep a plan, its bottles and these syringes.
pub(crate) fn keeping(hash: &str, plan: Plan, supply: Supply, syringes: Syringes) -> Ports {
    let ports = Ports { page: PagePort(Rc::new(MemoryPage::at(hash))), ..Ports::in_memory() };
    let book = PlanBook::new(plan, supply);
    engine(&ports).set_plan(book, Box::new(|_| {})).expect("kept");
    let mut settings = Settings::default();
    if syringes == Syringes::OneAndThree {
        for (capacity, spacing) in [(100, 1), (300, 10)] {
            let of = |hundredth| Volume::ml(hundredths(hundredth));
            let syringe = Syringe::new(of(capacity), of(spacing)).expect("a syringe");
            settings.syringes.own(syringe).expect("room");
        }
    }
    save(ports.store.as_ref(), &settings).expect("room");
    ports
}

async fn card_place(plan: Plan, supply: Supply) -> String {
    app_on(keeping("#/plan/card", plan, supply, Syringes::OneAndThree)).await
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    form: CardForm,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    dose_card_view(&use_site(), props.form, &Callback::noop())
}

/// The card in one form.
async fn card(form: CardForm, plan: Plan, supply: Supply) -> String {
    let ports = keeping("#/plan/card", plan, supply, Syringes::OneAndThree);
    let props = FrameProps { ports, children: html! { <Shown {form} /> } };
    let page =
        yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await;
    page.replace('\u{a0}', " ")
}

/// What a pharmacist checks by hand: each line has its dose, its draw from 1 mg/mL, its mark, its times and its dates. A step that is over
/// has no draw.
#[tokio::test]
async fn every_figure_of_four_steps_stands_on_both_forms() {
    for form in [CardForm::Wallet, CardForm::WholePage] {
        let page = card(form, four_steps(), supply(vec![bottle(1, 100)])).await;
        for words in [
            ">0.5 mg<",
            "2 November 2026 to 15 November 2026 (over)",
            "1.5 mg is 1.5 mL",
            "1.5 mL on the 3 mL syringe, line 15 of 30",
            "16 November 2026 to 29 November 2026<",
            "at 22:00",
            "2.25 mg is 2.25 mL",
            "Nearest line: 2.3 mL on the 3 mL syringe, line 23 of 30",
            "Halfway between two lines: what you draw is 2.3 mg",
            "at 08:00 and 20:00",
            "from 30 November 2026 on",
            "4.5 mg is 4.5 mL",
            "2 fills of your 3 mL syringe, each line 0.1 mL. First to 3 mL, then to 1.5 mL",
            "28 days, dates not set yet",
            "For a bottle of 1 mg/mL only.",
            "Keep this with your medicines.",
            "It blocks opioid pain medicines.",
            "tell the surgeon and the anaesthetist",
            "ask them when to stop",
            "Printed on 24 November 2026 at 22:10",
            "class=\"write\"",
        ] {
            assert!(page.contains(words), "{form:?}: {words:?} in {page}");
        }
        assert!(!page.contains("Little to measure"), "{page}");
        assert!(!page.contains("0.5 mL on the"), "drawn from what was in use then: {page}");
        let draws = [" is 1.5 mL", " is 2.25 mL", " is 4.5 mL"];
        let places = draws.map(|draw| page.find(draw).expect("there"));
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!(draws.map(|draw| count(&page, draw)), [1; 3]);
    }
}

/// The card told how many fills, and left it to the person to divide; what their marks give was told of one fill alone.
// rule: plan-card
#[tokio::test]
async fn each_fill_of_a_large_draw_has_its_mark_on_both_forms() {
    for form in [CardForm::Wallet, CardForm::WholePage] {
        // 4.25 mL is 3 mL and 1.25 mL, which is halfway between two lines.
        let page = card(form, plan(vec![step(425, &[22], 0)]), supply(vec![bottle(1, 100)])).await;
        for words in [
            "4.25 mg is 4.25 mL",
            "2 fills of your 3 mL syringe, each line 0.1 mL. First to 3 mL, then to 1.3 mL",
            "Halfway between two lines: what you draw is 4.3 mg",
        ] {
            assert_eq!(count(&page, words), 1, "{form:?}: {words:?} in {page}");
        }
        // 3 mg of 0.5 mg/mL is 6 mL, 3 mL twice.
        let page = card(form, plan(vec![step(300, &[22], 0)]), supply(vec![bottle(1, 50)])).await;
        let words = "2 fills of your 3 mL syringe, each line 0.1 mL. 2 times to 3 mL";
        assert_eq!(count(&page, words), 1, "{form:?}: {page}");
        assert!(!page.contains("two lines"), "{page}");
        // 3.04 mL is less than half a line over the last one.
        let page = card(form, plan(vec![step(304, &[22], 0)]), supply(vec![bottle(1, 100)])).await;
        for words in [
            "Nearest line: 3 mL on the 3 mL syringe, line 30 of 30",
            "More than the syringe holds: what you draw is 3 mg",
        ] {
            assert_eq!(count(&page, words), 1, "{form:?}: {words:?} in {page}");
        }
        assert!(!page.contains("two lines"), "{page}");
    }
}

#[tokio::test]
async fn a_small_draw_is_flagged_in_words() {
    let steps = plan(vec![step(50, &[22], 28), step(100, &[22], 7), step(125, &[22], 0)]);
    let page = card(CardForm::Wallet, steps, supply(vec![bottle(1, 500)])).await;
    for words in [
        "0.5 mg is 0.1 mL",
        "Very little to measure: 0.1 mL or less",
        "1 mg is 0.2 mL",
        "Little to measure: below 0.25 mL",
        "1.25 mg is 0.25 mL",
        "0.25 mL on the 1 mL syringe, line 25 of 100",
    ] {
        assert_eq!(count(&page, words), 1, "{words:?} in {page}");
    }
}

#[tokio::test]
async fn a_mark_that_is_far_off_the_dose_is_flagged_on_both_forms() {
    for form in [CardForm::Wallet, CardForm::WholePage] {
        // 0.08 mg is 0.016 mL, and the mark at 0.02 mL gives 0.1 mg.
        let page = card(form, plan(vec![step(8, &[22], 0)]), supply(vec![bottle(1, 500)])).await;
        assert_eq!(count(&page, "25 % more, too far off"), 1, "{form:?}: {page}");
        let page = card(form, four_steps(), supply(vec![bottle(1, 100)])).await;
        assert!(!page.contains(" more, "), "2.3 mg for 2.25 mg is close: {page}");
    }
}

#[tokio::test]
async fn a_long_plan_flows_onto_further_panels() {
    let steps: Vec<_> = (1..=40).map(|tenths| step(tenths * 10, &[22], 7)).collect();
    let page = card(CardForm::Wallet, plan(steps), supply(vec![bottle(1, 100)])).await;
    assert_eq!(count(&page, "class=\"panel__step\""), 40);
    let panels = count(&page, "class=\"panel\"");
    assert!((14..=30).contains(&panels), "{panels}");
    assert_eq!(count(&page, "LDN, bottle of 1 mg/mL"), panels - 1, "each says its strength");
}

#[tokio::test]
async fn the_form_is_chosen_and_the_wallet_comes_first() {
    let page = card_place(four_steps(), supply(vec![bottle(1, 100)])).await;
    assert!(tag(&page, "id=\"card-form-0\"").contains("checked"));
    assert!(!tag(&page, "id=\"card-form-1\"").contains("checked"));
    assert!(page.contains("class=\"wallet\"") && page.contains("data-testid=\"print\""));
    let paper = card(CardForm::WholePage, four_steps(), supply(vec![bottle(1, 100)])).await;
    assert!(paper.contains("class=\"paper stack\"") && !paper.contains("class=\"wallet\""));
    assert!(tag(&paper, "id=\"card-form-1\"").contains("checked"));
}

#[tokio::test]
async fn without_a_plan_or_a_bottle_the_card_says_what_is_missing() {
    let page = card_place(Plan::default(), supply(vec![bottle(1, 100)])).await;
    assert!(page.contains("There is no plan yet, so there is nothing to put on a card."));
    assert!(tag(&page, "class=\"btn btn--main\"").contains("href=\"#/plan/steps\""));
    let page = card_place(four_steps(), supply(Vec::new())).await;
    assert!(page.contains("No bottle is in use."));
    assert!(tag(&page, "class=\"btn btn--main\"").contains("href=\"#/plan\""));
    for absent in ["data-testid=\"print\"", "data-testid=\"card\""] {
        assert!(!page.contains(absent), "{absent}");
    }
}

/// No draw is shown from a bottle of another strength until it is confirmed, on paper least of all.
#[tokio::test]
async fn a_new_strength_is_on_no_card_and_in_no_title_until_it_is_confirmed() {
    let first = bottle(1, 100);
    let mut bottles = supply(vec![first, bottle(2, 500)]);
    let closed = day(20).and_hms_opt(8, 0, 0).expect("a time");
    let event = |at, bottle, what| BottleEvent { at, bottle: BottleId(bottle), what };
    bottles.record(event(closed, 1, Happened::Closed(Closing::Emptied))).expect("recorded");
    let keep = |bottles: Supply| {
        let hash = "#/plan/card";
        let ports = keeping(hash, four_steps(), bottles, Syringes::OneAndThree);
        let night = Night::new(day(19)).expect("a night");
        let at = Moment::new(day(19).and_hms_opt(22, 0, 0).expect("a time"), 0).expect("a moment");
        let id = EntryId::new(1).expect("a number");
        let mut entry = Entry::new(id, night, at, Timing::OnTheNight);
        let (dose, bottle) = (Mass::mg(hundredths(150)), Some(BottleId(1)));
        entry.doses.push(DoseRecord::Taken { dose, draw: None, bottle, at });
        engine(&ports).save(entry, Box::new(|_| {})).expect("kept");
        ports
    };
    let page = app_on(keep(bottles.clone())).await;
    assert!(page.contains("The bottle in use has another strength"), "{page}");
    assert!(!page.contains("data-testid=\"card\"") && !page.contains("0.3\u{a0}mL"));
    let confirmed = day(20).and_hms_opt(9, 0, 0).expect("a time");
    bottles.record(event(confirmed, 2, Happened::Confirmed)).expect("recorded");
    let page = app_on(keep(bottles)).await;
    assert!(page.contains("1.5\u{a0}mg is 0.3\u{a0}mL"), "{page}");
}

#[tokio::test]
async fn a_syringe_that_was_not_picked_is_on_no_card() {
    let bottles = supply(vec![bottle(1, 100)]);
    let page = app_on(keeping("#/plan/card", four_steps(), bottles, Syringes::None)).await;
    assert!(page.contains("data-testid=\"no-syringes\""));
    assert_eq!(count(&page, "No syringe picked"), 3, "of each step that is not over");
    assert!(!page.contains(" syringe, line "), "{page}");
    assert!(page.contains("1.5\u{a0}mg is 1.5\u{a0}mL"));
}

#[tokio::test]
async fn the_plan_place_offers_the_card_and_the_calendar_file() {
    let place = |plan, supply| app_on(keeping("#/plan", plan, supply, Syringes::None));
    let page = place(four_steps(), supply(vec![bottle(1, 100)])).await;
    assert!(page.contains("This page cannot ring when it is closed; your calendar can."));
    assert!(page.contains("save the file and open it again"));
    assert!(page.contains("data-testid=\"save-calendar\""));
    assert!(!page.contains("data-testid=\"mg-only\""));
    assert!(page.contains("how much to draw up to 15 December, as far as"), "{page}");
    assert!(tag(&page, "href=\"#/plan/card\"").contains("class=\"fact\""));
    let page = place(four_steps(), supply(Vec::new())).await;
    assert!(page.contains("the calendar says the dose in mg alone"), "{page}");
    assert!(!page.contains("data-testid=\"draws-end\""), "{page}");
    let page = place(Plan::default(), supply(Vec::new())).await;
    assert!(!page.contains("save-calendar") && !page.contains("#/plan/card"));
}

/// Paper and calendar told each step to come from the bottle in use: 5 mL, which are 25 mg of the next one.
#[tokio::test]
async fn a_step_that_will_be_drawn_from_another_strength_has_no_draw() {
    // The first lasts to 18 December, the second step begins on the 21st, and no bottle lasts to the third.
    let plan = plan(vec![step(400, &[22], 49), step(500, &[22], 200), step(600, &[22], 0)]);
    let first = Bottle { begun: Some(day(22)), ..bottle(1, 100) };
    let both = |strength| supply(vec![first, Bottle { begun: None, ..bottle(2, strength) }]);
    for form in [CardForm::Wallet, CardForm::WholePage] {
        let page = card(form, plan.clone(), both(500)).await;
        assert!(page.contains("4 mg is 4 mL") && page.contains(">5 mg<"), "{form:?}: {page}");
        assert!(!page.contains("5 mg is") && !page.contains("6 mg is"), "{form:?}: {page}");
        assert_eq!(count(&page, "from another bottle by then: 5 mg/mL"), 2, "{form:?}: {page}");
        let page = card(form, plan.clone(), both(100)).await;
        assert!(page.contains("5 mg is 5 mL") && page.contains("6 mg is 6 mL"), "{page}");
        assert!(!page.contains("by then"), "{form:?}: {page}");
    }
    let first = "SUMMARY:LDN 4 mL (4 mg) from 1 mg/mL";
    let titles = |strength| calendar(plan.clone(), both(strength), "SUMMARY:");
    let later = ["SUMMARY:LDN 5 mg", "SUMMARY:LDN 6 mg"];
    assert_eq!(titles(500).await, [[first, "SUMMARY:LDN 4 mg"], later].concat());
    // Both last to 7 January.
    let second = "SUMMARY:LDN 5 mL (5 mg) from 1 mg/mL";
    assert_eq!(titles(100).await, [[first, second], later].concat());
}
