//! Tonight while the day ends, and two taps on one dose: no tap records what it was not meant for.

use std::rc::Rc;

use ldn_diary::diary::{Datelike, Entry, Moment, NaiveDate};
use ldn_diary::store::{MemoryJournal, MemoryStore};
use ldn_diary::ui::App;
use ldn_diary::ui::port::{Clock, MemoryClock, Ports};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, start_with, text_of};
use crate::night::{engine, is};
use crate::{becomes, bottles, js, until, wait};

const TAKEN: &str = "[data-testid=taken]";
const NEW_DAY: &str = "[data-testid=new-day]";

fn moment(day: u32, hour: u32) -> Moment {
    let local = NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(hour, 0, 0));
    Moment::new(local.expect("a time"), 0).expect("a moment")
}

/// Tonight with 1.5 mg due, by this clock.
async fn tonight(clock: &Rc<MemoryClock>) -> (yew::AppHandle<App>, Rc<MemoryStore>) {
    let store = bottles::kept();
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js("history.replaceState(null, '', '#/tonight')");
    let (kept, clock) = (Rc::clone(&store), Rc::clone(clock));
    // The entry that is there already has the number that this clock would give first.
    clock.random().expect("a number");
    let app = start_with(|ports| Ports {
        store: kept,
        journal: Rc::new(MemoryJournal::default()),
        tabs: Ports::in_memory().tabs,
        clock,
        ..ports
    })
    .await;
    until(|| is(TAKEN)).await;
    (app, store)
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
    wait(800).await;
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
