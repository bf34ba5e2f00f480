//! The formats of what is kept: the settings, and in [`diary_v1`] the diary. Each version has a frozen module; this one finds the version and goes there.
//!
//! Settings are a JSON object. In every version it has `"format": "ldn-diary settings"` and `"version"`, a whole number. From version 2
//! on it ends with a checksum. Text that is not such an object, or not exactly what its version says, is *unreadable*; a version above
//! ours, whose checksum is right, is *too new*.
//! A later version that changes anything, even by one field more, raises the number: so a field that a version does not know
//! is damage, and is refused rather than dropped at the next save.

pub(super) mod ascii;
pub(super) mod diary_v1;
mod v1;
mod v2;

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

/// What every version has, beside whatever else.
#[derive(Deserialize)]
struct Opening {
    format: String,
    version: u64,
}

pub(super) fn read(text: &str) -> Result<Settings, ReadError> {
    // A list of the right values would be read as an object's.
    let object = text.trim_start().starts_with('{');
    let opening: Opening = ascii::read(text).filter(|_| object).ok_or(ReadError::Unreadable)?;
    match opening.version {
        _ if opening.format != NAME => Err(ReadError::Unreadable),
        1 => v1::read(text).ok_or(ReadError::Unreadable),
        2 => v2::read(text).ok_or(ReadError::Unreadable),
        // Without its checksum it is no newer version but one wrong digit, and that must not keep the person from saving.
        3.. if v2::fields(text).is_some() => Err(ReadError::TooNew),
        _ => Err(ReadError::Unreadable),
    }
}

/// The settings in the newest format.
pub(super) fn write(settings: &Settings) -> String {
    v2::write(settings)
}

/// The settings as a backup holds them: in version 1, which every version of the app reads. The backup has its own checksums.
pub(super) fn write_for_backup(settings: &Settings) -> String {
    v1::write(1, settings)
}
