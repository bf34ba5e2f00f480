//! The memory twin of the journal: it answers at once or when told to, and misbehaves on demand.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;

use super::journal::{Appended, Ask, Cleared, Found, Journal, JournalError, MADE, Record, Value};

/// When a [`MemoryJournal`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// At once.
    #[default]
    Prompt,
    /// When [`MemoryJournal::answer`] is called.
    Slow,
    /// At once, with this error.
    Failing(JournalError),
}

/// The memory twin of the journal. As it begins it is one that an earlier version of the app made, and counts from 1.
#[derive(Default)]
pub struct MemoryJournal {
    records: RefCell<Vec<Record>>,
    last: Cell<u64>,
    /// The number of the record that it begins with, where it has one.
    made: Cell<Option<u64>>,
    pace: RefCell<Pace>,
    waiting: RefCell<VecDeque<Waiting>>,
}

enum Waiting {
    Append(Vec<Value>, Appended),
    Read(Ask, Found),
    Clear(Cleared),
}

impl fmt::Debug for MemoryJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MemoryJournal({} records)", self.records.borrow().len())
    }
}

impl MemoryJournal {
    /// A journal that holds these records.
    #[must_use]
    pub fn holding(records: Vec<Record>) -> Self {
        let last = records.last().map_or(0, |record| record.place);
        Self { records: RefCell::new(records), last: Cell::new(last), ..Self::default() }
    }

    /// Drops everything and makes another journal, whose numbers begin with this one: a browser's begin with the time.
    pub fn make_anew(&self, place: u64) {
        self.records.borrow_mut().clear();
        self.last.set(place);
        self.made.set(Some(place));
    }

    /// Every record that is durably kept, without the one that it begins with.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        self.records.borrow().clone()
    }

    /// Changes when it answers, from now on.
    pub fn pace(&self, pace: Pace) {
        *self.pace.borrow_mut() = pace;
    }

    /// How many calls wait for an answer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// Answers the call that waits longest, if one does.
    pub fn answer(&self) {
        let first = self.waiting.borrow_mut().pop_front();
        match first {
            Some(Waiting::Append(values, done)) => done(Ok(self.keep(values))),
            Some(Waiting::Read(ask, found)) => found(Ok(self.find(&ask))),
            Some(Waiting::Clear(done)) => {
                self.empty();
                done(Ok(()));
            }
            None => {}
        }
    }

    /// Answers the call that waits longest, if one does, with this error.
    pub fn refuse(&self, error: JournalError) {
        let first = self.waiting.borrow_mut().pop_front();
        match first {
            Some(Waiting::Append(_, done)) => done(Err(error)),
            Some(Waiting::Read(_, found)) => found(Err(error)),
            Some(Waiting::Clear(done)) => done(Err(error)),
            None => {}
        }
    }

    fn keep(&self, values: Vec<Value>) -> Vec<u64> {
        let mut places = Vec::new();
        for (name, value) in values {
            let place = self.last.get() + 1;
            self.last.set(place);
            self.records.borrow_mut().push(Record { place, name, value });
            places.push(place);
        }
        places
    }

    fn empty(&self) {
        self.make_anew(self.last.get() + 1);
    }

    fn find(&self, ask: &Ask) -> Vec<Record> {
        let asked = |record: &&Record| match ask {
            Ask::After(place) => record.place > *place,
            Ask::Of(name) => record.name == *name,
        };
        let first = |place| Record { place, name: MADE.to_owned(), value: String::new() };
        let (made, records) = (self.made.get().map(first), self.records.borrow());
        made.iter().chain(records.iter()).filter(asked).cloned().collect()
    }
}

impl Journal for MemoryJournal {
    fn append(&self, values: Vec<Value>, done: Appended) {
        let pace = self.pace.borrow().clone();
        match pace {
            Pace::Prompt => done(Ok(self.keep(values))),
            Pace::Slow => self.waiting.borrow_mut().push_back(Waiting::Append(values, done)),
            Pace::Failing(error) => done(Err(error)),
        }
    }

    fn read(&self, ask: Ask, done: Found) {
        let pace = self.pace.borrow().clone();
        match pace {
            Pace::Prompt => done(Ok(self.find(&ask))),
            Pace::Slow => self.waiting.borrow_mut().push_back(Waiting::Read(ask, done)),
            Pace::Failing(error) => done(Err(error)),
        }
    }

    fn trim(&self, name: &str, upto: u64, places: &[u64]) {
        let useless = |record: &Record| {
            record.name == name && (record.place <= upto || places.contains(&record.place))
        };
        self.records.borrow_mut().retain(|record| !useless(record));
    }

    fn clear(&self, done: Cleared) {
        let pace = self.pace.borrow().clone();
        match pace {
            Pace::Prompt => {
                self.empty();
                done(Ok(()));
            }
            Pace::Slow => self.waiting.borrow_mut().push_back(Waiting::Clear(done)),
            Pace::Failing(error) => done(Err(error)),
        }
    }
}
