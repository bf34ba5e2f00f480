//! The formats of what is kept: the settings, and in [`diary_v1`] the diary. Each version has a frozen module; this one finds the version and goes there.
//!
//! Settings are a JSON object. In every version it has `"format": "ldn-diary settings"` and `"version"`, a whole number. Text
//! that is not such an object, or not exactly what its version says, is *unreadable*; a version above ours is *too new*.
//! A later version that changes anything, even by one field more, raises the number: so a field that a version does not know
//! is damage, and is refused rather than dropped at the next save.

pub(super) mod ascii;
pub(super) mod diary_v1;
mod v1;

use super::Settings;
use super::json::Json;

const NAME: &str = "ldn-diary settings";

/// Why kept settings are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadError {
    /// A later version of the app wrote them.
    TooNew,
    /// They are damaged, or not ours.
    Unreadable,
}

pub(super) fn read(text: &str) -> Result<Settings, ReadError> {
    let kept = Json::read(text).ok_or(ReadError::Unreadable)?;
    if kept.get("format").and_then(Json::text) != Some(NAME) {
        return Err(ReadError::Unreadable);
    }
    match kept.get("version").and_then(Json::whole) {
        Some(1) => v1::read(&kept).ok_or(ReadError::Unreadable),
        Some(2..) => Err(ReadError::TooNew),
        Some(0) | None => Err(ReadError::Unreadable),
    }
}

/// The settings in the newest format.
pub(super) fn write(settings: &Settings) -> String {
    v1::write(settings).write()
}
