//! Feeds any text to the readers of numbers and labels. What must hold is in `bodies/read.rs`.
#![no_main]

#[path = "../bodies/read.rs"]
mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::body(bytes));
