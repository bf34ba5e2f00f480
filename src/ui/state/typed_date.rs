//! A date as a date field of the browser gives and takes it: 2026-11-24, or empty. It knows no form.

use crate::diary::{NaiveDate, Night};

/// It is no date that the diary takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoDate;

/// A date as the field takes it.
pub(super) fn written(date: NaiveDate) -> String {
    Night::new(date).map(|night| night.to_string()).unwrap_or_default()
}

/// A date of the field; none when it is empty.
pub(super) fn read(typed: &str) -> Result<Option<NaiveDate>, NoDate> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let mut parts = typed.trim().split('-');
    let year = parts.next().and_then(|year| year.parse().ok());
    let month = parts.next().and_then(|month| month.parse().ok());
    let day = parts.next().and_then(|day| day.parse().ok());
    let (Some(year), Some(month), Some(day), None) = (year, month, day, parts.next()) else {
        return Err(NoDate);
    };
    Night::ymd(year, month, day).map(|night| Some(night.date())).map_err(|_range| NoDate)
}
