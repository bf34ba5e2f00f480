//! Tonight's dose: the same as before with one tap, another one by hand, or missed.

use yew::prelude::*;

use super::planned::{planned, without_draw};
use super::today::to_check_in;
use super::{Desk, Last, Strip};
use crate::diary::{BottleId, DoseRecord, dose_events, limits};
use crate::plan::Due;
use crate::store::Reading;
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{dose_words, mg, ml};
use crate::ui::part::{
    Button, ButtonKind, Grade, Notice, all, button, link, list, notice, para, tag, tag_named, words,
};
use crate::ui::route::Route;
use crate::ui::state::dose_log::{Typed, written_time};
use crate::ui::state::night::{LastDose, with_dose};
use crate::ui::state::{FormName, Open};

/// Tonight's dose.
pub(super) fn dose_section(desk: Desk<'_>, cabinet: &Cabinet) -> Html {
    let say = &desk.site.text.tonight;
    let doses: Vec<_> = desk.evening.doses(desk.evening.night).collect();
    let heading = html! { <h2 id="t-dose">{ say.dose }</h2> };
    let strip = desk.strip(Strip::Dose);
    let events = dose_events(&desk.evening.entries);
    let day = desk.site.diary().boundary().time();
    let by_plan = cabinet.plan().doses(desk.evening.night.date(), &events, day);
    let now = desk.site.diary().now().local();
    let hint = if is_missed(desk, cabinet) { no_doubling(desk) } else { Html::default() };
    let passed = passed(desk, cabinet, &by_plan.passed(now, day), hint);
    let content = match by_plan.next(now, day) {
        Some(due) => {
            let recorded = if doses.is_empty() { Html::default() } else { lines(desk, &doses) };
            let next = if cabinet.takes_opioids() {
                without_draw(desk, cabinet, due, opioids(desk.site))
            } else if by_plan.is_early(now, day) {
                without_draw(desk, cabinet, due, later(desk, due))
            } else {
                planned(desk, cabinet, due)
            };
            all([recorded, passed, next])
        }
        None if !doses.is_empty() => all([taken(desk, cabinet, &doses), passed]),
        None if cabinet.view.reading == Reading::Sound && !cabinet.plan().changes().is_empty() => {
            all([nothing_due(desk.site), by_hand_line(desk, cabinet)])
        }
        None if cabinet.view.reading != Reading::Sound => {
            all([para(desk.site.text.due.unread), by_hand_line(desk, cabinet)])
        }
        None if desk.can_write() => due(desk, cabinet),
        None => Html::default(),
    };
    let begun = if desk.can_write() && may_add(&doses) { begun(desk) } else { Html::default() };
    let content = all([desk.new_day(), content]);
    html! { <section class="hero" aria-labelledby="t-dose">{ all([heading, strip, content, begun]) }</section> }
}

/// That nothing is shown to draw as long as the person takes an opioid, or may be taking one.
fn opioids(site: &Site) -> Html {
    let say = site.text.due;
    let ways = all([
        link(Route::PlanSteps.address(), say.opioids_answer),
        words(" "),
        link(Route::Plan.address(), say.opioids_stop),
    ]);
    notice(Notice {
        grade: Grade::Stop,
        text: site.text,
        testid: "opioids",
        title: say.opioids.into(),
        body: all([para(say.opioids_why), tag("p", "row", ways)]),
    })
}

/// That nothing is due by the plan, and the way to it.
fn nothing_due(site: &Site) -> Html {
    let say = site.text.due;
    let way = link(Route::Plan.address(), say.to_plan);
    tag_named("p", "", "nothing-due", all([words(say.nothing_due), words(" "), way]))
}

/// The way to a dose by hand, for whoever can write.
fn by_hand_line(desk: Desk<'_>, cabinet: &Cabinet) -> Html {
    let way = || tag("p", "", by_hand(desk, cabinet, desk.site.text.tonight.log));
    desk.can_write().then(way).unwrap_or_default()
}

/// What is due later today, not to be taken yet.
fn later(desk: Desk<'_>, due: Due) -> Html {
    let (site, say) = (desk.site, desk.site.text.due);
    let time = site.clock_time(due.wall(site.diary().boundary().time()));
    let said = tag("b", "", words((say.later)(&mg(site, due.dose), &time)));
    let why = tag("p", "hint", words(say.later_why));
    tag_named("div", "stack", "later", all([tag("p", "", said), why]))
}

