//! JSON in and out: compact, and ASCII alone, since every browser counts ASCII as one unit a character. It knows no format.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};

/// Writes `\u` escapes for all that is not ASCII; everything else as `serde_json` does in its compact form.
struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // In runs: nearly all of a diary is ASCII, and it is written at every save and every reading.
        let mut rest = fragment;
        while let Some(at) = rest.find(|character| !matches!(character, ' '..='~')) {
            let (plain, other) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            let mut characters = other.chars();
            if let Some(character) = characters.next() {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    writer.write_all(escape(*unit).as_bytes())?;
                }
            }
            rest = characters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

fn escape(unit: u16) -> String {
    let digits = unit.to_be_bytes().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    ['\\', 'u'].into_iter().chain(digits).collect()
}

/// The value as JSON. Empty, which no reader takes, for a value that cannot be written; tuples of numbers and texts always can.
pub(in crate::store) fn write<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    match value.serialize(&mut Serializer::with_formatter(&mut bytes, Ascii)) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// The value of exactly this JSON, or `None`.
pub(in crate::store) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_comes_back_from_ascii() {
        let text: String = ('\0'..=char::MAX).collect();
        let written = write(&text);
        assert!(written.bytes().all(|byte| matches!(byte, b' '..=b'~')));
        assert!(read::<String>(&written) == Some(text));
    }

    #[test]
    fn what_is_too_long_too_short_or_of_another_type_is_not_read() {
        assert!(read::<(u8, String)>("[1,\"a\"]").is_some());
        for other in
            ["[1]", "[1,\"a\",2]", "[\"1\",\"a\"]", "[256,\"a\"]", "[1.0,\"a\"]", "[1,\"a\"] 1"]
        {
            assert!(read::<(u8, String)>(other).is_none(), "{other}");
        }
    }
}
