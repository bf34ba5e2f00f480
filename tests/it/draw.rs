//! From a dose to a mark and back: tables that a pharmacist can check by hand.

use ldn_diary::dose::{
    Deviation, DoseError, DrawUnit, Exact, Fit, Grade, Line, Operation, Quantity, Subject, Syringe,
    Volume, dose_for_draw, draw_for_dose,
};

use crate::help::{mg, mg_per_ml, ml, n, syringe};

// rule: dose-exact
#[test]
fn the_volume_is_dose_over_strength() {
    for (dose, strength, volume) in [
        ("1.5", "1", "1.5"),
        ("4.5", "1", "4.5"),
        ("0.5", "5", "0.1"),
        ("4.5", "5", "0.9"),
        ("3", "0.5", "6"),
        ("0.75", "2", "0.375"),
        ("1", "0.0010", "1000"),
        // Any drug, any size: 250 mg of 125 mg/5 mL, 10 mg of prednisolone 5 mg/mL.
        ("250", "25", "10"),
        ("10", "5", "2"),
    ] {
        assert_eq!(
            draw_for_dose(mg(dose), mg_per_ml(strength)).unwrap().volume,
            ml(volume),
            "{dose} {strength}"
        );
    }
    let third = draw_for_dose(mg("1"), mg_per_ml("3")).unwrap().volume.in_ml();
    assert_eq!((third.numerator(), third.denominator()), (1, 3));
    assert_eq!(draw_for_dose(mg("0"), mg_per_ml("1")), Err(DoseError::Zero(Subject::Dose)));
    assert_eq!(dose_for_draw(ml("0"), mg_per_ml("1")), Err(DoseError::Zero(Subject::Draw)));
    assert_eq!(dose_for_draw(ml("0.3"), mg_per_ml("5")).unwrap().dose, mg("1.5"));
}

// rule: dose-working
#[test]
fn the_working_is_one_true_line() {
    let draw = draw_for_dose(mg("1.5"), mg_per_ml("1")).unwrap();
    let line = Line::new(
        Quantity::Mass(mg("1.5")),
        Operation::Over,
        Quantity::Strength(mg_per_ml("1")),
        Quantity::Volume(ml("1.5")),
    );
    assert_eq!(draw.working, [line]);
    let dose = dose_for_draw(ml("0.3"), mg_per_ml("5")).unwrap();
    let line = Line::new(
        Quantity::Volume(ml("0.3")),
        Operation::Times,
        Quantity::Strength(mg_per_ml("5")),
        Quantity::Mass(mg("1.5")),
    );
    assert_eq!(dose.working, [line]);
}

// rule: dose-mark
#[test]
fn a_mark_says_what_it_really_delivers() {
    let exactly = Deviation::None;
    let more = |percent: Exact| Deviation::More(percent);
    let less = |percent: Exact| Deviation::Less(percent);
    for (dose, strength, (capacity, spacing), index, delivered, deviation, grade) in [
        ("1.5", "1", ("3", "0.1"), 15, "1.5", exactly, Grade::Fine),
        (
            "0.75",
            "2",
            ("3", "0.1"),
            4,
            "0.8",
            more(Exact::fraction(20, 3).unwrap()),
            Grade::Caution,
        ),
        ("0.75", "2", ("1", "0.01"), 38, "0.76", more(Exact::fraction(4, 3).unwrap()), Grade::Fine),
        ("4.5", "1", ("5", "0.2"), 23, "4.6", more(Exact::fraction(20, 9).unwrap()), Grade::Fine),
        ("1", "1", ("10", "0.5"), 2, "1", exactly, Grade::Fine),
        ("1.2", "1", ("10", "0.5"), 2, "1", less(Exact::fraction(50, 3).unwrap()), Grade::Warning),
        ("2.1", "1", ("5", "0.2"), 11, "2.2", more(Exact::fraction(100, 21).unwrap()), Grade::Fine),
        ("2", "1.9", ("3", "0.1"), 11, "2.09", more(n("4.5")), Grade::Fine),
        (
            "0.95",
            "1",
            ("1", "0.1"),
            10,
            "1",
            more(Exact::fraction(100, 19).unwrap()),
            Grade::Caution,
        ),
        ("1", "1", ("5", "0.2"), 5, "1", exactly, Grade::Fine),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml(strength)).unwrap();
        let reading = draw.reading(syringe(capacity, spacing)).unwrap().unwrap();
        assert_eq!(reading.mark.index, index, "{dose} at {strength}");
        assert_eq!(reading.delivered, mg(delivered), "{dose} at {strength}");
        assert_eq!(reading.deviation, deviation, "{dose} at {strength}");
        assert_eq!(reading.deviation.grade(), grade, "{dose} at {strength}");
    }
}

