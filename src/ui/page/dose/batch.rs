//! Make a batch: which strength was made from tablets, or which volume makes one. It asks the state and shows the answer.

use yew::prelude::*;

use super::desk::Desk;
use super::fields::Named;
use super::makers::Asked;
use super::remark::Remark;
use super::result::{Names, Shown};
use crate::dose::{Certainty, Exact, Mass, Water};
use crate::ui::part::{Grade, Pair, all, headline, para, paras};
use crate::ui::state::calculator::{
    BatchQuestion, Choice, Entry, Label, Made, Problem, Salt, ToMake, WaterBy, batch_made,
    batch_to_make,
};

/// 50 mg of naltrexone hydrochloride, as in a usual tablet.
const SALT: Mass = Mass::mg(Exact::whole(50));
/// The same as base, by the atomic weights: 341.41 ÷ 377.86, to a tenth of a milligram.
const BASE: Mass = Mass::mg(Exact::hundredths(4520));

/// The calculator for a liquid from tablets.
pub(super) fn batch_calculator(desk: &Desk) -> Html {
    let say = &desk.text.batch;
    let names = |waiting| Names { sheet: desk.text.dose.batch, waiting, facts: Some(say.facts) };
    match desk.inputs.choices.batch {
        BatchQuestion::Check => {
            let outcome = batch_made(&desk.inputs);
            let fields = desk.batch_fields(outcome.unread());
            desk.calculator(names(say.waiting_check), fields, &outcome, |made| desk.made(made))
        }
        BatchQuestion::Make => {
            let outcome = batch_to_make(&desk.inputs);
            let fields = desk.batch_fields(outcome.unread());
            desk.calculator(names(say.waiting_make), fields, &outcome, |made| desk.to_make(made))
        }
    }
}

impl Desk {
    fn batch_fields(&self, wrong: Option<&Problem>) -> Html {
        let (say, choices) = (&self.text.batch, self.inputs.choices);
        let water = || {
            let by = choices.batch_water;
            let (entry, id, label) = match by {
                WaterBy::MadeUpTo => (Entry::BatchVolume, "batch-volume", say.final_volume),
                WaterBy::Added => (Entry::BatchWater, "batch-water", say.water),
            };
            let named = Named { entry, id: id.into(), label: label.into(), hint: None };
            all([
                self.water_choice("batch-by", by, Choice::BatchWater),
                self.number_field(named, wrong),
            ])
        };
        all([
            para(say.lead),
            self.question(Asked {
                name: "batch-question",
                legend: self.text.makers.question,
                options: vec![
                    (Choice::Batch(BatchQuestion::Check), say.check.into()),
                    (Choice::Batch(BatchQuestion::Make), say.make.into()),
                ],
                chosen: Choice::Batch(choices.batch),
            }),
            self.tablet_fields(wrong),
            match choices.batch {
                BatchQuestion::Check => water(),
                BatchQuestion::Make => self.wanted_fields(wrong),
            },
            self.choice(Asked {
                name: "salt",
                legend: say.salt,
                options: vec![
                    (Choice::Salt(Salt::Hydrochloride), say.hydrochloride.into()),
                    (Choice::Salt(Salt::Base), say.base.into()),
                ],
                chosen: Choice::Salt(choices.salt),
            }),
        ])
    }

    /// How many tablets, and what is in one.
    pub(super) fn tablet_fields(&self, wrong: Option<&Problem>) -> Html {
        let say = &self.text.batch;
        let tablets = Named {
            entry: Entry::Tablets,
            id: "tablets".into(),
            label: say.tablets.into(),
            hint: Some(say.tablets_hint),
        };
        let tablet = Named {
            entry: Entry::Tablet,
            id: "tablet".into(),
            label: say.tablet.into(),
            hint: Some(say.tablet_hint),
        };
        all([self.number_field(tablets, wrong), self.number_field(tablet, wrong)])
    }

    /// The strength that a batch or a mix is to have.
    pub(super) fn wanted_fields(&self, wrong: Option<&Problem>) -> Html {
        let say = &self.text.makers;
        self.label_fields(Label::Wanted, [say.wanted, say.wanted_hint], wrong)
    }

