//! Doses without a record beside what is left of a bottle: what that would be, and how long it would last, if they were taken.

use ldn_diary::dose::{Exact, Volume};
use ldn_diary::plan::{Bottle, BottleId, Discard, DiscardSource, Happened, Opioids, Plan, Reason};
use ldn_diary::store::PlanBook;
use ldn_diary::ui::context::{Frame, FrameProps};
use ldn_diary::ui::page::bottles_view;
use ldn_diary::ui::state::Open;

use crate::count;
use crate::due::{each_night, first, happened, place, supply};
use crate::plan::{date, on, step, why};
use crate::tonight::{Diary, at, dosed, entry};
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
        (
            "#/tonight",
            300,
            "At most 30 mL left, lasts to 13 December, or 9 December if you took all doses",
        ),
        (
            "#/tonight",
            300,
            "Nothing to draw from on 14 December, or 10 December if you took all doses",
        ),
        // 1 mL is no dose.
        (
            "#/tonight",
            70,
            "At most 7 mL left, lasts to 27 November, or used up if you took all doses",
        ),
        (
            "#/tonight",
            60,
            "At most 6 mL left, lasts to 27 November, or used up if you took all doses",
        ),
        (
            "#/plan",
            300,
            "Lasts to Sunday 13 December, or Wednesday 9 December if you took all doses",
        ),
        ("#/plan", 300, "At most 30 mL left"),
        ("#/plan", 300, "Order by Monday 7 December"),
        ("#/plan", 300, "If you took all doses: Order by Thursday 3 December. 1 more bottle"),
        ("#/plan", 60, "Lasts to Friday 27 November, or used up if you took all doses"),
    ] {
        let page = seen(hash, tenths).await;
        assert!(page.contains(told), "{hash}, {tenths}, {told}: {page}");
    }
}

/// A rest that is rounded was told as if it were exact.
// rule: plan-unrecorded
#[tokio::test]
async fn what_is_left_is_at_most_so_much_and_about_where_it_is_rounded() {
    let seen = |hash, numerator| async move {
        let left = Volume::ml(Exact::fraction(numerator, 3).expect("a number"));
        let bottles = supply(&[first()], &[happened(Happened::Counted(left))]);
        text(&place(hash, each_night(150), bottles, Vec::new()).await)
    };
    for hash in ["#/tonight", "#/plan", "#/plan/bottles"] {
        for (thirds, told) in [(60, "At most 20 mL left"), (61, "At most about 20.333 mL left")] {
            let page = seen(hash, thirds).await;
            assert!(page.contains(told), "{hash}: {page}");
        }
    }
    let page = seen("#/plan/bottles", 0).await;
    assert!(page.contains(" 0 mL left") && !page.contains("At most"), "{page}");
}

// rule: plan-unrecorded
#[tokio::test]
async fn where_all_is_recorded_there_is_one_date() {
    for hash in ["#/tonight", "#/plan"] {
        let entries = (1..24).map(|day| dosed(entry(u64::from(day), day), at(day, 22, 0)));
        let bottles = supply(&[first()], &[]);
        let page = text(&place(hash, each_night(150), bottles, entries.collect()).await);
        assert!(page.contains("asts to ") && !page.contains("if you took all"), "{hash}: {page}");
        assert!(!page.contains("If you took all") && !page.contains("At most"), "{hash}: {page}");
    }
}

/// What the doses are more than the bottle held was told as still in the next one: the dates came too late.
// rule: plan-unrecorded
#[tokio::test]
async fn where_some_came_from_the_next_bottle_no_end_of_all_is_told_if_they_were_taken() {
    let next = Bottle { id: BottleId(2), begun: None, ..first() };
    for (tenths, is_told) in [(60, true), (50, false)] {
        let left = Volume::ml(Exact::decimal(tenths, 1).expect("a number"));
        let bottles = supply(&[first(), next], &[happened(Happened::Counted(left))]);
        let shown = |hash| place(hash, each_night(150), bottles.clone(), Vec::new());
        let page = text(&shown("#/tonight").await);
        assert!(page.contains("or used up if you took all doses"), "{tenths}: {page}");
        assert!(page.contains("the bottle is empty by now"), "{tenths}: {page}");
        let dates = if is_told { 2 } else { 1 };
        assert_eq!(count(&page, "if you took all doses"), dates, "{tenths}: {page}");
        let page = text(&shown("#/plan").await);
        assert_eq!(page.contains("If you took all doses: Order"), is_told, "{tenths}: {page}");
    }
}

/// Tonight said nothing where the plan ends before the bottle does, by the numbers alone.
// rule: plan-unrecorded
#[tokio::test]
async fn an_end_that_comes_only_if_they_were_taken_is_told() {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    // The last dose is that of 30 November: 7 more, and 12 mL hold 8.
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), vec![step(15, 30)]).expect("a plan");
    let counted = happened(Happened::Counted(Volume::ml(Exact::whole(12))));
    let bottles = supply(&[first()], &[counted]);
    let page = text(&place("#/tonight", plan, bottles, Vec::new()).await);
    let told = "Nothing to draw from on 28 November if you took all doses. 4 doses before tonight";
    assert!(page.contains(told), "{page}");
}

/// Closing it, nothing was said of them where no other bottle was in use.
// rule: plan-unrecorded
#[tokio::test]
async fn closing_an_only_bottle_past_its_date_tells_those_of_its_time() {
    let by = date("2026-11-19");
    let dated = Bottle { discard: Some(Discard { by, source: DiscardSource::Label }), ..first() };
    let diary = Diary::at("#/plan/bottles", at(24, 22, 10), Vec::new())
        .with_plan(PlanBook::new(each_night(150), supply(&[dated], &[])))
        .with_slip("act 1", &["2", "", "2", ""]);
    let children = bottles_view(Open::Bottle(Some(BottleId(1))));
    let props = FrameProps { ports: diary.ports(), children };
    let page = yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false);
    let page = text(&page.render().await);
    let told = "19 doses while this bottle was in use are not recorded. If you took them, about 28.5 mL less is left";
    assert!(page.contains(told), "{page}");
}

/// On a narrow phone the first letters of the date stood outside the page.
#[tokio::test]
async fn the_date_at_the_bar_of_a_bottle_stays_within_it() {
    // From 24 November on 1.5 mL a night: a fifth of the bottle, a half, three quarters.
    for (volume, by, anchor) in
        [(150, "2026-12-13", "start"), (30, "2026-12-03", "middle"), (30, "2026-12-08", "end")]
    {
        let by = date(by);
        let discard = Some(Discard { by, source: DiscardSource::Label });
        let volume = Volume::ml(Exact::whole(volume));
        let bottles = supply(&[Bottle { discard, volume, ..first() }], &[]);
        let page = place("#/plan", each_night(150), bottles, Vec::new()).await;
        let label = page.split("<text").find(|text| text.contains("y=\"5em\"")).expect("a date");
        assert!(label.contains(&format!("text-anchor=\"{anchor}\"")), "{by}: {label}");
    }
}
