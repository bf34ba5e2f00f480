//! Published ways to begin, as values with the key of their source. They disagree, and none was compared with another in a trial: each
//! is only a start to edit. The words, the sources in full and how sure they are belong to the screen's catalogue.

use super::{Length, PlanError, Step, Times};
use crate::dose::{Exact, Mass};

/// A published way to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// For MS, slow: 1.5, 3, then 4.5 mg, 4 weeks each before the last; slower or lower if spasms rise.
    MsSlow,
    /// For MS: 3 mg for a month, then 4.5 mg. A month is taken as 30 days.
    MsMonth,
    /// 1.5, 3, then 4.5 mg, 2 weeks each before the last: the slower end of the 7 to 14 days that are published.
    Fortnights,
    /// From 0.5 mg by 0.5 mg each 2 weeks to 4.5 mg: the lower end of the 0.5 to 1 mg that are published.
    HalfMilligrams,
}

/// The key of a source. All of them are expert opinion, of medium sureness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The Norwegian page on low-dose naltrexone, "Dosering" (sites.google.com/view/ldnno/dosering).
    LdnNorway,
    /// Lawrence 2008 (ldnhilft.org).
    Lawrence2008,
    /// Lavender Sky Health, summary of naltrexone (lavenderskyhealth.com/rx-summaries/naltrexone).
    LavenderSky,
    /// LDN Research Trust, "Dosing Info" 2021 (studylib.net/doc/27218742).
    ResearchTrust2021,
}

impl Preset {
    /// Every preset, in the order of a menu.
    pub const ALL: [Self; 4] =
        [Self::MsSlow, Self::MsMonth, Self::Fortnights, Self::HalfMilligrams];

    /// Where it was published.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::MsSlow => Source::LdnNorway,
            Self::MsMonth => Source::Lawrence2008,
            Self::Fortnights => Source::LavenderSky,
            Self::HalfMilligrams => Source::ResearchTrust2021,
        }
    }

    /// Its steps at the times that the person chose, to be edited; the last is open.
    ///
    /// # Errors
    /// [`PlanError::TooMuch`] for so many times a day that the doses come to too much.
    pub fn steps(self, times: &Times) -> Result<Vec<Step>, PlanError> {
        let (days, tenths): (u16, &[u64]) = match self {
            Self::MsSlow => (28, &[15, 30, 45]),
            Self::MsMonth => (30, &[30, 45]),
            Self::Fortnights => (14, &[15, 30, 45]),
            Self::HalfMilligrams => (14, &[5, 10, 15, 20, 25, 30, 35, 40, 45]),
        };
        let last = tenths.last();
        let step = |tenth: &u64| {
            let length = if Some(tenth) == last { Length::Open } else { Length::Days(days) };
            Step::new(Mass::mg(Exact::decimal(*tenth, 1)?), times.clone(), length)
        };
        tenths.iter().map(step).collect()
    }
}
