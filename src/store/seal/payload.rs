//! Seals one piece of the diary and opens it again. It knows neither what the piece says nor where it is kept.

use base64ct::{Base64Unpadded, Encoding};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use zeroize::Zeroizing;

use super::cipher::{self, OVERHEAD, aad};
use super::entropy::Entropy;
use super::error::{OpenError, SealError};
use super::key_id::KeyId;
use super::keys::DataKey;

/// The most bytes that are sealed in one piece: 64 MiB, far above ten years in one file.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// The most that a piece may grow when it is opened. One that deflates better than this is sealed as it is.
const RATIO: usize = 100;
/// Quick, and within a few per cent of the best for what a diary is.
const LEVEL: u8 = 6;
/// Deflate's way to say: as it is.
const STORED: u8 = 0;

/// Where a sealed text belongs. It is not in the text, but the text opens only where all of it is the same: so no text can be
/// passed off as another month, as a later revision, or as the work of another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aad<'a> {
    /// Name and version of the format of what is sealed.
    pub format: &'a str,
    /// The key under which it is kept.
    pub name: &'a str,
    /// Which of its two copies it is.
    pub slot: &'a str,
    /// How often it was written.
    pub revision: u64,
    /// The id of the key that seals it.
    pub key: KeyId,
}

impl Aad<'_> {
    fn bytes(&self) -> Vec<u8> {
        aad([
            b"ldn-diary seal 1",
            self.format.as_bytes(),
            self.name.as_bytes(),
            self.slot.as_bytes(),
            &self.revision.to_be_bytes(),
            &self.key.bytes(),
        ])
    }
}

/// Deflates `plain` and seals it for the place that `place` names. The text is ASCII, and another one each time.
///
/// # Errors
/// [`SealError::NoEntropy`], or [`SealError::TooLarge`] above [`LARGEST`].
pub fn seal(
    key: &DataKey,
    place: &Aad<'_>,
    plain: &[u8],
    entropy: &dyn Entropy,
) -> Result<String, SealError> {
    if plain.len() > LARGEST {
        return Err(SealError::TooLarge);
    }
    let closed = cipher::close(key.secret(), &place.bytes(), &deflate(plain), entropy)?;
    Ok(Base64Unpadded::encode_string(&closed))
}

/// What was sealed, byte for byte. The text stays with the caller, whatever comes of it.
///
/// # Errors
/// [`OpenError`]; no part of the content is then given.
pub fn open(key: &DataKey, place: &Aad<'_>, sealed: &str) -> Result<Vec<u8>, OpenError> {
    let Ok(closed) = Base64Unpadded::decode_vec(sealed) else { return Err(OpenError::Damaged) };
    if closed.len() < OVERHEAD {
        return Err(OpenError::Damaged);
    }
    let deflated = cipher::open(key.secret(), &place.bytes(), &closed).ok_or(OpenError::Refused)?;
    inflate(&deflated)
}

fn deflate(plain: &[u8]) -> Zeroizing<Vec<u8>> {
    let deflated = Zeroizing::new(compress_to_vec(plain, LEVEL));
    let grows = deflated.len().saturating_mul(RATIO) < plain.len();
    if grows { Zeroizing::new(compress_to_vec(plain, STORED)) } else { deflated }
}

fn inflate(deflated: &[u8]) -> Result<Vec<u8>, OpenError> {
    let most = deflated.len().saturating_mul(RATIO).min(LARGEST);
    decompress_to_vec_with_limit(deflated, most).map_err(|error| {
        // Anything else: whoever has the key sealed what is not deflated.
        let more = error.status == TINFLStatus::HasMoreOutput;
        if more { OpenError::TooLarge } else { OpenError::Damaged }
    })
}

#[cfg(test)]
mod tests {
    use super::super::entropy::CountedEntropy;
    use super::super::kdf::Means;
    use super::super::keys::Keys;
    use super::super::secret::Passphrase;
    use super::*;

    /// A box around `deflated`, as only somebody with the key can make it, opened.
    fn opened(deflated: &[u8]) -> Result<Vec<u8>, OpenError> {
        let entropy = CountedEntropy::from(1);
        let (keys, _) =
            Keys::create_within(Means::SMALL, &Passphrase::ascii("right"), &entropy).expect("keys");
        let place = Aad { format: "f", name: "n", slot: "a", revision: 1, key: keys.id() };
        let secret = keys.data().secret();
        let closed = cipher::close(secret, &place.bytes(), deflated, &entropy).expect("closed");
        open(keys.data(), &place, &Base64Unpadded::encode_string(&closed))
    }

    #[test]
    fn what_grows_too_much_is_not_opened() {
        let bomb = compress_to_vec(&vec![0; 1_000_000], 9);
        assert!(bomb.len() * RATIO < 1_000_000);
        assert_eq!(opened(&bomb), Err(OpenError::TooLarge));
        let large = compress_to_vec(&vec![0; LARGEST + 1], STORED);
        assert_eq!(inflate(&large), Err(OpenError::TooLarge));
    }

    #[test]
    fn what_is_not_deflated_is_damage_even_under_the_right_seal() {
        let deflated = compress_to_vec(b"a quiet night", LEVEL);
        assert_eq!(opened(&deflated), Ok(b"a quiet night".to_vec()));
        for broken in [&b""[..], b"\xff", &deflated[..deflated.len() - 1]] {
            assert_eq!(opened(broken), Err(OpenError::Damaged), "{broken:?}");
        }
    }

    #[test]
    fn all_that_is_sealed_is_opened_however_well_it_deflates() {
        for size in [0, 1, 2, 100, 199, 200, 201, 10_000, 100_000, LARGEST] {
            let same = vec![b'a'; size];
            assert!(inflate(&deflate(&same)).is_ok_and(|plain| plain == same), "{size} times a");
        }
        // Where the ratio goes over its limit, byte by byte.
        let mut ways = (0, 0);
        for size in 1_000..6_000 {
            let mut plain = b"a quiet night, then nothing".to_vec();
            plain.resize(size, 0);
            let deflated = deflate(&plain);
            assert!(inflate(&deflated).is_ok_and(|again| again == plain), "{size}");
            if deflated.len() < size { ways.0 += 1 } else { ways.1 += 1 }
        }
        assert!(ways.0 > 1_000 && ways.1 > 1_000, "deflated, as it is: {ways:?}");
    }
}
