//! A month by hand: four steps from one bottle, a dose missed and one held, then a stronger bottle, until nothing is left.
//!
//! | nights of November | mg | mL at 1 mg/mL |
//! |---|---|---|
//! | 1 to 7 | 1.5 | 7 × 1.5 = 10.5 |
//! | 8 to 14, held to 21 | 3 | 14 × 3 = 42, without the 10th (missed) and the 16th (held back) 36 |
//! | 22 to 30 | 4.5 | 9 × 4.5 = 40.5 |
//!
//! 87 of 100 mL are drawn. 13 mL are two doses of 4.5 mL and 4 mL of waste. At 5 mg/mL a dose is 0.9 mL: 30 mL are 33 doses and 0.3 mL.

use ldn_diary::dose::{Exact, StrengthChange};
use ldn_diary::plan::*;

use super::{bottle, clock, date, four, on, plan, shown, step, why};
use crate::help::{mg, mg_per_ml, ml};

/// The plan: 1.5 mg and 3 mg for a week each, then 4.5 mg; 3 mg held on the 12th to the 21st.
fn four_steps() -> Plan {
    let mut plan = plan("2026-11-01", &[step("1.5", 7), step("3", 7), step("4.5", 0)]);
    plan.hold(on("2026-11-12"), why(Reason::Infection), Some(date("2026-11-21"))).unwrap();
    plan
}

/// What is recorded of thirty nights: taken at ten in the evening, but for the 10th and the 16th.
fn thirty_nights(plan: &Plan) -> Vec<DoseEvent> {
    let nights = date("2026-11-01").iter_days().take(30);
    let outcome = |due: &Due| match due.night.to_string().as_str() {
        "2026-11-10" => Outcome::Missed { time: None },
        "2026-11-16" => Outcome::Held { time: None, why: Some(Reason::Surgery) },
        _ => Outcome::Taken { dose: due.dose, at: due.wall(four()) },
    };
    nights
        .flat_map(|night| plan.due(night))
        .map(|due| DoseEvent { night: due.night, outcome: outcome(&due) })
        .collect()
}

/// What was taken, drawn from this bottle.
fn draw_all(supply: &mut Supply, bottle: &Bottle, events: &[DoseEvent]) {
    for event in events {
        if let Outcome::Taken { dose, at } = event.outcome {
            supply.record(BottleEvent::draw(at, bottle, dose, None).unwrap()).unwrap();
        }
    }
}

// rule: plan-mass
// rule: plan-record
#[test]
fn thirty_nights_with_one_missed_and_one_held() {
    let plan = four_steps();
    let table = ["3/2 2026-11-01 2026-11-07", "3/1 2026-11-08 2026-11-21", "9/2 2026-11-22 open"];
    assert_eq!(shown(&plan.steps()), table);
    let events = thirty_nights(&plan);
    let one = bottle(1, "1", "100", "2026-11-01", Some("2026-12-30"));
    let mut supply = Supply::new(vec![one], Vec::new()).unwrap();
    draw_all(&mut supply, &one, &events);
    let tally = supply.tally(BottleId(1)).unwrap();
    assert_eq!((tally.drawn, tally.left, tally.wasted), (ml("87"), ml("13"), ml("0")));
    let mut states = [0, 0, 0];
    for night in date("2026-11-01").iter_days().take(30) {
        let doses = plan.doses(night, &events, four());
        assert!(doses.beyond.is_empty() && doses.due.len() == 1);
        match doses.due[0].outcome {
            Some(Outcome::Taken { .. }) => states[0] += 1,
            Some(Outcome::Missed { .. }) => states[1] += 1,
            Some(Outcome::Held { .. }) => states[2] += 1,
            None => panic!("{night}"),
        }
    }
    assert_eq!(states, [28, 1, 1]);
}

