//! Buttons that do something on this page. What leads to another place is a link, not a button.

use yew::prelude::*;

use super::{Glyph, icon};

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

/// What a [`Button`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct ButtonProps {
    /// What pressing it does.
    pub onpress: Callback<()>,
    /// How much it asks to be pressed.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Its id, where something must find it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its name for end-to-end tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// An icon before the label.
    #[prop_or_default]
    pub glyph: Option<Glyph>,
    /// The full label for screen readers, where the seen one needs its surroundings; it must contain the seen one.
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
    /// The label.
    pub children: Html,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let class = match props.kind {
        ButtonKind::Main => "btn btn--main",
        ButtonKind::Plain => "btn",
        ButtonKind::Quiet => "btn btn--quiet",
    };
    let onclick = props.onpress.reform(|_: MouseEvent| ());
    html! {
        <button type="button" {class} id={props.id.clone()} data-testid={props.testid.clone()} aria-label={props.spoken.clone()} {onclick}>
            if let Some(glyph) = props.glyph { { icon(glyph) } }
            <span>{ props.children.clone() }</span>
        </button>
    }
}
