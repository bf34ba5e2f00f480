//! The verdicts: on a dose, a draw, a tenfold slip and a new bottle.

use ldn_diary::dose::limits::Bound;
use ldn_diary::dose::{
    DoseError, DoseGate, DrawGate, StrengthChange, Subject, TenfoldGate, judge_dose, judge_draw,
    judge_new_bottle, judge_tenfold, limits,
};

use crate::help::{mg, mg_per_ml, ml, n};

// rule: dose-gate
#[test]
fn doses_are_judged_just_above_each_bound() {
    for (dose, gate) in [
        ("0.0010", DoseGate::Open),
        ("1.5", DoseGate::Open),
        ("4.5", DoseGate::Open),
        ("4.500000001", DoseGate::Confirm),
        ("5", DoseGate::Confirm),
        ("6", DoseGate::Confirm),
        ("6.000000001", DoseGate::Warn),
        ("7", DoseGate::Warn),
        ("10", DoseGate::Warn),
        ("10.000000001", DoseGate::Refuse),
        ("12", DoseGate::Refuse),
        ("4500", DoseGate::Refuse),
    ] {
        assert_eq!(judge_dose(mg(dose)), gate, "{dose}");
    }
}

// rule: dose-small
#[test]
fn draws_are_judged_just_below_each_bound() {
    for (volume, gate) in [
        ("0.1", DrawGate::Tiny),
        ("0.01", DrawGate::Tiny),
        ("0.100000001", DrawGate::Small),
        ("0.2", DrawGate::Small),
        ("0.249999999", DrawGate::Small),
        ("0.25", DrawGate::Open),
        ("1.5", DrawGate::Open),
    ] {
        assert_eq!(judge_draw(ml(volume)), gate, "{volume}");
    }
}

// rule: dose-tenfold
#[test]
fn ten_times_and_a_tenth_are_stopped() {
    for (planned, found, gate) in [
        ("1.5", "15", TenfoldGate::TimesTooMuch(n("10"))),
        ("1.5", "14.9", TenfoldGate::Open),
        ("0.5", "50", TenfoldGate::TimesTooMuch(n("100"))),
        ("1.5", "1.5", TenfoldGate::Open),
        ("1.5", "0.15", TenfoldGate::TimesTooLittle(n("10"))),
        ("1.5", "0.151", TenfoldGate::Open),
        ("4.5", "0.0045", TenfoldGate::TimesTooLittle(n("1000"))),
    ] {
        assert_eq!(judge_tenfold(mg(planned), mg(found)), Ok(gate), "{planned} {found}");
    }
    assert_eq!(judge_tenfold(mg("0"), mg("1")), Err(DoseError::ByZero));
    assert_eq!(judge_tenfold(mg("1"), mg("0")), Err(DoseError::ByZero));
}

// rule: dose-bottle
#[test]
fn a_new_strength_shows_both_draws_and_the_slip() {
    let change = StrengthChange {
        old: mg_per_ml("1"),
        new: mg_per_ml("5"),
        old_draw: ml("1.5"),
        new_draw: ml("0.3"),
        old_draw_from_new: mg("7.5"),
    };
    assert_eq!(judge_new_bottle(mg("1.5"), mg_per_ml("1"), mg_per_ml("5")), Ok(Some(change)));
    assert_eq!(judge_new_bottle(mg("1.5"), mg_per_ml("1"), mg_per_ml("1")), Ok(None));
    let none = Err(DoseError::Zero(Subject::Dose));
    assert_eq!(judge_new_bottle(mg("0"), mg_per_ml("1"), mg_per_ml("5")), none);
}

#[test]
fn the_table_of_limits_says_what_the_constants_are() {
    let rows = [
        ("CONFIRM_ABOVE", Bound::Mass(mg("4.5"))),
        ("WARN_ABOVE", Bound::Mass(mg("6"))),
        ("REFUSE_ABOVE", Bound::Mass(mg("10"))),
        ("SMALL_DRAW", Bound::Volume(ml("0.25"))),
        ("TINY_DRAW", Bound::Volume(ml("0.1"))),
        ("FINE_PERCENT", Bound::Percent(n("5"))),
        ("CAUTION_PERCENT", Bound::Percent(n("10"))),
        ("TENFOLD", Bound::Times(n("10"))),
        ("LARGEST_INSULIN_SYRINGE", Bound::Volume(ml("1"))),
        ("ASSUMED_DROPS_PER_ML", Bound::DropsPerMl(n("20"))),
        ("MOST_WHOLE_DIGITS", Bound::Count(9)),
        ("MOST_DECIMAL_DIGITS", Bound::Count(9)),
        ("MOST_MARKS", Bound::Marks(500)),
        ("LARGEST_SYRINGE", Bound::Volume(ml("100"))),
        ("MOST_STEPS", Bound::Count(40)),
    ];
    assert_eq!(limits::TABLE.map(|row| (row.name, row.bound)), rows);
}
