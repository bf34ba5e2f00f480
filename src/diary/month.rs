//! A month, and what it looks like at one glance. Must not know how a calendar is drawn.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{DiaryError, DoseRecord, Entry, Id, Night, Score, Symptom};

/// A month of a year, 1900-01 to 9999-12. Shown like 2026-11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

/// What became of the doses of a night, the most that can be said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoseState {
    /// Left out on purpose.
    Held,
    /// One was missed, none was taken.
    Missed,
    /// At least one was taken.
    Taken,
}

/// One night of a month at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which night.
    pub night: Night,
    /// The worst score of the symptom asked for, where it was scored.
    pub score: Option<Score>,
    /// What became of the doses, where any is recorded.
    pub dose: Option<DoseState>,
    /// How many entries there are.
    pub entries: usize,
}

impl Month {
    /// A year and a month from 1.
    ///
    /// # Errors
    /// [`DiaryError::Date`].
    pub fn new(year: i32, month: u32) -> Result<Self, DiaryError> {
        Night::ymd(year, month, 1).map(Night::month)
    }

    /// The month of a date that is in range.
    pub(super) fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.month
    }

    /// The month before; none before the first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match self.month.checked_sub(1) {
            Some(0) | None => Self::new(self.year.saturating_sub(1), 12).ok(),
            Some(month) => Self::new(self.year, month).ok(),
        }
    }

    /// The month after; none after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self.month {
            12 => Self::new(self.year.saturating_add(1), 1).ok(),
            month => Self::new(self.year, month.saturating_add(1)).ok(),
        }
    }

    /// Its nights, in order.
    pub fn nights(self) -> impl Iterator<Item = Night> {
        (1..=31).filter_map(move |day| Night::ymd(self.year, self.month, day).ok())
    }

    /// Every night of this month at a glance, in order, with the scores of one symptom.
    #[must_use]
    pub fn looks(self, entries: &[Entry], symptom: Option<Id<Symptom>>) -> Vec<Look> {
        let empty = |night| Look { night, score: None, dose: None, entries: 0 };
        let mut looks: Vec<Look> = self.nights().map(empty).collect();
        for entry in entries {
            if let Ok(place) = looks.binary_search_by_key(&entry.night, |look| look.night)
                && let Some(look) = looks.get_mut(place)
            {
                let score = symptom.and_then(|symptom| entry.scores.get(&symptom).copied());
                look.score = look.score.max(score);
                look.dose = look.dose.max(entry.doses.iter().map(state).max());
                look.entries = look.entries.saturating_add(1);
            }
        }
        looks
    }
}

fn state(record: &DoseRecord) -> DoseState {
    match record {
        DoseRecord::Taken { .. } => DoseState::Taken,
        DoseRecord::Missed { .. } => DoseState::Missed,
        DoseRecord::Held { .. } => DoseState::Held,
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}
