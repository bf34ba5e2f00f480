//! What is drawn tonight: to which mark each fill goes, from which bottle, and what may be gone from it without a record.

use ldn_diary::diary::DoseRecord;
use ldn_diary::dose::{Exact, Volume};
use ldn_diary::plan::{Bottle, BottleId, Closing, Discard, DiscardSource, Happened, Origin};
use ldn_diary::store::{MemoryStore, PlanBook};

use crate::due::{
    each_night, first, happened, has, place, stronger, supply, syringe, tonight_with,
};
use crate::plan::{bottle, date};
use crate::tonight::entry;
use crate::visit::part;
use crate::{app_on, count, kept_after, that_evening};

#[tokio::test]
async fn a_draw_that_cannot_be_measured_well_is_warned_of() {
    let tonight = |dose| place("#/tonight", each_night(dose), bottle(), Vec::new());
    // The plan's table finds a strength for it, and nothing led there from here.
    let way = "Find a strength in the plan";
    let page = tonight(150).await;
    assert!(!has(&page, "tiny") && !has(&page, "off-mark") && !page.contains(way), "{page}");
    let page = tonight(20).await;
    assert!(!has(&page, "tiny") && page.contains("little to measure"), "{page}");
    assert_eq!(count(&page, way), 1, "{page}");
    let page = tonight(10).await;
    assert!(has(&page, "tiny") && !has(&page, "off-mark"), "{page}");
    assert_eq!(count(&page, way), 1, "{page}");
    // 1.25 mL lies between two marks of 0.1 mL: 1.3 mL is 4 % more.
    let page = tonight_with(syringe(3, 10), 125, bottle()).await;
    assert!(page.contains("That is 4\u{a0}% more than the dose."), "{page}");
    assert!(!has(&page, "off-mark"), "{page}");
    // 3.04 mL is more than the last mark, and between none.
    let page = tonight_with(syringe(3, 10), 304, bottle()).await;
    assert!(page.contains("More than the syringe holds. This mark gives 3\u{a0}mg."), "{page}");
    let strong = supply(&[Bottle { begun: Some(date("2026-11-01")), ..stronger() }], &[]);
    // 0.07 mg are 0.014 mL, and the mark at 0.01 mL gives 0.05 mg.
    let page = tonight_with(syringe(1, 1), 7, strong).await;
    assert!(has(&page, "off-mark") && page.contains("less than the dose"), "{page}");
}

/// Tonight said that it was more than one fill, and the person had to divide. Then the last fill alone had a picture, and stood larger
/// than the first: whoever was tired drew just that.
#[tokio::test]
async fn a_dose_in_more_fills_than_one_says_and_shows_each_mark_in_the_order_of_the_draws() {
    let two = [("first-fill", "First fill, to 3 mL"), ("last-fill", "Last fill, to 1.3 mL")];
    let three =
        [("first-fill", "First 2 fills, each to 2 mL"), ("last-fill", "Last fill, to 0.5 mL")];
    let full = [("last-fill", "2 times to 2 mL")];
    for (capacity, dose, fills) in
        [(3, 430, two.as_slice()), (2, 450, three.as_slice()), (2, 400, full.as_slice())]
    {
        let page = tonight_with(syringe(capacity, 10), dose, bottle()).await;
        assert!(has(&page, "taken") && !page.contains("Together that gives"), "{page}");
        assert_eq!(count(&page, "role=\"img\""), fills.len(), "{dose}: {page}");
        let mut rest = page.as_str();
        for (id, said) in fills {
            assert_eq!(part(rest, id, "</p>").trim(), *said, "{dose}");
            rest = rest.split_once(&format!("data-testid=\"{id}\"")).expect("it stands there").1;
            let volume = said.rsplit(" to ").next().expect("a volume").replace(' ', "\u{a0}");
            let picture = crate::tag(rest, "role=\"img\"");
            assert!(picture.contains(&format!("Plunger at {volume}, the ")), "{said}: {picture}");
        }
    }
    // 1.25 mL is left after the first fill, halfway between two marks.
    let page = tonight_with(syringe(3, 10), 425, bottle()).await;
    assert!(page.contains("Together that gives 4.3\u{a0}mg. That is"), "{page}");
}

/// With two open bottles of one strength nothing told which one the draw is counted from; and then "Draw" stood before the volume of the
/// bottle, right above the dose.
#[tokio::test]
async fn of_several_open_bottles_the_one_to_draw_from_is_named() {
    let second = Bottle { id: BottleId(2), begun: Some(date("2026-11-20")), ..first() };
    let made = Bottle { origin: Origin::Made, ..second };
    let closed = happened(Happened::Closed(Closing::Emptied));
    let past = Some(Discard { by: date("2026-11-23"), source: DiscardSource::Label });
    let past = Bottle { discard: past, ..first() };
    let unopened = Bottle { begun: None, ..second };
    for (bottles, named) in [
        (supply(&[first(), second], &[]), Some("From bottle 1 (1 mg/mL, opened 1 November).")),
        (supply(&[second, first()], &[]), Some("From bottle 2 (1 mg/mL, opened 20 November).")),
        (supply(&[past, made], &[]), Some("From bottle 2 (1 mg/mL, made 20 November).")),
        (supply(&[first(), second], &[closed]), None),
        (supply(&[first(), unopened], &[]), None),
        (bottle(), None),
    ] {
        let page = place("#/tonight", each_night(150), bottles, Vec::new()).await;
        assert!(page.contains("due-picture"), "{page}");
        assert_eq!(has(&page, "from"), named.is_some(), "{page}");
        assert!(page.replace('\u{a0}', " ").contains(named.unwrap_or_default()), "{page}");
    }
}

