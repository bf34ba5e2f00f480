//! The calendar file: its exact lines, what a reader by other hands makes of it, and a calendar that is given one file after another.

mod again;

use ::icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventStatus};
use ldn_diary::diary::{DayBoundary, Moment, NaiveDateTime};
use ldn_diary::exchange::{Alarm, EventWords, Making, icalendar};
use ldn_diary::plan::{DatedStep, Length, Plan, Step};

use crate::help::mg;
use crate::plan::{advised, date, on, plan, step, time, times};

/// How many nights are looked at.
const NIGHTS: u64 = 400;
/// The title of what is cancelled, and how many are beyond those that the plan is known to have had.
const GONE: &str = "Not any more";
const BEYOND: usize = 40;

/// Made on this day at this time, two hours ahead of UTC.
fn made(at: &str) -> Making {
    let now = Moment::new(at.parse().unwrap(), 120).unwrap();
    let (day, alarm) = (DayBoundary::default(), Alarm::AtStart);
    Making { now, day, alarm, revision: 1, known_to: None }
}

/// Made so many minutes after eight in the evening, fewer than 60.
fn minutes_later(minutes: u64) -> Making {
    made(&format!("2028-01-15T20:{minutes:02}:00"))
}

/// A title by which a dose is known again.
fn title(step: &DatedStep) -> String {
    let dose = step.dose.in_mg();
    format!("LDN {}/{} mg", dose.numerator(), dose.denominator())
}

fn words(step: &DatedStep) -> EventWords {
    EventWords { title: title(step), note: String::new() }
}

fn file(plan: &Plan) -> String {
    let revision = u64::try_from(plan.changes().len()).unwrap();
    icalendar(plan, Making { revision, ..made("2028-01-15T20:00:00") }, GONE, words).unwrap()
}

/// The lines of a file that begin so.
fn lines<'a>(file: &'a str, beginning: &str) -> Vec<&'a str> {
    file.split("\r\n").filter(|line| line.starts_with(beginning)).collect()
}

/// An event as another program understands it.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    sequence: u32,
    holds: bool,
    first: NaiveDateTime,
    last: Option<NaiveDateTime>,
    title: String,
}

/// A date and time without a zone; anything else is a mistake.
fn floating(value: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").unwrap()
}

fn read_event(event: &Event) -> (String, Read) {
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(first))) = event.get_start()
    else {
        panic!("{event:?} does not float")
    };
    let holds = event.get_status() == Some(EventStatus::Confirmed);
    let rule = event.property_value("RRULE");
    assert_eq!(rule.is_some(), holds, "what is cancelled is short: {event:?}");
    let rule = rule.map_or("", |rule| rule.strip_prefix("FREQ=DAILY").unwrap());
    let last = rule.strip_prefix(";UNTIL=").map(floating);
    assert!(last.is_some() || rule.is_empty(), "{rule}");
    let read = Read {
        sequence: event.get_sequence().unwrap(),
        holds,
        first,
        last,
        title: event.get_summary().unwrap().to_owned(),
    };
    (event.get_uid().unwrap().to_owned(), read)
}

fn read(file: &str) -> Vec<(String, Read)> {
    let calendar: Calendar = file.parse().unwrap();
    let events: Vec<_> = calendar.events().map(read_event).collect();
    assert_eq!(events.len(), calendar.components.len(), "there is something else in it");
    events
}

/// The file of two steps, the second twice a day.
const LINES: [&str; 53] = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//LDN Diary//Plan 1//EN",
    "CALSCALE:GREGORIAN",
    // The 14 nights end after the leap day, and are over when the file is made.
    "BEGIN:VEVENT",
    "UID:dose-1@20280220-f38fbae2bc950015.ldn-diary",
    "SEQUENCE:36630721",
    "DTSTAMP:20280305T223000Z",
    "DTSTART:20280220T220000",
    "DURATION:PT15M",
    "RRULE:FREQ=DAILY;UNTIL=20280304T220000",
    "SUMMARY:LDN 3/2 mg",
    r"DESCRIPTION:Read\, look",
    "STATUS:CONFIRMED",
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    // One in the morning of the night of 5 March is on 6 March.
    "BEGIN:VEVENT",
    "UID:dose-2@20280220-f38fbae2bc950015.ldn-diary",
    "SEQUENCE:36630721",
    "DTSTAMP:20280305T223000Z",
    "DTSTART:20280306T010000",
    "DURATION:PT15M",
    "RRULE:FREQ=DAILY",
    "SUMMARY:LDN 3/1 mg",
    r"DESCRIPTION:Read\, look",
    "STATUS:CONFIRMED",
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    "DESCRIPTION:LDN 3/1 mg",
    "END:VALARM",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:dose-3@20280220-f38fbae2bc950015.ldn-diary",
    "SEQUENCE:36630721",
    "DTSTAMP:20280305T223000Z",
    "DTSTART:20280305T203000",
    "DURATION:PT15M",
    "RRULE:FREQ=DAILY",
    "SUMMARY:LDN 3/1 mg",
    r"DESCRIPTION:Read\, look",
    "STATUS:CONFIRMED",
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    "DESCRIPTION:LDN 3/1 mg",
    "END:VALARM",
    "END:VEVENT",
];

