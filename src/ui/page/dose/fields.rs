//! The fields that calculators share, each with what was read from it or what is wrong with it. It knows no answer.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use crate::dose::{
    DrawUnit, Exact, LabelUnit, Mass, MassUnit, Strength, Volume, around_two_meanings,
};
use crate::store::InsulinUnits;
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Button, Field, Select, Units, all, button, combo, field, link, tag, words};
use crate::ui::route::Route;
use crate::ui::state::calculator::{Change, Choice, Entry, Label, Problem};

/// What a field is called.
#[derive(Clone)]
pub(super) struct Named<'a> {
    pub(super) entry: Entry,
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    /// Help, as long as nothing is typed.
    pub(super) hint: Option<&'a str>,
}

impl Desk {
    /// The dose and its unit.
    pub(super) fn dose_field(&self) -> Html {
        let say = &self.text.calculator;
        self.mass_field(Named {
            entry: Entry::Dose,
            id: "dose".into(),
            label: say.dose.into(),
            hint: Some(say.dose_hint),
        })
    }

    /// A dose and its unit.
    pub(super) fn mass_field(&self, named: Named<'_>) -> Html {
        let entry = named.entry;
        let units = Units {
            label: self.text.calculator.dose_unit.into(),
            names: MassUnit::ALL.map(|unit| self.style.mass_unit(unit).into()).into(),
            chosen: place_of(&MassUnit::ALL, &self.inputs.mass_unit(entry)),
            onchoose: self.change(move |place| {
                Change::MassUnit(entry, MassUnit::ALL.get(place).copied().unwrap_or(MassUnit::Mg))
            }),
        };
        let (echo, problem) = match self.inputs.mass(entry) {
            Ok(dose) => (dose.and_then(|dose| self.dose_echo(entry, dose)), None),
            Err(problem) => (None, Some(problem)),
        };
        self.field(named, echo, problem.as_ref(), Some(units))
    }

    /// Micrograms in mg; and mg again where they were typed in another way than they are written. Every step of a plan, so that
    /// two units among them are seen at a look.
    fn dose_echo(&self, entry: Entry, dose: Mass) -> Option<String> {
        let say = &self.text.calculator;
        let unit = self.inputs.mass_unit(entry);
        let written = self.written(self.style.mass(dose, unit));
        if unit != MassUnit::Mg {
            return Some((say.same_as)(&written, &self.mg(dose)));
        }
        if matches!(entry, Entry::Step(_)) {
            return Some((say.read_as)(&written));
        }
        self.echo(entry, dose.in_mg(), &written)
    }

    fn echo(&self, entry: Entry, number: Exact, written: &str) -> Option<String> {
        let as_typed = self.inputs.text(entry).trim() == self.style.number(number).text;
        (!as_typed).then(|| (self.text.calculator.read_as)(written))
    }

    /// A plain number. `wrong` is what the answer found wrong with it after it was read, if anything.
    pub(super) fn number_field(&self, named: Named<'_>, wrong: Option<&Problem>) -> Html {
        let entry = named.entry;
        let (echo, problem) = match self.inputs.exact(entry) {
            Ok(number) => {
                let written = |number| self.written(self.style.number(number));
                let echo = |number| self.echo(entry, number, &written(number));
                (number.and_then(echo), wrong.cloned())
            }
            Err(problem) => (None, Some(problem)),
        };
        self.field(named, echo, problem.as_ref(), None)
    }

    /// The volume in the syringe.
    pub(super) fn draw_field(&self) -> Html {
        let entry = Entry::Draw;
        let units = self.draw_units();
        let say = &self.text;
        let label = if units.is_some() { say.measure.draw } else { say.calculator.draw };
        let named = Named { entry, id: "draw".into(), label: label.into(), hint: None };
        let (echo, problem) = match self.inputs.draw() {
            Ok(volume) => (volume.and_then(|volume| self.draw_echo(volume)), None),
            Err(problem) => (None, Some(problem)),
        };
        self.field(named, echo, problem.as_ref(), units)
    }

