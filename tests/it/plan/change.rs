//! Holding, stepping back, going on, stopping and editing: what each makes of the plan, and that none touches the past.

use ldn_diary::plan::{Kind, Length, Note, Opioids, Plan, PlanError, Reason, Step, When, Why};

use super::{advised, date, on, plan, refused, shown, step, times, why};
use crate::help::{mg, n};
use ldn_diary::dose::TenfoldGate;

/// 1.5 mg from 20 July, 3 mg from 17 August, 4.5 mg from 14 September on: four weeks each.
fn slow() -> Plan {
    plan("2026-07-20", &[step("1.5", 28), step("3", 28), step("4.5", 0)])
}

// rule: plan-past
#[test]
fn a_hold_moves_the_later_steps() {
    let mut plan = slow();
    plan.hold(on("2026-09-01"), why(Reason::Infection), Some(date("2026-09-27"))).unwrap();
    let table = ["3/2 2026-07-20 2026-08-16", "3/1 2026-08-17 2026-09-27", "9/2 2026-09-28 open"];
    assert_eq!(shown(&plan.steps()), table);
    assert_eq!(plan.changes()[1].kind, Kind::Hold);
    assert_eq!(plan.changes()[1].why.reason, Reason::Infection);
    // To the end that it has anyhow: nothing moves, and it is told why.
    plan.hold(on("2026-09-02"), why(Reason::BeforeVisit), Some(date("2026-09-27"))).unwrap();
    assert_eq!(shown(&plan.steps()), table);
}

// rule: plan-past
#[test]
fn a_hold_without_an_end_lets_the_later_steps_wait() {
    let mut plan = slow();
    plan.hold(on("2026-09-01"), why(Reason::BeforeVisit), None).unwrap();
    assert_eq!(shown(&plan.steps()), ["3/2 2026-07-20 2026-08-16", "3/1 2026-08-17 open"]);
    assert_eq!(plan.waiting(), [step("4.5", 0)]);
    assert_eq!(plan.ahead(date("2026-10-20")), [step("3", 0), step("4.5", 0)]);
    // An end that is known later, and then going on before it.
    plan.hold(on("2026-10-20"), why(Reason::BeforeVisit), Some(date("2026-12-01"))).unwrap();
    assert_eq!(shown(&plan.steps())[1..], ["3/1 2026-08-17 2026-12-01", "9/2 2026-12-02 open"]);
    plan.go_on(on("2026-11-01"), why(Reason::GoesWell)).unwrap();
    assert_eq!(shown(&plan.steps())[1..], ["3/1 2026-08-17 2026-10-31", "9/2 2026-11-01 open"]);
    assert!(plan.waiting().is_empty());
}

// rule: plan-past
#[test]
fn a_step_back_leads_to_the_last_lower_dose_and_then_on_again() {
    let mut plan = slow();
    plan.step_back(on("2026-09-20"), why(Reason::Stiffer), Length::Days(14)).unwrap();
    let until_now =
        ["3/2 2026-07-20 2026-08-16", "3/1 2026-08-17 2026-09-13", "9/2 2026-09-14 2026-09-19"];
    assert_eq!(shown(&plan.steps())[..3], until_now);
    assert_eq!(shown(&plan.steps())[3..], ["3/1 2026-09-20 2026-10-03", "9/2 2026-10-04 open"]);
    // Still worse: the lower dose before that one is not 4.5 mg.
    plan.step_back(on("2026-09-25"), why(Reason::Stiffer), Length::Open).unwrap();
    assert_eq!(shown(&plan.steps())[3..], ["3/1 2026-09-20 2026-09-24", "3/2 2026-09-25 open"]);
    assert_eq!(plan.waiting(), [step("3", 14), step("4.5", 0)]);
    refused(
        &mut plan,
        |plan| plan.step_back(on("2026-09-26"), advised(), Length::Open),
        PlanError::NoLowerStep,
    );
}

// rule: plan-past
#[test]
fn going_on_does_not_wait_for_the_end_of_a_step() {
    let mut plan = slow();
    let friday = When { made: date("2026-08-20"), from: date("2026-08-21") };
    plan.go_on(friday, why(Reason::GoesWell)).unwrap();
    assert_eq!(
        shown(&plan.steps()),
        ["3/2 2026-07-20 2026-08-16", "3/1 2026-08-17 2026-08-20", "9/2 2026-08-21 open"]
    );
    refused(&mut plan, |plan| plan.go_on(on("2026-08-21"), advised()), PlanError::NoNextStep);
}

