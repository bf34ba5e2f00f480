//! Where a plan stands on a night, and which ways lead on from there.

use crate::diary::NaiveDate;
use crate::dose::Mass;
use crate::plan::{Change, DatedStep, Kind, Plan, Step, Times};

/// Where a plan stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Nothing,
    /// Its first step, or the first after a stop, begins on a night to come.
    Later(DatedStep),
    /// This step is due, since this change.
    Now(DatedStep, Change),
    /// It was stopped by this change, and nothing follows.
    Stopped(Change),
    /// Its last step is over, and nothing follows.
    Over(DatedStep),
}

/// Where the plan stands on a night.
#[must_use]
pub fn standing(plan: &Plan, night: NaiveDate) -> Standing {
    let steps = plan.steps();
    let begun = plan.changes().iter().rev().find(|change| change.when.from <= night);
    let now = steps.iter().find(|step| step.covers(night));
    if let (Some(step), Some(change)) = (now, begun) {
        return Standing::Now(step.clone(), change.clone());
    }
    if let Some(next) = steps.iter().find(|step| step.from > night) {
        return Standing::Later(next.clone());
    }
    match (begun, steps.last()) {
        (Some(change), _) if change.ahead.is_empty() => Standing::Stopped(change.clone()),
        (_, Some(last)) => Standing::Over(last.clone()),
        (_, None) => Standing::Nothing,
    }
}

/// The change that is told beside a step: the step back that ended it, or else the last hold in it. None that a later change took the
/// place of.
#[must_use]
pub fn told<'a>(plan: &'a Plan, step: &DatedStep) -> Option<&'a Change> {
    let mut first = NaiveDate::MAX;
    let stands = |change: &&Change| {
        let stands = change.when.from < first;
        first = first.min(change.when.from);
        stands
    };
    let ends = step.until.and_then(|until| until.succ_opt());
    let is_of = |change: &&Change| match change.kind {
        Kind::Hold => step.covers(change.when.from),
        Kind::StepBack => ends == Some(change.when.from),
        Kind::Start | Kind::GoOn | Kind::Stop | Kind::Edit => false,
    };
    plan.changes().iter().rev().filter(stands).find(is_of)
}

/// The ways that lead on from a night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Staying at this dose.
    pub hold: Option<Mass>,
    /// Back to this dose.
    pub back: Option<Mass>,
    /// On to this dose.
    pub on: Option<Mass>,
    /// Whether there is anything to stop.
    pub stop: bool,
}

/// At which times of day the step is due that "Go on" leads to; none where it leads nowhere.
#[must_use]
pub fn times_on(plan: &Plan, night: NaiveDate) -> Option<Times> {
    let steps = plan.steps();
    let now = steps.iter().position(|step| step.covers(night))?;
    let dated = steps.get(now.saturating_add(1)).map(|step| step.times.clone());
    dated.or_else(|| plan.waiting().first().map(|step| step.times().clone()))
}

