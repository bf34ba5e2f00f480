//! The draw for a dose and the dose for a draw, on the syringe at hand. It picks among what the dose room answers and calculates
//! nothing.

use crate::dose::{
    self, Deviation, Dose, DoseError, Draw, DrawGate, Fills, Fit, Grade, Mass, Reading, Strength,
    Syringe, Volume, judge_draw,
};
use crate::store::Syringes;

use super::gate::both;
use super::{Asker, Inputs, Outcome, Question, Usual};

/// A draw as it can be measured with the syringe at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The exact draw.
    pub draw: Draw,
    /// Where it stands on the syringe.
    pub place: Place,
    /// How well the smaller of the exact and the marked volume can be measured.
    pub size: DrawGate,
    /// An owned syringe that comes closer, where the mark is off by more than is fine.
    pub closer: Option<Reading>,
    /// A weaker strength that would make a small draw a good one.
    pub weaker: Option<Weaker>,
}

/// Where a draw stands on a syringe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the nearest mark.
    Mark(Reading),
    /// Below half of the first mark: it cannot be drawn.
    BelowFirstMark {
        /// The syringe.
        syringe: Syringe,
        /// The mass at its first mark.
        first: Mass,
    },
    /// In more than one fill.
    NotInOneFill {
        /// The fills, of the syringe that was chosen, or of the largest owned.
        fills: Fills,
        /// The smallest owned syringe that holds it.
        owned: Option<Syringe>,
        /// The smallest usual syringe that holds it.
        usual: Option<Syringe>,
    },
    /// No syringe was chosen, and none is owned.
    NoSyringe,
}

/// A weaker strength, read on the syringes at hand, or on the usual ones where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weaker {
    /// The strength to ask for.
    pub strength: Strength,
    /// The draw from it: on a mark, in one fill, 0.25 mL or more.
    pub reading: Reading,
}

/// A dose with its draw as it can be measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseAnswer {
    /// The exact dose.
    pub dose: Dose,
    /// The draw that was typed, on the syringe.
    pub measured: Measured,
}

/// How many mL for the dose, for somebody of whom so much is known?
#[must_use]
pub fn draw_for_dose(inputs: &Inputs, syringes: &Syringes, usual: Usual) -> Outcome<Measured> {
    let (dose, strength) = match both(inputs.dose(), inputs.strength()) {
        Ok(both) => both,
        Err(outcome) => return outcome,
    };
    match measure(dose, strength, inputs, syringes) {
        Ok(measured) => inputs.let_through(question(Asker::Draw, &measured, usual), measured),
        Err(error) => Outcome::Impossible(error),
    }
}

/// How many mg are in the draw, for somebody of whom so much is known?
#[must_use]
pub fn dose_for_draw(inputs: &Inputs, syringes: &Syringes, usual: Usual) -> Outcome<DoseAnswer> {
    let (volume, strength) = match both(inputs.draw(), inputs.strength()) {
        Ok(both) => both,
        Err(outcome) => return outcome,
    };
    let answer = dose::dose_for_draw(volume, strength).and_then(|dose| {
        let measured = measure(dose.dose, strength, inputs, syringes)?;
        Ok(DoseAnswer { dose, measured })
    });
    match answer {
        Ok(answer) => inputs.let_through(question(Asker::Dose, &answer.measured, usual), answer),
        Err(error) => Outcome::Impossible(error),
    }
}

fn question(asker: Asker, measured: &Measured, usual: Usual) -> Question {
    let Draw { dose, strength, .. } = measured.draw;
    Question { asker, dose, strength: Some(strength), usual }
}

fn measure(
    dose: Mass,
    strength: Strength,
    inputs: &Inputs,
    syringes: &Syringes,
) -> Result<Measured, DoseError> {
    let draw = dose::draw_for_dose(dose, strength)?;
    let owned = syringes.owned();
    let chosen = inputs.chosen_syringe(syringes);
    let syringe = chosen.or_else(|| draw.syringe_to_use(owned));
    let place = place(&draw, syringe, owned)?;
    let mut measured = Measured { size: DrawGate::Open, draw, place, closer: None, weaker: None };
    measured.size = judge_draw(measured.smaller_volume());
    measured.closer = measured.closer_on(owned)?;
    if measured.size != DrawGate::Open {
        // Whoever owns none has the chosen one in the hand, or else may get any of the usual ones.
        measured.weaker = match (owned, syringe) {
            ([], None) => weaker(&measured.draw, &Syringe::usual())?,
            ([], Some(chosen)) => weaker(&measured.draw, &[chosen])?,
            (owned, _) => weaker(&measured.draw, owned)?,
        };
    }
    Ok(measured)
}

