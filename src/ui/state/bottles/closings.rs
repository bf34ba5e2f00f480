//! Old bottles once another one is put in use: what holds no dose any more is closed together with that. Whoever never
//! closes a bottle would have the app read all that was ever drawn. One past its date is for the person to close: the date may be a slip,
//! and last night's dose may be from it. Pure; it knows no page.

use super::{Change, changed, dose_next, opened};
use crate::diary::{Entry, NaiveDate, NaiveDateTime, Night};
use crate::dose::Mass;
use crate::plan::{
    Bottle, BottleEvent, BottleId, BottleState, Closing, Happened, Plan, PlanError, Supply,
};

/// The smallest dose of any step of the plan, since one may step back to it; where there is none the one that is drawn next; none where
/// no dose is known.
#[must_use]
pub fn least_due(plan: &Plan, entries: &[Entry], night: Night) -> Option<Mass> {
    let least = plan.steps().into_iter().map(|step| step.dose).min();
    least.or_else(|| dose_next(plan, entries, night))
}

/// What closes the old bottles after these changes, that are made now on this night: where one of them puts a bottle in use, every other
/// one that was begun, is good, and is empty or holds less than `dose`. `supply` are the bottles before, with their draws.
///
/// # Errors
/// [`PlanError`] for what is refused, or when a number does not fit.
pub fn closings(
    supply: &Supply,
    changes: &[Change],
    (night, now): (NaiveDate, NaiveDateTime),
    dose: Option<Mass>,
) -> Result<Vec<Change>, PlanError> {
    let puts = |change: &Change| Some((*change, put_in_use(supply, *change, night)?));
    let Some((change, id)) = changes.iter().find_map(puts) else { return Ok(Vec::new()) };
    let after = changed(supply, change, night)?;
    // A bottle that is put in past its own date is not drawn from.
    if after.in_use(night)?.map(|bottle| bottle.id) != Some(id) {
        return Ok(Vec::new());
    }
    let is_old =
        |bottle: &&Bottle| bottle.id != id && bottle.begun.is_some_and(|begun| begun <= night);
    let mut closings = Vec::new();
    for bottle in after.bottles().iter().filter(is_old) {
        if let Some(closing) = closing(&after, bottle, night, dose)? {
            let what = Happened::Closed(closing);
            let at = after.time_for(what, now);
            closings.push(Change::Happened(BottleEvent { at, bottle: bottle.id, what }));
        }
    }
    Ok(closings)
}

/// The bottle that a change puts in use, if it does.
fn put_in_use(supply: &Supply, change: Change, night: NaiveDate) -> Option<BottleId> {
    match change {
        Change::Use(id) => Some(id),
        Change::Put(bottle) => opened(supply, &bottle, night).then_some(bottle.id),
        Change::Happened(_) | Change::Reopen(_) => None,
    }
}

