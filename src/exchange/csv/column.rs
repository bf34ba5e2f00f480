//! What the columns of the file are, and their names. Must not know what stands in them.

use crate::diary::{Circumstance, Id, Kind, List, Name, SideEffect, Symptom, limits};
use crate::exchange::value;
use crate::exchange::word::Word;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// The date of the evening.
    Night,
    /// A part of a dose, counted from 1 on.
    Dose(usize, Part),
    /// A symptom.
    Symptom(Id<Symptom>),
    /// A side effect.
    SideEffect(Id<SideEffect>),
    /// Hours of sleep.
    SleepHours,
    /// Quality of sleep.
    SleepQuality,
    /// A circumstance.
    Circumstance(Circumstance),
    /// A word for the night.
    Feeling,
    /// The note as it is.
    Note,
    /// The note, guarded.
    GuardedNote,
    /// When it was written.
    Written,
    /// The entry's number.
    Id,
    /// Its revision.
    Revision,
    /// On the night or later.
    Timing,
}

/// A part of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What became of it.
    Outcome,
    /// How much, to be read by people.
    Mg,
    /// How much, where the other is rounded.
    MgExact,
    /// The volume.
    Ml,
    /// The volume, where the other is rounded.
    MlExact,
    /// When it was taken.
    At,
    /// When it was due.
    Due,
    /// Why it was left out.
    Reason,
    /// From which bottle.
    Bottle,
}

impl Word for Part {
    const EVERY: &'static [Self] = &[
        Self::Outcome,
        Self::Mg,
        Self::MgExact,
        Self::Ml,
        Self::MlExact,
        Self::At,
        Self::Due,
        Self::Reason,
        Self::Bottle,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Mg => "mg",
            Self::MgExact => "mg_exact",
            Self::Ml => "ml",
            Self::MlExact => "ml_exact",
            Self::At => "at",
            Self::Due => "due",
            Self::Reason => "reason",
            Self::Bottle => "bottle",
        }
    }
}

/// The columns that have one name.
const FIXED: [(Column, &str); 10] = [
    (Column::Night, "night"),
    (Column::SleepHours, "sleep_hours"),
    (Column::SleepQuality, "sleep_quality"),
    (Column::Feeling, "feeling"),
    (Column::Note, "note"),
    (Column::GuardedNote, "guarded_note"),
    (Column::Written, "written"),
    (Column::Id, "id"),
    (Column::Revision, "revision"),
    (Column::Timing, "timing"),
];

/// The columns without which a file is not ours.
pub(super) const NEEDED: [Column; 5] =
    [Column::Night, Column::Written, Column::Id, Column::Revision, Column::Timing];

/// An item of a list as a file calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<K> {
    /// Its number.
    pub id: Id<K>,
    /// The person's name for it, where it has one.
    pub name: Option<Name>,
}

/// An item as a list calls it: `1`, `1_fatigue`, `1_fatigue: So tired` or `100: Left hand`.
fn title<K: Kind + Word>(id: Id<K>, list: &List<K>) -> String {
    let mut title = id.number().to_string();
    if let Some(kind) = id.built_in() {
        title.extend(["_", kind.word()]);
    }
    if let Some(name) = list.get(id).and_then(|item| item.name.as_ref()) {
        title.extend([": ", name.text()]);
    }
    title
}

/// What a title says; none where it is not one, or where a built-in has the word of another.
fn of_title<K: Kind + Word>(title: &str) -> Option<Named<K>> {
    let (item, name) = match title.split_once(": ") {
        Some((item, name)) => (item, Some(Name::new(name).ok()?)),
        None => (title, None),
    };
    let (number, word) = match item.split_once('_') {
        Some((number, word)) => (number, Some(word)),
        None => (item, None),
    };
    let id: Id<K> = Id::new(value::whole(number)?).ok()?;
    let fits = match (id.built_in(), word) {
        (Some(kind), Some(word)) => kind.word() == word,
        // A built-in of a later version has a word that this one does not know.
        (None, Some(_)) => id.number() < limits::FIRST_OWN,
        (_, None) => true,
    };
    fits.then_some(Named { id, name })
}

/// What a column is, with the name of its item where it has one.
#[derive(Clone, Debug)]
pub(super) enum Read {
    /// A symptom.
    Symptom(Named<Symptom>),
    /// A side effect.
    SideEffect(Named<SideEffect>),
    /// Any other.
    Other(Column),
}

impl Column {
    /// The name of the column.
    pub(super) fn name(self, symptoms: &List<Symptom>, side_effects: &List<SideEffect>) -> String {
        match self {
            Self::Symptom(id) => ["symptom_", &title(id, symptoms)].concat(),
            Self::SideEffect(id) => ["side_effect_", &title(id, side_effects)].concat(),
            Self::Dose(place, part) => format!("dose_{place}_{}", part.word()),
            Self::Circumstance(one) => ["circumstance_", one.word()].concat(),
            Self::Night
            | Self::SleepHours
            | Self::SleepQuality
            | Self::Feeling
            | Self::Note
            | Self::GuardedNote
            | Self::Written
            | Self::Id
            | Self::Revision
            | Self::Timing => self.fixed_name().to_owned(),
        }
    }

    /// Its name where it has only one.
    pub(super) fn fixed_name(self) -> &'static str {
        FIXED.iter().find(|(column, _)| *column == self).map_or("", |(_, name)| *name)
    }

    /// The column with this name.
    pub(super) fn of_name(name: &str) -> Option<Read> {
        if let Some((column, _)) = FIXED.iter().find(|(_, fixed)| *fixed == name) {
            return Some(Read::Other(*column));
        }
        let (kind, rest) = ["symptom_", "side_effect_", "dose_", "circumstance_"]
            .into_iter()
            .find_map(|kind| Some((kind, name.strip_prefix(kind)?)))?;
        Some(match kind {
            "symptom_" => Read::Symptom(of_title(rest)?),
            "side_effect_" => Read::SideEffect(of_title(rest)?),
            "dose_" => Read::Other(dose(rest)?),
            _ => Read::Other(Self::Circumstance(Circumstance::of_word(rest)?)),
        })
    }
}

/// The column of a dose: `1_mg`.
fn dose(rest: &str) -> Option<Column> {
    let (place, part) = rest.split_once('_')?;
    let place = value::whole(place).filter(|place| (1..=limits::MOST_DOSES).contains(place))?;
    Some(Column::Dose(place, Part::of_word(part)?))
}
