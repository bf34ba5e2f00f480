//! What became of a due dose: taken, missed, held, or nothing recorded; and which night and which time a record goes to.

use ldn_diary::diary::{
    DayBoundary, DoseRecord, Entry, EntryId, Moment, Night, Timing, dose_events,
};
use ldn_diary::plan::{DoseEvent, Length, Outcome, Plan, Reason, Step};

use super::{clock, date, four, plan, step, time, times};
use crate::help::mg;

fn taken(night: &str, at: &str) -> DoseEvent {
    DoseEvent { night: date(night), outcome: Outcome::Taken { dose: mg("1.5"), at: clock(at) } }
}

fn missed(night: &str, at: Option<&str>) -> DoseEvent {
    DoseEvent { night: date(night), outcome: Outcome::Missed { time: at.map(time) } }
}

fn held(night: &str, at: Option<&str>) -> DoseEvent {
    let why = Some(Reason::Surgery);
    DoseEvent { night: date(night), outcome: Outcome::Held { time: at.map(time), why } }
}

/// What became of each due dose of a night, in the order of the clock, and what came beyond them: the place of its record.
fn found(plan: &Plan, night: &str, events: &[DoseEvent]) -> (Vec<Option<usize>>, Vec<usize>) {
    let doses = plan.doses(date(night), events, four());
    let place = |outcome: &Outcome| {
        events.iter().position(|event| std::ptr::eq(&raw const event.outcome, outcome)).unwrap()
    };
    let due = doses.due.iter().map(|dose| dose.outcome.map(place)).collect();
    (due, doses.beyond.into_iter().map(place).collect())
}

// rule: plan-record
#[test]
fn a_dose_is_taken_missed_held_or_nothing_is_recorded() {
    let plan = plan("2026-11-01", &[step("1.5", 0)]);
    let events = [
        taken("2026-11-01", "2026-11-01T22:04:00"),
        missed("2026-11-02", None),
        held("2026-11-03", None),
    ];
    for (night, record) in [
        ("2026-11-01", Some(0)),
        ("2026-11-02", Some(1)),
        ("2026-11-03", Some(2)),
        ("2026-11-04", None),
    ] {
        assert_eq!(found(&plan, night, &events), (vec![record], Vec::new()), "{night}");
    }
}

/// A dose of the tenth that is recorded on the eleventh, taken after midnight or the next morning, is the tenth's; the eleventh's is
/// still open.
// rule: plan-record
#[test]
fn a_late_record_goes_to_its_night() {
    let plan = plan("2026-11-01", &[step("1.5", 0)]);
    for at in ["2026-11-10T22:00:00", "2026-11-11T00:40:00", "2026-11-11T09:15:00"] {
        let events = [taken("2026-11-10", at)];
        assert_eq!(found(&plan, "2026-11-10", &events), (vec![Some(0)], Vec::new()), "{at}");
        assert_eq!(found(&plan, "2026-11-11", &events), (vec![None], Vec::new()), "{at}");
    }
}

/// Whoever travels takes the dose by the clock on the wall there, whichever night it is at home at that moment.
// rule: plan-record
#[test]
fn a_dose_by_the_clock_of_another_zone_goes_to_the_night_of_that_clock() {
    let plan = plan("2026-11-01", &[step("1.5", 0)]);
    for (wall, offset, night, other) in [
        // At home, an hour ahead of UTC, it is 04:00 on the 11th.
        ("2026-11-10T22:00:00", -300, "2026-11-10", "2026-11-11"),
        // 21:00 on the 10th.
        ("2026-11-11T05:00:00", 540, "2026-11-11", "2026-11-10"),
        // 14:40 on the 10th: a new date there, and still the night before.
        ("2026-11-11T03:40:00", 840, "2026-11-10", "2026-11-11"),
    ] {
        let at = Moment::new(clock(wall), offset).unwrap();
        let there = Night::at(at.local(), DayBoundary::default()).unwrap();
        let mut entry = Entry::new(EntryId::new(1).unwrap(), there, at, Timing::OnTheNight);
        entry.doses = vec![DoseRecord::Taken { dose: mg("1.5"), draw: None, bottle: None, at }];
        let events = dose_events(&[entry]);
        assert_eq!(found(&plan, night, &events), (vec![Some(0)], Vec::new()), "{wall} {offset}");
        assert_eq!(found(&plan, other, &events), (vec![None], Vec::new()), "{wall} {offset}");
    }
}

// rule: plan-record
#[test]
fn a_second_dose_is_seen() {
    let plan = plan("2026-11-02", &[step("1.5", 0)]);
    let night = "2026-11-02";
    let twice = [taken(night, "2026-11-02T22:00:00"), taken(night, "2026-11-02T23:30:00")];
    assert_eq!(found(&plan, night, &twice), (vec![Some(0)], vec![1]));
    let both = [missed(night, None), taken(night, "2026-11-02T23:30:00")];
    assert_eq!(found(&plan, night, &both), (vec![Some(1)], vec![0]), "what was taken counts first");
    let unplanned = [taken("2026-11-01", "2026-11-01T22:00:00")];
    assert_eq!(found(&plan, "2026-11-01", &unplanned), (Vec::new(), vec![0]));
}

