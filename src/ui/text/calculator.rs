//! The messages of the calculators: fields and results that they share, the gates, measuring, and each question's own words.

use crate::dose::LabelUnit;

/// What the calculators share: their fields and their results.
#[derive(Debug)]
pub struct Calculator {
    pub dose: &'static str,
    pub dose_unit: &'static str,
    pub dose_hint: &'static str,
    pub strength: &'static str,
    pub strength_unit: &'static str,
    pub strength_hint: &'static str,
    /// A way of writing a strength, from the person's word for a microgram.
    pub label_unit: fn(LabelUnit, &str) -> String,
    pub label_volume: &'static str,
    pub draw: &'static str,
    pub syringe: &'static str,
    pub smallest: &'static str,
    pub smallest_hint: &'static str,
    /// From the syringe that was picked.
    pub smallest_is: fn(&str) -> String,
    pub largest_is: fn(&str) -> String,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub chosen: &'static str,
    /// What stands before the mark of the last fill: from how many fills are full, and the capacity where one more follows.
    pub fills_to: fn(u64, Option<&str>) -> String,
    /// Before the mark of the first fills, from how many are full, and before that of the one after them.
    pub first_fill: fn(u64) -> String,
    pub last_fill: &'static str,
    pub settings: &'static str,
    /// From the quantity as it was read.
    pub read_as: fn(&str) -> String,
    /// The quantity in the unit it was typed in, and in mg.
    pub same_as: fn(&str, &str) -> String,
    pub typed_unit: &'static str,
    pub which: &'static str,
    pub unread: &'static str,
    pub impossible: &'static str,
    /// A quantity that was rounded to be shown.
    pub about: fn(&str) -> String,
    pub working: &'static str,
    pub not_rounded: &'static str,
    pub rounded_to_mark: &'static str,
    pub rounded_to_show: &'static str,
    /// From the number.
    pub tablets: fn(&str) -> String,
    pub drops: fn(&str) -> String,
    pub drops_per_ml: fn(&str) -> String,
    pub copy: &'static str,
    pub print: &'static str,
    pub printed: &'static str,
    pub date: &'static str,
    /// A strength as it was typed: its unit, the number, the volume that it is counted in, and the person's word for a
    /// microgram.
    pub typed_label: fn(LabelUnit, &str, &str, &str) -> String,
    /// A strength as a mass in a volume.
    pub ratio: fn(&str, &str) -> String,
    /// What was typed, and how it was read.
    pub typed_and_read: fn(&str, &str) -> String,
    pub opioids: &'static str,
    pub opioids_more: &'static str,
}

/// What the gates say. Masses are in mg.
#[derive(Debug)]
pub struct Gates {
    /// From the dose.
    pub above: fn(&str) -> String,
    /// From the limit, and the dose.
    pub above_why: fn(&str, &str) -> String,
    /// From the dose.
    pub above_yes: fn(&str) -> String,
    pub far_above: fn(&str) -> String,
    /// From the limit of the usual range, and the highest dose of a trial.
    pub far_above_why: fn(&str, &str) -> String,
    pub far_above_do: &'static str,
    pub far_above_yes: fn(&str) -> String,
    pub refused: fn(&str) -> String,
    /// From the limit.
    pub refused_why: fn(&str) -> String,
    pub refused_unit: &'static str,
    pub refused_do: &'static str,
    /// From the dose that is ten times the planned or last one, or a tenth of it.
    pub tenfold_more: fn(&str) -> String,
    pub tenfold_less: fn(&str) -> String,
    pub tenfold_was: &'static str,
    pub tenfold_is: &'static str,
    pub tenfold_do: &'static str,
    /// From the strength that is ten times that of the bottle in use, or a tenth of it.
    pub strength_more: fn(&str) -> String,
    pub strength_less: fn(&str) -> String,
    pub strength_was: &'static str,
    pub strength_is: &'static str,
    /// From the yes to the dose, and the strength.
    pub strength_yes: fn(&str, &str) -> String,
}

