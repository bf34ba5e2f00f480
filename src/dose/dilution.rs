//! Making a liquid weaker: C1 × V1 = C2 × V2, in every direction. Owns how "made up to" and "water added" differ.
//!
//! Must not know syringes. Volumes of watery liquids are added as they are; mixing is taken to lose none.

use super::working::{Line, Operation, Working};
use super::{DoseError, Strength, Subject, Volume, Water};

/// A dilution: what goes in, what is added, what comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dilution {
    /// The strength to start from (C1).
    pub stock: Strength,
    /// The volume of it that goes in (V1).
    pub taken: Volume,
    /// The water that is added (V2 − V1).
    pub water: Volume,
    /// The volume that comes out (V2).
    pub volume: Volume,
    /// The strength that comes out (C2).
    pub strength: Strength,
    /// The lines that lead to what was asked.
    pub working: Working,
}

/// What comes out when `taken` of `stock` is made up to a volume, or gets water added.
///
/// # Errors
/// [`DoseError::Zero`], [`DoseError::LessThanGoesIn`] when it is made up to less than goes in, [`DoseError::TooLarge`].
pub fn dilute(stock: Strength, taken: Volume, water: Water) -> Result<Dilution, DoseError> {
    let taken = taken.above_zero(Subject::Draw)?;
    let mut working = Working::new();
    let volume = match water {
        Water::MadeUpTo(volume) => volume.above_zero(Subject::FinalVolume)?,
        Water::Added(water) => {
            let sum = taken.plus(water)?;
            working.push(Line::volumes(taken, Operation::Plus, water, sum));
            sum
        }
    };
    let water = water_in(volume, taken)?;
    let mass = taken.at(stock)?;
    let strength = mass.in_volume(volume)?;
    working.push(Line::dose(taken, stock, mass));
    working.push(Line::strength(mass, volume, strength));
    Ok(Dilution { stock, taken, water, volume, strength, working })
}

/// How much of `stock` and water make `volume` of the strength `wanted`.
///
/// # Errors
/// [`DoseError::Zero`], [`DoseError::StrongerThanStock`], [`DoseError::TooLarge`].
pub fn stock_for(stock: Strength, wanted: Strength, volume: Volume) -> Result<Dilution, DoseError> {
    weaker(stock, wanted)?;
    let mass = volume.above_zero(Subject::FinalVolume)?.at(wanted)?;
    let taken = mass.at(stock)?;
    let water = water_in(volume, taken)?;
    let working = vec![
        Line::dose(volume, wanted, mass),
        Line::draw(mass, stock, taken),
        Line::volumes(volume, Operation::Minus, taken, water),
    ];
    Ok(Dilution { stock, taken, water, volume, strength: wanted, working })
}

/// The volume that `taken` of `stock` is made up to for the strength `wanted`, and the water that is.
///
/// # Errors
/// [`DoseError::Zero`], [`DoseError::StrongerThanStock`], [`DoseError::TooLarge`].
pub fn water_for(stock: Strength, taken: Volume, wanted: Strength) -> Result<Dilution, DoseError> {
    weaker(stock, wanted)?;
    let mass = taken.above_zero(Subject::Draw)?.at(stock)?;
    let volume = mass.at(wanted)?;
    let water = water_in(volume, taken)?;
    let working = vec![
        Line::dose(taken, stock, mass),
        Line::draw(mass, wanted, volume),
        Line::volumes(volume, Operation::Minus, taken, water),
    ];
    Ok(Dilution { stock, taken, water, volume, strength: wanted, working })
}

fn weaker(stock: Strength, wanted: Strength) -> Result<(), DoseError> {
    if wanted > stock { Err(DoseError::StrongerThanStock) } else { Ok(()) }
}

fn water_in(volume: Volume, taken: Volume) -> Result<Volume, DoseError> {
    if taken > volume { Err(DoseError::LessThanGoesIn) } else { volume.minus(taken) }
}
