//! Writes the file. Owns the order of the columns and when a cell is quoted.

use std::collections::BTreeSet;

use super::column::{Column, Part};
use super::guard::guarded;
use crate::diary::{Circumstance, DoseRecord, Entry, Id, Kind, List, SideEffect, Symptom};
use crate::dose::Exact;
use crate::exchange::value::{moment_text, number, time_text};
use crate::exchange::word::Word;

/// Whom the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFor {
    /// Programs: every text stands as it is.
    Programs,
    /// Spreadsheets, which run what looks like a formula: such texts are made harmless.
    Spreadsheets,
}

/// The file of these entries, in their order. Nothing is left out, and [`super::read_csv`] reads the same entries.
#[must_use]
pub fn write_csv(
    entries: &[Entry],
    symptoms: &List<Symptom>,
    side_effects: &List<SideEffect>,
    whom: CsvFor,
) -> String {
    let columns = columns(entries, symptoms, side_effects, whom);
    let mut file = String::new();
    let names = columns.iter().map(|column| column.name(symptoms, side_effects));
    put_row(
        &mut file,
        names.map(|name| match whom {
            CsvFor::Programs => name,
            CsvFor::Spreadsheets => guarded(&name),
        }),
    );
    for entry in entries {
        put_row(&mut file, columns.iter().map(|column| cell(entry, *column)));
    }
    file
}

/// The columns that these entries need, in order.
fn columns(
    entries: &[Entry],
    symptoms: &List<Symptom>,
    side_effects: &List<SideEffect>,
    whom: CsvFor,
) -> Vec<Column> {
    let mut columns = vec![Column::Night];
    columns.extend(dose_columns(entries));
    let scored = entries.iter().flat_map(|entry| entry.scores.keys().copied());
    columns.extend(in_order(symptoms, scored.collect()).into_iter().map(Column::Symptom));
    let had = entries.iter().flat_map(|entry| entry.side_effects.keys().copied());
    columns.extend(in_order(side_effects, had.collect()).into_iter().map(Column::SideEffect));
    columns.extend([Column::SleepHours, Column::SleepQuality]);
    columns.extend(Circumstance::ALL.map(Column::Circumstance));
    columns.push(Column::Feeling);
    columns.push(match whom {
        CsvFor::Programs => Column::Note,
        CsvFor::Spreadsheets => Column::GuardedNote,
    });
    columns.extend([Column::Written, Column::Id, Column::Revision, Column::Timing]);
    columns
}

/// The items of a list that are shown or used, in its order, and then those that only entries know.
fn in_order<K: Kind>(list: &List<K>, mut used: BTreeSet<Id<K>>) -> Vec<Id<K>> {
    let mut ids = Vec::new();
    for item in list.items() {
        if used.remove(&item.id) || item.shown {
            ids.push(item.id);
        }
    }
    ids.extend(used);
    ids
}

/// The columns of doses: every part of the first but the exact ones, and of all what some entry needs.
fn dose_columns(entries: &[Entry]) -> BTreeSet<Column> {
    let mut columns = BTreeSet::new();
    let is_rounded = |part: &Part| matches!(part, Part::MgExact | Part::MlExact);
    columns.extend(
        Part::EVERY.iter().filter(|part| !is_rounded(part)).map(|part| Column::Dose(1, *part)),
    );
    for entry in entries {
        for (dose, place) in entry.doses.iter().zip(1..) {
            let needed = Part::EVERY.iter().filter(|part| dose_cell(dose, **part).is_some());
            columns.extend(needed.map(|part| Column::Dose(place, *part)));
        }
    }
    columns
}

fn put_row(file: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            file.push(',');
        }
        // Also where another separator would part it.
        let is_plain = !cell.contains([',', ';', '\t', '"', '\r', '\n']) && cell.trim() == cell;
        if is_plain {
            file.push_str(&cell);
        } else {
            file.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        }
    }
    file.push_str("\r\n");
}

