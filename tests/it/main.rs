//! Tests of the inner rooms through their public doors, natively. Knows no page.

mod batch;
mod dilution;
mod draw;
mod drops;
mod gate;
mod help;
mod label;
mod ladder;
mod laws;
mod number;
mod oracle;
mod syringe;
mod write;
