//! The fields that calculators share, each with what was read from it or what is wrong with it. It knows no answer.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use crate::dose::{Exact, LabelUnit, Mass, MassUnit, Strength};
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Button, Combo, Field, Select};
use crate::ui::route::Route;
use crate::ui::state::calculator::{Change, Entry, Problem};

impl Desk {
    /// The dose and its unit.
    pub(super) fn dose_field(&self) -> Html {
        let (say, unit) = (&self.text.calculator, self.inputs.dose_unit);
        let read = self.inputs.dose();
        let hint = match &read {
            Ok(None) => Some(say.dose_hint.to_owned()),
            Ok(Some(dose)) => self.dose_echo(*dose),
            Err(_) => None,
        };
        let units: Rc<[AttrValue]> =
            MassUnit::ALL.iter().map(|unit| AttrValue::from(self.style.mass_unit(*unit))).collect();
        let onunit = self.change(|place| {
            Change::DoseUnit(MassUnit::ALL.get(place).copied().unwrap_or(MassUnit::Mg))
        });
        let field = html! {
            <Combo id="dose" label={say.dose} value={self.value(Entry::Dose)} oninput={self.typed(Entry::Dose)} onleave={self.left(Entry::Dose)}
                unit_label={say.dose_unit} {units} unit={place_of(&MassUnit::ALL, &unit)} {onunit}
                error={self.error(Entry::Dose, &read)} hint={hint.map(Html::from)} />
        };
        self.with_meanings(field, (Entry::Dose, "dose"), &read)
    }

    /// Micrograms in mg; and mg again where they were typed in another way than they are written.
    fn dose_echo(&self, dose: Mass) -> Option<String> {
        let say = &self.text.calculator;
        let unit = self.inputs.dose_unit;
        let written = self.written(self.style.mass(dose, unit));
        if unit != MassUnit::Mg {
            return Some((say.same_as)(&written, &self.mg(dose)));
        }
        self.echo(Entry::Dose, dose.in_mg(), &written)
    }

    fn echo(&self, entry: Entry, number: Exact, written: &str) -> Option<String> {
        let as_typed = self.inputs.text(entry).trim() == self.style.number(number).text;
        (!as_typed).then(|| (self.text.calculator.read_as)(written))
    }

    /// The strength on the label, and its volume where the label needs one.
    pub(super) fn strength_fields(&self) -> Html {
        let say = &self.text.calculator;
        let read = self.inputs.strength();
        let hint = match &read {
            Ok(Some(strength)) => {
                let read = (say.read_as)(&self.strength(*strength));
                let unit = if self.inputs.names_its_unit() { say.typed_unit } else { "" };
                Some([read.as_str(), " ", unit].concat().trim_end().to_owned())
            }
            Ok(None) => Some(say.strength_hint.to_owned()),
            Err(_) => None,
        };
        let mcg = self.style.mass_unit(MassUnit::Mcg);
        let units: Rc<[AttrValue]> =
            LabelUnit::ALL.iter().map(|unit| (say.label_unit)(*unit, mcg).into()).collect();
        let onunit = self.change(|place| {
            Change::LabelUnit(LabelUnit::ALL.get(place).copied().unwrap_or(LabelUnit::MgPerMl))
        });
        let field = html! {
            <Combo id="strength" label={say.strength} value={self.value(Entry::Strength)} oninput={self.typed(Entry::Strength)}
                onleave={self.left(Entry::Strength)} unit_label={say.strength_unit} {units}
                unit={place_of(&LabelUnit::ALL, &self.inputs.label_unit)} {onunit}
                error={self.error(Entry::Strength, &read)} hint={hint.map(Html::from)} />
        };
        html! {
            <>
                { self.with_meanings(field, (Entry::Strength, "strength"), &read) }
                if self.inputs.asks_label_volume() { { self.label_volume_field(&read) } }
            </>
        }
    }

    fn label_volume_field(&self, read: &Result<Option<Strength>, Problem>) -> Html {
        let field = html! {
            <Field id="label-volume" label={self.text.calculator.label_volume} value={self.value(Entry::LabelVolume)}
                oninput={self.typed(Entry::LabelVolume)} onleave={self.left(Entry::LabelVolume)}
                error={self.error(Entry::LabelVolume, read)} />
        };
        self.with_meanings(field, (Entry::LabelVolume, "label-volume"), read)
    }

    /// The volume in the syringe.
    pub(super) fn draw_field(&self) -> Html {
        let read = self.inputs.draw();
        let volume = read.as_ref().ok().copied().flatten();
        let hint =
            volume.and_then(|volume| self.echo(Entry::Draw, volume.in_ml(), &self.volume(volume)));
        let field = html! {
            <Field id="draw" label={self.text.calculator.draw} value={self.value(Entry::Draw)} oninput={self.typed(Entry::Draw)}
                onleave={self.left(Entry::Draw)} error={self.error(Entry::Draw, &read)} hint={hint.map(Html::from)} />
        };
        self.with_meanings(field, (Entry::Draw, "draw"), &read)
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
        let hint = html! {
            <>{ hint }if !owns { { " " }<a href={Route::Settings.address()}>{ say.settings }</a> }</>
        };
        html! {
            <Select id="syringe" label={say.syringe} {options} chosen={place.map_or(0, |place| place + 1)} {onchoose} {hint} />
        }
    }

    fn value(&self, entry: Entry) -> AttrValue {
        self.inputs.text(entry).to_owned().into()
    }

    fn typed(&self, entry: Entry) -> Callback<String> {
        self.change(move |text| Change::Typed(entry, text))
    }

    fn left(&self, entry: Entry) -> Callback<()> {
        self.change(move |()| Change::Left(entry))
    }

    /// What to say under a field, if something is wrong with it that is to be shown.
    fn error<T>(&self, entry: Entry, read: &Result<T, Problem>) -> Option<AttrValue> {
        let problem = read.as_ref().err()?;
        let here = problem.entry == entry && self.inputs.is_shown(problem);
        self.problem(problem).filter(|_| here).map(AttrValue::from)
    }

    /// A field, and under it the two numbers that its text could be, each as a button that types it. The field keeps its place
    /// in the page whether they are there or not: who is typing must not lose it.
    fn with_meanings<T>(
        &self,
        field: Html,
        (entry, id): (Entry, &'static str),
        read: &Result<T, Problem>,
    ) -> Html {
        let problem = read.as_ref().err().filter(|problem| problem.entry == entry);
        let meanings = problem.and_then(Problem::meanings).map(|meanings| {
            html! {
                <div class="row meanings" role="group" aria-label={self.text.calculator.which}>
                    { for meanings.map(|number| self.meaning(entry, id, number)) }
                </div>
            }
        });
        // Always two children: Yew matches children from the last one on, and would make the field anew.
        html! { <div>{ field }{ meanings.unwrap_or_default() }</div> }
    }

    fn meaning(&self, entry: Entry, id: &'static str, number: Exact) -> Html {
        let text = unmistakable(number, self.style);
        let typed = self.typed(entry);
        let onpress = self.then_focus(
            id,
            typed.reform({
                let text = text.clone();
                move |()| text.clone()
            }),
        );
        html! { <Button {onpress}>{ text }</Button> }
    }
}

fn place_of<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}
