//! Tonight while the day ends, and two taps on one dose: no tap records what it was not meant for.

use std::rc::Rc;

use ldn_diary::diary::{Datelike, DoseRecord, Entry, Moment, NaiveDate, NaiveTime};
use ldn_diary::dose::{Exact, Mass};
use ldn_diary::plan::{Length, Note, Opioids, Plan, Reason, Step, Times, When, Why};
use ldn_diary::store::{MemoryJournal, MemoryStore, PlanBook};
use ldn_diary::ui::App;
use ldn_diary::ui::port::{Clock, MemoryClock, Ports};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, start_with, text_of};
use crate::night::{engine, is};
use crate::{becomes, bottles, js, press, until, wait};

const TAKEN: &str = "[data-testid=taken]";
const NEW_DAY: &str = "[data-testid=new-day]";

pub(crate) fn moment(day: u32, hour: u32) -> Moment {
    let local = NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(hour, 0, 0));
    Moment::new(local.expect("a time"), 0).expect("a moment")
}

/// Tonight with 1.5 mg due, by this clock.
async fn tonight(clock: &Rc<MemoryClock>) -> (yew::AppHandle<App>, Rc<MemoryStore>) {
    let store = bottles::kept();
    let app = at("#/tonight", clock, &store).await;
    until(|| is(TAKEN)).await;
    (app, store)
}

/// A place of this diary, by this clock.
pub(crate) async fn at(
    hash: &str,
    clock: &Rc<MemoryClock>,
    store: &Rc<MemoryStore>,
) -> yew::AppHandle<App> {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js(&format!("history.replaceState(null, '', '{hash}')"));
    let (kept, clock) = (Rc::clone(store), Rc::clone(clock));
    // The entry that is there already has the number that this clock would give first.
    clock.random().expect("a number");
    start_with(|ports| Ports {
        store: kept,
        journal: Rc::new(MemoryJournal::default()),
        tabs: Ports::in_memory().tabs,
        clock,
        ..ports
    })
    .await
}

/// The nights on which a dose is recorded, by their days.
fn dosed(store: &Rc<MemoryStore>) -> Vec<u32> {
    let mut engine = engine(store);
    let months = engine.months();
    let entries: Vec<Entry> =
        months.into_iter().flat_map(|month| engine.month(month).entries).collect();
    let days = |entry: &Entry| vec![day(entry); entry.doses.len()];
    let mut days: Vec<u32> = entries.iter().flat_map(days).collect();
    days.sort_unstable();
    days
}

fn day(entry: &Entry) -> u32 {
    entry.night.date().day()
}

fn tap(times: usize) {
    js(&format!(
        "for (let taps = 0; taps < {times}; taps += 1) document.querySelector('{TAKEN}')?.click()"
    ));
}

#[wasm_bindgen_test]
async fn a_tap_meant_for_yesterday_is_not_recorded_today() {
    let clock = Rc::new(MemoryClock::at(moment(24, 22)));
    let (app, store) = tonight(&clock).await;
    assert_eq!(text_of(NEW_DAY), "");
    clock.set(moment(25, 9));
    // As a screen reader taps, without a finger that goes down first.
    tap(1);
    becomes(|| text_of(NEW_DAY).contains("A new day has begun"), true).await;
    assert_eq!(dosed(&store), [23]);
    // The second tap of a hand that shakes is meant for what stood there before, too.
    tap(1);
    wait(100).await;
    assert_eq!(dosed(&store), [23]);
    wait(3200).await;
    tap(1);
    becomes(|| dosed(&store), vec![23, 25]).await;
    end(app);
}

