//! A liquid from tablets: which strength was made, and which volume makes a strength. It picks among what the dose room answers
//! and calculates nothing.

use crate::dose::{
    self, Batch, DoseError, DoseGate, FinalVolume, Mass, Strength, Subject, Volume, Water,
    judge_dose,
};

use super::gate::all;
use super::{Entry, Inputs, Label, Outcome, Problem, WaterBy};

/// A strength as a person should see it: with what one millilitre holds, and the verdict on that as if it were a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The strength.
    pub strength: Strength,
    /// The mass in one millilitre.
    pub per_ml: Mass,
    /// Open up to 4.5 mg in one millilitre.
    pub gate: DoseGate,
}

/// The strength that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What was counted.
    pub tablets: dose::Exact,
    /// The mass in one tablet.
    pub tablet: Mass,
    /// The water.
    pub water: Water,
    /// The strength with its working.
    pub batch: Batch,
    /// The strength, judged.
    pub judged: Judged,
}

/// The volume to make up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToMake {
    /// What was counted.
    pub tablets: dose::Exact,
    /// The mass in one tablet.
    pub tablet: Mass,
    /// The volume with its working.
    pub made: FinalVolume,
    /// The wanted strength, judged.
    pub judged: Judged,
}

/// Which strength do these tablets make in this water?
#[must_use]
pub fn batch_made(inputs: &Inputs) -> Outcome<Made> {
    let (entry, as_water): (_, fn(Volume) -> Water) = match inputs.choices.batch_water {
        WaterBy::MadeUpTo => (Entry::BatchVolume, Water::MadeUpTo),
        WaterBy::Added => (Entry::BatchWater, Water::Added),
    };
    let (tablets, tablet, water) =
        match all(inputs.exact(Entry::Tablets), tablet(inputs), inputs.volume(entry)) {
            Ok(read) => read,
            Err(outcome) => return outcome,
        };
    let water = as_water(water);
    let made = dose::batch(tablets, tablet, water).and_then(|batch| {
        let judged = Judged::new(batch.strength)?;
        Ok(Made { tablets, tablet, water, batch, judged })
    });
    outcome(made, entry)
}

/// Which volume are these tablets made up to for the wanted strength?
#[must_use]
pub fn batch_to_make(inputs: &Inputs) -> Outcome<ToMake> {
    let (tablets, tablet, wanted) =
        match all(inputs.exact(Entry::Tablets), tablet(inputs), inputs.label(Label::Wanted)) {
            Ok(read) => read,
            Err(outcome) => return outcome,
        };
    let made = dose::final_volume_for(tablets, tablet, wanted).and_then(|made| {
        let judged = Judged::new(wanted)?;
        Ok(ToMake { tablets, tablet, made, judged })
    });
    outcome(made, Entry::Wanted)
}

fn tablet(inputs: &Inputs) -> Result<Option<Mass>, Problem> {
    inputs.number(Entry::Tablet, |number| Ok(Mass::mg(number)))
}

/// The answer, or what is wrong, at the field where it can be mended.
fn outcome<A>(answer: Result<A, DoseError>, water: Entry) -> Outcome<A> {
    Outcome::of(
        answer,
        &[
            (Subject::Tablets, Entry::Tablets),
            (Subject::Tablet, Entry::Tablet),
            (Subject::FinalVolume, water),
            (Subject::Water, water),
        ],
    )
}

