//! How the diary and its documents stand, and why something was not saved. Values alone.

use std::fmt;

use crate::diary::DiaryError;
use crate::store::{CoderError, StorageError};

/// Whether this tab may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It holds the lock, under this random number above 0.
    Writer(u64),
    /// Another tab does.
    Reader,
}

/// How the diary as a whole stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is read and kept.
    Sound,
    /// The browser keeps nothing: it works, until the page is closed.
    Memory,
    /// A newer version wrote some of it: nothing is written, all can be exported.
    TooNew,
    /// It is sealed by the key with this tag: nothing is read or written.
    Locked(String),
    /// It cannot be read now: nothing is written.
    Failing(StorageError),
}

/// How one document was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// As it was last kept, or nothing was ever kept.
    #[default]
    Sound,
    /// The newest copy is lost or damaged; this is one before it.
    Older,
    /// Bytes are there, and none can be read. They stay, and can be exported.
    Unreadable,
    /// It should be there, and is not.
    Missing,
    /// A newer version wrote it.
    TooNew,
    /// It is sealed by another key.
    Locked,
    /// The browser did not give it.
    Failing(StorageError),
}

/// Why nothing was saved. What was there stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The browser did not take it.
    Storage(StorageError),
    /// Another tab writes.
    ReadOnly,
    /// Another tab wrote: [`super::Engine::refresh`], and then again.
    Moved,
    /// What was written last is not here yet: by the other tab, or since somebody took it away and the journal has not brought it back.
    Behind,
    /// See [`Standing::TooNew`].
    TooNew,
    /// See [`Standing::Locked`].
    Locked,
    /// What is there cannot be read now, and is not written over.
    Unreadable(StorageError),
    /// Damage stands in every place where this could go.
    NoPlace,
    /// It was changed since it was read.
    Changed,
    /// It is not there.
    Unknown,
    /// It may not be kept as it is.
    Invalid(DiaryError),
    /// A list would hold more items than [`crate::diary::limits::MOST_ITEMS`].
    TooManyItems,
    /// With the rows of another program a month would hold more than 5000 entries, and more than it does: see
    /// [`super::EntriesError::MonthTooFull`]. What this app wrote is taken in whole, and what a person writes is never refused for it.
    TooManyEntries,
    /// It could not be sealed.
    Coder(CoderError),
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Storage(_) => "the browser did not take it",
            Self::ReadOnly | Self::Moved => "another tab writes",
            Self::Behind => "what was written last is not here yet",
            Self::TooNew => "a newer version wrote what is there",
            Self::Locked => "what is there is sealed",
            Self::Unreadable(_) => "what is there cannot be read now",
            Self::NoPlace => "damage stands in every place",
            Self::Changed => "it was changed since it was read",
            Self::Unknown => "it is not there",
            Self::Invalid(_) => "it may not be kept as it is",
            Self::TooManyItems => "a list would hold too many items",
            Self::TooManyEntries => "a month would hold too many entries",
            Self::Coder(_) => "it could not be sealed",
        })
    }
}

impl std::error::Error for SaveError {}