#[wasm_bindgen_test]
async fn the_page_says_that_the_day_is_over_as_soon_as_it_is_touched() {
    let clock = Rc::new(MemoryClock::at(moment(24, 22)));
    let (app, _) = tonight(&clock).await;
    // Not at midnight: the night goes on.
    clock.set(moment(25, 1));
    js("document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
    wait(50).await;
    assert_eq!(text_of(NEW_DAY), "");
    clock.set(moment(25, 9));
    js("document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
    becomes(|| text_of(NEW_DAY).contains("A new day has begun"), true).await;
    assert!(text_of("[data-testid=date]").contains("25"), "{}", text_of("[data-testid=date]"));
    end(app);
}

#[wasm_bindgen_test]
async fn two_taps_on_one_dose_are_one_dose() {
    let clock = Rc::new(MemoryClock::at(moment(24, 22)));
    let (app, store) = tonight(&clock).await;
    tap(2);
    becomes(|| dosed(&store), vec![23, 24]).await;
    wait(100).await;
    assert_eq!(dosed(&store), [23, 24]);
    end(app);
}

/// "The dose is recorded" at six in the morning left it open for which of two nights.
#[wasm_bindgen_test]
async fn a_dose_that_is_taken_after_midnight_is_told_with_its_night() {
    for (day, hour, is_told) in [(24, 22, false), (25, 3, true)] {
        let (app, store) = tonight(&Rc::new(MemoryClock::at(moment(day, hour)))).await;
        tap(1);
        becomes(|| dosed(&store), vec![23, 24]).await;
        until(|| is("#done")).await;
        let done = text_of("#done");
        assert!(done.contains("The dose is recorded."), "{done}");
        assert_eq!(done.contains("It counts for the night of"), is_told, "{done}");
        end(app);
    }
}

/// The strip and the line under the record both said not to double the next dose.
#[wasm_bindgen_test]
async fn not_to_double_is_said_once_after_a_press_on_missed() {
    let (app, _) = tonight(&Rc::new(MemoryClock::at(moment(24, 22)))).await;
    press("[data-testid=missed]").await;
    until(|| is("#done")).await;
    assert!(text_of("#done").contains("Do not double"), "{}", text_of("#done"));
    let dose = text_of("section.hero");
    assert_eq!(dose.matches("Do not double").count(), 1, "{dose}");
    end(app);
}

/// 1.5 mg at eight and at eight, from 1 November on, from the bottle that is there.
fn twice_a_day(store: &Rc<MemoryStore>) {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    let times = Times::new(&[clock(8), clock(20)]).expect("times");
    let step = Step::new(Mass::mg(Exact::hundredths(150)), times, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(made(24), why(), vec![step]).expect("a plan");
    keep(store, plan);
}

pub(crate) fn made(day: u32) -> When {
    let date = moment(day, 12).local().date();
    When { made: date, from: date }
}

pub(crate) fn why() -> Why {
    Why { reason: Reason::Advised, note: Note::default() }
}

pub(crate) fn keep(store: &Rc<MemoryStore>, plan: Plan) {
    let mut engine = engine(store);
    let supply = engine.plan().book.supply().clone();
    engine.set_plan(PlanBook::new(plan, supply), Box::new(|_| {})).expect("kept");
}

pub(crate) fn plan(store: &Rc<MemoryStore>) -> Plan {
    engine(store).plan().book.plan().clone()
}

/// What is recorded of a day of November.
fn of_the(store: &Rc<MemoryStore>, wanted: u32) -> Vec<DoseRecord> {
    let mut engine = engine(store);
    let months = engine.months();
    let entries = months.into_iter().flat_map(|month| engine.month(month).entries);
    entries.filter(|entry| day(entry) == wanted).flat_map(|entry| entry.doses).collect()
}

#[wasm_bindgen_test]
async fn a_dose_that_was_passed_is_recorded_at_its_own_time() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 19))), bottles::kept());
    twice_a_day(&store);
    let app = at("#/tonight", &clock, &store).await;
    press("[data-testid=passed-taken]").await;
    until(|| is("#dose-time")).await;
    assert_eq!(
        js("document.getElementById('dose-time').value").as_string().as_deref(),
        Some("08:00")
    );
    press("[data-testid=record-dose]").await;
    until(|| is("[data-testid=due]")).await;
    assert!(!is("[data-testid=passed]") && is(TAKEN), "the evening's is still due");
    let doses = of_the(&store, 24);
    assert!(
        matches!(doses[..], [DoseRecord::Taken { at, .. }] if at == moment(24, 8)),
        "{doses:?}"
    );
    end(app);
}

#[wasm_bindgen_test]
async fn a_dose_that_was_passed_can_be_missed_by_one_tap() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 19))), bottles::kept());
    twice_a_day(&store);
    let app = at("#/tonight", &clock, &store).await;
    press("[data-testid=passed-missed]").await;
    until(|| !is("[data-testid=passed]")).await;
    let missed = DoseRecord::Missed { due: NaiveTime::from_hms_opt(8, 0, 0) };
    assert_eq!(of_the(&store, 24), [missed]);
    end(app);
}

/// "It was taken", left without recording, gave its time to whatever dose was recorded next.
#[wasm_bindgen_test]
async fn the_time_of_a_passed_dose_goes_to_no_other() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 19))), bottles::kept());
    twice_a_day(&store);
    let app = at("#/tonight", &clock, &store).await;
    let time = || js("document.getElementById('dose-time').value").as_string();
    let back = || async {
        js("location.hash = '#/tonight'");
        until(|| is("[data-testid=by-hand]")).await;
    };
    press("[data-testid=passed-taken]").await;
    until(|| is("#dose-time")).await;
    assert_eq!(time().as_deref(), Some("08:00"));
    back().await;
    press("[data-testid=by-hand]").await;
    until(|| is("#dose-time")).await;
    assert_eq!(time().as_deref(), Some(""), "the dose of now");
    back().await;
    assert!(!is("[data-testid=dose-begun]"), "nothing was typed");
    // What was typed stays, whatever is pressed.
    press("[data-testid=by-hand]").await;
    until(|| is("#dose-time")).await;
    js(
        "{ const field = document.getElementById('dose-time'); field.value = '18:30'; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
    );
    wait(50).await;
    back().await;
    press("[data-testid=passed-taken]").await;
    until(|| is("#dose-time")).await;
    assert_eq!(time().as_deref(), Some("18:30"));
    end(app);
}

