//! Every way of writing a strength, and what is said about what is none.

use ldn_diary::dose::{
    DoseError, LabelError, LabelUnit, NumberError, Strength, Subject, names_its_unit, read_label,
    read_label_text,
};

use crate::help::{mg_per_ml, n};

fn third() -> Strength {
    Strength::mg_per_ml(n("1").over(n("3")).unwrap()).unwrap()
}

// rule: dose-label
#[test]
fn every_unit_of_the_menu_comes_out_as_mg_per_ml() {
    for (typed, unit, volume, strength) in [
        ("1", LabelUnit::MgPerMl, "", mg_per_ml("1")),
        ("4,5", LabelUnit::MgPerMl, "", mg_per_ml("4.5")),
        ("5", LabelUnit::MgPerVolume, "5", mg_per_ml("1")),
        ("1", LabelUnit::MgPerVolume, "3", third()),
        ("1.5", LabelUnit::MgPerVolume, "0.5", mg_per_ml("3")),
        ("500", LabelUnit::McgPerMl, "", mg_per_ml("0.5")),
        ("1", LabelUnit::McgPerMl, "", mg_per_ml("0.0010")),
        ("0.1", LabelUnit::PercentWv, "", mg_per_ml("1")),
        ("1", LabelUnit::PercentWv, "", mg_per_ml("10")),
        ("1", LabelUnit::GPerL, "", mg_per_ml("1")),
        ("0.5", LabelUnit::GPerL, "", mg_per_ml("0.5")),
        ("50", LabelUnit::TotalInTotal, "50", mg_per_ml("1")),
        ("50", LabelUnit::TotalInTotal, "100", mg_per_ml("0.5")),
        ("1000", LabelUnit::OneIn, "", mg_per_ml("1")),
        ("200", LabelUnit::OneIn, "", mg_per_ml("5")),
        // A unit in the text counts, whatever the menu says; a volume counts only where the menu asks for one.
        ("5 mg/5 mL", LabelUnit::PercentWv, "", mg_per_ml("1")),
        ("1", LabelUnit::MgPerMl, "rubbish", mg_per_ml("1")),
    ] {
        assert_eq!(read_label(typed, unit, volume), Ok(strength), "{typed} {unit:?} {volume}");
    }
    assert_eq!(
        LabelUnit::ALL.map(LabelUnit::takes_volume),
        [false, true, false, false, false, true, false]
    );
}

// rule: dose-label
#[test]
fn a_label_is_read_as_it_stands() {
    for (typed, strength) in [
        ("1 mg/mL", mg_per_ml("1")),
        ("1mg/ml", mg_per_ml("1")),
        ("1 MG/ML", mg_per_ml("1")),
        (" 4,5 mg / mL ", mg_per_ml("4.5")),
        ("5 mg/5 mL", mg_per_ml("1")),
        ("5mg/5ml", mg_per_ml("1")),
        ("5 mg per 5 mL", mg_per_ml("1")),
        ("5 milligrams per 5 millilitres", mg_per_ml("1")),
        ("1 mg per mL", mg_per_ml("1")),
        ("1 mg in 3 mL", third()),
        ("50 mg in 50 mL", mg_per_ml("1")),
        ("500 mcg/mL", mg_per_ml("0.5")),
        ("500 micrograms/mL", mg_per_ml("0.5")),
        ("500 micrograms per mL", mg_per_ml("0.5")),
        ("500 µg/mL", mg_per_ml("0.5")),
        ("500 μg/mL", mg_per_ml("0.5")),
        ("500 ug/mL", mg_per_ml("0.5")),
        ("0.1 %", mg_per_ml("1")),
        ("0,1%", mg_per_ml("1")),
        ("0.1% w/v", mg_per_ml("1")),
        ("0.1 % (w/v)", mg_per_ml("1")),
        ("0.1 % m/v", mg_per_ml("1")),
        ("1 g/L", mg_per_ml("1")),
        ("1 gram per litre", mg_per_ml("1")),
        ("1 g/1000 mL", mg_per_ml("1")),
        ("100 mg/0.1 L", mg_per_ml("1")),
        ("1 in 1000", mg_per_ml("1")),
        ("1:1000", mg_per_ml("1")),
        ("1 : 200", mg_per_ml("5")),
    ] {
        assert_eq!(read_label_text(typed), Ok(strength), "{typed}");
        assert!(names_its_unit(typed), "{typed}");
    }
}

