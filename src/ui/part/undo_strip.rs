//! What was just done, how it stands, and the way back, in the place where the thing was.

use yew::prelude::*;

use super::{Button, Glyph, all, button, icon, tag, words};
use crate::ui::port::PagePort;

/// How long the way back waits before it can be pressed, in milliseconds: the second tap of a hand that shakes must not undo the first.
pub const EARLY_MS: u32 = 700;

/// What an [`UndoStrip`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct UndoStripProps {
    /// Has the timer.
    pub page: PagePort,
    /// The id of the message, which can be given the focus.
    pub id: AttrValue,
    /// What was done.
    pub message: AttrValue,
    /// How it stands: a small line under it.
    #[prop_or_default]
    pub standing: Html,
    /// The label of the way back.
    pub undo: AttrValue,
    /// The way back; none where there is none.
    #[prop_or_default]
    pub onundo: Option<Callback<()>>,
    /// The button's name for end-to-end tests.
    pub testid: &'static str,
}

/// A strip with an undo button, which keeps its room from the start and can be pressed after a moment. Give it a key of its own for each
/// thing that was done.
#[component]
pub fn UndoStrip(props: &UndoStripProps) -> Html {
    let early = use_state(|| true);
    {
        let (page, early) = (props.page.clone(), early.clone());
        use_effect_with((), move |()| {
            let timer = page.after(EARLY_MS, Callback::from(move |()| early.set(false)));
            move || drop(timer)
        });
    }
    let said = all([tag("b", "", words(&props.message)), props.standing.clone()]);
    let said = html! { <p id={props.id.clone()} tabindex="-1" role="status">{ said }</p> };
    let undo = props.onundo.clone().map(|onpress| {
        let label = props.undo.clone();
        button(Button { label, onpress, testid: Some(props.testid), ..Button::default() })
    });
    let class = classes!("done", early.then_some("is-early"));
    html! { <div {class}>{ all([icon(Glyph::Check), said, undo.unwrap_or_default()]) }</div> }
}
