//! Drops: how many hold a dose, or which dose they hold. Drops are never shown without their mass. It asks the state and shows
//! the answer.

use yew::prelude::*;

use super::desk::Desk;
use super::fields::Named;
use super::makers::Asked;
use super::remark::Remark;
use super::result::{Names, Shown};
use crate::dose::{self, Deviation, DropSize, Exact, MassUnit, Written, limits};
use crate::ui::part::{Grade, Pair, all, headline, para, paras, tag_named, words};
use crate::ui::state::calculator::{
    Choice, CountedDose, CountedDrops, DropsBy, DropsQuestion, Entry, Problem, Usual,
    dose_in_drops, drops_for_dose,
};

/// The calculator for doses in drops, for somebody of whom so much is known.
pub(super) fn drops_calculator(desk: &Desk, usual: Usual) -> Html {
    let say = &desk.text.drops;
    let names = |waiting| Names { sheet: desk.text.dose.drops, waiting, facts: Some(say.facts) };
    match desk.inputs.choices.drops {
        DropsQuestion::ForDose => {
            let outcome = drops_for_dose(&desk.inputs, usual);
            let fields = desk.drops_fields(outcome.unread());
            desk.calculator(names(say.waiting_for_dose), fields, &outcome, |it| desk.in_drops(it))
        }
        DropsQuestion::ForDrops => {
            let outcome = dose_in_drops(&desk.inputs, usual);
            let fields = desk.drops_fields(outcome.unread());
            desk.calculator(names(say.waiting_for_drops), fields, &outcome, |it| desk.of_drops(it))
        }
    }
}

impl Desk {
    fn drops_fields(&self, wrong: Option<&Problem>) -> Html {
        let (say, choices) = (&self.text.drops, self.inputs.choices);
        let number = |entry, id: &'static str, label: &'static str, hint| {
            self.number_field(Named { entry, id: id.into(), label: label.into(), hint }, wrong)
        };
        let assumed = self.style.number(limits::ASSUMED_DROPS_PER_ML).text;
        let (drops, volume) = (say.counted_drops_hint, say.counted_volume_hint);
        let counted = if choices.drop_size == DropsBy::Counted {
            all([
                number(Entry::CountedDrops, "counted-drops", say.counted_drops, Some(drops)),
                number(Entry::CountedVolume, "counted-volume", say.counted_volume, Some(volume)),
            ])
        } else {
            Html::default()
        };
        all([
            para(say.lead),
            self.question(Asked {
                name: "drops-question",
                legend: self.text.makers.question,
                options: vec![
                    (Choice::Drops(DropsQuestion::ForDose), say.for_dose.into()),
                    (Choice::Drops(DropsQuestion::ForDrops), say.for_drops.into()),
                ],
                chosen: Choice::Drops(choices.drops),
            }),
            match choices.drops {
                DropsQuestion::ForDose => self.dose_field(),
                DropsQuestion::ForDrops => {
                    number(Entry::DropCount, "drop-count", say.count, Some(drops))
                }
            },
            self.strength_fields(),
            self.question(Asked {
                name: "drop-size",
                legend: say.size,
                options: vec![
                    (Choice::DropSize(DropsBy::Assumed), (say.assumed)(&assumed).into()),
                    (Choice::DropSize(DropsBy::Counted), say.counted.into()),
                ],
                chosen: Choice::DropSize(choices.drop_size),
            }),
            counted,
        ])
    }

    fn in_drops(&self, found: &CountedDrops) -> Shown {
        let (say, drops) = (&self.text.drops, &found.drops);
        let unit = self.inputs.mass_unit(Entry::Dose);
        let dose = self.written(self.style.mass(found.dose, unit));
        let held = |mass| self.mass_in_drops(self.style.mass(mass, unit), found.size);
        let (strength, size) = (self.strength(found.strength), self.drop_size(found.size));
        let per_drop = held(drops.per_drop);
        let remarks: Vec<Remark> = self
            .drops_off(found, &dose, &per_drop)
            .into_iter()
            .chain(self.assumed_size(found.size))
            .collect();
        let mut rows = Vec::new();
        let (number, line) = if drops.count == 0 {
            (Html::default(), (say.line_none)(&dose, &strength, &per_drop))
        } else {
            let count = self.drops(Exact::whole(drops.count));
            let gives = held(drops.delivered);
            let line = (say.line_for_dose)(&dose, &strength, &count.text, &gives, &size);
            // With an assumed size “0 %, fine” would be said of what nobody knows.
            if found.size.is_counted() {
                rows.push(self.difference_row(drops.deviation));
            }
            (self.drops_number(&dose, found, &count.text, &gives), line)
        };
        rows.push(Pair::of(say.one_drop, per_drop).named("one-drop"));
        rows.push(Pair::of(say.drop_size, size.clone()).named("drop-size-used"));
        let rounding = match drops.deviation {
            Deviation::None => self.said_of_rounding(&self.style.number(drops.exact)),
            Deviation::More(_) | Deviation::Less(_) => say.rounded,
        };
        Shown {
            said: self.said_with(&line, &remarks),
            line,
            asked: self.drops_asked(Pair::of(self.text.calculator.dose, dose), size),
            working: Some(self.working(&drops.working, rounding)),
            remarks,
            number,
            rows,
            after: Html::default(),
        }
    }

