//! Showing: months, nights, relapses, lists, the plan, drafts, slips, the trash. Nothing here writes.

use super::{Engine, Reading};
use crate::diary::{Entry, EntryId, Month, NaiveDate, Night, Relapse, RelapseId};
use crate::store::content::{Content, What};
use crate::store::item::{Item, Lists, State};
use crate::store::plan_book::PlanBook;
use crate::store::shelf::Listed;
use crate::store::slip::Slip;

/// The entries of a month and how they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthView {
    /// Which month.
    pub month: Month,
    /// What is shown, by night, then by when it was written, then by number.
    pub entries: Vec<Entry>,
    /// How it was read.
    pub reading: Reading,
}

/// The relapses and how they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelapsesView {
    /// What is shown, by start, then by number.
    pub relapses: Vec<Relapse>,
    /// How they were read.
    pub reading: Reading,
}

/// The plan and the bottles, and how they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// What is kept; no plan and no bottle as long as none were.
    pub book: PlanBook,
    /// Its revision: 0 as long as none was kept, and one more at each change, also at one that takes another back. It begins anew
    /// where the storage was lost and the journal brought the rest back.
    pub revision: u64,
    /// How it was read: nothing in `book` means that there is no plan only where this is sound.
    pub reading: Reading,
}

/// Something in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trashed {
    /// An entry, the month in which it is, and the day on which it was deleted.
    Entry(Month, Entry, NaiveDate),
    /// A relapse, and the day on which it was deleted.
    Relapse(Relapse, NaiveDate),
}

impl Trashed {
    /// The day on which it was deleted.
    #[must_use]
    pub const fn deleted(&self) -> NaiveDate {
        match self {
            Self::Entry(_, _, day) | Self::Relapse(_, day) => *day,
        }
    }
}

/// A walk over all months, the newest first, one at each step, so that a caller can pause between them.
#[derive(Clone, Debug)]
pub struct Search {
    left: Vec<Month>,
}

impl Search {
    /// The next month with what is shown of it; `None` when there is no other.
    pub fn next(&mut self, engine: &mut Engine) -> Option<MonthView> {
        let month = self.left.pop()?;
        let kept = engine.docs.contains_key(&What::Month(month));
        let view = engine.month(month);
        if !kept && view.reading == Reading::Sound {
            // A walk over ten years should not fill the memory with them.
            engine.docs.remove(&What::Month(month));
        }
        Some(view)
    }

    /// The same walk over these months alone.
    #[must_use]
    pub fn within(mut self, from: Option<Month>, to: Option<Month>) -> Self {
        let after = |month: &Month| from.is_none_or(|from| from <= *month);
        let before = |month: &Month| to.is_none_or(|to| *month <= to);
        self.left.retain(|month| after(month) && before(month));
        self
    }

    /// How many months are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.left.len()
    }
}

