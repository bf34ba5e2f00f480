//! What the doses of entries say to a plan and its bottles.

use ldn_diary::diary::{DoseRecord, Entry, dose_events, draws};
use ldn_diary::dose::{DoseError, Exact, Mass, Volume};
use ldn_diary::plan::{
    Bottle, BottleEvent, BottleId, DoseEvent, Happened, Origin, Outcome, Supply,
};

use super::{blank, clock, date, moment};
use crate::help::{mg, mg_per_ml, ml};

fn supply() -> Supply {
    let bottle = |id, strength| Bottle {
        id: BottleId(id),
        origin: Origin::Bought,
        strength: mg_per_ml(strength),
        volume: ml("100"),
        begun: Some(date("2026-11-01")),
        discard: None,
    };
    Supply::new(vec![bottle(1, "1"), bottle(2, "3")], vec![]).unwrap()
}

/// A dose that was taken at a time on a wall clock.
fn taken(dose: &str, draw: Option<Volume>, bottle: Option<u32>, at: &str) -> DoseRecord {
    DoseRecord::Taken { dose: mg(dose), draw, bottle: bottle.map(BottleId), at: moment(at) }
}

fn with(iso: &str, doses: &[DoseRecord]) -> Entry {
    Entry { doses: doses.to_vec(), ..blank(1, iso) }
}

fn drawn(at: &str, bottle: u32, volume: Volume) -> BottleEvent {
    BottleEvent { at: clock(at), bottle: BottleId(bottle), what: Happened::Drawn(volume) }
}

/// The volume that was read from the syringe, or else the one that holds the dose; of the bottles that are kept alone.
#[test]
fn a_dose_from_a_bottle_is_a_draw_from_it() {
    let entries = [
        with("2026-11-22", &[taken("1.5", None, Some(1), "2026-11-22T22:00:00")]),
        with(
            "2026-11-23",
            &[
                taken("1.5", Some(ml("0.6")), Some(2), "2026-11-24T01:30:00"),
                taken("1", None, Some(2), "2026-11-23T22:00:00"),
                taken("3", None, None, "2026-11-23T22:00:00"),
                taken("3", Some(ml("1")), Some(9), "2026-11-23T22:00:00"),
                DoseRecord::Missed { due: None },
                DoseRecord::Held { due: None, why: None },
            ],
        ),
    ];
    let third = Volume::ml(Exact::fraction(1, 3).unwrap());
    let draws = draws(&entries, &supply()).unwrap();
    assert_eq!(
        draws,
        [
            drawn("2026-11-22T22:00:00", 1, ml("1.5")),
            drawn("2026-11-24T01:30:00", 2, ml("0.6")),
            drawn("2026-11-23T22:00:00", 2, third),
        ]
    );
    let supply = Supply::new(supply().bottles().to_vec(), draws).unwrap();
    let left = |id| supply.tally(BottleId(id)).unwrap().left;
    assert_eq!(left(1), ml("98.5"));
    assert_eq!(left(2), ml("99.4").minus(third).unwrap());
}

#[test]
fn a_dose_whose_volume_does_not_fit_is_an_error_and_no_fuller_bottle() {
    let dose = Mass::mg(Exact::fraction(1, u64::MAX).unwrap());
    let at = moment("2026-11-22T22:00:00");
    let record = DoseRecord::Taken { dose, draw: None, bottle: Some(BottleId(2)), at };
    let entries = [with("2026-11-22", &[record])];
    assert_eq!(draws(&entries, &supply()), Err(DoseError::TooLarge));
}

#[test]
fn what_became_of_a_dose_belongs_to_the_night_of_its_entry() {
    let after_midnight = taken("1.5", Some(ml("1.5")), Some(1), "2026-11-24T01:30:00");
    let entries = [
        with("2026-11-23", &[after_midnight, DoseRecord::Missed { due: None }]),
        with("2026-11-24", &[DoseRecord::Held { due: None, why: None }]),
        with("2026-11-25", &[]),
    ];
    let event = |night, outcome| DoseEvent { night: date(night), outcome };
    assert_eq!(
        dose_events(&entries),
        [
            event(
                "2026-11-23",
                Outcome::Taken { dose: mg("1.5"), at: clock("2026-11-24T01:30:00") }
            ),
            event("2026-11-23", Outcome::Missed { time: None }),
            event("2026-11-24", Outcome::Held { time: None, why: None }),
        ]
    );
    assert!(dose_events(&[]).is_empty() && draws(&[], &supply()).unwrap().is_empty());
}
