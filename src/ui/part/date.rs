//! A date: the browser's own field, which knows the person's calendar. Its value is an ISO date whatever it shows, or empty.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{all, label, tag};

/// What a [`date_field`] is given.
#[derive(Debug)]
pub struct DateField {
    /// The id of the input, unique on the page; the error's is `<id>-error`.
    pub id: AttrValue,
    /// The label above it.
    pub label: AttrValue,
    /// The date, as 2026-11-24, or empty.
    pub value: AttrValue,
    /// The latest date that can be chosen. One that is typed may be later.
    pub latest: AttrValue,
    /// Told the date at every change; empty as long as it is not whole.
    pub oninput: Callback<String>,
    /// What is wrong with it, if anything.
    pub error: Option<AttrValue>,
}

/// A field for a date.
pub fn date_field(given: DateField) -> Html {
    let oninput = given
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let error_id = [given.id.as_str(), "-error"].concat();
    let (invalid, described) = match given.error {
        Some(_) => (Some("true"), Some(error_id.clone())),
        None => (None, None),
    };
    let input = html! {
        <input type="date" class="input" id={given.id.clone()} value={given.value} max={given.latest}
            aria-invalid={invalid} aria-describedby={described} {oninput} />
    };
    let error = given.error.map(|error| html! { <p class="error" id={error_id}>{ error }</p> });
    tag("div", "field", all([label(given.id, given.label), input, error.unwrap_or_default()]))
}
