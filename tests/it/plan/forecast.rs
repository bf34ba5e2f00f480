//! How long bottles last and how many it takes, by hand.

use ldn_diary::dose::Syringe;
use ldn_diary::plan::*;

use super::{date, plan, step, times};
use crate::help::{mg, mg_per_ml, ml};

fn stock(id: u32, strength: &str, left: &str, discard: Option<&str>) -> Stock {
    Stock {
        bottle: Some(BottleId(id)),
        strength: mg_per_ml(strength),
        left: ml(left),
        discard: discard.map(date),
    }
}

fn lasting(id: u32, until: Option<&str>, ends: Ends, to_draw: &str, left_over: &str) -> Lasting {
    Lasting {
        bottle: Some(BottleId(id)),
        until: until.map(date),
        ends,
        to_draw: ml(to_draw),
        left_over: ml(left_over),
    }
}

// rule: plan-lasts
#[test]
fn a_bottle_lasts_to_the_earlier_of_empty_and_discarded() {
    // 1.5 mg each night from 1 November on.
    let steps = plan("2026-11-01", &[step("1.5", 0)]).steps();
    for (stock, row, runs_out) in [
        // 66 draws of 1.5 mL, and 1 mL is too little for one.
        (
            stock(1, "1", "100", None),
            lasting(1, Some("2027-01-05"), Ends::Empty, "99", "1"),
            "2027-01-06",
        ),
        (
            stock(1, "1", "99", None),
            lasting(1, Some("2027-01-05"), Ends::Empty, "99", "0"),
            "2027-01-06",
        ),
        (
            stock(1, "1", "98.9", None),
            lasting(1, Some("2027-01-04"), Ends::Empty, "97.5", "1.4"),
            "2027-01-05",
        ),
        // 30 draws until the date on the label, that night too.
        (
            stock(1, "1", "100", Some("2026-11-30")),
            lasting(1, Some("2026-11-30"), Ends::Discard, "45", "55"),
            "2026-12-01",
        ),
        // On the last night of both it is empty only when the next dose is asked for: the date comes first.
        (
            stock(1, "1", "99", Some("2027-01-05")),
            lasting(1, Some("2027-01-05"), Ends::Discard, "99", "0"),
            "2027-01-06",
        ),
        (
            stock(1, "1", "99", Some("2027-01-06")),
            lasting(1, Some("2027-01-05"), Ends::Empty, "99", "0"),
            "2027-01-06",
        ),
        (stock(1, "5", "0.2", None), lasting(1, None, Ends::Empty, "0", "0.2"), "2026-11-01"),
        (
            stock(1, "1", "100", Some("2026-10-31")),
            lasting(1, Some("2026-10-31"), Ends::Discard, "0", "100"),
            "2026-11-01",
        ),
    ] {
        let found = forecast(&steps, &[stock], date("2026-11-01"), &[]).unwrap();
        assert_eq!(found.bottles, [row], "{stock:?}");
        assert_eq!(found.runs_out, Some(date(runs_out)), "{stock:?}");
    }
}

/// "Lasts to 7 February, nothing to draw from on 7 February" was said of a bottle that held the morning's dose of that day.
// rule: plan-lasts
#[test]
fn a_bottle_lasts_to_the_night_of_which_it_holds_every_dose() {
    let twice = Step::new(mg("1.5"), times(&["08:00", "20:00"]), Length::Open).unwrap();
    let steps = plan("2026-11-01", &[twice]).steps();
    for (left, until, to_draw, left_over, runs_out) in [
        ("6", "2026-11-02", "6", "0", "2026-11-03"),
        ("7.5", "2026-11-02", "7.5", "0", "2026-11-03"),
        ("8.9", "2026-11-02", "7.5", "1.4", "2026-11-03"),
        ("9", "2026-11-03", "9", "0", "2026-11-04"),
        // It does for one dose, and nothing says that it does not.
        ("1.5", "2026-11-01", "1.5", "0", "2026-11-01"),
    ] {
        let found =
            forecast(&steps, &[stock(1, "1", left, None)], date("2026-11-01"), &[]).unwrap();
        let row = lasting(1, Some(until), Ends::Empty, to_draw, left_over);
        assert_eq!((found.bottles, found.runs_out), (vec![row], Some(date(runs_out))), "{left}");
    }
}

