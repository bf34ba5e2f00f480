//! Changing one thing: saving, deleting and restoring entries and relapses; the lists; the plan; the drafts; the slips.

use super::undo::{Before, Edit, Kept, Step, Undo, edit, turn};
use super::write::Change;
use super::{Engine, Reading, SaveError, Standing};
use crate::diary::{Entry, EntryId, Month, NaiveDate, Night, Relapse, RelapseId};
use crate::store::content::{Content, What, live};
use crate::store::inbox::{OnReceipt, Parcel};
use crate::store::item::{Item, Lists, Numbered, State, find, put};
use crate::store::plan_book::PlanBook;
use crate::store::slip::{MOST_IN_ALL, MOST_SLIPS, Slip};

/// The most drafts that are kept beside each other.
pub(super) const MOST_DRAFTS: usize = 8;

impl Engine {
    /// Saves an entry in the month of its night: a new one, when its number is not there, or an edit of the one that is, which must
    /// have the revision that the edit started from. An entry that goes to another month is [moved](Self::move_entry).
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn save(&mut self, entry: Entry, receipt: OnReceipt) -> Result<Kept, SaveError> {
        let entry = entry.checked().map_err(SaveError::Invalid)?;
        let month = entry.night.month();
        let mut items = self.entries_of(month)?;
        if find(&items, entry.number()).is_none() && self.is_elsewhere(&entry) {
            return Err(SaveError::Changed);
        }
        let edit = edit(&mut items, entry)?;
        let step = |before| Step::Entry(month, before);
        self.finish(edit, (What::Month(month), Content::Entries(items)), step, receipt)
    }

    /// Whether a month that was read shows this entry: then it is to be moved, not made a second time.
    fn is_elsewhere(&self, entry: &Entry) -> bool {
        self.docs.keys().any(|what| {
            let there = |item: &Item<Entry>| item.thing.id == entry.id && item.state == State::Live;
            self.entries(*what).any(there)
        })
    }

