//! Side effects, doses, sleep and relapse records, each as a table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::prelude::*;

use super::Look;
use super::said::{Planned, quarters};
use super::steps::{none, under};
use crate::diary::{Id, SideEffect};
use crate::dose::Exact;
use crate::store::Reading;
use crate::trends::{
    Hundredths, Period, Phase, Quarters, Span, Spread, TimeBand, Week, doses, rate, relapse_years,
    side_effect_weeks, time_bands, timed_nights,
};
use crate::ui::context::Site;
use crate::ui::names::{name_of, name_within};
use crate::ui::part::{Select, all, cell, column, list, para, row_head, tag, tag_named, words};
use crate::ui::state::trends::TrendsAction;

/// How many weeks of a step have a column of their own.
const WEEKS: usize = 4;

/// A section with a table.
fn section(id: &'static str, title: &'static str, content: Html) -> Html {
    html! {
        <section aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            { content }
        </section>
    }
}

/// A table with a caption, heads and rows.
fn table(testid: &'static str, caption: String, heads: Vec<Html>, rows: Vec<Html>) -> Html {
    let inside = all([
        tag("caption", "", words(caption)),
        tag("thead", "", tag("tr", "", list(heads))),
        tag("tbody", "", list(rows)),
    ]);
    tag_named("table", "t t--stack", testid, inside)
}