fn place(draw: &Draw, syringe: Option<Syringe>, owned: &[Syringe]) -> Result<Place, DoseError> {
    let Some(syringe) = syringe else { return Ok(Place::NoSyringe) };
    Ok(match draw.fit(syringe)? {
        Fit::Mark(reading) => Place::Mark(reading),
        Fit::BelowFirstMark { first } => Place::BelowFirstMark { syringe, first },
        Fit::NotInOneFill(fills) => Place::NotInOneFill {
            fills,
            owned: draw.smallest_syringe(owned),
            usual: draw.smallest_syringe(&Syringe::usual()),
        },
    })
}

fn weaker(draw: &Draw, at_hand: &[Syringe]) -> Result<Option<Weaker>, DoseError> {
    let candidate = dose::weaker_strength(draw.dose, draw.strength, at_hand)?;
    Ok(candidate.and_then(|candidate| {
        let reading = candidate.steps.first()?.reading?;
        Some(Weaker { strength: candidate.strength, reading })
    }))
}

impl Place {
    /// The syringe, if there is one.
    #[must_use]
    pub fn syringe(&self) -> Option<Syringe> {
        match self {
            Self::Mark(reading) => Some(reading.syringe),
            Self::BelowFirstMark { syringe, .. } => Some(*syringe),
            Self::NotInOneFill { fills, .. } => Some(fills.syringe),
            Self::NoSyringe => None,
        }
    }
}

