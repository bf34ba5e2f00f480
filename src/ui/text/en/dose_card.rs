//! English: the dose card. What is said of opioids and surgery is what Learn says, with its sources.

use crate::ui::text::DoseCard;

pub(super) static DOSE_CARD: DoseCard = DoseCard {
    way: "Every step in mg, in mL and by the line of your syringe, to print",
    lead: "Every step of your plan, to print and keep with your medicines. Check each line against your label.",
    back: "Back to the plan",
    no_plan: "There is no plan yet, so there is nothing to put on a card.",
    make_plan: "Make a plan",
    no_bottle: "No bottle is in use. Say which bottle you draw from: how much to draw depends on its strength.",
    to_confirm: "The bottle in use has another strength than the one before. Confirm it first: how much to draw depends on it.",
    to_plan: "Go to the plan and its bottles",
    no_syringes: "You have not picked your syringes yet, so the card cannot say which line to draw to.",
    to_settings: "Pick your syringes in Settings",
    form: "Size",
    wallet: "Wallet size",
    whole_page: "Whole page",
    cut: "Cut along the outer lines and fold in the middle. Choose 100 % as the size when you print.",
    print: "Print",
    title: "Low-dose naltrexone (LDN), liquid",
    name: "Name",
    keep: "Keep this with your medicines.",
    blocks: "In an emergency: the person named here takes naltrexone. It blocks opioid pain medicines.",
    surgery: "Before surgery: tell the surgeon and the anaesthetist that you take it, and ask them when to stop.",
    strength: |strength| {
        format!(
            "For a bottle of {strength} only. If your label says another strength, do not draw by this card."
        )
    },
    panel: |strength| format!("LDN, bottle of {strength}"),
    printed: |day, time| format!("Printed on {day} at {time} from LDN Diary"),
    dose: "Dose and draw",
    when: "When",
    mark: "Line of the syringe",
    is: |dose, draw| format!("{dose} is {draw}"),
    no_draw: |dose| format!("{dose}: how much to draw cannot be worked out"),
    on_mark: |volume, syringe, mark, marks| {
        format!("{volume} on the {syringe} syringe, line {mark} of {marks}")
    },
    no_syringe: "No syringe picked",
    nearest: |volume, syringe, mark, marks| {
        format!("Nearest line: {volume} on the {syringe} syringe, line {mark} of {marks}")
    },
    between: |gives| format!("Between two lines: what you draw is {gives}"),
    halfway: |gives| format!("Halfway between two lines: what you draw is {gives}"),
    above: |gives| format!("More than the syringe holds: what you draw is {gives}"),
    below_first: "Less than the first line of your syringe: ask your pharmacist",
    fills: |fills, syringe, marks| format!("{fills} fills of your {syringe}. {marks}"),
    small: |limit| format!("Little to measure: below {limit}"),
    tiny: |limit| format!("Very little to measure: {limit} or less"),
    times: |times| match times {
        [] => String::new(),
        [time] => format!("at {time}"),
        [first @ .., last] => format!("at {} and {last}", first.join(", ")),
    },
    dates: |from, until| match until {
        Some(until) if until == from => format!("on {from}"),
        Some(until) => format!("{from} to {until}"),
        None => format!("from {from} on"),
    },
    over: |dates| format!("{dates} (over)"),
    waiting: |days| match days {
        Some(1) => "1 day, date not set yet".to_owned(),
        Some(days) => format!("{days} days, dates not set yet"),
        None => "dates not set yet".to_owned(),
    },
};
