//! A liquid made from whole tablets. Owns the strength of a batch and the volume for a wanted strength.
//!
//! Must not claim how long such a liquid keeps: no study of tablets in plain water was found.

use super::working::{Line, Operation, Quantity, Working};
use super::{DoseError, Exact, Mass, Strength, Subject, Volume};

/// How the water was measured. The two are different questions and give different answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Water {
    /// Water up to a line: the volume of the whole batch is known.
    MadeUpTo(Volume),
    /// So much water poured on: the batch is a little more than the water, because what is in it takes room.
    Added(Volume),
}

/// How well a strength is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It follows from the numbers.
    Exact,
    /// It is this or a little less: the final volume was not measured.
    AtMost,
}

/// A liquid made from tablets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The medicine in all the tablets.
    pub total: Mass,
    /// Its strength.
    pub strength: Strength,
    /// How well the strength is known.
    pub certainty: Certainty,
    /// tablets × mass of one = total; total ÷ volume = strength
    pub working: Working,
}

/// The volume to make up to for a wanted strength.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalVolume {
    /// The medicine in all the tablets.
    pub total: Mass,
    /// The volume to make up to.
    pub volume: Volume,
    /// tablets × mass of one = total; total ÷ strength = volume
    pub working: Working,
}

/// The strength of `tablets` whole tablets of `tablet` each in `water`.
///
/// # Errors
/// [`DoseError::Zero`] or [`DoseError::NotWhole`] with what they are about, [`DoseError::TooLarge`] when a number does not fit.
pub fn batch(tablets: Exact, tablet: Mass, water: Water) -> Result<Batch, DoseError> {
    let (total, first) = total_of(tablets, tablet)?;
    let (volume, certainty) = match water {
        Water::MadeUpTo(volume) => (volume.above_zero(Subject::FinalVolume)?, Certainty::Exact),
        Water::Added(volume) => (volume.above_zero(Subject::Water)?, Certainty::AtMost),
    };
    let strength = total.in_volume(volume)?;
    let second = Line::strength(total, volume, strength);
    Ok(Batch { total, strength, certainty, working: vec![first, second] })
}

/// The volume that `tablets` whole tablets of `tablet` each are made up to, so that the liquid has the strength `wanted`.
///
/// # Errors
/// As [`batch`].
pub fn final_volume_for(
    tablets: Exact,
    tablet: Mass,
    wanted: Strength,
) -> Result<FinalVolume, DoseError> {
    let (total, first) = total_of(tablets, tablet)?;
    let volume = total.at(wanted)?;
    let second = Line::draw(total, wanted, volume);
    Ok(FinalVolume { total, volume, working: vec![first, second] })
}

fn total_of(tablets: Exact, tablet: Mass) -> Result<(Mass, Line), DoseError> {
    if tablets.is_zero() {
        return Err(DoseError::Zero(Subject::Tablets));
    }
    if !tablets.is_whole() {
        return Err(DoseError::NotWhole(Subject::Tablets));
    }
    let total = tablet.above_zero(Subject::Tablet)?.times(tablets)?;
    let line = Line::new(
        Quantity::Tablets(tablets),
        Operation::Times,
        Quantity::Mass(tablet),
        Quantity::Mass(total),
    );
    Ok((total, line))
}
