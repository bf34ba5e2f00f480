//! The port to the platform's random bytes, and its counted twin. It does not know what they are for.

use std::cell::Cell;
use std::fmt;

/// Gives random bytes that nobody can guess: in the browser `crypto.getRandomValues`, and nothing weaker.
pub trait Entropy {
    /// Overwrites every one of `bytes`.
    ///
    /// # Errors
    /// [`EntropyError`] when the platform gives none; what is in `bytes` then means nothing.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyError>;
}

/// The platform gives no random bytes. Nothing is sealed then: a guessed nonce or key would be worse than none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntropyError;

impl fmt::Display for EntropyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no random bytes")
    }
}

impl std::error::Error for EntropyError {}

/// `N` random bytes.
///
/// # Errors
/// As [`fill`].
pub(super) fn random<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], EntropyError> {
    let mut bytes = [0; N];
    fill(&mut bytes, entropy)?;
    Ok(bytes)
}

/// Fills `bytes`, which are at least eight, for secrets that must not be copied about.
///
/// # Errors
/// [`EntropyError`], also when a platform says yes and leaves all bytes at zero.
pub(super) fn fill(bytes: &mut [u8], entropy: &dyn Entropy) -> Result<(), EntropyError> {
    bytes.fill(0);
    entropy.fill(bytes)?;
    if bytes.iter().all(|byte| *byte == 0) { Err(EntropyError) } else { Ok(()) }
}

/// The counted twin: bytes that are as foreseeable as can be, never twice the same, and refused on demand. For tests alone.
#[derive(Debug)]
pub struct CountedEntropy {
    next: Cell<u64>,
    calls_left: Cell<usize>,
}

impl CountedEntropy {
    /// Starts to count at `first`, which should not be 0.
    #[must_use]
    pub fn from(first: u64) -> Self {
        Self { next: Cell::new(first), calls_left: Cell::new(usize::MAX) }
    }

    /// Does so many calls more and then refuses all.
    pub fn refuse_after(&self, calls: usize) {
        self.calls_left.set(calls);
    }
}

impl Entropy for CountedEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        self.calls_left.set(self.calls_left.get().checked_sub(1).ok_or(EntropyError)?);
        for chunk in bytes.chunks_mut(8) {
            let count = self.next.replace(self.next.get().wrapping_add(1)).to_be_bytes();
            chunk.iter_mut().zip(count.into_iter().rev()).for_each(|(byte, new)| *byte = new);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_that_leaves_zeros_is_not_believed() {
        struct Idle;
        impl Entropy for Idle {
            fn fill(&self, _bytes: &mut [u8]) -> Result<(), EntropyError> {
                Ok(())
            }
        }
        assert_eq!(random::<24>(&Idle), Err(EntropyError));
    }

    #[test]
    fn the_twin_counts_and_refuses() {
        let twin = CountedEntropy::from(1);
        assert_eq!(random::<10>(&twin), Ok([1, 0, 0, 0, 0, 0, 0, 0, 2, 0]));
        twin.refuse_after(1);
        assert_eq!(random::<2>(&twin), Ok([3, 0]));
        assert_eq!(random::<2>(&twin), Err(EntropyError));
        assert_eq!(random::<2>(&twin), Err(EntropyError));
    }
}
