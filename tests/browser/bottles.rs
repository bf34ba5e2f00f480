//! The bottles in a page: the stop at another strength, from the form to its undo, and what is recorded of a bottle.

use std::rc::Rc;

use ldn_diary::diary::{BottleId, DoseRecord, Entry, EntryId, Moment, NaiveDate, NaiveTime, Night};
use ldn_diary::diary::{NaiveDateTime, Timing};
use ldn_diary::dose::{Exact, Mass, Strength, Syringe, Volume};
use ldn_diary::plan::{
    Bottle, BottleState, Closing, Happened, Length, Note, Opioids, Origin, Plan, Reason, Step,
    Supply, Times, When, Why,
};
use ldn_diary::store::{MemoryJournal, MemoryStore, PlanBook, Settings, settings::save};
use ldn_diary::ui::App;
use ldn_diary::ui::port::{MemoryClock, Ports, TabNews};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{Silent, end, start_with, text_of};
use crate::night::{engine, is, on};
use crate::{becomes, js, press, until, wait};

const NEW: &str = "[data-testid=new-bottle]";
const SAVE: &str = "[data-testid=save-bottle]";
const CONFIRM: &str = "dialog[open] [data-testid=confirm-strength]";
const KEEP: &str = "dialog[open] [data-testid=keep-old]";
const UNDO: &str = "[data-testid=undo]";

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
}

fn at(day: u32) -> NaiveDateTime {
    date(day).and_hms_opt(22, 0, 0).expect("a time")
}

fn plan() -> Plan {
    let times = Times::new(&[NaiveTime::from_hms_opt(22, 0, 0).expect("a time")]).expect("a time");
    let dose = Mass::mg(Exact::hundredths(150));
    let step = Step::new(dose, times, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let why = Why { reason: Reason::Advised, note: Note::default() };
    plan.start(When { made: date(1), from: date(1) }, why, vec![step]).expect("a plan");
    plan
}

/// 1.5 mg a night from a bottle of 1 mg/mL, last on 23 November. It is the evening of the 24th.
pub(crate) fn kept() -> Rc<MemoryStore> {
    let store = kept_fresh();
    let mut engine = engine(&store);
    let (night, at) = (Night::new(date(23)).expect("a night"), Moment::new(at(23), 0));
    let at = at.expect("a moment");
    let id = EntryId::new(1).expect("a number");
    let mut entry = Entry::new(id, night, at, Timing::OnTheNight);
    let (dose, draw) = (Mass::mg(Exact::hundredths(150)), Volume::ml(Exact::hundredths(150)));
    let (draw, bottle) = (Some(draw), Some(BottleId(1)));
    entry.doses = vec![DoseRecord::Taken { dose, draw, bottle, at }];
    engine.save(entry, Box::new(|_| {})).expect("kept");
    store
}

/// The same, of which nothing is drawn yet.
pub(crate) fn kept_fresh() -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::default());
    let mut engine = engine(&store);
    let bottle = Bottle {
        id: BottleId(1),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(Exact::ONE).expect("above zero"),
        volume: Volume::ml(Exact::whole(100)),
        begun: Some(date(1)),
        discard: None,
    };
    let supply = Supply::new(vec![bottle], vec![]).expect("a supply");
    engine.set_plan(PlanBook::new(plan(), supply), Box::new(|_| {})).expect("kept");
    store
}

/// The place of the bottles on this diary, in a tab that was told this.
pub(crate) async fn bottles(store: &Rc<MemoryStore>, news: TabNews) -> yew::AppHandle<App> {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js("history.replaceState(null, '', '#/plan/bottles')");
    let (kept, tabs) = (Rc::clone(store), Silent::default());
    let silent = tabs.clone();
    let app = start_with(|ports| Ports {
        store: kept,
        journal: Rc::new(MemoryJournal::default()),
        clock: Rc::new(MemoryClock::default()),
        tabs: Rc::new(silent),
        ..ports
    })
    .await;
    tabs.tell(news);
    until(|| is(".record")).await;
    app
}

fn supply(store: &Rc<MemoryStore>) -> Supply {
    engine(store).plan().book.supply().clone()
}

fn ids(store: &Rc<MemoryStore>) -> Vec<u32> {
    supply(store).bottles().iter().map(|bottle| bottle.id.0).collect()
}

