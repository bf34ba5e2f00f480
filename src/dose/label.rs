//! Reads the strength on a label, by a unit menu or as free text, into mg/mL. Owns which ways of writing it are understood.
//!
//! Must not guess: a word such as "ultra-low" is an unknown unit, and a number without a unit is not a strength.

use super::{
    DoseError, Exact, Mass, MassUnit, NumberError, Strength, Subject, Volume, read_number,
};

/// The ways of writing a strength, in the order of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelUnit {
    /// `1 mg/mL`
    MgPerMl,
    /// `5 mg per 5 mL`: two numbers.
    MgPerVolume,
    /// `500 mcg/mL`
    McgPerMl,
    /// `0.1 %` weight in volume: 1 % is 10 mg/mL.
    PercentWv,
    /// `1 g/L`, the same as 1 mg/mL.
    GPerL,
    /// `50 mg in 50 mL` in all: two numbers.
    TotalInTotal,
    /// `1 in 1000`, one gram in so many millilitres.
    OneIn,
}

impl LabelUnit {
    /// Every way, in the order of a menu.
    pub const ALL: [Self; 7] = [
        Self::MgPerMl,
        Self::MgPerVolume,
        Self::McgPerMl,
        Self::PercentWv,
        Self::GPerL,
        Self::TotalInTotal,
        Self::OneIn,
    ];

    /// Whether this way needs a second number, in millilitres.
    #[must_use]
    pub const fn takes_volume(self) -> bool {
        matches!(self, Self::MgPerVolume | Self::TotalInTotal)
    }
}

/// Why a label is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelError {
    /// The number is not one, or not there yet.
    Number(NumberError),
    /// The second number, the volume, is not one, or not there yet.
    VolumeNumber(NumberError),
    /// This word is not a unit that is understood here.
    UnknownUnit(String),
    /// The text is not of a form that is understood: the piece where reading stopped, empty at the end.
    Unexpected(String),
    /// The numbers were read and make no strength.
    Dose(DoseError),
}

impl From<DoseError> for LabelError {
    fn from(error: DoseError) -> Self {
        Self::Dose(error)
    }
}

/// Reads a strength from its field, its menu and, where `unit` takes one, its second field (millilitres).
///
/// Text with a unit in it ("5 mg/5 mL") is read as it stands, and the menu does not count.
///
/// # Errors
/// [`LabelError`], which names the field, the character or the word.
pub fn read_label(typed: &str, unit: LabelUnit, volume: &str) -> Result<Strength, LabelError> {
    if names_its_unit(typed) {
        return read_label_text(typed);
    }
    let number = read_piece(typed)?;
    let volume = if unit.takes_volume() { read_volume(volume)? } else { Volume::ml(Exact::ONE) };
    strength_of(number, unit, volume)
}

/// Whether the text of a strength field names a unit itself, so that it is read as free text.
#[must_use]
pub fn names_its_unit(typed: &str) -> bool {
    let past_number = typed.chars().any(|c| c.is_alphabetic() || matches!(c, '%' | '/' | ':'));
    // `1e3` and `x` alone are slips in a number, not labels: the number reader names the character.
    let has_digit = typed.chars().any(|c| c.is_ascii_digit());
    past_number && has_digit && !matches!(read_number(typed), Err(NumberError::Exponent(_)))
}

/// What stands before and after the first number of a text that could be two numbers; none when there is no such number.
///
/// ```
/// # use ldn_diary::dose::around_two_meanings;
/// assert_eq!(around_two_meanings("5 mg/1.000 mL"), Some(["5 mg/", " mL"]));
/// ```
#[must_use]
pub fn around_two_meanings(typed: &str) -> Option<[&str; 2]> {
    let splits = typed.char_indices().map(|(at, _)| typed.split_at(at));
    let starts = splits.filter(|(before, _)| !before.ends_with(begins_number));
    starts.into_iter().find_map(|(before, rest)| {
        let (number, after) = rest.split_at(rest.find(|c| !begins_number(c)).unwrap_or(rest.len()));
        let two = matches!(read_number(number), Err(NumberError::TwoMeanings { .. }));
        two.then_some([before, after])
    })
}

fn read_volume(typed: &str) -> Result<Volume, LabelError> {
    read_number(typed).map(Volume::ml).map_err(LabelError::VolumeNumber)
}

fn strength_of(number: Exact, unit: LabelUnit, volume: Volume) -> Result<Strength, LabelError> {
    let one_ml = Volume::ml(Exact::ONE);
    let strength = match unit {
        LabelUnit::MgPerMl | LabelUnit::GPerL => Strength::mg_per_ml(number),
        LabelUnit::MgPerVolume | LabelUnit::TotalInTotal => Mass::mg(number).in_volume(volume),
        LabelUnit::McgPerMl => Mass::of(number, MassUnit::Mcg)?.in_volume(one_ml),
        LabelUnit::PercentWv => Strength::mg_per_ml(number.times(Exact::whole(10))?),
        LabelUnit::OneIn => gram().in_volume(Volume::ml(number).above_zero(Subject::Strength)?),
    };
    Ok(strength?)
}