// rule: plan-past
#[test]
fn steps_to_come_are_edited() {
    let mut plan = slow();
    let mut ahead = plan.ahead(date("2026-08-20"));
    assert_eq!(ahead, [step("3", 25), step("4.5", 0)]);
    ahead.insert(1, step("4", 14));
    plan.edit(on("2026-08-20"), advised(), ahead).unwrap();
    let table = [
        "3/2 2026-07-20 2026-08-16",
        "3/1 2026-08-17 2026-09-13",
        "4/1 2026-09-14 2026-09-27",
        "9/2 2026-09-28 open",
    ];
    assert_eq!(shown(&plan.steps()), table);
    // The dose stays and its time does not: another step from that night on.
    let morning = Step::new(mg("4.5"), times(&["08:00"]), Length::Open).unwrap();
    plan.edit(on("2026-10-01"), why(Reason::WorseSleep), vec![morning]).unwrap();
    assert_eq!(shown(&plan.steps())[3..], ["9/2 2026-09-28 2026-09-30", "9/2 2026-10-01 open"]);
}

/// A change for today keeps what was decided for later, a stop too.
// rule: plan-past
#[test]
fn what_was_decided_for_later_is_kept_by_a_change_for_today() {
    let mut plan = slow();
    let later = When { made: date("2026-08-20"), from: date("2026-09-07") };
    plan.step_back(later, why(Reason::BeforeVisit), Length::Days(7)).unwrap();
    plan.hold(on("2026-08-21"), why(Reason::Infection), Some(date("2026-09-08"))).unwrap();
    let table = [
        "3/2 2026-07-20 2026-08-16",
        "3/1 2026-08-17 2026-09-08",
        "3/2 2026-09-09 2026-09-15",
        "3/1 2026-09-16 2026-10-13",
        "9/2 2026-10-14 open",
    ];
    assert_eq!(shown(&plan.steps()), table);
    let stop = When { made: date("2026-08-22"), from: date("2026-09-01") };
    plan.stop(stop, why(Reason::Surgery)).unwrap();
    plan.edit(on("2026-08-23"), advised(), plan.ahead(date("2026-08-23"))).unwrap();
    assert_eq!(shown(&plan.steps())[1..], ["3/1 2026-08-17 2026-08-31"]);
    // A start after such a stop is not drawn nearer: what is ahead ends where nothing is due.
    let again = When { made: date("2026-08-23"), from: date("2026-09-10") };
    plan.start(again, advised(), vec![step("1", 0)]).unwrap();
    assert_eq!(plan.ahead(date("2026-08-24")), [step("3", 8)]);
}

// rule: plan-past
#[test]
fn no_change_reaches_into_the_past() {
    let mut plan = slow();
    let yesterday = When { made: date("2026-09-02"), from: date("2026-09-01") };
    refused(&mut plan, |plan| plan.stop(yesterday, advised()), PlanError::InThePast);
    plan.stop(on("2026-09-02"), advised()).unwrap();
    let earlier = When { made: date("2026-09-01"), from: date("2026-12-01") };
    refused(
        &mut plan,
        |plan| plan.start(earlier, advised(), vec![step("1", 0)]),
        PlanError::MadeEarlier,
    );
    // Whoever comes with a plan has had it for a while.
    let mut old = Plan::default();
    old.answer(Opioids::TakesNone);
    let since = When { made: date("2026-11-28"), from: date("2024-02-29") };
    old.start(since, advised(), vec![step("4.5", 0)]).unwrap();
    assert_eq!(shown(&old.steps()), ["9/2 2024-02-29 open"]);
}

// rule: plan-limits
#[test]
fn a_change_that_makes_no_sense_changes_nothing() {
    let mut plan = slow();
    let early = on("2026-07-19");
    refused(
        &mut plan,
        |plan| plan.hold(on("2026-07-20"), advised(), Some(date("2026-08-15"))),
        PlanError::HoldTooShort,
    );
    refused(
        &mut plan,
        |plan| plan.hold(on("2026-09-20"), advised(), Some(date("2026-09-19"))),
        PlanError::HoldTooShort,
    );
    refused(
        &mut plan,
        |plan| plan.hold(on("2026-09-20"), advised(), Some(date("2037-01-01"))),
        PlanError::Length,
    );
    refused(
        &mut plan,
        |plan| plan.step_back(on("2026-07-20"), advised(), Length::Open),
        PlanError::NoLowerStep,
    );
    refused(
        &mut plan,
        |plan| plan.step_back(on("2026-09-20"), advised(), Length::Days(0)),
        PlanError::Length,
    );
    refused(
        &mut plan,
        |plan| plan.edit(on("2026-07-20"), advised(), Vec::new()),
        PlanError::NoSteps,
    );
    refused(
        &mut plan,
        |plan| plan.edit(on("2026-07-20"), advised(), vec![step("1", 1); 41]),
        PlanError::TooManySteps,
    );
    refused(&mut plan, |plan| plan.hold(early, advised(), None), PlanError::NoStep);
    refused(&mut plan, |plan| plan.go_on(early, advised()), PlanError::NoStep);
    refused(&mut plan, |plan| plan.step_back(early, advised(), Length::Open), PlanError::NoStep);
    assert!(plan.ahead(early.from).is_empty());
    let mut empty = Plan::default();
    refused(&mut empty, |plan| plan.stop(on("2026-07-20"), advised()), PlanError::NotStarted);
}

