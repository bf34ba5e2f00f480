//! That no spreadsheet can run what stands in the file for it, and that nothing is lost by that.

use fastrand::Rng;
use ldn_diary::diary::Note;
use ldn_diary::exchange::CsvFor;

use super::super::any::{diary, text};
use super::{cells, read, two_nights, write};

/// Whether a spreadsheet could take a text for a formula: by what the brief of a safe file says, and not by our own code.
fn could_run(text: &str) -> bool {
    let begins = |part: &str| {
        part.trim_start_matches([' ', '\u{a0}', '\u{2028}', '\u{feff}', '\u{202e}', '\u{1}'])
            .starts_with(['=', '+', '-', '@', '\t', '\r'])
    };
    text.split(['\n', ';']).any(begins)
        || text.split(['\n', ';', '\t']).any(|part| begins(part.trim_start()))
}

// rule: exchange-csv-defused
#[test]
fn no_cell_for_spreadsheets_can_be_run() {
    let (mut dangerous, mut random) = (0, Rng::with_seed(7));
    for seed in 0..4000 {
        let mut diary = two_nights();
        let note = if seed % 2 == 0 {
            text(&mut random, 6)
        } else {
            PAYLOADS[seed / 2 % PAYLOADS.len()].to_owned()
        };
        dangerous += usize::from(could_run(&note));
        diary.entries[0].note = Note::new(&note).unwrap();
        let file = write(&diary, CsvFor::Spreadsheets);
        for cell in cells(&file).iter().flatten() {
            assert!(!could_run(cell), "{cell:?} of {note:?}");
        }
        assert_eq!(read(&file).entries, diary.entries, "{note:?}");
        // And where someone takes the note out of the plain file into a spreadsheet, it is what was written.
        assert_eq!(read(&write(&diary, CsvFor::Programs)).entries, diary.entries, "{note:?}");
    }
    assert!(dangerous > 1500, "only {dangerous} were dangerous");
}

const PAYLOADS: [&str; 20] = [
    "=1+1",
    "'=1+1",
    "''=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "  =1",
    "\u{a0}=1",
    "a\n=1",
    "a\n  -1",
    "a;=1;b",
    "a\t=1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"x\")",
    "' =1",
    "' '=1",
    "=",
    "-5",
    "\n\n=\n'=\n''-",
];

// rule: exchange-csv-defused
#[test]
fn no_cell_and_no_name_of_a_random_diary_can_be_run() {
    let mut plain = 0;
    for seed in 0..500 {
        let diary = diary(seed, 4);
        for cell in cells(&write(&diary, CsvFor::Spreadsheets)).iter().flatten() {
            assert!(!could_run(cell), "{cell:?}, seed {seed}");
        }
        let cells = cells(&write(&diary, CsvFor::Programs));
        plain += cells.first().unwrap().iter().filter(|name| could_run(name)).count();
    }
    assert!(plain > 100, "only {plain} names were dangerous");
}

// rule: exchange-csv-defused
#[test]
fn harmless_texts_and_numbers_stay_as_they_are() {
    for note in
        ["5", "1.5 mg", "a = b", "x-y", "mail@home", "it's", "'quoted'", "a, -b", "' '", "''"]
    {
        let mut diary = two_nights();
        diary.entries[0].note = Note::new(note).unwrap();
        let rows = cells(&write(&diary, CsvFor::Spreadsheets));
        assert!(rows[1].iter().any(|cell| cell == note), "{note:?}");
        assert!(rows[1].iter().any(|cell| cell == "1.5"));
    }
}
