//! Backup files that somebody made to do harm, each with the right checksums, so that nothing but what stands in them can give them away.
//! What no diary can be is refused by the name of its part, and the diary that is here stays as it is to the byte; what is only a text
//! comes as a text.
#![expect(clippy::too_many_lines, reason = "a table of cases is as long as it is")]

use ldn_diary::exchange::backup::{Backup, BackupError, BackupFile, read, write};
use ldn_diary::store::{Document, Incoming};
use sha2::{Digest, Sha256};

use super::backup::{compare, shown, take};
use super::scenario::{furnish, put};
use super::*;

/// How long reading one may take, without optimising and beside other tests.
const MOST_SECONDS: u64 = 10;

fn document(name: &str, payload: &str) -> Document {
    Document { name: name.to_owned(), payload: payload.to_owned() }
}

/// What a file of these documents gives back, its checksums all right.
fn through_a_file(documents: &[Document]) -> Backup {
    let text = write(documents, moment(night("2026-11-25"), 1320), "0.1.0");
    let Ok(BackupFile::Clear(backup)) = read(text.as_bytes()) else { panic!("not read") };
    assert!(backup.sound && backup.damaged.is_empty() && backup.unknown == 0);
    assert_eq!(backup.documents, documents);
    backup
}

/// A month with one entry of the night of 24 November 2026, of which one piece is another.
fn with(piece: &str, other: &str) -> String {
    let good =
        r#"[[1,1,0,20781,29925940,60,0,[[0,"3/2","3/2",-1,0,60]],0,[1,6],[1,0],29,7,1,"fine"]]"#;
    assert_eq!(good.matches(piece).count(), 1, "{piece}");
    good.replacen(piece, other, 1)
}

/// What is wrong, in which document, and what stands there.
type Case = (&'static str, &'static str, String);

fn case(what: &'static str, name: &'static str, payload: impl Into<String>) -> Case {
    (what, name, payload.into())
}

const NOVEMBER: &str = "m/2026-11";

