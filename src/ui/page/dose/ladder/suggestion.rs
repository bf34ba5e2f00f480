//! One suggestion: the liquid, what it does for every step, what is wrong with it, and the question for the pharmacist. It words
//! what was found and judges nothing.

use yew::prelude::*;

use super::super::desk::Desk;
use super::super::measure::headline;
use super::super::result::plain;
use crate::dose::{self, Deviation, DrawGate, Exact, Mass, Reading, Written, limits};
use crate::ui::part::{CopyButton, Glyph, icon, quantity};
use crate::ui::state::calculator::{Rung, Seen, Suggestion};

impl Desk {
    /// The best suggestion, in full.
    pub(super) fn best(&self, best: &Suggestion) -> Html {
        html! {
            <section class="stack" data-testid="best">
                { headline(self.best_name(best), &self.asked_liquid(best)) }
                if best.volume.is_some() { <p class="lead">{ self.liquid(best) }</p> }
                { self.suggestion(best) }
            </section>
        }
    }

    /// Another suggestion, folded up.
    pub(super) fn other(&self, other: &Suggestion) -> Html {
        html! {
            <details class="other" key={self.liquid(other)} data-testid="other">
                <summary><b>{ quantity(self.liquid(other)) }</b>{ " " }{ self.marked(other) }</summary>
                <div class="stack">{ self.suggestion(other) }</div>
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
        html! { <span class="graded">{ icon(glyph) }<span>{ self.verdict(of) }</span></span> }
    }

    fn suggestion(&self, of: &Suggestion) -> Html {
        let question = self.asks_for(of);
        let faults = self.faults(of);
        html! {
            <>
                <p class="lead">{ self.marked(of) }</p>
                if !faults.is_empty() {
                    <ul class="bul" data-testid="faults">{ for faults.into_iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
                }
                { self.rungs(of) }
                <p>{ self.text.measure.ask }</p>
                <p class="quote">{ question.clone() }</p>
                <CopyButton page={self.page.clone()} text={self.text} copy={plain(&question)} testid="copy-question" label={self.text.measure.copy_question} />
            </>
        }
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
        if !of.worst.0.is_zero() {
            faults.push((say.worst)(&self.graded_error(of.worst)));
        }
        faults
    }

    /// An error with the word for its grade.
    fn graded_error(&self, (percent, grade): (Exact, dose::Grade)) -> String {
        let say = &self.text.measure;
        let words = match grade {
            dose::Grade::Fine => say.fine,
            dose::Grade::Caution => say.caution,
            dose::Grade::Warning => say.warning,
        };
        words(&self.percent(percent))
    }

    /// A row a step.
    fn rungs(&self, of: &Suggestion) -> Html {
        let say = &self.text.ladder;
        html! {
            <table class="t t--stack" data-testid="rungs">
                <thead><tr>
                    <th scope="col">{ say.dose }</th><th scope="col">{ say.draw }</th>
                    <th scope="col">{ say.mark }</th><th scope="col">{ say.error }</th>
                </tr></thead>
                <tbody>{ for of.steps.iter().map(|rung| self.rung(rung)) }</tbody>
            </table>
        }
    }

    fn rung(&self, rung: &Rung) -> Html {
        let say = &self.text.ladder;
        let exact = self.volume(rung.draw);
        let (draw, mark, error) = match &rung.place {
            Seen::Mark(reading) => {
                let off = reading.deviation != Deviation::None;
                let exactly = off.then(|| html! { <small>{ (say.exactly)(&exact) }</small> });
                let draw = html! { <>{ quantity(self.volume(reading.mark.volume)) }{ exactly }</> };
                (draw, self.place(reading), self.graded(reading.deviation))
            }
            Seen::NotInOneFill => (quantity(exact), say.fills.to_owned(), Html::default()),
            Seen::BelowFirstMark => (quantity(exact), say.below.to_owned(), Html::default()),
        };
        html! {
            <tr>
                <th scope="row">{ quantity(self.mg(rung.dose)) }</th>
                <td data-h={say.draw}>{ draw }</td>
                <td data-h={say.mark}>{ mark }</td>
                <td data-h={say.error}>{ error }</td>
            </tr>
        }
    }

    /// Which mark, of which syringe.
    fn place(&self, reading: &Reading) -> String {
        (self.text.ladder.syringe)(&self.mark_of(reading), &self.told_apart(reading.syringe))
    }

    /// The question for the pharmacist.
    fn asks_for(&self, of: &Suggestion) -> String {
        let say = &self.text.ladder;
        let would = if of.is_exact() {
            let syringes = of.syringes(&self.inputs.syringes_at_hand(&self.syringes));
            (say.would_all)(
                &self.listed(syringes.into_iter().map(|it| self.told_apart(it)).collect()),
            )
        } else if of.is_readable() {
            (say.would_off)(&self.percent(of.worst.0))
        } else {
            say.would_not.to_owned()
        };
        let strength = self.strength(of.strength);
        if let Some(volume) = of.volume {
            let tablets = self.typed_tablets().unwrap_or_default();
            return (say.ask_volume)(&tablets, &self.volume(volume), &strength, &would);
        }
        let doses = self.listed(of.steps.iter().map(|rung| self.mg(rung.dose)).collect());
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
