//! A walk over the diary in search of something, some months at a step, so that the page stays awake between them. It keeps counts
//! and no entries: what is shown is read again, and so is always as the diary is.

use crate::diary::{Entry, Month, Night};
use crate::store::{Engine, Reading, Search};

use super::Hunt;

/// What a month has of what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which month.
    pub month: Month,
    /// How many entries, at least 1.
    pub entries: usize,
    /// On how many nights.
    pub nights: usize,
}

/// A walk, as far as it has come.
#[derive(Clone, Debug)]
pub struct Walk {
    hunt: Hunt,
    search: Search,
    months: usize,
    found: Vec<Found>,
    unsound: Vec<(Month, Reading)>,
}

impl Walk {
    /// A walk that has not begun, over all months up to `until`.
    #[must_use]
    pub fn new(engine: &Engine, hunt: Hunt, until: Option<Month>) -> Self {
        let (from, to) = hunt.span();
        let last = match (to.map(Night::month), until) {
            (Some(to), Some(until)) => Some(to.min(until)),
            (to, until) => to.or(until),
        };
        let search = engine.search().within(from.map(Night::month), last);
        let months = search.left();
        Self { hunt, search, months, found: Vec::new(), unsound: Vec::new() }
    }

    /// Goes on by so many months.
    #[must_use]
    pub fn step(mut self, engine: &mut Engine, months: usize) -> Self {
        for _ in 0..months {
            let Some(view) = self.search.next(engine) else { break };
            let entries = self.hunt.find(&view.entries);
            let mut nights: Vec<Night> = entries.iter().map(|entry| entry.night).collect();
            nights.dedup();
            if !nights.is_empty() {
                let (entries, nights) = (entries.len(), nights.len());
                self.found.push(Found { month: view.month, entries, nights });
            }
            if view.reading != Reading::Sound {
                self.unsound.push((view.month, view.reading));
            }
        }
        self
    }

    /// What is looked for.
    #[must_use]
    pub const fn hunt(&self) -> &Hunt {
        &self.hunt
    }

    /// How many months it is over, and how many of them are left.
    #[must_use]
    pub fn months(&self) -> (usize, usize) {
        (self.months, self.search.left())
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.search.left() == 0
    }

    /// Where it has found something, the newest month first.
    #[must_use]
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// How many entries it has found.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.found.iter().map(|found| found.entries).sum()
    }

    /// On how many nights.
    #[must_use]
    pub fn nights(&self) -> usize {
        self.found.iter().map(|found| found.nights).sum()
    }

    /// The months that were not read as they should be, and how.
    #[must_use]
    pub fn unsound(&self) -> &[(Month, Reading)] {
        &self.unsound
    }

    /// Whether it has found enough for a list of so many entries that reaches to this night.
    #[must_use]
    pub fn is_enough(&self, entries: usize, night: Option<Night>) -> bool {
        let reached =
            |night: Night| self.found.last().is_some_and(|last| last.month <= night.month());
        // One more tells whether there are earlier ones.
        self.is_over() || (self.entries() > entries && night.is_none_or(reached))
    }

    /// The first of what it has found, read anew, by month: so many entries, and in any case all down to this night.
    pub fn first(
        &self,
        engine: &mut Engine,
        entries: usize,
        night: Option<Night>,
    ) -> Vec<(Month, Vec<Entry>)> {
        let mut months = Vec::new();
        let mut count = 0;
        for found in &self.found {
            let view = engine.month(found.month);
            let wanted = |entry: &&Entry| {
                count += 1;
                let near =
                    night.is_some_and(|night| night <= entry.night) && count <= entries + REACH;
                count <= entries || near
            };
            let list: Vec<Entry> =
                self.hunt.find(&view.entries).into_iter().take_while(wanted).cloned().collect();
            if !list.is_empty() {
                months.push((found.month, list));
            }
            if count >= entries && night.is_none_or(|night| found.month <= night.month()) {
                break;
            }
            if count > entries + REACH {
                break;
            }
        }
        months
    }
}

/// How many more entries than asked for are shown for the sake of a night: a month of eight a day.
const REACH: usize = 250;
