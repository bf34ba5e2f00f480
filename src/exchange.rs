//! The exchange room: what other programs read and write. It names `dose`, `plan` and `diary`, and of `store` what a document and a
//! seal are, and how a diary is read that somebody saved key by key; it knows no clock, no page and no language: the moment and the
//! words come in as values, a text goes out; and from a file come entries, with a reason for each row that is none.
//!
//! The rules that this room keeps. Each has at least one test that names it, and `tests/tidy.rs` holds the two together.
//!
//! | rule | what it says |
//! |---|---|
//! | exchange-nights | a calendar shows on each night the doses that are due then by the plan, at their times, and no others |
//! | exchange-wall | its times are those of the wall clock wherever the person is: no time zone and no daylight saving moves a dose |
//! | exchange-again | the file of a changed plan takes the place of every older one: nothing stays in the calendar that is not due |
//! | exchange-backup | a backup read again is the documents it was made of; damage is noticed, named, and costs what it touched alone |
//! | exchange-rescue | what was saved as it is kept is read as the diary that it is, in clear and sealed, and nothing of it touches what is kept here |
//! | exchange-sealed | a sealed backup opens by its passphrase and by nothing else |
//! | exchange-text | whatever a title holds is read back as it was, and no line is longer than the format allows |
//! | exchange-csv-lossless | a diary written as CSV, for programs or for spreadsheets, is read back as it was |
//! | exchange-csv-defused | no cell of the file for spreadsheets can be run, and what made it harmless is taken back |
//! | exchange-hostile | whatever a file holds, it is refused with a name, whole or by the row: no panic, nothing guessed, nothing dropped in silence |
//! | exchange-twice | the same file twice is the same as once, and a row that is there twice is one entry |
//! | exchange-scales | a score of another scale is exact, or refused, or said |
//! | exchange-changes | what is taken other than it stands is said, and what is not known is not made up |
//! | exchange-guess | what could be two things is asked: no scale and no form of dates is guessed |
//! | exchange-presets | a program is known by its columns, and no number is made of its words |
//! | exchange-fhir | a bundle has the resources that the docs say, valid by readers of other hands, and no code that is not sure |
//! | exchange-private | no `Debug` shows what a person wrote |

#![deny(
    clippy::float_arithmetic,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing
)]

pub mod backup;
mod checksum;
mod content_line;
mod csv;
mod fhir;
mod icalendar;
mod import;
pub mod limits;
mod once;
mod refusal;
mod rescue;
mod table;
mod value;
mod word;

pub use csv::{CsvError, CsvFor, MOST_CUT, Named, Parsed, read_csv, write_csv};
pub use fhir::{Bundling, fhir_bundle};
pub use icalendar::{Alarm, EventWords, Making, icalendar};
pub use import::{
    Between, Change, Changed, DateForm, Label, Mapping, MappingError, Preset, Preview, Scale,
    Setting, Use, date_forms, preview, suggest,
};
pub use refusal::{Refusal, Refused};
pub use table::{Header, Row, Table, TableError};