/// Why a bottle is closed that is drawn from no more; none where it still holds a dose, or is closed already.
fn closing(
    supply: &Supply,
    bottle: &Bottle,
    night: NaiveDate,
    dose: Option<Mass>,
) -> Result<Option<Closing>, PlanError> {
    let state = supply.state(bottle.id, night)?;
    let left = supply.tally(bottle.id)?.left;
    let is_short = |dose: Mass| dose.at(bottle.strength).is_ok_and(|volume| left < volume);
    let is_short = state == BottleState::Open && dose.is_some_and(is_short);
    Ok((state == BottleState::Empty || is_short).then_some(Closing::Emptied))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{Exact, Strength, Volume};
    use crate::plan::{Discard, DiscardSource, Origin};

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn now() -> NaiveDateTime {
        date(29).and_hms_opt(22, 0, 0).expect("a time")
    }

    fn ml(hundredths: u64) -> Volume {
        Volume::ml(Exact::hundredths(hundredths))
    }

    /// 100 mL of 1 mg/mL, good until this day.
    fn bottle(id: u32, begun: Option<u32>, by: Option<u32>) -> Bottle {
        let discard = by.map(|by| Discard { by: date(by), source: DiscardSource::Label });
        Bottle {
            id: BottleId(id),
            origin: Origin::Bought,
            strength: Strength::mg_per_ml(Exact::ONE).expect("above zero"),
            volume: ml(10_000),
            begun: begun.map(date),
            discard,
        }
    }

    /// This bottle after a draw on the 20th, or on another day.
    fn drawn_on(day: u32, bottle: Bottle, hundredths: u64) -> Supply {
        let at = date(day).and_hms_opt(22, 0, 0).expect("a time");
        let what = Happened::Drawn(ml(hundredths));
        let draw = BottleEvent { at, bottle: bottle.id, what };
        Supply::new(vec![bottle], vec![draw]).expect("a supply")
    }

    fn drawn(bottle: Bottle, hundredths: u64) -> Supply {
        drawn_on(20, bottle, hundredths)
    }

    fn dose() -> Mass {
        Mass::mg(Exact::hundredths(150))
    }

    fn of(supply: &Supply, change: Change) -> Vec<(BottleId, Closing)> {
        let found = closings(supply, &[change], (date(29), now()), Some(dose())).expect("fits");
        let closed = |change| match change {
            Change::Happened(BottleEvent { bottle, what: Happened::Closed(why), .. }) => {
                (bottle, why)
            }
            Change::Happened(_) | Change::Put(_) | Change::Use(_) | Change::Reopen(_) => {
                panic!("{change:?}")
            }
        };
        found.into_iter().map(closed).collect()
    }

    #[test]
    fn an_old_bottle_is_closed_once_it_holds_no_dose() {
        let new = Change::Put(bottle(2, Some(29), None));
        let begun = bottle(1, Some(1), None);
        let emptied = vec![(BottleId(1), Closing::Emptied)];
        for (supply, closed) in [
            (drawn(begun, 10_000), emptied.clone()),
            (drawn(begun, 9851), emptied),
            (drawn(begun, 9850), vec![]), // one dose is left
            (drawn(begun, 150), vec![]),
            (drawn(bottle(1, Some(1), Some(28)), 150), vec![]), // past its date
            (drawn(bottle(1, Some(1), Some(29)), 150), vec![]),
            // One that was never opened holds up nothing.
            (Supply::new(vec![bottle(1, None, Some(28))], vec![]).expect("a supply"), vec![]),
            (Supply::default(), vec![]),
        ] {
            assert_eq!(of(&supply, new), closed, "{supply:?}");
        }
    }

    #[test]
    fn nothing_is_closed_before_another_bottle_is_in_use() {
        let empty = drawn(bottle(1, Some(1), None), 10_000);
        for change in [
            Change::Put(bottle(2, None, None)),
            Change::Put(bottle(2, Some(30), None)),
            Change::Put(bottle(2, Some(20), Some(28))), // past its own date
            Change::Put(Bottle { volume: ml(10_500), ..bottle(1, Some(1), None) }),
        ] {
            assert!(of(&empty, change).is_empty(), "{change:?}");
        }
        let both = changed(&empty, Change::Put(bottle(2, Some(30), None)), date(29));
        let mut both = both.expect("taken");
        both.put(bottle(2, Some(2), None)).expect("taken");
        let closed = of(&both, Change::Use(BottleId(2)));
        assert_eq!(closed, [(BottleId(1), Closing::Emptied)]);
    }

    /// Where no dose is known, what is in a bottle may still be one.
    #[test]
    fn without_a_dose_only_what_is_empty_is_closed() {
        let new = [Change::Put(bottle(2, Some(29), None))];
        for (drawn_so_far, closed) in [(9999, 0), (10_000, 1)] {
            let supply = drawn(bottle(1, Some(1), None), drawn_so_far);
            let found = closings(&supply, &new, (date(29), now()), None).expect("fits");
            assert_eq!(found.len(), closed, "{drawn_so_far}");
        }
    }

    /// The draw of this minute is before the end of its bottle, and both are in the same change as the new bottle: what is kept before
    /// it is all that Undo has to bring back.
    #[test]
    fn the_old_bottle_is_closed_by_the_same_change_after_its_last_draw() {
        let before = drawn_on(29, bottle(1, Some(1), None), 9900);
        let new = Change::Put(bottle(2, Some(29), None));
        let closed = closings(&before, &[new], (date(29), now()), Some(dose())).expect("fits");
        let made = [new]
            .into_iter()
            .chain(closed)
            .try_fold(before.clone(), |supply, change| changed(&supply, change, date(29)));
        let made = made.expect("taken");
        let state = |id| made.state(BottleId(id), date(29));
        assert_eq!(state(1), Ok(BottleState::Closed(Closing::Emptied)));
        assert_eq!(state(2), Ok(BottleState::Open));
        let tally = made.tally(BottleId(1)).expect("fits");
        assert_eq!((tally.drawn, tally.wasted, tally.left), (ml(9900), ml(100), ml(0)));
        assert_eq!(before.state(BottleId(1), date(29)), Ok(BottleState::Open));
    }
}
