//! The page in the browser, behind the user interface's port.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the browser room is where the page is touched"
)]

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, Element, FocusOptions, HtmlDialogElement, HtmlElement, StorageEvent, Window,
};
use yew::Callback;

use super::clock::today_in_words;
use super::listen::listen;
use super::script::{call, construct, get, global, list, object, pause};
use crate::ui::port::{CopyError, FileError, Guard, Look, Page, Part, PartError};

/// In how many turns of the browser it is looked whether an element has the focus that it was given.
const TURNS: u32 = 8;

/// The function of static/start.js that changes to the version that waits; it is there when one does.
const UPDATE: &str = "update";

/// The window and its document.
#[derive(Clone, Debug)]
pub struct BrowserPage {
    window: Window,
    document: Document,
    /// How many times the focus was asked for: the last one counts.
    focused: Rc<Cell<u32>>,
}

impl BrowserPage {
    /// The page that this code runs in; `None` outside one, as in a worker.
    #[must_use]
    pub fn open() -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        Some(Self { window, document, focused: Rc::default() })
    }

    /// The element with this id.
    #[must_use]
    pub fn element(&self, id: &str) -> Option<Element> {
        self.document.get_element_by_id(id)
    }

    fn locale(&self) -> String {
        self.window.navigator().language().unwrap_or_else(|| String::from("en"))
    }

    /// Counts one more.
    fn asked_for_focus(&self) -> u32 {
        self.focused.set(self.focused.get().wrapping_add(1));
        self.focused.get()
    }

    /// What cannot take the focus leaves it where it is.
    fn give_focus(&self, id: &str, options: &FocusOptions) {
        self.asked_for_focus();
        if let Some(element) = self.element(id).and_then(|of| of.dyn_into::<HtmlElement>().ok()) {
            drop(element.focus_with_options(options));
        }
    }

    fn dialog(&self, id: &str) -> Option<HtmlDialogElement> {
        self.element(id)?.dyn_into().ok()
    }

    /// Asks `window.parts` of static/start.js; `None` where it is not, as in a page that tests make: there the program is whole.
    fn parts(&self, method: &str, part: Part) -> Option<JsValue> {
        let parts = Reflect::get(&self.window, &JsValue::from_str("parts")).ok()?;
        let method: Function =
            Reflect::get(&parts, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
        method.call1(&parts, &JsValue::from_str(part.name())).ok()
    }

    /// The promise of the clipboard, where there is one: pages that did not come over a safe road have none.
    fn promise_to_copy(&self, text: &str) -> Option<Promise> {
        let navigator = self.window.navigator();
        let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
        clipboard.is_object().then(|| navigator.clipboard().write_text(text))
    }

    /// Follows a link to a file that is only in memory, as if it had been tapped.
    fn download(&self, name: &str, kind: &str, text: &str) -> Option<()> {
        let parts = list(&[JsValue::from_str(text)]).into();
        let blob = construct("Blob", &[parts, object(&[("type", JsValue::from_str(kind))])])?;
        let urls = global("URL")?;
        let address = call(&urls, "createObjectURL", &[blob]).ok()?;
        // The browser needs the address until it has begun to write the file.
        let revoke = [get(&urls, "revokeObjectURL")?, JsValue::from(60_000), address.clone()];
        drop(call(&self.window, "setTimeout", &revoke));
        let link: HtmlElement = self.document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &address.as_string()?).ok()?;
        link.set_attribute("download", name).ok()?;
        link.click();
        Some(())
    }
}

impl Page for BrowserPage {
    fn hash(&self) -> String {
        self.window.location().hash().unwrap_or_default()
    }

    fn on_hash(&self, changed: Callback<String>) -> Guard {
        let page = self.clone();
        listen(&self.window, "hashchange", move |_| changed.emit(page.hash()))
    }

    fn set_title(&self, title: &str) {
        self.document.set_title(title);
    }

