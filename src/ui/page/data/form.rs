//! A form of one button: Enter in one of its fields does what the button does.

use yew::prelude::*;

use crate::ui::part::{all, tag, words};

/// The button of a form.
pub(in crate::ui::page) struct Sender {
    /// Its label.
    pub(in crate::ui::page) label: &'static str,
    /// Its name for end-to-end tests.
    pub(in crate::ui::page) testid: &'static str,
    /// What it does.
    pub(in crate::ui::page) onsend: Callback<()>,
}

/// The form.
pub(in crate::ui::page) fn form(content: Html, sender: Sender) -> Html {
    let Sender { label, testid, onsend } = sender;
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        onsend.emit(());
    });
    let button = html! {
        <button type="submit" class="btn" data-testid={testid}>{ tag("span", "", words(label)) }</button>
    };
    html! { <form class="stack" {onsubmit}>{ all([content, tag("p", "acts", button)]) }</form> }
}