// rule: plan-lasts
// rule: plan-needed
// rule: plan-bottle
#[test]
fn a_stronger_bottle_and_then_nothing() {
    let plan = four_steps();
    let (steps, december) = (plan.steps(), date("2026-12-01"));
    let one = bottle(1, "1", "100", "2026-11-01", Some("2026-12-30"));
    let mut supply = Supply::new(vec![one], Vec::new()).unwrap();
    draw_all(&mut supply, &one, &thirty_nights(&plan));
    // Two doses are left, on the 1st and the 2nd; nothing for the 3rd, so that a week before it is the last to order.
    let left = forecast(&steps, &supply.stock().unwrap(), december, &[]).unwrap();
    assert_eq!(left.bottles[0].until, Some(date("2026-12-02")));
    assert_eq!((left.bottles[0].to_draw, left.bottles[0].left_over), (ml("9"), ml("4")));
    assert_eq!(left.runs_out, Some(date("2026-12-03")));
    assert_eq!(left.order_by(7), Some(date("2026-11-26")));
    let refill = Refill { strength: mg_per_ml("5"), volume: ml("30"), keeps: Some(28) };
    // 60 nights from the 3rd to 31 January: 29 from each bottle.
    let span = [december, date("2027-01-31")];
    assert_eq!(bottles_needed(&steps, &supply.stock().unwrap(), refill, span, &[]), Ok(3));
    // The two doses, and the bottle with its 4 mL is closed.
    for (at, what) in [
        ("2026-12-01T22:00:00", Happened::Drawn(ml("4.5"))),
        ("2026-12-02T22:00:00", Happened::Drawn(ml("4.5"))),
        ("2026-12-03T21:00:00", Happened::Closed(Closing::Emptied)),
    ] {
        supply.record(BottleEvent { at: clock(at), bottle: BottleId(1), what }).unwrap();
    }
    let tally = supply.tally(BottleId(1)).unwrap();
    assert_eq!((tally.drawn, tally.wasted, tally.left), (ml("96"), ml("4"), ml("0")));
    supply.put(bottle(2, "5", "30", "2026-12-03", Some("2026-12-31"))).unwrap();
    let third = date("2026-12-03");
    let five = StrengthChange {
        old: mg_per_ml("1"),
        new: mg_per_ml("5"),
        old_draw: ml("4.5"),
        new_draw: ml("0.9"),
        old_draw_from_new: mg("22.5"),
    };
    assert_eq!(supply.to_confirm(mg("4.5"), third), Ok(Some(five)));
    // 29 doses to the date on the label are 26.1 mL; the label leaves 3.9 mL over.
    let dated = forecast(&steps, &supply.stock().unwrap(), third, &[]).unwrap();
    let row = dated.bottles[0];
    assert_eq!((row.until, row.ends), (Some(date("2026-12-31")), Ends::Discard));
    assert_eq!((row.to_draw, row.left_over), (ml("26.1"), ml("3.9")));
    assert_eq!(dated.runs_out, Some(date("2027-01-01")));
    // Without a date it is 33 doses.
    supply.put(bottle(2, "5", "30", "2026-12-03", None)).unwrap();
    let row = forecast(&steps, &supply.stock().unwrap(), third, &[]).unwrap();
    assert_eq!((row.bottles[0].to_draw, row.bottles[0].left_over), (ml("29.7"), ml("0.3")));
    assert_eq!(row.runs_out, Some(date("2027-01-05")));
    // Drawn to the end: nothing is in use any more.
    let draw = Happened::Drawn(ml("0.9").times(Exact::whole(33)).unwrap());
    let at = clock("2027-01-04T22:00:00");
    supply.record(BottleEvent { at, bottle: BottleId(2), what: draw }).unwrap();
    supply
        .record(BottleEvent { at, bottle: BottleId(2), what: Happened::Spilt(ml("0.3")) })
        .unwrap();
    assert_eq!(supply.in_use(date("2027-01-05")), Ok(None));
    let out = forecast(&steps, &supply.stock().unwrap(), date("2027-01-05"), &[]).unwrap();
    assert_eq!((out.bottles.len(), out.runs_out), (0, Some(date("2027-01-05"))));
}
