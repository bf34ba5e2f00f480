//! What may be gone from the bottle in use by doses without a record.

use ldn_diary::dose::{Exact, Syringe, Volume};
use ldn_diary::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::laws::{any_bottle, any_moves, any_step, make_all, night, start};
use super::{clock, date, four, plan, step, times};
use crate::help::{mg, mg_per_ml, ml, syringe};

fn bottle(begun: &str) -> Bottle {
    Bottle {
        id: BottleId(1),
        origin: Origin::Bought,
        strength: mg_per_ml("1"),
        volume: ml("100"),
        begun: Some(date(begun)),
        discard: None,
    }
}

fn happened(at: &str, what: Happened) -> BottleEvent {
    BottleEvent { at: clock(at), bottle: BottleId(1), what }
}

fn missed(night: &str) -> DoseEvent {
    DoseEvent { night: date(night), outcome: Outcome::Missed { time: None } }
}

/// How many doses before 11 November, and how much.
fn found(
    bottle: Bottle,
    happened: &[BottleEvent],
    events: &[DoseEvent],
    owned: &[Syringe],
) -> Option<(usize, Volume)> {
    let plan = plan("2026-11-05", &[step("1.25", 0)]);
    let supply = Supply::new(vec![bottle], happened.to_vec()).unwrap();
    let tonight = (date("2026-11-11"), four());
    let found = Unrecorded::of(&plan, (&supply, BottleId(1)), events, tonight, owned).unwrap();
    found.map(|found| (found.doses, found.volume))
}

/// The bottle was said to be full and to last as if nothing had been drawn on nights that were not logged.
// rule: plan-unrecorded
#[test]
fn nights_without_a_record_are_told_with_what_their_doses_would_be() {
    let records: Vec<_> = ["05", "06", "09"].map(|day| missed(&format!("2026-11-{day}"))).to_vec();
    let old = bottle("2026-11-01");
    assert_eq!(found(old, &[], &records, &[]), Some((3, ml("3.75"))));
    // Each to its mark: 1.3 mL.
    assert_eq!(found(old, &[], &records, &[syringe("3", "0.1")]), Some((3, ml("3.9"))));
    assert_eq!(found(old, &[], &[], &[]), Some((6, ml("7.5"))), "the plan begins on the fifth");
    assert_eq!(found(bottle("2026-11-09"), &[], &records, &[]), Some((1, ml("1.25"))));
    assert_eq!(found(bottle("2026-11-11"), &[], &[], &[]), None, "tonight is not past");
    assert_eq!(found(bottle("2026-11-12"), &[], &[], &[]), None, "it is not in use yet");
    // Whoever looked knows what is in it; the dose of that evening comes after.
    let counted = |at| [happened(at, Happened::Counted(ml("50")))];
    assert_eq!(
        found(old, &counted("2026-11-10T21:00:00"), &[], &[]),
        Some((1, ml("1.25"))),
        "counted before the dose"
    );
    assert_eq!(found(old, &counted("2026-11-10T23:00:00"), &[], &[]), None);
    let little = [happened("2026-11-01T09:00:00", Happened::Counted(ml("2")))];
    assert_eq!(found(old, &little, &[], &[]), Some((6, ml("7.5"))), "more than is left");
}

/// Of a bottle that they would empty, how long it lasts was told as if none of them had been taken.
// rule: plan-unrecorded
#[test]
fn what_is_left_if_they_were_taken_is_known_and_never_less_than_nothing() {
    let plan = plan("2026-11-05", &[step("1.25", 0)]);
    let next = Bottle { id: BottleId(2), begun: None, ..bottle("2026-11-01") };
    for (counted, left, is_over) in [("50", "42.5", false), ("7.5", "0", false), ("2", "0", true)] {
        let counted = happened("2026-11-01T09:00:00", Happened::Counted(ml(counted)));
        let supply = Supply::new(vec![bottle("2026-11-01"), next], vec![counted]).unwrap();
        let of_it = (&supply, BottleId(1));
        let told = Unrecorded::of(&plan, of_it, &[], (date("2026-11-11"), four()), &[]);
        let told = told.unwrap().unwrap();
        let tally = told.taken(&supply).unwrap().tally(told.bottle).unwrap();
        assert_eq!((told.volume, tally.left, tally.beyond), (ml("7.5"), ml(left), ml("0")));
        // What is over came from the next one, where there is one.
        assert_eq!(told.is_over(&supply), Ok(is_over));
        let alone = Supply::new(vec![bottle("2026-11-01")], vec![counted]).unwrap();
        assert_eq!(told.is_over(&alone), Ok(false));
    }
}

