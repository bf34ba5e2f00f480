//! One year in one look, and in numbers.

use std::rc::Rc;

use yew::prelude::*;

use super::Look;
use super::said::quarters;
use super::steps::none;
use crate::diary::{Id, Month, Night, Symptom};
use crate::trends::{Nights, Period, Series, missed_nights, spans};
use crate::ui::context::Site;
use crate::ui::page::night::{capital, day};
use crate::ui::part::{Select, all, cell, column, list, row_head, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::state::trends::{HIGH, TrendsAction, YearFrame, YearPicture, YearRow, YearSubject};

/// The year: that of the last night that is looked at, unless another was chosen.
pub(super) fn year_section(look: &Look<'_>) -> Html {
    let say = look.site.text.trend_lines;
    let Some(symptom) = look.symptom() else { return Html::default() };
    let years = look.whole.from().month().year()..=look.whole.to().month().year();
    let chosen = look.view.year.filter(|year| years.contains(year));
    let year =
        chosen.unwrap_or(look.period.to().month().year()).clamp(*years.start(), *years.end());
    let ends = [Night::ymd(year, 1, 1), Night::ymd(year, 12, 31)];
    let [Ok(first), Ok(last)] = ends else { return Html::default() };
    let (from, to) = (first.max(look.whole.from()), last.min(look.whole.to()));
    let Ok(period) = Period::new(from, to) else { return Html::default() };
    let nights = Nights::new(look.record.entries(), period);
    let series = nights.series(symptom);
    let missed = missed_nights(&nights);
    let spans = spans(&look.steps, period).unwrap_or_default();
    let subject = YearSubject { year, series: &series, spans: &spans, missed: &missed };
    let label = label(look, symptom, &series, year);
    let picture = |class, frame| {
        tag("div", class, drawn(look.site, &YearPicture::new(subject, frame), &label))
    };
    let caption = (say.year_caption)(&look.within(symptom), HIGH);
    let caption = tag("figcaption", "small sub", words(caption));
    let pictures =
        [picture("only-narrow", YearFrame::NARROW), picture("only-wide", YearFrame::WIDE)];
    let figure = tag("figure", "", all([all(pictures), caption]));
    html! {
        <section class="section" aria-labelledby="t-year">
            <h2 id="t-year">{ say.year }</h2>
            { all([which(look, year, years), figure, numbers(look, &series, &missed)]) }
        </section>
    }
}

/// The choice of the year, where there is more than one.
fn which(look: &Look<'_>, year: i32, years: std::ops::RangeInclusive<i32>) -> Html {
    let years: Vec<i32> = years.rev().collect();
    if years.len() < 2 {
        return Html::default();
    }
    let options: Rc<[AttrValue]> = years.iter().map(|year| year.to_string().into()).collect();
    let chosen = years.iter().position(|one| *one == year).unwrap_or(0);
    let onchoose =
        look.act(move |place: usize| TrendsAction::Year(years.get(place).copied().unwrap_or(year)));
    let spoken = look.site.text.trend_lines.year;
    tag(
        "div",
        "no-print narrow",
        html! { <Select id="t-which-year" {spoken} {options} {chosen} {onchoose} /> },
    )
}

fn label(look: &Look<'_>, symptom: Id<Symptom>, series: &Series, year: i32) -> String {
    let period = series.period();
    let date = |night: Night| day(look.site, night.date());
    let scored = series.scores(period.from(), period.to()).len();
    let ends = [date(period.from()), date(period.to())];
    (look.site.text.trend_lines.year_label)(
        &year.to_string(),
        &look.within(symptom),
        [&ends[0], &ends[1]],
        period.count(),
        u32::try_from(scored).unwrap_or(u32::MAX),
    )
}

fn drawn(site: &Site, picture: &YearPicture, label: &str) -> Html {
    let view_box = format!("0 0 {} {}", picture.frame.width, picture.height);
    let days = picture.days.iter().map(|(x, day)| {
        html! { <text x={x.to_string()} y="14" text-anchor="middle">{ *day }</text> }
    });
    let rows = picture.rows.iter().map(|row| self::row(site, picture, row));
    let inside = all([list(days.collect()), list(rows.collect())]);
    html! {
        <svg class="chart" viewBox={view_box} role="img" aria-label={label.to_owned()}>
            <g aria-hidden="true">{ inside }</g>
        </svg>
    }
}

fn row(site: &Site, picture: &YearPicture, row: &YearRow) -> Html {
    let path = |class: &'static str, d: &str| {
        let d = Some(d).filter(|d| !d.is_empty())?.to_owned();
        Some(html! { <path {class} {d} /> })
    };
    let first = row.month.nights().next();
    let name = first.map(|night| capital(&site.date(night.date(), DateForm::ShortMonth)));
    let class = if row.empty.is_some() { "" } else { "name" };
    let name = html! { <text {class} x="0" y={row.foot.to_string()}>{ name }</text> };
    let empty = row
        .empty
        .and_then(|end| path("grid", &format!("M{} {}H{end}", picture.frame.left, row.foot - 5)));
    let paths = [empty, path("bar", &row.bars), path("bar-hi", &row.high), path("pts", &row.dots)];
    let doses = row.doses.iter().cloned().map(|[x, y, width, height]| {
        html! { <rect class="dose-run" {x} {y} {width} {height} /> }
    });
    all([name, list(paths.into_iter().flatten().collect()), list(doses.collect())])
}

/// The same in numbers.
fn numbers(look: &Look<'_>, series: &Series, missed: &[Night]) -> Html {
    let say = look.site.text.trend_lines;
    let period = series.period();
    let row = |part: &Period| {
        let scored = series.scores(part.from(), part.to()).len();
        let median = series.spread(*part);
        let median = median
            .map_or_else(|| none(say.no_score), |spread| words(quarters(look.site, spread.median)));
        let missed = missed.iter().filter(|night| part.has(**night)).count();
        let nights = (look.site.text.trend_tables.of)(
            u32::try_from(scored).unwrap_or(u32::MAX),
            part.count(),
        );
        let cells = all([
            row_head(words(month_name(look.site, part.to().month()))),
            cell("", say.nights, words(nights)),
            cell("", say.median, median),
            cell("", say.missed, words(missed.to_string())),
        ]);
        tag("tr", "", cells)
    };
    let parts = period.parts(crate::trends::Grain::Month);
    let rows = list(parts.iter().map(row).collect());
    let heads = [say.month, say.nights, say.median, say.missed].map(column);
    let inside = all([tag("thead", "", tag("tr", "", all(heads))), tag("tbody", "", rows)]);
    let table = tag_named("table", "t t--stack", "year-numbers", inside);
    html! {
        <details class="other">
            <summary>{ say.numbers }</summary>
            { table }
        </details>
    }
}

fn month_name(site: &Site, month: Month) -> String {
    let first = month.nights().next();
    first.map(|night| capital(&site.date(night.date(), DateForm::Month))).unwrap_or_default()
}
