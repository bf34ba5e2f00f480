//! A dose by hand in a page: what is typed and not recorded, while the store refuses, while it is not known whether this tab writes, and
//! while another one does.

use std::rc::Rc;

use ldn_diary::store::{
    Engine, EnginePorts, KeyValue, MemoryJournal, MemoryStore, Mood, NoJournal, Open, Role, Slip,
};
use ldn_diary::ui::App;
use ldn_diary::ui::port::{Ports, TabNews};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{Silent, end, start_with, text_of};
use crate::night::on;
use crate::{becomes, js, press, until, wait};

const NOTE: &str = "[data-testid=typed]";

/// The form on an empty diary in memory, in a tab that was told this, if anything.
async fn form(news: Option<TabNews>) -> (yew::AppHandle<App>, Rc<MemoryStore>, Silent) {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js("history.replaceState(null, '', '#/tonight/dose')");
    let (store, tabs) = (Rc::new(MemoryStore::default()), Silent::default());
    let (kept, silent) = (Rc::clone(&store), tabs.clone());
    let app = start_with(|ports| Ports {
        store: kept,
        journal: Rc::new(MemoryJournal::default()),
        tabs: Rc::new(silent),
        ..ports
    })
    .await;
    until(|| js("!!document.getElementById('dose-taken')").as_bool() == Some(true)).await;
    news.into_iter().for_each(|news| tabs.tell(news));
    (app, store, tabs)
}

fn typed(dose: &str) {
    js(&format!(
        "{{ const field = document.getElementById('dose-taken'); field.value = '{dose}';
            field.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"
    ));
}

fn shown() -> Option<String> {
    js("document.getElementById('dose-taken')?.value").as_string()
}

fn goes(address: &str) {
    js(&format!("location.hash = '{address}'"));
}

/// What the store has of it, whatever the screen says.
fn kept(store: &MemoryStore) -> String {
    let all = store.contents();
    all.into_iter().filter(|(key, _)| key.contains("slips")).map(|(_, value)| value).collect()
}

#[wasm_bindgen_test]
async fn what_the_store_does_not_take_stays_on_the_screen_and_is_said() {
    let (app, store, _) = form(Some(TabNews::MayWrite(0))).await;
    typed("2");
    becomes(|| text_of(NOTE).contains("all still here"), true).await;
    assert!(kept(&store).contains("\"2\""), "{}", kept(&store));
    store.turn(Mood::Full);
    typed("2.5");
    becomes(|| text_of(NOTE).contains("does not keep"), true).await;
    assert_eq!(shown().as_deref(), Some("2.5"));
    end(app);
}

/// The store has still what was there before; it must not come back under the fingers.
#[wasm_bindgen_test]
async fn what_is_typed_back_stays_so_though_the_store_refuses() {
    let (app, store, _) = form(Some(TabNews::MayWrite(0))).await;
    typed("2");
    becomes(|| text_of(NOTE).is_empty(), false).await;
    store.turn(Mood::Full);
    typed("");
    becomes(|| text_of(NOTE).is_empty(), true).await;
    assert_eq!(shown().as_deref(), Some(""));
    assert!(kept(&store).contains("\"2\""), "the store could not let it go");
    goes("#/tonight");
    until(|| text_of("main").contains("Tonight")).await;
    assert!(text_of("[data-testid=dose-begun]").is_empty(), "{}", text_of("main"));
    end(app);
}

#[wasm_bindgen_test]
async fn what_is_recorded_is_not_called_begun() {
    let (app, store, _) = form(Some(TabNews::MayWrite(0))).await;
    typed("2");
    becomes(|| text_of(NOTE).is_empty(), false).await;
    press("[data-testid=record-dose]").await;
    becomes(|| text_of("[data-testid=doses]").contains("2"), true).await;
    assert!(text_of("[data-testid=dose-begun]").is_empty(), "{}", text_of("main"));
    assert!(!kept(&store).contains("\"2\"") || kept(&store).contains("[]"), "{}", kept(&store));
    end(app);
}

/// A save that had to wait and was refused leaves what was typed where it was.
#[wasm_bindgen_test]
async fn a_dose_that_could_not_be_recorded_after_all_is_still_typed() {
    let (app, store, tabs) = form(None).await;
    typed("2");
    becomes(|| text_of(NOTE).is_empty(), false).await;
    press("[data-testid=record-dose]").await;
    store.turn(Mood::Full);
    tabs.tell(TabNews::MayWrite(0));
    becomes(|| text_of("[role=alert]").contains("Not saved"), true).await;
    goes("#/tonight");
    until(|| shown().is_none()).await;
    goes("#/tonight/dose");
    becomes(shown, Some("2".to_owned())).await;
    becomes(|| text_of(NOTE).contains("does not keep"), true).await;
    end(app);
}

