//! The places, one file each. A page is given the site and hands properties to parts; it knows no other page.
//! Pages are plain functions; what has a state of its own in them is a component.

mod about;
mod bottles;
mod bring_in;
mod cabinet;
mod call_sheet;
mod check_in;
mod chosen_file;
mod data;
mod diary;
mod dose;
mod dose_card;
mod entry;
mod erase;
mod first;
mod learn;
mod lists;
mod log_dose;
mod meanings;
mod missing;
mod night;
mod night_form;
mod passphrase;
mod plan;
mod relapse;
mod report;
mod restore;
mod saving;
mod settings;
mod syringe_name;
mod taking;
mod tonight;
mod trash;
mod trends;

pub use about::about_page;
pub use bottles::{bottles_page, bottles_view};
pub use bring_in::bring_in_page;
pub use call_sheet::{call_sheet_page, call_sheet_view};
pub use check_in::check_in_page;
pub use data::{data_page, promise_view};
pub use diary::diary_page;
pub use dose::{dose_page, fill_ladder};
pub use dose_card::{CardForm, dose_card_page, dose_card_view};
pub use entry::entry_page;
pub use erase::erase_page;
pub use first::first_page;
pub use learn::learn_page;
pub use lists::lists_page;
pub use log_dose::log_dose_page;
pub use missing::missing_page;
pub use passphrase::{passphrase_page, unlock_page};
pub use plan::{calendar_text, plan_page, plan_steps_page};
pub use relapse::{relapse_page, relapse_view};
pub use report::report_page;
pub use restore::{restore_page, restore_view};
pub use settings::settings_page;
use syringe_name::syringe_name;
pub use tonight::tonight_page;
pub use trash::trash_page;
pub use trends::trends_page;

use yew::prelude::*;

use super::shell::HEADING;
use crate::ui::part::{all, para, tag};

/// The head of a place: its name, and a sentence under it.
pub(in crate::ui) fn head(name: &'static str, lead: Option<&'static str>) -> Html {
    let name = html! { <h1 id={HEADING} tabindex="-1">{ name }</h1> };
    tag("header", "head", all([name, lead.map(para).unwrap_or_default()]))
}
