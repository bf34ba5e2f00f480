//! The built-in symptoms and side effects, with the numbers that they keep for ever. Their names belong to the screen's catalogue.

use std::fmt::Debug;

/// A kind of list: what is built into it.
pub trait Kind: Copy + Debug + Ord + 'static {
    /// Every built-in, in the order of a new list.
    const ALL: &'static [Self];
    /// How many of them a new list shows, from the first on.
    const SHOWN: usize;
    /// The number of a built-in, 1 to 99: the same in every version.
    fn number(self) -> u32;
}

/// The built-in symptoms. A higher score is always worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symptom {
    /// Fatigue.
    Fatigue,
    /// Stiffness, also called spasticity.
    Stiffness,
    /// Pain.
    Pain,
    /// Poor sleep: 10 is the worst.
    PoorSleep,
    /// Thinking and memory.
    Thinking,
    /// Walking.
    Walking,
    /// Balance.
    Balance,
    /// Numbness or tingling.
    Numbness,
    /// Vision.
    Vision,
    /// Bladder.
    Bladder,
    /// Mood.
    Mood,
    /// Being worse in the heat.
    Heat,
}

impl Kind for Symptom {
    const ALL: &'static [Self] = &[
        Self::Fatigue,
        Self::Stiffness,
        Self::Pain,
        Self::PoorSleep,
        Self::Thinking,
        Self::Walking,
        Self::Balance,
        Self::Numbness,
        Self::Vision,
        Self::Bladder,
        Self::Mood,
        Self::Heat,
    ];
    const SHOWN: usize = 5;

    fn number(self) -> u32 {
        match self {
            Self::Fatigue => 1,
            Self::Pain => 2,
            Self::Stiffness => 3,
            Self::PoorSleep => 4,
            Self::Walking => 5,
            Self::Balance => 6,
            Self::Numbness => 7,
            Self::Vision => 8,
            Self::Thinking => 9,
            Self::Bladder => 10,
            Self::Mood => 11,
            Self::Heat => 12,
        }
    }
}

/// The built-in side effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SideEffect {
    /// Vivid dreams.
    VividDreams,
    /// Trouble sleeping.
    TroubleSleeping,
    /// Headache.
    Headache,
    /// Nausea.
    Nausea,
    /// Dizziness.
    Dizziness,
    /// Fatigue.
    Fatigue,
    /// More stiffness, also called increased spasticity.
    MoreStiffness,
    /// More pain.
    MorePain,
    /// Diarrhoea.
    Diarrhoea,
    /// Irritability.
    Irritability,
}

impl Kind for SideEffect {
    const ALL: &'static [Self] = &[
        Self::VividDreams,
        Self::TroubleSleeping,
        Self::Headache,
        Self::Nausea,
        Self::Dizziness,
        Self::Fatigue,
        Self::MoreStiffness,
        Self::MorePain,
        Self::Diarrhoea,
        Self::Irritability,
    ];
    const SHOWN: usize = 10;

    fn number(self) -> u32 {
        match self {
            Self::VividDreams => 1,
            Self::TroubleSleeping => 2,
            Self::Headache => 3,
            Self::Nausea => 4,
            Self::Dizziness => 5,
            Self::Fatigue => 6,
            Self::MoreStiffness => 7,
            Self::MorePain => 8,
            Self::Diarrhoea => 9,
            Self::Irritability => 10,
        }
    }
}