impl Measured {
    /// The mark, where there is one.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        match &self.place {
            Place::Mark(reading) => Some(reading),
            Place::BelowFirstMark { .. } | Place::NotInOneFill { .. } | Place::NoSyringe => None,
        }
    }

    /// How far what the marks give is from the dose; nothing where there are none.
    #[must_use]
    pub fn deviation(&self) -> Deviation {
        match &self.place {
            Place::Mark(reading) => reading.deviation,
            Place::NotInOneFill { fills, .. } => fills.deviation,
            Place::BelowFirstMark { .. } | Place::NoSyringe => Deviation::None,
        }
    }

    /// The smaller of the exact volume and the one at the mark: the one that is graded.
    #[must_use]
    pub fn smaller_volume(&self) -> Volume {
        self.draw.smaller_volume(self.reading())
    }

    /// A reading on an owned syringe that is closer to the dose than what there is.
    fn closer_on(&self, owned: &[Syringe]) -> Result<Option<Reading>, DoseError> {
        match &self.place {
            Place::Mark(now) if now.deviation.grade() == Grade::Fine => Ok(None),
            Place::Mark(now) => self.draw.closer_reading(owned, now),
            Place::BelowFirstMark { .. } => self.draw.closest_reading(owned),
            Place::NotInOneFill { .. } | Place::NoSyringe => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{DoseGate, DrawUnit, Exact, MassUnit};
    use crate::ui::state::calculator::probe::{
        self, STYLE, inputs, mg, ml, owned, plain, syringe, typed,
    };
    use crate::ui::state::calculator::{Change, Choice, Entry, Label};

    fn asks(dose: &str, strength: &str) -> Inputs {
        inputs([typed(Entry::Dose, dose), typed(Entry::Strength, strength)])
    }

    fn at(reading: &Reading) -> String {
        let Reading { syringe, mark, delivered, deviation, .. } = reading;
        let off = match deviation {
            Deviation::None => String::new(),
            Deviation::More(percent) => format!(", {} more", STYLE.percent(*percent).text),
            Deviation::Less(percent) => format!(", {} less", STYLE.percent(*percent).text),
        };
        let of = ml(syringe.capacity());
        format!(
            "{} = {} ({}/{} of {of}{})",
            mg(*delivered),
            ml(mark.volume),
            mark.index,
            syringe.marks(),
            plain(&off)
        )
    }

    /// An outcome in one line, for the tables.
    fn said(outcome: &Outcome<Measured>) -> String {
        probe::said(outcome, placed)
    }

    fn placed(measured: &Measured) -> String {
        match &measured.place {
            Place::Mark(reading) => at(reading),
            Place::BelowFirstMark { first, .. } => format!("below first mark, {}", mg(*first)),
            Place::NotInOneFill { fills, owned, usual } => {
                let capacity = |of: &Option<Syringe>| of.map(|of| ml(of.capacity()));
                format!(
                    "{} fills of {}, owned {:?}, usual {:?}",
                    fills.count,
                    ml(fills.syringe.capacity()),
                    capacity(owned),
                    capacity(usual)
                )
            }
            Place::NoSyringe => format!("{} without a syringe", ml(measured.draw.volume)),
        }
    }

    fn answer(inputs: &Inputs, list: &str) -> Measured {
        draw_for_dose(inputs, &owned(list), Usual::default()).answer().cloned().unwrap()
    }

    #[test]
    fn a_dose_becomes_a_mark() {
        for (dose, strength, list, expected) in [
            ("1.5", "1", "3/0.1", "1.5 mg = 1.5 mL (15/30 of 3 mL)"),
            ("4,5", "1", "5/0.1", "4.5 mg = 4.5 mL (45/50 of 5 mL)"),
            ("4.3", "1", "5/0.2", "4.4 mg = 4.4 mL (22/25 of 5 mL, 2.3 % more)"),
            ("0.75", "2", "3/0.1", "0.8 mg = 0.4 mL (4/30 of 3 mL, 6.7 % more)"),
            ("0.5", "5", "1/0.01 3/0.1", "0.5 mg = 0.1 mL (10/100 of 1 mL)"),
            ("1.5", "5 mg/5 mL", "3/0.1", "1.5 mg = 1.5 mL (15/30 of 3 mL)"),
            ("1.5", "0.1 %", "3/0.1", "1.5 mg = 1.5 mL (15/30 of 3 mL)"),
            ("1.5", "500 mcg/mL", "3/0.1", "1.5 mg = 3 mL (30/30 of 3 mL)"),
            ("1.5", "50 mg in 50 mL", "3/0.1", "1.5 mg = 1.5 mL (15/30 of 3 mL)"),
            // The smallest that holds it; of two that hold as much, the finer one.
            ("1", "1", "10/0.2 3/0.1 1/0.1 1/0.01", "1 mg = 1 mL (100/100 of 1 mL)"),
            ("1", "3", "3/0.1", "0.9 mg = 0.3 mL (3/30 of 3 mL, 10 % less)"),
            ("0.01", "1", "3/0.1", "below first mark, 0.1 mg"),
            ("3.04", "1", "3/0.1", "3 mg = 3 mL (30/30 of 3 mL, 1.3 % less)"),
            ("4", "1", "3/0.1 1/0.01", "2 fills of 3 mL, owned None, usual Some(\"5 mL\")"),
            ("4", "0.01", "3/0.1", "134 fills of 3 mL, owned None, usual None"),
            ("1.5", "1", "", "1.5 mL without a syringe"),
            ("", "1", "3/0.1", "waiting"),
            ("1.5", "", "3/0.1", "waiting"),
            ("", "", "", "waiting"),
            ("1,500", "1", "3/0.1", "Dose"),
            ("x", "", "3/0.1", "Dose"),
            ("1.5", "1.", "3/0.1", "Strength"),
            ("0", "1", "3/0.1", "Dose: Zero(Dose)"),
            ("1.5", "0", "3/0.1", "Strength: Zero(Strength)"),
        ] {
            let outcome = draw_for_dose(&asks(dose, strength), &owned(list), Usual::default());
            assert_eq!(said(&outcome), expected, "{dose} mg at {strength} on {list}");
        }
    }

    #[test]
    fn a_slip_of_ten_beside_what_is_usual_is_asked_about_until_just_this_is_confirmed() {
        let nothing = Usual::default();
        let takes =
            |hundredths| Usual { dose: Some(Mass::mg(Exact::hundredths(hundredths))), ..nothing };
        let draws_from = |hundredths| {
            let strength = Strength::mg_per_ml(Exact::hundredths(hundredths)).unwrap();
            Usual { strength: Some(strength), ..nothing }
        };
        let (inputs, list) = (asks("1.5", "1"), owned("3/0.1"));
        for (usual, is_asked) in [
            (nothing, false),
            (takes(15), true),
            (takes(16), false),
            (takes(1499), false),
            (takes(1500), true),
            (draws_from(10), true),
            (draws_from(11), false),
            (draws_from(999), false),
            (draws_from(1000), true),
        ] {
            let outcome = draw_for_dose(&inputs, &list, usual);
            let Outcome::Asked(asked) = outcome else {
                assert!(!is_asked && outcome.answer().is_some(), "{usual:?}");
                continue;
            };
            assert!(is_asked, "{usual:?}");
            let mut confirmed = inputs.clone();
            confirmed.apply(Change::Confirm(asked));
            assert!(draw_for_dose(&confirmed, &list, usual).answer().is_some());
            for other in [takes(14), draws_from(9)] {
                let other = draw_for_dose(&confirmed, &list, other);
                assert_eq!(other.answer(), None, "beside another one it is asked again");
            }
        }
    }

    #[test]
    fn every_number_is_worked_out_exactly_or_not_at_all() {
        // Dose and strength in billionths, the finest that can be typed.
        for (dose, strength) in [
            (1_u128, 999_999_999_000_000_000_u128),
            (4_123_456_789, 123_456_789),
            (4_123_456_789, 1_987_654_321),
            (4_500_000_000, 1_500_000_000),
            (4_499_999_999, 1_499_999_999),
        ] {
            let text = |n: u128| format!("{}.{:09}", n / 1_000_000_000, n % 1_000_000_000);
            let found = answer(&asks(&text(dose), &text(strength)), "3/0.1");
            let volume = found.draw.volume.in_ml();
            let (above, below) = (volume.numerator(), volume.denominator());
            assert_eq!(u128::from(above) * strength, u128::from(below) * dose);
            let is_more = matches!(found.place, Place::NotInOneFill { .. });
            // Less than half a mark over 3 mL goes to the last one.
            assert_eq!(is_more, 100 * dose >= 305 * strength, "{dose} at {strength}");
        }
        // What does not fit is no answer, and never a wrong one.
        let mut inputs = asks("9", "586105799.345850493 mg in 55168226 mL");
        inputs.apply(Change::Syringe(Some(syringe("1/0.01"))));
        let outcome = draw_for_dose(&inputs, &owned(""), Usual::default());
        assert_eq!(outcome, Outcome::Impossible(DoseError::TooLarge));
    }

    #[test]
    fn a_chosen_syringe_counts_even_where_another_would_do_better() {
        let mut inputs = asks("4", "1");
        inputs.apply(Change::Syringe(Some(syringe("3/0.1"))));
        let measured = answer(&inputs, "3/0.1 5/0.2");
        assert_eq!(
            placed(&measured),
            "2 fills of 3 mL, owned Some(\"5 mL\"), usual Some(\"5 mL\")"
        );
        // A syringe that is no longer owned is no choice.
        assert_eq!(
            said(&draw_for_dose(&inputs, &owned("10/0.5"), Usual::default())),
            "4 mg = 4 mL (8/20 of 10 mL)"
        );
        // As long as none is picked, any usual one can be chosen.
        let measured = answer(&inputs, "");
        assert_eq!(placed(&measured), "2 fills of 3 mL, owned None, usual Some(\"5 mL\")");
    }

    /// The one that was owned last was taken, be it the coarser.
    #[test]
    fn of_two_largest_syringes_the_finer_is_filled() {
        for list in ["3/0.1 3/0.2", "3/0.2 3/0.1"] {
            let place = answer(&asks("4.3", "1"), list).place;
            assert_eq!(place.syringe(), Some(syringe("3/0.1")), "{list}");
        }
    }

    #[test]
    fn a_closer_syringe_is_named_only_where_the_mark_is_off() {
        let closer = |dose, strength, chosen, list| {
            let mut inputs = asks(dose, strength);
            inputs.apply(Change::Syringe(Some(syringe(chosen))));
            answer(&inputs, list).closer.as_ref().map(at)
        };
        assert_eq!(
            closer("0.75", "2", "3/0.1", "3/0.1 1/0.01").as_deref(),
            Some("0.76 mg = 0.38 mL (38/100 of 1 mL, 1.3 % more)")
        );
        assert_eq!(closer("0.75", "2", "3/0.1", "3/0.1"), None);
        assert_eq!(closer("1.5", "1", "3/0.1", "3/0.1 5/0.2"), None);
        // 4.4 mg is on 4.4 mL, but 2 % off is fine as it is.
        assert_eq!(closer("4.4", "1", "10/0.5", "10/0.5 5/0.2"), None);
        // Where nothing can be drawn, any mark is closer.
        assert_eq!(
            closer("0.04", "1", "3/0.1", "3/0.1 1/0.01").as_deref(),
            Some("0.04 mg = 0.04 mL (4/100 of 1 mL)")
        );
    }

    #[test]
    fn a_closer_syringe_may_give_a_little_more_than_a_gate() {
        // 0.4 mL gives 4 mg, 10 % less; 0.46 mL gives 4.6 mg, 3 % more, and that is the smaller error.
        let mut inputs = asks("4.45", "10");
        inputs.apply(Change::Syringe(Some(syringe("1/0.2"))));
        for (finer, closest) in [("1/0.05", "4.5 mg"), ("0.92/0.23", "4.6 mg")] {
            let closer = answer(&inputs, &format!("1/0.2 {finer}")).closer;
            assert_eq!(closer.map(|it| mg(it.delivered)).as_deref(), Some(closest));
        }
    }

    #[test]
    fn small_draws_are_graded_and_mended() {
        for (dose, strength, list, size, mended) in [
            (
                "0.5",
                "5",
                "1/0.01",
                DrawGate::Tiny,
                Some("1 mg/mL: 0.5 mg = 0.5 mL (50/100 of 1 mL)"),
            ),
            (
                "0.5",
                "5",
                "1/0.01 3/0.1",
                DrawGate::Tiny,
                Some("1 mg/mL: 0.5 mg = 0.5 mL (50/100 of 1 mL)"),
            ),
            ("1", "5", "1/0.01", DrawGate::Small, Some("1 mg/mL: 1 mg = 1 mL (100/100 of 1 mL)")),
            ("0.25", "1", "1/0.01", DrawGate::Open, None),
            ("0.001", "1", "1/0.01", DrawGate::Tiny, None),
            // The exact volume is 0.26 mL, the mark is 0.2.
            ("0.26", "1", "1/0.2", DrawGate::Small, None),
            ("0.5", "5", "", DrawGate::Tiny, Some("1 mg/mL: 0.5 mg = 0.5 mL (50/50 of 0.5 mL)")),
        ] {
            let measured = answer(&asks(dose, strength), list);
            assert_eq!(measured.size, size, "{dose} mg at {strength}");
            let weaker = measured.weaker.map(|it| {
                let strength = STYLE.strength(it.strength).text.replace('\u{a0}', " ");
                format!("{strength}: {}", at(&it.reading))
            });
            assert_eq!(weaker.as_deref(), mended, "{dose} mg at {strength}");
        }
    }

    #[test]
    fn whoever_owns_none_has_the_chosen_syringe_in_the_hand() {
        let mut inputs = asks("0.5", "5");
        inputs.apply(Change::Syringe(Some(syringe("1/0.01"))));
        let weaker = answer(&inputs, "").weaker.unwrap();
        assert_eq!(weaker.strength.in_mg_per_ml(), Exact::ONE);
    }

    #[test]
    fn large_doses_are_asked_about_and_very_large_ones_refused() {
        for (dose, list, expected) in [
            ("4.5", "10/0.5", "4.5 mg = 4.5 mL (9/20 of 10 mL)"),
            ("4.6", "5/0.2", "asked Confirm 4.6 mg"),
            ("5", "10/0.5", "asked Confirm 5 mg"),
            ("6", "10/0.5", "asked Confirm 6 mg"),
            ("7", "10/0.5", "asked Warn 7 mg"),
            ("10", "10/0.5", "asked Warn 10 mg"),
            ("12", "10/0.5", "refused 12 mg"),
            ("12", "", "refused 12 mg"),
            ("999999999", "3/0.1", "refused 999999999 mg"),
        ] {
            assert_eq!(
                said(&draw_for_dose(&asks(dose, "1"), &owned(list), Usual::default())),
                expected,
                "{dose} on {list}"
            );
        }
    }

    /// A dose of 1 mg/mL and a syringe; what the gates say; the mark when they let it through, and how its error is graded.
    type NearGate = (&'static str, &'static str, DoseGate, &'static str, Grade);

    const NEAR_GATES: [NearGate; 9] = [
        // The mark is just above a gate, and the dose is not: nothing is asked that was not prescribed.
        (
            "4.5",
            "5/0.2",
            DoseGate::Open,
            "4.6 mg = 4.6 mL (23/25 of 5 mL, 2.2 % more)",
            Grade::Fine,
        ),
        ("9.9", "12/0.4", DoseGate::Warn, "10 mg = 10 mL (25/30 of 12 mL, 1 % more)", Grade::Fine),
        // Past 4.5, 6 and 10 mg by more than is fine: the error is told, and the gate is still that of the dose.
        ("4", "21/7", DoseGate::Open, "7 mg = 7 mL (1/3 of 21 mL, 75 % more)", Grade::Warning),
        (
            "5.8",
            "12.6/2.1",
            DoseGate::Confirm,
            "6.3 mg = 6.3 mL (3/6 of 12.6 mL, 8.6 % more)",
            Grade::Caution,
        ),
        (
            "9.9",
            "15/1.5",
            DoseGate::Warn,
            "10.5 mg = 10.5 mL (7/10 of 15 mL, 6.1 % more)",
            Grade::Caution,
        ),
        // And a mark below a gate lets nothing through that is above it.
        (
            "4.6",
            "9/0.9",
            DoseGate::Confirm,
            "4.5 mg = 4.5 mL (5/10 of 9 mL, 2.2 % less)",
            Grade::Fine,
        ),
        ("6.2", "10/2", DoseGate::Warn, "6 mg = 6 mL (3/5 of 10 mL, 3.2 % less)", Grade::Fine),
        (
            "4.4",
            "14/3.5",
            DoseGate::Open,
            "3.5 mg = 3.5 mL (1/4 of 14 mL, 20.5 % less)",
            Grade::Warning,
        ),
        // Above 10 mg there is nothing to show, wherever the mark is.
        ("10.1", "15/1", DoseGate::Refuse, "refused 10.1 mg", Grade::Fine),
    ];

    #[test]
    fn what_was_prescribed_is_judged_and_the_mark_by_its_error() {
        for (dose, list, gate, answered, grade) in NEAR_GATES {
            let (mut inputs, syringes) = (asks(dose, "1"), owned(list));
            let mut outcome = draw_for_dose(&inputs, &syringes, Usual::default());
            let asked = match outcome {
                Outcome::Asked(question) | Outcome::Refused(question) => Some(question.gate()),
                Outcome::Waiting
                | Outcome::Unread(_)
                | Outcome::Impossible(_)
                | Outcome::Answer(..) => None,
            };
            assert_eq!(asked.unwrap_or(DoseGate::Open), gate, "{dose} mg on {list}");
            if let Outcome::Asked(question) = outcome {
                inputs.apply(Change::Confirm(question));
                outcome = draw_for_dose(&inputs, &syringes, Usual::default());
            }
            assert_eq!(said(&outcome), answered, "{dose} mg on {list}");
            if let Some(reading) = outcome.answer().and_then(Measured::reading) {
                assert_eq!(reading.deviation.grade(), grade, "{dose} mg on {list}");
            }
        }
    }

    #[test]
    fn a_confirmation_is_for_these_numbers_alone() {
        let syringes = owned("10/0.5");
        let question = |inputs: &Inputs| {
            let outcome = draw_for_dose(inputs, &syringes, Usual::default());
            let Outcome::Asked(question) = outcome else { panic!("not asked: {outcome:?}") };
            question
        };
        let mut confirmed = asks("5", "1");
        let asked = question(&confirmed);
        assert_eq!(asked.gate(), DoseGate::Confirm);
        confirmed.apply(Change::Confirm(asked));
        let outcome = draw_for_dose(&confirmed, &syringes, Usual::default());
        assert_eq!(outcome, Outcome::Answer(outcome.answer().cloned().unwrap(), Some(asked)));
        // Leaving a field changes no number.
        confirmed.apply(Change::Left(Entry::Dose));
        assert!(draw_for_dose(&confirmed, &syringes, Usual::default()).answer().is_some());
        for change in [
            Change::Unconfirm,
            typed(Entry::Dose, "5"),
            typed(Entry::Dose, "5.5"),
            typed(Entry::Strength, "1.0"),
            typed(Entry::LabelVolume, "5"),
            Change::Syringe(None),
            Change::MassUnit(Entry::Dose, MassUnit::Mg),
            Change::LabelUnit(Label::Bottle, dose::LabelUnit::GPerL),
            Change::Chose(Choice::DrawUnit(DrawUnit::U100)),
        ] {
            let mut again = confirmed.clone();
            again.apply(change.clone());
            question(&again);
            assert_eq!(
                draw_for_dose(&again, &syringes, Usual::default()).answer(),
                None,
                "{change:?}"
            );
        }
        // Another syringe in the settings is another mark, and the same dose.
        assert!(draw_for_dose(&confirmed, &owned("9/0.9"), Usual::default()).answer().is_some());
    }

    #[test]
    fn a_confirmation_of_one_calculator_is_none_for_another() {
        let syringes = owned("10/0.5");
        let mut inputs = asks("5", "1");
        inputs.apply(typed(Entry::Draw, "5"));
        let Outcome::Asked(asked) = dose_for_draw(&inputs, &syringes, Usual::default()) else {
            panic!("not asked")
        };
        inputs.apply(Change::Confirm(asked));
        assert!(dose_for_draw(&inputs, &syringes, Usual::default()).answer().is_some());
        assert_eq!(draw_for_dose(&inputs, &syringes, Usual::default()).answer(), None);
    }

    #[test]
    fn a_draw_in_insulin_units_is_a_hundredth_of_one_in_millilitres() {
        for (unit, draw, told) in [
            (DrawUnit::U100, "10", "0.5 mg"),
            (DrawUnit::Ml, "0.1", "0.5 mg"),
            // The slip that the units are off for: a hundred times as much.
            (DrawUnit::Ml, "10", "refused 50 mg"),
            (DrawUnit::U100, "0", "Draw: Zero(Draw)"),
        ] {
            let inputs = inputs([
                Change::Chose(Choice::DrawUnit(unit)),
                typed(Entry::Draw, draw),
                typed(Entry::Strength, "5"),
            ]);
            let outcome = dose_for_draw(&inputs, &owned("1/0.01"), Usual::default());
            let found = probe::said(&outcome, |found| mg(found.dose.dose));
            assert_eq!(found, told, "{draw} in {unit:?}");
        }
    }

    #[test]
    fn a_draw_becomes_a_dose_and_passes_the_same_gates() {
        for (draw, strength, list, expected) in [
            ("1.5", "1", "3/0.1", "1.5 mg; 1.5 mg = 1.5 mL (15/30 of 3 mL)"),
            ("0.375", "2", "3/0.1", "0.75 mg; 0.8 mg = 0.4 mL (4/30 of 3 mL, 6.7 % more)"),
            ("5", "1", "5/0.2", "asked Confirm 5 mg"),
            ("4.5", "1", "10/0.2", "4.5 mg; 4.6 mg = 4.6 mL (23/50 of 10 mL, 2.2 % more)"),
            ("1.5", "5", "3/0.1", "asked Warn 7.5 mg"),
            ("2", "50", "3/0.1", "refused 100 mg"),
            ("", "1", "3/0.1", "waiting"),
            ("0", "1", "3/0.1", "Draw: Zero(Draw)"),
            ("1", "", "", "waiting"),
            ("0.5", "5", "", "2.5 mg; 0.5 mL without a syringe"),
        ] {
            let inputs = inputs([typed(Entry::Draw, draw), typed(Entry::Strength, strength)]);
            let told =
                probe::said(&dose_for_draw(&inputs, &owned(list), Usual::default()), |found| {
                    format!("{}; {}", mg(found.dose.dose), placed(&found.measured))
                });
            assert_eq!(told, expected, "{draw} mL at {strength} on {list}");
        }
    }
}
