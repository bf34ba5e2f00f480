//! A row that leads to what it tells of: an icon, a few words, and the sign of a way.

use yew::prelude::*;

use super::{Glyph, all, icon, tag};

/// A row for a list with the class `facts`.
pub fn fact(
    glyph: Glyph,
    said: Html,
    address: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    let go = html! { <svg class="icon go" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="m9 5 7 7-7 7" /></svg> };
    let content = all([icon(glyph), tag("span", "", said), go]);
    html! { <li><a class="fact" href={address} {onclick}>{ content }</a></li> }
}
