//! Hold, step back, go on, stop: what is asked before it is done, and what it does. The past is never touched: the earliest night is
//! the one that it is now, or the next where this night's dose is recorded.

use crate::diary::NaiveDate;
use crate::plan::{Kind, Length, Note, Plan, PlanError, Reason, When, Why};
use crate::ui::state::slip::{choice, place};

/// A way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Stay at this dose.
    Hold,
    /// Back to the last lower one.
    Back,
    /// On to the next step.
    On,
    /// No more doses.
    Stop,
}

impl Move {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Hold, Self::Back, Self::On, Self::Stop];
}

/// The reasons that are offered for a way, in order.
#[must_use]
pub const fn reasons(of: Move) -> &'static [Reason] {
    match of {
        Move::Hold => &[
            Reason::Advised,
            Reason::Stiffer,
            Reason::WorseSleep,
            Reason::SideEffect,
            Reason::Infection,
            Reason::BeforeVisit,
            Reason::NoSupply,
            Reason::Other,
        ],
        Move::Back => &[
            Reason::Advised,
            Reason::Stiffer,
            Reason::WorseSleep,
            Reason::SideEffect,
            Reason::Infection,
            Reason::Other,
        ],
        Move::On => &[Reason::Advised, Reason::GoesWell, Reason::Other],
        Move::Stop => &[
            Reason::Advised,
            Reason::Stiffer,
            Reason::SideEffect,
            Reason::Surgery,
            Reason::OtherMedicine,
            Reason::NoSupply,
            Reason::Other,
        ],
    }
}

/// Whether the person has asked to do it: what is wrong is said from then on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Not yet.
    #[default]
    NotYet,
    /// Yes.
    Yes,
}

/// What is typed and chosen for a way. Dates are texts of the form 2026-11-24, or empty.
#[derive(Clone, PartialEq, Eq)]
pub struct MoveForm {
    /// Which way.
    pub way: Move,
    /// The first night of the step that it was offered for; a text as the others.
    pub step: String,
    /// The first night that is different.
    pub from: String,
    /// The last night of a hold, or of the lower dose; empty is until further notice.
    pub until: String,
    /// Why.
    pub reason: Option<Reason>,
    /// In the person's words.
    pub note: String,
    /// Whether what is wrong is said.
    pub asked: Asked,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveProblem {
    /// The first night is no date.
    NoFrom,
    /// The first night is past; this is the earliest.
    Past(NaiveDate),
    /// By then the plan is at another step than the one that the way was offered for.
    OtherStep,
    /// Nothing is due from this night on by an earlier change, which the way would undo.
    StopsThen(NaiveDate),
    /// The last night is no date.
    NoUntil,
    /// The last night is before the first.
    UntilBeforeFrom,
    /// The hold would end before the step does by itself.
    HoldTooShort,
    /// No reason was chosen.
    NoReason,
    /// The plan does not take it.
    Refused(PlanError),
}

/// What a way does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The plan by it.
    pub plan: Plan,
    /// By how many days the later steps move, where there are any with dates before and after.
    pub days: Option<i64>,
    /// The first night of the next step, where it has one.
    pub next: Option<NaiveDate>,
    /// Why the doses without a record of the night on which it is made are to be left out; none where they stay as they are.
    pub left_out: Option<Reason>,
}

impl MoveForm {
    /// A way from this night of the plan on, with nothing chosen.
    #[must_use]
    pub fn new(way: Move, plan: &Plan, from: NaiveDate) -> Self {
        let (step, from) = (step_of(plan, from), from.to_string());
        let (until, reason, note) = (String::new(), None, String::new());
        Self { way, step, from, until, reason, note, asked: Asked::NotYet }
    }

    /// Whether the step that it was offered for is still that of the earliest night that can be changed. Where it is not, "Go on" would
    /// leave a step out.
    #[must_use]
    pub fn is_offered(&self, plan: &Plan, earliest: NaiveDate) -> bool {
        self.step == step_of(plan, earliest)
    }

