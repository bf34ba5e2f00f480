//! A bottle: what stands on it. Must not know what was drawn from it (see `supply`).

use chrono::NaiveDate;

use super::step::in_range;
use super::{PlanError, limits};
use crate::dose::{Strength, Subject, Volume};

/// The number of a bottle that a dose was drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BottleId(pub u32);

/// Where the liquid comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// From a pharmacy.
    Bought,
    /// A batch made at home.
    Made,
}

/// Who says until when a bottle may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DiscardSource {
    /// Its label.
    Label,
    /// The pharmacist.
    Pharmacist,
    /// The person: nobody else did.
    Own,
}

/// Until when a bottle may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Discard {
    /// The last night on which it may.
    pub by: NaiveDate,
    /// Who says so.
    pub source: DiscardSource,
}

/// A bottle that doses are drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bottle {
    /// Its number, for ever.
    pub id: BottleId,
    /// Bought or made.
    pub origin: Origin,
    /// The strength that was read from its label, or came out of the batch.
    pub strength: Strength,
    /// How much was in it at first, above 0 up to [`limits::LARGEST_BOTTLE`].
    pub volume: Volume,
    /// When it was opened or made; none while it is closed.
    pub begun: Option<NaiveDate>,
    /// Until when it may be used, where somebody says so. Nothing is assumed here: for tablets in water nobody knows.
    pub discard: Option<Discard>,
}

impl Bottle {
    /// Itself, when it may be kept.
    ///
    /// # Errors
    /// [`PlanError::Dose`] for an empty one, [`PlanError::BottleTooLarge`], [`PlanError::Date`] or [`PlanError::DiscardTooEarly`].
    pub fn checked(self) -> Result<Self, PlanError> {
        if self.volume.above_zero(Subject::FinalVolume)? > limits::LARGEST_BOTTLE {
            return Err(PlanError::BottleTooLarge);
        }
        let discard = self.discard.map(|discard| in_range(discard.by)).transpose()?;
        match (self.begun.map(in_range).transpose()?, discard) {
            (Some(begun), Some(by)) if by < begun => Err(PlanError::DiscardTooEarly),
            _ => Ok(self),
        }
    }
}
