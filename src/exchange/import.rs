//! Other diaries: a table of any columns, and a mapping that says what each of them is. Owns nothing itself: see the parts.
//!
//! Reading goes in steps, and none of them writes anything: [`super::Table::read`] takes the file apart; [`suggest()`] proposes what the
//! columns are, by their names, or [`Preset`] knows the program; the person corrects it, and answers what cannot be known (which of two
//! forms a date has, which numbers a scale goes from and to); [`preview()`] makes the entries, and says of each row that is none why, of each
//! value that is not taken as it stands what became of it, and which columns are left out.
//!
//! **Numbers of entries** are made from what stands in the row, in the columns that are used: so the same file gives the same entries each
//! time, also when rows were added to it since, or when columns were that nobody uses. The other side of it: a row that was changed is another
//! entry.
//!
//! **Scales.** A scale says which of its numbers is our 0 and which is our 10; what lies between is put between in proportion. From 1–5 the
//! numbers 1, 3 and 5 are 0, 5 and 10; 2 and 4 would be 2.5 and 7.5. Such a value is refused, or put to the nearest score with a half going
//! up, as the person chooses; when it is put to the nearest, that is said for each one.
//!
//! **Nights.** A date alone is that of the night. With a time, what lies before the end of the person's day belongs to the night before, and
//! that is said. Midnight to the minute is what spreadsheets write for no time at all, and is taken for that, and said.
//!
//! **What is not known** is not made up: without a time an entry is marked as filled in later, and a dose is refused unless the person says
//! when they usually took it.

mod clock;
mod mapping;
mod preset;
mod preview;
mod row;
mod suggest;

pub use mapping::{Between, DateForm, Label, Mapping, MappingError, Scale, Setting, Use};
pub use preset::Preset;
pub use preview::{Change, Changed, Preview, preview};
pub use suggest::{date_forms, suggest};
