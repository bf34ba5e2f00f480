//! CRC-32 (ISO-HDLC, the one of zip and PNG): notices damage in a kept value. It knows no format.
//!
//! Our own 20 lines: any crate for it is larger than its table.

const TABLE: [u32; 256] = table();

#[expect(clippy::indexing_slicing, reason = "a constant: an index outside stops the compiler")]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte: u32 = 0;
    let mut place = 0;
    while place < table.len() {
        let mut rest = byte;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { (rest >> 1) ^ 0xEDB8_8320 } else { rest >> 1 };
            bit += 1;
        }
        table[place] = rest;
        byte += 1;
        place += 1;
    }
    table
}

/// The checksum of these pieces, one after the other.
pub(super) fn crc32(pieces: &[&str]) -> u32 {
    let mut rest: u32 = !0;
    for piece in pieces {
        for byte in piece.bytes() {
            let [low, ..] = rest.to_le_bytes();
            rest = TABLE.get(usize::from(low ^ byte)).copied().unwrap_or_default() ^ (rest >> 8);
        }
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
}
