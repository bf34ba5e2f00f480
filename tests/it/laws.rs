//! Laws that hold for every number, tried on random ones.

use ldn_diary::dose::*;
use proptest::prelude::*;

/// A positive number of up to six digits, up to three of them decimals: more than anybody types.
fn positive() -> impl Strategy<Value = Exact> {
    (1_u64..1_000_000, 0_u32..=3)
        .prop_map(|(digits, places)| Exact::decimal(digits, places).unwrap())
}

fn any_syringe() -> impl Strategy<Value = Syringe> {
    (1_u64..500, 1_u32..=500).prop_filter_map("larger than any syringe", |(spacing, marks)| {
        let spacing = Volume::ml(Exact::hundredths(spacing));
        Syringe::new(spacing.times(Exact::whole(marks.into())).ok()?, spacing).ok()
    })
}

fn any_style() -> impl Strategy<Value = Style> {
    let signs = prop_oneof![Just(DecimalSign::Point), Just(DecimalSign::Comma)];
    signs.prop_map(|decimal| Style { decimal, grouping: Grouping::None, mcg: McgWord::Mcg })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    // rule: dose-read-whole
    #[test]
    fn what_is_written_is_read_back(value in positive(), style in any_style()) {
        let written = style.number(value);
        prop_assert!(written.exact);
        match read_number(&written.text) {
            Ok(read) => prop_assert_eq!(read, value),
            Err(NumberError::TwoMeanings { decimal, .. }) => prop_assert_eq!(decimal, value),
            Err(error) => prop_assert!(false, "{} {:?}", written.text, error),
        }
    }

    // rule: dose-syringe
    #[test]
    fn the_marks_of_all_fills_add_up_to_what_is_drawn(
        dose in positive(), strength in positive(), syringe in any_syringe(),
    ) {
        let draw = draw_for_dose(Mass::mg(dose), Strength::mg_per_ml(strength).unwrap()).unwrap();
        if let Fit::NotInOneFill(fills) = draw.fit(syringe).unwrap() {
            let full = syringe.capacity().times(Exact::whole(fills.full)).unwrap();
            let rest = fills.rest.map_or(Volume::ml(Exact::ZERO), |mark| mark.volume);
            prop_assert_eq!(full.plus(rest).unwrap(), fills.volume);
            prop_assert!(fills.full >= 1 && fills.count >= 2);
            prop_assert_eq!(fills.count, fills.full + u64::from(fills.rest.is_some()));
            prop_assert!(fills.rest.is_none_or(|mark| (1..syringe.marks()).contains(&mark.index)));
            let off = draw.volume.in_ml().distance(fills.volume.in_ml()).unwrap();
            prop_assert!(off.times(Exact::whole(2)).unwrap() <= syringe.spacing().in_ml());
            prop_assert_eq!(fills.delivered, fills.volume.at(draw.strength).unwrap());
        }
    }

    // rule: dose-no-panic
    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        let _number = read_number(&text);
        let _label = read_label_text(&text);
        for unit in LabelUnit::ALL {
            let _field = read_label(&text, unit, &text);
        }
    }

    // rule: dose-read-whole
    #[test]
    fn digits_mixed_with_signs_are_never_half_read(text in "[0-9.,e+ -]{0,14}") {
        if let Ok(value) = read_number(&text) {
            let plain: String = text.trim().replace(',', ".");
            prop_assert!(plain.chars().all(|c| c.is_ascii_digit() || c == '.'));
            let float: f64 = plain.parse().unwrap();
            let read = value.numerator() as f64 / value.denominator() as f64;
            prop_assert!((float - read).abs() <= float.abs() * 1e-12);
        }
    }

    // rule: dose-label
    #[test]
    fn every_label_form_is_one_strength(digits in 1_u64..10_000_000) {
        let mg = Exact::decimal(digits, 4).unwrap();
        let style = Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Micrograms };
        let text = |value: Exact| style.number(value).text;
        let tenth = mg.over(Exact::whole(10)).unwrap();
        let five = mg.times(Exact::whole(5)).unwrap();
        let micrograms = mg.times(Exact::whole(1000)).unwrap();
        for label in [
            format!("{} mg/mL", unasked(&text(mg))),
            format!("{} % w/v", unasked(&text(tenth))),
            format!("{} g/L", unasked(&text(mg))),
            format!("{} mg in 5 mL", unasked(&text(five))),
            format!("{} micrograms per mL", unasked(&text(micrograms))),
        ] {
            let read = read_label_text(&label);
            prop_assert_eq!(read, Ok(Strength::mg_per_ml(mg).unwrap()), "{}", label);
        }
    }

    // rule: dose-exact
    #[test]
    fn a_draw_gives_its_dose_back(dose in positive(), strength in positive()) {
        let strength = Strength::mg_per_ml(strength).unwrap();
        let draw = draw_for_dose(Mass::mg(dose), strength).unwrap();
        let back = dose_for_draw(draw.volume, strength).unwrap();
        prop_assert_eq!(back.dose, Mass::mg(dose));
    }

    // rule: dose-exact
    #[test]
    fn plus_undoes_minus_and_times_undoes_over(a in positive(), b in positive()) {
        prop_assert_eq!(a.plus(b).unwrap().minus(b), Ok(a));
        prop_assert_eq!(a.over(b).unwrap().times(b), Ok(a));
        prop_assert_eq!(a.distance(b), b.distance(a));
        prop_assert!(a.floor() <= a.nearest() && a.nearest() <= a.floor() + 1);
    }

    // rule: dose-mark
    #[test]
    fn no_mark_is_nearer_than_the_nearest(syringe in any_syringe(), part in 0_u64..=10_000) {
        let volume = syringe.capacity().times(Exact::decimal(part, 4).unwrap()).unwrap();
        let nearest = syringe.nearest_mark(volume).unwrap().unwrap();
        let away = |mark: Mark| mark.volume.in_ml().distance(volume.in_ml()).unwrap();
        for index in [nearest.index.saturating_sub(1), nearest.index + 1] {
            if let Some(other) = syringe.mark(index) {
                prop_assert!(away(nearest) <= away(other));
            }
        }
        prop_assert!(away(nearest).times(Exact::whole(2)).unwrap() <= syringe.spacing().in_ml());
    }

    // rule: dose-working
    #[test]
    fn every_line_of_working_is_true(dose in positive(), strength in positive(), water in positive(), tablets in 1_u64..100) {
        let strength = Strength::mg_per_ml(strength).unwrap();
        let (dose, water) = (Mass::mg(dose), Volume::ml(water));
        let weaker = Strength::mg_per_ml(strength.in_mg_per_ml().over(Exact::whole(3)).unwrap()).unwrap();
        let draw = draw_for_dose(dose, strength).unwrap();
        let mut lines = draw.working.clone();
        lines.extend(dose_for_draw(water, strength).unwrap().working);
        lines.extend(batch(Exact::whole(tablets), dose, Water::MadeUpTo(water)).unwrap().working);
        lines.extend(final_volume_for(Exact::whole(tablets), dose, strength).unwrap().working);
        lines.extend(dilute(strength, draw.volume, Water::Added(water)).unwrap().working);
        lines.extend(stock_for(strength, weaker, water).unwrap().working);
        lines.extend(water_for(strength, water, weaker).unwrap().working);
        lines.extend(drops_for_dose(dose, strength, DropSize::ASSUMED).unwrap().working);
        lines.extend(dose_for_drops(Exact::whole(tablets), strength, DropSize::ASSUMED).unwrap().working);
        for line in lines {
            let (left, right) = (value(line.left), value(line.right));
            let result = match line.operation {
                Operation::Times => left.times(right),
                Operation::Over => left.over(right),
                Operation::Plus => left.plus(right),
                Operation::Minus => left.minus(right),
            };
            prop_assert_eq!(result, Ok(value(line.result)), "{:?}", line);
        }
    }

    // rule: dose-dilute
    #[test]
    fn a_dilution_keeps_the_medicine(stock in positive(), taken in positive(), water in positive()) {
        let stock = Strength::mg_per_ml(stock).unwrap();
        let (taken, water) = (Volume::ml(taken), Volume::ml(water));
        let made = dilute(stock, taken, Water::Added(water)).unwrap();
        prop_assert_eq!(made.volume.at(made.strength), taken.at(stock));
        prop_assert!(made.strength < stock);
        let again = dilute(stock, taken, Water::MadeUpTo(made.volume)).unwrap();
        prop_assert_eq!((again.strength, again.water), (made.strength, water));
        let backwards = water_for(stock, taken, made.strength).unwrap();
        prop_assert_eq!((backwards.water, backwards.volume), (water, made.volume));
        let forwards = stock_for(stock, made.strength, made.volume).unwrap();
        prop_assert_eq!((forwards.taken, forwards.water), (taken, water));
    }

    // rule: dose-tenfold
    #[test]
    fn the_tenfold_guard_is_even_handed(planned in positive(), found in positive()) {
        let there = judge_tenfold(Mass::mg(planned), Mass::mg(found)).unwrap();
        let back = judge_tenfold(Mass::mg(found), Mass::mg(planned)).unwrap();
        let mirrored = match there {
            TenfoldGate::Open => TenfoldGate::Open,
            TenfoldGate::TimesTooMuch(times) => TenfoldGate::TimesTooLittle(times),
            TenfoldGate::TimesTooLittle(times) => TenfoldGate::TimesTooMuch(times),
        };
        prop_assert_eq!(back, mirrored);
    }
}

/// A number as text with zeros at its end, so that it cannot be taken for thousands and is not asked about.
fn unasked(text: &str) -> String {
    if text.contains('.') { format!("{text}0000") } else { format!("{text}.0") }
}

fn value(quantity: Quantity) -> Exact {
    match quantity {
        Quantity::Mass(mass) => mass.in_mg(),
        Quantity::Volume(volume) => volume.in_ml(),
        Quantity::Strength(strength) => strength.in_mg_per_ml(),
        Quantity::Tablets(number) | Quantity::Drops(number) | Quantity::DropsPerMl(number) => {
            number
        }
    }
}
