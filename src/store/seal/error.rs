//! Why sealing and opening did not work. What the errors mean for a person is said elsewhere.

use std::fmt;

use super::entropy::EntropyError;

/// Why nothing was sealed. What was there before still stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// The platform gives no random bytes.
    NoEntropy,
    /// Not even the memory for the cheapest key derivation, 19 MiB, is to be had.
    NoMemory,
    /// The content is larger than [`LARGEST`](super::LARGEST).
    TooLarge,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoEntropy => "no random bytes to seal with",
            Self::NoMemory => "no memory to make a key from the passphrase",
            Self::TooLarge => "too large to be sealed in one piece",
        })
    }
}

impl std::error::Error for SealError {}

impl From<EntropyError> for SealError {
    fn from(EntropyError: EntropyError) -> Self {
        Self::NoEntropy
    }
}

/// Why a key record was not opened. It is as it was, and the next try is as good as the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// It is not this passphrase or not this code. (Or somebody changed the record and mended its checksum, which looks the same.)
    Refused,
    /// The memory that the passphrase needs is not to be had now; the code needs less, 19 MiB.
    NoMemory,
}

impl fmt::Display for UnlockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "the passphrase or the code is another one",
            Self::NoMemory => "no memory to make the key",
        })
    }
}

impl std::error::Error for UnlockError {}

/// Why a text is not a key record that can be used. Keep the text: nobody else has what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// It is damaged, or no key record.
    Damaged,
    /// A later version of the app wrote it.
    TooNew,
    /// It asks for more work than we give (256 MiB, 10 passes, 8 lanes), or for so little that it was not written by this app.
    OutOfBounds,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the key record is damaged",
            Self::TooNew => "the key record is of a later version",
            Self::OutOfBounds => "the key record asks for too much or too little work",
        })
    }
}

impl std::error::Error for RecordError {}

/// Why a sealed text was not opened. Keep it: another key or a repaired header may open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is not in the form of a sealed text: cut off, or with a character that is never in one.
    Damaged,
    /// The seal does not fit: another key, another place or revision than said, or changed content.
    Refused,
    /// It would be larger than [`LARGEST`](super::LARGEST) or more than 100 times what it is now, which no text sealed here is.
    TooLarge,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the sealed text is damaged",
            Self::Refused => "the seal does not fit",
            Self::TooLarge => "the sealed text is larger than any that we write",
        })
    }
}

impl std::error::Error for OpenError {}
