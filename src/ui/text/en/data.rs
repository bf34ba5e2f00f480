//! English: the Data place, a backup tried and restored, everything erased.

use crate::exchange::CsvFor;
use crate::exchange::backup::BackupError;
use crate::store::keyring::TypedError;
use crate::store::seal::UnlockError;
use crate::store::{EraseError, SaveError, StorageError};
use crate::ui::port::ReadError;
use crate::ui::text::{Data, Erase, Restore};

/// `1 change`, `2 changes`.
fn count(number: usize, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    [&number.to_string(), " ", word].concat()
}

fn days(number: i64) -> String {
    match number {
        0 => String::from("Saved today"),
        1 => String::from("1 day old"),
        _ => [&number.to_string(), " days old"].concat(),
    }
}

pub(super) static DATA: Data = Data {
    lead: "Everything is on this device and nowhere else. Nothing is sent.",
    backup: "Backup",
    never: "No backup yet",
    age: days,
    last: |date, time| format!("Last handed to your browser on {date} at {time}."),
    unsaved: |number| match number {
        0 => String::from("Nothing has changed since then."),
        1 => String::from("1 change since then is only in this browser."),
        _ => format!("{number} changes since then are only in this browser."),
    },
    all_unsaved: "All that you wrote is only in this browser.",
    nothing: "Nothing is kept here yet, so there is nothing to save.",
    save: "Save a backup now",
    save_hint: "One file with everything: nights, relapse records, plan, bottles, your lists and settings. Keep it somewhere else than on this device.",
    readable: "Whoever has the file can read it. To lock it, give it a passphrase below.",
    handed: |name| {
        format!(
            "Handed to your browser as “{name}”. Look that it is in your downloads, then try it below."
        )
    },
    failed: "The browser made no file. Try again, or in another browser.",
    unreadable: |error| match error {
        StorageError::Denied => String::from(
            "This browser does not let the page read what it kept, so there is nothing to save.",
        ),
        StorageError::Full => {
            String::from("The browser has no room left. Nothing was saved to a file.")
        }
        StorageError::Other(name) => {
            format!("The browser did not give what it kept: it said “{name}”. Try again.")
        }
    },
    not_noted: "The date of this backup could not be kept, so the line above may be out of date.",
    left_out: |number| {
        let parts = count(
            number,
            "part could not be read as it should be. It is",
            "parts could not be read as they should be. They are",
        );
        format!(
            "{parts} not, or not whole, in the file. Save everything as it is kept too, under Storage."
        )
    },
    file_name: |date| ["ldn-diary-backup-", date, ".json"].concat(),
    lock: "Lock the file with a passphrase",
    lock_lead: "Then only who knows the passphrase can open the file. It may be another one than that of your diary. There is no recovery code for a file: without its passphrase nobody can open it.",
    lock_save: "Save a locked backup",
    reminders: "Reminder",
    remind: "Remind me after a week, or after 20 changes",
    try_one: "Try a backup",
    try_lead: "A try opens the file, compares it with what is here, and changes nothing. From there you can restore it.",
    try_go: "Try or restore a backup",
    storage: "Storage",
    kept: "Kept",
    kept_what: "The browser has promised not to clear it by itself.",
    not_kept: "Not promised",
    not_kept_what: "A browser may clear what it keeps for a page when the device runs short of room. Safari does so after 7 days of use without a visit, but not for an app on the home screen. A backup is the only sure way.",
    kept_unknown: "No promise",
    kept_unknown_what: "This browser does not say whether it may clear what it keeps. A backup is the only sure way.",
    ask: "Ask the browser to keep it",
    ask_refused: "The browser did not promise it. It may later, when you use this app more often.",
    in_memory: "Nothing is kept",
    in_memory_what: "This browser lets the page keep nothing. What you write is gone when you close it: save a backup before.",
    room: |percent| match percent {
        0..60 => String::from("Room enough"),
        60..80 => String::from("Getting full"),
        _ => String::from("Nearly full"),
    },
    room_what: |used, percent| {
        format!("{used}\u{a0}MB used, {percent} % of what browsers give a page.")
    },
    read_back: "Read everything back",
    reading_back: "Reading everything back.",
    read_at: |time| format!("Read back at {time}"),
    read_whole: |nights, doses| {
        let nights = count(nights, "night", "nights");
        let doses = count(doses, "dose", "doses");
        format!("All {nights} and {doses} can be read, each one whole.")
    },
    read_damaged: |number| {
        let parts = count(number, "part is", "parts are");
        format!("{parts} not as it should be.")
    },
    aside: |number| count(number, "part set aside", "parts set aside"),
    aside_what: "It cannot be read. It is kept as it is and never written over, and it is in the file that you can save here.",
    raw: "Save everything as it is kept",
    raw_hint: "Also what cannot be read: for someone who can help.",
    passphrase: "Passphrase",
    no_passphrase: "None is set.",
    no_passphrase_what: "You do not need one. It hides the diary from others who use this device.",
    has_passphrase: "A passphrase locks your diary.",
    has_passphrase_what: "It is open now, in this tab.",
    to_passphrase: "Add, change or remove a passphrase",
    elsewhere: "Take it elsewhere",
    sheet: "Spreadsheet",
    sheet_what: "CSV, a row for each entry",
    plain: "Other programs",
    plain_what: "CSV, each word as you wrote it",
    csv_name: |whom, date| match whom {
        CsvFor::Spreadsheets => ["ldn-diary-", date, ".csv"].concat(),
        CsvFor::Programs => ["ldn-diary-", date, "-plain.csv"].concat(),
    },
    fhir: "Health record",
    fhir_what: "FHIR R4, for the clinic",
    fhir_name: |date| ["ldn-diary-", date, "-fhir.json"].concat(),
    no_entries: "No night is written yet, so there is nothing to save.",
    file_handed: |name| {
        format!("Handed to your browser as “{name}”. Whoever has the file can read it.")
    },
    months_missing: |months| {
        let months = count(months, "part is not in it", "parts are not in it");
        format!("{months}, or not whole: they could not be read as they should be.")
    },
    calendar: "Your doses as a calendar file: on Plan",
    erase: "Erase",
    erase_what: "Removes everything that this app keeps in this browser.",
    to_erase: "Erase everything",
};

