//! Making a liquid weaker, in three questions. It picks among what the dose room answers and calculates nothing.

use crate::dose::{self, Dilution, DoseError, Strength, Subject, Volume, Water};

use super::gate::all;
use super::{DiluteQuestion, Entry, Inputs, Judged, Label, Outcome, WaterBy};

/// A dilution as a person should see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diluted {
    /// What goes in and what comes out, with the working.
    pub dilution: Dilution,
    /// The strength that comes out, judged.
    pub judged: Judged,
    /// The slip that this is there to prevent: what comes out when the same number is measured the other way. None where the
    /// question fixes the way, or where it cannot be.
    pub other_way: Option<OtherWay>,
}

/// What comes out when the water is measured the other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherWay {
    /// The same volume, measured the other way.
    pub water: Water,
    /// What comes out then.
    pub strength: Strength,
}

/// What was asked about a dilution.
#[must_use]
pub fn diluted(inputs: &Inputs) -> Outcome<Diluted> {
    match inputs.choices.dilute {
        DiluteQuestion::Mix => mix(inputs),
        DiluteQuestion::StockFor => wanted(inputs, Entry::MixVolume, dose::stock_for),
        DiluteQuestion::WaterFor => wanted(inputs, Entry::MixTaken, |stock, wanted, taken| {
            dose::water_for(stock, taken, wanted)
        }),
    }
}

