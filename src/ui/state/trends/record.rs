//! The whole diary, read some months at a time, so that a page can pause in between. It knows no page.

use crate::diary::{Entry, Month, Night};
use crate::store::{Engine, Reading, Search};
use crate::trends::Period;

/// What the diary holds, as far as it is read.
#[derive(Clone, Debug)]
pub struct Record {
    search: Search,
    months: usize,
    entries: Vec<Entry>,
    unsound: Vec<Month>,
}

impl Record {
    /// Nothing read so far.
    #[must_use]
    pub fn new(engine: &Engine) -> Self {
        let search = engine.search();
        let months = search.left();
        Self { search, months, entries: Vec::new(), unsound: Vec::new() }
    }

    /// Reads so many months more, the newest first.
    pub fn read(&mut self, engine: &mut Engine, months: usize) {
        for _ in 0..months {
            let Some(view) = self.search.next(engine) else { break };
            if view.reading != Reading::Sound {
                self.unsound.push(view.month);
            }
            self.entries.extend(view.entries);
        }
    }

    /// How many months are read, and how many there are.
    #[must_use]
    pub fn months(&self) -> [usize; 2] {
        [self.months.saturating_sub(self.search.left()), self.months]
    }

    /// Whether all is read.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.search.left() == 0
    }

    /// The entries, in no order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The months that could not be read as they should be: what they held is missing here.
    #[must_use]
    pub fn unsound(&self) -> &[Month] {
        &self.unsound
    }

    /// From the first night with an entry to this one; or to the one before, as long as nothing is recorded of this one, which is not
    /// over. Nothing of nights to come, which a clock that was wrong may have left. None without an entry.
    #[must_use]
    pub fn whole(&self, tonight: Night) -> Option<Period> {
        let nights = || self.entries.iter().map(|entry| entry.night);
        let first = nights().filter(|night| *night <= tonight).min()?;
        let last = if nights().any(|night| night == tonight) {
            tonight
        } else {
            tonight.previous()?.max(first)
        };
        Period::new(first, last).ok().or_else(|| Some(Period::up_to(last, u32::MAX)))
    }
}
