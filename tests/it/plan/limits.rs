//! Every bounded value of the plan at its bounds and just outside.

use ldn_diary::diary;
use ldn_diary::dose::{DoseError, DoseGate, Subject};
use ldn_diary::plan::*;

use super::{advised, bottle, clock, date, on, plan, refused, step, time, times};
use crate::help::{mg, ml};

// rule: plan-limits
#[test]
fn a_step_has_a_dose_times_and_a_length() {
    let once = times(&["22:00"]);
    let with = |dose, length| Step::new(mg(dose), once.clone(), length).map(|step| step.gate());
    for (dose, length, answer) in [
        ("0.001", Length::Days(1), Ok(DoseGate::Open)),
        ("4.5", Length::Days(3660), Ok(DoseGate::Open)),
        ("4.6", Length::Open, Ok(DoseGate::Confirm)),
        ("6.1", Length::Open, Ok(DoseGate::Warn)),
        ("10", Length::Open, Ok(DoseGate::Warn)),
        ("10.1", Length::Open, Err(PlanError::TooMuch)),
        ("0", Length::Open, Err(PlanError::Dose(DoseError::Zero(Subject::Dose)))),
        ("1", Length::Days(0), Err(PlanError::Length)),
        ("1", Length::Days(3661), Err(PlanError::Length)),
    ] {
        assert_eq!(with(dose, length), answer.map(Ok), "{dose} {length:?}");
    }
}

/// The bounds come from what is taken in a day, so that two doses of 3 mg are judged as 6.
// rule: plan-limits
#[test]
fn the_doses_of_a_day_are_judged_together() {
    for (dose, clocks, gate) in [
        ("3", &["08:00", "20:00"][..], Ok(DoseGate::Confirm)),
        ("3.1", &["08:00", "20:00"], Ok(DoseGate::Warn)),
        ("5", &["08:00", "20:00"], Ok(DoseGate::Warn)),
        ("5.1", &["08:00", "20:00"], Err(PlanError::TooMuch)),
        ("2.5", &["01:00", "08:00", "14:00", "20:00"], Ok(DoseGate::Warn)),
        ("2.6", &["01:00", "08:00", "14:00", "20:00"], Err(PlanError::TooMuch)),
    ] {
        let step = Step::new(mg(dose), times(clocks), Length::Open).map(|step| step.gate());
        assert_eq!(step, gate.map(Ok), "{dose} {clocks:?}");
    }
}

// rule: plan-limits
#[test]
fn times_are_one_to_four_to_the_minute_and_in_order() {
    let read =
        |clocks: &[&str]| Times::new(&clocks.iter().map(|clock| time(clock)).collect::<Vec<_>>());
    let five = ["01:00:00", "02:00:00", "03:00:00", "04:00:00", "05:00:00"];
    assert_eq!(read(&[]), Err(PlanError::Times));
    assert_eq!(read(&five), Err(PlanError::Times));
    assert_eq!(read(&["22:00:00", "22:00:59"]), Err(PlanError::Times), "one minute twice");
    assert_eq!(read(&five[..4]).unwrap().as_slice().len(), 4);
    assert_eq!(read(&["22:00:59", "00:00:00"]).unwrap(), times(&["00:00", "22:00"]));
}

// rule: plan-limits
#[test]
fn dates_are_those_of_the_diary() {
    assert_eq!(limits::FIRST_YEAR, diary::limits::FIRST_YEAR);
    assert_eq!(limits::LAST_YEAR, diary::limits::LAST_YEAR);
    let mut empty = Plan::default();
    empty.answer(Opioids::TakesNone);
    for (from, error) in [
        ("1899-12-31", Some(PlanError::Date)),
        ("1900-01-01", None),
        ("9999-12-31", None),
        ("+10000-01-01", Some(PlanError::Date)),
    ] {
        let started = empty.clone().start(on(from), advised(), vec![step("1", 0)]);
        assert_eq!(started.err(), error, "{from}");
        let made = bottle(1, "1", "100", from, None).checked();
        assert_eq!(made.err(), error, "{from}");
        let discard = bottle(1, "1", "100", "1900-01-01", Some(from)).checked();
        assert_eq!(discard.err(), error, "{from}");
    }
    let last = plan("9999-12-31", &[step("1", 3660), step("2", 3660)]);
    assert_eq!(last.due(date("9999-12-31")).len(), 1);
}

// rule: plan-limits
#[test]
fn a_plan_grows_to_its_limit() {
    let mut plan = plan("2026-07-20", &[step("1.5", 0)]);
    for _ in 1..limits::MOST_CHANGES {
        plan.hold(on("2026-07-20"), advised(), None).unwrap();
    }
    refused(&mut plan, |plan| plan.stop(on("2026-07-20"), advised()), PlanError::TooManyChanges);
    assert_eq!(plan.steps().len(), 1);
}

// rule: plan-limits
#[test]
fn a_note_is_any_text_of_its_length_but_nul() {
    assert_eq!(Note::new("a\r\nb\rc").unwrap().text(), "a\nb\nc");
    assert_eq!(Note::new("a\0b"), Err(PlanError::NoteHasNul));
    assert!(Note::new(&"é".repeat(1000)).is_ok(), "characters are counted, not bytes");
    assert_eq!(Note::new(&"é".repeat(1001)), Err(PlanError::NoteTooLong));
}

// rule: plan-limits
#[test]
fn a_bottle_holds_something_and_not_too_much() {
    let of = |volume, discard| bottle(1, "1", volume, "2026-11-01", discard).checked().err();
    assert_eq!(of("1000", Some("2026-11-01")), None);
    assert_eq!(of("1000.1", None), Some(PlanError::BottleTooLarge));
    assert_eq!(of("0", None), Some(PlanError::Dose(DoseError::Zero(Subject::FinalVolume))));
    assert_eq!(of("100", Some("2026-10-31")), Some(PlanError::DiscardTooEarly));
}

// rule: plan-limits
#[test]
fn bottles_have_numbers_of_their_own_up_to_a_limit() {
    let one = bottle(1, "1", "100", "2026-11-01", None);
    assert_eq!(Supply::new(vec![one, one], Vec::new()), Err(PlanError::BottleTwice));
    let bottles = (0..1000).map(|id| Bottle { id: BottleId(id), ..one }).collect();
    let mut full = Supply::new(bottles, Vec::new()).unwrap();
    assert_eq!(full.put(Bottle { id: BottleId(1000), ..one }), Err(PlanError::TooManyBottles));
    full.put(Bottle { volume: ml("99"), ..one }).unwrap();
    assert_eq!(full.bottles().len(), 1000);
}

// rule: plan-limits
#[test]
fn what_happens_has_a_bottle_and_a_date() {
    let mut supply =
        Supply::new(vec![bottle(1, "1", "100", "2026-11-01", None)], Vec::new()).unwrap();
    let event = |bottle, at: &str| BottleEvent {
        at: clock(at),
        bottle: BottleId(bottle),
        what: Happened::Spilt(ml("1")),
    };
    let (stranger, early) = (event(2, "2026-11-01T22:00:00"), event(1, "1899-12-31T22:00:00"));
    assert_eq!(supply.record(stranger), Err(PlanError::NoSuchBottle));
    assert_eq!(supply.record(early), Err(PlanError::Date));
    assert_eq!(Supply::new(Vec::new(), vec![early]), Err(PlanError::Date));
    assert_eq!(supply.tally(BottleId(2)), Err(PlanError::NoSuchBottle));
    assert!(supply.events().is_empty());
}
