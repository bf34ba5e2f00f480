//! The parts of the program that come after the first place, by their names. It does not know how they are fetched.

use std::fmt;

/// A part of the program that is not loaded with the first place. The build splits it off by the names of its functions
/// (`xtask/src/parts.rs`), so calling into it before it is there stops the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What most places share: fields and choices, the picture of a syringe, labels, the plan's sums.
    Draw,
    /// The diary's engine. A first start, the calculators, Settings, About and Learn do without; it comes after the calculators where
    /// there is a diary in clear. It needs [`Part::Draw`].
    Diary,
    /// The Tonight place. It needs [`Part::Diary`].
    Tonight,
    /// The forms of a night: the check-in, a dose by hand, and what an entry is changed by later, with its scores and hours. It needs
    /// [`Part::Diary`].
    CheckIn,
    /// What looks back: the Diary place, one night, the trash, relapses; and the person's lists. It needs [`Part::CheckIn`].
    Nights,
    /// The plan: its steps, its bottles, the dose card, the file for a calendar. It needs [`Part::Diary`].
    Plan,
    /// What a diary shows over time: the Trends place, and the report for the visit. It needs [`Part::Diary`].
    Trends,
    /// The calculators, settings, About. It needs [`Part::Draw`].
    Places,
    /// What is known and where it comes from: the Learn place. It needs [`Part::Draw`].
    Learn,
    /// The person's data as a whole: the Data place with its files, a backup tried and restored, a file brought in, everything erased.
    /// It needs [`Part::Diary`], and [`Part::Seal`] for files with a passphrase of their own.
    Data,
    /// The passphrase: what seals and opens the diary, and its places. It needs [`Part::Diary`].
    Seal,
}

impl Part {
    /// Its name in the built page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draw => "draw",
            Self::Diary => "diary",
            Self::Tonight => "tonight",
            Self::CheckIn => "check-in",
            Self::Nights => "nights",
            Self::Plan => "plan",
            Self::Trends => "trends",
            Self::Places => "places",
            Self::Learn => "learn",
            Self::Data => "data",
            Self::Seal => "seal",
        }
    }
}

/// The code of a part did not come: no network, or the host has a newer version by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartError;

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the code of a part did not come")
    }
}

impl std::error::Error for PartError {}
