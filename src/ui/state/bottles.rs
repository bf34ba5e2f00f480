//! The bottles as their place changes them: what a change makes of them, whether it brings another strength, how long they last, and
//! what has to be said of them. Pure; it knows no page and no words, and saves nothing.
//!
//! A bottle that is put in opened, or opened, or chosen, is drawn from first: it goes before the others.

mod act;
mod closings;
mod form;
mod outlook;
mod problems;

pub use act::{Act, ActForm};
pub use closings::{closings, least_due};
pub use form::{Asked, BottleForm, Now, ORIGINS, SOURCES, Sure, Touched, amount};
pub use outlook::{Alert, Bar, More, Order, Outlook, alerts, permille};
pub use problems::{Problem, Problems};

use crate::diary::{Entry, NaiveDate, Night};
use crate::dose::{Exact, Mass, Strength, StrengthChange};
use crate::plan::{
    Bottle, BottleEvent, BottleId, BottleState, Closing, Happened, Plan, PlanError, Supply, Tally,
};
use crate::ui::state::night::last_dose;

/// A change of the bottles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new bottle, or what is known of one now.
    Put(Bottle),
    /// From now on this one is drawn from, of those that are open.
    Use(BottleId),
    /// Something happened to one.
    Happened(BottleEvent),
    /// One that was closed is open again.
    Reopen(BottleId),
}

/// The bottles after a change that is made on this night.
///
/// # Errors
/// [`PlanError`] for what is refused.
pub fn changed(supply: &Supply, change: Change, night: NaiveDate) -> Result<Supply, PlanError> {
    let mut next = supply.clone();
    match change {
        Change::Happened(event) => {
            next.record(event)?;
            Ok(next)
        }
        Change::Reopen(id) => {
            next.reopen(id)?;
            Ok(next)
        }
        Change::Use(id) => {
            next.bottle(id).ok_or(PlanError::NoSuchBottle)?;
            first(&next, id)
        }
        Change::Put(bottle) => {
            let old = supply.bottle(bottle.id);
            let is_opened = opened(supply, &bottle, night);
            let is_other = old.is_some_and(|old| old.strength != bottle.strength);
            next.put(bottle)?;
            if is_other {
                next = unconfirmed(&next, bottle.id)?;
            }
            if is_opened { first(&next, bottle.id) } else { Ok(next) }
        }
    }
}

/// Whether a bottle as it is put in now is opened by that: by this night it is, and until now it was not.
fn opened(supply: &Supply, bottle: &Bottle, night: NaiveDate) -> bool {
    let begun = |bottle: &Bottle| bottle.begun.is_some_and(|begun| begun <= night);
    begun(bottle) && !supply.bottle(bottle.id).is_some_and(begun)
}

/// The same bottles with this one before all others.
fn first(supply: &Supply, id: BottleId) -> Result<Supply, PlanError> {
    let mut bottles = supply.bottles().to_vec();
    bottles.sort_by_key(|bottle| bottle.id != id);
    Supply::new(bottles, supply.events().to_vec())
}

/// The same bottles without what was confirmed of this one: it was of another strength.
fn unconfirmed(supply: &Supply, id: BottleId) -> Result<Supply, PlanError> {
    let is_it =
        |event: &&BottleEvent| event.bottle == id && matches!(event.what, Happened::Confirmed);
    let events = supply.events().iter().filter(|event| !is_it(event)).copied().collect();
    Supply::new(supply.bottles().to_vec(), events)
}

/// The number of a new bottle: one more than the largest.
#[must_use]
pub fn next_id(supply: &Supply) -> BottleId {
    let largest = supply.bottles().iter().map(|bottle| bottle.id.0).max();
    BottleId(largest.map_or(1, |largest| largest.saturating_add(1)))
}