    fn focus_still(&self, id: &str) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        self.give_focus(id, &still);
    }

    fn focus(&self, id: &str) {
        let before = self.document.active_element();
        self.give_focus(id, &FocusOptions::new());
        // What has the focus already is not scrolled to by being given it.
        if let Some(element) = self.element(id).filter(|element| before.as_ref() == Some(element)) {
            let nearest = object(&[("block", JsValue::from_str("nearest"))]);
            drop(call(&element, "scrollIntoView", &[nearest]));
        }
    }

    fn focus_next(&self, id: &str) {
        let (page, id, mut asked) = (self.clone(), id.to_owned(), self.asked_for_focus());
        // Yew draws what was changed in a task that it has queued by now, and this one waits behind it. A busy Yew draws it in one of
        // the next turns of the browser instead, and may put another element in the place of the one that had the focus: so it is
        // looked at again, until the person has gone elsewhere or something else is to have the focus.
        spawn_local(async move {
            let mut before = page.document.active_element();
            let body = page.document.body().map(Element::from);
            for _ in 0..TURNS {
                let now = page.document.active_element();
                if page.focused.get() != asked {
                    break;
                }
                if now.as_ref().is_none_or(|now| now.id() != id) {
                    if ![&None, &before, &body].contains(&&now) {
                        break;
                    }
                    page.focus(&id);
                    asked = page.focused.get();
                    before = page.document.active_element();
                }
                // It is resolved, whatever happens.
                drop(JsFuture::from(pause(0)).await);
            }
        });
    }

    fn scroll_to_top(&self) {
        self.window.scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn scroll_to(&self, id: &str) {
        if let Some(element) = self.element(id) {
            element.scroll_into_view();
        }
    }

    fn go(&self, address: &str) {
        // Refused only for an address that is none; ours are.
        drop(self.window.location().set_hash(address));
    }

    fn open_dialog(&self, id: &str) {
        if let Some(dialog) = self.dialog(id).filter(|dialog| !dialog.open()) {
            // Refused only when it is open already or not in the page: then there is nothing to open.
            drop(dialog.show_modal());
        }
    }

    fn close_dialog(&self, id: &str) {
        if let Some(dialog) = self.dialog(id).filter(HtmlDialogElement::open) {
            dialog.close();
        }
    }

    fn copy(&self, text: &str, done: Callback<Result<(), CopyError>>) {
        let Some(promise) = self.promise_to_copy(text) else {
            done.emit(Err(CopyError));
            return;
        };
        spawn_local(async move {
            let copied = JsFuture::from(promise).await;
            done.emit(copied.map(drop).map_err(|_refused| CopyError));
        });
    }

    fn save_file(&self, name: &str, kind: &str, text: &str) -> Result<(), FileError> {
        self.download(name, kind, text).ok_or(FileError)
    }

    fn print(&self) {
        // A page in a sandbox may not print; the person sees that nothing opens.
        drop(self.window.print());
    }

    fn number_sample(&self) -> String {
        let Some(sample) = construct("Number", &[JsValue::from_f64(12345.6)]) else {
            return String::new();
        };
        let locale = JsValue::from_str(&self.locale());
        // A locale that the browser itself does not know, as some systems set one, is thrown; without any it takes its own.
        [vec![locale], vec![]]
            .iter()
            .find_map(|locale| call(&sample, "toLocaleString", locale).ok()?.as_string())
            .unwrap_or_default()
    }

    fn set_look(&self, look: Look) {
        if let Some(root) = self.document.document_element() {
            set(&root, "data-theme", look.theme);
            set(&root, "data-text", look.text);
        }
        // The browser's own bars take their colour from the one of these that applies.
        for theme in ["light", "dark"] {
            if let Some(ground) = self.element(&["ground-", theme].concat()) {
                let media = match look.theme {
                    None => ["(prefers-color-scheme: ", theme, ")"].concat(),
                    Some(chosen) => String::from(if chosen == theme { "all" } else { "not all" }),
                };
                set(&ground, "media", Some(&media));
            }
        }
    }

    fn today_in_words(&self) -> String {
        today_in_words()
    }

    fn after(&self, milliseconds: u32, ring: Callback<()>) -> Guard {
        let closure = Closure::<dyn Fn()>::new(move || ring.emit(()));
        let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let call = closure.as_ref().unchecked_ref();
        let Ok(timer) =
            self.window.set_timeout_with_callback_and_timeout_and_arguments_0(call, delay)
        else {
            return Guard::new(|| {});
        };
        let window = self.window.clone();
        Guard::new(move || {
            window.clear_timeout_with_handle(timer);
            drop(closure);
        })
    }

    fn has_part(&self, part: Part) -> bool {
        self.parts("has", part).is_none_or(|has| has.is_truthy())
    }

    fn load_part(&self, part: Part, done: Callback<Result<(), PartError>>) {
        let coming =
            self.parts("load", part).and_then(|promise| promise.dyn_into::<Promise>().ok());
        let Some(promise) = coming else {
            done.emit(Ok(()));
            return;
        };
        spawn_local(async move {
            let come = JsFuture::from(promise).await;
            done.emit(come.map(drop).map_err(|_refused| PartError));
        });
    }

    fn on_touched(&self, touched: Callback<()>) -> Guard {
        let guards = ["keydown", "pointerdown", "wheel"].map(|kind| {
            let touched = touched.clone();
            listen(&self.document, kind, move |_| touched.emit(()))
        });
        let document = self.document.clone();
        let shown = listen(&self.document, "visibilitychange", move |_| {
            if !document.hidden() {
                touched.emit(());
            }
        });
        Guard::new(move || drop((guards, shown)))
    }

    fn reload(&self) {
        // A page in a sandbox may not; the keys are gone from memory all the same.
        drop(self.window.location().reload());
    }

    fn is_framed(&self) -> bool {
        // Of another origin only which window it is can be told, and that is all that is asked.
        let top = self.window.top().ok().flatten();
        top.is_none_or(|top| top != self.window)
    }

    fn on_update(&self, ready: Callback<()>) -> Guard {
        // static/start.js puts the way to change to it where it is found, and tells.
        if get(&self.window, UPDATE).is_some() {
            ready.emit(());
        }
        listen(&self.window, "update-ready", move |_| ready.emit(()))
    }

    fn update(&self) {
        if call(&self.window, UPDATE, &[]).is_err() {
            self.reload();
        }
    }

    fn is_local_file(&self) -> bool {
        self.window.location().protocol().is_ok_and(|protocol| protocol == "file:")
    }

    fn build(&self) -> Option<String> {
        let version = self.document.query_selector("meta[name=version]").ok().flatten()?;
        version.get_attribute("content")
    }

    fn on_kept_elsewhere(&self, key: &'static str, changed: Callback<()>) -> Guard {
        listen(&self.window, "storage", move |event| {
            // No key at all means that everything was cleared.
            let about_us = event
                .dyn_ref::<StorageEvent>()
                .is_some_and(|event| event.key().is_none_or(|of| of == key));
            if about_us {
                changed.emit(());
            }
        })
    }
}

/// Gives an element an attribute, or takes it away.
fn set(element: &Element, attribute: &str, value: Option<&str>) {
    // It fails for malformed names only, and ours are not.
    drop(match value {
        Some(value) => element.set_attribute(attribute, value),
        None => element.remove_attribute(attribute),
    });
}
