//! Exact fractions of zero or more: what stands below every mass, volume and strength.
//!
//! Owns checked arithmetic and rounding. Must not know units, marks or how a number is written.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};

use super::DoseError;

/// An exact number, zero or more: a reduced fraction of two 64-bit integers.
///
/// Nothing here rounds by itself and nothing wraps: an answer that does not fit is [`DoseError::TooLarge`]. 64 bits hold every number
/// that can be typed (18 digits) and the answers to all but absurd ones; 128 would take 8 kB more of the page, for copying alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(Ratio<u64>);

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u64) -> Self {
        Self(Ratio::new_raw(number, 1))
    }

    /// `number` hundredths, so that a table can say 0.25 without a float.
    #[must_use]
    pub const fn hundredths(number: u64) -> Self {
        Self::reduced(number, 100)
    }

    /// `numerator` ÷ `denominator`.
    ///
    /// # Errors
    /// [`DoseError::ByZero`] for a denominator of zero.
    pub fn fraction(numerator: u64, denominator: u64) -> Result<Self, DoseError> {
        if denominator == 0 {
            Err(DoseError::ByZero)
        } else {
            Ok(Self::reduced(numerator, denominator))
        }
    }

    /// `digits` with the decimal sign `places` digits from the right: (15, 1) is 1.5.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] above 19 places.
    pub fn decimal(digits: u64, places: u32) -> Result<Self, DoseError> {
        let scale = 10_u64.checked_pow(places).ok_or(DoseError::TooLarge)?;
        Self::fraction(digits, scale)
    }

    /// The reduced fraction. The denominator is not zero: both callers see to it.
    const fn reduced(numerator: u64, denominator: u64) -> Self {
        let (mut divisor, mut rest) = (numerator, denominator);
        while let Some(next) = divisor.checked_rem(rest) {
            divisor = rest;
            rest = next;
        }
        match (numerator.checked_div(divisor), denominator.checked_div(divisor)) {
            (Some(n), Some(d)) => Self(Ratio::new_raw(n, d)),
            _ => Self::ZERO,
        }
    }

    /// The number above the line, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        *self.0.numer()
    }

    /// The number below the line, in lowest terms; never zero.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        *self.0.denom()
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is a whole number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.denominator() == 1
    }

    /// The sum.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn plus(self, other: Self) -> Result<Self, DoseError> {
        self.0.checked_add(&other.0).map(Self).ok_or(DoseError::TooLarge)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`DoseError::BelowZero`] when `other` is the larger, [`DoseError::TooLarge`] when it does not fit.
    pub fn minus(self, other: Self) -> Result<Self, DoseError> {
        if other > self {
            return Err(DoseError::BelowZero);
        }
        self.0.checked_sub(&other.0).map(Self).ok_or(DoseError::TooLarge)
    }

    /// The distance between two numbers, whichever is the larger.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn distance(self, other: Self) -> Result<Self, DoseError> {
        self.max(other).minus(self.min(other))
    }

    /// The product.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn times(self, other: Self) -> Result<Self, DoseError> {
        self.0.checked_mul(&other.0).map(Self).ok_or(DoseError::TooLarge)
    }

    /// The quotient.
    ///
    /// # Errors
    /// [`DoseError::ByZero`] when `other` is zero, [`DoseError::TooLarge`] when it does not fit.
    pub fn over(self, other: Self) -> Result<Self, DoseError> {
        if other.is_zero() {
            return Err(DoseError::ByZero);
        }
        self.0.checked_div(&other.0).map(Self).ok_or(DoseError::TooLarge)
    }

    /// The whole part, rounded down.
    #[must_use]
    pub fn floor(self) -> u64 {
        self.0.to_integer()
    }

    /// The nearest whole number; a half goes up, as textbooks of dose calculation round.
    #[must_use]
    pub fn nearest(self) -> u64 {
        let floor = self.floor();
        let rest = self.numerator().checked_rem(self.denominator()).unwrap_or(0);
        // rest ≥ denominator − rest says "at least a half" without doubling, which could overflow.
        let up = rest >= self.denominator().saturating_sub(rest);
        if up { floor.saturating_add(1) } else { floor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_kept_in_lowest_terms() {
        for (numerator, denominator, n, d) in
            [(6, 4, 3, 2), (0, 7, 0, 1), (5, 5, 1, 1), (7, 1, 7, 1), (1, 9, 1, 9)]
        {
            let exact = Exact::fraction(numerator, denominator).unwrap();
            assert_eq!((exact.numerator(), exact.denominator()), (n, d));
        }
        assert_eq!(Exact::fraction(1, 0), Err(DoseError::ByZero));
        assert_eq!(Exact::hundredths(25), Exact::fraction(1, 4).unwrap());
        assert_eq!(Exact::decimal(15, 1), Exact::fraction(3, 2));
        assert_eq!(Exact::decimal(1, 20), Err(DoseError::TooLarge));
    }

    #[test]
    fn a_half_goes_up() {
        for (numerator, denominator, nearest) in
            [(1, 2, 1), (49, 100, 0), (51, 100, 1), (3, 2, 2), (5, 1, 5), (0, 1, 0)]
        {
            assert_eq!(Exact::fraction(numerator, denominator).unwrap().nearest(), nearest);
        }
        assert_eq!(Exact::whole(u64::MAX).nearest(), u64::MAX);
        assert_eq!(Exact::fraction(u64::MAX, 2).unwrap().nearest(), u64::MAX / 2 + 1);
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let most = Exact::whole(u64::MAX);
        assert_eq!(most.plus(Exact::ONE), Err(DoseError::TooLarge));
        assert_eq!(most.times(Exact::whole(2)), Err(DoseError::TooLarge));
        assert_eq!(most.over(Exact::hundredths(1)), Err(DoseError::TooLarge));
        assert_eq!(most.over(Exact::ZERO), Err(DoseError::ByZero));
        assert_eq!(Exact::ZERO.minus(Exact::ONE), Err(DoseError::BelowZero));
        assert_eq!(Exact::ONE.minus(Exact::ONE), Ok(Exact::ZERO));
        assert_eq!(Exact::ONE.distance(Exact::whole(3)), Ok(Exact::whole(2)));
    }
}
