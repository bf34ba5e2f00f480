//! CRC-32 (ISO-HDLC, the one of zip and PNG): notices damage in a kept value. It knows no format.
//!
//! Our own 40 lines: any crate for it is larger. Four bytes at a step ("slicing by 4"), since every kept text goes through it when it
//! is read; the tables are worked out at the first use, which takes less than to load them.

use std::sync::LazyLock;

/// What each byte does to the rest, when none, one, two or three more bytes follow it.
static TABLES: LazyLock<[Table; 4]> = LazyLock::new(|| {
    let last =
        Table::of(|byte| (0..8).fold(byte, |rest, _| (rest >> 1) ^ (0xEDB8_8320 * (rest & 1))));
    let second = last.farther(&last);
    let third = second.farther(&last);
    let first = third.farther(&last);
    [last, second, third, first]
});

struct Table([u32; 256]);

impl Table {
    fn of(of: impl Fn(u32) -> u32) -> Self {
        let mut bytes = 0..;
        Self([0; 256].map(|_: u32| of(bytes.next().unwrap_or_default())))
    }

    /// The same when one more byte follows.
    fn farther(&self, last: &Self) -> Self {
        Self(self.0.map(|rest| last.after(rest, 0)))
    }

    fn at(&self, byte: u8) -> u32 {
        self.0.get(usize::from(byte)).copied().unwrap_or_default()
    }

    /// The rest after one more byte, of which nothing follows.
    fn after(&self, rest: u32, byte: u8) -> u32 {
        let [low, ..] = rest.to_le_bytes();
        self.at(low ^ byte) ^ (rest >> 8)
    }
}

/// The checksum of these pieces, one after the other.
pub(super) fn crc32(pieces: &[&str]) -> u32 {
    let [last, second, third, first] = &*TABLES;
    let mut rest: u32 = !0;
    for piece in pieces {
        let (fours, few) = piece.as_bytes().as_chunks();
        for four in fours {
            let [a, b, c, d] = (rest ^ u32::from_le_bytes(*four)).to_le_bytes();
            rest = first.at(a) ^ third.at(b) ^ second.at(c) ^ last.at(d);
        }
        rest = few.iter().fold(rest, |rest, byte| last.after(rest, *byte));
    }
    !rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_catalogue_comes_out() {
        assert_eq!(crc32(&["123456789"]), 0xCBF4_3926);
        assert_eq!(crc32(&["1234", "", "56789"]), 0xCBF4_3926);
        assert_eq!(crc32(&[]), 0);
    }

    #[test]
    fn cutting_a_text_into_pieces_changes_nothing() {
        let text = "The quick brown fox jumps over the lazy dog";
        for cut in 0..=text.len() {
            let (one, other) = text.split_at(cut);
            assert_eq!(crc32(&[one, other]), 0x414F_A339, "{cut}");
        }
    }
}
