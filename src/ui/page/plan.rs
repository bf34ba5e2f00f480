//! The Plan place: the steps of the dose, what changed them, and what they are drawn from.

mod calendar_file;
mod clock;
mod now;
mod rows;
mod stairs;
mod stands;
mod steps;
mod table;
mod weeks;

use yew::prelude::*;

use self::calendar_file::calendar_file;
pub use self::calendar_file::calendar_text;
use self::now::now_section;
use self::steps::Steps;
use self::table::steps_section;
pub(super) use self::table::{filled_syringe, fills_words, off_words, past_bottles};
use self::weeks::{history, weeks_section};
use super::bottles::bottle_section;
use super::cabinet::Cabinet;
use super::night::{day, night_head};
use super::saving::{changed, damaged, is_reader, not_back};
use crate::plan::{DatedStep, Kind};
use crate::store::Reading;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Glyph, Grade, Notice, all, fact, notice, para, tag, words};
use crate::ui::route::Route;
use crate::ui::state::Deed;
use crate::ui::state::plan::{Standing, standing};

/// The Plan place.
#[inline(never)] // so that the build can split it off
pub fn plan_page(_: &Site) -> Html {
    html! { <PlanPlace /> }
}

/// The steps, to be made or changed.
#[inline(never)] // so that the build can split it off
pub fn plan_steps_page(_: &Site) -> Html {
    html! { <Steps /> }
}

#[component]
fn PlanPlace() -> Html {
    let site = use_site();
    let say = site.text.plan;
    let cabinet = Cabinet::of(&site, site.diary().tonight());
    let done =
        [(Deed::Opioids, say.answered), (Deed::FirstPlan, say.set_up), (Deed::Plan, say.changed)];
    let words_for = |deed| done.iter().find(|(of, _)| *of == deed).map(|(_, said)| (*said).into());
    let top = all([
        night_head(site.text.shell.plan.to_owned(), source(&cabinet)),
        changed(&site, words_for),
        not_back(&site),
        unread(&site, &cabinet),
        opioids(&site, &cabinet),
    ]);
    let plan = cabinet.plan();
    if standing(plan, cabinet.night.date()) == Standing::Nothing {
        return all([top, nothing(&site, &cabinet), bottle_section(&site, &cabinet)]);
    }
    let rest = all([
        steps_section(&site, &cabinet),
        bottle_section(&site, &cabinet),
        weeks_section(&site, &cabinet),
        history(&site, &cabinet),
        card_way(&site),
        calendar_file(&site, &cabinet),
        tag("p", "section small sub", words(say.surgery)),
    ]);
    all([top, now_section(&site, &cabinet), rest])
}

/// Where the steps come from, as the person wrote it when they were last typed.
fn source(cabinet: &Cabinet) -> Html {
    let typed = |kind| matches!(kind, Kind::Start | Kind::Edit);
    let last = cabinet.plan().changes().iter().rev().find(|change| typed(change.kind));
    let note = last.map(|change| change.why.note.text().trim().to_owned());
    note.filter(|note| !note.is_empty()).map(para).unwrap_or_default()
}

/// That the person takes an opioid, or may be taking one.
fn opioids(site: &Site, cabinet: &Cabinet) -> Html {
    if !cabinet.takes_opioids() || cabinet.plan().changes().is_empty() {
        return Html::default();
    }
    let (say, testid) = (site.text.due, "opioids");
    let (grade, title, body) = (Grade::Stop, say.opioids.into(), para(say.opioids_why));
    notice(Notice { grade, text: site.text, testid, title, body })
}

/// That what is kept cannot be read.
fn unread(site: &Site, cabinet: &Cabinet) -> Html {
    if cabinet.view.reading == Reading::Sound {
        return Html::default();
    }
    all([damaged(site), para(site.text.plan.damaged)])
}

/// Two lines for whoever has no plan.
fn nothing(site: &Site, cabinet: &Cabinet) -> Html {
    let say = site.text.plan;
    if cabinet.view.reading != Reading::Sound || is_reader(site) {
        return para(say.none);
    }
    let make = html! {
        <a class="btn btn--main" href={Route::PlanSteps.address()}>{ tag("span", "", words(say.make)) }</a>
    };
    tag("div", "stack first", all([para(say.none), para(say.none_why), make]))
}

/// From when to when a step is.
fn dates(site: &Site, step: &DatedStep) -> String {
    let say = site.text.plan;
    let date = |date| day(site, date);
    match step.until {
        Some(until) if until == step.from => date(until),
        Some(until) => (say.from_to)(&date(step.from), &date(until)),
        None => (say.from)(&date(step.from)),
    }
}

/// The way to the dose card.
fn card_way(site: &Site) -> Html {
    let name = tag("b", "", words(site.text.shell.dose_card));
    let said = all([name, tag("small", "", words(site.text.dose_card.way))]);
    let way = fact(Glyph::Printer, said, Route::DoseCard.address(), Callback::noop());
    html! { <ul class="facts" role="list">{ way }</ul> }
}
