//! Which strength suits every step of a plan: the steps as typed, and the best few candidates with what is wrong with each.
//!
//! The dose room solves and judges; here its answer is put into the order in which a person needs it. It knows no words.

use crate::dose::{
    self, Candidate, Choice, Deviation, DoseError, DoseGate, DrawGate, Exact, Grade, Mass, Reading,
    Step, Strength, Syringe, Volume, judge_dose,
};

/// How many candidates are shown.
pub const SHOWN: usize = 5;

/// A step that was typed: which row, and the dose in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The row, counted from 1.
    pub row: usize,
    /// The dose.
    pub dose: Mass,
}

/// What the steps come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ladder {
    /// These steps are above what this tool works with; nothing is suggested for the others either, as a slip in one unit is
    /// likely one in all.
    Refused(Vec<Typed>),
    /// The suggestions.
    Solved(Solved),
}

/// The best few candidates, and the steps above the usual range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    /// Steps that a gate flags, with its verdict.
    pub flagged: Vec<(Typed, DoseGate)>,
    /// At most [`SHOWN`] candidates, the best first.
    pub suggestions: Vec<Suggestion>,
}

/// One candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The strength.
    pub strength: Strength,
    /// The volume to make up to, when that was the question.
    pub volume: Option<Volume>,
    /// Whether every step is on a mark, in one fill, at 0.25 mL or more.
    pub on_marks: bool,
    /// The largest error of a step that can be drawn, in percent, and its grade.
    pub worst: (Exact, Grade),
    /// The steps, in the order they were typed.
    pub steps: Vec<Rung>,
}

/// One step at one candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The dose.
    pub dose: Mass,
    /// The exact draw.
    pub draw: Volume,
    /// What the syringes can do for it.
    pub place: Place,
    /// How well the draw can be measured.
    pub size: DrawGate,
}

/// What the syringes can do for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The closest mark.
    Mark(Reading),
    /// It is less than half of the first mark of each syringe that could hold it.
    BelowFirstMark,
    /// It is more than one fill of the largest syringe.
    NotInOneFill,
}

/// Solves the steps for the syringes at hand.
///
/// # Errors
/// As [`dose::solve_ladder`].
pub fn solve(steps: &[Typed], syringes: &[Syringe], choice: Choice) -> Result<Ladder, DoseError> {
    let judged = |verdict| move |step: &&Typed| judge_dose(step.dose) == verdict;
    let refused: Vec<Typed> = steps.iter().filter(judged(DoseGate::Refuse)).copied().collect();
    if !refused.is_empty() {
        return Ok(Ladder::Refused(refused));
    }
    let doses: Vec<Mass> = steps.iter().map(|step| step.dose).collect();
    let candidates = dose::solve_ladder(&doses, syringes, choice)?;
    let flagged = steps
        .iter()
        .map(|step| (*step, judge_dose(step.dose)))
        .filter(|(_, gate)| *gate != DoseGate::Open)
        .collect();
    let suggestions = candidates
        .iter()
        .map(|candidate| Suggestion::new(candidate, syringes))
        .filter(Suggestion::gives_no_refused_dose)
        .take(SHOWN)
        .collect();
    Ok(Ladder::Solved(Solved { flagged, suggestions }))
}

impl Suggestion {
    fn new(candidate: &Candidate, syringes: &[Syringe]) -> Self {
        let readings = candidate.steps.iter().filter_map(|step| step.reading);
        let worst = readings.map(|reading| reading.deviation).max_by_key(|worst| worst.percent());
        let worst = worst.unwrap_or(Deviation::None);
        Self {
            strength: candidate.strength,
            volume: candidate.volume,
            on_marks: candidate.puts_all_on_marks(),
            worst: (worst.percent(), worst.grade()),
            steps: candidate.steps.iter().map(|step| Rung::new(step, syringes)).collect(),
        }
    }

    /// A step just below the last gate may be rounded to a mark above it.
    fn gives_no_refused_dose(&self) -> bool {
        let delivered = self.steps.iter().filter_map(|step| step.reading()).map(|r| r.delivered);
        delivered.into_iter().all(|mass| judge_dose(mass) != DoseGate::Refuse)
    }

    /// The steps of which this is true.
    #[must_use]
    pub fn doses(&self, of: impl Fn(&Rung) -> bool) -> Vec<Mass> {
        self.steps.iter().filter(|step| of(step)).map(|step| step.dose).collect()
    }

    /// The syringes that the marks are on, each once, smallest first.
    #[must_use]
    pub fn syringes(&self) -> Vec<Syringe> {
        let mut syringes: Vec<Syringe> =
            self.steps.iter().filter_map(Rung::reading).map(|reading| reading.syringe).collect();
        syringes.sort_by_key(|syringe| (syringe.capacity(), syringe.spacing()));
        syringes.dedup();
        syringes
    }
}

impl Rung {
    fn new(step: &Step, syringes: &[Syringe]) -> Self {
        let place = match step.reading {
            Some(reading) => Place::Mark(reading),
            None if step.draw.smallest_syringe(syringes).is_some() => Place::BelowFirstMark,
            None => Place::NotInOneFill,
        };
        Self { dose: step.draw.dose, draw: step.draw.volume, place, size: step.gate }
    }

    /// The closest mark, where there is one.
    #[must_use]
    pub const fn reading(&self) -> Option<&Reading> {
        match &self.place {
            Place::Mark(reading) => Some(reading),
            Place::BelowFirstMark | Place::NotInOneFill => None,
        }
    }
}
