//! The second road: the same answers by plain integers, from the typed text on, without a fraction in sight.
//!
//! A dose is typed as digits and places; a label in one of its forms; a syringe in hundredths of a millilitre. Everything is
//! brought to whole numbers over one denominator and compared with what the dose room says. Knows nothing of its inside.

use ldn_diary::dose::{
    Deviation, DoseError, DoseGate, DrawGate, Exact, Fit, Grade, LabelUnit, Mass, MassUnit,
    NumberError, Subject, Syringe, Volume, draw_for_dose, judge_dose, judge_draw, read_label,
    read_number,
};

/// How many random cases the plain check runs; ten times as many when `LDN_LONG` is set.
const RANDOM_CASES: u64 = 1_000_000;

#[derive(Clone, Debug)]
struct Case {
    dose: (u128, u32),
    unit: MassUnit,
    label: LabelUnit,
    first: (u128, u32),
    second: (u128, u32),
    /// Spacing in hundredths of a millilitre, and the number of marks.
    syringe: (u128, u128),
}

const DOSES: [(u128, u32); 19] = [
    (0, 0),
    (1, 0),
    (5, 1),
    (15, 1),
    (45, 1),
    (450_001, 5),
    (6, 0),
    (60_001, 4),
    (7, 0),
    (10, 0),
    (10_000_001, 6),
    (12, 0),
    (1, 3),
    (25, 2),
    (333, 3),
    (999_999, 0),
    (1, 6),
    (500, 0),
    (4500, 0),
];
const NUMBERS: [(u128, u32); 11] =
    [(0, 0), (1, 0), (5, 0), (5, 1), (1, 1), (3, 0), (7, 0), (50, 0), (500, 0), (1000, 0), (1, 4)];
const VOLUMES: [(u128, u32); 6] = [(1, 0), (5, 0), (50, 0), (3, 0), (25, 1), (0, 0)];
const SYRINGES: [(u128, u128); 11] = [
    (1, 50),
    (1, 100),
    (10, 10),
    (10, 25),
    (10, 30),
    (20, 25),
    (20, 50),
    (50, 20),
    (1, 500),
    (7, 13),
    (100, 100),
];

