//! The dose card: draws that a pharmacist can check by hand.

use ldn_diary::dose::{Deviation, DrawGate, Fit};
use ldn_diary::plan::{CardLine, OffMark, card, drawn};

use super::{plan, step};
use crate::help::{mg, mg_per_ml, ml, syringe};

// rule: plan-card
#[test]
fn each_step_has_its_draw_and_its_mark() {
    let owned = [syringe("1", "0.01"), syringe("3", "0.1"), syringe("10", "0.5")];
    let (on, nearest, halfway) = (None, Some(OffMark::Nearest), Some(OffMark::Halfway));
    for (strength, dose, draw, capacity, mark, off, gate) in [
        ("1", "0.5", "0.5", "1", 50, on, DrawGate::Open),
        ("1", "1.5", "1.5", "3", 15, on, DrawGate::Open),
        ("1", "3", "3", "3", 30, on, DrawGate::Open),
        ("1", "4.5", "4.5", "10", 9, on, DrawGate::Open),
        ("1", "3.3", "3.3", "10", 7, nearest, DrawGate::Open),
        ("5", "0.5", "0.1", "1", 10, on, DrawGate::Tiny),
        ("5", "1", "0.2", "1", 20, on, DrawGate::Small),
        ("5", "1.25", "0.25", "1", 25, on, DrawGate::Open),
        ("5", "4.5", "0.9", "1", 90, on, DrawGate::Open),
        ("5", "1.23", "0.246", "1", 25, nearest, DrawGate::Small),
        ("2", "0.51", "0.255", "1", 26, halfway, DrawGate::Open),
    ] {
        let line = CardLine::new(mg(dose), mg_per_ml(strength), &owned).unwrap();
        assert_eq!(line.draw.volume, ml(draw), "{dose} {strength}");
        let reading = line.reading().unwrap();
        assert_eq!(reading.syringe.capacity(), ml(capacity), "{dose} {strength}");
        assert_eq!(reading.mark.index, mark, "{dose} {strength}");
        assert_eq!(line.off_mark(), off, "{dose} {strength}");
        assert_eq!(line.gate, gate, "{dose} {strength}");
    }
}

// rule: plan-card
#[test]
fn what_no_owned_syringe_shows_is_said() {
    let line = |owned: &[_]| CardLine::new(mg("4.5"), mg_per_ml("1"), owned).unwrap();
    assert_eq!(line(&[]).fit, None);
    // A little more than a syringe holds goes to its last mark, and is between none.
    for (owned, is_over) in [
        (syringe("4", "2"), true),
        (syringe("4.5", "0.5"), false),
        (syringe("5", "1"), false),
        (syringe("3", "0.1"), false),
    ] {
        let off = line(&[owned]).off_mark();
        assert_eq!(off == Some(OffMark::OverLast), is_over, "{owned:?}: {off:?}");
    }
    let small = line(&[syringe("1", "0.1"), syringe("3", "0.1")]);
    assert!(matches!(small.fit, Some(Fit::NotInOneFill(_))));
    assert_eq!((small.reading(), small.is_between_marks()), (None, false));
    assert_eq!(small.at_marks(), Some((mg("4.5"), ml("4.5"))));
    let coarse = CardLine::new(mg("0.2"), mg_per_ml("1"), &[syringe("10", "0.5")]).unwrap();
    assert_eq!(coarse.fit, Some(Fit::BelowFirstMark { first: mg("0.5") }));
    assert_eq!((coarse.gate, coarse.at_marks()), (DrawGate::Small, None));
    assert_eq!((coarse.deviation(), coarse.is_between_marks()), (Deviation::None, false));
    // What is drawn in two fills is what their marks hold together: 3 mL, and 1.4 mL for 1.3.
    let owned = [syringe("3", "0.2")];
    assert_eq!(drawn(mg("4.3"), mg_per_ml("1"), &owned), Ok(ml("4.4")));
    let fills = CardLine::new(mg("4.3"), mg_per_ml("1"), &owned).unwrap();
    assert_eq!(fills.deviation(), Deviation::between(mg("4.3"), mg("4.4")).unwrap());
    assert!(fills.is_between_marks());
    assert_eq!([&fills, &coarse].map(CardLine::volume), [ml("4.4"), ml("0.2")]);
}

/// A draw that was as near to the mark below went up without a word.
// rule: plan-card
#[test]
fn a_draw_halfway_between_two_marks_is_known() {
    for (dose, owned, is_halfway) in [
        ("1.25", syringe("3", "0.1"), true),
        ("1.2", syringe("3", "0.1"), false),
        ("1.24", syringe("3", "0.1"), false),
        ("1.26", syringe("3", "0.1"), false),
        // 0.05 mL is as near to nothing.
        ("0.05", syringe("3", "0.1"), false),
        // Half a mark over the last one, and less than that.
        ("3.05", syringe("3", "0.1"), true),
        ("3.04", syringe("3", "0.1"), false),
        ("4.25", syringe("3", "0.1"), true),
        ("4.24", syringe("3", "0.1"), false),
        // 5.95 mL is as near to 5.9 mL as to two fills of 3 mL.
        ("5.95", syringe("3", "0.1"), true),
        ("0.2", syringe("10", "0.5"), false),
    ] {
        let line = CardLine::new(mg(dose), mg_per_ml("1"), &[owned]).unwrap();
        let off = line.off_mark();
        assert_eq!(off == Some(OffMark::Halfway), is_halfway, "{dose}: {off:?}");
    }
    assert_eq!(CardLine::new(mg("1.25"), mg_per_ml("1"), &[]).unwrap().off_mark(), None);
}

/// 6.3 mg was drawn as 6.4 mL where the coarser one stood last.
// rule: plan-card
#[test]
fn of_two_largest_syringes_the_finer_is_filled() {
    let mut owned = [syringe("1", "0.01"), syringe("5", "0.1"), syringe("5", "0.2")];
    for _ in 0..2 {
        assert_eq!(drawn(mg("6.3"), mg_per_ml("1"), &owned), Ok(ml("6.3")), "{owned:?}");
        owned.reverse();
    }
}

// rule: plan-card
#[test]
fn the_card_has_a_line_for_each_step() {
    let steps = plan("2026-11-01", &[step("1.5", 7), step("3", 7), step("4.5", 0)]).steps();
    let owned = [syringe("5", "0.2")];
    let lines = card(&steps, mg_per_ml("1"), &owned).unwrap();
    let draws: Vec<_> = lines.iter().map(|line| line.draw.volume).collect();
    assert_eq!(draws, [ml("1.5"), ml("3"), ml("4.5")]);
    let between: Vec<_> = lines.iter().map(CardLine::is_between_marks).collect();
    assert_eq!(between, [true, false, true]);
}
