//! What would become of a file: entries, and a word on everything that is not taken as it stands. It writes nothing.

use super::row::{Made, entry_of};
use super::{Mapping, MappingError, Use};
use crate::diary::{Entry, QuarterHours, Score};
use crate::dose::Exact;
use crate::exchange::once::Once;
use crate::exchange::{Refused, Table};

/// What would become of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The entries, in its order.
    pub entries: Vec<Entry>,
    /// The rows that are no entries, in its order.
    pub refused: Vec<Refused>,
    /// The values that are not taken as they stand, of rows that are entries.
    pub changed: Vec<Changed>,
    /// The columns that are left out.
    pub ignored: Vec<usize>,
    /// How many rows say again what another one says.
    pub repeated: usize,
}

/// A value that is not taken as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The row, as in [`Refused`].
    pub row: usize,
    /// The column, from 0 on.
    pub column: usize,
    /// What became of it.
    pub what: Change,
}

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It lies between two scores and was put to the nearest.
    Rounded {
        /// Where it lies exactly.
        from: Exact,
        /// The score it became.
        to: Score,
    },
    /// A length of sleep was put to the nearest quarter of an hour.
    SleepRounded {
        /// How many quarters it was exactly.
        from: Exact,
        /// What it became.
        to: QuarterHours,
    },
    /// A time before the end of the person's day was put to the night before its date.
    NightBefore,
    /// Midnight was taken for no time at all.
    NoTime,
    /// The seconds of a time were dropped.
    SecondsDropped,
    /// A time in UTC was put to the person's wall clock.
    FromUtc,
    /// A dose without a time was put to the time at which the person says they usually took it.
    UsualTime,
}

/// What would become of this table by this mapping.
///
/// # Errors
/// [`MappingError`] when it does not fit the table, or something is still to be asked.
pub fn preview(table: &Table, mapping: &Mapping) -> Result<Preview, MappingError> {
    let whens = mapping.check(table.headers().len())?;
    let mut preview = Preview::default();
    preview.ignored.extend(
        mapping
            .uses
            .iter()
            .enumerate()
            .filter(|(_, one)| **one == Use::Ignored)
            .map(|(place, _)| place),
    );
    let mut once = Once::default();
    for row in table.rows() {
        match entry_of(row, table.headers(), mapping, whens) {
            Ok(Made { entry, changes }) => {
                if once.put(row.number, entry) {
                    let changed = |(column, what)| Changed { row: row.number, column, what };
                    preview.changed.extend(changes.into_iter().map(changed));
                }
            }
            Err((column, why)) => {
                preview.refused.push(Refused { row: row.number, column, why });
            }
        }
    }
    (preview.entries, preview.repeated) = once.finish(&mut preview.refused);
    preview.refused.extend(table.refused());
    preview.refused.sort_by_key(|refused| refused.row);
    Ok(preview)
}
