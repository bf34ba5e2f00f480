//! The dose card: each step with its draw from one bottle and its mark on a syringe that the person owns. Owns what stands on it as
//! values; the arithmetic and the verdict are `dose`'s.

use super::DatedStep;
use crate::dose::{
    Deviation, DoseError, Draw, DrawGate, Fit, Mass, Reading, Strength, Syringe, Volume,
    draw_for_dose, judge_draw,
};

/// One line of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// The exact draw, with its working.
    pub draw: Draw,
    /// What the syringe that the draw is made with shows ([`Draw::syringe_to_use`]); none when no syringe is owned.
    pub fit: Option<Fit>,
    /// How well the smaller of the exact and the marked volume can be measured: below 0.25 mL, 0.1 mL or less.
    pub gate: DrawGate,
}

/// How a draw stands to the marks when it is on none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffMark {
    /// The mark is the last one and the exact draw is more than that: it is between no marks, and the syringe does not hold it.
    OverLast,
    /// It is as near to the mark below the one that is told ([`Draw::as_near`]).
    Halfway,
    /// The mark that is told is nearest to it.
    Nearest,
}

impl CardLine {
    /// The line of a dose.
    ///
    /// # Errors
    /// [`DoseError::Zero`] for no dose, [`DoseError::TooLarge`] when a number does not fit.
    pub fn new(dose: Mass, strength: Strength, owned: &[Syringe]) -> Result<Self, DoseError> {
        let draw = draw_for_dose(dose, strength)?;
        let fit = draw.syringe_to_use(owned).map(|syringe| draw.fit(syringe)).transpose()?;
        let gate = judge_draw(draw.smaller_volume(reading(fit.as_ref())));
        Ok(Self { draw, fit, gate })
    }

    /// The mark, when the draw has one.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        reading(self.fit.as_ref())
    }

    /// What the marks give and what is drawn to them, be it in one fill or in more; none where no mark will do.
    #[must_use]
    pub const fn at_marks(&self) -> Option<(Mass, Volume)> {
        match &self.fit {
            Some(Fit::Mark(reading)) => Some((reading.delivered, reading.mark.volume)),
            Some(Fit::NotInOneFill(fills)) => Some((fills.delivered, fills.volume)),
            Some(Fit::BelowFirstMark { .. }) | None => None,
        }
    }

    /// What is drawn: to the mark, to those of several fills together, or the exact volume where no mark will do.
    #[must_use]
    pub fn volume(&self) -> Volume {
        self.at_marks().map_or(self.draw.volume, |(_, volume)| volume)
    }

    /// How far what the marks give is from the dose; not at all where no mark will do.
    #[must_use]
    pub const fn deviation(&self) -> Deviation {
        match &self.fit {
            Some(Fit::Mark(reading)) => reading.deviation,
            Some(Fit::NotInOneFill(fills)) => fills.deviation,
            Some(Fit::BelowFirstMark { .. }) | None => Deviation::None,
        }
    }

    /// Whether the exact draw is on no mark, so that what the marks give is not quite the dose.
    #[must_use]
    pub fn is_between_marks(&self) -> bool {
        self.deviation() != Deviation::None
    }

    /// How the exact draw stands to the marks; none where it is on one, or where no mark will do.
    #[must_use]
    pub fn off_mark(&self) -> Option<OffMark> {
        if !self.is_between_marks() {
            None
        } else if self.reading().is_some_and(|reading| !reading.syringe.holds(self.draw.volume)) {
            Some(OffMark::OverLast)
        } else if self.fit.is_some_and(|fit| matches!(self.draw.as_near(&fit), Ok(Some(_)))) {
            Some(OffMark::Halfway)
        } else {
            Some(OffMark::Nearest)
        }
    }
}

/// What is drawn for a dose of this strength with one of these syringes: to the mark that its line on the card names, to those of
/// several fills together, or the exact volume where there is none.
///
/// # Errors
/// [`DoseError`] for no dose, or when a number does not fit.
pub fn drawn(dose: Mass, strength: Strength, owned: &[Syringe]) -> Result<Volume, DoseError> {
    CardLine::new(dose, strength, owned).map(|line| line.volume())
}

/// The card of these steps from a bottle of this strength, with these syringes: a line for each.
///
/// # Errors
/// [`DoseError::TooLarge`] when a number does not fit.
pub fn card(
    steps: &[DatedStep],
    strength: Strength,
    owned: &[Syringe],
) -> Result<Vec<CardLine>, DoseError> {
    steps.iter().map(|step| CardLine::new(step.dose, strength, owned)).collect()
}

const fn reading(fit: Option<&Fit>) -> Option<&Reading> {
    match fit {
        Some(Fit::Mark(reading)) => Some(reading),
        Some(Fit::BelowFirstMark { .. } | Fit::NotInOneFill(_)) | None => None,
    }
}
