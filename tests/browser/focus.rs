//! Where the focus goes when the button that was pressed is gone: to what comes in its place, never to nowhere.

use std::rc::Rc;

use ldn_diary::diary::{DoseRecord, Month};
use ldn_diary::store::{MemoryJournal, MemoryStore};
use ldn_diary::ui::port::{Ports, TabNews};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{Silent, end, start_with, text_of};
use crate::night::{at, engine, entry, is, on};
use crate::{becomes, js, press, until, wait};

const EARLIER: &str = "[data-testid=month-earlier]";
const LATER: &str = "[data-testid=month-later]";

fn focused() -> Option<String> {
    js("document.activeElement.id").as_string()
}

async fn goes_to(id: &str) {
    becomes(focused, Some(id.to_owned())).await;
}

/// Types, and lets the page take it in.
async fn type_into(selector: &str, text: &str) {
    js(&format!(
        "{{ const field = document.querySelector('{selector}'); field.value = '{text}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }}"
    ));
    wait(50).await;
}

#[wasm_bindgen_test]
async fn in_the_diary_it_goes_to_the_heading_of_what_changed() {
    let (app, _store) = at("#/diary", EARLIER).await;
    press(EARLIER).await;
    press(LATER).await;
    until(|| !is(LATER)).await;
    goes_to("month").await;
    // An entry of last month, to be chosen there.
    press(EARLIER).await;
    until(|| is(LATER)).await;
    press("a.day").await;
    press("[data-testid=dose-missed]").await;
    until(|| text_of("[data-testid=doses-stand]").contains("Saved")).await;
    js("location.hash = '#/diary'");
    // The place gives its heading the focus, and then the night that one comes back from: a slow browser does both some turns late.
    until(|| is("button.day")).await;
    wait(400).await;
    press("button.day").await;
    press("[data-testid=newest]").await;
    goes_to("nights").await;
    press(".chip").await;
    press("[data-testid=clear]").await;
    goes_to("nights").await;
    assert!(!is("[data-testid=clear]"));
    end(app);
}

/// Under a field far below the button it was said, and the focus stayed on the button.
#[wasm_bindgen_test]
async fn a_name_that_cannot_be_is_looked_at_where_it_was_typed() {
    let (app, _store) = at("#/settings/lists", "#own-symptom").await;
    let said = |id: &str| {
        js(&format!(
            "{{ const field = document.getElementById('{id}'); [field.ariaInvalid ?? field.getAttribute('aria-invalid'), document.getElementById(field.getAttribute('aria-describedby').split(' ')[0]).textContent].join(': ') }}"
        ))
        .as_string()
    };
    press(".line__name button").await;
    goes_to("own-symptom").await;
    assert_eq!(said("own-symptom").as_deref(), Some("true: Type a name first."));
    press("#rename-effect-1").await;
    goes_to("name-effect-1").await;
    type_into("#name-effect-1", "Headache").await;
    press("li .line__name button").await;
    goes_to("name-effect-1").await;
    assert_eq!(
        said("name-effect-1").as_deref(),
        Some("true: Another line of this list has this name already.")
    );
    end(app);
}

/// The form stands far above the button, and the words beside the button left the person to look for it.
#[wasm_bindgen_test]
async fn from_a_save_that_waits_for_a_dose_there_is_a_way_to_the_dose() {
    let (app, _store) = at("#/diary", EARLIER).await;
    press("a.day").await;
    until(|| is("[data-testid=add-dose]")).await;
    goes_to("heading").await;
    press("[data-testid=add-dose]").await;
    goes_to("dose-taken").await;
    type_into("#dose-taken", "2").await;
    press("[data-testid=save-entry]").await;
    goes_to("nothing-to-save").await;
    press("#to-dose").await;
    goes_to("dose-taken").await;
    end(app);
}

/// A diary of one missed dose a month, for so many months.
fn months(many: u64) -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::default());
    let mut engine = engine(&store);
    let mut month = Month::new(2025, 12).expect("a month");
    for number in 1..=many {
        let mut entry = entry(number, month);
        entry.doses.push(DoseRecord::Missed { due: None });
        engine.save(entry, Box::new(|_| {})).expect("kept");
        month = month.previous().expect("a month before");
    }
    store
}

