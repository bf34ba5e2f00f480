//! Questions to the diary: which entries match, which belong to a night, which can be repeated. Pure over what it is given, in any
//! order; must not know where entries are kept.

use std::cmp::Reverse;
use std::fmt;
use std::ops::RangeInclusive;

use crate::dose::Mass;

use super::fold::{fold, fold_into};
use super::{Circumstances, DoseRecord, Entry, Id, Night, Score, SideEffect, Symptom, Timing};

/// Words to look for in notes, made ready once for a whole search.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of `text`, parted by white space.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(fold(text).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.0.len())
    }
}

/// What an entry must have to be found: all that is asked for. The default asks for nothing and finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these words in the note, also as parts of longer words, whatever the case of their letters.
    pub words: Words,
    /// This symptom, scored this much or more.
    pub symptom: Option<(Id<Symptom>, Score)>,
    /// A dose taken within this range.
    pub dose: Option<RangeInclusive<Mass>>,
    /// All of these circumstances.
    pub circumstances: Circumstances,
    /// This side effect, however mild.
    pub side_effect: Option<Id<SideEffect>>,
    /// Any note.
    pub has_note: bool,
    /// A dose that was missed.
    pub missed: bool,
    /// Written after its night.
    pub later: bool,
    /// This night or a later one.
    pub from: Option<Night>,
    /// This night or an earlier one.
    pub to: Option<Night>,
}

impl Query {
    /// The entries that match, newest first.
    #[must_use]
    pub fn find<'a>(&self, entries: &'a [Entry]) -> Vec<&'a Entry> {
        let mut folded = String::new();
        let matches = |entry: &&Entry| self.asks_for(entry) && self.reads(entry, &mut folded);
        newest_first(entries.iter().filter(matches).collect())
    }

    /// Whether the entry has all that is asked for beside the words.
    fn asks_for(&self, entry: &Entry) -> bool {
        let scored = |(symptom, least): (Id<Symptom>, Score)| {
            entry.scores.get(&symptom).is_some_and(|score| *score >= least)
        };
        let taken = |range: &RangeInclusive<Mass>| {
            entry.doses.iter().any(
                |record| matches!(record, DoseRecord::Taken { dose, .. } if range.contains(dose)),
            )
        };
        self.from.is_none_or(|from| from <= entry.night)
            && self.to.is_none_or(|to| entry.night <= to)
            && self.symptom.is_none_or(scored)
            && self.dose.as_ref().is_none_or(taken)
            && entry.circumstances.has_all(self.circumstances)
            && self.side_effect.is_none_or(|effect| entry.side_effects.contains_key(&effect))
            && (!self.has_note || !entry.note.is_blank())
            && (!self.missed || entry.doses.iter().any(DoseRecord::is_missed))
            && (!self.later || entry.timing == Timing::Later)
    }

    /// Whether the entry's note has all the words. `folded` is room for the note, used again for each.
    fn reads(&self, entry: &Entry, folded: &mut String) -> bool {
        if self.words.is_empty() {
            return true;
        }
        fold_into(entry.note.text(), folded);
        self.words.0.iter().all(|word| folded.contains(word))
    }
}

/// The entries of one night, newest first.
#[must_use]
pub fn of_night(entries: &[Entry], night: Night) -> Vec<&Entry> {
    newest_first(entries.iter().filter(|entry| entry.night == night).collect())
}

/// What "same as yesterday" repeats on `night`: the newest entry of the night before with a score or a side effect.
#[must_use]
pub fn to_repeat(entries: &[Entry], night: Night) -> Option<&Entry> {
    let before = night.previous()?;
    let scored = |entry: &&Entry| !entry.scores.is_empty() || !entry.side_effects.is_empty();
    of_night(entries, before).into_iter().find(scored)
}

/// By night, then by when they were written, then by number, so that the order is always the same.
fn newest_first(mut entries: Vec<&Entry>) -> Vec<&Entry> {
    entries.sort_unstable_by_key(|entry| Reverse((entry.night, entry.written, entry.id)));
    entries
}
