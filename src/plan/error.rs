//! Why something cannot be in a plan or in the supply. Owns the errors as values, none of which holds what a person wrote; the words
//! for them belong to the screen's catalogue.

use crate::dose::DoseError;

/// Why a value or a change is not taken. What it was to change is then as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// A date outside [`super::limits::FIRST_YEAR`] to [`super::limits::LAST_YEAR`].
    Date,
    /// No time of day, one twice, or more than [`super::limits::MOST_TIMES`].
    Times,
    /// A step of no days, or of more than [`super::limits::LONGEST_STEP`].
    Length,
    /// Doses that come to more in a day than is calculated ([`crate::dose::limits::REFUSE_ABOVE`]).
    TooMuch,
    /// A plan without steps.
    NoSteps,
    /// More steps than [`crate::dose::limits::MOST_STEPS`].
    TooManySteps,
    /// More changes than [`super::limits::MOST_CHANGES`].
    TooManyChanges,
    /// A change that would begin before the night it is made on.
    InThePast,
    /// A change made before the one before it.
    MadeEarlier,
    /// A first change that is no start.
    NotStarted,
    /// No step is due on that night.
    NoStep,
    /// No step comes after this one.
    NoNextStep,
    /// No step before this one had a lower dose.
    NoLowerStep,
    /// A hold that would end before the step does by itself.
    HoldTooShort,
    /// The question about opioids is not answered yet.
    OpioidsUnanswered,
    /// Opioids are taken, or may be: the prescriber is asked first.
    Opioids,
    /// More characters than [`super::limits::LONGEST_NOTE`].
    NoteTooLong,
    /// A note with the character NUL.
    NoteHasNul,
    /// A bottle larger than [`super::limits::LARGEST_BOTTLE`].
    BottleTooLarge,
    /// A bottle to be discarded before it was opened or made.
    DiscardTooEarly,
    /// More bottles than [`super::limits::MOST_BOTTLES`].
    TooManyBottles,
    /// Two bottles have one number.
    BottleTwice,
    /// No bottle has this number.
    NoSuchBottle,
    /// Doses were drawn from the bottle: its strength is not written anew, the bottle is closed and another one begun.
    StrengthFixed,
    /// One dose is more than a whole bottle.
    BottleTooSmall,
    /// Further ahead than [`super::limits::FURTHEST_LOOK`].
    TooFar,
    /// The arithmetic has no answer.
    Dose(DoseError),
}

impl From<DoseError> for PlanError {
    fn from(error: DoseError) -> Self {
        Self::Dose(error)
    }
}
