//! The record of what may have been a relapse, for the call to the MS team. It never says that it was one: only `confirmed` does.

use chrono::NaiveDate;

use super::night::in_range;
use super::{DiaryError, Moment, Note, RelapseId};

/// A record of new or worse symptoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relapse {
    /// Its number, for ever.
    pub id: RelapseId,
    /// 1 at first, one more at each edit.
    pub revision: u32,
    /// When it was first written.
    pub written: Moment,
    /// The day it started.
    pub start: NaiveDate,
    /// The last day of it, once it is over; not before the start.
    pub end: Option<NaiveDate>,
    /// New, worse or both.
    pub kind: NewOrWorse,
    /// Where in the body.
    pub place: Note,
    /// On which side.
    pub side: Side,
    /// Whether it lasted longer than 24 hours.
    pub over_24_h: Answer,
    /// Whether there was heat.
    pub heat: Answer,
    /// Whether there was fever.
    pub fever: Answer,
    /// Whether there was an infection.
    pub infection: Answer,
    /// The day on which the MS team confirmed that it was a relapse, if they did.
    pub confirmed: Option<NaiveDate>,
    /// In the person's words.
    pub note: Note,
}

/// Whether symptoms were new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NewOrWorse {
    /// Never had before.
    New,
    /// Had before, now worse.
    Worse,
    /// Some new, some worse.
    Both,
}

impl NewOrWorse {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::New, Self::Worse, Self::Both];
}

/// A side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
    /// Left and right.
    Both,
    /// Nothing that has a side, such as the bladder.
    NotSided,
}

impl Side {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Both, Self::NotSided];
}

/// An answer of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// They are not sure, or did not say.
    Unsure,
}

impl Answer {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];
}

impl Relapse {
    /// Days from the start of the record before to the start of this one: 0 when another started on the same day, none when this
    /// is the first. `all` may hold this record itself.
    #[must_use]
    pub fn days_since_previous(&self, all: &[Self]) -> Option<i64> {
        let others = all.iter().filter(|other| other.id != self.id);
        let before = others.map(|other| other.start).filter(|start| *start <= self.start);
        Some(self.start.signed_duration_since(before.max()?).num_days())
    }

    /// Itself, when it may be kept.
    ///
    /// # Errors
    /// [`DiaryError::Revision`], [`DiaryError::Date`] or [`DiaryError::EndBeforeStart`].
    pub fn checked(self) -> Result<Self, DiaryError> {
        if self.revision == 0 {
            return Err(DiaryError::Revision);
        }
        for date in [Some(self.start), self.end, self.confirmed].into_iter().flatten() {
            in_range(date)?;
        }
        if self.end.is_some_and(|end| end < self.start) {
            return Err(DiaryError::EndBeforeStart);
        }
        Ok(self)
    }
}
