//! English: a file of entries, brought in.

use crate::diary::{DiaryError, ListError};
use crate::dose::NumberError;
use crate::exchange::{Change, DateForm, MappingError, Preset, Refusal, TableError};
use crate::ui::port::ReadError;
use crate::ui::text::BringIn;

pub(super) static BRING_IN: BringIn = BringIn {
    lead: "Choose a file that this app saved for a spreadsheet, or a file of another diary. You see what would come of it before anything changes.",
    file: "File to bring in",
    file_hint: "Its name ends in .csv, .tsv, .txt or .json. At most 16 MB. It is read on this device and sent nowhere.",
    reading: "Reading the file.",
    not_read: |error| match error {
        ReadError::NoFile => "No file is chosen.",
        ReadError::TooLarge => "This file is too large: more than 16 MB.",
        ReadError::Unreadable => {
            "The browser could not read the file. Is it still there? Choose it again."
        }
    },
    not_table,
    cut: |names| {
        format!(
            "LDN Diary wrote this file, but it was changed since: {} {} missing. Save the file again on Data, or choose one that was not changed.",
            list(names),
            if names.len() == 1 { "is" } else { "are" },
        )
    },
    column_twice: |name| {
        format!(
            "The file has two columns called “{name}”, and nobody can tell which one is right. Give one another name, or take it out, and choose the file again."
        )
    },
    backup: "This is a backup of LDN Diary. It is opened on another page.",
    names: |error| match error {
        ListError::Full => {
            "The file has more symptoms or side effects of your own than a list holds: 60 are the most."
        }
        ListError::NameTaken => {
            "The file gives one name to two symptoms or side effects, and nobody can tell which is which."
        }
        ListError::NameEmpty
        | ListError::NameTooLong
        | ListError::NameControl
        | ListError::Nameless
        | ListError::NoSuchItem
        | ListError::Twice => "The names of symptoms or side effects in the file cannot be read.",
    },
    month_too_full: |month| {
        format!(
            "The file has more than 5000 entries in {month}. That is no diary of one person, so nothing of it is taken."
        )
    },
    invalid: "The file has an entry that cannot be kept, so nothing of it is taken.",
    own: |entries| match entries {
        0 => "LDN Diary wrote this file. No entry in it can be read.".to_owned(),
        1 => "LDN Diary wrote this file. 1 entry in it can be read.".to_owned(),
        _ => format!("LDN Diary wrote this file. {entries} entries in it can be read."),
    },
    other: "This is a file of another kind. Say below what its columns are.",
    known: |preset| match preset {
        Preset::Daylio => {
            "This looks like a file of Daylio. Below is what its columns are taken for; change what you like."
        }
    },
    first_rows: "The first rows of the file",
    row: "Row",
    nameless: |place| format!("Column {place}"),
    quoted: |name| format!("“{name}”"),
    columns: "What is in the columns?",
    columns_lead: "The date of the night must be among them. Leave out what you do not want.",
    too_many_columns: |most| {
        format!("The file has more than {most} columns. Those after number {most} are left out.")
    },
    what_is: |name| format!("What is in {name}?"),
    examples: |examples| format!("In the file: {}", examples.join("; ")),
    no_examples: "Nothing is in this column.",
    left_out: "Leave it out",
    night: "Date of the night",
    time: "Time of day",
    dose: |unit| format!("Dose taken, in {unit}"),
    sleep_hours: "Hours of sleep",
    sleep_quality: "Quality of sleep",
    note: "Note",
    named_note: "Note, with the name of the column",
    symptom: |name| format!("Symptom: {name}"),
    side_effect: |name| format!("Side effect: {name}"),
    circumstance: |name| format!("Circumstance: {name}"),
    which_form: |name| format!("How are the dates in {name} written?"),
    form: |form| match form {
        DateForm::YearMonthDay => "Year, month, day",
        DateForm::DayMonthYear => "Day, month, year",
        DateForm::MonthDayYear => "Month, day, year",
    },
    no_form: "No way of writing dates fits all rows. Rows with another date will be refused.",
    scale: |low, high| format!("The numbers in the file go from {low} to {high}."),
    zero_of: |name| format!("Which number in {name} is “none”?"),
    ten_of: |name| format!("Which number in {name} is “the worst”?"),
    worst_sleep_of: |name| format!("Which number in {name} is the worst sleep?"),
    best_sleep_of: |name| format!("Which number in {name} is the best sleep?"),
    severity_words: "These words are read: none, mild, moderate, severe; or the numbers 0 to 3.",
    yes_words: "These words are read: yes, true, x and 1; no, false and 0.",
    between: "What if a number falls between two of our scores, 0 to 10?",
    nearest: "Take the nearest score, and say so",
    refuse: "Leave that row out",
    usual_time: "When did you usually take the dose?",
    usual_time_hint: "For rows without a time, as in 22:00. If it is empty, a row with a dose and no time is refused.",
    mapping: |error| match error {
        MappingError::ColumnCount => {
            "The file has other columns than this page shows. Choose the file again."
        }
        MappingError::NoNight => "Say which column has the date of the night.",
        MappingError::UsedTwice { .. } => {
            "Another column is already taken for this. Change one of the two."
        }
        MappingError::AskDateForm { .. } => "Say how the dates in this column are written.",
        MappingError::AskScale { .. } => "Say which numbers this column goes from and to.",
        MappingError::NoScale => "Both ends of the scale are the same. They must be two numbers.",
    },
    scale_end: "Write a whole number of 0 or more for both ends of the scale.",
    no_time: "This is no time of day. Write it as in 22:00, or leave it empty.",
    look: "Show what would come in",
    looking: "Looking at every row.",
    becomes: "What would come in",
    no_entries: "No row of the file becomes an entry.",
    entries: |entries| count(entries, "row becomes an entry.", "rows become entries."),
    nights: |from, to| {
        if from == to {
            format!("The night is that of {from}.")
        } else {
            format!("The nights go from {from} to {to}.")
        }
    },
    rows_here: |rows| {
        count(
            rows,
            "row is here already, as it was read or changed before. It stays as it is.",
            "rows are here already, as they were read or changed before. They stay as they are.",
        )
    },
    repeated: |rows| {
        count(rows, "row says the same as another one.", "rows say the same as others.")
    },
    renamed: |file, here| {
        format!("What is “{file}” in the file is “{here}” here, and keeps this name.")
    },
    new_items: |names| format!("New in your lists: {}.", names.join(", ")),
    columns_left: |names| format!("Columns that are left out: {}.", names.join(", ")),
    changed: "Taken otherwise than it stands in the file",
    change,
    became: |from, to| format!("The first: {from} becomes {to}."),
    in_rows: |rows, more| {
        let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
        let word = if rows.len() == 1 && more == 0 { "Row" } else { "Rows" };
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        format!("{word} {}{more}.", rows.join(", "))
    },
    refused: |rows| count(rows, "row is refused", "rows are refused"),
    refused_then: "They do not come in. You can mend them in the file and bring it in once more: what is here already does not come twice.",
    refused_row: |row, column, why| match column {
        Some(column) => format!("Row {row}, {column}: {why}"),
        None => format!("Row {row}: {why}"),
    },
    refusal,
    all_refused: "Show more of them",
    more_refused: |rows| format!("And {rows} more."),
    too_full: "There is no room for this",
    too_full_then: "With it, more than 80 % of the room that a browser gives would be full, and the rest is for the nights to come. Bring in a part of the file, such as the newest years.",
    take: "Bring these in",
    nothing: "There is nothing to bring in: all of it is here already.",
    nothing_new: "There is nothing new to bring in.",
    taken: "It is brought in.",
    back: "Back to Data",
};

