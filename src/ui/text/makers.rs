//! The messages of the four calculators that make or choose a liquid: batch, dilution, drops, best strength.
//!
//! Quantities come in ready, as everywhere in the catalogue.

/// What one must know before using a result: a title, and points of a sentence in bold with its reason.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    pub title: &'static str,
    pub points: &'static [(&'static str, &'static str)],
}

/// What the calculators of a liquid have in common.
#[derive(Debug)]
pub struct Makers {
    pub measured: &'static str,
    pub made_up_to: &'static str,
    pub made_up_to_hint: &'static str,
    pub added: &'static str,
    pub added_hint: &'static str,
    pub question: &'static str,
    pub wanted: &'static str,
    pub wanted_hint: &'static str,
    /// From the strength.
    pub use_strength: fn(&str) -> String,
    /// What is typed for a strength of so many mg in so many mL.
    pub typed_ratio: fn(&str, &str) -> String,
    pub strong: &'static str,
    pub very_strong: &'static str,
    /// From a mass that is only bounded.
    pub at_most: fn(&str) -> String,
    /// From the mass in one millilitre and the usual highest dose.
    pub strong_why: fn(&str, &str) -> String,
    pub strong_then: &'static str,
    pub very_strong_then: &'static str,
    pub up_to_no_line: &'static str,
    pub make_up_to: &'static str,
    pub make_up_to_about: &'static str,
    /// From the volume in all.
    pub up_to_the_line: fn(&str) -> String,
}

/// Make a batch.
#[derive(Debug)]
pub struct Batch {
    pub lead: &'static str,
    pub check: &'static str,
    pub make: &'static str,
    pub tablets: &'static str,
    pub tablets_hint: &'static str,
    pub tablet: &'static str,
    pub tablet_hint: &'static str,
    pub final_volume: &'static str,
    pub water: &'static str,
    pub salt: &'static str,
    pub hydrochloride: &'static str,
    pub base: &'static str,
    pub base_title: &'static str,
    /// From a mass of the hydrochloride and the same medicine as base.
    pub base_why: fn(&str, &str) -> String,
    pub base_then: &'static str,
    pub waiting_check: &'static str,
    pub waiting_make: &'static str,
    pub liquid: &'static str,
    pub is_at_most: &'static str,
    pub is_at_most_about: &'static str,
    pub at_most_why: &'static str,
    pub at_most_then: &'static str,
    pub total: &'static str,
    pub strength: &'static str,
    pub volume: &'static str,
    pub facts: Facts,
    /// From the tablets and the mass of one.
    pub tablets_of: fn(&str, &str) -> String,
    /// From the tablets, the mass of one, the volume and the strength.
    pub line_made_up_to: fn(&str, &str, &str, &str) -> String,
    pub line_added: fn(&str, &str, &str, &str) -> String,
}

/// Dilute.
#[derive(Debug)]
pub struct Dilute {
    pub lead: &'static str,
    pub mix: &'static str,
    pub stock_for: &'static str,
    pub water_for: &'static str,
    pub stock: &'static str,
    pub stock_hint: &'static str,
    pub taken: &'static str,
    pub have: &'static str,
    pub final_volume: &'static str,
    pub water: &'static str,
    pub volume_wanted: &'static str,
    pub waiting_mix: &'static str,
    pub waiting_stock_for: &'static str,
    pub waiting_water_for: &'static str,
    pub mix_is: &'static str,
    /// From the volume and its strength.
    pub take: fn(&str, &str) -> String,
    pub goes_in: &'static str,
    /// From the volume and its strength.
    pub of: fn(&str, &str) -> String,
    pub water_is: &'static str,
    pub in_all: &'static str,
    pub strength: &'static str,
    /// From the volume: what the other way of measuring would give.
    pub if_made_up_to: fn(&str) -> String,
    pub if_added: fn(&str) -> String,
    pub nothing_added: &'static str,
    pub facts: Facts,
    /// From the volume that goes in, its strength, the volume and the strength that comes out.
    pub line_made_up_to: fn(&str, &str, &str, &str) -> String,
    pub line_added: fn(&str, &str, &str, &str) -> String,
}