/// That a dose is typed and not recorded yet, and the way on.
fn begun(desk: Desk<'_>) -> Html {
    let say = &desk.site.text.tonight;
    if desk.site.diary().typed(FormName::Dose(desk.evening.night)).is_none() {
        return Html::default();
    }
    tag_named(
        "div",
        "unsaved stack",
        "dose-begun",
        all([para(say.dose_begun), to_form("btn", say.go_on)]),
    )
}

/// Whether another dose is offered. After a missed one it would read as advice to take another.
fn may_add(doses: &[&DoseRecord]) -> bool {
    let all_taken = doses.iter().all(|record| matches!(record, DoseRecord::Taken { .. }));
    all_taken && doses.len() < limits::MOST_DOSES
}

fn taken(desk: Desk<'_>, cabinet: &Cabinet, doses: &[&DoseRecord]) -> Html {
    let lines = lines(desk, doses);
    let another = (desk.can_write() && may_add(doses))
        .then(|| tag("p", "", by_hand(desk, cabinet, desk.site.text.tonight.another)));
    all([lines, another.unwrap_or_default()])
}

/// Whether a dose of tonight was missed, or may have been.
pub(super) fn is_missed(desk: Desk<'_>, cabinet: &Cabinet) -> bool {
    let (diary, night) = (desk.site.diary(), desk.evening.night);
    let (events, day) = (dose_events(&desk.evening.entries), diary.boundary().time());
    let by_plan = cabinet.plan().doses(night.date(), &events, day);
    let is_passed = !by_plan.passed(diary.now().local(), day).is_empty();
    is_passed || desk.evening.doses(night).any(DoseRecord::is_missed)
}

/// Not to double the next dose. Once: the strip says it too, right after the tap.
pub(super) fn no_doubling(desk: Desk<'_>) -> Html {
    if matches!(desk.shown(), Some((Last::Missed, _))) {
        return Html::default();
    }
    tag("p", "hint", words(desk.site.text.due.missed))
}

/// Doses of today that were due before, and of which nothing is recorded. None is offered with one tap: it would come too near to the
/// next. Under them the hint.
fn passed(desk: Desk<'_>, cabinet: &Cabinet, dues: &[Due], hint: Html) -> Html {
    if dues.is_empty() {
        return hint;
    }
    let (site, say, day) = (desk.site, desk.site.text.due, desk.site.diary().boundary());
    let one = |due: &Due| {
        let said = (say.passed)(&mg(site, due.dose), &site.clock_time(due.wall(day.time())));
        if !desk.can_write() {
            return tag("li", "", words(said));
        }
        let (onto, record) = (desk.onto.clone(), DoseRecord::Missed { due: Some(due.time) });
        let missed = Button {
            label: say.passed_missed.into(),
            onpress: desk.deed(Last::Missed, move || with_dose(onto.clone(), record, &[], day)),
            kind: ButtonKind::Quiet,
            testid: Some("passed-missed"),
            ..Button::default()
        };
        let row =
            tag("div", "row row--apart", all([was_taken(desk, cabinet, *due), button(missed)]));
        tag("li", "stack", all([para(said), row]))
    };
    let lines = list(dues.iter().map(one).collect());
    tag_named("div", "stack", "passed", all([html! { <ul role="list">{ lines }</ul> }, hint]))
}

/// The way to the form, with the dose and the time that were due filled in: by the time of now it would be the next dose.
fn was_taken(desk: Desk<'_>, cabinet: &Cabinet, due: Due) -> Html {
    let (diary, name) = (desk.site.diary(), FormName::Dose(desk.evening.night));
    let filled_in = filled_in(desk, cabinet);
    let line = cabinet.line(due.dose).and_then(Result::ok);
    let marked = line.and_then(|line| line.at_marks());
    let (dose, draw) = marked.map_or((due.dose, None), |(dose, draw)| (dose, Some(draw)));
    let start = Typed::for_dose(dose, draw, desk.site.style);
    let typed = Typed { time: written_time(due.time), ..start.clone() };
    let onclick = Callback::from(move |_: MouseEvent| {
        // What was typed before stays; nothing else has it. What another dose filled in goes: its time is not that of this one.
        if diary.typed(name).is_none() || filled_in() {
            diary.type_into(name, typed.fields(&start));
        }
    });
    let said = tag("span", "", words(desk.site.text.due.passed_taken));
    html! { <a class="btn btn--quiet" href={Route::LogDose.address()} {onclick} data-testid="passed-taken">{ said }</a> }
}

