//! The bottles and what happened to them: what is left, which one is in use, and the new strength that must be confirmed.

use ldn_diary::dose::{DoseError, Exact, StrengthChange, Subject, Volume};
use ldn_diary::plan::*;

use super::{bottle, clock, date};
use crate::help::{mg, mg_per_ml, ml};

fn event(id: u32, at: &str, what: Happened) -> BottleEvent {
    BottleEvent { at: clock(at), bottle: BottleId(id), what }
}

fn drawn(id: u32, at: &str, volume: &str) -> BottleEvent {
    event(id, at, Happened::Drawn(ml(volume)))
}

/// A supply of these bottles, to which this happened in this order.
fn supply(bottles: &[Bottle], events: &[BottleEvent]) -> Supply {
    let mut supply = Supply::new(bottles.to_vec(), Vec::new()).unwrap();
    for event in events {
        supply.record(*event).unwrap();
    }
    let read_back = Supply::new(supply.bottles().to_vec(), events.to_vec());
    assert_eq!(read_back, Ok(supply.clone()), "the order of reading does not count");
    supply
}

fn in_use(supply: &Supply, night: &str) -> Option<u32> {
    supply.in_use(date(night)).unwrap().map(|bottle| bottle.id.0)
}

/// Of 100 mL, by hand: drawn, wasted, left, beyond.
// rule: plan-mass
#[test]
fn what_is_left_is_what_was_there_without_draws_and_waste() {
    let first = "2026-11-01T22:00:00";
    let (second, third) = ("2026-11-02T22:00:00", "2026-11-03T22:00:00");
    let spilt = |at, volume| event(1, at, Happened::Spilt(ml(volume)));
    let counted = |at, volume| event(1, at, Happened::Counted(ml(volume)));
    let closed = |at, why| event(1, at, Happened::Closed(why));
    for (events, drawn_wasted_left_beyond) in [
        (vec![], ["0", "0", "100", "0"]),
        (vec![drawn(1, first, "1.5"), drawn(1, second, "3")], ["4.5", "0", "95.5", "0"]),
        (vec![drawn(1, first, "1.5"), spilt(second, "2")], ["1.5", "2", "96.5", "0"]),
        // A count below what it should be is waste; one above it is beyond the label.
        (vec![drawn(1, first, "1.5"), counted(second, "90")], ["1.5", "8.5", "90", "0"]),
        (vec![drawn(1, first, "1.5"), counted(second, "101")], ["1.5", "0", "101", "2.5"]),
        // What is recorded late of a time before a count changes nothing after it.
        (vec![counted(second, "90"), drawn(1, first, "1.5")], ["1.5", "8.5", "90", "0"]),
        (vec![counted(second, "90"), drawn(1, third, "1.5")], ["1.5", "10", "88.5", "0"]),
        // More comes out than the label says.
        (vec![counted(first, "1"), drawn(1, second, "1.5")], ["1.5", "99", "0", "0.5"]),
        (vec![counted(first, "1"), spilt(second, "3")], ["0", "102", "0", "2"]),
        // What is left when a bottle is closed is waste, also after a late record.
        (vec![drawn(1, first, "1.5"), closed(third, Closing::Expired)], ["1.5", "98.5", "0", "0"]),
        (vec![closed(third, Closing::Lost), drawn(1, second, "1.5")], ["1.5", "98.5", "0", "0"]),
        (
            vec![closed(first, Closing::Emptied), drawn(1, second, "1.5")],
            ["1.5", "100", "0", "1.5"],
        ),
    ] {
        let tally = supply(&[bottle(1, "1", "100", "2026-11-01", None)], &events)
            .tally(BottleId(1))
            .unwrap();
        let found = [tally.drawn, tally.wasted, tally.left, tally.beyond];
        assert_eq!(found, drawn_wasted_left_beyond.map(ml), "{events:?}");
    }
}

