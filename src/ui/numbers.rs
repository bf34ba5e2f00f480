//! How numbers are written for this person: what they chose, and for the rest what their locale does. It knows no browser:
//! the page's port gives an example of the locale's writing.

use crate::dose::{DecimalSign, Grouping, Style};
use crate::store::Settings;

/// The style to write numbers in, given how the locale writes 12345.6.
#[must_use]
pub fn style(settings: &Settings, sample: &str) -> Style {
    let decimal = settings.decimal.unwrap_or_else(|| decimal_of(sample));
    let grouping = settings.grouping.unwrap_or_else(|| grouping_of(sample, decimal));
    Style { decimal, grouping, mcg: settings.mcg }
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
    fn a_chosen_comma_never_groups_by_the_locales_comma() {
        let settings = Settings { decimal: Some(DecimalSign::Comma), ..Settings::default() };
        assert_eq!(style(&settings, "12,345.6").grouping, Grouping::Space);
    }
}
