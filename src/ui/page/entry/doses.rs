//! The doses of an entry: what was due on its night by the plan, what is recorded, and the ways to change, remove and add one. Each is
//! saved at once, apart from the rest.

use yew::prelude::*;

use super::desk::{Desk, about, line};
use crate::diary::{DoseRecord, Entry, EntryId, Night};
use crate::plan::Due;
use crate::store::Reading;
use crate::ui::context::{Site, use_site};
use crate::ui::page::log_dose::{DOSE, DoseForm, begun_change};
use crate::ui::page::night::{dose_words, mg};
use crate::ui::page::saving::{is_reader, removed_dose, standing};
use crate::ui::part::{Button, all, button, list, para, tag, tag_named, words};
use crate::ui::shell::HEADING;
use crate::ui::state::{Deed, FormName};

/// The id of the heading, which gets the focus when a dose was changed.
const DOSES: &str = "doses";

/// Whether a dose is being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Dosing {
    #[default]
    Closed,
    Open,
}

/// The doses of the entry at hand; `dosing` is told whether one is being typed, and why Save did nothing is no news then.
pub(super) fn doses(
    desk: &Desk<'_>,
    dosing: &UseStateHandle<Dosing>,
    pressed: &UseStateHandle<bool>,
) -> Html {
    let (entry, kept) = (desk.base.clone(), desk.kept.is_some());
    // A new dose goes to the night's newest entry: it can be added where that is at hand.
    let newest = desk.evening.kept().is_none_or(|newest| newest.id == entry.id);
    // Each is of one entry alone.
    let elsewhere = desk.evening.doses(entry.night).count() > entry.doses.len();
    let (set, pressed) = (dosing.setter(), pressed.setter());
    let ondosing = Callback::from(move |dosing| {
        set.set(dosing);
        pressed.set(false);
    });
    let due = due(desk);
    html! { <Doses {entry} {due} {kept} {newest} {elsewhere} {ondosing} /> }
}

/// What was due on a past night by the plan, which no later change touches. Nothing before the first step, or where the plan was not
/// read whole; and nothing of tonight, whose dose can still change and is told by Tonight with all that may stop it.
fn due(desk: &Desk<'_>) -> Option<AttrValue> {
    let (site, evening) = (desk.site, desk.evening);
    let steps = evening.plan.book.plan().steps();
    let has_begun = steps.first().is_some_and(|first| first.from <= evening.night.date());
    let is_past = evening.night < site.diary().tonight();
    if evening.plan.reading != Reading::Sound || !has_begun || !is_past {
        return None;
    }
    let day = site.diary().boundary().time();
    let one = |due: &Due| (site.text.due.at)(&mg(site, due.dose), &site.clock_time(due.wall(day)));
    let dues: Vec<String> = evening.due().iter().map(one).collect();
    Some((site.text.one_night.by_plan)(&dues).into())
}

#[derive(Properties, PartialEq)]
struct DosesProps {
    entry: Entry,
    /// What was due on the night, in words.
    due: Option<AttrValue>,
    kept: bool,
    newest: bool,
    /// Whether the night has doses in another of its entries.
    elsewhere: bool,
    ondosing: Callback<Dosing>,
}

/// What is being done with a dose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doing {
    Nothing,
    Adding(Night),
    Changing(EntryId, usize),
}

/// The dose that was being typed when the entry was left, if any.
fn begun(site: &Site, props: &DosesProps) -> Doing {
    let entry = &props.entry;
    let is_new = || props.newest && site.diary().typed(FormName::Dose(entry.night)).is_some();
    match begun_change(site, entry) {
        Some(place) => Doing::Changing(entry.id, place),
        None if is_new() => Doing::Adding(entry.night),
        None => Doing::Nothing,
    }
}

