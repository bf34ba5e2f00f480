//! The doses of a night in its check-in: each can be changed or taken out. They are saved at once and are no part of the draft.

use yew::prelude::*;

use crate::diary::{DoseRecord, Entry, EntryId, Night};
use crate::ui::context::{Site, use_site};
use crate::ui::page::log_dose::{DOSE, DoseForm, begun_change};
use crate::ui::page::night::{Evening, dose_words, words_of};
use crate::ui::page::saving::{is_reader, removed_dose};
use crate::ui::part::{Button, ButtonKind, all, button, list, tag, words};
use crate::ui::shell::HEADING;
use crate::ui::state::Deed;

/// The id of the heading, which gets the focus when a dose is gone or its form is closed.
const DOSES: &str = "c-doses";

/// What [`Doses`] is given.
#[derive(Properties, PartialEq, Debug)]
pub(super) struct DosesProps {
    /// The night.
    pub(super) night: Night,
}

/// The doses of a night. Nothing where there is none and none was taken out just now.
#[component]
pub(super) fn Doses(props: &DosesProps) -> Html {
    let site = use_site();
    let evening = Evening::of(&site, props.night);
    let open = use_state_eq(|| {
        let mut here = evening.entries.iter().filter(|entry| entry.night == props.night);
        here.find_map(|entry| Some((entry.id, begun_change(&site, entry)?)))
    });
    let removed = use_state_eq(|| None::<u64>);
    let entries: Vec<&Entry> =
        evening.entries.iter().filter(|entry| entry.night == props.night).collect();
    let strip = removed_dose(&site, props.night, *removed, DOSES);
    let rows = entries.iter().flat_map(|entry| {
        entry.doses.iter().enumerate().map(|(place, record)| (*entry, place, record))
    });
    let rows: Vec<Html> = rows
        .map(|(entry, place, record)| {
            row(&Row { entry, place, record, open: &open, removed: &removed }, &site)
        })
        .collect();
    if rows.is_empty() && strip.is_none() {
        return Html::default();
    }
    let heading =
        html! { <h2 id={DOSES} tabindex="-1">{ words_of(&site, props.night).doses }</h2> };
    let content = all([heading, strip.unwrap_or_default(), tag("div", "stack", list(rows))]);
    html! { <section class="section" aria-labelledby={DOSES} data-testid="doses">{ content }</section> }
}

struct Row<'a> {
    entry: &'a Entry,
    place: usize,
    record: &'a DoseRecord,
    open: &'a UseStateHandle<Option<(EntryId, usize)>>,
    removed: &'a UseStateHandle<Option<u64>>,
}

fn row(row: &Row<'_>, site: &Site) -> Html {
    let here = (row.entry.id, row.place);
    let key = format!("{}-{}", row.entry.id.number(), row.place);
    if **row.open == Some(here) {
        let (set, page) = (row.open.setter(), site.page().clone());
        let ondone = Callback::from(move |()| {
            set.set(None);
            page.focus(DOSES);
        });
        let night = row.entry.night;
        return html! { <DoseForm {key} {night} changed={here} {ondone} /> };
    }
    let said = dose_words(site, row.record);
    // While one is being changed, no other may come into its place.
    let rests = row.open.is_none() && !is_reader(site);
    let ways = if rests { ways(row, site) } else { Html::default() };
    html! { <div {key} class="row row--apart" role="group" aria-label={said.clone()}>{ all([tag("span", "", words(said)), ways]) }</div> }
}

fn ways(row: &Row<'_>, site: &Site) -> Html {
    let say = &site.text.check_in;
    let here = (row.entry.id, row.place);
    let change = matches!(row.record, DoseRecord::Taken { .. }).then(|| {
        let (set, page) = (row.open.setter(), site.page().clone());
        let onpress = Callback::from(move |()| {
            set.set(Some(here));
            page.focus_next(DOSE);
        });
        quiet(say.change, onpress)
    });
    let (entry, diary, page, removed) =
        (row.entry.clone(), site.diary(), site.page().clone(), row.removed.setter());
    let place = row.place;
    let number = site.diary().state().change.0 + 1;
    let remove = Callback::from(move |()| {
        let mut entry = entry.clone();
        if place < entry.doses.len() {
            entry.doses.remove(place);
        }
        // What went wrong stands at the top of the page; the dose is still in its row.
        let saved = diary.save_beside_draft(Deed::Night(entry.night), entry).is_ok();
        removed.set(saved.then_some(number));
        page.focus(if saved { DOSES } else { HEADING });
    });
    tag("span", "row", all([change.unwrap_or_default(), quiet(say.remove, remove)]))
}

fn quiet(label: &'static str, onpress: Callback<()>) -> Html {
    let kind = ButtonKind::Quiet;
    button(Button { label: label.into(), onpress, kind, ..Button::default() })
}
