//! English: what is wrong with what was typed.

use crate::dose::Subject;
use crate::ui::text::Reading;

pub(super) static READING: Reading = Reading {
    two_meanings: |one, other| format!("This could be {one} or {other}. Choose the one you mean."),
    two_separators: "There are two decimal signs. Use one, as in 4.5.",
    nothing_after: |sign| format!("No digit follows the “{sign}”. Write 4, or 4.5."),
    no_digit: "There is no digit yet.",
    sign: |sign| format!("Leave out the “{sign}”. A plain number is enough."),
    exponent: |letter| format!("“{letter}” is not read as a power of ten. Write the number out."),
    inner_space: "There is a space inside the number. Write it in one piece.",
    other_digit: |digit| format!("“{digit}” is a digit of another script. Use 0 to 9."),
    character: |character| {
        format!("“{character}” is not part of a number. Write the number alone, without a unit.")
    },
    too_long: "This number has too many digits.",
    unknown_unit: |word| {
        format!("“{word}” is not a unit that is read here. Use g, mg or mcg, and mL or L.")
    },
    ends_early: "The text ends too early. Write how much medicine is in how much liquid, with both units, as on the label.",
    unexpected: |piece| {
        format!(
            "“{piece}” is not understood here. Write only how much medicine is in how much liquid, as in 5\u{a0}mg/5\u{a0}mL."
        )
    },
    too_large: "These numbers are too large or too fine to work with exactly.",
    below_zero: "The result would be less than nothing. Check which number is larger.",
    zero: |subject| format!("{} must be more than zero.", name(subject)),
    not_whole: |subject| format!("{} must be a whole number.", name(subject)),
    capacity_between_marks: "The syringe would end between two marks. Check the capacity and the marks.",
    too_many_marks: |most| {
        format!(
            "That would be more than {most} marks. Check the unit of both numbers: they are in mL."
        )
    },
    syringe_too_large: |most| format!("A syringe for a dose holds at most {most}."),
    stronger_than_stock: "Adding water cannot make a liquid stronger. The strength you want must be below the one you have.",
    less_than_goes_in: "The final volume is less than what goes into it.",
    nothing_to_solve: "At least one dose and one syringe are needed.",
    nothing_fits: "With none of the liquids that are tried, a mark of your syringes shows any of these doses. Check the doses and their units, or use other syringes.",
    too_many_steps: |most| format!("At most {most} steps can be worked out at once."),
};

const fn name(subject: Subject) -> &'static str {
    match subject {
        Subject::Dose => "The dose",
        Subject::Strength => "The strength",
        Subject::Draw => "The volume",
        Subject::LabelVolume => "The volume on the label",
        Subject::FinalVolume => "The final volume",
        Subject::Water => "The water",
        Subject::Capacity => "The capacity",
        Subject::Mark => "The volume between two marks",
        Subject::Tablets => "The number of tablets",
        Subject::Tablet => "The strength of a tablet",
        Subject::Drops => "The number of drops",
        Subject::DropVolume => "The volume of the counted drops",
    }
}
