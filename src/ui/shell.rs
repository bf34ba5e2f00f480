//! The app: the frame around every place, and the place that the address names. It knows no place from inside.

mod arrival;
mod navigation;
mod notes;
mod on_disk;

use yew::prelude::*;

use self::arrival::{Arrival, coming, use_arrival};
use self::navigation::{menu, places, theme_button};
use self::notes::{notes, use_update};
use super::context::{Frame, Site, use_site};
use super::keeper;
use super::page::{
    about_page, bottles_page, bring_in_page, call_sheet_page, check_in_page, data_page, diary_page,
    dose_card_page, dose_page, entry_page, erase_page, first_page, learn_page, lists_page,
    log_dose_page, missing_page, passphrase_page, plan_page, plan_steps_page, relapse_page,
    report_page, restore_page, settings_page, tonight_page, trash_page, trends_page, unlock_page,
};
use super::port::{PagePort, Part, Ports};
use super::route::Route;
use super::text::Text;
use crate::ui::part::{all, tag};

/// The id of the element that holds the place.
pub const MAIN: &str = "main";
/// The id of every place's `<h1>`, which gets the focus when one comes from another place.
pub const HEADING: &str = "heading";
/// The id of the part of a place that changes within it, as the calculators do; it gets the focus then.
pub const INNER: &str = "inner";

/// What the [`App`] needs.
#[derive(Properties, PartialEq, Debug)]
pub struct AppProps {
    /// The ports, real or of memory.
    pub ports: Ports,
}

/// The whole app on the given ports.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! { <Frame ports={props.ports.clone()}><Shell /></Frame> }
}

#[component]
fn Shell() -> Html {
    let site = use_site();
    let text = site.text;
    let page = site.page().clone();
    let here = use_here(&page);
    let first = is_first(&site, here);
    let locked = is_locked(&site, here);
    let sealed = site.may_be_sealed || locked;
    let parts = if sealed { Route::parts_sealed } else { Route::parts };
    let arrival = use_arrival(here.filter(|_| !first).map_or(&[], parts), &site);
    // Whether this one comes or not, the place is shown.
    let kept = arrival == Arrival::There && !sealed && !site.is_first_start;
    use_arrival(here.filter(|_| kept).map_or(&[], Route::parts_beside), &site);
    use_arrived(here, &arrival, text, &page);
    let newer = use_update(&page);
    let skip = Callback::from(move |click: MouseEvent| {
        click.prevent_default();
        page.focus(MAIN);
    });
    let skip = html! { <a class="skip" href="#main" onclick={skip}>{ text.shell.skip }</a> };
    let tools = all([theme_button(&site.settings, text), menu(text, here)]);
    // Another place is another element, so that nothing of one becomes a thing of the other.
    let shown = match arrival {
        _ if first => first_page(&site),
        Arrival::There if locked => unlock_page(&site, name(here, text)),
        Arrival::There | Arrival::Coming | Arrival::Failed(_) => place(&site, here, &arrival),
    };
    let content = all([notes(&site, newer), shown]);
    let main = html! { <main id={MAIN} tabindex="-1" key={name(here, text)}>{ content }</main> };
    let places = places(&site.settings, text, here);
    all([skip, tag("div", "shell", all([tag("header", "tools", tools), places, main]))])
}

/// Whether Tonight has nothing to show yet: then it needs nothing of the diary's code.
fn is_first(site: &Site, here: Option<Route>) -> bool {
    here == Some(Route::Tonight) && site.is_first_start && !site.page().has_part(Part::Diary)
}

/// Whether this place shows a diary that is sealed and not opened.
fn is_locked(site: &Site, here: Option<Route>) -> bool {
    // Whoever has lost the passphrase can erase everything and begin anew.
    let of_diary = here.is_some_and(Route::is_of_diary) && here != Some(Route::Erase);
    of_diary && site.page().has_part(Part::Diary) && keeper::is_locked(site)
}

