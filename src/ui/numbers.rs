//! How numbers are written for this person: what they chose, and for the rest what their locale does. It knows no browser:
//! the page's port gives an example of the locale's writing.

use super::text::Text;
use crate::dose::{DecimalSign, Exact, Grouping, Style, Written, limits, read_number};
use crate::store::Settings;

/// The style to write numbers in, given how the locale writes 12345.6.
#[must_use]
pub fn style(settings: &Settings, sample: &str) -> Style {
    let decimal = settings.decimal.unwrap_or_else(|| decimal_of(sample));
    let grouping = settings.grouping.unwrap_or_else(|| grouping_of(sample, decimal));
    Style { decimal, grouping, mcg: settings.mcg }
}

/// A written quantity, with "about" where it was rounded to be written.
#[must_use]
pub fn about(written: Written, text: Text) -> String {
    if written.exact { written.text } else { (text.calculator.about)(&written.text) }
}

/// A number as it can be put into a field, so that the reader takes it for this number alone: without grouping, with all its
/// decimals, and with a zero behind three of them, which could otherwise be thousands.
#[must_use]
pub fn unmistakable(number: Exact, style: Style) -> String {
    let places = u32::try_from(limits::MOST_DECIMAL_DIGITS).unwrap_or(u32::MAX);
    let style = Style { grouping: Grouping::None, ..style };
    let mut text = style.rounded_to(number, places).text;
    if read_number(&text) != Ok(number) {
        text.push('0');
    }
    text
}

fn decimal_of(sample: &str) -> DecimalSign {
    if sample.ends_with(",6") { DecimalSign::Comma } else { DecimalSign::Point }
}

/// A full stop between thousands is never taken over from the locale: 1.500 mg is one and a half for half of the world.
fn grouping_of(sample: &str, decimal: DecimalSign) -> Grouping {
    match (sample.strip_prefix("12"), decimal) {
        (Some(rest), _) if rest.starts_with('3') => Grouping::None,
        (Some(rest), DecimalSign::Point) if rest.starts_with(',') => Grouping::Sign,
        _ => Grouping::Space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_read_from_their_sample() {
        let (point, comma) = (DecimalSign::Point, DecimalSign::Comma);
        for (sample, decimal, grouping) in [
            ("12,345.6", point, Grouping::Sign),
            ("12.345,6", comma, Grouping::Space),
            ("12\u{202f}345,6", comma, Grouping::Space),
            ("12’345.6", point, Grouping::Space),
            ("12345,6", comma, Grouping::None),
            ("12345.6", point, Grouping::None),
            ("١٢٬٣٤٥٫٦", point, Grouping::Space),
            ("", point, Grouping::Space),
        ] {
            let style = style(&Settings::default(), sample);
            assert_eq!((style.decimal, style.grouping), (decimal, grouping), "{sample:?}");
        }
    }

    #[test]
    fn what_the_person_chose_counts_more_than_the_locale() {
        let settings = Settings {
            decimal: Some(DecimalSign::Comma),
            grouping: Some(Grouping::None),
            ..Settings::default()
        };
        let style = style(&settings, "12,345.6");
        assert_eq!((style.decimal, style.grouping), (DecimalSign::Comma, Grouping::None));
    }

    #[test]
    fn what_is_put_into_a_field_is_read_as_that_number_alone() {
        use crate::dose::{McgWord, NumberError};
        for decimal in [DecimalSign::Point, DecimalSign::Comma] {
            let style = Style { decimal, grouping: Grouping::Sign, mcg: McgWord::Mcg };
            for typed in ["1,500", "1.234", "999.999", "05", "012", "0123456789", "000000001"] {
                let Err(NumberError::TwoMeanings { decimal, whole }) = read_number(typed) else {
                    panic!("{typed} is one number");
                };
                for number in [decimal, whole] {
                    assert_eq!(read_number(&unmistakable(number, style)), Ok(number), "{typed}");
                }
            }
        }
    }

    #[test]
    fn a_chosen_comma_never_groups_by_the_locales_comma() {
        let settings = Settings { decimal: Some(DecimalSign::Comma), ..Settings::default() };
        assert_eq!(style(&settings, "12,345.6").grouping, Grouping::Space);
    }
}
