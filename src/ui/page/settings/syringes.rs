//! The syringes that the person owns: the usual ones and their own, to pick and to take out again.

use yew::prelude::*;

use super::own_syringe::OwnSyringe;
use super::{Desk, unsaved};
use crate::dose::{Syringe, Volume};
use crate::store::syringes::MOST;
use crate::store::{OwnError, Settings};
use crate::ui::context::{SettingsHandle, use_site};
use crate::ui::page::syringe_name;
use crate::ui::part::{Choice, Choices, Toast, all, choices, para, tag, tag_named, toast, words};
use crate::ui::text::Text;

/// The id of the section's heading, which gets the focus where the control that had it goes away.
const HEADING: &str = "syringes";
/// What the ids of the checkboxes begin with.
const CHIPS: &str = "syringe";

/// What the own syringe is called among the questions.
const OWN: &str = "own-syringe";

/// What a [`SyringesSection`] is given.
#[derive(Properties, PartialEq)]
pub(super) struct SyringesProps {
    /// What was changed last in the settings.
    pub(super) last: super::Last,
}

/// The section of Settings about syringes.
#[component]
pub(super) fn SyringesSection(props: &SyringesProps) -> Html {
    let site = use_site();
    let (text, style, settings) = (site.text, site.style, &site.settings);
    let desk = Desk { site: &site, last: &props.last };
    let said = use_state_eq(|| Last::Nothing);
    let offered = offered(settings.settings());
    let owned = settings.settings().syringes.owned();
    let chips = offered
        .iter()
        .map(|syringe| Choice {
            name: syringe_name(*syringe, style, text).into(),
            chosen: owned.contains(syringe),
        })
        .collect();
    let onflip = {
        let (page, settings, said) = (site.page().clone(), settings.clone(), said.setter());
        let asked = props.last.setter();
        Callback::from(move |place: usize| {
            asked.set(CHIPS);
            if let Some(syringe) = offered.get(place) {
                let next = flip(*syringe, &settings);
                if let Last::Removed(_) = next {
                    // Its checkbox goes away from under the focus.
                    page.focus(HEADING);
                }
                said.set(next);
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
    let asked = props.last.setter();
    let onadd = Callback::from(move |()| asked.set(OWN));
    let content = [
        html! { <h2 id={HEADING} tabindex="-1">{ say.syringes }</h2> },
        para(say.syringes_lead),
        none,
        choices(&Choices { name: CHIPS.into(), legend, choices: chips, onflip }),
        all([told(desk, &said), unsaved(desk, CHIPS)]),
        html! { <OwnSyringe {onadd} /> },
        unsaved(desk, OWN),
    ];
    tag("section", "section stack-l", all(content))
}

/// What the last tap did, where it needs saying, with the way back of what it took away.
fn told(desk: Desk<'_>, said: &UseStateHandle<Last>) -> Html {
    let (text, say) = (desk.site.text, &desk.site.text.settings);
    let syringe = match **said {
        Last::Nothing => return Html::default(),
        Last::Removed(syringe) => syringe,
        Last::Refused(error) => {
            return html! { <p class="error" role="status">{ own_problem(error, text) }</p> };
        }
    };
    let (settings, page) = (desk.site.settings.clone(), desk.site.page().clone());
    let (said, asked) = (said.setter(), desk.last.setter());
    let onundo = Callback::from(move |()| {
        asked.set(CHIPS);
        let next = take(syringe, &settings);
        said.set(next);
        // The button goes away: the focus goes to the checkbox that is back, or to where it would be.
        match place_with(syringe, settings.settings()).filter(|_| next == Last::Nothing) {
            Some(place) => page.focus_next(&chip_id(place)),
            None => page.focus(HEADING),
        }
    });
    let message = (say.removed)(&syringe_name(syringe, desk.site.style, text)).into();
    toast(Toast { message, undo: say.undo.into(), onundo, testid: "undo-syringe" })
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
