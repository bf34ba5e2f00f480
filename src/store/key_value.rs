//! The port to a place that keeps texts under keys. It does not know what the texts mean.

use std::fmt;

/// Every key of this app starts with this, and nothing else on the origin is ever read or written.
pub const PREFIX: &str = "ldn-diary/";

/// Whether there may be anything of a diary here: any key of ours that is not the settings', or no way to tell.
#[must_use]
pub fn may_have_diary(store: &dyn KeyValue) -> bool {
    store.keys().map_or(true, |keys| keys.iter().any(|key| !super::settings::is_theirs(key)))
}

/// The names of the key records start with this.
pub(super) const KEYS: &str = "key/";

/// Whether there is a key record here: then the diary may be sealed.
#[must_use]
pub fn may_be_sealed(store: &dyn KeyValue) -> bool {
    let is_key = |key: &String| key.strip_prefix(PREFIX).is_some_and(|name| name.starts_with(KEYS));
    store.keys().is_ok_and(|keys| keys.iter().any(is_key))
}

/// How much there is room for, keys and values: UTF-16 units in Chromium and Firefox, bytes in `WebKit`, which is the same for ASCII.
pub const LIMIT: usize = 5_242_880;

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
