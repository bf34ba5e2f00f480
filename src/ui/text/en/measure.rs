//! English: measuring with a syringe.

use super::shell::ordinal;
use crate::ui::text::Measure;

pub(super) static MEASURE: Measure = Measure {
    draw_waiting: "Type the dose that was prescribed and the strength on your label. How much to draw, and the mark on your syringe, appear here as you type.",
    for_draw_waiting: "Type the volume in the syringe and the strength on your label. The dose in it appears here as you type.",
    mark_of: |mark, marks| format!("{} of {marks} marks", ordinal(mark)),
    mark_short: |mark, marks| format!("{} of {marks}", ordinal(mark)),
    picture: |capacity, volume, mark| {
        format!("{capacity} syringe, tip up. Plunger at {volume}, the {mark}.")
    },
    each_line: |capacity, spacing| format!("{capacity} syringe, each line {spacing}"),
    told_apart: |capacity, spacing| format!("{capacity} (each line {spacing})"),
    exact_volume: "Exact volume",
    nearest_mark: "Nearest mark",
    mark_gives: "That mark gives",
    difference: "Difference",
    either_side: "One mark either side",
    either: |less, more| format!("{less} or {more}"),
    more: |percent| format!("{percent} more"),
    less: |percent| format!("{percent} less"),
    fine: |difference| format!("{difference}, fine"),
    caution: |difference| format!("{difference}, caution"),
    warning: |difference| format!("{difference}, too far off"),
    between: "Between two marks",
    above: |volume| format!("{volume} is more than this syringe holds"),
    between_why: |difference| format!("The nearest mark gives {difference} than the dose."),
    halfway: "Halfway between two marks",
    halfway_why: |difference, less| {
        format!(
            "The mark shown gives {difference} than the dose. The one below it is just as near, and gives {less}."
        )
    },
    between_caution: "A syringe with finer marks would come closer.",
    between_warning: "Ask your pharmacist for a syringe with finer marks, or for another strength, before you draw.",
    closer: |syringe, volume, difference| {
        format!("Your {syringe} syringe comes closer: {volume}, {difference}.")
    },
    closer_exact: |syringe, volume| format!("Your {syringe} syringe has a mark for it: {volume}."),
    use_syringe: |syringe| format!("Use the {syringe} syringe"),
    below_first: |volume| format!("{volume} cannot be measured with this syringe"),
    below_first_why: |syringe, first, mass| {
        format!(
            "The first mark of the {syringe} syringe is {first} and gives {mass}. The dose is less than half of that."
        )
    },
    below_first_do: "Do not guess it. Ask your pharmacist for a weaker strength or a finer syringe.",
    fills: "More than one fill",
    fills_why: |volume, fills, syringe| {
        format!(
            "{volume} takes {fills} fills of the {syringe} syringe, and each fill adds its own error."
        )
    },
    fills_off: |volume, difference| {
        format!("Together that is {volume}, which gives {difference} than the dose.")
    },
    fills_halfway: |less| format!("One mark less is just as near, and gives {less}."),
    one_fill_owned: |syringe| format!("Your {syringe} syringe holds it in one fill."),
    one_fill_usual: |syringe| format!("A {syringe} syringe would hold it in one fill."),
    one_fill_none: "No usual syringe holds it in one fill. Check the dose and the strength.",
    no_syringe: "Choose your syringe to see which mark that is.",
    tiny: |volume| format!("{volume} is too little to measure well"),
    tiny_why: |capacity, limit, percent| {
        format!(
            "In a study of two brands of {capacity} oral syringe, draws of {limit} or less missed by more than {percent}."
        )
    },
    small: |volume| format!("{volume} is little to measure"),
    small_why: |limit| {
        format!(
            "An early report of a study of oral syringes found draws below {limit} hard to measure."
        )
    },
    per_mark: |off, half| {
        format!("Here one mark too far gives {off} than the dose, and half a mark is {half} of it.")
    },
    weaker: "A weaker strength would fix it",
    no_weaker: |limit| {
        format!(
            "No round strength below this one puts the dose on a good mark of your syringes. Ask your pharmacist for a strength that makes the draw {limit} or more."
        )
    },
    no_weaker_usual: |limit| {
        format!(
            "No round strength below this one puts the dose on a good mark of a usual syringe. Ask your pharmacist for a strength that makes the draw {limit} or more."
        )
    },
    this_label: "this label",
    weaker_label: "weaker",
    draw: "Draw",
    draw_unit: "Unit of the draw",
    ml: "mL",
    u100_units: "units",
    u100: |number| {
        if number == "1" { "1\u{a0}unit".to_owned() } else { format!("{number}\u{a0}units") }
    },
    on_u100: "On a U-100 insulin syringe",
    mark: "Mark",
    too_far: "One mark too far",
    half: "Half a mark",
    ask: "To ask your pharmacist:",
    question: |dose, strength, draw, now| {
        format!(
            "My dose is {dose}. Can this be made as {strength}, so that I draw {draw} and not {now}?"
        )
    },
    copy_question: "Copy the question",
    is: |asked| format!("{asked} is"),
    is_about: |asked| format!("{asked} is about"),
    off_mark: |volume| format!("{volume} is on no mark of this syringe"),
    off_mark_why: |syringe, mark, mass| {
        format!("The nearest mark of the {syringe} syringe is {mark}, which gives {mass}.")
    },
    line: |asked, strength, answer| format!("{asked} at {strength} = {answer}"),
    line_mark: |capacity, mark| format!(" ({capacity} syringe, {mark})"),
    line_off: |off| {
        format!(
            "; nearest mark {} gives {}, {} ({} syringe, {})",
            off.volume, off.gives, off.difference, off.capacity, off.mark
        )
    },
    line_fills: |fills, syringe| format!("; {fills} fills of a {syringe} syringe"),
    line_below: |syringe| format!("; cannot be measured with a {syringe} syringe"),
    line_small: "; hard to measure well",
};
