//! Hostile files for the reader of other diaries, in CSV and JSON.
#![expect(clippy::too_many_lines, reason = "a table of cases is as long as it is")]

use super::*;

fn csv_files() -> Vec<Case> {
    let row = |cells: &str| format!("date,time,pain,nausea,sleep,mg,note\n{cells}\n");
    vec![
        case("a good one", row("2026-11-23,22:05,6,mild,7.5,1.5,fine"), "1 read, 0 refused"),
        case("nothing but a date", row("2026-11-23,,,,,,"), "0 read, 1 refused 2//Nothing"),
        case("no date", row(",22:05,6,,,,"), "0 read, 1 refused 2/date/Missing"),
        case("no column of dates", "pain\n6\n", "NoNight"),
        case(
            "two columns of dates",
            "date,date,pain\n2026-11-23,2026-11-24,6\n",
            "UsedTwice { column: 1 }",
        ),
        case(
            "two digits for the year",
            row("26-11-23,,6,,,,"),
            "0 read, 1 refused 2/date/ShortYear",
        ),
        case("a date in words", row("23 November 2026,,6,,,,"), "0 read, 1 refused 2/date/Date"),
        case("a date with two signs", row("2026-11/23,,6,,,,"), "0 read, 1 refused 2/date/Date"),
        case("a date of four parts", row("2026-11-23-01,,6,,,,"), "0 read, 1 refused 2/date/Date"),
        case(
            "a date before all",
            row("1899-12-31,,6,,,,"),
            "0 read, 1 refused 2/date/DateOutOfRange",
        ),
        case(
            "the night before all",
            row("1900-01-01,01:00,6,,,,"),
            "0 read, 1 refused 2/time/DateOutOfRange",
        ),
        case("a date to come", row("2127-01-01,,6,,,,"), "0 read, 1 refused 2/date/DateOutOfRange"),
        case("year nought", row("0000-01-01,,6,,,,"), "0 read, 1 refused 2/date/DateOutOfRange"),
        case(
            "an hour past the day",
            row("2026-11-23,25:00,6,,,,"),
            "0 read, 1 refused 2/time/Time",
        ),
        case(
            "half past thirteen in the evening",
            row("2026-11-23,13:30 pm,6,,,,"),
            "0 read, 1 refused 2/time/Time",
        ),
        case(
            "hour nought in the morning",
            row("2026-11-23,00:30 am,6,,,,"),
            "0 read, 1 refused 2/time/Time",
        ),
        case("a leap second", row("2026-11-23,23:59:60,6,,,,"), "0 read, 1 refused 2/time/Time"),
        case("a part of a second", row("2026-11-23,22:05:30.123Z,6,,,,"), "1 read, 0 refused"),
        case(
            "a second to ten digits",
            row("2026-11-23,22:05:30.1234567890,6,,,,"),
            "0 read, 1 refused 2/time/Time",
        ),
        case("a time of words", row("2026-11-23,morning,6,,,,"), "0 read, 1 refused 2/time/Time"),
        case(
            "an offset of days",
            row("2026-11-23,22:05+99:00,6,,,,"),
            "0 read, 1 refused 2/time/Diary(Offset)",
        ),
        case(
            "an offset in letters behind a wide one",
            row("2026-11-23,22:05+é,6,,,,"),
            "0 read, 1 refused 2/time/Time",
        ),
        case("two times", row("2026-11-23 21:00,22:05,6,,,,"), "0 read, 1 refused 2/date/Stray"),
        case("a score above", row("2026-11-23,,11,,,,"), "0 read, 1 refused 2/pain/OutOfScale"),
        case(
            "a score below",
            row("2026-11-23,,-1,,,,"),
            "0 read, 1 refused 2/pain/Number(Sign('-'))",
        ),
        case(
            "a score between",
            row("2026-11-23,,6.5,,,,"),
            "0 read, 1 refused 2/pain/BetweenScores",
        ),
        case(
            "a score that is no number",
            row("2026-11-23,,NaN,,,,"),
            "0 read, 1 refused 2/pain/Number(Character('N'))",
        ),
        case(
            "a score of a thousand digits",
            row(&format!("2026-11-23,,{},,,,", "9".repeat(1000))),
            "0 read, 1 refused 2/pain/Number(TooLong)",
        ),
        case(
            "a score that could be two",
            row("2026-11-23,,\"1,500\",,,,"),
            "0 read, 1 refused 2/pain/Number(TwoMeanings { decimal: Exact(Ratio { numer: 3, denom: 2 }), whole: Exact(Ratio { numer: 1500, denom: 1 }) })",
        ),
        case(
            "a severity that is none",
            row("2026-11-23,,,very,,,"),
            "0 read, 1 refused 2/nausea/Word",
        ),
        case("a severity above", row("2026-11-23,,,4,,,"), "0 read, 1 refused 2/nausea/Word"),
        case(
            "a sleep of days",
            row("2026-11-23,,,,25,,"),
            "0 read, 1 refused 2/sleep/Diary(Sleep)",
        ),
        case(
            "a sleep of hours without end",
            row("2026-11-23,,,,65535:00,,"),
            "0 read, 1 refused 2/sleep/Diary(Sleep)",
        ),
        case(
            "a sleep of sixty minutes",
            row("2026-11-23,,,,7:60,,"),
            "0 read, 1 refused 2/sleep/Number(Character(':'))",
        ),
        case(
            "a dose without a time",
            row("2026-11-23,,,,,1.5,"),
            "0 read, 1 refused 2/mg/DoseWithoutTime",
        ),
        case(
            "a dose of nothing",
            row("2026-11-23,22:05,,,,0,"),
            "0 read, 1 refused 2/mg/Diary(NoDose)",
        ),
        case(
            "micrograms as milligrams",
            row("2026-11-23,22:05,,,,1500,"),
            "0 read, 1 refused 2/mg/DoseTooLarge",
        ),
        case(
            "a dose with its unit",
            row("2026-11-23,22:05,,,,1.5 mg,"),
            "0 read, 1 refused 2/mg/Number(Character('m'))",
        ),
        case(
            "a NUL in the note",
            row("2026-11-23,,,,,,a\0b"),
            "0 read, 1 refused 2//Diary(NoteHasNul)",
        ),
        case(
            "a note too long",
            row(&format!("2026-11-23,,,,,,{}", "x".repeat(10_001))),
            "0 read, 1 refused 2//Diary(NoteTooLong)",
        ),
        case(
            "a script in the note",
            row("2026-11-23,,,,,,<img src=x onerror=alert(1)>"),
            "1 read, 0 refused",
        ),
        case(
            "a cell less",
            row("2026-11-23,,6,,,"),
            "0 read, 1 refused 2//CellCount { found: 6, expected: 7 }",
        ),
        case(
            "nine columns of doses",
            format!("date,time{}\n2026-11-23,22:05{}\n", ",mg".repeat(9), ",1".repeat(9)),
            "0 read, 1 refused 2//Diary(TooManyDoses)",
        ),
        case(
            "a thousand columns",
            format!("date{}\n2026-11-23{}\n", ",note".repeat(999), ",a".repeat(999)),
            "1 read, 0 refused",
        ),
        case("a name beyond all", format!("date,{}\n", "x".repeat(8_000_000)), "NameTooLong"),
        case("more columns than may be", format!("date{}\n", ",x".repeat(1000)), "TooManyColumns"),
        case(
            "wide and long and empty",
            format!("date{}\n{}", ",".repeat(999), format!("{}\n", ",".repeat(999)).repeat(15_000)),
            "0 read, 15000 refused 2/date/Missing 3/date/Missing 4/date/Missing",
        ),
        case(
            "the same row two hundred thousand times",
            format!("date,pain\n{}", "2026-11-23,6\n".repeat(200_000)),
            "1 read, 0 refused",
        ),
    ]
}