fn months() -> Vec<Case> {
    let of = |what, piece, other: &str| case(what, NOVEMBER, with(piece, other));
    vec![
        // Nesting.
        case("lists in lists", NOVEMBER, ["[".repeat(5000), "]".repeat(5000)].concat()),
        of("a note of lists", "\"fine\"", &["[".repeat(5000), "]".repeat(5000)].concat()),
        case(
            "objects in objects",
            NOVEMBER,
            ["{\"a\":".repeat(5000), "1".into(), "}".repeat(5000)].concat(),
        ),
        // Numbers.
        of("a number beyond all", "[[1,1,", "[[1e400,1,"),
        of("a number of a hundred digits", "[[1,1,", &format!("[[{},1,", "9".repeat(100))),
        of("a number that JSON does not keep", "[[1,1,", "[[9007199254740992,1,"),
        of("no number", "[[1,1,", "[[0,1,"),
        of("a number below zero", "[[1,1,", "[[-1,1,"),
        of("a number with a point", "[[1,1,", "[[1.0,1,"),
        of("no revision", "[[1,1,", "[[1,0,"),
        of("a revision that wraps", "[[1,1,", "[[1,4294967297,"),
        of("a score of 11", "[1,6]", "[1,11]"),
        of("a score that wraps", "[1,6]", "[1,262]"),
        of("a score of nothing", "[1,6]", "[1]"),
        of("a score twice", "[1,6]", "[1,6,1,6]"),
        of("symptom nought", "[1,6]", "[0,6]"),
        of("a severity that is none", "[1,0]", "[1,3]"),
        of("a sleep of days", ",29,7,", ",97,7,"),
        of("a quality of 11", ",29,7,", ",29,11,"),
        of("a circumstance that is none", ",7,1,", ",7,64,"),
        of("a feeling that is none", ",0,[1,6]", ",2,[1,6]"),
        of("a timing that is none", ",60,0,", ",60,2,"),
        of("an offset of days", ",60,0,", ",6000,0,"),
        of("a dose of nothing", "\"3/2\",\"3/2\"", "\"0\",\"3/2\""),
        of("a dose over nothing", "\"3/2\",\"3/2\"", "\"3/0\",\"3/2\""),
        of("a dose that is not in lowest terms", "\"3/2\",\"3/2\"", "\"6/4\",\"3/2\""),
        of("a dose below zero", "\"3/2\",\"3/2\"", "\"-3/2\",\"3/2\""),
        of("a dose beyond all", "\"3/2\",\"3/2\"", "\"99999999999999999999\",\"3/2\""),
        of("a bottle below zero", "\"3/2\",-1,", "\"3/2\",-2,"),
        of("a dose ages later", "-1,0,60]]", "-1,9223372036854775807,60]]"),
        // Dates.
        of("the year 1", ",20781,", ",-719162,"),
        of("the day before all", ",20781,", ",-25568,"),
        of("the year 10000", ",20781,", ",2932897,"),
        of("the last day of all numbers", ",20781,", ",9223372036854775807,"),
        of("the first day of all numbers", ",20781,", ",-9223372036854775808,"),
        of("another month", ",20781,", ",20811,"),
        of("written in the year 1", ",29925940,", ",-1035593280,"),
        of("written at no time", ",29925940,", ",9223372036854775807,"),
        of("deleted at no time", "[[1,1,0,", "[[1,1,9223372036854775807,"),
        of("moved at no time", "[[1,1,0,", "[[1,1,-9223372036854775808,"),
        case("a month of the year 1", "m/0001-01", "[]"),
        case("the month before all", "m/1899-12", "[]"),
        case("a month of the year 10000", "m/10000-01", "[]"),
        case("month nought", "m/2026-00", "[]"),
        case("month thirteen", "m/2026-13", "[]"),
        case("a month with a sign", "m/+2026-11", "[]"),
        case("a month in one digit", "m/2026-1", "[]"),
        case("a path", "m/../../2026-11", "[]"),
        // Numbers twice.
        case(
            "one number twice",
            NOVEMBER,
            [with("fine", "one"), with("fine", "other")].join(",").replace("]],[[", "],["),
        ),
        of(
            "a second one before the first",
            "[[1,1,",
            "[[2,1,0,20781,29925940,60,0,[],0,[],[],-1,-1,0,\"\"],[1,1,",
        ),
        // Kinds.
        case("an object", NOVEMBER, "{\"entries\":[]}"),
        case("a text", NOVEMBER, "\"[]\""),
        case("nothing", NOVEMBER, "null"),
        case("yes", NOVEMBER, "true"),
        of("a text for a number", "[[1,1,", "[[\"1\",1,"),
        of("a number for a text", "\"fine\"", "7"),
        of("no note", ",\"fine\"", ""),
        of("one field more", ",\"fine\"", ",\"fine\",0"),
        of("white space", ",\"fine\"", ", \"fine\""),
        of("half a pair", "fine", "\\ud800"),
        of("a NUL", "fine", "\\u0000"),
        of("a letter that is not written as one", "fine", "\\u0066ine"),
        of("a note too long", "fine", &"x".repeat(10_001)),
        // Claims.
        of(
            "eight doses and one",
            "[[0,\"3/2\",\"3/2\",-1,0,60]]",
            &format!("[{}]", ["[1,\"\",\"\",-1,0,0]"; 9].join(",")),
        ),
        of(
            "three million scores",
            "[1,6]",
            &format!("[{}]", "1,".repeat(3_000_000).trim_end_matches(',')),
        ),
        case(
            "two million entries",
            NOVEMBER,
            format!("[{}]", "[],".repeat(2_000_000).trim_end_matches(',')),
        ),
    ]
}

