//! English: the Lists page, the names of what is built in, and what is said about keeping the diary.

use crate::diary::ListError;
use crate::ui::text::{Keeping, Lists};

pub(super) const KEEPING: Keeping = Keeping {
    going: "Saving.",
    saved: "Saved on this device.",
    only_here: "Kept in this browser.",
    in_memory: "Kept only until you close this page: this browser does not let it save anything.",
    failed: |why| format!("Not saved: {why}"),
    failed_then: "What you wrote is still here.",
    why_denied: "this browser does not let the page keep anything.",
    why_full: "the storage of this browser is full.",
    why_other: |name| format!("the browser refused ({name})."),
    why_reader: "another tab of this app is open for writing.",
    why_newer: "a newer version of this app wrote your diary. Load the page again.",
    why_locked: "your diary is locked.",
    why_unreadable: "a part of your diary cannot be read now, and nothing is written over it.",
    why_changed: "it was changed elsewhere since you opened it. Save again to keep what stands here.",
    why_gone: "it is no longer there.",
    why_invalid: "something in it is outside of what the diary takes.",
    no_number: "this browser gives the page no random numbers, and each record needs one.",
    reader: "Another tab is open for writing",
    reader_then: "You can read everything here. To change something here, press the button.",
    edit_here: "Edit here",
    undo: "Undo",
    damaged: "A part of what is kept here cannot be read. It is kept as it is, and nothing is written over it.",
};

pub(super) const LISTS: Lists = Lists {
    lead: "What the check-in asks you about. Every change is kept at once.",
    stays: "Hiding takes nothing away. What you recorded stays in your diary, and a hidden line can be shown again at any time.",
    symptoms: "Symptoms",
    symptoms_lead: "Three to five are enough for most nights. You can show more.",
    effects: "Side effects",
    effects_lead: "What you want to watch while you take the medicine.",
    shown: |count| match count {
        0 => "None is shown now: the check-in does not ask.".to_owned(),
        1 => "1 is shown now.".to_owned(),
        count => format!("{count} are shown now."),
    },
    changed: "The list was changed.",
    up: |name| format!("Move {name} up"),
    down: |name| format!("Move {name} down"),
    moved: |name, place, all| format!("{name} is number {place} of {all} now."),
    rename: "Rename",
    rename_named: |name| format!("Rename {name}"),
    new_name: |name| format!("New name for {name}"),
    built_in: |name| format!("built in as: {name}"),
    unname: |name| format!("Call it {name} again"),
    keep: "Keep this name",
    cancel: "Cancel",
    own_symptom: "A symptom of your own",
    own_effect: "A side effect of your own",
    own_hint: "One line, at most 40 characters.",
    add_symptom: "Add this symptom",
    add_effect: "Add this side effect",
    error: |error| match error {
        ListError::NameEmpty => "Type a name first.",
        ListError::NameTooLong => "This name is too long. 40 characters are the most.",
        ListError::NameControl => "A name is one line of plain text, without tabs or line breaks.",
        ListError::NameTaken => "Another line of this list has this name already.",
        ListError::Nameless => "This line is your own, so it needs a name.",
        ListError::Full => {
            "The list is full: 60 lines are the most. Rename one that you do not need."
        }
        ListError::NoSuchItem => {
            "This line is not there any more. The list was changed in another tab."
        }
        ListError::Twice => "Two lines have the same number, so nothing was changed.",
    },
    back: "Back to Settings",
};
