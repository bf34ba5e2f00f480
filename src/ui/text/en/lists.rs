//! English: the Lists page.

use crate::diary::ListError;
use crate::ui::text::Lists;

pub(super) static LISTS: Lists = Lists {
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
        ListError::Full => "The list is full: 60 lines are the most.",
        ListError::NoSuchItem => {
            "This line is not there any more. The list was changed in another tab."
        }
        ListError::Twice => "Two lines have the same number, so nothing was changed.",
    },
    back: "Back to Settings",
};
