//! Any of many, or one of many: chips side by side under one question.

use yew::prelude::*;

use super::{Glyph, all, fieldset, icon, tag, words};

/// One of the checkboxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub name: AttrValue,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What [`choices`] is given.
#[derive(Debug)]
pub struct Choices {
    /// Unique on the page; the checkboxes' ids are `<name>-0`, `<name>-1` ...
    pub name: AttrValue,
    /// The question above them.
    pub legend: AttrValue,
    /// The checkboxes, in order.
    pub choices: Vec<Choice>,
    /// Told the place in the list when one is chosen, or no longer.
    pub onflip: Callback<usize>,
}

/// Checkboxes side by side.
pub fn choices(given: &Choices) -> Html {
    let boxes = given.choices.iter().enumerate();
    let boxes = boxes.map(|(place, choice)| checkbox(given, place, choice)).collect();
    fieldset(&given.legend, "chips", boxes)
}

fn checkbox(given: &Choices, place: usize, choice: &Choice) -> Html {
    let onchange = given.onflip.reform(move |_: Event| place);
    let id = [given.name.as_str(), "-", &place.to_string()].concat();
    html! {
        <label class="chip" key={choice.name.as_str()}>
            <input type="checkbox" {id} checked={choice.chosen} {onchange} />
            { all([icon(Glyph::Check), tag("span", "", words(&choice.name))]) }
        </label>
    }
}

/// What [`radios`] is given.
#[derive(Debug)]
pub struct Radios {
    /// The name that the radios share, unique on the page; their ids are `<name>-0`, `<name>-1` ...
    pub name: AttrValue,
    /// The question above them.
    pub legend: AttrValue,
    /// What can be chosen, in order.
    pub options: Vec<AttrValue>,
    /// The place in the list of what is chosen, if anything is.
    pub chosen: Option<usize>,
    /// Told the place in the list when the person chooses.
    pub onchoose: Callback<usize>,
    /// What is wrong with the choice; its id is `<name>-error`.
    pub error: Option<AttrValue>,
}

/// One of many, as chips that take as many lines as they need.
pub fn radios(given: &Radios) -> Html {
    let radios = given.options.iter().enumerate();
    let radios = radios.map(|(place, option)| one(given, place, option)).collect();
    let error = given.error.as_ref().map(|said| {
        html! { <p class="error" id={error_id(given)}>{ words(said) }</p> }
    });
    let error = html! { <div role="status">{ error.unwrap_or_default() }</div> };
    tag("div", "", all([fieldset(&given.legend, "chips", radios), error]))
}

fn error_id(given: &Radios) -> String {
    [given.name.as_str(), "-error"].concat()
}

fn one(given: &Radios, place: usize, option: &AttrValue) -> Html {
    let onchange = given.onchoose.reform(move |_: Event| place);
    let id = [given.name.as_str(), "-", &place.to_string()].concat();
    let wrong = given.error.as_ref().map(|_| error_id(given));
    html! {
        <label class="chip" key={place}>
            <input type="radio" name={given.name.clone()} {id} aria-describedby={wrong} checked={Some(place) == given.chosen} {onchange} />
            { all([icon(Glyph::Check), tag("span", "", words(option))]) }
        </label>
    }
}
