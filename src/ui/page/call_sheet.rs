//! The sheet for the call to the MS team: one page of paper with what the person recorded, and room for what the team says.

use yew::prelude::*;

use super::head;
use super::night::{mg, ml};
use super::relapse::{confirmed, period, record};
use crate::diary::{
    Answer, Datelike, DoseRecord, Entry, Item, Night, Relapse, Score, Symptom, of_night,
};
use crate::ui::context::Site;
use crate::ui::part::{
    Button, ButtonKind, Glyph, Pair, all, button, cell, column, link, list, pairs, para, row_head,
    tag, tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::Open;
use crate::ui::state::lists::name;
use crate::ui::state::relapse::RelapseForm;

/// Nights of the table of symptoms.
const NIGHTS: usize = 14;
/// Nights of the table of doses.
const DOSE_NIGHTS: usize = 7;
/// The most symptoms that one page of paper has room for.
const MOST_SYMPTOMS: usize = 10;
/// The most characters of the place and of the note that one page has room for.
const MOST_PLACE: usize = 160;
const MOST_NOTE: usize = 400;

/// The sheet for the call to the MS team.
#[inline(never)] // so that the build can split it off
pub fn call_sheet_page(site: &Site) -> Html {
    call_sheet_view(site, site.diary().state().open)
}

/// The same for what is chosen.
pub fn call_sheet_view(site: &Site, open: Open) -> Html {
    let say = &site.text.sheet;
    let head = tag("div", "no-print", head(site.text.shell.call_sheet, Some(say.lead)));
    let back = |name| tag("p", "back no-print", link(Route::Relapse.address(), name));
    let Some(relapse) = chosen(site, open) else {
        return all([head, choice(site), back(site.text.relapse.records)]);
    };
    let page = site.page().clone();
    let print = Button {
        label: say.print.into(),
        onpress: Callback::from(move |()| page.print()),
        kind: ButtonKind::Main,
        glyph: Some(Glyph::Printer),
        testid: Some("print"),
        ..Button::default()
    };
    all([head, tag("div", "no-print", button(print)), paper(site, &relapse), back(say.back)])
}

/// The record that the sheet is of. Which one was chosen is forgotten when the page is loaded anew; of one alone it is that one.
fn chosen(site: &Site, open: Open) -> Option<Relapse> {
    if let Open::Relapse(id) = open {
        return site.diary().read(|engine| engine.relapse(id));
    }
    let records = site.diary().read(|engine| engine.relapses().relapses);
    let [only] = records.as_slice() else { return None };
    Some(only.clone())
}

/// The records to choose from, and why there is a choice.
fn choice(site: &Site) -> Html {
    let say = &site.text.sheet;
    let records = site.diary().read(|engine| engine.relapses().relapses);
    if records.is_empty() {
        return tag_named("p", "", "no-sheet", words(say.nothing));
    }
    let lines = records.iter().rev().map(|one| record(site, one)).collect();
    let lines = html! { <ul class="records" role="list">{ list(lines) }</ul> };
    all([tag_named("p", "lead", "which-sheet", words(say.which)), lines])
}

fn paper(site: &Site, relapse: &Relapse) -> Html {
    let say = &site.text.sheet;
    let now = site.diary().now();
    let made = (say.made)(&site.date(now.local().date(), DateForm::Whole), &site.time(now));
    let nights = nights(site.diary().tonight());
    let entries: Vec<Entry> =
        site.diary().read(|engine| nights.iter().flat_map(|night| engine.night(*night)).collect());
    let recent = nights.iter().rev().take(DOSE_NIGHTS).rev().copied().collect::<Vec<_>>();
    let content = [
        tag("h2", "", words(say.title)),
        tag("p", "small", words(made)),
        tag("div", "sheet__two", all([answers(site, relapse), doses(site, &recent, &entries)])),
        note(site, relapse),
        scores(site, &nights, &entries),
        team(site),
        tag("p", "small", words(say.foot)),
    ];
    tag_named("article", "paper stack", "sheet", all(content))
}

/// The nights up to this one, the oldest first.
fn nights(tonight: Night) -> Vec<Night> {
    let back = std::iter::successors(Some(tonight), |night| night.previous());
    let mut nights: Vec<Night> = back.take(NIGHTS).collect();
    nights.reverse();
    nights
}

fn answers(site: &Site, relapse: &Relapse) -> Html {
    let (say, ask) = (&site.text.sheet, &site.text.relapse);
    let records = site.diary().read(|engine| engine.relapses().relapses);
    let form = RelapseForm::from(relapse.clone());
    let today = site.diary().now().local().date();
    let days = form.days_since_previous(&records, today);
    let days = days.map_or_else(|| say.first.to_owned(), say.days);
    let long = match (relapse.over_24_h, form.over_24_h_by_dates(today)) {
        (Answer::Unsure, Answer::Yes) => ask.long_by_dates,
        (Answer::Unsure, Answer::No) => ask.short_by_dates,
        (answer, _) => (ask.answer)(answer),
    };
    let long = long.to_owned();
    let place = short(relapse.place.text(), MOST_PLACE).0;
    let lines = [
        (ask.kind, (ask.kind_of)(relapse.kind).to_owned()),
        (ask.place, place),
        (ask.side, (ask.side_of)(relapse.side).to_owned()),
        (ask.over_24_h, long),
        (ask.heat, (ask.answer)(relapse.heat).to_owned()),
        (ask.fever, (ask.answer)(relapse.fever).to_owned()),
        (ask.infection, (ask.answer)(relapse.infection).to_owned()),
        (say.since, days),
    ];
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let lines = lines.map(|(name, value)| Pair::of(name, value)).collect();
    let when = [period(site, relapse), confirmed(site, relapse)].join(". ");
    let content = [tag("h3", "", words(say.record)), para(when), pairs(lines)];
    tag("section", "stack", all(content))
}

/// The person's own words.
fn note(site: &Site, relapse: &Relapse) -> Html {
    let (note, cut) = short(relapse.note.text(), MOST_NOTE);
    if note.is_empty() {
        return Html::default();
    }
    let goes_on = match cut {
        Cut::Yes => tag("p", "small", words(site.text.sheet.note_cut)),
        Cut::No => Html::default(),
    };
    all([tag("p", "sheet__note", words(note)), goes_on])
}

/// Whether a text was shortened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Yes,
    No,
}

