//! The key records: where they are kept, and how one is found, opened and replaced. It knows no document of the diary.
//!
//! # In words
//!
//! The record of a key (its text is told in [`seal`](super::seal)) is a document in clear named `key/` and the id of the key, in two
//! slots like any other, and a record of that name in the journal. The tag of the diary's head is the id, so it leads to its key;
//! the key of one sealing is never written over by that of another. The record with the highest revision counts, wherever it is.
//! A new passphrase or code is one more revision: its first write is the moment from which the old one opens nothing.
//!
//! A record has no secret in it. When the seal is taken away it stays until a later visit, and in the journal for good: should the
//! browser lose its last writes, the sealed diary is back, and needs it.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use super::frame::{Bond, Frame};
use super::inbox::{OnReceipt, Receipt};
use super::journal::{Ask, Journal, JournalError, Record, Value};
use super::key_value::KEYS;
use super::seal::{
    Keys, Locked, Nfkc, Passphrase, PassphraseError, RecordError, RecoveryCode, UnlockError,
};
use super::shelf::{Copies, Shelf};
use super::{KeyValue, StorageError, coder};

/// A key record as it was found.
#[derive(Debug)]
pub struct KeptKey {
    /// The record; what opens it is not known.
    pub locked: Locked,
    revision: u64,
}

/// Why there is no key record, or it is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// There is none of this name, neither here nor in the journal.
    Missing,
    /// It is there and cannot be used. It stays.
    Record(RecordError),
    /// The browser did not give it or take it.
    Storage(StorageError),
    /// Damage stands in every place where it could go, or another tab wrote.
    NoPlace,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no key record"),
            Self::Record(error) => error.fmt(f),
            Self::Storage(error) => error.fmt(f),
            Self::NoPlace => f.write_str("there is no place for the key record"),
        }
    }
}

impl std::error::Error for KeyError {}

impl From<StorageError> for KeyError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// Told what key record there is.
pub type OnKey = Box<dyn FnOnce(Result<KeptKey, KeyError>)>;

fn name(tag: &str) -> String {
    [KEYS, tag].concat()
}

/// Finds the record of the key with this tag: the newest of those here and in the journal.
pub fn find(store: &Rc<dyn KeyValue>, journal: &Rc<dyn Journal>, tag: &str, told: OnKey) {
    let (name, here) = (name(tag), Shelf::open(Rc::clone(store)));
    let here = here.and_then(|shelf| shelf.copies(&name, None));
    let of = name.clone();
    let found = move |records: Result<Vec<Record>, JournalError>| {
        told(here.map_err(KeyError::Storage).and_then(|here| {
            // A journal that cannot be read is no more than one that has none.
            newest(here, &of, &records.unwrap_or_default())
        }));
    };
    journal.read(Ask::Of(name), Box::new(found));
}

fn newest(here: Copies, name: &str, records: &[Record]) -> Result<KeptKey, KeyError> {
    if here.newer {
        return Err(KeyError::Record(RecordError::TooNew));
    }
    let is_here = !here.good.is_empty() || !here.damaged.is_empty();
    let there = records.iter().filter_map(|record| Frame::read(&record.value).ok());
    let mut frames: Vec<Frame> = here.good;
    frames.extend(there.filter(|frame| frame.name == name));
    frames.sort_by_key(|frame| std::cmp::Reverse(frame.revision));
    let mut fault = None;
    for frame in frames {
        match Locked::read(&frame.payload) {
            Ok(locked) => return Ok(KeptKey { locked, revision: frame.revision }),
            // An older record would open by what was replaced.
            Err(error @ (RecordError::TooNew | RecordError::OutOfBounds)) => {
                return Err(KeyError::Record(error));
            }
            Err(error) => fault = Some(error),
        }
    }
    let damaged = fault.or(is_here.then_some(RecordError::Damaged));
    Err(damaged.map_or(KeyError::Missing, KeyError::Record))
}

/// Keeps the record of these keys in place of the one that was found, in both slots; what the journal is to have of it.
///
/// # Errors
/// [`KeyError`]; the record before then still stands. An error after the first write is none: the new record is kept.
pub fn keep(
    store: &Rc<dyn KeyValue>,
    before: Option<&KeptKey>,
    keys: &Keys,
) -> Result<Value, KeyError> {
    let name = name(&keys.id().to_string());
    let above = before.map_or(0, |kept| kept.revision);
    let mut shelf = Shelf::open(Rc::clone(store))?;
    let first = write(&mut shelf, &name, above, keys)?;
    // The other slot too: one flipped bit must not cost the diary, nor bring back what was replaced.
    let value = write(&mut shelf, &name, above, keys).unwrap_or(first);
    Ok((name, value))
}

