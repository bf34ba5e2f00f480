//! The plan as a calendar file (RFC 5545), which a calendar on any device reads. A page without a server cannot ring when it is
//! closed; a calendar can.
//!
//! Each time of day of each step is a series of its own: daily, from the step's first night to its last; and two where its draw is
//! known only up to one of its nights. All times are floating, so that ten in the evening stays ten in the evening where the person
//! is. A series is called by its number in the plan and by a mark of the first start, which never changes: so a newer file changes
//! what an older one put into the calendar.
//!
//! A plan does not tell which series an older file had: a change may have been undone since, or taken back because it was made by a
//! clock that was ahead. So every number that an older file may have used and this plan does not use is in the file too, cancelled:
//! as many as the plan ever had by what is left of it, and [`BEYOND`] more. One that cancels is short, and lies on a day long past,
//! where it is in nobody's way in a calendar that shows what is cancelled. What only a first start had that was undone itself stays:
//! nothing that is kept tells its mark.
//!
//! Written here and not by a crate, since the page pays for every byte: `icalendar` brings the clock of chrono, random identifiers and
//! a parser; `ics` keeps each line as maps and boxes, and leaves to us all that can be wrong here (times, ends, names, versions). In
//! the tests `icalendar` reads back what this writes.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::checksum::checksum;
use super::content_line::Lines;
use crate::diary::{DayBoundary, Moment};
use crate::dose::limits::MOST_STEPS;
use crate::plan::{Change, DatedStep, Due, Length, Plan};

/// How long an event is: long enough to be seen in a calendar, and to draw and take a dose.
const DURATION: &str = "PT15M";
/// The program that wrote it.
const PRODUCT: &str = "-//LDN Diary//Plan 1//EN";
/// The minute from which a SEQUENCE counts: the start of 2026 in UTC, in minutes since the start of 1970.
const FIRST_MINUTE: i64 = 29_453_760;
/// How many files of one minute have a SEQUENCE of their own. With 32, SEQUENCE is at its largest in 2153.
const OF_A_MINUTE: u64 = 32;
/// The largest integer of the format (RFC 5545, 3.3.8).
const MOST_SEQUENCE: u64 = 2_147_483_647;
/// How many numbers are cancelled beyond those that the plan is known to have had: a change that was undone had no more steps, and an
/// older file had one series more for each time of day of the step that it told in two. Where a change that was undone had several
/// times a day too, and so more series than these, the last of them stay: all that could be would be 160 dead events in every file.
const BEYOND: usize = MOST_STEPS;
/// When what is cancelled is said to have been.
const GONE: &str = "20000101T000000";
/// The last date that the format can write.
const LAST: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// What an event is called, ready in the person's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventWords {
    /// The title, which is all that most calendars show and say.
    pub title: String,
    /// What stands below it; may be empty.
    pub note: String,
}

/// Whether the calendar rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// When a dose is due; for what is over, never.
    AtStart,
    /// Not.
    Never,
}

/// How and when a file is made.
#[derive(Clone, Copy, Debug)]
pub struct Making {
    /// When.
    pub now: Moment,
    /// When the person's nights end: a time before is on the next date.
    pub day: DayBoundary,
    /// Whether it rings.
    pub alarm: Alarm,
    /// The revision of plan and bottles, since a new bottle changes a draw without a change of the plan: one more at each change. It
    /// tells files of the same minute apart.
    pub revision: u64,
    /// The last night that draws are known for: a step that goes past it is two series, with words of their own. None where it is not
    /// known, or they are known for all nights.
    pub known_to: Option<NaiveDate>,
}

impl Making {
    /// The SEQUENCE by which a calendar knows which file is newer: the minutes since the start of 2026, times 32, and the last five
    /// bits of the revision. It does not fall as long as the clock goes forward, whatever was restored or erased meanwhile, which a
    /// revision does. Two limits are left: of two files of one minute the newer may seem older, where 32 changes are between them or
    /// the revision passes a multiple of 32; and a file of a clock that was ahead seems newer until that time has come.
    fn sequence(self) -> u64 {
        let minutes = self.now.instant().saturating_sub(FIRST_MINUTE);
        let minutes = u64::try_from(minutes).unwrap_or(0).saturating_mul(OF_A_MINUTE);
        let of_minute = self.revision.checked_rem(OF_A_MINUTE).unwrap_or(0);
        minutes.saturating_add(of_minute).min(MOST_SEQUENCE)
    }
}

/// One time of day of one step.
struct Series {
    step: DatedStep,
    time: NaiveTime,
}

/// The text of the calendar file of a plan; none for a plan that never had a step. `gone` is the title of what is cancelled.
///
/// Old steps stay in it, so that the calendar still shows what was due.
pub fn icalendar(
    plan: &Plan,
    making: Making,
    gone: &str,
    words: impl Fn(&DatedStep) -> EventWords,
) -> Option<String> {
    let mark = mark(plan.changes().first()?);
    let sequence = making.sequence().to_string();
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", PRODUCT);
    lines.put("CALSCALE", "GREGORIAN");
    let stamp = [floating(in_utc(making.now)).as_str(), "Z"].concat();
    let mut all_series = series_of(parted(plan.steps(), making.known_to)).into_iter();
    for number in 1..=most_series(plan).saturating_add(BEYOND) {
        lines.put("BEGIN", "VEVENT");
        lines.put("UID", &format!("dose-{number}@{mark}"));
        lines.put("SEQUENCE", &sequence);
        lines.put("DTSTAMP", &stamp);
        match all_series.next() {
            Some(series) => event(&mut lines, &series, making, &words(&series.step)),
            None => cancelled(&mut lines, gone),
        }
        lines.put("END", "VEVENT");
    }
    lines.put("END", "VCALENDAR");
    Some(lines.text())
}

