//! The messages of tonight: its place, the check-in, a dose by hand, and how a change stands.

use crate::plan::Origin;
use crate::store::SaveError;

/// The Tonight place.
#[derive(Debug)]
pub struct Tonight {
    /// That a backup is due: how many days old the last one is, if there is one, and how many changes are in none.
    pub backup_due: fn(Option<i64>, u64) -> String,
    pub backup_link: &'static str,
    pub backup_later: &'static str,
    pub keep: &'static str,
    pub keep_ask: &'static str,
    pub keep_given: &'static str,
    pub keep_refused: &'static str,
    /// A night, from the name of its weekday.
    pub night: fn(&str) -> String,
    /// One thing of several in a sentence, with its number or its degree: "fatigue 6", "headache mild".
    pub with: fn(&str, &str) -> String,
    pub new_day: &'static str,
    pub not_taken: &'static str,
    /// After midnight: from the night's name, its date, and the time at which it ends.
    pub still: fn(&str, &str, &str) -> String,
    pub dose: &'static str,
    /// From the dose, and the draw where it is known.
    pub take: fn(&str, Option<&str>) -> String,
    pub log: &'static str,
    pub other: &'static str,
    pub another: &'static str,
    pub missed: &'static str,
    /// From the dose, the draw where it is known, and the time.
    pub taken: fn(&str, Option<&str>, &str) -> String,
    pub was_missed: &'static str,
    pub was_held: &'static str,
    pub last_night: &'static str,
    /// From the time.
    pub last_taken: fn(&str) -> String,
    pub last_missed: &'static str,
    pub last_held: &'static str,
    pub last_no_dose: &'static str,
    pub last_nothing: &'static str,
    pub today: &'static str,
    pub same: &'static str,
    /// From the name of another night than the last.
    pub same_as: fn(&str) -> String,
    pub awful: &'static str,
    pub awful_why: &'static str,
    pub each: &'static str,
    pub each_why: &'static str,
    pub edit: &'static str,
    pub empty_dose: &'static str,
    pub empty_link: &'static str,
    pub was_awful: &'static str,
    /// From the hours.
    pub slept: fn(&str) -> String,
    /// From the score.
    pub slept_well: fn(u8) -> String,
    pub has_note: &'static str,
    /// From the name of the night.
    pub unsaved: fn(&str) -> String,
    pub unsaved_why: &'static str,
    pub go_on: &'static str,
    /// That a dose is typed and not recorded yet.
    pub dose_begun: &'static str,
    /// The same of an earlier night.
    pub dose_unrecorded: fn(night: &str) -> String,
    pub save_as_it_is: &'static str,
    pub recorded: &'static str,
    /// The same of an earlier night, from its name.
    pub recorded_of: fn(&str) -> String,
    /// For which night, from its date: the date on the wall is another one.
    pub for_night: fn(&str) -> String,
    pub recorded_same: &'static str,
    pub recorded_awful: &'static str,
    pub recorded_dose: &'static str,
    pub recorded_missed: &'static str,
    pub removed_dose: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
}

