//! The words of what goes wrong: plain ones, that say nothing of how the app is built.

use ldn_diary::diary::DiaryError;
use ldn_diary::store::keyring::TypedError;
use ldn_diary::store::seal::{PassphraseError, RecordError, SealError, UnlockError};
use ldn_diary::store::{CoderError, KeyError, Lacks, SaveError, StorageError};
use ldn_diary::ui::locksmith::LockError;
use ldn_diary::ui::text::EN;

/// Words of the code, which nobody who is ill and tired has to know.
const OURS: [&str; 10] = [
    "seal",
    "record of the key",
    "random",
    "raw",
    "journal",
    "storage",
    "limits",
    "encrypt",
    "bytes",
    "!",
];

fn saves() -> Vec<SaveError> {
    vec![
        SaveError::Storage(StorageError::Full),
        SaveError::Storage(StorageError::Denied),
        SaveError::Storage(StorageError::Other("TypeError".to_owned())),
        SaveError::ReadOnly,
        SaveError::Moved,
        SaveError::Behind,
        SaveError::TooNew,
        SaveError::Locked,
        SaveError::NoPlace,
        SaveError::Changed,
        SaveError::Unknown,
        SaveError::Invalid(DiaryError::Date),
        SaveError::TooManyItems,
        SaveError::TooManyEntries,
        SaveError::Coder(CoderError::NoRandom),
    ]
}

fn locks() -> Vec<LockError> {
    let others = [
        LockError::Typed(TypedError::Unlock(UnlockError::Refused)),
        LockError::Typed(TypedError::Unlock(UnlockError::NoMemory)),
        LockError::New(PassphraseError::Empty),
        LockError::New(PassphraseError::TooLong),
        LockError::Seal(SealError::NoEntropy),
        LockError::Key(KeyError::Missing),
        LockError::Key(KeyError::Record(RecordError::TooNew)),
        LockError::Key(KeyError::Record(RecordError::Damaged)),
        LockError::Key(KeyError::NoPlace),
    ];
    saves().into_iter().map(LockError::Diary).chain(others).collect()
}

#[test]
fn what_goes_wrong_is_said_in_plain_words() {
    let saves = saves().into_iter().flat_map(|error| (EN.saving.why)(&error));
    let mut messages: Vec<String> = saves.map(str::to_owned).collect();
    messages.extend(locks().iter().map(EN.passphrase.error));
    let (saving, diary, passphrase) = (&EN.saving, &EN.diary, &EN.passphrase);
    let others = [
        saving.no_chance,
        saving.locked_away_why,
        saving.not_back_then,
        saving.damaged,
        diary.save_raw,
        diary.raw_going,
        diary.raw_saved,
        (diary.raw_lacks)(Lacks::First),
        (diary.raw_lacks)(Lacks::Second),
        (diary.raw_lacks)(Lacks::Both),
        diary.recovered_then,
        diary.unread_then,
        passphrase.bring_back_what,
    ];
    messages.extend(others.map(str::to_owned));
    messages.extend(passphrase.not_what.map(str::to_owned));
    for message in messages {
        for word in OURS {
            assert!(!message.to_lowercase().contains(word), "{word:?} in {message:?}");
        }
    }
}
