//! The formats of what is kept. Each version has a frozen module; this one finds the version and goes there.
//!
//! Settings are a JSON object. In every version it has `"format": "ldn-diary settings"` and `"version"`, a whole number. Text
//! that is not such an object, or not exactly what its version says, is *unreadable*; a version above ours is *too new*.
//! A later version that changes anything, even by one field more, raises the number: so a field that a version does not know
//! is damage, and is refused rather than dropped at the next save.

mod v1;

use serde::Deserialize;

use super::Settings;

const NAME: &str = "ldn-diary settings";

/// Why kept settings are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadError {
    /// A later version of the app wrote them.
    TooNew,
    /// They are damaged, or not ours.
    Unreadable,
}

#[derive(Deserialize)]
struct Envelope {
    format: String,
    version: u64,
}

pub(super) fn read(text: &str) -> Result<Settings, ReadError> {
    let envelope: Envelope = from_json(text)?;
    match envelope.version {
        _ if envelope.format != NAME => Err(ReadError::Unreadable),
        1 => v1::read(text),
        0 => Err(ReadError::Unreadable),
        2.. => Err(ReadError::TooNew),
    }
}

/// The settings in the newest format.
pub(super) fn write(settings: &Settings) -> Result<String, serde_json::Error> {
    v1::write(settings)
}

fn from_json<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReadError> {
    // What is wrong with the text helps nobody here: it is set aside whole.
    serde_json::from_str(text).map_err(|_damage| ReadError::Unreadable)
}
