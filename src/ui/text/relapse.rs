//! The messages of the relapse record and of its call sheet.

use crate::diary::{Answer, NewOrWorse, Side};
use crate::ui::state::relapse::Problem;

/// The relapse record.
#[derive(Debug)]
pub struct Relapse {
    pub lead: &'static str,
    pub none: &'static str,
    pub records: &'static str,
    pub new: &'static str,
    pub go_on: &'static str,
    pub unsaved: &'static str,
    pub all: &'static str,
    pub to_diary: &'static str,
    pub kind: &'static str,
    pub kind_of: fn(NewOrWorse) -> &'static str,
    pub place: &'static str,
    pub place_hint: &'static str,
    pub side: &'static str,
    pub side_of: fn(Side) -> &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub end_hint: &'static str,
    pub over_24_h: &'static str,
    pub heat: &'static str,
    pub fever: &'static str,
    pub infection: &'static str,
    pub answer: fn(Answer) -> &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub confirmed: &'static str,
    pub confirmed_hint: &'static str,
    pub call: &'static str,
    pub only_team: &'static str,
    pub speaks: &'static str,
    pub also: &'static str,
    pub is_new: &'static str,
    pub is_long: &'static str,
    pub long_unsure: &'static str,
    pub long_by_dates: &'static str,
    pub short_by_dates: &'static str,
    pub not_long: &'static str,
    /// From the days.
    pub days: fn(i64) -> String,
    pub days_few: fn(i64) -> String,
    pub first: &'static str,
    pub no_cause: &'static str,
    pub cause: &'static str,
    pub cause_unsure: &'static str,
    pub usual: &'static str,
    pub sources: &'static str,
    pub save: &'static str,
    pub delete: &'static str,
    pub sheet: &'static str,
    pub sheet_first: &'static str,
    pub saved: &'static str,
    pub deleted: &'static str,
    pub restored: &'static str,
    pub look_at: &'static str,
    /// What is wrong with a date or a choice.
    pub problem: fn(Problem) -> &'static str,
    /// From the start and the end in words.
    pub period: fn(&str, Option<&str>) -> String,
    /// From the date in words.
    pub is_confirmed: fn(&str) -> String,
    pub not_confirmed: &'static str,
}

/// The call sheet.
#[derive(Debug)]
pub struct Sheet {
    pub lead: &'static str,
    pub nothing: &'static str,
    pub which: &'static str,
    pub back: &'static str,
    pub print: &'static str,
    pub title: &'static str,
    /// From the day in words and the time.
    pub made: fn(&str, &str) -> String,
    pub record: &'static str,
    pub since: &'static str,
    /// From the days.
    pub days: fn(i64) -> String,
    pub first: &'static str,
    pub doses: &'static str,
    pub night: &'static str,
    pub dose: &'static str,
    /// From the dose and the time.
    pub taken: fn(&str, &str) -> String,
    /// From the dose, the draw and the time.
    pub drawn: fn(&str, &str, &str) -> String,
    pub missed: &'static str,
    pub held: &'static str,
    pub not_recorded: &'static str,
    pub scores: &'static str,
    pub scores_key: &'static str,
    pub symptom: &'static str,
    pub not_scored: &'static str,
    /// From how many more symptoms there are.
    pub more: fn(usize) -> String,
    pub team: &'static str,
    pub who: &'static str,
    pub foot: &'static str,
    pub note_cut: &'static str,
}
