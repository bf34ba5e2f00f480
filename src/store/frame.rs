//! The frame around every kept value: what it is, and a checksum that notices damage. It knows no payload.
//!
//! # In words
//!
//! A value is one line of ASCII: nine fields with one space between each two.
//!
//! ```text
//! ldn-diary/1 m/2026-11 a 17 s open 42 9ae0daaf [[4503599627370496,1,…
//! ```
//!
//! | field | what it is |
//! |---|---|
//! | `ldn-diary/1` | the format with its version, a whole number from 1 on |
//! | name | of the document, as in its key |
//! | slot | one letter, as in its key |
//! | revision | a whole number; a later copy of the document has a higher one |
//! | bond | `s`: good by itself. `j`: written with others, good only once the head lists it |
//! | tag | how the payload is written: `open`, or the id of the key that seals it |
//! | length | of the payload in characters |
//! | checksum | CRC-32 of everything before it and of the payload, 8 digits of lower-case hexadecimal |
//! | payload | the rest |
//!
//! The frame is the same in every version, so that an older version tells *newer* (the frame checks, the version is higher)
//! from *damaged* (the frame does not check). Numbers are written in one way alone: no sign, no leading zero.

use super::crc::crc32;

/// The version of the format that is written.
const VERSION: u32 = 1;

/// What the version follows.
const FORMAT: &str = "ldn-diary/";

/// Whether a copy is good by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// Good by itself.
    Single,
    /// One of several that were written together: good once the head lists it.
    Joint,
}

/// A kept value that checks.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Frame {
    /// The document.
    pub(super) name: String,
    /// Which copy.
    pub(super) slot: char,
    /// Which state of the document.
    pub(super) revision: u64,
    /// Whether it is good by itself.
    pub(super) bond: Bond,
    /// How the payload is written.
    pub(super) tag: String,
    /// The kept payload.
    pub(super) payload: String,
}

/// Why a value is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameError {
    /// It does not check, or stands under the wrong key.
    Damaged,
    /// A later version of the app wrote it.
    TooNew,
}

impl Frame {
    fn before_checksum(&self, version: u32) -> String {
        let bond = if self.bond == Bond::Joint { "j" } else { "s" };
        let slot = String::from(self.slot);
        let (revision, length) = (self.revision.to_string(), self.payload.len().to_string());
        let format = [FORMAT, &version.to_string()].concat();
        [&format, &self.name, &slot, &revision, bond, &self.tag, &length, ""].join(" ")
    }

    /// The checksum over all of it.
    pub(super) fn checksum(&self) -> u32 {
        crc32(&[&self.before_checksum(VERSION), &self.payload])
    }

    /// The value as it is kept.
    pub(super) fn write(&self) -> String {
        self.write_as(VERSION)
    }

    fn write_as(&self, version: u32) -> String {
        let before = self.before_checksum(version);
        let checksum = crc32(&[&before, &self.payload]);
        [&before, &*hexadecimal(checksum), " ", &self.payload].concat()
    }

    /// Whether this is how it is written. Nothing is put together anew for that: every opening waits for the head's two copies.
    fn is_written(&self, version: u32, text: &str) -> bool {
        let before = self.before_checksum(version);
        let checksum = hexadecimal(crc32(&[&before, &self.payload]));
        let rest = text.strip_prefix(&*before).and_then(|rest| rest.strip_prefix(&*checksum));
        rest.and_then(|rest| rest.strip_prefix(' ')) == Some(&self.payload)
    }

    /// Reads a value wherever it comes from.
    pub(super) fn read(text: &str) -> Result<Self, FrameError> {
        let (version, frame) = fields(text).ok_or(FrameError::Damaged)?;
        // Written anew it must be the very same text: that checks the checksum, the length and the one way to write a number.
        match version {
            0 => Err(FrameError::Damaged),
            version if !frame.is_written(version, text) => Err(FrameError::Damaged),
            VERSION => Ok(frame),
            _ => Err(FrameError::TooNew),
        }
    }

    /// Reads a value that should be this copy of this document.
    pub(super) fn read_at(name: &str, slot: char, text: &str) -> Result<Self, FrameError> {
        let frame = Self::read(text)?;
        let here = frame.name == name && frame.slot == slot;
        if here { Ok(frame) } else { Err(FrameError::Damaged) }
    }
}

/// A checksum as it is written: 8 digits, lower case.
pub(super) fn hexadecimal(number: u32) -> String {
    let digits = number.to_be_bytes().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// The fields as they stand, unchecked.
fn fields(text: &str) -> Option<(u32, Frame)> {
    let mut fields = text.splitn(9, ' ');
    let version = fields.next()?.strip_prefix(FORMAT)?.parse().ok()?;
    let name = fields.next()?.to_owned();
    let slot = fields.next()?.parse().ok()?;
    let revision = fields.next()?.parse().ok()?;
    let bond = match fields.next()? {
        "s" => Bond::Single,
        "j" => Bond::Joint,
        _ => return None,
    };
    let tag = fields.next()?.to_owned();
    let (_length, _checksum) = (fields.next()?, fields.next()?);
    let payload = fields.next()?.to_owned();
    Some((version, Frame { name, slot, revision, bond, tag, payload }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        Frame {
            name: String::from("m/2026-11"),
            slot: 'a',
            revision: 17,
            bond: Bond::Single,
            tag: String::from("open"),
            payload: String::from("[1, 2]"),
        }
    }

    /// Frozen: this is what version 1 looks like.
    const V1: &str = "ldn-diary/1 m/2026-11 a 17 s open 6 eba2779e [1, 2]";

    #[test]
    fn the_frame_is_as_it_was_frozen() {
        assert_eq!(frame().write(), V1);
        assert!(Frame::read_at("m/2026-11", 'a', V1) == Ok(frame()));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_damage() {
        for (place, byte) in V1.bytes().enumerate() {
            for bit in 0..8 {
                let mut flipped = V1.as_bytes().to_vec();
                flipped[place] = byte ^ (1 << bit);
                let text = String::from_utf8_lossy(&flipped);
                assert!(Frame::read(&text).err() == Some(FrameError::Damaged), "{text}");
            }
        }
        for cut in 0..V1.len() {
            assert!(Frame::read(V1.get(..cut).unwrap_or("")).is_err(), "{cut}");
        }
    }

    #[test]
    fn a_value_under_another_key_is_damage() {
        for (name, slot) in [("m/2026-11", 'b'), ("m/2026-12", 'a')] {
            assert!(Frame::read_at(name, slot, V1).err() == Some(FrameError::Damaged));
        }
    }

    #[test]
    fn a_later_version_is_told_from_damage() {
        let newer = frame().write_as(2);
        assert!(Frame::read(&newer).err() == Some(FrameError::TooNew));
        assert!(Frame::read(&frame().write_as(0)).err() == Some(FrameError::Damaged));
        assert!(Frame::read(&V1.replace("y/1", "y/2")).err() == Some(FrameError::Damaged));
    }

    #[test]
    fn numbers_are_written_in_one_way() {
        for other in [" 017 s", " +17 s"] {
            let text = V1.replace(" 17 s", other);
            assert!(Frame::read(&text).err() == Some(FrameError::Damaged), "{text}");
        }
    }
}
