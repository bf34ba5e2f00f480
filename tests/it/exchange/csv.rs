//! The diary as CSV: its exact text, that it is read back without loss, and what is said of a file that is not as it was written.
#![expect(clippy::too_many_lines, reason = "a table of cases is as long as it is")]
#![expect(clippy::indexing_slicing, reason = "a test that asks for what is not there fails")]

use ldn_diary::diary::*;
use ldn_diary::exchange::{
    CsvError, CsvFor, Parsed, Refusal, Refused, TableError, read_csv, write_csv,
};

use super::any::{Diary, diary, tomorrow};
use crate::help::{mg, ml};

mod by_the_rfc;
mod defused;

const EACH: [CsvFor; 2] = [CsvFor::Programs, CsvFor::Spreadsheets];

fn write(diary: &Diary, whom: CsvFor) -> String {
    write_csv(&diary.entries, &diary.symptoms, &diary.side_effects, whom)
}

fn read(text: &str) -> Parsed {
    read_csv(text.as_bytes(), tomorrow()).unwrap()
}

fn moment(iso: &str, offset: i16) -> Moment {
    Moment::new(iso.parse().unwrap(), offset).unwrap()
}

/// One night with something of everything, and one on which a dose was missed.
pub(super) fn two_nights() -> Diary {
    let mut symptoms = List::<Symptom>::default();
    for item in symptoms.clone().shown().skip(1) {
        symptoms.hide(item.id).unwrap();
    }
    let hand = symptoms.add(Name::new("Left hand, \"cold\"").unwrap()).unwrap();
    let mut side_effects = List::<SideEffect>::default();
    for item in side_effects.clone().shown().skip(1) {
        side_effects.hide(item.id).unwrap();
    }
    let night = Night::ymd(2026, 11, 23).unwrap();
    let written = moment("2026-11-23T22:10:00", 60);
    let mut full = Entry::new(
        EntryId::new(limits::LARGEST_RECORD).unwrap(),
        night,
        written,
        Timing::OnTheNight,
    );
    full.revision = 2;
    full.doses = vec![DoseRecord::Taken {
        dose: mg("1.5"),
        draw: Some(ml("1.5")),
        bottle: Some(BottleId(3)),
        at: written,
    }];
    full.scores.insert(Id::of(Symptom::Fatigue), Score::new(6).unwrap());
    full.scores.insert(hand, Score::new(0).unwrap());
    full.side_effects.insert(Id::of(SideEffect::VividDreams), Severity::Mild);
    full.sleep.hours = QuarterHours::new(29).ok();
    full.sleep.quality = Score::new(7).ok();
    full.circumstances =
        full.circumstances.with(Circumstance::Heat).with(Circumstance::OtherMedicine);
    full.note = Note::new("Legs heavy,\n=stiff; \"cold\"").unwrap();
    let night = Night::ymd(2026, 11, 24).unwrap();
    let written = moment("2026-11-25T09:00:00", -150);
    let mut missed = Entry::new(EntryId::new(2).unwrap(), night, written, Timing::Later);
    missed.doses = vec![DoseRecord::Missed { due: None }];
    missed.feeling = Some(Feeling::Awful);
    Diary { entries: vec![full, missed], symptoms, side_effects }
}

const PLAIN: &str = "night,dose_1_outcome,dose_1_mg,dose_1_ml,dose_1_at,dose_1_due,dose_1_reason,dose_1_bottle,\
symptom_1_fatigue,\"symptom_100: Left hand, \"\"cold\"\"\",side_effect_1_vivid_dreams,sleep_hours,sleep_quality,\
circumstance_heat,circumstance_infection,circumstance_fever,circumstance_stress,circumstance_period,\
circumstance_other_medicine,feeling,note,written,id,revision,timing\r\n\
2026-11-23,taken,1.5,1.5,2026-11-23T22:10+01:00,,,3,6,0,mild,7.25,7,yes,,,,,yes,,\
\"Legs heavy,\n=stiff; \"\"cold\"\"\",2026-11-23T22:10+01:00,entry-9007199254740991,2,on_the_night\r\n\
2026-11-24,missed,,,,,,,,,,,,,,,,,,awful,,2026-11-25T09:00-02:30,entry-2,1,later\r\n";

