//! Asking the browser's objects by their names, for what has no types of its own or comes in several shapes. It knows none of them.
//!
//! Nothing here panics: what is not there is `None` or what the browser threw.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A thing of the page's global object.
pub(super) fn global(name: &str) -> Option<JsValue> {
    get(&js_sys::global(), name)
}

/// A property of an object; `None` when it is not there, null, or the browser throws at the asking, and of what is no object.
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

/// Sets a property of an object that takes any; what cannot be set has no such property.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    drop(Reflect::set(object, &JsValue::from_str(name), value));
}

/// Calls a method. One that is not there throws too: `undefined`, or what stands in its place.
pub(super) fn call(
    object: &JsValue,
    method: &str,
    arguments: &[JsValue],
) -> Result<JsValue, JsValue> {
    let method: Function = get(object, method).ok_or(JsValue::UNDEFINED)?.dyn_into()?;
    method.apply(object, &list(arguments))
}

/// An object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in fields {
        set(&object, name, value);
    }
    object
}

/// A promise that one of two functions of JavaScript settles.
pub(super) fn promise(mut begin: impl FnMut(JsValue, JsValue)) -> Promise {
    Promise::new(&mut |resolve, reject| begin(resolve.into(), reject.into()))
}

/// Rejects with `TimeoutError` when this time has passed while the page was awake.
///
/// The time goes by in two halves, each begun by the page itself: a page that slept finds its timer due and its other answers
/// waiting, and has the second half to hear them.
pub(super) fn time_limit(milliseconds: u32) -> Promise {
    let half = JsValue::from(milliseconds / 2);
    promise(|_, reject| {
        let Some(timer) = global("setTimeout") else { return };
        let name = JsValue::from_str("TimeoutError");
        let arguments = [timer, half.clone(), reject, half.clone(), name];
        // A page always has timers; without them nothing else that is asked for would come either.
        drop(call(&js_sys::global(), "setTimeout", &arguments));
    })
}

/// The first of two that is settled.
pub(super) fn first(one: &Promise, other: &Promise) -> Promise {
    Promise::race(&Array::of2(one, other))
}

/// The name of an error, or of the one that an event tells of. Browsers agree on names, not on classes.
pub(super) fn error_name(thrown: &JsValue) -> String {
    if let Some(name) = thrown.as_string() {
        return name;
    }
    let error = match get(thrown, "target") {
        Some(target) => get(&target, "error"),
        None => Some(thrown.clone()),
    };
    let name = error.and_then(|error| get(&error, "name")).and_then(|name| name.as_string());
    name.unwrap_or_else(|| String::from("Error"))
}

/// Resolves when this time has passed.
pub(super) fn pause(milliseconds: u32) -> Promise {
    promise(|resolve, _| {
        let arguments = [resolve, JsValue::from(milliseconds)];
        // A page always has timers.
        drop(call(&js_sys::global(), "setTimeout", &arguments));
    })
}

/// A new object of the page's class of this name.
pub(super) fn construct(class: &str, of: &[JsValue]) -> Option<JsValue> {
    let class: Function = global(class)?.dyn_into().ok()?;
    Reflect::construct(&class, &list(of)).ok()
}

/// An array of these.
pub(super) fn list(of: &[JsValue]) -> Array {
    let list = Array::new();
    for one in of {
        list.push(one);
    }
    list
}
