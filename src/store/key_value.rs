//! The port to a place that keeps texts under keys, and its memory twin. It does not know what the texts mean.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

/// Every key of this app starts with this, and nothing else on the origin is ever read or written.
pub const PREFIX: &str = "ldn-diary/";

/// Keeps texts under keys. Keys are full names, [`PREFIX`] included.
pub trait KeyValue {
    /// The text under `key`, or `None` when there is none.
    ///
    /// # Errors
    /// [`StorageError`] when the place cannot be read at all.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts `value` under `key` in place of what was there.
    ///
    /// # Errors
    /// [`StorageError`] when it is not kept; what was there before then still stands.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Takes away what is under `key`; nothing there is fine.
    ///
    /// # Errors
    /// [`StorageError`] when the place cannot be changed.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// The names of all keys that start with [`PREFIX`], in no order.
    ///
    /// # Errors
    /// [`StorageError`] when the place cannot be read at all.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Why the place did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not let this page keep anything: private window, blocked site data, a local file.
    Denied,
    /// No room is left.
    Full,
    /// Anything else, by the name that the browser gave it.
    Other(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => f.write_str("storage is denied"),
            Self::Full => f.write_str("storage is full"),
            Self::Other(name) => f.write_str(name),
        }
    }
}

impl std::error::Error for StorageError {}

/// How a [`MemoryStore`] behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// Does all it is asked.
    #[default]
    Well,
    /// Refuses every call, as a browser that blocks site data.
    Denied,
    /// Reads and removes, but refuses to keep anything.
    Full,
}

/// The memory twin of local storage: for pages that are rendered without a browser, and misbehaving on demand.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<BTreeMap<String, String>>,
    mood: Cell<Mood>,
}

impl MemoryStore {
    /// A store in a given mood, with nothing in it.
    #[must_use]
    pub fn in_mood(mood: Mood) -> Self {
        let store = Self::default();
        store.mood.set(mood);
        store
    }

    /// Changes how it behaves from now on; what it holds stays.
    pub fn turn(&self, mood: Mood) {
        self.mood.set(mood);
    }

    fn ask(&self) -> Result<(), StorageError> {
        if self.mood.get() == Mood::Denied { Err(StorageError::Denied) } else { Ok(()) }
    }
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.ask()?;
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.ask()?;
        if self.mood.get() == Mood::Full {
            return Err(StorageError::Full);
        }
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.ask()?;
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.ask()?;
        Ok(self.values.borrow().keys().filter(|key| key.starts_with(PREFIX)).cloned().collect())
    }
}
