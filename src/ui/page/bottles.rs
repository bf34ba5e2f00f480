//! The bottles that doses are drawn from: the list of them, one of them as a form, what can happen to one, and the stop at another
//! strength. Every change starts from what is kept, and the draws come from the diary.

mod acts;
mod form;
mod guard;
mod numbers;
mod picture;
mod said;
mod section;

use yew::prelude::*;

use self::acts::{acts, reopen};
use self::form::form;
use self::guard::{Pending, dialog, standing_stop};
use self::said::facts;
pub(super) use self::section::bottle_section;
use super::cabinet::Cabinet;
use super::head;
use super::night::bottle_name;
use super::saving::{damaged, is_reader};
use crate::plan::{BottleEvent, BottleId, BottleState, Happened, PlanError, Supply};
use crate::store::{PlanBook, Reading};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Button, ButtonKind, all, button, link, list, para, tag, tag_named, words};
use crate::ui::reading::dose_problem;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::bottles::{
    Act, Change, Row, changed, closings, dose_next, guard, least_due, next_id, rows,
};
use crate::ui::state::{Deed, FormName, Open};

/// One bottle, or the list of all.
#[inline(never)] // so that the build can split it off
pub fn bottles_page(site: &Site) -> Html {
    bottles_view(site.diary().state().open)
}

/// The same for what is chosen.
pub fn bottles_view(open: Open) -> Html {
    html! { <BottlesPlace {open} /> }
}

#[derive(Properties, PartialEq)]
struct PlaceProps {
    open: Open,
}

/// What is asked here, and what the last change was. What is typed is kept by the diary.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    /// What is begun to be recorded of the bottle that is shown, as long as nothing is typed for it.
    act: Option<Act>,
    /// What stops for another strength.
    guard: Option<Pending>,
    /// What the last change did.
    said: Option<&'static str>,
    /// Why it was refused.
    wrong: Option<PlanError>,
}

/// What the place works with.
#[derive(Clone, Copy)]
struct Place<'a> {
    site: &'a Site,
    cabinet: &'a Cabinet,
    supply: &'a Supply,
    rows: &'a [Row],
    desk: &'a UseStateHandle<Desk>,
}

#[component]
fn BottlesPlace(props: &PlaceProps) -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let cabinet = Cabinet::of(&site, site.diary().tonight());
    let say = site.text.bottles;
    let night = cabinet.night.date();
    let supply = cabinet.supply.as_ref().map_err(|error| *error);
    let found = supply.and_then(|supply| Ok((supply, rows(supply, night)?)));
    let content = match &found {
        Ok((supply, rows)) => {
            let place = Place { site: &site, cabinet: &cabinet, supply, rows, desk: &desk };
            all([standing_stop(place), place.shown(props.open), dialog(place)])
        }
        Err(error) => tag("p", "error", words(unreadable(&site, *error))),
    };
    let said = desk.said.unwrap_or(say.changed);
    let words_for = move |deed| (deed == Deed::Bottles).then(|| said.into());
    let sound = cabinet.view.reading == Reading::Sound;
    let lost = if sound { Html::default() } else { damaged(&site) };
    let wrong =
        desk.wrong.map(|error| tag_named("p", "error", "refused", words((say.refused)(error))));
    let wrong = html! { <div role="status">{ wrong.unwrap_or_default() }</div> };
    let top = super::saving::changed(&site, words_for);
    all([head(site.text.shell.bottles, Some(say.lead)), top, lost, wrong, content])
}

/// Why nothing can be told of the bottles.
fn unreadable(site: &Site, error: PlanError) -> String {
    if let PlanError::Dose(error) = error {
        return dose_problem(error, site.style, site.text);
    }
    (site.text.bottles.refused)(error).to_owned()
}