#[wasm_bindgen_test]
async fn a_search_that_is_stopped_says_so_there_and_goes_on_under_its_heading() {
    let app = on("#/diary", "#words", &months(90)).await;
    // It is over in a moment: it is stopped as soon as it can be.
    js(
        "new MutationObserver((_, observer) => { const [stop, read] = ['stop', 'searching'].map((id) => document.querySelector(`[data-testid=${id}]`)); if (stop && read) { observer.disconnect(); stop.focus(); stop.click(); } }).observe(document.body, { childList: true, characterData: true, subtree: true })",
    );
    type_into("#words", "zebra").await;
    until(|| is("[data-testid=go-on]")).await;
    goes_to("found").await;
    press("[data-testid=go-on]").await;
    goes_to("nights").await;
    becomes(|| text_of("#found"), "No night found".to_owned()).await;
    // Above the month, a screen away from the search, the nights seemed gone.
    assert!(text_of("[data-testid=diary-count]").contains("Only what you search for"));
    goes_to("nights").await;
    end(app);
}

/// The button for earlier nights stays until there are none, and the line in its place has the focus then.
#[wasm_bindgen_test]
async fn behind_the_last_of_the_nights_it_goes_to_the_line_that_says_so() {
    const EARLIER_NIGHTS: &str = "[data-testid=earlier]";
    let app = on("#/diary", EARLIER_NIGHTS, &months(90)).await;
    assert!(!is("#first-night"));
    for _ in 0..10 {
        if is(EARLIER_NIGHTS) {
            press(EARLIER_NIGHTS).await;
            wait(50).await;
        }
    }
    goes_to("first-night").await;
    assert!(!is(EARLIER_NIGHTS));
    end(app);
}

#[wasm_bindgen_test]
async fn when_this_tab_writes_at_last_it_goes_to_the_heading() {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js("history.replaceState(null, '', '#/tonight/check-in')");
    let (tabs, store) = (Silent::default(), Rc::new(MemoryStore::default()));
    let silent = tabs.clone();
    let app = start_with(|ports| Ports {
        store,
        journal: Rc::new(MemoryJournal::default()),
        tabs: Rc::new(silent),
        ..ports
    })
    .await;
    tabs.tell(TabNews::MayRead);
    press("[data-testid=write-here]").await;
    tabs.tell(TabNews::MayWrite(0));
    until(|| !is("[data-testid=write-here]")).await;
    goes_to("heading").await;
    end(app);
}

/// What takes long: a key is slow to work out on purpose.
async fn patiently(so: impl Fn() -> bool) {
    for _ in 0..10 {
        until(&so).await;
    }
    assert!(so(), "{}", text_of("main"));
}

/// Types the last group of the code that is shown, and says that the code is kept.
async fn keep_code() {
    let groups = || text_of("[data-testid=code] .code__group:last-child");
    patiently(|| !groups().is_empty()).await;
    goes_to("heading").await;
    type_into("#last-group", &groups()).await;
    press("[data-testid=keep-form-go]").await;
}

#[wasm_bindgen_test]
async fn a_new_code_and_an_opened_diary_are_told_where_it_goes() {
    const PHRASE: &str = "purple boat seven";
    let (app, _store) = at("#/settings/passphrase", "#new").await;
    type_into("#new", PHRASE).await;
    type_into("#again", PHRASE).await;
    press("[data-testid=add-form-go]").await;
    keep_code().await;
    patiently(|| is("#now-code")).await;
    goes_to("heading").await;
    for leave in ["[data-testid=cancel]", ""] {
        type_into("#now-code", PHRASE).await;
        press("[data-testid=code-form-go]").await;
        if leave.is_empty() {
            keep_code().await;
            patiently(|| !text_of("#said-code").is_empty()).await;
            goes_to("said-code").await;
        } else {
            patiently(|| is(leave)).await;
            goes_to("heading").await;
            press(leave).await;
            patiently(|| is("#now-code")).await;
            goes_to("heading").await;
        }
    }
    type_into("#now-remove", PHRASE).await;
    press("[data-testid=remove-form-go]").await;
    patiently(|| is("#new") && is("[data-testid=add-form-go]")).await;
    goes_to("heading").await;
    end(app);
}
