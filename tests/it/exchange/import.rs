//! Other diaries: what a mapping makes of their rows, what is said of the rest, and that the same file twice is the same as once.
#![expect(clippy::too_many_lines, reason = "a table of cases is as long as it is")]
#![expect(clippy::indexing_slicing, reason = "a test that asks for what is not there fails")]

use std::collections::BTreeSet;
use std::fmt::Write;

use fastrand::Rng;
use ldn_diary::diary::*;
use ldn_diary::dose::{Exact, MassUnit, NumberError};
use ldn_diary::exchange::{
    Between, Change, Changed, DateForm, Label, Mapping, MappingError, Preview, Refusal, Refused,
    Scale, Setting, Table, Use, preview,
};

use super::any::{text, tomorrow};
use crate::help::n;

mod columns;

fn table(text: &str) -> Table {
    Table::read(text.as_bytes()).unwrap()
}

fn setting() -> Setting {
    Setting { day: DayBoundary::default(), offset: 60, dose_time: None, tomorrow: tomorrow() }
}

fn seen(text: &str, uses: &[Use]) -> Preview {
    preview(&table(text), &Mapping { uses: uses.to_vec(), setting: setting() }).unwrap()
}

fn scale(zero: u16, ten: u16, between: Between) -> Scale {
    Scale::new(zero, ten, between).unwrap()
}

const NIGHT: Use = Use::Night(Some(DateForm::YearMonthDay));
const NOTE: Use = Use::Note(Label::Bare);

fn pain(scale: Scale) -> Use {
    Use::Symptom(Id::of(Symptom::Pain), Some(scale))
}

fn refused(row: usize, column: usize, why: Refusal) -> Refused {
    Refused { row, column: Some(column), why }
}

// rule: exchange-scales
#[test]
fn a_value_becomes_the_score_that_the_docs_say() {
    let nearest = Between::Nearest;
    let refuse = Between::Refused;
    let between = Err(Refusal::BetweenScores);
    let out = Err(Refusal::OutOfScale);
    for (zero, ten, between_is, value, expected) in [
        (0, 10, refuse, "7", Ok((7, None))),
        (0, 10, refuse, "7.5", between),
        (0, 10, nearest, "7.5", Ok((8, Some("7.5")))),
        (0, 10, nearest, "7.49", Ok((7, Some("7.49")))),
        (0, 10, refuse, "11", out),
        (1, 5, refuse, "1", Ok((0, None))),
        (1, 5, refuse, "2", between),
        (1, 5, nearest, "2", Ok((3, Some("2.5")))),
        (1, 5, refuse, "3", Ok((5, None))),
        (1, 5, nearest, "4", Ok((8, Some("7.5")))),
        (1, 5, refuse, "5", Ok((10, None))),
        (1, 5, nearest, "0", out),
        (1, 5, nearest, "5.1", out),
        (0, 100, refuse, "70", Ok((7, None))),
        (0, 100, nearest, "74", Ok((7, Some("7.4")))),
        (0, 100, nearest, "75", Ok((8, Some("7.5")))),
        (0, 100, refuse, "101", out),
        (0, 4, nearest, "1", Ok((3, Some("2.5")))),
        (5, 1, refuse, "5", Ok((0, None))),
        (5, 1, refuse, "1", Ok((10, None))),
        (5, 1, nearest, "4", Ok((3, Some("2.5")))),
        (5, 1, nearest, "6", out),
        (10, 0, refuse, "3", Ok((7, None))),
    ] {
        let came = scale(zero, ten, between_is).score(n(value));
        let expected = expected
            .map(|(score, from): (u8, Option<&str>)| (Score::new(score).unwrap(), from.map(n)));
        assert_eq!(came, expected, "{value} from {zero} to {ten}");
    }
    assert_eq!(Scale::new(3, 3, nearest), Err(MappingError::NoScale));
}

