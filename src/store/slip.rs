//! What was typed into a form and is not saved yet: texts under a name. Which form that is, and what its texts mean, is the form's own
//! to know.

use std::fmt;

use crate::diary::DiaryError;

/// The most slips that are kept beside each other.
pub(super) const MOST_SLIPS: usize = 8;
/// The most texts of a slip.
const MOST_FIELDS: usize = 32;
/// The most characters of a slip, all told: more than two of the longest notes.
const MOST_CHARACTERS: usize = 25_000;
/// The most characters of all slips together: they are written anew at every key.
pub(super) const MOST_IN_ALL: usize = 50_000;

/// What was typed into one form.
#[derive(Clone, PartialEq, Eq)]
pub struct Slip {
    /// Which form: no two slips have one name.
    pub name: String,
    /// What was typed, in the form's own order: at most 32 texts.
    pub fields: Vec<String>,
}

/// Without what was typed: that is the person's alone.
impl fmt::Debug for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slip").finish_non_exhaustive()
    }
}

impl Slip {
    /// How many characters it has, all told.
    pub(super) fn characters(&self) -> usize {
        let texts = self.fields.iter().chain([&self.name]);
        texts.map(|text| text.chars().count()).sum()
    }

    /// The slip, if it is within its limits.
    ///
    /// # Errors
    /// [`DiaryError::NoteTooLong`] when it has more texts than 32 or more than 25,000 characters.
    pub(super) fn checked(self) -> Result<Self, DiaryError> {
        if self.fields.len() > MOST_FIELDS || self.characters() > MOST_CHARACTERS {
            return Err(DiaryError::NoteTooLong);
        }
        Ok(self)
    }
}
