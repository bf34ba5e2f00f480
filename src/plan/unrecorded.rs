//! What may be gone from a bottle without a record: due doses of past nights of which nothing is recorded. Must not take them for
//! drawn, which only the person knows.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    Bottle, BottleEvent, BottleId, BottleState, DoseEvent, Due, Happened, Plan, PlanError, Supply,
    drawn, limits,
};
use crate::dose::{Exact, Syringe, Volume};

/// The due doses of past nights without a record, since a bottle was begun, or counted the last time, or another one was drawn from, or
/// went out of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unrecorded {
    /// How many, 1 or more.
    pub doses: usize,
    /// What all of them are, each drawn to its mark. It may be more than is left.
    pub volume: Volume,
    /// The bottle that they are of.
    pub bottle: BottleId,
    /// What the clock on the wall showed when the last of them was due, with its date.
    pub last: NaiveDateTime,
}

impl Unrecorded {
    /// Those before this night of a bottle, with the syringes that are `owned`. `boundary` is the time at which the person's day ends.
    /// Of a bottle that is not in use, those before its date was over and before the one in use was begun. None where there are none.
    ///
    /// # Errors
    /// [`PlanError::Dose`] when a number does not fit.
    pub fn of(
        plan: &Plan,
        (supply, bottle): (&Supply, BottleId),
        events: &[DoseEvent],
        (night, boundary): (NaiveDate, NaiveTime),
        owned: &[Syringe],
    ) -> Result<Option<Self>, PlanError> {
        let begun = supply.bottle(bottle).filter(|bottle| bottle.begun.is_some());
        let Some(bottle) = begun else { return Ok(None) };
        let steps = plan.steps();
        let furthest = night.checked_sub_days(Days::new(limits::FURTHEST_LOOK.into()));
        let from = bottle.begun.max(steps.first().map(|step| step.from)).max(furthest);
        let from = from.max(after_the_others(supply, bottle, night)?);
        let end = out_of_use(supply, bottle, night)?;
        let nights = (from.unwrap_or(night), end.unwrap_or(night));
        let mut open = without_record(plan, events, nights, boundary);
        // What was drawn before the person looked is in what was seen. And before another bottle was drawn from, emptied or closed, it
        // may have been from that one: when a bottle came into use is not kept, only when it was opened or made.
        // What another one was used for once this one was out of use tells nothing of the nights before.
        let end = end.map(|end| end.and_time(boundary));
        let is_mark = |event: &&BottleEvent| {
            let is_other = event.bottle != bottle.id;
            if is_other && end.is_some_and(|end| event.at >= end) {
                return false;
            }
            match event.what {
                Happened::Counted(left) => !is_other || left.is_zero(),
                Happened::Drawn(_) | Happened::Spilt(_) | Happened::Closed(_) => is_other,
                Happened::Confirmed => false,
            }
        };
        let known = supply.events().iter().filter(is_mark).map(|event| event.at).max();
        open.retain(|due| Some(due.wall(boundary)) > known);
        let Some(last) = open.iter().map(|due| due.wall(boundary)).max() else { return Ok(None) };
        let mut volume = Volume::ml(Exact::ZERO);
        for due in &open {
            volume = volume.plus(drawn(due.dose, bottle.strength, owned)?)?;
        }
        Ok(Some(Self { doses: open.len(), volume, bottle: bottle.id, last }))
    }

    /// The bottles as they are if all of them were taken: theirs is empty where they are more than is left in it.
    ///
    /// # Errors
    /// [`PlanError::NoSuchBottle`] where theirs is not among these, [`PlanError::Date`] where the last is out of range.
    pub fn taken(&self, supply: &Supply) -> Result<Supply, PlanError> {
        let what = Happened::Drawn(self.volume.min(supply.tally(self.bottle)?.left));
        let mut taken = supply.clone();
        taken.record(BottleEvent { at: self.last, bottle: self.bottle, what })?;
        Ok(taken)
    }

    /// Whether some of them, if taken, came from another of these bottles, since they are more than is left in theirs: how much less is
    /// left in that one, and how long it lasts, nobody knows then.
    ///
    /// # Errors
    /// As [`taken`](Self::taken).
    pub fn is_over(&self, supply: &Supply) -> Result<bool, PlanError> {
        let is_more = self.volume > supply.tally(self.bottle)?.left;
        Ok(is_more && !self.taken(supply)?.stock()?.is_empty())
    }
}

/// The first night on which a bottle was surely out of use: its date was over, or the one that is in use now was begun, or it is this
/// one. None while it is in use itself.
fn out_of_use(
    supply: &Supply,
    bottle: &Bottle,
    night: NaiveDate,
) -> Result<Option<NaiveDate>, PlanError> {
    let used = supply.in_use(night)?;
    if used.is_some_and(|used| used.id == bottle.id) {
        return Ok(None);
    }
    let over = bottle.discard.and_then(|discard| discard.by.succ_opt());
    let next = used.and_then(|used| used.begun);
    Ok([over, next, Some(night)].into_iter().flatten().min())
}

/// The night after the last one on which a bottle that goes before this one could still be used by its date: until then the doses are
/// that one's. None where no date ended the use of one.
fn after_the_others(
    supply: &Supply,
    bottle: &Bottle,
    night: NaiveDate,
) -> Result<Option<NaiveDate>, PlanError> {
    let mut after = None;
    for other in supply.bottles().iter().take_while(|other| other.id != bottle.id) {
        if other.begun.is_some() && supply.state(other.id, night)? == BottleState::Expired {
            after = after.max(other.discard.and_then(|discard| discard.by.succ_opt()));
        }
    }
    Ok(after)
}

/// The due doses of which nothing is recorded, from a night on and before another.
fn without_record(
    plan: &Plan,
    events: &[DoseEvent],
    (from, before): (NaiveDate, NaiveDate),
    boundary: NaiveTime,
) -> Vec<Due> {
    let mut events = events.to_vec();
    events.sort_by_key(|event| event.night);
    let mut open = Vec::new();
    for night in from.iter_days().take_while(|night| *night < before) {
        // Only the records of the night: all of them for each night would be a product of the two.
        let [first, end] = [
            events.partition_point(|event| event.night < night),
            events.partition_point(|event| event.night <= night),
        ];
        let of_night = events.get(first..end).unwrap_or_default();
        open.extend(plan.doses(night, of_night, boundary).open());
    }
    open
}
