//! The fields of the form of a dose, with what is wrong with what is typed. They record nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::{BOTTLE, Form, TIME, at_hand};
use crate::diary::{BottleId, DoseRecord};
use crate::ui::numbers::about;
use crate::ui::page::meanings::meanings;
use crate::ui::page::night::bottle_name;
use crate::ui::part::{Field, FieldKind, Select, all, field, tag, words};
use crate::ui::reading::number_problem;
use crate::ui::state::dose_log::{Number, Time, Typed};

impl Form<'_> {
    /// Puts a text into the form, as it stands by then: a slow phone shows a key only after the next one.
    fn typing(&self, set: fn(&mut Typed, String, &Typed)) -> Callback<String> {
        let (start, said) = (self.start.clone(), self.said.setter());
        let (diary, name) = (self.site.diary(), self.name);
        Callback::from(move |text| {
            let (mut now, start) = at_hand(&diary, name, &start);
            set(&mut now, text, &start);
            said.set("");
            if now == start {
                diary.done_typing(name);
            } else {
                diary.type_into(name, now.fields(&start));
            }
        })
    }

    fn left(&self, place: usize) -> Callback<()> {
        let shown = self.shown.clone();
        Callback::from(move |()| {
            let mut now = *shown;
            if let Some(shows) = now.get_mut(place) {
                *shows = true;
            }
            shown.set(now);
        })
    }

    fn shows(&self, place: usize) -> bool {
        self.shown.get(place).copied().unwrap_or(false)
    }

    pub(super) fn number(
        &self,
        place: usize,
        (id, label): (&'static str, &'static str),
        hint: Option<&'static str>,
        number: Number,
    ) -> Html {
        let say = &self.site.text.log_dose;
        let (text, set): (&str, fn(&mut Typed, String, &Typed)) = if place == 0 {
            (&self.typed.dose, Typed::type_dose)
        } else {
            (&self.typed.draw, |typed, text, _| typed.draw = text)
        };
        let typing = self.typing(set);
        let error = match number {
            Number::Nothing if place == 0 => Some(say.no_dose.to_owned()),
            Number::Nothing | Number::Read(_) => None,
            Number::Zero if place == 0 => Some(say.zero.to_owned()),
            Number::Zero | Number::TooMuch => Some(say.draw_wrong.to_owned()),
            Number::OtherUnit => {
                Some(if place == 0 { say.only_mg } else { say.only_ml }.to_owned())
            }
            Number::Wrong(error) => number_problem(error, self.site.style, self.site.text),
        };
        let both = meanings(self.site, &id.into(), text, &typing);
        let given = Field {
            id: id.into(),
            label: label.into(),
            value: text.to_owned().into(),
            oninput: typing.clone(),
            onleave: self.left(place),
            error: error.filter(|_| self.shows(place)).map(AttrValue::from),
            hint: hint.map(AttrValue::from),
            ..Field::default()
        };
        tag("div", "", all([field(given), both]))
    }

    pub(super) fn time(&self, time: Time) -> Html {
        let say = &self.site.text.log_dose;
        let error = match time {
            Time::At(_) => None,
            Time::Wrong => Some(say.time_wrong.to_owned()),
            Time::Later => Some((say.time_later)(&self.site.time(self.site.diary().now()))),
        };
        let is_tonight = self.props.night == self.site.diary().tonight();
        field(Field {
            id: TIME.into(),
            label: say.time.into(),
            value: self.typed.time.clone().into(),
            oninput: self.typing(|typed, text, _| typed.time = text),
            onleave: self.left(2),
            error: error.filter(|_| self.shows(2)).map(AttrValue::from),
            hint: Some(if is_tonight { say.time_hint } else { say.time_hint_earlier }.into()),
            kind: FieldKind::Text,
        })
    }

    /// Which bottle it is from, where there are any: what the app works out, or what the person chose. What is wrong with that choice
    /// stands under it.
    pub(super) fn bottle(&self, record: Option<DoseRecord>) -> Html {
        let (bottles, say) = (&self.before.bottles, &self.site.text.log_dose);
        if bottles.is_empty() {
            return Html::default();
        }
        let worked_out = record.map(|record| self.with_bottle(record));
        let shown = match (self.typed.chosen_bottle(), &worked_out) {
            (Some(chosen), _) => chosen,
            (None, Some(Ok(DoseRecord::Taken { bottle, .. }))) => *bottle,
            (None, _) => self.before.bottle.map(|bottle| bottle.id),
        };
        let place = bottles.iter().position(|bottle| Some(bottle.id) == shown);
        let names = bottles.iter().map(|bottle| bottle_name(self.site, bottle));
        let options: Rc<[AttrValue]> =
            names.chain([say.no_bottle.to_owned()]).map(AttrValue::from).collect();
        let ids: Vec<BottleId> = bottles.iter().map(|bottle| bottle.id).collect();
        let typing =
            self.typing(|typed, chosen, _| typed.choose_bottle(chosen.parse().ok().map(BottleId)));
        let onchoose = typing.reform(move |place: usize| {
            ids.get(place).map(|id| id.0.to_string()).unwrap_or_default()
        });
        let wrong = match worked_out {
            Some(Err(bottle)) => {
                let strength = about(self.site.style.strength(bottle.strength), self.site.text);
                Some(tag("span", "error", words((say.other_draw)(&strength))))
            }
            Some(Ok(_)) | None => None,
        };
        let hint = html! { <span role="status">{ wrong.unwrap_or_default() }</span> };
        html! {
            <Select id={BOTTLE} label={say.bottle} {options} chosen={place.unwrap_or(bottles.len())} {onchoose} {hint} />
        }
    }
}
