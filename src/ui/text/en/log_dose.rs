//! English: a dose by hand.

use crate::ui::text::LogDose;

pub(super) static LOG_DOSE: LogDose = LogDose {
    lead: "Record what you took, and when.",
    dose: "Dose taken, in mg",
    draw: "Draw, in mL",
    draw_hint: "If you know it.",
    time: "Time",
    time_hint: "Empty means now. Otherwise like 22:10.",
    time_hint_earlier: "Like 22:10.",
    time_wrong: "Type a time of day, like 22:10 or 10:10 pm.",
    time_later: |now| format!("This is later than now: it is {now}."),
    bottle: "From which bottle",
    no_bottle: "None of these",
    other_draw: |strength| {
        format!("At {strength} this draw is another dose. Look at the draw and at the bottle.")
    },
    save: "Record the dose",
    cancel: "Cancel",
    no_dose: "Type how many mg you took.",
    draw_wrong: "No syringe draws this. Look at the decimal sign, or leave the field empty.",
    zero: "A dose taken is more than zero. If you took none, go back and choose “Missed”.",
    only_mg: "This field takes milligrams (mg). Micrograms are another unit: 1000 of them are 1\u{a0}mg.",
    only_ml: "This field takes millilitres (mL). The units of a syringe are another measure.",
    answer_first: "Please answer the question above first.",
    field_first: "Please look at the field that is marked.",
    already: |doses| format!("Already recorded of this night: {doses}."),
    full: "This night has eight doses already, and that is the most.",
    above_why: |limit| format!("The usual range is up to {limit}. Is the number right?"),
    far_above_why: |limit| {
        format!(
            "The usual range is up to {limit}. Check the number, its decimal sign and its unit before you record it."
        )
    },
    refused: |dose| format!("{dose} is unusual for a low dose"),
    refused_why: |limit| {
        format!(
            "No source that we know calls more than {limit} a low dose. A record is not advice: it says what you took, not that it was right."
        )
    },
    refused_unit: "Are the number and its unit right? A microgram taken for a milligram is a thousand times too much.",
    refused_do: "If you took this much and it was not prescribed, call your pharmacist. If you feel unwell, call your emergency line now.",
    took: |dose| format!("Yes, I took {dose}"),
    took_in_all: |sum| format!("Yes, I took {sum} in all"),
    tenfold_yes: |dose| format!("Yes, it was {dose}, not the dose before"),
    strength: |mass| {
        format!("That is {mass} in 1\u{a0}mL, not the strength of your bottle or last dose")
    },
    in_one_ml: |mass| format!("{mass} in 1\u{a0}mL"),
    strength_do: "Look at both numbers and their decimal signs. If it came from another bottle, compare with its label.",
    strength_yes: |dose, draw| format!("Yes, it was {dose} in {draw}"),
};
