//! English: the page of one entry, and the trash.

use crate::ui::text::{OneNight, Trash};

pub(super) static ONE_NIGHT: OneNight = OneNight {
    none: "No night is chosen. Tap one in the diary.",
    several: "These nights are written and not saved yet. Choose one to go on with.",
    gone: "This entry is no longer in the diary. If it was deleted in the last 30 days, it is in the trash.",
    future: "This night has not come yet. It can be filled in when it is here.",
    back: "To the diary",
    filling_in: "You are filling in an earlier night. It will be marked as written later.",
    written_on: |date| format!("Written later, on {date}."),
    draft: "Changed, and not saved yet. What you tap is kept as a draft.",
    other_draft: "Something else of this night is written and not saved yet. Save it or throw it away first; this entry stays as it is meanwhile.",
    other_draft_do: "Go to what is not saved",
    day: "How the day was",
    doses: "Doses",
    by_plan: |dues| match dues {
        [] => "By the plan no dose was due.".to_owned(),
        dues => format!("By the plan: {}.", dues.join("; ")),
    },
    no_dose: "No dose is recorded.",
    doses_elsewhere: "What is recorded of the doses of this night is in another of its entries.",
    doses_recorded: "The doses are recorded.",
    add_dose: "Add a dose",
    change_dose: "Change",
    remove_dose: "Remove",
    missed: "Missed",
    held: "Left out on purpose",
    night: "The night it belongs to",
    night_hint: "The date of its evening.",
    wrong_night: "Choose a night that has come already: tonight or an earlier one.",
    moves: |from, to| format!("By saving, this goes from {from} to {to}."),
    save: "Save this night",
    nothing: "There is nothing to save yet. Tap something first.",
    others: "Also written for this night",
    other: |time| format!("Written at {time}"),
    other_later: |date, time| format!("Written later, on {date} at {time}"),
    dose_first: "A dose is typed above and not recorded yet. Record it, or cancel it, first.",
    to_dose: "Go to the dose",
    delete: "Delete this entry",
};

pub(super) static TRASH: Trash = Trash {
    lead: "What was deleted stays here for 30 days.",
    empty: "The trash is empty.",
    relapse: |date| format!("Relapse record, from {date}"),
    deleted: |deleted, last| {
        format!("Deleted on {deleted}. It can be restored until {last}, then it goes for good.")
    },
    restore: "Restore",
    restored: |date| format!("The night of {date} is in the diary again"),
    relapse_restored: "The relapse record is in the diary again",
};
