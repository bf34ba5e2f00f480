//! Dose for a draw: how many mg are in the syringe. It asks the state and shows the answer.

use yew::prelude::*;

use super::desk::Desk;
use super::remark::Remark;
use super::result::{Names, Shown};
use crate::dose::{self, Deviation, MassUnit};
use crate::ui::part::{Grade, Pair, all, para};
use crate::ui::state::calculator::{DoseAnswer, Measured, Place, Usual, dose_for_draw};

/// The calculator that turns a draw into a dose, for somebody of whom so much is known.
pub(super) fn dose_calculator(desk: &Desk, usual: Usual) -> Html {
    let outcome = dose_for_draw(&desk.inputs, &desk.syringes, usual);
    let measured = outcome.answer().map(|answer| &answer.measured);
    let fields = all([
        desk.draw_field(),
        desk.strength_fields(),
        desk.syringe_field(desk.syringe_hint(measured)),
    ]);
    let names = Names {
        sheet: desk.text.dose.for_draw,
        waiting: desk.text.measure.for_draw_waiting,
        facts: None,
    };
    desk.calculator(names, fields, &outcome, |answer| desk.held(answer))
}

impl Desk {
    fn held(&self, DoseAnswer { dose, measured }: &DoseAnswer) -> Shown {
        let volume = self.volume(dose.volume);
        let mass = self.style.mass(dose.dose, MassUnit::Mg);
        let line =
            (self.text.measure.line)(&volume, &self.strength(dose.strength), &self.mg(dose.dose));
        let remarks: Vec<_> =
            self.off_mark(measured).into_iter().chain(self.size_remark(measured)).collect();
        let big = self.big(&volume, &mass);
        let on_mark = measured.reading().filter(|reading| reading.deviation == Deviation::None);
        Shown {
            said: self.said(&volume, Some(&mass), on_mark, &remarks),
            line: [line, self.line_end(measured, MassUnit::Mg)].concat(),
            asked: [
                Some(Pair::of(self.text.measure.draw, volume)),
                self.strength_row(),
                self.syringe_row(measured.place.syringe()),
            ]
            .into_iter()
            .flatten()
            .collect(),
            working: Some(self.working(&dose.working, self.said_of_rounding(&mass))),
            number: match (on_mark, &measured.place) {
                (Some(reading), _) => self.picture(reading, big, &remarks),
                (None, Place::NotInOneFill { fills, .. }) if fills.deviation == Deviation::None => {
                    all([big, self.pictures_of_fills(fills)])
                }
                (None, _) => big,
            },
            remarks,
            rows: measured
                .reading()
                .map(|reading| self.mark_rows(reading, measured.size, MassUnit::Mg))
                .unwrap_or_default(),
            after: Html::default(),
        }
    }

    /// That the draw is on no mark, whatever the difference: it can then not be drawn as it was typed.
    fn off_mark(&self, measured: &Measured) -> Option<Remark> {
        let on_no_mark = (self.text.measure.off_mark)(&self.volume(measured.draw.volume));
        let reading = match &measured.place {
            Place::Mark(reading) if reading.deviation == Deviation::None => return None,
            Place::Mark(reading) if reading.syringe.holds(measured.draw.volume) => reading,
            Place::NotInOneFill { fills, .. } if fills.deviation != Deviation::None => {
                // Its title tells the marks of another draw.
                let Remark { title, body, grade, testid } = self.place_remark(measured)?;
                let body = all([para(title), body]);
                return Some(Remark { grade, testid, title: on_no_mark, body });
            }
            Place::Mark(_)
            | Place::NotInOneFill { .. }
            | Place::BelowFirstMark { .. }
            | Place::NoSyringe => return self.place_remark(measured),
        };
        let say = &self.text.measure;
        let grade = match reading.deviation.grade() {
            dose::Grade::Fine | dose::Grade::Caution => Grade::Caution,
            dose::Grade::Warning => Grade::Warning,
        };
        let (syringe, mark) = (self.told_apart(reading.syringe), self.volume(reading.mark.volume));
        Some(Remark {
            grade,
            testid: "between",
            title: on_no_mark,
            body: para((say.off_mark_why)(&syringe, &mark, &self.mg(reading.delivered))),
        })
    }
}