fn lines(desk: Desk<'_>, doses: &[&DoseRecord]) -> Html {
    let lines = doses.iter().map(|record| tag("li", "", words(dose_words(desk.site, record))));
    let lines =
        html! { <ul role="list" class="doses" data-testid="doses">{ list(lines.collect()) }</ul> };
    if !desk.can_write() {
        return lines;
    }
    let change = tag("span", "", words(desk.site.text.due.change));
    all([lines, tag("p", "", to_check_in(desk, Open::Nothing, "btn btn--quiet", change))])
}

fn due(desk: Desk<'_>, cabinet: &Cabinet) -> Html {
    let say = &desk.site.text.tonight;
    let missed = Button {
        label: say.missed.into(),
        onpress: {
            let (onto, day) = (desk.onto.clone(), desk.site.diary().boundary());
            desk.deed(Last::Missed, move || {
                with_dose(onto.clone(), DoseRecord::Missed { due: None }, &[], day)
            })
        },
        kind: ButtonKind::Quiet,
        testid: Some("missed"),
        ..Button::default()
    };
    let again = desk.evening.last_dose().and_then(|last| again(cabinet, last));
    let (first, second) = match again {
        Some((last, bottle)) => (take(desk, last, bottle), by_hand(desk, cabinet, say.other)),
        None => (to_form("btn", say.log), Html::default()),
    };
    let row = tag("div", "row row--apart", all([second, button(missed)]));
    tag("div", "hero__do", all([first, row]))
}

/// The last dose where it may be repeated with one tap, and from which bottle: not where a plan says that nothing is due, not beside an
/// opioid, and not where the bottle in use has another strength than that draw, or one that nobody confirmed.
fn again(cabinet: &Cabinet, last: LastDose) -> Option<(LastDose, Option<BottleId>)> {
    let is_planned = !cabinet.plan().changes().is_empty() || cabinet.takes_opioids();
    if is_planned || cabinet.supply.is_err() {
        return None;
    }
    let Some(bottle) = cabinet.bottle() else { return Some((last, None)) };
    let line = cabinet.line(last.dose)?.ok()?;
    let is_same = last.draw.is_none_or(|draw| draw == line.draw.volume);
    let holds = cabinet.left()? >= line.draw.volume;
    (is_same && holds).then_some((last, Some(bottle.id)))
}

/// The same dose again, now: one big button that says what it records.
fn take(desk: Desk<'_>, last: LastDose, bottle: Option<BottleId>) -> Html {
    let say = &desk.site.text.tonight;
    let LastDose { dose, draw } = last;
    let (onto, diary) = (desk.onto.clone(), desk.site.diary());
    let onpress = desk.deed(Last::Dose, move || {
        let at = diary.now();
        let day = diary.boundary();
        with_dose(onto.clone(), DoseRecord::Taken { dose, draw, bottle, at }, &[], day)
    });
    let draw = draw.map(|draw| ml(desk.site, draw));
    let label = (say.take)(&mg(desk.site, dose), draw.as_deref()).into();
    let testid = Some("taken");
    let kind = ButtonKind::Main;
    button(Button { label, onpress, kind, testid, ..Button::default() })
}

/// Whether the form of tonight holds what a passed dose filled in, and nothing that was typed: asked when something is pressed.
fn filled_in(desk: Desk<'_>, cabinet: &Cabinet) -> impl Fn() -> bool + 'static + use<> {
    let (diary, name) = (desk.site.diary(), FormName::Dose(desk.evening.night));
    let due = cabinet.plan().due(desk.evening.night.date());
    let due: Vec<_> = due.into_iter().map(|due| due.time).collect();
    move || {
        let typed = diary.typed(name).and_then(|fields| Typed::of(&fields));
        typed.is_some_and(|(typed, start)| typed.is_filled_in(&start, &due))
    }
}

/// The way to a dose by hand, beside another one. What a passed dose filled in goes: the time of this one is now.
pub(super) fn by_hand(desk: Desk<'_>, cabinet: &Cabinet, label: &'static str) -> Html {
    let (diary, name) = (desk.site.diary(), FormName::Dose(desk.evening.night));
    let filled_in = filled_in(desk, cabinet);
    let onclick = Callback::from(move |_: MouseEvent| {
        if filled_in() {
            diary.done_typing(name);
        }
    });
    let said = tag("span", "", words(label));
    html! { <a class="btn btn--quiet" href={Route::LogDose.address()} {onclick} data-testid="by-hand">{ said }</a> }
}

fn to_form(class: &'static str, label: &'static str) -> Html {
    html! { <a {class} href={Route::LogDose.address()}>{ tag("span", "", words(label)) }</a> }
}
