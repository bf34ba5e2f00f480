//! Plain elements as functions, for what stands in the page again and again.
//!
//! `html!` writes every element out where it stands, some 130 bytes of program each, and every `{ piece }` beside another one
//! costs as much again. A call costs a fifth. So pages put pieces together with these, and keep `html!` for elements with
//! attributes and listeners of their own.

use yew::prelude::*;

/// Pieces one after the other.
pub fn all<const N: usize>(pieces: [Html; N]) -> Html {
    list(Vec::from(pieces))
}

/// Pieces one after the other, however many.
pub fn list(pieces: Vec<Html>) -> Html {
    yew::virtual_dom::VList::with_children(pieces, None).into()
}

/// A text that stands beside other pieces.
pub fn words(text: impl Into<AttrValue>) -> Html {
    yew::virtual_dom::VText::new(text).into()
}

/// An element of this name; no class is the empty text.
pub fn tag(name: &'static str, class: &'static str, content: Html) -> Html {
    element(name, class, None, content)
}

/// An element of this name that end-to-end tests find.
pub fn tag_named(
    name: &'static str,
    class: &'static str,
    testid: &'static str,
    content: Html,
) -> Html {
    element(name, class, Some(testid), content)
}

#[expect(
    clippy::ignored_unit_patterns,
    reason = "`html!` writes it for a tag whose name is a value"
)]
fn element(
    name: &'static str,
    class: &'static str,
    testid: Option<&'static str>,
    content: Html,
) -> Html {
    let class = Some(class).filter(|class| !class.is_empty());
    html! { <@{name} {class} data-testid={testid}>{ content }</@> }
}

/// A paragraph.
pub fn para(text: impl Into<AttrValue>) -> Html {
    tag("p", "", words(text))
}

/// Paragraphs.
pub fn paras<const N: usize>(texts: [String; N]) -> Html {
    all(texts.map(para))
}

/// The head of a column.
pub fn column(text: impl Into<AttrValue>) -> Html {
    head("col", words(text))
}

/// The head of a row.
pub fn row_head(content: Html) -> Html {
    head("row", content)
}

fn head(scope: &'static str, content: Html) -> Html {
    html! { <th {scope}>{ content }</th> }
}

/// A cell, with the head of its column for windows too narrow for a table; no class is the empty text.
pub fn cell(class: &'static str, column: impl Into<AttrValue>, content: Html) -> Html {
    fn made(class: &'static str, column: AttrValue, content: Html) -> Html {
        html! { <td {class} data-h={column}>{ content }</td> }
    }
    made(class, column.into(), content)
}

/// The label of a field.
pub fn label(of: AttrValue, text: AttrValue) -> Html {
    html! { <label class="label" for={of}>{ text }</label> }
}

/// Controls under one question; the class is of what they stand in.
pub fn fieldset(legend: &AttrValue, class: &'static str, controls: Html) -> Html {
    let legend = tag("legend", "label", words(legend));
    tag("fieldset", "field", all([legend, tag("div", class, controls)]))
}

/// A link within the app.
pub fn link(address: &'static str, text: &'static str) -> Html {
    html! { <a href={address}>{ text }</a> }
}
