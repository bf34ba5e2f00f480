//! Files that want to do harm or are broken, made by hand: each gets a named error, or refused rows with reasons, in a short time and
//! without a panic. What is expected of each stands beside it.
#![expect(clippy::indexing_slicing, reason = "a test that asks for what is not there fails")]

use ldn_diary::diary::{DayBoundary, Id, SideEffect, Symptom};
use ldn_diary::dose::MassUnit;
use ldn_diary::exchange::{
    CsvFor, DateForm, Label, Mapping, Scale, Setting, Table, Use, limits, preview, read_csv,
    suggest, write_csv,
};

use super::any::{diary, tomorrow};
use crate::fuzz::changed;

mod import;
mod ours;

/// A file, and what comes of it.
struct Case {
    name: &'static str,
    file: Vec<u8>,
    expected: &'static str,
}

fn case(name: &'static str, file: impl Into<Vec<u8>>, expected: &'static str) -> Case {
    Case { name, file: file.into(), expected }
}

/// How many seconds a file may take: without optimising, and on a machine that does other things too, more than the two that are promised.
const MOST_SECONDS: u64 = if cfg!(debug_assertions) { 10 } else { 2 };

/// What comes of each file by this reading must be what is expected, and soon.
fn check(cases: Vec<Case>, least: usize, read: impl Fn(&[u8]) -> String) {
    assert!(cases.len() >= least, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let begun = clock();
        let came = read(&case.file);
        let took = begun.elapsed();
        if came != case.expected {
            wrong.push(format!("{}:\n  expected {}\n  came     {came}", case.name, case.expected));
        }
        if took.as_secs() >= MOST_SECONDS {
            wrong.push(format!("{} took {took:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[expect(clippy::disallowed_methods, reason = "this test measures, on a machine with a clock")]
fn clock() -> std::time::Instant {
    std::time::Instant::now()
}

/// What the reader of our own diary says, in one line.
fn of_diary(file: &[u8]) -> String {
    match read_csv(file, tomorrow()) {
        Err(error) => format!("{error:?}"),
        Ok(parsed) => {
            let refused: Vec<String> = parsed
                .refused
                .iter()
                .take(3)
                .map(|refused| {
                    let column = refused.column.map_or("", |at| parsed.headers[at].text());
                    format!("{}/{column}/{:?}", refused.row, refused.why)
                })
                .collect();
            format!(
                "{} read, {} refused {}",
                parsed.entries.len(),
                parsed.refused.len(),
                refused.join(" ")
            )
            .trim_end()
            .to_owned()
        }
    }
}

/// What the reader of other diaries says, in one line. Columns are taken by their names.
fn of_import(file: &[u8]) -> String {
    let table = match Table::read(file) {
        Err(error) => return format!("{error:?}"),
        Ok(table) => table,
    };
    let by_name = |name: &str| match name {
        "date" => Use::Night(Some(DateForm::YearMonthDay)),
        "time" => Use::Time,
        "pain" => Use::Symptom(Id::of(Symptom::Pain), Some(Scale::OURS)),
        "nausea" => Use::SideEffect(Id::of(SideEffect::Nausea)),
        "sleep" => Use::SleepHours,
        "mg" => Use::Dose(MassUnit::Mg),
        "note" => Use::Note(Label::Bare),
        _ => Use::Ignored,
    };
    let setting =
        Setting { day: DayBoundary::default(), offset: 60, dose_time: None, tomorrow: tomorrow() };
    let uses = table.headers().iter().map(|header| by_name(header.text())).collect();
    match preview(&table, &Mapping { uses, setting }) {
        Err(error) => format!("{error:?}"),
        Ok(preview) => {
            let refused: Vec<String> = preview
                .refused
                .iter()
                .take(3)
                .map(|refused| {
                    let column = refused.column.map_or("", |at| table.headers()[at].text());
                    format!("{}/{column}/{:?}", refused.row, refused.why)
                })
                .collect();
            format!(
                "{} read, {} refused {}",
                preview.entries.len(),
                preview.refused.len(),
                refused.join(" ")
            )
            .trim_end()
            .to_owned()
        }
    }
}

/// A text in UTF-16, little end first.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A text in Latin-1.
fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

// rule: exchange-hostile
#[test]
fn no_byte_that_is_changed_makes_a_panic_or_an_entry_that_may_not_be() {
    let mut random = fastrand::Rng::with_seed(5);
    let symptoms = ldn_diary::diary::List::default();
    let json = br#"{"list": [{"date": "2026-11-23", "time": "22:05", "pain": 6, "note": "fine"}, {"date": null}]}"#;
    let mut read = 0;
    for round in 0..20_000 {
        let file = if round % 3 == 0 {
            json.to_vec()
        } else {
            let diary = diary(round % 50, 3);
            let whom = [CsvFor::Programs, CsvFor::Spreadsheets][usize::from(round % 2 == 0)];
            write_csv(&diary.entries, &diary.symptoms, &diary.side_effects, whom).into_bytes()
        };
        let file = changed(&file, &mut random);
        if let Ok(parsed) = read_csv(&file, tomorrow()) {
            read += parsed.entries.len();
            for entry in parsed.entries {
                assert_eq!(entry.clone().checked(), Ok(entry.clone()), "round {round}");
                assert!(entry.night.date() <= tomorrow(), "round {round}");
            }
        }
        if let Ok(table) = Table::read(&file) {
            let uses = suggest(&table, &symptoms, &ldn_diary::diary::List::default());
            let setting = Setting {
                day: DayBoundary::default(),
                offset: 60,
                dose_time: None,
                tomorrow: tomorrow(),
            };
            // What it says is tried elsewhere; here it must say something.
            preview(&table, &Mapping { uses, setting }).ok();
        }
    }
    assert!(read > 5000, "only {read} were read");
}
