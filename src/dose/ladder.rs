//! The ladder solver: which strength, or which final volume of a batch, puts every step of a ladder on a mark.
//!
//! Owns the candidates and their order. Must not say which ladder is right: the steps come from the prescriber.

use super::draw::{Deviation, Draw, Fit, Grade, Reading};
use super::{
    DoseError, DrawGate, Exact, Mass, Strength, Syringe, Volume, draw_for_dose, judge_draw, limits,
};

/// What may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A strength to ask the pharmacist for, out of [`round_strengths`].
    Strength,
    /// The volume that a batch with this much medicine is made up to: each mL up to 10, then each 5 mL up to 500.
    FinalVolume(Mass),
}

/// One step of the ladder at one candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The exact draw.
    pub draw: Draw,
    /// The closest reading on the syringes owned; none when no syringe holds it, or it is below every first mark.
    pub reading: Option<Reading>,
    /// How well the smaller of the exact and the marked volume can be measured.
    pub gate: DrawGate,
    /// How many fills of the largest syringe it takes; 1 where one fill is enough.
    pub fills: u64,
}

/// One strength with every step read at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The strength.
    pub strength: Strength,
    /// The volume to make up to, when that was the question.
    pub volume: Option<Volume>,
    /// The steps, in the order they were given.
    pub steps: Vec<Step>,
    /// The largest deviation of a step that can be read.
    pub worst: Deviation,
    /// Steps that no syringe can show.
    pub unreadable: usize,
    /// Steps below 0.25 mL.
    pub small: usize,
}

/// Strengths found on real labels of liquid naltrexone, the commonest first, in hundredths of mg/mL.
const SEEN: [u64; 4] = [100, 50, 500, 200];

/// Two-digit strengths from 0.1 to 10 mg/mL, in hundredths.
const ROUND: [u64; 27] = [
    10, 12, 15, 16, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 125, 150, 160, 200, 240, 250, 300,
    400, 500, 600, 750, 800, 1000,
];

/// The strengths that the solver offers, in mg/mL: those found on labels, and round ones from 0.1 to 10.
#[must_use]
pub fn round_strengths() -> Vec<Strength> {
    ROUND
        .into_iter()
        .filter_map(|number| Strength::mg_per_ml(Exact::hundredths(number)).ok())
        .collect()
}

/// Every candidate for `steps` on the syringes `owned`, the best first.
///
/// Better is: fewer steps that cannot be read; fewer fills; none whose mark is more than 10 % off; none of 0.1 mL or less; fewer
/// below 0.25 mL; a smaller worst error; where all can be read, no step in which one mark too far is more than 10 % of the dose, or
/// else as little more as can be; a strength found on real labels; fewer different syringes; larger
/// draws, in which one mark is less of the dose.
///
/// # Errors
/// [`DoseError::NothingToSolve`] without steps or syringes, [`DoseError::NothingFits`] when no step can be read at any candidate, [`DoseError::TooManySteps`], [`DoseError::Zero`] for a step or a
/// batch of nothing, [`DoseError::TooLarge`] when a number does not fit.
pub fn solve_ladder(
    steps: &[Mass],
    owned: &[Syringe],
    choice: Choice,
) -> Result<Vec<Candidate>, DoseError> {
    if steps.is_empty() || owned.is_empty() {
        return Err(DoseError::NothingToSolve);
    }
    if steps.len() > limits::MOST_STEPS {
        return Err(DoseError::TooManySteps);
    }
    let mut candidates = Vec::new();
    for (strength, volume) in options(choice)? {
        candidates.push(Candidate::read(steps, owned, strength, volume)?);
    }
    candidates.sort_by_cached_key(Candidate::rank);
    if candidates.first().is_none_or(|best| best.unreadable == steps.len()) {
        return Err(DoseError::NothingFits);
    }
    Ok(candidates)
}