// rule: exchange-scales
#[test]
fn each_value_that_is_rounded_is_told() {
    let file = "date,pain\n2026-11-23,2\n2026-11-24,3\n2026-11-25,4\n";
    let preview = seen(file, &[NIGHT, pain(scale(1, 5, Between::Nearest))]);
    let rounded = |row, from, to| Changed {
        row,
        column: 1,
        what: Change::Rounded { from: n(from), to: Score::new(to).unwrap() },
    };
    assert_eq!(preview.changed, [rounded(2, "2.5", 3), rounded(4, "7.5", 8)]);
    let preview = seen(file, &[NIGHT, pain(scale(1, 5, Between::Refused))]);
    let why = Refusal::BetweenScores;
    assert_eq!(preview.refused, [refused(2, 1, why), refused(4, 1, why)]);
    assert_eq!(preview.entries.len(), 1);
}

/// The one row of a file with date, time and note: its night, when it was written, and what was changed.
fn when(date: &str, time: &str) -> Result<(String, String, Timing, Vec<Change>), Refusal> {
    let preview = seen(&format!("date,time,note\n{date},{time},x\n"), &[NIGHT, Use::Time, NOTE]);
    if let [refused] = preview.refused.as_slice() {
        return Err(refused.why);
    }
    let entry = &preview.entries[0];
    let written = format!("{} {}", entry.written.local(), entry.written.offset());
    let changes = preview.changed.iter().map(|changed| changed.what).collect();
    Ok((entry.night.to_string(), written, entry.timing, changes))
}

// rule: exchange-changes
#[test]
fn a_time_decides_the_night_and_what_is_not_known_is_not_made_up() {
    use Change::*;
    use Timing::*;
    for (date, time, night, written, timing, changes) in [
        ("2026-11-23", "22:04", "2026-11-23", "2026-11-23 22:04:00 60", OnTheNight, vec![]),
        ("2026-11-23", "10:04 PM", "2026-11-23", "2026-11-23 22:04:00 60", OnTheNight, vec![]),
        (
            "2026-11-23",
            "12:30am",
            "2026-11-22",
            "2026-11-23 00:30:00 60",
            OnTheNight,
            vec![NightBefore],
        ),
        ("2026-11-23", "12:30 pm", "2026-11-23", "2026-11-23 12:30:00 60", OnTheNight, vec![]),
        (
            "2026-11-23",
            "03:59",
            "2026-11-22",
            "2026-11-23 03:59:00 60",
            OnTheNight,
            vec![NightBefore],
        ),
        ("2026-11-23", "04:00", "2026-11-23", "2026-11-23 04:00:00 60", OnTheNight, vec![]),
        (
            "2026-11-23",
            "22:04:30",
            "2026-11-23",
            "2026-11-23 22:04:00 60",
            OnTheNight,
            vec![SecondsDropped],
        ),
        ("2026-11-23", "", "2026-11-23", "2026-11-23 12:00:00 60", Later, vec![]),
        ("2026-11-23 00:00:00", "", "2026-11-23", "2026-11-23 12:00:00 60", Later, vec![NoTime]),
        (
            "2026-11-23 00:00",
            "22:04",
            "2026-11-23",
            "2026-11-23 22:04:00 60",
            OnTheNight,
            vec![NoTime],
        ),
        ("2026-11-23 21:30", "", "2026-11-23", "2026-11-23 21:30:00 60", OnTheNight, vec![]),
        (
            "2026-11-23T22:30:00Z",
            "",
            "2026-11-23",
            "2026-11-23 23:30:00 60",
            OnTheNight,
            vec![FromUtc],
        ),
        (
            "2026-11-23T23:30:00Z",
            "",
            "2026-11-23",
            "2026-11-24 00:30:00 60",
            OnTheNight,
            vec![FromUtc, NightBefore],
        ),
        (
            "2026-11-23 08:00:00 -0530",
            "",
            "2026-11-23",
            "2026-11-23 08:00:00 -330",
            OnTheNight,
            vec![],
        ),
        ("2026-11-23T08:00+02:00", "", "2026-11-23", "2026-11-23 08:00:00 120", OnTheNight, vec![]),
    ] {
        let expected = (night.to_owned(), written.to_owned(), timing, changes);
        assert_eq!(when(date, time), Ok(expected), "{date} and {time}");
    }
    assert_eq!(when("2026-11-23 21:30", "22:04"), Err(Refusal::Stray));
}

