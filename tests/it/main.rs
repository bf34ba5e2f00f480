//! Tests of the inner rooms through their public doors, natively. Knows no page.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]
#![expect(
    clippy::cast_precision_loss,
    reason = "one law compares with floats, within their precision"
)]

mod batch;
mod diary;
mod dilution;
mod draw;
mod drops;
mod exchange;
mod fuzz;
mod gate;
mod help;
mod label;
mod ladder;
mod laws;
mod number;
mod oracle;
mod plan;
#[path = "../common/planted.rs"]
mod planted;
mod seal;
mod seal_code;
mod seal_vectors;
mod store;
mod syringe;
mod trends;
mod write;