fn count(number: usize, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    [&number.to_string(), " ", word].concat()
}

/// `“a”, “b”`.
fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

fn not_table(error: TableError) -> String {
    let said = match error {
        TableError::TooLarge => "This file is too large: more than 16 MB.",
        TableError::Empty => "Nothing is in this file.",
        TableError::Utf16 | TableError::Utf32 => {
            "This file is written in a way that is not read here. In your spreadsheet, save it as “CSV UTF-8”."
        }
        TableError::NotUtf8 { line } => {
            return format!(
                "Line {line} has letters that cannot be read. In your spreadsheet, save the file as “CSV UTF-8”."
            );
        }
        TableError::OpenQuote { row } => {
            return format!(
                "A quotation mark in row {row} is opened and never closed. The file may have been cut off."
            );
        }
        TableError::Json { line, column } => {
            return format!(
                "From line {line}, character {column} on the file cannot be read. It may have been cut off."
            );
        }
        TableError::TooDeep => "This file has lists within lists, more than can be read here.",
        TableError::KeyTwice => "The file says one thing twice, so it cannot be read.",
        TableError::NoTable => "There is no list of entries in this file.",
        TableError::ManyTables => {
            "There is more than one list in this file, and nobody can tell which one is the diary."
        }
        TableError::TooManyRows => "This file has more than 200,000 rows.",
        TableError::TooManyColumns => "This file has more than 1000 columns.",
        TableError::NameTooLong => {
            "A column of this file has a name of more than 1000 letters. Give it a shorter one."
        }
    };
    said.to_owned()
}

