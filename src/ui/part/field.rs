//! Fields to type a number in: a label, the text, and under it what was read or what is wrong. What was typed is never changed here.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Select, all, label, tag};

/// Which keyboard a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Numbers with a decimal sign.
    #[default]
    Decimal,
    /// Any text.
    Text,
    /// A date, which the browser gives as 2026-11-24, or empty as long as it is none.
    Date,
}

/// What a [`field`] is given; the rest can be left to the default.
#[derive(Debug, Default)]
pub struct Field {
    /// The id of the input, unique on the page.
    pub id: AttrValue,
    /// The label above it.
    pub label: AttrValue,
    /// The text in it, exactly as typed.
    pub value: AttrValue,
    /// Told the whole text at every change.
    pub oninput: Callback<String>,
    /// Told when the person leaves the field.
    pub onleave: Callback<()>,
    /// What is wrong with the text, if anything.
    pub error: Option<AttrValue>,
    /// Under the field: help, or an echo of what was read.
    pub hint: Option<AttrValue>,
    /// Which keyboard a phone shows.
    pub kind: FieldKind,
}

/// The units beside a number.
#[derive(Debug)]
pub struct Units {
    /// The label, for screen readers.
    pub label: AttrValue,
    /// The units to choose from.
    pub names: Rc<[AttrValue]>,
    /// The chosen unit's place in the list.
    pub chosen: usize,
    /// Told the place of a unit when it is chosen.
    pub onchoose: Callback<usize>,
}

/// A text field with its label, hint and error.
pub fn field(given: Field) -> Html {
    let input = input(&given);
    around(given, input)
}

/// A number joined to a native choice of its unit, whose id is `<id>-unit`.
pub fn combo(given: Field, units: Units) -> Html {
    let id = [given.id.as_str(), "-unit"].concat();
    let unit = html! {
        <Select {id} spoken={units.label} options={units.names} chosen={units.chosen} onchoose={units.onchoose} />
    };
    let both = tag("div", "combo", all([input(&given), unit]));
    around(given, both)
}

fn around(given: Field, inside: Html) -> Html {
    let under = |class: &'static str, id: String, text: Option<AttrValue>| match text {
        Some(text) => html! { <p {class} {id}>{ text }</p> },
        None => Html::default(),
    };
    let error = under("error", error_id(&given.id), given.error);
    let hint = under("hint", hint_id(&given.id), given.hint);
    tag("div", "field", all([label(given.id, given.label), inside, error, hint]))
}

fn input(given: &Field) -> Html {
    let oninput = given
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onblur = given.onleave.reform(|_: FocusEvent| ());
    let (kind, inputmode, class) = match given.kind {
        FieldKind::Decimal => ("text", Some("decimal"), "input input--number"),
        FieldKind::Text => ("text", Some("text"), "input"),
        FieldKind::Date => ("date", None, "input"),
    };
    let described = described(given);
    html! {
        <input type={kind} {class} id={given.id.clone()} {inputmode} autocomplete="off" autocapitalize="off" spellcheck="false"
            value={given.value.clone()} aria-invalid={given.error.is_some().then_some("true")} aria-describedby={described} {oninput} {onblur} />
    }
}

/// A field of several lines.
pub fn area(given: Field) -> Html {
    let oninput = given
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onblur = given.onleave.reform(|_: FocusEvent| ());
    let described = described(&given);
    let area = html! {
        <textarea class="input" rows="3" id={given.id.clone()} autocomplete="off" value={given.value.clone()}
            aria-invalid={given.error.is_some().then_some("true")} aria-describedby={described} {oninput} {onblur} />
    };
    around(given, area)
}

/// What stands under a field, for screen readers.
fn described(given: &Field) -> Option<String> {
    match (&given.error, &given.hint) {
        (None, None) => None,
        (Some(_), None) => Some(error_id(&given.id)),
        (None, Some(_)) => Some(hint_id(&given.id)),
        (Some(_), Some(_)) => Some([error_id(&given.id), hint_id(&given.id)].join(" ")),
    }
}

fn error_id(id: &str) -> String {
    [id, "-error"].concat()
}

fn hint_id(id: &str) -> String {
    [id, "-hint"].concat()
}