/// The ways that lead on from a night.
#[must_use]
pub fn ways(plan: &Plan, night: NaiveDate) -> Ways {
    let steps = plan.steps();
    let stop = steps.iter().any(|step| step.until.is_none_or(|until| until >= night));
    let Some(now) = steps.iter().position(|step| step.covers(night)) else {
        return Ways { stop, ..Ways::default() };
    };
    let dated = steps.get(now.saturating_add(1)).map(|step| step.dose);
    let on = dated.or_else(|| plan.waiting().first().map(Step::dose));
    let hold = steps.get(now).map(|step| step.dose);
    let back = plan.lower_step(night).ok().map(|step| step.dose);
    Ways { hold, back, on, stop }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::Exact;
    use crate::plan::{Kind, Length, Note, Opioids, Reason, Times, When, Why};

    fn date(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    fn mg(tenths: u64) -> Mass {
        Mass::mg(Exact::decimal(tenths, 1).expect("a number"))
    }

    fn step(tenths: u64, days: u16) -> Step {
        let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
        let length = if days == 0 { Length::Open } else { Length::Days(days) };
        Step::new(mg(tenths), Times::new(&[time]).expect("times"), length).expect("a step")
    }

    fn why() -> Why {
        Why { reason: Reason::Advised, note: Note::default() }
    }

    fn on(day: &str) -> When {
        When { made: date(day), from: date(day) }
    }

    /// 1.5 mg for a week, 3 mg for a week, then 4.5 mg for so many days.
    fn plan(last: u16) -> Plan {
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        let steps = vec![step(15, 7), step(30, 7), step(45, last)];
        plan.start(on("2026-11-01"), why(), steps).expect("a plan");
        plan
    }

    #[test]
    fn a_plan_stands_before_in_or_behind_its_steps() {
        let at = |plan: &Plan, day: &str| match standing(plan, date(day)) {
            Standing::Nothing => "nothing".to_owned(),
            Standing::Later(step) => format!("later {}", step.from),
            Standing::Now(step, change) => format!("{:?} since {}", change.kind, step.from),
            Standing::Stopped(change) => format!("stopped {}", change.when.from),
            Standing::Over(step) => format!("over {}", step.from),
        };
        assert_eq!(at(&Plan::default(), "2026-11-01"), "nothing");
        let mut plan = plan(7);
        assert_eq!(at(&plan, "2026-10-31"), "later 2026-11-01");
        assert_eq!(at(&plan, "2026-11-08"), "Start since 2026-11-08");
        assert_eq!(at(&plan, "2026-11-22"), "over 2026-11-15");
        plan.hold(on("2026-11-10"), why(), None).expect("held");
        assert_eq!(at(&plan, "2026-11-09"), "Start since 2026-11-08");
        assert_eq!(at(&plan, "2026-12-30"), "Hold since 2026-11-08");
        plan.stop(on("2026-11-12"), why()).expect("stopped");
        assert_eq!(at(&plan, "2026-11-11"), "Hold since 2026-11-08");
        assert_eq!(at(&plan, "2026-11-12"), "stopped 2026-11-12");
        plan.start(on("2026-11-20"), why(), vec![step(15, 0)]).expect("again");
        assert_eq!(at(&plan, "2026-11-13"), "later 2026-11-20");
        assert_eq!(plan.changes().last().map(|change| change.kind), Some(Kind::Start));
    }

    #[test]
    fn a_step_tells_what_ended_it_or_holds_it() {
        let mut plan = plan(0);
        plan.step_back(on("2026-11-10"), why(), Length::Days(7)).expect("back");
        plan.hold(on("2026-11-12"), why(), None).expect("held");
        let kinds = |plan: &Plan| {
            let told = plan.steps().into_iter().map(|step| told(plan, &step).map(|one| one.kind));
            told.collect::<Vec<_>>()
        };
        assert_eq!(kinds(&plan), [None, Some(Kind::StepBack), Some(Kind::Hold)]);
        // From the same night on, something else was decided.
        plan.edit(on("2026-11-12"), why(), vec![step(15, 0)]).expect("changed");
        assert_eq!(kinds(&plan), [None, Some(Kind::StepBack), None]);
    }

    #[test]
    fn the_ways_on_lead_to_the_doses_beside_this_one() {
        let none = Ways::default();
        assert_eq!(ways(&Plan::default(), date("2026-11-01")), none);
        let mut plan = plan(0);
        let of = |plan: &Plan, day| ways(plan, date(day));
        let all = |hold, back, on| Ways { hold: Some(hold), back, on, stop: true };
        assert_eq!(of(&plan, "2026-11-03"), all(mg(15), None, Some(mg(30))));
        assert_eq!(of(&plan, "2026-11-10"), all(mg(30), Some(mg(15)), Some(mg(45))));
        assert_eq!(of(&plan, "2027-11-10"), all(mg(45), Some(mg(30)), None));
        assert_eq!(of(&plan, "2026-10-10"), Ways { stop: true, ..none.clone() });
        plan.hold(on("2026-11-03"), why(), None).expect("held");
        assert_eq!(of(&plan, "2026-12-03"), all(mg(15), None, Some(mg(30))), "it waits");
        plan.stop(on("2026-12-03"), why()).expect("stopped");
        assert_eq!(of(&plan, "2026-12-03"), none);
    }

    #[test]
    fn the_times_on_are_those_of_the_step_that_follows_dated_or_waiting() {
        let clock = |hour| date("2026-11-01").and_hms_opt(hour, 0, 0).expect("a time").time();
        let twice = Times::new(&[clock(8), clock(20)]).expect("times");
        let later = Step::new(mg(30), twice.clone(), Length::Days(7)).expect("a step");
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        plan.start(on("2026-11-01"), why(), vec![step(15, 7), later, step(45, 0)]).expect("a plan");
        let once = Times::new(&[clock(22)]).expect("a time");
        assert_eq!(times_on(&plan, date("2026-11-03")), Some(twice.clone()));
        assert_eq!(times_on(&plan, date("2026-11-10")), Some(once));
        assert_eq!(times_on(&plan, date("2026-11-20")), None);
        plan.hold(on("2026-11-03"), why(), None).expect("held");
        assert_eq!(times_on(&plan, date("2026-12-03")), Some(twice), "it waits");
    }
}
