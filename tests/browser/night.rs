//! Tonight and the check-in in a page, over a store that refuses: what was tapped is on the screen, and the screen says what is not so.

use std::rc::Rc;

use ldn_diary::diary::{Entry, EntryId, Feeling, Moment, Month, QuarterHours, Timing};
use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};
use ldn_diary::store::{Engine, EnginePorts, MemoryJournal, MemoryStore, Mood, Open, Role};
use ldn_diary::ui::App;
use ldn_diary::ui::port::Ports;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, start_with, text_of};
use crate::{becomes, js, press, until, wait};

/// The check-in on an empty diary in memory.
async fn check_in() -> (yew::AppHandle<App>, Rc<MemoryStore>) {
    at("#/tonight/check-in", AWFUL).await
}

/// A place on an empty diary in memory, once this is there.
pub(crate) async fn at(hash: &str, shown: &str) -> (yew::AppHandle<App>, Rc<MemoryStore>) {
    let store = Rc::new(MemoryStore::default());
    (on(hash, shown, &store).await, store)
}

/// The same on the diary that this store has.
pub(crate) async fn on(hash: &str, shown: &str, store: &Rc<MemoryStore>) -> yew::AppHandle<App> {
    with_journal(hash, shown, store, &Rc::default()).await
}

/// The same with this journal.
pub(crate) async fn with_journal(
    hash: &str,
    shown: &str,
    store: &Rc<MemoryStore>,
    journal: &Rc<MemoryJournal>,
) -> yew::AppHandle<App> {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js(&format!("history.replaceState(null, '', '{hash}')"));
    let (kept, second) = (Rc::clone(store), Rc::clone(journal));
    let app = start_with(|ports| Ports {
        store: kept,
        journal: second,
        tabs: Ports::in_memory().tabs,
        ..ports
    })
    .await;
    until(|| is(shown)).await;
    app
}

