//! One record of one night. Owns what it holds and when it may be kept; must not know how it is kept or shown.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Timelike};

use crate::dose::{Mass, Volume};
use crate::plan::Reason;

use super::{
    BottleId, DayBoundary, DiaryError, EntryId, Id, List, Moment, Night, Note, QuarterHours, Score,
    Severity, SideEffect, Symptom, limits,
};

/// One record of one night; a night may have several. What was not recorded is absent, never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, for ever.
    pub id: EntryId,
    /// 1 at first, one more at each edit.
    pub revision: u32,
    /// The night it belongs to.
    pub night: Night,
    /// When it was first written.
    pub written: Moment,
    /// Whether it was written on its night.
    pub timing: Timing,
    /// The doses of that night, at most [`limits::MOST_DOSES`].
    pub doses: Vec<DoseRecord>,
    /// A word for the whole night, in place of numbers.
    pub feeling: Option<Feeling>,
    /// How bad each symptom was.
    pub scores: BTreeMap<Id<Symptom>, Score>,
    /// The side effects there were.
    pub side_effects: BTreeMap<Id<SideEffect>, Severity>,
    /// The sleep.
    pub sleep: Sleep,
    /// What else there was.
    pub circumstances: Circumstances,
    /// In the person's words.
    pub note: Note,
}

/// Whether an entry was written on its night, or filled in afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timing {
    /// On its night.
    OnTheNight,
    /// Afterwards, from memory.
    Later,
}

impl Timing {
    /// What an entry for `night` is when it is written at this time on a wall clock.
    #[must_use]
    pub fn of(night: Night, written: Moment, boundary: DayBoundary) -> Self {
        if Night::at(written.local(), boundary) == Ok(night) {
            Self::OnTheNight
        } else {
            Self::Later
        }
    }
}

/// What became of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DoseRecord {
    /// It was taken.
    Taken {
        /// How much, above zero. What was taken is recorded, also when no gate would let it be calculated.
        dose: Mass,
        /// The volume that was drawn, where it is known.
        draw: Option<Volume>,
        /// The bottle it came from, where it is known.
        bottle: Option<BottleId>,
        /// When.
        at: Moment,
    },
    /// It was forgotten or could not be taken.
    Missed {
        /// The time of day it was due at, where that is known.
        due: Option<NaiveTime>,
    },
    /// It was left out on purpose.
    Held {
        /// The time of day it was due at, where that is known.
        due: Option<NaiveTime>,
        /// Why, where the person said it.
        why: Option<Reason>,
    },
}

impl DoseRecord {
    /// Whether it is a missed dose.
    #[must_use]
    pub const fn is_missed(&self) -> bool {
        matches!(self, Self::Missed { .. })
    }

    /// A time that a dose is due at is kept to the minute.
    fn drop_seconds(&mut self) {
        if let Self::Missed { due } | Self::Held { due, .. } = self {
            *due = due.and_then(|due| NaiveTime::from_hms_opt(due.hour(), due.minute(), 0));
        }
    }
}

/// A word for a whole night.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feeling {
    /// "Just awful": asks for no numbers.
    Awful,
}

/// The sleep that was told on a night: that of the night before, which is over by then. A check-in asks how the last night was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sleep {
    /// How long.
    pub hours: Option<QuarterHours>,
    /// How good: 0 is the worst, 10 the best.
    pub quality: Option<Score>,
}

/// Something beside the illness and the medicine that may explain a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Circumstance {
    /// Heat.
    Heat,
    /// An infection.
    Infection,
    /// Fever.
    Fever,
    /// Stress.
    Stress,
    /// The monthly period.
    Period,
    /// Another medicine, started, stopped or changed.
    OtherMedicine,
}

impl Circumstance {
    /// Every one, in the order of a menu.
    pub const ALL: [Self; 6] =
        [Self::Heat, Self::Infection, Self::Fever, Self::Stress, Self::Period, Self::OtherMedicine];

    const fn bit(self) -> u8 {
        match self {
            Self::Heat => 1,
            Self::Infection => 2,
            Self::Fever => 4,
            Self::Stress => 8,
            Self::Period => 16,
            Self::OtherMedicine => 32,
        }
    }
}

/// A set of circumstances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Circumstances(u8);

impl Circumstances {
    /// These and one more.
    #[must_use]
    pub const fn with(self, one: Circumstance) -> Self {
        Self(self.0 | one.bit())
    }

    /// These but for one.
    #[must_use]
    pub const fn without(self, one: Circumstance) -> Self {
        Self(self.0 & !one.bit())
    }

    /// Whether this one is among them.
    #[must_use]
    pub const fn has(self, one: Circumstance) -> bool {
        self.0 & one.bit() != 0
    }

    /// Whether all of `others` are among them.
    #[must_use]
    pub const fn has_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them, in the order of a menu.
    pub fn iter(self) -> impl Iterator<Item = Circumstance> {
        Circumstance::ALL.into_iter().filter(move |one| self.has(*one))
    }
}

impl Entry {
    /// An entry in which nothing is recorded yet.
    #[must_use]
    pub fn new(id: EntryId, night: Night, written: Moment, timing: Timing) -> Self {
        Self {
            id,
            revision: 1,
            night,
            written,
            timing,
            doses: Vec::new(),
            feeling: None,
            scores: BTreeMap::new(),
            side_effects: BTreeMap::new(),
            sleep: Sleep::default(),
            circumstances: Circumstances::default(),
            note: Note::default(),
        }
    }

    /// "Same as yesterday": this entry with the scores and side effects of `previous` that are asked about, where it has none itself.
    ///
    /// The doses, the sleep, the circumstances and the note belong to their own night. What is hidden is not copied: nobody would
    /// see that it was recorded.
    #[must_use]
    pub fn repeating(
        mut self,
        previous: &Self,
        symptoms: &List<Symptom>,
        side_effects: &List<SideEffect>,
    ) -> Self {
        for item in symptoms.shown() {
            if let Some(score) = previous.scores.get(&item.id) {
                self.scores.entry(item.id).or_insert(*score);
            }
        }
        for item in side_effects.shown() {
            if let Some(severity) = previous.side_effects.get(&item.id) {
                self.side_effects.entry(item.id).or_insert(*severity);
            }
        }
        self
    }

    /// Whether nothing is recorded in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.doses.is_empty()
            && self.feeling.is_none()
            && self.scores.is_empty()
            && self.side_effects.is_empty()
            && self.sleep == Sleep::default()
            && self.circumstances.is_empty()
            && self.note.is_blank()
    }

    /// Itself, when it may be kept.
    ///
    /// # Errors
    /// [`DiaryError::Revision`], [`DiaryError::TooManyDoses`] or [`DiaryError::NoDose`].
    pub fn checked(mut self) -> Result<Self, DiaryError> {
        for record in &mut self.doses {
            record.drop_seconds();
        }
        if self.revision == 0 {
            return Err(DiaryError::Revision);
        }
        if self.doses.len() > limits::MOST_DOSES {
            return Err(DiaryError::TooManyDoses);
        }
        let nothing = |record: &DoseRecord| matches!(record, DoseRecord::Taken { dose, .. } if dose.is_zero());
        if self.doses.iter().any(nothing) { Err(DiaryError::NoDose) } else { Ok(self) }
    }
}
