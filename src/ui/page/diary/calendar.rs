//! The month at a glance: a table with the nights of a month, the way to other months, and what the marks mean. What a night shows
//! is worked out in `day`.

use std::rc::Rc;

use yew::prelude::*;

use super::Look;
use super::day::{Bar, Day, Place, Written, days, facts, weeks};
use super::jump::jump;
use crate::diary::{DoseState, Month, NaiveDate, Night};
use crate::ui::names::{name_of, name_within};
use crate::ui::part::{Glyph, Select, all, icon, list, spoken, tag, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::{BrowseAction, Open};

/// The id of the month's name, which gets the focus when the button that was pressed is gone.
const MONTH: &str = "month";

/// The calendar.
pub(super) fn calendar(look: &Look<'_>) -> Html {
    let month = look.browse.month.unwrap_or(look.now);
    let entries = look.site.diary().read(|engine| engine.month(month)).entries;
    let days = days(month, &entries, look.symptom());
    let key = key(look, &days);
    let rows = weeks(days).iter().map(|week| row(look, week)).collect();
    let table = html! {
        <div class="bleed">
            <table class="cal" aria-labelledby="month" data-testid="calendar">
                <thead><tr>{ weekdays(look) }</tr></thead>
                <tbody>{ list(rows) }</tbody>
            </table>
        </div>
    };
    all([turn(look, month), table, key, bars(look), jump(look, month)])
}

/// The choice of the symptom whose scores the bars are, where there is one.
fn bars(look: &Look<'_>) -> Html {
    let list = &look.lists.symptoms;
    let ids: Vec<_> = list.shown().map(|item| item.id).collect();
    if ids.len() < 2 {
        return Html::default();
    }
    let options: Rc<[AttrValue]> =
        ids.iter().map(|id| name_of(list, *id, look.site.text).into()).collect();
    let now = look.symptom();
    let chosen = ids.iter().position(|id| Some(*id) == now).unwrap_or(0);
    let bars = look.site.browse().dispatcher();
    let onchoose = Callback::from(move |place: usize| {
        if let Some(id) = ids.get(place) {
            bars.dispatch(BrowseAction::Bars(*id));
        }
    });
    let label = look.site.text.diary.bars;
    tag("div", "no-print", html! { <Select id="bars" {label} {options} {chosen} {onchoose} /> })
}

/// The name of the month between the ways to the one before and the one after.
fn turn(look: &Look<'_>, month: Month) -> Html {
    let say = &look.site.text.diary;
    let name = month_name(look, month);
    let step = |way: fn(Month) -> Option<Month>,
                label: fn(&str) -> String,
                glyph: Glyph,
                testid: &'static str| {
        let reached = |from: Month| way(from).filter(|to| *to <= look.now);
        let Some(to) = reached(month) else {
            return html! { <span class="tool is-off" aria-hidden="true">{ icon(glyph) }</span> };
        };
        let (turn, page) = (look.act(BrowseAction::Turn), look.site.page().clone());
        let is_last = reached(to).is_none();
        let onclick = Callback::from(move |_: MouseEvent| {
            turn.emit(to);
            // There is no button that way any more.
            if is_last {
                page.focus(MONTH);
            }
        });
        let label = label(&month_name(look, to));
        html! { <button type="button" class="tool" aria-label={label} data-testid={testid} {onclick}>{ icon(glyph) }</button> }
    };
    let earlier = step(Month::previous, say.earlier_month, Glyph::Back, "month-earlier");
    let later = step(Month::next, say.later_month, Glyph::Go, "month-later");
    let title = html! { <h2 id={MONTH} tabindex="-1" aria-live="polite">{ name }</h2> };
    tag("div", "row row--apart month", all([earlier, title, later]))
}

fn month_name(look: &Look<'_>, month: Month) -> String {
    let first = month.nights().next().map(Night::date);
    first.map(|date| look.site.date(date, DateForm::MonthYear)).unwrap_or_default()
}

fn weekdays(look: &Look<'_>) -> Html {
    // Any Monday with six days after it.
    let monday = NaiveDate::from_ymd_opt(2026, 11, 2);
    let head = |date: NaiveDate| {
        let name = |form: DateForm| look.site.date(date, form);
        let seen = |class, form| html! { <span {class} aria-hidden="true">{ name(form) }</span> };
        let (short, narrow) =
            (seen("short", DateForm::ShortWeekday), seen("narrow", DateForm::NarrowWeekday));
        html! { <th scope="col">{ spoken(name(DateForm::Weekday)) }{ short }{ narrow }</th> }
    };
    list(monday.into_iter().flat_map(|monday| monday.iter_days().take(7)).map(head).collect())
}

fn row(look: &Look<'_>, week: &[Place]) -> Html {
    tag("tr", "", list(week.iter().map(|place| cell(look, place)).collect()))
}

fn cell(look: &Look<'_>, place: &Place) -> Html {
    let off = |number: String| tag("td", "", tag("span", "off", words(number)));
    let day = match place {
        Place::Nothing => return off(String::new()),
        Place::Off(number) => return off(number.to_string()),
        Place::Day(day) => day,
    };
    let tonight = look.site.diary().tonight();
    if day.night > tonight {
        return off(number(day.night));
    }
    let mut class = classes!();
    if day.night == tonight {
        class.push("is-today");
    }
    if look.browse.picked == Some(day.night) {
        class.push("is-sel");
    }
    html! { <td {class}>{ inside(look, day, tonight) }</td> }
}

