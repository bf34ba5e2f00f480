//! English: tonight, the check-in, and how a change stands.

use crate::plan::Origin;
use crate::store::{SaveError, StorageError};
use crate::ui::text::{CheckIn, Due, OfNight, Saving, Tonight};

/// How well somebody slept, in the words of the check-in where the score is one of those.
pub(super) fn slept_well(score: u8) -> String {
    let words = match score {
        0 => "slept very badly",
        2 => "slept badly",
        5 => "slept so-so",
        8 => "slept well",
        10 => "slept very well",
        other => return format!("sleep {other} of 10"),
    };
    words.to_owned()
}

fn dose_and_draw(dose: &str, draw: Option<&str>) -> String {
    draw.map_or_else(|| dose.to_owned(), |draw| format!("{dose}, {draw}"))
}

pub(super) static TONIGHT: Tonight = Tonight {
    backup_due: |age, unsaved| {
        let changes = if unsaved == 1 { "1 change is" } else { &format!("{unsaved} changes are") };
        match age {
            None => format!("There is no backup yet: {changes} only in this browser."),
            Some(0) => format!("{changes} not in a backup yet."),
            Some(1) => format!("Your last backup is 1 day old: {changes} only in this browser."),
            Some(days) => {
                format!("Your last backup is {days} days old: {changes} only in this browser.")
            }
        }
    },
    backup_link: "Save a backup",
    backup_later: "Not now",
    keep: "A browser can clear what it keeps for a page when the device runs short of room.",
    keep_ask: "Ask this one to keep your diary",
    keep_given: "The browser has promised it.",
    keep_refused: "The browser did not promise it. In “Data” you can ask again, and save a backup.",
    night: |weekday| format!("{weekday} night"),
    with: |name, number| format!("{name} {number}"),
    not_taken: "Your tap was not taken, because the page changed just then. Look again, then tap.",
    new_day: "A new day has begun since you opened this page. This is the new one.",
    still: |night, date, end| format!("Still {night}, {date}. The next day starts at {end}."),
    dose: "Tonight’s dose",
    take: |dose, draw| format!("Taken: {}", dose_and_draw(dose, draw)),
    log: "Log a dose",
    other: "Other time or amount",
    another: "Log another dose",
    missed: "Missed",
    taken: |dose, draw, time| format!("Taken at {time}: {}", dose_and_draw(dose, draw)),
    was_missed: "Missed",
    was_held: "Left out on purpose",
    last_night: "Last night",
    last_taken: |time| format!("Last night: taken at {time}"),
    last_missed: "Last night: dose missed",
    last_held: "Last night: dose left out on purpose",
    last_no_dose: "Last night: no dose recorded",
    last_nothing: "Nothing else recorded.",
    today: "How was today?",
    same: "Same as yesterday",
    same_as: |night| format!("Same as on {night}"),
    awful: "Just awful today",
    awful_why: "Marks the day, asks for no numbers.",
    each: "Score each one",
    each_why: "Symptoms, sleep, side effects, a note.",
    edit: "Change tonight’s check-in",
    empty_dose: "If you know the mg but not the mL, work it out first.",
    empty_link: "Work out a dose",
    was_awful: "Just awful",
    slept: |hours| format!("slept {hours}"),
    slept_well,
    has_note: "a note",
    unsaved: |night| format!("{night}: what you tapped is here, and not saved yet."),
    unsaved_why: "Nothing of it is lost.",
    go_on: "Go on with it",
    dose_unrecorded: |night| format!("{night}: you began to type a dose. It is not recorded yet."),
    dose_begun: "You began to type a dose. It is not recorded yet.",
    save_as_it_is: "Save it as it is",
    recorded: "The night is recorded.",
    recorded_of: |night| format!("{night} is recorded."),
    for_night: |date| format!("It counts for the night of {date}."),
    recorded_same: "Recorded, the same as before.",
    recorded_awful: "Recorded as just awful.",
    recorded_dose: "The dose is recorded.",
    recorded_missed: "Recorded as missed. Do not double the next dose; follow your label.",
    removed_dose: "The dose is removed.",
    undo: "Undo",
    undone: "Taken back.",
};