    /// What is typed and chosen, as it is kept until it is done.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let reason = self.reason.map(|reason| place(&Reason::ALL, &reason)).unwrap_or_default();
        let asked = if self.asked == Asked::Yes { "1" } else { "" };
        let [step, from, until, note] =
            [&self.step, &self.from, &self.until, &self.note].map(String::clone);
        vec![place(&Move::ALL, &self.way), step, from, until, reason, note, asked.to_owned()]
    }

    /// What was typed, as [`fields`](Self::fields) gave it. `None` when it is not of this form.
    #[must_use]
    pub fn of(fields: &[String]) -> Option<Self> {
        let [way, step, from, until, reason, note, asked] = fields else { return None };
        let chosen = || choice(&Reason::ALL, reason).map(Some);
        let reason = if reason.is_empty() { None } else { chosen()? };
        let asked = if asked == "1" { Asked::Yes } else { Asked::NotYet };
        let [step, from, until, note] = [step, from, until, note].map(String::clone);
        Some(Self { way: choice(&Move::ALL, way)?, step, from, until, reason, note, asked })
    }

    /// What it would do to the plan; `earliest` is the first night that can still be changed, and `made` the one on which it is made.
    ///
    /// A stop may begin on the night on which it is made although a dose of it is recorded. The plan of that night stays, with what was
    /// recorded under it, so that the past is not rewritten; what is still due is to be left out by a record of its own.
    ///
    /// # Errors
    /// [`MoveProblem`]: the first thing that is wrong.
    pub fn apply(
        &self,
        plan: &Plan,
        made: NaiveDate,
        earliest: NaiveDate,
    ) -> Result<Moved, MoveProblem> {
        let first: NaiveDate = self.from.trim().parse().or(Err(MoveProblem::NoFrom))?;
        let can_begin = if self.way == Move::Stop { made } else { earliest };
        if first < can_begin {
            return Err(MoveProblem::Past(can_begin));
        }
        let from = first.max(earliest);
        self.fits(plan, from, earliest)?;
        let until = self.last_night()?;
        if until.is_some_and(|until| until < from) {
            return Err(MoveProblem::UntilBeforeFrom);
        }
        let reason = self.reason.ok_or(MoveProblem::NoReason)?;
        let note = Note::new(&self.note).map_err(MoveProblem::Refused)?;
        let when = When { made, from };
        let mut moved = plan.clone();
        self.make(&mut moved, when, Why { reason, note }, until).map_err(|error| {
            if error == PlanError::HoldTooShort {
                MoveProblem::HoldTooShort
            } else {
                MoveProblem::Refused(error)
            }
        })?;
        let next = next_step(&moved, from);
        let days = next_step(plan, from).zip(next);
        let days = days.map(|(before, after)| after.signed_duration_since(before).num_days());
        Ok(Moved { plan: moved, days, next, left_out: (first < from).then_some(reason) })
    }

    /// What is offered is about the step of now: by a later first night, "Go on to 3 mg" would leave 3 mg out.
    fn fits(&self, plan: &Plan, from: NaiveDate, earliest: NaiveDate) -> Result<(), MoveProblem> {
        if self.way == Move::Stop {
            return Ok(());
        }
        let steps = plan.steps();
        let place = |night| steps.iter().position(|step| step.covers(night));
        if place(from) != place(earliest) {
            return Err(MoveProblem::OtherStep);
        }
        let last = plan.changes().last().filter(|last| last.kind == Kind::Stop);
        match last.map(|last| last.when.from).filter(|stop| *stop > from) {
            Some(stop) => Err(MoveProblem::StopsThen(stop)),
            None => Ok(()),
        }
    }

    fn last_night(&self) -> Result<Option<NaiveDate>, MoveProblem> {
        let until = self.until.trim();
        if until.is_empty() || !matches!(self.way, Move::Hold | Move::Back) {
            return Ok(None);
        }
        until.parse().map(Some).or(Err(MoveProblem::NoUntil))
    }

    fn make(
        &self,
        plan: &mut Plan,
        when: When,
        why: Why,
        until: Option<NaiveDate>,
    ) -> Result<(), PlanError> {
        match self.way {
            Move::Hold => plan.hold(when, why, until),
            Move::Back => plan.step_back(when, why, Length::between(when.from, until)),
            Move::On => plan.go_on(when, why),
            Move::Stop => plan.stop(when, why),
        }
    }
}

/// The first night of the step of a night, as a text; empty where nothing is due.
fn step_of(plan: &Plan, night: NaiveDate) -> String {
    plan.step_on(night).map(|step| step.from.to_string()).unwrap_or_default()
}

