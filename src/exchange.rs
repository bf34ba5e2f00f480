//! The exchange room: what other programs read. It names `dose`, `plan` and `diary`, and of
//! `store` what a document and a seal are; it knows no clock, no page and no
//! language: the moment and the words come in as values, and a text goes out.
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | exchange-nights | a calendar shows on each night the doses that are due then by the plan, at their times, and no others |
//! | exchange-wall | its times are those of the wall clock wherever the person is: no time zone and no daylight saving moves a dose |
//! | exchange-again | the file of a changed plan takes the place of every older one: nothing stays in the calendar that is not due |
//! | exchange-backup | a backup read again is the documents it was made of; damage is noticed, named, and costs what it touched alone |
//! | exchange-sealed | a sealed backup opens by its passphrase and by nothing else |
//! | exchange-text | whatever a title holds is read back as it was, and no line is longer than the format allows |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

pub mod backup;
mod content_line;
mod icalendar;

pub use icalendar::{Alarm, EventWords, Making, icalendar};
