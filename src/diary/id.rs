//! What things are called by: numbers that are given once and stay. Knows nothing of what they stand for.

use std::marker::PhantomData;

use super::{DiaryError, Kind, limits};

/// The number of an [`super::Entry`]: 1 to [`limits::LARGEST_RECORD`], random, made by the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u64);

/// The number of a [`super::Relapse`]: 1 to [`limits::LARGEST_RECORD`], random, made by the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelapseId(u64);

/// The number of an item in a [`super::List`] of kind `K`, above 0. Below [`limits::FIRST_OWN`] it is built in, for ever the same;
/// from there on it is a person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K>(u32, PhantomData<K>);

impl EntryId {
    /// An entry's number.
    ///
    /// # Errors
    /// [`DiaryError::Number`].
    pub fn new(number: u64) -> Result<Self, DiaryError> {
        record(number).map(Self)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl RelapseId {
    /// A relapse's number.
    ///
    /// # Errors
    /// [`DiaryError::Number`].
    pub fn new(number: u64) -> Result<Self, DiaryError> {
        record(number).map(Self)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

fn record(number: u64) -> Result<u64, DiaryError> {
    if (1..=limits::LARGEST_RECORD).contains(&number) {
        Ok(number)
    } else {
        Err(DiaryError::Number)
    }
}

impl<K: Kind> Id<K> {
    /// An item's number.
    ///
    /// # Errors
    /// [`DiaryError::Number`] for 0.
    pub fn new(number: u32) -> Result<Self, DiaryError> {
        if number == 0 { Err(DiaryError::Number) } else { Ok(Self(number, PhantomData)) }
    }

    /// The number of a built-in.
    #[must_use]
    pub fn of(built_in: K) -> Self {
        Self(built_in.number(), PhantomData)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Which built-in this is; none for a person's own, and for a built-in of a later version.
    #[must_use]
    pub fn built_in(self) -> Option<K> {
        K::ALL.iter().copied().find(|kind| kind.number() == self.0)
    }
}
