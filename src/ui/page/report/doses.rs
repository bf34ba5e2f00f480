//! The plan on the paper: its steps with what changed them, and what became of the doses.

use yew::prelude::*;

use super::{NOT_KNOWN, Sheet};
use crate::diary::DoseRecord;
use crate::dose::Volume;
use crate::plan::{Change, Kind};
use crate::store::Reading;
use crate::trends::{DoseCount, Phase, Span, doses};
use crate::ui::page::night::{day, mg, ml};
use crate::ui::part::{all, cell, column, list, row_head, tag, tag_named, words};
use crate::ui::state::report::shortened;

/// How many changes are told of one step: the last ones.
const CHANGES: usize = 3;
/// How many characters of the notes of one step there is room for, when every step has as many, on the shorter of the two papers, Letter.
const NOTES: usize = 150;

/// The dose of the last night, and since when.
pub(super) fn dose_now(sheet: &Sheet<'_>) -> (String, String) {
    let say = sheet.site.text.report;
    if sheet.plan_reading != Reading::Sound {
        // By an older copy of the plan too nobody knows what was planned since.
        return (NOT_KNOWN.to_owned(), say.plan_unread.to_owned());
    }
    let none = || (say.no_step.to_owned(), say.no_step_why.to_owned());
    let Some(span) = sheet.spans.last() else { return none() };
    match span.phase {
        Phase::Before | Phase::Without => none(),
        Phase::Step { times, dose, .. } => {
            let since = day(sheet.site, span.began.date());
            let under = if times == 1 {
                (say.a_night_since)(&since)
            } else {
                (say.times_a_day)(times, &since)
            };
            (mg(sheet.site, dose), under)
        }
    }
}

/// How many of the planned doses were taken, and what became of the others.
pub(super) fn doses_counted(sheet: &Sheet<'_>) -> (String, String) {
    let say = sheet.site.text.report;
    if sheet.plan_reading != Reading::Sound {
        return (NOT_KNOWN.to_owned(), say.doses_unread.to_owned());
    }
    let mut sum = DoseCount::default();
    for span in &sheet.spans {
        let of_span = doses(&sheet.nights, *span);
        sum.due += of_span.due;
        sum.taken += of_span.taken;
        sum.missed += of_span.missed;
        sum.held += of_span.held;
        sum.not_recorded += of_span.not_recorded;
        sum.beyond += of_span.beyond;
    }
    let beyond = if sum.beyond == 0 { String::new() } else { (say.beyond)(sum.beyond) };
    let others = (say.doses_taken)(sum.missed, sum.held, sum.not_recorded);
    let said = [others.as_str(), &beyond, sheet.some_unread()].concat();
    ((say.of)(sum.taken, sum.due), said)
}

/// A row for each step that there is room for.
pub(super) fn doses_section(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let heads = [say.when, say.dose, say.drawn, say.counted, say.why].map(column);
    let (spans, left_out) = sheet.shown_spans();
    let rows = spans.iter().map(|span| row(sheet, span)).collect();
    let table = all([tag("thead", "", tag("tr", "", all(heads))), tag("tbody", "", list(rows))]);
    let table = tag_named("table", "t t--stack", "report-doses", table);
    let more = left_out.map(|steps| tag("p", "small sub", words((say.more_steps)(steps))));
    tag("section", "", all([tag("h3", "", words(say.doses)), table, more.unwrap_or_default()]))
}

fn row(sheet: &Sheet<'_>, span: &Span) -> Html {
    let say = sheet.site.text.report;
    let count = doses(&sheet.nights, *span);
    let counted = if count.due == 0 { String::from("–") } else { (say.taken_of)(count) };
    let why = changes(sheet, span);
    let planned = why.is_empty() && matches!(span.phase, Phase::Step { .. });
    let why = if planned { say.as_planned.to_owned() } else { why };
    let cells = [
        row_head(words(sheet.dates(span.from, span.to))),
        cell("", say.dose, words(sheet.phase(span))),
        cell("", say.drawn, words(drawn(sheet, span))),
        cell("", say.counted, words(counted)),
        cell("", say.why, words(why)),
    ];
    tag("tr", "", all(cells))
}

/// The volumes that were drawn for the doses taken, as they are recorded; a dash where none is.
fn drawn(sheet: &Sheet<'_>, span: &Span) -> String {
    let records =
        span.each().flat_map(|night| sheet.nights.of(night)).flat_map(|entry| &entry.doses);
    let volumes = records.filter_map(|record| match record {
        DoseRecord::Taken { draw, .. } => *draw,
        DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
    });
    let mut volumes: Vec<Volume> = volumes.collect();
    volumes.sort_unstable();
    volumes.dedup();
    match volumes.as_slice() {
        [] => String::from("–"),
        [one] => ml(sheet.site, *one),
        [least, .., most] => {
            (sheet.site.text.trend_steps.from_to)(&ml(sheet.site, *least), &ml(sheet.site, *most))
        }
    }
}

/// The last changes that begin within the phase of a span, as many as a row has room for. The phase may have begun before these nights:
/// what began it is said all the same.
fn changes(sheet: &Sheet<'_>, span: &Span) -> String {
    let (first, last) = (span.began.date(), span.to.date());
    let is_of = |change: &&Change| (first..=last).contains(&change.when.from);
    let changes: Vec<&Change> = sheet.changes.iter().filter(is_of).collect();
    let left_out = changes.len().saturating_sub(CHANGES);
    let shown = changes.get(left_out..).unwrap_or_default();
    let most = NOTES / shown.len().max(1);
    let before = (left_out > 0).then(|| (sheet.site.text.report.more_changes)(left_out));
    let told = shown.iter().map(|change| told(sheet, change, most));
    before.into_iter().chain(told).collect::<Vec<_>>().join(". ")
}

/// A change with its reason, and so many characters of its note.
fn told(sheet: &Sheet<'_>, change: &Change, most: usize) -> String {
    let text = sheet.site.text;
    // Whoever begins is asked for no reason.
    let reason = (change.kind != Kind::Start).then(|| (text.reasons.of)(change.why.reason));
    let note = shortened(change.why.note.text().trim(), most, text.report.goes_on);
    let note = Some(note.as_str()).filter(|note| !note.is_empty());
    let why = [reason, note].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let why = if why.is_empty() { why } else { [" (", &why, ")"].concat() };
    let date = day(sheet.site, change.when.from);
    [date.as_str(), ": ", (text.report.changed)(change.kind), &why].concat()
}
