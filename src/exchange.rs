//! The exchange room: what other programs read. It names `dose`, `plan` and `diary`, and knows no store, no clock, no page and no
//! language: the moment and the words come in as values, and a text goes out.
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | exchange-nights | a calendar shows on each night the doses that are due then by the plan, at their times, and no others |
//! | exchange-wall | its times are those of the wall clock wherever the person is: no time zone and no daylight saving moves a dose |
//! | exchange-again | the file of a changed plan takes the place of every older one: nothing stays in the calendar that is not due |
//! | exchange-text | whatever a title holds is read back as it was, and no line is longer than the format allows |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod content_line;
mod icalendar;

pub use icalendar::{Alarm, EventWords, Making, icalendar};
