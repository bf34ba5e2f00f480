//! The Trends place: symptoms and doses over time, in pictures, tables and sentences. It shows what is recorded and explains nothing.

mod compare;
mod lines;
mod numbers;
mod reader;
mod reading;
mod said;
mod steps;
mod tables;
mod year;

use std::rc::Rc;

use yew::prelude::*;

use self::lines::{Shown, lines_section};
pub(super) use self::reading::use_record;
pub(super) use self::said::{Planned, Says, middle_half, phase_name, quarters};
pub(super) use self::steps::{change_said, changes_said};
use super::head;
use super::night::day;
use crate::diary::{Id, Relapse, Symptom};
use crate::plan::DatedStep;
use crate::store::{Engine, Lists, Reading};
use crate::trends::{Nights, Period, Span, missed_nights, spans};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{
    Field, FieldKind, Grade, Notice, Segments, all, field, list, notice, para, segments, tag,
    tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::trends::{PeriodProblem, Record, Trends, TrendsAction, Zoom};

/// Symptoms and doses over time.
#[inline(never)] // so that the build can split it off
pub fn trends_page(_: &Site) -> Html {
    html! { <TrendsPlace /> }
}

/// What the pieces of the place look at.
struct Look<'a> {
    site: &'a Site,
    view: &'a Trends,
    record: &'a Record,
    lists: Lists,
    /// The symptoms of the picture.
    drawn: Vec<Id<Symptom>>,
    steps: Vec<DatedStep>,
    relapses: Vec<Relapse>,
    /// From the first night of the diary to the last.
    whole: Period,
    /// The nights that are looked at.
    period: Period,
    /// Their entries.
    nights: Nights<'a>,
    /// What was planned on them.
    spans: Vec<Span>,
    /// The whole diary, and what was planned: steps are compared by all that there is of them.
    all: Nights<'a>,
    all_spans: Vec<Span>,
    plan_reading: Reading,
    relapses_reading: Reading,
}

impl Look<'_> {
    /// Does something to what the place shows.
    fn act<E: 'static>(&self, action: impl Fn(E) -> TrendsAction + 'static) -> Callback<E> {
        act(self.site, action)
    }

    /// The symptom of the tables: the one that was chosen, or else the first of the picture.
    fn symptom(&self) -> Option<Id<Symptom>> {
        let chosen = self.view.symptom.filter(|id| self.lists.symptoms.get(*id).is_some());
        chosen.or_else(|| self.drawn.first().copied())
    }
}

/// Does something to what the place shows.
fn act<E: 'static>(site: &Site, action: impl Fn(E) -> TrendsAction + 'static) -> Callback<E> {
    let trends = site.trends().dispatcher();
    Callback::from(move |event| trends.dispatch(action(event)))
}

#[component]
fn TrendsPlace() -> Html {
    let site = use_site();
    let view = Trends::clone(&site.trends());
    let reading = use_record(&site);
    let record = reading.record.borrow();
    if !record.is_over() {
        let [read, all_months] = record.months();
        let said = words((site.text.trends.reading)(read, all_months));
        let said = tag_named("p", "lead", "reading", said);
        return all([
            head(site.text.shell.trends, None),
            html! { <div role="status">{ said }</div> },
        ]);
    }
    let tonight = site.diary().tonight();
    let Some(whole) = record.whole(tonight) else { return empty(&site, &record) };
    let chosen = view.zoom.period(whole, &view.own);
    let period = chosen.unwrap_or(whole);
    let (lists, plan, relapses) =
        site.diary().read(|engine| (engine.lists(), engine.plan(), Engine::relapses(engine)));
    let steps = plan.book.plan().steps();
    let [all_spans, spans] = [whole, period].map(|nights| spans(&steps, nights));
    // What a plan comes to a day may fit into no number: then nobody knows it either.
    let plan_reading = if all_spans.is_ok() { plan.reading } else { Reading::Unreadable };
    let [all_spans, spans] = [all_spans, spans].map(Result::unwrap_or_default);
    let nights = Nights::new(record.entries(), period);
    let drawn = view.drawn(&lists.symptoms, record.entries());
    let look = Look {
        site: &site,
        view: &view,
        record: &record,
        lists,
        drawn,
        steps,
        relapses: relapses.relapses,
        relapses_reading: relapses.reading,
        plan_reading,
        whole,
        period,
        nights,
        spans,
        all: Nights::new(record.entries(), whole),
        all_spans,
    };
    let plan_is_whole = look.plan_reading == Reading::Sound;
    let plan = if plan_is_whole { Html::default() } else { plan_unsound(&site) };
    let notes = all([unsound(&site, &record), plan]);
    let top = all([title(&look), notes, zooms(&look), own(&look, chosen.err())]);
    if chosen.is_err() {
        return top;
    }
    let shown = Rc::new(Shown::new(&look, &missed_nights(&look.nights)));
    all([top, lines_section(&look, &shown), rest(&look)])
}

