//! The memory twin of local storage: it does what it is asked, or misbehaves on demand, as browsers were seen to do.
//!
//! Pages are rendered on it where there is no browser, and the diary lives in it where the browser keeps nothing.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{KeyValue, PREFIX, StorageError};

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

/// One misdeed to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// At which call from now on, from 0.
    pub at: usize,
    /// Which calls are counted.
    pub of: Calls,
    /// For how long.
    pub lasting: Lasting,
    /// What it does.
    pub misdeed: Misdeed,
}

/// Which calls are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calls {
    /// Every call.
    All,
    /// Those that change something.
    Writes,
}

/// For how long a [`Fault`] lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// One call.
    Once,
    /// From that call on.
    ForEver,
}

/// What a [`Fault`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misdeed {
    /// Refuses, as where storage is denied.
    Deny,
    /// Refuses, as where no room is left. Reading and removing go on.
    Fill,
    /// Refuses, with a name that nobody knows.
    Fail,
    /// Says yes and changes nothing.
    Lie,
}

/// How room is counted. Both browsers' limits are 5,242,880 of their unit, key and value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Accounting {
    /// There is room for all.
    #[default]
    Endless,
    /// UTF-16 units, as Chromium and Firefox count, up to so many.
    Units(usize),
    /// Bytes, one a character only while the whole text is Latin-1, as `WebKit` counts, up to so many.
    Bytes(usize),
}

/// The memory twin of local storage.
#[derive(Debug, Default)]
pub struct MemoryStore {
    values: RefCell<BTreeMap<String, String>>,
    mood: Cell<Mood>,
    room: Cell<Accounting>,
    faults: RefCell<Vec<Fault>>,
    calls: Cell<usize>,
    log: RefCell<Option<Log>>,
}

/// What changed since the disk was last up to date.
#[derive(Debug, Default)]
struct Log {
    disk: BTreeMap<String, String>,
    writes: Vec<(String, Option<String>)>,
}

impl MemoryStore {
    /// A store in a given mood, with nothing in it.
    #[must_use]
    pub fn in_mood(mood: Mood) -> Self {
        let store = Self::default();
        store.mood.set(mood);
        store
    }

    /// A store that holds these keys and values, whosever they are.
    #[must_use]
    pub fn holding(values: BTreeMap<String, String>) -> Self {
        Self { values: RefCell::new(values), ..Self::default() }
    }

    /// Everything in it, also what is not ours.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<String, String> {
        self.values.borrow().clone()
    }

    /// Changes how it behaves from now on; what it holds stays.
    pub fn turn(&self, mood: Mood) {
        self.mood.set(mood);
    }

    /// Gives it only so much room from now on.
    pub fn limit(&self, room: Accounting) {
        self.room.set(room);
    }

    /// Makes it misbehave, or well again. Calls are counted from now on.
    pub fn misbehave(&self, fault: Option<Fault>) {
        self.misbehave_often(fault.into_iter().collect());
    }

    /// Makes it misbehave several times. All faults must count the same calls, which are counted from now on.
    pub fn misbehave_often(&self, faults: Vec<Fault>) {
        *self.faults.borrow_mut() = faults;
        self.calls.set(0);
    }

    /// Says that all so far is on the disk, and watches what is not from now on.
    pub fn sync(&self) {
        *self.log.borrow_mut() = Some(Log { disk: self.contents(), writes: Vec::new() });
    }

    /// How many changes are not on the disk since [`sync`](Self::sync).
    #[must_use]
    pub fn unsynced(&self) -> usize {
        self.log.borrow().as_ref().map_or(0, |log| log.writes.len())
    }

    /// What is found after a crash in which only those changes since [`sync`](Self::sync) reached the disk for which `kept` says so.
    #[must_use]
    pub fn crashed(&self, kept: impl Fn(usize) -> bool) -> Self {
        let log = self.log.borrow();
        let Some(log) = log.as_ref() else { return Self::holding(self.contents()) };
        let mut disk = log.disk.clone();
        for (place, (key, value)) in log.writes.iter().enumerate() {
            if kept(place) {
                apply(&mut disk, key, value.clone());
            }
        }
        Self::holding(disk)
    }

    /// Puts a value as something outside the app would, without a word.
    pub fn plant(&self, key: &str, value: Option<&str>) {
        apply(&mut self.values.borrow_mut(), key, value.map(str::to_owned));
    }

    /// What a call of this kind does.
    fn ask(&self, of: Calls) -> Result<Deed, StorageError> {
        if self.mood.get() == Mood::Denied {
            return Err(StorageError::Denied);
        }
        let faults = self.faults.borrow();
        let counts = faults.iter().any(|fault| fault.of == Calls::All || of == Calls::Writes);
        let call = self.calls.get();
        self.calls.set(call + usize::from(counts));
        let strikes = |fault: &&Fault| {
            counts && (call == fault.at || call > fault.at && fault.lasting == Lasting::ForEver)
        };
        match faults.iter().find(strikes).map(|fault| fault.misdeed) {
            None => Ok(Deed::Done),
            Some(Misdeed::Deny) => Err(StorageError::Denied),
            Some(Misdeed::Fail) => Err(StorageError::Other(String::from("UnknownError"))),
            Some(Misdeed::Fill) => Ok(Deed::Refused),
            Some(Misdeed::Lie) => Ok(Deed::Pretended),
        }
    }

    fn has_room(&self, key: &str, value: &str) -> bool {
        let values = self.values.borrow();
        let others = values.iter().filter(|(other, _)| *other != key);
        let sum = |cost: fn(&str) -> usize| -> usize {
            let rest: usize = others.map(|(key, value)| cost(key) + cost(value)).sum();
            rest + cost(key) + cost(value)
        };
        match self.room.get() {
            Accounting::Endless => true,
            Accounting::Units(most) => sum(units) <= most,
            Accounting::Bytes(most) => sum(latin_bytes) <= most,
        }
    }

    fn change(&self, key: &str, value: Option<String>) {
        if let Some(log) = self.log.borrow_mut().as_mut() {
            log.writes.push((key.to_owned(), value.clone()));
        }
        apply(&mut self.values.borrow_mut(), key, value);
    }
}

/// What becomes of a call that is not an error yet.
#[derive(PartialEq, Eq)]
enum Deed {
    Done,
    Refused,
    Pretended,
}

fn apply(values: &mut BTreeMap<String, String>, key: &str, value: Option<String>) {
    match value {
        Some(value) => values.insert(key.to_owned(), value),
        None => values.remove(key),
    };
}

fn units(text: &str) -> usize {
    // The quick way for all that is kept in earnest.
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

fn latin_bytes(text: &str) -> usize {
    let latin = text.is_ascii() || text.chars().all(|character| character <= '\u{ff}');
    if latin { units(text) } else { units(text) * 2 }
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.ask(Calls::All)?;
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        match self.ask(Calls::Writes)? {
            Deed::Pretended => return Ok(()),
            Deed::Refused => return Err(StorageError::Full),
            Deed::Done => {}
        }
        if self.mood.get() == Mood::Full || !self.has_room(key, value) {
            return Err(StorageError::Full);
        }
        self.change(key, Some(value.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.ask(Calls::Writes)? != Deed::Pretended {
            self.change(key, None);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.ask(Calls::All)?;
        Ok(self.values.borrow().keys().filter(|key| key.starts_with(PREFIX)).cloned().collect())
    }
}
