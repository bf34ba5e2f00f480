//! Syringes: which can be, and which mark is nearest.

use ldn_diary::dose::{DoseError, Subject, Syringe};

use crate::help::{ml, syringe};

// rule: dose-syringe
#[test]
fn the_usual_syringes_are_offered() {
    let usual: Vec<_> =
        Syringe::usual().into_iter().map(|s| (s.capacity(), s.spacing(), s.marks())).collect();
    let expected = [
        ("0.5", "0.01", 50),
        ("1", "0.01", 100),
        ("1", "0.1", 10),
        ("2.5", "0.1", 25),
        ("3", "0.1", 30),
        ("5", "0.2", 25),
        ("10", "0.2", 50),
        ("10", "0.5", 20),
    ];
    assert_eq!(
        usual,
        expected.map(|(capacity, spacing, marks)| (ml(capacity), ml(spacing), marks))
    );
}

// rule: dose-no-panic
#[test]
fn a_syringe_that_cannot_be_is_named() {
    for (capacity, spacing, error) in [
        ("0", "0.1", DoseError::Zero(Subject::Capacity)),
        ("1", "0", DoseError::Zero(Subject::Mark)),
        ("1", "0.3", DoseError::CapacityBetweenMarks),
        ("1", "2", DoseError::CapacityBetweenMarks),
        ("101", "1", DoseError::SyringeTooLarge),
        ("100.1", "0.1", DoseError::SyringeTooLarge),
        ("5.01", "0.01", DoseError::TooManyMarks),
        ("1", "0.000001", DoseError::TooManyMarks),
        ("100", "0.000000001", DoseError::TooManyMarks),
    ] {
        assert_eq!(Syringe::new(ml(capacity), ml(spacing)), Err(error), "{capacity} {spacing}");
    }
    assert_eq!(syringe("5", "0.01").marks(), 500);
    assert_eq!(syringe("100", "1").marks(), 100);
}

// rule: dose-mark
#[test]
fn the_nearest_mark_is_found() {
    for (capacity, spacing, volume, nearest) in [
        ("3", "0.1", "1.5", Some((15, "1.5"))),
        ("3", "0.1", "1.54", Some((15, "1.5"))),
        ("3", "0.1", "1.55", Some((16, "1.6"))),
        ("3", "0.1", "0.04", Some((0, "0"))),
        ("3", "0.1", "0.05", Some((1, "0.1"))),
        ("3", "0.1", "3", Some((30, "3"))),
        ("3", "0.1", "3.01", None),
        ("1", "0.01", "0.375", Some((38, "0.38"))),
        ("5", "0.2", "4.5", Some((23, "4.6"))),
        ("10", "0.5", "4.5", Some((9, "4.5"))),
    ] {
        let mark = syringe(capacity, spacing).nearest_mark(ml(volume)).unwrap();
        assert_eq!(
            mark.map(|mark| (mark.index, mark.volume)),
            nearest.map(|(i, v)| (i, ml(v))),
            "{volume}"
        );
    }
    let three = syringe("3", "0.1");
    assert_eq!(three.mark(30).map(|mark| mark.volume), Some(ml("3")));
    assert_eq!(three.mark(31), None);
    assert_eq!(three.mark(u32::MAX), None);
}