/// What cancels a series that an older file may have had.
const CANCELLED: [&str; 8] = [
    "BEGIN:VEVENT",
    "UID:dose-NUMBER@20280220-f38fbae2bc950015.ldn-diary",
    "SEQUENCE:36630721",
    "DTSTAMP:20280305T223000Z",
    "DTSTART:20000101T000000",
    "SUMMARY:Not any more",
    "STATUS:CANCELLED",
    "END:VEVENT",
];

// rule: exchange-nights
#[test]
fn every_line_of_a_file_is_as_it_should_be() {
    let twice = Step::new(mg("3"), times(&["20:30", "01:00"]), Length::Open).unwrap();
    let plan = plan("2028-02-20", &[step("1.5", 14), twice]);
    let words = |step: &DatedStep| EventWords { title: title(step), note: "Read, look".to_owned() };
    let file = icalendar(&plan, made("2028-03-06T00:30:00"), GONE, words).unwrap();
    let written: Vec<_> = file.split("\r\n").collect();
    let (due, gone) = written.split_at(LINES.len());
    assert_eq!(due, LINES);
    let numbers = 4..4 + BEYOND;
    let cancelled = numbers
        .flat_map(|number| CANCELLED.map(|line| line.replace("NUMBER", &number.to_string())));
    let ends = ["END:VCALENDAR", ""].map(str::to_owned);
    assert_eq!(gone, cancelled.chain(ends).collect::<Vec<_>>());
}

/// It was the revision, which falls when an older backup is restored or the diary is erased: a calendar kept the old events then.
// rule: exchange-again
#[test]
fn the_sequence_never_falls_while_the_clock_goes_forward() {
    let plan = plan("2028-02-20", &[step("1.5", 14)]);
    let mut last = 0;
    for (at, revision, written) in [
        // A clock that stands before all files.
        ("2020-01-01T00:00:00", 0, "0"),
        ("2026-01-01T02:00:00", 0, "0"),
        ("2026-01-01T02:01:00", 40, "40"),
        // A new bottle makes a newer file though the plan and the minute are the same.
        ("2028-03-06T00:30:00", 7, "36630727"),
        ("2028-03-06T00:30:00", 8, "36630728"),
        // An older backup was restored.
        ("2028-03-06T00:31:00", 2, "36630754"),
        ("2028-03-06T00:32:00", u64::MAX, "36630815"),
        ("2028-03-06T00:33:00", 0, "36630816"),
        // No number is larger than the format's.
        ("2152-12-31T00:00:00", 1, "2137416961"),
        ("2154-01-01T00:00:00", 1, "2147483647"),
        ("9999-12-31T23:59:00", u64::MAX, "2147483647"),
    ] {
        let file = icalendar(&plan, Making { revision, ..made(at) }, GONE, words).unwrap();
        let sequence = format!("SEQUENCE:{written}");
        assert!(lines(&file, "SEQ").iter().all(|line| *line == sequence), "{at}: {file}");
        let number: u64 = written.parse().unwrap();
        assert!(number >= last, "{at}");
        last = number;
    }
}

// rule: exchange-again
#[test]
fn a_plan_from_an_older_backup_takes_the_place_of_the_newer_one() {
    let older = plan("2028-01-15", &[step("1.5", 0)]);
    let mut newer = older.clone();
    newer.edit(on("2028-01-20"), advised(), vec![step("3", 28), step("4.5", 0)]).unwrap();
    let mut kept = again::Kept::default();
    for (minutes, plan, revision) in [(0, &older, 4), (1, &newer, 90), (2, &older, 5)] {
        let making = Making { revision, ..minutes_later(minutes) };
        kept.take(&icalendar(plan, making, GONE, words).unwrap());
        assert_eq!(kept.shown(), again::due(plan));
    }
}

