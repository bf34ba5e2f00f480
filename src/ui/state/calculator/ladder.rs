//! Which strength suits every step of a plan: the steps as typed, and the best few candidates with what is wrong with each.
//!
//! The dose room solves and judges; here its answer is put into the order in which a person needs it. It knows no words.

use crate::dose::{
    self, Candidate, Choice, Deviation, DoseError, DoseGate, DrawGate, Exact, Grade, Mass, Reading,
    Step, Strength, Subject, Syringe, Volume, Water, judge_dose,
};
use crate::store::Syringes;

use super::gate::both;
use super::{Asker, Entry, Inputs, Judged, LadderQuestion, Outcome, Problem, Question, Usual};

/// How many candidates are shown.
const SHOWN: usize = 5;

/// A step that was typed: which row, and the dose in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedStep {
    /// The row, counted from 1.
    pub row: usize,
    /// The dose.
    pub dose: Mass,
}

/// The best few candidates, and the steps above the usual range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    /// Steps that a gate flags, with its verdict.
    pub flagged: Vec<(TypedStep, DoseGate)>,
    /// The best candidate.
    pub best: Suggestion,
    /// A few more, the best first.
    pub others: Vec<Suggestion>,
}

/// One candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The strength.
    pub strength: Strength,
    /// The same, judged by what one millilitre holds.
    pub judged: Judged,
    /// The volume to make up to, when that was the question.
    pub volume: Option<Volume>,
    /// Whether every step is on a mark, in one fill, at 0.25 mL or more.
    pub on_marks: bool,
    /// The largest error of a step that can be drawn.
    pub worst: Deviation,
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
    pub place: Seen,
    /// How well the draw can be measured.
    pub size: DrawGate,
}

/// What the syringes can do for a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The closest mark.
    Mark(Reading),
    /// It is less than half of the first mark of each syringe that could hold it.
    BelowFirstMark,
    /// It is more than one fill of the largest syringe.
    NotInOneFill,
}

/// Which liquid suits the steps that were typed, on the syringes at hand.
///
/// # Errors
/// The steps that are above what this tool works with. Nothing is worked out for the others either: a slip in the unit of one
/// is likely a slip in all.
pub fn ladder(inputs: &Inputs, syringes: &Syringes) -> Result<Outcome<Solved>, Vec<TypedStep>> {
    let (steps, choice) = match both(steps(inputs), choice(inputs)) {
        Ok(read) => read,
        Err(outcome) => return Ok(outcome),
    };
    let refused: Vec<TypedStep> =
        steps.iter().filter(|step| judge_dose(step.dose) == DoseGate::Refuse).copied().collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    let at_hand = inputs.syringes_at_hand(syringes);
    if at_hand.is_empty() {
        return Ok(Outcome::Waiting);
    }
    let solved = choice.and_then(|choice| solve(&steps, &at_hand, choice));
    let fields = [(Subject::Tablets, Entry::Tablets), (Subject::Tablet, Entry::Tablet)];
    let largest = steps.iter().map(|step| step.dose).max();
    Ok(match (Outcome::of(solved, &fields), largest) {
        (Outcome::Answer(solved, _), Some(dose)) => inputs.let_through(
            Question { asker: Asker::Ladder, dose, strength: None, usual: Usual::default() },
            solved,
        ),
        (outcome, _) => outcome,
    })
}

impl Inputs {
    /// Puts these doses, in mg, into the rows in place of what is typed there, and asks for a strength. What was typed comes back as
    /// every row does that was taken away. Where just these doses stand already, they stay.
    pub(super) fn take_steps(&mut self, doses: Vec<String>) {
        self.choices.ladder = LadderQuestion::Strength;
        let all = self.rows.rows().iter().copied();
        let (empty, typed): (Vec<u32>, Vec<u32>) =
            all.partition(|row| self.text(Entry::Step(*row)).trim().is_empty());
        let is_there = |(row, dose): (&u32, &String)| {
            let entry = Entry::Step(*row);
            self.text(entry) == dose && self.mass_unit(entry) == dose::MassUnit::Mg
        };
        if typed.len() == doses.len() && typed.iter().zip(&doses).all(is_there) {
            return;
        }
        for row in typed {
            self.rows.remove(row);
        }
        for row in &empty {
            self.change(Entry::Step(*row), |field| field.mass_unit = dose::MassUnit::Mg);
        }
        let mut free = empty.into_iter();
        for dose in doses {
            let Some(row) = free.next().or_else(|| self.rows.add()) else { break };
            self.change(Entry::Step(row), |field| field.typed.text = dose);
        }
    }

