//! Hostile files for the reader of our own CSV.
#![expect(clippy::too_many_lines, reason = "a table of cases is as long as it is")]

use super::*;

const HEAD: &str = "night,dose_1_outcome,dose_1_mg,dose_1_ml,dose_1_at,symptom_1_fatigue,side_effect_1,sleep_hours,note,written,id,revision,timing\r\n";
const GOOD: &str = "2026-11-23,taken,1.5,1.5,2026-11-23T22:00+01:00,6,mild,7.25,fine,2026-11-23T22:05+01:00,entry-1,1,on_the_night\r\n";

/// A file of one row, of which one piece is another.
fn with(piece: &str, other: &str) -> String {
    assert!(GOOD.contains(piece), "{piece}");
    format!("{HEAD}{}", GOOD.replacen(piece, other, 1))
}

/// The same with a note.
fn note(note: &str) -> String {
    with("fine", note)
}

fn whole_files() -> Vec<Case> {
    let good = format!("{HEAD}{GOOD}");
    vec![
        case("a good one", good.clone(), "1 read, 0 refused"),
        case("nothing", "", "Table(Empty)"),
        case("a mark alone", "\u{feff}", "Table(Empty)"),
        case("line ends alone", "\r\n\r\n\n\r", "Table(Empty)"),
        case(
            "spaces alone",
            "   ",
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case("two marks", format!("\u{feff}\u{feff}{good}"), "1 read, 0 refused"),
        case("UTF-16 with a mark", [&[0xff, 0xfe][..], &utf16(&good)].concat(), "Table(Utf16)"),
        case(
            "UTF-16 the other way",
            [&[0xfe, 0xff, 0][..], &utf16(&good)].concat(),
            "Table(Utf16)",
        ),
        case("UTF-16 without a mark", utf16(&good), "Table(Utf16)"),
        case("UTF-32", [0xff, 0xfe, 0, 0, b'n', 0, 0, 0], "Table(Utf32)"),
        case("UTF-32 the other way", [0, 0, 0xfe, 0xff, 0, 0, 0, b'n'], "Table(Utf32)"),
        case("Latin-1", latin1(&note("müde")), "Table(NotUtf8 { line: 2 })"),
        case(
            "half a letter at the end",
            [good.as_bytes(), &[0xc3]].concat(),
            "Table(NotUtf8 { line: 3 })",
        ),
        case(
            "a letter longer than it may be",
            [good.as_bytes(), &[0xc0, 0xaf]].concat(),
            "Table(NotUtf8 { line: 3 })",
        ),
        case(
            "half a pair of UTF-16 in UTF-8",
            [good.as_bytes(), &[0xed, 0xa0, 0x80]].concat(),
            "Table(NotUtf8 { line: 3 })",
        ),
        case("a picture", [0x89, b'P', b'N', b'G', 13, 10, 26, 10], "Table(NotUtf8 { line: 1 })"),
        case(
            "an archive",
            [b'P', b'K', 3, 4, 20, 0, 8, 0],
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case(
            "a page",
            "<html><script>alert(1)</script></html>",
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case(
            "JSON",
            "{\"night\": 1}",
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case("too large", vec![b'a'; limits::MOST_BYTES + 1], "Table(TooLarge)"),
        case("as large as may be", vec![b'a'; limits::MOST_BYTES], "Table(NameTooLong)"),
        case("a million separators", ",".repeat(1_000_000), "Table(TooManyColumns)"),
        case(
            "sixteen million separators below",
            format!("{HEAD}{}", ",".repeat(16_000_000)),
            "0 read, 1 refused 2//CellCount { found: 16000001, expected: 13 }",
        ),
        case("too many rows", format!("{HEAD}{}", "x\r\n".repeat(200_001)), "Table(TooManyRows)"),
        case(
            "as many rows as may be",
            format!("{HEAD}{}", "x\r\n".repeat(200_000)),
            "0 read, 200000 refused 2//CellCount { found: 1, expected: 13 } 3//CellCount { found: 1, expected: 13 } 4//CellCount { found: 1, expected: 13 }",
        ),
        case("a quote never closed", format!("{good}\"{good}"), "Table(OpenQuote { row: 3 })"),
        case(
            "a quote never closed in the header",
            format!("\"{good}"),
            "Table(OpenQuote { row: 1 })",
        ),
        case(
            "a quote closed at the very end",
            format!("{good}\"x\""),
            "1 read, 1 refused 3//CellCount { found: 1, expected: 13 }",
        ),
        case("sixteen million quotes", "\"".repeat(16_000_000), "Table(NameTooLong)"),
        case("an odd number of quotes", "\"".repeat(999_999), "Table(OpenQuote { row: 1 })"),
        case("the header alone", HEAD, "0 read, 0 refused"),
        case(
            "no header",
            GOOD,
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case("the header twice", format!("{HEAD}{HEAD}{GOOD}"), "1 read, 1 refused 2/id/Whole"),
        case("a column twice", good.replace("sleep_hours", "night"), "ColumnTwice { column: 7 }"),
        case("no dates", good.replace("written", "when"), "NotOurs { missing: [\"written\"] }"),
        case(
            "an alien separator",
            good.replace(',', "|"),
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case("semicolons", good.replace(',', ";"), "1 read, 0 refused"),
        case("tabs", good.replace(',', "\t"), "1 read, 0 refused"),
        case(
            "a line that names the separator",
            format!("sep=;\r\n{}", good.replace(',', ";")),
            "1 read, 0 refused",
        ),
        case(
            "a line that names the wrong one",
            format!("sep=;\r\n{good}"),
            "NotOurs { missing: [\"night\", \"written\", \"id\", \"revision\", \"timing\"] }",
        ),
        case("ends of CR alone", good.replace("\r\n", "\r"), "1 read, 0 refused"),
        case("ends of LF alone", good.replace("\r\n", "\n"), "1 read, 0 refused"),
        case("empty lines", good.replace("\r\n", "\r\n\r\n\r\n"), "1 read, 0 refused"),
        case(
            "a header of a megabyte",
            format!("{}{}", "x".repeat(1_000_000), GOOD),
            "Table(NameTooLong)",
        ),
        case(
            "the same number with another note",
            format!("{good}{}", GOOD.replace("fine", "bad")),
            "1 read, 1 refused 3//NumberTwice { row: 2 }",
        ),
        case(
            "the same row a hundred thousand times",
            format!("{HEAD}{}", GOOD.repeat(100_000)),
            "1 read, 0 refused",
        ),
    ]
}

fn single_rows() -> Vec<Case> {
    vec![
        case(
            "a cell less",
            with("7.25,", ""),
            "0 read, 1 refused 2//CellCount { found: 12, expected: 13 }",
        ),
        case(
            "a cell more",
            with("7.25,", "7.25,,"),
            "0 read, 1 refused 2//CellCount { found: 14, expected: 13 }",
        ),
        case(
            "a comma that parts a number",
            with("7.25", "7,25"),
            "0 read, 1 refused 2//CellCount { found: 14, expected: 13 }",
        ),
        case("a script in the note", note("<script>alert(1)</script>"), "1 read, 0 refused"),
        case("a formula in the note", note("=cmd|' /C calc'!A0"), "1 read, 0 refused"),
        case("a NUL in the note", note("a\0b"), "0 read, 1 refused 2/note/Diary(NoteHasNul)"),
        case(
            "a NUL in the night",
            with("2026-11-23,", "2026-11-23\0,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case("a bell in the note", note("\u{7}"), "1 read, 0 refused"),
        case("letters that go the other way", note("\u{202e}live"), "1 read, 0 refused"),
        case("a note as long as may be", note(&"ü".repeat(10_000)), "1 read, 0 refused"),
        case(
            "a note too long",
            note(&"ü".repeat(10_001)),
            "0 read, 1 refused 2/note/Diary(NoteTooLong)",
        ),
        case(
            "a note of ten megabytes",
            note(&"x".repeat(10_000_000)),
            "0 read, 1 refused 2/note/Diary(NoteTooLong)",
        ),
        case(
            "a million combining marks",
            note(&"\u{301}".repeat(1_000_000)),
            "0 read, 1 refused 2/note/Diary(NoteTooLong)",
        ),
        case("a quote inside a note", note("5\" tall"), "1 read, 0 refused"),
        case("letters behind a closed quote", note("\"a\"b"), "1 read, 0 refused"),
        case(
            "a date before all",
            with("2026-11-23,", "1899-12-31,"),
            "0 read, 1 refused 2/night/DateOutOfRange",
        ),
        case(
            "a date to come",
            with("2026-11-23,", "2127-01-01,"),
            "0 read, 1 refused 2/night/DateOutOfRange",
        ),
        case(
            "the last year of all",
            with("2026-11-23,", "9999-12-31,"),
            "0 read, 1 refused 2/night/DateOutOfRange",
        ),
        case(
            "a year of five digits",
            with("2026-11-23,", "12026-11-23,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case(
            "a year below zero",
            with("2026-11-23,", "-2026-11-23,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case(
            "the thirtieth of February",
            with("2026-11-23,", "2026-02-30,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case("no leap day", with("2026-11-23,", "1900-02-29,"), "0 read, 1 refused 2/night/Date"),
        case("month nought", with("2026-11-23,", "2026-00-23,"), "0 read, 1 refused 2/night/Date"),
        case(
            "a day as a number of a spreadsheet",
            with("2026-11-23,", "46349,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case(
            "a date of a week",
            with("2026-11-23,", "2026-W48-1,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case(
            "digits of another script",
            with("2026-11-23,", "２０２６-11-23,"),
            "0 read, 1 refused 2/night/Date",
        ),
        case("a leap second", with("22:05+", "22:05:60+"), "0 read, 1 refused 2/written/Moment"),
        case(
            "an hour past the day",
            with("22:05+", "24:00+"),
            "0 read, 1 refused 2/written/Moment",
        ),
        case(
            "an offset of days",
            with("22:05+01:00", "22:05+99:00"),
            "0 read, 1 refused 2/written/Diary(Offset)",
        ),
        case(
            "a minus that is no minus",
            with("22:05+01:00", "22:05\u{2212}01:00"),
            "0 read, 1 refused 2/written/Moment",
        ),
        case(
            "a score above",
            with(",6,", ",11,"),
            "0 read, 1 refused 2/symptom_1_fatigue/Diary(Score)",
        ),
        case("a score below", with(",6,", ",-1,"), "0 read, 1 refused 2/symptom_1_fatigue/Whole"),
        case(
            "a score between",
            with(",6,", ",6.5,"),
            "0 read, 1 refused 2/symptom_1_fatigue/Whole",
        ),
        case(
            "a score that is no number",
            with(",6,", ",NaN,"),
            "0 read, 1 refused 2/symptom_1_fatigue/Whole",
        ),
        case(
            "a score without end",
            with(",6,", ",Infinity,"),
            "0 read, 1 refused 2/symptom_1_fatigue/Whole",
        ),
        case(
            "a score of a thousand digits",
            with(",6,", &format!(",{},", "9".repeat(1000))),
            "0 read, 1 refused 2/symptom_1_fatigue/Whole",
        ),
        case(
            "a score that wraps",
            with(",6,", ",262,"),
            "0 read, 1 refused 2/symptom_1_fatigue/Whole",
        ),
        case(
            "a score in hexadecimal",
            with(",6,", ",0x6,"),
            "0 read, 1 refused 2/symptom_1_fatigue/Whole",
        ),
        case("a sleep of days", with("7.25", "25"), "0 read, 1 refused 2/sleep_hours/Diary(Sleep)"),
        case(
            "a sleep that wraps",
            with("7.25", "71.25"),
            "0 read, 1 refused 2/sleep_hours/Decimal",
        ),
        case(
            "a sleep below zero",
            with("7.25", "-7.25"),
            "0 read, 1 refused 2/sleep_hours/Decimal",
        ),
        case(
            "a dose of nothing",
            with("1.5,1.5", "0,1.5"),
            "0 read, 1 refused 2/dose_1_mg/Diary(NoDose)",
        ),
        case(
            "a dose with an exponent",
            with("1.5,1.5", "15e-1,1.5"),
            "0 read, 1 refused 2/dose_1_mg/Decimal",
        ),
        case(
            "a dose of a thousand digits",
            with("1.5,1.5", &format!("{},1.5", "9".repeat(1000))),
            "0 read, 1 refused 2/dose_1_mg/Decimal",
        ),
        case(
            "a dose finer than all",
            with("1.5,1.5", &format!("0.{}1,1.5", "0".repeat(30))),
            "0 read, 1 refused 2/dose_1_mg/Decimal",
        ),
        case(
            "a dose that is a formula",
            with("1.5,1.5", "=1+1,1.5"),
            "0 read, 1 refused 2/dose_1_mg/Decimal",
        ),
        case(
            "a number that is nought",
            with("entry-1", "entry-0"),
            "0 read, 1 refused 2/id/Diary(Number)",
        ),
        case(
            "a number too large",
            with("entry-1", "entry-9007199254740992"),
            "0 read, 1 refused 2/id/Diary(Number)",
        ),
        case(
            "a number that wraps",
            with("entry-1", "entry-18446744073709551617"),
            "0 read, 1 refused 2/id/Whole",
        ),
        case(
            "a number that a spreadsheet rounded",
            with("entry-1", "9.00719925474099E+15"),
            "0 read, 1 refused 2/id/Whole",
        ),
        case(
            "a revision of nought",
            with("entry-1,1", "entry-1,0"),
            "0 read, 1 refused 2/revision/Diary(Revision)",
        ),
        case(
            "a revision that wraps",
            with("entry-1,1", "entry-1,4294967297"),
            "0 read, 1 refused 2/revision/Whole",
        ),
        case(
            "a word that is none",
            with("on_the_night", "__proto__"),
            "0 read, 1 refused 2/timing/Word",
        ),
        case(
            "a severity that is none",
            with("mild", "MILD"),
            "0 read, 1 refused 2/side_effect_1/Word",
        ),
    ]
}

// rule: exchange-hostile
#[test]
fn each_hostile_file_for_the_diary_gets_what_it_deserves() {
    check([whole_files(), single_rows()].into_iter().flatten().collect(), 100, of_diary);
}