// rule: exchange-nights
#[test]
fn the_ends_of_series_follow_months_and_leap_days() {
    for (from, days, until) in [
        ("2028-02-02", 28, "20280229T220000"),
        ("2026-02-02", 28, "20260301T220000"),
        ("2100-02-02", 28, "21000301T220000"),
        ("2026-12-31", 1, "20261231T220000"),
        ("2026-12-04", 28, "20261231T220000"),
        // The format has four digits for a year.
        ("9999-12-30", 28, "99991231T220000"),
    ] {
        let file = file(&plan(from, &[step("1.5", days)]));
        let rule = format!("RRULE:FREQ=DAILY;UNTIL={until}");
        assert_eq!(lines(&file, "RRULE"), [rule], "{from}");
    }
}

/// A series without an end went on with its draw past the end of the bottle that it was of.
// rule: exchange-nights
// rule: exchange-again
#[test]
fn a_step_that_goes_past_the_last_known_draw_is_two_series() {
    let plan = plan("2028-01-15", &[step("1.5", 14), step("3", 0)]);
    let mut kept = again::Kept::default();
    for (minutes, known_to, ends) in [
        (0, "2028-02-10", vec![";UNTIL=20280128T220000", ";UNTIL=20280210T220000", ""]),
        (1, "2028-01-20", vec![";UNTIL=20280120T220000", ";UNTIL=20280128T220000", ""]),
        // Between two steps, and on a night before.
        (2, "2028-01-28", vec![";UNTIL=20280128T220000", ""]),
        (3, "2028-01-14", vec![";UNTIL=20280128T220000", ""]),
    ] {
        let making = Making { known_to: Some(date(known_to)), ..minutes_later(minutes) };
        let file = icalendar(&plan, making, GONE, words).unwrap();
        let rules: Vec<_> = ends.iter().map(|end| format!("RRULE:FREQ=DAILY{end}")).collect();
        assert_eq!(lines(&file, "RRULE"), rules, "{known_to}");
        kept.take(&file);
        assert_eq!(kept.shown(), again::due(&plan), "{known_to}");
    }
}

// rule: exchange-nights
#[test]
fn the_end_of_the_night_is_the_persons() {
    for (boundary, clock, first) in [
        (240, "03:59", "20281102T035900"),
        (240, "04:00", "20281101T040000"),
        (600, "08:00", "20281102T080000"),
        (0, "00:00", "20281101T000000"),
    ] {
        let step = Step::new(mg("1.5"), times(&[clock]), Length::Open).unwrap();
        let day = DayBoundary::new(boundary).unwrap();
        let making = Making { day, ..made("2028-11-01T20:00:00") };
        let file = icalendar(&plan("2028-11-01", &[step]), making, GONE, words).unwrap();
        assert_eq!(lines(&file, "DTSTART")[0], format!("DTSTART:{first}"), "{boundary} {clock}");
    }
}

/// Clocks go forward on 26 March and back on 29 October 2028 in Europe. An hour that is not there, or there twice, is for the calendar
/// to know, which knows where the person is.
// rule: exchange-wall
#[test]
fn no_time_knows_a_zone() {
    let step = Step::new(mg("1.5"), times(&["02:30", "22:00"]), Length::Days(300)).unwrap();
    let file = file(&plan("2028-03-01", &[step]));
    assert!(!file.contains("TZ") && !file.contains("VTIMEZONE"), "{file}");
    let in_utc: Vec<_> = file.split("\r\n").filter(|line| line.ends_with('Z')).collect();
    assert!(in_utc.iter().all(|line| line.starts_with("DTSTAMP:")), "{in_utc:?}");
    let holds: Vec<_> = read(&file).into_iter().filter(|(_, event)| event.holds).collect();
    let [(_, early), (_, late)] = holds.try_into().unwrap();
    assert_eq!((early.first, late.first), (at("2028-03-02", 2), at("2028-03-01", 22)));
    assert_eq!((early.last, late.last), (Some(at("2028-12-26", 2)), Some(at("2028-12-25", 22))));
}

/// Half past two in the night, or ten in the evening.
fn at(day: &str, hour: u32) -> NaiveDateTime {
    date(day).and_hms_opt(hour, if hour == 2 { 30 } else { 0 }, 0).unwrap()
}

