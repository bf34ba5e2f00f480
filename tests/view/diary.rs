//! The Diary place, its page of one night, and the trash, as they show what is kept.

use std::rc::Rc;

use ldn_diary::diary::{
    Circumstance, DoseRecord, Entry, EntryId, Feeling, Id, Night, Note, QuarterHours, Score,
    Severity, SideEffect, Symptom, Timing,
};
use ldn_diary::dose::{Exact, Mass, Volume};
use ldn_diary::plan::{Reason, Supply};
use ldn_diary::store::{MemoryStore, PlanBook};
use ldn_diary::ui::context::{Frame, FrameProps, use_site};
use ldn_diary::ui::page::{diary_page, entry_page};
use ldn_diary::ui::state::browse::{Filter, Fold, Only};
use ldn_diary::ui::state::{Browse, Open};
use yew::prelude::*;

use crate::visit::text;
use crate::years::{kept, moment, nights};
use crate::{app, app_on, count, engine, ports, tag};

fn night(day: u32) -> Night {
    Night::ymd(2026, 11, day).expect("a night")
}

pub(crate) fn entry(number: u64, day: u32) -> Entry {
    let night = night(day);
    let id = EntryId::new(number).expect("a number");
    Entry::new(id, night, moment(night, 22, 4), Timing::OnTheNight)
}

fn taken(mut entry: Entry) -> Entry {
    let half = Exact::hundredths(150);
    let (dose, draw, at) = (Mass::mg(half), Some(Volume::ml(half)), entry.written);
    entry.doses = vec![DoseRecord::Taken { dose, draw, bottle: None, at }];
    entry
}

pub(crate) fn scored(mut entry: Entry, symptom: Symptom, score: u8) -> Entry {
    entry.scores.insert(Id::of(symptom), Score::new(score).expect("a score"));
    entry
}

fn noted(mut entry: Entry, note: &str) -> Entry {
    entry.note = Note::new(note).expect("a note");
    entry
}

/// Some nights of November 2026; tonight is the 24th.
pub(crate) fn some() -> Vec<Entry> {
    let mut full = noted(
        scored(scored(taken(entry(1, 23)), Symptom::Fatigue, 6), Symptom::Pain, 3),
        "Legs heavy.\nSlept well.",
    );
    full.sleep.hours = QuarterHours::new(29).ok();
    full.sleep.quality = Score::new(7).ok();
    full.side_effects.insert(Id::of(SideEffect::Headache), Severity::Moderate);
    full.circumstances = full.circumstances.with(Circumstance::Stress);
    full.scores.insert(Id::of(Symptom::Bladder), Score::new(9).expect("a score"));
    let mut later = scored(entry(2, 20), Symptom::Fatigue, 2);
    later.written = moment(night(22), 9, 0);
    later.timing = Timing::Later;
    let mut awful = entry(3, 14);
    awful.feeling = Some(Feeling::Awful);
    let mut missed = entry(4, 7);
    missed.doses = vec![DoseRecord::Missed { due: None }];
    vec![full, later, awful, missed]
}

/// The page with this on the screen.
#[derive(Clone, PartialEq, Properties)]
struct Shown {
    browse: Browse,
}

#[component]
fn Browsing(shown: &Shown) -> Html {
    let site = use_site();
    // Put on the shelf before the page looks for it there.
    site.shelf.held(|| shown.browse.clone());
    diary_page(&site)
}

pub(crate) async fn browsing(store: MemoryStore, browse: Browse) -> String {
    let ports = ports("#/diary", store);
    let props = FrameProps { ports, children: html! { <Browsing {browse} /> } };
    yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
}

async fn seeking(filter: Filter) -> String {
    browsing(kept(some()), Browse { filter, ..Browse::default() }).await
}

/// The labels of the days in the calendar that can be tapped.
pub(crate) fn labels(page: &str) -> Vec<String> {
    let (_, rest) = page.split_once("<tbody").expect("a calendar");
    let (rows, _) = rest.split_once("</tbody>").expect("an end");
    let labels = rows.split("aria-label=\"").skip(1).filter_map(|rest| rest.split('"').next());
    labels.map(|label| label.replace('\u{a0}', " ")).collect()
}

#[tokio::test]
async fn the_head_counts_nights_and_not_entries() {
    let mut entries = some();
    entries.push(noted(entry(9, 23), "Again."));
    let page = app("#/diary", kept(entries)).await;
    assert!(page.contains("4 nights"), "{page}");
}