async fn type_into(id: &str, text: &str) {
    js(&format!(
        "{{ const field = document.getElementById('{id}'); field.value = '{text}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }}"
    ));
    wait(50).await;
}

fn value(id: &str) -> Option<String> {
    js(&format!("document.getElementById('{id}')?.value")).as_string()
}

async fn focus_is(id: &str) {
    becomes(|| js("document.activeElement.id").as_string(), Some(id.to_owned())).await;
}

fn plain(selector: &str) -> String {
    text_of(selector).replace('\u{a0}', " ")
}

#[wasm_bindgen_test]
async fn another_strength_stops_until_it_is_confirmed_and_can_be_taken_back() {
    let store = kept();
    let app = bottles(&store, TabNews::MayWrite(0)).await;
    press(NEW).await;
    press("#bottle-origin-0").await;
    for (id, text) in
        [("bottle-strength", "5"), ("bottle-volume", "30"), ("bottle-begun", "2026-11-24")]
    {
        type_into(id, text).await;
    }
    press(SAVE).await;
    until(|| is(CONFIRM)).await;
    focus_is("guard-title").await;
    let said = plain("dialog[open]");
    for words in [
        "Stop The new bottle has another strength",
        "The dose stays 1.5 mg. What you draw changes. Read both labels.",
        "Label1 mg/mL5 mg/mL",
        "Draw1.5 mL0.3 mL",
        "30th of 50",
        "Drawing the old 1.5 mL from the new bottle would be 7.5 mg, five times the dose.",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(plain(CONFIRM), "Draw 0.3 mL from now on");
    assert_eq!(ids(&store), [1], "nothing is kept yet");
    // Both ways out leave all as it was, and what is typed.
    press(KEEP).await;
    until(|| !is("dialog[open]")).await;
    // That it was closed is told the page a turn later, and closes it again for whoever is quicker.
    wait(50).await;
    press(SAVE).await;
    until(|| is(CONFIRM)).await;
    js("document.querySelector('dialog[open]').close()");
    until(|| text_of("dialog").is_empty()).await;
    assert_eq!((ids(&store), value("bottle-strength")), (vec![1], Some("5".to_owned())));
    press(SAVE).await;
    press(CONFIRM).await;
    until(|| is(UNDO)).await;
    focus_is("heading").await;
    assert!(!is("dialog[open]"));
    assert_eq!(ids(&store), [2, 1], "it is drawn from first");
    let events = supply(&store).events().to_vec();
    assert!(
        events.iter().any(|event| {
            event.bottle == BottleId(2) && matches!(event.what, Happened::Confirmed)
        })
    );
    assert!(plain("main").contains("In use. 30 mL left"), "{}", plain("main"));
    assert!(!is("[data-testid=to-confirm]"), "it was confirmed");
    press(UNDO).await;
    becomes(|| ids(&store), vec![1]).await;
    focus_is("heading").await;
    end(app);
}

/// It spoke of an old and a new bottle, where only what was typed of the one was wrong; and told how many fills, not the mark of each.
#[wasm_bindgen_test]
async fn a_strength_typed_wrongly_stops_as_the_same_bottle_corrected() {
    let store = kept_fresh();
    let mut settings = Settings::default();
    let one = Syringe::new(Volume::ml(Exact::ONE), Volume::ml(Exact::hundredths(1)));
    settings.syringes.own(one.expect("a syringe")).expect("room");
    save(&*store, &settings).expect("kept");
    let app = bottles(&store, TabNews::MayWrite(0)).await;
    press(".record").await;
    until(|| is("#bottle-strength")).await;
    type_into("bottle-strength", "5").await;
    press(SAVE).await;
    until(|| is(CONFIRM)).await;
    let said = plain("dialog[open]");
    for words in [
        "Stop You change the strength of this bottle",
        "The dose stays 1.5 mg. What you draw changes. Read the label of the bottle again.",
        "As it was typedAs it is now",
        "Label1 mg/mL5 mg/mL",
        "Draw1.5 mL0.3 mL",
        "Syringe1 mL1 mL",
        "MarkFirst to 1 mL, then to 0.5 mL30th of 100",
        "the old draw of 1.5 mL would be 7.5 mg, five times the dose.",
        "Leave the strength as it was",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let said = said.to_lowercase();
    assert!(!said.contains("new bottle") && !said.contains("old bottle"), "{said}");
    assert_eq!(plain(CONFIRM), "Draw 0.3 mL from now on");
    press(CONFIRM).await;
    until(|| is(UNDO)).await;
    assert!(plain("main").contains("of 5 mg/mL"), "{}", plain("main"));
    assert!(!is("[data-testid=to-confirm]"), "it was confirmed");
    end(app);
}

#[wasm_bindgen_test]
async fn what_becomes_of_the_rest_is_said_before_a_bottle_is_closed() {
    let store = kept();
    let app = bottles(&store, TabNews::MayWrite(0)).await;
    press(".record").await;
    press("#count").await;
    until(|| is("#bottle-amount")).await;
    focus_is("bottle-amount").await;
    type_into("bottle-amount", "120").await;
    press("[data-testid=record]").await;
    until(|| is("#bottle-amount-error")).await;
    assert!(plain("#bottle-amount-error").contains("held 100 mL"), "{}", plain("main"));
    focus_is("bottle-amount").await;
    type_into("bottle-amount", "60").await;
    press("[data-testid=record]").await;
    until(|| is(UNDO)).await;
    assert!(plain("main").contains("60 mL left"), "{}", plain("main"));
    press(".record").await;
    press("#close").await;
    until(|| is("[data-testid=rest]")).await;
    let rest = "60 mL is left in it by the numbers here. It is noted as not used or not recorded.";
    assert_eq!(plain("[data-testid=rest]"), rest);
    press("[data-testid=close-bottle]").await;
    focus_is("bottle-closing-0").await;
    becomes(|| plain("main").contains("Choose why it is closed."), true).await;
    press("#bottle-closing-2").await;
    wait(50).await;
    press("[data-testid=close-bottle]").await;
    until(|| is("[data-testid=closed]")).await;
    focus_is("heading").await;
    let state = || supply(&store).state(BottleId(1), date(24));
    assert_eq!(state(), Ok(BottleState::Closed(Closing::Lost)));
    // It was a mistake.
    press("[data-testid=closed] .record").await;
    until(|| is("#reopen")).await;
    press("#reopen").await;
    becomes(state, Ok(BottleState::Open)).await;
    becomes(|| plain("main").contains("60 mL left"), true).await;
    until(|| is(UNDO)).await;
    press(UNDO).await;
    becomes(state, Ok(BottleState::Closed(Closing::Lost))).await;
    end(app);
}

/// Whoever never closed a bottle had every draw read since the first one.
#[wasm_bindgen_test]
async fn an_old_bottle_without_a_dose_is_closed_with_the_new_one_and_one_undo_takes_back_both() {
    let store = kept();
    let app = bottles(&store, TabNews::MayWrite(0)).await;
    press(".record").await;
    press("#count").await;
    until(|| is("#bottle-amount")).await;
    type_into("bottle-amount", "1").await;
    press("[data-testid=record]").await;
    becomes(|| plain("main").contains("1 mL left"), true).await;
    press(NEW).await;
    press("#bottle-origin-0").await;
    for (id, text) in
        [("bottle-strength", "1"), ("bottle-volume", "100"), ("bottle-begun", "2026-11-24")]
    {
        type_into(id, text).await;
    }
    press(SAVE).await;
    becomes(|| ids(&store), vec![2, 1]).await;
    until(|| is("[data-testid=closed]")).await;
    focus_is("heading").await;
    let state = || supply(&store).state(BottleId(1), date(24));
    assert_eq!(state(), Ok(BottleState::Closed(Closing::Emptied)));
    let said = plain("main");
    assert!(said.contains("held less than your smallest dose is closed"), "{said}");
    press(UNDO).await;
    becomes(|| ids(&store), vec![1]).await;
    assert_eq!(state(), Ok(BottleState::Open));
    end(app);
}

/// What is kept of what is typed for what happens to the bottle.
fn act(store: &Rc<MemoryStore>) -> Option<Vec<String>> {
    engine(store).slip("act 1").map(|slip| slip.fields)
}

#[wasm_bindgen_test]
async fn what_happens_to_a_bottle_is_kept_while_it_is_typed_and_no_longer() {
    let store = kept();
    let app = bottles(&store, TabNews::MayWrite(0)).await;
    press(".record").await;
    press("#spill").await;
    until(|| is("#bottle-amount")).await;
    assert_eq!(act(&store), None, "nothing is typed yet");
    type_into("bottle-amount", "2").await;
    assert_eq!(act(&store).map(|fields| fields[1].clone()), Some("2".to_owned()));
    // Left as it is, it is forgotten.
    js("document.querySelector('[data-testid=act] .btn--quiet').click()");
    until(|| is("#spill")).await;
    assert_eq!(act(&store), None);
    press("#spill").await;
    until(|| is("#bottle-amount")).await;
    assert_eq!(value("bottle-amount").as_deref(), Some(""));
    type_into("bottle-amount", "2").await;
    press("[data-testid=all-bottles]").await;
    until(|| is(".record")).await;
    assert!(plain(".record").contains("Changed, and not saved yet"), "{}", plain(".record"));
    press(".record").await;
    until(|| is("#bottle-amount")).await;
    assert_eq!(value("bottle-amount").as_deref(), Some("2"));
    press("[data-testid=record]").await;
    until(|| is(UNDO)).await;
    assert_eq!(act(&store), None, "it is recorded");
    end(app);
}

#[wasm_bindgen_test]
async fn a_tab_that_only_reads_changes_nothing() {
    let app = bottles(&kept(), TabNews::MayRead).await;
    until(|| is("[data-testid=reader]")).await;
    assert!(!is(NEW), "{}", plain("main"));
    press(".record").await;
    until(|| is("[data-testid=all-bottles]")).await;
    for offered in [SAVE, "#count", "#close", "#spill"] {
        assert!(!is(offered), "{offered}");
    }
    end(app);
}

/// Chooses in the list of bottles of a dose, by place.
fn choose_bottle(place: u32) {
    js(&format!(
        "{{ const list = document.getElementById('dose-bottle'); list.selectedIndex = {place};
            list.dispatchEvent(new Event('change', {{ bubbles: true }})); }}"
    ));
}

