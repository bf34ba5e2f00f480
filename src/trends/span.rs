//! The steps of a plan as spans of a period. Owns which night belongs to which step; must not know what was recorded.

use crate::diary::Night;
use crate::dose::{DoseError, Mass};
use crate::plan::DatedStep;

use super::Period;

/// What was planned for the nights of a span. Whether it was taken is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Before the first step of the plan. The person may have taken something that is in no plan.
    Before,
    /// A step.
    Step {
        /// How much at each time.
        dose: Mass,
        /// All doses of a day together.
        a_day: Mass,
        /// How many doses a day.
        times: u32,
    },
    /// No step: a pause, or after a stop.
    Without,
}

/// Nights in a row with one phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// What was planned.
    pub phase: Phase,
    /// The first night of the phase, which may be before the period; the period's own first when nothing was before.
    pub began: Night,
    /// Its first night in the period.
    pub from: Night,
    /// Its last night in the period.
    pub to: Night,
}

impl Span {
    /// How many nights of it are in the period, at least 1.
    #[must_use]
    pub fn nights(self) -> u32 {
        u32::try_from(self.to.nights_since(self.from)).unwrap_or(0).saturating_add(1)
    }

    /// Each of them, in order.
    pub fn each(self) -> impl Iterator<Item = Night> {
        Period::new(self.from, self.to).into_iter().flat_map(Period::nights)
    }
}

/// The spans of a period, in order, every night in one of them: `steps` are those of the plan. Steps that follow each other with the
/// same dose at other times are spans of their own.
///
/// A night belongs to the step that was due on its evening. Its scores are mostly told that same evening, before or with the dose, so
/// that the first night of a step still tells of the step before it: one night of many, and not moved here.
///
/// # Errors
/// [`DoseError::TooLarge`] when the doses of a day do not fit.
pub fn spans(steps: &[DatedStep], period: Period) -> Result<Vec<Span>, DoseError> {
    let mut spans = Vec::new();
    let mut phase = Phase::Before;
    let mut began = period.from();
    for step in steps {
        let Ok(from) = Night::new(step.from) else { continue };
        push(&mut spans, period, Span { phase, began, from: began, to: from }, End::Open);
        let to = step.until.and_then(|until| Night::new(until).ok());
        let times = u32::try_from(step.times.as_slice().len()).or(Err(DoseError::TooLarge))?;
        phase = Phase::Step { dose: step.dose, a_day: step.a_day()?, times };
        let last = to.unwrap_or(period.to()).max(from);
        push(&mut spans, period, Span { phase, began: from, from, to: last }, End::Counted);
        let Some(next) = to.and_then(Night::next) else { return Ok(spans) };
        (phase, began) = (Phase::Without, next);
    }
    let rest = Span { phase, began, from: began, to: period.to() };
    push(&mut spans, period, rest, End::Counted);
    Ok(spans)
}

/// Whether the last night of a span is its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Counted,
    Open,
}

/// Adds what of a span is in the period, if anything is.
fn push(spans: &mut Vec<Span>, period: Period, span: Span, end: End) {
    let last = if end == End::Open { span.to.previous() } else { Some(span.to) };
    let Some(last) = last else { return };
    let (from, to) = (span.from.max(period.from()), last.min(period.to()));
    if from <= to {
        spans.push(Span { from, to, ..span });
    }
}

/// For each span the place of its daily dose among the different ones, from 1 for the least; 0 without a dose. What a staircase or
/// the depth of a band is drawn from.
#[must_use]
pub fn levels(spans: &[Span]) -> Vec<usize> {
    let of = |span: &Span| match span.phase {
        Phase::Step { a_day, .. } => Some(a_day),
        Phase::Before | Phase::Without => None,
    };
    let mut doses: Vec<Mass> = spans.iter().filter_map(of).collect();
    doses.sort_unstable();
    doses.dedup();
    let level = |dose: Mass| doses.partition_point(|other| *other <= dose);
    spans.iter().map(|span| of(span).map_or(0, level)).collect()
}