/// The weaker strength that puts `dose` on a mark in one fill of 0.25 mL or more; none when no round strength does.
///
/// # Errors
/// As [`solve_ladder`].
pub fn weaker_strength(
    dose: Mass,
    strength: Strength,
    owned: &[Syringe],
) -> Result<Option<Candidate>, DoseError> {
    let mut candidates = match solve_ladder(&[dose], owned, Choice::Strength) {
        Err(DoseError::NothingFits) => return Ok(None),
        solved => solved?.into_iter(),
    };
    Ok(candidates.find(|candidate| candidate.strength < strength && candidate.puts_all_on_marks()))
}

fn options(choice: Choice) -> Result<Vec<(Strength, Option<Volume>)>, DoseError> {
    match choice {
        Choice::Strength => {
            Ok(round_strengths().into_iter().map(|strength| (strength, None)).collect())
        }
        Choice::FinalVolume(total) => (1..=9)
            .chain((10..=500).step_by(5))
            .map(|millilitres| {
                let volume = Volume::ml(Exact::whole(millilitres));
                Ok((total.in_volume(volume)?, Some(volume)))
            })
            .collect(),
    }
}

impl Candidate {
    fn read(
        steps: &[Mass],
        owned: &[Syringe],
        strength: Strength,
        volume: Option<Volume>,
    ) -> Result<Self, DoseError> {
        let steps = steps
            .iter()
            .map(|dose| Step::read(*dose, strength, owned))
            .collect::<Result<Vec<_>, _>>()?;
        let deviations =
            steps.iter().filter_map(|step| step.reading).map(|reading| reading.deviation);
        let worst = deviations.max_by_key(|of| of.percent()).unwrap_or(Deviation::None);
        let unreadable = steps.iter().filter(|step| step.reading.is_none()).count();
        let small = steps.iter().filter(|step| step.gate != DrawGate::Open).count();
        Ok(Self { strength, volume, steps, worst, unreadable, small })
    }

    /// Whether every step is on a mark, in one fill, at 0.25 mL or more.
    #[must_use]
    pub fn puts_all_on_marks(&self) -> bool {
        self.unreadable == 0 && self.small == 0 && self.worst == Deviation::None
    }

    fn rank(&self) -> impl Ord + use<> {
        let seen = SEEN
            .iter()
            .position(|number| Exact::hundredths(*number) == self.strength.in_mg_per_ml());
        let readings = || self.steps.iter().filter_map(|step| step.reading);
        let first = |at, syringe| readings().take(at).all(|earlier| earlier.syringe != syringe);
        let syringes = readings().enumerate().filter(|(at, r)| first(*at, r.syringe)).count();
        let coarsest = readings().map(|reading| reading.per_mark_percent).max();
        let seen = seen.unwrap_or(SEEN.len());
        let slip = coarsest.filter(|of| self.unreadable == 0 && *of > limits::CAUTION_PERCENT);
        let fills = self.steps.iter().fold(0_u64, |sum, step| sum.saturating_add(step.fills));
        // A draw that no syringe measures well is worse than any that is only little, and worse than a mark that is a bit off;
        // what is far off is a wrong dose for certain.
        let far_off = self.worst.grade() == Grade::Warning;
        let tiny = self.steps.iter().any(|step| step.gate == DrawGate::Tiny);
        let measured = (self.unreadable, fills, far_off, tiny, self.small);
        (measured, self.worst.percent(), slip, seen, syringes, coarsest, self.strength)
    }
}

impl Step {
    fn read(dose: Mass, strength: Strength, owned: &[Syringe]) -> Result<Self, DoseError> {
        let draw = draw_for_dose(dose, strength)?;
        let reading = draw.closest_reading(owned)?;
        let gate = judge_draw(draw.smaller_volume(reading.as_ref()));
        let syringe = draw.syringe_to_use(owned);
        let fills = match syringe.map(|syringe| draw.fit(syringe)).transpose()? {
            Some(Fit::NotInOneFill(fills)) if reading.is_none() => fills.count,
            Some(Fit::Mark(_) | Fit::BelowFirstMark { .. } | Fit::NotInOneFill(_)) | None => 1,
        };
        Ok(Self { draw, reading, gate, fills })
    }
}
