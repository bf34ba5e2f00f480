//! What a person says about the columns of a file. Owns the choices and whether they make sense together; must not read a row.

use std::collections::BTreeSet;

use crate::diary::{
    Circumstance, DayBoundary, Id, NaiveDate, NaiveTime, Score, SideEffect, Symptom,
};
use crate::dose::{Exact, MassUnit};
use crate::exchange::Refusal;

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Left out.
    Ignored,
    /// The date of the night, or a date with a time; none where it is still to be asked which form it has.
    Night(Option<DateForm>),
    /// The time of day: `22:04`, `22:04:30` or `10:04 PM`.
    Time,
    /// A symptom; without a scale it is still to be asked.
    Symptom(Id<Symptom>, Option<Scale>),
    /// A side effect: `none`, `mild`, `moderate`, `severe`, or 0 to 3.
    SideEffect(Id<SideEffect>),
    /// A circumstance: `yes`, `true`, `x` or 1, or `no`, `false` or 0.
    Circumstance(Circumstance),
    /// How long the sleep was: hours as `7.5`, or hours and minutes as `7:30`.
    SleepHours,
    /// How good the sleep was; without a scale it is still to be asked.
    SleepQuality(Option<Scale>),
    /// A dose taken.
    Dose(MassUnit),
    /// A part of the note.
    Note(Label),
}

/// How a part of a note is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// As it stands.
    Bare,
    /// Behind the name of its column.
    WithHeader,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateForm {
    /// `2026-11-23`, also with `/` or `.`.
    YearMonthDay,
    /// `23.11.2026`, also with `/` or `-`.
    DayMonthYear,
    /// `11/23/2026`, also with `-` or `.`.
    MonthDayYear,
}

impl DateForm {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear];
}

/// What becomes of a value between two whole scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Its row is refused.
    Refused,
    /// It becomes the nearest score, a half the one above, and that is said.
    Nearest,
}

/// A scale of another diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    zero: u16,
    ten: u16,
    between: Between,
}

impl Scale {
    /// The scale of our own scores.
    pub const OURS: Self = Self { zero: 0, ten: 10, between: Between::Refused };

    /// The scale on which our 0 and our 10 are these numbers; the first may be the larger one.
    ///
    /// # Errors
    /// [`MappingError::NoScale`] when both are the same.
    pub fn new(zero: u16, ten: u16, between: Between) -> Result<Self, MappingError> {
        if zero == ten { Err(MappingError::NoScale) } else { Ok(Self { zero, ten, between }) }
    }

    /// The score of a value, and the exact value where that is not the same.
    ///
    /// # Errors
    /// [`Refusal::OutOfScale`] or [`Refusal::BetweenScores`].
    pub fn score(self, value: Exact) -> Result<(Score, Option<Exact>), Refusal> {
        let end = |number: u16| Exact::whole(number.into());
        let (zero, ten) = (end(self.zero), end(self.ten));
        if value < zero.min(ten) || value > zero.max(ten) {
            return Err(Refusal::OutOfScale);
        }
        let part = value.distance(zero).and_then(|part| part.times(Exact::whole(10)));
        let tenths =
            zero.distance(ten).and_then(|span| part?.over(span)).or(Err(Refusal::OutOfScale))?;
        let score = Score::new(u8::try_from(tenths.nearest()).or(Err(Refusal::OutOfScale))?)?;
        match self.between {
            _ if tenths.is_whole() => Ok((score, None)),
            Between::Nearest => Ok((score, Some(tenths))),
            Between::Refused => Err(Refusal::BetweenScores),
        }
    }
}

/// What holds for all rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// When the person's nights end.
    pub day: DayBoundary,
    /// How many minutes their wall clock is ahead of UTC, for times that do not say it themselves.
    pub offset: i16,
    /// When doses were taken whose row has no time; none where the person does not say it.
    pub dose_time: Option<NaiveTime>,
    /// The last date that is believed.
    pub tomorrow: NaiveDate,
}

/// What a person says about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What each column is, in order.
    pub uses: Vec<Use>,
    /// What holds for all rows.
    pub setting: Setting,
}

/// Why a mapping cannot be used yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingError {
    /// It does not say of each column what it is.
    ColumnCount,
    /// No column is the date of the night.
    NoNight,
    /// Another column is this one already: a date, a time, the sleep, or the same item.
    UsedTwice {
        /// The place of the second, from 0 on.
        column: usize,
    },
    /// It is to be said which form the dates of this column have.
    AskDateForm {
        /// Its place.
        column: usize,
    },
    /// It is to be said which scale this column has.
    AskScale {
        /// Its place.
        column: usize,
    },
    /// A scale whose ends are the same.
    NoScale,
}

/// What may be used once.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Once {
    Night,
    Time,
    Symptom(Id<Symptom>),
    SideEffect(Id<SideEffect>),
    Circumstance(Circumstance),
    SleepHours,
    SleepQuality,
}

impl Use {
    /// What it is of which there is one in an entry; none for what may come several times.
    const fn once(self) -> Option<Once> {
        match self {
            Self::Night(_) => Some(Once::Night),
            Self::Time => Some(Once::Time),
            Self::Symptom(id, _) => Some(Once::Symptom(id)),
            Self::SideEffect(id) => Some(Once::SideEffect(id)),
            Self::Circumstance(one) => Some(Once::Circumstance(one)),
            Self::SleepHours => Some(Once::SleepHours),
            Self::SleepQuality(_) => Some(Once::SleepQuality),
            Self::Ignored | Self::Dose(_) | Self::Note(_) => None,
        }
    }
}

/// The columns that say when a row was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whens {
    /// The date.
    pub(super) night: usize,
    /// Its form.
    pub(super) form: DateForm,
    /// The time, where it has a column.
    pub(super) time: Option<usize>,
}

impl Mapping {
    /// Where the date and the time are, when it can be used for a table of so many columns.
    pub(super) fn check(&self, columns: usize) -> Result<Whens, MappingError> {
        if self.uses.len() != columns {
            return Err(MappingError::ColumnCount);
        }
        let mut used = BTreeSet::new();
        let (mut night, mut time) = (None, None);
        for (column, one) in self.uses.iter().enumerate() {
            if one.once().is_some_and(|once| !used.insert(once)) {
                return Err(MappingError::UsedTwice { column });
            }
            match one {
                Use::Night(None) => return Err(MappingError::AskDateForm { column }),
                Use::Symptom(_, None) | Use::SleepQuality(None) => {
                    return Err(MappingError::AskScale { column });
                }
                Use::Night(Some(form)) => night = Some((column, *form)),
                Use::Time => time = Some(column),
                Use::Ignored
                | Use::Symptom(_, Some(_))
                | Use::SideEffect(_)
                | Use::Circumstance(_)
                | Use::SleepHours
                | Use::SleepQuality(Some(_))
                | Use::Dose(_)
                | Use::Note(_) => {}
            }
        }
        let (night, form) = night.ok_or(MappingError::NoNight)?;
        Ok(Whens { night, form, time })
    }
}
