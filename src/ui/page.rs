//! The places, one file each. A page is given the site and hands properties to parts; it knows no other page.
//! Pages are plain functions; what has a state of its own in them is a component.

mod about;
mod dose;
mod missing;
mod settings;

pub use about::about_page;
pub use dose::dose_page;
pub use missing::missing_page;
pub use settings::settings_page;

use yew::prelude::*;

use super::shell::HEADING;
use super::text::Text;
use crate::dose::{Style, Syringe};
use crate::ui::part::{all, para, tag};

/// The head of a place: its name, and a sentence under it.
pub(in crate::ui) fn head(name: &'static str, lead: Option<&'static str>) -> Html {
    let name = html! { <h1 id={HEADING} tabindex="-1">{ name }</h1> };
    tag("header", "head", all([name, lead.map(para).unwrap_or_default()]))
}

/// A syringe in words: its capacity and its marks.
pub(super) fn syringe_name(syringe: Syringe, style: Style, text: Text) -> String {
    let volume = |volume| {
        let written = style.volume(volume);
        if written.exact { written.text } else { (text.calculator.about)(&written.text) }
    };
    (text.settings.syringe)(&volume(syringe.capacity()), &volume(syringe.spacing()))
}
