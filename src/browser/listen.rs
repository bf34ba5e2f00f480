//! Listening to the page for as long as a guard lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use crate::ui::port::Guard;

/// Calls `heard` at each `kind` of event on `target`, until the guard is dropped.
pub(super) fn listen(
    target: &EventTarget,
    kind: &'static str,
    heard: impl Fn(&Event) + 'static,
) -> Guard {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| heard(&event));
    if target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()).is_err() {
        return Guard::new(|| {});
    }
    let target = target.clone();
    Guard::new(move || {
        // It can only fail for a listener that is not there, and then nothing is left to end.
        drop(target.remove_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()));
    })
}