// rule: exchange-csv-lossless
#[test]
fn a_file_is_as_the_docs_say() {
    let diary = two_nights();
    assert_eq!(write(&diary, CsvFor::Programs), PLAIN);
    let guarded = PLAIN.replace(",note,", ",guarded_note,").replace("\n=stiff", "\n'=stiff");
    assert_eq!(write(&diary, CsvFor::Spreadsheets), guarded);
}

// rule: exchange-csv-lossless
#[test]
fn random_diaries_are_read_back_as_they_were_written() {
    let mut entries = 0;
    for seed in 0..2000 {
        let diary = diary(seed, 12);
        entries += diary.entries.len();
        for whom in EACH {
            let parsed = read(&write(&diary, whom));
            assert_eq!(parsed.entries, diary.entries, "seed {seed} for {whom:?}");
            assert_eq!(
                (parsed.refused, parsed.unknown, parsed.repeated),
                (vec![], vec![], 0),
                "seed {seed}"
            );
            for named in parsed.symptoms {
                let item = diary.symptoms.get(named.id);
                assert_eq!(named.name, item.and_then(|item| item.name.clone()), "seed {seed}");
            }
            for named in parsed.side_effects {
                let item = diary.side_effects.get(named.id);
                assert_eq!(named.name, item.and_then(|item| item.name.clone()), "seed {seed}");
            }
        }
    }
    assert!(entries > 10_000, "only {entries}");
}

// rule: exchange-csv-lossless
#[test]
fn what_a_spreadsheet_saves_again_is_read_as_the_same() {
    for seed in 0..500 {
        let diary = diary(seed, 6);
        let file = write(&diary, CsvFor::Spreadsheets);
        let rows: Vec<Vec<String>> = cells(&file);
        for separator in [",", ";", "\t"] {
            for end in ["\r\n", "\n"] {
                let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
                let row =
                    |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(separator);
                let again: Vec<String> = rows.iter().map(row).collect();
                let again = format!("\u{feff}{}{end}", again.join(end));
                assert_eq!(
                    read(&again).entries,
                    diary.entries,
                    "seed {seed}, {separator:?}, {end:?}"
                );
            }
        }
    }
}

/// The cells of a file, by a reading of our own that knows one separator.
fn cells(file: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut quoted, mut letters) = (false, file.chars().peekable());
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    rows.pop();
    rows
}

/// The plain file with one cell of its first night changed.
fn changed(column: &str, cell: &str) -> String {
    let mut rows = cells(PLAIN);
    let place =
        rows[0].iter().position(|name| name == column).unwrap_or_else(|| panic!("{column}"));
    cell.clone_into(&mut rows[1][place]);
    joined(&rows)
}

