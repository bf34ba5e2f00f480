//! What is due on each of the next nights, and what was changed so far.

use yew::prelude::*;

use crate::diary::{Datelike, NaiveDate};
use crate::plan::{Change, Kind};
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::mg;
use crate::ui::part::{all, cell, column, list, row_head, spoken, tag, words};
use crate::ui::port::DateForm;

/// How many weeks are shown.
const WEEKS: usize = 4;

/// A table of the next weeks: a row a week, a cell a night, with its dose.
pub(super) fn weeks_section(site: &Site, cabinet: &Cabinet) -> Html {
    let say = site.text.plan;
    let tonight = cabinet.night.date();
    let nights: Vec<NaiveDate> = tonight.iter_days().take(WEEKS * 7).collect();
    let first: Vec<_> = nights.iter().take(7).copied().collect();
    let days = first.iter().map(|night| column(site.date(*night, DateForm::ShortWeekday)));
    let heads = std::iter::once(column(say.week)).chain(days);
    let heads = tag("tr", "", list(heads.collect()));
    let rows = nights.chunks(7).map(|week| row(site, cabinet, week));
    let rows = tag("tbody", "", list(rows.collect()));
    html! {
        <section class="section">
            <h2 id="p-weeks">{ say.weeks }</h2>
            <div class="wide" tabindex="0" role="region" aria-labelledby="p-weeks">
                <table class="t weeks" data-testid="weeks">{ all([tag("thead", "", heads), rows]) }</table>
            </div>
        </section>
    }
}

fn row(site: &Site, cabinet: &Cabinet, week: &[NaiveDate]) -> Html {
    let head = week.first().map(|first| row_head(words(site.date(*first, DateForm::DayMonth))));
    let cells = week.iter().map(|night| night_cell(site, cabinet, *night));
    tag("tr", "", list(head.into_iter().chain(cells).collect()))
}

fn night_cell(site: &Site, cabinet: &Cabinet, night: NaiveDate) -> Html {
    let due = cabinet.plan().due(night);
    // The month too, where it is not that of the cell before: the head of the row has no room on a phone. Above the day, as cells
    // stand on their lower edge: so all days of a row are level, and all doses.
    let begins = night == cabinet.night.date() || night.day() == 1;
    let month = begins.then(|| tag("span", "month", words(site.date(night, DateForm::ShortMonth))));
    let day = [month.unwrap_or_default(), words(" "), words(night.day().to_string())];
    let day = tag("small", "", all(day));
    let Some(first) = due.first() else {
        let nothing = all([
            day,
            tag("span", "", all([words("\u{2013}"), spoken(site.text.plan.nothing_due)])),
        ]);
        return cell("", site.date(night, DateForm::ShortWeekday), nothing);
    };
    let times = if due.len() > 1 { format!(" × {}", due.len()) } else { String::new() };
    let number = site.style.number(first.dose.in_mg()).text;
    let said = spoken([&mg(site, first.dose), times.as_str()].concat());
    let shown = html! { <span aria-hidden="true">{ [number, times].concat() }</span> };
    cell("", site.date(night, DateForm::ShortWeekday), all([day, shown, said]))
}

/// Every change, the newest first.
pub(super) fn history(site: &Site, cabinet: &Cabinet) -> Html {
    let lines = cabinet.plan().changes().iter().rev().map(|change| line(site, change));
    let lines = html! { <ul role="list" class="stack" data-testid="history">{ list(lines.collect()) }</ul> };
    html! {
        <details class="section">
            <summary>{ site.text.plan.history }</summary>
            { lines }
        </details>
    }
}

fn line(site: &Site, change: &Change) -> Html {
    let when = site.date(change.when.from, DateForm::DayMonthYear);
    let kind = (site.text.plan.kind)(change.kind);
    // Whoever begins is asked for no reason.
    let asked = change.kind != Kind::Start;
    let why = asked.then(|| (site.text.reasons.of)(change.why.reason));
    let note = Some(change.why.note.text().trim()).filter(|note| !note.is_empty());
    let why = why.into_iter().chain(note).collect::<Vec<_>>().join(". ");
    let title = tag("b", "", words([&when, ": ", kind].concat()));
    tag("li", "", all([title, tag("small", "", words([" ", &why].concat()))]))
}