    /// Units in mL; and mL again where they were typed in another way than they are written.
    fn draw_echo(&self, volume: Volume) -> Option<String> {
        let ml = self.volume(volume);
        match self.inputs.choices.draw_unit {
            DrawUnit::Ml => self.echo(Entry::Draw, volume.in_ml(), &ml),
            DrawUnit::U100 => Some((self.text.calculator.same_as)(&self.u100(volume)?, &ml)),
        }
    }

    /// The choice between mL and insulin syringe units: for whoever wants them, and as long as the number in the field is one of
    /// units, so that it is never taken for millilitres.
    fn draw_units(&self) -> Option<Units> {
        let chosen = self.inputs.choices.draw_unit;
        if self.insulin_units == InsulinUnits::Off && chosen == DrawUnit::Ml {
            return None;
        }
        let say = &self.text.measure;
        let name = |unit| match unit {
            DrawUnit::Ml => say.ml,
            DrawUnit::U100 => say.u100_units,
        };
        let unit = |place: usize| DrawUnit::ALL.get(place).copied().unwrap_or_default();
        Some(Units {
            label: say.draw_unit.into(),
            names: DrawUnit::ALL.map(|unit| name(unit).into()).into(),
            chosen: place_of(&DrawUnit::ALL, &chosen),
            onchoose: self.change(move |place| Change::Chose(Choice::DrawUnit(unit(place)))),
        })
    }

    /// The strength on the label, and its volume where the label needs one.
    pub(super) fn strength_fields(&self) -> Html {
        let say = &self.text.calculator;
        self.label_fields(Label::Bottle, [say.strength, say.strength_hint], None)
    }