/// The dose that is due by the plan.
#[derive(Debug)]
pub struct Due {
    /// A bottle, from its number, its volume and its strength.
    pub bottle_name: fn(u32, &str, &str) -> String,
    /// From which bottle a draw is: its number, its strength, and the day on which it was opened or made.
    pub from: fn(u32, &str, Origin, &str) -> String,
    /// A dose that was due before the next one, from the dose and the time.
    pub passed: fn(&str, &str) -> String,
    pub passed_taken: &'static str,
    pub passed_missed: &'static str,
    /// From how many of last night's doses have no record.
    pub last_open: fn(usize) -> &'static str,
    pub change: &'static str,
    /// From the names of the bottles.
    pub expired: fn(&[String]) -> String,
    pub expired_do: &'static str,
    /// From the dose now, and the one before.
    pub new_step: fn(&str, &str) -> String,
    /// From the dose before.
    pub new_step_do: fn(&str) -> String,
    /// From the dose and its time.
    pub later: fn(&str, &str) -> String,
    pub later_why: &'static str,
    pub nothing_due: &'static str,
    pub to_plan: &'static str,
    pub opioids: &'static str,
    pub opioids_why: &'static str,
    pub opioids_answer: &'static str,
    pub opioids_stop: &'static str,
    pub usual_syringe: &'static str,
    pub no_syringe: &'static str,
    pub syringes: &'static str,
    /// From the dose.
    pub is: fn(&str) -> String,
    pub is_about: fn(&str) -> String,
    /// From the dose and the time.
    pub at: fn(&str, &str) -> String,
    /// The same beside the dose, from the time.
    pub when: fn(&str) -> String,
    /// A mark by its number, of so many.
    pub mark: fn(u32, u32) -> String,
    /// From the syringe and its spacing.
    pub syringe: fn(&str, &str) -> String,
    /// For a screen reader: from the syringe, the volume and the mark.
    pub picture: fn(&str, &str, &str) -> String,
    /// From the dose, the strength and the volume.
    pub working: fn(&str, &str, &str) -> String,
    /// From what the mark gives.
    pub gives: fn(&str) -> String,
    /// The same of the last mark, where the draw is more than the syringe holds.
    pub gives_less: fn(&str) -> String,
    /// From the percentage.
    pub more: fn(&str) -> String,
    pub less: fn(&str) -> String,
    pub small: &'static str,
    pub tiny: &'static str,
    pub weaker: &'static str,
    pub to_strength: &'static str,
    /// From the number of the bottle where there are several, what is left in it, and the dose.
    pub too_little: fn(Option<u32>, &str, &str) -> String,
    pub too_little_do: &'static str,
    pub below_first: &'static str,
    pub fills: &'static str,
    /// From what all fills give together.
    pub fills_give: fn(&str) -> String,
    pub no_bottle: &'static str,
    pub bottle: &'static str,
    pub confirm: &'static str,
    pub confirm_why: &'static str,
    pub confirm_do: &'static str,
    pub unread: &'static str,
    pub taken: &'static str,
    /// From a dose, and what that makes with all others of its night.
    pub in_all: fn(&str, &str) -> String,
    /// Where that fits into no number.
    pub no_sum: &'static str,
    pub in_all_do: &'static str,
    pub held: &'static str,
    pub recorded_held: &'static str,
    pub hold_title: &'static str,
    pub hold_why: &'static str,
    pub hold_do: &'static str,
    pub hold_leave: &'static str,
    pub missed: &'static str,
    pub supply: &'static str,
    /// From what is left and the night.
    pub lasts: fn(&str, &str) -> String,
    /// From what is left.
    pub left: fn(&str) -> String,
    pub left_over: fn(&str) -> String,
    /// From the number of a bottle that follows, its strength and the last night it lasts to.
    pub next_bottle: fn(u32, &str, &str) -> String,
    pub runs_out: fn(&str) -> String,
    pub runs_out_if_taken: fn(&str) -> String,
    /// From how many doses have no record, when they were due, and what they are together; none where that is all that is left.
    pub unrecorded: fn(usize, &str, Option<&str>) -> String,
    /// Of a volume, at the start of a sentence.
    pub at_most: fn(&str) -> String,
    /// When: of the bottle in use.
    pub before_tonight: &'static str,
    /// What is said of a night, and what that night is, or `used_up`, if all doses without a record were taken.
    pub if_taken: fn(&str, &str) -> String,
    pub used_up: &'static str,
    /// From the night; none for tonight.
    pub short: fn(Option<&str>) -> String,
    pub short_do: &'static str,
    /// Where the plan stands, before the dose.
    pub step_at: &'static str,
    pub held_at: &'static str,
    pub back_at: &'static str,
    /// And how long, before the night.
    pub until: &'static str,
    pub until_changed: &'static str,
    /// From the dose.
    pub then: fn(&str) -> String,
}

/// What a check-in says of its night, as seen from tonight.
#[derive(Debug)]
pub struct OfNight {
    /// The score of the night before.
    pub was: fn(&str) -> String,
    pub awful: &'static str,
    pub sleep: &'static str,
    pub doses: &'static str,
}