/// A text of at most so many characters.
fn short(text: &str, most: usize) -> (String, Cut) {
    if text.chars().count() <= most {
        return (text.to_owned(), Cut::No);
    }
    (text.chars().take(most).chain(['…']).collect(), Cut::Yes)
}

fn doses(site: &Site, nights: &[Night], entries: &[Entry]) -> Html {
    let say = &site.text.sheet;
    let row = |night: &Night| {
        let records: Vec<String> = of_night(entries, *night)
            .into_iter()
            .rev()
            .flat_map(|entry| &entry.doses)
            .map(|record| dose(site, record))
            .collect();
        let said =
            if records.is_empty() { say.not_recorded.to_owned() } else { records.join("; ") };
        let day = site.date(night.date(), DateForm::WeekdayDayMonth);
        tag("tr", "", all([row_head(words(day)), cell("", say.dose, words(said))]))
    };
    let rows = nights.iter().map(row).collect();
    let heads = tag("tr", "", all([column(say.night), column(say.dose)]));
    let table = tag("table", "t", all([tag("thead", "", heads), tag("tbody", "", list(rows))]));
    tag("section", "stack", all([tag("h3", "", words(say.doses)), table]))
}

fn dose(site: &Site, record: &DoseRecord) -> String {
    let say = &site.text.sheet;
    match record {
        DoseRecord::Taken { dose, draw, at, bottle: _ } => {
            let (dose, time) = (mg(site, *dose), site.time(*at));
            match draw {
                Some(draw) => (say.drawn)(&dose, &ml(site, *draw), &time),
                None => (say.taken)(&dose, &time),
            }
        }
        DoseRecord::Missed { .. } => say.missed.to_owned(),
        DoseRecord::Held { .. } => say.held.to_owned(),
    }
}

fn scores(site: &Site, nights: &[Night], entries: &[Entry]) -> Html {
    let (say, names) = (&site.text.sheet, site.text.names.symptom);
    let symptoms = site.diary().read(|engine| engine.lists()).symptoms;
    let shown: Vec<&Item<Symptom>> = symptoms.shown().collect();
    let day = |night: &Night| {
        let spoken = site.date(night.date(), DateForm::DayMonth);
        html! { <th scope="col" abbr={spoken}>{ night.date().day() }</th> }
    };
    let heads = all([column(say.symptom), nights.iter().map(day).collect()]);
    let row = |item: &&Item<Symptom>| {
        let cells = nights.iter().map(|night| score_cell(site, score(entries, *night, item)));
        tag("tr", "", all([row_head(words(name(item, names))), cells.collect()]))
    };
    let rows = shown.iter().take(MOST_SYMPTOMS).map(row).collect();
    let table = tag(
        "table",
        "t sheet__scores",
        all([tag("thead", "", tag("tr", "", heads)), tag("tbody", "", list(rows))]),
    );
    let more = shown.len().saturating_sub(MOST_SYMPTOMS);
    let more = if more == 0 { Html::default() } else { tag("p", "small", words((say.more)(more))) };
    let wide = html! { <div class="wide" tabindex="0" role="region" aria-label={say.scores}>{ table }</div> };
    let key = tag("p", "small", words(say.scores_key));
    tag("section", "stack", all([tag("h3", "", words(say.scores)), wide, key, more]))
}

/// The newest score of a symptom on a night.
fn score(entries: &[Entry], night: Night, item: &Item<Symptom>) -> Option<Score> {
    of_night(entries, night).into_iter().find_map(|entry| entry.scores.get(&item.id)).copied()
}

fn score_cell(site: &Site, score: Option<Score>) -> Html {
    if let Some(score) = score {
        return tag("td", "", words(score.number().to_string()));
    }
    let line = html! { <span aria-hidden="true">{ '–' }</span> };
    tag("td", "", all([line, tag("span", "vh", words(site.text.sheet.not_scored))]))
}

/// The box for what the team says.
fn team(site: &Site) -> Html {
    let say = &site.text.sheet;
    let who = tag("p", "small sheet__who", words(say.who));
    let content = [tag("h3", "", words(say.team)), tag("div", "sheet__box", who)];
    tag("section", "stack", all(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_nights_end_tonight_and_none_is_left_out() {
        let nights = nights(Night::ymd(2026, 3, 2).expect("a night"));
        assert_eq!(nights.len(), NIGHTS);
        assert_eq!(nights.first().map(Night::to_string).as_deref(), Some("2026-02-17"));
        assert_eq!(nights.last().map(Night::to_string).as_deref(), Some("2026-03-02"));
    }

    #[test]
    fn a_long_text_says_that_it_is_shortened() {
        assert_eq!(short("hand", 4), ("hand".to_owned(), Cut::No));
        assert_eq!(short("hands", 4), ("hand…".to_owned(), Cut::Yes));
    }
}