// rule: dose-mark
#[test]
fn grades_change_just_above_five_and_ten_percent() {
    for (percent, grade) in [
        ("0", Grade::Fine),
        ("5", Grade::Fine),
        ("5.0001", Grade::Caution),
        ("10", Grade::Caution),
        ("10.0001", Grade::Warning),
        ("100", Grade::Warning),
    ] {
        assert_eq!(Deviation::More(n(percent)).grade(), grade, "{percent}");
        assert_eq!(Deviation::Less(n(percent)).grade(), grade, "{percent}");
    }
    assert_eq!(Deviation::between(mg("2"), mg("2.2")), Ok(Deviation::More(n("10"))));
    assert_eq!(Deviation::between(mg("2"), mg("0")), Ok(Deviation::Less(n("100"))));
    assert_eq!(Deviation::between(mg("0"), mg("1")), Err(DoseError::ByZero));
}

// rule: dose-small
#[test]
fn the_published_small_draw_shows_its_mark_errors() {
    // 0.5 mg from 5 mg/mL: half a mark is 5 % on a fine syringe, 50 % on a coarse one.
    let draw = draw_for_dose(mg("0.5"), mg_per_ml("5")).unwrap();
    for (spacing, half, whole) in [("0.01", "5", "10"), ("0.1", "50", "100")] {
        let reading = draw.reading(syringe("1", spacing)).unwrap().unwrap();
        assert_eq!(reading.half_mark_percent(), Ok(n(half)));
        assert_eq!(reading.per_mark_percent, n(whole));
    }
    let fine = draw.reading(syringe("1", "0.01")).unwrap().unwrap();
    assert_eq!(fine.one_mark_less(), Ok(mg("0.45")));
    assert_eq!(fine.one_mark_more(), Ok(Some(mg("0.55"))));
    let last = draw_for_dose(mg("5"), mg_per_ml("5"))
        .unwrap()
        .reading(syringe("1", "0.01"))
        .unwrap()
        .unwrap();
    assert_eq!(last.one_mark_more(), Ok(None));
    assert_eq!(last.one_mark_less(), Ok(mg("4.95")));
}

// rule: dose-syringe
#[test]
fn a_draw_as_near_to_the_mark_below_says_what_that_gives() {
    for (dose, strength, spacing, below) in [
        ("1.5", "10", "0.1", Some("1")),
        ("4.5", "1", "0.2", Some("4.4")),
        // Nearer to one of the two, or on one.
        ("1.6", "10", "0.1", None),
        ("1.49", "10", "0.1", None),
        ("1", "10", "0.1", None),
        // Below it is only the zero.
        ("0.5", "10", "0.1", None),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml(strength)).unwrap();
        let reading = draw.reading(syringe("10", spacing)).unwrap().unwrap();
        assert_eq!(draw.as_near(&Fit::Mark(reading)), Ok(below.map(mg)), "{dose} mg at {strength}");
    }
}

/// The card had another sum for it, and the calculators none for fills.
// rule: dose-syringe
#[test]
fn a_draw_in_more_than_one_fill_is_as_near_to_one_mark_less() {
    for (dose, below) in [
        ("4.25", Some("4.2")),
        ("3.05", Some("3")),
        ("5.95", Some("5.9")),
        ("4.24", None),
        ("4.26", None),
        ("4.2", None),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml("1")).unwrap();
        let fit = draw.fit(syringe("3", "0.1")).unwrap();
        assert!(matches!(fit, Fit::NotInOneFill(_)), "{dose}");
        assert_eq!(draw.as_near(&fit), Ok(below.map(mg)), "{dose}");
    }
    let draw = draw_for_dose(mg("0.04"), mg_per_ml("1")).unwrap();
    assert_eq!(draw.as_near(&draw.fit(syringe("3", "0.1")).unwrap()), Ok(None));
}

