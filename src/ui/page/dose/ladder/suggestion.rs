//! One suggestion: the liquid, what it does for every step, what is wrong with it, and the question for the pharmacist. It words
//! what was found and judges nothing.

use yew::prelude::*;

use super::super::desk::Desk;
use crate::dose::{self, Deviation, DoseGate, DrawGate, Mass, Reading, Syringe, Written, limits};
use crate::ui::part::{
    Glyph, all, cell, column, headline, icon, list, para, quantity, row_head, tag, tag_named, words,
};
use crate::ui::state::calculator::{Rung, Seen, Suggestion};

impl Desk {
    /// The best suggestion, in full.
    pub(super) fn best(&self, best: &Suggestion) -> Html {
        let head = headline(self.best_name(best), &self.asked_liquid(best).text);
        let liquid = best.volume.map(|_| tag("p", "lead", words(self.liquid(best))));
        let content = all([head, liquid.unwrap_or_default(), self.suggestion(best)]);
        tag_named("section", "stack", "best", content)
    }

    /// Another suggestion, folded up.
    pub(super) fn other(&self, other: &Suggestion) -> Html {
        let name = tag("b", "", quantity(self.liquid(other)));
        let error = (other.is_readable() && other.worst != Deviation::None)
            .then(|| self.graded(other.worst));
        let summary = all([name, words(" "), self.marked(other), error.unwrap_or_default()]);
        html! {
            <details class="other" key={self.liquid(other)} data-testid="other">
                { all([tag("summary", "", summary), tag("div", "stack", self.suggestion(other))]) }
            </details>
        }
    }

    /// What is asked for: the strength, or the volume to make up to.
    fn asked_liquid(&self, of: &Suggestion) -> Written {
        of.volume
            .map_or_else(|| self.style.strength(of.strength), |volume| self.style.volume(volume))
    }

    /// The same in words, with the strength that a volume makes.
    pub(super) fn liquid(&self, of: &Suggestion) -> String {
        let strength = self.strength(of.strength);
        match of.volume {
            Some(volume) => (self.text.ladder.made_up_to)(&self.volume(volume), &strength),
            None => strength,
        }
    }

