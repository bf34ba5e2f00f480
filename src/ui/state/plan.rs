//! What the Plan place shows and changes, as plain values: where a plan stands on a night, which ways lead on, and the form of its
//! steps. Pure; it knows no page and no words.

mod form;
mod moves;
mod stairs;
mod standing;

pub use form::{Known, PlanForm, Preview, Question, RowProblem, StepRow, Unit, Wrong, most_a_day};
pub use moves::{Asked, Move, MoveForm, MoveProblem, Moved, reasons};
pub use stairs::{Label, Size, Stairs};
pub use standing::{Standing, Ways, standing, times_on, told, ways};
