//! What was typed as a passphrase, for the diary and for a file: a space at an end is a slip of the finger, unless it opens.

use super::LockError;
use crate::store::keyring::{TypedError, unlock};
use crate::store::seal::{Entropy, Keys, Locked, Nfkc, Passphrase};

/// A new passphrase.
pub(super) fn new_passphrase(typed: &str, nfkc: &dyn Nfkc) -> Result<Passphrase, LockError> {
    Passphrase::new(typed.trim(), nfkc).map_err(LockError::New)
}

/// New keys of a file, which no code opens. Takes a noticeable time.
///
/// # Errors
/// [`LockError::New`] or [`LockError::Seal`].
pub fn file_keys(typed: &str, nfkc: &dyn Nfkc, entropy: &dyn Entropy) -> Result<Keys, LockError> {
    let passphrase = new_passphrase(typed, nfkc)?;
    let (keys, _code) = Keys::create(&passphrase, entropy).map_err(LockError::Seal)?;
    Ok(keys)
}

/// The keys that this opens, as it was typed or without spaces at its ends. Takes a noticeable time.
///
/// # Errors
/// [`TypedError`]; nothing changed.
pub fn unlocked(locked: &Locked, typed: &str, nfkc: &dyn Nfkc) -> Result<Keys, TypedError> {
    unlock(locked, typed, nfkc).or_else(|error| match typed.trim() {
        trimmed if trimmed == typed => Err(error),
        trimmed => unlock(locked, trimmed, nfkc),
    })
}
