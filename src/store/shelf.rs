//! Documents in slots: which copies of a document there are, which of them check, and where the next one goes.
//!
//! It knows frames and keys, and not what the payloads mean. A key is `ldn-diary/<name>.<slot>`. A document has two good copies at
//! most: the next is written over the older. A copy that cannot be read is never written over: the next letter takes its part.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::frame::{Bond, Frame, FrameError};
use super::{KeyValue, PREFIX, StorageError};

/// The slots that a document can have. More than two are taken only beside damage.
const SLOTS: std::ops::RangeInclusive<char> = 'a'..='z';

/// The slots that are looked at in any case.
const FIRST: [char; 2] = ['a', 'b'];

/// What the head says of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its newest revision.
    pub(super) revision: u64,
    /// The checksum of that copy.
    pub(super) checksum: u32,
}

/// The copies of a document as they were found.
#[derive(Clone, Default)]
pub(super) struct Copies {
    /// Those that check, newest first.
    pub(super) good: Vec<Frame>,
    /// The slots whose bytes cannot be read.
    pub(super) damaged: Vec<char>,
    /// The slot and the tag of a copy that was written with others of which not all were; it counts for nothing.
    pub(super) unlisted: Option<(char, String)>,
    /// Whether a later version wrote one.
    pub(super) newer: bool,
    /// The highest revision seen.
    pub(super) highest: u64,
}

impl Copies {
    /// The copies of a document by the bytes of its slots.
    pub(super) fn read(name: &str, bytes: &[(char, String)], listed: Option<Listed>) -> Self {
        let mut copies = Self::default();
        for (slot, text) in bytes {
            match Frame::read_at(name, *slot, text) {
                Ok(frame) if stands(&frame, listed) => {
                    copies.highest = copies.highest.max(frame.revision);
                    copies.good.push(frame);
                }
                Ok(frame) => copies.unlisted = Some((*slot, frame.tag)),
                Err(FrameError::TooNew) => copies.newer = true,
                Err(FrameError::Damaged) => copies.damaged.push(*slot),
            }
        }
        copies.good.sort_by_key(|frame| std::cmp::Reverse(frame.revision));
        copies
    }

    /// The slot of the next copy; `None` when damage stands in all of them.
    pub(super) fn spare(&self) -> Option<char> {
        let older = self.good.iter().skip(1).next_back().map(|frame| frame.slot);
        let taken = |slot: char| {
            self.damaged.contains(&slot) || self.good.iter().any(|frame| frame.slot == slot)
        };
        let unlisted = self.unlisted.as_ref().map(|(slot, _)| *slot);
        unlisted.or(older).or_else(|| SLOTS.into_iter().find(|slot| !taken(*slot)))
    }

    /// Counts a copy whose payload cannot be read as damaged.
    pub(super) fn demote(&mut self, slot: char) {
        self.good.retain(|frame| frame.slot != slot);
        self.damaged.push(slot);
    }
}

/// All documents in one store.
pub(super) struct Shelf {
    store: Rc<dyn KeyValue>,
    /// The keys of the first two slots, as the store gave them. They are not sorted by document: at an opening few of hundreds are
    /// asked for, and those slots are looked at in any case.
    keys: Vec<String>,
    /// The keys of further slots, which are there beside damage alone, and keys of other things.
    further: Vec<String>,
}

impl Shelf {
    /// Looks at which keys there are, and at none of their values.
    pub(super) fn open(store: Rc<dyn KeyValue>) -> Result<Self, StorageError> {
        let (keys, further) = store.keys()?.into_iter().partition(|key| is_usual(key));
        Ok(Self { store, keys, further })
    }

    /// A shelf on which nothing stands.
    pub(super) const fn empty(store: Rc<dyn KeyValue>) -> Self {
        Self { store, keys: Vec::new(), further: Vec::new() }
    }

    /// The names of all documents of which any bytes are there: one for each slot, in no order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().chain(&self.further).filter_map(|key| parse(key)).map(|(name, _)| name)
    }

    /// The bytes of every slot of a document.
    pub(super) fn bytes(&self, name: &str) -> Result<Vec<(char, String)>, StorageError> {
        let mut found = Vec::new();
        // The first two are always looked at: another tab may have made them since.
        let before = [PREFIX, name, "."].concat();
        let slot = |key: &String| slot(key.strip_prefix(before.as_str())?);
        let further: BTreeSet<char> = self.further.iter().filter_map(slot).collect();
        for slot in FIRST.into_iter().chain(further) {
            if let Some(text) = self.store.get(&key(name, slot))? {
                found.push((slot, text));
            }
        }
        Ok(found)
    }

    /// The copies of a document.
    pub(super) fn copies(
        &self,
        name: &str,
        listed: Option<Listed>,
    ) -> Result<Copies, StorageError> {
        Ok(Copies::read(name, &self.bytes(name)?, listed))
    }

    /// Puts a copy into its slot; returns its text.
    pub(super) fn put(&mut self, frame: &Frame) -> Result<String, StorageError> {
        let (key, text) = (key(&frame.name, frame.slot), frame.write());
        self.store.set(&key, &text)?;
        let keys = self.keys_beside(&key);
        if !keys.contains(&key) {
            keys.push(key);
        }
        Ok(text)
    }

    /// Whether a slot holds these bytes.
    pub(super) fn holds(&self, name: &str, slot: char, text: &str) -> Result<bool, StorageError> {
        Ok(self.store.get(&key(name, slot))?.as_deref() == Some(text))
    }

    /// Takes a copy away.
    pub(super) fn remove(&mut self, name: &str, slot: char) -> Result<(), StorageError> {
        let key = key(name, slot);
        self.store.remove(&key)?;
        self.keys_beside(&key).retain(|other| *other != key);
        Ok(())
    }

    /// The keys among which this one is, or will be.
    fn keys_beside(&mut self, key: &str) -> &mut Vec<String> {
        if is_usual(key) { &mut self.keys } else { &mut self.further }
    }
}

/// Whether this is the key of a slot that is looked at in any case.
fn is_usual(key: &str) -> bool {
    FIRST.iter().any(|slot| key.strip_suffix(*slot).is_some_and(|rest| rest.ends_with('.')))
}

/// Whether a copy counts. Without the head every copy that checks does: rather half of an import than nothing.
fn stands(frame: &Frame, listed: Option<Listed>) -> bool {
    let Some(listed) = listed else { return true };
    match frame.bond {
        Bond::Single => true,
        Bond::Joint if frame.revision == listed.revision => frame.checksum() == listed.checksum,
        Bond::Joint => frame.revision < listed.revision,
    }
}

/// The key of a copy.
pub(super) fn key(name: &str, slot: char) -> String {
    [PREFIX, name, ".", slot.encode_utf8(&mut [0; 4])].concat()
}

/// The document and the slot of a key.
pub(super) fn parse(key: &str) -> Option<(&str, char)> {
    let (name, rest) = key.strip_prefix(PREFIX)?.rsplit_once('.')?;
    Some((name, slot(rest)?))
}

fn slot(letter: &str) -> Option<char> {
    letter.parse().ok().filter(|slot| SLOTS.contains(slot))
}
