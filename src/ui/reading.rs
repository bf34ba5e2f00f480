//! The message for what could not be read or worked out. The dose room finds what is wrong; the words are the catalogue's.

use super::numbers::unmistakable;
use super::text::Text;
use crate::dose::{DoseError, LabelError, NumberError, Style, limits};

/// What is wrong with a typed number; `None` for an empty field, which only waits.
#[must_use]
pub fn number_problem(error: NumberError, style: Style, text: Text) -> Option<String> {
    let say = text.reading;
    Some(match error {
        NumberError::Empty => return None,
        NumberError::TwoMeanings { decimal, whole } => {
            (say.two_meanings)(&unmistakable(decimal, style), &unmistakable(whole, style))
        }
        NumberError::TwoSeparators => say.two_separators.to_owned(),
        NumberError::NothingAfter(sign) => (say.nothing_after)(sign),
        NumberError::NoDigit(_) => say.no_digit.to_owned(),
        NumberError::Sign(sign) => (say.sign)(sign),
        NumberError::Exponent(letter) => (say.exponent)(letter),
        NumberError::InnerSpace => say.inner_space.to_owned(),
        NumberError::OtherDigit(digit) => (say.other_digit)(digit),
        NumberError::Character(character) => (say.character)(character),
        NumberError::TooLong => say.too_long.to_owned(),
    })
}

/// What is wrong with the strength of a label; `None` for an empty field, which only waits.
#[must_use]
pub fn label_problem(error: &LabelError, style: Style, text: Text) -> Option<String> {
    let say = text.reading;
    Some(match error {
        LabelError::Number(error) | LabelError::VolumeNumber(error) => {
            return number_problem(*error, style, text);
        }
        LabelError::UnknownUnit(word) => (say.unknown_unit)(word),
        LabelError::Unexpected(piece) if piece.is_empty() => say.ends_early.to_owned(),
        LabelError::Unexpected(piece) => (say.unexpected)(piece),
        LabelError::Dose(error) => dose_problem(*error, style, text),
    })
}

/// Why numbers that were read have no answer.
#[must_use]
pub fn dose_problem(error: DoseError, style: Style, text: Text) -> String {
    let say = text.reading;
    match error {
        DoseError::TooLarge | DoseError::ByZero => say.too_large.to_owned(),
        DoseError::BelowZero => say.below_zero.to_owned(),
        DoseError::Zero(subject) => (say.zero)(subject),
        DoseError::NotWhole(subject) => (say.not_whole)(subject),
        DoseError::CapacityBetweenMarks => say.capacity_between_marks.to_owned(),
        DoseError::TooManyMarks => (say.too_many_marks)(&limits::MOST_MARKS.to_string()),
        DoseError::SyringeTooLarge => {
            (say.syringe_too_large)(&style.volume(limits::LARGEST_SYRINGE).text)
        }
        DoseError::StrongerThanStock => say.stronger_than_stock.to_owned(),
        DoseError::LessThanGoesIn => say.less_than_goes_in.to_owned(),
        DoseError::NothingToSolve => say.nothing_to_solve.to_owned(),
        DoseError::NothingFits => say.nothing_fits.to_owned(),
        DoseError::TooManySteps => (say.too_many_steps)(&limits::MOST_STEPS.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{DecimalSign, Grouping, McgWord, Subject, read_number};
    use crate::ui::text::EN;

    const STYLE: Style =
        Style { decimal: DecimalSign::Comma, grouping: Grouping::Sign, mcg: McgWord::Mcg };

    fn problem(typed: &str) -> Option<String> {
        number_problem(read_number(typed).expect_err("not a number"), STYLE, Text(&EN))
    }

    #[test]
    fn an_empty_field_only_waits() {
        assert_eq!(problem("  "), None);
    }

    #[test]
    fn two_meanings_are_written_so_that_neither_is_again_two() {
        assert_eq!(
            problem("1,500").as_deref(),
            Some("This could be 1,5 or 1500. Choose the one you mean.")
        );
    }

    #[test]
    fn messages_name_the_character() {
        for (typed, named) in
            [("1x", "“x”"), ("-1", "“-”"), ("٣", "“٣”"), ("1e3", "“e”"), ("4,", "“,”")]
        {
            let message = problem(typed).expect("a message");
            assert!(message.contains(named), "{typed}: {message}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_label_names_the_word() {
        let problem = |typed| {
            let error = crate::dose::read_label_text(typed).expect_err("not a label");
            label_problem(&error, STYLE, Text(&EN)).expect("a message")
        };
        assert!(problem("5 drops/mL").contains("“drops”"));
        assert!(problem("5 mg/mL daily").contains("“daily”"));
        assert!(problem("5 mg").contains("ends too early"));
        assert!(problem("5x mg/mL").contains("“x”"));
        assert_eq!(problem("0 mg/mL"), "The strength must be more than zero.");
    }

    #[test]
    fn the_field_and_the_limit_are_named() {
        let say = |error| dose_problem(error, STYLE, Text(&EN));
        assert_eq!(say(DoseError::Zero(Subject::Strength)), "The strength must be more than zero.");
        assert_eq!(
            say(DoseError::SyringeTooLarge),
            "A syringe for a dose holds at most 100\u{a0}mL."
        );
        assert!(say(DoseError::TooManyMarks).contains("500"));
    }
}
