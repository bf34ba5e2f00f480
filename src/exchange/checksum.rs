//! Numbers made from what something says, for names that are the same each time. Owns the sum; knows nothing of what is summed.

/// FNV-1a of 64 bits.
pub(super) fn checksum(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of its authors: of nothing, of "a", of "foobar".
    #[test]
    fn the_checksum_is_fnv_1a() {
        assert_eq!(checksum(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(checksum(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
