//! What became of the doses that were due on a night. Owns how records find their dose; must not know how they are kept, and never
//! takes a dose for missed because nothing is recorded of it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Due, Plan, Reason};
use crate::dose::Mass;

/// What a person recorded of one dose. It belongs to its night, whenever it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseEvent {
    /// The night it belongs to.
    pub night: NaiveDate,
    /// What became of the dose.
    pub outcome: Outcome,
}

/// What became of a dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Taken {
        /// How much.
        dose: Mass,
        /// What the clock on the wall showed, with its date.
        at: NaiveDateTime,
    },
    /// It was forgotten or could not be taken.
    Missed {
        /// The time it was due at, where the person said which.
        time: Option<NaiveTime>,
    },
    /// It was left out on purpose.
    Held {
        /// The time it was due at, where the person said which.
        time: Option<NaiveTime>,
        /// Why, where the person said it.
        why: Option<Reason>,
    },
}

/// A dose that is due and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDose<'a> {
    /// The dose.
    pub due: Due,
    /// What was recorded of it; none when nothing was, which does not mean that it was missed.
    pub outcome: Option<&'a Outcome>,
}

/// The doses of a night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NightDoses<'a> {
    /// Those that are due, in the order of the clock.
    pub due: Vec<DueDose<'a>>,
    /// What was recorded beyond them, such as a second dose taken.
    pub beyond: Vec<&'a Outcome>,
    /// When doses were taken, on this night and on others.
    taken: Vec<NaiveDateTime>,
}

impl Plan {
    /// What became of the doses of a night. `boundary` is the time at which the person's day ends.
    ///
    /// A dose that was taken goes to the nearest time that is still free; then what was missed or held goes to the time it names, or
    /// else to the first of the night that is free.
    #[must_use]
    pub fn doses<'a>(
        &self,
        night: NaiveDate,
        events: &'a [DoseEvent],
        boundary: NaiveTime,
    ) -> NightDoses<'a> {
        let due = self.due(night).into_iter().map(|due| DueDose { due, outcome: None }).collect();
        let taken_at = |event: &DoseEvent| match event.outcome {
            Outcome::Taken { at, .. } => Some(at),
            Outcome::Missed { .. } | Outcome::Held { .. } => None,
        };
        let taken = events.iter().filter_map(taken_at).collect();
        let mut doses = NightDoses { due, beyond: Vec::new(), taken };
        let of_night = events.iter().filter(|event| event.night == night);
        let (taken, others): (Vec<_>, Vec<_>) = of_night
            .map(|event| &event.outcome)
            .partition(|outcome| matches!(outcome, Outcome::Taken { .. }));
        for outcome in taken.into_iter().chain(others) {
            match doses.free_for(outcome, boundary) {
                Some(free) => free.outcome = Some(outcome),
                None => doses.beyond.push(outcome),
            }
        }
        doses
    }
}

impl<'a> NightDoses<'a> {
    /// The dose to take next, as seen at this time: of those without a record the nearest, but none that is passed over, because one
    /// that was due later has a record. A passed dose must not be taken beside the next one.
    #[must_use]
    pub fn next(&self, now: NaiveDateTime, boundary: NaiveTime) -> Option<Due> {
        let recorded = self.due.iter().filter(|dose| dose.outcome.is_some());
        let last = recorded.map(|dose| dose.due.wall(boundary)).max();
        let open = self.open().filter(|due| Some(due.wall(boundary)) > last);
        open.min_by_key(|due| apart(now, due.wall(boundary)))
    }

    /// The doses without a record that were due before the next one, or before the last that has a record: it is not known whether
    /// they were taken.
    #[must_use]
    pub fn passed(&self, now: NaiveDateTime, boundary: NaiveTime) -> Vec<Due> {
        let next = self.next(now, boundary);
        let is_passed =
            |due: &Due| next.is_none_or(|next| due.wall(boundary) < next.wall(boundary));
        self.open().filter(is_passed).collect()
    }

    /// Whether the next dose would come too soon after the one before: its own half of the time between two that are due has not begun,
    /// or a quarter of that time has not passed since a dose was really taken, be it late or on the night before.
    #[must_use]
    pub fn is_early(&self, now: NaiveDateTime, boundary: NaiveTime) -> bool {
        self.begins(now, boundary).is_some_and(|begins| now < begins)
    }

    /// When the next dose is early no more; none where nothing is before it.
    fn begins(&self, now: NaiveDateTime, boundary: NaiveTime) -> Option<NaiveDateTime> {
        let next = self.next(now, boundary)?.wall(boundary);
        let before = |dose: &&DueDose<'_>| dose.due.wall(boundary) < next;
        let wall = |dose: &DueDose<'_>| dose.due.wall(boundary);
        let recorded = self.due.iter().filter(before).filter(|dose| dose.outcome.is_some());
        let half = recorded
            .map(wall)
            .max()
            .and_then(|last| later(last, next.signed_duration_since(last), 2));
        let due = self.due.iter().filter(before).map(wall).max();
        let apart = due.map_or(TimeDelta::days(1), |due| next.signed_duration_since(due));
        // What a clock that was ahead recorded is not waited for.
        let taken = self.taken.iter().copied().filter(|at| *at <= now).max();
        let quarter = taken.and_then(|taken| later(taken, apart, 4));
        half.max(quarter)
    }

    /// The time from which [`next`](Self::next) is another dose than now, or is early no more, as long as nothing is recorded.
    #[must_use]
    pub fn turns(&self, now: NaiveDateTime, boundary: NaiveTime) -> Option<NaiveDateTime> {
        if let Some(begins) = self.begins(now, boundary).filter(|begins| now < *begins) {
            return Some(begins);
        }
        let next = self.next(now, boundary)?.wall(boundary);
        let later = self.open().map(|due| due.wall(boundary)).filter(|wall| *wall > next).min()?;
        self::later(next, later.signed_duration_since(next), 2)
    }

    /// The doses without a record, in the order of the clock.
    pub(super) fn open(&self) -> impl Iterator<Item = Due> {
        self.due.iter().filter(|dose| dose.outcome.is_none()).map(|dose| dose.due)
    }

    /// The dose without a record that this one belongs to.
    fn free_for(&mut self, outcome: &Outcome, boundary: NaiveTime) -> Option<&mut DueDose<'a>> {
        let free = self.due.iter_mut().filter(|dose| dose.outcome.is_none());
        match outcome {
            Outcome::Taken { at, .. } => {
                free.min_by_key(|dose| apart(*at, dose.due.wall(boundary)))
            }
            Outcome::Missed { time } | Outcome::Held { time, .. } => {
                let is_other = |due: Due| time.is_some_and(|time| time != due.time);
                free.min_by_key(|dose| (is_other(dose.due), dose.due.wall(boundary)))
            }
        }
    }
}

/// A part of some time after another.
fn later(from: NaiveDateTime, time: TimeDelta, part: i32) -> Option<NaiveDateTime> {
    from.checked_add_signed(time.checked_div(part)?)
}

fn apart(one: NaiveDateTime, other: NaiveDateTime) -> TimeDelta {
    one.signed_duration_since(other).abs()
}