/// The dose of an evening whose morning's was recorded was told as a night without a record.
// rule: plan-unrecorded
#[test]
fn of_two_doses_a_day_each_is_told_by_itself() {
    let twice = Step::new(mg("1"), times(&["08:00", "22:00"]), Length::Open).unwrap();
    let plan = plan("2026-11-05", &[twice]);
    let supply = Supply::new(vec![bottle("2026-11-09")], Vec::new()).unwrap();
    let outcome = Outcome::Taken { dose: mg("1"), at: clock("2026-11-10T08:00:00") };
    let morning = DoseEvent { night: date("2026-11-10"), outcome };
    let of_it = (&supply, BottleId(1));
    let told = Unrecorded::of(&plan, of_it, &[morning], (date("2026-11-11"), four()), &[]);
    // Both of the ninth, and that of the evening of the tenth.
    let (bottle, last) = (BottleId(1), clock("2026-11-10T22:00:00"));
    assert_eq!(told, Ok(Some(Unrecorded { doses: 3, volume: ml("3"), bottle, last })));
}

/// All nights since a batch was made were charged to it, also those on which the old bottle was still in use.
// rule: plan-unrecorded
#[test]
fn what_may_be_from_another_bottle_is_not_told() {
    let plan = plan("2026-11-05", &[step("1.25", 0)]);
    let old = bottle("2026-11-01");
    let made = Bottle { id: BottleId(2), ..bottle("2026-11-05") };
    for (bottles, what, doses) in [
        ([old, made], Happened::Closed(Closing::Emptied), 2),
        // The second was put in use in place of the first.
        ([made, old], Happened::Drawn(ml("1.25")), 2),
        ([made, old], Happened::Counted(ml("50")), 6),
        // Emptied, and not closed.
        ([old, made], Happened::Counted(ml("0")), 2),
        ([old, made], Happened::Spilt(ml("100")), 2),
        ([made, old], Happened::Spilt(ml("1")), 2),
    ] {
        let events = vec![happened("2026-11-09T21:00:00", what)];
        let supply = Supply::new(bottles.to_vec(), events).unwrap();
        let of_made = (&supply, made.id);
        let told = Unrecorded::of(&plan, of_made, &[], (date("2026-11-11"), four()), &[]).unwrap();
        assert_eq!(told.map(|told| told.doses), Some(doses), "{what:?}");
    }
}

/// The doses up to the date on the old bottle were charged to the new one, though the old one was to be used up first.
// rule: plan-unrecorded
#[test]
fn until_its_date_was_over_the_bottle_before_was_in_use() {
    let plan = plan("2026-11-05", &[step("1.25", 0)]);
    let discard = |by| Some(Discard { by: date(by), source: DiscardSource::Label });
    let old = Bottle { discard: discard("2026-11-08"), ..bottle("2026-11-01") };
    let made = Bottle { id: BottleId(2), ..bottle("2026-11-05") };
    let unopened = Bottle { begun: None, ..old };
    let early = Bottle { discard: discard("2026-11-02"), ..old };
    let lost = BottleEvent {
        at: clock("2026-11-06T21:00:00"),
        bottle: BottleId(1),
        what: Happened::Closed(Closing::Lost),
    };
    for (bottles, happened, doses) in [
        ([old, made], vec![], 2),
        // Not of the night of the date itself.
        ([Bottle { discard: discard("2026-11-10"), ..old }, made], vec![], 0),
        // The new one was put before it.
        ([made, old], vec![], 6),
        ([unopened, made], vec![], 6),
        ([early, made], vec![], 6),
        // It was gone before its date: those of the sixth, after it was lost, to the tenth are told.
        ([old, made], vec![lost], 5),
    ] {
        let supply = Supply::new(bottles.to_vec(), happened).unwrap();
        let of_made = (&supply, made.id);
        let told = Unrecorded::of(&plan, of_made, &[], (date("2026-11-11"), four()), &[]).unwrap();
        assert_eq!(told.map_or(0, |told| told.doses), doses, "{bottles:?}");
    }
}

