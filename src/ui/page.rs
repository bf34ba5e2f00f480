//! The places, one file each. A page reads contexts and hands properties to parts; it knows no other page.

mod about;
mod dose;
mod missing;
mod settings;

pub use about::AboutPage;
pub use dose::{DosePage, DosePageProps};
pub use missing::MissingPage;
pub use settings::SettingsPage;

use yew::prelude::*;

use super::shell::HEADING;

/// The head of a place: its name, and a sentence under it.
pub(super) fn head(name: &'static str, lead: Option<&'static str>) -> Html {
    html! {
        <header class="head">
            <h1 id={HEADING} tabindex="-1">{ name }</h1>
            if let Some(lead) = lead { <p>{ lead }</p> }
        </header>
    }
}
