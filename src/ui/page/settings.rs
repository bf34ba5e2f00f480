//! The Settings place. It knows no other place.

use yew::prelude::*;

use super::head;
use crate::ui::context::use_text;

/// What the person chose once.
#[component]
pub fn SettingsPage() -> Html {
    let text = use_text();
    head(text.shell.settings, None)
}