/// Many rows that each have a column of their own.
fn wide_and_long() -> String {
    let rows: Vec<String> = (0..190_000).map(|n| format!("{{\"k{}\": 1}}", n % 990)).collect();
    format!("[{},{{\"date\": 1}}]", rows.join(","))
}

fn long_and_deep() -> String {
    let (opened, closed) = ("[".repeat(30), "]".repeat(30));
    let inside = "1,".repeat(1_000_000);
    format!(r#"[{{"date": "2026-11-23", "note": {opened}{inside}1{closed}}}]"#)
}

fn json_files() -> Vec<Case> {
    let deep = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let many = |count: usize| format!("[{}{{}}]", "{},".repeat(count - 1));
    vec![
        case("a good one", r#"[{"date": "2026-11-23", "pain": 6}]"#, "1 read, 0 refused"),
        case(
            "in an object",
            r#"{"version": 1, "list": [{"date": "2026-11-23", "pain": 6}], "tags": ["a"]}"#,
            "1 read, 0 refused",
        ),
        case(
            "in an object of an object",
            r#"{"data": {"list": [{"date": "2026-11-23"}]}}"#,
            "NoTable",
        ),
        case("two lists", r#"{"a": [{"date": 1}], "b": [{"date": 2}]}"#, "ManyTables"),
        case(
            "a key twice around the list",
            r#"{"a": [{"date": 1}], "a": [{"date": 2}]}"#,
            "KeyTwice",
        ),
        case(
            "a key twice in a row",
            r#"[{"date": "2026-11-23", "pain": 6, "pain": 0}]"#,
            "NoTable",
        ),
        case(
            "a key twice in one of two rows",
            r#"[{"date": "2026-11-23", "pain": 6, "pain": 0}, {"date": "2026-11-23", "pain": 6}]"#,
            "1 read, 1 refused 1//KeyTwice",
        ),
        case(
            "a key twice behind an escape",
            r#"[{"date": "2026-11-23", "pain": 6, "p\u0061in": 0}, {"date": "2026-11-23", "pain": 6}]"#,
            "1 read, 1 refused 1//KeyTwice",
        ),
        case(
            "a key twice deep inside",
            r#"[{"date": "2026-11-23", "note": {"a": [{"b": 1, "b": 2}]}}]"#,
            "0 read, 1 refused 1/note/KeyTwice",
        ),
        case("an empty list", "[]", "NoTable"),
        case("an empty object", "{}", "NoTable"),
        case("empty objects", "[{}, {}]", "NoTable"),
        case("a list of numbers", "[1, 2]", "NoTable"),
        case(
            "a number among the rows",
            r#"[{"date": "2026-11-23", "pain": 6}, 7]"#,
            "1 read, 1 refused 2//NotAnObject",
        ),
        case(
            "a list among the rows",
            r#"[{"date": "2026-11-23", "pain": 6}, [{"date": 1}]]"#,
            "1 read, 1 refused 2//NotAnObject",
        ),
        case("cut", r#"[{"date": "2026-11-23", "pain": 6}"#, "Json { line: 1, column: 34 }"),
        case("cut inside a text", r#"[{"date": "2026-11-2"#, "Json { line: 1, column: 20 }"),
        case(
            "something behind",
            r#"[{"date": "2026-11-23", "pain": 6}] x"#,
            "Json { line: 1, column: 37 }",
        ),
        case("a comma too many", r#"[{"date": "2026-11-23",}]"#, "Json { line: 1, column: 24 }"),
        case("a remark", "[{\"date\": 1} // yes\n]", "Json { line: 1, column: 14 }"),
        case("single quotes", "[{'date': 1}]", "Json { line: 1, column: 3 }"),
        case("NaN", r#"[{"date": "2026-11-23", "pain": NaN}]"#, "Json { line: 1, column: 33 }"),
        case(
            "infinity",
            r#"[{"date": "2026-11-23", "pain": -Infinity}]"#,
            "Json { line: 1, column: 34 }",
        ),
        case(
            "a number beyond all",
            r#"[{"date": "2026-11-23", "pain": 1e400}]"#,
            "0 read, 1 refused 1/pain/Number(Exponent('e'))",
        ),
        case(
            "a number just above",
            r#"[{"date": "2026-11-23", "pain": 10.00000000000000000001}]"#,
            "0 read, 1 refused 1/pain/Number(TooLong)",
        ),
        case(
            "a number with an exponent",
            r#"[{"date": "2026-11-23", "pain": 1e1}]"#,
            "0 read, 1 refused 1/pain/Number(Exponent('e'))",
        ),
        case(
            "a number of a thousand digits",
            format!(r#"[{{"date": "2026-11-23", "pain": {}}}]"#, "9".repeat(1000)),
            "0 read, 1 refused 1/pain/Number(TooLong)",
        ),
        case(
            "minus nought",
            r#"[{"date": "2026-11-23", "pain": -0}]"#,
            "0 read, 1 refused 1/pain/Number(Sign('-'))",
        ),
        case(
            "a number with a nought before",
            r#"[{"date": "2026-11-23", "pain": 06}]"#,
            "Json { line: 1, column: 34 }",
        ),
        case(
            "true as a score",
            r#"[{"date": "2026-11-23", "pain": true}]"#,
            "0 read, 1 refused 1/pain/Number(Character('t'))",
        ),
        case(
            "a list as a score",
            r#"[{"date": "2026-11-23", "pain": [6]}]"#,
            "0 read, 1 refused 1/pain/Number(Character('['))",
        ),
        case(
            "an object as a date",
            r#"[{"date": {"y": 2026}, "pain": 6}]"#,
            "0 read, 1 refused 1/date/Date",
        ),
        case(
            "a number as a date",
            r#"[{"date": 1764000000, "pain": 6}]"#,
            "0 read, 1 refused 1/date/Date",
        ),
        case(
            "nothing as a date",
            r#"[{"date": null, "pain": 6}]"#,
            "0 read, 1 refused 1/date/Missing",
        ),
        case(
            "a script in the note",
            r#"[{"date": "2026-11-23", "note": "</script><script>alert(1)"}]"#,
            "1 read, 0 refused",
        ),
        case(
            "a NUL in the note",
            r#"[{"date": "2026-11-23", "note": "a\u0000b"}]"#,
            "0 read, 1 refused 1//Diary(NoteHasNul)",
        ),
        case(
            "half a pair",
            r#"[{"date": "2026-11-23", "note": "\ud800"}]"#,
            "0 read, 1 refused 1/note/Text",
        ),
        case("half a pair in a key", r#"[{"date": "2026-11-23", "\ud800": 1}]"#, "NoTable"),
        case(
            "a line end inside a text",
            "[{\"date\": \"2026-11-23\", \"note\": \"a\nb\"}]",
            "Json { line: 1, column: 34 }",
        ),
        case(
            "a key of a prototype",
            r#"[{"date": "2026-11-23", "__proto__": {"pain": 1}, "pain": 6}]"#,
            "1 read, 0 refused",
        ),
        case("as deep as may be", deep(32), "NoTable"),
        case("deeper than may be", deep(33), "TooDeep"),
        case("a million deep", "[".repeat(1_000_000), "TooDeep"),
        case("a million deep objects", "{\"a\":".repeat(1_000_000), "TooDeep"),
        case(
            "brackets in a text are not deep",
            format!(r#"[{{"date": "2026-11-23", "note": "{}\"["}}]"#, "[".repeat(100)),
            "1 read, 0 refused",
        ),
        case("a name too long", format!(r#"[{{"{}": 1}}]"#, "x".repeat(1001)), "NameTooLong"),
        case("deep and long", long_and_deep(), "0 read, 1 refused 1//Diary(NoteTooLong)"),
        case("more rows than may be", many(200_001), "TooManyRows"),
        case("five million rows", many(5_000_000), "TooManyRows"),
        case(
            "a column for each row",
            format!(
                "[{}]",
                (0..2000).map(|n| format!("{{\"k{n}\": 1}}")).collect::<Vec<_>>().join(",")
            ),
            "TooManyColumns",
        ),
        case(
            "wide and long",
            wide_and_long(),
            "0 read, 190001 refused 1/date/Missing 2/date/Missing 3/date/Missing",
        ),
        case(
            "a mark before",
            "\u{feff}[{\"date\": \"2026-11-23\", \"pain\": 6}]",
            "1 read, 0 refused",
        ),
        case("UTF-16", utf16(r#"[{"date": "2026-11-23"}]"#), "Utf16"),
        case("Latin-1", latin1(r#"[{"note": "müde"}]"#), "NotUtf8 { line: 1 }"),
        case("too large", vec![b'['; limits::MOST_BYTES + 1], "TooLarge"),
        case("sixteen million spaces", " ".repeat(limits::MOST_BYTES), "NameTooLong"),
        case(
            "the same object in two orders of keys",
            r#"[{"date": "2026-11-23", "pain": 6}, {"pain": 6, "date": "2026-11-23"}]"#,
            "1 read, 0 refused",
        ),
    ]
}

// rule: exchange-hostile
#[test]
fn each_hostile_file_of_another_diary_gets_what_it_deserves() {
    check([csv_files(), json_files()].into_iter().flatten().collect(), 90, of_import);
}
