//! The plan itself: a list of dated changes that only grows, and what is due on any night, which follows from it.
//!
//! Must not know what was taken (see `record`) or what it is drawn from (see `supply`).

use chrono::NaiveDate;

use super::step::in_range;
use super::{Change, DatedStep, Due, Kind, Length, PlanError, Step, When, Why};
use crate::dose::{DoseError, Mass, TenfoldGate, judge_tenfold, limits as dose_limits};

/// The answer to "Do you take any of these opioids?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Opioids {
    /// None of them.
    TakesNone,
    /// At least one.
    TakesSome,
    /// Not known.
    Unsure,
}

/// A plan: the answer about opioids, and the changes in the order they were made.
///
/// On any night the last of the changes that have begun by then holds. So a change cannot touch a night before its own, whatever it
/// says, and nothing is ever taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    opioids: Option<Opioids>,
    changes: Vec<Change>,
}

/// Where a plan stands on a night.
struct Place {
    /// The step of that night.
    step: DatedStep,
    /// What comes after it without a night between, and then what waits.
    later: Vec<Step>,
}

impl Plan {
    /// The plan of these changes.
    ///
    /// # Errors
    /// Whatever a change would have been refused for when it was made, but for what was answered about opioids since.
    pub fn new(opioids: Option<Opioids>, changes: Vec<Change>) -> Result<Self, PlanError> {
        let mut plan = Self { opioids, changes: Vec::new() };
        if opioids.is_none() && !changes.is_empty() {
            return Err(PlanError::OpioidsUnanswered);
        }
        for change in changes {
            plan.check(&change)?;
            plan.changes.push(change);
        }
        Ok(plan)
    }

    /// The same without the changes that were made on nights after this one, by a clock that was ahead: what is due up to this night
    /// stays as it is. The first change stays, as if it had been made on this night.
    #[must_use]
    pub fn without_later(mut self, night: NaiveDate) -> Self {
        if let Some(first) = self.changes.first_mut() {
            first.when.made = first.when.made.min(night);
        }
        self.changes.retain(|change| change.when.made <= night);
        self
    }

    /// What was answered about opioids.
    #[must_use]
    pub const fn opioids(&self) -> Option<Opioids> {
        self.opioids
    }

    /// Keeps what was answered about opioids. What is due stays as it is.
    pub const fn answer(&mut self, opioids: Opioids) {
        self.opioids = Some(opioids);
    }

    /// Every change, in the order they were made.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Begins with these steps. The first start of all may lie in the past: whoever comes with a plan has one already.
    ///
    /// # Errors
    /// [`PlanError::OpioidsUnanswered`], [`PlanError::Opioids`], [`PlanError::NoSteps`], [`PlanError::TooManySteps`], or what is
    /// wrong with the dates.
    pub fn start(&mut self, when: When, why: Why, steps: Vec<Step>) -> Result<(), PlanError> {
        self.make(when, Kind::Start, why, steps)
    }

    /// Stays at the dose of that night, until a last night or until further notice. The later steps move, and wait when there is
    /// no end.
    ///
    /// # Errors
    /// [`PlanError::NoStep`], [`PlanError::HoldTooShort`], [`PlanError::Length`], or what is wrong with the dates.
    pub fn hold(
        &mut self,
        when: When,
        why: Why,
        until: Option<NaiveDate>,
    ) -> Result<(), PlanError> {
        let Place { step, later } = self.place(when.from)?;
        let least = step.until.unwrap_or(when.from);
        if until.is_some_and(|until| until < least) {
            return Err(PlanError::HoldTooShort);
        }
        let held = Step::new(step.dose, step.times, Length::between(when.from, until))?;
        self.make(when, Kind::Hold, why, join(held, later))
    }

    /// Back to the last lower dose before that night, for so long; then the step of that night again from its beginning, and the
    /// later ones.
    ///
    /// # Errors
    /// [`PlanError::NoStep`], [`PlanError::NoLowerStep`], [`PlanError::Length`], or what is wrong with the dates.
    pub fn step_back(&mut self, when: When, why: Why, length: Length) -> Result<(), PlanError> {
        let lower = self.lower_step(when.from)?;
        let Place { step, later } = self.place(when.from)?;
        let lower = Step::new(lower.dose, lower.times, length)?;
        let ahead = join(lower, join(step.rest_from(step.from), later));
        self.make(when, Kind::StepBack, why, ahead)
    }

    /// On to the next step.
    ///
    /// # Errors
    /// [`PlanError::NoStep`], [`PlanError::NoNextStep`], [`PlanError::OpioidsUnanswered`], [`PlanError::Opioids`], or what is wrong
    /// with the dates.
    pub fn go_on(&mut self, when: When, why: Why) -> Result<(), PlanError> {
        let later = self.place(when.from)?.later;
        if later.is_empty() {
            return Err(PlanError::NoNextStep);
        }
        self.make(when, Kind::GoOn, why, later)
    }

    /// Nothing is due from that night on.
    ///
    /// # Errors
    /// What is wrong with the dates.
    pub fn stop(&mut self, when: When, why: Why) -> Result<(), PlanError> {
        self.make(when, Kind::Stop, why, Vec::new())
    }

