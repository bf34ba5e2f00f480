//! English: the Diary place.

use crate::store::Lacks;
use crate::ui::text::Diary;

pub(super) static DIARY: Diary = Diary {
    count: |nights, relapses| match (nights, relapses) {
        (nights, 0) => number(nights, "night", "nights"),
        (nights, relapses) => {
            let relapses = number(relapses, "relapse record", "relapse records");
            [number(nights, "night", "nights"), relapses].join(", ")
        }
    },
    counting: "Counting the nights",
    empty: "Nothing is written yet",
    empty_then: "Write about tonight, or tap a night in the calendar to fill it in.",
    to_tonight: "Write about tonight",
    earlier_month: |month| format!("Earlier: {month}"),
    later_month: |month| format!("Later: {month}"),
    another_month: "Another month",
    month: "Month",
    year: "Year",
    key: "What the marks mean",
    taken: "taken",
    missed: "missed",
    held: "left out",
    awful: "awful day",
    night: |date, facts| format!("{date}: {}", facts.join(", ")),
    nothing_written: |date| format!("{date}: nothing written. Fill in"),
    tonight_open: |date| format!("{date}, tonight: nothing written yet"),
    doses_taken: |doses| format!("{} taken", doses.join(" and ")),
    dose_missed: "dose missed",
    dose_held: "dose left out",
    scored: |symptom, score| format!("{symptom} {score}"),
    awful_day: "awful day",
    no_check_in: "no check-in",
    written: "written",
    not_scored: |symptom| format!("written, no score for {symptom}"),
    bars: "Bars show",
    relapses: "Relapse records",
    relapse: |start, end| match end {
        Some(end) if end == start => format!("Relapse record, {start}"),
        Some(end) => format!("Relapse record, {start} to {end}"),
        None => format!("Relapse record, since {start}"),
    },
    confirmed: "Confirmed by the team",
    not_confirmed: "Not confirmed by the team",
    new_relapse: "New relapse record",
    trash: "Trash",
    undo: "Undo",
    unreadable: |what| format!("{what} could not be read"),
    unreadable_then: "Nothing was overwritten: what is there stays as it is. The rest of your diary is not touched.",
    older: |what| format!("{what} is shown as it was earlier"),
    older_then: "The newest copy could not be read, so the one before it is shown. A change or two may be missing. Nothing was overwritten.",
    newer: |what| format!("{what} is from a newer version of this app"),
    newer_then: "This version cannot read it. It stays as it is until you load the page again with the newer version.",
    save_raw: "Save all data as a file",
    raw_going: "Making the file",
    raw_saved: "It is on its way to your downloads. Whoever opens it can read your diary, unless it has a passphrase: keep it safe.",
    raw_not_saved: "This browser could not make the file. Try another browser, or ask for help before you clear anything.",
    raw_lacks,
    relapse_list: "The list of relapse records",
    lists: "The list of symptoms and side effects",
    plan: "Your plan with its bottles",
    drafts: "What was not saved yet",
    head: "The list of what is kept",
    unread: |what| format!("{what}: a part of the second copy could not be read"),
    unread_then: "The diary that you see is the first copy, and is not touched. A change that only the second copy had may be missing. The part that could not be read is kept.",
    recovered: |entries| match entries {
        1 => "1 entry recovered".to_owned(),
        entries => format!("{entries} entries recovered"),
    },
    crowded: |percent| format!("The diary fills {percent} % of its room in the browser"),
    crowded_then: "You can go on: a night that finds no room is never called saved. A diary with a passphrase takes less room: it is in “Settings”.",
    crowded_sealed: "You can go on: a night that finds no room is never called saved.",
    recovered_then: "The browser had lost it after the last visit. It was in the second copy, and is in the diary again.",
};

fn raw_lacks(lacks: Lacks) -> &'static str {
    match lacks {
        Lacks::Nothing => "",
        Lacks::First => {
            " The first copy of your diary, or a part of it, could not be read and is not in the file. Try again later."
        }
        Lacks::Second => {
            " The second copy of your diary could not be read and is not in the file. Try again later."
        }
        Lacks::Both => {
            " The second copy of your diary and a part of the first could not be read and are not in the file. Try again later."
        }
    }
}

/// A number with the word for what it counts.
pub(super) fn number(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
