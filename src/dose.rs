//! The dose room: from a label to a mark on a syringe, exactly. It knows no other room, no clock, no page and no language.
//!
//! Numbers are exact fractions from what is typed to what is shown; the one rounding is to the nearest mark, or to the few
//! decimals of a screen, and the answer says so. The arithmetic is right for any drug and any size of number; whether a number
//! is safe is judged apart, in `gate`. All bounds stand in [`limits::TABLE`].
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | dose-exact | no float and no rounding between what is typed and the exact volume |
//! | dose-no-panic | overflow, zero and absurd input are errors, never a panic, never a wrong number |
//! | dose-read-whole | a number is read whole or not at all, with `.` or `,` as its decimal sign |
//! | dose-read-ask | a number that could be two things is asked about, not guessed |
//! | dose-read-name | what cannot be read is named: the character, the sign, the exponent |
//! | dose-label | every way of writing a strength comes out as mg/mL; a unit is never inferred |
//! | dose-write | leading zero, no trailing zero, space before the unit, mL only, never µg |
//! | dose-mark | the nearest mark, what it delivers, and the error: up to 5 % fine, up to 10 % caution, above a warning |
//! | dose-syringe | the smallest owned syringe that holds the dose in one fill, or none; the marks of several fills add up to what is drawn |
//! | dose-small | below 0.25 mL a warning, at 0.1 mL or less a strong one, with the weaker strength that mends it |
//! | dose-units | insulin units only by choice, on a U-100 syringe: 1 unit is 0.01 mL |
//! | dose-working | every answer carries its working, and the working is true |
//! | dose-batch | made up to a volume and water added are different questions with different answers |
//! | dose-dilute | C1 × V1 = C2 × V2 in every direction, never stronger than the stock |
//! | dose-drops | drops are counted in whole; an assumed size says that it is assumed |
//! | dose-ladder | the strengths that put every step on a mark come first, with the worst error of each |
//! | dose-gate | a prescribed dose above 4.5 mg is confirmed, above 6 mg warned of strongly, above 10 mg refused; what a mark gives instead is judged by its error |
//! | dose-tenfold | ten times the plan or the strength in use, or a tenth of it, is stopped |
//! | dose-bottle | a new strength shows the old and the new draw side by side |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod batch;
mod dilution;
mod draw;
mod drops;
mod error;
mod exact;
mod gate;
mod label;
mod ladder;
pub mod limits;
mod number;
mod quantity;
mod syringe;
mod working;
mod write;

pub use batch::{Batch, Certainty, FinalVolume, Water, batch, final_volume_for};
pub use dilution::{Dilution, dilute, stock_for, water_for};
pub use draw::{Deviation, Dose, Draw, Fills, Fit, Grade, Reading, dose_for_draw, draw_for_dose};
pub use drops::{DoseOfDrops, DropSize, Drops, dose_for_drops, drops_for_dose};
pub use error::{DoseError, Subject};
pub use exact::Exact;
pub use gate::{
    DoseGate, DrawGate, StrengthChange, TenfoldGate, judge_dose, judge_draw, judge_new_bottle,
    judge_tenfold,
};
pub use label::{
    LabelError, LabelUnit, around_two_meanings, names_its_unit, read_label, read_label_text,
};
pub use ladder::{Candidate, Choice, Step, round_strengths, solve_ladder, weaker_strength};
pub use number::{NumberError, read_number};
pub use quantity::{DrawUnit, Mass, MassUnit, Strength, Volume};
pub use syringe::{Mark, Syringe};
pub use working::{Line, Operation, Quantity, Working};
pub use write::{DecimalSign, Grouping, McgWord, Style, Written};
