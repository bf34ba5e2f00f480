//! Best strength: the doses of a plan, a row each, and the liquids that suit them best. It asks the state and shows the answer.

mod steps;
mod suggestion;

use yew::prelude::*;

use super::desk::Desk;
use super::makers::Asked;
use super::remark::Remark;
use super::result::{Beside, Names, Shown};
use crate::dose::{DoseGate, limits};
use crate::ui::part::{Grade, Pair, all, link, list, para, paras, tag, words};
use crate::ui::route::Route;
use crate::ui::state::calculator::{Choice, LadderQuestion, Problem, Solved, TypedStep, ladder};

/// The calculator that finds the liquid for a plan.
pub(super) fn ladder_calculator(desk: &Desk) -> Html {
    let say = &desk.text.ladder;
    let outcome = ladder(&desk.inputs, &desk.syringes);
    let no_syringe = desk.inputs.syringes_at_hand(&desk.syringes).is_empty();
    let waiting = match desk.inputs.choices.ladder {
        _ if no_syringe => say.waiting_syringe,
        LadderQuestion::Strength => say.waiting,
        LadderQuestion::Volume => say.waiting_volume,
    };
    let names = Names { sheet: desk.text.dose.ladder, waiting, facts: Some(say.facts) };
    match outcome {
        Ok(outcome) => {
            let fields = desk.ladder_fields(outcome.unread());
            desk.calculator(names, fields, &outcome, |solved| desk.suggested(solved))
        }
        Err(refused) => {
            let remark = desk.refused_steps(&refused);
            let said = desk.said_of(&remark);
            let beside = Beside { gate: desk.notices(vec![remark]), said, ..Beside::default() };
            desk.frame(names, desk.ladder_fields(None), beside)
        }
    }
}

impl Desk {
    fn ladder_fields(&self, wrong: Option<&Problem>) -> Html {
        let (say, chosen) = (&self.text.ladder, self.inputs.choices.ladder);
        let tablets = chosen == LadderQuestion::Volume;
        all([
            para(say.lead),
            self.question(Asked {
                name: "ladder-question",
                legend: self.text.makers.question,
                options: vec![
                    (Choice::Ladder(LadderQuestion::Strength), say.strength.into()),
                    (Choice::Ladder(LadderQuestion::Volume), say.volume.into()),
                ],
                chosen: Choice::Ladder(chosen),
            }),
            self.ladder_syringes(),
            if tablets { self.tablet_fields(wrong) } else { Html::default() },
            self.steps(),
        ])
    }

    /// The syringes that a strength is to suit; whoever owns none chooses the one in the hand.
    fn ladder_syringes(&self) -> Html {
        let say = &self.text.ladder;
        if self.syringes.owned().is_empty() {
            let chosen = self.inputs.chosen_syringe(&self.syringes).is_some();
            let words = &self.text.calculator;
            let hint = if chosen { words.chosen } else { words.choose_hint };
            return self.syringe_field(hint.to_owned());
        }
        let names: Vec<String> =
            self.syringes.owned().iter().map(|syringe| self.full_name(*syringe)).collect();
        let change = link(Route::Settings.address(), say.syringes_change);
        tag("p", "", all([words((say.syringes)(&names.join("; "))), words(" "), change]))
    }

    /// That some steps are above what this tool works with.
    fn refused_steps(&self, steps: &[TypedStep]) -> Remark {
        let (say, gates) = (&self.text.ladder, &self.text.gates);
        let why = (say.refused_why)(&self.named_steps(steps), &self.mg(limits::REFUSE_ABOVE));
        Remark {
            grade: Grade::Stop,
            testid: "refused",
            title: say.refused.to_owned(),
            body: paras([why, gates.refused_unit.to_owned(), gates.refused_do.to_owned()]),
        }
    }

    /// Steps above the usual range. They are solved like the others.
    fn flagged_steps(&self, solved: &Solved) -> Vec<Remark> {
        let say = &self.text.ladder;
        let levels = [
            (DoseGate::Warn, Grade::Warning, say.flagged_far, limits::WARN_ABOVE, "far-above"),
            (DoseGate::Confirm, Grade::Caution, say.flagged, limits::CONFIRM_ABOVE, "above"),
        ];
        let mut remarks = Vec::new();
        for (gate, grade, title, limit, testid) in levels {
            let steps: Vec<TypedStep> = solved
                .flagged
                .iter()
                .filter(|(_, of)| *of == gate)
                .map(|(step, _)| *step)
                .collect();
            if !steps.is_empty() {
                let why = (say.flagged_why)(&self.named_steps(&steps), &self.mg(limit));
                let body = paras([why, say.flagged_then.to_owned()]);
                remarks.push(Remark { grade, testid, title: title.to_owned(), body });
            }
        }
        remarks
    }

    fn named_steps(&self, steps: &[TypedStep]) -> String {
        let name = |step: &TypedStep| (self.text.ladder.step_dose)(step.row, &self.mg(step.dose));
        self.listed(steps.iter().map(name).collect())
    }

    /// A list in words: "a, b and c".
    fn listed(&self, mut words: Vec<String>) -> String {
        match words.pop() {
            Some(last) if !words.is_empty() => {
                [words.join(", ").as_str(), self.text.ladder.and, &last].concat()
            }
            last => last.unwrap_or_default(),
        }
    }

    fn suggested(&self, solved: &Solved) -> Shown {
        let say = &self.text.ladder;
        let best = &solved.best;
        let remarks = self.flagged_steps(solved);
        let sentence =
            [self.best_name(best), " ", &self.liquid(best), ". ", self.verdict(best), "."];
        Shown {
            said: self.said_with(&sentence.concat(), &remarks),
            line: self.suggestion_line(best),
            asked: self.ladder_rows(),
            working: None,
            remarks,
            number: self.best(best),
            rows: Vec::new(),
            after: if solved.others.is_empty() {
                Html::default()
            } else {
                let others = solved.others.iter().map(|other| self.other(other));
                let content =
                    [tag("h2", "", words(say.others))].into_iter().chain(others).collect();
                tag("section", "stack no-print", list(content))
            },
        }
    }

    /// The rows for paper: the tablets, where a volume is asked for, and the syringes.
    fn ladder_rows(&self) -> Vec<Pair> {
        let is_volume = self.inputs.choices.ladder == LadderQuestion::Volume;
        let tablets = self.typed_tablets().filter(|_| is_volume);
        let tablets = tablets.map(|tablets| Pair::of(self.text.batch.tablets, tablets));
        let at_hand = self.inputs.syringes_at_hand(&self.syringes);
        let syringes = at_hand.into_iter().filter_map(|syringe| self.syringe_row(Some(syringe)));
        tablets.into_iter().chain(syringes).collect()
    }
}
