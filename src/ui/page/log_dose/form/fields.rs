//! The fields of the form of a dose, with what is wrong with what is typed. They record nothing.

use yew::prelude::*;

use super::{Form, TIME, at_hand};
use crate::dose::{Exact, NumberError};
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Button, Field, FieldKind, all, button, field, tag};
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
        tag("div", "", all([field(given), self.meanings(id, number, &typing)]))
    }

    /// The two numbers that a text could be, each as a button that types it.
    fn meanings(&self, id: &'static str, number: Number, typing: &Callback<String>) -> Html {
        let Number::Wrong(NumberError::TwoMeanings { decimal, whole }) = number else {
            return Html::default();
        };
        let one = |number: Exact| {
            let text = unmistakable(number, self.site.style);
            let (typing, page, types) = (typing.clone(), self.site.page().clone(), text.clone());
            let onpress = Callback::from(move |()| {
                typing.emit(types.clone());
                page.focus(id);
            });
            button(Button { label: text.into(), onpress, ..Button::default() })
        };
        html! {
            <div class="row meanings" role="group" aria-label={self.site.text.calculator.which}>
                { all([one(decimal), one(whole)]) }
            </div>
        }
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
}
