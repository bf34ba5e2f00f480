//! Doses in drops. It picks among what the dose room answers and calculates nothing; a size that was not counted is never taken
//! for one that was.

use crate::dose::{self, DoseError, DoseOfDrops, DropSize, Drops, Mass, Strength, Subject};

use super::gate::all;
use super::{Asker, DropsBy, Entry, Inputs, Outcome, Problem, Question, Usual};

/// The drops for a dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDrops {
    /// The dose that was typed.
    pub dose: Mass,
    /// The strength.
    pub strength: Strength,
    /// How large a drop is.
    pub size: DropSize,
    /// The drops with their working. With a count of 0 nothing can be counted out.
    pub drops: Drops,
}

/// The dose in drops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedDose {
    /// The number that was typed: whole, and more than zero.
    pub count: dose::Exact,
    /// The strength.
    pub strength: Strength,
    /// How large a drop is.
    pub size: DropSize,
    /// The dose with its working.
    pub dose: DoseOfDrops,
}

/// How many drops are the dose, for somebody of whom so much is known?
#[must_use]
pub fn drops_for_dose(inputs: &Inputs, usual: Usual) -> Outcome<CountedDrops> {
    let (dose, strength, size) = match all(inputs.dose(), inputs.strength(), size(inputs)) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    match dose::drops_for_dose(dose, strength, size) {
        Ok(drops) => {
            let question = Question { asker: Asker::Drops, dose, strength: Some(strength), usual };
            inputs.let_through(question, CountedDrops { dose, strength, size, drops })
        }
        Err(error) => Outcome::Impossible(error),
    }
}

/// Which dose is in the drops, for somebody of whom so much is known?
#[must_use]
pub fn dose_in_drops(inputs: &Inputs, usual: Usual) -> Outcome<CountedDose> {
    let count = inputs.exact(Entry::DropCount);
    let (count, strength, size) = match all(count, inputs.strength(), size(inputs)) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    match dose::dose_for_drops(count, strength, size) {
        Ok(dose) => {
            let (asker, strength_of) = (Asker::DoseOfDrops, Some(strength));
            let question = Question { asker, dose: dose.dose, strength: strength_of, usual };
            inputs.let_through(question, CountedDose { count, strength, size, dose })
        }
        Err(error) => Outcome::of(Err(error), &[(Subject::Drops, Entry::DropCount)]),
    }
}

/// The size of a drop; none while somebody who said that they counted has not said what.
fn size(inputs: &Inputs) -> Result<Option<DropSize>, Problem> {
    match inputs.choices.drop_size {
        DropsBy::Assumed => Ok(Some(DropSize::ASSUMED)),
        DropsBy::Counted => counted(inputs),
    }
}

