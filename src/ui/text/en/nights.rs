//! English: the list of nights in the Diary place, and the search in it.

use super::diary::number;
use crate::ui::text::Nights;

pub(super) static NIGHTS: Nights = Nights {
    nights: "Nights",
    search: "Search the notes",
    only: "Show only",
    with_note: "With a note",
    missed: "Missed dose",
    side_effects: "Side effects",
    later: "Written later",
    awful: "Awful days",
    more: "More filters",
    more_used: |used| format!("More filters ({used} in use)"),
    symptom: "Symptom",
    any_symptom: "Any",
    at_least: "Its score, at least",
    circumstances: "Circumstances",
    least_dose: "Dose at least, in mg",
    most_dose: "Dose at most, in mg",
    from: "From this night",
    to: "To this night",
    backwards: "The first night is after the last one.",
    clear: "Show all nights",
    found: |nights, entries| {
        let nights_found = number(nights, "night", "nights");
        match entries {
            0 => "No night found".to_owned(),
            _ if entries == nights => format!("{nights_found} found"),
            _ => format!("{nights_found} found, {entries} entries"),
        }
    },
    only_found: ". Only what you search for is listed.",
    searching: |read, all| format!("Searching: {read} of {all} months read"),
    stop: "Stop",
    stopped: |nights, left| {
        let nights = number(nights, "night", "nights");
        format!("Stopped. {nights} found so far, {} not read", number(left, "month", "months"))
    },
    go_on: "Go on",
    none: "No night has all of this",
    none_then: "Try fewer words or a part of a word, take away a filter, or move the dates further apart.",
    earlier: "Earlier nights",
    first: "There is nothing earlier.",
    newest: "Back to the newest nights",
    edit: |date| format!("Edit the night of {date}"),
    recorded: |date| format!("{date} is recorded."),
    deleted: |date| format!("The night of {date} is in the trash for 30 days"),
    deleted_one: |date| format!("One entry of {date} is in the trash for 30 days"),
    at: |time| format!("at {time}"),
    missed_dose: "Missed",
    held_dose: "Left out on purpose",
    no_check_in: "No check-in this night.",
    awful_day: "An awful day",
    slept: |hours| format!("Slept {hours} h"),
    slept_well: super::tonight::slept_well,
    side_effect: |effect, severity| format!("{effect}: {severity}"),
    written_later: |days| match days {
        1 => "Written 1 day later".to_owned(),
        days if days > 1 => format!("Written {days} days later"),
        _ => "Written later".to_owned(),
    },
};
