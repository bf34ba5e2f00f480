//! A bottle as a form, new or to be changed. What is typed is kept at once, until it is saved or thrown away.

use yew::prelude::*;

use super::numbers::problem;
use super::said::label;
use super::{Place, back, next_id, pressed};
use crate::dose::{LabelUnit, MassUnit};
use crate::plan::Origin;
use crate::ui::context::Site;
use crate::ui::page::meanings::meanings;
use crate::ui::page::saving::typed;
use crate::ui::part::{
    Button, ButtonKind, Choice, Choices, Field, FieldKind, Segments, Units, all, button, choices,
    combo, field, segments, tag, tag_named, words,
};
use crate::ui::state::bottles::{
    Asked, BottleForm, Change, Now, ORIGINS, Problem, Problems, Row, SOURCES, Sure, Touched,
};

const STRENGTH: &str = "bottle-strength";
const LABEL_VOLUME: &str = "bottle-label-volume";
const VOLUME: &str = "bottle-volume";
const BEGUN: &str = "bottle-begun";
const DISCARD: &str = "bottle-discard";
const ORIGIN: &str = "bottle-origin";
const SOURCE: &str = "bottle-source";
const SURE: &str = "bottle-sure";

/// The form of the bottle of this row, or of a new one.
pub(super) fn form(place: Place<'_>, row: Option<&Row>) -> Html {
    let site = place.site;
    let kept = row.map(|row| &row.bottle);
    let form = written(site, &started(site, kept));
    let now = now(place, row);
    let problems = match form.asked {
        Asked::NotYet => Problems::default(),
        Asked::ToSave => form.problems(now),
    };
    Form { place, written: form, now, problems }.html()
}

/// What is typed by now on top of what the form started with.
fn written(site: &Site, start: &BottleForm) -> BottleForm {
    let typed = site.diary().typed(start.name());
    let typed = typed.and_then(|fields| BottleForm::typed(&fields, start.base.as_ref()));
    typed.unwrap_or_else(|| start.clone())
}

fn started(site: &Site, kept: Option<&crate::plan::Bottle>) -> BottleForm {
    kept.map(|kept| BottleForm::of(kept, site.style)).unwrap_or_default()
}

fn now(place: Place<'_>, row: Option<&Row>) -> Now {
    Now {
        today: place.site.diary().now().local().date(),
        night: place.cabinet.night.date(),
        style: place.site.style,
        touched: row.map_or(Touched::Fresh, Row::touched),
    }
}

/// Keeps what is typed; what is again as it was before is no draft.
fn write(site: &Site, form: &BottleForm) {
    if form.is_changed(site.style) {
        site.diary().type_into(form.name(), form.fields());
    } else {
        site.diary().done_typing(form.name());
    }
}

struct Form<'a> {
    place: Place<'a>,
    written: BottleForm,
    now: Now,
    problems: Problems,
}

