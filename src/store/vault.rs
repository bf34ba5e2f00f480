//! The passphrase over the whole diary: added, changed, removed. It joins the engine with the key records, and knows no page.
//!
//! | what | its steps | the moment from which it holds |
//! |---|---|---|
//! | add | the record of new keys, [`begin_sealing`], the receipt, [`complete`] | the write of the head |
//! | remove | [`begin_opening`], the receipt, [`complete`] | the write of the head |
//! | another passphrase or code | [`replace`] | the first write of the record |
//! | bring back a sealing that the browser lost | [`find_lost`], [`Engine::also_read`] | the write of each document |
//!
//! # What is left in clear
//!
//! The settings, which are no part of the diary; bytes that were damaged before, which nobody can read to their end; what the browser
//! has not yet overwritten in its own files; and every backup that was made before. The journal's clear records go as soon as the
//! sealed diary is in it, at the latest after the next unlocking.

use std::rc::Rc;

use super::coder::{OPEN, Open};
use super::content::What;
use super::frame::Frame;
use super::inbox::{OnReceipt, Receipt};
use super::journal::{Ask, JournalError, Record};
use super::keyring::{self, KeptKey, KeyError};
use super::seal::{Entropy, Keys};
use super::sealed::Sealed;
use super::{Engine, Journal, KeyValue, SaveError, Staged, StorageError};

/// Why the passphrase is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// The diary was not written anew.
    Diary(SaveError),
    /// The record of the key was not kept.
    Key(KeyError),
}

impl std::fmt::Display for VaultError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Diary(error) => error.fmt(f),
            Self::Key(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for VaultError {}

impl From<SaveError> for VaultError {
    fn from(error: SaveError) -> Self {
        Self::Diary(error)
    }
}

impl From<KeyError> for VaultError {
    fn from(error: KeyError) -> Self {
        Self::Key(error)
    }
}

/// Keeps the record of new keys, and writes the diary anew under them, beside what is there. [`complete`] it once the receipt is
/// there, whatever it says. `store` is that of the engine.
///
/// # Errors
/// [`VaultError`]; nothing changed then.
pub fn begin_sealing(
    engine: &mut Engine,
    store: &Rc<dyn KeyValue>,
    (keys, entropy): (Rc<Keys>, Rc<dyn Entropy>),
    receipt: OnReceipt,
) -> Result<Staged, VaultError> {
    let record = keyring::keep(store, None, &keys)?;
    let name = record.0.clone();
    let staged = engine.stage(Rc::new(Sealed::new(keys, entropy)), vec![record], receipt);
    if staged.is_err() {
        // A record that stays opens nothing.
        super::remove_clear(store, &name).ok();
    }
    Ok(staged?)
}

/// Writes the diary anew in clear, beside what is there. [`complete`] it once the receipt is there, whatever it says.
///
/// # Errors
/// [`SaveError`]; nothing changed then.
pub fn begin_opening(engine: &mut Engine, receipt: OnReceipt) -> Result<Staged, SaveError> {
    engine.stage(Rc::new(Open), Vec::new(), receipt)
}

/// Makes true what was begun, and takes away what was there before. What cannot be taken away now is after the next unlocking. Where
/// there is a journal, it must have it: the moment at which all is written anew is the worst to have one copy only.
///
/// # Errors
/// [`SaveError`], as of [`Engine::flip`]; or why the journal did not take it. Everything is then as it was.
pub fn complete(engine: &mut Engine, staged: Staged, receipt: &Receipt) -> Result<(), SaveError> {
    if let Receipt::OnlyHere(error) = receipt
        && *error != JournalError::Missing
    {
        engine.abandon(&staged);
        return Err(SaveError::Storage(match error {
            JournalError::Full => StorageError::Full,
            JournalError::Missing | JournalError::Other(_) => {
                StorageError::Other(error.to_string())
            }
        }));
    }
    engine.flip(staged)?;
    // It holds: what is left of before is not read any more, and is looked for again at the next opening.
    engine.clear_away().ok();
    Ok(())
}

/// What opens what the journal holds of a change that local storage lost.
#[derive(Debug)]
pub enum Lost {
    /// The diary was sealed, and this key did it.
    Sealed(Box<KeptKey>),
    /// The seal was taken away: nothing is needed.
    InClear,
}

/// Told what opens it.
pub type OnLost = Box<dyn FnOnce(Result<Lost, KeyError>)>;

/// Finds what opens what local storage lost: by the newest record of the journal that the coder with the tag `own` did not write.
pub fn find_lost(store: &Rc<dyn KeyValue>, journal: &Rc<dyn Journal>, own: &str, told: OnLost) {
    let (store, again, own) = (Rc::clone(store), Rc::clone(journal), own.to_owned());
    let found = move |records: Result<Vec<Record>, JournalError>| {
        let of_another = |record: Record| {
            let tag = Frame::read(&record.value).ok()?.tag;
            let is_diary = What::named(&record.name).is_some();
            (is_diary && tag != own).then_some((record.place, tag))
        };
        let others = records.unwrap_or_default().into_iter().filter_map(of_another);
        match others.max_by_key(|(place, _)| *place) {
            Some((_, tag)) if tag == OPEN => told(Ok(Lost::InClear)),
            Some((_, tag)) => {
                let sealed =
                    move |kept: Result<_, _>| told(kept.map(|kept| Lost::Sealed(Box::new(kept))));
                keyring::find(&store, &again, &tag, Box::new(sealed));
            }
            None => told(Err(KeyError::Missing)),
        }
    };
    journal.read(Ask::After(0), Box::new(found));
}

/// Keeps the record of keys that have another passphrase or code now, and sends it to the journal.
///
/// # Errors
/// [`KeyError`]; the passphrase and the code before still hold.
pub fn replace(
    ports: (&Rc<dyn KeyValue>, &Rc<dyn Journal>),
    before: &KeptKey,
    keys: &Keys,
    receipt: OnReceipt,
) -> Result<(), KeyError> {
    let record = keyring::keep(ports.0, Some(before), keys)?;
    keyring::send(ports.1, record, receipt);
    Ok(())
}
