//! The list of nights with what is looked for in it: newest first, by month, a slice at a time. What a night says is `night`'s.

use std::rc::Rc;

use yew::prelude::*;

use super::Look;
use super::filters::filters;
use super::night::night;
use super::walking::{Stands, Walking};
use crate::diary::{Entry, Month, Night};
use crate::ui::page::night::written_at;
use crate::ui::page::saving::has_failed;
use crate::ui::part::{
    Button, Toast, all, button, list, para, quiet, tag, tag_named, toast, words,
};
use crate::ui::port::{DateForm, PagePort};
use crate::ui::shell::HEADING;
use crate::ui::state::{BrowseAction, Deed};

/// The id of the heading, which gets the focus when the button that was pressed is gone.
pub(super) const NIGHTS: &str = "nights";
/// The id of what a search has found.
const FOUND: &str = "found";
/// The id of the line behind the last night.
const FIRST: &str = "first-night";
/// The id of the strip that stands where a night was.
const GONE: &str = "gone";

/// The id of a night in the list.
pub(super) fn night_id(night: Night) -> String {
    format!("night-{night}")
}

/// The search, the filters and the nights.
pub(super) fn nights(look: &Look<'_>, walking: &Walking) -> Html {
    let say = &look.site.text.nights;
    let browse = look.browse;
    let months =
        look.site.diary().read(|engine| walking.walk.first(engine, browse.shown, browse.picked));
    let shown: usize = months.iter().map(|(_, entries)| entries.len()).sum();
    let rest = walking.walk.entries() > shown || !walking.walk.is_over();
    let end = match (shown, rest) {
        (0, _) => Html::default(),
        (_, true) => {
            let page = look.site.page().clone();
            let onpress = look.act(|()| BrowseAction::Earlier);
            html! { <Earlier {page} label={say.earlier} {onpress} /> }
        }
        (_, false) => html! { <p id={FIRST} tabindex="-1" class="sub">{ say.first }</p> },
    };
    let title = html! { <h2 id={NIGHTS} tabindex="-1">{ say.nights }</h2> };
    let goal = html! { <Goal page={look.site.page().clone()} goal={goal(look, &months)} /> };
    all([
        title,
        filters(look),
        outcome(look, walking),
        newest(look),
        timeline(look, &months),
        end,
        goal,
    ])
}

#[derive(Properties, PartialEq)]
struct EarlierProps {
    page: PagePort,
    label: &'static str,
    onpress: Callback<()>,
}

/// The button for more nights. When it is gone after it was pressed, the line that stands in its place gets the focus.
#[component]
fn Earlier(props: &EarlierProps) -> Html {
    let pressed = use_mut_ref(|| false);
    {
        let (pressed, page) = (Rc::clone(&pressed), props.page.clone());
        use_effect_with((), move |()| {
            move || {
                if pressed.take() {
                    page.focus_next(FIRST);
                }
            }
        });
    }
    let onpress = props.onpress.reform(move |()| {
        pressed.replace(true);
    });
    let earlier =
        Button { label: props.label.into(), onpress, testid: Some("earlier"), ..Button::default() };
    tag("p", "acts no-print", button(earlier))
}

/// The way back from a month of the past to the newest nights.
fn newest(look: &Look<'_>) -> Html {
    if look.browse.until.is_none() {
        return Html::default();
    }
    let newest = Button {
        label: look.site.text.nights.newest.into(),
        onpress: look.leads_to(NIGHTS, &look.act(|()| BrowseAction::Newest)),
        testid: Some("newest"),
        ..Button::default()
    };
    tag("p", "acts no-print", button(newest))
}

/// What a search has found, how far it is, and what to do when it finds nothing.
fn outcome(look: &Look<'_>, walking: &Walking) -> Html {
    let say = &look.site.text.nights;
    let walk = &walking.walk;
    if look.browse.filter.is_empty() {
        return html! { <p id={FOUND} class="vh" role="status" data-testid="found"></p> };
    }
    let (all_months, left) = walk.months();
    let read = all_months.saturating_sub(left);
    let line = |read| tag_named("span", "", "searching", words((say.searching)(read, all_months)));
    let (said, progress) = match walking.stands {
        Stands::Done => ((say.found)(walk.nights(), walk.entries()), Html::default()),
        Stands::Asked => (String::new(), tag("p", "row sub", line(0))),
        Stands::Going => {
            let stop = quiet(say.stop, "stop", look.leads_to(FOUND, &walking.stop));
            (String::new(), tag("p", "row sub", all([line(read), stop])))
        }
        Stands::Stopped => {
            let go_on = quiet(say.go_on, "go-on", look.leads_to(NIGHTS, &walking.go_on));
            ((say.stopped)(walk.nights(), left), tag("p", "row", go_on))
        }
    };
    let status = html! { <p id={FOUND} tabindex="-1" class="sub" role="status" data-testid="found">{ said }</p> };
    let nothing = if walking.stands == Stands::Done && walk.entries() == 0 {
        tag_named(
            "div",
            "stack",
            "none",
            all([tag("p", "lead", words(say.none)), para(say.none_then)]),
        )
    } else {
        Html::default()
    };
    all([progress, status, nothing])
}