pub(super) static CHECK_IN: CheckIn = CheckIn {
    symptoms: "Symptoms",
    scale: "0 is none, 10 the worst. What you leave out is not scored.",
    none: "none",
    worst: "worst",
    clear: "clear",
    tonight: OfNight {
        was: |score| format!("last night {score}"),
        awful: "Just awful today",
        sleep: "Slept last night",
        doses: "Doses tonight",
    },
    earlier: OfNight {
        was: |score| format!("the night before {score}"),
        awful: "That day was just awful",
        sleep: "Slept the night before",
        doses: "Doses of this night",
    },
    more: "More symptoms",
    fewer: "Fewer symptoms",
    sleep_none: "not noted",
    sleep_typed: "Or type the hours",
    sleep_hint: "Such as 7.5 or 7:30.",
    sleep_wrong: "This is not read, and nothing is noted. Type hours such as 7.5 or 7:30.",
    sleep_quarters: "Only quarters of an hour are noted: 7, 7.25, 7.5 or 7.75. Nothing is noted yet.",
    sleep_long: "This is longer than a day, and nothing is noted.",
    sleep_well: "How well?",
    sleep_quality: ["Very badly", "Badly", "So-so", "Well", "Very well"],
    less: "Half an hour less",
    longer: "Half an hour more",
    sleep_clear: "Clear the sleep",
    hours: |number| format!("{number}\u{a0}h"),
    side_effects: "Side effects, if any",
    how_much: |effect| format!("{effect}, how much?"),
    circumstances: "What else was going on",
    note: "Note",
    note_left: |left| format!("Room for {left} more characters."),
    note_full: |most| {
        format!("The note is longer than {most} characters. What is too much is not kept.")
    },
    save: "Save the night",
    kept_at_once: "What you tap is kept at once, even if you fall asleep before saving.",
    draft: |time| format!("Not saved yet. You began this at {time}; it is all still here."),
    draft_of_kept: "Not saved yet. What you changed is all still here.",
    unkept: "This browser does not keep what you tap just now. Do not close the page before you have saved.",
    throw_away: "Throw away what I changed",
    thrown: "What you changed is thrown away.",
    another: "One more entry of this night",
    is_another: "This is one more entry of a night that has one. That one stays as it is.",
    nothing: "Nothing is recorded yet, so there is nothing to save.",
    change: "Change",
    remove: "Remove",
    back: "Back to Tonight",
};

pub(super) static SAVING: Saving = Saving {
    going: "Saving",
    saved: "Saved on this device",
    only_here: "Kept in this browser",
    only_here_do: "The second, safer copy could not be made.",
    in_memory: "Not kept: only until this page closes",
    in_memory_do: "This browser does not let the page keep anything. Allow it in the browser’s settings, or use another browser.",
    failed: "Not saved",
    not_thrown: "Not thrown away",
    why,
    reader: "Another tab is open for writing",
    reader_why: "So that nothing is lost, only one tab writes at a time. This one shows what is kept.",
    write_here: "Edit here",
    not_back: "A part of your diary is not back yet",
    not_back_then: "It is safe in the second copy. When this is mended, load the page again.",
    locked_away_why: "The browser lost what was written last. A second copy still has it, locked as your diary was then. Your passphrase brings it back.",
    locked_away_do: "Bring it back in “Passphrase”",
    undo: "Undo",
    damaged: "A part of what is kept here cannot be read. It is kept as it is, and nothing is written over it.",
    no_chance: "This browser cannot make the number that each new record needs. Try another browser.",
};