#[test]
fn one_mark_too_far_is_counted_from_the_mark_that_was_read() {
    for (dose, capacity, off) in [
        ("1.5", "3", Some(Deviation::More(n("100")))),
        ("1", "3", Some(Deviation::More(n("100")))),
        ("1.6", "3", Some(Deviation::More(n("87.5")))),
        ("3", "0.3", None),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml("10")).unwrap();
        let reading = draw.reading(syringe(capacity, "0.1")).unwrap().unwrap();
        assert_eq!(reading.too_far(draw.dose), Ok(off), "{dose} mg in {capacity} mL");
    }
}

#[test]
fn the_smallest_syringe_that_holds_it_is_chosen() {
    let owned =
        [syringe("10", "0.5"), syringe("1", "0.1"), syringe("3", "0.1"), syringe("1", "0.01")];
    for (dose, chosen) in [
        ("0.5", Some(("1", "0.01"))),
        ("1", Some(("1", "0.01"))),
        ("1.01", Some(("3", "0.1"))),
        ("3", Some(("3", "0.1"))),
        ("9", Some(("10", "0.5"))),
        ("10.1", None),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml("1")).unwrap();
        assert_eq!(draw.smallest_syringe(&owned), chosen.map(|(c, s)| syringe(c, s)), "{dose}");
        assert_eq!(draw.smallest_syringe(&[]), None);
        let used = chosen.map_or(owned[0], |(c, s)| syringe(c, s));
        assert_eq!(draw.syringe_to_use(&owned), Some(used), "{dose}");
        assert_eq!(draw.syringe_to_use(&[]), None);
    }
}

// rule: dose-syringe
#[test]
fn a_syringe_that_comes_closer_is_found() {
    let owned: Vec<Syringe> =
        [("3", "0.1"), ("1", "0.01"), ("0.5", "0.01")].map(|(c, s)| syringe(c, s)).into();
    let draw = draw_for_dose(mg("0.75"), mg_per_ml("2")).unwrap();
    let now = draw.reading(syringe("3", "0.1")).unwrap().unwrap();
    let closer = draw.closer_reading(&owned, &now).unwrap().unwrap();
    assert_eq!((closer.syringe, closer.mark.volume), (syringe("0.5", "0.01"), ml("0.38")));
    assert_eq!(draw.closer_reading(&owned, &closer), Ok(None));
    assert_eq!(draw.closer_reading(&[], &now), Ok(None));
    // Of two as close the smaller syringe, then the finer marks; in whatever order they are owned.
    let half = draw_for_dose(mg("0.5"), mg_per_ml("1")).unwrap();
    let mut owned = [("3", "0.1"), ("1", "0.1"), ("1", "0.01")].map(|(c, s)| syringe(c, s));
    for _ in 0..2 {
        let closest = half.closest_reading(&owned).unwrap().unwrap();
        assert_eq!(closest.syringe, syringe("1", "0.01"));
        owned.reverse();
    }
}

// rule: dose-syringe
#[test]
fn what_no_mark_can_show_is_said() {
    let draw = draw_for_dose(mg("4.5"), mg_per_ml("1")).unwrap();
    assert!(matches!(draw.fit(syringe("1", "0.01")), Ok(Fit::NotInOneFill(_))));
    assert_eq!(draw.reading(syringe("1", "0.01")), Ok(None));
    let little = draw_for_dose(mg("0.04"), mg_per_ml("1")).unwrap();
    assert_eq!(little.fit(syringe("1", "0.1")), Ok(Fit::BelowFirstMark { first: mg("0.1") }));
    assert_eq!(little.reading(syringe("1", "0.1")), Ok(None));
}

