//! Changes of several things at once: an import, a plan with a night beside it. All of it comes true, or nothing.

use std::collections::BTreeMap;
use std::fmt;

use super::undo::edit;
use super::{Engine, Kept, SaveError};
use crate::diary::{Entry, Relapse};
use crate::store::content::{Content, What, live};
use crate::store::inbox::OnReceipt;
use crate::store::item::{Item, Lists, put};
use crate::store::plan_book::PlanBook;

/// What is to be taken in. A thing whose number is not there is added, one of a higher revision replaces what is there, and of two
/// that differ at one revision both are kept. Taking in the same twice changes nothing.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// Entries.
    pub entries: Vec<Entry>,
    /// Relapses.
    pub relapses: Vec<Relapse>,
    /// Lists that take the place of those that are kept; items that only those have come after them.
    pub lists: Option<Lists>,
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Batch({} entries, {} relapses)", self.entries.len(), self.relapses.len())
    }
}

impl Engine {
    /// Takes in a batch.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn apply(&mut self, batch: Batch, receipt: OnReceipt) -> Result<Kept, SaveError> {
        let mut changes = Vec::new();
        for (what, incoming) in by_document(batch)? {
            let before = self.content(what)?;
            // Revision 0 and 1: of lists, those of the batch are the newer.
            let (after, _) = before.clone().merged(0, incoming, 1);
            if after != before {
                changes.push((what, before, after));
            }
        }
        self.come_true(changes, receipt)
    }

    /// Saves the plan and the bottles as a whole, and an edit of an entry with them: one change, which is taken back as one.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn set_plan_beside(
        &mut self,
        book: PlanBook,
        entry: Entry,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let entry = entry.checked().map_err(SaveError::Invalid)?;
        let month = entry.night.month();
        let before = self.entries_of(month)?;
        let mut after = before.clone();
        edit(&mut after, entry)?;
        let plan = (What::Plan, self.content(What::Plan)?, Content::Plan(book));
        let month = (What::Month(month), Content::Entries(before), Content::Entries(after));
        let turns = [month, plan].into_iter().filter(|(_, before, after)| before != after);
        self.come_true(turns.collect(), receipt)
    }
}

/// The batch by document, as contents.
fn by_document(batch: Batch) -> Result<BTreeMap<What, Content>, SaveError> {
    let mut months: BTreeMap<What, Vec<Item<Entry>>> = BTreeMap::new();
    for entry in batch.entries {
        let entry = entry.checked().map_err(SaveError::Invalid)?;
        put(months.entry(What::Month(entry.night.month())).or_default(), live(entry));
    }
    let mut relapses = Vec::new();
    for relapse in batch.relapses {
        put(&mut relapses, live(relapse.checked().map_err(SaveError::Invalid)?));
    }
    let mut all: BTreeMap<What, Content> =
        months.into_iter().map(|(what, items)| (what, Content::Entries(items))).collect();
    if !relapses.is_empty() {
        all.insert(What::Relapses, Content::Relapses(relapses));
    }
    if let Some(lists) = batch.lists {
        all.insert(What::Lists, Content::Lists(lists));
    }
    Ok(all)
}