    /// A strength with its name and hint, and its volume where the label needs one. `wrong` is what the answer found wrong with
    /// it after it was read, if anything.
    pub(super) fn label_fields(
        &self,
        label: Label,
        [name, hint]: [&'static str; 2],
        wrong: Option<&Problem>,
    ) -> Html {
        let say = &self.text.calculator;
        let (id, volume_id) = ids(label);
        let named =
            Named { entry: label.entry(), id: id.into(), label: name.into(), hint: Some(hint) };
        let (echo, problem) = match self.inputs.label(label) {
            Ok(strength) => (strength.map(|it| self.strength_echo(label, it)), wrong.cloned()),
            Err(problem) => (None, Some(problem)),
        };
        let volume = self.inputs.asks_label_volume(label).then(|| {
            let entry = label.volume();
            let label = say.label_volume.into();
            let named = Named { entry, id: volume_id.into(), label, hint: None };
            self.field(named, None, problem.as_ref(), None)
        });
        let strength = self.field(named, echo, problem.as_ref(), Some(self.label_units(label)));
        // Always two children: Yew matches children from the last one on, and would make the first anew.
        all([strength, volume.unwrap_or_default()])
    }

    fn strength_echo(&self, label: Label, strength: Strength) -> String {
        let say = &self.text.calculator;
        let read = (say.read_as)(&self.strength(strength));
        let unit = if self.inputs.names_its_unit(label) { say.typed_unit } else { "" };
        [read.as_str(), " ", unit].concat().trim_end().to_owned()
    }

    fn label_units(&self, label: Label) -> Units {
        let say = &self.text.calculator;
        let mcg = self.style.mass_unit(MassUnit::Mcg);
        let unit = |place: usize| LabelUnit::ALL.get(place).copied().unwrap_or(LabelUnit::MgPerMl);
        Units {
            label: say.strength_unit.into(),
            names: LabelUnit::ALL.map(|unit| (say.label_unit)(unit, mcg).into()).into(),
            chosen: place_of(&LabelUnit::ALL, &self.inputs.label_unit(label)),
            onchoose: self.change(move |place| Change::LabelUnit(label, unit(place))),
        }
    }

    /// The choice of a syringe, with a hint under it.
    pub(super) fn syringe_field(&self, hint: String) -> Html {
        let say = &self.text.calculator;
        let usable = self.syringes.usable();
        let owns = !self.syringes.owned().is_empty();
        let first = if owns { say.smallest } else { say.choose };
        let names = usable.iter().map(|syringe| self.full_name(*syringe));
        let options: Rc<[AttrValue]> =
            std::iter::once(first.to_owned()).chain(names).map(AttrValue::from).collect();
        let chosen = self.inputs.chosen_syringe(&self.syringes);
        let place = chosen.and_then(|chosen| usable.iter().position(|other| *other == chosen));
        let onchoose = self.change(move |place: usize| {
            Change::Syringe(place.checked_sub(1).and_then(|place| usable.get(place).copied()))
        });
        let hint = if owns {
            words(hint)
        } else {
            all([words(hint), words(" "), link(Route::Settings.address(), say.settings)])
        };
        html! {
            <Select id="syringe" label={say.syringe} {options} chosen={place.map_or(0, |place| place + 1)} {onchoose} {hint} />
        }
    }

    fn typed(&self, entry: Entry) -> Callback<String> {
        self.change(move |text| Change::Typed(entry, text))
    }

    /// A field: what was typed, and under it its echo or what is wrong with it; then the two things that its text could say, each
    /// as a button that types it. The field keeps its place in the page whether they are there or not: who is typing must not
    /// lose it.
    fn field(
        &self,
        named: Named<'_>,
        echo: Option<String>,
        problem: Option<&Problem>,
        units: Option<Units>,
    ) -> Html {
        let Named { entry, id, label, hint } = named;
        let problem = problem.filter(|problem| problem.entry == entry);
        let shown = problem.filter(|problem| self.inputs.is_shown(problem));
        let value = self.inputs.text(entry);
        let untouched = || hint.filter(|_| value.trim().is_empty()).map(str::to_owned);
        let given = Field {
            id: id.clone(),
            label,
            value: value.to_owned().into(),
            oninput: self.typed(entry),
            onleave: self.change(move |()| Change::Left(entry)),
            error: shown.and_then(|problem| self.problem(problem)).map(AttrValue::from),
            hint: echo.or_else(untouched).map(AttrValue::from),
            ..Field::default()
        };
        let typed = match units {
            Some(units) => combo(given, units),
            None => field(given),
        };
        let meanings = problem.and_then(Problem::meanings).map(|meanings| {
            html! {
                <div class="row meanings" role="group" aria-label={self.text.calculator.which}>
                    { for meanings.map(|number| self.meaning(entry, &id, number)) }
                </div>
            }
        });
        // Always two children, for the same reason.
        tag("div", "", all([typed, meanings.unwrap_or_default()]))
    }

    /// One of the two numbers that a text could be, as a button that types the text with it. What stands around the number
    /// stays: in “5 mg/1.000 mL” it is the volume that is asked about, and not the whole label.
    fn meaning(&self, entry: Entry, id: &AttrValue, number: Exact) -> Html {
        let Some([before, after]) = around_two_meanings(self.inputs.text(entry)) else {
            return Html::default();
        };
        let text = [before, &unmistakable(number, self.style), after].concat().trim().to_owned();
        let typed = self.typed(entry);
        let onpress = self.then_focus(
            id,
            typed.reform({
                let text = text.clone();
                move |()| text.clone()
            }),
        );
        button(Button { label: text.into(), onpress, ..Button::default() })
    }
}

fn place_of<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}

/// The ids of a strength and of the volume that it is counted in.
const fn ids(label: Label) -> (&'static str, &'static str) {
    match label {
        Label::Bottle => ("strength", "label-volume"),
        Label::Stock => ("stock", "stock-volume"),
        Label::Wanted => ("wanted", "wanted-volume"),
    }
}
