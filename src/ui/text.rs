//! Every word that the app shows, as typed messages: a struct a place, a `const` a language. It knows no page and no part.
//!
//! A message that is missing in a language does not compile. Messages with values are functions, so that a language may
//! order them as it likes. To add one: a field in the place's struct here, a line in `text/en/<place>.rs`.
//!
//! Plain words, reading age 12, no exclamation marks. Quantities come in ready: number, no-break space, unit.

#![expect(missing_docs, reason = "the English text in `text/en` says best what a message is")]

mod bottles;
mod bring_in;
mod calculator;
mod calendar_file;
pub mod data;
mod diary;
mod dose_card;
mod en;
pub mod learn;
mod lists;
mod makers;
mod passphrase;
mod plan;
mod relapse;
mod report;
mod tonight;
mod trends;

pub use bottles::Bottles;
pub use bring_in::BringIn;
pub use calculator::{Calculator, Gates, Measure, Off};
pub use calendar_file::CalendarFile;
pub use data::{Data, Erase, Restore};
pub use diary::{Diary, Names, Nights, OneNight, Trash};
pub use dose_card::DoseCard;
pub use en::EN;
pub use learn::Learn;
pub use lists::Lists;
pub use makers::{Batch, Dilute, Drops, Facts, Ladder, Makers};
pub use passphrase::Passphrase;
pub use plan::{Plan, PlanSteps, Reasons};
pub use relapse::{Relapse, Sheet};
pub use report::Report;
pub use tonight::{CheckIn, Due, LogDose, OfNight, Saving, Tonight};
pub use trends::{TrendLines, TrendSteps, TrendTables, Trends};

use crate::dose::Subject;
use crate::dose::limits::Sureness;

/// The messages of one language, by place. Pages get it from the context of `ui/context.rs`.
#[derive(Debug)]
pub struct Messages {
    /// The language tag, as in `lang="…"`.
    pub lang: &'static str,
    pub shell: Shell,
    pub parts: Parts,
    pub reading: &'static Reading,
    pub dose: &'static Dose,
    pub calculator: &'static Calculator,
    pub gates: &'static Gates,
    pub measure: &'static Measure,
    pub makers: &'static Makers,
    pub batch: &'static Batch,
    pub dilute: &'static Dilute,
    pub drops: &'static Drops,
    pub ladder: &'static Ladder,
    pub saving: &'static Saving,
    pub tonight: &'static Tonight,
    pub due: &'static Due,
    pub check_in: &'static CheckIn,
    pub log_dose: &'static LogDose,
    pub names: &'static Names,
    pub plan: &'static Plan,
    pub plan_steps: &'static PlanSteps,
    pub bottles: &'static Bottles,
    pub reasons: &'static Reasons,
    pub calendar_file: &'static CalendarFile,
    pub dose_card: &'static DoseCard,
    pub diary: &'static Diary,
    pub nights: &'static Nights,
    pub one_night: &'static OneNight,
    pub trash: &'static Trash,
    pub relapse: &'static Relapse,
    pub sheet: &'static Sheet,
    pub report: &'static Report,
    pub trends: &'static Trends,
    pub trend_lines: &'static TrendLines,
    pub trend_steps: &'static TrendSteps,
    pub trend_tables: &'static TrendTables,
    pub lists: &'static Lists,
    pub passphrase: &'static Passphrase,
    pub data: &'static Data,
    pub restore: &'static Restore,
    pub erase: &'static Erase,
    pub bring_in: &'static BringIn,
    pub learn: &'static Learn,
    pub settings: &'static Settings,
    pub about: &'static About,
}

/// A catalogue as a property: equal when it is the same one.
#[derive(Clone, Copy, Debug)]
pub struct Text(pub &'static Messages);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl std::ops::Deref for Text {
    type Target = Messages;

    fn deref(&self) -> &Messages {
        self.0
    }
}

/// The frame around every place.
#[derive(Debug)]
pub struct Shell {
    pub name: &'static str,
    pub skip: &'static str,
    pub places: &'static str,
    pub menu: &'static str,
    pub more: &'static str,
    pub tonight: &'static str,
    pub check_in: &'static str,
    pub log_dose: &'static str,
    pub dose: &'static str,
    pub plan: &'static str,
    pub plan_steps: &'static str,
    pub bottles: &'static str,
    pub dose_card: &'static str,
    pub diary: &'static str,
    pub entry: &'static str,
    pub trash: &'static str,
    pub relapse: &'static str,
    pub call_sheet: &'static str,
    pub trends: &'static str,
    pub report: &'static str,
    pub data: &'static str,
    pub restore: &'static str,
    pub erase: &'static str,
    pub bring_in: &'static str,
    pub settings: &'static str,
    pub lists: &'static str,
    pub passphrase: &'static str,
    pub learn: &'static str,
    pub about: &'static str,
    /// The title of the window, from the place's name.
    pub title: fn(&str) -> String,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    /// From the reason.
    pub not_saved: fn(&str) -> String,
    pub not_saved_then: &'static str,
    pub why_denied: &'static str,
    pub why_full: &'static str,
    /// From the browser's name for it.
    pub why_other: fn(&str) -> String,
    pub why_newer: &'static str,
    pub newer: &'static str,
    pub newer_then: &'static str,
    pub unreadable: &'static str,
    /// From the key that they are kept under.
    pub set_aside: fn(&str) -> String,
    pub not_set_aside: &'static str,
    /// That a newer version waits, and the button that changes to it.
    pub update_waits: &'static str,
    pub update: &'static str,
    pub first: &'static str,
    pub first_kept: &'static str,
    pub first_check_in: &'static str,
    pub first_log: &'static str,
    pub first_dose: &'static str,
    pub opening: &'static str,
    pub not_loaded: &'static str,
    pub try_again: &'static str,
    pub missing: &'static str,
    pub missing_lead: &'static str,
    pub missing_back: &'static str,
}