// rule: plan-record
#[test]
fn of_several_times_a_record_goes_to_the_nearest_that_is_free() {
    let clocks = times(&["08:00", "20:00", "01:00"]);
    let plan = plan("2026-11-01", &[Step::new(mg("1.5"), clocks, Length::Open).unwrap()]);
    let night = "2026-11-05";
    // Due at 01:00 (after midnight), 08:00 and 20:00.
    for (events, due) in [
        (vec![taken(night, "2026-11-05T20:10:00")], [None, None, Some(0)]),
        (vec![taken(night, "2026-11-05T09:00:00")], [None, Some(0), None]),
        (vec![taken(night, "2026-11-06T00:30:00")], [Some(0), None, None]),
        (vec![taken(night, "2026-11-06T07:00:00")], [Some(0), None, None]),
        (
            vec![taken(night, "2026-11-05T08:00:00"), taken(night, "2026-11-05T09:00:00")],
            [None, Some(0), Some(1)],
        ),
        // Of the night, not of the clock: 01:00 is its last.
        (vec![missed(night, None), taken(night, "2026-11-06T01:00:00")], [Some(1), Some(0), None]),
        (vec![missed(night, None)], [None, Some(0), None]),
        (
            vec![missed(night, Some("20:00:00")), held(night, Some("08:00:00"))],
            [None, Some(1), Some(0)],
        ),
        (
            vec![missed(night, Some("20:00:00")), missed(night, Some("20:00:00"))],
            [None, Some(1), Some(0)],
        ),
    ] {
        assert_eq!(found(&plan, night, &events), (due.to_vec(), Vec::new()), "{events:?}");
    }
}

// rule: plan-record
#[test]
fn a_dose_that_was_passed_over_is_not_the_next_one() {
    let clocks = times(&["08:00", "20:00", "01:00"]);
    let plan = plan("2026-11-01", &[Step::new(mg("1.5"), clocks, Length::Open).unwrap()]);
    let night = "2026-11-05";
    let (eight, twenty, one) = ("08:00:00", "20:00:00", "01:00:00");
    let [first, second, third] =
        ["2026-11-05T08:05:00", "2026-11-05T20:05:00", "2026-11-06T01:05:00"]
            .map(|at| taken(night, at));
    for (now, events, next, passed) in [
        ("2026-11-05T06:00:00", vec![], Some(eight), vec![]),
        ("2026-11-05T13:59:00", vec![], Some(eight), vec![]),
        ("2026-11-05T14:01:00", vec![], Some(twenty), vec![eight]),
        ("2026-11-06T01:30:00", vec![], Some(one), vec![eight, twenty]),
        ("2026-11-05T08:06:00", vec![first.clone()], Some(twenty), vec![]),
        // The evening's dose is recorded: the morning's is not offered any more.
        ("2026-11-05T20:06:00", vec![second.clone()], Some(one), vec![eight]),
        ("2026-11-06T01:06:00", vec![third.clone()], None, vec![eight, twenty]),
        ("2026-11-06T01:06:00", vec![third, missed(night, Some(eight))], None, vec![twenty]),
        ("2026-11-06T03:00:00", vec![first, second], Some(one), vec![]),
    ] {
        let doses = plan.doses(date(night), &events, four());
        let found = doses.next(clock(now), four());
        assert_eq!(found.map(|due| due.time), next.map(time), "{now} {events:?}");
        if let Some(turn) = doses.turns(clock(now), four()) {
            let second = chrono::TimeDelta::seconds(1);
            let shown = |at| (doses.next(at, four()), doses.is_early(at, four()));
            assert_eq!(shown(turn - second), shown(clock(now)), "{now}");
            assert_ne!(shown(turn + second), shown(clock(now)), "{now}");
        }
        let mut found: Vec<_> =
            doses.passed(clock(now), four()).iter().map(|due| due.wall(four()).time()).collect();
        found.sort();
        assert_eq!(found, passed.into_iter().map(time).collect::<Vec<_>>(), "{now} {events:?}");
    }
}

// rule: plan-record
#[test]
fn the_next_dose_is_early_for_half_of_the_time_after_the_last() {
    let plan = plan(
        "2026-11-01",
        &[Step::new(mg("1.5"), times(&["08:00", "20:00"]), Length::Open).unwrap()],
    );
    let night = "2026-11-05";
    let morning = [taken(night, "2026-11-05T07:30:00")];
    let late = [taken(night, "2026-11-05T13:58:00")];
    let after_midnight = [taken("2026-11-04", "2026-11-05T03:55:00")];
    let ahead = [taken("2027-11-05", "2027-11-05T20:00:00")];
    for (now, events, early) in [
        ("2026-11-05T07:31:00", &morning[..], true),
        ("2026-11-05T13:59:00", &morning, true),
        ("2026-11-05T14:00:00", &morning, false),
        ("2026-11-05T23:00:00", &morning, false),
        ("2026-11-05T07:31:00", &[], false),
        // Three hours after it was taken, a quarter of twelve.
        ("2026-11-05T14:01:00", &late, true),
        ("2026-11-05T16:57:00", &late, true),
        ("2026-11-05T16:58:00", &late, false),
        // Six hours after that of the night before, a quarter of a day.
        ("2026-11-05T04:00:00", &after_midnight, true),
        ("2026-11-05T09:55:00", &after_midnight, false),
        ("2026-11-05T08:00:00", &ahead, false),
    ] {
        let doses = plan.doses(date(night), events, four());
        assert_eq!(doses.is_early(clock(now), four()), early, "{now} {events:?}");
    }
}
