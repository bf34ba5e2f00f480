//! Reads a typed number. Owns what counts as one and every reason why not; must not know units or languages.
//!
//! A number is read whole or not at all, never by its beginning. What could be two numbers is handed back as a question.

use super::{DoseError, Exact, limits};

/// Why what was typed is not read as a number. Each carries what a message needs to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was typed. Not a mistake: the field is waiting.
    Empty,
    /// The text could be either of two numbers and is not guessed: `1,500`, `1.500`, `05`.
    TwoMeanings {
        /// The reading with a decimal sign: 1.5, or 0.5.
        decimal: Exact,
        /// The reading as a whole number: 1500, or 5.
        whole: Exact,
    },
    /// More than one decimal or grouping sign: `1.2.3`, `1,500.5`.
    TwoSeparators,
    /// A decimal sign with no digit after it: `4.`
    NothingAfter(char),
    /// A decimal sign and no digit at all.
    NoDigit(char),
    /// A plus or a minus.
    Sign(char),
    /// A power of ten: `1e3`.
    Exponent(char),
    /// A space between digits: `1 500`.
    InnerSpace,
    /// A digit of another script, such as `٣` or `３`.
    OtherDigit(char),
    /// Any other character.
    Character(char),
    /// More digits than [`limits::MOST_WHOLE_DIGITS`] or [`limits::MOST_DECIMAL_DIGITS`].
    TooLong,
}

/// Reads a number of zero or more with at most one decimal sign, `.` or `,`; spaces around it do not count.
///
/// ```
/// # use ldn_diary::dose::{Exact, NumberError, read_number};
/// let four_and_a_half = Exact::decimal(45, 1).unwrap();
/// assert_eq!(read_number("4.5"), Ok(four_and_a_half));
/// assert_eq!(read_number(" 4,5 "), Ok(four_and_a_half));
/// assert!(matches!(read_number("1,500"), Err(NumberError::TwoMeanings { .. })));
/// ```
///
/// # Errors
/// [`NumberError`], with the character or the two readings.
pub fn read_number(typed: &str) -> Result<Exact, NumberError> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if let Some(error) = first_bad_character(text) {
        return Err(error);
    }
    match text.split_once(is_separator) {
        None => read_whole(text),
        Some((_, fraction)) if fraction.contains(is_separator) => Err(NumberError::TwoSeparators),
        Some((whole, fraction)) => {
            let sign = text.chars().find(|c| is_separator(*c)).unwrap_or('.');
            read_decimal(whole, fraction, sign)
        }
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',')
}

const fn is_part(c: char) -> bool {
    c.is_ascii_digit() || is_separator(c)
}

fn first_bad_character(text: &str) -> Option<NumberError> {
    let (at, c) = text.char_indices().find(|(_, c)| !is_part(*c))?;
    let (before, rest) = text.split_at_checked(at)?;
    // What follows a space says more than the space: `1 500` is in two pieces, `1.5 mg` has a unit.
    let next = rest.trim_start().chars().next();
    Some(match next.filter(|next| c.is_whitespace() && !is_part(*next)) {
        Some(next) => bad(next, ""),
        None => bad(c, before),
    })
}

/// What is wrong with a character that is no part of a number, after `before`.
fn bad(c: char, before: &str) -> NumberError {
    match c {
        '+' | '-' | '\u{2212}' | '\u{2013}' => NumberError::Sign(c),
        'e' | 'E' if before.ends_with(|b: char| b.is_ascii_digit()) => NumberError::Exponent(c),
        _ if c.is_whitespace() => NumberError::InnerSpace,
        // Numeric, and yet no digits.
        '¼'..='¾' | '⅐'..='⅞' => NumberError::Character(c),
        _ if c.is_numeric() => NumberError::OtherDigit(c),
        _ => NumberError::Character(c),
    }
}

/// Digits without a separator. `05` may be a `.5` whose point went missing, so it is asked about.
fn read_whole(digits: &str) -> Result<Exact, NumberError> {
    let whole = number_of(digits, "")?;
    match digits.strip_prefix('0') {
        Some(rest) if !whole.is_zero() => {
            Err(NumberError::TwoMeanings { decimal: number_of("0", rest)?, whole })
        }
        _ => Ok(whole),
    }
}

/// Digits around one separator. One to three digits, not led by a zero, and exactly three after it may be thousands.
fn read_decimal(whole: &str, fraction: &str, sign: char) -> Result<Exact, NumberError> {
    if fraction.is_empty() {
        return Err(if whole.is_empty() {
            NumberError::NoDigit(sign)
        } else {
            NumberError::NothingAfter(sign)
        });
    }
    let decimal = number_of(whole, fraction)?;
    let like_thousands =
        fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !like_thousands {
        return Ok(decimal);
    }
    let thousands = decimal.times(Exact::whole(1000)).map_err(too_long)?;
    Err(NumberError::TwoMeanings { decimal, whole: thousands })
}

/// The exact value of checked digits before and after the decimal sign.
fn number_of(whole: &str, fraction: &str) -> Result<Exact, NumberError> {
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if whole.len() > limits::MOST_WHOLE_DIGITS || fraction.len() > limits::MOST_DECIMAL_DIGITS {
        return Err(NumberError::TooLong);
    }
    let digits = whole.bytes().chain(fraction.bytes()).try_fold(0_u64, |so_far, byte| {
        let digit = u64::from(byte.checked_sub(b'0')?);
        so_far.checked_mul(10)?.checked_add(digit)
    });
    let places = u32::try_from(fraction.len()).ok();
    let (digits, places) = digits.zip(places).ok_or(NumberError::TooLong)?;
    Exact::decimal(digits, places).map_err(too_long)
}

const fn too_long(_: DoseError) -> NumberError {
    NumberError::TooLong
}
