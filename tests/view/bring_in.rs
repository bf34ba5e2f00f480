//! The page that brings in a file, as it stands when it is opened; and every message about a file in plain words.

use std::rc::Rc;

use ldn_diary::diary::{DiaryError, ListError, QuarterHours, Score};
use ldn_diary::dose::{Exact, NumberError};
use ldn_diary::exchange::{Change, DateForm, MappingError, Preset, Refusal, TableError};
use ldn_diary::store::MemoryStore;
use ldn_diary::ui::port::{MemoryPage, PagePort, Ports, ReadError};
use ldn_diary::ui::text::EN;

use super::{app_on, count, tag};

#[tokio::test]
async fn it_opens_with_a_field_for_a_file_and_nothing_done() {
    let store = Rc::new(MemoryStore::default());
    let page = PagePort(Rc::new(MemoryPage::at("#/data/import")));
    let ports = Ports { store: Rc::<MemoryStore>::clone(&store), page, ..Ports::in_memory() };
    let page = app_on(ports).await;
    let input = tag(&page, "id=\"import-file\"");
    for part in ["type=\"file\"", "accept=\".csv,", "aria-describedby=\"import-file-error"] {
        assert!(input.contains(part), "{part}: {input}");
    }
    assert!(!input.contains("aria-invalid"), "{input}");
    assert!(page.contains("for=\"import-file\"") && page.contains("id=\"import-file-hint\""));
    assert!(tag(&page, "data-testid=\"import-said\"").contains("role=\"status\""));
    assert!(page.contains(">Bring in a file</h1>") && page.contains("href=\"#/data\""));
    for later in ["import-take", "import-columns", "import-coming", "data-testid=\"undo\""] {
        assert!(!page.contains(later), "{later}");
    }
    assert_eq!(count(&page, "aria-current=\"page\""), 2, "in the rail and in the menu");
    assert!(store.contents().is_empty(), "looking at the page keeps nothing");
}

fn refusals() -> Vec<Refusal> {
    let numbers = [
        NumberError::Empty,
        NumberError::TwoMeanings { decimal: Exact::ONE, whole: Exact::whole(1500) },
        NumberError::TwoSeparators,
        NumberError::NothingAfter('.'),
        NumberError::NoDigit('.'),
        NumberError::Sign('-'),
        NumberError::Exponent('e'),
        NumberError::InnerSpace,
        NumberError::OtherDigit('٣'),
        NumberError::Character('x'),
        NumberError::TooLong,
    ];
    let diary = [
        DiaryError::Date,
        DiaryError::Boundary,
        DiaryError::Offset,
        DiaryError::Number,
        DiaryError::Score,
        DiaryError::Sleep,
        DiaryError::NoteTooLong,
        DiaryError::NoteHasNul,
        DiaryError::Revision,
        DiaryError::TooManyDoses,
        DiaryError::NoDose,
        DiaryError::EndBeforeStart,
    ];
    let others = [
        Refusal::CellCount { found: 2, expected: 3 },
        Refusal::NotAnObject,
        Refusal::KeyTwice,
        Refusal::Text,
        Refusal::Missing,
        Refusal::Date,
        Refusal::ShortYear,
        Refusal::DateOutOfRange,
        Refusal::Time,
        Refusal::Moment,
        Refusal::Whole,
        Refusal::Decimal,
        Refusal::Fraction,
        Refusal::NotTheSame,
        Refusal::Word,
        Refusal::Stray,
        Refusal::NumberTwice { row: 7 },
        Refusal::OutOfScale,
        Refusal::BetweenScores,
        Refusal::DoseWithoutTime,
        Refusal::DoseTooLarge,
        Refusal::Nothing,
    ];
    let numbers = numbers.into_iter().map(Refusal::Number);
    numbers.chain(diary.into_iter().map(Refusal::Diary)).chain(others).collect()
}