/// Drops.
#[derive(Debug)]
pub struct Drops {
    pub lead: &'static str,
    pub for_dose: &'static str,
    pub for_drops: &'static str,
    pub count: &'static str,
    pub size: &'static str,
    /// From the drops in one millilitre.
    pub assumed: fn(&str) -> String,
    pub counted: &'static str,
    pub counted_drops: &'static str,
    pub counted_drops_hint: &'static str,
    pub counted_volume: &'static str,
    pub counted_volume_hint: &'static str,
    pub facts: Facts,
    pub waiting_for_dose: &'static str,
    pub waiting_for_drops: &'static str,
    pub assumed_title: fn(&str) -> String,
    pub assumed_why: &'static str,
    pub assumed_then: &'static str,
    /// From the drops.
    pub in_drops: fn(&str) -> String,
    pub in_drops_about: fn(&str) -> String,
    /// Under the number of drops: the mass in them.
    pub give: fn(&str) -> String,
    pub one_drop: &'static str,
    /// At the end of a working.
    pub rounded: &'static str,
    pub drop_size: &'static str,
    pub volume: &'static str,
    pub off: &'static str,
    /// From the difference in words.
    pub off_why: fn(&str) -> String,
    pub off_then: &'static str,
    pub none: &'static str,
    /// From the mass in one drop and the dose.
    pub none_why: fn(&str, &str) -> String,
    pub none_then: &'static str,
    /// The size of a drop, from the drops in one millilitre.
    pub size_assumed: fn(&str) -> String,
    pub size_counted: fn(&str) -> String,
    /// From the dose, the strength, the drops, the mass in them and the size of a drop.
    pub line_for_dose: fn(&str, &str, &str, &str, &str) -> String,
    /// From the dose, the strength and the mass in one drop.
    pub line_none: fn(&str, &str, &str) -> String,
    /// From the drops, the strength, the mass in them and the size of a drop.
    pub line_for_drops: fn(&str, &str, &str, &str) -> String,
}

/// Best strength.
#[derive(Debug)]
pub struct Ladder {
    pub lead: &'static str,
    pub strength: &'static str,
    pub volume: &'static str,
    pub steps: &'static str,
    /// From the number of the step.
    pub step: fn(usize) -> String,
    /// A step within a sentence, from its number and its dose.
    pub step_dose: fn(usize, &str) -> String,
    pub remove: fn(usize) -> String,
    /// A text that was typed and could not be read.
    pub typed: fn(&str) -> String,
    /// From the dose; none when the row was empty.
    pub removed: fn(Option<&str>) -> String,
    pub undo: &'static str,
    /// From their names.
    pub syringes: fn(&str) -> String,
    pub syringes_change: &'static str,
    pub waiting: &'static str,
    pub waiting_volume: &'static str,
    pub waiting_syringe: &'static str,
    pub refused: &'static str,
    /// From the steps and the limit.
    pub refused_why: fn(&str, &str) -> String,
    pub flagged: &'static str,
    pub flagged_far: &'static str,
    /// From the steps and the limit.
    pub flagged_why: fn(&str, &str) -> String,
    pub flagged_then: &'static str,
    pub best_strength: &'static str,
    pub best_volume: &'static str,
    pub closest_strength: &'static str,
    pub closest_volume: &'static str,
    pub others: &'static str,
    /// From the volume and the strength that it makes.
    pub made_up_to: fn(&str, &str) -> String,
    pub all_on_marks: &'static str,
    pub all_but_small: &'static str,
    pub not_all: &'static str,
    /// From the doses.
    pub not_in_one_fill: fn(&str) -> String,
    pub below_first_mark: fn(&str) -> String,
    /// From the limit and the doses.
    pub tiny: fn(&str, &str) -> String,
    pub small: fn(&str, &str) -> String,
    /// From the largest error.
    pub worst: fn(&str) -> String,
    pub dose: &'static str,
    pub draw: &'static str,
    pub mark: &'static str,
    pub error: &'static str,
    /// From the volume at the mark, and the exact one.
    pub draw_for: fn(&str, &str) -> String,
    /// From the mark and the capacity.
    pub syringe: fn(&str, &str) -> String,
    pub fills: &'static str,
    pub below: &'static str,
    pub no_mark: &'static str,
    /// From the doses, the strength and what it would do.
    pub ask_strength: fn(&str, &str, &str) -> String,
    /// From the tablets, the volume, the strength and what it would do.
    pub ask_volume: fn(&str, &str, &str, &str) -> String,
    /// From the syringes.
    pub would_all: fn(&str) -> String,
    /// From the largest error.
    pub would_off: fn(&str) -> String,
    /// From the doses and the syringes.
    pub ask_open: fn(&str, &str) -> String,
    /// The copied line, from the strength and its steps.
    pub line: fn(&str, &str) -> String,
    /// A step of it, from the dose, the draw and the mark.
    pub line_step: fn(&str, &str, &str) -> String,
    pub facts: Facts,
    /// Between the last two of a list.
    pub and: &'static str,
}
