//! Whether a bottle has another strength than the one that the hand knows: the one that was drawn from or confirmed last. Must not know
//! how much is left.

use chrono::NaiveDate;

use super::{BottleEvent, Happened, Supply};
use crate::dose::{Mass, Strength, StrengthChange, judge_new_bottle};
use crate::plan::{Bottle, PlanError};

impl Supply {
    /// What would change for `dose` with a bottle of this strength: for the form of a new bottle. None when nothing would, or when
    /// no bottle is in use and none was drawn from, confirmed or begun before.
    ///
    /// # Errors
    /// [`PlanError::Dose`] for no dose, or when a number does not fit.
    pub fn strength_change(
        &self,
        new: Strength,
        dose: Mass,
        night: NaiveDate,
    ) -> Result<Option<StrengthChange>, PlanError> {
        match self.in_use(night)? {
            Some(used) => Ok(judge_new_bottle(dose, used.strength, new)?),
            None => self.change_from_last(dose, new, None),
        }
    }

    /// What changes for `dose` with the bottle in use, until the person confirms it: no draw is shown before. None when it has the
    /// strength of the bottle that was drawn from or confirmed last before, or is the first.
    ///
    /// # Errors
    /// [`PlanError::Dose`] for no dose, or when a number does not fit.
    pub fn to_confirm(
        &self,
        dose: Mass,
        night: NaiveDate,
    ) -> Result<Option<StrengthChange>, PlanError> {
        let Some(bottle) = self.in_use(night)? else { return Ok(None) };
        self.change_from_last(dose, bottle.strength, Some(bottle))
    }

    /// What changes for `dose` with `new`, the strength of `this` where it is in use already, from the other bottle that was drawn from
    /// or confirmed last. None where `this` was confirmed later.
    fn change_from_last(
        &self,
        dose: Mass,
        new: Strength,
        this: Option<&Bottle>,
    ) -> Result<Option<StrengthChange>, PlanError> {
        let mut since = None;
        for event in self.events.iter().rev() {
            let is_confirmed = event.what == Happened::Confirmed;
            if this.is_some_and(|this| this.id == event.bottle) {
                if is_confirmed {
                    return Ok(None);
                }
            } else if let Some(old) = self.strength_used(event) {
                let change = judge_new_bottle(dose, old, new)?;
                if change.is_some() || !is_confirmed {
                    return Ok(change);
                }
                // A yes is kept for ever, and draws of long ago are not read: of a bottle begun since, there may have been some.
                since = Some(event.at.date());
                break;
            }
        }
        let old = self.strength_begun(this, since);
        Ok(old.map(|old| judge_new_bottle(dose, old, new)).transpose()?.flatten())
    }

    /// The strength of the bottle that was begun last, after the day `since` if there is one, of those that were not begun after
    /// `before`: after a long pause, or where draws were recorded from no bottle, none is known from it, and the person knows its label
    /// all the same.
    fn strength_begun(
        &self,
        before: Option<&Bottle>,
        since: Option<NaiveDate>,
    ) -> Option<Strength> {
        let is_other = |bottle: &&Bottle| {
            before.is_none_or(|this| bottle.id != this.id && bottle.begun <= this.begun)
        };
        // No day comes before every day, so that a bottle that was never begun is left out.
        let begun = self.bottles.iter().filter(|bottle| bottle.begun > since).filter(is_other);
        begun.max_by_key(|bottle| bottle.begun).map(|bottle| bottle.strength)
    }

    /// The strength that the hand knows from an event: that of a bottle that was drawn from, or confirmed.
    fn strength_used(&self, event: &BottleEvent) -> Option<Strength> {
        let bottle = self.bottle(event.bottle)?;
        let is_used = event.what == Happened::Confirmed || event.draws_from(bottle.id);
        is_used.then_some(bottle.strength)
    }
}
