//! Laws that hold for every plan and every supply, tried on random ones.

use std::collections::BTreeMap;

use ldn_diary::diary::{Days, NaiveDate, NaiveDateTime};
use ldn_diary::dose::{Exact, Mass, Strength, Volume};
use ldn_diary::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{advised, date, four, time};

/// The first night of all plans here; the others are counted from it.
pub(crate) fn night(days: u64) -> NaiveDate {
    date("2028-01-15").checked_add_days(Days::new(days)).unwrap()
}

pub(super) fn tenths(number: u64) -> Exact {
    Exact::decimal(number, 1).unwrap()
}

fn any_length() -> impl Strategy<Value = Length> {
    prop_oneof![4 => (1_u16..40).prop_map(Length::Days), 1 => Just(Length::Open)]
}

pub(crate) fn any_step() -> impl Strategy<Value = Step> {
    let clocks = prop_oneof![
        3 => Just(vec!["22:00:00"]),
        1 => Just(vec!["01:00:00"]),
        1 => Just(vec!["08:00:00", "20:00:00"]),
    ];
    (1_u64..=45, clocks, any_length()).prop_map(|(dose, clocks, length)| {
        let clocks: Vec<_> = clocks.into_iter().map(time).collect();
        Step::new(Mass::mg(tenths(dose)), Times::new(&clocks).unwrap(), length).unwrap()
    })
}

/// One change, so many nights after the last was made, to begin so many nights after that.
#[derive(Clone, Debug)]
pub(crate) enum Move {
    Hold(Option<u64>),
    StepBack(Length),
    GoOn,
    Stop,
    Edit(Vec<Step>),
    EditAhead,
    Start(Vec<Step>),
}

pub(crate) type Moves = Vec<(u64, u64, Move)>;

pub(crate) fn any_moves() -> impl Strategy<Value = Moves> {
    let change = prop_oneof![
        3 => prop::option::of(0_u64..60).prop_map(Move::Hold),
        3 => any_length().prop_map(Move::StepBack),
        3 => Just(Move::GoOn),
        1 => Just(Move::Stop),
        1 => vec(any_step(), 1..4).prop_map(Move::Edit),
        1 => Just(Move::EditAhead),
        1 => vec(any_step(), 1..4).prop_map(Move::Start),
    ];
    vec((0_u64..30, prop_oneof![2 => Just(0_u64), 1 => 0_u64..40], change), 0..8)
}

pub(crate) fn start(steps: Vec<Step>) -> Plan {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(When { made: night(0), from: night(0) }, advised(), steps).unwrap();
    plan
}

/// Makes the change; one that makes no sense there is refused.
pub(crate) fn make(plan: &mut Plan, when: When, change: &Move) -> Result<(), PlanError> {
    let why = advised();
    match change.clone() {
        Move::Hold(days) => {
            let until = days.map(|days| when.from.checked_add_days(Days::new(days)).unwrap());
            plan.hold(when, why, until)
        }
        Move::StepBack(length) => plan.step_back(when, why, length),
        Move::GoOn => plan.go_on(when, why),
        Move::Stop => plan.stop(when, why),
        Move::Edit(steps) => plan.edit(when, why, steps),
        Move::EditAhead => plan.edit(when, why, plan.ahead(when.from)),
        Move::Start(steps) => plan.start(when, why, steps),
    }
}

/// Makes each change that makes sense there, and looks at the plan before and after it.
pub(crate) fn make_all(
    plan: &mut Plan,
    moves: &Moves,
    mut look: impl FnMut(&Plan, &Plan, When, &Move) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut today = 0;
    for (wait, later, change) in moves {
        today += wait;
        let when = When { made: night(today), from: night(today + later) };
        let before = plan.clone();
        if make(plan, when, change).is_ok() {
            look(&before, plan, when, change)?;
        } else {
            prop_assert_eq!(&*plan, &before, "a change that is refused changes nothing");
        }
    }
    Ok(())
}

const LOOK: u64 = 600;

/// What is due on each night without its step, which a change may end sooner.
fn due(plan: &Plan) -> BTreeMap<NaiveDate, Vec<(Mass, NaiveDateTime)>> {
    let of = |night| plan.due(night).iter().map(|due| (due.dose, due.wall(four()))).collect();
    (0..LOOK).map(night).map(|night| (night, of(night))).collect()
}

