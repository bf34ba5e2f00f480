//! English: the frame around every place.

use crate::ui::text::Shell;

pub(super) const SHELL: Shell = Shell {
    name: "LDN Diary",
    skip: "Skip to the page",
    places: "Places",
    menu: "Menu",
    more: "More",
    tonight: "Tonight",
    check_in: "Check-in",
    log_dose: "Dose taken",
    dose: "Dose",
    plan: "Plan",
    plan_steps: "The steps",
    bottles: "Bottles",
    dose_card: "Dose card",
    diary: "Diary",
    entry: "A night",
    trash: "Trash",
    relapse: "Relapse record",
    call_sheet: "Call sheet",
    trends: "Trends",
    report: "Report for the visit",
    data: "Data",
    restore: "Try or restore a backup",
    erase: "Erase everything",
    bring_in: "Bring in a file",
    settings: "Settings",
    lists: "Symptoms and side effects",
    passphrase: "Passphrase",
    learn: "Learn",
    about: "About",
    title: |place| [place, " · LDN Diary"].concat(),
    theme_system: "Colours: system",
    theme_light: "Colours: light",
    theme_dark: "Colours: dark",
    not_saved: |why| format!("Not saved: {why}"),
    not_saved_then: "What you chose holds until you close this page.",
    why_denied: "this browser does not let the page keep anything.",
    why_full: "the browser has no room left.",
    why_other: |name| format!("the browser said “{name}”."),
    why_newer: "a newer version of this app has changed the settings.",
    newer: "The settings are from a newer version",
    newer_then: "A newer version of this app kept them, and this one cannot read them. They stay as they are. Until you update, the usual settings hold and changes last for this visit.",
    unreadable: "Your settings could not be read",
    set_aside: |key| {
        format!(
            "They are damaged. They stay in this browser under the name “{key}”, and nothing is written over them. Please choose your syringes anew in Settings."
        )
    },
    not_set_aside: "They are damaged and stay as they are. There is no room to put them aside, so changes last for this visit only.",
    update_waits: "A newer version is ready. To change to it loads the page again; your diary stays. What stands in the calculators goes.",
    update: "Change to it now",
    first: "Each night: note the dose you took, and how the day was. A few taps are enough.",
    first_kept: "All of it stays in this browser, on this device.",
    first_check_in: "Check in tonight",
    first_log: "Log a dose",
    first_dose: "Work out a dose",
    opening: "Opening",
    not_loaded: "This place could not be loaded. Check that you are online and try again. If that does not help, load the page again: there may be a newer version. Nothing you keep is lost.",
    try_again: "Try again",
    missing: "There is no such page",
    missing_lead: "The address may be mistyped, or from a newer version of this app. Nothing you keep is lost.",
    missing_back: "Go to Tonight",
};

/// 1st, 2nd, 3rd, 4th, 11th.
pub(super) fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_english() {
        for (number, written) in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (10, "10th"),
            (11, "11th"),
            (12, "12th"),
            (13, "13th"),
            (15, "15th"),
            (21, "21st"),
            (22, "22nd"),
            (100, "100th"),
            (101, "101st"),
            (111, "111th"),
            (423, "423rd"),
        ] {
            assert_eq!(ordinal(number), written);
        }
    }
}