// rule: dose-exact
// rule: dose-mark
// rule: dose-gate
#[test]
fn every_edge_combination_agrees_with_integers() {
    let mut count = 0_u64;
    for dose in DOSES {
        for unit in MassUnit::ALL {
            for label in LabelUnit::ALL {
                for first in NUMBERS {
                    for second in VOLUMES.into_iter().take(if label.takes_volume() { 6 } else { 1 })
                    {
                        for syringe in SYRINGES {
                            check(&Case { dose, unit, label, first, second, syringe });
                            count += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(count, 19 * 2 * 11 * 11 * (5 + 2 * 6));
}

// rule: dose-exact
// rule: dose-mark
// rule: dose-gate
#[test]
fn a_million_random_cases_agree_with_integers() {
    let seed =
        std::env::var("LDN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0x4c44_4e21);
    let cases =
        if std::env::var_os("LDN_LONG").is_some() { 10 * RANDOM_CASES } else { RANDOM_CASES };
    let mut random = fastrand::Rng::with_seed(seed);
    let mut answers = 0_u64;
    for _ in 0..cases {
        let places = random.u32(0..=4);
        let case = Case {
            dose: (digits(&mut random), places),
            unit: if random.u8(0..5) == 0 { MassUnit::Mcg } else { MassUnit::Mg },
            label: LabelUnit::ALL[random.usize(0..LabelUnit::ALL.len())],
            first: (digits(&mut random), random.u32(0..=4)),
            second: (random.u128(0..10_000), random.u32(0..=2)),
            syringe: (random.u128(1..=50), random.u128(1..=200)),
        };
        answers += u64::from(check(&case));
    }
    assert!(answers > cases / 2, "only {answers} of {cases} cases had an answer: seed {seed}");
}

/// One to six digits, each length as likely.
fn digits(random: &mut fastrand::Rng) -> u128 {
    let length = random.u32(1..=6);
    random.u128(0..10_u128.pow(length))
}

/// Compares one case; says whether it had an answer.
fn check(case: &Case) -> bool {
    let Some(dose) = read(case.dose) else { return false };
    let dose = Mass::of(dose, case.unit).unwrap();
    let Ok(strength) = read_label(&text(case.first), case.label, &text(case.second)) else {
        let waits_for_answer =
            looks_like_thousands(case.first) || looks_like_thousands(case.second);
        let nothing = case.first.0 == 0 || (case.label.takes_volume() && case.second.0 == 0);
        assert!(waits_for_answer || nothing, "{case:?}");
        return false;
    };
    let draw = match draw_for_dose(dose, strength) {
        Ok(draw) => draw,
        Err(error) => {
            assert_eq!((error, case.dose.0), (DoseError::Zero(Subject::Dose), 0), "{case:?}");
            return false;
        }
    };
    let (spacing, marks) = case.syringe;
    let one_mark = Volume::ml(Exact::hundredths(narrow(spacing)));
    let capacity = one_mark.times(Exact::whole(narrow(marks))).unwrap();
    let Ok(syringe) = Syringe::new(capacity, one_mark) else {
        assert!(marks > 500 || spacing * marks > 10_000, "{case:?}");
        return false;
    };

    let (dose_mg, per_ml) = fractions(case);
    // volume = dose / strength = (d / e) / (s / t) = d·t / (e·s)
    let volume = (dose_mg.0 * per_ml.1, dose_mg.1 * per_ml.0);
    let said = draw.volume.in_ml();
    assert_eq!(
        u128::from(said.numerator()) * volume.1,
        u128::from(said.denominator()) * volume.0,
        "{case:?}"
    );
    assert_eq!(judge_dose(dose), gate(dose_mg), "{case:?}");
    assert_eq!(judge_draw(draw.volume), draw_gate(volume), "{case:?}");

    // Against the number of marks: the nearest is past the last one, if it goes on so.
    match draw.fit(syringe).unwrap() {
        Fit::NotInOneFill(fills) => {
            // The marks of all fills are those of one syringe that is long enough.
            let index = nearest(volume, spacing);
            assert!(index > marks, "{case:?}");
            assert_eq!(u128::from(fills.count), index.div_ceil(marks), "{case:?}");
            let rest = fills.rest.map_or(0, |mark| u128::from(mark.index));
            assert_eq!(u128::from(fills.full) * marks + rest, index, "{case:?}");
            check_deviation(case, index, volume, fills.deviation);
        }
        Fit::BelowFirstMark { .. } => assert!(2 * volume.0 * 100 < volume.1 * spacing, "{case:?}"),
        Fit::Mark(reading) => {
            let index = nearest(volume, spacing);
            assert_eq!(u128::from(reading.mark.index), index, "{case:?}");
            assert!(index <= marks, "{case:?}");
            check_deviation(case, index, volume, reading.deviation);
        }
    }
    true
}

/// Twice the volume in marks, plus one, halved: rounding half up without a fraction.
fn nearest(volume: (u128, u128), spacing: u128) -> u128 {
    (2 * volume.0 * 100 + volume.1 * spacing) / (2 * volume.1 * spacing)
}

/// Dose and strength as numerator and denominator, in mg and mg/mL.
fn fractions(case: &Case) -> ((u128, u128), (u128, u128)) {
    let ten = |places: u32| 10_u128.pow(places);
    let dose_mg =
        (case.dose.0, ten(case.dose.1) * if case.unit == MassUnit::Mcg { 1000 } else { 1 });
    let (first, first_scale) = (case.first.0, ten(case.first.1));
    let per_ml = match case.label {
        LabelUnit::MgPerMl | LabelUnit::GPerL => (first, first_scale),
        LabelUnit::McgPerMl => (first, first_scale * 1000),
        LabelUnit::PercentWv => (first * 10, first_scale),
        LabelUnit::MgPerVolume | LabelUnit::TotalInTotal => {
            (first * ten(case.second.1), first_scale * case.second.0)
        }
        LabelUnit::OneIn => (1000 * first_scale, first),
    };
    (dose_mg, per_ml)
}

/// The deviation in percent is 100 · |mark − volume| ÷ volume, as mass and volume go together.
fn check_deviation(case: &Case, index: u128, volume: (u128, u128), deviation: Deviation) {
    let mark = (index * case.syringe.0, 100);
    let (at_mark, exact) = (mark.0 * volume.1, volume.0 * mark.1);
    let percent = (100 * at_mark.abs_diff(exact), exact);
    let said = deviation.percent();
    // Reduced by the remainder, so that the cross products fit.
    assert_eq!(u128::from(said.floor()), percent.0 / percent.1, "{case:?}");
    let rest = (percent.0 % percent.1, percent.1);
    let divisor = gcd(rest.0, rest.1);
    assert_eq!(u128::from(said.denominator()), rest.1 / divisor, "{case:?}");
    assert_eq!(u128::from(said.numerator() % said.denominator()), rest.0 / divisor, "{case:?}");
    let grade = if percent.0 <= 5 * percent.1 {
        Grade::Fine
    } else if percent.0 <= 10 * percent.1 {
        Grade::Caution
    } else {
        Grade::Warning
    };
    assert_eq!(deviation.grade(), grade, "{case:?}");
    let direction = at_mark.cmp(&exact);
    assert_eq!(matches!(deviation, Deviation::More(_)), direction.is_gt(), "{case:?}");
    assert_eq!(matches!(deviation, Deviation::Less(_)), direction.is_lt(), "{case:?}");
}

fn gate((numerator, denominator): (u128, u128)) -> DoseGate {
    match numerator {
        _ if numerator > 10 * denominator => DoseGate::Refuse,
        _ if numerator > 6 * denominator => DoseGate::Warn,
        _ if 2 * numerator > 9 * denominator => DoseGate::Confirm,
        _ => DoseGate::Open,
    }
}

fn draw_gate((numerator, denominator): (u128, u128)) -> DrawGate {
    match numerator {
        _ if 10 * numerator <= denominator => DrawGate::Tiny,
        _ if 4 * numerator < denominator => DrawGate::Small,
        _ => DrawGate::Open,
    }
}

/// The number as it would be typed; none when it is one that is asked about.
fn read(number: (u128, u32)) -> Option<Exact> {
    match read_number(&text(number)) {
        Ok(value) => Some(value),
        Err(NumberError::TwoMeanings { .. }) if looks_like_thousands(number) => None,
        Err(error) => panic!("{number:?} {error:?}"),
    }
}

fn looks_like_thousands((digits, places): (u128, u32)) -> bool {
    places == 3 && digits >= 1000
}

fn text((digits, places): (u128, u32)) -> String {
    let width = places as usize + 1;
    let digits = format!("{digits:0width$}");
    let (whole, fraction) = digits.split_at(digits.len() - places as usize);
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

fn narrow(number: u128) -> u64 {
    number.try_into().unwrap()
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}
