//! Feeds any bytes to the reader of rescue files. What must hold is in `bodies/rescue.rs`.
#![no_main]

#[path = "../bodies/browser.rs"]
mod browser;
#[path = "../bodies/rescue.rs"]
mod rescue;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rescue::body(bytes));