/// What stands in a column for an entry.
fn cell(entry: &Entry, column: Column) -> String {
    let text = match column {
        Column::Night => Some(entry.night.to_string()),
        Column::Dose(place, part) => {
            let dose = place.checked_sub(1).and_then(|place| entry.doses.get(place));
            dose.and_then(|dose| dose_cell(dose, part))
        }
        Column::Symptom(id) => entry.scores.get(&id).map(|score| score.number().to_string()),
        Column::SideEffect(id) => {
            entry.side_effects.get(&id).map(|severity| severity.word().to_owned())
        }
        Column::SleepHours => entry.sleep.hours.map(|hours| quarters(hours.quarters())),
        Column::SleepQuality => entry.sleep.quality.map(|quality| quality.number().to_string()),
        Column::Circumstance(one) => entry.circumstances.has(one).then(|| YES.to_owned()),
        Column::Feeling => entry.feeling.map(|feeling| feeling.word().to_owned()),
        Column::Note => Some(entry.note.text().to_owned()),
        Column::GuardedNote => Some(guarded(entry.note.text())),
        Column::Written => Some(moment_text(entry.written)),
        Column::Id => Some([ENTRY, &entry.id.number().to_string()].concat()),
        Column::Revision => Some(entry.revision.to_string()),
        Column::Timing => Some(entry.timing.word().to_owned()),
    };
    text.unwrap_or_default()
}

/// What stands where a circumstance was.
pub(super) const YES: &str = "yes";
/// What stands before an entry's number, so that no spreadsheet takes it for one and rounds it.
pub(super) const ENTRY: &str = "entry-";

fn quarters(count: u8) -> String {
    number(Exact::hundredths(u64::from(count).saturating_mul(25))).0
}

/// What stands in a part of a dose's columns.
fn dose_cell(dose: &DoseRecord, part: Part) -> Option<String> {
    let time = |due: Option<_>| due.map(time_text);
    match (dose, part) {
        (dose, Part::Outcome) => Some(outcome(dose).to_owned()),
        (DoseRecord::Taken { dose, .. }, Part::Mg) => Some(number(dose.in_mg()).0),
        (DoseRecord::Taken { dose, .. }, Part::MgExact) => number(dose.in_mg()).1,
        (DoseRecord::Taken { draw, .. }, Part::Ml) => draw.map(|draw| number(draw.in_ml()).0),
        (DoseRecord::Taken { draw, .. }, Part::MlExact) => {
            draw.and_then(|draw| number(draw.in_ml()).1)
        }
        (DoseRecord::Taken { at, .. }, Part::At) => Some(moment_text(*at)),
        (DoseRecord::Taken { bottle, .. }, Part::Bottle) => {
            bottle.map(|bottle| bottle.0.to_string())
        }
        (DoseRecord::Missed { due } | DoseRecord::Held { due, .. }, Part::Due) => time(*due),
        (DoseRecord::Held { why, .. }, Part::Reason) => why.map(|why| why.word().to_owned()),
        (DoseRecord::Taken { .. }, Part::Due | Part::Reason)
        | (DoseRecord::Missed { .. }, Part::Reason)
        | (
            DoseRecord::Missed { .. } | DoseRecord::Held { .. },
            Part::Mg | Part::MgExact | Part::Ml | Part::MlExact | Part::At | Part::Bottle,
        ) => None,
    }
}

/// The words for what became of a dose.
pub(super) const TAKEN: &str = "taken";
/// See [`TAKEN`].
pub(super) const MISSED: &str = "missed";
/// See [`TAKEN`].
pub(super) const HELD: &str = "held";

const fn outcome(dose: &DoseRecord) -> &'static str {
    match dose {
        DoseRecord::Taken { .. } => TAKEN,
        DoseRecord::Missed { .. } => MISSED,
        DoseRecord::Held { .. } => HELD,
    }
}
