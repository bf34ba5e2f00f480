//! Feeds any bytes to the reader of our own CSV. What must hold is in `bodies/csv.rs`.
#![no_main]

#[path = "../bodies/csv.rs"]
mod csv;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| csv::body(bytes));