// rule: plan-lasts
#[test]
fn the_next_bottle_is_opened_when_one_is_over() {
    let twice = Step::new(mg("3"), times(&["08:00", "20:00"]), Length::Days(10)).unwrap();
    let steps = plan("2026-11-01", &[step("1.5", 2), twice]).steps();
    // 1.5, 1.5, then two of 3 mL a day: the first bottle holds 1.5 + 1.5 + 3 + 3 + 3, the evening of the fourth is the second's.
    let there = [
        stock(1, "1", "13", None),
        stock(2, "2", "4.5", None),
        stock(3, "1", "50", Some("2026-11-09")),
    ];
    let found = forecast(&steps, &there, date("2026-11-01"), &[]).unwrap();
    let table = [
        lasting(1, Some("2026-11-04"), Ends::Empty, "12", "1"),
        lasting(2, Some("2026-11-05"), Ends::Empty, "4.5", "0"),
        lasting(3, Some("2026-11-09"), Ends::Discard, "24", "26"),
    ];
    assert_eq!(found.bottles, table);
    assert_eq!(found.runs_out, Some(date("2026-11-10")));
    assert_eq!(found.order_by(0), Some(date("2026-11-10")));
    assert_eq!(found.order_by(10), Some(date("2026-10-31")));
}

// rule: plan-lasts
#[test]
fn a_plan_that_ends_first_leaves_the_rest() {
    let steps = plan("2026-11-01", &[step("1.5", 10)]).steps();
    let there = [
        stock(1, "1", "10", None),
        stock(2, "1", "10", None),
        stock(3, "1", "10", Some("2026-11-08")),
    ];
    let found = forecast(&steps, &there, date("2026-11-01"), &[]).unwrap();
    let table = [
        lasting(1, Some("2026-11-06"), Ends::Empty, "9", "1"),
        lasting(2, Some("2026-11-10"), Ends::Plan, "6", "4"),
        lasting(3, Some("2026-11-08"), Ends::Discard, "0", "10"),
    ];
    assert_eq!(found.bottles, table);
    assert_eq!((found.runs_out, found.order_by(7)), (None, None));
    // From later on, from after the end, and without a plan.
    let later = forecast(&steps, &there[..1], date("2026-11-08"), &[]).unwrap();
    assert_eq!(later.bottles, [lasting(1, Some("2026-11-10"), Ends::Plan, "4.5", "5.5")]);
    for (steps, from) in [(&steps[..], "2026-11-11"), (&[], "2026-11-01")] {
        let found = forecast(steps, &there[..1], date(from), &[]).unwrap();
        assert_eq!((found.bottles[0].to_draw, found.bottles[0].left_over), (ml("0"), ml("10")));
        assert_eq!(found.runs_out, None);
    }
}

// rule: plan-lasts
#[test]
fn nobody_looks_further_than_ten_years() {
    let steps = plan("2026-11-01", &[step("0.01", 0)]).steps();
    let found = forecast(&steps, &[stock(1, "1", "100", None)], date("2026-11-01"), &[]).unwrap();
    assert_eq!(found.bottles, [lasting(1, Some("2036-11-08"), Ends::Plan, "36.61", "63.39")]);
    let refill = Refill { strength: mg_per_ml("1"), volume: ml("100"), keeps: None };
    let span = |until| [date("2026-11-01"), date(until)];
    assert_eq!(bottles_needed(&steps, &[], refill, span("2036-11-08"), &[]), Ok(1));
    assert_eq!(
        bottles_needed(&steps, &[], refill, span("2036-11-09"), &[]),
        Err(PlanError::TooFar)
    );
}