// rule: plan-mass
#[test]
fn a_draw_that_nobody_measured_is_the_one_that_holds_the_dose() {
    let five = bottle(1, "5", "30", "2026-11-01", None);
    let at = clock("2026-11-01T22:00:00");
    let of = |draw| BottleEvent::draw(at, &five, mg("4.5"), draw).unwrap().what;
    assert_eq!(of(None), Happened::Drawn(ml("0.9")));
    assert_eq!(of(Some(ml("1"))), Happened::Drawn(ml("1")));
    // A third of a millilitre stays a third.
    let three = Bottle { strength: mg_per_ml("3"), ..five };
    let third = Volume::ml(Exact::fraction(1, 3).unwrap());
    let draw = BottleEvent::draw(at, &three, mg("1"), None).unwrap();
    assert_eq!(draw.what, Happened::Drawn(third));
    let supply = supply(&[three], &[draw, draw, draw]);
    assert_eq!(supply.tally(BottleId(1)).unwrap().left, ml("29"));
}

// rule: plan-order
#[test]
fn bottles_are_drawn_from_in_order() {
    let unopened = Bottle { begun: None, ..bottle(3, "1", "100", "2026-11-01", None) };
    let bottles = [
        unopened,
        bottle(1, "1", "100", "2026-11-01", Some("2026-11-20")),
        bottle(2, "1", "50", "2026-11-05", None),
    ];
    let mut supply = supply(&bottles, &[]);
    for (night, bottle) in [
        ("2026-10-31", None),
        ("2026-11-01", Some(1)),
        ("2026-11-20", Some(1)),
        ("2026-11-21", Some(2)),
    ] {
        assert_eq!(in_use(&supply, night), bottle, "{night}");
    }
    assert_eq!(supply.state(BottleId(1), date("2026-11-20")), Ok(BottleState::Open));
    assert_eq!(supply.state(BottleId(1), date("2026-11-21")), Ok(BottleState::Expired));
    assert_eq!(supply.state(BottleId(3), date("2026-11-21")), Ok(BottleState::Unopened));
    let order = |supply: &Supply| -> Vec<_> {
        supply.stock().unwrap().iter().map(|stock| stock.bottle.unwrap().0).collect()
    };
    assert_eq!(order(&supply), [1, 2, 3], "what is open comes first");
    supply.put(Bottle { begun: Some(date("2026-11-06")), ..unopened }).unwrap();
    assert_eq!(in_use(&supply, "2026-11-06"), Some(3));
    assert_eq!(order(&supply), [3, 1, 2]);
}

// rule: plan-order
#[test]
fn bottles_that_are_over_are_closed_and_stay() {
    let bottles =
        [bottle(1, "1", "100", "2026-11-01", None), bottle(2, "1", "50", "2026-11-01", None)];
    let at = "2026-11-09T22:00:00";
    for (event, state) in [
        (drawn(1, at, "100"), BottleState::Empty),
        (event(1, at, Happened::Closed(Closing::Emptied)), BottleState::Closed(Closing::Emptied)),
        (event(1, at, Happened::Closed(Closing::Expired)), BottleState::Closed(Closing::Expired)),
        (event(1, at, Happened::Closed(Closing::Lost)), BottleState::Closed(Closing::Lost)),
    ] {
        let supply = supply(&bottles, &[event]);
        assert_eq!(supply.state(BottleId(1), date("2026-11-09")), Ok(state));
        assert_eq!(in_use(&supply, "2026-11-09"), Some(2));
        assert_eq!(supply.bottles().len(), 2);
        assert_eq!(supply.stock().unwrap().len(), 1);
    }
}

#[test]
fn a_closed_bottle_that_is_opened_again_holds_what_was_left_in_it() {
    let bottles =
        [bottle(1, "1", "100", "2026-11-01", None), bottle(2, "1", "50", "2026-11-01", None)];
    let closed =
        |id, day: &str| event(id, &format!("{day}T22:00:00"), Happened::Closed(Closing::Lost));
    let draw = drawn(1, "2026-11-08T22:00:00", "1.5");
    let mut supply = supply(
        &bottles,
        &[draw, closed(1, "2026-11-09"), closed(1, "2026-11-10"), closed(2, "2026-11-10")],
    );
    assert_eq!(supply.closed_at(BottleId(1)), Some(clock("2026-11-10T22:00:00")));
    supply.reopen(BottleId(1)).unwrap();
    assert_eq!(supply.closed_at(BottleId(1)), None);
    assert_eq!(supply.tally(BottleId(1)).unwrap().left, ml("98.5"));
    assert_eq!(in_use(&supply, "2026-11-10"), Some(1));
    assert_eq!(supply.events(), [draw, closed(2, "2026-11-10")], "the other one stays closed");
    assert_eq!(supply.reopen(BottleId(3)), Err(PlanError::NoSuchBottle));
}