/// It was said that it takes more than one fill, and not to which mark each of them goes.
// rule: dose-syringe
#[test]
fn each_fill_of_a_large_draw_has_its_mark() {
    for (dose, (capacity, spacing), count, full, rest, volume) in [
        ("6.3", ("5", "0.1"), 2, 1, Some("1.3"), "6.3"),
        ("4.5", ("1", "0.01"), 5, 4, Some("0.5"), "4.5"),
        ("6", ("3", "0.1"), 2, 2, None, "6"),
        // Between two marks the whole goes to the nearer, a half up.
        ("6.3", ("5", "0.2"), 2, 1, Some("1.4"), "6.4"),
        ("6.29", ("5", "0.2"), 2, 1, Some("1.2"), "6.2"),
        // What is left is as good as a full fill, or less than half a mark.
        ("9.95", ("5", "0.2"), 2, 2, None, "10"),
        ("10.05", ("5", "0.2"), 2, 2, None, "10"),
        // Half a mark over the last one is a fill to the first.
        ("5.1", ("5", "0.2"), 2, 1, Some("0.2"), "5.2"),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml("1")).unwrap();
        let Ok(Fit::NotInOneFill(fills)) = draw.fit(syringe(capacity, spacing)) else {
            panic!("{dose} in one fill")
        };
        assert_eq!((fills.count, fills.full), (count, full), "{dose}");
        assert_eq!(fills.rest.map(|mark| mark.volume), rest.map(ml), "{dose}");
        assert_eq!(fills.last().volume, ml(rest.unwrap_or(capacity)), "{dose}");
        assert_eq!((fills.volume, fills.delivered), (ml(volume), mg(volume)), "{dose}");
        assert_eq!(fills.deviation, Deviation::between(mg(dose), mg(volume)).unwrap(), "{dose}");
    }
}

/// It was told as two fills, of which there was one.
// rule: dose-syringe
#[test]
fn less_than_half_a_mark_over_the_last_one_goes_to_that() {
    for (dose, (capacity, spacing), last) in [
        ("5.05", ("5", "0.2"), 25),
        ("5.0999", ("5", "0.2"), 25),
        ("3.04", ("3", "0.1"), 30),
        ("8", ("7", "7"), 1),
    ] {
        let draw = draw_for_dose(mg(dose), mg_per_ml("1")).unwrap();
        let Ok(Fit::Mark(reading)) = draw.fit(syringe(capacity, spacing)) else {
            panic!("{dose} has no mark")
        };
        assert_eq!((reading.mark.index, reading.mark.volume), (last, ml(capacity)), "{dose}");
        assert_eq!(reading.delivered, mg(capacity), "{dose}");
        let off = Deviation::between(mg(dose), mg(capacity)).unwrap();
        assert_eq!(reading.deviation, off, "{dose}");
        assert_eq!(reading.one_mark_more(), Ok(None), "{dose}");
        assert_eq!(draw.as_near(&Fit::Mark(reading)), Ok(None), "{dose}");
    }
}

// What did not fit 64 bits was told as “more than one fill”, of which it then took one.
// rule: dose-no-panic
#[test]
fn a_mark_that_cannot_be_worked_out_is_an_error() {
    let label = mg("586105799.345850493").in_volume(ml("55168226")).unwrap();
    let draw = draw_for_dose(mg("9"), label).unwrap();
    assert!(syringe("1", "0.01").holds(draw.volume));
    assert_eq!(draw.fit(syringe("1", "0.01")), Err(DoseError::TooLarge));
    let owned = [syringe("3", "0.1"), syringe("1", "0.01")];
    assert_eq!(draw.closest_reading(&owned), Err(DoseError::TooLarge));
}

// rule: dose-units
#[test]
fn an_insulin_unit_is_a_hundredth_of_a_millilitre() {
    for (units, volume) in [("5", "0.05"), ("50", "0.5"), ("100", "1"), ("0.5", "0.005")] {
        assert_eq!(ml(volume).in_u100_units(), Ok(n(units)), "{volume} mL");
        assert_eq!(Volume::of(n(units), DrawUnit::U100), Ok(ml(volume)), "{units} units");
    }
    assert_eq!(Volume::of(n("5"), DrawUnit::Ml), Ok(ml("5")));
}

// rule: dose-no-panic
#[test]
fn numbers_beyond_all_bounds_are_errors() {
    let most = ldn_diary::dose::Mass::mg(Exact::whole(u64::MAX));
    assert_eq!(draw_for_dose(most, mg_per_ml("0.1")), Err(DoseError::TooLarge));
    let draw = draw_for_dose(most, mg_per_ml("1")).unwrap();
    assert!(matches!(draw.fit(syringe("3", "0.1")), Ok(Fit::NotInOneFill(_))));
}