    /// Saves an edit of an entry of one month whose night is in another now.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn move_entry(
        &mut self,
        from: Month,
        entry: Entry,
        today: NaiveDate,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let to = entry.night.month();
        if to == from {
            return self.save(entry, receipt);
        }
        let entry = entry.checked().map_err(SaveError::Invalid)?;
        let number = entry.number();
        let (mut there, mut here) = (self.entries_of(from)?, self.entries_of(to)?);
        let before = find(&there, number).ok_or(SaveError::Unknown)?.clone();
        if before.state != State::Live || before.thing.revision != entry.revision {
            return Err(SaveError::Changed);
        }
        // It may have been there before, and come back: it must be newer than both.
        let was = find(&here, number).cloned();
        let newest = was.as_ref().map_or(0, |item| item.thing.revision).max(entry.revision);
        let revision = newest.saturating_add(1);
        let entry = entry.revised(revision);
        put(&mut there, Item { thing: entry.clone(), state: State::Moved(today) });
        put(&mut here, live(entry));
        let undo = Undo::of(vec![
            Step::Entry(from, Before { number, after: revision, item: Some(before) }),
            Step::Entry(to, Before { number, after: revision, item: None }),
        ]);
        let changes = vec![
            (What::Month(from), Content::Entries(there)),
            (What::Month(to), Content::Entries(here)),
        ];
        self.put_all(changes, receipt)?;
        Ok(Kept { changed: true, revision, undo })
    }

    /// Puts an entry into the trash.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn delete(
        &mut self,
        month: Month,
        id: EntryId,
        today: NaiveDate,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        self.turn_entry(month, id, State::Trashed(today), receipt)
    }

    /// Takes an entry out of the trash.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn restore(
        &mut self,
        month: Month,
        id: EntryId,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        self.turn_entry(month, id, State::Live, receipt)
    }

    fn turn_entry(
        &mut self,
        month: Month,
        id: EntryId,
        state: State,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let mut items = self.entries_of(month)?;
        let moved = |item: &Item<Entry>| matches!(item.state, State::Moved(_));
        if let Some(lost) = find(&items, id.number()).filter(|item| moved(item)).cloned() {
            // It moved and was lost on the way: it is saved where it belongs.
            return self.save_again(lost.thing, receipt);
        }
        let edit = turn(&mut items, id.number(), state)?;
        let step = |before| Step::Entry(month, before);
        self.finish(edit, (What::Month(month), Content::Entries(items)), step, receipt)
    }

    fn save_again(&mut self, entry: Entry, receipt: OnReceipt) -> Result<Kept, SaveError> {
        let (month, number, after) = (entry.night.month(), entry.number(), entry.revision);
        let mut items = self.entries_of(month)?;
        if find(&items, number).is_some() {
            return Err(SaveError::Changed);
        }
        put(&mut items, live(entry));
        let edit = Edit::Done(Before { number, after, item: None });
        let step = |before| Step::Entry(month, before);
        self.finish(edit, (What::Month(month), Content::Entries(items)), step, receipt)
    }

    /// Saves a relapse, as [`save`](Self::save) does an entry.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn save_relapse(
        &mut self,
        relapse: Relapse,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let relapse = relapse.checked().map_err(SaveError::Invalid)?;
        let mut items = self.relapses_of()?;
        let edit = edit(&mut items, relapse)?;
        self.finish(edit, (What::Relapses, Content::Relapses(items)), Step::Relapse, receipt)
    }

    /// Puts a relapse into the trash.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn delete_relapse(
        &mut self,
        id: RelapseId,
        today: NaiveDate,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        self.turn_relapse(id, State::Trashed(today), receipt)
    }

    /// Takes a relapse out of the trash.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn restore_relapse(
        &mut self,
        id: RelapseId,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        self.turn_relapse(id, State::Live, receipt)
    }

    fn turn_relapse(
        &mut self,
        id: RelapseId,
        state: State,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let mut items = self.relapses_of()?;
        let edit = turn(&mut items, id.number(), state)?;
        self.finish(edit, (What::Relapses, Content::Relapses(items)), Step::Relapse, receipt)
    }

    /// Saves the lists as a whole.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn set_lists(&mut self, lists: Lists, receipt: OnReceipt) -> Result<Kept, SaveError> {
        self.set_whole(What::Lists, Content::Lists(lists), receipt)
    }

    /// Saves the plan and the bottles as a whole.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn set_plan(&mut self, book: PlanBook, receipt: OnReceipt) -> Result<Kept, SaveError> {
        self.set_whole(What::Plan, Content::Plan(book), receipt)
    }

    fn set_whole(
        &mut self,
        what: What,
        after: Content,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let before = self.content(what)?;
        if before == after {
            self.again(what, receipt)?;
            return Ok(Kept { changed: false, revision: 0, undo: Undo::nothing() });
        }
        self.put((what, after.clone()), receipt)?;
        let undo = Undo::of(vec![Step::Whole(Box::new((what, before, after)))]);
        Ok(Kept { changed: true, revision: 0, undo })
    }

    /// Keeps what is not saved yet, in place of what was kept of that night: one small write. Of more than eight nights the oldest of
    /// the others goes.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn set_draft(&mut self, draft: Entry) -> Result<(), SaveError> {
        let draft = draft.checked().map_err(SaveError::Invalid)?;
        self.change_drafts(|drafts| {
            drafts.retain(|other| other.night != draft.night);
            drafts.sort_by_key(|draft| draft.night);
            let surplus = (drafts.len() + 1).saturating_sub(MOST_DRAFTS);
            drafts.drain(..surplus);
            drafts.push(draft);
            drafts.sort_by_key(|draft| draft.night);
        })
    }

    /// Forgets what is not saved yet of a night.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn clear_draft(&mut self, night: Night) -> Result<(), SaveError> {
        self.change_drafts(|drafts| drafts.retain(|draft| draft.night != night))
    }

    fn change_drafts(&mut self, change: impl FnOnce(&mut Vec<Entry>)) -> Result<(), SaveError> {
        let Content::Drafts(mut drafts) = self.content(What::Drafts)? else {
            return Err(SaveError::Unknown);
        };
        change(&mut drafts);
        self.rewrite(What::Drafts, Content::Drafts(drafts))
    }

    /// Keeps what was typed into a form, in place of what was kept of it: one write of a few thousand characters. Of more than eight
    /// forms, or 50,000 characters, the one that was written to longest ago goes.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn set_slip(&mut self, slip: Slip) -> Result<(), SaveError> {
        let slip = slip.checked().map_err(SaveError::Invalid)?;
        self.change_slips(|slips| {
            slips.retain(|other| other.name != slip.name);
            slips.push(slip);
            let is_too_much = |slips: &[Slip]| {
                let characters: usize = slips.iter().map(Slip::characters).sum();
                slips.len() > MOST_SLIPS || characters > MOST_IN_ALL
            };
            while is_too_much(slips) {
                slips.remove(0);
            }
        })
    }

    /// Forgets what was typed into a form.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn clear_slip(&mut self, name: &str) -> Result<(), SaveError> {
        self.change_slips(|slips| slips.retain(|slip| slip.name != name))
    }

    fn change_slips(&mut self, change: impl FnOnce(&mut Vec<Slip>)) -> Result<(), SaveError> {
        let Content::Slips(mut slips) = self.content(What::Slips)? else {
            return Err(SaveError::Unknown);
        };
        change(&mut slips);
        self.rewrite(What::Slips, Content::Slips(slips))
    }

    /// Writes what is not saved yet in place of what is kept of it, where it differs. Nobody waits for the receipt.
    fn rewrite(&mut self, what: What, content: Content) -> Result<(), SaveError> {
        if self.content(what)? == content {
            return Ok(());
        }
        self.put((what, content), Box::new(|_| {}))
    }

    fn finish<T>(
        &mut self,
        edit: Edit<T>,
        change: Change,
        step: impl FnOnce(Before<T>) -> Step,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        match edit {
            Edit::Same(revision) => {
                self.again(change.0, receipt)?;
                Ok(Kept { changed: false, revision, undo: Undo::nothing() })
            }
            Edit::Done(before) => {
                let revision = before.after;
                self.put(change, receipt)?;
                Ok(Kept { changed: true, revision, undo: Undo::of(vec![step(before)]) })
            }
        }
    }

    /// The receipt of what is there already: where it is durable, as soon as all is that was sent before; else by appending it again.
    /// Writes nothing.
    fn again(&self, what: What, receipt: OnReceipt) -> Result<(), SaveError> {
        self.guard()?;
        let name = what.name();
        let revision = self.docs.get(&what).map_or(0, |doc| doc.copy.revision);
        if self.standing == Standing::Sound && self.inbox.sure(&name) >= revision {
            self.send(Vec::new(), receipt);
            return Ok(());
        }
        let copies = self.shelf.copies(&name, self.listed(what))?;
        let newest = copies.good.into_iter().find(|frame| frame.revision == revision);
        // What was read is not there any more, as when somebody took it away: it is to be read anew.
        let frame = newest.filter(|_| revision > 0).ok_or(SaveError::Moved)?;
        self.send(vec![Parcel { value: frame.write(), name, revision }], receipt);
        Ok(())
    }

    /// What stands in a document, to change it.
    pub(super) fn content(&mut self, what: What) -> Result<Content, SaveError> {
        self.guard()?;
        self.here(what)
    }

    /// The same to look at.
    pub(super) fn here(&mut self, what: What) -> Result<Content, SaveError> {
        self.load(what);
        match (self.docs.get(&what), self.reading(what)) {
            (_, Reading::TooNew) => Err(SaveError::TooNew),
            (_, Reading::Locked) => Err(SaveError::Locked),
            (_, Reading::Failing(error)) => Err(SaveError::Unreadable(error)),
            (Some(doc), _) => Ok(doc.content.clone()),
            (None, _) => Err(SaveError::Unknown),
        }
    }

    pub(super) fn entries_of(&mut self, month: Month) -> Result<Vec<Item<Entry>>, SaveError> {
        match self.content(What::Month(month))? {
            Content::Entries(items) => Ok(items),
            Content::Relapses(_)
            | Content::Lists(_)
            | Content::Plan(_)
            | Content::Drafts(_)
            | Content::Slips(_) => Err(SaveError::Unknown),
        }
    }

    pub(super) fn relapses_of(&mut self) -> Result<Vec<Item<Relapse>>, SaveError> {
        match self.content(What::Relapses)? {
            Content::Relapses(items) => Ok(items),
            Content::Entries(_)
            | Content::Lists(_)
            | Content::Plan(_)
            | Content::Drafts(_)
            | Content::Slips(_) => Err(SaveError::Unknown),
        }
    }
}
