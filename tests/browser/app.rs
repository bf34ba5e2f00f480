//! The whole app in a page: a choice is kept, another tab's choice is taken over, and a refused one is said.

use std::cell::RefCell;
use std::rc::Rc;

use ldn_diary::store::KeyValue;
use ldn_diary::store::settings::KEY;
use ldn_diary::ui::port::{Guard, Ports, TabNews, Tabs};
use ldn_diary::{browser, ui};
use wasm_bindgen_test::wasm_bindgen_test;

use yew::Callback;

use crate::{allow_storage, becomes, deny_storage, js, press, until, wait};

/// Renders the app into a page of its own, at this address, with this under the key of the settings.
pub(crate) async fn start(hash: &str, kept: Option<&str>) -> yew::AppHandle<ui::App> {
    js("document.title = ''; document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js(&format!("history.replaceState(null, '', '{hash}')"));
    match kept {
        Some(text) => browser::LocalStore.set(KEY, text).expect("kept"),
        None => browser::LocalStore.remove(KEY).expect("taken away"),
    }
    start_with(|ports| ports).await
}

/// The same for what is in the page already, with other ports.
pub(crate) async fn start_with(change: impl FnOnce(Ports) -> Ports) -> yew::AppHandle<ui::App> {
    let (ports, root) = browser::open().expect("a page with a place for the app");
    let ports = change(ports);
    let app = yew::Renderer::<ui::App>::with_root_and_props(root, ui::AppProps { ports }).render();
    // The title is an effect: once it is there, the app also listens.
    until(|| js("document.title !== ''").as_bool() == Some(true)).await;
    wait(20).await;
    app
}

pub(crate) fn end(app: yew::AppHandle<ui::App>) {
    app.destroy();
    js("document.getElementById('app').remove()");
    browser::LocalStore.remove(KEY).expect("taken away");
    js("history.replaceState(null, '', location.pathname + location.search)");
}

pub(crate) fn text_of(selector: &str) -> String {
    js(&format!("document.querySelector('{selector}')?.textContent ?? ''"))
        .as_string()
        .unwrap_or_default()
}

fn theme() -> Option<String> {
    js("document.documentElement.getAttribute('data-theme')").as_string()
}

#[wasm_bindgen_test]
async fn the_button_for_the_colours_changes_the_page_and_is_kept() {
    let app = start("#/dose", None).await;
    assert_eq!(theme(), None);
    for (shown, word) in [(Some("light"), "light"), (Some("dark"), "dark"), (None, "system")] {
        js("document.querySelector('.tools button').click()");
        until(|| theme().as_deref() == shown).await;
        assert_eq!(theme().as_deref(), shown);
        let kept = browser::LocalStore.get(KEY).expect("readable").expect("kept");
        assert!(kept.contains(&format!("\"theme\":\"{word}\"")), "{kept}");
    }
    end(app);
}

#[wasm_bindgen_test]
async fn a_syringe_is_picked_added_removed_and_brought_back() {
    let app = start("#/settings", None).await;
    let picked = || {
        js("[...document.querySelectorAll('.chip :checked')].map((box) => box.closest('label').textContent).join('; ')").as_string()
    };
    let kept = || browser::LocalStore.get(KEY).expect("readable").unwrap_or_default();
    js("document.getElementById('syringe-4').click()");
    becomes(picked, Some("3\u{a0}mL, a mark each 0.1\u{a0}mL".to_owned())).await;
    for (id, typed) in [("own-capacity", "2"), ("own-spacing", "0,25")] {
        js(&format!(
            "{{ const field = document.getElementById('{id}'); field.value = '{typed}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }}"
        ));
    }
    js("document.querySelector('[data-testid=own-add]').click()");
    let starts = || picked().unwrap_or_default().split(';').next().map(str::to_owned);
    becomes(starts, Some("2\u{a0}mL, a mark each 0.25\u{a0}mL".to_owned())).await;
    assert!(kept().contains(r#"{"capacity_ul":2000,"marks":8}"#), "{}", kept());
    assert_eq!(text_of("[data-testid=own-added]"), "Added: 2\u{a0}mL, a mark each 0.25\u{a0}mL.");
    // The focus never goes to nowhere with the control that had it.
    let focused = || js("document.activeElement.id").as_string();
    press(".chip :checked").await;
    becomes(focused, Some("syringes".to_owned())).await;
    assert!(!kept().contains("2000"), "{}", kept());
    press("[data-testid=undo-syringe]").await;
    let chip = || js("document.activeElement.closest('label')?.textContent").as_string();
    becomes(chip, Some("2\u{a0}mL, a mark each 0.25\u{a0}mL".to_owned())).await;
    assert!(kept().contains(r#"{"capacity_ul":2000,"marks":8}"#), "{}", kept());
    // Nothing typed is no syringe: the field that says so has the focus.
    js("document.querySelector('[data-testid=own-add]').click()");
    becomes(focused, Some("own-capacity".to_owned())).await;
    assert_eq!(text_of("#own-capacity-error"), "Type a number here.");
    end(app);
}

/// Yew draws in the next turn of the browser when it was busy for longer than 16 ms. The focus then went where the checkbox would have
/// been before the list grew.
#[wasm_bindgen_test]
async fn on_a_slow_phone_too_the_focus_goes_to_what_came_back() {
    let own = r#"{"format":"ldn-diary settings","version":1,"theme":"dark","text_size":"normal","decimal":"system","grouping":"system","microgram":"mcg","insulin_units":"off","day_boundary":240,"syringes":[{"capacity_ul":2000,"marks":8}]}"#;
    let app = start("#/settings", Some(own)).await;
    // Each look at the clock finds 20 ms gone.
    js("window.real = Date.now; window.time = Date.now(); Date.now = () => (window.time += 20)");
    js(
        "new MutationObserver((_, observer) => { const undo = document.querySelector('[data-testid=undo-syringe]'); if (undo) { observer.disconnect(); undo.click(); } }).observe(document.body, { childList: true, subtree: true })",
    );
    press(".chip :checked").await;
    let chip = || js("document.activeElement.closest('label')?.textContent").as_string();
    until(|| chip().is_some()).await;
    wait(50).await;
    js("Date.now = window.real");
    assert_eq!(chip().as_deref(), Some("2\u{a0}mL, a mark each 0.25\u{a0}mL"));
    end(app);
}

#[wasm_bindgen_test]
async fn another_tabs_choice_is_taken_over_and_nothing_is_written_back() {
    let app = start("#/settings", None).await;
    let dark = r#"{"format":"ldn-diary settings","version":2,"theme":"dark","text_size":"normal","decimal":"system","grouping":"system","microgram":"mcg","insulin_units":"off","day_boundary":240,"syringes":[],"crc32":"47d7e5db"}"#;
    browser::LocalStore.set(KEY, dark).expect("kept");
    js(
        "window.writes = 0; Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, { apply(...call) { window.writes++; return Reflect.apply(...call); } })",
    );
    js("window.dispatchEvent(new StorageEvent('storage', { key: 'ldn-diary/settings' }))");
    until(|| theme().is_some()).await;
    assert_eq!(theme().as_deref(), Some("dark"));
    assert_eq!(js("window.writes").as_f64(), Some(0.0));
    end(app);
}

#[wasm_bindgen_test]
async fn a_choice_that_is_not_saved_holds_and_is_said() {
    let app = start("#/dose", None).await;
    deny_storage("throw new DOMException('no', 'SecurityError')");
    js("document.querySelector('.tools button').click()");
    becomes(theme, Some("light".to_owned())).await;
    allow_storage();
    assert!(
        text_of("[data-testid=not-saved]")
            .contains("Not saved: this browser does not let the page keep anything.")
    );
    end(app);
}

#[wasm_bindgen_test]
async fn going_to_another_place_moves_title_and_focus_but_the_first_does_not() {
    let app = start("#/dose", None).await;
    assert_eq!(js("document.title").as_string().as_deref(), Some("Dose · LDN Diary"));
    assert_ne!(js("document.activeElement.id").as_string().as_deref(), Some("heading"));
    for (hash, title, focused) in [
        ("#/settings", "Settings · LDN Diary", "heading"),
        ("#/dose", "Dose · LDN Diary", "heading"),
        ("#/dose/drops", "Dose · LDN Diary", "inner"),
        ("#/nowhere", "There is no such page · LDN Diary", "heading"),
    ] {
        js(&format!("location.hash = '{hash}'"));
        let now = || js("document.title + document.activeElement.id").as_string();
        until(|| now() == Some([title, focused].concat())).await;
        assert_eq!(js("document.title").as_string().as_deref(), Some(title), "{hash}");
        assert_eq!(js("document.activeElement.id").as_string().as_deref(), Some(focused), "{hash}");
    }
    end(app);
}

#[wasm_bindgen_test]
async fn the_skip_link_goes_to_the_page_and_not_to_another_address() {
    let app = start("#/about", None).await;
    js("document.querySelector('.skip').click()");
    becomes(|| js("document.activeElement.id").as_string(), Some("main".to_owned())).await;
    assert_eq!(js("location.hash").as_string().as_deref(), Some("#/about"));
    end(app);
}

/// Other tabs that say nothing until they are made to.
#[derive(Clone, Default)]
pub(crate) struct Silent(Rc<RefCell<Option<Callback<TabNews>>>>);

impl Silent {
    /// Tells what the other tabs do.
    pub(crate) fn tell(&self, news: TabNews) {
        let told = self.0.borrow().clone().expect("joined");
        told.emit(news);
    }
}

impl Tabs for Silent {
    fn join(&self, told: Callback<TabNews>) -> Guard {
        *self.0.borrow_mut() = Some(told);
        Guard::new(|| {})
    }

    fn ask(&self) {}

    fn announce(&self, _: u64) {}

    fn hand_over(&self, _: u64) {}
}

/// In WebKit a tap could come before the browser had said whether this tab may write. It was refused as if another tab were writing.
#[wasm_bindgen_test]
async fn a_tap_before_it_is_known_whether_this_tab_writes_waits_for_that() {
    for (news, first, says) in [
        (TabNews::MayWrite(0), "Stiffness", ""),
        (TabNews::MayRead, "Fatigue", "Another tab is open for writing"),
    ] {
        let tabs = Silent::default();
        end(start("#/settings/lists", None).await);
        js("document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
        js("history.replaceState(null, '', '#/settings/lists')");
        let silent = tabs.clone();
        let app = start_with(|ports| Ports { tabs: Rc::new(silent), ..ports }).await;
        js("document.getElementById('down-symptom-1').click()");
        wait(50).await;
        assert!(!text_of(".kept").contains("Not saved"), "{}", text_of(".kept"));
        assert!(text_of(".line").contains("Fatigue"), "nothing is written yet");
        tabs.tell(news);
        until(|| text_of(".line").contains(first) && text_of("main").contains(says)).await;
        assert!(text_of(".line").contains(first), "{news:?}: {}", text_of(".line"));
        assert!(text_of("main").contains(says), "{news:?}: {}", text_of("main"));
        // As it was, for the next.
        js("document.getElementById('up-symptom-1')?.click()");
        wait(50).await;
        end(app);
    }
}
