//! What a person writes beside a change. Owns what may stand in it, and that `Debug` shows its length alone.

use std::fmt;

use super::{PlanError, limits};

/// A note: at most [`limits::LONGEST_NOTE`] characters of any kind but NUL, lines ended by LF.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// A note of this text; CR LF and a lone CR become LF.
    ///
    /// # Errors
    /// [`PlanError::NoteHasNul`] or [`PlanError::NoteTooLong`].
    pub fn new(text: &str) -> Result<Self, PlanError> {
        if text.contains('\0') {
            return Err(PlanError::NoteHasNul);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if text.chars().count() > limits::LONGEST_NOTE {
            return Err(PlanError::NoteTooLong);
        }
        Ok(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({} characters)", self.0.chars().count())
    }
}
