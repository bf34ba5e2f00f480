//! Dilute: what comes out of a mix, or what makes a strength. It asks the state and shows the answer.

use yew::prelude::*;

use super::desk::Desk;
use super::fields::Named;
use super::makers::Asked;
use super::remark::Remark;
use super::result::{Names, Shown};
use crate::dose::{Certainty, Water, Written};
use crate::ui::part::{Pair, all, para, tag, words};
use crate::ui::state::calculator::{
    Choice, DiluteQuestion, Diluted, Entry, Label, OtherWay, Problem, WaterBy, diluted,
};

/// The calculator that makes a liquid weaker.
pub(super) fn dilute_calculator(desk: &Desk) -> Html {
    let say = &desk.text.dilute;
    let outcome = diluted(&desk.inputs);
    let waiting = match desk.inputs.choices.dilute {
        DiluteQuestion::Mix => say.waiting_mix,
        DiluteQuestion::StockFor => say.waiting_stock_for,
        DiluteQuestion::WaterFor => say.waiting_water_for,
    };
    let names = Names { sheet: desk.text.dose.dilute, waiting, facts: Some(say.facts) };
    let fields = desk.dilute_fields(outcome.unread());
    desk.calculator(names, fields, &outcome, |mixed| desk.mixed(mixed))
}

impl Desk {
    fn dilute_fields(&self, wrong: Option<&Problem>) -> Html {
        let (say, choices) = (&self.text.dilute, self.inputs.choices);
        let number = |entry, id: &'static str, label: &'static str| {
            let named = Named { entry, id: id.into(), label: label.into(), hint: None };
            self.number_field(named, wrong)
        };
        let stock = self.label_fields(Label::Stock, [say.stock, say.stock_hint], wrong);
        let rest = match choices.dilute {
            DiluteQuestion::Mix => {
                let water = match choices.mix_water {
                    WaterBy::MadeUpTo => number(Entry::MixVolume, "mix-volume", say.final_volume),
                    WaterBy::Added => number(Entry::MixWater, "mix-water", say.water),
                };
                all([
                    number(Entry::MixTaken, "taken", say.taken),
                    self.water_choice("mix-by", choices.mix_water, Choice::MixWater),
                    water,
                ])
            }
            DiluteQuestion::StockFor => all([
                self.wanted_fields(wrong),
                number(Entry::MixVolume, "mix-volume", say.volume_wanted),
            ]),
            DiluteQuestion::WaterFor => {
                all([number(Entry::MixTaken, "taken", say.have), self.wanted_fields(wrong)])
            }
        };
        let question = self.question(Asked {
            name: "dilute-question",
            legend: self.text.makers.question,
            options: vec![
                (Choice::Dilute(DiluteQuestion::Mix), say.mix.into()),
                (Choice::Dilute(DiluteQuestion::StockFor), say.stock_for.into()),
                (Choice::Dilute(DiluteQuestion::WaterFor), say.water_for.into()),
            ],
            chosen: Choice::Dilute(choices.dilute),
        });
        all([para(say.lead), question, stock, rest])
    }

    fn mixed(&self, mixed: &Diluted) -> Shown {
        let dilution = &mixed.dilution;
        let remarks: Vec<Remark> =
            self.strong(mixed.judged, Certainty::Exact).into_iter().collect();
        let line = self.mixed_line(mixed);
        Shown {
            said: self.said_with(&line, &remarks),
            line,
            asked: self.mixed_asked(),
            working: Some(
                self.working(&dilution.working, self.said_of_rounding(&self.asked_for(mixed))),
            ),
            remarks,
            number: self.mixed_number(mixed),
            rows: self.mixed_rows(mixed),
            after: self.use_strength(mixed.judged),
        }
    }

    /// What was asked for: the strength, or the volume at the end of the working.
    fn asked_for(&self, mixed: &Diluted) -> Written {
        match self.inputs.choices.dilute {
            DiluteQuestion::Mix => self.style.strength(mixed.dilution.strength),
            DiluteQuestion::StockFor | DiluteQuestion::WaterFor => {
                self.style.volume(mixed.dilution.water)
            }
        }
    }