// rule: exchange-again
#[test]
fn what_a_plan_has_no_longer_is_cancelled_under_the_same_name() {
    let twice = Step::new(mg("1.5"), times(&["08:00", "20:00"]), Length::Days(28)).unwrap();
    let mut plan = plan("2028-01-15", &[twice, step("3", 28), step("4.5", 0)]);
    let names = |file: &str| read(file).into_iter().map(|(uid, _)| uid).collect::<Vec<_>>();
    let before = names(&file(&plan));
    let holding = |file: &str| {
        let holds = read(file).into_iter().filter(|(_, event)| event.holds);
        holds.map(|(uid, _)| uid.split('@').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(holding(&file(&plan)), ["dose-1", "dose-2", "dose-3", "dose-4"]);
    plan.stop(on("2028-01-20"), advised()).unwrap();
    let after = file(&plan);
    assert_eq!(names(&after), before);
    assert_eq!(holding(&after), ["dose-1", "dose-2"]);
    assert_eq!(lines(&after, "STATUS:CANCELLED").len(), 2 + BEYOND);
    assert_eq!(lines(&after, "BEGIN:VALARM").len(), 2, "what is cancelled does not ring");
    // From the first night on: not even the step of tonight is left.
    plan.edit(on("2028-01-20"), advised(), vec![step("1", 0)]).unwrap();
    assert_eq!(holding(&file(&plan)).last().unwrap(), "dose-3", "a name may be taken again");
}

// rule: exchange-again
#[test]
fn a_plan_that_is_stopped_before_it_begins_leaves_nothing() {
    let mut plan = plan("2028-01-15", &[step("1.5", 0)]);
    plan.stop(on("2028-01-15"), advised()).unwrap();
    let events = read(&file(&plan));
    assert!(!events.is_empty() && events.iter().all(|(_, event)| !event.holds), "{events:?}");
    assert_eq!(icalendar(&Plan::default(), made("2028-01-15T20:00:00"), GONE, words), None);
}

/// Where a clock was ahead, the night on which a plan was first begun is put right too.
// rule: exchange-again
#[test]
fn a_plan_keeps_its_names_when_a_clock_is_put_right() {
    let names = |plan: &Plan| read(&file(plan)).into_iter().map(|(uid, _)| uid).collect::<Vec<_>>();
    let ahead = plan("2028-01-15", &[step("1.5", 0)]);
    let right = ahead.clone().without_later(date("2027-12-24"));
    assert_ne!(ahead, right);
    assert_eq!(names(&ahead), names(&right));
}

/// Two people with one calendar, who begin on the same day: neither takes the other's events.
// rule: exchange-again
#[test]
fn other_plans_have_other_names() {
    let of = |plan: &Plan| read(&file(plan)).remove(0).0;
    let first = of(&plan("2028-01-15", &[step("1.5", 0)]));
    for other in [step("3", 0), step("1.5", 28)] {
        assert_ne!(of(&plan("2028-01-15", &[other])), first);
    }
    let later = Step::new(mg("1.5"), times(&["22:01"]), Length::Open).unwrap();
    assert_ne!(of(&plan("2028-01-15", &[later])), first);
    assert_ne!(of(&plan("2028-01-16", &[step("1.5", 0)])), first);
}

// rule: exchange-text
#[test]
fn long_lines_are_folded_between_characters() {
    let note = "für 💊 und Äpfel; Öl, Üb\\ung\nNächste Zeile\r\tEnde\u{7}".repeat(5);
    let told = |_: &DatedStep| EventWords { title: "ä".repeat(80), note: note.clone() };
    let plan = plan("2028-01-15", &[step("1.5", 0)]);
    let file = icalendar(&plan, made("2028-01-15T20:00:00"), GONE, told).unwrap();
    for line in file.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n', '\u{7}']), "{line:?}");
    }
    // "SUMMARY:" and 33 letters of two bytes are 74, and no half of a letter goes onto the line.
    assert_eq!(lines(&file, "SUMMARY:")[0], format!("SUMMARY:{}", "ä".repeat(33)));
    let calendar: Calendar = file.parse().unwrap();
    let event = calendar.events().next().unwrap();
    assert_eq!(event.get_summary(), Some("ä".repeat(80).as_str()));
    let read = note.replace(['\r', '\u{7}'], "");
    assert_eq!(event.get_description(), Some(read.as_str()));
}

#[test]
fn nothing_rings_that_is_not_to_ring() {
    let plan = plan("2028-01-15", &[step("1.5", 2), step("3", 0)]);
    let alarms = |at: &str, alarm| {
        let file = icalendar(&plan, Making { alarm, ..made(at) }, GONE, words).unwrap();
        lines(&file, "BEGIN:VALARM").len()
    };
    assert_eq!(alarms("2028-01-16T22:00:00", Alarm::AtStart), 2, "the last is now");
    assert_eq!(alarms("2028-01-16T22:01:00", Alarm::AtStart), 1, "the first step is over");
    assert_eq!(alarms("2028-01-15T20:00:00", Alarm::Never), 0);
    assert_eq!(time("22:00:00"), plan.due(date("2028-01-15"))[0].time);
}
