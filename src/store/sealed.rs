//! Keeps payloads sealed. It joins the keys with the place of a payload, and knows no document.

use std::fmt;
use std::rc::Rc;

use super::KeyValue;
use super::coder::{Coder, CoderError, Place};
use super::journal::Value;
use super::keyring::{self, KeyError};
use super::seal::{Aad, Entropy, Keys, OpenError, SealError, open, seal};

/// The format that a seal vouches for: the one of the frame around it.
const FORMAT: &str = "ldn-diary/1";

/// Keeps payloads sealed by the data key of these keys. Its tag is the id of the data key, which a new passphrase leaves as it is.
///
/// A seal covers the document, the slot and the revision, so a copy opens only where and as what it was kept. It takes nothing in
/// clear: what somebody without the key put there stays what it is, unread.
pub struct Sealed {
    keys: Rc<Keys>,
    tag: String,
    entropy: Rc<dyn Entropy>,
}

impl Sealed {
    /// Seals by these keys; every payload takes its nonce from `entropy`.
    #[must_use]
    pub fn new(keys: Rc<Keys>, entropy: Rc<dyn Entropy>) -> Self {
        Self { tag: keys.id().to_string(), keys, entropy }
    }

    fn aad<'a>(&self, place: &Place<'a>, slot: &'a str) -> Aad<'a> {
        let Place { name, revision, .. } = *place;
        Aad { format: FORMAT, name, slot, revision, key: self.keys.id() }
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({})", self.tag)
    }
}

impl Coder for Sealed {
    fn tag(&self) -> &str {
        &self.tag
    }

    fn encode(&self, place: &Place<'_>, plain: &str) -> Result<String, CoderError> {
        let slot = String::from(place.slot);
        let aad = self.aad(place, &slot);
        seal(self.keys.data(), &aad, plain.as_bytes(), self.entropy.as_ref()).map_err(|error| {
            match error {
                SealError::NoEntropy => CoderError::NoRandom,
                SealError::TooLarge | SealError::NoMemory => CoderError::TooLarge,
            }
        })
    }

    fn decode(&self, place: &Place<'_>, kept: &str) -> Result<String, CoderError> {
        let slot = String::from(place.slot);
        let plain = open(self.keys.data(), &self.aad(place, &slot), kept);
        let plain = plain.map_err(|error| match error {
            OpenError::Refused => CoderError::WrongKey,
            OpenError::Damaged | OpenError::TooLarge => CoderError::Damaged,
        })?;
        String::from_utf8(plain).map_err(|_not_a_text| CoderError::Damaged)
    }

    fn keep_key(&self, store: &Rc<dyn KeyValue>) -> Result<Option<Value>, KeyError> {
        keyring::keep_again(store, &self.keys)
    }
}
