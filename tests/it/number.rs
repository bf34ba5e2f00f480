//! What is read as a number, and what a person is told about what is not.

use ldn_diary::dose::{Exact, NumberError, read_number};

fn fraction(numerator: u64, denominator: u64) -> Exact {
    Exact::fraction(numerator, denominator).unwrap()
}

// rule: dose-read-whole
#[test]
fn a_number_is_read_with_either_decimal_sign() {
    for (typed, numerator, denominator) in [
        ("4.5", 9, 2),
        ("4,5", 9, 2),
        (".5", 1, 2),
        (",5", 1, 2),
        (" 4 ", 4, 1),
        ("\u{a0}4\u{a0}", 4, 1),
        ("0", 0, 1),
        ("00", 0, 1),
        ("0.0", 0, 1),
        ("0.50", 1, 2),
        ("0.500", 1, 2),
        ("0,125", 1, 8),
        (".125", 1, 8),
        ("01.5", 3, 2),
        ("1234.567", 1_234_567, 1000),
        ("1.5000", 3, 2),
        ("1.25", 5, 4),
        ("1000", 1000, 1),
        ("999999999", 999_999_999, 1),
        ("0.000000001", 1, 1_000_000_000),
        ("4.500000000000", 9, 2),
    ] {
        assert_eq!(read_number(typed), Ok(fraction(numerator, denominator)), "{typed}");
    }
}

// rule: dose-read-ask
#[test]
fn what_could_be_two_numbers_is_asked_about() {
    for (typed, decimal, whole) in [
        ("1,500", fraction(3, 2), 1500),
        ("1.500", fraction(3, 2), 1500),
        (" 1,500 ", fraction(3, 2), 1500),
        ("12,345", fraction(12_345, 1000), 12_345),
        ("999.999", fraction(999_999, 1000), 999_999),
        ("1.000", fraction(1, 1), 1000),
        ("05", fraction(1, 2), 5),
        ("015", fraction(15, 100), 15),
        ("007", fraction(7, 100), 7),
    ] {
        let asked = NumberError::TwoMeanings { decimal, whole: Exact::whole(whole) };
        assert_eq!(read_number(typed), Err(asked), "{typed}");
    }
}

// rule: dose-read-name
#[test]
fn what_is_no_number_is_named() {
    for (typed, error) in [
        ("", NumberError::Empty),
        ("   ", NumberError::Empty),
        ("4.", NumberError::NothingAfter('.')),
        ("4,", NumberError::NothingAfter(',')),
        (".", NumberError::NoDigit('.')),
        (",", NumberError::NoDigit(',')),
        ("..", NumberError::TwoSeparators),
        ("1.2.3", NumberError::TwoSeparators),
        ("1,500.5", NumberError::TwoSeparators),
        ("1.500,5", NumberError::TwoSeparators),
        ("1,,5", NumberError::TwoSeparators),
        ("-1", NumberError::Sign('-')),
        ("+1", NumberError::Sign('+')),
        ("\u{2212}1", NumberError::Sign('\u{2212}')),
        ("\u{2013}1", NumberError::Sign('\u{2013}')),
        ("1-2", NumberError::Sign('-')),
        ("1e3", NumberError::Exponent('e')),
        ("1E3", NumberError::Exponent('E')),
        ("e3", NumberError::Character('e')),
        ("1 500", NumberError::InnerSpace),
        ("1\u{a0}500", NumberError::InnerSpace),
        ("1\u{202f}500", NumberError::InnerSpace),
        ("4x", NumberError::Character('x')),
        ("4.5 mg", NumberError::Character('m')),
        ("4 5 mg", NumberError::InnerSpace),
        ("4 ,5", NumberError::InnerSpace),
        ("4.5  \u{a0}½", NumberError::Character('½')),
        ("¼", NumberError::Character('¼')),
        ("⅐", NumberError::Character('⅐')),
        ("⅞", NumberError::Character('⅞')),
        ("²", NumberError::OtherDigit('²')),
        ("1 e3", NumberError::Character('e')),
        ("4 -5", NumberError::Sign('-')),
        ("4.5mg", NumberError::Character('m')),
        ("O.5", NumberError::Character('O')),
        ("l.5", NumberError::Character('l')),
        ("1'500", NumberError::Character('\'')),
        ("1/2", NumberError::Character('/')),
        ("1\u{b7}5", NumberError::Character('\u{b7}')),
        ("NaN", NumberError::Character('N')),
        ("٣", NumberError::OtherDigit('٣')),
        ("３", NumberError::OtherDigit('３')),
        ("4½", NumberError::Character('½')),
        ("4²", NumberError::OtherDigit('²')),
        ("1234567890", NumberError::TooLong),
        ("000000000004", NumberError::TooLong),
        ("0.1234567891", NumberError::TooLong),
        ("0.00000000001", NumberError::TooLong),
    ] {
        assert_eq!(read_number(typed), Err(error), "{typed}");
    }
}

// rule: dose-no-panic
#[test]
fn any_length_is_answered() {
    for typed in [
        "9".repeat(10_000),
        format!("0.{}", "9".repeat(10_000)),
        ".".repeat(1000),
        "0".repeat(1000),
    ] {
        let _answered = read_number(&typed).is_ok();
    }
    assert_eq!(read_number(&"9".repeat(10_000)), Err(NumberError::TooLong));
    assert_eq!(read_number(&"0".repeat(1000)), Ok(Exact::ZERO));
}
