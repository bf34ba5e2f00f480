//! How last night stood, and what is written and not saved.

use std::rc::Rc;

use yew::prelude::*;

use super::{Desk, Last};
use crate::diary::{DoseRecord, Night, of_night};
use crate::ui::context::Site;
use crate::ui::page::night::{Evening, night_name, summary};
use crate::ui::page::saving::{is_reader, save_night};
use crate::ui::part::{Button, Glyph, all, button, fact, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::state::night::entry_of;
use crate::ui::state::{FormName, Open};

/// How many nights back a dose that was typed and not recorded is looked for.
const NIGHTS_BACK: usize = 7;

/// Last night: its dose, and what was recorded. Nothing where nothing was recorded at all.
pub(super) fn last_night(site: &Site, evening: &Evening) -> Html {
    let Some(night) = evening.night.previous() else { return Html::default() };
    let entries = of_night(&evening.entries, night);
    if entries.is_empty() {
        return Html::default();
    }
    let say = &site.text.tonight;
    let summaries = entries.iter().map(|entry| summary(site, entry, &evening.lists));
    let mut said: Vec<String> = summaries.filter(|said| !said.is_empty()).collect();
    if said.is_empty() {
        said.push(say.last_nothing.to_owned());
    }
    let dose = tag("b", "", words(dose(site, evening, night)));
    let what = all([dose, tag("small", "", words(said.join("; ")))]);
    let diary = site.diary();
    let newest = entry_of(&evening.entries, night).map(|entry| entry.id);
    let onclick = Callback::from(move |_: MouseEvent| {
        diary.open(newest.map_or(Open::Night(night), |id| Open::Entry(night.month(), id)));
    });
    let fact = fact(Glyph::Moon, what, Route::Entry.address(), onclick);
    html! {
        <section class="last" aria-label={say.last_night} data-testid="last-night">
            <ul class="facts" role="list">{ fact }</ul>
        </section>
    }
}

fn dose(site: &Site, evening: &Evening, night: Night) -> String {
    let say = &site.text.tonight;
    let doses: Vec<_> = evening.doses(night).collect();
    let taken = doses.iter().filter_map(|record| match record {
        DoseRecord::Taken { at, .. } => Some(site.time(*at)),
        DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
    });
    let taken: Vec<String> = taken.collect();
    if !taken.is_empty() {
        (say.last_taken)(&taken.join(", "))
    } else if doses.iter().any(|record| record.is_missed()) {
        say.last_missed.to_owned()
    } else if doses.is_empty() {
        say.last_no_dose.to_owned()
    } else {
        say.last_held.to_owned()
    }
}

/// Check-ins and doses of nights that are over, begun and not saved: nothing of them is lost.
pub(super) fn unsaved(desk: Desk<'_>) -> Html {
    let (site, tonight) = (desk.site, desk.evening.night);
    let drafts = site.diary().read(crate::store::Engine::drafts);
    let nights: Vec<Night> =
        drafts.iter().map(|draft| draft.night).filter(|night| *night != tonight).collect();
    let written = nights
        .into_iter()
        .filter_map(|night| Evening::of(site, night).written().map(|_| unsaved_of(desk, night)));
    let before = std::iter::successors(tonight.previous(), |night| night.previous());
    let typed = before.take(NIGHTS_BACK).filter_map(|night| unrecorded_of(site, night));
    written.chain(typed).collect()
}

/// That a dose of a night that is over is typed and not recorded, and the way to it.
fn unrecorded_of(site: &Site, night: Night) -> Option<Html> {
    site.diary().typed(FormName::Dose(night))?;
    let (say, diary) = (&site.text.tonight, site.diary());
    let title = (say.dose_unrecorded)(&night_name(site, night));
    let open = Callback::from(move |_: MouseEvent| diary.open(Open::Night(night)));
    let go_on =
        html! { <a class="btn" href={Route::Entry.address()} onclick={open}>{ say.go_on }</a> };
    let content = all([tag("p", "", words(title)), tag("div", "row", go_on)]);
    let key = format!("dose {night}");
    Some(html! { <div class="unsaved stack" {key} data-testid="dose-unrecorded">{ content }</div> })
}

/// That a night's check-in is begun and not saved, with the ways on.
pub(super) fn unsaved_of(desk: Desk<'_>, night: Night) -> Html {
    let site = desk.site;
    let say = &site.text.tonight;
    let title = (say.unsaved)(&night_name(site, night));
    let said = tag("p", "", all([tag("b", "", words(title)), words(" "), words(say.unsaved_why)]));
    let diary = site.diary();
    let open = Callback::from(move |_: MouseEvent| diary.open(Open::Night(night)));
    let go_on =
        html! { <a class="btn" href={Route::CheckIn.address()} onclick={open}>{ say.go_on }</a> };
    let save = !is_reader(site) && !has_unread_hours(site, night);
    let save = save.then(|| button(save_as_it_is(desk, night)));
    let ways = tag("div", "row", all([go_on, save.unwrap_or_default()]));
    html! { <div class="unsaved stack" key={night.to_string()}>{ tag_named("div", "", "unsaved", all([said, ways])) }</div> }
}

/// Whether hours asleep were typed that cannot be noted: a save would lose them, and what was noted before. The form tells why.
fn has_unread_hours(site: &Site, night: Night) -> bool {
    let diary = site.diary();
    let stands = |id| diary.typed(FormName::Sleep(night, id)).is_some();
    let draft = diary.draft(night).filter(|draft| draft.sleep.hours.is_none());
    draft.is_some_and(|draft| stands(None) || stands(Some(draft.id)))
}

fn save_as_it_is(desk: Desk<'_>, night: Night) -> Button {
    let (site, label) = (desk.site.clone(), desk.site.text.tonight.save_as_it_is.into());
    let (set, moved) = (desk.last.setter(), Rc::clone(desk.moved));
    let saved = if night == desk.evening.night { Last::Saved } else { Last::Earlier };
    let onpress = Callback::from(move |()| {
        if let Some(written) = Evening::of(&site, night).written() {
            moved.set(true);
            // Why it is not saved is told at the top of the page; the draft stays then.
            if save_night(&site.diary(), &written).is_ok() {
                set.set(saved);
            }
        }
    });
    Button { label, onpress, ..Button::default() }
}
