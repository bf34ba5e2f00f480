//! English: drops.

use crate::ui::text::{Drops, Facts};

pub(super) static DROPS: Drops = Drops {
    lead: "Only when your label gives the dose in drops. Ask for an oral syringe if you can use one.",
    for_dose: "Drops for a dose",
    for_drops: "Dose in drops",
    count: "Number of drops",
    size: "How large is a drop?",
    assumed: |per_ml| format!("Not known: assume {per_ml} drops in 1\u{a0}mL"),
    counted: "I have counted",
    counted_drops: "Drops counted",
    counted_drops_hint: "Whole drops.",
    counted_volume: "Volume that they filled, in mL",
    counted_volume_hint: "Read at a mark of a syringe or measuring cup.",
    facts: Facts {
        title: "How to count drops",
        points: &[
            (
                "Use your own liquid and its own dropper.",
                "The same dropper makes other drops of another liquid.",
            ),
            (
                "Hold the dropper upright and let single drops fall",
                "into an oral syringe that is closed at the tip, or into a small measuring cup.",
            ),
            (
                "Count until they fill 1\u{a0}mL or more.",
                "The more you count, the less one drop too many matters.",
            ),
        ],
    },
    waiting_for_dose: "Type the dose and the strength. The drops appear here.",
    waiting_for_drops: "Type the drops and the strength. The dose appears here.",
    assumed_title: |per_ml| format!("{per_ml} drops in 1\u{a0}mL is an assumption"),
    assumed_why: "A standard dropper with water gives 18 to 22, and may be 15 % off in volume. Your liquid and your dropper may differ more, and the dose differs with them.",
    assumed_then: "Count your own drops once, and choose “I have counted”.",
    in_drops: |drops| format!("In {drops}"),
    in_drops_about: |drops| format!("In {drops}, about"),
    give: |mass| format!("that is {mass}"),
    one_drop: "In one drop",
    rounded: "rounded once, to whole drops",
    drop_size: "Size of a drop",
    volume: "Volume",
    off: "The dose falls between two drops",
    off_why: |difference| {
        format!(
            "Drops are counted in whole. The nearest whole number gives {difference} than the dose."
        )
    },
    off_then: "Ask your pharmacist for a strength that fits, or for an oral syringe.",
    none: "The dose is less than half a drop",
    none_why: |drop, dose| format!("One drop holds {drop}, more than twice your dose of {dose}."),
    none_then: "It cannot be counted in drops of this liquid. Ask your pharmacist for a weaker one.",
    size_assumed: |per_ml| format!("{per_ml} drops in 1\u{a0}mL, assumed"),
    size_counted: |per_ml| format!("{per_ml} drops in 1\u{a0}mL, counted"),
    line_for_dose: |dose, strength, drops, mass, size| {
        format!("{dose} of {strength}: {drops}, that is {mass} ({size}).")
    },
    line_none: |dose, strength, drop| {
        format!("{dose} of {strength}: less than half a drop, one drop holds {drop}.")
    },
    line_for_drops: |drops, strength, mass, size| {
        format!("{drops} of {strength}: {mass} ({size}).")
    },
};
