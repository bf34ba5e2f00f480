//! The page behind the user interface's port: address, look, clipboard, timer, locale, other tabs.

use std::cell::RefCell;
use std::rc::Rc;

use ldn_diary::browser::BrowserPage;
use ldn_diary::ui::port::{CopyError, FileError, Look, Page};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::{js, resolved, wait};

fn page() -> BrowserPage {
    BrowserPage::open().expect("a page")
}

/// A callback that remembers what it was told.
fn listener<T: 'static>() -> (Rc<RefCell<Vec<T>>>, Callback<T>) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let callback = {
        let heard = Rc::clone(&heard);
        Callback::from(move |told: T| heard.borrow_mut().push(told))
    };
    (heard, callback)
}

#[wasm_bindgen_test]
async fn a_new_address_is_told_until_the_guard_is_dropped() {
    let (heard, changed) = listener();
    let guard = page().on_hash(changed);
    js("location.hash = '#/dose/drops'");
    wait(100).await;
    assert_eq!(*heard.borrow(), ["#/dose/drops"]);
    assert_eq!(page().hash(), "#/dose/drops");
    drop(guard);
    js("location.hash = '#/about'");
    wait(100).await;
    assert_eq!(heard.borrow().len(), 1, "nobody listens any more");
    js("history.replaceState(null, '', location.pathname + location.search)");
    assert_eq!(page().hash(), "");
}

#[wasm_bindgen_test]
fn the_look_is_given_to_the_whole_page_and_taken_back() {
    let look =
        |name: &str| js(&format!("document.documentElement.getAttribute('{name}')")).as_string();
    js(
        "document.head.insertAdjacentHTML('beforeend', '<meta id=ground-light><meta id=ground-dark>')",
    );
    page().set_look(Look { theme: Some("dark"), text: Some("large") });
    assert_eq!(
        (look("data-theme"), look("data-text")),
        (Some("dark".to_owned()), Some("large".to_owned()))
    );
    assert_eq!(
        js("document.getElementById('ground-light').media").as_string().as_deref(),
        Some("not all")
    );
    assert_eq!(
        js("document.getElementById('ground-dark').media").as_string().as_deref(),
        Some("all")
    );
    page().set_look(Look::default());
    assert_eq!((look("data-theme"), look("data-text")), (None, None));
    let media = js("document.getElementById('ground-dark').media").as_string();
    assert_eq!(media.as_deref(), Some("(prefers-color-scheme: dark)"));
    js("for (const id of ['ground-light', 'ground-dark']) document.getElementById(id).remove()");
}

/// Puts another clipboard in the place of the page's.
fn with_clipboard(value: &str) {
    js(&format!(
        "Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {value} }})"
    ));
}

#[wasm_bindgen_test]
async fn copying_says_whether_it_did() {
    let (heard, done) = listener();
    with_clipboard("undefined");
    page().copy("1.5 mL", done.clone());
    with_clipboard(
        "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }",
    );
    page().copy("1.5 mL", done.clone());
    wait(50).await;
    with_clipboard("{ writeText: (text) => { window.copied = text; return Promise.resolve(); } }");
    page().copy("1.5 mL", done);
    wait(50).await;
    js("delete navigator.clipboard");
    assert_eq!(*heard.borrow(), [Err(CopyError), Err(CopyError), Ok(())]);
    assert_eq!(js("window.copied").as_string().as_deref(), Some("1.5 mL"));
}

#[wasm_bindgen_test]
async fn a_timer_rings_once_and_not_after_its_guard_is_dropped() {
    let (heard, ring) = listener();
    let kept = page().after(10, ring.clone());
    drop(page().after(10, ring));
    wait(100).await;
    assert_eq!(heard.borrow().len(), 1);
    drop(kept);
}

#[wasm_bindgen_test]
fn what_another_tab_keeps_is_told_by_its_key() {
    let (heard, changed) = listener();
    let guard = page().on_kept_elsewhere("ldn-diary/settings", changed);
    for key in ["'ldn-diary/settings'", "'someone-else'", "null"] {
        js(&format!("window.dispatchEvent(new StorageEvent('storage', {{ key: {key} }}))"));
    }
    assert_eq!(heard.borrow().len(), 2, "our key, and the clearing of all");
    drop(guard);
}

