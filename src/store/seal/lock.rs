//! A lock: the data key in a box that one secret opens. It does not know where locks are kept, nor as what text.

use std::slice;

use super::cipher::{OVERHEAD, aad, close, open};
use super::entropy::{Entropy, random};
use super::error::{SealError, UnlockError};
use super::kdf::{Cost, Means, NoMemoryError, SALT};
use super::key_id::KeyId;
use super::record::NAME;
use super::secret::Key;

/// Bytes of the box around the data key.
pub(super) const CLOSED: usize = 32 + OVERHEAD;

/// The ways to open a diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Passphrase,
    Recovery,
}

impl Way {
    /// The way's word in the record.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
        }
    }

    /// What a new lock may cost, best first. The code is random through and through and needs no costly lock, but one that opens
    /// wherever the diary opens at all.
    fn costs(self, means: &Means) -> &[Cost] {
        let [.., cheapest] = &means.ladder;
        match self {
            Self::Passphrase => &means.ladder,
            Self::Recovery => slice::from_ref(cheapest),
        }
    }
}

/// Which lock of which record: a lock is good for this place alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Door {
    pub(super) way: Way,
    pub(super) id: KeyId,
}

/// The data key, closed in; everything but the box itself is in the clear, and authenticated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lock {
    pub(super) cost: Cost,
    pub(super) salt: [u8; SALT],
    pub(super) closed: [u8; CLOSED],
}

impl Door {
    /// Closes `data` in, at the highest cost for which there is memory.
    pub(super) fn close(
        self,
        secret: &[u8],
        data: &Key,
        means: &Means,
        entropy: &dyn Entropy,
    ) -> Result<Lock, SealError> {
        let salt = random(entropy)?;
        for cost in self.way.costs(means).iter().copied() {
            let Ok(key) = means.derive(secret, &salt, cost) else { continue };
            let closed = close(&key, &self.aad(cost, &salt), data.bytes(), entropy)?;
            let closed = closed.try_into().ok().ok_or(SealError::TooLarge)?;
            return Ok(Lock { cost, salt, closed });
        }
        Err(SealError::NoMemory)
    }

    /// The data key, when `secret` is the one that the lock was closed with.
    pub(super) fn open(
        self,
        lock: &Lock,
        secret: &[u8],
        means: &Means,
    ) -> Result<Key, UnlockError> {
        let Lock { cost, salt, closed } = lock;
        let key =
            means.derive(secret, salt, *cost).map_err(|NoMemoryError| UnlockError::NoMemory)?;
        let data = open(&key, &self.aad(*cost, salt), closed).ok_or(UnlockError::Refused)?;
        Key::make(|key| {
            // The box has room for 32 bytes and no more.
            *key = *data.first_chunk().ok_or(UnlockError::Refused)?;
            Ok(())
        })
    }

    fn aad(self, cost: Cost, salt: &[u8; SALT]) -> Vec<u8> {
        let Cost { kib, passes, lanes } = cost;
        let [kib, passes, lanes] = [kib, passes, lanes].map(u32::to_be_bytes);
        let (id, way) = (self.id.bytes(), self.way.name().as_bytes());
        aad([NAME.as_bytes(), b"1", &id, way, b"argon2id", &kib, &passes, &lanes, salt])
    }
}