/// It was told right above "Only 1 mL is left" and "Do not guess it".
#[tokio::test]
async fn no_bottle_is_named_to_draw_from_where_nothing_is_to_be_drawn() {
    let second = Bottle { id: BottleId(2), ..first() };
    let counted = happened(Happened::Counted(Volume::ml(Exact::ONE)));
    for (bottles, left) in [
        (supply(&[first(), second], &[counted]), "Only 1 mL is left in bottle 1 by the numbers:"),
        (supply(&[first()], &[counted]), "Only 1 mL is left by the numbers:"),
    ] {
        let page = place("#/tonight", each_night(150), bottles, Vec::new()).await;
        assert!(!has(&page, "from"), "{page}");
        assert!(page.replace('\u{a0}', " ").contains(left), "{left}: {page}");
    }
    let several = || supply(&[first(), second], &[]);
    // 0.04 mL, with a first mark at 0.1 mL.
    let page = tonight_with(syringe(3, 10), 4, several()).await;
    assert!(page.contains("Do not guess it") && !has(&page, "from"), "{page}");
    let page = tonight_with(syringe(3, 10), 430, several()).await;
    assert!(has(&page, "last-fill") && has(&page, "from"), "two fills are drawn: {page}");
}

/// What was left was told as if nothing had been drawn on nights that were not logged.
#[tokio::test]
async fn doses_without_a_record_are_told_beside_what_is_left() {
    let missed = |day: u32| {
        let mut missed = entry(u64::from(day), day);
        missed.doses.push(DoseRecord::Missed { due: None });
        missed
    };
    let said = |days: u32| async move {
        let entries = (1..=days).map(missed).collect();
        let page = place("#/tonight", each_night(150), bottle(), entries).await;
        crate::part(&page, "supply", "</ul>").replace('\u{a0}', " ")
    };
    let three = said(20).await;
    for words in ["3 doses before tonight are not recorded.", "If you took them, about 4.5 mL less"]
    {
        assert!(three.contains(words), "{words}: {three}");
    }
    let one = said(22).await;
    for words in ["1 dose before tonight is not recorded.", "If you took it, about 1.5 mL less"] {
        assert!(one.contains(words), "{words}: {one}");
    }
    assert!(!said(23).await.contains("not recorded"), "tonight is not past");
}

/// "Lasts to 18 December" stood beside "nothing to draw from on 23 April", as if one of both were wrong.
#[tokio::test]
async fn the_bottle_that_follows_stands_between_the_end_of_this_one_and_of_all() {
    let both = supply(&[first(), Bottle { begun: None, ..stronger() }], &[]);
    let page = place("#/tonight", each_night(400), both, Vec::new()).await;
    let said = crate::part(&page, "supply", "</ul>").replace('\u{a0}', " ");
    let follows = "Then bottle 2, 5 mg/mL, to 22 April. Nothing to draw from on 23 April";
    assert!(said.contains("lasts to 18 December") && said.contains(follows), "{said}");
}

/// All nights of a month that cannot be read were told as without a record, and a plan from before its last change gave them its doses.
#[tokio::test]
async fn what_cannot_be_read_is_not_told_as_not_recorded() {
    let contents = kept_after(|engine| {
        for plan in [each_night(100), each_night(150)] {
            engine.set_plan(PlanBook::new(plan, bottle()), Box::new(|_| {})).expect("kept");
        }
        engine.save(entry(1, 5), Box::new(|_| {})).expect("kept");
    });
    let contents = contents.contents();
    // The plan that was kept last is in the second place.
    for (damaged, is_told) in [("none", true), ("m/2026-11", false), ("plan.b", false)] {
        let mut contents = contents.clone();
        assert_eq!(contents.keys().all(|key| !key.contains(damaged)), is_told, "{damaged}");
        for (_, value) in contents.iter_mut().filter(|(key, _)| key.contains(damaged)) {
            value.push('~');
        }
        for hash in ["#/tonight", "#/plan"] {
            let store = MemoryStore::holding(contents.clone());
            let page = app_on(that_evening(hash, store)).await;
            assert_eq!(page.contains("less is left"), is_told, "{damaged}, {hash}: {page}");
            // What is not read may have been drawn.
            assert!(page.contains("At most "), "{damaged}, {hash}: {page}");
        }
    }
}
