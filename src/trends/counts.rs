//! How often each value of a small whole scale came. Owns quantiles and sums, all exact; must not know what the scale measures.

use super::{Hundredths, Quarters};

/// How often each value came, for the values 0 to `N` − 1. A value beyond is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts<const N: usize>([u32; N]);

/// Where the values lie, in quarters of their unit.
///
/// The quartiles and the median are those of Hyndman and Fan's method 7 (Sample quantiles in statistical packages, The American
/// Statistician 1996, 50:361-365), which R, `NumPy` and spreadsheets use by default: between two neighbours in proportion. Half of the
/// values lie from `lower` to `upper`, as nearly as their number allows. On a scale of a few steps many values are equal, so that
/// quartiles jump: they say roughly where the middle half lay and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spread {
    /// The least.
    pub least: Quarters,
    /// The first quartile.
    pub lower: Quarters,
    /// The median.
    pub median: Quarters,
    /// The third quartile.
    pub upper: Quarters,
    /// The most.
    pub most: Quarters,
}

impl<const N: usize> Default for Counts<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Counts<N> {
    /// Of these values.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = u8>) -> Self {
        let mut counts = Self::default();
        values.into_iter().for_each(|value| counts.add(value));
        counts
    }

    /// Counts one value more.
    pub fn add(&mut self, value: u8) {
        if let Some(count) = self.0.get_mut(usize::from(value)) {
            *count = count.saturating_add(1);
        }
    }

    /// Takes one value away again.
    pub fn remove(&mut self, value: u8) {
        if let Some(count) = self.0.get_mut(usize::from(value)) {
            *count = count.saturating_sub(1);
        }
    }

    /// How many values there are.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// How often each value came, from 0 up.
    pub fn each(&self) -> impl Iterator<Item = (u16, u32)> {
        (0..).zip(self.0.iter().copied())
    }

    /// The sum of the values.
    #[must_use]
    pub fn sum(&self) -> u64 {
        let part = |(value, count): (u16, u32)| u64::from(value).saturating_mul(count.into());
        self.each().map(part).fold(0, u64::saturating_add)
    }

    /// The average, to the nearest hundredth; none of no values. Scores are ranks rather than amounts (from 2 to 3 may not be as far
    /// as from 7 to 8), so that an average of them is a summary and no measurement.
    #[must_use]
    pub fn average(&self) -> Option<Hundredths> {
        let sum = i64::try_from(self.sum()).ok()?;
        Hundredths::nearest(sum, self.total().into())
    }

    /// The median; none of no values.
    #[must_use]
    pub fn median(&self) -> Option<Quarters> {
        self.quantile(2)
    }

    /// Where the values lie; none of no values.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        Some(Spread {
            least: self.quantile(0)?,
            lower: self.quantile(1)?,
            median: self.quantile(2)?,
            upper: self.quantile(3)?,
            most: self.quantile(4)?,
        })
    }

    /// The value below which so many quarters of the values are, 0 to 4.
    fn quantile(&self, quarter: u32) -> Option<Quarters> {
        // The place of the quantile among the sorted values, counted from 0, in quarters.
        let place = self.total().checked_sub(1)?.saturating_mul(quarter);
        let low = self.ranked(place / 4)?;
        let high = self.ranked(place.div_ceil(4))?;
        let part = u16::try_from(place % 4).ok()?;
        let above = high.saturating_sub(low).saturating_mul(part);
        Some(Quarters(low.saturating_mul(4).saturating_add(above)))
    }

    /// The value at a place among the sorted ones, counted from 0.
    fn ranked(&self, place: u32) -> Option<u16> {
        let mut passed = 0_u32;
        for (value, count) in self.each() {
            passed = passed.saturating_add(count);
            if passed > place {
                return Some(value);
            }
        }
        None
    }
}