/// The same the slow way: every change paints its nights over what was there.
fn painted(plan: &Plan) -> BTreeMap<NaiveDate, Option<(Mass, Times)>> {
    let mut nights: BTreeMap<_, _> = (0..LOOK).map(|days| (night(days), None)).collect();
    for change in plan.changes() {
        let mut steps = change.ahead.iter();
        let (mut step, mut nights_of_step) = (steps.next(), 0_u16);
        for (_, painted) in nights.range_mut(change.when.from..) {
            if step.is_some_and(|step| step.length() == Length::Days(nights_of_step)) {
                (step, nights_of_step) = (steps.next(), 0);
            }
            *painted = step.map(|step| (step.dose(), step.times().clone()));
            nights_of_step += 1;
        }
    }
    nights
}

fn any_strength() -> impl Strategy<Value = Strength> {
    prop::sample::select(vec![(1, 1), (5, 1), (1, 2), (2, 1), (5, 6), (3, 1)])
        .prop_map(|(n, d)| Strength::mg_per_ml(Exact::fraction(n, d).unwrap()).unwrap())
}

/// A bottle that is opened, and that may have a discard-by date.
pub(super) fn any_bottle() -> impl Strategy<Value = Bottle> {
    let discard = prop::option::of(0_u64..90);
    (any_strength(), 1_u64..1500, discard).prop_map(|(strength, volume, discard)| Bottle {
        id: BottleId(0),
        origin: Origin::Bought,
        strength,
        volume: Volume::ml(tenths(volume)),
        begun: Some(night(0)),
        discard: discard.map(|days| Discard { by: night(days), source: DiscardSource::Label }),
    })
}

pub(super) fn numbered(bottles: Vec<Bottle>) -> Vec<Bottle> {
    (1..).zip(bottles).map(|(id, bottle)| Bottle { id: BottleId(id), ..bottle }).collect()
}

fn any_stock() -> impl Strategy<Value = Vec<Stock>> {
    vec(any_bottle(), 0..4)
        .prop_map(|bottles| Supply::new(numbered(bottles), Vec::new()).unwrap().stock().unwrap())
}

pub(super) fn mass(sum: Exact, part: Mass) -> Exact {
    sum.plus(part.in_mg()).unwrap()
}

