//! English: the Passphrase place, and what stands for the diary while it is locked.

use crate::store::keyring::TypedError;
use crate::store::seal::{PassphraseError, RecordError, SealError, UnlockError};
use crate::store::{KeyError, SaveError, StorageError};
use crate::ui::locksmith::LockError;
use crate::ui::state::passphrase::{Advice, LockAfter, NewError};
use crate::ui::text::Passphrase;

pub(super) static PASSPHRASE: Passphrase = Passphrase {
    lead: "You can lock your diary with a passphrase. You do not need one: everything works without.",
    lead_sealed: "A passphrase locks your diary. Here you can lock it, change the passphrase, or take it away.",
    is_open: "Your diary has no passphrase now.",
    is_sealed: "Your diary has a passphrase. It is open now, in this tab.",
    reader: "Another tab is open for writing. Change the passphrase there, or press “Edit here” on a page of the diary first.",
    protects: "What it protects",
    protects_what: [
        "Someone who finds or borrows this device cannot read your diary while it is locked.",
        "A copy of the browser’s files is of no use without the passphrase or the recovery code.",
    ],
    not: "What it does not protect",
    not_what: [
        "While the diary is open, a browser extension or another program on this device may read it.",
        "Your settings, such as your syringes, are not locked.",
        "Pages that you printed before, and files that you saved, stay as they are.",
        "Text that you wrote before may linger in the browser’s own files for a while, even though it was deleted there.",
        "Parts that were damaged before stay as they are, and may hold readable text.",
    ],
    no_way: "There is no way back without it",
    no_way_what: "We cannot reset it: nobody but you has it. If you lose both the passphrase and the recovery code, nobody can open your diary again.",
    add: "Add a passphrase",
    new: "New passphrase",
    again: "The same once more",
    again_hint: "So that a slip of the finger does not lock you out.",
    show: "Show what I type",
    advice: |advice| {
        match advice {
        Advice::Nothing => "At least 8 characters. Four or five words that do not belong together are good and easy to type.".to_owned(),
        Advice::TooShort(1) => "1 character more is needed.".to_owned(),
        Advice::TooShort(missing) => format!("{missing} characters more are needed."),
        Advice::Fair => "This will do. Longer is safer: another word or two helps most.".to_owned(),
        Advice::Good => "A good length.".to_owned(),
    }
    },
    new_error: |error| match error {
        NewError::TooShort => "Type at least 8 characters.",
        NewError::Differ => "The two are not the same. Type it again, or show what you type.",
    },
    go_on: "Go on",
    making: "Making the key. This can take a few seconds.",
    sheet: "Your recovery code",
    sheet_lead: "It opens your diary when you forget the passphrase. It is shown only now. Print this page, or write the code down, and keep it where you keep papers that matter. Not on this device.",
    sheet_title: "LDN Diary: recovery sheet",
    sheet_what: [
        "This code opens the diary on the device where it was made, in place of the passphrase.",
        "Open LDN Diary there, press “Use the recovery code”, and type it. Capitals and hyphens do not matter.",
        "Whoever has this sheet and the device can read the diary. Keep them apart.",
    ],
    code: "Code",
    print: "Print this sheet",
    last_group: "Type the last four characters of the code",
    last_group_hint: "To be sure that you have it on paper.",
    last_group_wrong: "These are not the last four characters. Look at the end of the code.",
    seal: "Lock my diary with it",
    sealing: "Locking your diary. Leave this page open.",
    cancel: "Cancel",
    locked: "Your diary is locked.",
    framed: "LDN Diary is shown inside another page",
    framed_why: "That other page could lay its own fields over ours and read what you type. So a passphrase is asked for only where LDN Diary stands alone.",
    framed_do: "Open LDN Diary by itself",
    bring_back: "Unlock what this browser lost",
    bring_back_what: "The browser lost what you wrote last. A second copy still has it, locked as your diary was then. Type the passphrase that you had then, or the recovery code, and it comes back into your diary.",
    brought_back: "That opened it. What was locked comes back into your diary.",
    passphrase: "Passphrase",
    recovery: "Recovery code",
    recovery_hint: "The 28 characters on your recovery sheet. Capitals, spaces and hyphens do not matter.",
    use_recovery: "Use the recovery code",
    use_passphrase: "Use the passphrase",
    unlock: "Unlock",
    unlocking: "Unlocking. This can take a few seconds.",
    forgot: "You can try as often as you like. Nothing is deleted.",
    error,
    lock: "Lock",
    lock_now: "Lock now",
    lock_unkept: "Something you wrote is on this screen only, and locking would lose it. Save it or throw it away first.",
    to_relapse: "Go to the relapse record",
    lock_after: "Lock by itself when nobody touches the page",
    lock_after_failed: "This could not be kept. What you chose before still holds.",
    lock_after_note: "What you are writing about a night, a dose or a relapse is kept, locked, and is there again when you unlock. Closing the page always locks.",
    after: |after| match after {
        LockAfter::Five => "After 5 minutes",
        LockAfter::Fifteen => "After 15 minutes",
        LockAfter::Sixty => "After 1 hour",
        LockAfter::Never => "Never",
    },
    change: "Another passphrase",
    now: "Passphrase or recovery code that you have now",
    change_it: "Change the passphrase",
    changed: "Changed. From now on only the new passphrase opens your diary, and the recovery code that you have.",
    new_code: "Another recovery code",
    new_code_lead: "If you lost the sheet, or someone saw it. The old code opens nothing from then on.",
    make_code: "Make a new code",
    kept_code: "I have it on paper: use it from now on",
    new_code_kept: "The new code opens your diary now. The old one opens nothing.",
    remove: "Remove the passphrase",
    remove_lead: "Your diary stays as it is. Anyone with this device can then read it.",
    remove_it: "Remove it",
    removing: "Removing the passphrase. Leave this page open.",
    raw_title: "If it does not open",
    raw: "Save all data as a file",
    raw_name: |today| format!("ldn-diary-{today}.json"),
    raw_lead: "The file is as locked as your diary is. “Try or restore a backup” opens it in a browser where no locked diary is, with your passphrase or your recovery code. Without them nobody can.",
    raw_handed: |name| {
        format!("Handed to your browser as “{name}”. Check that it is in your downloads.")
    },
    raw_failed: "This browser made no file.",
    back: "Back to Settings",
};

