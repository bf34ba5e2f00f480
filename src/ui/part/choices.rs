//! Any of many: checkboxes side by side under one question.

use std::rc::Rc;

use yew::prelude::*;

use super::{Glyph, icon};

/// One of the checkboxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub name: AttrValue,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What [`Choices`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct ChoicesProps {
    /// Unique on the page; the checkboxes' ids are `<name>-0`, `<name>-1` ...
    pub name: AttrValue,
    /// The question above them.
    pub legend: AttrValue,
    /// The checkboxes, in order.
    pub choices: Rc<[Choice]>,
    /// Told the place in the list when one is chosen, or no longer.
    pub onflip: Callback<usize>,
}

/// Checkboxes side by side.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    html! {
        <fieldset class="field">
            <legend class="label">{ props.legend.clone() }</legend>
            <div class="chips">
                { for props.choices.iter().enumerate().map(|(place, choice)| {
                    let onchange = props.onflip.reform(move |_: Event| place);
                    let id = [props.name.as_str(), "-", &place.to_string()].concat();
                    html! {
                        <label class="chip" key={choice.name.to_string()}>
                            <input type="checkbox" {id} checked={choice.chosen} {onchange} />
                            { icon(Glyph::Check) }<span>{ choice.name.clone() }</span>
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}