impl Engine {
    /// All months that hold anything or should, newest first.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        let month = |what: What| if let What::Month(month) = what { Some(month) } else { None };
        let mut months: Vec<Month> = self.all().into_iter().filter_map(month).collect();
        months.retain(|month| self.may_show(*month));
        months.reverse();
        months
    }

    /// Whether the month is read and shows anything, or is not read and might.
    fn may_show(&self, month: Month) -> bool {
        let what = What::Month(month);
        match self.docs.get(&what) {
            Some(doc) => doc.reading != Reading::Sound || doc.content.tally().live > 0,
            None => self.head.lines.get(&what.name()).is_none_or(|line| line.tally.live > 0),
        }
    }

    /// How many documents the head names. What is there beside them is not counted.
    #[must_use]
    pub fn named_documents(&self) -> usize {
        self.head.lines.len()
    }

    /// The entries of a month.
    pub fn month(&mut self, month: Month) -> MonthView {
        let what = What::Month(month);
        self.load(what);
        let mut entries: Vec<Entry> = self.entries(what).filter_map(shown).cloned().collect();
        entries.sort_by_key(|entry| (entry.night, entry.written, entry.id));
        MonthView { month, entries, reading: self.reading(what) }
    }

    /// The entries of a night.
    pub fn night(&mut self, night: Night) -> Vec<Entry> {
        let mut entries = self.month(night.month()).entries;
        entries.retain(|entry| entry.night == night);
        entries
    }

    /// An entry that is shown.
    pub fn entry(&mut self, month: Month, id: EntryId) -> Option<Entry> {
        self.load(What::Month(month));
        self.entries(What::Month(month)).filter_map(shown).find(|entry| entry.id == id).cloned()
    }

    /// A walk over all months, newest first.
    #[must_use]
    pub fn search(&self) -> Search {
        let mut left = self.months();
        left.reverse();
        Search { left }
    }

    /// The relapses.
    pub fn relapses(&mut self) -> RelapsesView {
        self.load(What::Relapses);
        let mut relapses: Vec<Relapse> = self.relapse_items().filter_map(shown).cloned().collect();
        relapses.sort_by_key(|relapse| (relapse.start, relapse.id));
        RelapsesView { relapses, reading: self.reading(What::Relapses) }
    }

    /// A relapse that is shown.
    pub fn relapse(&mut self, id: RelapseId) -> Option<Relapse> {
        self.relapses().relapses.into_iter().find(|relapse| relapse.id == id)
    }

    /// The person's lists; the built-in ones as long as none were kept.
    #[must_use]
    pub fn lists(&self) -> Lists {
        match self.docs.get(&What::Lists).map(|doc| &doc.content) {
            Some(Content::Lists(lists)) => lists.clone(),
            _ => Lists::default(),
        }
    }

    /// How the person's lists were read: the built-in names stand where they could not be.
    #[must_use]
    pub fn lists_reading(&self) -> Reading {
        self.reading(What::Lists)
    }

    /// The plan and the bottles.
    pub fn plan(&mut self) -> PlanView {
        self.load(What::Plan);
        let doc = self.docs.get(&What::Plan);
        let book = match doc.map(|doc| &doc.content) {
            Some(Content::Plan(book)) => book.clone(),
            _ => PlanBook::default(),
        };
        let revision = doc.map_or(0, |doc| doc.copy.revision);
        PlanView { book, revision, reading: self.reading(What::Plan) }
    }

    /// What is not saved yet of a night.
    pub fn draft(&mut self, night: Night) -> Option<Entry> {
        self.drafts().into_iter().find(|draft| draft.night == night)
    }

    /// All that is not saved yet, by night.
    pub fn drafts(&mut self) -> Vec<Entry> {
        self.load(What::Drafts);
        match self.docs.get(&What::Drafts).map(|doc| &doc.content) {
            Some(Content::Drafts(drafts)) => drafts.clone(),
            _ => Vec::new(),
        }
    }

    /// What is typed into the form of this name and not saved yet.
    pub fn slip(&mut self, name: &str) -> Option<Slip> {
        self.slips().iter().find(|slip| slip.name == name).cloned()
    }

    /// What is typed into forms and not saved yet, the last written last.
    pub fn slips(&mut self) -> &[Slip] {
        self.load(What::Slips);
        match self.docs.get(&What::Slips).map(|doc| &doc.content) {
            Some(Content::Slips(slips)) => slips,
            _ => &[],
        }
    }

    /// Looks at every document once, and keeps at hand those that are not as the head says: after a crash the head may be behind them
    /// or ahead. For an idle moment after opening; what is lost is then asked of the journal.
    pub fn check(&mut self) {
        for what in self.all() {
            if !self.docs.contains_key(&what) && !self.is_as_listed(what) {
                self.load(what);
            }
        }
    }

    /// Whether the newest copy of a document is the one that the head lists. What is in it is not looked at: it checks.
    fn is_as_listed(&self, what: What) -> bool {
        let listed = self.listed(what);
        let Ok(copies) = self.shelf.copies(&what.name(), listed) else { return false };
        let newest = copies.good.first().filter(|_| !copies.newer);
        newest.is_some_and(|frame| {
            let copy = Listed { revision: frame.revision, checksum: frame.checksum() };
            listed == Some(copy)
        })
    }

    /// What was deleted and can be restored, the last deleted first. Looks at every document.
    pub fn trash(&mut self) -> Vec<Trashed> {
        self.check();
        let mut trash = Vec::new();
        for what in self.with_gone() {
            self.load(what);
            let lost = self.lost_moves(what);
            match what {
                What::Month(month) => trash.extend(self.entries(what).filter_map(|item| {
                    let day = trashed(item)
                        .or_else(|| item.state.since().filter(|_| lost.contains(&item.thing.id)));
                    Some(Trashed::Entry(month, item.thing.clone(), day?))
                })),
                What::Head
                | What::Lists
                | What::Relapses
                | What::Plan
                | What::Drafts
                | What::Slips => {
                    trash.extend(self.relapse_items().filter_map(|item| {
                        Some(Trashed::Relapse(item.thing.clone(), trashed(item)?))
                    }));
                }
            }
        }
        trash.sort_by_key(|thing| std::cmp::Reverse(thing.deleted()));
        trash
    }

    /// The documents that hold anything that is not shown.
    pub(super) fn with_gone(&self) -> Vec<What> {
        let mut all = self.all();
        all.retain(|what| match self.docs.get(what) {
            Some(doc) => doc.content.tally().gone > 0,
            None => self.head.lines.get(&what.name()).is_none_or(|line| line.tally.gone > 0),
        });
        all
    }

    /// Entries that moved from here into a month that does not have them.
    fn lost_moves(&mut self, what: What) -> Vec<EntryId> {
        let moved = |item: &Item<Entry>| {
            matches!(item.state, State::Moved(_))
                .then_some((item.thing.id, item.thing.night.month()))
        };
        let moved: Vec<(EntryId, Month)> = self.entries(what).filter_map(moved).collect();
        let mut lost = Vec::new();
        for (id, month) in moved {
            self.load(What::Month(month));
            if !self.entries(What::Month(month)).any(|item| item.thing.id == id) {
                lost.push(id);
            }
        }
        lost
    }

    pub(super) fn entries(&self, what: What) -> impl Iterator<Item = &Item<Entry>> {
        let items = match self.docs.get(&what).map(|doc| &doc.content) {
            Some(Content::Entries(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter()
    }

    pub(super) fn relapse_items(&self) -> impl Iterator<Item = &Item<Relapse>> {
        let items = match self.docs.get(&What::Relapses).map(|doc| &doc.content) {
            Some(Content::Relapses(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter()
    }
}

fn shown<T>(item: &Item<T>) -> Option<&T> {
    (item.state == State::Live).then_some(&item.thing)
}

/// The day on which a thing went into the trash.
const fn trashed<T>(item: &Item<T>) -> Option<NaiveDate> {
    if let State::Trashed(day) = item.state { Some(day) } else { None }
}
