//! The name of a data key. It says nothing about the key.

use std::fmt;

use super::entropy::{Entropy, EntropyError, random};

/// Tells one data key from another: a random number, 16 hexadecimal digits as text. It never changes while the key lives,
/// whatever becomes of passphrase and code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyId(u64);

impl KeyId {
    pub(super) fn random(entropy: &dyn Entropy) -> Result<Self, EntropyError> {
        random(entropy).map(|bytes| Self(u64::from_be_bytes(bytes)))
    }

    /// The id that this text is, exactly as `Display` writes it; `None` for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let id = Self(u64::from_str_radix(text, 16).ok()?);
        (id.to_string() == text).then_some(id)
    }

    pub(super) fn bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::KeyId;

    #[test]
    fn an_id_is_read_only_as_it_is_written() {
        let id = KeyId(0x0123_4567_89ab_cdef);
        assert_eq!(id.to_string(), "0123456789abcdef");
        assert_eq!(KeyId::read("0123456789abcdef"), Some(id));
        for text in
            ["", "123456789abcdef", "0123456789ABCDEF", "+123456789abcdef", "00123456789abcdef"]
        {
            assert_eq!(KeyId::read(text), None, "{text}");
        }
    }
}
