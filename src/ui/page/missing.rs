//! What an address without a place shows, and the way back.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;
use crate::ui::part::{all, tag, words};
use crate::ui::route::HOME;

/// There is no such page.
pub fn missing_page(site: &Site) -> Html {
    let say = &site.text.shell;
    let back = html! {
        <a class="btn" href={HOME.address()}>{ tag("span", "", words(say.missing_back)) }</a>
    };
    all([head(say.missing, Some(say.missing_lead)), tag("p", "", back)])
}