    /// The row that would come back; none while every row that can be shown holds something.
    #[must_use]
    pub fn row_to_return(&self) -> Option<u32> {
        let has_room = self.rows.has_room() || self.empty_row().is_some();
        self.rows.last_removed().filter(|_| has_room)
    }

    /// The row that was taken away last comes back, in place of an empty one where there is no room else.
    pub(super) fn undo_row(&mut self) {
        if let Some(empty) = self.empty_row().filter(|_| !self.rows.has_room()) {
            self.rows.let_go(empty);
        }
        self.rows.undo();
    }

    /// The last row without a dose.
    fn empty_row(&self) -> Option<u32> {
        let is_empty = |row: &u32| self.text(Entry::Step(*row)).trim().is_empty();
        self.rows.rows().iter().copied().rfind(is_empty)
    }

    /// The syringes owned; or the one that was chosen, where none is owned.
    #[must_use]
    pub fn syringes_at_hand(&self, syringes: &Syringes) -> Vec<Syringe> {
        if syringes.owned().is_empty() {
            self.chosen_syringe(syringes).into_iter().collect()
        } else {
            syringes.owned().to_vec()
        }
    }
}

/// The steps of the rows that are not empty; none when all are.
fn steps(inputs: &Inputs) -> Result<Option<Vec<TypedStep>>, Problem> {
    let mut steps = Vec::new();
    for (row, number) in (1..).zip(inputs.rows.rows()) {
        if let Some(dose) = inputs.mass(Entry::Step(*number))? {
            steps.push(TypedStep { row, dose });
        }
    }
    Ok(Some(steps).filter(|steps| !steps.is_empty()))
}

/// What the solver may choose; none while a field that it needs is empty.
fn choice(inputs: &Inputs) -> Result<Option<Result<Choice, DoseError>>, Problem> {
    if inputs.choices.ladder == LadderQuestion::Strength {
        return Ok(Some(Ok(Choice::Strength)));
    }
    let read = (inputs.exact(Entry::Tablets)?, inputs.exact(Entry::Tablet)?);
    let (Some(tablets), Some(tablet)) = read else { return Ok(None) };
    // The medicine in the tablets is the same in any water.
    let water = Water::MadeUpTo(Volume::ml(Exact::ONE));
    let total = dose::batch(tablets, Mass::mg(tablet), water).map(|batch| batch.total);
    Ok(Some(total.map(Choice::FinalVolume)))
}

fn solve(steps: &[TypedStep], syringes: &[Syringe], choice: Choice) -> Result<Solved, DoseError> {
    let doses: Vec<Mass> = steps.iter().map(|step| step.dose).collect();
    let candidates = dose::solve_ladder(&doses, syringes, choice)?;
    let flagged = steps
        .iter()
        .map(|step| (*step, judge_dose(step.dose)))
        .filter(|(_, gate)| *gate != DoseGate::Open)
        .collect();
    let shown = candidates.iter().take(SHOWN);
    let suggested: Result<Vec<_>, _> =
        shown.map(|candidate| Suggestion::new(candidate, syringes)).collect();
    let mut suggested = suggested?.into_iter();
    let best = suggested.next().ok_or(DoseError::NothingToSolve)?;
    Ok(Solved { flagged, best, others: suggested.collect() })
}

impl Suggestion {
    fn new(candidate: &Candidate, syringes: &[Syringe]) -> Result<Self, DoseError> {
        Ok(Self {
            strength: candidate.strength,
            judged: Judged::new(candidate.strength)?,
            volume: candidate.volume,
            on_marks: candidate.puts_all_on_marks(),
            worst: candidate.worst,
            steps: candidate.steps.iter().map(|step| Rung::new(step, syringes)).collect(),
        })
    }