    fn made(&self, made: &Made) -> Shown {
        let (say, style) = (&self.text.batch, self.style);
        let written = style.strength(made.batch.strength);
        let at_most = made.batch.certainty == Certainty::AtMost;
        let strength = self.strength(made.batch.strength);
        let [tablets, tablet] = self.tablets(made.tablets, made.tablet);
        let (water_name, water, line) = match made.water {
            Water::MadeUpTo(volume) => (say.final_volume, volume, say.line_made_up_to),
            Water::Added(volume) => (say.water, volume, say.line_added),
        };
        let volume = self.volume(water);
        let line = line(&tablets, &tablet, &volume, &strength);
        let remarks = self.batch_remarks(self.strong(made.judged, made.batch.certainty));
        let number = if at_most {
            let why = [say.at_most_why, " ", say.at_most_then].concat();
            let heading = if written.exact { say.is_at_most } else { say.is_at_most_about };
            all([headline(heading, &written.text), para(why)])
        } else {
            self.big(say.liquid, &written)
        };
        Shown {
            said: self.said_with(&line, &remarks),
            line,
            asked: vec![
                Pair::of(say.tablets, tablets),
                Pair::of(say.tablet, tablet),
                Pair::of(water_name, volume),
            ],
            working: Some(self.working(&made.batch.working, self.said_of_rounding(&written))),
            remarks,
            number,
            rows: vec![Pair::of(say.total, self.mg(made.batch.total)).named("total")],
            // A strength that is only bounded would be typed there as if it were known.
            after: if at_most { Html::default() } else { self.use_strength(made.judged) },
        }
    }

    fn to_make(&self, to_make: &ToMake) -> Shown {
        let say = &self.text.batch;
        let [tablets, tablet] = self.tablets(to_make.tablets, to_make.tablet);
        let (volume, wanted) = (to_make.made.volume, to_make.judged.strength);
        let written = self.style.volume(volume);
        let line = (say.line_made_up_to)(
            &tablets,
            &tablet,
            &self.written(written.clone()),
            &self.strength(wanted),
        );
        let remarks = self.batch_remarks(self.strong(to_make.judged, Certainty::Exact));
        Shown {
            said: self.said_with(&line, &remarks),
            line,
            asked: [Pair::of(say.tablets, tablets), Pair::of(say.tablet, tablet)]
                .into_iter()
                .chain(self.label_row(Label::Wanted, self.text.makers.wanted))
                .collect(),
            working: Some(self.working(&to_make.made.working, self.said_of_rounding(&written))),
            remarks,
            number: self.up_to(volume),
            rows: vec![
                Pair::of(say.total, self.mg(to_make.made.total)).named("total"),
                Pair::of(say.volume, self.volume(volume)).named("volume-to-make"),
                Pair::of(say.strength, self.strength(wanted)).named("strength-made"),
            ],
            after: self.use_strength(to_make.judged),
        }
    }

    /// The tablets that were typed: "1 tablet of 50 mg".
    pub(super) fn typed_tablets(&self) -> Option<String> {
        let tablets = self.inputs.exact(Entry::Tablets).ok().flatten()?;
        let tablet = self.inputs.exact(Entry::Tablet).ok().flatten()?;
        let [tablets, tablet] = self.tablets(tablets, Mass::mg(tablet));
        Some((self.text.batch.tablets_of)(&tablets, &tablet))
    }

    fn tablets(&self, tablets: Exact, tablet: Mass) -> [String; 2] {
        [(self.text.calculator.tablets)(&self.style.number(tablets).text), self.mg(tablet)]
    }

    fn batch_remarks(&self, strong: Option<Remark>) -> Vec<Remark> {
        strong.into_iter().chain(self.counted_as_base()).collect()
    }

    /// That the label counts the base: a note, and no number is changed.
    fn counted_as_base(&self) -> Option<Remark> {
        if self.inputs.choices.salt != Salt::Base {
            return None;
        }
        let say = &self.text.batch;
        let why = (say.base_why)(&self.mg(SALT), &self.mg(BASE));
        Some(Remark {
            grade: Grade::Caution,
            testid: "base",
            title: say.base_title.to_owned(),
            body: paras([why, say.base_then.to_owned()]),
        })
    }
}
