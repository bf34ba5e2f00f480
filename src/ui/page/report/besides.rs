//! What else is on the paper: side effects, relapse records, circumstances, questions.

use std::cmp::Reverse;

use yew::prelude::*;

use super::Sheet;
use crate::diary::{Answer, Circumstance, Id, Night, Relapse, Severity, SideEffect};
use crate::trends::{Phase, Run, Week, circumstance_runs, side_effect_weeks};
use crate::ui::names::name_of;
use crate::ui::part::{all, list, para, tag, tag_named, words};
use crate::ui::state::report::shortened;

/// How many side effects, records, and dates of one circumstance there is room for.
const MOST: usize = 6;
/// How many characters of the place of a record there is room for on the shorter of the two papers, Letter.
const PLACE: usize = 110;
/// How many weeks after a step are told.
const WEEKS: usize = 4;

fn section(title: &'static str, id: &'static str, lines: Vec<String>, none: &'static str) -> Html {
    let lines = if lines.is_empty() { vec![none.to_owned()] } else { lines };
    let lines = list(lines.into_iter().map(para).collect());
    tag_named("section", "", id, all([tag("h3", "", words(title)), lines]))
}

/// As many lines as there is room for, and how many are left out.
fn most(sheet: &Sheet<'_>, mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    lines.extend((more > 0).then(|| (sheet.site.text.report.more)(more)));
    lines
}

/// What stands where nothing was found in the entries: what could not be read is not known to be nothing.
fn none_found(sheet: &Sheet<'_>, none: &'static str) -> &'static str {
    if sheet.unread.is_empty() { none } else { sheet.site.text.report.none_read }
}

/// Side effects, those of the most nights first, with the first weeks after each step.
pub(super) fn side_effects(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let items = sheet.lists.side_effects.items().iter().map(|item| item.id);
    let mut told: Vec<(u32, String)> = items.filter_map(|id| side_effect(sheet, id)).collect();
    told.sort_by_key(|(nights, _)| Reverse(*nights));
    let lines = told.into_iter().map(|(_, line)| line).collect();
    let none = none_found(sheet, say.none_recorded);
    section(say.side_effects, "report-effects", most(sheet, lines), none)
}

/// On how many nights it was there, and that in words; none where it never was.
fn side_effect(sheet: &Sheet<'_>, id: Id<SideEffect>) -> Option<(u32, String)> {
    let (say, text) = (sheet.site.text.report, sheet.site.text);
    let (mut all_weeks, mut after) = (Vec::new(), Vec::new());
    for span in &sheet.spans {
        let weeks = side_effect_weeks(&sheet.nights, *span, id);
        // Only where the step itself began on these nights: else its first weeks are not among them.
        let begins = span.began == span.from && matches!(span.phase, Phase::Step { .. });
        if begins && weeks.iter().any(|week| week.there() > 0) {
            let first = weeks.iter().take(WEEKS).map(|week| week.there().to_string());
            let first = first.collect::<Vec<_>>().join(", ");
            after.push((say.weeks_after)(&sheet.phase(span), &first));
        }
        all_weeks.extend(weeks);
    }
    let sum = |of: fn(&Week) -> u8| all_weeks.iter().map(|week| u32::from(of(week))).sum::<u32>();
    let nights = sum(|week| week.there());
    if nights == 0 {
        return None;
    }
    let worst = if sum(|week| week.severe) > 0 {
        Severity::Severe
    } else if sum(|week| week.moderate) > 0 {
        Severity::Moderate
    } else {
        Severity::Mild
    };
    let name = name_of(&sheet.lists.side_effects, id, text);
    let worst = (text.names.severity)(worst);
    let line = (say.side_effect)(&name, nights, sum(|week| week.told), worst);
    let after = if after.is_empty() {
        String::new()
    } else {
        [" ", say.nights_a_week, " ", &after.join("; "), "."].concat()
    };
    Some((nights, [line, after].concat()))
}

/// The relapse records that start on these nights, the newest first.
pub(super) fn records<'a>(sheet: &'a Sheet<'_>) -> Vec<&'a Relapse> {
    let within =
        |relapse: &&Relapse| Night::new(relapse.start).is_ok_and(|start| sheet.period.has(start));
    let mut records: Vec<&Relapse> = sheet.relapses.iter().filter(within).collect();
    records.sort_by_key(|relapse| Reverse(relapse.start));
    records
}

/// The relapse records: what was answered, and nothing more.
pub(super) fn relapses(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let lines = records(sheet).into_iter().map(|record| line(sheet, record)).collect();
    let none = if sheet.lacks_relapses() { say.relapses_missing } else { say.no_relapse };
    section(say.relapses, "report-relapses", most(sheet, lines), none)
}

fn line(sheet: &Sheet<'_>, record: &Relapse) -> String {
    let say = sheet.site.text.report;
    let ends = [record.start, record.end.unwrap_or(record.start)].map(Night::new);
    let dates =
        if let [Ok(start), Ok(end)] = ends { sheet.dates(start, end) } else { String::new() };
    let place = shortened(record.place.text().trim(), PLACE, say.goes_on);
    let first = (say.record)(&dates, &place);
    let long = match record.over_24_h {
        Answer::Yes => Some(say.longer),
        Answer::No => Some(say.not_longer),
        Answer::Unsure => None,
    };
    let besides = [record.heat, record.fever, record.infection];
    let besides = if besides.contains(&Answer::Yes) {
        Some(say.with_heat)
    } else {
        besides.iter().all(|answer| *answer == Answer::No).then_some(say.without_heat)
    };
    let confirmed = if record.confirmed.is_some() { say.confirmed } else { say.not_confirmed };
    let said: Vec<&str> = [long, besides, Some(confirmed)].into_iter().flatten().collect();
    [first.as_str(), ", ", &said.join(", "), "."].concat()
}

/// Circumstances with their dates.
pub(super) fn circumstances(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let runs = circumstance_runs(&sheet.nights);
    let lines = Circumstance::ALL.into_iter().filter_map(|one| circumstance(sheet, &runs, one));
    let none = none_found(sheet, say.none_recorded);
    section(say.circumstances, "report-circumstances", lines.collect(), none)
}

fn circumstance(sheet: &Sheet<'_>, runs: &[Run], one: Circumstance) -> Option<String> {
    let (say, text) = (sheet.site.text.report, sheet.site.text);
    let runs = runs.iter().filter(|run| run.circumstance == one);
    let dates: Vec<String> =
        runs.map(|run| sheet.dates(run.nights.from(), run.nights.to())).collect();
    if dates.is_empty() {
        return None;
    }
    let left_out = dates.len().saturating_sub(MOST);
    let more = if left_out == 0 { String::new() } else { (say.earlier_times)(left_out) };
    let dates = dates.get(left_out..).unwrap_or_default().join("; ");
    Some([(text.names.circumstance)(one), ": ", &dates, &more, "."].concat())
}

/// The questions for the visit, as many as there is room for.
pub(super) fn questions(sheet: &Sheet<'_>) -> Html {
    let say = sheet.site.text.report;
    let (lines, left_out) = sheet.form.printed();
    if lines.is_empty() {
        return Html::default();
    }
    let lines = lines.into_iter().map(|line| tag("li", "", words(line.to_owned())));
    let more = if left_out == 0 { Html::default() } else { para((say.more_questions)(left_out)) };
    let lines = all([tag("ol", "", list(lines.collect())), more]);
    tag("section", "report__last", all([tag("h3", "", words(say.questions)), lines]))
}