#[wasm_bindgen_test]
async fn a_reason_for_leaving_a_dose_out_is_kept_until_it_is_recorded_or_left() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 20))), forgotten());
    let kept = || engine(&store).slip("held 2026-11-24 20:00").is_some();
    let app = at("#/tonight", &clock, &store).await;
    for way in ["dialog[open] .btn:not(.btn--main)", "[data-testid=hold-do]"] {
        press("[data-testid=held]").await;
        press("dialog[open] [data-testid=hold-do]").await;
        becomes(|| (is("[role=status] #hold-why-error"), kept()), (true, false)).await;
        press("#hold-why-4").await;
        becomes(kept, true).await;
        press(way).await;
        becomes(kept, false).await;
        until(|| !is("dialog[open]")).await;
        wait(50).await; // that it was closed is told a turn later
    }
    becomes(|| of_the(&store, 24).len(), 1).await;
    assert!(matches!(of_the(&store, 24)[..], [DoseRecord::Held { why: Some(_), .. }]));
    end(app);
}

/// What another tab had written made every later tap of this one fail.
#[wasm_bindgen_test]
async fn a_tap_that_was_refused_for_another_tab_is_taken_the_next_time() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 21))), bottles::kept());
    let app = at("#/tonight", &clock, &store).await;
    let awful = || {
        let mut engine = engine(&store);
        let months = engine.months();
        let mut entries = months.into_iter().flat_map(|month| engine.month(month).entries);
        entries.any(|entry| day(&entry) == 24 && entry.feeling.is_some())
    };
    until(|| is("[data-testid=awful]")).await;
    let mut theirs = engine(&store);
    let (mut changed, supply) = (plan(&store), theirs.plan().book.supply().clone());
    changed.answer(Opioids::Unsure);
    theirs.set_plan(PlanBook::new(changed, supply), Box::new(|_| {})).expect("kept");
    drop(theirs);
    press("[data-testid=awful]").await;
    until(|| is("[data-testid=saving]")).await;
    assert!(!awful(), "it is not written over what the other tab wrote");
    press("[data-testid=awful]").await;
    becomes(awful, true).await;
    end(app);
}

/// A diary whose dose of the 23rd was due and is not recorded. It is the evening of the 24th.
fn forgotten() -> Rc<MemoryStore> {
    let store = bottles::kept_fresh();
    let times = Times::new(&[NaiveTime::from_hms_opt(20, 0, 0).expect("a time")]).expect("times");
    let step = Step::new(Mass::mg(Exact::hundredths(150)), times, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(made(20), why(), vec![step]).expect("a plan");
    keep(&store, plan);
    store
}

#[wasm_bindgen_test]
async fn last_nights_dose_is_recorded_for_its_own_night() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 19))), forgotten());
    let app = at("#/tonight", &clock, &store).await;
    press("[data-testid=last-missed]").await;
    until(|| !is("[data-testid=last-open]")).await;
    let missed = DoseRecord::Missed { due: NaiveTime::from_hms_opt(20, 0, 0) };
    assert_eq!(of_the(&store, 23), [missed]);
    assert!(of_the(&store, 24).is_empty() && is(TAKEN), "tonight's is still due");
    press("[data-testid=undo]").await;
    until(|| is("[data-testid=last-was-taken]")).await;
    assert!(of_the(&store, 23).is_empty());
    // A hand that shakes is not listened to for a moment.
    wait(600).await;
    press("[data-testid=last-was-taken]").await;
    until(|| is("#dose-time")).await;
    let time = js("document.getElementById('dose-time').value").as_string();
    assert_eq!(time.as_deref(), Some("20:00"));
    press("[data-testid=record-dose]").await;
    becomes(|| of_the(&store, 23).len(), 1).await;
    let doses = of_the(&store, 23);
    assert!(
        matches!(doses[..], [DoseRecord::Taken { at, .. }] if at == moment(23, 20)),
        "{doses:?}"
    );
    end(app);
}

#[wasm_bindgen_test]
async fn a_page_that_stays_open_does_not_offer_the_dose_that_is_over() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 8))), bottles::kept());
    twice_a_day(&store);
    let app = at("#/tonight", &clock, &store).await;
    becomes(|| text_of("[data-testid=due-at]").contains("08:00"), true).await;
    clock.set(moment(24, 15));
    tap(1);
    becomes(|| text_of("[data-testid=due-at]").contains("20:00"), true).await;
    assert!(is("[data-testid=passed]") && of_the(&store, 24).is_empty());
    end(app);
}

#[wasm_bindgen_test]
async fn two_presses_of_the_form_record_one_dose() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 22))), bottles::kept());
    let app = at("#/tonight/dose", &clock, &store).await;
    until(|| is("[data-testid=record-dose]")).await;
    js(
        "{ const record = document.querySelector('[data-testid=record-dose]'); record.click(); record.click(); }",
    );
    until(|| is("[data-testid=doses]")).await;
    // The third one, on the next page, where Taken may stand by now.
    tap(1);
    wait(100).await;
    assert_eq!(of_the(&store, 24).len(), 1);
    end(app);
}
