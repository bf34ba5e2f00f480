//! The picture in numbers: a table of its parts, and what happened besides.

use yew::prelude::*;

use super::Look;
use super::lines::Shown;
use super::said::quarters;
use crate::diary::Night;
use crate::trends::{Grain, Period, Series};
use crate::ui::page::night::{capital, day};
use crate::ui::part::{all, cell, column, list, row_head, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::state::trends::Mark;

/// The table, folded away until it is asked for.
pub(super) fn numbers(look: &Look<'_>, shown: &Shown) -> Html {
    let say = look.site.text.trend_lines;
    let grain = Grain::of(look.period);
    let names = shown.names.iter().map(|name| column(name.clone()));
    let heads = std::iter::once(column((say.part)(grain))).chain(names);
    let heads = heads.chain(std::iter::once(column(say.doses))).collect();
    let parts = look.period.parts(grain);
    // The newest first, as everywhere.
    let rows = parts.into_iter().rev().map(|part| row(look, shown, grain, part)).collect();
    let table = all([
        tag("caption", "", words(say.table_caption)),
        tag("thead", "", tag("tr", "", list(heads))),
        tag("tbody", "", list(rows)),
    ]);
    let table = tag_named("table", "t t--stack", "numbers", table);
    html! {
        <details class="other">
            <summary>{ say.numbers }</summary>
            <div class="wide" tabindex="0" role="region" aria-label={say.numbers}>{ table }</div>
            { marks(look, &shown.marks) }
        </details>
    }
}

fn row(look: &Look<'_>, shown: &Shown, grain: Grain, part: Period) -> Html {
    let (site, say) = (look.site, look.site.text.trend_lines);
    let score = |(name, series): (&String, &Series)| {
        let scored = series.scores(part.from(), part.to()).len();
        let said = match series.spread(part) {
            None => say.no_score.to_owned(),
            Some(spread) if grain == Grain::Night => quarters(site, spread.median),
            Some(spread) => {
                let median = quarters(site, spread.median);
                (say.median_of)(&median, u32::try_from(scored).unwrap_or(u32::MAX))
            }
        };
        cell("", name.clone(), words(said))
    };
    let scores = shown.names.iter().zip(&shown.series).map(score);
    let doses = look.spans.iter().filter(|span| span.from <= part.to() && part.from() <= span.to);
    let doses: Vec<String> = doses.map(|span| look.phase(span.phase)).collect();
    let doses = cell("", say.doses, words(doses.join(", ")));
    let head = row_head(words(part_name(look, grain, part)));
    let cells = std::iter::once(head).chain(scores).chain(std::iter::once(doses)).collect();
    tag("tr", "", list(cells))
}

fn part_name(look: &Look<'_>, grain: Grain, part: Period) -> String {
    let site = look.site;
    match grain {
        Grain::Night => site.date(part.to().date(), DateForm::WeekdayDayMonth),
        Grain::Week => dates(look, part),
        Grain::Month => capital(&site.date(part.to().date(), DateForm::MonthYear)),
        Grain::Year => part.to().month().year().to_string(),
    }
}

/// From one date to another.
fn dates(look: &Look<'_>, part: Period) -> String {
    let date = |night: Night| day(look.site, night.date());
    (look.site.text.trend_lines.part_of)(&date(part.from()), &date(part.to()))
}

/// What happened besides, with its dates: also what had no room in the picture.
fn marks(look: &Look<'_>, marks: &[Mark]) -> Html {
    if marks.is_empty() {
        return Html::default();
    }
    let line = |mark: &Mark| {
        let said = [capital(&mark.name).as_str(), ": ", &dates(look, mark.nights)].concat();
        tag("li", "", words(said))
    };
    let lines = list(marks.iter().rev().map(line).collect());
    let title = tag("h3", "", words(look.site.text.trend_lines.marks));
    all([title, tag_named("ul", "happened", "marks", lines)])
}
