//! Buttons that do something on this page. What leads to another place is a link, not a button.

use yew::prelude::*;

use super::{Glyph, all, icon, tag, words};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one primary action of a screen.
    Main,
    /// Any other action.
    #[default]
    Plain,
    /// An action that keeps in the background: underlined text.
    Quiet,
}

/// What a [`button`] is given; the rest can be left to the default.
#[derive(Debug, Default)]
pub struct Button {
    /// The label.
    pub label: AttrValue,
    /// What pressing it does.
    pub onpress: Callback<()>,
    /// How much it asks to be pressed.
    pub kind: ButtonKind,
    /// Its id, where something must find it.
    pub id: Option<&'static str>,
    /// Its name for end-to-end tests.
    pub testid: Option<&'static str>,
    /// An icon before the label.
    pub glyph: Option<Glyph>,
}

/// A button for what keeps in the background; its id is its name for tests too.
pub fn quiet(label: &'static str, id: &'static str, onpress: Callback<()>) -> Html {
    let (kind, name) = (ButtonKind::Quiet, Some(id));
    let label = label.into();
    button(Button { label, onpress, kind, id: name, testid: name, ..Button::default() })
}

/// A button.
pub fn button(given: Button) -> Html {
    let class = match given.kind {
        ButtonKind::Main => "btn btn--main",
        ButtonKind::Plain => "btn",
        ButtonKind::Quiet => "btn btn--quiet",
    };
    let onclick = given.onpress.reform(|_: MouseEvent| ());
    // A mouse that goes down on it takes no focus: what a field tells when it is left would push the button away before the mouse goes
    // up, and the press would be lost.
    let onmousedown = (given.kind == ButtonKind::Main)
        .then(|| Callback::from(|event: MouseEvent| event.prevent_default()));
    let icon = given.glyph.map(icon).unwrap_or_default();
    let content = all([icon, tag("span", "", words(given.label))]);
    html! {
        <button type="button" {class} id={given.id} data-testid={given.testid} {onclick} {onmousedown}>
            { content }
        </button>
    }
}
