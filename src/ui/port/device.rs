//! The port to what the device does for a person's files and for what the browser keeps, and its memory twin. It knows no page and no
//! diary.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use yew::Callback;

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// None is chosen.
    NoFile,
    /// It is larger than was allowed.
    TooLarge,
    /// The browser could not read it: it is gone, or in use, or not to be had.
    Unreadable,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoFile => "no file is chosen",
            Self::TooLarge => "the file is too large",
            Self::Unreadable => "the file could not be read",
        })
    }
}

impl std::error::Error for ReadError {}

/// Whether the browser has promised not to clear by itself what it keeps for this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Promise {
    /// It makes no such promises, or does not say.
    #[default]
    Unknown,
    /// It has.
    Given,
    /// It has not.
    NotGiven,
}

/// The bytes of a file, or why there are none.
pub type FileRead = Result<Rc<[u8]>, ReadError>;

/// What the device does for files and for what is kept. Answers come later.
pub trait Device {
    /// Reads the file that is chosen in the `<input type="file">` with this id, if it has at most so many bytes.
    fn read_file(&self, id: &str, most: usize, done: Callback<FileRead>);
    /// Asks how the promise stands. The person is asked nothing.
    fn promise(&self, done: Callback<Promise>);
    /// Asks the browser to promise it. Some ask the person; so it is called by a tap alone.
    fn ask_for_promise(&self, done: Callback<Promise>);
}

/// The memory twin: gives the file that it was given, at once.
#[derive(Debug, Default)]
pub struct MemoryDevice {
    file: RefCell<Option<Rc<[u8]>>>,
    promise: Cell<Promise>,
}

impl MemoryDevice {
    /// A device on which this file is chosen in every input, and this is promised.
    #[must_use]
    pub fn with(file: &[u8], promise: Promise) -> Self {
        Self { file: RefCell::new(Some(file.into())), promise: Cell::new(promise) }
    }
}

impl Device for MemoryDevice {
    fn read_file(&self, _id: &str, most: usize, done: Callback<FileRead>) {
        let file = self.file.borrow().clone();
        done.emit(match file {
            None => Err(ReadError::NoFile),
            Some(file) if file.len() > most => Err(ReadError::TooLarge),
            Some(file) => Ok(file),
        });
    }

    fn promise(&self, done: Callback<Promise>) {
        done.emit(self.promise.get());
    }

    fn ask_for_promise(&self, done: Callback<Promise>) {
        self.promise.set(Promise::Given);
        done.emit(Promise::Given);
    }
}