fn number(night: Night) -> String {
    use crate::diary::Datelike;
    night.date().day().to_string()
}

/// A night that can be looked at, or filled in.
fn inside(look: &Look<'_>, day: &Day, tonight: Night) -> Html {
    let (site, say) = (look.site, &look.site.text.diary);
    let night = day.night;
    let date = site.date(night.date(), DateForm::WeekdayDayMonth);
    let current = (night == tonight).then_some("date");
    let inside = all([words(number(night)), marks(day)]);
    if day.written != Written::Nothing {
        let facts = facts(day, look.symptom(), &look.lists.symptoms, site.style, site.text);
        let label = (say.night)(&date, &facts);
        let now = look.now;
        let onclick = look.act(move |_: MouseEvent| BrowseAction::Pick(night, now));
        return html! { <button type="button" class="day" aria-label={label} aria-current={current} {onclick}>{ inside }</button> };
    }
    let (label, route) = if night == tonight {
        (say.tonight_open, Route::Tonight)
    } else {
        (say.nothing_written, Route::Entry)
    };
    let diary = site.diary();
    let onclick = Callback::from(move |_: MouseEvent| diary.open(Open::Night(night)));
    html! { <a class="day" href={route.address()} aria-label={label(&date)} aria-current={current} {onclick}>{ inside }</a> }
}

/// The bar and the mark of a night, on a ground of 36 by 32.
fn marks(day: &Day) -> Html {
    if day.written == Written::Nothing {
        return Html::default();
    }
    let bar = match day.bar {
        Bar::None if day.written == Written::Day => html! { <path class="log" d={LINES} /> },
        Bar::None => Html::default(),
        Bar::Score(score) => html! { <path class="bar" d={bar(score.number())} /> },
        Bar::Awful => html! { <path class="awful" d={AWFUL} /> },
    };
    let dose = day.dose.map(|dose| mark(dose, "26.5", "24.5")).unwrap_or_default();
    html! {
        <svg viewBox="0 0 36 32" aria-hidden="true" focusable="false">
            <path class="base" d="M6 29h11" />{ bar }{ dose }
        </svg>
    }
}

/// A bar that grows with the score: 2.6 units each, and something to see for 0.
fn bar(score: u8) -> String {
    let tenths = (u32::from(score) * 26).max(10);
    format!("M7.5 29v-{}.{}h8v{}.{}z", tenths / 10, tenths % 10, tenths / 10, tenths % 10)
}

/// As high as the worst bar, but an outline with strokes across: told apart by its shape.
const AWFUL: &str = "M8.5 28v-24h6v24zM8.500 22l6-6M8.500 16l6-6M8.500 28l6-6";

/// Two lines, as of writing: something is written, and there is no score to draw.
const LINES: &str = "M8 20h7M8 24h7";

fn mark(dose: DoseState, x: &'static str, y: &'static str) -> Html {
    match dose {
        DoseState::Taken => html! { <circle class="dot" cx={x} cy={y} r="5" /> },
        DoseState::Missed => html! { <circle class="ring" cx={x} cy={y} r="4.2" /> },
        DoseState::Held => {
            html! { <path class="held" d={["M", x, " ", y, "m-5 0h10"].concat()} /> }
        }
    }
}

/// What the marks mean; the rarer ones only in a month that has them.
fn key(look: &Look<'_>, days: &[Day]) -> Html {
    let say = &look.site.text.diary;
    let item = |name: String, mark: Html| {
        let picture = html! { <svg class="cal-mark" viewBox="0 0 14 24" aria-hidden="true" focusable="false">{ mark }</svg> };
        tag("li", "", all([picture, words(name)]))
    };
    let mut items = Vec::new();
    if let Some(symptom) = look.symptom() {
        let name = name_within(&look.lists.symptoms, symptom, look.site.text);
        items.push(item(name, html! { <path class="bar" d="M3 22v-18h8v18z" /> }));
    }
    items.push(item(say.taken.to_owned(), mark(DoseState::Taken, "7", "12")));
    items.push(item(say.missed.to_owned(), mark(DoseState::Missed, "7", "12")));
    if days.iter().any(|day| day.dose == Some(DoseState::Held)) {
        items.push(item(say.held.to_owned(), mark(DoseState::Held, "7", "12")));
    }
    if days.iter().any(|day| day.bar == Bar::Awful) {
        items.push(item(
            say.awful.to_owned(),
            html! { <path class="awful" d="M4 22v-18h6v18zM4 16l6-6M4 10l6-6M4 22l6-6" /> },
        ));
    }
    if days.iter().any(|day| day.bar == Bar::None && day.written == Written::Day) {
        let name = look
            .symptom()
            .map(|symptom| name_within(&look.lists.symptoms, symptom, look.site.text));
        let name = name.map_or_else(|| say.written.to_owned(), |name| (say.not_scored)(&name));
        items.push(item(name, html! { <path class="log" d="M3 13h8M3 17h8" /> }));
    }
    html! { <ul class="key" role="list" aria-label={say.key}>{ list(items) }</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_with_the_score_and_none_is_invisible() {
        for (score, expected) in
            [(0, "M7.5 29v-1.0h8v1.0z"), (1, "M7.5 29v-2.6h8v2.6z"), (10, "M7.5 29v-26.0h8v26.0z")]
        {
            assert_eq!(bar(score), expected);
        }
    }
}
