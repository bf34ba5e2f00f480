//! Feeds any text to the engine, as what is kept. What must hold is in `bodies/document.rs`.
#![no_main]

#[path = "../bodies/browser.rs"]
mod browser;
#[path = "../bodies/document.rs"]
mod document;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| document::body(bytes));
