//! What was just done, with the way back. It stands where the thing was and stays until the page is left.

use yew::prelude::*;

use super::{Button, all, button, tag};

/// What a [`toast`] is given.
#[derive(Debug)]
pub struct Toast {
    /// What was done.
    pub message: AttrValue,
    /// The label of the way back.
    pub undo: AttrValue,
    /// The way back.
    pub onundo: Callback<()>,
    /// The button's name for end-to-end tests.
    pub testid: &'static str,
}

/// A strip with an undo button.
pub fn toast(toast: Toast) -> Html {
    let undo = Button {
        label: toast.undo,
        onpress: toast.onundo,
        testid: Some(toast.testid),
        ..Button::default()
    };
    let message = html! { <p role="status">{ toast.message }</p> };
    tag("div", "toast", all([message, button(undo)]))
}