/// An old bottle was closed with what was left in it as if no dose of a night without a record had been drawn.
// rule: plan-unrecorded
#[test]
fn of_a_bottle_out_of_use_those_of_its_own_time_are_told() {
    let plan = plan("2026-11-05", &[step("1.25", 0)]);
    let old = bottle("2026-11-01");
    let next = Bottle { id: BottleId(2), ..bottle("2026-11-09") };
    let dated = Bottle {
        discard: Some(Discard { by: date("2026-11-07"), source: DiscardSource::Label }),
        ..old
    };
    let drawn = |day: &str| {
        let at = clock(&format!("2026-11-{day}T22:00:00"));
        BottleEvent { at, bottle: next.id, what: Happened::Drawn(ml("1.25")) }
    };
    for (bottles, happened, doses) in [
        // From the fifth to the eighth: on the ninth the next one was opened.
        (vec![next, old], vec![drawn("09"), drawn("10")], 4),
        (vec![next, old], vec![happened("2026-11-07T09:00:00", Happened::Counted(ml("50")))], 2),
        // What the next one was drawn from for, before it was opened by what is kept.
        (vec![next, old], vec![drawn("06")], 2),
        // To its date, with and without another one.
        (vec![next, dated], vec![], 3),
        (vec![dated], vec![], 3),
        // The one in use is older.
        (vec![Bottle { begun: Some(date("2026-10-01")), ..next }, old], vec![], 0),
        (vec![Bottle { begun: None, ..old }], vec![], 0),
    ] {
        let supply = Supply::new(bottles.clone(), happened).unwrap();
        let of_old = (&supply, old.id);
        let told = Unrecorded::of(&plan, of_old, &[], (date("2026-11-11"), four()), &[]).unwrap();
        assert_eq!(told.map_or(0, |told| told.doses), doses, "{bottles:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    // rule: plan-unrecorded
    #[test]
    fn recording_what_is_told_takes_exactly_that_out_of_the_bottle(
        steps in vec(any_step(), 1..5), moves in any_moves(), bottle in any_bottle(),
        recorded in vec(any::<bool>(), 100), tonight in 0_u64..50, owns in any::<bool>(),
    ) {
        let mut plan = start(steps);
        make_all(&mut plan, &moves, |_, _, _, _| Ok(()))?;
        let volume = Volume::ml(Exact::whole(1000));
        let bottle = Bottle { id: BottleId(1), discard: None, volume, ..bottle };
        let mut supply = Supply::new(vec![bottle], Vec::new()).unwrap();
        let owned = if owns { Syringe::usual() } else { Vec::new() };
        let taken = |due: &Due| {
            let outcome = Outcome::Taken { dose: due.dose, at: due.wall(four()) };
            DoseEvent { night: due.night, outcome }
        };
        let all: Vec<Due> = (0..tonight).flat_map(|days| plan.due(night(days))).collect();
        let mut mask = recorded.into_iter().cycle();
        let (done, open): (Vec<_>, Vec<_>) =
            all.iter().copied().partition(|_| mask.next() == Some(true));
        let mut events: Vec<DoseEvent> = done.iter().map(taken).collect();
        let of = |supply: &Supply, events: &[DoseEvent]| {
            let of_it = (supply, bottle.id);
            Unrecorded::of(&plan, of_it, events, (night(tonight), four()), &owned).unwrap()
        };
        let told = of(&supply, &events);
        for due in &open {
            let what = Happened::Drawn(drawn(due.dose, bottle.strength, &owned).unwrap());
            supply.record(BottleEvent { at: due.wall(four()), bottle: bottle.id, what }).unwrap();
        }
        prop_assert_eq!(told.map_or(0, |told| told.doses), open.len());
        let less = told.map_or(Volume::ml(Exact::ZERO), |told| told.volume);
        let left = supply.tally(bottle.id).unwrap().left;
        prop_assert_eq!(left.plus(less.min(volume)).unwrap(), volume);
        events.extend(open.iter().map(taken));
        prop_assert_eq!(of(&supply, &events), None);
    }
}
