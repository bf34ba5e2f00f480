//! Mappings for programs whose files are known. Owns which columns they have, with the source; where no source was found there is none.
//!
//! **Looked for and not here.** Bearable writes a row for each reading (`date,weekday,time of day,category,rating/amount,detail,notes`, dates
//! as `22nd Jan 2022`; so a third party's tests of its import), not one for each entry, and does not say which scale a reading has: its
//! columns are no columns of ours. For `CareClinic`, `mySymptoms` and Symple no description of what they export was found. Apple Health
//! exports XML.

use super::{DateForm, Label, Use};
use crate::exchange::Table;

/// A program whose file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Daylio's CSV: `full_date, date, weekday, time, mood, activities, note_title, note`, of which older files have no `note_title`. Source:
    /// github.com/MichaelCurrin/daylio-csv-parser, `docs/csv-format.md` and `dayliopy/sample.csv`.
    Daylio,
}

impl Preset {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 1] = [Self::Daylio];

    /// The program that wrote a table, by the names of its columns.
    #[must_use]
    pub fn of(table: &Table) -> Option<Self> {
        let has = |name: &str| table.headers().iter().any(|header| header.text() == name);
        let needed = ["full_date", "weekday", "time", "mood", "activities", "note"];
        needed.into_iter().all(has).then_some(Self::Daylio)
    }

    /// What the columns of a table are that this program wrote. A mood is a word of the person's own, and activities are what they call
    /// them: both go into the note, with their name, and no number is made of them.
    #[must_use]
    pub fn uses(self, table: &Table) -> Vec<Use> {
        match self {
            Self::Daylio => table.headers().iter().map(|header| daylio(header.text())).collect(),
        }
    }
}

fn daylio(name: &str) -> Use {
    match name {
        "full_date" => Use::Night(Some(DateForm::YearMonthDay)),
        "time" => Use::Time,
        "mood" | "activities" => Use::Note(Label::WithHeader),
        "note_title" | "note" => Use::Note(Label::Bare),
        _ => Use::Ignored,
    }
}
