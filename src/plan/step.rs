//! A step of a plan: how much, at which times of day, for how long; and the same with its dates. Must not know why a step follows
//! another, or what was taken.
//!
//! A date is that of a night: the date of its evening. A time is what the clock on the wall shows, so that neither a month's length
//! nor daylight saving moves a dose.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{PlanError, limits};
use crate::dose::{DoseError, DoseGate, Exact, Mass, Subject, judge_dose};

/// The times of day of a dose: 1 to [`limits::MOST_TIMES`], to the minute, in the order of the clock.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Times(Vec<NaiveTime>);

impl Times {
    /// These times, their seconds dropped.
    ///
    /// # Errors
    /// [`PlanError::Times`] for none, too many, or one twice.
    pub fn new(times: &[NaiveTime]) -> Result<Self, PlanError> {
        let minute = |time: &NaiveTime| NaiveTime::from_hms_opt(time.hour(), time.minute(), 0);
        let mut minutes: Vec<_> = times.iter().filter_map(minute).collect();
        minutes.sort_unstable();
        minutes.dedup();
        let whole = minutes.len() == times.len() && minutes.len() <= limits::MOST_TIMES;
        if whole && !minutes.is_empty() { Ok(Self(minutes)) } else { Err(PlanError::Times) }
    }

    /// Each of them.
    #[must_use]
    pub fn as_slice(&self) -> &[NaiveTime] {
        &self.0
    }
}

/// How long a step lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// So many days, 1 to [`limits::LONGEST_STEP`].
    Days(u16),
    /// Until something is changed; what comes after it waits.
    Open,
}

impl Length {
    /// From one night to another, both counted; open without an end.
    #[must_use]
    pub fn between(from: NaiveDate, until: Option<NaiveDate>) -> Self {
        let Some(until) = until else { return Self::Open };
        let days = until.signed_duration_since(from).num_days().saturating_add(1);
        Self::Days(u16::try_from(days).unwrap_or(u16::MAX))
    }
}

/// A step that has no dates yet: they follow from the steps before it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    dose: Mass,
    times: Times,
    length: Length,
}

impl Step {
    /// A step of this dose at each of these times.
    ///
    /// # Errors
    /// [`PlanError::Length`], [`PlanError::TooMuch`], or [`PlanError::Dose`] for no dose.
    pub fn new(dose: Mass, times: Times, length: Length) -> Result<Self, PlanError> {
        if let Length::Days(days) = length
            && !(1..=limits::LONGEST_STEP).contains(&days)
        {
            return Err(PlanError::Length);
        }
        if judge_dose(a_day(dose.above_zero(Subject::Dose)?, &times)?) == DoseGate::Refuse {
            return Err(PlanError::TooMuch);
        }
        Ok(Self { dose, times, length })
    }

    /// How much at each time.
    #[must_use]
    pub const fn dose(&self) -> Mass {
        self.dose
    }

    /// At which times.
    #[must_use]
    pub const fn times(&self) -> &Times {
        &self.times
    }

    /// For how long.
    #[must_use]
    pub const fn length(&self) -> Length {
        self.length
    }

    /// The verdict on all doses of a day together: the bounds come from what is taken in a day.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn gate(&self) -> Result<DoseGate, DoseError> {
        a_day(self.dose, &self.times).map(judge_dose)
    }

    /// With its dates, from this night on.
    pub(super) fn dated(&self, from: NaiveDate) -> DatedStep {
        let until = match self.length {
            Length::Days(days) => {
                from.checked_add_days(Days::new(u64::from(days.saturating_sub(1))))
            }
            Length::Open => None,
        };
        DatedStep { from, until, dose: self.dose, times: self.times.clone() }
    }
}

/// A step with its dates.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DatedStep {
    /// The first night.
    pub from: NaiveDate,
    /// The last night; none while it has no end.
    pub until: Option<NaiveDate>,
    /// How much at each time.
    pub dose: Mass,
    /// At which times.
    pub times: Times,
}

impl DatedStep {
    /// Whether it is due on this night.
    #[must_use]
    pub fn covers(&self, night: NaiveDate) -> bool {
        self.from <= night && self.until.is_none_or(|until| night <= until)
    }

    /// Whether it ended before this night: what it was drawn from may be another bottle than the one in use.
    #[must_use]
    pub fn is_over(&self, night: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < night)
    }

    /// All doses of a day together.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn a_day(&self) -> Result<Mass, DoseError> {
        a_day(self.dose, &self.times)
    }

    /// Whether `next` begins on the night after its last.
    pub(super) fn is_followed_by(&self, next: &Self) -> bool {
        self.until.and_then(|until| until.succ_opt()) == Some(next.from)
    }

    /// Whether it has the same dose at the same times.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.dose == other.dose && self.times == other.times
    }

    /// What it is from a night on, without dates. What was held for longer than a step may last has the longest.
    pub(super) fn rest_from(&self, night: NaiveDate) -> Step {
        let length = match Length::between(night, self.until) {
            Length::Days(days) => Length::Days(days.min(limits::LONGEST_STEP)),
            Length::Open => Length::Open,
        };
        Step { dose: self.dose, times: self.times.clone(), length }
    }
}

/// One dose that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    /// The night it is due on.
    pub night: NaiveDate,
    /// What the clock on the wall shows then.
    pub time: NaiveTime,
    /// How much.
    pub dose: Mass,
    /// The first night of its step.
    pub step: NaiveDate,
}

impl Due {
    /// The date and time on the wall: a time before the day's end (`boundary`) is after midnight, on the next date.
    #[must_use]
    pub fn wall(self, boundary: NaiveTime) -> NaiveDateTime {
        let next = if self.time < boundary { self.night.succ_opt() } else { None };
        next.unwrap_or(self.night).and_time(self.time)
    }
}

fn a_day(dose: Mass, times: &Times) -> Result<Mass, DoseError> {
    let count = u64::try_from(times.0.len()).or(Err(DoseError::TooLarge))?;
    dose.times(Exact::whole(count))
}

/// A date that a plan takes.
pub(super) fn in_range(date: NaiveDate) -> Result<NaiveDate, PlanError> {
    let range = limits::FIRST_YEAR..=limits::LAST_YEAR;
    if range.contains(&date.year()) { Ok(date) } else { Err(PlanError::Date) }
}