#[tokio::test]
async fn a_night_is_told_in_full_and_newest_first() {
    let page = app("#/diary", kept(some())).await;
    let (_, list) = page.split_once("data-testid=\"timeline\"").expect("a list");
    let said = text(&format!("<{list}"));
    for piece in [
        "Monday 23 November 2026",
        "1.5 mg, 1.5 mL, at 22:04",
        "Fatigue 6 ",
        "Pain 3 ",
        "Slept 7.25 h, sleep 7 of 10",
        "Headache: moderate",
        "Legs heavy.\nSlept well.",
        "Stress",
        "Written 2 days later",
        "An awful day",
        "Missed",
        "No check-in this night.",
    ] {
        assert!(said.contains(piece), "no {piece:?} in {said}");
    }
    assert!(
        said.contains("Bladder 9"),
        "what is not asked about any more stays in the diary: {said}"
    );
    let order: Vec<usize> = [23, 20, 14, 7]
        .map(|day| list.find(&format!("id=\"night-2026-11-{day:02}\"")).expect("a night"))
        .into();
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!(count(list, "class=\"night\""), 4);
    assert!(!page.contains("data-testid=\"earlier\""), "there is nothing earlier");
}

#[tokio::test]
async fn entries_of_one_night_are_told_apart_by_when_they_were_written() {
    let mut late = scored(entry(5, 23), Symptom::Pain, 1);
    late.written = moment(night(23), 23, 40);
    let mut later = noted(entry(6, 23), "Remembered");
    (later.written, later.timing) = (moment(night(24), 9, 5), Timing::Later);
    let entries = || some().into_iter().chain([late.clone(), later.clone()]).collect();
    let page = app("#/diary", kept(entries())).await;
    let (_, list) = page.split_once("data-testid=\"timeline\"").expect("a list");
    let when = ["Written later, on 24 November at 09:05", "Written at 23:40", "Written at 22:04"];
    let places: Vec<usize> = when.map(|when| list.find(when).expect(when)).into();
    assert!(places.is_sorted(), "{places:?}");
    for when in when {
        let label = format!("aria-label=\"Edit the night of 23 November. {when}\"");
        assert!(list.contains(&label), "{label}");
    }
    assert_eq!(count(list, "Written at"), 4, "twice each, and none of a night with one entry");
    let page = one_of(entries(), Some(late), None).await;
    let said = text(&page);
    assert!(said.contains("Written at 22:04Taken at 22:04: 1.5 mg, 1.5 mL; Fatigue 6"), "{said}");
    assert!(said.contains("Written later, on 24 November at 09:05A note"), "{said}");
    assert!(!said.contains("Written at 23:40"), "this is the one that is open");
}

#[tokio::test]
async fn what_is_looked_for_is_all_that_is_shown_and_it_is_counted() {
    for (filter, found, days) in [
        (Filter { words: "LEGS".to_owned(), ..Filter::default() }, "1 night found", vec![23]),
        (Filter::default().flipped(Only::Missed), "1 night found", vec![7]),
        (Filter::default().flipped(Only::Awful), "1 night found", vec![14]),
        (Filter::default().flipped(Only::SideEffects), "1 night found", vec![23]),
        (
            Filter {
                from: "2026-11-14".to_owned(),
                to: "2026-11-20".to_owned(),
                ..Filter::default()
            },
            "2 nights found",
            vec![20, 14],
        ),
        (
            Filter {
                symptom: Score::new(3).ok().map(|score| (Id::of(Symptom::Fatigue), score)),
                ..Filter::default()
            },
            "1 night found",
            vec![23],
        ),
        (Filter { least_dose: "1.5".to_owned(), ..Filter::default() }, "1 night found", vec![23]),
    ] {
        let page = seeking(filter).await;
        assert!(page.contains(found), "{found} {days:?}");
        assert_eq!(count(&page, "class=\"night\""), days.len(), "{days:?}");
        for day in days {
            assert!(page.contains(&format!("id=\"night-2026-11-{day:02}\"")), "{day}");
        }
    }
}

#[tokio::test]
async fn a_search_that_finds_nothing_says_how_to_widen_it() {
    let page = seeking(Filter { words: "zebra".to_owned(), ..Filter::default() }).await;
    assert!(page.contains("No night found"));
    assert!(page.contains("data-testid=\"none\"") && page.contains("fewer words"));
    assert!(page.contains("Show all nights"));
    assert_eq!(count(&page, "class=\"night\""), 0);
    assert!(!page.contains("data-testid=\"diary-empty\""));
}