fn change(old: &str, new: &str, old_draw: &str, new_draw: &str, slip: &str) -> StrengthChange {
    StrengthChange {
        old: mg_per_ml(old),
        new: mg_per_ml(new),
        old_draw: ml(old_draw),
        new_draw: ml(new_draw),
        old_draw_from_new: mg(slip),
    }
}

// rule: plan-bottle
#[test]
fn a_new_strength_is_shown_until_it_is_confirmed() {
    let old = bottle(1, "1", "100", "2026-11-01", None);
    let new = bottle(2, "5", "30", "2026-11-10", None);
    let night = date("2026-11-10");
    let mut supply = supply(&[old], &[drawn(1, "2026-11-09T22:00:00", "1.5")]);
    let five = change("1", "5", "1.5", "0.3", "7.5");
    // In the form of the new bottle, before it is put there.
    assert_eq!(supply.strength_change(new.strength, mg("1.5"), night), Ok(Some(five)));
    assert_eq!(supply.strength_change(old.strength, mg("1.5"), night), Ok(None));
    // Beside the bottle in use it changes nothing; when it is in use, it asks, also after a draw that nobody stopped.
    supply.put(new).unwrap();
    assert_eq!(supply.to_confirm(mg("1.5"), night), Ok(None));
    supply.record(event(1, "2026-11-10T09:00:00", Happened::Closed(Closing::Lost))).unwrap();
    assert_eq!(supply.to_confirm(mg("1.5"), night), Ok(Some(five)));
    // The form compares with the bottle in use, though nothing was drawn from it yet, else with the last one.
    let early = date("2026-11-09");
    assert_eq!(supply.in_use(early), Ok(None));
    assert_eq!(supply.strength_change(new.strength, mg("1.5"), early), Ok(Some(five)));
    assert_eq!(
        supply.strength_change(old.strength, mg("1.5"), night).unwrap().unwrap().old,
        new.strength
    );
    supply.record(drawn(2, "2026-11-10T22:00:00", "0.3")).unwrap();
    assert_eq!(supply.to_confirm(mg("1.5"), night), Ok(Some(five)));
    supply.record(event(2, "2026-11-10T22:01:00", Happened::Confirmed)).unwrap();
    assert_eq!(supply.to_confirm(mg("1.5"), night), Ok(None));
    // And back: a strength that was confirmed before another one is asked about again.
    supply.put(bottle(3, "1", "100", "2026-11-11", None)).unwrap();
    supply.record(event(2, "2026-11-11T09:00:00", Happened::Closed(Closing::Emptied))).unwrap();
    let one = change("5", "1", "0.3", "1.5", "0.3");
    assert_eq!(supply.to_confirm(mg("1.5"), date("2026-11-11")), Ok(Some(one)));
    let none = Err(PlanError::Dose(DoseError::Zero(Subject::Dose)));
    assert_eq!(supply.to_confirm(mg("0"), date("2026-11-11")), none);
}