#[wasm_bindgen_test]
fn the_locale_writes_numbers_and_dates() {
    let sample = page().number_sample();
    assert!(
        sample.starts_with("12") && sample.ends_with('6') && sample.contains("345"),
        "{sample}"
    );
    let today = page().today_in_words();
    let year = js("String(new Date().getFullYear())").as_string().expect("a year");
    assert!(today.contains(&year), "{today}");
}

#[wasm_bindgen_test]
fn focus_title_and_dialog_reach_their_elements() {
    js(
        "document.body.insertAdjacentHTML('beforeend', '<div id=spot tabindex=-1></div><dialog id=ask></dialog>')",
    );
    page().focus("spot");
    assert_eq!(js("document.activeElement.id").as_string().as_deref(), Some("spot"));
    page().focus("nothing-there");
    page().set_title("Dose · LDN Diary");
    assert_eq!(js("document.title").as_string().as_deref(), Some("Dose · LDN Diary"));
    for _ in 0..2 {
        page().open_dialog("ask");
        assert_eq!(js("document.getElementById('ask').matches(':modal')").as_bool(), Some(true));
    }
    for _ in 0..2 {
        page().close_dialog("ask");
        assert_eq!(js("document.getElementById('ask').open").as_bool(), Some(false));
    }
    js("document.getElementById('spot').remove(); document.getElementById('ask').remove()");
}

/// What comes a few turns of the browser later has the focus, though the button that was pressed is gone before; but nobody is called
/// back who has gone elsewhere.
#[wasm_bindgen_test]
async fn the_focus_waits_for_what_comes_late_and_leaves_alone_who_has_gone_on() {
    let focused = || js("document.activeElement.id").as_string();
    for (elsewhere, expected) in [(false, "late"), (true, "other")] {
        js(
            "document.body.insertAdjacentHTML('beforeend', '<p id=stage><button id=pressed></button><input id=other></p>')",
        );
        js("document.getElementById('pressed').focus()");
        js("{ const late = () => { stage.insertAdjacentHTML('beforeend', '<b id=late tabindex=-1></b>'); pressed.remove(); };
              setTimeout(() => setTimeout(late)); }");
        page().focus_next("late");
        if elsewhere {
            js("setTimeout(() => other.focus())");
        }
        wait(100).await;
        assert_eq!(focused().as_deref(), Some(expected));
        js("stage.remove()");
    }
}

/// The first of two asked for the focus again and again, and took it from the second.
#[wasm_bindgen_test]
async fn of_two_that_are_to_have_the_focus_it_is_the_last() {
    js(
        "document.body.insertAdjacentHTML('beforeend', '<p id=stage><button id=pressed></button></p>')",
    );
    let page = page();
    js("document.getElementById('pressed').focus()");
    page.focus_next("first");
    js("pressed.remove()");
    page.focus_next("second");
    js("setTimeout(() => { for (const id of ['first', 'second']) {
            stage.insertAdjacentHTML('beforeend', `<b id=${id} tabindex=-1></b>`); } })");
    wait(100).await;
    assert_eq!(js("document.activeElement.id").as_string().as_deref(), Some("second"));
    js("stage.remove()");
}

