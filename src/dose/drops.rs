//! Doses counted in drops. Owns the size of a drop, counted or assumed; must not treat an assumption as a measurement.

use super::draw::Deviation;
use super::working::{Line, Operation, Quantity, Working};
use super::{DoseError, Exact, Mass, Strength, Subject, Volume, limits};

/// How many drops make a millilitre; always more than zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropSize {
    per_ml: Exact,
    counted: bool,
}

impl DropSize {
    /// 20 drops in a millilitre: a standard dropper with water, up to 15 % off. To be counted with the liquid itself.
    pub const ASSUMED: Self = Self { per_ml: limits::ASSUMED_DROPS_PER_ML, counted: false };

    /// The size found by counting the drops that fill `volume`.
    ///
    /// # Errors
    /// [`DoseError::Zero`], [`DoseError::NotWhole`] for a part of a drop, [`DoseError::TooLarge`].
    pub fn counted(drops: Exact, volume: Volume) -> Result<Self, DoseError> {
        whole_drops(drops)?;
        let per_ml = drops.over(volume.above_zero(Subject::DropVolume)?.in_ml())?;
        Ok(Self { per_ml, counted: true })
    }

    /// Drops in a millilitre.
    #[must_use]
    pub const fn per_ml(self) -> Exact {
        self.per_ml
    }

    /// Whether somebody counted, or 20 is assumed.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        self.counted
    }
}

/// A dose in drops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drops {
    /// The number of drops that would be exact; rarely whole.
    pub exact: Exact,
    /// The nearest whole number of drops; 0 when half a drop is already too much.
    pub count: u64,
    /// The mass in that many drops.
    pub delivered: Mass,
    /// How far that is from the dose.
    pub deviation: Deviation,
    /// The mass in one drop.
    pub per_drop: Mass,
    /// dose ÷ strength = volume; volume × drops in 1 mL = drops
    pub working: Working,
}

/// The drops that hold `dose` at `strength`.
///
/// # Errors
/// [`DoseError::Zero`] for no dose, [`DoseError::TooLarge`] when a number does not fit.
pub fn drops_for_dose(dose: Mass, strength: Strength, size: DropSize) -> Result<Drops, DoseError> {
    let volume = dose.above_zero(Subject::Dose)?.at(strength)?;
    let exact = volume.in_ml().times(size.per_ml)?;
    let count = exact.nearest();
    let per_drop = mass_of_drops(Exact::ONE, strength, size)?;
    let delivered = per_drop.times(Exact::whole(count))?;
    let working = vec![
        Line::draw(dose, strength, volume),
        Line::new(
            Quantity::Volume(volume),
            Operation::Times,
            Quantity::DropsPerMl(size.per_ml),
            Quantity::Drops(exact),
        ),
    ];
    let deviation = Deviation::between(dose, delivered)?;
    Ok(Drops { exact, count, delivered, deviation, per_drop, working })
}

/// The mass in a whole number of drops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseOfDrops {
    /// The volume of the drops.
    pub volume: Volume,
    /// The mass in them.
    pub dose: Mass,
    /// drops ÷ drops in 1 mL = volume; volume × strength = dose
    pub working: Working,
}

/// The mass in `drops` at `strength`.
///
/// # Errors
/// [`DoseError::Zero`], [`DoseError::NotWhole`] for a part of a drop, [`DoseError::TooLarge`].
pub fn dose_for_drops(
    drops: Exact,
    strength: Strength,
    size: DropSize,
) -> Result<DoseOfDrops, DoseError> {
    whole_drops(drops)?;
    let volume = Volume::ml(drops.over(size.per_ml)?);
    let dose = volume.at(strength)?;
    let working = vec![
        Line::new(
            Quantity::Drops(drops),
            Operation::Over,
            Quantity::DropsPerMl(size.per_ml),
            Quantity::Volume(volume),
        ),
        Line::dose(volume, strength, dose),
    ];
    Ok(DoseOfDrops { volume, dose, working })
}

fn mass_of_drops(drops: Exact, strength: Strength, size: DropSize) -> Result<Mass, DoseError> {
    Volume::ml(drops.over(size.per_ml)?).at(strength)
}

fn whole_drops(drops: Exact) -> Result<(), DoseError> {
    if drops.is_zero() {
        return Err(DoseError::Zero(Subject::Drops));
    }
    if drops.is_whole() { Ok(()) } else { Err(DoseError::NotWhole(Subject::Drops)) }
}
