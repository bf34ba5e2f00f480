//! What can go wrong in dose arithmetic. Owns the errors as values; the words for them belong to the screen's catalogue.

/// What a number stands for, so that a message can name the field it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The prescribed mass.
    Dose,
    /// The mass per volume on a label.
    Strength,
    /// A volume of liquid that is drawn or taken out.
    Draw,
    /// The volume that a label's strength is counted in ("5 mg per 5 mL").
    LabelVolume,
    /// The volume that a batch or a dilution is made up to.
    FinalVolume,
    /// Water that is added.
    Water,
    /// The full volume of a syringe.
    Capacity,
    /// The distance between two marks of a syringe.
    Mark,
    /// A number of tablets.
    Tablets,
    /// The mass in one tablet.
    Tablet,
    /// A number of drops.
    Drops,
    /// The volume that counted drops filled.
    DropVolume,
}

/// Why there is no answer. None of these is ever an answer that is merely rounded or clipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DoseError {
    /// A number is larger or finer than can be calculated with exactly.
    TooLarge,
    /// A division by zero.
    ByZero,
    /// A difference below zero.
    BelowZero,
    /// This number must be more than zero.
    Zero(Subject),
    /// Only whole numbers make sense here: tablets, drops.
    NotWhole(Subject),
    /// The capacity of the syringe is not a whole number of marks.
    CapacityBetweenMarks,
    /// More marks than [`super::limits::MOST_MARKS`].
    TooManyMarks,
    /// A capacity above [`super::limits::LARGEST_SYRINGE`].
    SyringeTooLarge,
    /// A dilution cannot make a liquid stronger than what it starts from.
    StrongerThanStock,
    /// The final volume is less than the volume that goes into it.
    LessThanGoesIn,
    /// A ladder without steps, or without a syringe.
    NothingToSolve,
    /// None of the liquids that are tried can be drawn for any of the steps.
    NothingFits,
    /// More steps than [`super::limits::MOST_STEPS`].
    TooManySteps,
}
