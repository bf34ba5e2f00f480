//! Which night a thing belongs to. Owns the day's end and the range of dates; must not know what was recorded.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{DiaryError, Month, limits};

/// When a person's day ends, in minutes after midnight: 00:00 to 12:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayBoundary(u16);

impl DayBoundary {
    /// So many minutes after midnight.
    ///
    /// # Errors
    /// [`DiaryError::Boundary`].
    pub const fn new(minutes: u16) -> Result<Self, DiaryError> {
        if minutes <= limits::LATEST_BOUNDARY {
            Ok(Self(minutes))
        } else {
            Err(DiaryError::Boundary)
        }
    }

    /// Minutes after midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// As a time of day.
    #[must_use]
    pub fn time(self) -> NaiveTime {
        let (hour, minute) = (u32::from(self.0 / 60), u32::from(self.0 % 60));
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
    }
}

impl Default for DayBoundary {
    /// 04:00.
    fn default() -> Self {
        Self(limits::USUAL_BOUNDARY)
    }
}

/// A night, named by the date of its evening, 1900-01-01 to 9999-12-31. Shown as an ISO date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Night(NaiveDate);

impl Night {
    /// The first night of all: 1900-01-01.
    pub const FIRST: Self = match NaiveDate::from_ymd_opt(limits::FIRST_YEAR, 1, 1) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MIN),
    };

    /// The night that starts on the evening of `date`.
    ///
    /// # Errors
    /// [`DiaryError::Date`].
    pub fn new(date: NaiveDate) -> Result<Self, DiaryError> {
        in_range(date).map(Self)
    }

    /// The night of a year, a month from 1 and a day from 1.
    ///
    /// # Errors
    /// [`DiaryError::Date`].
    pub fn ymd(year: i32, month: u32, day: u32) -> Result<Self, DiaryError> {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DiaryError::Date).and_then(Self::new)
    }

    /// The night that this time on a wall clock belongs to: before the boundary it is that of the date before.
    ///
    /// # Errors
    /// [`DiaryError::Date`].
    pub fn at(local: NaiveDateTime, boundary: DayBoundary) -> Result<Self, DiaryError> {
        let minutes = local.num_seconds_from_midnight() / 60;
        let date = local.date();
        if minutes >= u32::from(boundary.0) {
            return Self::new(date);
        }
        date.pred_opt().ok_or(DiaryError::Date).and_then(Self::new)
    }

    /// The date of its evening.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The night before; none before the first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::new(self.0.pred_opt()?).ok()
    }

    /// The night after; none after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::new(self.0.succ_opt()?).ok()
    }

    /// The month of its evening.
    #[must_use]
    pub fn month(self) -> Month {
        Month::of(self.0)
    }

    /// How many nights after `other` this is; below 0 when it is before.
    #[must_use]
    pub fn nights_since(self, other: Self) -> i64 {
        self.0.signed_duration_since(other.0).num_days()
    }
}

impl fmt::Display for Night {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// A date that the diary takes.
pub(super) fn in_range(date: NaiveDate) -> Result<NaiveDate, DiaryError> {
    if (limits::FIRST_YEAR..=limits::LAST_YEAR).contains(&date.year()) {
        Ok(date)
    } else {
        Err(DiaryError::Date)
    }
}
