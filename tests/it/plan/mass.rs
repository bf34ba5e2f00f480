//! The law of mass for what a random plan takes from random bottles.

use ldn_diary::dose::{Exact, Volume};
use ldn_diary::plan::{BottleEvent, Happened, Supply};
use proptest::collection::vec;
use proptest::prelude::*;

use super::four;
use super::laws::{
    any_bottle, any_moves, any_step, make_all, mass, night, numbered, start, tenths,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    /// Each dose that is due, through all changes of the plan, is drawn from the bottle in use; what it did not hold counts as bought too.
    // rule: plan-mass
    #[test]
    fn what_a_plan_takes_is_what_was_bought_without_what_is_left_and_wasted(
        steps in vec(any_step(), 1..5), moves in any_moves(), bottles in vec(any_bottle(), 1..4),
        spills in vec((0_u64..60, 1_u64..45), 0..6),
    ) {
        let mut plan = start(steps);
        make_all(&mut plan, &moves, |_, _, _, _| Ok(()))?;
        let bottles = numbered(bottles);
        let mut supply = Supply::new(bottles.clone(), Vec::new()).unwrap();
        let mut taken = Exact::ZERO;
        for days in 0..60 {
            // What is due, and what the step of the night says itself of a day.
            let due = plan.due(night(days));
            let a_day = plan.step_on(night(days)).map(|step| step.a_day().unwrap().in_mg());
            let all = due.iter().fold(Exact::ZERO, |sum, due| mass(sum, due.dose));
            prop_assert_eq!(all, a_day.unwrap_or(Exact::ZERO));
            for due in due {
                let Some(bottle) = supply.in_use(due.night).unwrap().copied() else { continue };
                let draw = BottleEvent::draw(due.wall(four()), &bottle, due.dose, None).unwrap();
                supply.record(draw).unwrap();
                taken = mass(taken, due.dose);
            }
            for (_, tenth) in spills.iter().filter(|(on, _)| *on == days) {
                let Some(bottle) = supply.in_use(night(days)).unwrap().copied() else { continue };
                let at = night(days + 1).and_hms_opt(3, 0, 0).unwrap();
                let what = Happened::Spilt(Volume::ml(tenths(*tenth)));
                supply.record(BottleEvent { at, bottle: bottle.id, what }).unwrap();
            }
        }
        let (mut left_and_wasted, mut bought) = (Exact::ZERO, Exact::ZERO);
        for bottle in &bottles {
            let tally = supply.tally(bottle.id).unwrap();
            let of = |volume: Volume| volume.at(bottle.strength).unwrap();
            left_and_wasted = mass(mass(left_and_wasted, of(tally.wasted)), of(tally.left));
            bought = mass(mass(bought, of(bottle.volume)), of(tally.beyond));
        }
        prop_assert_eq!(taken.plus(left_and_wasted).unwrap(), bought);
    }
}
