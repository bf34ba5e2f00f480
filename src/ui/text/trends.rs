//! The messages of the Trends place. The English text says best what each is.

use crate::trends::Grain;
use crate::ui::state::trends::{PeriodProblem, Zoom};

/// The Trends place.
#[derive(Debug)]
pub struct Trends {
    /// From the first and last night, how many nights, and how many with an entry.
    pub lead: fn(&str, &str, u32, usize) -> String,
    /// From the months that are read, and all of them.
    pub reading: fn(usize, usize) -> String,
    pub empty: &'static str,
    pub empty_then: &'static str,
    pub to_tonight: &'static str,
    /// From the months.
    pub unsound: fn(&str) -> String,
    pub plan_unsound: &'static str,
    pub relapses_unsound: &'static str,
    pub zoom: &'static str,
    pub zoom_of: fn(Zoom) -> &'static str,
    pub first_night: &'static str,
    pub last_night: &'static str,
    pub problem: fn(PeriodProblem) -> &'static str,
    pub drawn: &'static str,
    pub none_drawn: &'static str,
    pub report: &'static str,
}

/// The picture of symptoms and doses, the one of a year, and their numbers.
#[derive(Debug)]
pub struct TrendLines {
    pub title: &'static str,
    pub worst: &'static str,
    /// The picture in a sentence, from the symptoms, first and last night, the doses, and the last medians.
    pub label: fn(&str, [&str; 2], &str, &str) -> String,
    /// From a symptom and its median.
    pub now: fn(&str, &str) -> String,
    pub no_now: &'static str,
    pub caption: &'static str,
    /// Where months are drawn, from how many nights have a missed dose.
    pub caption_months: fn(usize) -> String,
    pub caption_marks: &'static str,
    pub before: &'static str,
    pub relapse: &'static str,
    pub read: &'static str,
    pub read_hint: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub nothing_written: &'static str,
    /// From the date.
    pub open: fn(&str) -> String,
    pub numbers: &'static str,
    pub marks: &'static str,
    pub part: fn(Grain) -> &'static str,
    /// From the first and the last night of it.
    pub part_of: fn(&str, &str) -> String,
    pub nights: &'static str,
    /// From a median and how many nights have a score.
    pub median_of: fn(&str, u32) -> String,
    pub no_score: &'static str,
    pub doses: &'static str,
    pub table_caption: &'static str,
    pub year: &'static str,
    /// From the year, the symptom, first and last night, how many nights and how many of them have a score.
    pub year_label: fn(&str, &str, [&str; 2], u32, u32) -> String,
    /// From the symptom, and the score from which on a bar stands out.
    pub year_caption: fn(&str, u8) -> String,
    pub month: &'static str,
    pub median: &'static str,
    pub missed: &'static str,
}

/// The steps, what changed with them, and two periods beside each other.
#[derive(Debug)]
pub struct TrendSteps {
    pub title: &'static str,
    pub table: &'static str,
    pub symptom: &'static str,
    /// From the symptom.
    pub caption: fn(&str) -> String,
    pub step: &'static str,
    pub nights: &'static str,
    pub median: &'static str,
    pub middle_half: &'static str,
    pub change: &'static str,
    pub range: &'static str,
    pub before: &'static str,
    pub no_plan: &'static str,
    pub plan_unread: &'static str,
    pub without: &'static str,
    pub now: &'static str,
    /// From how many.
    pub missing: fn(u32) -> String,
    pub awful: fn(u32) -> String,
    /// From the two ends.
    pub from_to: fn(&str, &str) -> String,
    /// From the step.
    pub against: fn(&str) -> String,
    /// From the percent of pairs in which it is lower now, and higher.
    pub pairs: fn(u64, u64) -> String,
    pub too_few: &'static str,
    pub nothing_before: &'static str,
    pub no_range: &'static str,
    /// Sentences, from the symptom, the step, the one before, the points and the two ends of their range.
    pub lower: fn(&str, [&str; 2], [&str; 3]) -> String,
    pub higher: fn(&str, [&str; 2], [&str; 3]) -> String,
    pub unclear: fn(&str, [&str; 2], [&str; 3]) -> String,
    /// From the symptom, the step, the one before, and the points.
    pub flat: fn(&str, [&str; 2], &str) -> String,
    /// Steps without a dose, within a sentence.
    pub before_within: &'static str,
    pub without_within: &'static str,
    /// A symptom and how many nights have a score.
    pub with: fn(&str, u32) -> String,
    /// From the step, and symptoms with their nights.
    pub few: fn(&str, &str) -> String,
    /// From the step and the symptoms.
    pub alone: fn(&str, &str) -> String,
    pub caveat: &'static str,
    pub method: &'static str,
    pub method_points: &'static [&'static str],
    pub compare: &'static str,
    pub compare_lead: &'static str,
    pub compared: [&'static str; 4],
    pub earlier: &'static str,
    pub later: &'static str,
    pub overlap: &'static str,
    /// From the name of the period and its doses.
    pub compared_doses: fn(&str, &str) -> String,
    pub compare_table: &'static str,
    pub compare_caption: &'static str,
}

/// Side effects, doses, sleep, relapse records.
#[derive(Debug)]
pub struct TrendTables {
    pub side_effects: &'static str,
    pub side_effect: &'static str,
    /// From the side effect.
    pub fades: fn(&str) -> String,
    pub weeks_caption: &'static str,
    /// From the number of the week.
    pub week: fn(usize) -> String,
    pub later_weeks: &'static str,
    pub all_nights: &'static str,
    /// From how many, and of how many.
    pub of: fn(u32, u32) -> String,
    /// Where nothing is told of it, though there may be an entry; of a score; and where there is no entry.
    pub not_told: &'static str,
    pub not_scored: &'static str,
    pub no_entry: &'static str,
    pub no_side_effect: &'static str,
    pub weeks_caveat: &'static str,
    pub doses: &'static str,
    pub doses_caption: &'static str,
    pub due: &'static str,
    pub taken: &'static str,
    pub missed: &'static str,
    pub held: &'static str,
    pub not_recorded: &'static str,
    pub not_due: &'static str,
    pub sleep: &'static str,
    pub sleep_caption: &'static str,
    pub time: &'static str,
    /// From the two times.
    pub between: fn(&str, &str) -> String,
    pub nights: &'static str,
    pub slept: &'static str,
    /// From the hours.
    pub hours: fn(&str) -> String,
    /// From where the middle half lies, and how many nights tell.
    pub half_of: fn(&str, u32) -> String,
    pub quality: &'static str,
    pub dreams: &'static str,
    pub no_sleep: &'static str,
    pub sleep_caveat: &'static str,
    pub relapses: &'static str,
    pub relapses_caption: &'static str,
    pub year: &'static str,
    pub days: &'static str,
    pub records: &'static str,
    pub confirmed: &'static str,
    pub no_relapse: &'static str,
    /// From how many a year, the two ends, and the days.
    pub rate: fn(&str, Option<[&str; 2]>, u32) -> String,
    pub no_rate: &'static str,
}
