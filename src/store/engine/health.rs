//! How much is kept, how sound it is, and all of it as bytes: the way out that is always open.

use std::collections::BTreeMap;

use super::write::BALLAST;
use super::{Engine, Reading, Standing};
use crate::diary::NaiveDate;
use crate::store::content::What;
use crate::store::journal::{Ask, JournalError, Record};
use crate::store::{LIMIT, PREFIX, StorageError, settings, shelf};

/// Bytes that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The key under which they stay.
    pub key: String,
    /// The document that they were.
    pub what: What,
    /// Their length in UTF-16 units.
    pub units: usize,
}

/// What a part of the room is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SizeOf {
    /// Months.
    Months,
    /// Relapses, lists, the plan, drafts and the head.
    Rest,
    /// Everything else of ours: settings, what is written in clear.
    Other,
    /// What is held back for the day on which no room is left.
    Ballast,
}

/// From here on, in percent of the room, what another program wrote is not taken in: what a person writes themselves goes before.
pub const FULL: usize = 80;

/// How much of the room is used, in UTF-16 units, keys and values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// All of ours.
    pub units: usize,
    /// What the smallest browser gives.
    pub limit: usize,
    /// The parts.
    pub parts: BTreeMap<SizeOf, usize>,
}

impl Size {
    /// What is used, without what is held back.
    #[must_use]
    pub fn used(&self) -> usize {
        let held = self.parts.get(&SizeOf::Ballast).copied().unwrap_or_default();
        self.units.saturating_sub(held)
    }

    /// What is left, with what is held back.
    #[must_use]
    pub fn left(&self) -> usize {
        self.limit.saturating_sub(self.used())
    }

    /// How full it is, in whole percent.
    #[must_use]
    pub const fn percent(&self) -> usize {
        self.units.saturating_mul(100) / self.limit
    }

    /// Whether so many more units would leave no room for the nights to come.
    #[must_use]
    pub const fn is_too_full_with(&self, more: usize) -> bool {
        self.units.saturating_add(more).saturating_mul(100) > self.limit.saturating_mul(FULL)
    }
}

/// How the diary is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Its size.
    pub size: Size,
    /// Months that show anything.
    pub months: usize,
    /// Entries that are shown.
    pub entries: usize,
    /// Things in the trash.
    pub trash: usize,
    /// Documents that are not sound.
    pub unsound: Vec<(What, Reading)>,
    /// Bytes that cannot be read.
    pub damaged: Vec<Damage>,
    /// How many settings could not be read and were set aside.
    pub settings_aside: usize,
    /// How the last append to the journal went; none before the first.
    pub journal: Option<Result<(), JournalError>>,
    /// How many saves the journal has not answered yet.
    pub waiting: usize,
    /// How the diary stands.
    pub standing: Standing,
}

impl Engine {
    /// Reads everything, and says how it is.
    ///
    /// # Errors
    /// [`StorageError`] when not all can be read.
    pub fn health(&mut self) -> Result<Health, StorageError> {
        let size = self.size()?;
        let mut health = Health {
            size,
            months: 0,
            entries: 0,
            trash: 0,
            unsound: Vec::new(),
            damaged: Vec::new(),
            settings_aside: self.settings_aside()?,
            journal: self.inbox.last(),
            waiting: self.inbox.waiting(),
            standing: self.standing.clone(),
        };
        for what in [What::Head].into_iter().chain(self.all()) {
            health.damaged.extend(self.damaged(what)?);
            let kept = self.docs.contains_key(&what);
            self.load(what);
            let tally = self.docs.get(&what).map(|doc| doc.content.tally()).unwrap_or_default();
            if matches!(what, What::Month(_)) {
                health.months += usize::from(tally.live > 0);
                health.entries += usize::try_from(tally.live).unwrap_or_default();
            }
            health.trash += usize::try_from(tally.gone).unwrap_or_default();
            let reading = if what == What::Head { self.head_reading() } else { self.reading(what) };
            let sound = reading == Reading::Sound;
            if !sound {
                health.unsound.push((what, reading));
            } else if !kept && matches!(what, What::Month(_)) {
                self.docs.remove(&what);
            }
        }
        Ok(health)
    }

    fn settings_aside(&self) -> Result<usize, StorageError> {
        let keys = self.ports.store.keys()?;
        Ok(keys.iter().filter(|key| settings::is_aside(key)).count())
    }

    pub(super) fn head_reading(&self) -> Reading {
        match (self.headless, self.fence.is_empty()) {
            (false, _) if self.lone_head => Reading::Older,
            (false, _) => Reading::Sound,
            (true, true) => Reading::Missing,
            (true, false) => Reading::Unreadable,
        }
    }