    /// Other steps from that night on: those of [`ahead`](Self::ahead), edited.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn edit(&mut self, when: When, why: Why, steps: Vec<Step>) -> Result<(), PlanError> {
        self.make(when, Kind::Edit, why, steps)
    }

    /// Every step that has dates, past and future, in order. What goes on after a change with the same dose at the same times is one
    /// step.
    #[must_use]
    pub fn steps(&self) -> Vec<DatedStep> {
        let mut steps = Vec::new();
        for change in &self.changes {
            cut(&mut steps, change.when.from);
            let mut dated = change.dated().into_iter().peekable();
            if let (Some(last), Some(first)) = (steps.last_mut(), dated.peek())
                && last.is_followed_by(first)
                && last.is_same_as(first)
            {
                last.until = first.until;
                dated.next();
            }
            steps.extend(dated);
        }
        steps
    }

    /// The step of a night.
    #[must_use]
    pub fn step_on(&self, night: NaiveDate) -> Option<DatedStep> {
        self.steps().into_iter().find(|step| step.covers(night))
    }

    /// The doses that are due on a night, in the order of the clock.
    #[must_use]
    pub fn due(&self, night: NaiveDate) -> Vec<Due> {
        let Some(DatedStep { from: step, dose, times, .. }) = self.step_on(night) else {
            return Vec::new();
        };
        times.as_slice().iter().map(|time| Due { night, time: *time, dose, step }).collect()
    }

    /// The steps that wait for the open one to be changed.
    #[must_use]
    pub fn waiting(&self) -> &[Step] {
        let ahead = self.changes.last().map_or(&[][..], |change| &change.ahead);
        let open = ahead.iter().position(|step| step.length() == Length::Open);
        open.and_then(|open| ahead.get(open.saturating_add(1)..)).unwrap_or_default()
    }

    /// The steps from a night on as far as the next night without one, the first with the days that are left of it; and then those
    /// that wait.
    #[must_use]
    pub fn ahead(&self, night: NaiveDate) -> Vec<Step> {
        let place = self.place(night);
        place
            .map_or_else(|_| Vec::new(), |Place { step, later }| join(step.rest_from(night), later))
    }

    /// The last step before a night with a lower dose a day than that night's: where a step back leads.
    ///
    /// # Errors
    /// [`PlanError::NoStep`], [`PlanError::NoLowerStep`], or [`PlanError::Dose`] when a number does not fit.
    pub fn lower_step(&self, night: NaiveDate) -> Result<DatedStep, PlanError> {
        let steps = self.steps();
        let now = steps.iter().position(|step| step.covers(night)).ok_or(PlanError::NoStep)?;
        let (before, from_now) = steps.split_at(now);
        let dose = from_now.first().ok_or(PlanError::NoStep)?.a_day()?;
        for step in before.iter().rev() {
            if step.a_day()? < dose {
                return Ok(step.clone());
            }
        }
        Err(PlanError::NoLowerStep)
    }

    /// Judges a dose that is to be recorded for a night beside the one that is due then, or was last due before; none when nothing
    /// ever was.
    ///
    /// # Errors
    /// [`DoseError::ByZero`] for no dose, [`DoseError::TooLarge`] when it does not fit.
    pub fn judge_record(
        &self,
        night: NaiveDate,
        dose: Mass,
    ) -> Result<Option<TenfoldGate>, DoseError> {
        let planned = self.steps().into_iter().rev().find(|step| step.from <= night);
        planned.map(|step| judge_tenfold(step.dose, dose)).transpose()
    }

    fn place(&self, night: NaiveDate) -> Result<Place, PlanError> {
        let mut steps = self.steps().into_iter().skip_while(|step| !step.covers(night));
        let step = steps.next().ok_or(PlanError::NoStep)?;
        let mut later = Vec::new();
        let mut last = step.clone();
        for next in steps {
            if !last.is_followed_by(&next) {
                break;
            }
            later.push(next.rest_from(next.from));
            last = next;
        }
        if last.until.is_none() {
            later.extend_from_slice(self.waiting());
        }
        Ok(Place { step, later })
    }

    fn make(
        &mut self,
        when: When,
        kind: Kind,
        why: Why,
        ahead: Vec<Step>,
    ) -> Result<(), PlanError> {
        match (kind, self.opioids) {
            (Kind::Hold | Kind::StepBack | Kind::Stop, _) | (_, Some(Opioids::TakesNone)) => {}
            (Kind::Start | Kind::GoOn | Kind::Edit, None) => {
                return Err(PlanError::OpioidsUnanswered);
            }
            (Kind::Start | Kind::GoOn | Kind::Edit, Some(_)) => return Err(PlanError::Opioids),
        }
        let change = Change { when, kind, why, ahead };
        self.check(&change)?;
        self.changes.push(change);
        Ok(())
    }

    /// Whether this may be the next change.
    fn check(&self, change: &Change) -> Result<(), PlanError> {
        let When { made, from } = change.when;
        in_range(made).and(in_range(from))?;
        match self.changes.last() {
            None if change.kind != Kind::Start => return Err(PlanError::NotStarted),
            Some(last) if made < last.when.made => return Err(PlanError::MadeEarlier),
            Some(_) if from < made => return Err(PlanError::InThePast),
            None | Some(_) => {}
        }
        if self.changes.len() >= super::limits::MOST_CHANGES {
            return Err(PlanError::TooManyChanges);
        }
        if change.ahead.is_empty() != (change.kind == Kind::Stop) {
            return Err(PlanError::NoSteps);
        }
        if change.ahead.len() > dose_limits::MOST_STEPS {
            return Err(PlanError::TooManySteps);
        }
        Ok(())
    }
}

fn join(first: Step, later: Vec<Step>) -> Vec<Step> {
    std::iter::once(first).chain(later).collect()
}

/// Ends what would reach into this night or begins later.
fn cut(steps: &mut Vec<DatedStep>, from: NaiveDate) {
    steps.retain(|step| step.from < from);
    if let Some(last) = steps.last_mut()
        && last.covers(from)
    {
        last.until = from.pred_opt();
    }
}
