//! Lengths of the picture: whole hundredths of a unit, so that no float is drawn or printed. It knows no syringe.

use std::fmt;
use std::ops::{Add, Sub};

/// A length or a place along one axis, in hundredths of a unit. Sixteen units are as large as a letter: 1 em.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Length(i32);

impl Length {
    /// So many units.
    pub(super) const fn units(units: i32) -> Self {
        Self::hundredths(units * 100)
    }

    /// So many hundredths of a unit.
    pub(super) const fn hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// `part` of `parts` equal parts of this length, to the nearest hundredth.
    pub(super) const fn part(self, part: i32, parts: i32) -> Self {
        Self((self.0 * part + parts / 2) / parts)
    }

    /// So many percent of this length.
    pub(super) const fn percent(self, percent: i32) -> Self {
        self.part(percent, 100)
    }

    /// This length as an attribute `width` or `height` that grows with the text size.
    pub(super) fn em(self) -> String {
        // A hundredth of a unit is 625 millionths of an em.
        let mut text = decimal(i64::from(self.0) * 625, 6);
        text.push_str("em");
        text
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// As a number in an SVG attribute: no trailing zero.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal(self.0.into(), 2))
    }
}

/// `scaled` with the point so many digits from the right, without trailing zeros.
fn decimal(scaled: i64, places: usize) -> String {
    let digits = format!("{:0>1$}", scaled.unsigned_abs(), places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    let sign = if scaled < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    [sign, whole, point, fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_without_trailing_zeros() {
        for (hundredths, written) in
            [(0, "0"), (5, "0.05"), (50, "0.5"), (4400, "44"), (6030, "60.3"), (-1520, "-15.2")]
        {
            assert_eq!(Length::hundredths(hundredths).to_string(), written);
        }
    }

    #[test]
    fn sixteen_units_are_one_em() {
        for (hundredths, em) in
            [(1600, "1em"), (43_000, "26.875em"), (19_400, "12.125em"), (1, "0.000625em")]
        {
            assert_eq!(Length::hundredths(hundredths).em(), em);
        }
    }

    #[test]
    fn parts_are_rounded_to_the_nearest_hundredth() {
        assert_eq!(Length::units(300).part(15, 30), Length::units(150));
        assert_eq!(Length::units(300).part(1, 7), Length::hundredths(4286));
        assert_eq!(Length::units(76).percent(20), Length::hundredths(1520));
    }
}
