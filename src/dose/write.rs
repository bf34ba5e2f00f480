//! Writes numbers and quantities after the rules of safe prescribing: leading zero, no trailing zero, a no-break space before
//! the unit, mL only, "mcg" or "micrograms" and never "µg" (ISMP list of error-prone abbreviations; NCPDP on mL).
//!
//! Owns the written form and the one rounding for the screen. Must not know any language beyond the unit symbols.

use super::{Exact, Mass, MassUnit, Strength, Volume, limits};

/// The decimal sign of a person's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecimalSign {
    /// `4.5`
    Point,
    /// `4,5`
    Comma,
}

/// The word for a microgram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum McgWord {
    /// "mcg", usual in the United States.
    Mcg,
    /// "micrograms", usual in the United Kingdom.
    Micrograms,
}

/// How long numbers are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// `12500`
    None,
    /// `12 500`, from five digits on: a narrow no-break space, which cannot be taken for a decimal sign.
    Space,
    /// `1,500` or `1.500`, from four digits on: whichever of the two is not the decimal sign.
    Sign,
}

/// How numbers are written for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// The decimal sign.
    pub decimal: DecimalSign,
    /// How thousands are parted.
    pub grouping: Grouping,
    /// The word for a microgram.
    pub mcg: McgWord,
}

/// A written number, and whether it is the exact value or was rounded to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Whether the text is the whole truth; if not, the screen says "about".
    pub exact: bool,
}

/// The most decimals of a number that is written exactly.
const EXACT_PLACES: u32 = 6;
/// The decimals of a number that is rounded, more for a small one.
const ROUNDED_PLACES: u32 = 3;
/// The most decimals tried, so that what is not nothing does not look like it: as many as the smallest fraction has.
const MOST_PLACES: u32 = 19;
const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

impl Style {
    /// Writes a number: exactly when six decimals are enough, else rounded to three decimals or three significant digits,
    /// whichever shows more.
    #[must_use]
    pub fn number(self, value: Exact) -> Written {
        match scaled_exactly(value) {
            Some((digits, places)) => Written { text: self.place(digits, places), exact: true },
            None => self.rounded(value),
        }
    }

    /// Writes a number rounded to `places` decimals, a half up. What is not nothing is never written as zero: it gets more decimals.
    #[must_use]
    pub fn rounded_to(self, value: Exact, places: u32) -> Written {
        let something = |places: &u32| scaled_nearest(value, *places) != 0;
        let places = (places..=MOST_PLACES).find(something).unwrap_or(0);
        let exact = scaled(value, places).1 == 0;
        Written { text: self.place(scaled_nearest(value, places), places), exact }
    }

    fn rounded(self, value: Exact) -> Written {
        // 100 thousandths are three significant digits; below that each missing digit is one more decimal.
        let enough = |places: &u32| scaled_nearest(value, *places) >= 100;
        let places = (ROUNDED_PLACES..=MOST_PLACES).find(enough);
        self.rounded_to(value, places.unwrap_or(MOST_PLACES))
    }

    /// A mass in `unit`: "1.5 mg", "500 mcg".
    #[must_use]
    pub fn mass(self, mass: Mass, unit: MassUnit) -> Written {
        // What is too large for micrograms is still true in milligrams.
        let (number, unit) =
            mass.in_unit(unit).map_or((mass.in_mg(), MassUnit::Mg), |number| (number, unit));
        self.number(number).with_unit(self.mass_unit(unit))
    }

    /// The symbol or word of a unit of mass.
    #[must_use]
    pub const fn mass_unit(self, unit: MassUnit) -> &'static str {
        match (unit, self.mcg) {
            (MassUnit::Mg, _) => "mg",
            (MassUnit::Mcg, McgWord::Mcg) => "mcg",
            (MassUnit::Mcg, McgWord::Micrograms) => "micrograms",
        }
    }

    /// A volume: "1.5 mL".
    #[must_use]
    pub fn volume(self, volume: Volume) -> Written {
        self.number(volume.in_ml()).with_unit("mL")
    }

    /// A strength: "1 mg/mL".
    #[must_use]
    pub fn strength(self, strength: Strength) -> Written {
        self.number(strength.in_mg_per_ml()).with_unit("mg/mL")
    }

    /// A percentage with one decimal, or with as many as tell it from a bound of the grades that it is above: "6.7 %", "5.04 %".
    #[must_use]
    pub fn percent(self, percent: Exact) -> Written {
        let bounds = [limits::FINE_PERCENT, limits::CAUTION_PERCENT].into_iter();
        let looks_like =
            |bound, places| scaled_nearest(percent, places) == scaled_nearest(bound, places);
        let told = |places: &u32| {
            !bounds.clone().any(|bound| percent > bound && looks_like(bound, *places))
        };
        let places = (1..=MOST_PLACES).find(told).unwrap_or(MOST_PLACES);
        self.rounded_to(percent, places).with_unit("%")
    }

    /// Puts the signs into digits that stand for a number with `places` decimals, and drops trailing zeros.
    fn place(self, digits: u128, places: u32) -> String {
        let text = digits.to_string();
        let places = usize::try_from(places).unwrap_or(usize::MAX);
        let padded =
            format!("{}{text}", "0".repeat(places.saturating_add(1).saturating_sub(text.len())));
        let (whole, fraction) = padded.split_at(padded.len().saturating_sub(places));
        let fraction = fraction.trim_end_matches('0');
        let (sign, other_sign) = match self.decimal {
            DecimalSign::Point => ('.', ','),
            DecimalSign::Comma => (',', '.'),
        };
        let mut written = match self.grouping {
            Grouping::Space if whole.len() >= 5 => grouped(whole, NARROW_NO_BREAK),
            Grouping::Sign => grouped(whole, other_sign),
            Grouping::None | Grouping::Space => whole.to_owned(),
        };
        if !fraction.is_empty() {
            written.push(sign);
            written.push_str(fraction);
        }
        written
    }
}

impl Written {
    fn with_unit(mut self, unit: &str) -> Self {
        self.text.push(NO_BREAK);
        self.text.push_str(unit);
        self
    }
}

/// Digits in groups of three from the right.
fn grouped(digits: &str, separator: char) -> String {
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(at);
        if at > 0 && left.is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// The digits and decimals of a number that ends within [`EXACT_PLACES`].
fn scaled_exactly(value: Exact) -> Option<(u128, u32)> {
    (0..=EXACT_PLACES).find_map(|places| {
        let (digits, rest) = scaled(value, places);
        (rest == 0).then_some((digits, places))
    })
}

/// The digits of the nearest number with `places` decimals, half going up.
fn scaled_nearest(value: Exact, places: u32) -> u128 {
    let (digits, rest) = scaled(value, places);
    let up = rest >= u128::from(value.denominator()).saturating_sub(rest);
    digits.saturating_add(u128::from(up))
}

/// value × 10^places, as its whole part and what is left over the denominator. Up to [`MOST_PLACES`] this fits 128 bits.
fn scaled(value: Exact, places: u32) -> (u128, u128) {
    let numerator = u128::from(value.numerator()).saturating_mul(10_u128.saturating_pow(places));
    let denominator = u128::from(value.denominator());
    let digits = numerator.checked_div(denominator).unwrap_or(0);
    (digits, numerator.checked_rem(denominator).unwrap_or(0))
}