// rule: exchange-changes
#[test]
fn doses_and_sleep_are_taken_exactly_or_with_a_word() {
    let file = "date,mg,mcg,sleep\n2026-11-23,1.5,500,7:20\n2026-11-24,,,7.5\n";
    let uses = [NIGHT, Use::Dose(MassUnit::Mg), Use::Dose(MassUnit::Mcg), Use::SleepHours];
    let without = seen(file, &uses);
    assert_eq!(without.refused, [refused(2, 1, Refusal::DoseWithoutTime)]);
    for (time, at) in [("22:30", "2026-11-23T22:30:00"), ("00:30", "2026-11-24T00:30:00")] {
        let mut mapping = Mapping { uses: uses.to_vec(), setting: setting() };
        mapping.setting.dose_time = Some(format!("{time}:00").parse().unwrap());
        let preview = preview(&table(file), &mapping).unwrap();
        let at = Moment::new(at.parse().unwrap(), 60).unwrap();
        let dose =
            |text| DoseRecord::Taken { dose: crate::help::mg(text), draw: None, bottle: None, at };
        assert_eq!(preview.entries[0].doses, [dose("1.5"), dose("0.5")]);
        assert_eq!(preview.entries[0].sleep.hours, QuarterHours::new(29).ok());
        assert_eq!(preview.entries[1].sleep.hours, QuarterHours::new(30).ok());
        let from = Exact::fraction(88, 3).unwrap();
        let sleep = Change::SleepRounded { from, to: QuarterHours::new(29).unwrap() };
        let usual = |column| Changed { row: 2, column, what: Change::UsualTime };
        assert_eq!(
            preview.changed,
            [usual(1), usual(2), Changed { row: 2, column: 3, what: sleep }]
        );
    }
}

// rule: exchange-twice
#[test]
fn the_same_rows_are_the_same_entries_whatever_stands_around_them() {
    let uses = [NIGHT, pain(Scale::OURS), NOTE, Use::Ignored];
    let first = seen("date,pain,note,exported\n2026-11-23,6,fine,1\n2026-11-24,7,,1\n", &uses);
    assert_eq!(first.entries.len(), 2);
    let again = seen("date,pain,note,exported\n2026-11-23,6,fine,1\n2026-11-24,7,,1\n", &uses);
    assert_eq!(again, first);
    // Another day of export, with a row more, in another order.
    let later = seen(
        "date,pain,note,exported\n2026-11-25,1,,2\n2026-11-24,7,,2\n2026-11-23,6,fine,2\n",
        &uses,
    );
    assert_eq!(later.entries.len(), 3);
    for entry in &first.entries {
        assert!(later.entries.contains(entry));
    }
    // The columns in another order, and as JSON.
    let moved = seen(
        "note,date,pain\nfine,2026-11-23,6\n,2026-11-24,7\n",
        &[NOTE, NIGHT, pain(Scale::OURS)],
    );
    assert_eq!(moved.entries, first.entries);
    let json = r#"{"all": [{"date": "2026-11-23", "pain": 6, "note": "fine"}, {"pain": 7, "date": "2026-11-24"}]}"#;
    let json = seen(json, &[NIGHT, pain(Scale::OURS), NOTE]);
    assert_eq!(json.entries, first.entries);
    // A row twice is one entry; a row that says something else is another.
    let twice = seen(
        "date,pain,note,exported\n2026-11-23,6,fine,1\n2026-11-23,6,fine,2\n2026-11-23,5,fine,1\n",
        &uses,
    );
    assert_eq!((twice.entries.len(), twice.repeated), (2, 1));
    assert!(first.entries[0].id != twice.entries[1].id);
}

// rule: exchange-twice
#[test]
fn rows_that_differ_have_numbers_that_differ() {
    let mut file = String::from("date,pain,note\n");
    for day in 1..=30 {
        for pain in 0..=10 {
            for note in 0..100 {
                writeln!(file, "2026-11-{day:02},{pain},{note}").unwrap();
            }
        }
    }
    let preview = seen(&file, &[NIGHT, pain(Scale::OURS), NOTE]);
    let ids: BTreeSet<EntryId> = preview.entries.iter().map(|entry| entry.id).collect();
    assert_eq!((ids.len(), preview.repeated, preview.refused.len()), (33_000, 0, 0));
    // What stands in one cell and what stands in the next are not run together.
    let shifted = seen("date,a,b\n2026-11-23,x,yz\n2026-11-23,xy,z\n", &[NIGHT, NOTE, NOTE]);
    assert!(shifted.entries[0].id != shifted.entries[1].id);
    let named = seen("date,a,ab\n2026-11-23,bc,\n2026-11-23,,c\n", &[NIGHT, NOTE, NOTE]);
    assert!(named.entries[0].id != named.entries[1].id);
}

