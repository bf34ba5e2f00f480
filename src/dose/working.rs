//! The working of an answer, as a value: what was divided by what. Owns no words; the screen only shows it.

use super::{Exact, Mass, Strength, Volume};

/// A number with what it is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A mass of medicine.
    Mass(Mass),
    /// A volume of liquid.
    Volume(Volume),
    /// A concentration.
    Strength(Strength),
    /// So many tablets.
    Tablets(Exact),
    /// So many drops.
    Drops(Exact),
    /// So many drops in a millilitre.
    DropsPerMl(Exact),
}

/// What is done with two quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// ×
    Times,
    /// ÷
    Over,
    /// +
    Plus,
    /// −
    Minus,
}

/// One line of working: `left operation right = result`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first quantity.
    pub left: Quantity,
    /// What is done.
    pub operation: Operation,
    /// The second quantity.
    pub right: Quantity,
    /// What comes out, exactly.
    pub result: Quantity,
}

/// The working of an answer: its lines in order. No line is rounded.
pub type Working = Vec<Line>;

impl Line {
    /// A line of working.
    #[must_use]
    pub const fn new(
        left: Quantity,
        operation: Operation,
        right: Quantity,
        result: Quantity,
    ) -> Self {
        Self { left, operation, right, result }
    }

    /// mass ÷ strength = volume
    pub(super) const fn draw(mass: Mass, strength: Strength, volume: Volume) -> Self {
        Self::new(
            Quantity::Mass(mass),
            Operation::Over,
            Quantity::Strength(strength),
            Quantity::Volume(volume),
        )
    }

    /// volume × strength = mass
    pub(super) const fn dose(volume: Volume, strength: Strength, mass: Mass) -> Self {
        Self::new(
            Quantity::Volume(volume),
            Operation::Times,
            Quantity::Strength(strength),
            Quantity::Mass(mass),
        )
    }

    /// mass ÷ volume = strength
    pub(super) const fn strength(mass: Mass, volume: Volume, strength: Strength) -> Self {
        Self::new(
            Quantity::Mass(mass),
            Operation::Over,
            Quantity::Volume(volume),
            Quantity::Strength(strength),
        )
    }

    /// left ± right = result, all volumes
    pub(super) const fn volumes(
        left: Volume,
        operation: Operation,
        right: Volume,
        result: Volume,
    ) -> Self {
        Self::new(
            Quantity::Volume(left),
            operation,
            Quantity::Volume(right),
            Quantity::Volume(result),
        )
    }
}
