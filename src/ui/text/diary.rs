//! The messages of the Diary place and of what a diary is made of. The English text says best what each is.

use crate::diary::{Circumstance, Severity, SideEffect, Symptom};
use crate::store::Lacks;

/// What a diary is made of.
#[derive(Debug)]
pub struct Names {
    pub symptom: fn(Symptom) -> &'static str,
    pub side_effect: fn(SideEffect) -> &'static str,
    pub severity: fn(Severity) -> &'static str,
    pub circumstance: fn(Circumstance) -> &'static str,
    /// From its number.
    pub unknown: fn(&str) -> String,
    /// A name of this catalogue, as it stands within a sentence.
    pub within: fn(&str) -> String,
}

/// The Diary place: head, calendar, relapse records, what could not be read.
#[derive(Debug)]
pub struct Diary {
    /// From the numbers of nights and of relapse records.
    pub count: fn(usize, usize) -> String,
    pub counting: &'static str,
    pub empty: &'static str,
    pub empty_then: &'static str,
    pub to_tonight: &'static str,
    /// From the month.
    pub earlier_month: fn(&str) -> String,
    pub later_month: fn(&str) -> String,
    pub another_month: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub key: &'static str,
    pub taken: &'static str,
    pub missed: &'static str,
    pub held: &'static str,
    pub awful: &'static str,
    /// A night, from the date and what is recorded of it.
    pub night: fn(&str, &[String]) -> String,
    /// From the date.
    pub nothing_written: fn(&str) -> String,
    pub tonight_open: fn(&str) -> String,
    /// From the doses.
    pub doses_taken: fn(&[String]) -> String,
    pub dose_missed: &'static str,
    pub dose_held: &'static str,
    /// From the symptom and its score.
    pub scored: fn(&str, u8) -> String,
    pub awful_day: &'static str,
    pub no_check_in: &'static str,
    pub written: &'static str,
    /// Written, without a score for this symptom.
    pub not_scored: fn(&str) -> String,
    pub bars: &'static str,
    pub relapses: &'static str,
    /// From the first day, and the last once it is over.
    pub relapse: fn(&str, Option<&str>) -> String,
    pub confirmed: &'static str,
    pub not_confirmed: &'static str,
    pub new_relapse: &'static str,
    pub trash: &'static str,
    pub undo: &'static str,
    /// From what could not be read.
    pub unreadable: fn(&str) -> String,
    pub unreadable_then: &'static str,
    pub older: fn(&str) -> String,
    pub older_then: &'static str,
    pub newer: fn(&str) -> String,
    pub newer_then: &'static str,
    pub save_raw: &'static str,
    pub raw_going: &'static str,
    pub raw_saved: &'static str,
    pub raw_not_saved: &'static str,
    /// Comes after another sentence.
    pub raw_lacks: fn(Lacks) -> &'static str,
    pub relapse_list: &'static str,
    pub lists: &'static str,
    pub plan: &'static str,
    pub drafts: &'static str,
    pub head: &'static str,
    /// From what could not be read in the second copy.
    pub unread: fn(&str) -> String,
    pub unread_then: &'static str,
    /// From how many.
    pub recovered: fn(usize) -> String,
    pub recovered_then: &'static str,
    /// From the percent of the browser's room.
    pub crowded: fn(usize) -> String,
    pub crowded_then: &'static str,
    pub crowded_sealed: &'static str,
}

/// The list of nights in the Diary place, and the search in it.
#[derive(Debug)]
pub struct Nights {
    pub nights: &'static str,
    pub search: &'static str,
    pub only: &'static str,
    pub with_note: &'static str,
    pub missed: &'static str,
    pub side_effects: &'static str,
    pub later: &'static str,
    pub awful: &'static str,
    pub more: &'static str,
    /// From how many are in use.
    pub more_used: fn(usize) -> String,
    pub symptom: &'static str,
    pub any_symptom: &'static str,
    pub at_least: &'static str,
    pub circumstances: &'static str,
    pub least_dose: &'static str,
    pub most_dose: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub backwards: &'static str,
    pub clear: &'static str,
    /// From the numbers of nights and of entries.
    pub found: fn(usize, usize) -> String,
    /// Behind the count of all nights, while a search is on.
    pub only_found: &'static str,
    /// From the months that were read, and all of them.
    pub searching: fn(usize, usize) -> String,
    pub stop: &'static str,
    /// From the nights that were found, and the months that are left.
    pub stopped: fn(usize, usize) -> String,
    pub go_on: &'static str,
    pub none: &'static str,
    pub none_then: &'static str,
    pub earlier: &'static str,
    /// Behind the last of them.
    pub first: &'static str,
    pub newest: &'static str,
    /// From the date.
    pub edit: fn(&str) -> String,
    pub recorded: fn(&str) -> String,
    pub deleted: fn(&str) -> String,
    /// From the date, where the night has other entries.
    pub deleted_one: fn(&str) -> String,
    pub at: fn(&str) -> String,
    pub missed_dose: &'static str,
    pub held_dose: &'static str,
    pub no_check_in: &'static str,
    pub awful_day: &'static str,
    /// From the hours.
    pub slept: fn(&str) -> String,
    /// From the score.
    pub slept_well: fn(u8) -> String,
    /// From the side effect and how severe it was.
    pub side_effect: fn(&str, &str) -> String,
    /// From the days.
    pub written_later: fn(i64) -> String,
}

/// The page of one entry.
#[derive(Debug)]
pub struct OneNight {
    pub none: &'static str,
    pub several: &'static str,
    pub gone: &'static str,
    pub future: &'static str,
    pub back: &'static str,
    pub filling_in: &'static str,
    /// From the date.
    pub written_on: fn(&str) -> String,
    pub draft: &'static str,
    pub other_draft: &'static str,
    pub other_draft_do: &'static str,
    pub day: &'static str,
    pub doses: &'static str,
    /// What was due, from each dose with its time.
    pub by_plan: fn(&[String]) -> String,
    pub no_dose: &'static str,
    pub doses_elsewhere: &'static str,
    pub doses_recorded: &'static str,
    pub add_dose: &'static str,
    pub change_dose: &'static str,
    pub remove_dose: &'static str,
    pub missed: &'static str,
    pub held: &'static str,
    pub night: &'static str,
    pub night_hint: &'static str,
    pub wrong_night: &'static str,
    /// From the night where it is kept, and the one to which it goes.
    pub moves: fn(&str, &str) -> String,
    pub save: &'static str,
    pub nothing: &'static str,
    pub others: &'static str,
    /// From the time at which it was written.
    pub other: fn(&str) -> String,
    /// From the date and the time at which it was written.
    pub other_later: fn(&str, &str) -> String,
    pub dose_first: &'static str,
    pub to_dose: &'static str,
    pub delete: &'static str,
}

/// The trash.
#[derive(Debug)]
pub struct Trash {
    pub lead: &'static str,
    pub empty: &'static str,
    /// From the day of the record.
    pub relapse: fn(&str) -> String,
    /// From the day on which it was deleted, and the last one on which it is sure to be there.
    pub deleted: fn(&str, &str) -> String,
    pub restore: &'static str,
    /// From the night.
    pub restored: fn(&str) -> String,
    pub relapse_restored: &'static str,
}
