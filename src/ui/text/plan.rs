//! The messages of the Plan place, and the reasons of a change.

use crate::plan::{Kind, PlanError, Preset, Reason};
use crate::ui::state::plan::{Move, Question, RowProblem, Unit};

/// The Plan place.
#[derive(Debug)]
pub struct Plan {
    pub none: &'static str,
    pub none_why: &'static str,
    pub make: &'static str,
    pub answered: &'static str,
    pub set_up: &'static str,
    pub changed: &'static str,
    pub damaged: &'static str,
    pub tonight: &'static str,
    /// From the steps so far, the one of tonight and those ahead.
    pub picture: fn(&str, &str) -> String,
    /// From the first night and the dose.
    pub later: fn(&str, &str) -> String,
    pub stopped: &'static str,
    pub over: &'static str,
    /// From the first night and the reason.
    pub since: fn(&str, &str) -> String,
    pub hold: &'static str,
    /// From the dose.
    pub step_back: fn(&str) -> String,
    pub go_on: fn(&str) -> String,
    pub stop: &'static str,
    /// From the first night that can be changed, and the dose by then.
    pub changes_from: fn(&str, &str) -> String,
    pub ways_hint: &'static str,
    pub missed: &'static str,
    pub surgery: &'static str,
    pub steps: &'static str,
    /// From the strength.
    pub drawn_from: fn(&str) -> String,
    /// The same of a step that begins once the bottle in use has ended.
    pub by_then: fn(&str) -> String,
    /// Of a step without dates, where a bottle of another strength is at hand too.
    pub by_now: &'static str,
    pub no_bottle: &'static str,
    pub dose: &'static str,
    pub draw: &'static str,
    pub when: &'static str,
    /// From the syringe and the mark.
    pub mark: fn(&str, &str) -> String,
    /// A mark by its number, of so many.
    pub ordinal: fn(u32, u32) -> String,
    /// From the exact draw: that it is between two marks, as near to one as to the other, or more than the syringe holds.
    pub between: fn(&str) -> String,
    pub halfway: fn(&str) -> String,
    pub above: fn(&str) -> String,
    /// How far a mark is off the dose, from the percentage; and that with its grade, as the dose calculator says it.
    pub more: fn(&str) -> String,
    pub less: fn(&str) -> String,
    pub caution: fn(&str) -> String,
    pub too_far: fn(&str) -> String,
    pub small: &'static str,
    pub tiny: &'static str,
    pub below_first: &'static str,
    /// From the syringe and the words for the mark of each fill.
    pub fills: fn(&str, &str) -> String,
    /// From the strength.
    pub suggestion: fn(&str) -> String,
    pub ladder: &'static str,
    /// From both nights.
    pub from_to: fn(&str, &str) -> String,
    pub from: fn(&str) -> String,
    pub waits: &'static str,
    pub change_steps: &'static str,
    pub start_again: &'static str,
    pub weeks: &'static str,
    /// From the first and last night of a week.
    pub week: &'static str,
    pub nothing_due: &'static str,
    /// From the dose that one goes on to, and its times of day.
    pub at_times: fn(&str, &[String]) -> String,
    pub history: &'static str,
    pub kind: fn(Kind) -> &'static str,
    pub hold_at: fn(&str) -> String,
    /// From the first night.
    pub held_since: fn(&str) -> String,
    pub stop_plan: &'static str,
    pub do_it: fn(Move) -> &'static str,
    pub old_papers: &'static str,
    pub leave: &'static str,
    pub first_night: &'static str,
    pub hold_until: &'static str,
    pub hold_hint: &'static str,
    pub back_hint: &'static str,
    pub back_until: &'static str,
    pub why: &'static str,
    pub note: &'static str,
    /// From the days and the next first night.
    pub moves_by: fn(i64, &str) -> String,
    pub next_from: fn(&str) -> String,
    pub waits_on: &'static str,
    pub no_from: &'static str,
    pub past: fn(&str) -> String,
    pub other_step: &'static str,
    /// From the first night without a dose.
    pub stops_on: fn(&str) -> String,
    pub still_due: &'static str,
    /// That by a stop from this night on what is still due of it is recorded as left out.
    pub rest_left_out: &'static str,
    pub stops_then: fn(&str) -> String,
    /// From the night on which the last change was made.
    pub ahead: fn(&str) -> String,
    pub ahead_why: &'static str,
    /// From today's date, and how many changes are taken back.
    pub ahead_do: fn(&str, usize) -> String,
    pub no_until: &'static str,
    pub until_before: &'static str,
    pub hold_short: &'static str,
    pub error: fn(PlanError) -> &'static str,
}

/// The page where the steps of a plan are made or changed.
#[derive(Debug)]
pub struct PlanSteps {
    pub lead: &'static str,
    pub opioids: &'static str,
    pub opioids_why: &'static str,
    pub opioid_list: &'static [&'static str],
    pub opioids_lately: &'static str,
    pub takes_none: &'static str,
    pub takes_some: &'static str,
    pub unsure: &'static str,
    pub ask_first: &'static str,
    pub ask_first_why: &'static str,
    pub ask_first_do: &'static str,
    pub answer_again: &'static str,
    pub answered_none: &'static str,
    pub presets: &'static str,
    pub presets_why: &'static str,
    pub preset: fn(Preset) -> &'static str,
    pub preset_source: fn(Preset) -> &'static str,
    pub take: &'static str,
    pub taken: &'static str,
    pub from: &'static str,
    pub from_hint: &'static str,
    pub from_wrong: &'static str,
    /// The number of a step.
    pub step: fn(usize) -> String,
    pub remove: fn(usize) -> String,
    pub removed: &'static str,
    pub undo: &'static str,
    pub dose: &'static str,
    pub times: &'static str,
    pub times_hint: &'static str,
    pub length: &'static str,
    pub length_hint: &'static str,
    pub counted: &'static str,
    pub unit: fn(Unit) -> &'static str,
    pub add: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub reason: &'static str,
    pub preview: &'static str,
    pub save: &'static str,
    pub wrong: &'static str,
    pub note_long: &'static str,
    pub row: fn(RowProblem) -> &'static str,
    /// From a question and its dose in words.
    pub question: fn(Question, &str) -> [String; 2],
    pub check: &'static str,
    pub sure: &'static str,
    pub sure_first: &'static str,
    pub back: &'static str,
}

/// Why something was changed, or a dose left out.
#[derive(Debug)]
pub struct Reasons {
    /// As one chooses it.
    pub of: fn(Reason) -> &'static str,
    pub missing: &'static str,
}
