//! What became of the doses that were due. Owns the counts; must not know when they were due within a night, and never takes a dose
//! for missed because nothing is recorded of it.

use crate::diary::DoseRecord;

use super::{Nights, Phase, Span};

/// What became of the doses of a span. `due` is `taken` + `missed` + `held` + `not_recorded`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DoseCount {
    /// How many were due by the plan.
    pub due: u32,
    /// Of these, how many were taken, whatever their size.
    pub taken: u32,
    /// How many were missed.
    pub missed: u32,
    /// How many were left out on purpose.
    pub held: u32,
    /// Of how many nothing is recorded, which does not mean that they were missed.
    pub not_recorded: u32,
    /// How many were taken that were not due: a second dose, or one without a plan.
    pub beyond: u32,
}

/// What became of the doses of a span. On each night those taken go to what was due first, then those missed, then those held;
/// what is recorded as missed or held beyond what was due counts nowhere. O(n) for the nights of the span.
#[must_use]
pub fn doses(nights: &Nights<'_>, span: Span) -> DoseCount {
    let due = match span.phase {
        Phase::Step { times, .. } => times,
        Phase::Before | Phase::Without => 0,
    };
    let mut sum = DoseCount::default();
    for night in span.each() {
        let records = || nights.of(night).iter().flat_map(|entry| &entry.doses);
        let count = |kind: fn(&DoseRecord) -> bool| {
            u32::try_from(records().filter(|record| kind(record)).count()).unwrap_or(u32::MAX)
        };
        let all_taken = count(|record| matches!(record, DoseRecord::Taken { .. }));
        let taken = all_taken.min(due);
        let missed = count(DoseRecord::is_missed).min(due.saturating_sub(taken));
        let left = due.saturating_sub(taken).saturating_sub(missed);
        let held = count(|record| matches!(record, DoseRecord::Held { .. })).min(left);
        sum.due = sum.due.saturating_add(due);
        sum.taken = sum.taken.saturating_add(taken);
        sum.missed = sum.missed.saturating_add(missed);
        sum.held = sum.held.saturating_add(held);
        sum.not_recorded = sum.not_recorded.saturating_add(left.saturating_sub(held));
        sum.beyond = sum.beyond.saturating_add(all_taken.saturating_sub(taken));
    }
    sum
}