// rule: dose-label
#[test]
fn a_label_that_is_none_is_named() {
    let unknown = |word: &str| LabelError::UnknownUnit(word.to_owned());
    let unexpected = |piece: &str| LabelError::Unexpected(piece.to_owned());
    for (typed, error) in [
        ("", LabelError::Number(NumberError::Empty)),
        ("5 ultra/mL", unknown("ultra")),
        ("5 ultra-low", unknown("ultra")),
        ("5 units/mL", unknown("units")),
        ("5 IU/mL", unknown("iu")),
        ("5 ng/mL", unknown("ng")),
        ("5 mg/cc", unknown("cc")),
        ("5 mg/tsp", unknown("tsp")),
        ("5 mg/drop", unknown("drop")),
        ("5 mL/mg", unknown("ml")),
        ("5 mg", unexpected("")),
        ("5 mg/", unexpected("")),
        ("5 mg/5", unexpected("")),
        ("5 mg mL", unexpected("ml")),
        ("5 mg/mL oral", unexpected("oral")),
        ("5 mg/5 mL/6", unexpected("/")),
        ("50 in 50", unknown("in")),
        ("2:1000", unknown(":")),
        ("0.1 % w/w", unknown("%")),
        (
            "1,500 mcg/mL",
            LabelError::Number(NumberError::TwoMeanings { decimal: n("1.5"), whole: n("1500") }),
        ),
        (
            "1 in 1,000",
            LabelError::Number(NumberError::TwoMeanings { decimal: n("1"), whole: n("1000") }),
        ),
        ("5 mg/1.2.3 mL", LabelError::Number(NumberError::TwoSeparators)),
        ("mg/mL", LabelError::Number(NumberError::Character('m'))),
        ("-5 mg/mL", LabelError::Number(NumberError::Sign('-'))),
        ("٥ mg/mL", LabelError::Number(NumberError::OtherDigit('٥'))),
        ("0 mg/mL", LabelError::Dose(DoseError::Zero(Subject::Strength))),
        ("5 mg/0 mL", LabelError::Dose(DoseError::Zero(Subject::LabelVolume))),
        ("1 in 0", LabelError::Dose(DoseError::Zero(Subject::Strength))),
    ] {
        assert_eq!(read_label_text(typed), Err(error), "{typed}");
    }
}

// rule: dose-label
#[test]
fn the_field_says_which_number_is_wrong() {
    let number = |error| Err(LabelError::Number(error));
    let volume = |error| Err(LabelError::VolumeNumber(error));
    for (typed, unit, second, read) in [
        ("", LabelUnit::MgPerMl, "", number(NumberError::Empty)),
        ("4x", LabelUnit::MgPerMl, "", Err(LabelError::UnknownUnit("x".to_owned()))),
        ("x", LabelUnit::MgPerMl, "", number(NumberError::Character('x'))),
        ("1e3", LabelUnit::MgPerMl, "", number(NumberError::Exponent('e'))),
        ("-1", LabelUnit::MgPerMl, "", number(NumberError::Sign('-'))),
        ("5", LabelUnit::MgPerVolume, "", volume(NumberError::Empty)),
        ("5", LabelUnit::MgPerVolume, "x", volume(NumberError::Character('x'))),
        (
            "5",
            LabelUnit::TotalInTotal,
            "0",
            Err(LabelError::Dose(DoseError::Zero(Subject::LabelVolume))),
        ),
        ("0", LabelUnit::MgPerMl, "", Err(LabelError::Dose(DoseError::Zero(Subject::Strength)))),
        ("0", LabelUnit::McgPerMl, "", Err(LabelError::Dose(DoseError::Zero(Subject::Strength)))),
        ("0", LabelUnit::OneIn, "", Err(LabelError::Dose(DoseError::Zero(Subject::Strength)))),
    ] {
        assert_eq!(read_label(typed, unit, second), read, "{typed} {unit:?} {second}");
    }
    for typed in ["4.5", "1e3", "", "x", "1,500", "4."] {
        assert!(!names_its_unit(typed), "{typed}");
    }
}
