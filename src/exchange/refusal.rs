//! Why a row of a file is not taken. Owns the reasons as values, none of which holds what a person wrote; the words for them belong to
//! the screen's catalogue.

use crate::diary::DiaryError;
use crate::dose::NumberError;

/// A row that is not taken, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place in the file, counted as a spreadsheet does: the header is row 1. Empty lines are not counted.
    /// In JSON its place in the list, from 1 on.
    pub row: usize,
    /// The column that it fails in, from 0 on; none when the whole row does.
    pub column: Option<usize>,
    /// Why.
    pub why: Refusal,
}

/// Why a row is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The row has other than one cell for each column: a quote or a separator is missing, or the file was cut.
    CellCount {
        /// How many cells it has.
        found: usize,
        /// How many columns the header has.
        expected: usize,
    },
    /// What stands in the list is no object.
    NotAnObject,
    /// An object has one key twice.
    KeyTwice,
    /// A text with an escape that is no character.
    Text,
    /// The cell is empty and may not be.
    Missing,
    /// No date in the form that the column has.
    Date,
    /// A date with two digits for the year: it could be of two centuries.
    ShortYear,
    /// A date before [`crate::diary::limits::FIRST_YEAR`] or after tomorrow.
    DateOutOfRange,
    /// No time of day.
    Time,
    /// No moment such as `2026-11-23T22:04+01:00`.
    Moment,
    /// No whole number in digits, or one that is larger than any that is kept.
    Whole,
    /// No number with a point as its decimal sign, or one that is finer or larger than is calculated with.
    Decimal,
    /// What was typed is no number, or could be two.
    Number(NumberError),
    /// No fraction in digits, such as `1 over 3`.
    Fraction,
    /// The rounded number and the exact one beside it are not the same: one of them was changed.
    NotTheSame,
    /// Not one of the words that this column has.
    Word,
    /// Something stands there that does not belong to what the row says, such as the amount of a dose that was missed.
    Stray,
    /// The value may not be in a diary.
    Diary(DiaryError),
    /// Another row of the file has the same number and says something else.
    NumberTwice {
        /// That row.
        row: usize,
    },
    /// A value beyond the ends of its scale.
    OutOfScale,
    /// A value between two whole scores, where none but exact ones are taken.
    BetweenScores,
    /// A dose without a time at which it was taken.
    DoseWithoutTime,
    /// More than is calculated for a low dose ([`crate::dose::limits::REFUSE_ABOVE`]): is the unit right?
    DoseTooLarge,
    /// Nothing is recorded in the row but its date.
    Nothing,
}

impl From<DiaryError> for Refusal {
    fn from(error: DiaryError) -> Self {
        if error == DiaryError::Date { Self::DateOutOfRange } else { Self::Diary(error) }
    }
}