fn tables() -> [TableError; 14] {
    [
        TableError::TooLarge,
        TableError::Empty,
        TableError::Utf16,
        TableError::Utf32,
        TableError::NotUtf8 { line: 3 },
        TableError::OpenQuote { row: 3 },
        TableError::Json { line: 3, column: 4 },
        TableError::TooDeep,
        TableError::KeyTwice,
        TableError::NoTable,
        TableError::ManyTables,
        TableError::TooManyRows,
        TableError::TooManyColumns,
        TableError::NameTooLong,
    ]
}

fn mappings() -> [MappingError; 6] {
    [
        MappingError::ColumnCount,
        MappingError::NoNight,
        MappingError::UsedTwice { column: 1 },
        MappingError::AskDateForm { column: 1 },
        MappingError::AskScale { column: 1 },
        MappingError::NoScale,
    ]
}

fn changes() -> [Change; 7] {
    [
        Change::Rounded { from: Exact::ONE, to: Score::new(1).expect("a score") },
        Change::SleepRounded { from: Exact::ONE, to: QuarterHours::new(1).expect("a quarter") },
        Change::NightBefore,
        Change::NoTime,
        Change::SecondsDropped,
        Change::FromUtc,
        Change::UsualTime,
    ]
}

fn messages() -> Vec<String> {
    let say = EN.bring_in;
    let mut all: Vec<String> = refusals().into_iter().map(say.refusal).collect();
    all.extend(tables().map(say.not_table));
    all.extend(mappings().map(say.mapping).map(str::to_owned));
    all.extend(changes().into_iter().flat_map(|what| [1, 2].map(|many| (say.change)(what, many))));
    let read = [ReadError::NoFile, ReadError::TooLarge, ReadError::Unreadable];
    all.extend(read.map(say.not_read).map(str::to_owned));
    let names = [ListError::Full, ListError::NameTaken, ListError::NameTooLong];
    all.extend(names.map(say.names).map(str::to_owned));
    all.extend([(say.cut)(&["id"]), (say.cut)(&["id", "timing"]), (say.column_twice)("note")]);
    all.extend([(say.month_too_full)("May 2020"), say.invalid.into(), say.backup.into()]);
    all.extend([0, 1, 2].map(say.own));
    all.extend([1, 2].map(say.entries));
    all.extend([1, 2].map(say.repeated));
    all.extend([1, 2].map(say.rows_here));
    all.extend(["9 May 2021", "10 May 2021"].map(|to| (say.nights)("9 May 2021", to)));
    all.extend([say.usual_time_hint, say.other, say.nothing_new].map(str::to_owned));
    all.extend(Preset::ALL.map(say.known).map(str::to_owned));
    all.extend([say.scale_end, say.no_time, say.no_form, say.no_entries].map(str::to_owned));
    all.extend([say.too_full_then, say.refused_then, say.nothing, say.taken].map(str::to_owned));
    all
}

/// Words of the code, and of those who write programs.
const OURS: [&str; 9] =
    ["parse", "invalid", "null", "utf-16", "schema", "mapping", "object", "field", "!"];

#[test]
fn every_message_about_a_file_is_a_sentence_in_plain_words() {
    let messages = messages();
    for message in &messages {
        assert!(message.ends_with(['.', '?']), "{message}");
        for word in OURS {
            assert!(!message.to_lowercase().contains(word), "{word:?} in {message:?}");
        }
        let longest = message.split(['.', ':']).map(|piece| piece.split_whitespace().count());
        assert!(longest.max() <= Some(30), "a sentence is long: {message}");
    }
    assert!(messages.len() > 90, "{}", messages.len());
}

#[test]
fn what_could_be_two_things_has_words_of_its_own() {
    let say = EN.bring_in;
    let forms: std::collections::BTreeSet<&str> = DateForm::ALL.map(say.form).into();
    assert_eq!(forms.len(), 3);
    for (rows, more, said) in [
        (&[3][..], 0, "Row 3."),
        (&[3, 5][..], 0, "Rows 3, 5."),
        (&[3, 5][..], 9, "Rows 3, 5 and 9 more."),
    ] {
        assert_eq!((say.in_rows)(rows, more), said);
    }
    let said = (say.refused_row)(4, Some("“energy”"), &(say.refusal)(Refusal::OutOfScale));
    assert_eq!(said, "Row 4, “energy”: this number is outside the scale.");
}
