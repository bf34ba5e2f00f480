//! Any bytes as a rescue file. Whatever stands under its keys and in its records: what is read of it, a diary takes whole or not at all,
//! no part is there twice, and a file is called sound only where nothing in it is lost.

use std::collections::BTreeSet;

use ldn_diary::exchange::backup::{BackupFile, read};
use ldn_diary::store::Incoming;

use super::browser::taken;

/// The most parts that are read of a file, or named as missing in it.
const MOST_PARTS: usize = 2_500;

/// The body of the target `rescue`.
pub(crate) fn body(bytes: &[u8]) {
    // A sealed one waits for a passphrase, and has been looked at by then.
    let Ok(BackupFile::Clear(backup)) = read(bytes) else { return };
    let parts = [backup.documents.len(), backup.damaged.len(), backup.older.len()];
    assert!(parts.iter().all(|parts| *parts <= MOST_PARTS), "{parts:?}");
    let names: BTreeSet<&str> =
        backup.documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names.len(), backup.documents.len(), "a part is there twice");
    let lost = backup.damaged.len() + backup.older.len() + backup.unknown;
    assert!(!backup.sound || lost == 0, "what is lost is not told");
    taken(&Incoming::read(&backup.documents));
}
