//! What a person writes: notes and names. Owns what may stand in them, and that `Debug` shows their length alone.

use std::fmt;

use super::fold::fold;
use super::{DiaryError, ListError, limits};

/// A note: at most [`limits::LONGEST_NOTE`] characters of any kind but NUL, lines ended by LF.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// A note of this text; CR LF and a lone CR become LF.
    ///
    /// # Errors
    /// [`DiaryError::NoteHasNul`] or [`DiaryError::NoteTooLong`].
    pub fn new(text: &str) -> Result<Self, DiaryError> {
        if text.contains('\0') {
            return Err(DiaryError::NoteHasNul);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if text.chars().count() > limits::LONGEST_NOTE {
            return Err(DiaryError::NoteTooLong);
        }
        Ok(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({} characters)", self.0.chars().count())
    }
}

/// A person's name for an item of a list: 1 to [`limits::LONGEST_NAME`] characters, no white space around them, no control characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// A name of this text, trimmed.
    ///
    /// # Errors
    /// [`ListError::NameEmpty`], [`ListError::NameTooLong`] or [`ListError::NameControl`].
    pub fn new(text: &str) -> Result<Self, ListError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ListError::NameEmpty);
        }
        if text.chars().any(char::is_control) {
            return Err(ListError::NameControl);
        }
        if text.chars().count() > limits::LONGEST_NAME {
            return Err(ListError::NameTooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether this is the same name as `text`, whatever the case of the letters: for the names that only the catalogue knows.
    #[must_use]
    pub fn is_same_as(&self, text: &str) -> bool {
        fold(&self.0) == fold(text.trim())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({} characters)", self.0.chars().count())
    }
}