// rule: plan-opioids
#[test]
fn no_plan_starts_without_the_answer_that_no_opioids_are_taken() {
    for (answer, error) in [
        (None, Some(PlanError::OpioidsUnanswered)),
        (Some(Opioids::TakesSome), Some(PlanError::Opioids)),
        (Some(Opioids::Unsure), Some(PlanError::Opioids)),
        (Some(Opioids::TakesNone), None),
    ] {
        let mut plan = Plan::new(answer, Vec::new()).unwrap();
        let started = plan.start(on("2026-07-20"), advised(), vec![step("1.5", 0)]);
        assert_eq!(started.err(), error, "{answer:?}");
        assert_eq!(plan.changes().is_empty(), error.is_some());
        assert_eq!(plan.opioids(), answer);
    }
}

// rule: plan-opioids
#[test]
fn an_answer_that_changes_leaves_the_ways_down_open() {
    for (answer, error) in
        [(Opioids::TakesSome, PlanError::Opioids), (Opioids::Unsure, PlanError::Opioids)]
    {
        let mut plan = slow();
        plan.answer(answer);
        assert_eq!(shown(&plan.steps()), shown(&slow().steps()), "what is due stays");
        let tonight = on("2026-08-20");
        refused(&mut plan, |plan| plan.go_on(tonight, advised()), error);
        refused(&mut plan, |plan| plan.edit(tonight, advised(), vec![step("1", 0)]), error);
        refused(&mut plan, |plan| plan.start(tonight, advised(), vec![step("1", 0)]), error);
        plan.hold(tonight, advised(), None).unwrap();
        plan.step_back(tonight, advised(), Length::Open).unwrap();
        plan.stop(tonight, advised()).unwrap();
        assert_eq!(
            Plan::new(plan.opioids(), plan.changes().to_vec()),
            Ok(plan.clone()),
            "is read back"
        );
    }
    let changes = slow().changes().to_vec();
    assert_eq!(Plan::new(None, changes), Err(PlanError::OpioidsUnanswered));
}

// rule: plan-tenfold
#[test]
fn a_dose_to_record_is_judged_beside_the_one_that_is_due() {
    let mut plan = slow();
    plan.stop(on("2026-10-01"), advised()).unwrap();
    for (night, dose, gate) in [
        ("2026-07-20", "15", Some(TenfoldGate::TimesTooMuch(n("10")))),
        ("2026-07-20", "14.9", Some(TenfoldGate::Open)),
        ("2026-07-20", "0.15", Some(TenfoldGate::TimesTooLittle(n("10")))),
        ("2026-08-17", "15", Some(TenfoldGate::Open)),
        ("2026-09-14", "45", Some(TenfoldGate::TimesTooMuch(n("10")))),
        // After the stop beside the last that was due, before the start beside nothing.
        ("2026-11-01", "45", Some(TenfoldGate::TimesTooMuch(n("10")))),
        ("2026-07-19", "45", None),
    ] {
        assert_eq!(plan.judge_record(date(night), mg(dose)), Ok(gate), "{night} {dose}");
    }
}

// rule: plan-past
#[test]
fn a_plan_is_read_back_as_it_was() {
    let mut plan = slow();
    plan.hold(on("2026-09-01"), why(Reason::Infection), None).unwrap();
    let note = Note::new("Said by phone.").unwrap();
    plan.go_on(on("2026-09-09"), Why { reason: Reason::Advised, note }).unwrap();
    assert_eq!(Plan::new(plan.opioids(), plan.changes().to_vec()), Ok(plan.clone()));
    let mut torn = plan.changes().to_vec();
    torn.remove(0);
    assert_eq!(Plan::new(Some(Opioids::TakesNone), torn), Err(PlanError::NotStarted));
}
