//! The rescue file: everything as it is kept, key by key, and the records of the journal. A page saves it that cannot run the app, or
//! cannot read its diary. Read again it is put into a store in memory, never into the browser's, and opened there as any diary is: the
//! store room tells what is whole, and takes in what the journal alone has. From then on it is a backup like others.
//!
//! # The format, version 1
//!
//! One JSON object, written by `static/start.js` and by `store/engine/health.rs`:
//!
//! | field | what it is |
//! |---|---|
//! | `format`, `version` | `ldn-diary rescue`, 1 |
//! | `saved` | when, for whoever reads it by eye |
//! | `storage` | `read`, or `not read` where the browser did not give every key; files of earlier versions do not have it |
//! | `keys` | each key of the app in local storage that was read, with its text |
//! | `journal` | `read`, or `not read` where the browser did not give it in time |
//! | `records` | what was read of the journal: `{"place":…,"name":…,"value":…}` |
//!
//! Damage may have made of a text one that JSON cannot say: it is read as what stands there, and then it is what the store room calls
//! damaged. Keys that are not the app's are passed over.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::backup::{Backup, BackupError, BackupFile, MOST_PARTS, Opening};
use crate::store::seal::{Entropy, Keys, Locked, RecordError};
use crate::store::vault::{Lost, find_lost};
use crate::store::{
    Coder, Engine, EnginePorts, KeptKey, KeyError, MemoryJournal, MemoryStore, News, Open, PREFIX,
    Record, Role, SaveError, Sealed, Standing, What, Whole, keyring,
};

const FORMAT: &str = "ldn-diary rescue";
const VERSION: u64 = 1;

/// The most keys that are read: two copies of each month of two hundred years, and what is beside them.
const MOST_KEYS: usize = 5_200;
/// The most records: the journal has hardly more than one of each document.
const MOST_RECORDS: usize = 2_600;
/// 2^53, the highest place that a browser gives a record.
const LAST_PLACE: u64 = 9_007_199_254_740_992;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow, default)]
    storage: Option<&'a RawValue>,
    #[serde(borrow)]
    keys: BTreeMap<String, &'a RawValue>,
    #[serde(borrow, default)]
    records: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Line {
    place: u64,
    name: String,
    value: String,
}

/// A rescue file of a sealed diary: what opens the diary opens it.
pub struct SealedRescue {
    /// What the passphrase or the recovery code of the diary is tried on.
    pub locked: Locked,
    kept: Kept,
}

/// Without what it holds.
impl fmt::Debug for SealedRescue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedRescue")
    }
}

/// What a file holds, in memory alone.
struct Kept {
    ports: EnginePorts,
    /// How many of its records cannot be read, how much of it is more than anybody has, and one where the file says that it lacks keys.
    unread: usize,
}

/// Reads a text that says it is a rescue file; none where it does not.
pub(super) fn read(text: &str) -> Option<Result<BackupFile, BackupError>> {
    let opening: Opening = serde_json::from_str(text).ok()?;
    if opening.format != FORMAT {
        return None;
    }
    Some(if opening.version > VERSION { Err(BackupError::TooNew) } else { rescued(text) })
}

fn rescued(text: &str) -> Result<BackupFile, BackupError> {
    let kept = Kept::read(text).ok_or(BackupError::NotBackup)?;
    let (store, journal) = (&kept.ports.store, &kept.ports.journal);
    let mut engine = kept.engine();
    if engine.is_locked() {
        let key = answer(|told| keyring::find(store, journal, engine.tag(), told));
        let key = key.unwrap_or(Err(KeyError::Missing));
        let key: KeptKey = key.map_err(|error| no_key(&error))?;
        return Ok(kept.sealed(key.locked));
    }
    let news = attended(&mut engine)?;
    if news.contains(&News::NotRecovered(SaveError::Locked)) {
        // Local storage lost the diary, or that it was sealed; the journal has it. Without its key, the rest is read.
        let lost = answer(|told| find_lost(store, journal, engine.tag(), told));
        if let Some(Ok(Lost::Sealed(key))) = lost {
            return Ok(kept.sealed(key.locked));
        }
    }
    backup(engine, news, kept.unread).map(BackupFile::Clear)
}

/// Takes in what the journal has. Not of a diary whose head names more parts than a backup has: there are nearly a hundred thousand
/// months that it could name in a small file, each would be looked for, and all would be written anew with each record.
fn attended(engine: &mut Engine) -> Result<Vec<News>, BackupError> {
    if engine.named_documents() > MOST_PARTS {
        return Err(BackupError::NotBackup);
    }
    Ok(engine.attend())
}

/// What is asked of twins in memory is answered at once.
fn answer<T: 'static>(ask: impl FnOnce(Box<dyn FnOnce(T)>)) -> Option<T> {
    let place: Rc<RefCell<Option<T>>> = Rc::default();
    let there = Rc::clone(&place);
    ask(Box::new(move |told| *there.borrow_mut() = Some(told)));
    place.take()
}

