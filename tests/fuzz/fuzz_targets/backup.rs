//! Feeds any bytes to the reader of backup files. What must hold is in `bodies/backup.rs`.
#![no_main]

#[path = "../bodies/backup.rs"]
mod backup;
#[path = "../bodies/browser.rs"]
mod browser;
#[path = "../bodies/rescue.rs"]
mod rescue;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| backup::body(bytes));
