//! What an address without a place shows, and the way back.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;
use crate::ui::route::HOME;

/// There is no such page.
pub(in crate::ui) fn missing_page(site: &Site) -> Html {
    let say = &site.text.shell;
    html! {
        <>
            { head(say.missing, Some(say.missing_lead)) }
            <p><a class="btn" href={HOME.address()}><span>{ say.missing_back }</span></a></p>
        </>
    }
}
