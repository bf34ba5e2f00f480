//! Sealing: a diary that opens only by a passphrase, or by a code on paper. It knows no page and no clock, keeps nothing by
//! itself, and takes random bytes and Unicode's normal form through ports ([`Entropy`], [`Nfkc`]).
//!
//! # What it promises
//!
//! - Who finds the device or a copy of its files, switched off or locked, reads nothing without passphrase or code, and can
//!   change nothing unnoticed. It does not hold against a program that watches while the diary is open, and it does not notice
//!   that somebody put back an older state of the whole diary.
//! - A wrong passphrase destroys nothing, however often: trying writes nothing and counts nothing.
//! - A damaged record is told apart from a wrong passphrase.
//! - Memory or random bytes that are not to be had are an error, never a crash and never a weaker seal unsaid: what a lock costs
//!   stands in the record.
//!
//! # The format, version 1
//!
//! Everything is ASCII. *Base64* is the standard alphabet without padding, in its only canonical spelling. A *box* is 24 random
//! bytes (the nonce), the hidden bytes and 16 bytes of tag, by XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03). A box opens only
//! with the same *AAD*: a list of fields, each after its length in bytes as a big-endian number of 8 bytes.
//!
//! The *data key* is 32 random bytes. It seals everything, never changes, and is kept only inside two boxes in the *key record*,
//! one line of text in five parts with a space between each two:
//!
//! ```text
//! ldn-diary-key 1 id=0123456789abcdef passphrase=argon2id:65536:3:1:<salt>:<box> recovery=argon2id:19456:2:1:<salt>:<box> crc=89abcdef
//! ```
//!
//! | part | what it is |
//! |---|---|
//! | `ldn-diary-key 1` | what this is, and its version |
//! | `id=` | the name of the data key: 8 random bytes in lower-case hexadecimal |
//! | `passphrase=` | the lock that the passphrase opens: function, memory in KiB, passes, lanes, salt (16 random bytes as base64), box around the data key (72 bytes as base64) |
//! | `recovery=` | the lock that the recovery code opens, in the same form |
//! | `crc=` | CRC-32 of everything before ` crc=`, in lower-case hexadecimal |
//!
//! The key of a lock's box is 32 bytes of Argon2id (RFC 9106, version 0x13) over the secret: the passphrase in normal form NFKC as
//! UTF-8, or the 16 bytes of the code. The box's AAD is: `ldn-diary-key`, `1`, the id (8 bytes), `passphrase` or `recovery`,
//! `argon2id`, memory, passes, lanes (4 bytes each, big-endian), the salt. So each lock vouches for every clear field that is
//! its own or common; not for the other lock's, or no passphrase could be changed without the code at hand.
//!
//! A new passphrase costs 64 MiB and 3 passes; where there is no such memory 46 MiB and 1, or 19 MiB and 2. Nothing dearer than
//! 256 MiB, 10 passes, 8 lanes is tried, and nothing cheaper than those two. A new passphrase or code replaces its lock and the
//! checksum, nothing else. Every later version begins with the name and a higher number, and ends with the checksum.
//!
//! The *recovery code* is 16 random bytes as a number in base 32 (26 signs, first the highest; alphabet `0` to `9`, then the letters
//! without I, L, O, U), then that number's remainder by 1021 in two signs more; printed in seven groups of four.
//!
//! A *sealed text* is a box as base64. Hidden is the content in raw deflate (RFC 1951); what would deflate to less than a hundredth
//! is in stored blocks, because nothing is opened that grows more than a hundredfold or beyond 64 MiB. The AAD is
//! `ldn-diary seal 1` and the fields of [`Aad`] in their order, revision and key id as 8 bytes big-endian.

mod checksum;
mod cipher;
mod entropy;
mod error;
mod kdf;
mod key_id;
mod keys;
mod lock;
mod payload;
mod record;
mod recovery;
mod secret;

pub use entropy::{CountedEntropy, Entropy, EntropyError};
pub use error::{OpenError, RecordError, SealError, UnlockError};
pub use key_id::KeyId;
pub use keys::{DataKey, Keys, Locked};
pub use payload::{Aad, LARGEST, open, seal};
pub use recovery::{CodeError, RecoveryCode};
pub use secret::{Nfkc, Passphrase, PassphraseError, Typed};
