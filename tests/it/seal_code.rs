//! The recovery code: how it is printed, and how forgivingly and how strictly it is read.

use ldn_diary::store::seal::{CodeError, RecoveryCode};
use proptest::prelude::*;

const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of 128 bits, worked out in another way than the store does: digit after digit from the lowest.
fn code(bits: u128) -> String {
    let digits = |mut number: u128, count: usize| {
        let mut digits = Vec::new();
        for _ in 0..count {
            digits.push(SIGNS.chars().nth(usize::try_from(number % 32).unwrap()).unwrap());
            number /= 32;
        }
        digits.into_iter().rev().collect::<String>()
    };
    let whole = digits(bits, 26) + &digits(bits % 1021, 2);
    let signs: Vec<char> = whole.chars().collect();
    signs.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

fn read(text: &str) -> Result<String, CodeError> {
    RecoveryCode::read(text).map(|code| code.printed())
}

#[test]
fn known_codes() {
    for (bits, printed) in [
        (0, "0000-0000-0000-0000-0000-0000-0000"),
        (1, "0000-0000-0000-0000-0000-0000-0101"),
        (1021, "0000-0000-0000-0000-0000-0000-ZX00"),
        // 2^128 - 1 leaves 645 by 1021.
        (u128::MAX, "7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZM5"),
    ] {
        assert_eq!(code(bits), printed);
        assert_eq!(read(printed), Ok(printed.to_owned()));
    }
}

#[test]
fn it_is_read_as_people_copy_it() {
    let printed = code(0x0123_4567_89ab_cdef_fedc_ba98_7654_3210);
    assert!(printed.contains('0') && printed.contains('1'), "{printed}");
    for copied in [
        printed.to_lowercase(),
        printed.replace('-', ""),
        printed.replace('-', " "),
        printed.replace('-', " - "),
        printed.replace('-', "\u{2013}"),
        printed.replace('-', "\u{a0}"),
        printed.replace('-', "\r\n"),
        printed.replace('0', "O"),
        printed.replace('0', "o"),
        printed.replace('1', "I"),
        printed.replace('1', "l"),
        format!("\t {printed}\n"),
        printed.chars().flat_map(|sign| [sign, ' ']).collect(),
    ] {
        assert_eq!(read(&copied), Ok(printed.clone()), "{copied}");
    }
}

#[test]
fn what_is_no_code_says_why() {
    let printed = code(12345);
    let length = |typed| Err(CodeError::Length { typed, printed: 28 });
    assert_eq!(read(""), length(0));
    assert_eq!(read(" - "), length(0));
    assert_eq!(read(printed.split_at(1).1), length(27));
    assert_eq!(read(&format!("{printed}0")), length(29));
    assert_eq!(read(&printed.repeat(1000)), length(28_000));
    for strange in ['U', 'u', '!', '_', '.', 'é', '\u{ff10}', '\0', '𝟎'] {
        assert_eq!(
            read(&printed.replacen('0', &strange.to_string(), 1)),
            Err(CodeError::Character(strange))
        );
    }
    // 130 bits fit in the signs, 128 are a code.
    for first in "89ABCDEFGHJKMNPQRSTVWXYZ".chars() {
        assert_eq!(read(&printed.replacen('0', &first.to_string(), 1)), Err(CodeError::Mistyped));
    }
}

#[test]
fn an_error_tells_nothing_of_the_code() {
    let error = RecoveryCode::read("Ü").unwrap_err();
    assert!(!error.to_string().contains('Ü'));
    assert_eq!(format!("{:?}", RecoveryCode::read(&code(7)).unwrap()), "RecoveryCode(secret)");
}

fn is_mistyped(signs: &[char]) -> bool {
    matches!(RecoveryCode::read(&signs.iter().collect::<String>()), Err(CodeError::Mistyped))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_code_is_read_back(bits: u128) {
        let printed = code(bits);
        prop_assert_eq!(read(&printed), Ok(printed.clone()));
    }

    /// All 28 × 31 ways to get one sign wrong.
    #[test]
    fn one_wrong_sign_is_noticed(bits: u128) {
        let signs: Vec<char> = code(bits).chars().filter(|sign| *sign != '-').collect();
        for place in 0..signs.len() {
            for wrong in SIGNS.chars().filter(|sign| *sign != signs[place]) {
                let mut typed = signs.clone();
                typed[place] = wrong;
                prop_assert!(is_mistyped(&typed), "{:?}", typed);
            }
        }
    }

    /// All 27 ways to swap two neighbours.
    #[test]
    fn two_swapped_neighbours_are_noticed(bits: u128) {
        let signs: Vec<char> = code(bits).chars().filter(|sign| *sign != '-').collect();
        for place in 1..signs.len() {
            let mut typed = signs.clone();
            typed.swap(place - 1, place);
            prop_assert!(typed == signs || is_mistyped(&typed), "{:?}", typed);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*", close in "[0-9A-Za-z -]{20,40}") {
        for text in [text, close] {
            if let Ok(code) = RecoveryCode::read(&text) {
                let signs = |text: &str| text.to_uppercase().replace(['-', ' '], "").replace('O', "0").replace(['I', 'L'], "1");
                prop_assert_eq!(signs(&code.printed()), signs(&text));
            }
        }
    }
}
