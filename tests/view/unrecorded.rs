//! Doses without a record beside what is left of a bottle: what that would be, and how long it would last, if they were taken.

use ldn_diary::dose::{Exact, Volume};
use ldn_diary::plan::Happened;

use crate::due::{each_night, first, happened, place, supply};
use crate::tonight::{at, dosed, entry};
use crate::visit::text;

/// A place on the evening of 24 November, with so many tenths of a millilitre seen in the bottle on the morning of the 20th, and no record
/// of the doses since: 4, of 1.5 mL each.
async fn seen(hash: &str, tenths: u64) -> String {
    let left = Volume::ml(Exact::decimal(tenths, 1).expect("a number"));
    let bottles = supply(&[first()], &[happened(Happened::Counted(left))]);
    text(&place(hash, each_night(150), bottles, Vec::new()).await)
}

/// "About 5 mL less is left" was said of a bottle with 5 mL in it.
// rule: plan-unrecorded
#[tokio::test]
async fn a_bottle_that_they_would_empty_is_said_to_be_empty_then() {
    for hash in ["#/tonight", "#/plan"] {
        for (tenths, then) in [
            (300, "about 6 mL less is left"),
            (61, "about 6 mL less is left"),
            (60, "the bottle is empty by now"),
            (50, "the bottle is empty by now"),
        ] {
            let page = seen(hash, tenths).await;
            let said = format!("4 doses before tonight are not recorded. If you took them, {then}");
            assert!(page.contains(&said), "{hash}, {tenths}: {page}");
        }
    }
}

/// How long it lasts, and when to order, was told as if none of them had been taken.
// rule: plan-unrecorded
#[tokio::test]
async fn no_date_stands_without_the_one_that_it_would_be() {
    for (hash, tenths, told) in [
        ("#/tonight", 300, "30 mL left, lasts to 13 December, or 9 December if you took all doses"),
        (
            "#/tonight",
            300,
            "Nothing to draw from on 14 December, or 10 December if you took all doses",
        ),
        // 1 mL is no dose.
        ("#/tonight", 70, "7 mL left, lasts to 27 November, or used up if you took all doses"),
        ("#/tonight", 60, "6 mL left, lasts to 27 November, or used up if you took all doses"),
        (
            "#/plan",
            300,
            "Lasts to Sunday 13 December, or Wednesday 9 December if you took all doses",
        ),
        ("#/plan", 300, "Order by Monday 7 December"),
        ("#/plan", 300, "If you took all doses: Order by Thursday 3 December. 1 more bottle"),
        ("#/plan", 60, "Lasts to Friday 27 November, or used up if you took all doses"),
    ] {
        let page = seen(hash, tenths).await;
        assert!(page.contains(told), "{hash}, {tenths}, {told}: {page}");
    }
}

// rule: plan-unrecorded
#[tokio::test]
async fn where_all_is_recorded_there_is_one_date() {
    for hash in ["#/tonight", "#/plan"] {
        let entries = (1..24).map(|day| dosed(entry(u64::from(day), day), at(day, 22, 0)));
        let bottles = supply(&[first()], &[]);
        let page = text(&place(hash, each_night(150), bottles, entries.collect()).await);
        assert!(page.contains("asts to ") && !page.contains("if you took all"), "{hash}: {page}");
        assert!(!page.contains("If you took all"), "{hash}: {page}");
    }
}
