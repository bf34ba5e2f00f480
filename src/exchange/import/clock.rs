//! Dates and times as other programs write them. Owns the forms that are read; a form is told to it and never guessed here.

use super::DateForm;
use crate::diary::{NaiveDate, NaiveTime, Timelike};
use crate::exchange::Refusal;
use crate::exchange::value::{digits, whole};

/// A date with what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// The date.
    pub(super) date: NaiveDate,
    /// The time behind it; none where there is none.
    pub(super) clock: Option<Clock>,
}

/// What a clock showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The time, to the second.
    pub(super) time: NaiveTime,
    /// From where.
    pub(super) zone: Zone,
}

/// Which clock it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// It is not said: the person's.
    Unsaid,
    /// UTC, by the letter Z.
    Utc,
    /// One so many minutes ahead of UTC.
    Ahead(i16),
}

/// The date of a text, and the time where it has one: `2026-11-23`, `23.11.2026 22:04`, `2026-11-23T22:04:30+0100`.
pub(super) fn dated(text: &str, form: DateForm) -> Result<Dated, Refusal> {
    let text = text.trim();
    let (day, behind) = match text.find([' ', 'T']).and_then(|at| text.split_at_checked(at)) {
        Some((day, behind)) => (day, behind.trim_start_matches(['T', ' '])),
        None => (text, ""),
    };
    let date = date(day, form)?;
    let clock = if behind.is_empty() { None } else { Some(clock(behind)?) };
    Ok(Dated { date, clock })
}

/// A date of three numbers.
fn date(text: &str, form: DateForm) -> Result<NaiveDate, Refusal> {
    let sign =
        text.chars().find(|letter| matches!(letter, '-' | '/' | '.')).ok_or(Refusal::Date)?;
    let parts: Vec<&str> = text.splitn(4, sign).collect();
    let [first, second, third] = parts.as_slice() else { return Err(Refusal::Date) };
    let (year, month, day) = match form {
        DateForm::YearMonthDay => (first, second, third),
        DateForm::DayMonthYear => (third, second, first),
        DateForm::MonthDayYear => (third, first, second),
    };
    if digits(year, 2).is_some() {
        return Err(Refusal::ShortYear);
    }
    let short = |text: &str| digits(text, 2).or_else(|| digits(text, 1)).ok_or(Refusal::Date);
    let year = digits(year, 4).and_then(|year| year.try_into().ok()).ok_or(Refusal::Date)?;
    NaiveDate::from_ymd_opt(year, short(month)?, short(day)?).ok_or(Refusal::Date)
}

/// A time of day with its zone where that is said.
pub(super) fn clock(text: &str) -> Result<Clock, Refusal> {
    let (rest, zone) = zone(text.trim()).ok_or(Refusal::Time)?;
    let (rest, half) = half(rest.trim_end());
    time(rest.trim_end(), half).map(|time| Clock { time, zone }).ok_or(Refusal::Time)
}

fn zone(text: &str) -> Option<(&str, Zone)> {
    if let Some(rest) = text.strip_suffix('Z') {
        return Some((rest, Zone::Utc));
    }
    let Some(at) = text.find(['+', '-']) else { return Some((text, Zone::Unsaid)) };
    let (rest, offset) = text.split_at_checked(at)?;
    let (sign, offset) = match offset.strip_prefix('-') {
        Some(offset) => (-1, offset),
        None => (1, offset.strip_prefix('+')?),
    };
    let (hours, minutes) = match offset.split_once(':') {
        Some(parts) => parts,
        None => offset.split_at_checked(2)?,
    };
    let minutes = digits(minutes, 2).filter(|minutes| *minutes < 60)?;
    let ahead = i16::try_from(digits(hours, 2)?.checked_mul(60)?.checked_add(minutes)?).ok()?;
    Some((rest, Zone::Ahead(ahead.checked_mul(sign)?)))
}

/// Which half of the day is said.
#[derive(Clone, Copy)]
enum Half {
    Unsaid,
    Morning,
    Evening,
}

fn half(text: &str) -> (&str, Half) {
    let ends = [
        ("am", Half::Morning),
        ("AM", Half::Morning),
        ("pm", Half::Evening),
        ("PM", Half::Evening),
    ];
    let found = ends.into_iter().find_map(|(end, half)| Some((text.strip_suffix(end)?, half)));
    found.unwrap_or((text, Half::Unsaid))
}

fn time(text: &str, half: Half) -> Option<NaiveTime> {
    let (hour, rest) = text.split_once(':')?;
    let (minute, second) = match rest.split_once(':') {
        Some((minute, second)) => (minute, seconds(second)?),
        None => (rest, 0),
    };
    let hour = digits(hour, 2).or_else(|| digits(hour, 1))?;
    let hour = match (half, hour) {
        (Half::Morning, 12) => 0,
        (Half::Evening, 12) => 12,
        (Half::Unsaid, hour) | (Half::Morning, hour @ 1..12) => hour,
        (Half::Evening, hour @ 1..12) => hour.checked_add(12)?,
        (Half::Morning | Half::Evening, _) => return None,
    };
    NaiveTime::from_hms_opt(hour, digits(minute, 2)?, second)
}

/// Seconds, without the part of one that may stand behind a point.
fn seconds(text: &str) -> Option<u32> {
    let Some((full, part)) = text.split_once('.') else { return digits(text, 2) };
    let is_part = (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(full, 2).filter(|_| is_part)
}

/// Whether a time is midnight to the second.
pub(super) fn is_midnight(time: NaiveTime) -> bool {
    time.num_seconds_from_midnight() == 0
}

/// Hours and minutes as `7:30`, in minutes; none for another form.
pub(super) fn minutes(text: &str) -> Option<u64> {
    let (hours, minutes) = text.split_once(':')?;
    let minutes = digits(minutes, 2).filter(|minutes| *minutes < 60)?;
    whole::<u16>(hours)
        .and_then(|hours| u64::from(hours).checked_mul(60)?.checked_add(minutes.into()))
}