impl Form<'_> {
    fn html(&self) -> Html {
        let say = self.place.site.text.bottles;
        let name = if self.written.base.is_some() { say.known } else { say.form };
        let first = all([self.origin(), self.strength(), self.volume()]);
        let then = all([self.begun(), self.discard(), self.source()]);
        let fields = html! {
            <fieldset class="asks narrow" aria-label={name}>{ all([first, then]) }</fieldset>
        };
        let save = tag("div", "", self.save());
        // Where it was only asked to be saved, nothing is typed that could be lost.
        let asked = BottleForm { asked: Asked::ToSave, ..self.written.start(self.now.style) };
        let typed = if self.written == asked {
            Html::default()
        } else {
            typed(self.place.site, self.written.name())
        };
        let back = back(self.place.site, self.place.desk);
        let content = [tag("h2", "", words(name)), fields, self.wrong(), save, typed, back];
        tag("section", "section stack", all(content))
    }

    /// Puts one thing into the form, as it stands by then: a slow phone shows a key only after the next one.
    fn put<T: 'static>(&self, put: fn(&mut BottleForm, T)) -> Callback<T> {
        let (site, start) = (self.place.site.clone(), self.written.start(self.now.style));
        Callback::from(move |given| {
            let mut next = written(&site, &start);
            put(&mut next, given);
            write(&site, &next);
        })
    }

    fn error(&self, wrong: Option<&Problem>, missing: &'static str) -> Option<AttrValue> {
        wrong.map(|wrong| problem(self.place.site, wrong, missing).into())
    }

    fn origin(&self) -> Html {
        let say = self.place.site.text.bottles;
        let asked = segments(&Segments {
            name: ORIGIN.into(),
            legend: say.origin.into(),
            options: ORIGINS.map(|origin| (say.origin_of)(origin).into()).into(),
            chosen: place_of(&ORIGINS, self.written.origin.as_ref()),
            onchoose: self.put(|form, place: usize| form.origin = ORIGINS.get(place).copied()),
        });
        let wrong = self.error(self.problems.origin.as_ref(), say.no_origin);
        tag("div", "", all([asked, error(wrong)]))
    }

    fn strength(&self) -> Html {
        let (site, say) = (self.place.site, &self.place.site.text.calculator);
        let fixed = self.written.base.filter(|_| self.now.touched == Touched::Drawn);
        if let Some(base) = fixed {
            let strength = tag("b", "", words(label(site, base.strength)));
            let why = tag("p", "hint", words(site.text.bottles.strength_fixed));
            return tag("div", "", all([tag("p", "", strength), why]));
        }
        let typing = self.put(|form, typed| {
            form.strength = typed;
            form.sure = Sure::No;
        });
        let echo = self.written.label().ok().map(|strength| self.echo(strength));
        let given = Field {
            id: STRENGTH.into(),
            label: say.strength.into(),
            value: self.written.strength.clone().into(),
            oninput: typing.clone(),
            error: self.error(self.problems.strength.as_ref(), site.text.bottles.no_strength),
            hint: Some(echo.unwrap_or_else(|| say.strength_hint.to_owned()).into()),
            ..Field::default()
        };
        let both = meanings(site, &STRENGTH.into(), &self.written.strength, &typing);
        let typed = tag("div", "", all([combo(given, self.units()), both]));
        all([typed, self.label_volume(), self.sure()])
    }

    /// That an unusual strength is right.
    fn sure(&self) -> Html {
        if !self.written.is_unusual(self.now) {
            return Html::default();
        }
        let say = self.place.site.text.bottles;
        choices(&Choices {
            name: SURE.into(),
            legend: say.unusual.into(),
            choices: vec![Choice {
                name: say.unusual_sure.into(),
                chosen: self.written.sure == Sure::Yes,
            }],
            onflip: self.put(|form, _: usize| {
                form.sure = if form.sure == Sure::Yes { Sure::No } else { Sure::Yes };
            }),
        })
    }

    fn echo(&self, strength: crate::dose::Strength) -> String {
        let say = &self.place.site.text.calculator;
        let read = (say.read_as)(&label(self.place.site, strength));
        let unit = if self.written.names_its_unit() { say.typed_unit } else { "" };
        [read.as_str(), " ", unit].concat().trim_end().to_owned()
    }

    fn units(&self) -> Units {
        let say = &self.place.site.text.calculator;
        let mcg = self.place.site.style.mass_unit(MassUnit::Mcg);
        Units {
            label: say.strength_unit.into(),
            names: LabelUnit::ALL.map(|unit| (say.label_unit)(unit, mcg).into()).into(),
            chosen: place_of(&LabelUnit::ALL, Some(&self.written.unit)),
            onchoose: self.put(|form, place: usize| {
                form.unit = LabelUnit::ALL.get(place).copied().unwrap_or(form.unit);
                form.sure = Sure::No;
            }),
        }
    }

    fn label_volume(&self) -> Html {
        if !self.written.asks_label_volume() {
            return Html::default();
        }
        let site = self.place.site;
        let typing = self.put(|form, typed| {
            form.label_volume = typed;
            form.sure = Sure::No;
        });
        let given = Field {
            id: LABEL_VOLUME.into(),
            label: site.text.calculator.label_volume.into(),
            value: self.written.label_volume.clone().into(),
            oninput: typing.clone(),
            error: self.error(self.problems.label_volume.as_ref(), site.text.bottles.no_volume),
            ..Field::default()
        };
        let both = meanings(site, &LABEL_VOLUME.into(), &self.written.label_volume, &typing);
        tag("div", "", all([field(given), both]))
    }

    fn volume(&self) -> Html {
        let (site, say) = (self.place.site, self.place.site.text.bottles);
        let typing = self.put(|form, typed| form.volume = typed);
        let given = Field {
            id: VOLUME.into(),
            label: say.volume.into(),
            value: self.written.volume.clone().into(),
            oninput: typing.clone(),
            error: self.error(self.problems.volume.as_ref(), say.no_volume),
            hint: Some(say.volume_hint.into()),
            ..Field::default()
        };
        let both = meanings(site, &VOLUME.into(), &self.written.volume, &typing);
        tag("div", "", all([field(given), both]))
    }

    fn begun(&self) -> Html {
        let say = self.place.site.text.bottles;
        field(Field {
            id: BEGUN.into(),
            label: (say.begun_on)(self.written.origin).into(),
            value: self.written.begun.clone().into(),
            oninput: self.put(|form, typed| form.begun = typed),
            error: self.error(self.problems.begun.as_ref(), ""),
            hint: Some(say.begun_hint.into()),
            kind: FieldKind::Date,
            ..Field::default()
        })
    }

    fn discard(&self) -> Html {
        let say = self.place.site.text.bottles;
        let made = self.written.origin == Some(Origin::Made);
        let until = field(Field {
            id: DISCARD.into(),
            label: say.discard_by.into(),
            value: self.written.discard.clone().into(),
            oninput: self.put(|form, typed| form.discard = typed),
            error: self.error(self.problems.discard.as_ref(), ""),
            hint: Some(say.discard_hint.into()),
            kind: FieldKind::Date,
            ..Field::default()
        });
        let keeps = made.then(|| tag_named("p", "hint", "made-keeps", words(say.made_keeps)));
        tag("div", "", all([until, keeps.unwrap_or_default()]))
    }

    /// Who says until when it may be used; asked where a date is typed.
    fn source(&self) -> Html {
        let say = self.place.site.text.bottles;
        if self.written.discard.is_empty() {
            return Html::default();
        }
        let asked = segments(&Segments {
            name: SOURCE.into(),
            legend: say.source.into(),
            options: SOURCES.map(|source| (say.source_of)(source).into()).into(),
            chosen: place_of(&SOURCES, self.written.source.as_ref()),
            onchoose: self.put(|form, place: usize| form.source = SOURCES.get(place).copied()),
        });
        let wrong = self.error(self.problems.source.as_ref(), say.no_source);
        tag("div", "", all([asked, error(wrong)]))
    }

    fn save(&self) -> Html {
        let say = self.place.site.text.bottles;
        let form = self.written.clone();
        let onpress = pressed(self.place, move |place| save(place, &form));
        let (label, kind) = (say.save.into(), ButtonKind::Main);
        button(Button { label, onpress, kind, testid: Some("save-bottle"), ..Button::default() })
    }

    /// The fields with something wrong.
    fn wrong(&self) -> Html {
        let say = self.place.site.text.bottles;
        let names: Vec<&str> =
            wrong_fields(&self.problems).into_iter().map(|id| self.name(id)).collect();
        let said = (!names.is_empty()).then(|| {
            let said = [say.look_at, &names.join("; ")].join(" ");
            tag_named("p", "error", "wrong", words(said))
        });
        html! { <div role="status">{ said.unwrap_or_default() }</div> }
    }

    fn name(&self, id: &str) -> &'static str {
        let (say, of_label) = (self.place.site.text.bottles, &self.place.site.text.calculator);
        match id {
            STRENGTH => of_label.strength,
            LABEL_VOLUME => of_label.label_volume,
            VOLUME => say.volume,
            BEGUN => (say.begun_on)(self.written.origin),
            DISCARD => say.discard_by,
            FIRST_ORIGIN => say.origin,
            _ => say.source,
        }
    }
}

