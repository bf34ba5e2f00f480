//! The file that we write, by a reader of its own: RFC 4180 to the letter, written from its grammar, which knows nothing of the app's reader
//! and forgives nothing. So a mistake that writer and reader share is seen.

use std::collections::BTreeMap;

use ldn_diary::diary::{DoseRecord, Entry};
use ldn_diary::exchange::CsvFor;

use super::super::any::{Diary, diary};
use super::{EACH, two_nights, write};

/// What breaks the grammar, and where.
#[derive(Debug, PartialEq, Eq)]
struct Broken(&'static str, usize);

/// The records of a file: `record = field *(COMMA field)`, each ended by CRLF, the last one too.
fn records(file: &str) -> Result<Vec<Vec<String>>, Broken> {
    let (mut records, mut record) = (Vec::new(), Vec::new());
    let mut rest = file;
    while !rest.is_empty() {
        let (field, after) = field(rest).map_err(|what| Broken(what, file.len() - rest.len()))?;
        record.push(field);
        if let Some(after) = after.strip_prefix("\r\n") {
            records.push(std::mem::take(&mut record));
            rest = after;
        } else {
            rest = after
                .strip_prefix(',')
                .ok_or(Broken("neither a comma nor an end", file.len() - after.len()))?;
        }
    }
    if record.is_empty() { Ok(records) } else { Err(Broken("no end of the last", file.len())) }
}

/// The first field of a text, `escaped / non-escaped`, and what stands behind it.
fn field(text: &str) -> Result<(String, &str), &'static str> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([',', '\r', '\n', '"']).ok_or("a field without an end")?;
        let (field, after) = text.split_at(end);
        return if after.starts_with('"') {
            Err("a quote inside")
        } else {
            Ok((field.into(), after))
        };
    };
    let mut field = String::new();
    loop {
        let (part, after) = rest.split_once('"').ok_or("a quote that is not closed")?;
        field.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Ok((field, after)),
        }
    }
}

/// The rows as maps from the names of their columns; every row has as many cells as there are names.
fn rows(file: &str) -> Vec<BTreeMap<String, String>> {
    let records = records(file).unwrap_or_else(|broken| panic!("{broken:?} in {file}"));
    let (names, rows) = records.split_first().unwrap();
    let row = |row: &Vec<String>| {
        assert_eq!(row.len(), names.len(), "{row:?}");
        names.iter().cloned().zip(row.iter().cloned()).collect::<BTreeMap<_, _>>()
    };
    rows.iter().map(row).collect()
}

/// The number of an item in the name of its column: `symptom_100: Left hand`, `symptom_1_fatigue`, or with a mark before it.
fn item(name: &str, list: &str) -> Option<u32> {
    let rest = name.trim_start_matches('\'').strip_prefix(list)?.strip_prefix('_')?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.split_at(end).0.parse().ok()
}

fn check(row: &BTreeMap<String, String>, entry: &Entry, whom: CsvFor) {
    let cell = |name: &str| row.get(name).map_or("", String::as_str);
    assert_eq!(cell("night"), entry.night.date().to_string());
    assert_eq!(cell("id"), format!("entry-{}", entry.id.number()));
    assert_eq!(cell("revision"), entry.revision.to_string());
    if whom == CsvFor::Programs {
        assert_eq!(cell("note"), entry.note.text());
    }
    for (dose, place) in entry.doses.iter().zip(1..) {
        let outcome = match dose {
            DoseRecord::Taken { .. } => "taken",
            DoseRecord::Missed { .. } => "missed",
            DoseRecord::Held { .. } => "held",
        };
        assert_eq!(cell(&format!("dose_{place}_outcome")), outcome);
    }
    assert_eq!(cell(&format!("dose_{}_outcome", entry.doses.len() + 1)), "");
    let scores = row.iter().filter_map(|(name, cell)| Some((item(name, "symptom")?, cell)));
    let scores: BTreeMap<u32, &str> =
        scores.filter(|(_, cell)| !cell.is_empty()).map(|(id, cell)| (id, cell.as_str())).collect();
    let kept: BTreeMap<u32, String> =
        entry.scores.iter().map(|(id, score)| (id.number(), score.number().to_string())).collect();
    let kept: BTreeMap<u32, &str> = kept.iter().map(|(id, score)| (*id, score.as_str())).collect();
    assert_eq!(scores, kept);
}

// rule: exchange-csv-lossless
#[test]
fn random_files_hold_what_is_in_the_diary_by_the_grammar_alone() {
    let mut entries = 0;
    for seed in 0..500 {
        let diary = diary(seed, 8);
        for whom in EACH {
            let rows = rows(&write(&diary, whom));
            assert_eq!(rows.len(), diary.entries.len(), "seed {seed}");
            for (row, entry) in rows.iter().zip(&diary.entries) {
                check(row, entry, whom);
                entries += 1;
            }
        }
    }
    assert!(entries > 2000, "only {entries}");
}

// rule: exchange-csv-lossless
#[test]
fn two_nights_are_read_by_the_grammar_as_they_are() {
    let Diary { entries, .. } = two_nights();
    let rows = rows(&write(&two_nights(), CsvFor::Programs));
    for (row, entry) in rows.iter().zip(&entries) {
        check(row, entry, CsvFor::Programs);
    }
    assert_eq!(rows.len(), 2);
}

/// A reader that takes everything proves nothing.
#[test]
fn what_is_not_by_the_grammar_is_refused() {
    for (file, broken) in [
        ("a,b\r\n1,2", Broken("a field without an end", 7)),
        ("a,b\n1,2\r\n", Broken("neither a comma nor an end", 3)),
        ("a,b\"\r\n", Broken("a quote inside", 2)),
        ("a,\"b\r\n", Broken("a quote that is not closed", 2)),
        ("a,\"b\"c\r\n", Broken("neither a comma nor an end", 5)),
        ("a,\"b\",", Broken("no end of the last", 6)),
    ] {
        assert_eq!(records(file), Err(broken), "{file:?}");
    }
    let read = records("a,\"b \"\"c\"\",\r\n\"\r\n,\r\n");
    let expected = [["a", "b \"c\",\r\n"], ["", ""]].map(|row| row.map(str::to_owned).to_vec());
    assert_eq!(read, Ok(expected.to_vec()));
}
