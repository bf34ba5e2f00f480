//! English: the fields and results that the calculators share, and the gates.

use crate::dose::LabelUnit;
use crate::ui::text::{Calculator, Gates};

pub(super) static CALCULATOR: Calculator = Calculator {
    dose: "Dose",
    dose_unit: "Unit of the dose",
    dose_hint: "As your prescriber wrote it.",
    strength: "Strength on the label",
    strength_unit: "Unit of the strength",
    strength_hint: "The number, and the unit that the label has. The whole text with its unit is read too.",
    label_unit,
    label_volume: "In how many mL",
    draw: "Draw, in mL",
    syringe: "Syringe",
    smallest: "The smallest that holds it",
    smallest_hint: "The smallest of yours that holds it in one fill.",
    smallest_is: |syringe| format!("{syringe}: the smallest of yours that holds it in one fill."),
    largest_is: |syringe| format!("{syringe}: the largest of yours. None holds it in one fill."),
    choose: "Choose the one in your hand",
    choose_hint: "Read its volume and its marks off the barrel: makers mark them differently.",
    chosen: "Chosen by you.",
    fills_to: |full, then| match (full, then) {
        (1, Some(capacity)) => format!("First to {capacity}, then to"),
        (full, Some(capacity)) => format!("{full} times to {capacity}, then to"),
        (full, None) => format!("{full} times to"),
    },
    first_fill: |full| match full {
        1 => "First fill, to".to_owned(),
        full => format!("First {full} fills, each to"),
    },
    last_fill: "Last fill, to",
    settings: "Keep your syringes in Settings",
    read_as: |quantity| format!("Read as {quantity}."),
    same_as: |typed, mg| format!("{typed} is {mg}."),
    typed_unit: "The unit you typed counts, not the one beside it.",
    which: "Which one do you mean?",
    unread: "No result yet. Look at the field that is marked.",
    impossible: "There is no result.",
    about: |quantity| format!("about {quantity}"),
    working: "The working",
    not_rounded: "not rounded",
    rounded_to_mark: "rounded once, to the mark",
    rounded_to_show: "rounded only to be shown",
    tablets: |number| {
        if number == "1" { "1 tablet".to_owned() } else { format!("{number} tablets") }
    },
    drops: |number| if number == "1" { "1 drop".to_owned() } else { format!("{number} drops") },
    drops_per_ml: |number| format!("{number} drops/mL"),
    copy: "Copy as one line",
    print: "Print",
    printed: "Worked out with LDN Diary. This converts what was prescribed. Check it against the label; if they do not agree, ask your pharmacist before you draw.",
    date: "Date",
    typed_label: |unit, number, volume, mcg| match unit {
        LabelUnit::MgPerMl | LabelUnit::McgPerMl | LabelUnit::PercentWv | LabelUnit::GPerL => {
            [number, " ", &label_unit(unit, mcg)].concat()
        }
        LabelUnit::MgPerVolume => format!("{number} mg per {volume} mL"),
        LabelUnit::TotalInTotal => format!("{number} mg in {volume} mL"),
        LabelUnit::OneIn => format!("1 in {number}"),
    },
    ratio: |mass, volume| format!("({mass} in {volume})"),
    typed_and_read: |typed, read| format!("{typed}, read as {read}"),
    opioids: "Naltrexone blocks opioid medicines, also those against cough and diarrhoea. Before surgery, tell the team that you take it and ask when to stop.",
    opioids_more: "More on opioids and surgery",
};

fn label_unit(unit: LabelUnit, mcg: &str) -> String {
    match unit {
        LabelUnit::MgPerMl => "mg/mL".to_owned(),
        LabelUnit::MgPerVolume => "mg per so many mL".to_owned(),
        LabelUnit::McgPerMl => format!("{mcg}/mL"),
        LabelUnit::PercentWv => "% w/v".to_owned(),
        LabelUnit::GPerL => "g/L".to_owned(),
        LabelUnit::TotalInTotal => "mg in the whole bottle".to_owned(),
        LabelUnit::OneIn => "1 in so many".to_owned(),
    }
}

pub(super) static GATES: Gates = Gates {
    above: |dose| format!("{dose} is above the usual range"),
    above_why: |limit, dose| {
        format!("The usual range is up to {limit}. Is {dose} what your prescriber wrote?")
    },
    above_yes: |dose| format!("Yes, {dose} was prescribed"),
    far_above: |dose| format!("{dose} is far above the usual range"),
    far_above_why: |limit, trial| {
        format!(
            "The usual range is up to {limit}. The highest dose that we know from a trial of low doses is {trial}."
        )
    },
    far_above_do: "Check the number and its unit. If you are not sure, ask your prescriber or pharmacist before you take it.",
    far_above_yes: |dose| format!("Yes, {dose} was prescribed, and the unit is right"),
    refused: |dose| format!("{dose} is not worked out here"),
    refused_why: |limit| {
        format!(
            "This is a tool for low doses, and no source that we know calls more than {limit} a low dose."
        )
    },
    refused_unit: "Are the numbers and their units right? A microgram taken for a milligram is a thousand times too much.",
    refused_do: "If they are right, ask your pharmacist how much to take.",
    tenfold_more: |dose| format!("{dose} is ten times your planned or last dose, or more"),
    tenfold_less: |dose| format!("{dose} is a tenth of your planned or last dose, or less"),
    tenfold_was: "Planned or last dose",
    tenfold_is: "This dose",
    tenfold_do: "Look at the decimal sign and the unit. One slip of the decimal sign makes a number ten times too large or too small.",
    strength_more: |strength| {
        format!("{strength} is ten times the strength of your bottle in use, or more")
    },
    strength_less: |strength| {
        format!("{strength} is a tenth of the strength of your bottle in use, or less")
    },
    strength_was: "Your bottle in use",
    strength_is: "This strength",
    strength_yes: |yes, strength| format!("{yes}, and the strength is {strength}"),
};
