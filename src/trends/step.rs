//! The scores of each step in a few numbers. Owns which steps are compared; must not know how a change is worked out.

use super::series::SCORES;
use super::{Counts, Hundredths, NightScore, Series, Shift, Span, Spread, limits, shift};

/// The scores of one span in a few numbers. `nights` is `scored` + `awful` + those that are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StepStats {
    /// Which nights.
    pub span: Span,
    /// How many nights it has in the period.
    pub nights: u32,
    /// How many of them have a score. All numbers below are of these alone.
    pub scored: u32,
    /// How many have no score but the word that they were awful.
    pub awful: u32,
    /// Where the scores lie; none without a score.
    pub spread: Option<Spread>,
    /// The average; none without a score.
    pub average: Option<Hundredths>,
    /// How far they lie from those of a step before.
    pub change: Change,
}

impl StepStats {
    /// How many nights have no score, awful ones too.
    #[must_use]
    pub const fn missing(&self) -> u32 {
        self.nights.saturating_sub(self.scored)
    }
}

/// The change from a span before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// No span before has [`limits::LEAST_NIGHTS`] scored nights.
    NothingBefore,
    /// This span has fewer: too few to say.
    TooFew,
    /// From the last span before that has enough.
    Since {
        /// Its place among the spans.
        place: usize,
        /// How far.
        shift: Shift,
    },
}

/// The scores of each span in a few numbers, and the change from the last span before that has enough scores, which is not always
/// the one just before. O(n).
///
/// All scores of a span count alike, its first days too, in which what was before may still last.
#[must_use]
pub fn step_stats(series: &Series, spans: &[Span]) -> Vec<StepStats> {
    let mut before = None;
    let mut stats = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let scores = series.scores(span.from, span.to);
        let enough = scores.len() >= limits::LEAST_NIGHTS;
        let since = |(place, before): &(usize, Vec<_>)| {
            let place = *place;
            shift(before, &scores).map(|shift| Change::Since { place, shift })
        };
        let change = match &before {
            _ if !enough => Change::TooFew,
            Some(before) => since(before).unwrap_or(Change::TooFew),
            None => Change::NothingBefore,
        };
        let nights = series.within(span.from, span.to);
        let awful = nights.iter().filter(|night| **night == NightScore::Awful).count();
        let counts = Counts::<SCORES>::of(scores.iter().map(|score| score.number()));
        stats.push(StepStats {
            span: *span,
            nights: span.nights(),
            scored: counts.total(),
            awful: u32::try_from(awful).unwrap_or(u32::MAX),
            spread: counts.spread(),
            average: counts.average(),
            change,
        });
        if enough {
            before = Some((place, scores));
        }
    }
    stats
}
