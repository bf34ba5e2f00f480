//! English: what the calculators of a liquid have in common.

use crate::ui::text::Makers;

pub(super) static MAKERS: Makers = Makers {
    measured: "How is the water measured?",
    made_up_to: "Made up to a line",
    made_up_to_hint: "Water is filled up to a line. You know the volume of everything together.",
    added: "Water added",
    added_hint: "This much water is poured in. Everything together is more than that.",
    question: "What do you want to know?",
    wanted: "Strength you want",
    wanted_hint: "What your pharmacist told you, with its unit.",
    use_strength: |strength| format!("Use {strength} in “Draw for a dose”"),
    typed_ratio: |mass, volume| format!("{mass} mg/{volume} mL"),
    strong: "This is strong for low doses",
    very_strong: "This is very strong. Check the numbers",
    at_most: |mass| format!("at most {mass}"),
    strong_why: |per_ml, usual| {
        format!(
            "Each mL holds {per_ml}. The usual highest dose is {usual}, so a small slip with the syringe is a large slip in the dose."
        )
    },
    strong_then: "Ask your pharmacist whether a weaker liquid would be safer to measure.",
    very_strong_then: "Draw nothing from it before your pharmacist has checked it.",
    make_up_to: "Make up to",
    up_to_no_line: "No line shows this volume exactly. With another strength, or another number of tablets, it may be a round one.",
    make_up_to_about: "Make up to about",
    up_to_the_line: |volume| {
        format!(
            "Fill up with water until everything together is {volume}. Do not pour {volume} of water on top."
        )
    },
};