/// What a change stops for: another strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The bottle that is drawn from has another strength from now on: the person confirms it together with the change.
    InUse(BottleId, StrengthChange),
    /// The strength of the bottle that is drawn from was typed wrongly: from what was typed to what is now.
    Corrected(BottleId, StrengthChange),
    /// A bottle of another strength is put beside the others, and not drawn from yet.
    Beside(StrengthChange),
}

impl Guard {
    /// The strengths and draws, side by side.
    #[must_use]
    pub const fn change(&self) -> &StrengthChange {
        match self {
            Self::InUse(_, change) | Self::Corrected(_, change) | Self::Beside(change) => change,
        }
    }
}

/// What a change of these bottles, with their draws, stops for when this dose is drawn next.
///
/// # Errors
/// [`PlanError`] for what is refused, or when a number does not fit.
pub fn guard(
    supply: &Supply,
    change: Change,
    dose: Mass,
    night: NaiveDate,
) -> Result<Option<Guard>, PlanError> {
    let after = changed(supply, change, night)?;
    let what = |bottle: Option<&Bottle>| bottle.map(|bottle| (bottle.id, bottle.strength));
    let (old, new) = (what(supply.in_use(night)?), what(after.in_use(night)?));
    if let Some((id, strength)) = new.filter(|_| old != new) {
        let found = match after.to_confirm(dose, night)? {
            Some(found) => Some(found),
            None => supply.strength_change(strength, dose, night)?,
        };
        // Where another bottle was drawn from before, of a third strength, the hand knows the draw from that one.
        let is_same = |change: &StrengthChange| old == Some((id, change.old));
        let stop = |change| {
            if is_same(&change) { Guard::Corrected(id, change) } else { Guard::InUse(id, change) }
        };
        return Ok(found.map(stop));
    }
    let Change::Put(bottle) = change else { return Ok(None) };
    if supply.bottle(bottle.id).is_some_and(|kept| kept.strength == bottle.strength) {
        return Ok(None);
    }
    Ok(supply.strength_change(bottle.strength, dose, night)?.map(Guard::Beside))
}

/// What a change makes of a bottle that is put in already, where it changes its strength: that bottle as it is until then.
#[must_use]
pub fn corrected(supply: &Supply, change: Change) -> Option<Bottle> {
    let Change::Put(bottle) = change else { return None };
    supply.bottle(bottle.id).filter(|kept| kept.strength != bottle.strength).copied()
}

/// Whether the bottle of the strength until now stays in use where a change that stops is left: it is in use still, and nothing that
/// just happened to it, as that it is empty, is the change.
#[must_use]
pub fn keeps_old(supply: &Supply, change: Change, old: Strength, night: NaiveDate) -> bool {
    let is_old = |used: Option<&Bottle>| used.is_some_and(|bottle| bottle.strength == old);
    match change {
        Change::Put(_) | Change::Use(_) | Change::Reopen(_) => {
            supply.in_use(night).is_ok_and(is_old)
        }
        Change::Happened(_) => false,
    }
}

/// The dose that is drawn next: the first of this night, or of the next step, or the one that was taken last. None where none of them
/// is there, so that no draw changes.
#[must_use]
pub fn dose_next(plan: &Plan, entries: &[Entry], night: Night) -> Option<Mass> {
    let date = night.date();
    let due = plan.due(date).first().map(|due| due.dose);
    let later = || plan.steps().into_iter().find(|step| step.from > date).map(|step| step.dose);
    due.or_else(later).or_else(|| last_dose(entries, night).map(|last| last.dose))
}

/// How much another strength gives by the old draw, beside the dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ratio {
    /// So many times the dose, 2 or more.
    Times(Exact),
    /// So many percent more, below twice the dose.
    More(Exact),
    /// One part of so many, 2 or more.
    Part(u64),
    /// So many percent less.
    Less(Exact),
}

