//! The settings: what a person chooses once. Opened and saved as a whole, under one key.
//!
//! It knows no page and no words. How the text under the key looks is the business of the format modules.

use std::fmt;

use super::format::{self, ReadError};
use super::{KeyValue, PREFIX, StorageError, Syringes};
use crate::dose::{DecimalSign, Grouping, McgWord};

/// The key of the settings.
pub const KEY: &str = "ldn-diary/settings";

/// Unreadable settings are kept under this and a number from 1 on.
const ASIDE: &str = "ldn-diary/unreadable/settings-";

/// The most unreadable settings that are kept beside each other. Each is a few hundred characters.
const MOST_ASIDE: u32 = 50;

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser says.
    #[default]
    Normal,
    /// About a fifth larger.
    Large,
    /// About two fifths larger.
    Largest,
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The syringes that they own.
    pub syringes: Syringes,
    /// The decimal sign; `None` is the locale's.
    pub decimal: Option<DecimalSign>,
    /// How long numbers are parted; `None` is the locale's.
    pub grouping: Option<Grouping>,
    /// The word for a microgram.
    pub mcg: McgWord,
    /// Which colours the page has.
    pub theme: Theme,
    /// How large the text is.
    pub text_size: TextSize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            syringes: Syringes::default(),
            decimal: None,
            grouping: None,
            mcg: McgWord::Mcg,
            theme: Theme::System,
            text_size: TextSize::Normal,
        }
    }
}

/// The settings as they were found, and how they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What holds from now on: the kept settings, or the defaults when there are none that can be read.
    pub settings: Settings,
    /// How the kept settings stand.
    pub standing: Standing,
}

/// How the kept settings stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They were read, or there are none yet.
    Sound,
    /// Nothing can be kept or read here.
    Unavailable(StorageError),
    /// A newer version of the app wrote them. They are left as they are, and nothing is saved over them.
    TooNew,
    /// They could not be read, and are kept under this key.
    SetAside(String),
    /// They could not be read, nor kept under another key. They are left as they are, and nothing is saved over them.
    Unreadable(StorageError),
}

/// Why settings were not saved. What was kept before stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The place refused.
    Storage(StorageError),
    /// A newer version of the app wrote what is there.
    TooNew,
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage(error) => error.fmt(f),
            Self::TooNew => f.write_str("a newer version of the app wrote the settings"),
        }
    }
}

impl std::error::Error for SaveError {}

/// Opens the settings. Settings that cannot be read are set aside under a key of their own.
#[must_use]
pub fn open(store: &dyn KeyValue) -> Opened {
    let with_defaults = |standing| Opened { settings: Settings::default(), standing };
    let text = match store.get(KEY) {
        Ok(Some(text)) => text,
        Ok(None) => return with_defaults(Standing::Sound),
        Err(error) => return with_defaults(Standing::Unavailable(error)),
    };
    match format::read(&text) {
        Ok(settings) => Opened { settings, standing: Standing::Sound },
        Err(ReadError::TooNew) => with_defaults(Standing::TooNew),
        Err(ReadError::Unreadable) => with_defaults(match set_aside(store, &text) {
            Ok(key) => Standing::SetAside(key),
            Err(error) => Standing::Unreadable(error),
        }),
    }
}

/// Saves the settings over those that are there, but never over what cannot be read or is newer.
///
/// # Errors
/// [`SaveError`]; what was kept before stands.
pub fn save(store: &dyn KeyValue, settings: &Settings) -> Result<(), SaveError> {
    // What is there is looked at anew: another tab may have put something newer since.
    match open(store).standing {
        Standing::Sound | Standing::SetAside(_) => {
            let text = format::write(settings)
                .map_err(|error| SaveError::Storage(StorageError::Other(error.to_string())))?;
            store.set(KEY, &text).map_err(SaveError::Storage)
        }
        Standing::TooNew => Err(SaveError::TooNew),
        Standing::Unavailable(error) | Standing::Unreadable(error) => {
            Err(SaveError::Storage(error))
        }
    }
}

/// Keeps an unreadable text under a key of its own, once: the same text again gets the same key.
fn set_aside(store: &dyn KeyValue, text: &str) -> Result<String, StorageError> {
    debug_assert!(ASIDE.starts_with(PREFIX), "outside the prefix nothing is ours");
    for number in 1..=MOST_ASIDE {
        let key = [ASIDE, &number.to_string()].concat();
        match store.get(&key)? {
            Some(kept) if kept == text => return Ok(key),
            Some(_) => {}
            None => return store.set(&key, text).map(|()| key),
        }
    }
    Err(StorageError::Full)
}