fn joined(rows: &[Vec<String>]) -> String {
    let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

// rule: exchange-hostile
#[test]
fn a_cell_that_is_wrong_is_refused_with_its_column_and_reason() {
    use Refusal::*;
    for (column, cell, why) in [
        ("night", "", Missing),
        ("night", "23.11.2026", Date),
        ("night", "2026-11-31", Date),
        ("night", "2026-1-3", Date),
        ("night", "+2026-11-23", Date),
        ("night", "1899-12-31", DateOutOfRange),
        ("night", "2127-01-01", DateOutOfRange),
        ("written", "2026-11-23", Moment),
        ("written", "2026-11-23T22:10", Moment),
        ("written", "2026-11-23T22:10Z", Moment),
        ("written", "2026-11-23T22:10+01:60", Moment),
        ("written", "2026-11-23T24:10+01:00", Moment),
        ("written", "2026-11-23T22:10+19:00", Diary(DiaryError::Offset)),
        ("written", "2127-01-01T00:00+00:00", DateOutOfRange),
        ("timing", "", Missing),
        ("timing", "on_the_nigh", Word),
        ("timing", "LATER", Word),
        ("id", "", Missing),
        ("id", "17", Whole),
        ("id", "entry-", Whole),
        ("id", "entry-017", Whole),
        ("id", "entry-1e3", Whole),
        ("id", "entry-0", Diary(DiaryError::Number)),
        ("id", "entry-9007199254740992", Diary(DiaryError::Number)),
        ("id", "entry-99999999999999999999", Whole),
        ("revision", "0", Diary(DiaryError::Revision)),
        ("revision", "4294967296", Whole),
        ("revision", "-1", Whole),
        ("symptom_1_fatigue", "11", Diary(DiaryError::Score)),
        ("symptom_1_fatigue", "-1", Whole),
        ("symptom_1_fatigue", "5.5", Whole),
        ("symptom_1_fatigue", "NaN", Whole),
        ("symptom_1_fatigue", "1e1", Whole),
        ("symptom_1_fatigue", "256", Whole),
        ("symptom_1_fatigue", "٣", Whole),
        ("side_effect_1_vivid_dreams", "1", Word),
        ("sleep_hours", "7.3", Decimal),
        ("sleep_hours", "24.25", Diary(DiaryError::Sleep)),
        ("sleep_hours", "64.25", Decimal),
        ("sleep_hours", "7,25", Decimal),
        ("sleep_quality", "11", Diary(DiaryError::Score)),
        ("circumstance_heat", "no", Word),
        ("feeling", "fine", Word),
        ("dose_1_outcome", "", Stray),
        ("dose_1_outcome", "had", Word),
        ("dose_1_outcome", "missed", Stray),
        ("dose_1_mg", "", Missing),
        ("dose_1_mg", "0", Diary(DiaryError::NoDose)),
        ("dose_1_mg", "1,5", Decimal),
        ("dose_1_mg", "-1.5", Decimal),
        ("dose_1_mg", "1.", Decimal),
        ("dose_1_mg", ".5", Decimal),
        ("dose_1_mg", "inf", Decimal),
        ("dose_1_mg", "99999999999999999999", Decimal),
        ("dose_1_mg", "0.00000000000000000001", Decimal),
        ("dose_1_ml", "1.5 mL", Decimal),
        ("dose_1_at", "", Missing),
        ("dose_1_at", "22:10", Moment),
        ("dose_1_due", "22:00", Stray),
        ("dose_1_reason", "advised", Stray),
        ("dose_1_bottle", "4294967296", Whole),
        ("note", "a\0b", Diary(DiaryError::NoteHasNul)),
    ] {
        let parsed = read(&changed(column, cell));
        // What is stray is told at what is there.
        let told = |refused: &Refused| parsed.headers[refused.column.unwrap()].text().to_owned();
        let [refused] = parsed.refused.as_slice() else {
            panic!("{column} {cell:?}: {:?}", parsed.refused)
        };
        assert_eq!((refused.row, refused.why), (2, why), "{column} {cell:?}");
        assert!(
            told(refused) == column || why == Stray,
            "{column} {cell:?} told at {}",
            told(refused)
        );
        assert_eq!(parsed.entries.len(), 1, "{column} {cell:?}");
    }
    let long = "x".repeat(10_001);
    let refused = read(&changed("note", &long)).refused;
    assert_eq!(refused[0].why, Diary(DiaryError::NoteTooLong));
}

// rule: exchange-csv-lossless
#[test]
fn a_rounded_number_stands_beside_the_exact_one_and_must_be_the_same() {
    let mut diary = two_nights();
    let third = ldn_diary::dose::Mass::mg(ldn_diary::dose::Exact::fraction(1, 3).unwrap());
    let at = diary.entries[0].written;
    diary.entries[0].doses = vec![DoseRecord::Taken { dose: third, draw: None, bottle: None, at }];
    let file = write(&diary, CsvFor::Programs);
    assert!(file.contains("dose_1_mg,dose_1_mg_exact,dose_1_ml,"), "{file}");
    assert!(file.contains("taken,0.333,1 over 3,,"), "{file}");
    assert_eq!(read(&file).entries, diary.entries);
    for (exact, why) in [
        ("2 over 3", Refusal::NotTheSame),
        ("1 over 0", Refusal::Fraction),
        ("1/3", Refusal::Fraction),
        ("-1 over 3", Refusal::Fraction),
        ("1 over 99999999999999999999", Refusal::Fraction),
    ] {
        let refused = read(&file.replace("1 over 3", exact)).refused;
        assert_eq!(refused[0].why, why, "{exact}");
    }
}

// rule: exchange-hostile
#[test]
fn a_column_that_is_not_known_is_told_and_one_that_is_there_twice_is_refused() {
    let mut rows = cells(PLAIN);
    for (row, cell) in rows.iter_mut().zip(["mood today", "fine", ""]) {
        row.push(cell.to_owned());
    }
    let parsed = read(&joined(&rows));
    assert_eq!((parsed.unknown.as_slice(), parsed.entries.len()), (&[25][..], 2));
    assert_eq!(parsed.headers[25].text(), "mood today");
    for (name, twice) in [
        ("night", true),
        ("guarded_note", true),
        ("symptom_1: Other name", true),
        ("symptom_1_pain", false),
        ("symptom_0", false),
        ("symptom_01", false),
        ("symptom_100_hand", false),
        ("symptom_100:", false),
        ("symptom_4294967296", false),
        ("dose_0_mg", false),
        ("dose_9_mg", false),
        ("dose_1_kg", false),
        ("circumstance_snow", false),
        ("Night", false),
        ("", false),
    ] {
        rows[0][25] = name.to_owned();
        match read_csv(joined(&rows).as_bytes(), tomorrow()) {
            Err(error) => {
                assert!(
                    twice && error == CsvError::ColumnTwice { column: 25 },
                    "{name}: {error:?}"
                );
            }
            Ok(parsed) => assert!(!twice && parsed.unknown == [25], "{name}"),
        }
    }
}

// rule: exchange-twice
#[test]
fn a_number_that_is_there_twice_is_one_entry_or_is_refused() {
    let row = PLAIN.split_inclusive("\r\n").nth(2).unwrap();
    let parsed = read(&[PLAIN, row].concat());
    assert_eq!((parsed.entries.len(), parsed.repeated, parsed.refused.len()), (2, 1, 0));
    let other = row.replace("awful", "");
    let parsed = read(&[PLAIN, &other].concat());
    let why = Refusal::NumberTwice { row: 3 };
    assert_eq!(parsed.refused, [Refused { row: 4, column: None, why }]);
    assert_eq!((parsed.entries.len(), parsed.repeated), (2, 0));
}

// rule: exchange-hostile
#[test]
fn a_file_that_was_cut_is_never_read_as_a_whole_row() {
    let diary = two_nights();
    for whom in EACH {
        let file = write(&diary, whom);
        // Notes have other line ends. The first row is the header; the last may lack its end.
        let ends: Vec<usize> = file.match_indices("\r\n").map(|(at, _)| at).skip(1).collect();
        for end in 0..file.len() {
            let Ok(parsed) = read_csv(&file.as_bytes()[..end], tomorrow()) else { continue };
            let whole = ends.iter().filter(|at| **at <= end).count();
            assert_eq!(parsed.entries.len(), whole, "cut at {end}");
            assert!(diary.entries.starts_with(&parsed.entries), "cut at {end}");
        }
    }
}

// rule: exchange-hostile
#[test]
fn a_file_of_another_program_is_told_from_ours() {
    let missing = |text: &str| read_csv(text.as_bytes(), tomorrow()).unwrap_err();
    assert_eq!(
        missing("date,mood\r\n2026-11-23,good\r\n"),
        CsvError::NotOurs { missing: vec!["night", "written", "id", "revision", "timing"] }
    );
    assert_eq!(missing(""), CsvError::Table(TableError::Empty));
    assert_eq!(
        missing("night;written;id;revision\r\n"),
        CsvError::NotOurs { missing: vec!["timing"] }
    );
}

// rule: exchange-private
#[test]
fn no_debug_shows_a_name_or_a_note() {
    let shown = format!("{:?}", read(PLAIN));
    for word in ["Left hand", "cold", "Legs", "stiff"] {
        assert!(!shown.contains(word), "{shown}");
    }
}
