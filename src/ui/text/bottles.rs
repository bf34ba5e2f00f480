//! The messages of the bottles: their section of the Plan place, their own place, and the stop at another strength.

use crate::plan::{BottleState, Closing, DiscardSource, Ends, Origin, PlanError};

/// The bottles.
#[derive(Debug)]
pub struct Bottles {
    pub lead: &'static str,
    pub to_plan: &'static str,
    pub in_use: &'static str,
    pub none: &'static str,
    pub none_why: &'static str,
    pub none_open: &'static str,
    pub put_in: &'static str,
    pub all: &'static str,
    pub all_why: &'static str,
    /// A picture of it: from its volume, and what is in it.
    pub picture: fn(&str, &str) -> String,
    /// From a volume.
    pub left: fn(&str) -> String,
    /// That more was drawn or found than the bottle should hold: how much more, and its volume.
    pub beyond: fn(&str, &str) -> String,
    /// From a date with its weekday.
    pub lasts_to: fn(&str) -> String,
    pub no_dose_held: &'static str,
    pub no_doses: &'static str,
    pub state: fn(BottleState) -> &'static str,
    pub is_in_use: &'static str,
    /// From a date.
    pub begun: fn(Origin, &str) -> String,
    pub discard: fn(DiscardSource, &str) -> String,
    pub unusual: &'static str,
    pub unusual_sure: &'static str,
    pub no_discard: &'static str,
    /// From the day it was closed.
    pub closed_on: fn(Closing, &str) -> String,
    /// Of a bottle: all that was in it, drawn, spilt, missing or not recorded if anything, to draw, left over.
    pub bar: fn(&str, &str, Option<&str>, &str, &str) -> String,
    pub drawn: fn(&str) -> String,
    /// Drawn, and spilt, missing or not recorded.
    pub gone: fn(&str, &str) -> String,
    pub to_draw: fn(&str) -> String,
    pub left_over: fn(&str) -> String,
    pub tonight: &'static str,
    pub until: fn(&str) -> String,
    /// Why something is left over: what ends the bottle, who says until when it may be used, and how much.
    pub rest: fn(Ends, Option<DiscardSource>, &str) -> String,
    /// From the day.
    pub order_by: fn(&str) -> String,
    pub order_now: &'static str,
    /// If all doses without a record were taken: from when to order, and what that brings, then.
    pub if_taken: fn(&str) -> String,
    /// So many bottles of this volume to the plan's last night.
    pub to_end: fn(u32, &str, &str) -> String,
    /// From the volume, and the days.
    pub each: fn(&str, i64) -> String,
    /// From the last night of the plan, if it has one.
    pub enough: fn(Option<&str>) -> String,
    /// From the bottle's number.
    pub expired: fn(u32) -> String,
    pub expired_do: &'static str,
    pub empty: fn(u32) -> String,
    pub not_drawn: &'static str,
    pub empty_do: &'static str,
    pub look: &'static str,
    pub closed: &'static str,
    pub new: &'static str,
    pub go_on: &'static str,
    pub unsaved: &'static str,
    pub changed: &'static str,
    pub is_saved: &'static str,
    pub is_opened: &'static str,
    pub is_used: &'static str,
    /// The same where old bottles are closed by that.
    pub is_used_old_closed: &'static str,
    pub is_spilt: &'static str,
    pub is_counted: &'static str,
    pub is_closed: &'static str,
    pub is_reopened: &'static str,
    pub is_confirmed: &'static str,
    pub form: &'static str,
    pub known: &'static str,
    pub origin: &'static str,
    pub origin_of: fn(Origin) -> &'static str,
    pub strength_fixed: &'static str,
    pub volume: &'static str,
    pub volume_hint: &'static str,
    pub begun_on: fn(Option<Origin>) -> &'static str,
    pub begun_hint: &'static str,
    pub discard_by: &'static str,
    pub discard_hint: &'static str,
    pub made_keeps: &'static str,
    pub source: &'static str,
    pub source_of: fn(DiscardSource) -> &'static str,
    pub save: &'static str,
    pub look_at: &'static str,
    pub no_origin: &'static str,
    pub no_strength: &'static str,
    pub no_volume: &'static str,
    pub no_source: &'static str,
    pub zero: &'static str,
    /// From the limit.
    pub too_large: fn(&str) -> String,
    pub no_date: &'static str,
    pub future: &'static str,
    pub before_begun: &'static str,
    pub was_drawn: &'static str,
    pub refused: fn(PlanError) -> &'static str,
    pub open_now: &'static str,
    pub use_now: &'static str,
    pub use_now_why: &'static str,
    pub spill: &'static str,
    pub spill_amount: &'static str,
    pub spill_hint: &'static str,
    pub spill_save: &'static str,
    /// From what is left.
    pub spill_more: fn(&str) -> String,
    pub count: &'static str,
    pub count_amount: &'static str,
    /// From what is left by the count so far.
    pub count_hint: fn(&str) -> String,
    pub count_save: &'static str,
    /// From the volume of the bottle.
    pub count_more: fn(&str) -> String,
    pub close: &'static str,
    pub close_why: &'static str,
    pub close_reason: &'static str,
    pub no_closing: &'static str,
    pub closing: fn(Closing) -> &'static str,
    /// From what is left.
    pub close_rest: fn(&str) -> String,
    /// When the doses without a record were due.
    pub in_its_time: &'static str,
    pub close_empty: &'static str,
    pub close_save: &'static str,
    pub reopen: &'static str,
    pub reopen_why: &'static str,
    pub cancel: &'static str,
    pub stop: &'static str,
    pub stop_in_use: &'static str,
    /// The strength of the one bottle is typed anew.
    pub stop_corrected: &'static str,
    pub stop_beside: &'static str,
    pub stop_look: &'static str,
    pub look_both: &'static str,
    /// From the dose.
    pub stop_dose: fn(&str) -> String,
    pub corrected_dose: fn(&str) -> String,
    /// From the strength that was typed before.
    pub was_typed: fn(&str) -> String,
    pub until_now: &'static str,
    pub new_bottle: &'static str,
    pub as_typed: &'static str,
    pub as_corrected: &'static str,
    pub label: &'static str,
    pub draw: &'static str,
    pub syringe: &'static str,
    pub mark: &'static str,
    /// Which mark, of how many.
    pub mark_of: fn(u32, u32) -> String,
    pub mark_near: fn(u32, u32) -> String,
    /// Of the last mark, where the draw is more.
    pub mark_over: fn(u32, u32) -> String,
    pub below_first: &'static str,
    /// From the words for the mark of each fill.
    pub fills_near: fn(&str) -> String,
    pub no_syringe: &'static str,
    pub small: &'static str,
    pub tiny: &'static str,
    /// The old draw, what it would be from the new bottle, and how that stands to the dose.
    pub slip: fn(&str, &str, &str) -> String,
    pub corrected_slip: fn(&str, &str, &str) -> String,
    /// So many times the dose, a whole number.
    pub times: fn(u64) -> String,
    /// From the number as it is written; with "about" in it where it is rounded.
    pub times_about: fn(&str) -> String,
    pub part: fn(u64) -> String,
    /// From the percentage.
    pub more: fn(&str) -> String,
    pub less: fn(&str) -> String,
    /// From the draw.
    pub draw_from_now: fn(&str) -> String,
    pub keep_old: &'static str,
    pub keep_typed: &'static str,
    pub put_beside: &'static str,
    pub correct_beside: &'static str,
    pub beside_why: &'static str,
    pub not_now: &'static str,
}
