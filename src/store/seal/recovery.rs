//! The recovery code: 128 random bits in a form for paper. It does not know what they open.

use std::fmt;

use zeroize::Zeroizing;

use super::entropy::{Entropy, EntropyError, fill};

/// The signs for 0 to 31: no I, L, O, which look like 1 and 0, and no U, which looks like V.
const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bits of a sign.
const BITS: usize = 5;
/// 26 signs hold the 128 bits, the highest first; two bits of the first sign are always 0.
const CONTENT: usize = 26;
/// Two signs more hold the remainder.
const LENGTH: usize = CONTENT + 2;
const GROUP: usize = 4;
/// The remainder is the one by the largest prime of ten bits. A sign read wrongly changes the content by d × 32^k, two
/// neighbours that change places change it by d × 31 × 32^k, with 0 < d < 32: never by a multiple of a prime above 32. So both
/// are always noticed, and anything else in 1,020 of 1,021 cases.
const PRIME: u128 = 1021;

/// What opens the diary of somebody who forgot the passphrase. It is shown once, to be printed, and kept nowhere.
pub struct RecoveryCode(Zeroizing<[u8; 16]>);

impl RecoveryCode {
    pub(super) fn random(entropy: &dyn Entropy) -> Result<Self, EntropyError> {
        let mut code = Self(Zeroizing::default());
        fill(code.0.as_mut_slice(), entropy)?;
        Ok(code)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The code for paper: seven groups of four signs with hyphens between them.
    #[must_use]
    pub fn printed(&self) -> String {
        let content = u128::from_be_bytes(*self.0);
        let places = |of: u128, count| (0..count).rev().map(move |place| of >> (BITS * place) & 31);
        let values = places(content, CONTENT).chain(places(content % PRIME, LENGTH - CONTENT));
        let mut printed = String::with_capacity(LENGTH + LENGTH / GROUP);
        for (index, value) in values.enumerate() {
            if index > 0 && index % GROUP == 0 {
                printed.push('-');
            }
            printed.extend(SIGNS.chars().nth(value as usize));
        }
        printed
    }

    /// Reads what a person copied from paper: in either case, with any spaces and hyphens or none, with O for 0 and I or L for 1.
    ///
    /// # Errors
    /// [`CodeError`]: the code was not copied as it is printed. Nothing was tried with it.
    pub fn read(typed: &str) -> Result<Self, CodeError> {
        let signs = || typed.chars().filter(|c| !is_gap(*c));
        if let Some(strange) = signs().find(|sign| value(*sign).is_none()) {
            return Err(CodeError::Character(strange));
        }
        let count = signs().count();
        if count != LENGTH {
            return Err(CodeError::Length { typed: count, printed: LENGTH });
        }
        let number = |values: &mut dyn Iterator<Item = u128>| {
            values.fold(0_u128, |number, value| number << BITS | value)
        };
        let mut values = signs().filter_map(value).peekable();
        let fits = values.peek().is_some_and(|first| first >> (128 - BITS * (CONTENT - 1)) == 0);
        let content = number(&mut values.by_ref().take(CONTENT));
        if !fits || number(&mut values) != content % PRIME {
            return Err(CodeError::Mistyped);
        }
        Ok(Self(Zeroizing::new(content.to_be_bytes())))
    }
}

/// Parts the groups on paper, or crept in while copying.
fn is_gap(sign: char) -> bool {
    sign.is_whitespace() || "-\u{2010}\u{2011}\u{2012}–—\u{2212}".contains(sign)
}

fn value(sign: char) -> Option<u128> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    };
    SIGNS.chars().position(|one| one == sign).map(|value| value as u128)
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(secret)")
    }
}

/// Why a text is no recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// This character is in no code.
    Character(char),
    /// A code has another number of signs, gaps not counted.
    Length {
        /// How many were typed.
        typed: usize,
        /// How many a code has.
        printed: usize,
    },
    /// A sign is another one, or two have changed places.
    Mistyped,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The character itself is not told: this may end in a log, and it is part of a secret.
            Self::Character(_) => f.write_str("a character that is in no code"),
            Self::Length { typed, printed } => write!(f, "{typed} signs, a code has {printed}"),
            Self::Mistyped => f.write_str("a sign is another one"),
        }
    }
}

impl std::error::Error for CodeError {}
