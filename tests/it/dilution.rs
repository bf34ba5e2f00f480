//! Dilutions in every direction.

use ldn_diary::dose::{
    DoseError, Operation, Quantity, Subject, Water, dilute, stock_for, water_for,
};

use crate::help::{mg_per_ml, ml, n};

// rule: dose-dilute
#[test]
fn made_up_to_and_water_added_differ() {
    // 10 mL of 5 mg/mL made up to 50 mL is 1 mg/mL; with 50 mL of water added it is 0.83 mg/mL.
    let up_to = dilute(mg_per_ml("5"), ml("10"), Water::MadeUpTo(ml("50"))).unwrap();
    assert_eq!((up_to.strength, up_to.water, up_to.volume), (mg_per_ml("1"), ml("40"), ml("50")));
    assert_eq!(up_to.working.len(), 2);
    let added = dilute(mg_per_ml("5"), ml("10"), Water::Added(ml("50"))).unwrap();
    assert_eq!(added.strength.in_mg_per_ml(), n("5").over(n("6")).unwrap());
    assert_eq!((added.water, added.volume), (ml("50"), ml("60")));
    assert_eq!(added.working.len(), 3);
    assert_eq!(added.working[0].operation, Operation::Plus);
    assert_eq!(added.working[0].result, Quantity::Volume(ml("60")));
}

// rule: dose-dilute
#[test]
fn how_much_stock_and_water_make_a_wanted_strength() {
    let made = stock_for(mg_per_ml("5"), mg_per_ml("1"), ml("100")).unwrap();
    assert_eq!((made.taken, made.water, made.volume), (ml("20"), ml("80"), ml("100")));
    assert_eq!((made.stock, made.strength), (mg_per_ml("5"), mg_per_ml("1")));
    let made = water_for(mg_per_ml("5"), ml("10"), mg_per_ml("1")).unwrap();
    assert_eq!((made.taken, made.water, made.volume), (ml("10"), ml("40"), ml("50")));
    let lines: Vec<_> = made.working.iter().map(|line| (line.operation, line.result)).collect();
    assert_eq!(lines[2], (Operation::Minus, Quantity::Volume(ml("40"))));
    let same = stock_for(mg_per_ml("1"), mg_per_ml("1"), ml("100")).unwrap();
    assert_eq!((same.taken, same.water), (ml("100"), ml("0")));
}

// rule: dose-dilute
#[test]
fn a_dilution_that_cannot_be_is_named() {
    let five = mg_per_ml("5");
    assert_eq!(stock_for(five, mg_per_ml("5.1"), ml("10")), Err(DoseError::StrongerThanStock));
    assert_eq!(water_for(five, ml("10"), mg_per_ml("5.1")), Err(DoseError::StrongerThanStock));
    assert_eq!(dilute(five, ml("10"), Water::MadeUpTo(ml("9"))), Err(DoseError::LessThanGoesIn));
    assert_eq!(
        dilute(five, ml("10"), Water::MadeUpTo(ml("0"))),
        Err(DoseError::Zero(Subject::FinalVolume))
    );
    assert_eq!(
        dilute(five, ml("0"), Water::MadeUpTo(ml("9"))),
        Err(DoseError::Zero(Subject::Draw))
    );
    assert_eq!(stock_for(five, five, ml("0")), Err(DoseError::Zero(Subject::FinalVolume)));
    assert_eq!(water_for(five, ml("0"), five), Err(DoseError::Zero(Subject::Draw)));
    let nothing_added = dilute(five, ml("10"), Water::Added(ml("0"))).unwrap();
    assert_eq!(nothing_added.strength, five);
}
