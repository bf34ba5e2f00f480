//! Secrets: they are overwritten when they are let go, and cannot be printed. It does not know what they open.

use std::fmt;

use zeroize::Zeroizing;

/// The most bytes of a passphrase, more than anybody types: a limit on everything.
const LONGEST: usize = 4096;

/// A secret of 32 bytes. It stays in one place of memory, which is overwritten in the end: wherever the key goes, only its
/// address goes.
#[derive(Clone)]
pub(super) struct Key(Box<Zeroizing<[u8; 32]>>);

impl Key {
    /// The key that `write` writes.
    pub(super) fn make<E>(write: impl FnOnce(&mut [u8; 32]) -> Result<(), E>) -> Result<Self, E> {
        let mut key = Self(Box::default());
        write(&mut key.0)?;
        Ok(key)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(secret)")
    }
}

/// The port to Unicode's normal form NFKC: in the browser `String.prototype.normalize`. The tables would weigh more than all the
/// rest of sealing, and every browser has them.
///
/// Unicode promises that the normal form of a text never changes, so all browsers that know its characters agree.
pub trait Nfkc {
    /// The text in normal form NFKC.
    fn nfkc(&self, text: &str) -> String;
}

/// What a person typed to open the diary, in normal form: an é that one keyboard sends as one character and another as two is the
/// same é. Nothing else is changed, trimmed or judged.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The passphrase that `typed` is. The caller's own text is the caller's to overwrite: see [`Typed`].
    ///
    /// # Errors
    /// [`PassphraseError`] when it is empty or longer than 4,096 bytes.
    pub fn new(typed: &str, platform: &dyn Nfkc) -> Result<Self, PassphraseError> {
        if typed.len() > LONGEST {
            return Err(PassphraseError::TooLong);
        }
        let normal = Zeroizing::new(platform.nfkc(typed));
        if normal.is_empty() { Err(PassphraseError::Empty) } else { Ok(Self(normal)) }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(secret)")
    }
}

/// A passphrase or a code as it was typed. It is overwritten in memory when it is let go.
///
/// That goes for this text alone. The browser has its own copies, in the field and in what the page is drawn from, and nobody can
/// overwrite those: locking loads the page anew, after which the browser may use that memory again when it likes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed(Zeroizing<String>);

/// Without what was typed.
impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(secret)")
    }
}

impl From<String> for Typed {
    fn from(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }
}

impl From<&str> for Typed {
    fn from(typed: &str) -> Self {
        typed.to_owned().into()
    }
}

impl std::ops::Deref for Typed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Why a text is no passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// It has no character.
    Empty,
    /// It has more than 4,096 bytes.
    TooLong,
}

impl fmt::Display for PassphraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the passphrase is empty",
            Self::TooLong => "the passphrase is too long",
        })
    }
}

impl std::error::Error for PassphraseError {}

#[cfg(test)]
impl Key {
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }
}

#[cfg(test)]
impl Passphrase {
    /// For tests of other things: ASCII is in normal form.
    pub(super) fn ascii(typed: &str) -> Self {
        assert!(typed.is_ascii());
        Self(Zeroizing::new(typed.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use zeroize::ZeroizeOnDrop;

    use super::*;

    /// What a browser does.
    struct Tables;

    impl Nfkc for Tables {
        fn nfkc(&self, text: &str) -> String {
            UnicodeNormalization::nfkc(text).collect()
        }
    }

    fn passphrase(typed: &str) -> Passphrase {
        Passphrase::new(typed, &Tables).expect("a passphrase")
    }

    #[test]
    fn secrets_are_overwritten_and_never_printed() {
        // Does not compile for bytes that stay where they were.
        fn overwritten(_: &impl ZeroizeOnDrop) {}
        let (key, passphrase) = (Key::from_bytes([7; 32]), passphrase("seven"));
        overwritten(&*key.0);
        overwritten(&passphrase.0);
        let typed = Typed::from("seven");
        overwritten(&typed.0);
        let said = format!("{key:?} {passphrase:?} {typed:?}");
        assert_eq!(said, "Key(secret) Passphrase(secret) Typed(secret)");
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (one, other) in [
            ("caf\u{e9}", "cafe\u{301}"),
            ("\u{fb01}n", "fin"),
            ("\u{ff11}\u{ff12}", "12"),
            ("a\u{a0}b", "a b"),
        ] {
            assert_eq!(passphrase(one).bytes(), passphrase(other).bytes());
        }
        for (one, other) in [("A", "a"), ("a ", "a"), (" a", "a"), ("a  b", "a b")] {
            assert_ne!(passphrase(one).bytes(), passphrase(other).bytes());
        }
    }

    #[test]
    fn the_limits_of_a_passphrase() {
        let error = |typed: &str| Passphrase::new(typed, &Tables).err();
        assert_eq!(error(""), Some(PassphraseError::Empty));
        assert_eq!(error(" "), None);
        assert_eq!(error(&"a".repeat(4096)), None);
        assert_eq!(error(&"a".repeat(4097)), Some(PassphraseError::TooLong));
    }
}
