//! The nights that are looked at. Owns their order and number; must not know what was recorded.

use crate::diary::{Days, Month, Night};

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

/// How finely a period is cut into parts for a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    /// Each night by itself.
    Night,
    /// Seven nights, counted back from the last night of the period; the first part may have fewer.
    Week,
    /// A calendar month; the first and the last part may be parts of one.
    Month,
    /// A calendar year, the same.
    Year,
}

impl Grain {
    /// The finest by which a period has few enough parts to be read: up to [`limits::MOST_PARTS`].
    #[must_use]
    pub fn of(period: Period) -> Self {
        let nights = period.count();
        if nights <= limits::MOST_PARTS {
            Self::Night
        } else if nights.div_ceil(7) <= limits::MOST_PARTS {
            Self::Week
        } else if nights / 28 < limits::MOST_PARTS {
            Self::Month
        } else {
            Self::Year
        }
    }

    /// Whether a part ends with this night, in a period that ends with `last`.
    fn ends(self, night: Night, last: Night) -> bool {
        let next = || night.next().map(Night::month);
        night == last
            || match self {
                Self::Night => true,
                Self::Week => last.nights_since(night).checked_rem(7) == Some(0),
                Self::Month => next() != Some(night.month()),
                Self::Year => next().map(Month::year) != Some(night.month().year()),
            }
    }
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

    /// The period cut into parts, in order.
    #[must_use]
    pub fn parts(self, grain: Grain) -> Vec<Self> {
        let mut from = self.from;
        let mut parts = Vec::new();
        for to in self.nights().filter(|night| grain.ends(*night, self.to)) {
            parts.push(Self { from, to });
            from = to.next().unwrap_or(to);
        }
        parts
    }

    /// So many nights up to this one; fewer where the calendar begins.
    #[must_use]
    pub fn up_to(last: Night, nights: u32) -> Self {
        let back = Days::new(u64::from(nights.clamp(1, limits::MOST_NIGHTS).saturating_sub(1)));
        let from = last.date().checked_sub_days(back).and_then(|date| Night::new(date).ok());
        Self { from: from.unwrap_or(Night::FIRST).min(last), to: last }
    }

    /// The place of a night, counted from 0; none when it is not among them.
    #[must_use]
    pub fn place(self, night: Night) -> Option<usize> {
        let within = usize::try_from(night.nights_since(self.from)).ok();
        within.filter(|_| night <= self.to)
    }
}
