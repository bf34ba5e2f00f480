//! The relapse records and the call sheet: the list, the form as it is opened, and the page of paper.

use std::rc::Rc;

use ldn_diary::diary::{
    Answer, DoseRecord, Entry, EntryId, Id, Moment, NaiveDate, NewOrWorse, Night, Note, Relapse,
    RelapseId, Score, Side, Symptom, Timing,
};
use ldn_diary::dose::{Exact, Mass, Volume, read_number};
use ldn_diary::store::{KeyValue, MemoryStore, Mood};
use ldn_diary::ui::context::{Frame, FrameProps, use_site};
use ldn_diary::ui::page::{call_sheet_view, relapse_view};
use ldn_diary::ui::port::Ports;
use ldn_diary::ui::state::Open;
use yew::prelude::*;

use crate::{app, count, kept_after, tag};

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

fn id(number: u64) -> RelapseId {
    RelapseId::new(number).expect("a number")
}

fn at(night: Night, hour: u32) -> Moment {
    Moment::new(night.date().and_hms_opt(hour, 10, 0).expect("a time"), 0).expect("a moment")
}

fn relapse(number: u64, start: NaiveDate) -> Relapse {
    Relapse {
        id: id(number),
        revision: 1,
        written: Moment::FIRST,
        start,
        end: None,
        kind: NewOrWorse::New,
        place: Note::new("Right hand, numb").expect("a note"),
        side: Side::Right,
        over_24_h: Answer::Yes,
        heat: Answer::No,
        fever: Answer::No,
        infection: Answer::No,
        confirmed: None,
        note: Note::new("Cannot hold a cup").expect("a note"),
    }
}

/// A night with a dose and a score of fatigue.
fn entry(number: u64, day: u32, score: u8) -> Entry {
    let night = Night::new(date(11, day)).expect("a night");
    let id = EntryId::new(number).expect("a number");
    let mut entry = Entry::new(id, night, at(night, 22), Timing::OnTheNight);
    entry.doses = vec![DoseRecord::Taken {
        dose: Mass::mg(Exact::hundredths(150)),
        draw: Some(Volume::ml(Exact::hundredths(150))),
        bottle: None,
        at: at(night, 21),
    }];
    entry.scores.insert(Id::of(Symptom::Fatigue), Score::new(score).expect("a score"));
    entry
}

/// Ports of a browser that keeps these.
fn keeping(relapses: Vec<Relapse>, entries: Vec<Entry>) -> Ports {
    let store = kept_after(|engine| {
        for relapse in relapses {
            engine.save_relapse(relapse, Box::new(|_| {})).expect("saved");
        }
        for entry in entries {
            engine.save(entry, Box::new(|_| {})).expect("saved");
        }
    });
    Ports { store: Rc::new(store), ..Ports::in_memory() }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    open: Open,
    sheet: Option<()>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let site = use_site();
    match props.sheet {
        Some(()) => call_sheet_view(&site, props.open),
        None => relapse_view(&site, props.open),
    }
}

pub(crate) async fn shown(ports: Ports, open: Open, sheet: Option<()>) -> String {
    let props = FrameProps { ports, children: html! { <Shown {open} {sheet} /> } };
    yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
}

async fn form(ports: Ports, open: Open) -> String {
    shown(ports, open, None).await
}

#[tokio::test]
async fn with_nothing_chosen_the_records_are_listed_newest_first() {
    let mut older = relapse(1, date(9, 2));
    older.end = Some(date(9, 9));
    older.confirmed = Some(date(9, 20));
    let page = form(keeping(vec![older, relapse(2, date(11, 20))], vec![]), Open::Nothing).await;
    let newest = page.find("Since 20 November 2026").expect("the newest");
    let older = page.find("2 September 2026 to 9 September 2026").expect("the older");
    assert!(newest < older, "{page}");
    assert!(page.contains("Confirmed by the MS team on 20 September 2026"), "{page}");
    assert!(page.contains("Not confirmed by the team"), "{page}");
    assert!(page.contains("Call your MS team. Call sooner if it is severe or gets worse quickly."));
}

#[tokio::test]
async fn without_a_record_the_page_says_so_and_leads_on() {
    for hash in ["#/diary/relapse", "#/diary/relapse/sheet"] {
        let page = app(hash, MemoryStore::default()).await;
        assert_eq!(count(&page, "<h1"), 1);
    }
    let page = app("#/diary/relapse", MemoryStore::default()).await;
    assert!(page.contains("There is no record yet.") && page.contains("Start a new record"));
    let sheet = app("#/diary/relapse/sheet", MemoryStore::default()).await;
    assert!(
        sheet.contains("First choose the record") && sheet.contains("href=\"#/diary/relapse\"")
    );
}

#[tokio::test]
async fn a_new_form_answers_nothing_for_the_person() {
    let page = form(keeping(vec![], vec![]), Open::NewRelapse).await;
    for kind in 0..3 {
        assert!(!tag(&page, &format!("id=\"relapse-kind-{kind}\"")).contains("checked"));
    }
    for name in ["long", "heat", "fever", "infection"] {
        assert!(tag(&page, &format!("id=\"relapse-{name}-2\"")).contains("checked"), "{name}");
    }
    assert!(!tag(&page, "id=\"relapse-start\"").contains("value=\"2"));
    assert!(!page.contains("data-testid=\"wrong\""), "nothing is said before the person saves");
    assert!(!page.contains("Delete this record"));
    assert!(page.contains("Save it to get the call sheet"));
}

