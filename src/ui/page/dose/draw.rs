//! Draw for a dose: how many mL, and which mark. It asks the state and shows the answer.

use yew::prelude::*;

use super::desk::Desk;
use super::remark::Remark;
use super::result::{Names, Shown};
use crate::dose::{Deviation, MassUnit, Written};
use crate::ui::part::{Pair, all, para};
use crate::ui::state::calculator::{Entry, Measured, Place, Usual, draw_for_dose};

/// The calculator that turns a dose into a draw, for somebody of whom so much is known.
pub(super) fn draw_calculator(desk: &Desk, usual: Usual) -> Html {
    let outcome = draw_for_dose(&desk.inputs, &desk.syringes, usual);
    let fields = all([
        desk.dose_field(),
        desk.strength_fields(),
        desk.syringe_field(desk.syringe_hint(outcome.answer())),
    ]);
    let names =
        Names { sheet: desk.text.dose.draw, waiting: desk.text.measure.draw_waiting, facts: None };
    desk.calculator(names, fields, &outcome, |measured| desk.drawn(measured))
}

impl Desk {
    fn drawn(&self, measured: &Measured) -> Shown {
        let draw = &measured.draw;
        let unit = self.inputs.mass_unit(Entry::Dose);
        let dose = self.written(self.style.mass(draw.dose, unit));
        let volume = self.volume(draw.volume);
        let line = (self.text.measure.line)(&dose, &self.strength(draw.strength), &volume);
        let remarks: Vec<_> =
            self.place_remark(measured).into_iter().chain(self.size_remark(measured)).collect();
        let answer = answer(self, measured);
        Shown {
            said: self.said(&dose, answer.as_ref(), measured.reading(), &remarks),
            line: [line, self.line_end(measured, unit)].concat(),
            asked: [
                Some(Pair::of(self.text.calculator.dose, dose.clone())),
                self.strength_row(),
                self.syringe_row(measured.place.syringe()),
            ]
            .into_iter()
            .flatten()
            .collect(),
            working: Some(self.working(&draw.working, self.rounding(measured))),
            number: self.number(measured, &dose, answer, &remarks),
            remarks,
            rows: self.draw_rows(measured, unit),
            after: Html::default(),
        }
    }

    fn draw_rows(&self, measured: &Measured, unit: MassUnit) -> Vec<Pair> {
        let exact = measured.draw.volume;
        let mut rows =
            vec![Pair::of(self.text.measure.exact_volume, self.volume(exact)).named("exact")];
        match &measured.place {
            Place::Mark(reading) => rows.extend(self.mark_rows(reading, measured.size, unit)),
            Place::NoSyringe => rows.extend(self.u100_row(exact, exact)),
            Place::NotInOneFill { fills, .. } => rows.push(self.difference_row(fills.deviation)),
            Place::BelowFirstMark { .. } => {}
        }
        rows
    }

    fn number(
        &self,
        measured: &Measured,
        dose: &str,
        answer: Option<Written>,
        remarks: &[Remark],
    ) -> Html {
        let big = answer.map(|answer| self.big(dose, &answer));
        match &measured.place {
            Place::Mark(reading) => self.picture(reading, big.unwrap_or_default(), remarks),
            Place::NoSyringe => all([big.unwrap_or_default(), para(self.text.measure.no_syringe)]),
            Place::NotInOneFill { fills, .. } => {
                all([big.unwrap_or_default(), self.pictures_of_fills(fills)])
            }
            Place::BelowFirstMark { .. } => big.unwrap_or_default(),
        }
    }

    /// Whether the last number of the working is the truth, and whether the mark is.
    fn rounding(&self, measured: &Measured) -> &'static str {
        let say = &self.text.calculator;
        match measured.deviation() {
            Deviation::None => self.said_of_rounding(&self.style.volume(measured.draw.volume)),
            Deviation::More(_) | Deviation::Less(_) => say.rounded_to_mark,
        }
    }
}

/// The volume at the mark, or at those of all fills; without a mark the exact volume, and nothing where nothing can be drawn.
fn answer(desk: &Desk, measured: &Measured) -> Option<Written> {
    let volume = match &measured.place {
        Place::Mark(reading) => reading.mark.volume,
        Place::NotInOneFill { fills, .. } => fills.volume,
        Place::NoSyringe => measured.draw.volume,
        Place::BelowFirstMark { .. } => return None,
    };
    let written = desk.style.volume(volume);
    let exact = written.exact && measured.deviation() == Deviation::None;
    Some(Written { exact, ..written })
}