// The two laws that everything else stands on: more of them than of the others in every check.
proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    // rule: plan-past
    #[test]
    fn no_change_touches_what_was_due_before_it(
        steps in vec(any_step(), 1..5), moves in any_moves(),
    ) {
        let mut plan = start(steps);
        make_all(&mut plan, &moves, |before, after, when, _| {
            let (mut before, mut after) = (due(before), due(after));
            before.split_off(&when.from);
            after.split_off(&when.from);
            prop_assert_eq!(before, after);
            Ok(())
        })?;
        prop_assert_eq!(Plan::new(plan.opioids(), plan.changes().to_vec()), Ok(plan));
    }

    // rule: plan-mass
    #[test]
    fn no_mass_comes_or_goes(
        bottles in vec(any_bottle(), 1..4),
        events in vec((0_u64..60, 0_u32..24, 1_u32..5, 0_u8..10, 1_u64..45), 0..60),
    ) {
        let bottles = numbered(bottles);
        let mut supply = Supply::new(bottles.clone(), Vec::new()).unwrap();
        let mut taken = Exact::ZERO;
        for (days, hour, id, what, number) in events {
            let at = night(days).and_hms_opt(hour, 0, 0).unwrap();
            let Some(bottle) = supply.bottle(BottleId(id)).copied() else { continue };
            let volume = Volume::ml(tenths(number));
            let event = |what| BottleEvent { at, bottle: bottle.id, what };
            let event = match what {
                0 => event(Happened::Spilt(volume)),
                1 => event(Happened::Counted(volume)),
                2 => event(Happened::Closed(Closing::Lost)),
                3 => event(Happened::Confirmed),
                _ => {
                    let dose = Mass::mg(tenths(number));
                    taken = mass(taken, dose);
                    BottleEvent::draw(at, &bottle, dose, None).unwrap()
                }
            };
            supply.record(event).unwrap();
        }
        let (mut out, mut bought) = (Exact::ZERO, Exact::ZERO);
        let mut drawn = Exact::ZERO;
        for bottle in &bottles {
            let tally = supply.tally(bottle.id).unwrap();
            let of = |volume: Volume| volume.at(bottle.strength).unwrap();
            drawn = mass(drawn, of(tally.drawn));
            out = mass(mass(out, of(tally.wasted)), of(tally.left));
            bought = mass(mass(bought, of(bottle.volume)), of(tally.beyond));
        }
        prop_assert_eq!(drawn, taken);
        prop_assert_eq!(taken.plus(out).unwrap(), bought);
        let read_back = Supply::new(bottles, supply.events().to_vec());
        prop_assert_eq!(read_back, Ok(supply));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    // rule: plan-past
    #[test]
    fn what_a_clock_ahead_changed_is_taken_back_and_nothing_before_it(
        steps in vec(any_step(), 1..5), moves in any_moves(), days in 0_u64..120,
    ) {
        let mut plan = start(steps);
        make_all(&mut plan, &moves, |_, _, _, _| Ok(()))?;
        let today = night(days);
        let mut right = plan.clone().without_later(today);
        let (mut before, mut after) = (due(&plan), due(&right));
        before.split_off(&today);
        after.split_off(&today);
        prop_assert_eq!(before, after);
        prop_assert!(right.changes().iter().all(|change| change.when.made <= today));
        let stop = right.stop(When { made: today, from: today }, advised());
        prop_assert_eq!(stop, Ok(()), "the plan can be changed again");
        prop_assert_eq!(Plan::new(right.opioids(), right.changes().to_vec()), Ok(right));
    }

    // rule: plan-due
    #[test]
    fn every_night_has_what_the_last_change_says(
        steps in vec(any_step(), 1..5), moves in any_moves(),
    ) {
        let mut plan = start(steps);
        make_all(&mut plan, &moves, |_, _, _, _| Ok(()))?;
        let steps = plan.steps();
        for (night, painted) in painted(&plan) {
            let found = plan.step_on(night).map(|step| (step.dose, step.times));
            prop_assert_eq!(found, painted, "{}", night);
            prop_assert!(steps.iter().filter(|step| step.covers(night)).count() <= 1);
        }
        prop_assert!(steps.is_sorted_by_key(|step| step.from));
    }

    // rule: plan-past
    #[test]
    fn changes_do_what_they_say(steps in vec(any_step(), 1..5), moves in any_moves()) {
        let mut plan = start(steps);
        make_all(&mut plan, &moves, |before, after, when, change| {
            let step = |plan: &Plan| plan.step_on(when.from);
            let a_day = |step: Option<DatedStep>| step.map(|step| step.a_day().unwrap());
            match change {
                Move::Hold(days) => {
                    let (old, new) = (step(before).unwrap(), step(after).unwrap());
                    prop_assert_eq!((old.dose, old.times), (new.dose, new.times.clone()));
                    let last = days.map(|days| when.from.checked_add_days(Days::new(days)).unwrap());
                    let joined = last.and_then(|last| after.step_on(last.succ_opt()?));
                    prop_assert!(new.until == last || joined.is_some_and(|next| next.from == new.from));
                }
                Move::StepBack(_) => prop_assert!(a_day(step(after)) < a_day(step(before))),
                Move::GoOn => prop_assert_eq!(
                    &after.ahead(when.from)[0].dose(), &before.ahead(when.from)[1].dose(),
                ),
                Move::Stop => prop_assert!(step(after).is_none() && after.waiting().is_empty()),
                // Only what came after a night without a step is let go.
                Move::EditAhead => prop_assert_eq!(after.ahead(when.from), before.ahead(when.from)),
                Move::Edit(steps) | Move::Start(steps) => {
                    prop_assert_eq!(step(after).unwrap().dose, steps[0].dose());
                }
            }
            Ok(())
        })?;
    }

    // rule: plan-mass
    #[test]
    fn a_forecast_draws_what_is_due_and_loses_nothing(
        steps in vec(any_step(), 1..5), stock in any_stock(), from in 0_u64..30,
    ) {
        let plan = start(steps);
        let found = forecast(&plan.steps(), &stock, night(from), &[]).unwrap();
        prop_assert_eq!(found.bottles.len(), stock.len());
        let mut drawn = Exact::ZERO;
        for (bottle, stock) in found.bottles.iter().zip(&stock) {
            prop_assert_eq!(bottle.bottle, stock.bottle);
            prop_assert_eq!(bottle.to_draw.plus(bottle.left_over), Ok(stock.left));
            prop_assert!(stock.discard.is_none() || bottle.until <= stock.discard);
            drawn = mass(drawn, bottle.to_draw.at(stock.strength).unwrap());
        }
        // Every dose before they run out; of that night, what could still be drawn.
        let end = found.runs_out.unwrap_or(night(from + 3661));
        let due_on = |night| plan.due(night).into_iter().map(|due| due.dose).fold(Exact::ZERO, mass);
        let before = night(from).iter_days().take_while(|night| *night < end);
        let due = before.map(due_on).fold(Exact::ZERO, |sum, a_night| sum.plus(a_night).unwrap());
        prop_assert!(due <= drawn);
        let rest = found.runs_out.map_or(Exact::ZERO, due_on);
        prop_assert!(drawn.minus(due).unwrap() < rest || drawn == due);
    }

    // rule: plan-lasts
    #[test]
    fn more_in_a_bottle_never_lasts_less(
        steps in vec(any_step(), 1..5), stock in any_stock(), which in 0_usize..4, more in 1_u64..500,
    ) {
        let steps = start(steps).steps();
        let mut fuller = stock.clone();
        if let Some(bottle) = fuller.get_mut(which) {
            bottle.left = bottle.left.plus(Volume::ml(tenths(more))).unwrap();
        }
        let one = forecast(&steps, &stock, night(0), &[]).unwrap();
        let other = forecast(&steps, &fuller, night(0), &[]).unwrap();
        for (one, other) in one.bottles.iter().zip(&other.bottles).take(which + 1) {
            prop_assert!(one.until <= other.until, "{:?} {:?}", one, other);
        }
        let end = |found: &Forecast| found.runs_out.unwrap_or(NaiveDate::MAX);
        prop_assert!(end(&one) <= end(&other));
    }

    // rule: plan-needed
    #[test]
    fn the_bottles_that_are_needed_suffice_and_one_fewer_does_not(
        steps in vec(any_step(), 1..5), stock in any_stock(), strength in any_strength(),
        volume in 90_u64..1000, nights in 1_u64..400,
    ) {
        let steps = start(steps).steps();
        let refill = Refill { strength, volume: Volume::ml(tenths(volume)), keeps: None };
        let needed = bottles_needed(&steps, &stock, refill, [night(0), night(nights)], &[]).unwrap();
        let more = Stock { bottle: None, strength, left: refill.volume, discard: None };
        let suffice = |bottles| {
            let there = [stock.clone(), vec![more; usize::try_from(bottles).unwrap()]].concat();
            let found = forecast(&steps, &there, night(0), &[]).unwrap();
            found.runs_out.is_none_or(|runs_out| runs_out > night(nights))
        };
        prop_assert!(suffice(needed));
        prop_assert!(needed == 0 || !suffice(needed - 1));
    }

    /// With a time to keep, against a count of whole doses: each bottle gives what it holds or what is due until it is over.
    // rule: plan-needed
    #[test]
    fn bottles_that_do_not_keep_are_counted_one_by_one(
        dose in 1_u64..=45, volume in 45_u64..500, keeps in 0_u16..40, nights in 0_u64..400,
    ) {
        let step = Step::new(
            Mass::mg(tenths(dose)), Times::new(&[time("22:00:00")]).unwrap(), Length::Open,
        ).unwrap();
        let strength = Strength::mg_per_ml(Exact::ONE).unwrap();
        let refill =
            Refill { strength, volume: Volume::ml(tenths(volume)), keeps: Some(keeps) };
        let steps = start(vec![step]).steps();
        let needed = bottles_needed(&steps, &[], refill, [night(0), night(nights)], &[]).unwrap();
        let each = (volume / dose).min(u64::from(keeps) + 1);
        prop_assert_eq!(u64::from(needed), (nights + 1).div_ceil(each));
    }
}