fn why(error: &SaveError) -> [&'static str; 2] {
    const TRY_AGAIN: &str = "What you wrote is still here. Try again.";
    const RELOAD: &str = "Load the page again, and look at what is there.";
    match error {
        SaveError::Storage(StorageError::Full) => [
            "The browser has no room left.",
            "What you wrote is still here. Free some room in the browser, then try again.",
        ],
        SaveError::Storage(StorageError::Denied) => [
            "This browser does not let the page keep anything.",
            "Allow this page to keep data in the browser’s settings, then try again.",
        ],
        SaveError::Storage(StorageError::Other(_)) => ["The browser did not keep it.", TRY_AGAIN],
        SaveError::ReadOnly => {
            ["Another tab is open for writing.", "Press “Edit here”, then try again."]
        }
        SaveError::Moved => {
            ["Something else, such as another tab, changed what the browser keeps.", TRY_AGAIN]
        }
        SaveError::Behind => {
            ["What you saved before is still being read from the second copy.", TRY_AGAIN]
        }
        SaveError::Changed | SaveError::Unknown => {
            ["It was changed elsewhere since you opened it.", RELOAD]
        }
        SaveError::TooNew => [
            "A newer version of this app wrote the diary, and this one cannot change it.",
            "Load the page again to get the newer version.",
        ],
        SaveError::Locked => {
            ["The diary is locked.", "Open it with your passphrase, then try again."]
        }
        SaveError::Unreadable(_) | SaveError::NoPlace => [
            "What is kept could not be read, and nothing is written over it.",
            "What you wrote is still here. Close other tabs and try again.",
        ],
        SaveError::Invalid(_) => [
            "Something in it cannot be kept as it is.",
            "Shorten what you wrote or remove a dose, then try again.",
        ],
        SaveError::TooManyItems => [
            "There would be more than 60 symptoms or side effects in a list.",
            "Nothing was changed.",
        ],
        SaveError::TooManyEntries => [
            "There would be more than 5000 entries in a month.",
            "That is no diary of one person, so nothing was changed.",
        ],
        SaveError::Coder(_) => ["It could not be locked with your passphrase.", TRY_AGAIN],
    }
}