const CELLS: [&str; 20] = [
    "2026-11-23",
    "2026-11-23 22:00",
    "11/23/2026",
    "22:04",
    "9:30 pm",
    "7",
    "7.5",
    "11",
    "-1",
    "NaN",
    "1e9",
    "1,500",
    "mild",
    "yes",
    "",
    "",
    "7:20",
    "99999999999999999999999",
    "0",
    "null",
];

/// A good cell for each column of the test below.
const GOOD: [&str; 12] =
    ["2026-11-23", "22:04", "3", "7", "mild", "yes", "7:20", "2", "500", "note", "tag", "x"];

// rule: exchange-hostile
#[test]
fn every_row_becomes_an_entry_or_is_told() {
    let mut random = Rng::with_seed(11);
    let nearest = scale(1, 5, Between::Nearest);
    let (mut entries, mut refused) = (0, 0);
    for _ in 0..2000 {
        let mut all = vec![
            NIGHT,
            Use::Time,
            pain(nearest),
            Use::Symptom(Id::new(100).unwrap(), Some(Scale::OURS)),
            Use::SideEffect(Id::of(SideEffect::Nausea)),
            Use::Circumstance(Circumstance::Heat),
            Use::SleepHours,
            Use::SleepQuality(Some(nearest)),
            Use::Dose(MassUnit::Mcg),
            NOTE,
            Use::Note(Label::WithHeader),
            Use::Ignored,
        ];
        all.truncate(random.usize(1..=all.len()));
        let mut file =
            all.iter().enumerate().map(|(at, _)| format!("c{at}")).collect::<Vec<_>>().join(",");
        let rows = random.usize(0..8);
        for _ in 0..rows {
            let cell = |(at, _): (usize, &Use)| match random.u8(0..12) {
                0 => format!("\"{}\"", text(&mut random, 4).replace('"', "\"\"")),
                1 | 2 => CELLS[random.usize(0..CELLS.len())].replace(',', "."),
                _ => GOOD[at].to_owned(),
            };
            let cells: Vec<String> = all.iter().enumerate().map(cell).collect();
            write!(file, "\n{}", cells.join(",")).unwrap();
        }
        // A line of nothing is no row.
        let rows = table(&file).rows().count() + table(&file).refused().len();
        let preview = seen(&file, &all);
        assert_eq!(
            preview.entries.len() + preview.refused.len() + preview.repeated,
            rows,
            "{file}"
        );
        assert!(preview.refused.is_sorted_by_key(|refused| refused.row), "{file}");
        entries += preview.entries.len();
        refused += preview.refused.len();
    }
    assert!(entries > 300 && refused > 1000, "{entries} entries, {refused} refused");
}

// rule: exchange-private
#[test]
fn no_debug_shows_what_stands_in_a_table() {
    let table = table("secret name,date\nsecret cell,2026-11-23\n");
    let preview = seen("secret name,date\nsecret cell,2026-11-23\n", &[NOTE, NIGHT]);
    let row = table.rows().next().unwrap();
    assert_eq!(row.cell(0), "secret cell");
    for shown in [
        format!("{table:?}"),
        format!("{:?}", table.headers()),
        format!("{row:?}"),
        format!("{preview:?}"),
    ] {
        assert!(!shown.contains("secret"), "{shown}");
    }
    // A character that is no part of a number is told by itself, and no more of it.
    let why = Refusal::Number(NumberError::Character('s'));
    let preview = seen("a,date\nsecret,2026-11-23\n", &[pain(Scale::OURS), NIGHT]);
    assert_eq!(preview.refused, [refused(2, 0, why)]);
}