fn shown_bottle() -> Option<String> {
    js("document.getElementById('dose-bottle').selectedOptions[0].textContent").as_string()
}

/// The bottles that doses are recorded from, the newest night last.
fn from(store: &Rc<MemoryStore>) -> Vec<Option<BottleId>> {
    let mut engine = engine(store);
    let months = engine.months();
    let mut entries: Vec<Entry> =
        months.into_iter().flat_map(|month| engine.month(month).entries).collect();
    entries.sort_by_key(|entry| entry.night);
    let bottle = |record: &DoseRecord| match record {
        DoseRecord::Taken { bottle, .. } => *bottle,
        DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
    };
    entries.iter().flat_map(|entry| entry.doses.iter().map(bottle)).collect()
}

#[wasm_bindgen_test]
async fn a_dose_by_hand_says_from_which_bottle_it_is() {
    let store = kept();
    let app = on("#/tonight/dose", "#dose-bottle", &store).await;
    let name = Some(String::from("Bottle 1: 100\u{a0}mL of 1\u{a0}mg/mL"));
    assert_eq!(shown_bottle(), name, "the one in use");
    type_into("dose-taken", "1.5").await;
    type_into("dose-draw", "0.3").await;
    becomes(shown_bottle, Some("None of these".into())).await;
    // Said to be from it, the draw is another dose: it is asked about and not recorded.
    choose_bottle(0);
    becomes(shown_bottle, name.clone()).await;
    until(|| text_of("#dose-bottle-hint").contains("is another dose")).await;
    press("[data-testid=record-dose]").await;
    focus_is("confirm-strength").await;
    press("#confirm-strength").await;
    press("[data-testid=record-dose]").await;
    focus_is("dose-bottle").await;
    assert_eq!(from(&store), [Some(BottleId(1))]);
    type_into("dose-draw", "1.5").await;
    choose_bottle(1);
    becomes(shown_bottle, Some("None of these".into())).await;
    press("[data-testid=record-dose]").await;
    becomes(|| from(&store), vec![Some(BottleId(1)), None]).await;
    end(app);
}
