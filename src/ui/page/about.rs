//! The About place. It knows no other place.

use yew::prelude::*;

use super::head;
use crate::ui::context::use_text;

/// What this is, and how to check it.
#[component]
pub fn AboutPage() -> Html {
    let text = use_text();
    head(text.shell.about, None)
}
