//! A quantity that goes up and down by taps, without a keyboard.

use yew::prelude::*;

/// What a [`stepper`] is given.
#[derive(Debug)]
pub struct Stepper {
    /// The ids are `<id>-less`, `<id>` and `<id>-more`.
    pub id: &'static str,
    /// The name of the group, for screen readers.
    pub label: AttrValue,
    /// What it shows.
    pub shown: AttrValue,
    /// The names of the two buttons: less, more.
    pub names: [AttrValue; 2],
    /// Told when it is to go down.
    pub onless: Callback<()>,
    /// Told when it is to go up.
    pub onmore: Callback<()>,
}

/// Two buttons with a quantity between them, which is said when it changes.
pub fn stepper(given: Stepper) -> Html {
    let [less, more] = given.names;
    let press = |on: Callback<()>| on.reform(|_: MouseEvent| ());
    let id = |end: &str| [given.id, end].concat();
    html! {
        <div class="stepper" role="group" aria-label={given.label}>
            <button type="button" id={id("-less")} aria-label={less} onclick={press(given.onless)}>{ "−" }</button>
            <output id={given.id} aria-live="polite"><bdi>{ given.shown }</bdi></output>
            <button type="button" id={id("-more")} aria-label={more} onclick={press(given.onmore)}>{ "+" }</button>
        </div>
    }
}
