//! Entries of one file, each number once. Owns what happens to a second one: the same again is counted, and of two that say different
//! things under one number neither can be told to be the right one, so the later is refused and named with the earlier.

use std::collections::BTreeMap;

use super::{Refusal, Refused};
use crate::diary::{Entry, EntryId};

/// The entries so far, with their rows.
#[derive(Debug, Default)]
pub(super) struct Once {
    places: BTreeMap<EntryId, usize>,
    entries: Vec<(usize, Entry)>,
    repeated: usize,
    refused: Vec<Refused>,
}

impl Once {
    /// Adds the entry of a row, and says whether it is a new one.
    pub(super) fn put(&mut self, row: usize, entry: Entry) -> bool {
        let place = *self.places.entry(entry.id).or_insert(self.entries.len());
        let Some((first, same)) = self.entries.get(place) else {
            self.entries.push((row, entry));
            return true;
        };
        if *same == entry {
            self.repeated = self.repeated.saturating_add(1);
        } else {
            let why = Refusal::NumberTwice { row: *first };
            self.refused.push(Refused { row, column: None, why });
        }
        false
    }

    /// All of them in order, and how many rows said the same again. What was refused goes to `refused`.
    pub(super) fn finish(self, refused: &mut Vec<Refused>) -> (Vec<Entry>, usize) {
        refused.extend(self.refused);
        (self.entries.into_iter().map(|(_, entry)| entry).collect(), self.repeated)
    }
}