fn place(site: &Site, here: Option<Route>, arrival: &Arrival) -> Html {
    if *arrival != Arrival::There {
        return coming(name(here, site.text), arrival, site.text);
    }
    match here {
        Some(Route::Tonight) => tonight_page(site),
        Some(Route::CheckIn) => check_in_page(site),
        Some(Route::LogDose) => log_dose_page(site),
        Some(Route::Dose(calculator)) => dose_page(site, calculator),
        Some(Route::Plan) => plan_page(site),
        Some(Route::PlanSteps) => plan_steps_page(site),
        Some(Route::Bottles) => bottles_page(site),
        Some(Route::DoseCard) => dose_card_page(site),
        Some(Route::Diary) => diary_page(site),
        Some(Route::Entry) => entry_page(site),
        Some(Route::Trash) => trash_page(site),
        Some(Route::Relapse) => relapse_page(site),
        Some(Route::CallSheet) => call_sheet_page(site),
        Some(Route::Trends) => trends_page(site),
        Some(Route::Report) => report_page(site),
        Some(Route::Data) => data_page(site),
        Some(Route::Restore) => restore_page(site),
        Some(Route::Erase) => erase_page(site),
        Some(Route::BringIn) => bring_in_page(site),
        Some(Route::Settings) => settings_page(site),
        Some(Route::Lists) => lists_page(site),
        Some(Route::Passphrase) => passphrase_page(site),
        Some(Route::Learn) => learn_page(site),
        Some(Route::About) => about_page(site),
        None => missing_page(site),
    }
}

/// The name of a place, for the window's title.
fn name(here: Option<Route>, text: Text) -> &'static str {
    match here {
        Some(Route::Tonight) => text.shell.tonight,
        Some(Route::CheckIn) => text.shell.check_in,
        Some(Route::LogDose) => text.shell.log_dose,
        Some(Route::Dose(_)) => text.shell.dose,
        Some(Route::Plan) => text.shell.plan,
        Some(Route::PlanSteps) => text.shell.plan_steps,
        Some(Route::Bottles) => text.shell.bottles,
        Some(Route::DoseCard) => text.shell.dose_card,
        Some(Route::Diary) => text.shell.diary,
        Some(Route::Entry) => text.shell.entry,
        Some(Route::Trash) => text.shell.trash,
        Some(Route::Relapse) => text.shell.relapse,
        Some(Route::CallSheet) => text.shell.call_sheet,
        Some(Route::Trends) => text.shell.trends,
        Some(Route::Report) => text.shell.report,
        Some(Route::Data) => text.shell.data,
        Some(Route::Restore) => text.shell.restore,
        Some(Route::Erase) => text.shell.erase,
        Some(Route::BringIn) => text.shell.bring_in,
        Some(Route::Settings) => text.shell.settings,
        Some(Route::Lists) => text.shell.lists,
        Some(Route::Passphrase) => text.shell.passphrase,
        Some(Route::Learn) => text.shell.learn,
        Some(Route::About) => text.shell.about,
        None => text.shell.missing,
    }
}

/// Follows the address: the place that it names.
#[hook]
fn use_here(page: &PagePort) -> Option<Route> {
    let here = {
        let page = page.clone();
        use_state_eq(move || Route::read(&page.hash()))
    };
    {
        let (here, page) = (here.clone(), page.clone());
        use_effect_with((), move |()| {
            let guard =
                page.on_hash(Callback::from(move |hash: String| here.set(Route::read(&hash))));
            move || drop(guard)
        });
    }
    *here
}

/// Gives the window its title at once, and the focus to the place, or to what stands for it while it is on its way.
#[hook]
fn use_arrived(here: Option<Route>, arrival: &Arrival, text: Text, page: &PagePort) {
    let page = page.clone();
    // The first place of a visit takes no focus: the person has not moved yet.
    let before = use_mut_ref(|| here);
    use_effect_with((here, *arrival == Arrival::There), move |(now, there)| {
        page.set_title(&(text.shell.title)(name(*now, text)));
        if *before.borrow() == *now {
            return;
        }
        if !there {
            // What had the focus is gone; it is held here until the place comes.
            page.focus_still(HEADING);
            return;
        }
        match (before.replace(*now), *now) {
            (Some(before), Some(now)) if before.same_place(now) => page.focus_still(INNER),
            _ => {
                page.scroll_to_top();
                page.focus_still(HEADING);
            }
        }
    });
}
