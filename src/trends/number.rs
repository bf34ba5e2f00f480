//! The two kinds of number that trends are told in. Owns their rounding; must not know how they are written.

/// A place on a scale, in quarters of its unit: a median or quartile is exact in them. Of scores 0 to 40 (0 to 10 points); of sleep
/// in quarter hours 0 to 384 (0 to 24 hours).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarters(pub(super) u16);

impl Quarters {
    /// How many quarters of the unit.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// An average, a difference or a rate, in hundredths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hundredths(pub(super) i64);

impl Hundredths {
    /// How many hundredths of the unit; below 0 where a difference goes down.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    /// `numerator` ÷ `denominator`, rounded to the nearest hundredth, a half away from zero; none for a denominator that is not
    /// above zero.
    #[must_use]
    pub fn nearest(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let doubled = numerator.saturating_abs().saturating_mul(200);
        let rounded = doubled.saturating_add(denominator);
        let size = rounded.checked_div(denominator.saturating_mul(2))?;
        Some(Self(size.saturating_mul(numerator.signum())))
    }

    /// So many ten-thousandths, rounded down.
    pub(super) const fn below(ten_thousandths: i64) -> Self {
        Self(ten_thousandths.div_euclid(100))
    }

    /// So many ten-thousandths, rounded up.
    pub(super) const fn above(ten_thousandths: i64) -> Self {
        Self(ten_thousandths.saturating_neg().div_euclid(100).saturating_neg())
    }
}