fn heads<const N: usize>(names: [&'static str; N]) -> Vec<Html> {
    names.into_iter().map(column).collect()
}

/// The side effects that were recorded on these nights, those of the most nights first.
fn recorded(look: &Look<'_>) -> Vec<Id<SideEffect>> {
    let mut counts: BTreeMap<Id<SideEffect>, usize> = BTreeMap::new();
    for night in look.period.nights() {
        let of_night = look.nights.of(night).iter().flat_map(|entry| entry.side_effects.keys());
        for id in of_night.collect::<BTreeSet<_>>() {
            *counts.entry(*id).or_default() += 1;
        }
    }
    let items = look.lists.side_effects.items().iter().map(|item| item.id);
    let mut found: Vec<_> = items.filter_map(|id| Some((*counts.get(&id)?, id))).collect();
    found.sort_by_key(|(count, _)| Reverse(*count));
    found.into_iter().map(|(_, id)| id).collect()
}

/// A side effect by the weeks of each step.
pub(super) fn side_effects(look: &Look<'_>) -> Html {
    let (say, text) = (look.site.text.trend_tables, look.site.text);
    let ids = recorded(look);
    let chosen = look.view.side_effect.filter(|id| ids.contains(id)).or(ids.first().copied());
    let Some(chosen) = chosen else {
        return section("t-effects", say.side_effects, para(say.no_side_effect));
    };
    let list_of = &look.lists.side_effects;
    let options: Rc<[AttrValue]> =
        ids.iter().map(|id| name_of(list_of, *id, text).into()).collect();
    let place = ids.iter().position(|id| *id == chosen).unwrap_or(0);
    let onchoose = look.act(move |place: usize| {
        TrendsAction::SideEffect(ids.get(place).copied().unwrap_or(chosen))
    });
    let label = say.side_effect;
    let select = html! { <Select id="t-effect" {label} {options} chosen={place} {onchoose} /> };
    let weeks = (1..=WEEKS).map(|week| column((say.week)(week)));
    let heads = std::iter::once(column(text.trend_steps.step)).chain(weeks);
    let heads = heads.chain([say.later_weeks, say.all_nights].map(column)).collect();
    let rows = look.spans.iter().map(|span| weeks_row(look, *span, chosen)).collect();
    let caption = (say.fades)(&name_within(list_of, chosen, text));
    let caption = [caption.as_str(), " ", say.weeks_caption].concat();
    let table = table("weeks-since", caption, heads, rows);
    let caveat = tag("p", "small sub", words(say.weeks_caveat));
    let content = all([tag("div", "no-print", select), table, caveat]);
    section("t-effects", say.side_effects, content)
}

fn weeks_row(look: &Look<'_>, span: Span, effect: Id<SideEffect>) -> Html {
    let say = look.site.text.trend_tables;
    let weeks = side_effect_weeks(&look.nights, span, effect);
    let said = |there: u32, told: u32, nights: u32| match (told, nights) {
        (0, 0) => none(""),
        (0, _) => none(say.not_told),
        _ => words((say.of)(there, told)),
    };
    let one = |week: &Week| said(week.there().into(), week.told.into(), week.nights.into());
    let total = |weeks: &[Week]| {
        let sum = |of: fn(&Week) -> u8| weeks.iter().map(|week| u32::from(of(week))).sum();
        said(sum(|week| week.there()), sum(|week| week.told), sum(|week| week.nights))
    };
    // Weeks are counted from a step on; what is no step has none.
    let counted = if matches!(span.phase, Phase::Step { .. }) { weeks.as_slice() } else { &[] };
    let (first, later) = counted.split_at(counted.len().min(WEEKS));
    let cells = (0..WEEKS).map(|place| {
        let inside = first.get(place).map_or_else(|| none(""), one);
        cell("", (say.week)(place + 1), inside)
    });
    let rest = cell("", say.later_weeks, total(later));
    let head = row_head(look.dated(&span));
    let all_weeks = cell("", say.all_nights, total(&weeks));
    let cells = std::iter::once(head).chain(cells).chain([rest, all_weeks]).collect();
    tag("tr", "", list(cells))
}

/// What became of the doses of each step.
pub(super) fn doses_table(look: &Look<'_>) -> Html {
    let (say, step) = (look.site.text.trend_tables, look.site.text.trend_steps.step);
    let row = |span: &Span| {
        let count = doses(&look.nights, *span);
        let is_step = matches!(span.phase, Phase::Step { .. });
        if !is_step && count.beyond == 0 {
            return None;
        }
        let number = |name: &'static str, number: u32| cell("", name, words(number.to_string()));
        let head = row_head(look.dated(span));
        Some(tag(
            "tr",
            "",
            all([
                head,
                number(say.due, count.due),
                number(say.taken, count.taken),
                number(say.missed, count.missed),
                number(say.held, count.held),
                number(say.not_recorded, count.not_recorded),
                number(say.not_due, count.beyond),
            ]),
        ))
    };
    if look.planned() == Planned::Unread {
        return section("t-doses", say.doses, para(look.site.text.trends.plan_unsound));
    }
    let rows = look.spans.iter().filter_map(row).collect::<Vec<_>>();
    if rows.is_empty() {
        return Html::default();
    }
    let heads =
        heads([step, say.due, say.taken, say.missed, say.held, say.not_recorded, say.not_due]);
    let table = table("doses-counted", say.doses_caption.to_owned(), heads, rows);
    section("t-doses", say.doses, table)
}

/// The time of doses beside the sleep after them.
pub(super) fn sleep(look: &Look<'_>) -> Html {
    let say = look.site.text.trend_tables;
    let bands = time_bands(&timed_nights(&look.nights));
    if bands.is_empty() {
        return section("t-sleep", say.sleep, para(say.no_sleep));
    }
    let rows = bands.iter().map(|band| band_row(look.site, band)).collect();
    let heads = heads([say.time, say.nights, say.slept, say.quality, say.dreams]);
    let table = table("sleep-after", say.sleep_caption.to_owned(), heads, rows);
    let caveat = tag("p", "small sub", words(say.sleep_caveat));
    section("t-sleep", say.sleep, all([table, caveat]))
}

fn band_row(site: &Site, band: &TimeBand) -> Html {
    let say = site.text.trend_tables;
    // Who wrote of the night after, and not of that, is not said to have written nothing.
    let untold = |told: &'static str| none(if band.with_entry == 0 { say.no_entry } else { told });
    let spread = |spread: Option<Spread>, nights, told, write: fn(&Site, Quarters) -> String| {
        let Some(spread) = spread else { return untold(told) };
        let [lower, upper] = [spread.lower, spread.upper].map(|one| write(site, one));
        let half =
            if lower == upper { lower } else { (site.text.trend_steps.from_to)(&lower, &upper) };
        under(write(site, spread.median), &(say.half_of)(&half, nights))
    };
    let dreams = match band.told {
        0 => untold(say.not_told),
        told => words((say.of)(band.vivid, told)),
    };
    let until = band.from.saturating_add(crate::trends::limits::TIME_BAND);
    let time = (say.between)(&clock(site, band.from), &clock(site, until));
    tag(
        "tr",
        "",
        all([
            row_head(words(time)),
            cell("", say.nights, words(band.nights.to_string())),
            cell("", say.slept, spread(band.hours, band.with_hours, say.not_told, hours)),
            cell(
                "",
                say.quality,
                spread(band.quality, band.with_quality, say.not_scored, quarters),
            ),
            cell("", say.dreams, dreams),
        ]),
    )
}

/// A time of day from minutes after the start of a date, which may be those of the next.
fn clock(site: &Site, minutes: u16) -> String {
    let minutes = u32::from(minutes) % (24 * 60);
    let start = crate::diary::Night::FIRST.date().and_hms_opt(minutes / 60, minutes % 60, 0);
    start.map(|time| site.clock_time(time)).unwrap_or_default()
}

/// A length of sleep: quarters of a quarter of an hour.
fn hours(site: &Site, quarters: Quarters) -> String {
    let hours = Exact::fraction(quarters.number().into(), 16).unwrap_or(Exact::whole(0));
    (site.text.trend_tables.hours)(&site.style.rounded_to(hours, 2).text)
}

/// Relapse records by year, since the diary began.
pub(super) fn relapses(look: &Look<'_>) -> Html {
    let say = look.site.text.trend_tables;
    if look.relapses_reading != Reading::Sound {
        return section("t-relapses", say.relapses, para(look.site.text.trends.relapses_unsound));
    }
    // Up to tonight: a relapse of today is one.
    let tonight = look.site.diary().tonight().max(look.whole.to());
    let counted = Period::new(look.whole.from(), tonight).unwrap_or(look.whole);
    let years = relapse_years(&look.relapses, counted);
    let records: u32 = years.iter().map(|year| year.records).sum();
    if records == 0 {
        return section("t-relapses", say.relapses, para(say.no_relapse));
    }
    let rows = years.iter().rev().map(|year| {
        let number = |name: &'static str, number: u32| cell("", name, words(number.to_string()));
        let cells = all([
            row_head(words(year.year.to_string())),
            number(say.days, year.days),
            number(say.records, year.records),
            number(say.confirmed, year.confirmed),
        ]);
        tag("tr", "", cells)
    });
    let heads = heads([say.year, say.days, say.records, say.confirmed]);
    let caption = say.relapses_caption.to_owned();
    let table = table("relapses-by-year", caption, heads, rows.collect());
    let rate = rate_words(look.site, records, counted.count());
    section(
        "t-relapses",
        say.relapses,
        all([table, tag_named("p", "small sub", "rate", words(rate))]),
    )
}

fn rate_words(site: &Site, records: u32, days: u32) -> String {
    let say = site.text.trend_tables;
    let Some(rate) = rate(records, days) else { return say.no_rate.to_owned() };
    let number = |hundredths: u64| {
        site.style.number(Exact::decimal(hundredths, 1).unwrap_or(Exact::whole(0))).text
    };
    let tenths = |rate: Hundredths| rate.number().unsigned_abs();
    // Outwards, as the range was rounded before.
    let ends =
        rate.range.map(|[low, high]| [number(tenths(low) / 10), number(tenths(high).div_ceil(10))]);
    let number = |rate: Hundredths| number((tenths(rate) + 5) / 10);
    let ends = ends.as_ref().map(|[low, high]| [low.as_str(), high.as_str()]);
    (say.rate)(&number(rate.per_year), ends, days)
}
