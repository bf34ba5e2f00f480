//! The port to the journal, the durable receipt of what is kept, and the answer where there is none.
//!
//! Local storage never says whether a text reached the disk; `IndexedDB` with strict durability does. The journal keeps the last
//! values of every document beside local storage, in the order in which they came. It does not know what they mean.

use std::fmt;

/// One kept value. A rescue file has it with these names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Record {
    /// Its number, from 1 on, that the journal gave: later records have higher ones, and no number is given twice.
    pub place: u64,
    /// The document that it is a value of.
    pub name: String,
    /// The value with its frame; ASCII.
    pub value: String,
}

/// The name of the first record of every journal, which says nothing else. Numbers go on above all that were given when a browser
/// drops a journal and another is made: without this record nobody would know that what was in it is gone.
pub const MADE: &str = "made";

/// What is asked of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// All records with a higher place than this.
    After(u64),
    /// All records of one document.
    Of(String),
}

/// Why the journal did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// This browser has none, or does not let this page have one.
    Missing,
    /// No room is left.
    Full,
    /// Anything else, by the name that the browser gave it.
    Other(String),
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "there is no journal",
            Self::Full => "the journal is full",
            Self::Other(name) => name,
        })
    }
}

impl std::error::Error for JournalError {}

/// A value to keep: the document that it is of, and itself with its frame.
pub type Value = (String, String);

/// Told once all values are on the disk, with their places in the same order; or why none of them is.
pub type Appended = Box<dyn FnOnce(Result<Vec<u64>, JournalError>)>;

/// Told what was asked for, in order of place.
pub type Found = Box<dyn FnOnce(Result<Vec<Record>, JournalError>)>;

/// Told once nothing is left; or why all of it is.
pub type Cleared = Box<dyn FnOnce(Result<(), JournalError>)>;

/// Keeps values durably. Answers come later or at once, exactly one to each call. It begins with a record named [`MADE`], when it is made
/// and when it was emptied; one that an earlier version of the app made has none.
pub trait Journal {
    /// Keeps values, all or none, in one transaction. `done` hears of it when they are durably on the disk, never before; and not before
    /// every append that was asked for earlier was heard of. Without values it hears of those alone.
    fn append(&self, values: Vec<Value>, done: Appended);

    /// Looks for records.
    fn read(&self, ask: Ask, done: Found);

    /// Forgets the records of one document whose place is at most `upto` or among `places`. When it fails they are merely found again.
    fn trim(&self, name: &str, upto: u64, places: &[u64]);

    /// Forgets everything, durably, and begins anew with the record that says so. No number is given a second time afterwards.
    fn clear(&self, done: Cleared);
}

/// Where there is no journal.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoJournal;

impl Journal for NoJournal {
    fn append(&self, _values: Vec<Value>, done: Appended) {
        done(Err(JournalError::Missing));
    }

    fn read(&self, _ask: Ask, done: Found) {
        done(Err(JournalError::Missing));
    }

    fn trim(&self, _name: &str, _upto: u64, _places: &[u64]) {}

    fn clear(&self, done: Cleared) {
        done(Err(JournalError::Missing));
    }
}