const fn gram() -> Mass {
    Mass::mg(Exact::whole(1000))
}

/// Reads a whole label: `1 mg/mL`, `5 mg/5 mL`, `500 micrograms per mL`, `0.1 % w/v`, `1 g/L`, `50 mg in 50 mL`, `1 in 1000`, `1:1000`.
///
/// Capital letters do not matter. `µg` and `ug` are read, though never written.
///
/// ```
/// # use ldn_diary::dose::{Exact, Strength, read_label_text};
/// assert_eq!(read_label_text("5 mg/5 mL"), Ok(Strength::mg_per_ml(Exact::ONE).unwrap()));
/// ```
///
/// # Errors
/// [`LabelError`], which names the piece that was not understood.
pub fn read_label_text(typed: &str) -> Result<Strength, LabelError> {
    let pieces = split(typed);
    let words: Vec<&str> = pieces.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => Err(LabelError::Number(NumberError::Empty)),
        [number, "%"]
        | [number, "%", "w" | "m", "/", "v"]
        | [number, "%", "(", "w" | "m", "/", "v", ")"] => {
            strength_of(read_piece(number)?, LabelUnit::PercentWv, Volume::ml(Exact::ONE))
        }
        ["1", "in" | ":", number] => {
            strength_of(read_piece(number)?, LabelUnit::OneIn, Volume::ml(Exact::ONE))
        }
        [number, mass, "/" | "per" | "in", rest @ ..] => {
            let mass = scaled(read_piece(number)?, mass_in_mg(mass)?)?;
            let volume = read_volume_pieces(rest)?;
            Ok(Mass::mg(mass).in_volume(volume)?)
        }
        [number, rest @ ..] => {
            read_piece(number)?;
            rest.first().map_or(Ok(()), |unit| mass_in_mg(unit).map(drop))?;
            Err(LabelError::Unexpected(rest.get(1).unwrap_or(&"").to_string()))
        }
    }
}

/// The volume of a label: `mL`, `5 mL`, `L`, `0.1 L`.
fn read_volume_pieces(pieces: &[&str]) -> Result<Volume, LabelError> {
    let (number, unit, rest) = match pieces {
        [] => return Err(LabelError::Unexpected(String::new())),
        [number, unit, rest @ ..] if number.starts_with(begins_number) => {
            (read_piece(number)?, *unit, rest)
        }
        [number] if number.starts_with(begins_number) => {
            return Err(LabelError::Unexpected(String::new()));
        }
        [unit, rest @ ..] => (Exact::ONE, *unit, rest),
    };
    let scale = ml_in(unit)?;
    match rest.first() {
        Some(more) => Err(LabelError::Unexpected((*more).to_string())),
        None => Ok(Volume::ml(scaled(number, scale)?)),
    }
}

fn scaled(number: Exact, scale: Exact) -> Result<Exact, LabelError> {
    Ok(number.times(scale)?)
}

fn read_piece(piece: &str) -> Result<Exact, LabelError> {
    read_number(piece).map_err(LabelError::Number)
}

/// Milligrams in one of `unit`.
fn mass_in_mg(unit: &str) -> Result<Exact, LabelError> {
    match unit {
        "g" | "gram" | "grams" => Ok(Exact::whole(1000)),
        "mg" | "mgs" | "milligram" | "milligrams" => Ok(Exact::ONE),
        "mcg" | "mcgs" | "ug" | "\u{b5}g" | "\u{3bc}g" | "microgram" | "micrograms" => {
            Ok(Exact::fraction(1, 1000)?)
        }
        other => Err(LabelError::UnknownUnit(other.to_string())),
    }
}

/// Millilitres in one of `unit`.
fn ml_in(unit: &str) -> Result<Exact, LabelError> {
    match unit {
        "ml" | "mls" | "millilitre" | "millilitres" | "milliliter" | "milliliters" => {
            Ok(Exact::ONE)
        }
        "l" | "litre" | "litres" | "liter" | "liters" => Ok(Exact::whole(1000)),
        other => Err(LabelError::UnknownUnit(other.to_string())),
    }
}

/// Cuts a label into numbers, words and single signs, in small letters. Spaces only part them.
fn split(typed: &str) -> Vec<String> {
    let mut pieces: Vec<(Kind, String)> = Vec::new();
    for c in typed.chars().flat_map(char::to_lowercase) {
        let kind = kind_of(c);
        match pieces.last_mut() {
            Some((last, text)) if *last == kind && kind != Kind::Sign => text.push(c),
            _ => pieces.push((kind, c.to_string())),
        }
    }
    pieces.into_iter().filter(|(kind, _)| *kind != Kind::Space).map(|(_, text)| text).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Space,
    Sign,
}

fn kind_of(c: char) -> Kind {
    if begins_number(c) {
        Kind::Number
    } else if c.is_whitespace() {
        Kind::Space
    } else if c.is_alphabetic() || c == '\u{b5}' {
        Kind::Word
    } else {
        Kind::Sign
    }
}

fn begins_number(c: char) -> bool {
    c.is_numeric() || matches!(c, '.' | ',')
}
