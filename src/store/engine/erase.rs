//! Erasing: everything of this app that is kept here, and nothing of others. It knows no page.
//!
//! The journal goes first, or it would bring the diary back; then the months, and the head last: cut short, what is left is told as
//! missing, and can be erased again.

use super::{Engine, Role, SaveError};
use crate::store::StorageError;
use crate::store::content::What;
use crate::store::journal::JournalError;
use crate::store::shelf;

/// Why not everything was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EraseError {
    /// Nothing was: the diary may not be written now.
    NotNow(SaveError),
    /// Nothing was: the journal could not be emptied.
    Journal(JournalError),
    /// The journal was emptied, and some of the rest may be gone.
    Part(SaveError),
}

impl std::fmt::Display for EraseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotNow(error) | Self::Part(error) => error.fmt(f),
            Self::Journal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EraseError {}

/// That erasing has begun: the role that the tab had before.
#[derive(Clone, Copy, Debug)]
pub struct Erasing(Role);

impl Engine {
    /// Begins: from now on nothing is written, so that nothing comes into the journal behind its being emptied. A diary that is locked, or
    /// that a newer version wrote, may be erased: whoever has lost the passphrase can begin anew.
    ///
    /// # Errors
    /// [`EraseError::NotNow`] where another tab writes, or wrote since.
    pub fn begin_erasing(&mut self) -> Result<Erasing, EraseError> {
        let Role::Writer(_) = self.role else {
            return Err(EraseError::NotNow(SaveError::ReadOnly));
        };
        match self.shelf.bytes(&What::Head.name()) {
            Ok(head) if head == self.fence => {}
            Ok(_) => return Err(EraseError::NotNow(SaveError::Moved)),
            Err(error) => return Err(EraseError::NotNow(SaveError::Unreadable(error))),
        }
        Ok(Erasing(std::mem::replace(&mut self.role, Role::Reader)))
    }

    /// Removes every key of this app, after `cleared` told that the journal is empty. No journal at all is empty too. Where it fails, what
    /// is left can be written again.
    ///
    /// # Errors
    /// [`EraseError`].
    pub fn erase(
        &mut self,
        begun: Erasing,
        cleared: Result<(), JournalError>,
    ) -> Result<(), EraseError> {
        self.role = begun.0;
        // Also where it did not say so in time it may be empty by now: what is left here is sent to it again.
        self.inbox.distrust();
        self.head.lines.each_mut().for_each(|line| line.sure = 0);
        match cleared {
            Ok(()) | Err(JournalError::Missing) => {}
            Err(error) => return Err(EraseError::Journal(error)),
        }
        let part = |error| EraseError::Part(SaveError::Storage(error));
        let store = &self.ports.store;
        let mut keys = store.keys().map_err(part)?;
        let is_head = |key: &String| {
            shelf::parse(key).is_some_and(|(name, _)| What::named(name) == Some(What::Head))
        };
        keys.sort_by_key(is_head);
        for key in keys {
            store.remove(&key).map_err(part)?;
        }
        let left = self.ports.store.keys().map_err(part)?;
        self.reread();
        // A browser that said yes and removed nothing is noticed.
        if left.is_empty() { Ok(()) } else { Err(part(StorageError::Other(String::from("Kept")))) }
    }
}
