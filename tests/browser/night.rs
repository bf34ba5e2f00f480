//! The check-in in a page, over a store that refuses: what was tapped is on the screen, and the screen says what is not so.

use std::rc::Rc;

use ldn_diary::store::{MemoryJournal, MemoryStore, Mood};
use ldn_diary::ui::App;
use ldn_diary::ui::port::Ports;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, start_with, text_of};
use crate::{becomes, js, press, until};

/// The check-in on an empty diary in memory.
async fn check_in() -> (yew::AppHandle<App>, Rc<MemoryStore>) {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js("history.replaceState(null, '', '#/tonight/check-in')");
    let store = Rc::new(MemoryStore::default());
    let kept = Rc::clone(&store);
    let app = start_with(|ports| Ports {
        store: kept,
        journal: Rc::new(MemoryJournal::default()),
        tabs: Ports::in_memory().tabs,
        ..ports
    })
    .await;
    until(|| is(AWFUL)).await;
    (app, store)
}

/// "Just awful today".
const AWFUL: &str = "#awful";
/// The same, when it is chosen.
const CHOSEN: &str = "#awful:checked";
const THROW: &str = "[data-testid=throw-away]";
const NOT_THROWN: &str = "[role=alert] [data-testid=saving]";

fn is(selector: &str) -> bool {
    js(&format!("document.querySelector('{selector}') !== null")).as_bool() == Some(true)
}

#[wasm_bindgen_test]
async fn what_cannot_be_thrown_away_stays_and_the_screen_says_why() {
    let (app, store) = check_in().await;
    press(AWFUL).await;
    until(|| is(THROW)).await;
    store.turn(Mood::Full);
    press(THROW).await;
    until(|| is(NOT_THROWN)).await;
    assert!(text_of(NOT_THROWN).contains("Not thrown away"), "{}", text_of("main"));
    assert!(text_of(NOT_THROWN).contains("no room left"), "{}", text_of(NOT_THROWN));
    assert!(is(CHOSEN), "what was tapped is still there");
    assert_eq!(js("document.activeElement.id").as_string().as_deref(), Some("heading"));
    // As soon as it goes, the screen says so and nothing else.
    store.turn(Mood::Well);
    press(THROW).await;
    until(|| !is(CHOSEN)).await;
    assert!(!is(CHOSEN) && !is(NOT_THROWN), "{}", text_of("main"));
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