impl Judged {
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub(super) fn new(strength: Strength) -> Result<Self, DoseError> {
        let per_ml = Volume::ml(dose::Exact::ONE).at(strength)?;
        Ok(Self { strength, per_ml, gate: judge_dose(per_ml) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{Certainty, Exact};
    use crate::ui::state::calculator::probe::{STYLE, inputs, mg_per_ml, said, typed};
    use crate::ui::state::calculator::{Change, Choice, Salt};

    fn check(tablets: &str, tablet: &str, by: WaterBy, water: &str) -> String {
        let inputs = inputs([
            typed(Entry::Tablets, tablets),
            typed(Entry::Tablet, tablet),
            Change::Chose(Choice::BatchWater(by)),
            typed(Entry::BatchVolume, if by == WaterBy::MadeUpTo { water } else { "7" }),
            typed(Entry::BatchWater, if by == WaterBy::Added { water } else { "7" }),
        ]);
        said(&batch_made(&inputs), |made| {
            let most = if made.batch.certainty == Certainty::AtMost { "at most " } else { "" };
            format!("{most}{} {:?}", mg_per_ml(made.batch.strength), made.judged.gate)
        })
    }

    #[test]
    fn a_batch_is_checked_by_the_water_that_was_measured() {
        use WaterBy::{Added, MadeUpTo};
        for (tablets, tablet, by, water, expected) in [
            ("1", "50", MadeUpTo, "50", "1 mg/mL Open"),
            ("1", "50", Added, "50", "at most 1 mg/mL Open"),
            ("2", "50", MadeUpTo, "100", "1 mg/mL Open"),
            ("1", "50", MadeUpTo, "100", "0.5 mg/mL Open"),
            ("1", "50", MadeUpTo, "30", "1.667 mg/mL Open"),
            // One millilitre judged as if it were a dose.
            ("1", "4,5", MadeUpTo, "1", "4.5 mg/mL Open"),
            ("1", "50", MadeUpTo, "10", "5 mg/mL Confirm"),
            ("1", "50", Added, "8", "at most 6.25 mg/mL Warn"),
            ("1", "50", MadeUpTo, "2", "25 mg/mL Refuse"),
            ("", "50", MadeUpTo, "50", "waiting"),
            ("1", "", MadeUpTo, "50", "waiting"),
            ("1", "50", MadeUpTo, "", "waiting"),
            ("1", "50", Added, "", "waiting"),
            ("x", "50", MadeUpTo, "", "Tablets"),
            ("1", "1,500", MadeUpTo, "", "Tablet"),
            ("1", "50", MadeUpTo, "5o", "BatchVolume"),
            ("1", "50", Added, "5o", "BatchWater"),
            ("0.5", "50", MadeUpTo, "50", "Tablets: NotWhole(Tablets)"),
            ("0", "50", MadeUpTo, "50", "Tablets: Zero(Tablets)"),
            ("1", "0", MadeUpTo, "50", "Tablet: Zero(Tablet)"),
            ("1", "50", MadeUpTo, "0", "BatchVolume: Zero(FinalVolume)"),
            ("1", "50", Added, "0", "BatchWater: Zero(Water)"),
        ] {
            let found = check(tablets, tablet, by, water);
            assert_eq!(found, expected, "{tablets} of {tablet} in {water}");
        }
    }

    #[test]
    fn the_volume_for_a_wanted_strength_is_found() {
        for (tablets, tablet, wanted, expected) in [
            ("1", "50", "1", "50 Open"),
            ("2", "50", "1", "100 Open"),
            ("1", "50", "0.5 mg/mL", "100 Open"),
            ("1", "50", "5", "10 Confirm"),
            ("1", "50", "0.3", "166.667 Open"),
            ("1", "50", "", "waiting"),
            ("1", "50", "0", "Wanted: Zero(Strength)"),
            ("1.5", "50", "1", "Tablets: NotWhole(Tablets)"),
        ] {
            let inputs = inputs([
                typed(Entry::Tablets, tablets),
                typed(Entry::Tablet, tablet),
                typed(Entry::Wanted, wanted),
            ]);
            let found = said(&batch_to_make(&inputs), |to_make| {
                let volume = STYLE.number(to_make.made.volume.in_ml()).text;
                format!("{volume} {:?}", to_make.judged.gate)
            });
            assert_eq!(found, expected, "{tablets} of {tablet} for {wanted}");
        }
    }

    #[test]
    fn what_the_label_counts_changes_no_number() {
        let made = |salt| {
            let inputs = inputs([
                typed(Entry::Tablets, "1"),
                typed(Entry::Tablet, "50"),
                typed(Entry::BatchVolume, "50"),
                Change::Chose(Choice::Salt(salt)),
            ]);
            batch_made(&inputs).answer().map(|made| made.batch.strength.in_mg_per_ml())
        };
        assert_eq!([Salt::Hydrochloride, Salt::Base].map(made), [Some(Exact::ONE); 2]);
    }
}