/// A bottle in use that was confirmed, and of which nothing was recorded, was passed over: the change was told from the one before it,
/// as less to draw where it was four times more, and a second bottle of its strength was stopped.
// rule: plan-bottle
#[test]
fn what_was_confirmed_last_counts_like_what_was_drawn_last() {
    let night = date("2026-11-20");
    let old = bottle(1, "1", "100", "2026-11-01", None);
    let used = bottle(2, "20", "30", "2026-11-10", None);
    let between = bottle(4, "1", "100", "2026-11-15", None);
    let events = [
        drawn(1, "2026-11-09T22:00:00", "4.5"),
        event(1, "2026-11-10T09:00:00", Happened::Closed(Closing::Emptied)),
        event(2, "2026-11-10T09:01:00", Happened::Confirmed),
    ];
    let late = [events.as_slice(), &[drawn(1, "2026-11-12T22:00:00", "4.5")]].concat();
    let closed = event(2, "2026-11-19T09:00:00", Happened::Closed(Closing::Emptied));
    let over = [events.as_slice(), &[closed]].concat();
    let asks = |strength: &str, events: &[BottleEvent], others: &[Bottle]| {
        let new = bottle(3, strength, "30", "2026-11-20", None);
        supply(&[[new].as_slice(), others].concat(), events).to_confirm(mg("4.5"), night).unwrap()
    };
    let (both, five) = ([used, old], change("20", "5", "0.225", "0.9", "1.1250"));
    assert_eq!(asks("5", &events, &both), Some(five));
    assert_eq!(asks("20", &events, &both), None);
    let weaker = change("20", "1", "0.225", "4.5", "0.225");
    assert_eq!(asks("1", &events, &both), Some(weaker));
    // The later of the two counts.
    assert_eq!(asks("5", &late, &both), Some(change("1", "5", "4.5", "0.9", "22.5")));
    assert_eq!(asks("1", &late, &both), None);
    // One that was begun since, and of which nothing is read any more.
    let twenty = change("1", "20", "4.5", "0.225", "90");
    assert_eq!(asks("20", &events, &[used, between, old]), Some(twenty));
    // In the form, where none is in use.
    let form = supply(&both, &over);
    assert_eq!(form.strength_change(mg_per_ml("5"), mg("4.5"), night), Ok(Some(five)));
    assert_eq!(form.strength_change(mg_per_ml("20"), mg("4.5"), night), Ok(None));
}

/// By the clock of a place farther west it would come before the yes to the other strength, and be asked for again.
// rule: plan-bottle
#[test]
fn a_yes_comes_after_every_other_yes() {
    let bottles =
        [bottle(1, "1", "100", "2026-11-01", None), bottle(2, "5", "30", "2026-11-02", None)];
    let mut supply = supply(&bottles, &[event(2, "2026-11-02T22:10:00", Happened::Confirmed)]);
    let (now, night) = (clock("2026-11-02T19:00:00"), date("2026-11-02"));
    assert_eq!(supply.time_for(Happened::Counted(ml("98")), now), now);
    assert!(supply.to_confirm(mg("1.5"), night).unwrap().is_some());
    let what = Happened::Confirmed;
    let at = supply.time_for(what, now);
    assert_eq!(at, clock("2026-11-02T22:11:00"));
    supply.record(BottleEvent { at, bottle: BottleId(1), what }).unwrap();
    assert_eq!(supply.to_confirm(mg("1.5"), night), Ok(None));
}

/// After months without a dose the draws of the old bottle were not read any more, and the new strength stopped nobody.
// rule: plan-bottle
#[test]
fn a_new_strength_is_asked_about_after_a_pause_too() {
    let old = bottle(1, "1", "100", "2026-03-01", None);
    let closed = event(1, "2026-05-01T09:00:00", Happened::Closed(Closing::Expired));
    let mut without_draws = supply(&[old], &[closed]);
    let (night, five) = (date("2026-11-10"), change("1", "5", "1.5", "0.3", "7.5"));
    let new = bottle(2, "5", "30", "2026-11-10", None);
    assert_eq!(without_draws.strength_change(new.strength, mg("1.5"), night), Ok(Some(five)));
    assert_eq!(without_draws.strength_change(old.strength, mg("1.5"), night), Ok(None));
    without_draws.put(new).unwrap();
    assert_eq!(without_draws.to_confirm(mg("1.5"), night), Ok(Some(five)));
    without_draws.record(event(2, "2026-11-10T22:01:00", Happened::Confirmed)).unwrap();
    assert_eq!(without_draws.to_confirm(mg("1.5"), night), Ok(None));
    // Past its date and not closed, with doses that were recorded from no bottle: the same.
    let dated = Bottle {
        discard: Some(Discard { by: date("2026-04-01"), source: DiscardSource::Label }),
        ..old
    };
    let open = supply(&[dated, new], &[]);
    assert_eq!(in_use(&open, "2026-11-10"), Some(2));
    assert_eq!(open.to_confirm(mg("1.5"), night), Ok(Some(five)));
    // One that was never opened tells nothing of what was drawn.
    let sealed = Bottle { begun: None, ..old };
    let lost = supply(&[sealed, new], &[closed]);
    assert_eq!(lost.to_confirm(mg("1.5"), night), Ok(None));
}