impl Ratio {
    /// That of a change. None when a number does not fit.
    #[must_use]
    pub fn of(change: &StrengthChange) -> Option<Self> {
        let (old, new) = (change.old.in_mg_per_ml(), change.new.in_mg_per_ml());
        let percent = |off: Exact, of: Exact| off.times(Exact::whole(100)).ok()?.over(of).ok();
        if new > old {
            let times = new.over(old).ok()?;
            let is_more = times >= Exact::whole(2);
            return if is_more {
                Some(Self::Times(times))
            } else {
                percent(new.minus(old).ok()?, old).map(Self::More)
            };
        }
        let part = old.over(new).ok()?;
        if part.is_whole() && part >= Exact::whole(2) {
            return Some(Self::Part(part.floor()));
        }
        percent(old.minus(new).ok()?, old).map(Self::Less)
    }
}

/// A bottle in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands on it.
    pub bottle: Bottle,
    /// What it is on the night.
    pub state: BottleState,
    /// What became of its liquid. Of a closed one not all draws are known here.
    pub tally: Tally,
    /// Whether it is the one in use.
    pub in_use: bool,
    /// On which day it was closed, if it was.
    pub closed: Option<NaiveDate>,
}

impl Row {
    /// Whether something was drawn from it, as far as is known.
    #[must_use]
    pub fn touched(&self) -> Touched {
        let is_closed = matches!(self.state, BottleState::Closed(_));
        if is_closed || !self.tally.drawn.is_zero() { Touched::Drawn } else { Touched::Fresh }
    }
}

/// Every bottle: those that are open first, then those that are not opened, then those that are not drawn from though nobody closed
/// them, and the closed ones, the last first.
///
/// # Errors
/// [`PlanError`] when a number does not fit.
pub fn rows(supply: &Supply, night: NaiveDate) -> Result<Vec<Row>, PlanError> {
    let used = supply.in_use(night)?.map(|bottle| bottle.id);
    let row = |bottle: &Bottle| {
        Ok(Row {
            bottle: *bottle,
            state: supply.state(bottle.id, night)?,
            tally: supply.tally(bottle.id)?,
            in_use: used == Some(bottle.id),
            closed: supply.closed_at(bottle.id).map(|at| at.date()),
        })
    };
    let mut rows: Vec<Row> = supply.bottles().iter().map(row).collect::<Result<_, PlanError>>()?;
    rows.sort_by_key(|row| (rank(row.state), row.closed.map(std::cmp::Reverse)));
    Ok(rows)
}

const fn rank(state: BottleState) -> u8 {
    match state {
        BottleState::Open => 0,
        BottleState::Unopened => 1,
        BottleState::Empty | BottleState::Expired => 2,
        BottleState::Closed(_) => 3,
    }
}

/// Why a bottle can be closed, in the order of the form.
pub const CLOSINGS: [Closing; 3] = [Closing::Emptied, Closing::Expired, Closing::Lost];

