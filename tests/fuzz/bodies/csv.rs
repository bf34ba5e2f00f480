//! Any bytes as our own CSV. Each row is an entry or is refused, no entry is one that may not be, and what is read is written and read
//! again as the same.

use std::collections::BTreeSet;

use ldn_diary::diary::{List, NaiveDate, SideEffect, Symptom};
use ldn_diary::exchange::{CsvFor, Parsed, limits, read_csv, write_csv};

/// Written again, a file of more than this, or of more columns, might be larger than any that is read.
const LARGEST: usize = 256 * 1024;
const MOST_COLUMNS: usize = 500;

/// The body of the target `csv`.
pub(crate) fn body(bytes: &[u8]) {
    let tomorrow = NaiveDate::from_ymd_opt(2126, 12, 31).unwrap();
    let Ok(parsed) = read_csv(bytes, tomorrow) else { return };
    bounded(&parsed, tomorrow);
    if bytes.len() > LARGEST || parsed.headers.len() > MOST_COLUMNS {
        return;
    }
    let (symptoms, side_effects) = (List::<Symptom>::default(), List::<SideEffect>::default());
    for whom in [CsvFor::Programs, CsvFor::Spreadsheets] {
        let written = write_csv(&parsed.entries, &symptoms, &side_effects, whom);
        let again = read_csv(written.as_bytes(), tomorrow).unwrap();
        assert_eq!(again.entries, parsed.entries, "{whom:?}");
        let more = (again.refused.len(), again.unknown.len(), again.repeated);
        assert_eq!(more, (0, 0, 0), "{whom:?}: {:?}", again.refused);
    }
}

fn bounded(parsed: &Parsed, tomorrow: NaiveDate) {
    let rows = parsed.entries.len() + parsed.refused.len() + parsed.repeated;
    assert!(rows <= limits::MOST_ROWS && parsed.headers.len() <= limits::MOST_COLUMNS);
    assert!(parsed.refused.iter().all(|refused| refused.row > 1), "the header was refused");
    let numbers: BTreeSet<_> = parsed.entries.iter().map(|entry| entry.id).collect();
    assert_eq!(numbers.len(), parsed.entries.len(), "two entries have one number");
    for entry in &parsed.entries {
        assert_eq!(entry.clone().checked(), Ok(entry.clone()));
        assert!(entry.night.date() <= tomorrow);
    }
}
