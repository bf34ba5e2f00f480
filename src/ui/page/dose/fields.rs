//! The fields that calculators share, each with what was read from it or what is wrong with it. It knows no answer.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use crate::dose::{Exact, LabelUnit, Mass, MassUnit};
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Button, Field, Select, Units, all, button, combo, field, link, tag, words};
use crate::ui::route::Route;
use crate::ui::state::calculator::{Change, Entry, Label, Problem};

/// What a field for a number is called.
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
    pub(super) fn mass_field(&self, Named { entry, id, label, hint }: Named<'_>) -> Html {
        let unit = self.inputs.mass_unit(entry);
        let read = self.inputs.mass(entry);
        let hint = match &read {
            Ok(None) => hint.map(str::to_owned),
            Ok(Some(dose)) => self.dose_echo(entry, *dose),
            Err(_) => None,
        };
        let onchoose = self.change(move |place| {
            Change::MassUnit(entry, MassUnit::ALL.get(place).copied().unwrap_or(MassUnit::Mg))
        });
        let units = Units {
            label: self.text.calculator.dose_unit.into(),
            names: MassUnit::ALL.map(|unit| self.style.mass_unit(unit).into()).into(),
            chosen: place_of(&MassUnit::ALL, &unit),
            onchoose,
        };
        let problem = read.err();
        let field = self
            .field(Named { entry, id: id.clone(), label, hint: hint.as_deref() }, problem.as_ref());
        self.with_meanings(combo(field, units), (entry, &id), problem.as_ref())
    }

    /// Micrograms in mg; and mg again where they were typed in another way than they are written.
    fn dose_echo(&self, entry: Entry, dose: Mass) -> Option<String> {
        let say = &self.text.calculator;
        let unit = self.inputs.mass_unit(entry);
        let written = self.written(self.style.mass(dose, unit));
        if unit != MassUnit::Mg {
            return Some((say.same_as)(&written, &self.mg(dose)));
        }
        self.echo(entry, dose.in_mg(), &written)
    }

    fn echo(&self, entry: Entry, number: Exact, written: &str) -> Option<String> {
        let as_typed = self.inputs.text(entry).trim() == self.style.number(number).text;
        (!as_typed).then(|| (self.text.calculator.read_as)(written))
    }

    /// A plain number. `wrong` is what the answer found wrong with it after it was read, if anything.
    pub(super) fn number_field(&self, named: Named<'_>, wrong: Option<&Problem>) -> Html {
        let Named { entry, id, label, hint } = named;
        let read = match (self.inputs.exact(entry), wrong) {
            (Ok(_), Some(wrong)) if wrong.entry == entry => Err(wrong.clone()),
            (read, _) => read,
        };
        let hint = match &read {
            Ok(None) => hint.map(str::to_owned),
            Ok(Some(number)) => self.echo(entry, *number, &self.style.number(*number).text),
            Err(_) => None,
        };
        self.plain_field(Named { entry, id, label, hint: hint.as_deref() }, read.err().as_ref())
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
        let entry = label.entry();
        let read = match (self.inputs.label(label), wrong) {
            (Ok(_), Some(wrong)) if wrong.entry == entry => Err(wrong.clone()),
            (read, _) => read,
        };
        let hint = match &read {
            Ok(Some(strength)) => {
                let read = (say.read_as)(&self.strength(*strength));
                let unit = if self.inputs.names_its_unit(label) { say.typed_unit } else { "" };
                Some([read.as_str(), " ", unit].concat().trim_end().to_owned())
            }
            Ok(None) => Some(hint.to_owned()),
            Err(_) => None,
        };
        let mcg = self.style.mass_unit(MassUnit::Mcg);
        let onchoose = self.change(move |place| {
            Change::LabelUnit(
                label,
                LabelUnit::ALL.get(place).copied().unwrap_or(LabelUnit::MgPerMl),
            )
        });
        let units = Units {
            label: say.strength_unit.into(),
            names: LabelUnit::ALL.map(|unit| (say.label_unit)(unit, mcg).into()).into(),
            chosen: place_of(&LabelUnit::ALL, &self.inputs.label_unit(label)),
            onchoose,
        };
        let problem = read.err();
        let named = Named { entry, id: id.into(), label: name.into(), hint: hint.as_deref() };
        let strength = combo(self.field(named, problem.as_ref()), units);
        let strength = self.with_meanings(strength, (entry, &id.into()), problem.as_ref());
        let volume = self.inputs.asks_label_volume(label).then(|| {
            let (entry, name) = (label.volume(), say.label_volume.into());
            let named = Named { entry, id: volume_id.into(), label: name, hint: None };
            self.plain_field(named, problem.as_ref())
        });
        all([strength, volume.unwrap_or_default()])
    }

    /// What every field has: what was typed, who is told, and what stands under it.
    fn field(&self, named: Named<'_>, problem: Option<&Problem>) -> Field {
        let Named { entry, id, label, hint } = named;
        Field {
            id,
            label,
            value: self.inputs.text(entry).to_owned().into(),
            oninput: self.typed(entry),
            onleave: self.change(move |()| Change::Left(entry)),
            error: self.error(entry, problem),
            hint: hint.map(|hint| hint.to_owned().into()),
            ..Field::default()
        }
    }

    /// A field without a unit.
    fn plain_field(&self, named: Named<'_>, problem: Option<&Problem>) -> Html {
        let (entry, id) = (named.entry, named.id.clone());
        self.with_meanings(field(self.field(named, problem)), (entry, &id), problem)
    }

    /// The volume in the syringe.
    pub(super) fn draw_field(&self) -> Html {
        let read = self.inputs.draw();
        let volume = read.as_ref().ok().copied().flatten();
        let hint =
            volume.and_then(|volume| self.echo(Entry::Draw, volume.in_ml(), &self.volume(volume)));
        let named = Named {
            entry: Entry::Draw,
            id: "draw".into(),
            label: self.text.calculator.draw.into(),
            hint: hint.as_deref(),
        };
        self.plain_field(named, read.err().as_ref())
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

    /// What to say under a field, if something is wrong with it that is to be shown.
    fn error(&self, entry: Entry, problem: Option<&Problem>) -> Option<AttrValue> {
        let shown = |problem: &&Problem| problem.entry == entry && self.inputs.is_shown(problem);
        self.problem(problem.filter(shown)?).map(AttrValue::from)
    }

    /// A field, and under it the two numbers that its text could be, each as a button that types it. The field keeps its place
    /// in the page whether they are there or not: who is typing must not lose it.
    fn with_meanings(
        &self,
        field: Html,
        (entry, id): (Entry, &AttrValue),
        problem: Option<&Problem>,
    ) -> Html {
        let problem = problem.filter(|problem| problem.entry == entry);
        let meanings = problem.and_then(Problem::meanings).map(|meanings| {
            html! {
                <div class="row meanings" role="group" aria-label={self.text.calculator.which}>
                    { for meanings.map(|number| self.meaning(entry, id, number)) }
                </div>
            }
        });
        // Always two children: Yew matches children from the last one on, and would make the field anew.
        tag("div", "", all([field, meanings.unwrap_or_default()]))
    }

    fn meaning(&self, entry: Entry, id: &AttrValue, number: Exact) -> Html {
        let text = unmistakable(number, self.style);
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
