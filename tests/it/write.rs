//! How numbers and quantities are written.

use ldn_diary::dose::{DecimalSign, Exact, Grouping, Mass, MassUnit, McgWord, Style};

use crate::help::{mg, mg_per_ml, ml, n};

const POINT: Style =
    Style { decimal: DecimalSign::Point, grouping: Grouping::Space, mcg: McgWord::Mcg };
const COMMA: Style =
    Style { decimal: DecimalSign::Comma, grouping: Grouping::Sign, mcg: McgWord::Micrograms };

// rule: dose-write
#[test]
fn numbers_have_a_leading_and_no_trailing_zero() {
    for (numerator, denominator, text, exact) in [
        (0, 1, "0", true),
        (1, 2, "0.5", true),
        (3, 2, "1.5", true),
        (45, 10, "4.5", true),
        (100, 1, "100", true),
        (1, 1_000_000, "0.000001", true),
        (1_234_567, 1_000_000, "1.234567", true),
        (12_500, 1, "12\u{202f}500", true),
        (1_234_567, 1, "1\u{202f}234\u{202f}567", true),
        (1500, 1, "1500", true),
        (1, 3, "0.333", false),
        (2, 3, "0.667", false),
        (8, 3, "2.667", false),
        (1, 30, "0.0333", false),
        (1, 300, "0.00333", false),
        (1, 10_000_000, "0.0000001", true),
        (12_345_678, 10_000_000, "1.235", false),
        (9_999_999, 3, "3\u{202f}333\u{202f}333", true),
        (29_999, 30_000, "1", false),
        (1, 128, "0.00781", false),
        (1_004_123_456, 10_000_000_000, "0.1", false),
        (1_000_004, 30_000_000, "0.0333", false),
        (10_041_234_567, 1_000_000_000_000, "0.01", false),
    ] {
        let written = POINT.number(Exact::fraction(numerator, denominator).unwrap());
        assert_eq!(
            (written.text.as_str(), written.exact),
            (text, exact),
            "{numerator}/{denominator}"
        );
    }
}

// rule: dose-write
#[test]
fn quantities_have_a_no_break_space_and_the_right_unit() {
    assert_eq!(POINT.mass(mg("1.5"), MassUnit::Mg).text, "1.5\u{a0}mg");
    assert_eq!(POINT.mass(mg("0.5"), MassUnit::Mcg).text, "500\u{a0}mcg");
    assert_eq!(COMMA.mass(mg("1.25"), MassUnit::Mcg).text, "1.250\u{a0}micrograms");
    assert_eq!(COMMA.mass(mg("1.25"), MassUnit::Mg).text, "1,25\u{a0}mg");
    assert_eq!(POINT.volume(ml("0.25")).text, "0.25\u{a0}mL");
    assert_eq!(COMMA.strength(mg_per_ml("0.5")).text, "0,5\u{a0}mg/mL");
    let huge = Mass::mg(Exact::whole(u64::MAX));
    assert_eq!(POINT.mass(huge, MassUnit::Mcg), POINT.mass(huge, MassUnit::Mg));
}

// rule: dose-write
#[test]
fn thousands_are_parted_as_the_person_set_it() {
    for (grouping, thousand, million) in [
        (Grouping::None, "1000", "1000000"),
        (Grouping::Space, "1000", "1\u{202f}000\u{202f}000"),
        (Grouping::Sign, "1,000", "1,000,000"),
    ] {
        let style = Style { grouping, ..POINT };
        assert_eq!(style.number(n("1000")).text, thousand);
        assert_eq!(style.number(n("1000000")).text, million);
        assert_eq!(style.number(n("999")).text, "999");
    }
    assert_eq!(COMMA.number(n("1234.5")).text, "1.234,5");
    assert_eq!(COMMA.number(n("123456")).text, "123.456");
}

// rule: dose-write
#[test]
fn what_is_not_nothing_is_never_written_as_zero() {
    for (numerator, denominator, text) in [
        (6_666, 1000, "6.7"),
        (5, 100, "0.1"),
        (4, 100, "0.04"),
        (1, 3000, "0.0003"),
        (0, 1, "0"),
        (5, 1, "5"),
    ] {
        assert_eq!(
            POINT.percent(Exact::fraction(numerator, denominator).unwrap()).text,
            format!("{text}\u{a0}%")
        );
    }
    // The smallest number there is, and the largest.
    let smallest = Exact::fraction(1, 10_u64.pow(19)).unwrap();
    assert_eq!(POINT.number(smallest).text, format!("0.{}1", "0".repeat(18)));
    assert!(!POINT.rounded_to(n("0.25"), 1).exact);
    assert!(POINT.rounded_to(n("0.25"), 2).exact);
}

// “5 % more, caution” was shown for 5.04 %.
// rule: dose-write
#[test]
fn a_percentage_is_written_on_its_own_side_of_what_is_graded() {
    for (percent, written) in [
        ("4.96", "5"),
        ("5", "5"),
        ("5.04", "5.04"),
        ("5.000001", "5.000001"),
        ("5.05", "5.1"),
        ("9.96", "10"),
        ("10.0040", "10.004"),
        ("10.04", "10.04"),
        ("100.04", "100"),
    ] {
        assert_eq!(POINT.percent(n(percent)).text, format!("{written}\u{a0}%"), "{percent}");
    }
}