/// The nights by month, with the strip where one was deleted.
fn timeline(look: &Look<'_>, months: &[(Month, Vec<Entry>)]) -> Html {
    let mut gone = deleted(look);
    let mut pieces = Vec::new();
    for (month, entries) in months {
        let mut items = Vec::new();
        for of_night in entries.chunk_by(|one, next| one.night == next.night) {
            // It stands after the newer nights, and after what is left of its own.
            if gone.is_some_and(|night| of_night.iter().any(|entry| entry.night < night)) {
                items.extend(gone.take().map(|night| strip(look, night)));
            }
            for (place, entry) in of_night.iter().enumerate() {
                let when = (of_night.len() > 1).then(|| written_at(look.site, entry));
                items.push(night(look, entry, (place == 0).then(|| night_id(entry.night)), when));
            }
        }
        if gone.is_some_and(|night| night.month() == *month) {
            items.extend(gone.take().map(|night| strip(look, night)));
        }
        let name = look.site.date(month_start(*month, entries), DateForm::MonthYear);
        let key = month.to_string();
        pieces.push(html! {
            <div class="month-of" key={key}>
                <h3>{ name }</h3>
                <ol class="nights" role="list">{ list(items) }</ol>
            </div>
        });
    }
    if let Some(night) = gone {
        pieces.insert(
            0,
            html! { <ol key="gone" class="nights" role="list">{ strip(look, night) }</ol> },
        );
    }
    let list = list(pieces);
    html! { <div data-testid="timeline">{ list }</div> }
}

fn month_start(month: Month, entries: &[Entry]) -> crate::diary::NaiveDate {
    let first = entries.first().map(|entry| entry.night).or_else(|| month.nights().next());
    first.unwrap_or(Night::FIRST).date()
}

/// The night that was deleted last, as long as that can be taken back.
pub(super) fn deleted(look: &Look<'_>) -> Option<Night> {
    match look.site.diary().state().undo {
        Some((Deed::Deleted(night), _)) => Some(night),
        _ => None,
    }
}

/// What stands in the place of a night that was deleted.
fn strip(look: &Look<'_>, night: Night) -> Html {
    let say = look.site.text;
    let date = look.site.date(night.date(), DateForm::DayMonth);
    let (diary, browse) = (look.site.diary(), look.site.browse().dispatcher());
    let page = look.site.page().clone();
    let onundo = Callback::from(move |()| {
        diary.undo();
        if has_failed(&diary) {
            return page.focus(HEADING);
        }
        browse.dispatch(BrowseAction::Leave(night));
        browse.dispatch(BrowseAction::Back);
    });
    let is_one = !look.site.diary().read(|engine| engine.night(night)).is_empty();
    let message = if is_one { say.nights.deleted_one } else { say.nights.deleted };
    let strip = toast(Toast {
        message: message(&date).into(),
        undo: say.diary.undo.into(),
        onundo,
        testid: "undo-delete",
    });
    html! { <li id={GONE} tabindex="-1" key="gone">{ strip }</li> }
}

/// What is to get the focus, as soon as it is there: the id of a night, or of the strip that stands in its place.
fn goal(look: &Look<'_>, months: &[(Month, Vec<Entry>)]) -> Option<AttrValue> {
    let goal = look.browse.goal?;
    let there = months.iter().flat_map(|(_, entries)| entries).any(|entry| entry.night == goal);
    match (deleted(look) == Some(goal), there) {
        (true, _) => Some(GONE.into()),
        (false, true) => Some(night_id(goal).into()),
        (false, false) => None,
    }
}

/// By then a place that is come to has given its head the focus, also where drawing it took the browser more than one turn.
const ARRIVED_MS: u32 = 60;

#[derive(Properties, PartialEq)]
struct GoalProps {
    page: PagePort,
    goal: Option<AttrValue>,
}

/// Shows nothing; gives what is to get it the focus, once the page has it.
#[component]
fn Goal(props: &GoalProps) -> Html {
    let site = crate::ui::context::use_site();
    let (page, browse) = (props.page.clone(), site.browse().dispatcher());
    use_effect_with(props.goal.clone(), move |goal| {
        let timer = goal.clone().map(|goal| {
            let there = page.clone();
            page.after(
                ARRIVED_MS,
                Callback::from(move |()| {
                    // Something else was pressed since, which a slow phone has not drawn yet.
                    if browse.now().goal.is_none() {
                        return;
                    }
                    there.scroll_to(&goal);
                    there.focus(&goal);
                    browse.dispatch(BrowseAction::Arrived);
                }),
            )
        });
        move || drop(timer)
    });
    Html::default()
}