// rule: plan-needed
#[test]
fn bottles_for_the_rest_of_the_plan_are_rounded_up() {
    // 4.5 mg each night from 1 December to 31 January, 62 nights.
    let steps = plan("2026-12-01", &[step("4.5", 0)]).steps();
    let span = [date("2026-12-01"), date("2027-01-31")];
    let refill = |strength, volume, keeps| Refill {
        strength: mg_per_ml(strength),
        volume: ml(volume),
        keeps,
    };
    for (there, refill, needed) in [
        // 22 draws of 4.5 mL from each 100 mL: 62 ÷ 22 = 2.8.
        (vec![], refill("1", "100", None), 3),
        (vec![], refill("1", "279", None), 1),
        (vec![], refill("1", "278.9", None), 2),
        // 2 draws from what is there leave 60: 60 ÷ 22 = 2.7; 18 draws leave 44, which is 2 bottles to the drop.
        (vec![stock(1, "1", "13", None)], refill("1", "100", None), 3),
        (vec![stock(1, "1", "81", None)], refill("1", "100", None), 2),
        (vec![stock(1, "1", "279", None)], refill("1", "100", None), 0),
        // 33 draws of 0.9 mL from each 30 mL: 62 ÷ 33 = 1.9.
        (vec![], refill("5", "30", None), 2),
        // Each is used for 15 nights, the one on which it is opened too: 62 ÷ 15 = 4.1.
        (vec![], refill("1", "100", Some(14)), 5),
        (vec![stock(1, "1", "13", None)], refill("1", "100", Some(14)), 4),
        (vec![], refill("1", "4.5", Some(0)), 62),
    ] {
        assert_eq!(
            bottles_needed(&steps, &there, refill, span, &[]),
            Ok(needed),
            "{there:?} {refill:?}"
        );
    }
    let small = bottles_needed(&steps, &[], refill("1", "4.4", None), span, &[]);
    assert_eq!(small, Err(PlanError::BottleTooSmall));
    let nothing_due = bottles_needed(&[], &[], refill("1", "4.4", None), span, &[]);
    assert_eq!(nothing_due, Ok(0));
}

/// What is taken is drawn to a mark. 0.25 mg of 1 mg/mL is 0.3 mL where there are marks each 0.1 mL: "lasts to" came five nights late.
// rule: plan-lasts
#[test]
fn a_bottle_lasts_as_long_as_what_is_drawn_to_the_mark() {
    let marks = Syringe::new(ml("3"), ml("0.1")).unwrap();
    let twice = Step::new(mg("0.25"), times(&["08:00", "22:00"]), Length::Open).unwrap();
    let steps = plan("2026-08-07", &[twice]).steps();
    let bottle = [stock(1, "1", "15.1", None)];
    for (owned, until, to_draw, left_over, runs_out) in [
        // 0.6 mL a day: 25 days.
        (vec![marks], "2026-08-31", "15", "0.1", "2026-09-01"),
        // 0.5 mL a day: 30 days.
        (vec![], "2026-09-05", "15", "0.1", "2026-09-06"),
    ] {
        let found = forecast(&steps, &bottle, date("2026-08-07"), &owned).unwrap();
        let row = lasting(1, Some(until), Ends::Empty, to_draw, left_over);
        assert_eq!(found, Forecast { bottles: vec![row], runs_out: Some(date(runs_out)) });
    }
    let refill = Refill { strength: mg_per_ml("1"), volume: ml("15"), keeps: None };
    let span = ["2026-08-07", "2026-09-05"].map(date);
    let needed = |owned| bottles_needed(&steps, &[], refill, span, owned);
    assert_eq!((needed(&[marks]), needed(&[])), (Ok(2), Ok(1)));
}
