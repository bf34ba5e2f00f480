//! Doses in drops.

use ldn_diary::dose::{
    Deviation, DoseError, DropSize, Exact, Operation, Quantity, Subject, dose_for_drops,
    drops_for_dose,
};

use crate::help::{mg, mg_per_ml, ml, n};

// rule: dose-drops
#[test]
fn drops_are_whole_and_say_what_they_deliver() {
    let counted = |drops: &str, volume: &str| DropSize::counted(n(drops), ml(volume)).unwrap();
    for (dose, strength, size, exact, count, delivered, deviation) in [
        ("1.5", "1", DropSize::ASSUMED, n("30"), 30, "1.5", Deviation::None),
        (
            "0.5",
            "1",
            counted("25", "1"),
            Exact::fraction(25, 2).unwrap(),
            13,
            "0.52",
            Deviation::More(n("4")),
        ),
        (
            "0.49",
            "1",
            counted("25", "1"),
            n("12.25"),
            12,
            "0.48",
            Deviation::Less(Exact::fraction(100, 49).unwrap()),
        ),
        ("1", "10", counted("50", "2.5"), n("2"), 2, "1", Deviation::None),
        ("0.0010", "1", DropSize::ASSUMED, n("0.02"), 0, "0", Deviation::Less(n("100"))),
    ] {
        let drops = drops_for_dose(mg(dose), mg_per_ml(strength), size).unwrap();
        assert_eq!((drops.exact, drops.count), (exact, count), "{dose}");
        assert_eq!((drops.delivered, drops.deviation), (mg(delivered), deviation), "{dose}");
    }
    let drops = drops_for_dose(mg("1.5"), mg_per_ml("1"), DropSize::ASSUMED).unwrap();
    assert_eq!(drops.per_drop, mg("0.05"));
    assert_eq!(drops.working[1].right, Quantity::DropsPerMl(n("20")));
    assert_eq!(
        (drops.working[0].operation, drops.working[1].operation),
        (Operation::Over, Operation::Times)
    );
}

// rule: dose-drops
#[test]
fn an_assumed_drop_says_so() {
    assert!(!DropSize::ASSUMED.is_counted());
    assert_eq!(DropSize::ASSUMED.per_ml(), n("20"));
    let counted = DropSize::counted(n("44"), ml("2")).unwrap();
    assert!(counted.is_counted());
    assert_eq!(counted.per_ml(), n("22"));
}

// rule: dose-drops
#[test]
fn the_dose_in_counted_drops() {
    let dose = dose_for_drops(n("30"), mg_per_ml("1"), DropSize::ASSUMED).unwrap();
    assert_eq!((dose.volume, dose.dose), (ml("1.5"), mg("1.5")));
    assert_eq!(dose.working.len(), 2);
    let one = mg_per_ml("1");
    assert_eq!(
        dose_for_drops(n("0"), one, DropSize::ASSUMED),
        Err(DoseError::Zero(Subject::Drops))
    );
    assert_eq!(
        dose_for_drops(n("1.5"), one, DropSize::ASSUMED),
        Err(DoseError::NotWhole(Subject::Drops))
    );
    assert_eq!(
        drops_for_dose(mg("0"), one, DropSize::ASSUMED),
        Err(DoseError::Zero(Subject::Dose))
    );
    assert_eq!(DropSize::counted(n("0"), ml("1")), Err(DoseError::Zero(Subject::Drops)));
    assert_eq!(DropSize::counted(n("20"), ml("0")), Err(DoseError::Zero(Subject::DropVolume)));
    assert_eq!(DropSize::counted(n("20.5"), ml("1")), Err(DoseError::NotWhole(Subject::Drops)));
}
