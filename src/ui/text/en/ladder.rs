//! English: best strength.

use crate::ui::text::{Facts, Ladder};

pub(super) static LADDER: Ladder = Ladder {
    lead: "Type the doses of your plan. This looks for the liquid with which each of them is on a mark of your syringes.",
    strength: "Which strength to ask for",
    volume: "Which volume to make tablets up to",
    steps: "Doses of the plan",
    step: |number| format!("Step {number}"),
    step_dose: |number, dose| format!("step {number}, {dose}"),
    remove: |number| format!("Remove step {number}"),
    typed: |text| format!("“{text}”"),
    removed: |dose| {
        dose.map_or_else(|| "Removed an empty step.".to_owned(), |dose| format!("Removed {dose}."))
    },
    undo: "Undo",
    syringes: |names| format!("For your syringes: {names}."),
    syringes_change: "Change them in Settings",
    waiting: "Type at least one dose. The liquid that suits your syringes best appears here.",
    waiting_volume: "Type at least one dose, and the tablets. The volume that suits your syringes best appears here.",
    waiting_syringe: "Choose a syringe first: which strength is best depends on its marks.",
    refused: "These doses are not worked out here",
    refused_why: |steps, limit| {
        format!(
            "Above {limit}: {steps}. This is a tool for low doses, and we know of nobody who calls more than {limit} a low dose."
        )
    },
    flagged: "Above the usual range",
    flagged_far: "Far above the usual range",
    flagged_why: |steps, limit| format!("Above {limit}: {steps}."),
    flagged_then: "Check the number and its unit. If you are not sure, ask your prescriber or pharmacist.",
    best_strength: "Best strength",
    best_volume: "Best volume",
    closest_strength: "Closest strength",
    closest_volume: "Closest volume",
    others: "Other choices",
    made_up_to: |volume, strength| format!("{volume}, which is {strength}"),
    all_on_marks: "Every step is on a mark",
    all_but_small: "Every step is on a mark, but not all are enough to measure well",
    not_all: "Not every step is on a mark",
    not_in_one_fill: |doses| format!("Not in one fill of any of your syringes: {doses}."),
    below_first_mark: |doses| {
        format!("Less than half of a first mark, so it cannot be drawn: {doses}.")
    },
    tiny: |limit, doses| format!("{limit} or less, too little to measure well: {doses}."),
    small: |limit, doses| format!("Less than {limit}, little to measure: {doses}."),
    worst: |error| format!("The largest error at a mark is {error}."),
    dose: "Dose",
    draw: "Draw",
    mark: "Mark",
    error: "Error",
    draw_for: |mark, exact| format!("{mark} for {exact}"),
    syringe: |mark, capacity| format!("{mark}, {capacity} syringe"),
    fills: "Not in one fill",
    below: "Below the first mark",
    no_mark: "cannot be drawn so",
    ask_strength: |doses, strength, would| {
        format!("My doses will be {doses}. Can the liquid be made as {strength}? {would}")
    },
    ask_volume: |tablets, volume, strength, would| {
        format!("{tablets} made up to {volume} would be {strength}. Is that right for me? {would}")
    },
    would_all: |syringes| format!("Then each dose is on a mark of my syringes ({syringes})."),
    would_off: |error| format!("Then the marks of my syringes are off by {error} at most."),
    ask_open: |doses, syringes| {
        format!(
            "My doses will be {doses}. My syringes: {syringes}. Which strength, and which syringes, would let me measure each of them well?"
        )
    },
    line: |strength, steps| format!("{strength}: {steps}."),
    line_step: |dose, draw, place| format!("{dose} = {draw} ({place})"),
    facts: Facts {
        title: "Before you ask",
        points: &[
            (
                "Not every strength is made.",
                "The commonest liquid has 1\u{a0}mg in 1\u{a0}mL. Your pharmacist knows which others are possible.",
            ),
            (
                "How long it keeps depends on how it is made.",
                "The one study that was found is of 1\u{a0}mg in 1\u{a0}mL, with preservatives. For anything else, ask.",
            ),
        ],
    },
    and: " and ",
};