/// The first night of the step after that of a night.
fn next_step(plan: &Plan, night: NaiveDate) -> Option<NaiveDate> {
    plan.steps().into_iter().map(|step| step.from).find(|from| *from > night)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{Exact, Mass};
    use crate::plan::{Opioids, Step, Times};

    fn date(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    fn plan() -> Plan {
        let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
        let times = Times::new(&[time]).expect("times");
        let step = |tenths, length| {
            let dose = Mass::mg(Exact::decimal(tenths, 1).expect("a number"));
            Step::new(dose, times.clone(), length).expect("a step")
        };
        let steps =
            vec![step(15, Length::Days(7)), step(30, Length::Days(7)), step(45, Length::Open)];
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        let when = When { made: date("2026-11-01"), from: date("2026-11-01") };
        let why = Why { reason: Reason::Advised, note: Note::default() };
        plan.start(when, why, steps).expect("a plan");
        plan
    }

    fn form(way: Move, from: &str, until: &str) -> MoveForm {
        let (from, until) = (from.to_owned(), until.to_owned());
        let reason = Some(Reason::Other);
        MoveForm { from, until, reason, ..MoveForm::new(way, &plan(), date("2026-11-10")) }
    }

    /// Tried on the night of 10 November, whose dose is recorded.
    fn applied(form: &MoveForm) -> Result<Moved, MoveProblem> {
        form.apply(&plan(), date("2026-11-10"), date("2026-11-11"))
    }

    #[test]
    fn what_is_typed_comes_back_whatever_it_is() {
        for way in Move::ALL {
            for reason in [None].into_iter().chain(Reason::ALL.map(Some)) {
                let typed =
                    MoveForm { reason, note: "a\nb".into(), ..form(way, "x", "2026-13-40") };
                let asked = MoveForm { asked: Asked::Yes, ..typed.clone() };
                for typed in [typed, asked] {
                    assert!(MoveForm::of(&typed.fields()) == Some(typed));
                }
            }
        }
        for fields in [&[][..], &["4", "", "", "", "", "", ""], &["0", "", "", "", "x", "", ""]] {
            let fields: Vec<_> = fields.iter().map(|text| (*text).to_owned()).collect();
            assert!(MoveForm::of(&fields).is_none(), "{fields:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let hold = |from, until| form(Move::Hold, from, until);
        let unreasoned = MoveForm { reason: None, ..hold("2026-11-11", "") };
        let long = MoveForm { note: "x".repeat(1001), ..hold("2026-11-11", "") };
        for (form, problem) in [
            (hold("", ""), MoveProblem::NoFrom),
            (hold("soon", ""), MoveProblem::NoFrom),
            (hold("2026-11-10", ""), MoveProblem::Past(date("2026-11-11"))),
            (hold("2026-11-11", "then"), MoveProblem::NoUntil),
            (hold("2026-11-11", "2026-11-10"), MoveProblem::UntilBeforeFrom),
            (hold("2026-11-11", "2026-11-13"), MoveProblem::HoldTooShort),
            (unreasoned, MoveProblem::NoReason),
            (long, MoveProblem::Refused(PlanError::NoteTooLong)),
            (form(Move::On, "2026-12-11", ""), MoveProblem::OtherStep),
            (form(Move::Back, "2026-11-11", "2047-11-11"), MoveProblem::Refused(PlanError::Length)),
        ] {
            assert_eq!(applied(&form), Err(problem), "{} {}", form.from, form.until);
        }
    }

    #[test]
    fn each_way_does_what_it_says() {
        let due = |moved: &Moved, day: &str| moved.plan.due(date(day)).first().map(|due| due.dose);
        let mg = |tenths| Some(Mass::mg(Exact::decimal(tenths, 1).expect("a number")));
        let held = applied(&form(Move::Hold, "2026-11-11", "2026-11-28")).expect("held");
        assert_eq!((held.days, held.next), (Some(14), Some(date("2026-11-29"))));
        assert_eq!((due(&held, "2026-11-28"), due(&held, "2026-11-29")), (mg(30), mg(45)));
        let open = applied(&form(Move::Hold, "2026-11-11", "")).expect("held");
        assert_eq!((open.days, open.next, open.plan.waiting().len()), (None, None, 1));
        let back = applied(&form(Move::Back, "2026-11-11", "2026-11-17")).expect("back");
        assert_eq!(back.next, Some(date("2026-11-18")));
        assert_eq!((due(&back, "2026-11-17"), due(&back, "2026-11-18")), (mg(15), mg(30)));
        let on = applied(&form(Move::On, "2026-11-12", "")).expect("on");
        assert_eq!((due(&on, "2026-11-11"), due(&on, "2026-11-12")), (mg(30), mg(45)));
        // A date that was typed for another way does not count.
        let stop = applied(&form(Move::Stop, "2026-11-12", "2026-01-01")).expect("stopped");
        assert_eq!((due(&stop, "2026-11-11"), due(&stop, "2026-11-12")), (mg(30), None));
    }

    /// The dose of the evening stayed due after a stop in the afternoon.
    #[test]
    fn a_stop_of_now_leaves_out_what_is_still_due_and_rewrites_nothing() {
        let now = applied(&form(Move::Stop, "2026-11-10", "")).expect("stopped");
        assert_eq!(now.left_out, Some(Reason::Other));
        let due = |plan: &Plan, day| plan.due(date(day));
        assert_eq!(due(&now.plan, "2026-11-10"), due(&plan(), "2026-11-10"), "the past stays");
        assert!(due(&now.plan, "2026-11-11").is_empty());
        let later = applied(&form(Move::Stop, "2026-11-11", "")).expect("stopped");
        assert_eq!((later.left_out, later.plan), (None, now.plan));
        let past = applied(&form(Move::Stop, "2026-11-09", ""));
        assert_eq!(past, Err(MoveProblem::Past(date("2026-11-10"))));
        let nothing_recorded = form(Move::Stop, "2026-11-10", "").apply(
            &plan(),
            date("2026-11-10"),
            date("2026-11-10"),
        );
        let nothing_recorded = nothing_recorded.expect("stopped");
        assert_eq!(nothing_recorded.left_out, None);
        assert!(due(&nothing_recorded.plan, "2026-11-10").is_empty());
    }

    /// "Go on to 4.5 mg" on a night of the step of 4.5 mg left the plan without a step, or one out.
    #[test]
    fn a_way_is_about_the_step_it_was_offered_for() {
        for way in [Move::Hold, Move::Back, Move::On] {
            assert!(applied(&form(way, "2026-11-14", "")).is_ok(), "{way:?}: still 3 mg");
            let later = applied(&form(way, "2026-11-15", ""));
            assert_eq!(later, Err(MoveProblem::OtherStep), "{way:?}: 4.5 mg by then");
        }
        assert!(applied(&form(Move::Stop, "2026-11-15", "")).is_ok());
    }

    /// A dialog that was left open for a week asked for the step after the one that had come meanwhile.
    #[test]
    fn a_way_that_was_kept_is_offered_no_longer_once_its_step_is_over() {
        let kept = MoveForm::of(&form(Move::On, "2026-11-11", "").fields()).expect("kept");
        assert!(kept.is_offered(&plan(), date("2026-11-14")), "still 3 mg");
        assert!(!kept.is_offered(&plan(), date("2026-11-15")), "4.5 mg by then");
        assert!(!kept.is_offered(&Plan::default(), date("2026-11-14")));
    }

    /// A hold before an operation made 3 mg due after the stop that was planned for it.
    #[test]
    fn a_planned_stop_is_not_undone_by_a_hold() {
        let (night, next) = (date("2026-11-10"), date("2026-11-11"));
        let stop = applied(&form(Move::Stop, "2026-11-13", "")).expect("stopped").plan;
        for way in [Move::Hold, Move::Back, Move::On] {
            let tried = form(way, "2026-11-11", "").apply(&stop, night, next);
            assert!(tried.is_err(), "{way:?}");
        }
        let hold = form(Move::Hold, "2026-11-11", "").apply(&stop, night, next);
        assert_eq!(hold, Err(MoveProblem::StopsThen(date("2026-11-13"))));
    }

    #[test]
    fn every_way_offers_being_advised_and_something_else() {
        for way in Move::ALL {
            let offered = reasons(way);
            assert_eq!(offered.first(), Some(&Reason::Advised));
            assert_eq!(offered.last(), Some(&Reason::Other));
        }
    }
}