fn counted(inputs: &Inputs) -> Result<Option<DropSize>, Problem> {
    let counted = (inputs.exact(Entry::CountedDrops)?, inputs.volume(Entry::CountedVolume)?);
    let (Some(drops), Some(volume)) = counted else { return Ok(None) };
    DropSize::counted(drops, volume).map(Some).map_err(|error| {
        let about_volume = error == DoseError::Zero(Subject::DropVolume);
        let entry = if about_volume { Entry::CountedVolume } else { Entry::CountedDrops };
        Problem { entry, error: dose::LabelError::Dose(error) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{Deviation, Grade};
    use crate::ui::state::calculator::probe::{STYLE, inputs, mg, said, typed};
    use crate::ui::state::calculator::{Change, Choice, Inputs};

    /// How drops were counted: "25 in 1", or nothing for an assumed size.
    fn asked(dose: &str, strength: &str, counted: &str) -> Inputs {
        let mut inputs = inputs([
            typed(Entry::Dose, dose),
            typed(Entry::DropCount, dose),
            typed(Entry::Strength, strength),
        ]);
        if let Some((drops, volume)) = counted.split_once(" in ") {
            inputs.apply(Change::Chose(Choice::DropSize(DropsBy::Counted)));
            inputs.apply(typed(Entry::CountedDrops, drops));
            inputs.apply(typed(Entry::CountedVolume, volume));
        }
        inputs
    }

    fn in_drops(found: &CountedDrops) -> String {
        let Drops { count, delivered, deviation, .. } = found.drops;
        let sign = match deviation {
            Deviation::None => "",
            Deviation::More(_) => "+",
            Deviation::Less(_) => "-",
        };
        let percent = STYLE.rounded_to(deviation.percent(), 1).text;
        let size = if found.size.is_counted() { "counted" } else { "assumed" };
        format!("{count} = {}, {sign}{percent} {:?}, {size}", mg(delivered), deviation.grade())
    }

    #[test]
    fn a_dose_is_counted_in_whole_drops() {
        for (dose, strength, counted, expected) in [
            ("1.5", "1", "", "30 = 1.5 mg, 0 Fine, assumed"),
            ("1.5", "1", "20 in 1", "30 = 1.5 mg, 0 Fine, counted"),
            ("0.5", "1", "25 in 1", "13 = 0.52 mg, +4 Fine, counted"),
            ("0.33", "1", "", "7 = 0.35 mg, +6.1 Caution, assumed"),
            ("0.1", "1", "16 in 1", "2 = 0.125 mg, +25 Warning, counted"),
            ("0.13", "1", "12 in 1", "2 = 0.167 mg, +28.2 Warning, counted"),
            // Less than half a drop: nothing can be counted.
            ("0.02", "1", "", "0 = 0 mg, -100 Warning, assumed"),
            ("", "1", "", "waiting"),
            ("1.5", "", "", "waiting"),
            // Who says that they counted is never given the assumed size.
            ("1.5", "1", " in ", "waiting"),
            ("1.5", "1", "20 in ", "waiting"),
            ("1.5", "1", " in 1", "waiting"),
            ("1.5", "1", "20.5 in 1", "CountedDrops: NotWhole(Drops)"),
            ("1.5", "1", "0 in 1", "CountedDrops: Zero(Drops)"),
            ("1.5", "1", "20 in 0", "CountedVolume: Zero(DropVolume)"),
            ("1.5", "1", "20 in x", "CountedVolume"),
            ("1,500", "1", "", "Dose"),
            ("1.5", "1 mg", "", "Strength"),
            ("5", "1", "", "asked Confirm 5 mg"),
            ("7", "1", "", "asked Warn 7 mg"),
            ("12", "1", "", "refused 12 mg"),
            // What was prescribed is judged; what whole drops hold instead is told by its error.
            ("4.5", "2.5", "1 in 1", "2 = 5 mg, +11.1 Warning, counted"),
        ] {
            let found =
                said(&drops_for_dose(&asked(dose, strength, counted), Usual::default()), in_drops);
            assert_eq!(found, expected, "{dose} at {strength}, {counted}");
        }
    }

    #[test]
    fn drops_are_a_dose() {
        for (count, strength, counted, expected) in [
            ("30", "1", "", "1.5 mg"),
            ("30", "1", "25 in 1", "1.2 mg"),
            ("1", "1", "", "0.05 mg"),
            ("", "1", "", "waiting"),
            ("30", "1", " in ", "waiting"),
            ("1.5", "1", "", "DropCount: NotWhole(Drops)"),
            ("0", "1", "", "DropCount: Zero(Drops)"),
            ("100", "1", "", "asked Confirm 5 mg"),
            ("300", "1", "", "refused 15 mg"),
        ] {
            let mut inputs = asked(count, strength, counted);
            inputs.apply(typed(Entry::Dose, "99"));
            let found =
                said(&dose_in_drops(&inputs, Usual::default()), |found| mg(found.dose.dose));
            assert_eq!(found, expected, "{count} at {strength}, {counted}");
        }
    }

    #[test]
    fn a_confirmed_dose_is_shown_until_anything_changes() {
        let mut inputs = asked("5", "1", "");
        let Outcome::Asked(question) = drops_for_dose(&inputs, Usual::default()) else {
            panic!("not asked")
        };
        inputs.apply(Change::Confirm(question));
        let confirmed = drops_for_dose(&inputs, Usual::default());
        assert_eq!(confirmed.answer().map(|found| found.drops.count), Some(100));
        assert_eq!(confirmed.answer().map(|it| it.drops.deviation.grade()), Some(Grade::Fine));
        inputs.apply(Change::Chose(Choice::DropSize(DropsBy::Counted)));
        inputs.apply(typed(Entry::CountedDrops, "25"));
        inputs.apply(typed(Entry::CountedVolume, "1"));
        assert_eq!(drops_for_dose(&inputs, Usual::default()).answer(), None);
    }
}
