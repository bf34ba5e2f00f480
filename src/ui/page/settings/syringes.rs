//! The syringes that the person owns: the usual ones and their own, to pick and to take out again.

use yew::prelude::*;

use super::own_syringe::OwnSyringe;
use crate::dose::{Syringe, Volume};
use crate::store::syringes::MOST;
use crate::store::{OwnError, Settings};
use crate::ui::context::{SettingsHandle, Site, use_site};
use crate::ui::page::syringe_name;
use crate::ui::part::{Choice, Choices, Toast, all, choices, para, tag, tag_named, toast, words};
use crate::ui::text::Text;

/// The id of the section's heading, which gets the focus where the control that had it goes away.
const HEADING: &str = "syringes";
/// What the ids of the checkboxes begin with.
const CHIPS: &str = "syringe";

/// The section of Settings about syringes.
#[component]
pub(super) fn SyringesSection() -> Html {
    let site = use_site();
    let page = site.page().clone();
    let Site { text, style, settings, .. } = site;
    let last = use_state_eq(|| Last::Nothing);
    let offered = offered(settings.settings());
    let name = |syringe: Syringe| syringe_name(syringe, style, text);
    let owned = settings.settings().syringes.owned();
    let chips = offered
        .iter()
        .map(|syringe| Choice { name: name(*syringe).into(), chosen: owned.contains(syringe) })
        .collect();
    let onflip = {
        let (page, settings, last) = (page.clone(), settings.clone(), last.setter());
        Callback::from(move |place: usize| {
            if let Some(syringe) = offered.get(place) {
                let next = flip(*syringe, &settings);
                if let Last::Removed(_) = next {
                    // Its checkbox goes away from under the focus.
                    page.focus(HEADING);
                }
                last.set(next);
            }
        })
    };
    let onundo = {
        let (settings, last) = (settings.clone(), last.clone());
        Callback::from(move |()| {
            if let Last::Removed(syringe) = *last {
                let next = take(syringe, &settings);
                last.set(next);
                // The button goes away: the focus goes to the checkbox that is back, or to where it would be.
                match place_with(syringe, settings.settings()).filter(|_| next == Last::Nothing) {
                    Some(place) => page.focus_next(&chip_id(place)),
                    None => page.focus(HEADING),
                }
            }
        })
    };
    let say = &text.settings;
    let none = if owned.is_empty() {
        tag_named("p", "", "none-picked", tag("b", "", words(say.none_picked)))
    } else {
        Html::default()
    };
    let legend = say.which.into();
    let chips = choices(&Choices { name: CHIPS.into(), legend, choices: chips, onflip });
    let last = match *last {
        Last::Nothing => Html::default(),
        Last::Removed(syringe) => {
            let message = (say.removed)(&name(syringe)).into();
            toast(Toast { message, undo: say.undo.into(), onundo, testid: "undo-syringe" })
        }
        Last::Refused(error) => {
            html! { <p class="error" role="status">{ own_problem(error, text) }</p> }
        }
    };
    let content = [
        html! { <h2 id={HEADING} tabindex="-1">{ say.syringes }</h2> },
        para(say.syringes_lead),
        none,
        chips,
        last,
        html! { <OwnSyringe /> },
    ];
    tag("section", "section stack-l", all(content))
}

/// What the last tap did that needs saying.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    /// One of their own is gone from the list: the way back is offered.
    Removed(Syringe),
    Refused(OwnError),
}

/// The usual syringes and those owned, in order of size.
fn offered(settings: &Settings) -> Vec<Syringe> {
    let mut all = Syringe::usual();
    all.extend(settings.syringes.owned().iter().filter(|owned| !Syringe::usual().contains(owned)));
    all.sort_by_key(size);
    all
}

fn size(of: &Syringe) -> (Volume, Volume) {
    (of.capacity(), of.spacing())
}

/// Where a syringe stands among those offered, once it is owned.
fn place_with(syringe: Syringe, settings: &Settings) -> Option<usize> {
    let mut with = offered(settings);
    with.push(syringe);
    with.sort_by_key(size);
    with.iter().position(|other| *other == syringe)
}

fn chip_id(place: usize) -> String {
    format!("{CHIPS}-{place}")
}

/// Picks a syringe, or takes it out again.
fn flip(syringe: Syringe, settings: &SettingsHandle) -> Last {
    if !settings.settings().syringes.owned().contains(&syringe) {
        return take(syringe, settings);
    }
    settings.change(|settings| settings.syringes.disown(syringe));
    // A usual one still stands in the list, to be picked again.
    if Syringe::usual().contains(&syringe) { Last::Nothing } else { Last::Removed(syringe) }
}

fn take(syringe: Syringe, settings: &SettingsHandle) -> Last {
    match settings.try_change(|settings| settings.syringes.own(syringe)) {
        Ok(()) => Last::Nothing,
        Err(error) => Last::Refused(error),
    }
}

/// Why a syringe is not taken into the list.
pub(super) fn own_problem(error: OwnError, text: Text) -> String {
    match error {
        OwnError::Already => text.settings.already.to_owned(),
        OwnError::TooFine => text.settings.too_fine.to_owned(),
        OwnError::TooMany => (text.settings.too_many)(&MOST.to_string()),
    }
}