fn others() -> Vec<Case> {
    let relapse = |piece: &str, other: &str| {
        let good = r#"[[5,1,0,29848920,60,20728,20730,2,"left",0,0,1,2,1,null,""]]"#;
        assert_eq!(good.matches(piece).count(), 1, "{piece}");
        good.replacen(piece, other, 1)
    };
    let plan = |step: &str| format!("[1,[[20758,20758,0,0,\"\",[{step}]]],[],[]]");
    let bottle = |bottle: &str| format!("[0,[],[{bottle}],[]]");
    vec![
        case("a relapse that ends before it starts", "relapses", relapse("20730", "20727")),
        case("a relapse of the year 1", "relapses", relapse("20728", "-719162")),
        case("a relapse on a side that is none", "relapses", relapse("\"left\",0", "\"left\",4")),
        case("a relapse confirmed by a word", "relapses", relapse("null", "\"yes\"")),
        case("symptoms alone", "lists", "[[[1,null,1]]]"),
        case("a symptom twice", "lists", "[[[1,null,1],[1,null,1]],[]]"),
        case("a symptom of no name", "lists", "[[[100,null,1]],[]]"),
        case("a name of a bell", "lists", "[[[100,\"a\\u0007b\",1]],[]]"),
        case("a name too long", "lists", format!("[[[100,\"{}\",1]],[]]", "x".repeat(41))),
        case("two things of one name", "lists", "[[[100,\"Jaw\",1],[101,\"jaw\",1]],[]]"),
        case("sixty-one own symptoms", "lists", {
            let items: Vec<String> = (100..161).map(|id| format!("[{id},\"s{id}\",1]")).collect();
            format!("[[{}],[]]", items.join(","))
        }),
        case("a step of 99 mg", "plan", plan("[\"99\",[1350],0]")),
        case("a step of nothing", "plan", plan("[\"0\",[1350],0]")),
        case("a step at no time", "plan", plan("[\"3/2\",[],0]")),
        case("a step at minute 1440", "plan", plan("[\"3/2\",[1440],0]")),
        case("a step five times a day", "plan", plan("[\"1/2\",[1,2,3,4,5],0]")),
        case("a step of a century", "plan", plan("[\"3/2\",[1350],36500]")),
        case("a bottle of nothing", "plan", bottle("[1,0,\"0\",\"100\",null,null]")),
        case(
            "a bottle twice",
            "plan",
            bottle("[1,0,\"1\",\"100\",null,null],[1,0,\"1\",\"100\",null,null]"),
        ),
        case(
            "a bottle opened in no year",
            "plan",
            bottle("[1,0,\"1\",\"100\",9223372036854775807,null]"),
        ),
        case("opioids that are none", "plan", "[4,[],[],[]]"),
        case("settings of a list", "settings", "[\"ldn-diary settings\",1]"),
        case("settings of another program", "settings", "{\"format\":\"x\",\"version\":1}"),
        case(
            "settings of a later version",
            "settings",
            "{\"format\":\"ldn-diary settings\",\"version\":2}",
        ),
        case("what is typed into forms", "slips", "[[\"relapse\",[\"<script>\"]]]"),
        case("the head", "head", "[7,1,0,[]]"),
        case("a key", "key/0100000000000000", "\"x\""),
        case("no name", "", "[]"),
        case("a name of the language", "__proto__", "[]"),
    ]
}