fn mix(inputs: &Inputs) -> Outcome<Diluted> {
    let (entry, [this_way, other_way]) = match inputs.choices.mix_water {
        WaterBy::MadeUpTo => (Entry::MixVolume, [Water::MadeUpTo, Water::Added]),
        WaterBy::Added => (Entry::MixWater, [Water::Added, Water::MadeUpTo]),
    };
    let read =
        all(inputs.label(Label::Stock), inputs.volume(Entry::MixTaken), inputs.volume(entry));
    let (stock, taken, volume) = match read {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let other = other_way(volume);
    // Where the other way cannot be, there is nothing to compare.
    let other_way = dose::dilute(stock, taken, other)
        .ok()
        .map(|mixed| OtherWay { water: other, strength: mixed.strength });
    outcome(dose::dilute(stock, taken, this_way(volume)), other_way, entry)
}

/// What makes the wanted strength of one volume: the one that comes out, or the one that goes in.
fn wanted(
    inputs: &Inputs,
    volume: Entry,
    solve: fn(Strength, Strength, Volume) -> Result<Dilution, DoseError>,
) -> Outcome<Diluted> {
    match all(inputs.label(Label::Stock), inputs.label(Label::Wanted), inputs.volume(volume)) {
        Ok((stock, wanted, volume)) => {
            outcome(solve(stock, wanted, volume), None, Entry::MixVolume)
        }
        Err(outcome) => outcome,
    }
}

fn outcome(
    answer: Result<Dilution, DoseError>,
    other_way: Option<OtherWay>,
    volume: Entry,
) -> Outcome<Diluted> {
    let answer = answer.and_then(|dilution| {
        let judged = Judged::new(dilution.strength)?;
        let other_way = other_way.filter(|other| other.strength != dilution.strength);
        Ok(Diluted { dilution, judged, other_way })
    });
    Outcome::of(
        answer,
        &[
            (Subject::Draw, Entry::MixTaken),
            (Subject::FinalVolume, volume),
            (Subject::Water, volume),
            (Subject::Strength, Entry::Wanted),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::DoseGate;
    use crate::ui::state::calculator::probe::{STYLE, inputs, mg_per_ml, plain, said, typed};
    use crate::ui::state::calculator::{Change, Choice};

    fn in_one_line(diluted: &Diluted) -> String {
        let ml = |volume| plain(&STYLE.volume(volume).text);
        let Dilution { taken, water, volume, strength, .. } = diluted.dilution;
        let other = diluted.other_way.map(|other| match other.water {
            Water::MadeUpTo(_) => format!(", made up {}", mg_per_ml(other.strength)),
            Water::Added(_) => format!(", added {}", mg_per_ml(other.strength)),
        });
        format!(
            "{} + {} = {} of {}{}",
            ml(taken),
            ml(water),
            ml(volume),
            mg_per_ml(strength),
            other.unwrap_or_default()
        )
    }

    fn mix(stock: &str, taken: &str, by: WaterBy, water: &str) -> String {
        let entry = if by == WaterBy::Added { Entry::MixWater } else { Entry::MixVolume };
        let inputs = inputs([
            typed(Entry::Stock, stock),
            typed(Entry::MixTaken, taken),
            Change::Chose(Choice::MixWater(by)),
            typed(Entry::MixVolume, "7"),
            typed(Entry::MixWater, "7"),
            typed(entry, water),
        ]);
        said(&diluted(&inputs), in_one_line)
    }

    #[test]
    fn what_comes_out_depends_on_how_the_water_is_measured() {
        use WaterBy::{Added, MadeUpTo};
        for (stock, taken, by, water, expected) in [
            ("5", "10", MadeUpTo, "50", "10 mL + 40 mL = 50 mL of 1 mg/mL, added 0.833 mg/mL"),
            ("5", "10", Added, "50", "10 mL + 50 mL = 60 mL of 0.833 mg/mL, made up 1 mg/mL"),
            ("5", "10", Added, "5", "10 mL + 5 mL = 15 mL of 3.333 mg/mL"),
            ("5", "10", Added, "0", "10 mL + 0 mL = 10 mL of 5 mg/mL"),
            ("5", "10", MadeUpTo, "10", "10 mL + 0 mL = 10 mL of 5 mg/mL, added 2.5 mg/mL"),
            ("0.5 %", "10", MadeUpTo, "50", "10 mL + 40 mL = 50 mL of 1 mg/mL, added 0.833 mg/mL"),
            ("", "10", MadeUpTo, "50", "waiting"),
            ("5", "", MadeUpTo, "50", "waiting"),
            ("5", "10", MadeUpTo, "", "waiting"),
            ("5 x", "10", MadeUpTo, "", "Stock"),
            ("5", "1,500", MadeUpTo, "50", "MixTaken"),
            ("5", "10", Added, "1 0", "MixWater"),
            ("0", "10", MadeUpTo, "50", "Stock: Zero(Strength)"),
            ("5", "0", MadeUpTo, "50", "MixTaken: Zero(Draw)"),
            ("5", "10", MadeUpTo, "0", "MixVolume: Zero(FinalVolume)"),
            ("5", "10", MadeUpTo, "9", "MixVolume: LessThanGoesIn"),
        ] {
            assert_eq!(mix(stock, taken, by, water), expected, "{taken} of {stock}, {water}");
        }
    }

    #[test]
    fn stock_and_water_for_a_wanted_strength_are_found() {
        use DiluteQuestion::{StockFor, WaterFor};
        for (question, stock, volume, wanted, expected) in [
            (StockFor, "5", "100", "1", "20 mL + 80 mL = 100 mL of 1 mg/mL"),
            (StockFor, "1", "100", "1", "100 mL + 0 mL = 100 mL of 1 mg/mL"),
            (StockFor, "3", "10", "1", "3.333 mL + 6.667 mL = 10 mL of 1 mg/mL"),
            (WaterFor, "5", "10", "1", "10 mL + 40 mL = 50 mL of 1 mg/mL"),
            (WaterFor, "5", "10", "5", "10 mL + 0 mL = 10 mL of 5 mg/mL"),
            (StockFor, "5", "100", "", "waiting"),
            (WaterFor, "5", "", "1", "waiting"),
            (StockFor, "1", "100", "5", "Wanted: StrongerThanStock"),
            (WaterFor, "1", "10", "1.1", "Wanted: StrongerThanStock"),
            (StockFor, "5", "0", "1", "MixVolume: Zero(FinalVolume)"),
            (WaterFor, "5", "0", "1", "MixTaken: Zero(Draw)"),
        ] {
            let volume_entry =
                if question == StockFor { Entry::MixVolume } else { Entry::MixTaken };
            let inputs = inputs([
                Change::Chose(Choice::Dilute(question)),
                typed(Entry::Stock, stock),
                typed(volume_entry, volume),
                typed(Entry::Wanted, wanted),
            ]);
            let found = said(&diluted(&inputs), in_one_line);
            assert_eq!(found, expected, "{question:?}: {volume}, {stock} to {wanted}");
        }
    }

    #[test]
    fn a_mix_that_stays_strong_is_judged_by_one_millilitre() {
        for (stock, gate) in [
            ("4.5", DoseGate::Open),
            ("5", DoseGate::Confirm),
            ("7", DoseGate::Warn),
            ("20", DoseGate::Refuse),
        ] {
            let inputs = inputs([
                typed(Entry::Stock, stock),
                typed(Entry::MixTaken, "10"),
                typed(Entry::MixVolume, "10"),
            ]);
            let found = diluted(&inputs).answer().map(|mixed| mixed.judged.gate);
            assert_eq!(found, Some(gate), "{stock}");
        }
    }
}
