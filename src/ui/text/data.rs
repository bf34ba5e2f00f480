//! The messages of the Data place, of trying and restoring a backup, and of erasing everything.

use crate::exchange::CsvFor;
use crate::exchange::backup::BackupError;
use crate::store::keyring::TypedError;
use crate::store::{EraseError, StorageError};
use crate::ui::port::ReadError;

/// The Data place.
#[derive(Debug)]
pub struct Data {
    pub lead: &'static str,
    pub backup: &'static str,
    pub never: &'static str,
    pub age: fn(i64) -> String,
    /// From the date and the time.
    pub last: fn(&str, &str) -> String,
    /// How many changes are in no backup, of a diary with or without one.
    pub unsaved: fn(u64) -> String,
    pub all_unsaved: &'static str,
    pub nothing: &'static str,
    pub save: &'static str,
    pub save_hint: &'static str,
    pub readable: &'static str,
    /// From the name of the file.
    pub handed: fn(&str) -> String,
    pub failed: &'static str,
    pub unreadable: fn(&StorageError) -> String,
    pub not_noted: &'static str,
    pub left_out: fn(usize) -> String,
    /// From the date in figures.
    pub file_name: fn(&str) -> String,
    pub lock: &'static str,
    pub lock_lead: &'static str,
    pub lock_save: &'static str,
    pub reminders: &'static str,
    pub remind: &'static str,
    pub try_one: &'static str,
    pub try_lead: &'static str,
    pub try_go: &'static str,
    pub storage: &'static str,
    pub kept: &'static str,
    pub kept_what: &'static str,
    pub not_kept: &'static str,
    pub not_kept_what: &'static str,
    pub kept_unknown: &'static str,
    pub kept_unknown_what: &'static str,
    pub ask: &'static str,
    pub ask_refused: &'static str,
    pub in_memory: &'static str,
    pub in_memory_what: &'static str,
    pub room: fn(usize) -> String,
    /// From the megabytes and the percentage.
    pub room_what: fn(&str, usize) -> String,
    pub read_back: &'static str,
    pub reading_back: &'static str,
    pub read_at: fn(&str) -> String,
    /// How many nights, and how many doses.
    pub read_whole: fn(usize, usize) -> String,
    pub read_damaged: fn(usize) -> String,
    pub aside: fn(usize) -> String,
    pub aside_what: &'static str,
    pub raw: &'static str,
    pub raw_hint: &'static str,
    pub passphrase: &'static str,
    pub no_passphrase: &'static str,
    pub no_passphrase_what: &'static str,
    pub has_passphrase: &'static str,
    pub has_passphrase_what: &'static str,
    pub to_passphrase: &'static str,
    pub elsewhere: &'static str,
    pub sheet: &'static str,
    pub sheet_what: &'static str,
    pub plain: &'static str,
    pub plain_what: &'static str,
    pub csv_name: fn(CsvFor, &str) -> String,
    pub fhir: &'static str,
    pub fhir_what: &'static str,
    pub fhir_name: fn(&str) -> String,
    pub no_entries: &'static str,
    /// From the name of the file.
    pub file_handed: fn(&str) -> String,
    pub months_missing: fn(usize) -> String,
    pub calendar: &'static str,
    pub erase: &'static str,
    pub erase_what: &'static str,
    pub to_erase: &'static str,
}

/// A backup, tried and restored.
#[derive(Debug)]
pub struct Restore {
    pub lead: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub reading: &'static str,
    pub not_read: fn(ReadError) -> &'static str,
    pub not_backup: fn(&BackupError) -> &'static str,
    pub locked: &'static str,
    pub passphrase: &'static str,
    pub open: &'static str,
    pub opening: &'static str,
    pub not_opened: fn(&TypedError) -> &'static str,
    /// From the date and the time.
    pub made: fn(&str, &str) -> String,
    pub compared: &'static str,
    pub in_file: &'static str,
    pub here: &'static str,
    pub nights: &'static str,
    pub doses: &'static str,
    pub relapses: &'static str,
    pub steps: &'static str,
    pub bottles: &'static str,
    pub whole: &'static str,
    pub all_in_file: &'static str,
    pub more_here: &'static str,
    pub damaged: &'static str,
    /// The parts by their names, and how many more have none.
    pub damaged_parts: fn(&[String], usize) -> String,
    pub part_lists: &'static str,
    pub part_relapses: &'static str,
    pub part_plan: &'static str,
    pub part_drafts: &'static str,
    pub part_settings: &'static str,
    pub becomes: &'static str,
    pub added: fn(usize) -> String,
    pub newer: fn(usize) -> String,
    pub both: fn(usize) -> String,
    pub same: fn(usize) -> String,
    pub older: fn(usize) -> String,
    pub trashed: fn(usize) -> String,
    pub only_here: fn(usize) -> String,
    pub plan_new: &'static str,
    pub plan_same: &'static str,
    pub settings_come: &'static str,
    pub plans: &'static str,
    pub plan_here: &'static str,
    pub plan_file: &'static str,
    /// One number with two names: that here, that in the file.
    pub clash: fn(&str, &str) -> String,
    pub clash_same: &'static str,
    pub clash_apart: &'static str,
    pub take: &'static str,
    pub nothing: &'static str,
    pub taken: &'static str,
    pub back: &'static str,
}

/// Everything, erased.
#[derive(Debug)]
pub struct Erase {
    pub lead: &'static str,
    pub stays: &'static str,
    pub first: &'static str,
    pub word: &'static str,
    pub field: &'static str,
    pub wrong: &'static str,
    pub go: &'static str,
    pub going: &'static str,
    pub failed: fn(&EraseError) -> &'static str,
}
