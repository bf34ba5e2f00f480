//! The small scales: how bad, how severe, how long. Absent is never zero: what was not asked or not answered has no value at all.

use super::{DiaryError, limits};

/// 0 to [`limits::WORST_SCORE`]. For symptoms 0 is none and 10 the worst; for the quality of sleep 0 is the worst and 10 the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// A score.
    ///
    /// # Errors
    /// [`DiaryError::Score`].
    pub const fn new(number: u8) -> Result<Self, DiaryError> {
        if number <= limits::WORST_SCORE { Ok(Self(number)) } else { Err(DiaryError::Score) }
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Every score, from 0 up.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=limits::WORST_SCORE).map(Self)
    }
}

/// How much a side effect troubles; one that is absent is not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Noticed, no trouble.
    Mild,
    /// Troublesome.
    Moderate,
    /// In the way of the day or the night.
    Severe,
}

impl Severity {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Mild, Self::Moderate, Self::Severe];
}

/// A length of sleep in quarters of an hour, 0 to [`limits::LONGEST_SLEEP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuarterHours(u8);

impl QuarterHours {
    /// So many quarters of an hour.
    ///
    /// # Errors
    /// [`DiaryError::Sleep`].
    pub const fn new(quarters: u8) -> Result<Self, DiaryError> {
        if quarters <= limits::LONGEST_SLEEP { Ok(Self(quarters)) } else { Err(DiaryError::Sleep) }
    }

    /// How many quarters of an hour.
    #[must_use]
    pub const fn quarters(self) -> u8 {
        self.0
    }
}
