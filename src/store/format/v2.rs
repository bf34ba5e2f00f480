//! Settings, version 2: those of [version 1](super::v1), with a checksum. Frozen: it is never changed, only followed by a version 3.
//!
//! ```json
//! {"format":"ldn-diary settings","version":2,"theme":"system","text_size":"normal","decimal":"system","grouping":"system",
//!  "microgram":"mcg","insulin_units":"off","day_boundary":240,"syringes":[],"crc32":"991f2592"}
//! ```
//!
//! | field | what it is |
//! |---|---|
//! | `version` | 2 |
//! | `crc32` | CRC-32 of everything before the comma in front of it, 8 digits of lower-case hexadecimal |
//! | all others | as in version 1 |
//!
//! It is one line, without the break that it has here. The checksum stands last, and nothing follows it. Every later version ends like
//! this, so that *newer* (the checksum is right, the version is higher) is told from *damaged* (the checksum is wrong).
//!
//! It is not the frame of the diary's documents: an app that knows version 1 alone takes a framed text for damage and saves its own
//! over it, where an object with a higher version is left as it is; and `static/start.js` reads this object before the app starts.

use super::v1;
use crate::store::Settings;
use crate::store::crc::crc32;
use crate::store::frame::hexadecimal;

/// What stands around the checksum.
const BEFORE: &str = ",\"crc32\":\"";
const AFTER: &str = "\"}";

/// The length of the end.
const END: usize = BEFORE.len() + 8 + AFTER.len();

/// The end of an object with these fields.
fn end_of(fields: &str) -> String {
    [BEFORE, &hexadecimal(crc32(&[fields])), AFTER].concat()
}

/// The fields without their end, which must be the very one that they have. They open an object that is not closed.
pub(super) fn fields(text: &str) -> Option<&str> {
    let (fields, end) = text.split_at_checked(text.len().checked_sub(END)?)?;
    (end == end_of(fields)).then_some(fields)
}

/// The settings, or `None` when anything is not as it should be.
pub(super) fn read(text: &str) -> Option<Settings> {
    v1::read(&[fields(text)?, "}"].concat())
}

pub(super) fn write(settings: &Settings) -> String {
    let object = v1::write(2, settings);
    let fields = object.strip_suffix('}').unwrap_or_default();
    [fields, &end_of(fields)].concat()
}
