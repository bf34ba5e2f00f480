//! What is due on a night: months of every length, leap days, daylight saving, nights that go past midnight.

use ldn_diary::plan::{Due, Length, Step};

use super::{advised, clock, date, four, on, plan, shown, step, time, times};
use crate::help::mg;

// rule: plan-due
#[test]
fn steps_follow_each_other_whatever_the_month() {
    for (from, table) in [
        // 28 days from a January into a February of 28 and of 29 days, and a year of each kind at its end.
        (
            "2026-01-20",
            ["3/2 2026-01-20 2026-02-16", "3/1 2026-02-17 2026-03-16", "9/2 2026-03-17 open"],
        ),
        (
            "2028-01-20",
            ["3/2 2028-01-20 2028-02-16", "3/1 2028-02-17 2028-03-15", "9/2 2028-03-16 open"],
        ),
        (
            "2028-02-02",
            ["3/2 2028-02-02 2028-02-29", "3/1 2028-03-01 2028-03-28", "9/2 2028-03-29 open"],
        ),
        (
            "2100-02-02",
            ["3/2 2100-02-02 2100-03-01", "3/1 2100-03-02 2100-03-29", "9/2 2100-03-30 open"],
        ),
        (
            "2026-11-15",
            ["3/2 2026-11-15 2026-12-12", "3/1 2026-12-13 2027-01-09", "9/2 2027-01-10 open"],
        ),
    ] {
        let plan = plan(from, &[step("1.5", 28), step("3", 28), step("4.5", 0)]);
        assert_eq!(shown(&plan.steps()), table, "{from}");
    }
}

// rule: plan-due
#[test]
fn each_night_has_the_step_of_its_date() {
    let plan = plan("2028-02-28", &[step("1.5", 1), step("3", 2), step("4.5", 1)]);
    for (night, dose) in [
        ("2028-02-27", None),
        ("2028-02-28", Some("1.5")),
        ("2028-02-29", Some("3")),
        ("2028-03-01", Some("3")),
        ("2028-03-02", Some("4.5")),
        ("2028-03-03", None),
    ] {
        let due: Vec<_> = plan.due(date(night)).iter().map(|due| due.dose).collect();
        assert_eq!(due, dose.map(mg).into_iter().collect::<Vec<_>>(), "{night}");
    }
}

#[test]
fn a_step_is_over_from_the_night_after_its_last() {
    let plan = plan("2028-02-28", &[step("1.5", 2), step("3", 0)]);
    for (night, over) in [("2028-02-29", [false, false]), ("2028-03-01", [true, false])] {
        let found: Vec<_> = plan.steps().iter().map(|step| step.is_over(date(night))).collect();
        assert_eq!(found, over, "{night}");
    }
}

// rule: plan-due
#[test]
fn each_due_dose_says_its_time_and_its_step() {
    let twice = Step::new(mg("1.5"), times(&["20:00", "08:30"]), Length::Open).unwrap();
    let plan = plan("2026-11-01", &[step("1", 7), twice]);
    let due = |clock: &str| Due {
        night: date("2026-12-24"),
        time: time(clock),
        dose: mg("1.5"),
        step: date("2026-11-08"),
    };
    assert_eq!(plan.due(date("2026-12-24")), [due("08:30:00"), due("20:00:00")]);
    assert_eq!(plan.step_on(date("2026-11-07")).unwrap().dose, mg("1"));
    assert_eq!(plan.step_on(date("2026-11-08")).unwrap().a_day(), Ok(mg("3")));
}

/// Clocks go forward on 29 March and back on 25 October 2026 in Europe, on 8 March and 1 November in America. A night of them is one
/// night, with one dose at the hour on the wall, also at an hour that is not there, or there twice.
// rule: plan-due
#[test]
fn daylight_saving_moves_no_dose() {
    for (first, last, clock) in [
        ("2026-03-27", "2026-03-31", "02:30"),
        ("2026-10-23", "2026-10-27", "02:30"),
        ("2026-03-06", "2026-03-10", "02:00"),
        ("2026-10-30", "2026-11-03", "01:30"),
    ] {
        let step = Step::new(mg("1.5"), times(&[clock]), Length::Days(5)).unwrap();
        let plan = plan(first, &[step]);
        let nights: Vec<_> =
            date(first).iter_days().take_while(|night| *night <= date(last)).collect();
        assert_eq!(nights.len(), 5);
        for night in nights {
            let due = plan.due(night);
            let [due] = due.as_slice() else { panic!("{night}: {due:?}") };
            assert_eq!(due.time, time(&format!("{clock}:00")));
            assert_eq!(due.wall(four()).date(), night.succ_opt().unwrap(), "after midnight");
        }
        assert!(plan.due(date(last).succ_opt().unwrap()).is_empty());
    }
}

// rule: plan-due
#[test]
fn a_time_before_the_days_end_is_on_the_next_date() {
    for (at, boundary, wall) in [
        ("22:00", "04:00:00", "2026-12-31T22:00:00"),
        ("03:59", "04:00:00", "2027-01-01T03:59:00"),
        ("04:00", "04:00:00", "2026-12-31T04:00:00"),
        ("01:00", "00:00:00", "2026-12-31T01:00:00"),
        ("11:59", "12:00:00", "2027-01-01T11:59:00"),
    ] {
        let step = Step::new(mg("1.5"), times(&[at]), Length::Open).unwrap();
        let due = plan("2026-12-01", &[step]).due(date("2026-12-31"));
        assert_eq!(due[0].wall(time(boundary)), clock(wall), "{at} {boundary}");
    }
}

// rule: plan-due
#[test]
fn nothing_is_due_after_a_stop_until_the_next_start() {
    let mut plan = plan("2026-11-01", &[step("1.5", 0)]);
    plan.stop(on("2026-11-11"), advised()).unwrap();
    assert_eq!(shown(&plan.steps()), ["3/2 2026-11-01 2026-11-10"]);
    plan.start(on("2026-12-01"), advised(), vec![step("1", 7)]).unwrap();
    assert_eq!(shown(&plan.steps()), ["3/2 2026-11-01 2026-11-10", "1/1 2026-12-01 2026-12-07"]);
    assert!(plan.due(date("2026-11-11")).is_empty() && plan.due(date("2026-11-30")).is_empty());
}
