//! How single values are written, and read again: numbers, dates, times. Each has one form; nothing is guessed.

use std::str::FromStr;

use crate::diary::{DiaryError, Moment, NaiveDate, NaiveTime, Timelike};
use crate::dose::{DecimalSign, Exact, Grouping, McgWord, Style};
use crate::exchange::Refusal;

/// Numbers with a point and without groups, rounded beyond six decimals.
const STYLE: Style =
    Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };

/// A whole number of digits alone, without zeros before it.
pub(super) fn whole<T: FromStr>(text: &str) -> Option<T> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    (is_plain && (text == "0" || !text.starts_with('0'))).then(|| text.parse().ok()).flatten()
}

/// A number for the eye, and exactly where that is not the same.
pub(super) fn number(value: Exact) -> (String, Option<String>) {
    let written = STYLE.number(value);
    let over = || format!("{} over {}", value.numerator(), value.denominator());
    let exact = if written.exact { None } else { Some(over()) };
    (written.text, exact)
}

/// A number of digits with at most one point.
pub(super) fn decimal(text: &str) -> Option<Exact> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction.trim_end_matches('0')),
        Some(_) => return None,
        None => (text, ""),
    };
    let digits = [whole, fraction].concat();
    if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Exact::decimal(digits.parse().ok()?, fraction.len().try_into().ok()?).ok()
}

/// The number that stands rounded in one cell, and exactly in another where that is not empty.
pub(super) fn read_number(rounded: &str, exact: &str) -> Result<Exact, Refusal> {
    let read = decimal(rounded).ok_or(Refusal::Decimal)?;
    if exact.is_empty() {
        return Ok(read);
    }
    let parts =
        exact.split_once(" over ").and_then(|(above, below)| Some((whole(above)?, whole(below)?)));
    let value = parts.and_then(|(above, below)| Exact::fraction(above, below).ok());
    let value = value.ok_or(Refusal::Fraction)?;
    if decimal(&number(value).0) == Some(read) { Ok(value) } else { Err(Refusal::NotTheSame) }
}

/// A date as `2026-11-23`.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(digits(year, 4)?.try_into().ok()?, digits(month, 2)?, digits(day, 2)?)
}

/// A number of exactly so many digits.
pub(super) fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// A time of day as `22:04`.
pub(super) fn time_text(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A time of day as `22:04`, or `22:04:00`, which spreadsheets make of it.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let text = if text.len() == 8 { text.strip_suffix(":00")? } else { text };
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(digits(hour, 2)?, digits(minute, 2)?, 0)
}

/// A moment as `2026-11-23T22:04+01:00`.
pub(super) fn moment_text(moment: Moment) -> String {
    let (local, offset) = (moment.local(), moment.offset());
    let (sign, minutes) =
        if offset < 0 { ('-', offset.unsigned_abs()) } else { ('+', offset.unsigned_abs()) };
    let (hours, rest) = (minutes / 60, minutes % 60);
    format!("{}T{}{sign}{hours:02}:{rest:02}", local.date(), time_text(local.time()))
}

/// The moment that was so written.
pub(super) fn moment(text: &str) -> Result<Moment, Refusal> {
    let parts = || {
        let (day, rest) = text.split_once('T')?;
        let at = rest.find(['+', '-'])?;
        let (clock, offset) = rest.split_at_checked(at)?;
        let (sign, offset) = match offset.strip_prefix('-') {
            Some(behind) => (-1, behind),
            None => (1, offset.strip_prefix('+')?),
        };
        let (hours, minutes) = offset.split_once(':')?;
        let (hours, minutes) =
            (digits(hours, 2)?, digits(minutes, 2).filter(|minutes| *minutes < 60)?);
        let minutes = i16::try_from(hours.checked_mul(60)?.checked_add(minutes)?).ok()?;
        Some((date(day)?.and_time(time(clock)?), minutes.checked_mul(sign)?))
    };
    let (local, offset) = parts().ok_or(Refusal::Moment)?;
    Moment::new(local, offset).map_err(DiaryError::into)
}
