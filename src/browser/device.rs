//! Files that a person chose, and the browser's promise to keep what it keeps, behind the user interface's port. It does not know what
//! is in a file.

#![expect(clippy::disallowed_methods, reason = "the browser room is where the page is touched")]

use std::rc::Rc;

use js_sys::{Promise as Answer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::script::{call, get, global};
use crate::ui::port::{Device, FileRead, Promise, ReadError};

/// The device that this page runs on.
#[derive(Clone, Copy, Debug)]
pub struct BrowserDevice;

/// The file that is chosen in the input with this id.
fn chosen(id: &str) -> Option<JsValue> {
    let input = web_sys::window()?.document()?.get_element_by_id(id)?;
    get(&get(&input, "files")?, "0")
}

/// What a method of an object gives, once it is there.
async fn awaited(object: &JsValue, method: &str) -> Option<JsValue> {
    let answer: Answer = call(object, method, &[]).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}

async fn bytes_of(file: Option<JsValue>, most: usize) -> FileRead {
    let file = file.ok_or(ReadError::NoFile)?;
    // Asked before it is read: a file of many gigabytes is not taken into memory to be refused.
    let size = get(&file, "size").and_then(|size| size.as_f64()).ok_or(ReadError::Unreadable)?;
    if u32::try_from(most).is_ok_and(|most| size > f64::from(most)) {
        return Err(ReadError::TooLarge);
    }
    let bytes = awaited(&file, "arrayBuffer").await.ok_or(ReadError::Unreadable)?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    if bytes.len() > most { Err(ReadError::TooLarge) } else { Ok(Rc::from(bytes)) }
}

/// Asks the browser's storage one of its two questions about keeping.
async fn promised(question: &str) -> Promise {
    let storage = global("navigator").and_then(|navigator| get(&navigator, "storage"));
    let Some(storage) = storage else { return Promise::Unknown };
    match awaited(&storage, question).await.and_then(|answer| answer.as_bool()) {
        Some(true) => Promise::Given,
        Some(false) => Promise::NotGiven,
        None => Promise::Unknown,
    }
}

impl Device for BrowserDevice {
    fn read_file(&self, id: &str, most: usize, done: Callback<FileRead>) {
        let file = chosen(id);
        spawn_local(async move { done.emit(bytes_of(file, most).await) });
    }

    fn promise(&self, done: Callback<Promise>) {
        spawn_local(async move { done.emit(promised("persisted").await) });
    }

    fn ask_for_promise(&self, done: Callback<Promise>) {
        spawn_local(async move { done.emit(promised("persist").await) });
    }
}
