//! Symptoms on the paper: a small picture of each, a table over the steps, and what the steps say beside the ones before.

use std::cmp::Reverse;

use yew::prelude::*;

use super::Sheet;
use crate::diary::{Id, Symptom};
use crate::trends::{Phase, Series, Span, StepStats, limits, step_stats};
use crate::ui::names::name_of;
use crate::ui::page::trends::{Says, change_said, changes_said, middle_half, quarters};
use crate::ui::part::{all, column, list, para, row_head, tag, tag_named, words};
use crate::ui::state::trends::{FOOT, SPARK, Spark, TOP};

/// How many symptoms have a picture, and how many a row: what the pages have room for.
const PICTURES: usize = 4;
const ROWS: usize = 8;
/// How many changes are told beside those of the last step, a line each: in the table each would take two, in every row.
const CHANGES: usize = 4;

/// The symptoms that were scored on these nights.
fn scored(sheet: &Sheet<'_>) -> Vec<(Id<Symptom>, Series)> {
    let items = sheet.lists.symptoms.items().iter().map(|item| item.id);
    let series = items.map(|id| (id, sheet.nights.series(id)));
    series.filter(|(_, series)| series.spread(sheet.period).is_some()).collect()
}

/// Pictures, table and sentences.
pub(super) fn symptoms_section(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let scored = scored(sheet);
    let title = tag("h3", "", words(say.symptoms));
    if scored.is_empty() {
        return tag("section", "", all([title, para(say.not_scored)]));
    }
    let sparks = scored.iter().take(PICTURES);
    let sparks = sparks.map(|(_, series)| Spark::new(sheet.period, &sheet.spans, series));
    let sparks: Vec<Spark> = sparks.collect();
    let pictures = scored.iter().zip(&sparks).map(|((id, _), spark)| picture(sheet, *id, spark));
    let pictures = tag("div", "report__sparks", list(pictures.collect()));
    let ids: Vec<Id<Symptom>> = scored.iter().map(|(id, _)| *id).take(PICTURES).collect();
    let mut said = changes_said(sheet.site, &sheet.nights, &sheet.spans, (&sheet.lists, &ids));
    said.extend(others_said(sheet, &scored));
    if !said.is_empty() {
        said.push(tag("p", "sub", words(say.method)));
    }
    let said = tag_named("div", "small", "report-said", list(said));
    let drawn = all([title, pictures, tag("p", "small sub", words(caption(sheet, &sparks)))]);
    all([tag("section", "", drawn), table(sheet, &scored), said])
}

/// The changes that are not told yet: those of the steps before, and of symptoms without a picture. The ones whose range leaves zero out
/// are told, the latest first, behind how many were compared: of many, chance alone makes some stand out.
fn others_said(sheet: &Sheet<'_>, scored: &[(Id<Symptom>, Series)]) -> Vec<Html> {
    let site = sheet.site;
    let mut compared = 0;
    let mut clear = Vec::new();
    for (row, (id, series)) in scored.iter().take(ROWS).enumerate() {
        let name = name_of(&sheet.lists.symptoms, *id, site.text);
        let stats = step_stats(series, &sheet.spans);
        let others = stats.len().saturating_sub(usize::from(row < PICTURES));
        for (place, one) in stats.iter().enumerate().take(others) {
            let Some((says, said)) = change_said(site, &name, &stats, one) else { continue };
            compared += 1;
            if matches!(says, Says::Lower | Says::Higher) {
                clear.push((place, said));
            }
        }
    }
    if compared == 0 {
        return Vec::new();
    }
    clear.sort_by_key(|(place, _)| Reverse(*place));
    let left_out = clear.len().saturating_sub(CHANGES);
    let how_many = (site.text.report.other_changes)(compared, clear.len(), left_out);
    let told = clear.into_iter().take(CHANGES).map(|(_, said)| said);
    std::iter::once(how_many).chain(told).map(para).collect()
}

/// What lines are, and what is behind them: a dose is told only where one has room.
fn caption(sheet: &Sheet<'_>, sparks: &[Spark]) -> String {
    let say = sheet.site.text.report;
    let behind = if sparks.iter().any(|spark| !spark.doses.is_empty()) {
        say.charts_doses
    } else if sheet.spans.iter().any(|span| matches!(span.phase, Phase::Step { .. })) {
        say.charts_bands
    } else {
        ""
    };
    [say.charts, behind].concat()
}

