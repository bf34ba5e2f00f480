//! The browser room in a real browser: storage, address, look, clipboard, and the app's settings through all of it.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test in a page touches the page, and fails when it cannot"
)]

mod app;
mod bottles;
mod clock;
mod data;
mod day;
mod device;
mod diary;
mod dose;
mod entropy;
mod fast;
mod focus;
mod journal;
mod night;
mod page;
mod plan;
mod storage;
mod tabs;
mod typing;

use std::fmt::Debug;

use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a line of JavaScript, to put the page into a state that it cannot be asked for.
fn js(code: &str) -> wasm_bindgen::JsValue {
    js_sys::eval(code).expect("the line runs")
}

/// Waits for a promise that a line of JavaScript makes; what it is resolved with.
async fn resolved(code: &str) -> wasm_bindgen::JsValue {
    JsFuture::from(js_sys::Promise::from(js(code))).await.expect(code)
}

/// Lets the browser do what it has queued.
async fn wait(milliseconds: u32) {
    resolved(&format!("new Promise((done) => setTimeout(done, {milliseconds}))")).await;
}

/// Waits until this is so, or for three seconds: what is asserted next then says what is not.
async fn until(so: impl Fn() -> bool) {
    for _ in 0..300 {
        if so() {
            return;
        }
        wait(10).await;
    }
}

/// Waits until this is the expected, or for three seconds, and then holds it to that.
async fn becomes<T: PartialEq + Debug>(seen: impl Fn() -> T, expected: T) {
    until(|| seen() == expected).await;
    assert_eq!(seen(), expected);
}

/// Presses a thing as soon as it is there; it has the focus then.
async fn press(selector: &str) {
    let is = || js(&format!("document.querySelector('{selector}') !== null")).as_bool();
    until(|| is() == Some(true)).await;
    assert_eq!(is(), Some(true), "{selector} is not in {}", app::text_of("main"));
    js(&format!(
        "{{ const thing = document.querySelector('{selector}'); thing.focus(); thing.click(); }}"
    ));
}

/// Makes the page's storage do this whenever it is named, as browsers do that block it.
fn deny_storage(denial: &str) {
    js("window.allowed ??= Object.getOwnPropertyDescriptor(window, 'localStorage')");
    js(&format!(
        "Object.defineProperty(window, 'localStorage', {{ configurable: true, get() {{ {denial}; }} }})"
    ));
}

/// Gives the page its storage back.
fn allow_storage() {
    js("Object.defineProperty(window, 'localStorage', window.allowed)");
}
