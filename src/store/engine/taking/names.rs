//! The lists of a file beside those that are here: which number of the file is which one here, and where a person has to say.

use std::collections::{BTreeMap, BTreeSet};

use crate::diary::{Entry, Id, Item as Named, Kind, List, Name, limits};
use crate::store::SaveError;
use crate::store::item::{Item, Lists};

/// Which list a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameList {
    /// Symptoms.
    Symptoms,
    /// Side effects.
    SideEffects,
}

/// An own item, by its list and number.
pub type Numeral = (NameList, u32);

/// One number with a name here and another one in the file: either it was renamed, or these are two things.
#[derive(Clone, PartialEq, Eq)]
pub struct Clash {
    /// The item.
    pub of: Numeral,
    /// Its name here.
    pub here: Name,
    /// Its name in the file.
    pub file: Name,
}

/// Without what a person wrote.
impl std::fmt::Debug for Clash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clash({:?})", self.of)
    }
}

/// The lists of both sides in one, and under which number here what the file speaks of.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) lists: Lists,
    symptoms: Numbers,
    side_effects: Numbers,
    pub(super) clashes: Vec<Clash>,
}

/// The numbers of the file that are others here.
type Numbers = BTreeMap<u32, u32>;

impl Joined {
    /// Those of the file as they are where nobody touched the lists here; else what is here goes before, and what only the file has
    /// comes after it. The numbers in `apart` stand for other things in the file than here.
    pub(super) fn new(
        here: Lists,
        file: Option<&Lists>,
        apart: &BTreeSet<Numeral>,
    ) -> Result<Self, SaveError> {
        let mut joined = Self::default();
        let Some(file) = file else { return Ok(Self { lists: here, ..joined }) };
        if here == Lists::default() {
            return Ok(Self { lists: file.clone(), ..joined });
        }
        let clashes = &mut joined.clashes;
        let (mine, other) = (&here.symptoms, &file.symptoms);
        joined.symptoms = numbers(mine, other, &of(NameList::Symptoms, apart), clashes);
        joined.lists.symptoms = join(mine, other, &joined.symptoms)?;
        let (mine, other) = (&here.side_effects, &file.side_effects);
        joined.side_effects = numbers(mine, other, &of(NameList::SideEffects, apart), clashes);
        joined.lists.side_effects = join(mine, other, &joined.side_effects)?;
        Ok(joined)
    }

    /// The entries of the file with the numbers that their items have here.
    pub(super) fn renumbered(&self, items: &[Item<Entry>]) -> Vec<Item<Entry>> {
        let mut items = items.to_vec();
        self.renumber(items.iter_mut().map(|item| &mut item.thing));
        items
    }

    /// The same of nights that were not saved.
    pub(super) fn renumbered_drafts(&self, drafts: &[Entry]) -> Vec<Entry> {
        let mut drafts = drafts.to_vec();
        self.renumber(drafts.iter_mut());
        drafts
    }

    fn renumber<'a>(&self, entries: impl Iterator<Item = &'a mut Entry>) {
        for entry in entries {
            let scores = std::mem::take(&mut entry.scores).into_iter();
            entry.scores = scores.map(|(id, score)| (here_of(id, &self.symptoms), score)).collect();
            let effects = std::mem::take(&mut entry.side_effects).into_iter();
            entry.side_effects =
                effects.map(|(id, of)| (here_of(id, &self.side_effects), of)).collect();
        }
    }
}

fn here_of<K: Kind>(id: Id<K>, numbers: &Numbers) -> Id<K> {
    numbers.get(&id.number()).and_then(|number| Id::new(*number).ok()).unwrap_or(id)
}

/// A list, and the numbers of it that stand for two things.
type Apart = (NameList, BTreeSet<u32>);

fn of(list: NameList, apart: &BTreeSet<Numeral>) -> Apart {
    let numbers = apart.iter().filter(|(of, _)| *of == list).map(|(_, number)| *number);
    (list, numbers.collect())
}

/// Under which number each own item of the file is here. One name is one thing; one number with two names is asked about, and taken
/// for a new name of one thing as long as nobody says that it is another.
fn numbers<K: Kind>(
    here: &List<K>,
    file: &List<K>,
    (list, apart): &Apart,
    clashes: &mut Vec<Clash>,
) -> Numbers {
    let mut numbers = Numbers::new();
    let all = here.items().iter().chain(file.items());
    let mut highest = all.map(|item| item.id.number()).max().unwrap_or(0).max(limits::FIRST_OWN);
    let own: Vec<(&Named<K>, &Name)> = file
        .items()
        .iter()
        .filter(|item| item.id.built_in().is_none())
        .filter_map(|item| Some((item, item.name.as_ref()?)))
        .collect();
    for (item, name) in &own {
        let is_it =
            |of: &&Named<K>| of.name.as_ref().is_some_and(|other| other.is_same_as(name.text()));
        if let Some(same) = here.items().iter().find(is_it) {
            numbers.insert(item.id.number(), same.id.number());
        }
    }
    let claimed: BTreeSet<u32> = numbers.values().copied().collect();
    for (item, name) in own {
        let number = item.id.number();
        let mine = here.get(item.id).and_then(|of| of.name.clone());
        let Some(mine) = mine.filter(|_| !numbers.contains_key(&number)) else { continue };
        // What has its number here is something else of the file, by its name.
        let is_other = claimed.contains(&number);
        if !is_other {
            clashes.push(Clash { of: (*list, number), here: mine, file: name.clone() });
        }
        if is_other || apart.contains(&number) {
            highest = highest.saturating_add(1);
            numbers.insert(number, highest);
        }
    }
    numbers
}

/// A list with the items at its end that only the file has.
fn join<K: Kind>(here: &List<K>, file: &List<K>, numbers: &Numbers) -> Result<List<K>, SaveError> {
    let renumbered = file.items().iter().map(|item| {
        let id = here_of(item.id, numbers);
        Named { id, ..item.clone() }
    });
    let missing = renumbered.filter(|item| here.get(item.id).is_none());
    List::new(here.items().iter().cloned().chain(missing).collect())
        .map_err(|_full| SaveError::TooManyItems)
}
