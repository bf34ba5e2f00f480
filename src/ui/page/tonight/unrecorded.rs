//! Last night's doses of which nothing is recorded. It is not known whether they were taken: they are offered to be recorded at their
//! own night, and never to be made up for tonight.

use yew::prelude::*;

use super::dose::{is_missed, no_doubling};
use super::{Desk, Last};
use crate::diary::{DoseRecord, Night, dose_events};
use crate::plan::Due;
use crate::store::Reading;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{Evening, mg};
use crate::ui::part::{Button, ButtonKind, all, button, list, para, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::state::dose_log::{Typed, written_time};
use crate::ui::state::night::with_dose;
use crate::ui::state::{FormName, Open};

/// That last night's dose is not recorded, with the ways to record it. Nothing where one is typed already: that has a way of its own.
pub(super) fn last_unrecorded(desk: Desk<'_>, cabinet: &Cabinet) -> Html {
    let (site, say) = (desk.site, desk.site.text.due);
    let Some(night) = desk.evening.night.previous() else { return Html::default() };
    let dues = open(desk, cabinet, night);
    if dues.is_empty() || site.diary().typed(FormName::Dose(night)).is_some() {
        return Html::default();
    }
    let lines = list(dues.iter().map(|due| one(desk, night, *due)).collect());
    let title = tag("p", "", tag("b", "", words((say.last_open)(dues.len()))));
    // Beside the dose of tonight it is said already where one of those was missed too.
    let hint = if is_missed(desk, cabinet) { Html::default() } else { no_doubling(desk) };
    let content = all([title, html! { <ul role="list">{ lines }</ul> }, hint]);
    tag_named("section", "last stack", "last-open", content)
}

/// The doses that were due on this night and have no record.
fn open(desk: Desk<'_>, cabinet: &Cabinet, night: Night) -> Vec<Due> {
    // Where not all of that month can be read, it may well be recorded.
    let month = desk.site.diary().read(|engine| engine.month(night.month()).reading);
    if cabinet.view.reading != Reading::Sound || month != Reading::Sound {
        return Vec::new();
    }
    let (events, day) = (dose_events(&desk.evening.entries), desk.site.diary().boundary().time());
    let doses = cabinet.plan().doses(night.date(), &events, day);
    doses.due.iter().filter(|dose| dose.outcome.is_none()).map(|dose| dose.due).collect()
}

/// One of them.
fn one(desk: Desk<'_>, night: Night, due: Due) -> Html {
    let (site, say, day) = (desk.site, desk.site.text.due, desk.site.diary().boundary());
    let said = (say.passed)(&mg(site, due.dose), &site.clock_time(due.wall(day.time())));
    // Its entry is made with the rendering, so that a second tap adds to the same one.
    let blank = site.diary().new_entry(night).filter(|_| desk.can_write());
    let Some(blank) = blank else { return tag("li", "", words(said)) };
    let (own, record) = (site.clone(), DoseRecord::Missed { due: Some(due.time) });
    let missed = Button {
        label: say.passed_missed.into(),
        onpress: desk.deed(Last::Earlier, move || {
            let onto = Evening::of(&own, night).onto(Some(&blank));
            with_dose(onto.unwrap_or_else(|| blank.clone()), record, &[], day)
        }),
        kind: ButtonKind::Quiet,
        testid: Some("last-missed"),
        ..Button::default()
    };
    let row = tag("div", "row row--apart", all([was_taken(desk, night, due), button(missed)]));
    tag("li", "stack", all([para(said), row]))
}

/// The way to the form of that night, with the dose and the time that were due filled in. The draw is left to the person: another
/// bottle may be in use by now.
fn was_taken(desk: Desk<'_>, night: Night, due: Due) -> Html {
    let diary = desk.site.diary();
    let start = Typed::for_dose(due.dose, None, desk.site.style);
    let typed = Typed { time: written_time(due.time), ..start.clone() };
    let onclick = Callback::from(move |_: MouseEvent| {
        diary.type_into(FormName::Dose(night), typed.fields(&start));
        diary.open(Open::Night(night));
    });
    let said = tag("span", "", words(desk.site.text.due.passed_taken));
    html! { <a class="btn btn--quiet" href={Route::Entry.address()} {onclick} data-testid="last-was-taken">{ said }</a> }
}