/// Everything under the picture.
fn rest(look: &Look<'_>) -> Html {
    // Tables with many columns: one under the other, also where there is room for two.
    let section = |content| tag("div", "section", content);
    all([
        section(steps::steps_section(look)),
        section(tables::side_effects(look)),
        year::year_section(look),
        section(tables::doses_table(look)),
        section(tables::sleep(look)),
        section(tables::relapses(look)),
        section(compare::compare_section(look)),
        steps::method(look.site),
        report_way(look.site),
    ])
}

/// The way to the report.
fn report_way(site: &Site) -> Html {
    let name = tag("span", "", words(site.text.trends.report));
    html! { <p class="section no-print"><a class="btn btn--main" href={Route::Report.address()}>{ name }</a></p> }
}

/// The head with the nights that are looked at.
fn title(look: &Look<'_>) -> Html {
    let (site, period) = (look.site, look.period);
    let date = |night: crate::diary::Night| day(site, night.date());
    let (from, to) = (date(period.from()), date(period.to()));
    let lead = (site.text.trends.lead)(&from, &to, period.count(), look.nights.with_entry());
    let name =
        html! { <h1 id={crate::ui::shell::HEADING} tabindex="-1">{ site.text.shell.trends }</h1> };
    tag("header", "head", all([name, tag_named("p", "", "trends-lead", words(lead))]))
}

/// What stands here before there is an entry. Where not all could be read, it is not known whether there is one.
fn empty(site: &Site, record: &Record) -> Html {
    let say = site.text.trends;
    if !record.unsound().is_empty() {
        return all([head(site.text.shell.trends, None), unsound(site, record)]);
    }
    let link = html! {
        <a class="btn btn--main" href={Route::Tonight.address()}>{ tag("span", "", words(say.to_tonight)) }</a>
    };
    let content = all([para(say.empty), para(say.empty_then), tag("p", "acts", link)]);
    all([head(site.text.shell.trends, None), tag_named("div", "stack", "trends-empty", content)])
}

/// That a part of the diary could not be read.
pub(super) fn unsound(site: &Site, record: &Record) -> Html {
    let months = record.unsound().iter().filter_map(|month| month.nights().next());
    let months: Vec<String> =
        months.map(|night| site.date(night.date(), DateForm::MonthYear)).collect();
    if months.is_empty() {
        return Html::default();
    }
    warn(site, "trends-unsound", (site.text.trends.unsound)(&months.join(", ")))
}

fn plan_unsound(site: &Site) -> Html {
    warn(site, "plan-unsound", site.text.trends.plan_unsound.to_owned())
}

fn warn(site: &Site, testid: &'static str, title: String) -> Html {
    let (grade, title, body) = (Grade::Warning, title.into(), Html::default());
    notice(Notice { grade, text: site.text, testid, title, body })
}

/// How far back it looks.
fn zooms(look: &Look<'_>) -> Html {
    let say = look.site.text.trends;
    let chosen = Zoom::ALL.iter().position(|zoom| *zoom == look.view.zoom).unwrap_or(0);
    let onchoose = look
        .act(|place: usize| TrendsAction::Zoom(Zoom::ALL.get(place).copied().unwrap_or_default()));
    let options = Zoom::ALL.iter().map(|zoom| (say.zoom_of)(*zoom).into()).collect();
    let legend = say.zoom.into();
    let zooms = segments(&Segments { name: "zoom".into(), legend, options, chosen, onchoose });
    tag("div", "zooms no-print", zooms)
}

/// The person's own dates.
fn own(look: &Look<'_>, problem: Option<PeriodProblem>) -> Html {
    if look.view.zoom != Zoom::Own {
        return Html::default();
    }
    let say = look.site.text.trends;
    let labels = [say.first_night, say.last_night];
    let fields = labels.into_iter().zip(&look.view.own).enumerate();
    let fields = fields.map(|(place, (label, typed))| {
        let id = ["own-", &place.to_string()].concat().into();
        let oninput = look.act(move |typed| TrendsAction::Own(place, typed));
        date_field(id, label, typed, oninput)
    });
    let said = problem.map(|problem| tag("p", "hint", words((say.problem)(problem))));
    let said =
        html! { <div role="status" data-testid="own-problem">{ said.unwrap_or_default() }</div> };
    all([tag("div", "dates no-print", list(fields.collect())), said])
}

fn date_field(id: AttrValue, label: &'static str, typed: &str, oninput: Callback<String>) -> Html {
    field(Field {
        id,
        label: label.into(),
        value: typed.to_owned().into(),
        oninput,
        kind: FieldKind::Date,
        ..Field::default()
    })
}