fn no_key(error: &KeyError) -> BackupError {
    BackupError::Key(match error {
        KeyError::Record(error) => *error,
        KeyError::Missing | KeyError::Storage(_) | KeyError::NoPlace => RecordError::Damaged,
    })
}

impl Kept {
    /// What a file holds; none where that is nothing of ours.
    fn read(text: &str) -> Option<Self> {
        let file: File<'_> = serde_json::from_str(text).ok()?;
        let mut ours = file.keys;
        ours.retain(|key, _| key.starts_with(PREFIX));
        let (keys, lines) = (ours.len(), file.records.len());
        let values: BTreeMap<String, String> =
            ours.into_iter().take(MOST_KEYS).map(|(key, value)| (key, text_of(value))).collect();
        let records = file.records.into_iter().take(MOST_RECORDS).filter_map(record);
        let mut records: Vec<Record> = records.collect();
        records.sort_by_key(|record| record.place);
        if values.is_empty() && records.is_empty() {
            return None;
        }
        let unread = lines.saturating_sub(records.len());
        let unread = unread.saturating_add(keys.saturating_sub(values.len()));
        // How many keys it lacks, and which, nobody knows.
        let lacks = file.storage.is_some_and(|storage| storage.get() != "\"read\"");
        let unread = unread.saturating_add(usize::from(lacks));
        let ports = EnginePorts {
            store: Rc::new(MemoryStore::holding(values)),
            journal: Rc::new(MemoryJournal::holding(records)),
            coder: Rc::new(Open),
            wake: Rc::new(|| {}),
        };
        Some(Self { ports, unread })
    }

    /// The diary, as a tab opens it that may take in what the journal has.
    fn engine(&self) -> Engine {
        Engine::open(self.ports.clone(), Role::Writer(1))
    }

    fn sealed(self, locked: Locked) -> BackupFile {
        BackupFile::Rescue(Box::new(SealedRescue { locked, kept: self }))
    }
}

/// The text of a value. What is none, or half of a character, stays as it stands.
fn text_of(value: &RawValue) -> String {
    serde_json::from_str(value.get()).unwrap_or_else(|_no_text| value.get().to_owned())
}

fn record(line: &RawValue) -> Option<Record> {
    let Line { place, name, value } = serde_json::from_str(line.get()).ok()?;
    (1..=LAST_PLACE).contains(&place).then_some(Record { place, name, value })
}

impl SealedRescue {
    /// What is in it, by the keys that [`locked`](Self::locked) gave. What the journal alone has is sealed once more in memory, which
    /// takes from `entropy`.
    ///
    /// # Errors
    /// [`BackupError`].
    pub fn open(&self, keys: Rc<Keys>, entropy: Rc<dyn Entropy>) -> Result<Backup, BackupError> {
        let coder: Rc<dyn Coder> = Rc::new(Sealed::new(keys, entropy));
        let mut engine = self.kept.engine();
        if engine.is_locked() {
            engine.adopt(coder);
        } else {
            engine.also_read(coder);
        }
        let news = attended(&mut engine)?;
        backup(engine, news, self.kept.unread)
    }
}

/// All that the diary says, and what of it is not as it should be.
fn backup(mut engine: Engine, mut news: Vec<News>, unread: usize) -> Result<Backup, BackupError> {
    // To read what is lost asks the journal for it.
    whole(&mut engine)?;
    news.extend(engine.attend());
    let mut whole = whole(&mut engine)?;
    match engine.standing() {
        Standing::TooNew => return Err(BackupError::TooNew),
        // The record of a key that is another one than its name says.
        Standing::Locked(_) => return Err(BackupError::Key(RecordError::Damaged)),
        Standing::Sound | Standing::Memory | Standing::Failing(_) => {}
    }
    let beyond = whole.documents.len().saturating_sub(MOST_PARTS);
    whole.documents.truncate(MOST_PARTS);
    let missing = whole.missing();
    let names: BTreeSet<&str> =
        whole.documents.iter().map(|document| document.name.as_str()).collect();
    let is_there = |name: &String| names.contains(name.as_str());
    let (mut older, mut damaged): (Vec<String>, Vec<String>) =
        missing.into_iter().partition(is_there);
    older.truncate(MOST_PARTS);
    damaged.truncate(MOST_PARTS);
    let lost = news.iter().filter(|news| is_loss(news)).count();
    let unknown = unread.saturating_add(beyond).saturating_add(lost);
    let sound = older.is_empty() && damaged.is_empty() && unknown == 0;
    Ok(Backup { made: None, documents: whole.documents, damaged, older, unknown, sound })
}

/// A store in memory gives what it has.
fn whole(engine: &mut Engine) -> Result<Whole, BackupError> {
    engine.whole().map_err(|_not_given| BackupError::NotBackup)
}

/// Whether something is lost that no document is named for: a record of the journal, or a copy of what knows all documents.
fn is_loss(news: &News) -> bool {
    matches!(news, News::NotRecovered(_) | News::Unread(_) | News::Lost(What::Head, _))
}
