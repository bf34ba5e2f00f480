//! The relapse records: the list of them, one of them as a form, and what speaks for calling. It counts and repeats; it never says
//! what something is.

mod form;
mod signs;

use yew::prelude::*;

use self::form::form;
use super::head;
use super::saving::{changed, damaged};
use crate::diary::{Relapse, RelapseId};
use crate::store::{Engine, Reading, RelapsesView};
use crate::ui::context::Site;
use crate::ui::part::{Button, ButtonKind, all, button, link, list, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::relapse::RelapseForm;
use crate::ui::state::{Deed, FormName, Open};

/// One relapse record, or the list of all.
#[inline(never)] // so that the build can split it off
pub fn relapse_page(site: &Site) -> Html {
    relapse_view(site, site.diary().state().open)
}

/// The same for what is chosen.
pub fn relapse_view(site: &Site, open: Open) -> Html {
    let say = &site.text.relapse;
    let RelapsesView { relapses, reading } = site.diary().read(Engine::relapses);
    let of = match open {
        Open::Relapse(id) => Some(Some(id)),
        Open::NewRelapse => Some(None),
        Open::Nothing | Open::Entry(..) | Open::Night(_) | Open::More(_) | Open::Bottle(_) => None,
    };
    let shown = of.and_then(|of| written(site, of, &relapses));
    let content = match shown {
        Some(shown) => form(site, &shown, &relapses),
        None => records(site, &relapses),
    };
    let words_for = |deed| match deed {
        Deed::Relapse => Some(say.saved.into()),
        Deed::RelapseDeleted => Some(say.deleted.into()),
        Deed::RelapseRestored => Some(say.restored.into()),
        Deed::Night(_)
        | Deed::Dose(_)
        | Deed::Deleted(_)
        | Deed::Restored(_)
        | Deed::Lists
        | Deed::Opioids
        | Deed::FirstPlan
        | Deed::Plan
        | Deed::Bottles
        | Deed::TakenIn
        | Deed::BroughtIn => None,
    };
    let lost = if reading == Reading::Sound { Html::default() } else { damaged(site) };
    all([head(site.text.shell.relapse, Some(say.lead)), changed(site, words_for), lost, content])
}

/// What is written of a record: what was typed and not saved yet, or what is kept. None when it is not there.
fn written(site: &Site, of: Option<RelapseId>, all: &[Relapse]) -> Option<RelapseForm> {
    let kept = of.and_then(|id| all.iter().find(|one| one.id == id));
    if of.is_some() && kept.is_none() {
        return None;
    }
    let typed = site.diary().typed(FormName::Relapse(of));
    let typed = typed.and_then(|fields| RelapseForm::typed(&fields, kept));
    typed.or_else(|| Some(kept.cloned().map(RelapseForm::from).unwrap_or_default()))
}

/// Whether something was typed of a record and is not saved yet; of the new one for none.
fn is_typed(site: &Site, of: Option<RelapseId>) -> bool {
    site.diary().typed(FormName::Relapse(of)).is_some()
}

fn records(site: &Site, all_records: &[Relapse]) -> Html {
    let say = &site.text.relapse;
    let start = Button {
        label: if is_typed(site, None) { say.go_on } else { say.new }.into(),
        onpress: to_record(site, Open::NewRelapse),
        kind: ButtonKind::Main,
        testid: Some("new-relapse"),
        ..Button::default()
    };
    let lines = all_records.iter().rev().map(|one| record(site, one)).collect();
    let known = if all_records.is_empty() {
        tag_named("p", "", "no-records", words(say.none))
    } else {
        html! { <ul class="records" role="list">{ list(lines) }</ul> }
    };
    let back = link(Route::Diary.address(), say.to_diary);
    all([
        tag("p", "lead", words(say.call)),
        tag("div", "section", button(start)),
        tag("section", "section", all([tag("h2", "", words(say.records)), known])),
        tag("p", "section back", back),
    ])
}

/// Opens a record, from its top: the button that was pressed is gone then.
fn to_record(site: &Site, open: Open) -> Callback<()> {
    let (diary, page) = (site.diary(), site.page().clone());
    Callback::from(move |()| {
        diary.open(open);
        page.scroll_to_top();
        page.focus(HEADING);
    })
}

/// One line of the list, which opens the record.
pub(super) fn record(site: &Site, relapse: &Relapse) -> Html {
    let say = &site.text.relapse;
    let id = relapse.id;
    let onclick = to_record(site, Open::Relapse(id)).reform(|_: MouseEvent| ());
    let place = relapse.place.text().to_owned();
    let unsaved = is_typed(site, Some(id));
    let mut small = vec![place, confirmed(site, relapse)];
    if unsaved {
        small.push(say.unsaved.to_owned());
    }
    small.retain(|part| !part.is_empty());
    let name = all([
        tag("b", "", words(period(site, relapse))),
        tag("small", "", words(small.join(". "))),
    ]);
    html! {
        <li key={id.number()}>
            <button type="button" class="record" {onclick}>{ tag("span", "", name) }</button>
        </li>
    }
}

/// From when to when, in words.
pub(super) fn period(site: &Site, relapse: &Relapse) -> String {
    let date = |date| site.date(date, DateForm::DayMonthYear);
    let end = relapse.end.map(date);
    (site.text.relapse.period)(&date(relapse.start), end.as_deref())
}

/// Whether the team confirmed it.
pub(super) fn confirmed(site: &Site, relapse: &Relapse) -> String {
    let say = &site.text.relapse;
    match relapse.confirmed {
        Some(day) => (say.is_confirmed)(&site.date(day, DateForm::DayMonthYear)),
        None => say.not_confirmed.to_owned(),
    }
}
