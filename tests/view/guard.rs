//! The stop at another strength, with the strength that it is compared with.

use ldn_diary::dose::{Exact, Strength};
use ldn_diary::plan::{Bottle, Closing, Happened};

use crate::bottles::{Diary, bottle, date, dated, drawn, five, happened};
use crate::visit::text;

/// What the section says of 5 mg/mL that is in use now, after 1 mg/mL that was drawn from and closed, and a bottle of this strength that
/// was confirmed and of which nothing was recorded.
async fn after(mg_per_ml: u64) -> String {
    let strength = Strength::mg_per_ml(Exact::whole(mg_per_ml)).expect("above zero");
    let used = Bottle { strength, ..five(2, Some(date(11, 19))) };
    let events = vec![
        happened(1, 19, Happened::Closed(Closing::Emptied)),
        happened(2, 19, Happened::Confirmed),
    ];
    let bottles = vec![five(3, Some(date(11, 29))), used, bottle(1)];
    let entries = (1..=18).map(|day| drawn(day, 1)).collect();
    Diary::holding(dated(), bottles, events, entries).section().await
}

// rule: plan-bottle
#[tokio::test]
async fn a_new_bottle_is_compared_with_the_one_that_was_confirmed_last() {
    let section = after(20).await;
    assert!(section.contains("data-testid=\"to-confirm\""), "{section}");
    let said = text(&section);
    assert!(said.contains("Until now: 20 mg/mL. New bottle: 5 mg/mL."), "{said}");
    let section = after(5).await;
    assert!(!section.contains("data-testid=\"to-confirm\""), "{section}");
}
