//! Housekeeping for an idle moment: empties the trash of what is old, catches the journal up, keeps the ballast, and drops second
//! copies where room runs short. Nothing is lost when it never runs.

use super::write::BALLAST;
use super::{Engine, Reading, SaveError, Standing};
use crate::diary::{NaiveDate, Night};
use crate::store::content::{Content, What};
use crate::store::inbox::{OnReceipt, Parcel};
use crate::store::item::Item;
use crate::store::{LIMIT, PREFIX, StorageError};

/// For how many days what was deleted can be restored.
const TRASH_DAYS: i64 = 30;

/// A month older than this many days is hardly written any more.
const OLD_DAYS: i64 = 30;

/// How full the room is, in percent, when second copies of old months go; where that does not help, it is told.
pub const CROWDED: usize = 60;

/// Characters of the ballast.
const BALLAST_SIZE: usize = 128 * 1024;

/// What the housekeeping did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Things that are gone for good.
    pub purged: usize,
    /// Second copies of old months that were dropped; the journal has them.
    pub dropped: usize,
    /// Documents that were sent to the journal again.
    pub caught_up: usize,
    /// How full the room is after it, without a new ballast, in whole percent of what the smallest browser gives.
    pub percent: usize,
}

fn unheard() -> OnReceipt {
    Box::new(|_| {})
}

impl Engine {
    /// Does it all. Once after opening, when nothing else is to be done, is enough.
    ///
    /// # Errors
    /// [`SaveError`]; what was done by then is done.
    pub fn sweep(&mut self, today: NaiveDate) -> Result<Swept, SaveError> {
        self.guard()?;
        if self.standing == Standing::Memory {
            return Ok(Swept::default());
        }
        self.check();
        if self.is_head_behind() {
            // After a crash: from here on it counts every change, also for who asks before all was read.
            self.list()?;
        }
        let purged = self.purge(today)?;
        let caught_up = self.catch_up()?;
        let before = self.size()?;
        let dropped = if before.percent() >= CROWDED { self.drop_copies(today)? } else { 0 };
        let size = if dropped > 0 { self.size()? } else { before };
        self.keep_ballast(size.units)?;
        Ok(Swept { purged, dropped, caught_up, percent: size.percent() })
    }

    /// Empties the trash of what went there 30 days ago. A clock can jump: so nothing goes on the first day on which it seems due,
    /// and a day before that one starts the waiting anew.
    fn purge(&mut self, today: NaiveDate) -> Result<usize, SaveError> {
        let mut due = Vec::new();
        for what in self.with_gone() {
            self.load(what);
            let first = self.docs.get(&what).and_then(|doc| doc.content.tally().first_gone);
            if first.is_some_and(|first| is_due(first, today)) {
                due.push(what);
            }
        }
        let since =
            if due.is_empty() { None } else { self.head.due.filter(|since| *since <= today) };
        let waited = since.is_some_and(|since| since < today);
        let next = if due.is_empty() { None } else { since.or(Some(today)) };
        if !waited {
            if self.head.due != next {
                self.head.due = next;
                self.list()?;
            }
            return Ok(0);
        }
        let mut purged = 0;
        for what in due {
            purged += self.purge_one(what, today)?;
        }
        self.head.due = None;
        self.list()?;
        Ok(purged)
    }

    fn purge_one(&mut self, what: What, today: NaiveDate) -> Result<usize, SaveError> {
        let content = match self.content(what)? {
            _ if self.reading(what) != Reading::Sound => return Ok(0),
            Content::Entries(items) => Content::Entries(without_due(items, today)),
            Content::Relapses(items) => Content::Relapses(without_due(items, today)),
            other @ (Content::Lists(_)
            | Content::Plan(_)
            | Content::Drafts(_)
            | Content::Slips(_)) => other,
        };
        let gone = |doc: &super::Doc| doc.content.tally().gone;
        let before = self.docs.get(&what).map_or(0, gone);
        let after = content.tally().gone;
        self.put((what, content), unheard())?;
        Ok(usize::try_from(before.saturating_sub(after)).unwrap_or_default())
    }

    /// Sends what is not known to be in the journal there: what was kept while it failed, or just before a crash.
    fn catch_up(&mut self) -> Result<usize, SaveError> {
        if self.notice_another_journal() {
            self.list()?;
        }
        let mut parcels = Vec::new();
        for what in self.all() {
            let name = what.name();
            let listed = self.head.lines.get(&name).copied().unwrap_or_default();
            let revision = listed.listed.revision;
            if listed.sure.max(self.inbox.sure(&name)) >= revision {
                continue;
            }
            let copies = self.shelf.copies(&name, self.listed(what))?;
            let newest = copies.good.into_iter().find(|frame| frame.revision >= revision);
            let parcel =
                newest.map(|frame| Parcel { value: frame.write(), name, revision: frame.revision });
            parcels.extend(parcel);
        }
        let count = parcels.len();
        self.send(parcels, unheard());
        Ok(count)
    }

    /// Drops the older copy of months that are hardly written any more and whose newest is in the journal.
    fn drop_copies(&mut self, today: NaiveDate) -> Result<usize, SaveError> {
        let mut dropped = 0;
        for what in self.all() {
            let What::Month(month) = what else { continue };
            let last = month.nights().last().map(Night::date);
            let old = last.is_some_and(|last| days(last, today) > OLD_DAYS);
            let name = what.name();
            let copies = self.shelf.copies(&name, self.listed(what))?;
            let newest = copies.good.first().map_or(0, |frame| frame.revision);
            let listed = self.listed(what).map_or(0, |listed| listed.revision);
            let line = self.head.lines.get(&name).map_or(0, |line| line.sure);
            let safe = newest > 0 && newest >= listed && line.max(self.inbox.sure(&name)) >= newest;
            if !old || !safe {
                continue;
            }
            for frame in copies.good.iter().skip(1) {
                self.shelf.remove(&name, frame.slot)?;
                dropped += 1;
            }
        }
        Ok(dropped)
    }

    /// Makes the ballast while there is room for it. It is no loss where there is none.
    fn keep_ballast(&mut self, units: usize) -> Result<(), SaveError> {
        let key = [PREFIX, BALLAST].concat();
        let room = units + BALLAST_SIZE < LIMIT / 100 * 95;
        if !room || self.ports.store.get(&key)?.is_some() {
            return Ok(());
        }
        match self.ports.store.set(&key, &"-".repeat(BALLAST_SIZE)) {
            Ok(()) | Err(StorageError::Full) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn is_due(day: NaiveDate, today: NaiveDate) -> bool {
    days(day, today) > TRASH_DAYS
}

fn without_due<T>(mut items: Vec<Item<T>>, today: NaiveDate) -> Vec<Item<T>> {
    items.retain(|item| !item.state.since().is_some_and(|day| is_due(day, today)));
    items
}