    /// The steps of which this is true.
    #[must_use]
    pub fn doses(&self, of: fn(&Rung) -> bool) -> Vec<Mass> {
        self.steps.iter().filter(|step| of(step)).map(|step| step.dose).collect()
    }

    /// Those of the syringes at hand that the marks are on.
    #[must_use]
    pub fn syringes(&self, at_hand: &[Syringe]) -> Vec<Syringe> {
        let is_read = |syringe: &&Syringe| {
            self.steps.iter().filter_map(Rung::reading).any(|reading| reading.syringe == **syringe)
        };
        at_hand.iter().filter(is_read).copied().collect()
    }

    /// Whether every step can be drawn in one fill.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.steps.iter().all(|rung| rung.reading().is_some())
    }

    /// Whether every step can be drawn, and its mark is close enough to the dose to be asked for.
    #[must_use]
    pub fn is_close(&self) -> bool {
        self.is_readable() && self.worst.grade() != Grade::Warning
    }

    /// Whether every step is on a mark, however little it is.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.is_readable() && self.worst == Deviation::None
    }
}

impl Rung {
    fn new(step: &Step, syringes: &[Syringe]) -> Self {
        let place = match step.reading {
            Some(reading) => Seen::Mark(reading),
            None if step.draw.smallest_syringe(syringes).is_some() => Seen::BelowFirstMark,
            None => Seen::NotInOneFill,
        };
        Self { dose: step.draw.dose, draw: step.draw.volume, place, size: step.gate }
    }

    /// Whether it can be drawn, and how large that draw is.
    #[must_use]
    pub fn is_drawn_at(&self, size: DrawGate) -> bool {
        self.reading().is_some() && self.size == size
    }