    /// The drops, large, with the mass in them.
    fn drops_number(&self, dose: &str, found: &CountedDrops, count: &str, gives: &str) -> Html {
        let exact = found.size.is_counted() && found.drops.deviation == Deviation::None;
        // The count and its word stay together.
        let answer = Written { text: count.replacen(' ', "\u{a0}", 1), exact };
        let gives = (self.text.drops.give)(gives);
        all([self.big(dose, &answer), tag_named("p", "lead", "that-is", words(gives))])
    }

    /// A mass in drops: "about" it, as long as nobody has counted them.
    fn mass_in_drops(&self, mut mass: Written, size: DropSize) -> String {
        mass.exact &= size.is_counted();
        self.written(mass)
    }

    fn of_drops(&self, found: &CountedDose) -> Shown {
        let say = &self.text.drops;
        let mass = self.style.mass(found.dose.dose, MassUnit::Mg);
        let count = self.drops(found.count).text;
        let (strength, size) = (self.strength(found.strength), self.drop_size(found.size));
        let remarks: Vec<Remark> = self.assumed_size(found.size).into_iter().collect();
        let exact = mass.exact && found.size.is_counted();
        let heading = if exact { say.in_drops } else { say.in_drops_about };
        let number = headline(&heading(&count), &mass.text);
        let working = self.working(&found.dose.working, self.said_of_rounding(&mass));
        let held = self.mass_in_drops(mass, found.size);
        let line = (say.line_for_drops)(&count, &strength, &held, &size);
        Shown {
            said: self.said_with(&line, &remarks),
            line,
            asked: self.drops_asked(Pair::of(say.count, count), size.clone()),
            working: Some(working),
            remarks,
            number,
            rows: vec![
                Pair::of(say.volume, self.volume(found.dose.volume)).named("volume"),
                Pair::of(say.drop_size, size).named("drop-size-used"),
            ],
            after: Html::default(),
        }
    }

    /// The rows for paper: what was asked.
    fn drops_asked(&self, first: Pair, size: String) -> Vec<Pair> {
        let size = Pair::of(self.text.drops.drop_size, size);
        [Some(first), self.strength_row(), Some(size)].into_iter().flatten().collect()
    }

    /// So many drops; written exactly or rounded to be shown.
    fn drops(&self, number: Exact) -> Written {
        let written = self.style.number(number);
        Written { text: (self.text.calculator.drops)(&written.text), ..written }
    }

    fn drop_size(&self, size: DropSize) -> String {
        let say = &self.text.drops;
        let words = if size.is_counted() { say.size_counted } else { say.size_assumed };
        words(&self.written(self.style.number(size.per_ml())))
    }

    /// That the size of a drop is not known.
    fn assumed_size(&self, size: DropSize) -> Option<Remark> {
        if size.is_counted() {
            return None;
        }
        let say = &self.text.drops;
        Some(Remark {
            grade: Grade::Caution,
            testid: "assumed",
            title: (say.assumed_title)(&self.style.number(size.per_ml()).text),
            body: paras([say.assumed_why, say.assumed_then].map(str::to_owned)),
        })
    }

    /// That whole drops are not the dose, or that there is not even one of them in it.
    fn drops_off(&self, found: &CountedDrops, dose: &str, per_drop: &str) -> Option<Remark> {
        let (say, drops) = (&self.text.drops, &found.drops);
        if drops.count == 0 {
            let why = (say.none_why)(per_drop, dose);
            return Some(Remark {
                grade: Grade::Warning,
                testid: "no-drop",
                title: say.none.to_owned(),
                body: paras([why, say.none_then.to_owned()]),
            });
        }
        let grade = match drops.deviation.grade() {
            dose::Grade::Fine => return None,
            dose::Grade::Caution => Grade::Caution,
            dose::Grade::Warning => Grade::Warning,
        };
        let off = self.off(drops.deviation)?;
        let off = if found.size.is_counted() { off } else { (self.text.calculator.about)(&off) };
        let why = (say.off_why)(&off);
        Some(Remark {
            grade,
            testid: "between",
            title: say.off.to_owned(),
            body: paras([why, say.off_then.to_owned()]),
        })
    }
}