/// The engine of a diary, to put something there before the app is opened.
pub(crate) fn engine(store: &Rc<MemoryStore>) -> Engine {
    let ports = EnginePorts {
        store: Rc::clone(store) as Rc<_>,
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    Engine::open(ports, Role::Writer(1))
}

/// An empty entry of the first night of a month.
pub(crate) fn entry(number: u64, month: Month) -> Entry {
    let night = month.nights().next().expect("a night");
    let written = night.date().and_hms_opt(22, 0, 0).expect("a time");
    let written = Moment::new(written, 0).expect("a moment");
    Entry::new(EntryId::new(number).expect("a number"), night, written, Timing::OnTheNight)
}

/// "Just awful today".
const AWFUL: &str = "#awful";
/// The same, when it is chosen.
const CHOSEN: &str = "#awful:checked";
const THROW: &str = "[data-testid=throw-away]";
const ALERT: &str = "[role=alert] [data-testid=saving]";

pub(crate) fn is(selector: &str) -> bool {
    js(&format!("document.querySelector('{selector}') !== null")).as_bool() == Some(true)
}

/// Where it failed, nothing was noted: the first backup was never waited for, and a reminder of it never came.
#[wasm_bindgen_test]
async fn since_when_the_first_backup_is_waited_for_is_noted_also_when_housekeeping_fails() {
    let store = Rc::new(MemoryStore::default());
    let month = Month::new(2026, 11).expect("a month");
    engine(&store).save(entry(1, month), Box::new(|_| {})).expect("kept");
    let app = on("#/tonight/check-in", AWFUL, &store).await;
    let (at, of) = (0, Calls::Writes);
    let (lasting, misdeed) = (Lasting::Once, Misdeed::Fail);
    store.misbehave(Some(Fault { at, of, lasting, misdeed }));
    // It begins five seconds after the page.
    wait(6_000).await;
    let keys: Vec<String> = store.contents().into_keys().collect();
    assert!(!keys.iter().any(|key| key.ends_with("/ballast")), "it failed: {keys:?}");
    assert!(keys.iter().any(|key| key.ends_with("/backup")), "{keys:?}");
    end(app);
}

/// Above the window it was said alone: nothing seemed to be wrong with what was chosen.
#[wasm_bindgen_test]
async fn a_setting_that_is_not_saved_says_so_where_it_was_chosen() {
    const HERE: &str = "[data-testid=not-saved-here]";
    let beside = |id: &str| {
        js(&format!(
            "[...document.querySelectorAll('{HERE}')].map((said) => said.parentElement.querySelector('{id}') !== null).join()"
        ))
        .as_string()
    };
    let (app, store) = at("#/settings", "#theme-2").await;
    store.turn(Mood::Full);
    for id in ["#theme-2", "#text-size-1", "#syringe-4"] {
        press(id).await;
        becomes(|| beside(id), Some("true".to_owned())).await;
        assert!(text_of(HERE).starts_with("Not saved."), "{}", text_of(HERE));
    }
    store.turn(Mood::Well);
    press("#theme-1").await;
    becomes(|| is(HERE), false).await;
    end(app);
}

#[wasm_bindgen_test]
async fn what_cannot_be_thrown_away_stays_and_the_screen_says_why() {
    let (app, store) = check_in().await;
    press(AWFUL).await;
    until(|| is(THROW)).await;
    store.turn(Mood::Full);
    press(THROW).await;
    until(|| is(ALERT)).await;
    assert!(text_of(ALERT).contains("Not thrown away"), "{}", text_of("main"));
    assert!(text_of(ALERT).contains("no room left"), "{}", text_of(ALERT));
    assert!(is(CHOSEN), "what was tapped is still there");
    assert_eq!(js("document.activeElement.id").as_string().as_deref(), Some("heading"));
    // As soon as it goes, the screen says so and nothing else.
    store.turn(Mood::Well);
    press(THROW).await;
    until(|| !is(CHOSEN)).await;
    assert!(!is(CHOSEN) && !is(ALERT), "{}", text_of("main"));
    assert!(text_of("main").contains("What you changed is thrown away."));
    end(app);
}

/// Without this, what was tapped off again stayed on, since the draft with it could not be taken away.
#[wasm_bindgen_test]
async fn what_is_tapped_off_again_goes_off_though_the_store_refuses() {
    let (app, store) = check_in().await;
    press(AWFUL).await;
    until(|| is(THROW)).await;
    store.turn(Mood::Full);
    press(AWFUL).await;
    becomes(|| text_of("[data-testid=draft]").contains("does not keep"), true).await;
    assert!(!is(CHOSEN), "it shows what was tapped");
    end(app);
}

/// On a phone the buttons of Tonight are a window below the head. What was not saved was said up there alone, and nothing seemed to
/// happen.
#[wasm_bindgen_test]
async fn what_a_tap_far_below_could_not_save_is_said_where_the_focus_goes() {
    const AWFUL: &str = "[data-testid=awful]";
    const UNDO: &str = "[data-testid=undo]";
    let focused = || js("document.activeElement.id").as_string();
    let (app, store) = at("#/tonight", AWFUL).await;
    store.turn(Mood::Full);
    press(AWFUL).await;
    until(|| is(ALERT)).await;
    becomes(focused, Some("heading".to_owned())).await;
    assert!(text_of(ALERT).contains("Not saved"), "{}", text_of("main"));
    store.turn(Mood::Well);
    press(AWFUL).await;
    becomes(focused, Some("done".to_owned())).await;
    assert!(!is(ALERT), "{}", text_of("main"));
    // What could not be taken back is still said to be recorded.
    store.turn(Mood::Full);
    press(UNDO).await;
    until(|| is(ALERT)).await;
    becomes(focused, Some("heading".to_owned())).await;
    assert!(text_of("main").contains("Recorded as just awful."), "{}", text_of("main"));
    store.turn(Mood::Well);
    press(UNDO).await;
    becomes(|| text_of("[data-testid=undone]").starts_with("Taken back."), true).await;
    becomes(focused, Some("heading".to_owned())).await;
    end(app);
}

/// Beside Save stood how the dose was saved, as if the note were, and why there was nothing to save when there was something.
#[wasm_bindgen_test]
async fn on_a_nights_page_each_message_stands_where_what_it_tells_of_is_and_goes_when_it_is_not_so()
{
    const SAVE: &str = "[data-testid=save-entry]";
    let hindrance = || text_of("#nothing-to-save");
    let (app, _store) = at("#/diary", "[data-testid=month-earlier]").await;
    press("[data-testid=month-earlier]").await;
    press("a.day").await;
    until(|| is(SAVE)).await;
    // What is told when the page has come is told by now.
    wait(50).await;
    press(SAVE).await;
    until(|| hindrance().contains("nothing to save")).await;
    assert!(hindrance().contains("nothing to save"), "{}", text_of("main"));
    press("[data-testid=dose-missed]").await;
    until(|| text_of("[data-testid=doses-stand]").contains("Saved on this device")).await;
    becomes(hindrance, String::new()).await;
    press(AWFUL).await;
    until(|| is("[data-testid=draft]")).await;
    assert_eq!(
        text_of("[data-testid=doses-stand]"),
        "The doses are recorded. Saved on this device",
    );
    assert!(text_of(".save").starts_with("Changed, and not saved yet."), "{}", text_of(".save"));
    assert!(!text_of(".save").contains("Saved"), "{}", text_of(".save"));
    press("[data-testid=add-dose]").await;
    until(|| is("#dose-taken")).await;
    press(SAVE).await;
    until(|| hindrance().starts_with("A dose is typed above")).await;
    assert!(hindrance().starts_with("A dose is typed above"), "{}", text_of("main"));
    press("[data-testid=doses] .btn--quiet").await;
    becomes(hindrance, String::new()).await;
    end(app);
}

/// What was tapped and not saved was dropped without a word.
#[wasm_bindgen_test]
async fn what_is_written_and_not_saved_is_deleted_with_its_entry_and_comes_back_with_it() {
    let (app, _store) = at("#/diary", "[data-testid=month-earlier]").await;
    press("[data-testid=month-earlier]").await;
    press("a.day").await;
    press("[data-testid=dose-missed]").await;
    press(AWFUL).await;
    until(|| is("[data-testid=draft]")).await;
    press("[data-testid=delete-entry]").await;
    press("[data-testid=undo-delete]").await;
    until(|| text_of("[data-testid=timeline]").contains("An awful day")).await;
    let timeline = text_of("[data-testid=timeline]");
    assert!(timeline.contains("An awful day") && timeline.contains("Missed"), "{timeline}");
    end(app);
}

/// It was saved without a word and without a way back, since it was not of tonight.
#[wasm_bindgen_test]
async fn an_earlier_night_that_is_saved_as_it_is_says_so_and_can_be_taken_back() {
    let store = Rc::new(MemoryStore::default());
    let mut draft = entry(1, Month::new(2025, 12).expect("a month"));
    draft.feeling = Some(Feeling::Awful);
    engine(&store).set_draft(draft).expect("kept");
    let app = on("#/tonight", "[data-testid=unsaved]", &store).await;
    press("[data-testid=unsaved] button").await;
    until(|| is("#done")).await;
    assert!(text_of("#done").starts_with("Monday night is recorded."), "{}", text_of("main"));
    becomes(|| js("document.activeElement.id").as_string(), Some("done".to_owned())).await;
    press("[data-testid=undo]").await;
    until(|| is("[data-testid=undone]")).await;
    assert!(!is("#done") && is("[data-testid=undone]"), "{}", text_of("main"));
    end(app);
}

/// A line that came above the numbers moved them, so that a second tap of a trembling hand met another number.
#[wasm_bindgen_test]
async fn the_first_tap_moves_nothing_under_the_finger() {
    let place = || {
        js("Math.round(document.getElementById('awful').getBoundingClientRect().top + scrollY)")
            .as_f64()
    };
    for hash in ["#/tonight/check-in", "#/diary"] {
        let (app, _store) = at(hash, "#awful, a.day").await;
        if hash == "#/diary" {
            press("a.day").await;
        }
        until(|| is(AWFUL)).await;
        wait(50).await;
        let before = place();
        press(AWFUL).await;
        until(|| is("[data-testid=draft]")).await;
        assert!(is("[data-testid=draft]"), "{}", text_of("main"));
        assert_eq!(place(), before, "at {hash}");
        end(app);
    }
}

#[wasm_bindgen_test]
async fn how_well_one_slept_is_asked_in_words_and_told_in_them() {
    let (app, _store) = check_in().await;
    press("#sleep-well-3").await;
    until(|| is("[data-testid=draft]")).await;
    press("[data-testid=save-night]").await;
    let recorded = || text_of("[data-testid=recorded]");
    until(|| !recorded().is_empty()).await;
    assert_eq!(recorded(), "Slept well", "{}", text_of("main"));
    end(app);
}

/// It said that no night was chosen, as if what was tapped before were gone.
#[wasm_bindgen_test]
async fn what_was_being_written_is_there_again_when_the_page_is_loaded_anew() {
    let store = Rc::new(MemoryStore::default());
    let mut draft = entry(1, Month::new(2025, 12).expect("a month"));
    draft.feeling = Some(Feeling::Awful);
    engine(&store).set_draft(draft).expect("kept");
    let app = on("#/diary/entry", "[data-testid=save-entry]", &store).await;
    assert!(text_of("h1").contains("December 1"), "{}", text_of("main"));
    assert!(is(CHOSEN), "{}", text_of("main"));
    end(app);
}

/// Types how long one slept.
fn type_hours(text: &str) {
    js(&format!(
        "{{ const field = document.getElementById('sleep-typed'); field.focus(); field.value = '{text}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }}"
    ));
}

/// They were gone with the save, and so was what had been noted before them.
#[wasm_bindgen_test]
async fn hours_that_cannot_be_noted_are_not_dropped_by_a_save() {
    let (app, store) = at("#/tonight/check-in", "#sleep-typed").await;
    type_hours("6.1");
    until(|| is("#sleep-typed-error")).await;
    // A tap elsewhere that is taken back forgets the draft, and not what was typed.
    press(AWFUL).await;
    until(|| is(CHOSEN)).await;
    press(AWFUL).await;
    until(|| !is(CHOSEN)).await;
    assert!(is("#sleep-typed-error"));
    press("#sleep-well-3").await;
    until(|| is("[data-testid=draft]")).await;
    press("[data-testid=save-night]").await;
    until(|| js("document.activeElement.id").as_string().as_deref() == Some("sleep-typed")).await;
    assert_eq!(js("document.activeElement.id").as_string().as_deref(), Some("sleep-typed"));
    assert!(is("#sleep-typed-error"));
    assert_eq!(engine(&store).drafts().len(), 1, "nothing was saved");
    type_hours("6.25");
    until(|| !is("#sleep-typed-error")).await;
    press("[data-testid=save-night]").await;
    let recorded = || text_of("[data-testid=recorded]");
    until(|| !recorded().is_empty()).await;
    assert!(recorded().contains("6.25"), "{}", text_of("main"));
    end(app);
}

/// It could only be stepped to, tap by tap.
#[wasm_bindgen_test]
async fn how_long_one_slept_can_be_typed_and_stepped_from_there() {
    let (app, store) = at("#/tonight/check-in", "#sleep-typed").await;
    let shown = || js("document.getElementById('sleep-typed').value").as_string();
    let noted = || {
        let drafts = engine(&store).drafts();
        drafts.first().and_then(|draft| draft.sleep.hours).map(QuarterHours::quarters)
    };
    type_hours("6:15");
    becomes(noted, Some(25)).await;
    becomes(|| text_of("#sleep").replace('\u{a0}', " "), "6.25 h".to_owned()).await;
    assert_eq!(shown().as_deref(), Some("6:15"), "as it was typed");
    // What cannot be read is said, stays, and is not noted as something else.
    type_hours("6.1");
    until(|| is("#sleep-typed-error")).await;
    assert_eq!((noted(), shown().as_deref()), (None, Some("6.1")));
    type_hours("6.5");
    becomes(noted, Some(26)).await;
    until(|| !is("#sleep-typed-error")).await;
    press("#sleep-more").await;
    becomes(noted, Some(28)).await;
    becomes(shown, Some("7".to_owned())).await;
    end(app);
}