#[wasm_bindgen_test]
async fn a_file_has_its_name_its_kind_and_every_letter() {
    js(r"
        window.real_click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { window.link = this; }");
    let text = "{\"note\": \"µ 🙂 </script>\"}\r\n";
    let saved = page().save_file("ldn-diary.json", "application/json", text);
    js("HTMLAnchorElement.prototype.click = window.real_click");
    assert_eq!(saved, Ok(()));
    assert_eq!(js("window.link.download").as_string().as_deref(), Some("ldn-diary.json"));
    let read = "fetch(window.link.href).then(async (file) => file.headers.get('content-type') + '|' + await file.text())";
    let read = resolved(read).await.as_string().expect("a text");
    assert_eq!(read, format!("application/json|{text}"));
}

#[wasm_bindgen_test]
fn a_browser_that_makes_no_files_says_so() {
    js("window.RealBlob = Blob; window.Blob = undefined");
    let saved = page().save_file("ldn-diary.json", "application/json", "{}");
    js("window.Blob = window.RealBlob");
    assert_eq!(saved, Err(FileError));
}

#[wasm_bindgen_test]
fn a_locale_that_the_browser_does_not_know_still_writes_numbers_and_dates() {
    js(
        "Object.defineProperty(navigator, 'language', { configurable: true, value: 'en-US@posix' })",
    );
    let (sample, today) = (page().number_sample(), page().today_in_words());
    js("delete navigator.language");
    assert!(sample.starts_with("12") && sample.ends_with('6'), "{sample}");
    assert!(today.contains("20"), "{today}");
}

#[wasm_bindgen_test]
fn a_key_a_tap_a_scroll_and_coming_back_are_touches() {
    let heard = Rc::new(RefCell::new(0));
    let teller = Rc::clone(&heard);
    let guard = page().on_touched(Callback::from(move |()| *teller.borrow_mut() += 1));
    let touch = || {
        for kind in ["keydown", "pointerdown", "wheel", "visibilitychange", "mousemove"] {
            js(&format!("document.dispatchEvent(new Event('{kind}'))"));
        }
    };
    touch();
    assert_eq!(*heard.borrow(), 4);
    drop(guard);
    touch();
    assert_eq!(*heard.borrow(), 4, "nobody listens any more");
}

/// A failed Save leads to the field that is wrong. A browser does not scroll to what has the focus already.
#[wasm_bindgen_test]
async fn what_has_the_focus_already_is_scrolled_to_all_the_same() {
    js(
        "document.body.insertAdjacentHTML('beforeend', '<div id=tall><input id=wrong><div style=\\'height: 4000px\\'></div><button>Save</button></div>')",
    );
    let in_sight = || {
        js(
            "{ const box = document.getElementById('wrong').getBoundingClientRect(); box.top >= 0 && box.bottom <= innerHeight }",
        )
        .as_bool()
    };
    let focused = || js("document.activeElement.id").as_string();
    page().focus("wrong");
    for way in ["once", "again"] {
        js("scrollTo(0, document.documentElement.scrollHeight)");
        wait(50).await;
        assert_eq!((in_sight(), focused().as_deref()), (Some(false), Some("wrong")), "{way}");
        page().focus("wrong");
        wait(50).await;
        assert_eq!((in_sight(), focused().as_deref()), (Some(true), Some("wrong")), "{way}");
    }
    js("document.getElementById('tall').remove(); scrollTo(0, 0)");
}

#[wasm_bindgen_test]
fn a_newer_version_is_told_now_or_later_and_changed_to() {
    let (heard, ready) = listener();
    let guard = page().on_update(ready.clone());
    assert!(heard.borrow().is_empty(), "there is none yet");
    js(
        "window.update = () => { window.updated = true; }; dispatchEvent(new Event('update-ready'))",
    );
    assert_eq!(heard.borrow().len(), 1);
    drop(guard);
    let late = page().on_update(ready);
    assert_eq!(heard.borrow().len(), 2, "who comes later hears at once");
    drop(late);
    page().update();
    assert_eq!(js("window.updated").as_bool(), Some(true));
    js("delete window.update");
}

#[wasm_bindgen_test]
fn the_build_is_what_the_page_names() {
    assert_eq!(page().build(), None);
    js(
        "document.head.append(Object.assign(document.createElement('meta'), { name: 'version', content: '0123456789abcdef' }))",
    );
    assert_eq!(page().build().as_deref(), Some("0123456789abcdef"));
    js("document.querySelector('meta[name=version]').remove()");
}

#[wasm_bindgen_test]
fn a_page_of_a_host_is_not_from_a_disk() {
    assert!(!page().is_local_file());
}