/// The check-in.
#[derive(Debug)]
pub struct CheckIn {
    pub symptoms: &'static str,
    pub scale: &'static str,
    pub none: &'static str,
    pub worst: &'static str,
    pub clear: &'static str,
    /// On the check-in of tonight.
    pub tonight: OfNight,
    /// On that of another night.
    pub earlier: OfNight,
    pub more: &'static str,
    pub fewer: &'static str,
    pub sleep_none: &'static str,
    pub sleep_typed: &'static str,
    pub sleep_hint: &'static str,
    pub sleep_wrong: &'static str,
    pub sleep_quarters: &'static str,
    pub sleep_long: &'static str,
    pub sleep_well: &'static str,
    /// From the worst to the best.
    pub sleep_quality: [&'static str; 5],
    pub less: &'static str,
    pub longer: &'static str,
    pub sleep_clear: &'static str,
    /// From the number.
    pub hours: fn(&str) -> String,
    pub side_effects: &'static str,
    /// From the side effect.
    pub how_much: fn(&str) -> String,
    pub circumstances: &'static str,
    pub note: &'static str,
    /// From the number of characters that are left.
    pub note_left: fn(&str) -> String,
    pub note_full: fn(&str) -> String,
    pub save: &'static str,
    pub kept_at_once: &'static str,
    /// From the time at which it was begun.
    pub draft: fn(&str) -> String,
    pub draft_of_kept: &'static str,
    pub unkept: &'static str,
    pub throw_away: &'static str,
    pub thrown: &'static str,
    pub another: &'static str,
    pub is_another: &'static str,
    pub nothing: &'static str,
    pub change: &'static str,
    pub remove: &'static str,
    pub back: &'static str,
}

/// A dose by hand.
#[derive(Debug)]
pub struct LogDose {
    pub lead: &'static str,
    pub dose: &'static str,
    pub draw: &'static str,
    pub draw_hint: &'static str,
    pub time: &'static str,
    pub time_hint: &'static str,
    pub time_hint_earlier: &'static str,
    pub time_wrong: &'static str,
    /// From the time now.
    pub time_later: fn(&str) -> String,
    pub bottle: &'static str,
    pub no_bottle: &'static str,
    /// From the strength of the bottle.
    pub other_draw: fn(&str) -> String,
    pub save: &'static str,
    pub cancel: &'static str,
    pub no_dose: &'static str,
    pub zero: &'static str,
    pub only_mg: &'static str,
    pub only_ml: &'static str,
    pub draw_wrong: &'static str,
    pub answer_first: &'static str,
    pub field_first: &'static str,
    /// From what is recorded of tonight.
    pub already: fn(&str) -> String,
    pub full: &'static str,
    pub above_why: fn(&str) -> String,
    pub far_above_why: fn(&str) -> String,
    pub refused: fn(&str) -> String,
    pub refused_why: fn(&str) -> String,
    pub refused_unit: &'static str,
    pub refused_do: &'static str,
    pub took: fn(&str) -> String,
    /// From what was taken on that night in all.
    pub took_in_all: fn(&str) -> String,
    pub tenfold_yes: fn(&str) -> String,
    /// From the mass in 1 mL.
    pub strength: fn(&str) -> String,
    pub in_one_ml: fn(&str) -> String,
    pub strength_do: &'static str,
    /// From the dose and the draw.
    pub strength_yes: fn(&str, &str) -> String,
}

/// How the last change stands, and why something is not kept.
#[derive(Debug)]
pub struct Saving {
    pub going: &'static str,
    pub saved: &'static str,
    pub only_here: &'static str,
    pub only_here_do: &'static str,
    pub in_memory: &'static str,
    pub in_memory_do: &'static str,
    pub failed: &'static str,
    pub not_thrown: &'static str,
    /// Why, and what to do.
    pub why: fn(&SaveError) -> [&'static str; 2],
    pub reader: &'static str,
    pub reader_why: &'static str,
    pub write_here: &'static str,
    pub not_back: &'static str,
    pub not_back_then: &'static str,
    pub locked_away_why: &'static str,
    pub locked_away_do: &'static str,
    pub undo: &'static str,
    pub damaged: &'static str,
    pub no_chance: &'static str,
}
