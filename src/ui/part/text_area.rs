//! A field for a longer text, with how much room is left near its end. What was typed is never changed here.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{all, tag};

/// What a [`text_area`] is given.
#[derive(Debug)]
pub struct TextArea {
    /// The id of the field, unique on the page.
    pub id: &'static str,
    /// The label above it.
    pub label: AttrValue,
    /// The text in it.
    pub value: AttrValue,
    /// The most characters, as a browser counts them: UTF-16 units.
    pub most: usize,
    /// Under the field, said when it changes.
    pub hint: Option<AttrValue>,
    /// Told the whole text at every change.
    pub oninput: Callback<String>,
}

/// A field of several lines.
pub fn text_area(given: TextArea) -> Html {
    let oninput = given
        .oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let hint_id = [given.id, "-hint"].concat();
    let label = html! { <label class="h2" for={given.id}>{ given.label }</label> };
    let field = html! {
        <textarea class="input textarea" id={given.id} value={given.value} maxlength={given.most.to_string()}
            aria-describedby={hint_id.clone()} {oninput} />
    };
    let hint = html! { <p class="hint" id={hint_id} role="status">{ given.hint }</p> };
    tag("div", "field", all([label, field, hint]))
}