/// The most series that the plan had after any of its changes.
fn most_series(plan: &Plan) -> usize {
    let changes = plan.changes();
    let mut most = series_of(plan.steps()).len();
    for made in 1..changes.len() {
        let older = changes.iter().take(made).cloned().collect();
        if let Ok(older) = Plan::new(plan.opioids(), older) {
            most = most.max(series_of(older.steps()).len());
        }
    }
    most
}

/// The steps, where the one that goes past this night is two: to it, and from the next one on.
fn parted(steps: Vec<DatedStep>, last: Option<NaiveDate>) -> Vec<DatedStep> {
    let nights = last.and_then(|last| Some((last, last.succ_opt()?)));
    let Some((last, next)) = nights else { return steps };
    let parts = |step: DatedStep| {
        if step.covers(last) && step.covers(next) {
            vec![DatedStep { until: Some(last), ..step.clone() }, DatedStep { from: next, ..step }]
        } else {
            vec![step]
        }
    };
    steps.into_iter().flat_map(parts).collect()
}

/// Every series of these steps, in order.
fn series_of(steps: Vec<DatedStep>) -> Vec<Series> {
    let mut found = Vec::new();
    for step in steps {
        let times = step.times.as_slice().iter();
        found.extend(times.map(|time| Series { step: step.clone(), time: *time }));
    }
    found
}

/// What takes away a series that an older file may have had.
fn cancelled(lines: &mut Lines, gone: &str) {
    lines.put("DTSTART", GONE);
    lines.put_text("SUMMARY", gone);
    lines.put("STATUS", "CANCELLED");
}

fn event(lines: &mut Lines, series: &Series, making: Making, words: &EventWords) {
    let wall = |night| wall(series, night, making.day);
    let last = series.step.until.map(wall);
    lines.put("DTSTART", &floating(wall(series.step.from)));
    lines.put("DURATION", DURATION);
    let until = last.map_or_else(String::new, |last| [";UNTIL=", &floating(last)].concat());
    lines.put("RRULE", &["FREQ=DAILY", &until].concat());
    lines.put_text("SUMMARY", &words.title);
    if !words.note.is_empty() {
        lines.put_text("DESCRIPTION", &words.note);
    }
    lines.put("STATUS", "CONFIRMED");
    // For whoever shares the calendar: that there is something, and not what. And the evening is not taken by it.
    lines.put("CLASS", "PRIVATE");
    lines.put("TRANSP", "TRANSPARENT");
    // Some calendars ring for all that is over as soon as they read of it.
    let is_over = last.is_some_and(|last| last < making.now.local());
    if !is_over && making.alarm == Alarm::AtStart {
        lines.put("BEGIN", "VALARM");
        lines.put("ACTION", "DISPLAY");
        lines.put("TRIGGER", "PT0S");
        lines.put_text("DESCRIPTION", &words.title);
        lines.put("END", "VALARM");
    }
}

/// The date and time on the wall of a series on one of its nights.
fn wall(series: &Series, night: NaiveDate, day: DayBoundary) -> NaiveDateTime {
    let Series { step, time } = series;
    let due = Due { night, time: *time, dose: step.dose, step: step.from };
    let wall = due.wall(day.time());
    LAST.map_or(wall, |last| wall.min(last.and_time(*time)))
}

fn in_utc(moment: Moment) -> NaiveDateTime {
    let ahead = TimeDelta::minutes(moment.offset().into());
    moment.local().checked_sub_signed(ahead).unwrap_or(moment.local())
}

/// A date and time to the minute, without a zone.
fn floating(at: NaiveDateTime) -> String {
    let (year, month, day) = (at.year(), at.month(), at.day());
    format!("{year:04}{month:02}{day:02}T{:02}{:02}00", at.hour(), at.minute())
}

/// What tells the series of this plan from those of all others, for ever: the day on which it was first begun, and a checksum of the
/// steps of its first change, since two people who share a calendar may begin on the same day. No note is in it, and not the night on
/// which that change was made, which is put right where a clock was ahead. It is not to be changed: what older files put into a
/// calendar would stay there.
fn mark(first: &Change) -> String {
    let day = first.when.from;
    let mut said = vec![day.to_string()];
    for step in &first.ahead {
        let dose = step.dose().in_mg();
        said.push(format!(";{}/{}", dose.numerator(), dose.denominator()));
        let times = step.times().as_slice().iter();
        said.extend(times.map(|time| format!(" {:02}:{:02}", time.hour(), time.minute())));
        if let Length::Days(days) = step.length() {
            said.push(format!(" {days}"));
        }
    }
    let said = said.concat();
    let (year, month, date) = (day.year(), day.month(), day.day());
    format!("{year:04}{month:02}{date:02}-{:016x}.ldn-diary", checksum(said.bytes()))
}