#[component]
fn Doses(props: &DosesProps) -> Html {
    let site = use_site();
    let doing = use_state_eq(|| begun(&site, props));
    let removed = use_state_eq(|| None::<u64>);
    // What was changed before one came here is told where it was changed.
    let since = use_memo((), |()| site.diary().state().change.0);
    {
        let ondosing = props.ondosing.clone();
        use_effect_with(*doing == Doing::Nothing, move |nothing| {
            ondosing.emit(if *nothing { Dosing::Closed } else { Dosing::Open });
        });
    }
    let (say, entry) = (&site.text.one_night, &props.entry);
    let ondone = {
        let (doing, page) = (doing.setter(), site.page().clone());
        Callback::from(move |()| {
            doing.set(Doing::Nothing);
            page.focus(DOSES);
        })
    };
    let writes = !is_reader(&site);
    // While one is being changed, no other may come into its place.
    let rests = writes && *doing == Doing::Nothing;
    let row = |(place, record): (usize, &DoseRecord)| {
        let name = dose_words(&site, record);
        let change = {
            let (doing, id, page) = (doing.setter(), entry.id, site.page().clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                doing.set(Doing::Changing(id, place));
                page.focus_next(DOSE);
            });
            let label = about(say.change_dose, &name);
            html! { <button type="button" class="btn" {onclick}>{ tag("span", "", label) }</button> }
        };
        let remove = {
            let (diary, page, entry) = (site.diary(), site.page().clone(), entry.clone());
            let (removed, number) = (removed.setter(), site.diary().state().change.0 + 1);
            let onclick = Callback::from(move |_: MouseEvent| {
                let mut entry = entry.clone();
                if place < entry.doses.len() {
                    entry.doses.remove(place);
                }
                let saved = diary.save_beside_draft(Deed::Night(entry.night), entry);
                removed.set(saved.is_ok().then_some(number));
                page.focus(if saved.is_ok() { DOSES } else { HEADING });
            });
            let label = about(say.remove_dose, &name);
            html! { <button type="button" class="btn btn--quiet" {onclick}>{ tag("span", "", label) }</button> }
        };
        let taken = matches!(record, DoseRecord::Taken { .. });
        let change = if taken { change } else { Html::default() };
        let ways = if rests { tag("span", "row", all([change, remove])) } else { Html::default() };
        line(words(name), ways)
    };
    let rows: Vec<Html> =
        if props.kept { entry.doses.iter().enumerate().map(row).collect() } else { Vec::new() };
    let known = if rows.is_empty() {
        para(if props.elsewhere { say.doses_elsewhere } else { say.no_dose })
    } else {
        html! { <ul role="list" class="stack">{ list(rows) }</ul> }
    };
    let form = match *doing {
        Doing::Nothing => Html::default(),
        Doing::Adding(night) => html! { <DoseForm key="new" {night} {ondone} /> },
        Doing::Changing(id, place) => {
            html! { <DoseForm key={place} night={entry.night} changed={Some((id, place))} {ondone} /> }
        }
    };
    let add = if *doing == Doing::Nothing && props.newest && writes {
        ways_to_add(props, &doing)
    } else {
        Html::default()
    };
    let title = html! { <h2 id={DOSES} tabindex="-1">{ say.doses }</h2> };
    let strip = removed_dose(&site, entry.night, *removed, DOSES);
    let stands = if strip.is_none() { stands(&site, *since) } else { Html::default() };
    let stands = html! { <p role="status" data-testid="doses-stand">{ stands }</p> };
    let due = props.due.clone().map(|due| tag_named("p", "sub", "by-plan", words(due)));
    let due = due.unwrap_or_default();
    let content = all([title, strip.unwrap_or_default(), stands, due, known, form, add]);
    tag_named("section", "section stack narrow", "doses", content)
}

/// How the last change stands: as long as one is here, only doses are changed. Beside Save it read as if the rest were saved too.
fn stands(site: &Site, since: u64) -> Html {
    let diary = site.diary();
    match diary.state().change {
        (change, None) if change > since => {
            all([words(site.text.one_night.doses_recorded), words(" "), standing(site)])
        }
        _ => Html::default(),
    }
}

/// "Add a dose", "Missed", "Left out on purpose".
fn ways_to_add(props: &DosesProps, doing: &UseStateHandle<Doing>) -> Html {
    html! { <Adding entry={props.entry.clone()} onadd={let doing = doing.setter(); Callback::from(move |night| doing.set(Doing::Adding(night)))} /> }
}

#[derive(Properties, PartialEq)]
struct AddingProps {
    entry: Entry,
    onadd: Callback<Night>,
}

#[component]
fn Adding(props: &AddingProps) -> Html {
    let site = use_site();
    let say = &site.text.one_night;
    let night = props.entry.night;
    let add = Button {
        label: say.add_dose.into(),
        onpress: {
            let (onadd, page) = (props.onadd.clone(), site.page().clone());
            Callback::from(move |()| {
                onadd.emit(night);
                page.focus_next(DOSE);
            })
        },
        testid: Some("add-dose"),
        ..Button::default()
    };
    let record = |label: &'static str, record: DoseRecord, testid: &'static str| {
        let (diary, page, entry) = (site.diary(), site.page().clone(), props.entry.clone());
        let onpress = Callback::from(move |()| {
            let mut entry = entry.clone();
            entry.doses.push(record);
            let saved = diary.save_beside_draft(Deed::Night(entry.night), entry);
            page.focus(if saved.is_ok() { DOSES } else { HEADING });
        });
        button(Button { label: label.into(), onpress, testid: Some(testid), ..Button::default() })
    };
    let without = if props.entry.doses.is_empty() {
        all([
            record(say.missed, DoseRecord::Missed { due: None }, "dose-missed"),
            record(say.held, DoseRecord::Held { due: None, why: None }, "dose-held"),
        ])
    } else {
        Html::default()
    };
    tag("p", "row", all([button(add), without]))
}
