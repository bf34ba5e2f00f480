//! Any text as a number and as a label. Nothing may panic, and what is read must be what is written.

use ldn_diary::dose::{
    DecimalSign, Exact, Grouping, LabelUnit, McgWord, NumberError, Style, read_label,
    read_label_text, read_number,
};

/// The body of the target `read`.
pub(crate) fn body(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(value) = read_number(text) {
        assert_eq!(value, by_hand(text.trim()), "{text}");
        if !value.is_zero() {
            written_is_read(value);
        }
    }
    if let Ok(strength) = read_label_text(text) {
        assert!(!strength.in_mg_per_ml().is_zero(), "{text}");
    }
    let (first, second) = text.split_once('\n').unwrap_or((text, ""));
    for unit in LabelUnit::ALL {
        if let Ok(strength) = read_label(first, unit, second) {
            assert!(!strength.in_mg_per_ml().is_zero(), "{text}");
        }
    }
}

/// What a person writes back is read as the same number, or asked about.
fn written_is_read(value: Exact) {
    for decimal in [DecimalSign::Point, DecimalSign::Comma] {
        let written = Style { decimal, grouping: Grouping::None, mcg: McgWord::Mcg }.number(value);
        match read_number(&written.text) {
            Ok(read) => assert!(read == value || !written.exact, "{written:?}"),
            Err(NumberError::TwoMeanings { decimal, .. }) => {
                assert!(decimal == value || !written.exact);
            }
            // Rounding may show more decimals than are read.
            Err(error) => assert!(!written.exact, "{written:?} {error:?}"),
        }
    }
}

/// The same number by the standard library's reading of whole numbers.
fn by_hand(text: &str) -> Exact {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("0{whole}{fraction}").parse().unwrap();
    Exact::decimal(digits, fraction.len().try_into().unwrap()).unwrap()
}