    /// The slots of a document whose bytes cannot be read.
    fn damaged(&self, what: What) -> Result<Vec<Damage>, StorageError> {
        let name = what.name();
        let damaged = if what == What::Head {
            self.shelf.copies(&name, None)?.damaged
        } else {
            self.look(what).1.damaged
        };
        let bytes = self.shelf.bytes(&name)?.into_iter();
        let damage = |(slot, text): (char, String)| Damage {
            key: shelf::key(&name, slot),
            what,
            units: text.encode_utf16().count(),
        };
        Ok(bytes.filter(|(slot, _)| damaged.contains(slot)).map(damage).collect())
    }

    /// How much room everything of ours takes.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn size(&self) -> Result<Size, StorageError> {
        let (mut parts, ballast) = (BTreeMap::new(), [PREFIX, BALLAST].concat());
        for (key, value) in self.raw_export()? {
            let of = match shelf::parse(&key).and_then(|(name, _)| What::named(name)) {
                Some(What::Month(_)) => SizeOf::Months,
                Some(
                    What::Head
                    | What::Lists
                    | What::Relapses
                    | What::Plan
                    | What::Drafts
                    | What::Slips,
                ) => SizeOf::Rest,
                None if key == ballast => SizeOf::Ballast,
                None => SizeOf::Other,
            };
            let units = key.encode_utf16().count() + value.encode_utf16().count();
            *parts.entry(of).or_insert(0) += units;
        }
        Ok(Size { units: parts.values().sum(), limit: LIMIT, parts })
    }

    /// Every key of ours with its bytes, whether they can be read or not, in order of key.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn raw_export(&self) -> Result<Vec<(String, String)>, StorageError> {
        let (keys, failed) = self.each_key();
        failed.map_or_else(|| Ok(keys.into_iter().collect()), Err)
    }

    /// What can be read of it, and why the rest cannot, where there is a rest.
    fn each_key(&self) -> (BTreeMap<String, String>, Option<StorageError>) {
        let store = &self.ports.store;
        let (names, mut failed) = match store.keys() {
            Ok(names) => (names, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let mut keys = BTreeMap::new();
        for key in names {
            match store.get(&key) {
                Ok(Some(value)) => drop(keys.insert(key, value)),
                Ok(None) => {}
                Err(error) => failed = Some(error),
            }
        }
        (keys, failed)
    }

    /// The same and all that the journal has as one file, in the format that `static/start.js` saves after a crash; `saved` is today.
    /// What cannot be read of either keeps nothing else out of the file, which says that it lacks it. `told` may hear of it inside this
    /// call, and must not call the engine.
    pub fn rescue(&self, saved: NaiveDate, told: OnRescue) {
        let ((keys, failed), saved) = (self.each_key(), saved.to_string());
        // Where the browser denied its storage, the keys are those of the memory that took its place.
        let denied = (self.standing == Standing::Memory).then_some(StorageError::Denied);
        let failed = failed.or(denied);
        let found = move |found: Result<Vec<Record>, JournalError>| {
            let (storage, journal, lacks) = match (&failed, &found) {
                (None, Ok(_)) => (READ, READ, Lacks::Nothing),
                (Some(_), Ok(_)) => (NOT_READ, READ, Lacks::First),
                (None, Err(_)) => (READ, NOT_READ, Lacks::Second),
                (Some(_), Err(_)) => (NOT_READ, NOT_READ, Lacks::Both),
            };
            let records = found.unwrap_or_default();
            // The first record of a journal says nothing.
            let is_empty = keys.is_empty() && records.iter().all(|record| record.value.is_empty());
            if let Some(error) = failed.filter(|_| is_empty) {
                return told(Err(error));
            }
            let (format, version) = ("ldn-diary rescue", 1);
            let file = Rescue { format, version, saved, storage, keys, journal, records };
            let text = serde_json::to_string_pretty(&file);
            told(match text {
                Ok(text) => Ok((text, lacks)),
                Err(error) => Err(StorageError::Other(error.to_string())),
            });
        };
        self.ports.journal.read(Ask::After(0), Box::new(found));
    }
}

/// Which of the two copies of the diary could not be read, and is missing in a file of everything as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// None: all that is kept is in the file.
    Nothing,
    /// Local storage, or some of its keys.
    First,
    /// The journal.
    Second,
    /// The journal, and local storage or some of its keys.
    Both,
}

/// Told everything as it is kept, as one file, and what is missing in it; or why there is none.
pub type OnRescue = Box<dyn FnOnce(Result<(String, Lacks), StorageError>)>;

const READ: &str = "read";
const NOT_READ: &str = "not read";

#[derive(serde::Serialize)]
struct Rescue {
    format: &'static str,
    version: u32,
    saved: String,
    storage: &'static str,
    keys: BTreeMap<String, String>,
    journal: &'static str,
    records: Vec<Record>,
}