#[tokio::test]
async fn filters_say_whether_they_are_on_and_what_cannot_be_read() {
    let filter = Filter { least_dose: "much".to_owned(), ..Filter::default().flipped(Only::Note) };
    let filter = Filter { from: "2026-11-20".to_owned(), to: "2026-11-14".to_owned(), ..filter };
    let browse = Browse { filter, more: Fold::Open, ..Browse::default() };
    let page = browsing(kept(some()), browse).await;
    assert_eq!(count(&page, "aria-pressed=\"true\""), 1);
    assert_eq!(count(&page, "aria-pressed=\"false\""), 4);
    assert!(page.contains("More filters (3 in use)"));
    assert!(tag(&page, "id=\"least-dose\"").contains("aria-invalid"));
    assert!(page.contains("The first night is after the last one."));
    let filter = Filter { least_dose: "450 mcg".to_owned(), ..Filter::default() };
    let browse = Browse { filter, more: Fold::Open, ..Browse::default() };
    let page = browsing(kept(some()), browse).await;
    assert!(page.contains("This field takes milligrams (mg)."), "{page}");
}

#[tokio::test]
async fn at_first_there_is_a_way_to_begin_and_no_empty_list() {
    let page = app("#/diary", MemoryStore::default()).await;
    assert!(page.contains("0 nights"));
    assert!(page.contains("Nothing is written yet"));
    assert!(page.contains("Write about tonight"));
    assert!(!page.contains("data-testid=\"timeline\""));
    assert_eq!(labels(&page).len(), 24, "every night can be filled in");
}

/// With one draft the page went on with it, and with two it said that no night was chosen.
#[tokio::test]
async fn of_several_nights_that_are_not_saved_one_is_chosen() {
    let store = kept(some());
    let ports = ports("#/diary/entry", store);
    engine(&ports).set_draft(noted(entry(91, 3), "One.")).expect("kept");
    let alone = app_on(ports.clone()).await;
    assert!(text(&alone).contains("Tuesday 3 November 2026"), "{alone}");
    engine(&ports).set_draft(noted(entry(92, 10), "Two.")).expect("kept");
    let page = app_on(ports).await;
    let begun = text(page.split("data-testid=\"begun\"").nth(1).expect("a choice"));
    let places = ["Tuesday 10 November 2026", "Tuesday 3 November 2026"];
    let places = places.map(|night| begun.find(night).expect(night));
    assert!(places.is_sorted(), "the newest first: {begun}");
    assert!(!page.contains("No night is chosen"), "{page}");
}

#[tokio::test]
async fn ten_years_are_shown_a_slice_at_a_time() {
    let store = kept(nights(1, night(24), 3_652));
    let page = app("#/diary", MemoryStore::holding(store.contents())).await;
    assert_eq!(count(&page, "class=\"night\""), 30);
    assert!(page.contains("data-testid=\"earlier\""));
    assert!(page.contains("Counting the nights"), "they are counted in steps");
    let far = Night::ymd(2017, 3, 1).expect("a night");
    let until = Some(far.month());
    let browse = Browse { until, picked: Some(far), ..Browse::default() };
    let page = browsing(MemoryStore::holding(store.contents()), browse).await;
    assert!(page.contains("id=\"night-2017-03-01\""), "the night that was chosen is in the list");
    assert!(count(&page, "class=\"night\"") < 200);
    assert!(page.contains("Back to the newest nights"));
    let filter = Filter { words: "zebra".to_owned(), ..Filter::default() };
    let page = browsing(store, Browse { filter, ..Browse::default() }).await;
    assert!(page.contains("Searching: 6 of 121 months read"), "{page}");
    assert!(page.contains("data-testid=\"stop\""));
}

#[tokio::test]
async fn a_month_that_cannot_be_read_is_named_and_the_rest_is_shown() {
    let mut entries = some();
    let october = Night::ymd(2026, 10, 3).expect("a night");
    let id = EntryId::new(77).expect("a number");
    entries.push(Entry { night: october, id, ..entries[3].clone() });
    let mut contents = kept(entries).contents();
    for (_, value) in contents.iter_mut().filter(|(key, _)| key.contains("m/2026-11")) {
        *value = value.replace("Legs", "Lags");
    }
    let page = app("#/diary", MemoryStore::holding(contents)).await;
    assert!(page.contains("November 2026 could not be read"), "{page}");
    assert!(page.contains("Nothing was overwritten"));
    assert!(page.contains("Save all data as a file"));
    assert!(page.contains("id=\"night-2026-10-03\""));
}

#[derive(Clone, PartialEq, Properties)]
struct Opened {
    open: Option<Rc<Entry>>,
    night: Option<Night>,
}

