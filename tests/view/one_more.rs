//! One more entry of a night that has one: where it is offered, what its page shows, and that what is written of it is found again.

use ldn_diary::diary::{Entry, EntryId, Night, Symptom};
use ldn_diary::store::MemoryStore;
use ldn_diary::ui::context::{Frame, FrameProps, use_site};
use ldn_diary::ui::page::{check_in_page, entry_page};
use ldn_diary::ui::port::Ports;
use ldn_diary::ui::route::Route;
use ldn_diary::ui::state::Open;
use yew::prelude::*;

use crate::diary::{entry, scored, some};
use crate::visit::text;
use crate::years::kept;
use crate::{app, engine, ports, tag};

const IS_MORE: &str = "This is one more entry of a night that has one.";
const OFFER: &str = "data-testid=\"another\"";
const OF_ANOTHER: &str = "Something else of this night is written and not saved yet.";

/// The page of one entry, or the check-in, once this was opened.
#[derive(Clone, PartialEq, Properties)]
struct Opened {
    open: Open,
    of: Route,
}

#[component]
fn Page(opened: &Opened) -> Html {
    let site = use_site();
    if site.diary().state().open != opened.open {
        site.diary().open(opened.open);
    }
    if opened.of == Route::CheckIn { check_in_page(&site) } else { entry_page(&site) }
}

async fn shown(ports: &Ports, of: Route, open: Open) -> String {
    let props = FrameProps { ports: ports.clone(), children: html! { <Page {open} {of} /> } };
    yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
}

fn night(day: u32) -> Night {
    Night::ymd(2026, 11, day).expect("a night")
}

fn keeping(entries: Vec<Entry>) -> Ports {
    ports("#/diary/entry", kept(entries))
}

fn with_draft(draft: Entry) -> Ports {
    let ports = keeping(some());
    engine(&ports).set_draft(draft).expect("kept");
    ports
}

fn is_scored(page: &str, score: u8) -> bool {
    tag(page, &format!("id=\"score-1-{score}\"")).contains("checked")
}

#[tokio::test]
async fn it_is_offered_beside_what_is_kept_and_nowhere_else() {
    let ports = keeping(some());
    let first = some().into_iter().next().expect("an entry");
    let page = shown(&ports, Route::Entry, Open::Entry(first.night.month(), first.id)).await;
    assert!(page.contains(OFFER), "{page}");
    for open in [Open::Night(night(6)), Open::More(night(23))] {
        let page = shown(&ports, Route::Entry, open).await;
        assert!(page.contains("data-testid=\"save-entry\"") && !page.contains(OFFER), "{open:?}");
    }
}

#[tokio::test]
async fn its_page_is_empty_and_leaves_the_doses_where_they_are() {
    let mut entries = some();
    // The first number that the clock of the tests draws is 1.
    if let Some(first) = entries.first_mut() {
        first.id = EntryId::new(41).expect("a number");
    }
    let page = shown(&keeping(entries), Route::Entry, Open::More(night(23))).await;
    let said = text(&page);
    for piece in [
        "Monday 23 November 2026",
        IS_MORE,
        "It will be marked as written later.",
        "What is recorded of the doses of this night is in another of its entries.",
        "Also written for this night",
        "Written at 22:04Taken at 22:04: 1.5 mg, 1.5 mL; Fatigue 6",
    ] {
        assert!(said.contains(piece), "no {piece:?} in {said}");
    }
    assert!(!is_scored(&page, 6), "that is the score of the other one");
    for absent in ["add-dose", "dose-missed", "delete-entry", "throw-away", "draft"] {
        assert!(!page.contains(&format!("data-testid=\"{absent}\"")), "{absent}");
    }
}

#[tokio::test]
async fn what_is_written_of_it_is_gone_on_with_and_of_nothing_else_of_its_night() {
    let more = with_draft(scored(entry(91, 23), Symptom::Fatigue, 3));
    // After a reload nothing is chosen: it is found by its draft.
    for open in [Open::More(night(23)), Open::Nothing] {
        let page = shown(&more, Route::Entry, open).await;
        assert!(page.contains(IS_MORE) && is_scored(&page, 3), "{open:?}: {page}");
    }
    // To the check-in one comes back from another place, also on a later night: it must not be that of tonight.
    for open in [Open::More(night(23)), Open::Night(night(23))] {
        let page = shown(&more, Route::CheckIn, open).await;
        assert!(page.contains(IS_MORE) && is_scored(&page, 3), "{open:?}: {page}");
    }
    let first = some().into_iter().next().expect("an entry");
    let page = shown(&more, Route::Entry, Open::Entry(first.night.month(), first.id)).await;
    assert!(page.contains(OF_ANOTHER), "{page}");
    let of_first = with_draft(scored(first, Symptom::Fatigue, 3));
    let page = shown(&of_first, Route::Entry, Open::More(night(23))).await;
    assert!(page.contains(OF_ANOTHER), "{page}");
}

#[tokio::test]
async fn tonight_and_its_check_in_lead_to_it_once_something_is_kept() {
    let fatigue = Symptom::Fatigue;
    let ports = keeping(vec![scored(entry(1, 24), fatigue, 6)]);
    let page = shown(&ports, Route::CheckIn, Open::Nothing).await;
    assert!(page.contains(OFFER) && is_scored(&page, 6) && !page.contains(IS_MORE), "{page}");
    let page = shown(&ports, Route::CheckIn, Open::More(night(24))).await;
    assert!(!page.contains(OFFER) && !is_scored(&page, 6) && page.contains(IS_MORE), "{page}");
    let tonight = |entries| app("#/tonight", kept(entries));
    assert!(tonight(vec![scored(entry(1, 24), fatigue, 6)]).await.contains(">One more entry"));
    assert!(!tonight(vec![scored(entry(1, 23), fatigue, 6)]).await.contains("One more entry"));
    let page = app("#/tonight/check-in", MemoryStore::default()).await;
    assert!(!page.contains(OFFER), "{page}");
}