// rule: plan-bottle
#[test]
fn a_first_bottle_and_one_of_the_same_strength_ask_nothing() {
    let first = supply(&[bottle(1, "5", "100", "2026-11-01", None)], &[]);
    assert_eq!(first.to_confirm(mg("1.5"), date("2026-11-01")), Ok(None));
    let empty = Supply::default();
    assert_eq!(empty.strength_change(mg_per_ml("5"), mg("1.5"), date("2026-11-01")), Ok(None));
    let same = supply(
        &[bottle(1, "1", "2", "2026-11-01", None), bottle(2, "1", "100", "2026-11-02", None)],
        &[drawn(1, "2026-11-01T22:00:00", "2")],
    );
    assert_eq!(in_use(&same, "2026-11-02"), Some(2));
    assert_eq!(same.to_confirm(mg("1.5"), date("2026-11-02")), Ok(None));
}

// rule: plan-bottle
#[test]
fn a_strength_that_was_drawn_from_is_not_written_anew() {
    let one = bottle(1, "1", "100", "2026-11-01", None);
    let five = Bottle { strength: mg_per_ml("5"), ..one };
    let mut fresh = supply(&[one], &[]);
    fresh.put(five).unwrap();
    let mut drawn_from = supply(&[one], &[drawn(1, "2026-11-01T22:00:00", "1.5")]);
    assert_eq!(drawn_from.put(five), Err(PlanError::StrengthFixed));
    assert_eq!(drawn_from.bottles(), [one]);
}

/// A count or a yes of the same minute as a draw would come before it when both are read again.
// rule: plan-mass
#[test]
fn what_is_recorded_now_comes_after_every_draw() {
    let one = bottle(1, "1", "100", "2026-11-01", None);
    let at = |seconds: &str| clock(&format!("2026-11-29T22:10:{seconds}"));
    let drawn_at = |at: &str| supply(&[one], &[drawn(1, at, "1.5")]);
    for (last, expected) in [
        ("2026-11-28T22:00:00", "2026-11-29T22:10:00"),
        ("2026-11-29T22:09:00", "2026-11-29T22:10:00"),
        ("2026-11-29T22:10:00", "2026-11-29T22:11:00"),
        ("2026-11-29T23:30:00", "2026-11-29T23:31:00"),
        ("2026-12-01T00:10:00", "2026-12-01T00:11:00"),
        // No place on earth is so far ahead: that clock was wrong.
        ("2026-12-01T00:11:00", "2026-11-29T22:10:00"),
        ("2027-11-29T22:00:00", "2026-11-29T22:10:00"),
    ] {
        let counted = Happened::Counted(ml("98"));
        assert_eq!(drawn_at(last).time_for(counted, at("00")), clock(expected), "{last}");
    }
    let counted = Happened::Counted(ml("98"));
    assert_eq!(Supply::default().time_for(counted, at("00")), at("00"));
    let mut supply = drawn_at("2026-11-29T22:10:00");
    let at = supply.time_for(counted, at("00"));
    supply.record(BottleEvent { at, bottle: one.id, what: counted }).unwrap();
    assert_eq!(supply.tally(one.id).unwrap().left, ml("98"));
}

/// A dose by a clock that was a year ahead made Tonight ask about the new strength for a year, whatever was answered.
// rule: plan-bottle
#[test]
fn a_yes_to_a_new_strength_holds_also_after_a_draw_by_a_clock_that_was_ahead() {
    let (one, five) =
        (bottle(1, "1", "1.5", "2026-11-01", None), bottle(2, "5", "30", "2026-11-29", None));
    let mut supply = supply(&[one, five], &[drawn(1, "2027-11-28T22:00:00", "1.5")]);
    let asks =
        |supply: &Supply| supply.to_confirm(mg("1.5"), date("2026-11-29")).unwrap().is_some();
    assert!(asks(&supply));
    let (now, what) = (clock("2026-11-29T22:10:00"), Happened::Confirmed);
    let at = supply.time_for(what, now);
    supply.record(BottleEvent { at, bottle: five.id, what }).unwrap();
    assert!(!asks(&supply));
}
