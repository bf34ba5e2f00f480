//! Liquids from tablets.

use ldn_diary::dose::{Certainty, DoseError, Subject, Water, batch, final_volume_for};

use crate::help::{mg, mg_per_ml, ml, n};

// rule: dose-batch
#[test]
fn made_up_to_is_exact_and_water_added_is_at_most() {
    for (tablets, tablet, water, strength, certainty) in [
        ("1", "50", Water::MadeUpTo(ml("50")), "1", Certainty::Exact),
        ("1", "50", Water::MadeUpTo(ml("100")), "0.5", Certainty::Exact),
        ("2", "50", Water::MadeUpTo(ml("100")), "1", Certainty::Exact),
        ("1", "50", Water::Added(ml("50")), "1", Certainty::AtMost),
        ("3", "4.5", Water::Added(ml("27")), "0.5", Certainty::AtMost),
    ] {
        let made = batch(n(tablets), mg(tablet), water).unwrap();
        assert_eq!(
            (made.strength, made.certainty),
            (mg_per_ml(strength), certainty),
            "{tablets} × {tablet}"
        );
        assert_eq!(made.working.len(), 2);
    }
    assert_eq!(batch(n("2"), mg("50"), Water::MadeUpTo(ml("100"))).unwrap().total, mg("100"));
}

// rule: dose-batch
#[test]
fn the_final_volume_for_a_wanted_strength() {
    let made = final_volume_for(n("2"), mg("50"), mg_per_ml("0.5")).unwrap();
    assert_eq!((made.total, made.volume), (mg("100"), ml("200")));
    assert_eq!(made.working.len(), 2);
    assert_eq!(
        final_volume_for(n("0"), mg("50"), mg_per_ml("1")),
        Err(DoseError::Zero(Subject::Tablets))
    );
}

// rule: dose-no-panic
#[test]
fn what_is_no_batch_is_named() {
    let water = Water::MadeUpTo(ml("50"));
    for (tablets, tablet, water, error) in [
        ("0", "50", water, DoseError::Zero(Subject::Tablets)),
        ("0.5", "50", water, DoseError::NotWhole(Subject::Tablets)),
        ("1", "0", water, DoseError::Zero(Subject::Tablet)),
        ("1", "50", Water::MadeUpTo(ml("0")), DoseError::Zero(Subject::FinalVolume)),
        ("1", "50", Water::Added(ml("0")), DoseError::Zero(Subject::Water)),
    ] {
        assert_eq!(batch(n(tablets), mg(tablet), water), Err(error));
    }
}
