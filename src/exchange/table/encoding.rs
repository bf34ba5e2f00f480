//! From bytes to text. Owns which encodings are known by name; reads only UTF-8.

use super::TableError;
use crate::exchange::limits;

/// The text of a file of UTF-8, its byte order mark left out.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, TableError> {
    if bytes.len() > limits::MOST_BYTES {
        return Err(TableError::TooLarge);
    }
    let bytes = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(TableError::Utf32),
        // Without a mark every second byte of Western text is nothing.
        [0xff, 0xfe, ..]
        | [0xfe, 0xff, ..]
        | [0, 1..=255, 0, 1..=255, ..]
        | [1..=255, 0, 1..=255, 0, ..] => {
            return Err(TableError::Utf16);
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => rest,
        all => all,
    };
    std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        TableError::NotUtf8 { line: good.split(|byte| *byte == b'\n').count() }
    })
}
