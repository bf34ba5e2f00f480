//! CRC-32 (the one of zip and PNG): tells damage. It is no seal: whoever changes a text on purpose can mend it.

/// The checksum as eight hexadecimal digits in lower case.
pub(super) fn checksum(text: &str) -> String {
    format!("{:08x}", !text.bytes().fold(u32::MAX, step))
}

fn step(sum: u32, byte: u8) -> u32 {
    (0..8).fold(sum ^ u32::from(byte), |sum, _| {
        if sum & 1 == 0 { sum >> 1 } else { (sum >> 1) ^ 0xedb8_8320 }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(super::checksum("123456789"), "cbf43926");
        assert_eq!(super::checksum(""), "00000000");
    }
}