/// Keeps the record of these keys where none is, as after somebody cleared the storage of a diary that was open: what is sealed from then
/// on could never be opened again without it. Gives what the journal is to have of it.
///
/// # Errors
/// [`KeyError`].
pub(super) fn keep_again(store: &Rc<dyn KeyValue>, keys: &Keys) -> Result<Option<Value>, KeyError> {
    let there = Shelf::open(Rc::clone(store))?.copies(&name(&keys.id().to_string()), None)?;
    let is_there = !there.good.is_empty() || there.newer;
    if is_there { Ok(None) } else { keep(store, None, keys).map(Some) }
}

fn write(shelf: &mut Shelf, name: &str, above: u64, keys: &Keys) -> Result<String, KeyError> {
    let copies = shelf.copies(name, None)?;
    if copies.newer {
        return Err(KeyError::Record(RecordError::TooNew));
    }
    let frame = Frame {
        name: name.to_owned(),
        slot: copies.spare().ok_or(KeyError::NoPlace)?,
        revision: copies.highest.max(above).saturating_add(1),
        bond: Bond::Single,
        tag: coder::OPEN.to_owned(),
        payload: keys.write(),
    };
    let value = shelf.put(&frame)?;
    let there = shelf.holds(name, frame.slot, &value)?;
    if there { Ok(value) } else { Err(KeyError::NoPlace) }
}

/// Sends a record that was [kept](keep) to the journal, where it takes the place of those before it.
#[inline(never)] // so that the build can split it off
pub fn send(journal: &Rc<dyn Journal>, value: Value, receipt: OnReceipt) {
    let (teller, name) = (Rc::clone(journal), value.0.clone());
    let done = move |answer: Result<Vec<u64>, JournalError>| match answer {
        Ok(places) => {
            let before = places.first().map_or(0, |place| place.saturating_sub(1));
            if before > 0 {
                teller.trim(&name, before, &[]);
            }
            receipt(Receipt::Saved);
        }
        Err(error) => receipt(Receipt::OnlyHere(error)),
    };
    journal.append(vec![value], Box::new(done));
}

/// Sends the record of the key with this tag to a journal that has lost what it had. What may be there of it by now stays beside it: the
/// highest revision counts.
#[inline(never)] // so that the build can split it off
pub(super) fn send_again(store: &Rc<dyn KeyValue>, journal: &Rc<dyn Journal>, tag: &str) {
    let name = name(tag);
    let here = Shelf::open(Rc::clone(store)).and_then(|shelf| shelf.copies(&name, None));
    // What cannot be read now is there at the next change of the key.
    let newest = here.ok().and_then(|here| here.good.into_iter().next());
    if let Some(newest) = newest {
        journal.append(vec![(name, newest.write())], Box::new(|_| {}));
    }
}

/// The names of all key records in local storage.
///
/// # Errors
/// [`StorageError`].
pub fn names(store: &Rc<dyn KeyValue>) -> Result<Vec<String>, StorageError> {
    let shelf = Shelf::open(Rc::clone(store))?;
    let all = shelf.names().filter(|name| name.starts_with(KEYS)).map(str::to_owned);
    // Each has two slots.
    let names: BTreeSet<String> = all.collect();
    Ok(names.into_iter().collect())
}

/// Takes away the key records of these names from local storage: those that were there when a visit began to a diary in clear of which
/// nothing sealed is left. What was put there since belongs to a seal that is on its way.
///
/// # Errors
/// [`StorageError`]; some may still be there, and open nothing.
pub fn drop_unused(store: &Rc<dyn KeyValue>, names: &[String]) -> Result<(), StorageError> {
    names.iter().try_for_each(|name| super::remove_clear(store, name))
}

/// Why what was typed opens no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// It is no passphrase.
    Passphrase(PassphraseError),
    /// It does not open this key, or not now.
    Unlock(UnlockError),
}

/// Opens a key by what a person typed: the recovery code, when it reads as one, or else the passphrase. Takes a noticeable time, a
/// second or more on a phone.
///
/// # Errors
/// [`TypedError`]; nothing changed, and the next try is as good as the first.
pub fn unlock(locked: &Locked, typed: &str, platform: &dyn Nfkc) -> Result<Keys, TypedError> {
    if let Ok(code) = RecoveryCode::read(typed)
        && let Ok(keys) = locked.unlock_by_recovery(&code)
    {
        return Ok(keys);
    }
    let passphrase = Passphrase::new(typed, platform).map_err(TypedError::Passphrase)?;
    locked.unlock(&passphrase).map_err(TypedError::Unlock)
}