    /// "Best" only where every step is on a mark.
    pub(super) fn best_name(&self, best: &Suggestion) -> &'static str {
        let say = &self.text.ladder;
        match (best.on_marks, best.volume) {
            (true, None) => say.best_strength,
            (true, Some(_)) => say.best_volume,
            (false, None) => say.closest_strength,
            (false, Some(_)) => say.closest_volume,
        }
    }

    pub(super) fn verdict(&self, of: &Suggestion) -> &'static str {
        let say = &self.text.ladder;
        match (of.on_marks, of.is_exact()) {
            (true, _) => say.all_on_marks,
            (false, true) => say.all_but_small,
            (false, false) => say.not_all,
        }
    }

    /// The verdict by word and shape.
    fn marked(&self, of: &Suggestion) -> Html {
        let glyph = if of.on_marks { Glyph::Check } else { Glyph::Triangle };
        tag("span", "graded", all([icon(glyph), tag("span", "", words(self.verdict(of)))]))
    }

    fn suggestion(&self, of: &Suggestion) -> Html {
        let question = self.asks_for(of);
        let faults = self.faults(of);
        let faults = if faults.is_empty() {
            Html::default()
        } else {
            let points = faults.into_iter().map(|fault| tag("li", "", words(fault)));
            tag_named("ul", "bul", "faults", list(points.collect()))
        };
        all([
            tag("p", "lead", self.marked(of)),
            faults,
            self.rungs(of),
            para(self.text.measure.ask),
            self.question_to_copy(question),
        ])
    }

    /// What is wrong with a suggestion, the worst first.
    fn faults(&self, of: &Suggestion) -> Vec<String> {
        let say = &self.text.ladder;
        let list =
            |doses: Vec<Mass>| self.listed(doses.into_iter().map(|dose| self.mg(dose)).collect());
        let (tiny, small) = (self.volume(limits::TINY_DRAW), self.volume(limits::SMALL_DRAW));
        let mut faults = Vec::new();
        let mut note = |doses: Vec<Mass>, words: &dyn Fn(&str) -> String| {
            if !doses.is_empty() {
                faults.push(words(&list(doses)));
            }
        };
        note(of.doses(|rung| rung.place == Seen::NotInOneFill), &say.not_in_one_fill);
        note(of.doses(|rung| rung.place == Seen::BelowFirstMark), &say.below_first_mark);
        note(of.doses(|rung| rung.is_drawn_at(DrawGate::Tiny)), &|doses| (say.tiny)(&tiny, doses));
        note(of.doses(|rung| rung.is_drawn_at(DrawGate::Small)), &|doses| {
            (say.small)(&small, doses)
        });
        if of.worst != Deviation::None {
            faults.push((say.worst)(&self.graded_error(of.worst)));
        }
        if of.judged.gate != DoseGate::Open {
            let (per_ml, usual) = (self.mg(of.judged.per_ml), self.mg(limits::CONFIRM_ABOVE));
            faults.push((self.text.makers.strong_why)(&per_ml, &usual));
        }
        faults
    }

    /// An error with the word for its grade.
    fn graded_error(&self, worst: Deviation) -> String {
        let say = &self.text.measure;
        let words = match worst.grade() {
            dose::Grade::Fine => say.fine,
            dose::Grade::Caution => say.caution,
            dose::Grade::Warning => say.warning,
        };
        words(&self.percent(worst.percent()))
    }

    /// A row a step.
    fn rungs(&self, of: &Suggestion) -> Html {
        let say = &self.text.ladder;
        let heads = all([say.dose, say.draw, say.mark, say.error].map(column));
        let rows = of.steps.iter().map(|rung| self.rung(rung)).collect();
        let table = all([tag("thead", "", tag("tr", "", heads)), tag("tbody", "", list(rows))]);
        tag_named("table", "t t--stack", "rungs", table)
    }

    fn rung(&self, rung: &Rung) -> Html {
        let say = &self.text.ladder;
        let exact = self.volume(rung.draw);
        let (draw, mark, error) = match &rung.place {
            Seen::Mark(reading) => {
                let mut draw = self.volume(reading.mark.volume);
                if reading.deviation != Deviation::None {
                    draw = (say.draw_for)(&draw, &exact);
                }
                (draw, self.place(reading), self.graded(reading.deviation))
            }
            Seen::NotInOneFill => (exact, say.fills.to_owned(), words(say.no_mark)),
            Seen::BelowFirstMark => (exact, say.below.to_owned(), words(say.no_mark)),
        };
        let cells = [
            row_head(quantity(self.mg(rung.dose))),
            cell("", say.draw, quantity(draw)),
            cell("", say.mark, words(mark)),
            cell("", say.error, error),
        ];
        tag("tr", "", all(cells))
    }

    /// Which mark, of which syringe.
    fn place(&self, reading: &Reading) -> String {
        (self.text.ladder.syringe)(&self.mark_of(reading), &self.told_apart(reading.syringe))
    }

    /// The question for the pharmacist.
    fn asks_for(&self, of: &Suggestion) -> String {
        let say = &self.text.ladder;
        let doses = self.listed(of.steps.iter().map(|rung| self.mg(rung.dose)).collect());
        let at_hand = self.inputs.syringes_at_hand(&self.syringes);
        let named = |syringes: Vec<Syringe>| {
            self.listed(syringes.into_iter().map(|it| self.told_apart(it)).collect())
        };
        if !of.is_close() {
            // A liquid with which doses would be far off is not one to ask for.
            return (say.ask_open)(&doses, &named(at_hand));
        }
        let would = if of.is_exact() {
            (say.would_all)(&named(of.syringes(&at_hand)))
        } else {
            (say.would_off)(&self.percent(of.worst.percent()))
        };
        let strength = self.strength(of.strength);
        if let Some(volume) = of.volume {
            let tablets = self.typed_tablets().unwrap_or_default();
            return (say.ask_volume)(&tablets, &self.volume(volume), &strength, &would);
        }
        (say.ask_strength)(&doses, &strength, &would)
    }

    /// The suggestion as one line of text.
    pub(super) fn suggestion_line(&self, of: &Suggestion) -> String {
        let say = &self.text.ladder;
        let steps: Vec<String> = of
            .steps
            .iter()
            .map(|rung| {
                let dose = self.mg(rung.dose);
                let (draw, place) = match &rung.place {
                    Seen::Mark(reading) => {
                        let place = self.place(reading);
                        let off = self.off(reading.deviation);
                        let place = [Some(place), off].into_iter().flatten();
                        (reading.mark.volume, place.collect::<Vec<_>>().join(", "))
                    }
                    Seen::NotInOneFill => (rung.draw, say.fills.to_owned()),
                    Seen::BelowFirstMark => (rung.draw, say.below.to_owned()),
                };
                (say.line_step)(&dose, &self.volume(draw), &place)
            })
            .collect();
        (say.line)(&self.liquid(of), &steps.join("; "))
    }
}
