//! The one table of limits of the plan. Owns the numbers, all of them our own choice; the types that they bound act on them. What
//! is judged of a dose or a draw stands in the limits of `dose`.

use crate::dose::{Exact, Volume};

/// The first year of a date, the same as the diary's.
pub const FIRST_YEAR: i32 = 1900;
/// The last year of a date, the same as the diary's.
pub const LAST_YEAR: i32 = 9999;
/// The most times of one day; two are the most that were found in practice.
pub const MOST_TIMES: usize = 4;
/// The longest step that has an end, in days: ten years.
pub const LONGEST_STEP: u16 = 3660;
/// The most changes of one plan: one a week for twenty years.
pub const MOST_CHANGES: usize = 1000;
/// The most characters of a note.
pub const LONGEST_NOTE: usize = 1000;
/// The most bottles, closed ones too: one a week for twenty years.
pub const MOST_BOTTLES: usize = 1000;
/// The largest bottle; more is a slip of the finger.
pub const LARGEST_BOTTLE: Volume = Volume::ml(Exact::whole(1000));
/// How many days are looked ahead, at most: ten years.
pub const FURTHEST_LOOK: u16 = 3660;
/// How many days before the last bottle ends another one is to be ordered: a week for the prescription and the pharmacy.
pub const ORDER_LEAD: u16 = 7;
/// How many hours the clocks of two places are apart, at most: from UTC-12 to UTC+14.
pub const MOST_HOURS_APART: i64 = 26;
