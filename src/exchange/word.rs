//! The words by which other programs know the choices of the diary. They are English, they are no text for people, and they never
//! change: files that are years old hold them.

use crate::diary::{Circumstance, Feeling, Kind, Reason, Severity, SideEffect, Symptom, Timing};

/// A choice that has a word in files.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// Every choice.
    const EVERY: &'static [Self];

    /// Its word: small letters, digits and `_`.
    fn word(self) -> &'static str;

    /// The choice that has this word.
    fn of_word(word: &str) -> Option<Self> {
        Self::EVERY.iter().copied().find(|choice| choice.word() == word)
    }
}

impl Word for Timing {
    const EVERY: &'static [Self] = &[Self::OnTheNight, Self::Later];

    fn word(self) -> &'static str {
        match self {
            Self::OnTheNight => "on_the_night",
            Self::Later => "later",
        }
    }
}

impl Word for Feeling {
    const EVERY: &'static [Self] = &[Self::Awful];

    fn word(self) -> &'static str {
        match self {
            Self::Awful => "awful",
        }
    }
}

impl Word for Severity {
    const EVERY: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
        }
    }
}

impl Word for Circumstance {
    const EVERY: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::Heat => "heat",
            Self::Infection => "infection",
            Self::Fever => "fever",
            Self::Stress => "stress",
            Self::Period => "period",
            Self::OtherMedicine => "other_medicine",
        }
    }
}

impl Word for Reason {
    const EVERY: &'static [Self] = &Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::Advised => "advised",
            Self::Stiffer => "stiffer",
            Self::WorseSleep => "worse_sleep",
            Self::SideEffect => "side_effect",
            Self::Infection => "infection",
            Self::BeforeVisit => "before_visit",
            Self::Surgery => "surgery",
            Self::OtherMedicine => "other_medicine",
            Self::NoSupply => "no_supply",
            Self::GoesWell => "goes_well",
            Self::Other => "other",
        }
    }
}

impl Word for Symptom {
    const EVERY: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::Fatigue => "fatigue",
            Self::Stiffness => "stiffness",
            Self::Pain => "pain",
            Self::PoorSleep => "poor_sleep",
            Self::Thinking => "thinking",
            Self::Walking => "walking",
            Self::Balance => "balance",
            Self::Numbness => "numbness",
            Self::Vision => "vision",
            Self::Bladder => "bladder",
            Self::Mood => "mood",
            Self::Heat => "heat",
        }
    }
}

impl Word for SideEffect {
    const EVERY: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        match self {
            Self::VividDreams => "vivid_dreams",
            Self::TroubleSleeping => "trouble_sleeping",
            Self::Headache => "headache",
            Self::Nausea => "nausea",
            Self::Dizziness => "dizziness",
            Self::Fatigue => "fatigue",
            Self::MoreStiffness => "more_stiffness",
            Self::MorePain => "more_pain",
            Self::Diarrhoea => "diarrhoea",
            Self::Irritability => "irritability",
        }
    }
}