/// Measuring with a syringe: marks, how far they are off, and what to do.
#[derive(Debug)]
pub struct Measure {
    /// What to type, as long as there is nothing to work out.
    pub draw_waiting: &'static str,
    pub for_draw_waiting: &'static str,
    /// Which mark, of how many.
    pub mark_of: fn(u32, u32) -> String,
    /// The same, in a table.
    pub mark_short: fn(u32, u32) -> String,
    /// For screen readers: the capacity, the volume and [`mark_of`](Self::mark_of).
    pub picture: fn(&str, &str, &str) -> String,
    /// The capacity and the distance of two marks.
    pub each_line: fn(&str, &str) -> String,
    /// The same for a syringe that is named in a sentence.
    pub told_apart: fn(&str, &str) -> String,
    pub exact_volume: &'static str,
    pub nearest_mark: &'static str,
    pub mark_gives: &'static str,
    pub difference: &'static str,
    pub either_side: &'static str,
    pub either: fn(&str, &str) -> String,
    /// From a percentage.
    pub more: fn(&str) -> String,
    pub less: fn(&str) -> String,
    /// From a difference.
    pub fine: fn(&str) -> String,
    pub caution: fn(&str) -> String,
    pub warning: fn(&str) -> String,
    pub between: &'static str,
    /// Where the draw is less than half a mark more than the syringe holds: from the draw.
    pub above: fn(&str) -> String,
    /// From the difference.
    pub between_why: fn(&str) -> String,
    pub halfway: &'static str,
    /// From how far the mark shown is off, and what the one below gives.
    pub halfway_why: fn(&str, &str) -> String,
    pub between_caution: &'static str,
    pub between_warning: &'static str,
    /// The syringe, the draw on it and the difference.
    pub closer: fn(&str, &str, &str) -> String,
    pub closer_exact: fn(&str, &str) -> String,
    pub use_syringe: fn(&str) -> String,
    /// The volume.
    pub below_first: fn(&str) -> String,
    /// The syringe, its first mark and the mass at it.
    pub below_first_why: fn(&str, &str, &str) -> String,
    pub below_first_do: &'static str,
    pub fills: &'static str,
    /// The volume, how many fills, and of which syringe.
    pub fills_why: fn(&str, &str, &str) -> String,
    /// Where the marks of all fills are not quite the dose: what they hold, and the difference.
    pub fills_off: fn(&str, &str) -> String,
    /// Where one mark less is as near: what that gives.
    pub fills_halfway: fn(&str) -> String,
    pub one_fill_owned: fn(&str) -> String,
    pub one_fill_usual: fn(&str) -> String,
    pub one_fill_none: &'static str,
    pub no_syringe: &'static str,
    /// The volume.
    pub tiny: fn(&str) -> String,
    /// 1 mL, 0.1 mL and 10 %.
    pub tiny_why: fn(&str, &str, &str) -> String,
    pub small: fn(&str) -> String,
    /// From 0.25 mL.
    pub small_why: fn(&str) -> String,
    /// One mark and half a mark, as percentages of the dose.
    pub per_mark: fn(&str, &str) -> String,
    pub weaker: &'static str,
    /// From 0.25 mL.
    pub no_weaker: fn(&str) -> String,
    pub no_weaker_usual: fn(&str) -> String,
    pub this_label: &'static str,
    pub weaker_label: &'static str,
    pub draw: &'static str,
    pub draw_unit: &'static str,
    pub ml: &'static str,
    pub u100_units: &'static str,
    /// So many units, from the number.
    pub u100: fn(&str) -> String,
    pub on_u100: &'static str,
    pub mark: &'static str,
    pub too_far: &'static str,
    pub half: &'static str,
    pub ask: &'static str,
    /// The dose, the weaker strength, the draw from it, and the draw now.
    pub question: fn(&str, &str, &str, &str) -> String,
    pub copy_question: &'static str,
    /// What was asked, before its answer.
    pub is: fn(&str) -> String,
    pub is_about: fn(&str) -> String,
    /// The volume.
    pub off_mark: fn(&str) -> String,
    /// The syringe, its nearest mark, and what that gives.
    pub off_mark_why: fn(&str, &str, &str) -> String,
    /// The line to copy: what was asked, the strength, the answer.
    pub line: fn(&str, &str, &str) -> String,
    /// What follows it on a mark: the capacity and the mark.
    pub line_mark: fn(&str, &str) -> String,
    pub line_off: fn(&Off<'_>) -> String,
    /// How many fills, of which capacity.
    pub line_fills: fn(&str, &str) -> String,
    pub line_below: fn(&str) -> String,
    pub line_small: &'static str,
}

/// A mark that is not quite the dose, for the line to copy.
#[derive(Debug)]
pub struct Off<'a> {
    pub volume: &'a str,
    pub gives: &'a str,
    pub difference: &'a str,
    pub capacity: &'a str,
    pub mark: &'a str,
}
