//! Syringes and their marks. Owns which volumes a syringe can show; must not know what is in it.

use super::{DoseError, Exact, Subject, Volume, limits};

/// A syringe: its capacity and the volume between two neighbouring marks. The capacity is a whole number of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syringe {
    capacity: Volume,
    spacing: Volume,
    marks: u32,
}

/// One graduation line of a syringe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Which line, counted from the tip: 1 is the first above zero, 0 is the empty syringe.
    pub index: u32,
    /// The volume at that line.
    pub volume: Volume,
}

/// Capacity and spacing of the usual syringes, in hundredths of a millilitre.
///
/// Graduations are not standard, so these are only ever offered for a person to confirm against the one in their hand.
const USUAL: [(u64, u64); 8] =
    [(50, 1), (100, 1), (100, 10), (250, 10), (300, 10), (500, 20), (1000, 20), (1000, 50)];

impl Syringe {
    /// A syringe that holds `capacity` and has a mark each `spacing`.
    ///
    /// # Errors
    /// [`DoseError::Zero`], [`DoseError::CapacityBetweenMarks`], [`DoseError::TooManyMarks`] or [`DoseError::SyringeTooLarge`].
    pub fn new(capacity: Volume, spacing: Volume) -> Result<Self, DoseError> {
        let marks =
            capacity.above_zero(Subject::Capacity)?.over(spacing.above_zero(Subject::Mark)?)?;
        if capacity > limits::LARGEST_SYRINGE {
            return Err(DoseError::SyringeTooLarge);
        }
        if !marks.is_whole() {
            return Err(DoseError::CapacityBetweenMarks);
        }
        match u32::try_from(marks.floor()) {
            Ok(marks) if marks <= limits::MOST_MARKS => Ok(Self { capacity, spacing, marks }),
            _ => Err(DoseError::TooManyMarks),
        }
    }

    /// The usual syringes: 0.5 and 1 mL with a mark each 0.01 mL, 1, 2.5 and 3 mL each 0.1, 5 and 10 mL each 0.2, 10 mL each 0.5.
    #[must_use]
    pub fn usual() -> Vec<Self> {
        let of = |(capacity, spacing)| {
            Self::new(
                Volume::ml(Exact::hundredths(capacity)),
                Volume::ml(Exact::hundredths(spacing)),
            )
            .ok()
        };
        USUAL.into_iter().filter_map(of).collect()
    }

    /// The full volume.
    #[must_use]
    pub const fn capacity(self) -> Volume {
        self.capacity
    }

    /// The volume between two neighbouring marks.
    #[must_use]
    pub const fn spacing(self) -> Volume {
        self.spacing
    }

    /// How many marks there are above zero; the last is the capacity.
    #[must_use]
    pub const fn marks(self) -> u32 {
        self.marks
    }

    /// Whether `volume` goes into one fill.
    #[must_use]
    pub fn holds(self, volume: Volume) -> bool {
        volume <= self.capacity
    }

    /// The mark with this number, if the syringe has it.
    #[must_use]
    pub fn mark(self, index: u32) -> Option<Mark> {
        let volume = self.spacing.times(Exact::whole(index.into())).ok()?;
        self.holds(volume).then_some(Mark { index, volume })
    }

    /// The mark nearest to `volume`, halfway going up; none when the volume does not go into one fill.
    ///
    /// Mark 0 is the answer for less than half a mark: nothing can be drawn then.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn nearest_mark(self, volume: Volume) -> Result<Option<Mark>, DoseError> {
        if !self.holds(volume) {
            return Ok(None);
        }
        let index = volume.over(self.spacing)?.nearest();
        let volume = self.spacing.times(Exact::whole(index))?;
        u32::try_from(index).map(|index| Some(Mark { index, volume })).or(Err(DoseError::TooLarge))
    }
}
