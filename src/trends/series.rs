//! One symptom, night by night. Owns the moving median and where it has gaps; must not know of doses.

use std::collections::VecDeque;

use crate::diary::{Night, Score};

use super::{Counts, NightScore, Period, Quarters, Spread, limits};

/// How many scores there are.
pub(super) const SCORES: usize = 11;

/// One symptom, night by night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    period: Period,
    nights: Vec<NightScore>,
    /// The nights just before, for the moving median alone.
    lead: Vec<NightScore>,
}

impl Series {
    /// One value for each night of the period, and for those just before it.
    pub(super) const fn new(
        period: Period,
        nights: Vec<NightScore>,
        lead: Vec<NightScore>,
    ) -> Self {
        Self { period, nights, lead }
    }

    /// The nights that are looked at.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Each night with what it says, in order.
    pub fn each(&self) -> impl Iterator<Item = (Night, NightScore)> {
        self.period.nights().zip(self.nights.iter().copied())
    }

    /// What the nights of a part of the period say, in order.
    #[must_use]
    pub fn within(&self, from: Night, to: Night) -> &[NightScore] {
        let ends = [from, to].map(|night| self.period.place(night));
        match ends {
            [Some(first), Some(last)] => self.nights.get(first..=last).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The scores of a part of the period, in order, without the nights that have none.
    #[must_use]
    pub fn scores(&self, from: Night, to: Night) -> Vec<Score> {
        self.within(from, to).iter().filter_map(|night| night.score()).collect()
    }

    /// Where the scores of a part of the period lie; none without a score.
    #[must_use]
    pub fn spread(&self, part: Period) -> Option<Spread> {
        let scores = self.within(part.from(), part.to()).iter().filter_map(|night| night.score());
        Counts::<SCORES>::of(scores.map(Score::number)).spread()
    }

    /// For each night the median of its own score and those of the six nights before it; none when fewer than
    /// [`limits::LEAST_FOR_MEDIAN`] of these have a score. It looks at the nights before the period too, so that a night has one median
    /// whatever the period.
    ///
    /// It looks back only, so that what was drawn for a past night never changes, and the last value is that of the last seven
    /// nights. For that it lags: after a sudden change it follows on the fourth night. Exact; O(n).
    #[must_use]
    pub fn week_medians(&self) -> Vec<Option<Quarters>> {
        let mut counts = Counts::<SCORES>::default();
        let mut window = VecDeque::new();
        let mut medians = Vec::new();
        for night in self.lead.iter().chain(&self.nights) {
            let score = night.score().map(Score::number);
            if let Some(score) = score {
                counts.add(score);
            }
            window.push_back(score);
            if window.len() > limits::MEDIAN_NIGHTS
                && let Some(score) = window.pop_front().flatten()
            {
                counts.remove(score);
            }
            let enough = counts.total() >= limits::LEAST_FOR_MEDIAN;
            medians.push(counts.median().filter(|_| enough));
        }
        medians.split_off(self.lead.len())
    }
}
