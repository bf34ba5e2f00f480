//! The messages of the page that brings in what another program wrote.

use crate::diary::ListError;
use crate::exchange::{Change, DateForm, MappingError, Preset, Refusal, TableError};
use crate::ui::port::ReadError;

/// A file of entries, brought in.
#[derive(Debug)]
pub struct BringIn {
    pub lead: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub reading: &'static str,
    pub not_read: fn(ReadError) -> &'static str,
    pub not_table: fn(TableError) -> String,
    /// From the names of the columns that are missing.
    pub cut: fn(&[&str]) -> String,
    /// From the name of the column.
    pub column_twice: fn(&str) -> String,
    pub backup: &'static str,
    pub names: fn(ListError) -> &'static str,
    /// From the month.
    pub month_too_full: fn(&str) -> String,
    pub invalid: &'static str,
    /// From how many entries there are.
    pub own: fn(usize) -> String,
    pub other: &'static str,
    pub known: fn(Preset) -> &'static str,
    pub first_rows: &'static str,
    pub row: &'static str,
    /// A column without a name, from its place.
    pub nameless: fn(usize) -> String,
    /// A name of the file, as it is told.
    pub quoted: fn(&str) -> String,
    pub columns: &'static str,
    pub columns_lead: &'static str,
    /// From how many are asked about.
    pub too_many_columns: fn(usize) -> String,
    /// From the name of the column.
    pub what_is: fn(&str) -> String,
    pub examples: fn(&[String]) -> String,
    pub no_examples: &'static str,
    pub left_out: &'static str,
    pub night: &'static str,
    pub time: &'static str,
    /// From the unit.
    pub dose: fn(&str) -> String,
    pub sleep_hours: &'static str,
    pub sleep_quality: &'static str,
    pub note: &'static str,
    pub named_note: &'static str,
    pub symptom: fn(&str) -> String,
    pub side_effect: fn(&str) -> String,
    pub circumstance: fn(&str) -> String,
    /// From the name of the column.
    pub which_form: fn(&str) -> String,
    pub form: fn(DateForm) -> &'static str,
    pub no_form: &'static str,
    /// From the lowest and the highest number.
    pub scale: fn(&str, &str) -> String,
    pub zero_of: fn(&str) -> String,
    pub ten_of: fn(&str) -> String,
    pub worst_sleep_of: fn(&str) -> String,
    pub best_sleep_of: fn(&str) -> String,
    pub severity_words: &'static str,
    pub yes_words: &'static str,
    pub between: &'static str,
    pub nearest: &'static str,
    pub refuse: &'static str,
    pub usual_time: &'static str,
    pub usual_time_hint: &'static str,
    pub mapping: fn(MappingError) -> &'static str,
    pub scale_end: &'static str,
    pub no_time: &'static str,
    pub look: &'static str,
    pub looking: &'static str,
    pub becomes: &'static str,
    pub no_entries: &'static str,
    pub entries: fn(usize) -> String,
    /// From the first and the last night.
    pub nights: fn(&str, &str) -> String,
    /// How many rows are here already, though they are read otherwise now.
    pub rows_here: fn(usize) -> String,
    pub repeated: fn(usize) -> String,
    /// An item that is called otherwise here: its name in the file and here.
    pub renamed: fn(&str, &str) -> String,
    pub new_items: fn(&[String]) -> String,
    pub columns_left: fn(&[String]) -> String,
    pub changed: &'static str,
    pub change: fn(Change, usize) -> String,
    /// The first value that became another: what it was exactly, and what it became.
    pub became: fn(&str, &str) -> String,
    /// The first rows, and how many more rows there are.
    pub in_rows: fn(&[usize], usize) -> String,
    pub refused: fn(usize) -> String,
    pub refused_then: &'static str,
    /// The row, its column where it is one, and why.
    pub refused_row: fn(usize, Option<&str>, &str) -> String,
    pub refusal: fn(Refusal) -> String,
    pub all_refused: &'static str,
    pub more_refused: fn(usize) -> String,
    pub too_full: &'static str,
    pub too_full_then: &'static str,
    pub take: &'static str,
    /// All of it is here.
    pub nothing: &'static str,
    /// Not all of it is here, and none of that comes.
    pub nothing_new: &'static str,
    pub taken: &'static str,
    pub back: &'static str,
}