#[tokio::test]
async fn a_kept_record_is_opened_as_it_was_saved_and_counts_from_the_one_before() {
    let records = vec![relapse(1, date(10, 1)), relapse(2, date(11, 20))];
    let page = form(keeping(records, vec![]), Open::Relapse(id(2))).await;
    assert!(tag(&page, "id=\"relapse-start\"").contains("value=\"2026-11-20\""), "{page}");
    assert!(tag(&page, "id=\"relapse-side-1\"").contains("checked"));
    assert!(page.contains("50 days have passed since the start of the record before."), "{page}");
    assert!(page.contains("Only your team can say what this is."));
    assert!(page.contains("href=\"#/diary/relapse/sheet\""));
}

#[tokio::test]
async fn a_record_that_is_gone_leads_back_to_the_list() {
    let page = form(keeping(vec![relapse(1, date(10, 1))], vec![]), Open::Relapse(id(9))).await;
    assert!(page.contains("Your records"), "{page}");
}

#[tokio::test]
async fn the_sheet_has_the_answers_the_doses_and_the_scores() {
    let records = vec![relapse(1, date(10, 1)), relapse(2, date(11, 20))];
    let entries = vec![entry(11, 23, 6), entry(12, 11, 3), entry(13, 10, 9)];
    let page = shown(keeping(records, entries), Open::Relapse(id(2)), Some(())).await;
    for part in [
        "Made on Tuesday 24 November 2026, 22:10.",
        "Since 20 November 2026. Not confirmed by the team",
        "Right hand, numb",
        "50 days",
        "Cannot hold a cup",
        "Monday 23 November",
        "1.5\u{a0}mg (1.5\u{a0}mL), 21:10",
        "Fatigue",
        "What the team says",
    ] {
        assert!(page.contains(part), "{part:?} is not in {page}");
    }
    assert_eq!(count(&page, "not recorded"), 6, "six of seven nights have no dose");
    assert!(page.contains("<td>6</td>") && page.contains("<td>3</td>"), "the 1st and 14th night");
    assert!(!page.contains("<td>9</td>"), "the 15th is not on it");
    assert_eq!(count(&page, ">not scored<"), 5 * 14 - 2, "absent is never zero");
    assert!(!page.contains("<td>0</td>"));
}

/// Loaded anew, the sheet asked for a record and offered none.
#[tokio::test]
async fn a_sheet_that_does_not_know_its_record_any_more_offers_them() {
    let one = || keeping(vec![relapse(2, date(11, 20))], vec![]);
    let page = shown(one(), Open::Nothing, Some(())).await;
    assert!(page.contains("data-testid=\"sheet\""), "there is but one: {page}");
    let two = || keeping(vec![relapse(1, date(10, 1)), relapse(2, date(11, 20))], vec![]);
    let gone = Open::Relapse(id(9));
    for (ports, open) in [(two(), Open::Nothing), (two(), gone), (one(), gone)] {
        let page = shown(ports, open, Some(())).await;
        assert!(!page.contains("data-testid=\"sheet\""), "{page}");
        assert!(page.contains("Which record is the call about?"), "{page}");
        assert!(page.contains("Since 20 November 2026"), "{page}");
    }
}

/// It said "not sure" beside dates that told it.
#[tokio::test]
async fn who_is_not_sure_how_long_it_lasted_is_told_what_the_dates_say() {
    let unsure = |end| Relapse { over_24_h: Answer::Unsure, end, ..relapse(2, date(11, 20)) };
    for (end, said) in [
        (None, "By its dates it has lasted longer than 24 hours."),
        (Some(date(11, 20)), "By its dates it has not lasted longer than 24 hours."),
    ] {
        for sheet in [None, Some(())] {
            let ports = keeping(vec![unsure(end)], vec![]);
            let page = shown(ports, Open::Relapse(id(2)), sheet).await;
            assert!(page.contains(said), "{sheet:?}: {page}");
            assert!(!page.contains("You are not sure yet whether"), "{sheet:?}: {page}");
        }
    }
}

/// The list of nights said "about", and the sheet for the team did not.
#[tokio::test]
async fn a_dose_that_is_rounded_to_be_written_says_so_on_the_sheet_too() {
    let mut entry = entry(11, 23, 6);
    let exact = read_number("1.2345678").expect("a number");
    let (dose, draw) = (Mass::mg(exact), Some(Volume::ml(exact)));
    entry.doses = vec![DoseRecord::Taken { dose, draw, bottle: None, at: at(entry.night, 21) }];
    let ports = keeping(vec![relapse(2, date(11, 20))], vec![entry]);
    let page = shown(ports, Open::Relapse(id(2)), Some(())).await;
    assert!(page.contains("about 1.235\u{a0}mg (about 1.235\u{a0}mL), 21:10"), "{page}");
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_still_shows_the_form() {
    let store: Rc<dyn KeyValue> = Rc::new(MemoryStore::in_mood(Mood::Denied));
    let page = form(Ports { store, ..Ports::in_memory() }, Open::NewRelapse).await;
    assert!(page.contains("The day it started"));
}