pub(super) static DUE: Due = Due {
    bottle_name: |number, volume, strength| format!("Bottle {number}: {volume} of {strength}"),
    from: |number, strength, origin, date| {
        let begun = match origin {
            Origin::Bought => "opened",
            Origin::Made => "made",
        };
        format!("From bottle {number} ({strength}, {begun} {date}).")
    },
    passed: |dose, time| format!("{dose} was due at {time}. Nothing is recorded of it."),
    passed_taken: "It was taken",
    passed_missed: "It was missed",
    last_open: |count| match count {
        1 => "Last night’s dose is not recorded",
        _ => "Last night’s doses are not recorded",
    },
    change: "Change what is recorded",
    expired: |bottles| {
        let is = if bottles.len() > 1 { "are past their date" } else { "is past its date" };
        format!("{} {is}", bottles.join(" and "))
    },
    expired_do: "Nothing is shown to draw from a bottle past its date. Open the next one, or ask your pharmacist.",
    new_step: |dose, before| format!("A new step: {dose}, and it was {before} before"),
    new_step_do: |before| {
        format!(
            "Take it only if you and your prescriber go on. If not, first step back to {before} in the plan."
        )
    },
    later: |dose, time| format!("The next dose is {dose}, due at {time}."),
    later_why: "It is not shown yet, so that two doses are not taken close together.",
    nothing_due: "By the plan nothing is due today.",
    to_plan: "To the plan",
    opioids: "You said that you take an opioid, or may be taking one",
    opioids_why: "Naltrexone blocks opioids, and together they can make you very ill. Ask your prescriber or pharmacist before your next dose.",
    opioids_answer: "Answer again",
    opioids_stop: "To the plan",
    usual_syringe: "This is a usual syringe, and yours may have other marks.",
    no_syringe: "Choose your syringe, and the mark to draw to stands here.",
    syringes: "To the syringes",
    is: |dose| format!("{dose} is"),
    is_about: |dose| format!("{dose} is about"),
    at: |dose, time| format!("{dose}, due at {time}"),
    when: |time| format!("Due at {time}"),
    mark: |mark, marks| format!("{} of {marks} marks", super::shell::ordinal(mark)),
    syringe: |capacity, spacing| format!("{capacity} syringe, each line {spacing}"),
    picture: |capacity, volume, mark| {
        format!("{capacity} syringe, tip up. Plunger at {volume}, the {mark}.")
    },
    working: |dose, strength, volume| format!("{dose} ÷ {strength} = {volume}"),
    gives: |dose| format!("Between two marks. This one gives {dose}."),
    gives_less: |dose| format!("More than the syringe holds. This mark gives {dose}."),
    more: |percent| format!("That is {percent} more than the dose."),
    less: |percent| format!("That is {percent} less than the dose."),
    small: "This is little to measure. Ask your pharmacist for a weaker strength.",
    tiny: "A draw this small cannot be measured well",
    weaker: "Ask your pharmacist about another strength or syringe before you draw.",
    to_strength: "Find a strength in the plan",
    too_little: |bottle, left, dose| {
        let of = bottle.map_or_else(String::new, |number| format!(" in bottle {number}"));
        format!("Only {left} is left{of} by the numbers: less than {dose} needs")
    },
    too_little_do: "Do not fill up from another bottle. Look how much is in it and note that, or open the next one.",
    below_first: "This is too little for your syringe. Do not guess it: ask your pharmacist for a weaker strength or a finer syringe.",
    fills: "This is more than one fill of your syringe. Check the strength on the label.",
    fills_give: |dose| format!("Between two marks. Together that gives {dose}."),
    no_bottle: "Enter your bottle, and how much to draw stands here.",
    bottle: "To the bottles",
    confirm: "The bottle has another strength than the last one",
    confirm_why: "Nothing is shown to draw until you have looked at both labels.",
    confirm_do: "Compare the bottles",
    unread: "The plan could not be read or worked out, so nothing is shown to draw.",
    taken: "Taken",
    in_all: |dose, sum| {
        format!("This {dose} and what else is recorded of this night are {sum} together.")
    },
    no_sum: "The doses of this night cannot be added up",
    in_all_do: "Look at what is recorded. If you are not sure, ask your prescriber or pharmacist before you take it.",
    held: "Not tonight",
    recorded_held: "Recorded as left out tonight.",
    hold_title: "Leave it out tonight",
    hold_why: "Why",
    hold_do: "Leave it out",
    hold_leave: "Go back",
    missed: "Do not double the next dose. Follow your label.",
    supply: "Plan and bottle",
    lasts: |left, night| format!("{left} left, lasts to {night}"),
    left: |left| format!("{left} left"),
    left_over: |left| format!("About {left} will be left over then"),
    next_bottle: |number, strength, night| format!("Then bottle {number}, {strength}, to {night}"),
    runs_out: |night| format!("Nothing to draw from on {night}"),
    runs_out_if_taken: |night| format!("Nothing to draw from on {night} if you took all doses"),
    unrecorded: |doses, when, less| {
        let then = less.map_or_else(
            || "the bottle is empty by now".to_owned(),
            |less| format!("about {less} less is left"),
        );
        match doses {
            1 => format!("1 dose {when} is not recorded. If you took it, {then}"),
            _ => format!("{doses} doses {when} are not recorded. If you took them, {then}"),
        }
    },
    at_most: |volume| format!("At most {volume}"),
    before_tonight: "before tonight",
    if_taken: |said, then| format!("{said}, or {then} if you took all doses"),
    used_up: "used up",
    short: |night| {
        night.map_or_else(
            || "No bottle holds tonight’s dose".to_owned(),
            |night| format!("From {night} on no bottle holds your dose"),
        )
    },
    short_do: "Order more, or ask your pharmacist how soon it can be there.",
    step_at: "At ",
    held_at: "Held at ",
    back_at: "Back at ",
    until: " until ",
    until_changed: " until you change it",
    then: |dose| format!("Then {dose}, if you and your prescriber go on"),
};
