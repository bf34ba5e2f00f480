//! Feeds any bytes to the import of other diaries. What must hold is in `bodies/table.rs`.
#![no_main]

#[path = "../bodies/browser.rs"]
mod browser;
#[path = "../bodies/table.rs"]
mod table;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| table::body(bytes));