const FIRST_ORIGIN: &str = "bottle-origin-0";
const FIRST_SOURCE: &str = "bottle-source-0";

/// The ids of the fields with something wrong, in the order of the form.
fn wrong_fields(problems: &Problems) -> Vec<&'static str> {
    let all = [
        (&problems.origin, FIRST_ORIGIN),
        (&problems.strength, STRENGTH),
        (&problems.label_volume, LABEL_VOLUME),
        (&problems.volume, VOLUME),
        (&problems.begun, BEGUN),
        (&problems.discard, DISCARD),
        (&problems.source, FIRST_SOURCE),
    ];
    all.into_iter().filter(|(problem, _)| problem.is_some()).map(|(_, id)| id).collect()
}

fn error(said: Option<AttrValue>) -> Html {
    said.map(|said| tag("p", "error", words(said))).unwrap_or_default()
}

/// The place of what is chosen; behind the last when nothing is.
fn place_of<T: PartialEq>(all: &[T], chosen: Option<&T>) -> usize {
    all.iter().position(|one| Some(one) == chosen).unwrap_or(all.len())
}

/// Saves the bottle, or says what is wrong and leads there.
fn save(place: Place<'_>, form: &BottleForm) {
    let form = BottleForm { asked: Asked::ToSave, ..form.clone() };
    let row = place.rows.iter().find(|row| Some(row.bottle.id.0) == form.number());
    match form.read(next_id(place.supply), now(place, row)) {
        Ok(bottle) => place.ask(Change::Put(bottle), place.site.text.bottles.is_saved),
        Err(problems) => {
            write(place.site, &form);
            if let Some(first) = wrong_fields(&problems).first() {
                place.site.page().focus(first);
            }
        }
    }
}