    /// The answer, large, and how it is done.
    fn mixed_number(&self, mixed: &Diluted) -> Html {
        let (say, dilution) = (&self.text.dilute, &mixed.dilution);
        if dilution.water.is_zero() {
            let strength = self.style.strength(dilution.strength);
            return all([self.big(say.mix_is, &strength), para(say.nothing_added)]);
        }
        match self.inputs.choices.dilute {
            DiluteQuestion::Mix => self.big(say.mix_is, &self.style.strength(dilution.strength)),
            DiluteQuestion::StockFor => {
                let taken = self.volume(dilution.taken);
                let take = (say.take)(&taken, &self.strength(dilution.stock));
                all([tag("p", "lead", tag("b", "", words(take))), self.up_to(dilution.volume)])
            }
            DiluteQuestion::WaterFor => self.up_to(dilution.volume),
        }
    }

    fn mixed_rows(&self, mixed: &Diluted) -> Vec<Pair> {
        let (say, dilution) = (&self.text.dilute, &mixed.dilution);
        let goes_in = (say.of)(&self.volume(dilution.taken), &self.strength(dilution.stock));
        let other = mixed.other_way.map(|OtherWay { water, strength }| {
            let name = match water {
                Water::MadeUpTo(volume) => (say.if_made_up_to)(&self.volume(volume)),
                Water::Added(volume) => (say.if_added)(&self.volume(volume)),
            };
            Pair::of(name, self.strength(strength)).named("other-way")
        });
        let mut rows = vec![
            Pair::of(say.goes_in, goes_in).named("goes-in"),
            Pair::of(say.water_is, self.volume(dilution.water)).named("water"),
            Pair::of(say.in_all, self.volume(dilution.volume)).named("in-all"),
        ];
        if self.inputs.choices.dilute != DiluteQuestion::Mix {
            rows.push(Pair::of(say.strength, self.strength(dilution.strength)));
        }
        rows.extend(other);
        rows
    }

    fn mixed_line(&self, mixed: &Diluted) -> String {
        let (say, dilution) = (&self.text.dilute, &mixed.dilution);
        let choices = self.inputs.choices;
        let (taken, stock) = (self.volume(dilution.taken), self.strength(dilution.stock));
        let strength = self.strength(dilution.strength);
        match (choices.dilute, choices.mix_water) {
            (DiluteQuestion::Mix, WaterBy::Added) => {
                (say.line_added)(&taken, &stock, &self.volume(dilution.water), &strength)
            }
            _ => (say.line_made_up_to)(&taken, &stock, &self.volume(dilution.volume), &strength),
        }
    }

    /// The rows for paper: what was asked.
    fn mixed_asked(&self) -> Vec<Pair> {
        let (say, makers) = (&self.text.dilute, &self.text.makers);
        let volume = |name: &'static str, entry| {
            let volume = self.inputs.volume(entry).ok().flatten()?;
            Some(Pair::of(name, self.volume(volume)))
        };
        let wanted = || self.label_row(Label::Wanted, makers.wanted);
        let choices = self.inputs.choices;
        let rest = match (choices.dilute, choices.mix_water) {
            (DiluteQuestion::Mix, WaterBy::MadeUpTo) => {
                [volume(say.taken, Entry::MixTaken), volume(say.final_volume, Entry::MixVolume)]
            }
            (DiluteQuestion::Mix, WaterBy::Added) => {
                [volume(say.taken, Entry::MixTaken), volume(say.water, Entry::MixWater)]
            }
            (DiluteQuestion::StockFor, _) => {
                [wanted(), volume(say.volume_wanted, Entry::MixVolume)]
            }
            (DiluteQuestion::WaterFor, _) => [volume(say.have, Entry::MixTaken), wanted()],
        };
        self.label_row(Label::Stock, say.stock)
            .into_iter()
            .chain(rest.into_iter().flatten())
            .collect()
    }
}