impl Place<'_> {
    fn shown(self, open: Open) -> Html {
        match open {
            Open::Bottle(None) if !is_reader(self.site) => form(self, None),
            Open::Bottle(Some(id)) => {
                let row = self.rows.iter().find(|row| row.bottle.id == id);
                row.map_or_else(|| self.all(), |row| self.one(row))
            }
            Open::Bottle(None)
            | Open::Nothing
            | Open::Entry(..)
            | Open::Night(_)
            | Open::More(_)
            | Open::Relapse(_)
            | Open::NewRelapse => self.all(),
        }
    }

    /// The list.
    fn all(self) -> Html {
        let say = self.site.text.bottles;
        let is_closed = |row: &&Row| matches!(row.state, BottleState::Closed(_));
        let lines = |closed: bool| {
            let rows = self.rows.iter().filter(|row| is_closed(row) == closed);
            let lines: Vec<Html> = rows.map(|row| self.line(row)).collect();
            (!lines.is_empty())
                .then(|| html! { <ul class="records" role="list">{ list(lines) }</ul> })
        };
        let (open, closed) = (lines(false), lines(true));
        let none = || tag("div", "stack", all([para(say.none), para(say.none_why)]));
        let open = if self.rows.is_empty() { Some(none()) } else { open };
        let closed = closed.map(|closed| {
            tag_named(
                "section",
                "section",
                "closed",
                all([tag("h2", "", words(say.closed)), closed]),
            )
        });
        let new = if is_reader(self.site) { Html::default() } else { self.new_bottle() };
        let back = tag("p", "section back", link(Route::Plan.address(), say.to_plan));
        let lists = [open.unwrap_or_default(), new, closed.unwrap_or_default(), back];
        tag("div", "stack", all(lists))
    }

    fn new_bottle(self) -> Html {
        let say = self.site.text.bottles;
        let begun = self.site.diary().typed(FormName::Bottle(None)).is_some();
        let new = Button {
            label: if begun { say.go_on } else { say.new }.into(),
            onpress: to(self.site, self.desk, Open::Bottle(None)),
            kind: ButtonKind::Main,
            testid: Some("new-bottle"),
            ..Button::default()
        };
        tag("div", "section", button(new))
    }

    /// One line of the list.
    fn line(self, row: &Row) -> Html {
        let id = row.bottle.id;
        let onclick = to(self.site, self.desk, Open::Bottle(Some(id))).reform(|_: MouseEvent| ());
        let mut small = facts(self.site, self.cabinet, row);
        let is_typed = |form| self.site.diary().typed(form).is_some();
        if is_typed(FormName::Bottle(Some(id.0))) || is_typed(FormName::Act(id.0)) {
            small.push(self.site.text.bottles.unsaved.to_owned());
        }
        let said = all([
            tag("b", "", words(bottle_name(self.site, &row.bottle))),
            tag("small", "", words(small.join(". "))),
        ]);
        html! {
            <li key={id.0}>
                <button type="button" class="record" {onclick}>{ tag("span", "", said) }</button>
            </li>
        }
    }

    /// One bottle: what it is, what can happen to it, and what is known of it.
    fn one(self, row: &Row) -> Html {
        let heading = tag("h2", "", words(bottle_name(self.site, &row.bottle)));
        let said =
            tag_named("p", "", "bottle", words(facts(self.site, self.cabinet, row).join(". ")));
        let is_closed = matches!(row.state, BottleState::Closed(_));
        let back = || back(self.site, self.desk);
        let rest = match (is_reader(self.site), is_closed) {
            (true, _) => back(),
            (false, true) => all([reopen(self, row), back()]),
            (false, false) => all([acts(self, row), form(self, Some(row))]),
        };
        all([tag("section", "section stack", all([heading, said])), rest])
    }

    /// Makes a change, or stops for another strength first.
    fn ask(self, change: Change, said: &'static str) {
        let (cabinet, night) = (self.cabinet, self.cabinet.night);
        let dose = dose_next(cabinet.plan(), &cabinet.entries, night);
        let stop = dose.map(|dose| (dose, guard(self.supply, change, dose, night.date())));
        match stop {
            Some((_, Err(error))) => refuse(self.site, self.desk, error),
            Some((dose, Ok(Some(guard)))) => {
                let guard = Some(Pending { change: Some(change), guard, dose, said });
                self.desk.set(Desk { guard, wrong: None, ..(**self.desk).clone() });
            }
            Some((_, Ok(None))) | None => keep(self.site, self.desk, &[change], said),
        }
    }

    /// Something that happens to a bottle now, after all that was drawn.
    fn happens(self, bottle: BottleId, what: Happened) -> Change {
        let at = self.supply.time_for(what, self.site.diary().now().local());
        Change::Happened(BottleEvent { at, bottle, what })
    }
}

/// Asks for a press with what stands then: what was read for this rendering may be older.
fn pressed(place: Place<'_>, press: impl Fn(Place<'_>) + 'static) -> Callback<()> {
    let (site, desk) = (place.site.clone(), place.desk.clone());
    Callback::from(move |()| {
        let cabinet = Cabinet::of(&site, site.diary().tonight());
        match &cabinet.supply {
            Ok(supply) => {
                let rows = rows(supply, cabinet.night.date()).unwrap_or_default();
                let (site, desk) = (&site, &desk);
                press(Place { site, cabinet: &cabinet, supply, rows: &rows, desk });
            }
            Err(error) => refuse(&site, &desk, *error),
        }
    })
}