/// Words that parts say wherever they stand.
#[derive(Debug)]
pub struct Parts {
    pub caution: &'static str,
    pub warning: &'static str,
    pub stop: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
}

/// What is wrong with what was typed, and why there is no answer.
#[derive(Debug)]
pub struct Reading {
    /// From the two numbers, written without grouping.
    pub two_meanings: fn(&str, &str) -> String,
    pub two_separators: &'static str,
    /// From the decimal sign.
    pub nothing_after: fn(char) -> String,
    pub no_digit: &'static str,
    /// From the plus or minus.
    pub sign: fn(char) -> String,
    pub exponent: fn(char) -> String,
    pub inner_space: &'static str,
    pub other_digit: fn(char) -> String,
    pub character: fn(char) -> String,
    pub too_long: &'static str,
    /// From the word.
    pub unknown_unit: fn(&str) -> String,
    pub ends_early: &'static str,
    /// From the piece of text.
    pub unexpected: fn(&str) -> String,
    pub too_large: &'static str,
    pub below_zero: &'static str,
    pub zero: fn(Subject) -> String,
    pub not_whole: fn(Subject) -> String,
    pub capacity_between_marks: &'static str,
    /// From the limit.
    pub too_many_marks: fn(&str) -> String,
    pub syringe_too_large: fn(&str) -> String,
    pub stronger_than_stock: &'static str,
    pub less_than_goes_in: &'static str,
    pub nothing_to_solve: &'static str,
    pub nothing_fits: &'static str,
    pub too_many_steps: fn(&str) -> String,
}

/// The Dose place: its head and the choice of calculator. Each calculator has its own struct.
#[derive(Debug)]
pub struct Dose {
    pub lead: &'static str,
    pub calculators: &'static str,
    pub draw: &'static str,
    pub for_draw: &'static str,
    pub batch: &'static str,
    pub dilute: &'static str,
    pub drops: &'static str,
    pub ladder: &'static str,
}

/// The Settings place.
#[derive(Debug)]
pub struct Settings {
    pub lead: &'static str,
    pub syringes: &'static str,
    pub syringes_lead: &'static str,
    pub none_picked: &'static str,
    pub which: &'static str,
    /// A syringe, from its capacity and the volume between two marks.
    pub syringe: fn(&str, &str) -> String,
    /// From the syringe.
    pub removed: fn(&str) -> String,
    pub undo: &'static str,
    pub another: &'static str,
    pub capacity: &'static str,
    pub capacity_hint: &'static str,
    pub spacing: &'static str,
    pub spacing_hint: &'static str,
    pub add: &'static str,
    /// From the syringe.
    pub added: fn(&str) -> String,
    pub empty: &'static str,
    pub already: &'static str,
    pub too_fine: &'static str,
    /// From the limit.
    pub too_many: fn(&str) -> String,
    pub insulin: &'static str,
    pub insulin_why: &'static str,
    pub insulin_then: &'static str,
    pub insulin_units: &'static str,
    pub insulin_off: &'static str,
    pub insulin_on: &'static str,
    pub numbers: &'static str,
    pub decimal: &'static str,
    pub grouping: &'static str,
    pub microgram: &'static str,
    /// The locale's way, from an example of it.
    pub system: fn(&str) -> String,
    /// From the examples.
    pub example: fn(&str, &str, &str) -> String,
    pub night: &'static str,
    pub night_why: &'static str,
    pub night_ends: &'static str,
    pub night_stays: &'static str,
    pub diary: &'static str,
    pub diary_lead: &'static str,
    pub not_saved: &'static str,
    pub look: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub text_size: &'static str,
    pub text_normal: &'static str,
    pub text_large: &'static str,
    pub text_largest: &'static str,
}

/// The About place. Lists are paragraphs or points, in order.
#[derive(Debug)]
pub struct About {
    pub lead: &'static str,
    pub what: &'static str,
    pub what_points: &'static [&'static str],
    pub opioids: &'static str,
    pub opioids_points: &'static [&'static str],
    pub opioids_more: &'static str,
    pub missed: &'static str,
    pub missed_points: &'static [&'static str],
    pub privacy: &'static str,
    pub privacy_points: &'static [&'static str],
    pub check: &'static str,
    pub check_steps: &'static [&'static str],
    pub check_more: &'static str,
    pub check_more_steps: &'static [&'static str],
    /// In place of both, in the edition in one file.
    pub check_one_file: &'static str,
    /// That this page was opened from a disk, what follows, and the way to the passphrase.
    pub on_disk: &'static str,
    pub on_disk_then: &'static str,
    pub on_disk_lock: &'static str,
    pub check_files: &'static str,
    pub check_files_steps: &'static [&'static str],
    pub save_one_file: &'static str,
    pub save_sums: &'static str,
    pub limits: &'static str,
    pub limits_lead: &'static str,
    /// What a limit of the dose room does and where it comes from, from its name; `None` for those of no interest to a person.
    pub limit: fn(&str) -> Option<[&'static str; 2]>,
    /// Bounds, from their numbers.
    pub times: fn(&str) -> String,
    pub drops_in_one_ml: fn(&str) -> String,
    pub sure: fn(Sureness) -> &'static str,
    pub sources: &'static str,
    pub sources_points: &'static [&'static str],
    pub sources_more: &'static str,
    pub licence: &'static str,
    /// From the version, and the build where there is one.
    pub version: fn(&str, Option<&str>) -> String,
    pub licence_points: &'static [&'static str],
}