fn picture(sheet: &Sheet<'_>, id: Id<Symptom>, spark: &Spark) -> Html {
    let (site, say) = (sheet.site, sheet.site.text.report);
    let name = name_of(&sheet.lists.symptoms, id, site.text);
    let doses: Vec<String> = sheet.spans.iter().map(|span| sheet.phase(span)).collect();
    let median = spark.last.map(|(median, _)| quarters(site, median));
    let median = median.unwrap_or_else(|| site.text.trend_lines.no_now.to_owned());
    let label = (say.chart)(&name, &doses.join(", "), &median);
    let view_box = format!("0 0 {} {}", SPARK.0, SPARK.1);
    let inside = drawing(sheet, spark);
    html! {
        <figure>
            <figcaption>{ name }</figcaption>
            <svg class="chart" viewBox={view_box} role="img" aria-label={label}><g aria-hidden="true">{ inside }</g></svg>
        </figure>
    }
}

fn drawing(sheet: &Sheet<'_>, spark: &Spark) -> Html {
    let site = sheet.site;
    let path = |class: &'static str, d: &String| html! { <path {class} d={d.clone()} /> };
    let bands = spark.bands.iter().zip(["b1", "b2", "b3", "b4"]);
    let bands = bands.map(|(d, class)| path(class, d)).collect();
    let dose = |(x, phase): &(i32, Phase)| {
        let Phase::Step { a_day, .. } = phase else { return Html::default() };
        let number = site.style.number(a_day.in_mg()).text;
        html! { <text class="dose-label" x={x.to_string()} y={(TOP - 5).to_string()} text-anchor="middle">{ number }</text> }
    };
    let number = |y: i32, number: &'static str| {
        html! { <text x="15" y={(y + 5).to_string()} text-anchor="end">{ number }</text> }
    };
    let last = spark.last.map(|(median, y)| {
        html! { <text class="val" x="318" y={(y + 5).to_string()}>{ quarters(site, median) }</text> }
    });
    let [top, foot] = &spark.grid;
    all([
        list(bands),
        path("grid", top),
        path("axis", foot),
        number(TOP, "10"),
        number(FOOT, "0"),
        list(spark.doses.iter().map(dose).collect()),
        path("line", &spark.line),
        last.unwrap_or_default(),
    ])
}

fn table(sheet: &Sheet<'_>, scored: &[(Id<Symptom>, Series)]) -> Html {
    let (site, say) = (sheet.site, sheet.site.text.report);
    let (spans, left_out) = sheet.shown_spans();
    // Each with its nights of the report, as the first column says.
    let head = |span: &Span| {
        let nights = tag("span", "sub", words(format!(" {}", span.nights())));
        html! { <th scope="col">{ all([words(sheet.phase(span)), nights]) }</th> }
    };
    let heads = spans.iter().map(head);
    let heads = std::iter::once(column(say.nights)).chain(heads).collect();
    let rows = scored.iter().take(ROWS).map(|(id, series)| {
        let name = name_of(&sheet.lists.symptoms, *id, site.text);
        let stats = step_stats(series, &spans);
        let cells = stats.iter().map(|one| tag("td", "", words(cell_words(sheet, one))));
        let cells = std::iter::once(row_head(words(name))).chain(cells).collect();
        tag("tr", "", list(cells))
    });
    let rows = tag("tbody", "", list(rows.collect()));
    let inside = all([tag("thead", "", tag("tr", "", list(heads))), rows]);
    let table = tag_named("table", "t", "report-steps", inside);
    let table = html! { <div class="wide" tabindex="0" role="region" aria-label={say.symptoms}>{ table }</div> };
    let rows = scored.len().saturating_sub(ROWS);
    let more = [(rows > 0).then(|| (say.more_symptoms)(rows)), left_out.map(say.more_steps)];
    let more = more.into_iter().flatten();
    let under = more.chain([say.few.to_owned()]).collect::<Vec<_>>().join(" ");
    tag("section", "", all([table, tag("p", "small sub", words(under))]))
}

/// "6* (5.5 to 6.5)".
fn cell_words(sheet: &Sheet<'_>, one: &StepStats) -> String {
    let Some(spread) = one.spread else { return String::from("–") };
    let enough = usize::try_from(one.scored).is_ok_and(|scored| scored >= limits::LEAST_NIGHTS);
    let star = if enough { "" } else { "*" };
    let median = quarters(sheet.site, spread.median);
    [median.as_str(), star, " (", &middle_half(sheet.site, spread), ")"].concat()
}