fn refuse(site: &Site, desk: &UseStateHandle<Desk>, error: PlanError) {
    desk.set(Desk { wrong: Some(error), guard: None, ..(**desk).clone() });
    site.page().focus_next(HEADING);
}

/// Keeps these changes of what is kept now, and shows the list. Old bottles that are done with are closed in the same change, so that one
/// Undo takes back both. What is typed goes only when they are kept.
fn keep(site: &Site, desk: &UseStateHandle<Desk>, changes: &[Change], said: &'static str) {
    let diary = site.diary();
    let cabinet = Cabinet::of(site, diary.tonight());
    let (book, night) = (&cabinet.view.book, cabinet.night.date());
    let closed = done_with(site, &cabinet, changes);
    let said = if closed.is_empty() { said } else { site.text.bottles.is_used_old_closed };
    let all = || changes.iter().chain(&closed);
    let made =
        all().try_fold(book.supply().clone(), |supply, change| changed(&supply, *change, night));
    let supply = match made {
        Ok(supply) => supply,
        Err(error) => return refuse(site, desk, error),
    };
    let next = PlanBook::new(book.plan().clone(), supply);
    // Why it is not kept stands under the heading; then what is typed stays.
    if diary.save_plan(Deed::Bottles, next).is_ok() {
        for form in changes.iter().filter_map(|change| form_of(change, book.supply())) {
            diary.done_typing(form);
        }
        desk.set(Desk { said: Some(said), ..Desk::default() });
        diary.open(Open::Nothing);
    } else {
        desk.set(Desk { guard: None, wrong: None, ..(**desk).clone() });
    }
    site.page().scroll_to_top();
    site.page().focus_next(HEADING);
}

/// What closes the old bottles after these changes. None where it cannot be worked out: what the person wants is done all the same. A
/// bottle of which something is typed and not saved stays open: what is typed has no other place.
fn done_with(site: &Site, cabinet: &Cabinet, changes: &[Change]) -> Vec<Change> {
    let (night, now) = (cabinet.night, site.diary().now().local());
    let dose = least_due(cabinet.plan(), &cabinet.entries, night);
    let of = |supply| closings(supply, changes, (night.date(), now), dose).ok();
    let mut closed = cabinet.supply.as_ref().ok().and_then(of).unwrap_or_default();
    let diary = site.diary();
    closed.retain(|change| match change {
        Change::Happened(event) => {
            let id = event.bottle.0;
            [FormName::Act(id), FormName::Bottle(Some(id))].map(|form| diary.typed(form))
                == [None, None]
        }
        Change::Put(_) | Change::Use(_) | Change::Reopen(_) => true,
    });
    closed
}

/// The form that a change was typed into, if it was typed.
fn form_of(change: &Change, before: &Supply) -> Option<FormName> {
    match change {
        Change::Put(bottle) => {
            let was_there = before.bottle(bottle.id).map(|bottle| bottle.id.0);
            Some(FormName::Bottle(was_there))
        }
        Change::Use(_) | Change::Reopen(_) => None,
        Change::Happened(event) => match event.what {
            Happened::Spilt(_) | Happened::Counted(_) | Happened::Closed(_) => {
                Some(FormName::Act(event.bottle.0))
            }
            Happened::Drawn(_) | Happened::Confirmed => None,
        },
    }
}

/// Opens a bottle or the list, from the top: the button that was pressed is gone then.
fn to(site: &Site, desk: &UseStateHandle<Desk>, open: Open) -> Callback<()> {
    let (diary, page, desk) = (site.diary(), site.page().clone(), desk.clone());
    Callback::from(move |()| {
        desk.set(Desk { said: desk.said, ..Desk::default() });
        diary.open(open);
        page.scroll_to_top();
        page.focus(HEADING);
    })
}

/// The way back to the list.
fn back(site: &Site, desk: &UseStateHandle<Desk>) -> Html {
    let label = site.text.bottles.all.into();
    let onpress = to(site, desk, Open::Nothing);
    let kind = ButtonKind::Quiet;
    button(Button { label, onpress, kind, testid: Some("all-bottles"), ..Button::default() })
}