#[test]
fn what_no_diary_can_be_is_refused_by_name_and_changes_nothing() {
    let rig = Rig::default();
    let mut engine = rig.open();
    furnish(&mut engine);
    let before = rig.store.contents();
    let cases = [months(), others()].concat();
    assert!(cases.len() >= 90, "only {}", cases.len());
    let mut wrong = Vec::new();
    for (what, name, payload) in &cases {
        let begun = clock();
        let backup = through_a_file(&[document(name, payload)]);
        let file = Incoming::read(&backup.documents);
        if file.unread() != [*name] || !file.is_empty() {
            wrong.push(format!("{what} was taken"));
        }
        if take(&mut engine, &file).changed || rig.store.contents() != before {
            wrong.push(format!("{what} changed something"));
        }
        if begun.elapsed().as_secs() >= MOST_SECONDS {
            wrong.push(format!("{what} took {:?}", begun.elapsed()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    say!("{} hostile documents refused", cases.len());
}

#[expect(clippy::disallowed_methods, reason = "this test measures, on a machine with a clock")]
fn clock() -> std::time::Instant {
    std::time::Instant::now()
}

/// What does harm elsewhere is a text here, to the letter.
#[test]
fn what_is_only_a_text_comes_as_a_text() {
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</textarea><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{constructor.constructor('alert(1)')()}}",
        "=cmd|' /C calc'!A0",
        "'; DROP TABLE entries; --",
        "\u{202e}gnp.exe\u{2066}",
        "\u{feff}\u{200b}\u{7f}\u{1b}[31m",
        "ldn-diary/1 m/2026-11 a 17 s open 6 eba2779e [1, 2]",
        "],\"sha256\":\"0\"}",
    ] {
        let mut there = Rig::default().open();
        put(&mut there, entry(1, "2026-11-24", text)).unwrap();
        there.save_relapse(relapse(2, "2026-11-01", text), unheard()).unwrap();
        let backup = through_a_file(&there.whole().unwrap().documents);
        let file = Incoming::read(&backup.documents);
        assert_eq!(file.unread(), Vec::<String>::new());
        let mut here = Rig::default().open();
        take(&mut here, &file);
        assert_eq!(shown(&mut here), shown(&mut there), "{text}");
        assert_eq!(here.entry(month("2026-11"), id(1)).unwrap().note.text(), text);
    }
}

/// The first and the last night of all can be kept, and the leap day of a leap year.
#[test]
fn the_ends_of_the_calendar_come_whole() {
    for (month, day) in [("m/1900-01", "-25567"), ("m/9999-12", "2932896"), ("m/2000-02", "11016")]
    {
        let payload = with("20781", day);
        let backup = through_a_file(&[document(month, &payload)]);
        let mut here = Rig::default().open();
        take(&mut here, &Incoming::read(&backup.documents));
        assert_eq!(here.whole().unwrap().documents, backup.documents, "{month}");
    }
}

/// A file with this head, and checksums that vouch for all of it.
fn headed(head: &str) -> String {
    let payload = "[]";
    let part = hex(&["m/2026-11\n", payload].concat());
    let text = format!(
        "{head},\"parts\":[\n{{\"name\":\"m/2026-11\",\"sha256\":\"{part}\",\"content\":{payload}}}\n"
    );
    let sum = hex(&text);
    format!("{text}],\"sha256\":\"{sum}\"}}\n")
}

fn hex(text: &str) -> String {
    let digits = Sha256::digest(text).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// When a file says that it was made decides nothing: a date that no calendar has is none.
#[test]
fn a_date_that_no_calendar_has_is_none() {
    for (made, known) in [
        ("1900-01-01T00:00+00:00", true),
        ("9999-12-31T23:59-18:00", true),
        ("2028-02-29T22:00+01:00", true),
        ("2027-02-29T22:00+01:00", false),
        ("1900-02-29T22:00+01:00", false),
        ("2026-02-30T22:00+01:00", false),
        ("0001-01-01T00:00+00:00", false),
        ("1899-12-31T23:59+00:00", false),
        ("10000-01-01T00:00+00:00", false),
        ("2026-11-25T24:00+01:00", false),
        ("2026-11-25T22:00+99:99", false),
        ("2026-11-25T22:00Z", false),
        ("<script>", false),
        ("", false),
    ] {
        let head = format!(
            "{{\"format\":\"ldn-diary backup\",\"version\":1,\"made\":\"{made}\",\"app\":\"0.1.0\",\"holds\":[\"m/2026-11\"]"
        );
        let text = headed(&head);
        let Ok(BackupFile::Clear(backup)) = read(text.as_bytes()) else { panic!("{made}") };
        assert_eq!((backup.made.is_some(), backup.sound), (known, true), "{made}");
        assert_eq!(backup.documents, [document("m/2026-11", "[]")], "{made}");
    }
}

/// Whatever a head claims: what is not there is named, up to what two hundred years have, and nothing is made of it.
#[test]
fn a_head_that_claims_more_than_there_is_is_bounded() {
    let holds = vec!["\"m/2026-11\""; 1_000_000].join(",");
    let others: Vec<String> = (0..1_000_000).map(|part| format!("\"{part}\"")).collect();
    for (holds, missing) in [(holds, 0), (others.join(","), 2_500)] {
        let head = format!(
            "{{\"format\":\"ldn-diary backup\",\"version\":1,\"made\":\"\",\"app\":\"\",\"holds\":[{holds}]"
        );
        let Ok(BackupFile::Clear(backup)) = read(headed(&head).as_bytes()) else { panic!("read") };
        assert_eq!((backup.documents.len(), backup.damaged.len()), (1, missing));
    }
    for version in ["2", "4294967297", "18446744073709551615"] {
        let head = format!("{{\"format\":\"ldn-diary backup\",\"version\":{version},\"made\":\"\"");
        let read = read(headed(&head).as_bytes());
        assert_eq!(read.err(), Some(BackupError::TooNew), "{version}");
    }
}

/// A number that stands in two months, which no file of ours has: both come, and a second time changes nothing. The one that is here
/// already once came beside itself each time that the file was taken in.
#[test]
fn one_number_in_two_months_comes_once_in_each() {
    let december = with("20781", "20788").replace("fine", "other");
    let backup = through_a_file(&[
        document(NOVEMBER, &with("fine", "one")),
        document("m/2026-12", &december),
    ]);
    let file = Incoming::read(&backup.documents);
    let mut here = Rig::default().open();
    take(&mut here, &file);
    let nights = |engine: &mut Engine| {
        ["2026-11", "2026-12"].map(|of| engine.month(month(of)).entries.len())
    };
    assert_eq!(nights(&mut here), [1, 1]);
    assert!(compare(&mut here, &file).changed.is_empty());
    assert!(!take(&mut here, &file).changed);
    assert_eq!(nights(&mut here), [1, 1]);
}
