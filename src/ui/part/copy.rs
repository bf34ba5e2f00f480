//! A button that copies a text and says whether it did.

use yew::prelude::*;

use super::{Button, Glyph, button};
use crate::ui::port::PagePort;
use crate::ui::text::Text;

/// What a [`CopyButton`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct CopyButtonProps {
    /// Has the clipboard.
    pub page: PagePort,
    /// The words, for the answer.
    pub text: Text,
    /// What is copied.
    pub copy: AttrValue,
    /// Its name for end-to-end tests.
    pub testid: &'static str,
    /// The label.
    pub label: AttrValue,
}

/// A button that copies a text. The answer goes away when the text changes: it is no longer what is on the clipboard.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let answer = use_state_eq(|| None);
    {
        let answer = answer.clone();
        use_effect_with(props.copy.clone(), move |_| answer.set(None));
    }
    let onpress = {
        let (page, copy, answer) = (props.page.clone(), props.copy.clone(), answer.clone());
        Callback::from(move |()| {
            let answer = answer.setter();
            page.copy(
                &copy,
                Callback::from(move |done: Result<(), _>| answer.set(Some(done.is_ok()))),
            );
        })
    };
    let words = answer
        .map(|copied| if copied { props.text.parts.copied } else { props.text.parts.not_copied });
    html! {
        <p class="copy">
            { button(Button {
                label: props.label.clone(),
                onpress,
                glyph: Some(Glyph::Sheets),
                testid: Some(props.testid),
                ..Button::default()
            }) }
            <span class="small" role="status">{ words.unwrap_or_default() }</span>
        </p>
    }
}