fn records(number: usize, one: &str, many: &str) -> String {
    count(number, &["record ", one].concat(), &["records ", many].concat())
}

pub(super) static RESTORE: Restore = Restore {
    lead: "Choose a backup that was saved here or on another device. It is opened on this device and compared with what is here. Nothing changes until you say so.",
    file: "Backup file",
    file_hint: "Its name begins with “ldn-diary-backup”.",
    reading: "Reading the file.",
    not_read: |error| match error {
        ReadError::NoFile => "No file is chosen.",
        ReadError::TooLarge => "This file is too large for a backup of this app: more than 16 MB.",
        ReadError::Unreadable => {
            "The browser could not read the file. Is it still there? Choose it again."
        }
    },
    not_backup: |error| match error {
        BackupError::TooLarge => {
            "This file is too large for a backup of this app: more than 16 MB."
        }
        BackupError::NotText | BackupError::NotBackup => {
            "This file is no backup of LDN Diary, or nothing of it can be read."
        }
        BackupError::TooNew => {
            "A newer version of this app wrote this file. Load the page again to get the newest version, then try once more."
        }
        BackupError::Key(_) => {
            "This backup is locked, and the part that its passphrase opens is damaged. It cannot be opened."
        }
        BackupError::Sealed(_) => {
            "This backup is locked and was damaged since it was saved. It cannot be opened."
        }
    },
    locked: "This backup is locked with a passphrase.",
    passphrase: "Passphrase of the file",
    open: "Open it",
    opening: "Opening. This can take a few seconds.",
    not_opened: |error| match error {
        TypedError::Passphrase(_) => "Type the passphrase of the file.",
        TypedError::Unlock(UnlockError::NoMemory) => {
            "There is not enough memory for it now. Close other tabs and try again."
        }
        TypedError::Unlock(UnlockError::Refused) => {
            "That does not open the file. Check capitals and spaces, and try again as often as you like."
        }
    },
    made: |date, time| format!("Saved on {date} at {time}."),
    compared: "The file beside what is here",
    in_file: "In the file",
    here: "Here",
    nights: "Nights",
    doses: "Doses",
    relapses: "Relapse records",
    steps: "Plan steps",
    bottles: "Bottles",
    whole: "The file opens, and each part of it is whole.",
    all_in_file: "All that is here is in the file.",
    more_here: "Not all that is here is in the file: see below.",
    damaged: "The file is damaged",
    damaged_parts: |names, more| {
        let mut parts: Vec<String> = names.to_vec();
        if more > 0 {
            parts.push(count(more, "line that cannot be read", "lines that cannot be read"));
        }
        format!("What is whole can be restored. These parts cannot: {}.", parts.join(", "))
    },
    part_lists: "your lists",
    part_relapses: "relapse records",
    part_plan: "the plan and the bottles",
    part_drafts: "nights that were not saved yet",
    part_settings: "the settings",
    becomes: "What restoring it would do",
    added: |number| records(number, "is not here and comes.", "are not here and come."),
    newer: |number| {
        records(
            number,
            "is newer in the file and takes the place of the one here.",
            "are newer in the file and take the place of those here.",
        )
    },
    both: |number| {
        records(
            number,
            "differs, and nobody can tell which is right: both are kept.",
            "differ, and nobody can tell which are right: both are kept.",
        )
    },
    same: |number| records(number, "is the same here.", "are the same here."),
    older: |number| {
        records(
            number,
            "was changed here since and stays as it is here.",
            "were changed here since and stay as they are here.",
        )
    },
    trashed: |number| {
        records(
            number,
            "was deleted here since and stays in the trash.",
            "were deleted here since and stay in the trash.",
        )
    },
    only_here: |number| {
        records(
            number,
            "is here alone, not in the file, and stays.",
            "are here alone, not in the file, and stay.",
        )
    },
    plan_new: "The plan and the bottles of the file come: there are none here.",
    plan_same: "The plan and the bottles are the same.",
    settings_come: "The settings of the file come: none were made here.",
    plans: "The plan and the bottles of the file are not those that are here. Which are to stand?",
    plan_here: "Keep those here",
    plan_file: "Take those of the file",
    clash: |here, file| {
        format!(
            "What is called “{here}” here is called “{file}” in the file. Is it the same thing?"
        )
    },
    clash_same: "Yes, only the name changed",
    clash_apart: "No, two different things",
    take: "Restore this backup",
    nothing: "There is nothing to restore: all of the file is here.",
    taken: "The backup is restored.",
    back: "Back to Data",
};

pub(super) static ERASE: Erase = Erase {
    lead: "This removes everything that LDN Diary keeps in this browser: the diary with its trash, the plan, the bottles, your lists, the settings and the passphrase. It cannot be undone.",
    stays: "Files that you saved, pages that you printed and dates in your calendar stay where they are.",
    first: "Save a backup first, if there is any chance that you want it back.",
    word: "erase",
    field: "To go on, type the word “erase”",
    wrong: "Type the word “erase”, with the letters as they stand here.",
    go: "Erase everything now",
    going: "Erasing.",
    failed: |error| match error {
        EraseError::NotNow(SaveError::ReadOnly) => {
            "Nothing was erased: another tab is open for writing. Close it, or press “Edit here” on a page of the diary, and try again."
        }
        EraseError::NotNow(_) => {
            "Nothing was erased: what is kept has just changed, or cannot be reached. Load the page again and try once more."
        }
        EraseError::Journal(_) => {
            "Nothing was erased: the browser did not empty its second copy, which would bring the diary back. Try again."
        }
        EraseError::Part(_) => {
            "Not everything was erased: the browser did not remove some of it. Try again, or clear the data of this site in the browser's settings."
        }
    },
};
