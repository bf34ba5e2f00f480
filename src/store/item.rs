//! What the documents of the diary are made of: a thing with what became of it, and the person's lists. It knows no format.

use crate::diary::{
    Entry, EntryId, Kind, List, NaiveDate, Relapse, RelapseId, SideEffect, Symptom,
};

/// An entry or a relapse with what became of it. What was deleted stays in its document, so that deleting is one write like any
/// other: with a trash of its own, a crash between two writes could lose a thing from both.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Item<T> {
    /// The thing itself.
    pub(super) thing: T,
    /// What became of it.
    pub(super) state: State,
}

/// What became of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is shown.
    Live,
    /// It was put into the trash on this day.
    Trashed(NaiveDate),
    /// It was moved into the month of its night on this day; this copy is there in case that month is lost.
    Moved(NaiveDate),
}

impl State {
    /// The day since which it is not shown.
    pub(super) const fn since(self) -> Option<NaiveDate> {
        match self {
            Self::Live => None,
            Self::Trashed(day) | Self::Moved(day) => Some(day),
        }
    }
}

/// The lists that a person owns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Of symptoms.
    pub symptoms: List<Symptom>,
    /// Of side effects.
    pub side_effects: List<SideEffect>,
}

impl Lists {
    /// These, with the items that only `later` has at their end, hidden: an entry may speak of them already.
    pub(super) fn with_hidden(self, later: &Self) -> Self {
        Self {
            symptoms: with_missing(self.symptoms.clone(), &hidden(&later.symptoms, &self.symptoms)),
            side_effects: with_missing(
                self.side_effects.clone(),
                &hidden(&later.side_effects, &self.side_effects),
            ),
        }
    }
}

/// A list with everything hidden that is not in `known`.
fn hidden<K: Kind>(list: &List<K>, known: &List<K>) -> List<K> {
    let mut hidden = list.clone();
    for item in list.items().iter().filter(|item| known.get(item.id).is_none()) {
        // It is in the list that it comes from.
        hidden.hide(item.id).ok();
    }
    hidden
}

/// A list with the items that only another state of it has, at its end: an item is never lost, and its number never given again.
pub(super) fn with_missing<K: Kind>(list: List<K>, other: &List<K>) -> List<K> {
    let missing = other.items().iter().filter(|item| list.get(item.id).is_none());
    let items: Vec<_> = list.items().iter().chain(missing).cloned().collect();
    // Two tabs that made the same name at once: the list stands as it is.
    List::new(items).unwrap_or(list)
}

/// A thing with a number and a revision.
pub(super) trait Numbered: Clone + PartialEq {
    /// Its number, for ever.
    fn number(&self) -> u64;
    /// 1 at first, one more at each change.
    fn revision(&self) -> u32;
    /// The same thing with another number, where that is a number, and another revision.
    fn renumbered(self, number: u64, revision: u32) -> Self;
    /// The same thing with another revision.
    fn revised(self, revision: u32) -> Self {
        let number = self.number();
        self.renumbered(number, revision)
    }
}

impl Numbered for Entry {
    fn number(&self) -> u64 {
        self.id.number()
    }

    fn revision(&self) -> u32 {
        self.revision
    }

    fn renumbered(self, number: u64, revision: u32) -> Self {
        Self { id: EntryId::new(number).unwrap_or(self.id), revision, ..self }
    }
}

impl Numbered for Relapse {
    fn number(&self) -> u64 {
        self.id.number()
    }

    fn revision(&self) -> u32 {
        self.revision
    }

    fn renumbered(self, number: u64, revision: u32) -> Self {
        Self { id: RelapseId::new(number).unwrap_or(self.id), revision, ..self }
    }
}

/// The item with this number among items in order of number.
pub(super) fn find<T: Numbered>(items: &[Item<T>], number: u64) -> Option<&Item<T>> {
    debug_assert!(items.is_sorted_by_key(|item| item.thing.number()), "items go by their number");
    let place = items.binary_search_by_key(&number, |item| item.thing.number());
    place.ok().and_then(|place| items.get(place))
}

/// Puts an item in place of the one with its number, or among the others in order of number.
pub(super) fn put<T: Numbered>(items: &mut Vec<Item<T>>, item: Item<T>) {
    let number = item.thing.number();
    match items.binary_search_by_key(&number, |other| other.thing.number()) {
        Ok(place) => {
            if let Some(there) = items.get_mut(place) {
                *there = item;
            }
        }
        Err(place) => items.insert(place, item),
    }
}