#[wasm_bindgen_test]
async fn nothing_is_typed_where_another_tab_writes() {
    let (app, _, tabs) = form(Some(TabNews::MayRead)).await;
    let locked = || js("document.getElementById('dose-taken').matches(':disabled')").as_bool();
    becomes(locked, Some(true)).await;
    tabs.tell(TabNews::MayWrite(0));
    becomes(locked, Some(false)).await;
    end(app);
}

/// What was typed before it was known whether this tab writes is kept as soon as it does.
#[wasm_bindgen_test]
async fn what_was_refused_is_kept_once_this_tab_writes() {
    let (app, store, tabs) = form(None).await;
    typed("2");
    tabs.tell(TabNews::MayRead);
    becomes(|| text_of(NOTE).contains("does not keep"), true).await;
    assert!(kept(&store).is_empty(), "{}", kept(&store));
    tabs.tell(TabNews::MayWrite(0));
    becomes(|| text_of(NOTE).contains("all still here"), true).await;
    assert!(kept(&store).contains("\"2\""), "{}", kept(&store));
    end(app);
}

/// What this tab could not keep is never written over what another tab kept of the same form meanwhile: neither when this one writes
/// again, nor when the journal answers after that.
#[wasm_bindgen_test]
async fn what_was_refused_is_not_written_over_what_another_tab_kept() {
    let (app, store, tabs) = form(Some(TabNews::MayWrite(0))).await;
    typed("2");
    becomes(|| text_of(NOTE).contains("all still here"), true).await;
    store.turn(Mood::Full);
    typed("2.5");
    becomes(|| text_of(NOTE).contains("does not keep"), true).await;
    tabs.tell(TabNews::Wanted);
    store.turn(Mood::Well);
    let announced = another_tab_types(&store, "3");
    assert!(kept(&store).contains("\"3\""), "{}", kept(&store));
    tabs.tell(TabNews::MayWrite(announced));
    let locked = || js("document.getElementById('dose-taken').matches(':disabled')").as_bool();
    becomes(locked, Some(false)).await;
    wait(100).await;
    assert!(kept(&store).contains("\"3\""), "{}", kept(&store));
    assert_eq!(shown().as_deref(), Some("2.5"), "what was typed here is still on this screen");
    end(app);
}

/// Has another tab write, which goes on with the form of a dose; the generation that it hands over with.
fn another_tab_types(store: &Rc<MemoryStore>, dose: &str) -> u64 {
    let store: Rc<dyn KeyValue> = Rc::<MemoryStore>::clone(store);
    let mut other = Engine::open(
        EnginePorts {
            store,
            journal: Rc::new(NoJournal),
            coder: Rc::new(Open),
            wake: Rc::new(|| {}),
        },
        Role::Reader,
    );
    other.become_writer(7, 0).expect("no other tab writes");
    let Slip { name, mut fields } = other.slips().last().expect("what was typed here").clone();
    *fields.first_mut().expect("the field of the dose") = dose.to_owned();
    other.set_slip(Slip { name, fields }).expect("kept");
    other.become_reader()
}

#[wasm_bindgen_test]
async fn a_name_that_is_half_typed_is_kept_until_it_is_in_the_list() {
    const OWN: &str = "#own-symptom";
    let store = Rc::new(MemoryStore::default());
    let typed = || js("document.querySelector('#own-symptom')?.value").as_string();
    let app = on("#/settings/lists", OWN, &store).await;
    js(
        "{ const field = document.querySelector('#own-symptom'); field.value = 'Cold hands'; field.dispatchEvent(new Event('input', { bubbles: true })); }",
    );
    becomes(|| kept(&store).contains("Cold hands"), true).await;
    end(app);
    let app = on("#/settings/lists", OWN, &store).await;
    becomes(typed, Some("Cold hands".to_owned())).await;
    press(".line__name button").await;
    becomes(typed, Some(String::new())).await;
    assert!(text_of("main").contains("Cold hands"), "it is in the list");
    end(app);
    let app = on("#/settings/lists", OWN, &store).await;
    assert_eq!(typed().as_deref(), Some(""), "it is done with");
    end(app);
}
