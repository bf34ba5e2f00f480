//! What becomes of each record of a file beside what is here. Values alone.

use std::collections::BTreeMap;

use crate::store::engine::backup::is_live;
use crate::store::item::{Item, Numbered, State};

/// What becomes of the records of a file: entries and relapse records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// They are not here, and come.
    pub added: usize,
    /// They were changed since on the side of the file, and take the place of what is here.
    pub newer: usize,
    /// They differ from what is here, and nobody can tell which is right: both are kept.
    pub both: usize,
    /// They are here as they are in the file.
    pub same: usize,
    /// They were deleted since on the side of the file, and go into the trash.
    pub deleted: usize,
    /// They were changed here since, and stay as they are here.
    pub older: usize,
    /// They were deleted here since, and stay in the trash.
    pub trashed: usize,
    /// They are here and not in the file, and stay.
    pub only_here: usize,
}

/// The records of one side by number, each once: what is shown goes before what is not, and what is newer before what is older.
pub(super) type Side<T> = BTreeMap<u64, Item<T>>;

pub(super) fn side<T: Numbered>(items: Vec<Item<T>>) -> Side<T> {
    let rank = |item: &Item<T>| (is_live(item), item.thing.revision());
    let mut side = Side::new();
    for item in items {
        let number = item.thing.number();
        if side.get(&number).is_none_or(|other| rank(other) < rank(&item)) {
            side.insert(number, item);
        }
    }
    side
}

impl Records {
    /// Whether something is here that the file does not have as it is here.
    pub(super) const fn is_behind(&self) -> bool {
        self.both > 0 || self.older > 0 || self.trashed > 0 || self.only_here > 0
    }

    /// Counts what becomes of the records of the file.
    pub(super) fn count<T: Numbered>(&mut self, file: &Side<T>, here: &Side<T>) {
        for (number, item) in file {
            let counted = match fate(item, here.get(number)) {
                None => continue,
                Some(Fate::Added) => &mut self.added,
                Some(Fate::Newer) => &mut self.newer,
                Some(Fate::Both) => &mut self.both,
                Some(Fate::Same) => &mut self.same,
                Some(Fate::Deleted) => &mut self.deleted,
                Some(Fate::Older) => &mut self.older,
                Some(Fate::Trashed) => &mut self.trashed,
            };
            *counted = counted.saturating_add(1);
        }
        let alone =
            here.iter().filter(|(number, item)| is_live(item) && !file.contains_key(number));
        self.only_here = self.only_here.saturating_add(alone.count());
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Added,
    Newer,
    Both,
    Same,
    Deleted,
    Older,
    Trashed,
}

/// Whether both say the same. What came from a file, was taken back and came again has a higher revision here.
fn is_same<T: Numbered>(file: &Item<T>, here: &Item<T>) -> bool {
    let at = here.thing.revision();
    let is_newer = file.thing.revision() > at;
    !is_newer && file.state == here.state && file.thing.clone().revised(at) == here.thing
}

/// Takes out of both sides the rows that are here already and were read otherwise then, or changed since; how many there are.
pub(super) fn take_known<T: Numbered>(file: &mut Side<T>, here: &mut Side<T>) -> usize {
    let known = file.iter().filter_map(|(number, item)| {
        let there = here.get(number).filter(|there| is_live(there))?;
        (!is_same(item, there)).then_some(*number)
    });
    let known: Vec<u64> = known.collect();
    for number in &known {
        file.remove(number);
        here.remove(number);
    }
    known.len()
}

/// What becomes of a record of the file; nothing to tell of one that is shown on neither side.
fn fate<T: Numbered>(file: &Item<T>, here: Option<&Item<T>>) -> Option<Fate> {
    let is_undone = |here: &&Item<T>| matches!(here.state, State::Moved(_));
    let Some(here) = here.filter(|here| !is_undone(here)) else {
        return is_live(file).then_some(Fate::Added);
    };
    if !is_live(file) && !is_live(here) {
        return None;
    }
    let (file_at, here_at) = (file.thing.revision(), here.thing.revision());
    Some(match () {
        () if is_same(file, here) => Fate::Same,
        () if file_at > here_at && !is_live(file) => Fate::Deleted,
        () if file_at > here_at => Fate::Newer,
        () if !is_live(file) => Fate::Older,
        () if !is_live(here) => Fate::Trashed,
        () if file_at < here_at => Fate::Older,
        () => Fate::Both,
    })
}