fn change(what: Change, number: usize) -> String {
    let (one, many) = match what {
        Change::Rounded { .. } => (
            "number falls between two scores and becomes the nearest.",
            "numbers fall between two scores and become the nearest.",
        ),
        Change::SleepRounded { .. } => (
            "length of sleep becomes the nearest quarter of an hour.",
            "lengths of sleep become the nearest quarter of an hour.",
        ),
        Change::NightBefore => (
            "time is after midnight and before your day ends, so it counts for the night before.",
            "times are after midnight and before your day ends, so they count for the night before.",
        ),
        Change::NoTime => (
            "time is midnight to the second, which is taken for no time at all.",
            "times are midnight to the second, which is taken for no time at all.",
        ),
        Change::SecondsDropped => ("time loses its seconds.", "times lose their seconds."),
        Change::FromUtc => (
            "time is in world time (UTC) and becomes the time of your clock as it stands today.",
            "times are in world time (UTC) and become the time of your clock as it stands today.",
        ),
        Change::UsualTime => (
            "dose has no time and gets the usual one.",
            "doses have no time and get the usual one.",
        ),
    };
    count(number, one, many)
}

fn refusal(why: Refusal) -> String {
    let said = match why {
        Refusal::CellCount { found, expected } => {
            return format!(
                "it has {} where the file has {}. A comma or a quotation mark may be missing.",
                count(found, "cell", "cells"),
                count(expected, "column", "columns"),
            );
        }
        Refusal::NotAnObject => "it is no entry with names and values.",
        Refusal::KeyTwice => "it says one thing twice.",
        Refusal::Text => "it has a letter that cannot be read.",
        Refusal::Missing => "nothing stands here, and it is needed.",
        Refusal::Date => "this is no date that can be read here.",
        Refusal::ShortYear => "the year has two digits. Write all four.",
        Refusal::DateOutOfRange => "the date is before 1900 or later than tomorrow.",
        Refusal::Time => "this is no time of day.",
        Refusal::Moment => "this is no date with a time, as in 2026-11-23T22:04+01:00.",
        Refusal::Whole => "this is no whole number.",
        Refusal::Decimal => "this is no number as in 4.5.",
        Refusal::Number(error) => return number(error),
        Refusal::Fraction => "this is no exact number, such as 1 over 3.",
        Refusal::NotTheSame => "this number and the exact one beside it are not the same.",
        Refusal::Word => "this word is not one that the column can have.",
        Refusal::Stray => "this does not fit what else the row says.",
        Refusal::Diary(error) => diary(error),
        Refusal::NumberTwice { row } => {
            return format!("row {row} is the same entry and says something else.");
        }
        Refusal::OutOfScale => "this number is outside the scale.",
        Refusal::BetweenScores => "this number falls between two scores.",
        Refusal::DoseWithoutTime => "the dose has no time.",
        Refusal::DoseTooLarge => "this is more than a low dose. Is the unit right?",
        Refusal::Nothing => "nothing is in it but the date.",
    };
    said.to_owned()
}

fn number(error: NumberError) -> String {
    let said = match error {
        NumberError::Empty | NumberError::NoDigit(_) => "there is no number.",
        NumberError::TwoMeanings { .. } => {
            "this could be two numbers, as 1,500 could be 1.5 or 1500."
        }
        NumberError::TwoSeparators => "this number has two decimal signs.",
        NumberError::NothingAfter(sign) => return format!("no digit follows the “{sign}”."),
        NumberError::Sign(sign) => return format!("the number has a “{sign}” before it."),
        NumberError::Exponent(letter) => {
            return format!("the “{letter}” in the number is not read.");
        }
        NumberError::InnerSpace => "there is a space inside the number.",
        NumberError::OtherDigit(digit) => {
            return format!("“{digit}” is a digit of another script.");
        }
        NumberError::Character(character) => {
            return format!("“{character}” is not part of a number.");
        }
        NumberError::TooLong => "this number has too many digits.",
    };
    said.to_owned()
}

const fn diary(error: DiaryError) -> &'static str {
    match error {
        DiaryError::Date => "no calendar has this date.",
        DiaryError::Boundary => "the end of the day is later than noon.",
        DiaryError::Offset => "no clock on earth shows this time.",
        DiaryError::Number => "the number of the entry is not one that this app gives.",
        DiaryError::Score => "a score goes from 0 to 10.",
        DiaryError::Sleep => "a night has at most 24 hours of sleep.",
        DiaryError::NoteTooLong => "the note is longer than 10,000 characters.",
        DiaryError::NoteHasNul => "the note has a character that cannot be kept.",
        DiaryError::Revision => "how often it was changed must be 1 or more.",
        DiaryError::TooManyDoses => "it has more than 8 doses.",
        DiaryError::NoDose => "a dose of 0 is no dose that was taken.",
        DiaryError::EndBeforeStart => "it ends before it starts.",
    }
}
