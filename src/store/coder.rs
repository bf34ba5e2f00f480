//! How a payload becomes the text that is kept, and comes back: in clear, or sealed by whoever holds a key.
//!
//! It knows where a payload stands, which a seal must cover, and not what it says.

use std::collections::BTreeSet;
use std::fmt;

use super::frame::{Bond, Frame};
use super::journal::Value;
use super::keyring::KeyError;
use super::shelf::Shelf;
use super::{KeyValue, StorageError};
use std::rc::Rc;

/// Where a payload stands. A seal covers all of it, so that a copy cannot be put elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The document.
    pub name: &'a str,
    /// Which copy.
    pub slot: char,
    /// Which state.
    pub revision: u64,
}

impl Place<'_> {
    /// What a seal covers beside the payload: format, name, slot, revision and tag, with one space between each two.
    #[must_use]
    pub fn aad(&self, tag: &str) -> String {
        let slot = String::from(self.slot);
        ["ldn-diary/1", self.name, &slot, &self.revision.to_string(), tag].join(" ")
    }
}

/// Makes payloads into the text that is kept, and back.
pub trait Coder {
    /// `open`, or the id of the key: 1 to 32 of `0-9a-z`. It stands in clear in every frame.
    fn tag(&self) -> &str;

    /// The text to keep: printable ASCII, no line break.
    ///
    /// # Errors
    /// [`CoderError::NoRandom`] or [`CoderError::TooLarge`].
    fn encode(&self, place: &Place<'_>, plain: &str) -> Result<String, CoderError>;

    /// The payload of a kept text with this coder's tag.
    ///
    /// # Errors
    /// [`CoderError::WrongKey`] or [`CoderError::Damaged`].
    fn decode(&self, place: &Place<'_>, kept: &str) -> Result<String, CoderError>;

    /// Keeps the record of its key where there is none in `store`, and gives what the journal is to have of it; nothing where there is
    /// one, or where it has no key.
    ///
    /// # Errors
    /// [`KeyError`]; nothing may be written by this coder then.
    fn keep_key(&self, store: &Rc<dyn KeyValue>) -> Result<Option<Value>, KeyError> {
        let _ = store;
        Ok(None)
    }
}

/// Why a payload is not made or not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoderError {
    /// The seal does not open with this key.
    WrongKey,
    /// What is inside is not as it should be.
    Damaged,
    /// There are no random numbers for a seal.
    NoRandom,
    /// It is larger than any seal takes.
    TooLarge,
}

impl fmt::Display for CoderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WrongKey => "the key does not open it",
            Self::Damaged => "what is inside is damaged",
            Self::NoRandom => "there are no random numbers",
            Self::TooLarge => "it is too large to be sealed",
        })
    }
}

impl std::error::Error for CoderError {}

/// Keeps payloads in clear.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open;

/// The tag of what is kept in clear.
pub(super) const OPEN: &str = "open";

impl Coder for Open {
    fn tag(&self) -> &str {
        OPEN
    }

    fn encode(&self, _place: &Place<'_>, plain: &str) -> Result<String, CoderError> {
        Ok(plain.to_owned())
    }

    fn decode(&self, _place: &Place<'_>, kept: &str) -> Result<String, CoderError> {
        Ok(kept.to_owned())
    }
}

/// The tag of the diary that is kept here, without opening anything; `None` when there is none yet. After a loss of the head any
/// document tells it.
///
/// # Errors
/// [`StorageError`] when the place cannot be read.
pub fn kept_tag(store: &Rc<dyn KeyValue>) -> Result<Option<String>, StorageError> {
    let shelf = Shelf::open(Rc::clone(store))?;
    let head = shelf.copies("head", None)?.good;
    if let Some(newest) = head.into_iter().next() {
        return Ok(Some(newest.tag));
    }
    // By name, so that each opening of the same bytes comes to the same answer: around a change of coder there are two.
    let names: BTreeSet<&str> =
        shelf.names().filter(|name| super::What::named(name).is_some()).collect();
    for name in names {
        if let Some(newest) = shelf.copies(name, None)?.good.into_iter().next() {
            return Ok(Some(newest.tag));
        }
    }
    Ok(None)
}

/// Why a clear document is not read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClearError {
    /// The place did not do it.
    Storage(StorageError),
    /// Bytes are there, and none of them can be read; they stay.
    Unreadable,
    /// A later version of the app wrote it.
    TooNew,
}

impl fmt::Display for ClearError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(error) => error.fmt(f),
            Self::Unreadable => f.write_str("it cannot be read"),
            Self::TooNew => f.write_str("a later version wrote it"),
        }
    }
}

impl std::error::Error for ClearError {}

impl From<StorageError> for ClearError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// The text of a small document in clear, of which the head knows nothing: the key record.
///
/// # Errors
/// [`ClearError`].
pub fn read_clear(store: &Rc<dyn KeyValue>, name: &str) -> Result<Option<String>, ClearError> {
    let copies = Shelf::open(Rc::clone(store))?.copies(name, None)?;
    match copies.good.into_iter().next() {
        _ if copies.newer => Err(ClearError::TooNew),
        Some(newest) => Ok(Some(newest.payload)),
        None if copies.damaged.is_empty() => Ok(None),
        None => Err(ClearError::Unreadable),
    }
}

/// Keeps a small document in clear; the state before stays as its other copy, and damaged bytes stay where they are.
///
/// # Errors
/// [`ClearError`]; what was there stands.
pub fn write_clear(store: &Rc<dyn KeyValue>, name: &str, text: &str) -> Result<(), ClearError> {
    let mut shelf = Shelf::open(Rc::clone(store))?;
    let copies = shelf.copies(name, None)?;
    if copies.newer {
        return Err(ClearError::TooNew);
    }
    let frame = Frame {
        name: name.to_owned(),
        slot: copies.spare().ok_or(ClearError::Unreadable)?,
        revision: copies.highest.saturating_add(1),
        bond: Bond::Single,
        tag: OPEN.to_owned(),
        payload: text.to_owned(),
    };
    let kept = shelf.put(&frame)?;
    if shelf.holds(name, frame.slot, &kept)? { Ok(()) } else { Err(ClearError::Unreadable) }
}

/// Takes a small document away: the copies that can be read. Damaged bytes stay.
///
/// # Errors
/// [`StorageError`].
pub fn remove_clear(store: &Rc<dyn KeyValue>, name: &str) -> Result<(), StorageError> {
    let mut shelf = Shelf::open(Rc::clone(store))?;
    // The older first: a crash between the two then leaves the newer, not the one before it.
    for frame in shelf.copies(name, None)?.good.into_iter().rev() {
        shelf.remove(name, frame.slot)?;
    }
    Ok(())
}
