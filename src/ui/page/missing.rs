//! What an address without a place shows, and the way back.

use yew::prelude::*;

use super::head;
use crate::ui::context::use_text;
use crate::ui::route::HOME;

/// There is no such page.
#[component]
pub fn MissingPage() -> Html {
    let text = use_text();
    html! {
        <>
            { head(text.shell.missing, Some(text.shell.missing_lead)) }
            <p><a class="btn" href={HOME.address()}><span>{ text.shell.missing_back }</span></a></p>
        </>
    }
}