/// Why a bottle is to be closed that is not drawn from any more; of another one only the person knows.
#[must_use]
pub const fn plain_closing(state: BottleState) -> Option<Closing> {
    match state {
        BottleState::Empty => Some(Closing::Emptied),
        BottleState::Expired => Some(Closing::Expired),
        BottleState::Unopened | BottleState::Open | BottleState::Closed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::Volume;
    use crate::plan::{Discard, DiscardSource, Origin};

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn ml(hundredths: u64) -> Volume {
        Volume::ml(Exact::hundredths(hundredths))
    }

    fn strength(hundredths: u64) -> Strength {
        Strength::mg_per_ml(Exact::hundredths(hundredths)).expect("above zero")
    }

    fn bottle(id: u32, hundredths: u64, begun: Option<u32>) -> Bottle {
        Bottle {
            id: BottleId(id),
            origin: Origin::Bought,
            strength: strength(hundredths),
            volume: ml(10_000),
            begun: begun.map(date),
            discard: None,
        }
    }

    fn happened(id: u32, day: u32, what: Happened) -> BottleEvent {
        let at = date(day).and_hms_opt(22, 0, 0).expect("a time");
        BottleEvent { at, bottle: BottleId(id), what }
    }

    /// A bottle of 1 mg/mL in use since the 1st, with a draw of 1.5 mL on the 20th.
    fn drawn() -> Supply {
        let draw = happened(1, 20, Happened::Drawn(ml(150)));
        Supply::new(vec![bottle(1, 100, Some(1))], vec![draw]).expect("a supply")
    }

    fn dose() -> Mass {
        Mass::mg(Exact::hundredths(150))
    }

    fn in_use(supply: &Supply) -> Option<u32> {
        supply.in_use(date(29)).expect("fits").map(|bottle| bottle.id.0)
    }

    #[test]
    fn a_bottle_that_is_opened_or_chosen_is_drawn_from_and_one_that_is_not_waits() {
        let opened = Change::Put(bottle(2, 100, Some(29)));
        for (change, used) in [
            (opened, 2),
            (Change::Put(bottle(2, 100, None)), 1),
            (Change::Put(bottle(2, 100, Some(30))), 1),
            (Change::Put(Bottle { volume: ml(5000), ..bottle(1, 100, Some(1)) }), 1),
        ] {
            let after = changed(&drawn(), change, date(29)).expect("taken");
            assert_eq!(in_use(&after), Some(used), "{change:?}");
            assert_eq!(after.events().len(), 1, "nothing that happened is lost");
        }
        let both = changed(&drawn(), opened, date(29)).expect("taken");
        let back = changed(&both, Change::Use(BottleId(1)), date(29)).expect("taken");
        assert_eq!(in_use(&back), Some(1));
        assert_eq!(back.bottles().len(), 2);
        let waits = changed(&drawn(), Change::Put(bottle(2, 100, None)), date(29)).expect("taken");
        assert_eq!(in_use(&changed(&waits, opened, date(29)).expect("taken")), Some(2));
        let none = changed(&drawn(), Change::Use(BottleId(7)), date(29));
        assert_eq!(none, Err(PlanError::NoSuchBottle));
        let other = changed(&drawn(), Change::Put(bottle(1, 500, Some(1))), date(29));
        assert_eq!(other, Err(PlanError::StrengthFixed));
    }

    #[test]
    fn another_strength_is_stopped_wherever_it_would_be_drawn_from() {
        let five = StrengthChange {
            old: strength(100),
            new: strength(500),
            old_draw: ml(150),
            new_draw: ml(30),
            old_draw_from_new: Mass::mg(Exact::hundredths(750)),
        };
        let waits = changed(&drawn(), Change::Put(bottle(2, 500, None)), date(29)).expect("taken");
        let of = |bottles| Supply::new(bottles, drawn().events().to_vec()).expect("a supply");
        let both = of(vec![bottle(1, 100, Some(1)), bottle(2, 500, Some(2))]);
        // The stronger one was drawn from first before it was closed.
        let mut closed = of(vec![bottle(2, 500, Some(2)), bottle(1, 100, Some(1))]);
        closed.record(happened(2, 28, Happened::Closed(Closing::Lost))).expect("taken");
        let lost = Change::Happened(happened(1, 29, Happened::Closed(Closing::Lost)));
        let beside = Some(Guard::Beside(five));
        let in_use = Some(Guard::InUse(BottleId(2), five));
        for (supply, change, expected) in [
            (drawn(), Change::Put(bottle(2, 500, Some(29))), in_use),
            (drawn(), Change::Put(bottle(2, 500, None)), beside),
            (drawn(), Change::Put(bottle(2, 100, Some(29))), None),
            (drawn(), Change::Put(bottle(2, 100, None)), None),
            (waits.clone(), Change::Put(bottle(2, 500, Some(29))), in_use),
            (waits, Change::Put(Bottle { volume: ml(5000), ..bottle(2, 500, None) }), None),
            (both.clone(), Change::Use(BottleId(2)), in_use),
            (both.clone(), Change::Use(BottleId(1)), None),
            (both, lost, in_use),
            (closed, Change::Reopen(BottleId(2)), in_use),
            (Supply::default(), Change::Put(bottle(1, 500, Some(29))), None),
        ] {
            assert_eq!(guard(&supply, change, dose(), date(29)), Ok(expected), "{change:?}");
        }
    }

    #[test]
    fn a_bottle_that_was_closed_by_mistake_is_as_before_once_it_is_opened_again() {
        let closing = |day| happened(1, day, Happened::Closed(Closing::Emptied));
        let mut closed = drawn();
        for day in [27, 28] {
            closed.record(closing(day)).expect("taken");
        }
        assert_eq!(in_use(&closed), None);
        let reopen = Change::Reopen(BottleId(1));
        assert_eq!(changed(&closed, reopen, date(29)), Ok(drawn()));
        assert_eq!(changed(&drawn(), reopen, date(29)), Ok(drawn()), "it was open");
        let none = changed(&closed, Change::Reopen(BottleId(7)), date(29));
        assert_eq!(none, Err(PlanError::NoSuchBottle));
    }

    #[test]
    fn the_bottle_in_use_counts_though_nothing_was_drawn_from_it() {
        let fresh = Supply::new(vec![bottle(1, 100, Some(1))], vec![]).expect("a supply");
        let put = Change::Put(bottle(2, 500, Some(29)));
        let found = guard(&fresh, put, dose(), date(29)).expect("fits");
        assert!(matches!(found, Some(Guard::InUse(BottleId(2), _))), "{found:?}");
        // And a strength that is written anew is one, too.
        let anew = Change::Put(bottle(1, 500, Some(1)));
        let found = guard(&fresh, anew, dose(), date(29)).expect("fits");
        assert!(matches!(found, Some(Guard::Corrected(BottleId(1), _))), "{found:?}");
    }

    /// The bottle was said to be two, an old and a new one, though only its own strength was typed wrongly.
    #[test]
    fn one_bottle_that_is_corrected_is_told_from_two() {
        let both = |second| {
            let drawn = drawn().events().to_vec();
            let bottles = vec![bottle(2, second, Some(24)), bottle(1, 100, Some(1))];
            Supply::new(bottles, drawn).expect("a supply")
        };
        let anew = |hundredths| Change::Put(bottle(2, hundredths, Some(24)));
        for (typed, now, from) in [
            (500, 250, None),      // 1 mg/mL was drawn last: from there the draw changes
            (500, 100, Some(500)), // as it was drawn last
            (100, 500, Some(100)),
        ] {
            let supply = both(typed);
            let found = guard(&supply, anew(now), dose(), date(29)).expect("fits").expect("stops");
            let is_of = |id, change: &StrengthChange, old| {
                id == BottleId(2) && (change.old, change.new) == (strength(old), strength(now))
            };
            let right = match (found, from) {
                (Guard::Corrected(id, change), Some(from)) => is_of(id, &change, from),
                (Guard::InUse(id, change), None) => is_of(id, &change, 100),
                _ => false,
            };
            assert!(right, "{typed} {now}: {found:?}");
            assert_eq!(corrected(&supply, anew(now)), supply.bottle(BottleId(2)).copied());
            assert_eq!(corrected(&supply, anew(typed)), None, "it stays as it was typed");
        }
        assert_eq!(corrected(&drawn(), anew(500)), None, "another bottle");
        assert_eq!(corrected(&drawn(), Change::Use(BottleId(1))), None);
    }

    /// "Keep the old bottle" was offered of one that was closed as empty.
    #[test]
    fn the_old_bottle_is_kept_only_where_it_is_in_use() {
        let put = Change::Put(bottle(2, 500, Some(29)));
        let emptied = Change::Happened(happened(1, 29, Happened::Closed(Closing::Emptied)));
        let closed = changed(&drawn(), emptied, date(29)).expect("taken");
        let mut third = closed.clone();
        third.put(bottle(3, 2000, Some(28))).expect("taken");
        for (supply, change, expected) in [
            (drawn(), put, true),
            (closed, put, false),
            (third, put, false), // 1 mg/mL was drawn last, and another one is in use
            (drawn(), emptied, false),
        ] {
            let kept = keeps_old(&supply, change, strength(100), date(29));
            assert_eq!(kept, expected, "{change:?}");
        }
    }

    /// What was confirmed was another strength.
    #[test]
    fn a_strength_that_is_written_anew_is_not_confirmed() {
        let put = Change::Put(bottle(2, 500, Some(29)));
        let mut supply = changed(&drawn(), put, date(29)).expect("taken");
        supply.record(happened(2, 29, Happened::Confirmed)).expect("taken");
        assert_eq!(supply.to_confirm(dose(), date(29)), Ok(None));
        let anew = Change::Put(bottle(2, 1000, Some(29)));
        let supply = changed(&supply, anew, date(29)).expect("taken");
        let asked = supply.to_confirm(dose(), date(29)).expect("fits").expect("asked");
        assert_eq!((asked.old, asked.new), (strength(100), strength(1000)));
    }

    #[test]
    fn numbers_go_up() {
        assert_eq!(next_id(&Supply::default()), BottleId(1));
        let gap = vec![bottle(7, 100, None), bottle(3, 100, None)];
        assert_eq!(next_id(&Supply::new(gap, vec![]).expect("a supply")), BottleId(8));
    }

    #[test]
    fn a_ratio_is_told_as_it_is() {
        let ratio = |old, new| {
            let change = StrengthChange {
                old: strength(old),
                new: strength(new),
                old_draw: ml(0),
                new_draw: ml(0),
                old_draw_from_new: dose(),
            };
            Ratio::of(&change).expect("fits")
        };
        let of = |one, other| Exact::fraction(one, other).expect("fits");
        for (old, new, expected) in [
            (100, 500, Ratio::Times(Exact::whole(5))),
            (100, 200, Ratio::Times(Exact::whole(2))),
            (150, 500, Ratio::Times(of(10, 3))),
            (100, 150, Ratio::More(Exact::whole(50))),
            (100, 104, Ratio::More(Exact::whole(4))),
            (500, 100, Ratio::Part(5)),
            (200, 100, Ratio::Part(2)),
            (100, 75, Ratio::Less(Exact::whole(25))),
            (1000, 300, Ratio::Less(Exact::whole(70))),
        ] {
            assert_eq!(ratio(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn the_list_goes_as_one_draws_and_ends_with_the_closed() {
        let past = Discard { by: date(28), source: DiscardSource::Label };
        let bottles = vec![
            bottle(1, 100, Some(1)),
            bottle(2, 100, Some(1)),
            Bottle { discard: Some(past), ..bottle(3, 100, Some(1)) },
            bottle(4, 100, None),
            bottle(5, 100, Some(20)),
        ];
        let events = vec![
            happened(1, 10, Happened::Closed(Closing::Emptied)),
            happened(2, 20, Happened::Closed(Closing::Lost)),
        ];
        let supply = Supply::new(bottles, events).expect("a supply");
        let rows = rows(&supply, date(29)).expect("fits");
        let order: Vec<u32> = rows.iter().map(|row| row.bottle.id.0).collect();
        assert_eq!(order, [5, 4, 3, 2, 1]);
        let used: Vec<u32> =
            rows.iter().filter(|row| row.in_use).map(|row| row.bottle.id.0).collect();
        assert_eq!(used, [5]);
        assert_eq!(rows.last().and_then(|row| row.closed), Some(date(10)));
        let touched: Vec<_> = rows.iter().map(Row::touched).collect();
        let (fresh, drawn) = (Touched::Fresh, Touched::Drawn);
        assert_eq!(touched, [fresh, fresh, fresh, drawn, drawn]);
    }
}
