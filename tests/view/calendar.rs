//! The month at a glance in the Diary place: what each night shows and says, and of which symptom the bars are.

use ldn_diary::diary::{Id, Month, Symptom};
use ldn_diary::ui::state::Browse;

use crate::diary::{browsing, entry, labels, scored, some};
use crate::visit::text;
use crate::years::kept;
use crate::{app, count, tag};

#[tokio::test]
async fn a_month_says_of_every_night_what_is_recorded() {
    let page = app("#/diary", kept(some())).await;
    let labels = labels(&page);
    assert_eq!(labels.len(), 24, "{labels:?}");
    assert_eq!(labels[22], "Monday 23 November: 1.5 mg taken, fatigue 6");
    assert_eq!(labels[19], "Friday 20 November: fatigue 2");
    assert_eq!(labels[13], "Saturday 14 November: awful day");
    assert_eq!(labels[6], "Saturday 7 November: dose missed, no check-in");
    assert_eq!(labels[5], "Friday 6 November: nothing written. Fill in");
    assert_eq!(labels[23], "Tuesday 24 November, tonight: nothing written yet");
    assert_eq!(count(&page, "class=\"bar\""), 3, "two nights and the key");
    assert_eq!(count(&page, "class=\"awful\""), 2, "a night and the key");
    assert_eq!(count(&page, "class=\"ring\""), 2);
    assert_eq!(count(&page, "class=\"dot\""), 2);
}

#[tokio::test]
async fn a_night_is_never_empty_for_what_it_was_not_scored_for_and_the_bars_can_be_of_another_symptom()
 {
    let entries = || {
        let mut entries = some();
        entries.push(scored(entry(5, 10), Symptom::Pain, 4));
        entries
    };
    let page = app("#/diary", kept(entries())).await;
    assert_eq!(labels(&page)[9], "Tuesday 10 November: written, no score for fatigue");
    assert_eq!(count(&page, "class=\"log\""), 2, "a night and the key");
    let (choice, _) = page.split_once("id=\"jump-month\"").expect("the choice of a month");
    let (_, choice) = choice.split_once("id=\"bars\"").expect("the choice of a symptom");
    assert!(text(&format!("<{choice}")).starts_with("Fatigue"), "{choice}");
    assert!(!choice.contains("Bladder"), "what is not asked about is not offered");
    let browse = Browse { bars: Some(Id::of(Symptom::Pain)), ..Browse::default() };
    let page = browsing(kept(entries()), browse).await;
    assert_eq!(labels(&page)[9], "Tuesday 10 November: pain 4");
    assert_eq!(labels(&page)[22], "Monday 23 November: 1.5 mg taken, pain 3");
    assert_eq!(labels(&page)[19], "Friday 20 November: written, no score for pain");
    assert_eq!(labels(&page)[6], "Saturday 7 November: dose missed, no check-in");
    assert_eq!(count(&page, "class=\"log\""), 2, "the 20th and the key");
}

#[tokio::test]
async fn the_future_cannot_be_tapped_and_the_next_month_is_not_offered() {
    let page = app("#/diary", kept(some())).await;
    assert_eq!(
        count(&page, "class=\"off\""),
        6 + 6 + 6,
        "25 to 30 November, and what is around the month"
    );
    assert!(!page.contains("month-later"));
    assert!(tag(&page, "month-earlier").contains("Earlier: October 2026"));
    let october = Browse { month: Month::new(2026, 10).ok(), ..Browse::default() };
    let page = browsing(kept(some()), october).await;
    assert!(tag(&page, "month-later").contains("Later: November 2026"));
    assert_eq!(labels(&page).len(), 31);
}
