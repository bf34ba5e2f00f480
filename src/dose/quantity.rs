//! Mass, volume and strength as types of their own: mass ÷ strength is a volume, and nothing else compiles.
//!
//! Owns the units. Must not know what is a safe amount (see `gate`) or how a quantity is written (see `write`).
//!
//! ```compile_fail
//! # use ldn_diary::dose::{Exact, Mass, Volume};
//! let volume = Volume::ml(Exact::ONE);
//! let wrong = Mass::mg(Exact::ONE).at(volume); // a mass is not divided by a volume to get a draw
//! ```

use super::{DoseError, Exact, Subject};

/// A mass of medicine, zero or more. Kept in milligrams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mass(Exact);

/// A volume of liquid, zero or more. Kept in millilitres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Volume(Exact);

/// A concentration, always more than zero. Kept in milligrams per millilitre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Strength(Exact);

/// The unit in which a mass is typed and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MassUnit {
    /// Milligrams.
    Mg,
    /// Micrograms; 1000 of them are a milligram.
    Mcg,
}

impl MassUnit {
    /// Every unit, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Mg, Self::Mcg];
}

/// The unit in which a draw is typed. It is shown in millilitres whatever it was typed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DrawUnit {
    /// Millilitres.
    #[default]
    Ml,
    /// Units of a U-100 insulin syringe; 100 of them are a millilitre. Only for people who chose such a syringe on purpose.
    U100,
}

impl DrawUnit {
    /// Every unit, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::Ml, Self::U100];
}

const HUNDRED: Exact = Exact::whole(100);
const THOUSAND: Exact = Exact::whole(1000);

impl Mass {
    /// So many milligrams.
    #[must_use]
    pub const fn mg(number: Exact) -> Self {
        Self(number)
    }

    /// So many of `unit`.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn of(number: Exact, unit: MassUnit) -> Result<Self, DoseError> {
        match unit {
            MassUnit::Mg => Ok(Self(number)),
            MassUnit::Mcg => number.over(THOUSAND).map(Self),
        }
    }

    /// The number of milligrams.
    #[must_use]
    pub const fn in_mg(self) -> Exact {
        self.0
    }

    /// The number of `unit`.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn in_unit(self, unit: MassUnit) -> Result<Exact, DoseError> {
        match unit {
            MassUnit::Mg => Ok(self.0),
            MassUnit::Mcg => self.0.times(THOUSAND),
        }
    }

    /// The volume that holds this mass at `strength`: mass ÷ strength.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn at(self, strength: Strength) -> Result<Volume, DoseError> {
        self.0.over(strength.0).map(Volume)
    }

    /// The strength of this mass in `volume`: mass ÷ volume.
    ///
    /// # Errors
    /// [`DoseError::Zero`] for no mass or no volume, [`DoseError::TooLarge`] when it does not fit.
    pub fn in_volume(self, volume: Volume) -> Result<Strength, DoseError> {
        if volume.is_zero() {
            return Err(DoseError::Zero(Subject::LabelVolume));
        }
        self.0.over(volume.0).and_then(Strength::mg_per_ml)
    }

    /// This mass `count` times.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn times(self, count: Exact) -> Result<Self, DoseError> {
        self.0.times(count).map(Self)
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Itself, or an error that names what may not be zero.
    ///
    /// # Errors
    /// [`DoseError::Zero`] with `subject`.
    pub fn above_zero(self, subject: Subject) -> Result<Self, DoseError> {
        if self.is_zero() { Err(DoseError::Zero(subject)) } else { Ok(self) }
    }
}

impl Volume {
    /// So many millilitres.
    #[must_use]
    pub const fn ml(number: Exact) -> Self {
        Self(number)
    }

    /// So many of `unit`.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn of(number: Exact, unit: DrawUnit) -> Result<Self, DoseError> {
        match unit {
            DrawUnit::Ml => Ok(Self(number)),
            DrawUnit::U100 => number.over(HUNDRED).map(Self),
        }
    }

    /// The number of millilitres.
    #[must_use]
    pub const fn in_ml(self) -> Exact {
        self.0
    }

    /// The mass in this volume at `strength`: volume × strength.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn at(self, strength: Strength) -> Result<Mass, DoseError> {
        self.0.times(strength.0).map(Mass)
    }

    /// Both volumes together.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn plus(self, other: Self) -> Result<Self, DoseError> {
        self.0.plus(other.0).map(Self)
    }

    /// What is left when `other` is taken away.
    ///
    /// # Errors
    /// [`DoseError::BelowZero`] when `other` is the larger.
    pub fn minus(self, other: Self) -> Result<Self, DoseError> {
        self.0.minus(other.0).map(Self)
    }

    /// This volume `count` times.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn times(self, count: Exact) -> Result<Self, DoseError> {
        self.0.times(count).map(Self)
    }

    /// How many of `part` this volume is, as a fraction.
    ///
    /// # Errors
    /// [`DoseError::ByZero`] when `part` is zero, [`DoseError::TooLarge`] when it does not fit.
    pub fn over(self, part: Self) -> Result<Exact, DoseError> {
        self.0.over(part.0)
    }

    /// The number of units of a U-100 insulin syringe: 100 are 1 mL.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn in_u100_units(self) -> Result<Exact, DoseError> {
        self.0.times(HUNDRED)
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Itself, or an error that names what may not be zero.
    ///
    /// # Errors
    /// [`DoseError::Zero`] with `subject`.
    pub fn above_zero(self, subject: Subject) -> Result<Self, DoseError> {
        if self.is_zero() { Err(DoseError::Zero(subject)) } else { Ok(self) }
    }
}

impl Strength {
    /// So many milligrams in a millilitre.
    ///
    /// # Errors
    /// [`DoseError::Zero`] when there is no medicine in it.
    pub fn mg_per_ml(number: Exact) -> Result<Self, DoseError> {
        if number.is_zero() { Err(DoseError::Zero(Subject::Strength)) } else { Ok(Self(number)) }
    }

    /// The number of milligrams in a millilitre; never zero.
    #[must_use]
    pub const fn in_mg_per_ml(self) -> Exact {
        self.0
    }
}
