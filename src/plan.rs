//! The plan room: which dose is due when, what it is drawn from, and how long that lasts. It names `dose` alone, and knows no clock,
//! no format, no page and no language: tonight comes in as a date.
//!
//! A plan is a list of dated changes that only grows, and a supply is a list of bottles with what happened to them; everything else
//! follows from the two. A date is that of a night, a time is what the clock on the wall shows. What a person wrote ([`Note`]) never
//! comes out of `Debug`.
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | plan-past | what was due before a night is never changed by a change from that night on, and no change reaches into the past |
//! | plan-due | each night has the step that its dates say, whatever a month's length, a leap day or daylight saving |
//! | plan-limits | what is outside its limits is an error with a name, and changes nothing |
//! | plan-private | no `Debug` shows what a person wrote |
//! | plan-preset | a preset says what its source says, and is only a start to edit |
//! | plan-opioids | without the answer that no opioids are taken, no plan starts or goes on; holding, stepping back and stopping stay open |
//! | plan-record | a record belongs to its night however late it is made; what is not recorded is not missed; a second dose is seen |
//! | plan-tenfold | a dose to be recorded is judged beside the one that is due |
//! | plan-mass | taken + wasted + left is what was bought and what came beyond it, exactly |
//! | plan-order | bottles are drawn from in order, and those that are over are closed, not deleted |
//! | plan-bottle | a new strength is shown side by side with the old one until it is confirmed |
//! | plan-lasts | a bottle lasts to the earlier of empty and its discard-by date, and what is left over is said |
//! | plan-unrecorded | what may be gone on past nights without a record is told beside what is left, and not counted as drawn |
//! | plan-needed | the bottles that are needed suffice, and one fewer does not |
//! | plan-card | each step has its exact draw, its mark, and a flag where that is between marks or small |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod bottle;
mod card;
mod change;
mod course;
mod error;
mod forecast;
pub mod limits;
mod note;
mod preset;
mod record;
mod step;
mod supply;
mod unrecorded;

pub use bottle::{Bottle, BottleId, Discard, DiscardSource, Origin};
pub use card::{CardLine, OffMark, card, drawn};
pub use change::{Change, Kind, Reason, When, Why};
pub use course::{Opioids, Plan};
pub use error::PlanError;
pub use forecast::{Ends, Forecast, Lasting, Refill, Stock, bottles_needed, forecast};
pub use note::Note;
pub use preset::{Preset, Source};
pub use record::{DoseEvent, DueDose, NightDoses, Outcome};
pub use step::{DatedStep, Due, Length, Step, Times};
pub use supply::{BottleEvent, BottleState, Closing, Happened, Supply, Tally};
pub use unrecorded::Unrecorded;