fn error(error: &LockError) -> String {
    let words = match error {
        LockError::Typed(TypedError::Unlock(UnlockError::Refused)) => {
            "That did not open it. Check for a slip of the finger or capitals, and try again. Nothing was changed."
        }
        LockError::Typed(TypedError::Unlock(UnlockError::NoMemory))
        | LockError::Seal(SealError::NoMemory) => {
            "There is not enough free memory just now. Close other tabs and apps, and try again. The recovery code needs less."
        }
        LockError::Typed(TypedError::Passphrase(PassphraseError::Empty))
        | LockError::New(PassphraseError::Empty) => "Type it first.",
        LockError::Typed(TypedError::Passphrase(PassphraseError::TooLong))
        | LockError::New(PassphraseError::TooLong) => "This is longer than any passphrase may be.",
        LockError::Seal(SealError::NoEntropy | SealError::TooLarge) => {
            "This browser cannot make the numbers that a lock needs. Nothing was changed. Try another browser."
        }
        LockError::Key(KeyError::Missing) => {
            "A part that opens your diary is missing from this browser, so nothing can open it here. Your diary stays as it is."
        }
        LockError::Key(KeyError::Record(RecordError::TooNew))
        | LockError::Diary(SaveError::TooNew) => {
            "A newer version of this app wrote it. Load the page again."
        }
        LockError::Key(KeyError::Record(RecordError::Damaged | RecordError::OutOfBounds)) => {
            "A part that opens your diary is damaged. Your diary stays as it is. Save all data as a file, so that it can be looked at."
        }
        LockError::Key(KeyError::Storage(StorageError::Full))
        | LockError::Diary(SaveError::Storage(StorageError::Full)) => {
            "The browser has no room left: for a moment your diary needs twice its room. Nothing was changed."
        }
        LockError::Diary(SaveError::ReadOnly | SaveError::Moved) => {
            "Another tab wrote something meanwhile. Nothing was changed. Try again."
        }
        LockError::Diary(SaveError::Behind) => {
            "Not all of what this browser keeps could be read yet. Nothing was changed. Wait a moment and try again."
        }
        LockError::Key(KeyError::Storage(_) | KeyError::NoPlace) | LockError::Diary(_) => {
            "The browser did not keep it. Nothing was changed. Try again."
        }
    };
    words.to_owned()
}
