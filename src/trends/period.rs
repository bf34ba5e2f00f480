//! The nights that are looked at. Owns their order and number; must not know what was recorded.

use crate::diary::{Days, Night};

use super::limits;

/// Nights from one to another, both counted: 1 to [`limits::MOST_NIGHTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    from: Night,
    to: Night,
}

/// Why two nights are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// The last night is before the first.
    Backwards,
    /// More nights than [`limits::MOST_NIGHTS`].
    TooLong,
}

impl Period {
    /// From one night to another, both counted.
    ///
    /// # Errors
    /// [`PeriodError::Backwards`] or [`PeriodError::TooLong`].
    pub fn new(from: Night, to: Night) -> Result<Self, PeriodError> {
        match to.nights_since(from) {
            ..0 => Err(PeriodError::Backwards),
            last if last >= i64::from(limits::MOST_NIGHTS) => Err(PeriodError::TooLong),
            _ => Ok(Self { from, to }),
        }
    }

    /// The first night.
    #[must_use]
    pub const fn from(self) -> Night {
        self.from
    }

    /// The last night.
    #[must_use]
    pub const fn to(self) -> Night {
        self.to
    }

    /// How many nights there are, at least 1.
    #[must_use]
    pub fn count(self) -> u32 {
        u32::try_from(self.to.nights_since(self.from)).unwrap_or(0).saturating_add(1)
    }

    /// Whether a night is among them.
    #[must_use]
    pub fn has(self, night: Night) -> bool {
        (self.from..=self.to).contains(&night)
    }

    /// Each night, in order.
    pub fn nights(self) -> impl Iterator<Item = Night> {
        (0..self.count()).filter_map(move |place| self.at(place))
    }

    /// The night at a place counted from 0; none beyond the last.
    #[must_use]
    pub fn at(self, place: u32) -> Option<Night> {
        let date = self.from.date().checked_add_days(Days::new(place.into()))?;
        Night::new(date).ok().filter(|night| *night <= self.to)
    }

    /// The place of a night, counted from 0; none when it is not among them.
    #[must_use]
    pub fn place(self, night: Night) -> Option<usize> {
        let within = usize::try_from(night.nights_since(self.from)).ok();
        within.filter(|_| night <= self.to)
    }
}
