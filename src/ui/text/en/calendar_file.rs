//! English: the calendar file.

use crate::ui::text::CalendarFile;

pub(super) static CALENDAR_FILE: CalendarFile = CalendarFile {
    heading: "Calendar file",
    lead: "This page cannot ring when it is closed; your calendar can.",
    again: "When your plan or your bottle changes, save the file and open it again. Your calendar does not follow by itself.",
    seen: "Whoever sees your calendar may see these doses too.",
    mg_only: "No bottle is in use, yours may be too empty for the next dose, its strength is still to be confirmed, or you take an opioid. So the calendar says the dose in mg alone, and not how much to draw.",
    draws_end: |night| {
        format!(
            "It says how much to draw up to {night}, as far as your bottles of this strength last, and the dose in mg alone after that. When you open the next bottle, save the file again."
        )
    },
    save: "Save the calendar file",
    saved: |name| {
        format!("{name} is on its way to your downloads. Open it, and your calendar takes it in.")
    },
    not_saved: "This browser could not make the file. Your plan is as it was. Try another browser.",
    title: |draw, dose, strength| format!("LDN {draw} ({dose}) from {strength}"),
    title_mg: |dose| format!("LDN {dose}"),
    note: |day, strength| {
        format!(
            "For a bottle of {strength}. If your label says another strength, do not draw by this: look at your plan in LDN Diary. Saved on {day}."
        )
    },
    note_mg: |day| format!("How much to draw stands in LDN Diary. Saved on {day}."),
    gone: "No longer due",
};
