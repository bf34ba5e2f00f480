//! The diary room: what a person records about their nights, and the questions asked of it. It names `dose`, and of `plan`
//! the number of a bottle and what a plan hears of a dose; it knows no clock, no format, no page and no language: time comes in as a
//! value, words and files are made elsewhere.
//!
//! A value that exists is a value that may be kept: each type is checked where it is made, against [`limits`]. What a person wrote
//! ([`Note`], [`Name`], [`Words`]) never comes out of `Debug`, so that it cannot reach a log or a panic.
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | diary-night | before the day boundary a moment belongs to the night of the date before; every minute belongs to one night |
//! | diary-limits | what is outside its limits is an error with a name, never clipped, never a panic |
//! | diary-private | no `Debug` shows what a person wrote |
//! | diary-list-ids | an edit of a list never loses an item and never gives a number a second time |
//! | diary-list-names | no two names of a list are equal, whatever the case of their letters |
//! | diary-repeat | "same as yesterday" copies scores and side effects that are shown, and nothing else |
//! | diary-search | a search finds what matches all it asks for and nothing else, newest first |
//! | diary-not-scored | what was not scored is absent, never zero |
//! | diary-later | what is written on another night than its own is marked so |
//! | diary-relapse | the days since the record before are counted from start to start, and nothing is concluded from them |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod doses;
mod entry;
mod error;
mod fold;
mod id;
mod kind;
pub mod limits;
mod list;
mod moment;
mod month;
mod night;
mod query;
mod relapse;
mod score;
mod text;

pub use crate::plan::{BottleId, Reason};
pub use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};
pub use doses::{dose_events, draws};
pub use entry::{Circumstance, Circumstances, DoseRecord, Entry, Feeling, Sleep, Timing};
pub use error::{DiaryError, ListError};
pub use id::{EntryId, Id, RelapseId};
pub use kind::{Kind, SideEffect, Symptom};
pub use list::{Item, List};
pub use moment::Moment;
pub use month::{DoseState, Look, Month};
pub use night::{DayBoundary, Night};
pub use query::{Query, Words, of_night, to_repeat};
pub use relapse::{Answer, NewOrWorse, Relapse, Side};
pub use score::{QuarterHours, Score, Severity};
pub use text::{Name, Note};
