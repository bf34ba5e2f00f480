//! The messages of the report for the visit. The English text says best what each is.

use crate::plan::Kind;
use crate::trends::DoseCount;
use crate::ui::state::report::{Reach, Section};

/// The report for the visit.
#[derive(Debug)]
pub struct Report {
    pub lead: &'static str,
    pub print: &'static str,
    pub print_hint: &'static str,
    pub change: &'static str,
    pub reach: &'static str,
    pub reach_of: fn(Reach) -> &'static str,
    pub last_visit: &'static str,
    pub first_night: &'static str,
    pub last_night: &'static str,
    pub next_visit: &'static str,
    pub no_nights: &'static str,
    pub no_report: &'static str,
    pub no_visit: &'static str,
    pub unsound: &'static str,
    /// Behind a count of nights.
    pub some_unread: &'static str,
    /// Under a figure that is not known.
    pub plan_unread: &'static str,
    /// The same of the doses that were planned.
    pub doses_unread: &'static str,
    /// The same of relapse records.
    pub relapses_unread: &'static str,
    pub relapses_missing: &'static str,
    /// In place of none, where not all could be read.
    pub none_read: &'static str,
    pub changed: fn(Kind) -> &'static str,
    pub include: &'static str,
    pub section: fn(Section) -> &'static str,
    pub person: [&'static str; 3],
    pub person_hint: &'static str,
    pub questions: &'static str,
    pub questions_hint: &'static str,
    /// How what is typed is kept, and where it is not.
    pub kept: &'static str,
    pub unkept: &'static str,
    pub back: &'static str,
    pub title: &'static str,
    /// From the first and the last night.
    pub period: fn(&str, &str) -> String,
    /// From the day of the visit.
    pub for_visit: fn(&str) -> String,
    pub born: fn(&str) -> String,
    pub since: fn(&str) -> String,
    /// From how many, and of how many.
    pub of: fn(u32, u32) -> String,
    /// From how many more there are.
    pub more: fn(usize) -> String,
    pub more_questions: fn(usize) -> String,
    pub more_symptoms: fn(usize) -> String,
    pub more_steps: fn(usize) -> String,
    /// Before the last changes of one step, from how many more there are.
    pub more_changes: fn(usize) -> String,
    /// Behind the first words of a text for which there is no room.
    pub goes_on: &'static str,
    /// From the day since when.
    pub a_night_since: fn(&str) -> String,
    pub times_a_day: fn(u32, &str) -> String,
    pub no_step: &'static str,
    pub no_step_why: &'static str,
    /// From how many were missed, left out, and not recorded.
    pub doses_taken: fn(u32, u32, u32) -> String,
    pub beyond: fn(u32) -> String,
    /// From how many of the nights were written later.
    pub with_entry: fn(usize) -> String,
    /// From how many are confirmed.
    pub records: fn(usize, usize) -> String,
    pub doses: &'static str,
    pub when: &'static str,
    pub dose: &'static str,
    pub drawn: &'static str,
    pub counted: &'static str,
    pub why: &'static str,
    pub as_planned: &'static str,
    /// How many of the doses of a step were taken, and what became of the others.
    pub taken_of: fn(DoseCount) -> String,
    pub symptoms: &'static str,
    pub charts: &'static str,
    /// Behind that, with doses and without room for any.
    pub charts_doses: &'static str,
    pub charts_bands: &'static str,
    /// A picture in a sentence, from the symptom, the doses and the last median.
    pub chart: fn(&str, &str, &str) -> String,
    pub nights: &'static str,
    pub few: &'static str,
    /// Before changes from step to step: from how many were compared, how many have a range without zero, and how many of these are left
    /// out.
    pub other_changes: fn(usize, usize, usize) -> String,
    /// Under the sentences of what changed.
    pub method: &'static str,
    pub not_scored: &'static str,
    pub side_effects: &'static str,
    /// From the side effect, how many nights, of how many with a check-in, and the worst.
    pub side_effect: fn(&str, u32, u32, &str) -> String,
    /// From the step and its first weeks.
    pub weeks_after: fn(&str, &str) -> String,
    /// Before the first weeks after each step.
    pub nights_a_week: &'static str,
    pub none_recorded: &'static str,
    pub relapses: &'static str,
    pub no_relapse: &'static str,
    /// From the dates and the place.
    pub record: fn(&str, &str) -> String,
    pub longer: &'static str,
    pub not_longer: &'static str,
    pub with_heat: &'static str,
    pub without_heat: &'static str,
    pub confirmed: &'static str,
    pub not_confirmed: &'static str,
    pub circumstances: &'static str,
    /// From how many more there are.
    pub earlier_times: fn(usize) -> String,
    /// From the date and the time.
    pub foot: fn(&str, &str) -> String,
}
