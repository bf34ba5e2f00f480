//! The syringes that the person owns: the usual ones and their own, to pick and to take out again.

use yew::prelude::*;

use super::own_syringe::OwnSyringe;
use crate::dose::Syringe;
use crate::store::syringes::MOST;
use crate::store::{OwnError, Settings};
use crate::ui::context::{SettingsHandle, Site, use_site};
use crate::ui::page::syringe_name;
use crate::ui::part::{Choice, Choices, Toast, choices, toast};
use crate::ui::text::Text;

/// The section of Settings about syringes.
#[component]
pub(super) fn SyringesSection() -> Html {
    let Site { text, style, settings, .. } = use_site();
    let last = use_state_eq(|| Last::Nothing);
    let offered = offered(settings.settings());
    let name = |syringe: Syringe| syringe_name(syringe, style, text);
    let owned = settings.settings().syringes.owned();
    let chips = offered
        .iter()
        .map(|syringe| Choice { name: name(*syringe).into(), chosen: owned.contains(syringe) })
        .collect();
    let onflip = {
        let (settings, last) = (settings.clone(), last.setter());
        Callback::from(move |place: usize| {
            if let Some(syringe) = offered.get(place) {
                last.set(flip(*syringe, &settings));
            }
        })
    };
    let onundo = {
        let (settings, last) = (settings.clone(), last.clone());
        Callback::from(move |()| {
            if let Last::Removed(syringe) = *last {
                last.set(take(syringe, &settings));
            }
        })
    };
    html! {
        <section class="section stack-l">
            <h2>{ text.settings.syringes }</h2>
            <p>{ text.settings.syringes_lead }</p>
            if owned.is_empty() { <p data-testid="none-picked"><b>{ text.settings.none_picked }</b></p> }
            { choices(&Choices { name: "syringe".into(), legend: text.settings.which.into(), choices: chips, onflip }) }
            if let Last::Removed(syringe) = *last {
                { toast(Toast {
                    message: (text.settings.removed)(&name(syringe)).into(),
                    undo: text.settings.undo.into(),
                    onundo,
                    testid: "undo-syringe",
                }) }
            }
            if let Last::Refused(error) = *last { <p class="error" role="status">{ own_problem(error, text) }</p> }
            <OwnSyringe />
        </section>
    }
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
    all.sort_by_key(|syringe| (syringe.capacity(), syringe.spacing()));
    all
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
