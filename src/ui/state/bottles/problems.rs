//! What can be wrong with a bottle as it is written, by field. Values only: the words are the catalogue's.

use crate::dose::{LabelError, NumberError};

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is there.
    Missing,
    /// It is no strength.
    Label(LabelError),
    /// It is an unusual strength, and nobody said that it is right.
    Unusual,
    /// It is no number.
    Number(NumberError),
    /// It must be more than nothing.
    Zero,
    /// It is more than a bottle holds.
    TooLarge,
    /// It is no date that the diary takes.
    NoDate,
    /// It is after today.
    Future,
    /// It is before the day on which it was opened or made.
    BeforeBegun,
    /// Doses were drawn from it, so it was opened.
    Drawn,
}

/// What is wrong, by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// With bought or made.
    pub origin: Option<Problem>,
    /// With the strength.
    pub strength: Option<Problem>,
    /// With the volume that it is counted in.
    pub label_volume: Option<Problem>,
    /// With the volume.
    pub volume: Option<Problem>,
    /// With the day it was opened or made.
    pub begun: Option<Problem>,
    /// With the day until which it may be used.
    pub discard: Option<Problem>,
    /// With who says so.
    pub source: Option<Problem>,
}
