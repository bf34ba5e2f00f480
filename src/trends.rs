//! The trends room: what a diary shows over time, as numbers. It names `diary`, `plan` and `dose`; it knows no clock, no page, no
//! language and no format: the period comes in as a value, and what goes out are counts, quantiles and places on a drawing.
//!
//! It describes and never explains. No number here says that a dose did something: the steps were not drawn by lot, nobody was blind
//! to them, and MS also changes without medicine. Each number has its method and its limits written where it is made.
//!
//! All arithmetic is in whole numbers, so that every device shows the same; where something is rounded, it says how and by how much.
//! With n nights in the period each answer takes O(n) steps, and none is random.
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | trends-missing | a night without a score is a gap and is counted as missing, never as zero |
//! | trends-order | the order in which entries come changes nothing |
//! | trends-shift | when all nights move by as much, the results move with them and nothing else changes |
//! | trends-spans | every night of the period is in one span, and in the one that the plan says |
//! | trends-quantile | medians and quartiles are those of the usual method, between the least and the most |
//! | trends-few | with fewer than 14 scored nights on either side no change is said |
//! | trends-range | the range of a change is never narrower than the method's, and at most 0.02 of a point wider on each side |
//! | trends-pairs | every pair of a night before and a night now is counted once: lower, the same or higher |
//! | trends-weeks | side effects are counted by the weeks of a step, beside the nights on which there was a check-in |
//! | trends-doses | what was due is what was taken, missed, held or not recorded; what is not recorded is not missed |
//! | trends-sleep | a dose is set beside the sleep that was told on the night after it |
//! | trends-years | relapses are counted only in the days that are counted, and no rate is said below a year |
//! | trends-marks | a circumstance runs over the nights in a row that name it, and every night that names it is in one run |
//! | trends-parts | the parts of a period follow each other without a gap and fill it |
//! | trends-chart | no line crosses a gap, and nothing is drawn outside its frame |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

mod change;
mod chart;
mod counts;
mod doses;
mod effects;
pub mod limits;
mod marks;
mod nights;
mod number;
mod period;
mod relapses;
mod series;
mod sleep;
mod span;
mod step;

pub use change::{Pairs, Shift, groups, shift};
pub use chart::{
    Band, DateAxis, Point, ScoreAxis, Tick, bands, by_month, dots, month_runs, runs, ticks,
};
pub use counts::{Counts, Spread};
pub use doses::{DoseCount, doses};
pub use effects::{Week, side_effect_weeks};
pub use marks::{Run, circumstance_runs, missed_nights, noted_nights};
pub use nights::{NightScore, Nights};
pub use number::{Hundredths, Quarters};
pub use period::{Grain, Period, PeriodError};
pub use relapses::{Rate, RelapseYear, rate, relapse_years};
pub use series::Series;
pub use sleep::{Dreams, TimeBand, TimedNight, time_bands, timed_nights};
pub use span::{Phase, Span, levels, spans};
pub use step::{Change, StepStats, step_stats};
