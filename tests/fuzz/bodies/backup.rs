//! Any bytes as a backup file, in clear and sealed. What is read of one is written and read again as the same, a diary takes it whole or
//! not at all, and nobody without the key makes a sealed one say anything else than it said.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use ldn_diary::diary::Moment;
use ldn_diary::exchange::backup::{Backup, BackupFile, SealedBackup, read, write};
use ldn_diary::store::Incoming;
use ldn_diary::store::seal::{Keys, Nfkc, Passphrase};

use super::browser::taken;

/// A sealed file of version 1, and the same in clear.
const SEALED: &str = include_str!("../../golden/backup-1/sealed.json");
const CLEAR: &str = include_str!("../../golden/backup-1/open.json");

/// What may be no backup but all that was kept, whose parts are not in the file as they come out of it.
const RESCUE: &[u8] = b"ldn-diary rescue";

/// The most parts that are read of a file, or named as missing in it.
const MOST_PARTS: usize = 2_500;

/// Written again, a file of more than this might be larger than any that is read.
const LARGEST: usize = 1024 * 1024;

/// The body of the target `backup`.
pub(crate) fn body(bytes: &[u8]) {
    if bytes.windows(RESCUE.len()).any(|word| word == RESCUE) {
        return super::rescue::body(bytes);
    }
    match read(bytes) {
        Ok(BackupFile::Clear(backup)) => in_clear(bytes.len(), &backup),
        Ok(BackupFile::Sealed(sealed)) => only_what_was_sealed(&sealed),
        // What opens the diary opens it: see the target `rescue`.
        Ok(BackupFile::Rescue(_)) | Err(_) => {}
    }
}

fn in_clear(size: usize, backup: &Backup) {
    assert!(backup.documents.len() <= MOST_PARTS && backup.damaged.len() <= MOST_PARTS);
    assert!(backup.documents.iter().map(|document| document.payload.len()).sum::<usize>() <= size);
    let names: BTreeSet<&str> =
        backup.documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names.len(), backup.documents.len(), "a part is there twice");
    if size > LARGEST {
        return;
    }
    let made = backup.made.unwrap_or(Moment::FIRST);
    let again = write(&backup.documents, made, "0.1.0");
    let sound = Backup {
        made: Some(made),
        documents: backup.documents.clone(),
        damaged: vec![],
        older: vec![],
        unknown: 0,
        sound: true,
    };
    assert_eq!(clear(again.as_bytes()), sound);
    taken(&Incoming::read(&backup.documents));
}

fn clear(bytes: &[u8]) -> Backup {
    let Ok(BackupFile::Clear(backup)) = read(bytes) else { panic!("no backup in clear") };
    backup
}

/// The passphrase of the golden file needs nothing of it.
struct AsTyped;

impl Nfkc for AsTyped {
    fn nfkc(&self, text: &str) -> String {
        text.to_owned()
    }
}

/// The keys of the golden file, unlocked once: that is slow on purpose.
fn keys() -> Keys {
    let Ok(BackupFile::Sealed(golden)) = read(SEALED.as_bytes()) else { panic!("not sealed") };
    golden.locked.unlock(&Passphrase::new("seven quiet herons", &AsTyped).unwrap()).unwrap()
}

/// A file that the key of the golden one opens says what that one says: whatever else was changed in it is refused.
fn only_what_was_sealed(sealed: &SealedBackup) {
    thread_local! {
        static KEYS: OnceCell<Keys> = const { OnceCell::new() };
    }
    let opened = KEYS.with(|kept| sealed.open(kept.get_or_init(keys)));
    if let Ok(opened) = opened {
        assert_eq!(opened, clear(CLEAR.as_bytes()));
    }
}