/// The page of one night, once it was opened.
#[component]
fn OneNight(opened: &Opened) -> Html {
    let site = use_site();
    let open = match (&opened.open, opened.night) {
        (Some(entry), _) => Open::Entry(entry.night.month(), entry.id),
        (None, Some(night)) => Open::Night(night),
        (None, None) => Open::Nothing,
    };
    if site.diary().state().open != open {
        site.diary().open(open);
    }
    entry_page(&site)
}

async fn one_night(open: Option<Entry>, night: Option<Night>) -> String {
    one_of(some(), open, night).await
}

async fn one_of(entries: Vec<Entry>, open: Option<Entry>, night: Option<Night>) -> String {
    let open = open.map(Rc::new);
    let children = html! { <OneNight {open} {night} /> };
    let props = FrameProps { ports: ports("#/diary/entry", kept(entries)), children };
    yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
}

#[tokio::test]
async fn an_entry_is_opened_with_all_that_is_in_it() {
    let page = one_night(some().into_iter().next(), None).await;
    let said = text(&page);
    for piece in ["Monday 23 November 2026", "Bladder", "Taken at 22:04: 1.5 mg, 1.5 mL"] {
        assert!(said.contains(piece), "no {piece:?} in {said}");
    }
    assert!(page.contains("data-testid=\"delete-entry\""));
    assert!(tag(&page, "id=\"entry-night\"").contains("2026-11-23"));
    let later = one_night(some().into_iter().nth(1), None).await;
    assert!(text(&later).contains("Written later, on Sunday 22 November."));
}

/// No place said what had been due on a night that is past; and then it was said of tonight too, whose dose can still change.
#[tokio::test]
async fn a_past_night_says_what_was_due_by_the_plan() {
    let mut plan = crate::plan::plan();
    let steps = plan.ahead(crate::plan::date("2026-11-26"));
    let advised = || crate::plan::why(Reason::Advised, "");
    plan.edit(crate::plan::on("2026-11-20"), advised(), steps).expect("edited");
    plan.stop(crate::plan::on("2026-11-23"), advised()).expect("stopped");
    let said = |night: Night| {
        let ports = ports("#/diary/entry", kept(some()));
        let book = PlanBook::new(plan.clone(), Supply::default());
        engine(&ports).set_plan(book, Box::new(|_| {})).expect("kept");
        let children = html! { <OneNight open={None::<Rc<Entry>>} night={Some(night)} /> };
        let props = FrameProps { ports, children };
        yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render()
    };
    // Nothing is written of the 6th, and a dose of the 23rd is recorded.
    for (day, due) in [
        (6, "By the plan: 1 mg, due at 22:00."),
        (21, "By the plan: 1.25 mg, due at 22:00."),
        (23, "By the plan no dose was due."),
    ] {
        let page = text(&said(night(day)).await);
        assert!(page.contains(due), "no {due:?} in {page}");
    }
    assert!(![said(Night::FIRST).await, said(night(24)).await].concat().contains("By the plan"));
}

#[tokio::test]
async fn an_earlier_night_is_filled_in_and_the_future_is_refused() {
    let page = one_night(None, Some(night(6))).await;
    assert!(page.contains("You are filling in an earlier night"));
    assert!(!page.contains("data-testid=\"delete-entry\""), "there is nothing to delete");
    let page = one_night(None, Some(night(25))).await;
    assert!(page.contains("This night has not come yet"));
    assert!(!page.contains("data-testid=\"save-entry\""));
    let page = app("#/diary/entry", kept(some())).await;
    assert!(page.contains("No night is chosen") && page.contains("href=\"#/diary\""));
    assert!(!page.contains("data-testid=\"begun\""));
}

/// "Last night 6" stood on the page of a night of last week.
#[tokio::test]
async fn another_night_is_not_spoken_of_as_tonight() {
    let page = text(&one_night(None, Some(night(21))).await);
    for words in ["the night before 2", "Slept the night before", "That day was just awful"] {
        assert!(page.contains(words), "no {words:?} in {page}");
    }
    for words in ["last night", "tonight", "today"] {
        assert!(!page.to_lowercase().contains(words), "{words:?} in {page}");
    }
    let tonight = text(&one_night(None, Some(night(24))).await);
    for words in ["last night 6", "Slept last night", "Just awful today"] {
        assert!(tonight.contains(words), "no {words:?} in {tonight}");
    }
}

#[tokio::test]
async fn an_empty_trash_says_so() {
    let page = app("#/diary/trash", kept(some())).await;
    assert!(page.contains("The trash is empty"));
    assert!(page.contains("30 days"));
}