    /// The closest mark, where there is one.
    #[must_use]
    pub const fn reading(&self) -> Option<&Reading> {
        match &self.place {
            Seen::Mark(reading) => Some(reading),
            Seen::BelowFirstMark | Seen::NotInOneFill => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::state::calculator::probe::{inputs, mg, mg_per_ml, owned, said, syringe, typed};
    use crate::ui::state::calculator::{Change, Choice as Chosen};

    fn steps(doses: &[&str]) -> Inputs {
        inputs((0..).zip(doses).map(|(row, dose)| typed(Entry::Step(row), dose)))
    }

    fn doses(of: Vec<Mass>) -> String {
        of.into_iter().map(mg).collect::<Vec<_>>().join(" ")
    }

    /// The answer for whoever confirms what a gate asks.
    fn confirmed(mut inputs: Inputs, list: &str) -> Result<Outcome<Solved>, Vec<TypedStep>> {
        if let Ok(Outcome::Asked(question)) = ladder(&inputs, &owned(list)) {
            inputs.apply(Change::Confirm(question));
        }
        ladder(&inputs, &owned(list))
    }

    fn solved(inputs: &Inputs, list: &str) -> Solved {
        ladder(inputs, &owned(list)).unwrap().answer().cloned().unwrap()
    }

    fn in_one_line(found: &Result<Outcome<Solved>, Vec<TypedStep>>) -> String {
        match found {
            Err(steps) => {
                let steps = steps.iter().map(|step| format!(" {}: {}", step.row, mg(step.dose)));
                format!("refused{}", steps.collect::<String>())
            }
            Ok(outcome) => said(outcome, |Solved { best, .. }| {
                let missing = |of: fn(&Rung) -> bool| doses(best.doses(of));
                format!(
                    "{} {} {:?} [{}] [{}] [{}]",
                    mg_per_ml(best.strength),
                    if best.on_marks { "all" } else { "not all" },
                    best.worst.grade(),
                    missing(|rung| rung.place == Seen::NotInOneFill),
                    missing(|rung| rung.place == Seen::BelowFirstMark),
                    doses(best.doses(|rung| rung.size != DrawGate::Open)),
                )
            }),
        }
    }

    #[test]
    fn the_best_candidate_and_what_is_wrong_with_it() {
        for (typed_in, list, expected) in [
            (&["1.5", "3", "4.5"][..], "5/0.1", "1 mg/mL all Fine [] [] []"),
            (
                &["0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"],
                "1/0.01 3/0.1 5/0.2",
                "1.25 mg/mL all Fine [] [] []",
            ),
            // At 5 mg/mL the smallest would be 0.1 mL; at 2.5 it is 0.2 mL.
            (&["0.5", "3", "7"], "1/0.01 3/0.1", "2.5 mg/mL not all Fine [] [] [0.5 mg]"),
            // Little to measure is better than too far off, and so is too little.
            (&["1", "4"], "1/0.1", "5 mg/mL not all Fine [] [] [1 mg]"),
            (&["0.5", "2"], "1/0.1", "2.5 mg/mL not all Fine [] [] [0.5 mg]"),
            (&["0.6", "4"], "1/0.1", "6 mg/mL not all Fine [] [] [0.6 mg]"),
            // A mark is judged by its error: 10 mg for 5 is better than what cannot be drawn.
            (&["5"], "100/100", "0.1 mg/mL not all Warning [] [] []"),
            // 12.375 mL goes to the one mark there is: 9.6 mg.
            (&["9.9"], "12/12", "0.8 mg/mL not all Fine [] [] []"),
            // Empty rows are not steps.
            (&["", "1.5", " "], "3/0.1", "1 mg/mL all Fine [] [] []"),
            // Nothing holds both: the large one does not go into a syringe in which the small one can be drawn.
            (&["0.0001", "10"], "1/0.01", "10 mg/mL not all Fine [] [0.0001 mg] [0.0001 mg]"),
            (&["0.01", "8"], "1/0.01", "8 mg/mL not all Fine [] [0.01 mg] [0.01 mg]"),
            (&["0.1", "4.5"], "0.2/0.01", "10 mg/mL not all Fine [4.5 mg] [] [0.1 mg]"),
            (&["", "", ""], "3/0.1", "waiting"),
            (&["1.5", "x"], "3/0.1", "Step(1)"),
            (&["1.5", "1,500"], "3/0.1", "Step(1)"),
            (&["0", "1"], "3/0.1", "Step(0): Zero(Dose)"),
            (&["1.5", "45", "4.5", "11"], "3/0.1", "refused 2: 45 mg 4: 11 mg"),
            (&["1.5"], "", "waiting"),
        ] {
            let found = in_one_line(&confirmed(steps(typed_in), list));
            assert_eq!(found, expected, "{typed_in:?} on {list}");
        }
    }

    #[test]
    fn steps_above_the_usual_range_are_asked_about_and_flagged() {
        let mut inputs = steps(&["1.5", "5", "7"]);
        let asked = ladder(&inputs, &owned("3/0.1 10/0.2")).unwrap();
        let Outcome::Asked(question) = asked else { panic!("{asked:?} is shown unasked") };
        assert_eq!((mg(question.dose), question.gate()), ("7 mg".to_owned(), DoseGate::Warn));
        inputs.apply(Change::Confirm(question));
        let solved = solved(&inputs, "3/0.1 10/0.2");
        let flagged: Vec<_> =
            solved.flagged.iter().map(|(step, gate)| (step.row, mg(step.dose), *gate)).collect();
        assert_eq!(
            flagged,
            [(2, "5 mg".to_owned(), DoseGate::Confirm), (3, "7 mg".to_owned(), DoseGate::Warn)]
        );
        assert_eq!(solved.others.len(), 4);
    }

    #[test]
    fn a_batch_is_solved_by_its_volume() {
        for (tablets, tablet, expected) in [
            ("1", "50", "50 of 1 mg/mL"),
            ("2", "50", "100 of 1 mg/mL"),
            ("", "50", "waiting"),
            ("1", "", "waiting"),
            ("x", "50", "Tablets"),
            ("0.5", "50", "Tablets: NotWhole(Tablets)"),
            ("1", "0", "Tablet: Zero(Tablet)"),
        ] {
            let mut inputs = steps(&["0.5", "1", "1.5"]);
            inputs.apply(Change::Chose(Chosen::Ladder(LadderQuestion::Volume)));
            inputs.apply(typed(Entry::Tablets, tablets));
            inputs.apply(typed(Entry::Tablet, tablet));
            let outcome = ladder(&inputs, &owned("1/0.01 3/0.1")).unwrap();
            let found = said(&outcome, |Solved { best, .. }| {
                let volume = best.volume.map(|volume| volume.in_ml().floor()).unwrap();
                format!("{volume} of {}", mg_per_ml(best.strength))
            });
            assert_eq!(found, expected, "{tablets} of {tablet}");
        }
    }

    #[test]
    fn the_syringe_in_the_hand_counts_where_none_is_owned() {
        let mut inputs = steps(&["1.5"]);
        inputs.apply(Change::Syringe(Some(syringe("3/0.1"))));
        assert_eq!(solved(&inputs, "").best.syringes(&[syringe("3/0.1")]), [syringe("3/0.1")]);
        // Whoever owns some is served with these.
        let at_hand = ["3/0.1", "5/0.1"].map(syringe);
        assert_eq!(solved(&inputs, "5/0.1").best.syringes(&at_hand), [syringe("5/0.1")]);
    }

    #[test]
    fn a_free_row_follows_the_last_dose_in_its_unit() {
        for (doses, rows) in [
            (&["", "", ""][..], &[0, 1, 2][..]),
            (&["1.5"], &[0, 1, 2]),
            (&["1.5", "3", "4.5"], &[0, 1, 2, 3]),
            (&["1.5", "", "4.5"], &[0, 1, 2, 3]),
            (&["1.5", "3", "4.5", " "], &[0, 1, 2, 3]),
            (&["1.5", "3", "4.5", "x"], &[0, 1, 2, 3, 4]),
        ] {
            assert_eq!(steps(doses).rows.rows(), rows, "{doses:?}");
        }
        let mut inputs = steps(&["500", "1000"]);
        inputs.apply(Change::MassUnit(Entry::Step(2), dose::MassUnit::Mcg));
        inputs.apply(typed(Entry::Step(2), "1500"));
        assert_eq!(inputs.mass_unit(Entry::Step(3)), dose::MassUnit::Mcg);
    }

    // The rows that were there from the start stayed in mg: 1 mcg, then 2 mg, then 4 mg. A row behind one in mg became one in mcg.
    #[test]
    fn a_unit_holds_for_the_empty_rows_after_it() {
        use dose::MassUnit::{Mcg, Mg};
        for (doses, row, units) in [
            (&[""][..], 0, [Mcg, Mcg, Mcg]),
            (&["1"], 0, [Mcg, Mcg, Mcg]),
            (&["1"], 1, [Mg, Mcg, Mcg]),
            // What is typed keeps its unit.
            (&["1", "2"], 0, [Mcg, Mg, Mg]),
            (&["", "2"], 2, [Mg, Mg, Mcg]),
        ] {
            let mut inputs = steps(doses);
            inputs.apply(Change::MassUnit(Entry::Step(row), Mcg));
            let found = [0, 1, 2].map(|row| inputs.mass_unit(Entry::Step(row)));
            assert_eq!(found, units, "{doses:?}, row {row}");
        }
    }

    /// The way from the plan led to empty rows, or to those of another plan; and then what was typed there was lost.
    #[test]
    fn the_doses_of_a_plan_take_the_place_of_what_was_typed_until_that_comes_back() {
        let mut inputs = steps(&["9", "8", "7"]);
        inputs.apply(Change::MassUnit(Entry::Step(2), dose::MassUnit::Mcg));
        inputs.apply(Change::Chose(Chosen::Ladder(LadderQuestion::Volume)));
        let doses = ["0.5", "1.5", "3", "4.5"].map(str::to_owned);
        inputs.apply(Change::Steps(doses.to_vec()));
        assert_eq!(inputs.rows.rows(), [3, 4, 5, 6, 7]);
        let found = solved(&inputs, "1/0.01 5/0.1").best;
        assert_eq!(
            found.steps.iter().map(|rung| mg(rung.dose)).collect::<Vec<_>>().join(" "),
            "0.5 mg 1.5 mg 3 mg 4.5 mg"
        );
        assert_eq!((mg_per_ml(found.strength), found.on_marks), ("1 mg/mL".to_owned(), true));
        // The same again changes nothing; after an edit it does, and the edit can come back too.
        let once = inputs.clone();
        inputs.apply(Change::Steps(doses.to_vec()));
        assert_eq!(inputs, once);
        inputs.apply(typed(Entry::Step(4), "2"));
        inputs.apply(Change::Steps(doses.to_vec()));
        assert_eq!(inputs.rows.rows(), [7, 8, 9, 10, 11]);
        for _ in 0..7 {
            inputs.apply(Change::UndoRow);
        }
        assert_eq!(inputs.rows.rows(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        let found = [0, 2, 4].map(|row| inputs.text(Entry::Step(row)).to_owned());
        assert_eq!(found, ["9", "7", "2"]);
        assert_eq!(inputs.mass_unit(Entry::Step(2)), dose::MassUnit::Mcg);
        // Where nothing is typed there is nothing to come back.
        let mut inputs = steps(&[]);
        inputs.apply(Change::Steps(vec!["3".to_owned()]));
        assert_eq!((inputs.rows.rows(), inputs.rows.last_removed()), (&[0, 1, 2][..], None));
    }

    #[test]
    fn there_are_never_more_rows_than_steps_that_can_be_solved() {
        let mut inputs = steps(&["1"; dose::limits::MOST_STEPS]);
        assert_eq!(inputs.rows.rows().len(), dose::limits::MOST_STEPS);
        inputs.apply(Change::RemoveRow(5));
        assert_eq!(inputs.rows.rows().len(), dose::limits::MOST_STEPS, "a free row again");
        inputs.apply(Change::RemoveRow(6));
        inputs.apply(typed(Entry::Step(7), ""));
        assert!(ladder(&inputs, &owned("3/0.1")).is_ok());
    }

    /// The way back was offered, and nothing came.
    #[test]
    fn a_row_comes_back_in_place_of_an_empty_one_or_is_not_offered() {
        let mut inputs = steps(&["1"; dose::limits::MOST_STEPS]);
        let all = inputs.rows.rows().to_vec();
        inputs.apply(Change::RemoveRow(5));
        assert_eq!(inputs.row_to_return(), Some(5));
        inputs.apply(Change::UndoRow);
        assert_eq!((inputs.rows.rows(), inputs.row_to_return()), (all.as_slice(), None));
        // The free row is filled too.
        inputs.apply(Change::RemoveRow(5));
        let free = *inputs.rows.rows().last().unwrap();
        inputs.apply(typed(Entry::Step(free), "2"));
        assert_eq!(inputs.row_to_return(), None);
        inputs.apply(Change::UndoRow);
        assert!(!inputs.rows.rows().contains(&5));
        inputs.apply(typed(Entry::Step(7), ""));
        assert_eq!(inputs.row_to_return(), Some(5));
        inputs.apply(Change::UndoRow);
        assert!(inputs.rows.rows().contains(&5) && !inputs.rows.rows().contains(&7));
        assert_eq!(inputs.rows.rows().len(), dose::limits::MOST_STEPS);
    }

    #[test]
    fn rows_come_back_with_their_doses_where_they_were() {
        for (removed, undone, rows) in [
            (&[1][..], 0, &[0, 2, 3][..]),
            (&[1], 1, &[0, 1, 2, 3]),
            (&[0, 2], 2, &[0, 1, 2, 3]),
            (&[2, 0], 1, &[0, 1, 3]),
            (&[7], 1, &[0, 1, 2, 3]),
            // A free row stays, whatever goes.
            (&[0, 1, 2, 3], 0, &[4]),
        ] {
            let mut inputs = steps(&["1.5", "3", "4.5"]);
            for row in removed {
                inputs.apply(Change::RemoveRow(*row));
            }
            for _ in 0..undone {
                inputs.apply(Change::UndoRow);
            }
            assert_eq!(inputs.rows.rows(), rows, "{removed:?}, {undone} times back");
            assert_eq!(inputs.text(Entry::Step(1)), "3");
        }
    }
}
