//! A moment as a person saw it: the wall clock, and how far it was from UTC. Knows no clock to ask.

use std::cmp::Ordering;

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::night::in_range;
use super::{DiaryError, Night, limits};

/// A moment to the minute. Two are equal when both wall clock and offset are; earlier and later go by the instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    local: NaiveDateTime,
    offset: i16,
}

impl Moment {
    /// The first moment of all: the start of 1900-01-01, in UTC.
    pub const FIRST: Self =
        Self { local: NaiveDateTime::new(Night::FIRST.date(), NaiveTime::MIN), offset: 0 };

    /// What the wall clock showed, its seconds dropped, and how many minutes it was ahead of UTC.
    ///
    /// # Errors
    /// [`DiaryError::Date`] or [`DiaryError::Offset`].
    pub fn new(local: NaiveDateTime, offset: i16) -> Result<Self, DiaryError> {
        in_range(local.date())?;
        if !(-limits::FURTHEST_OFFSET..=limits::FURTHEST_OFFSET).contains(&offset) {
            return Err(DiaryError::Offset);
        }
        let minute = local.date().and_hms_opt(local.hour(), local.minute(), 0);
        Ok(Self { local: minute.ok_or(DiaryError::Date)?, offset })
    }

    /// What the wall clock showed.
    #[must_use]
    pub const fn local(self) -> NaiveDateTime {
        self.local
    }

    /// Minutes ahead of UTC; below 0 behind it.
    #[must_use]
    pub const fn offset(self) -> i16 {
        self.offset
    }

    /// The instant, in minutes since the start of 1970 in UTC.
    #[must_use]
    pub fn instant(self) -> i64 {
        // Whole: a moment has no seconds.
        let local = self.local.and_utc().timestamp() / 60;
        local.saturating_sub(self.offset.into())
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant()).then(self.offset.cmp(&other.offset))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
