//! The port to the other tabs of this app: one writes, the others read. It knows no diary.

use std::fmt;

use yew::Callback;

use super::Guard;

/// What a tab is told of the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabNews {
    /// This tab may write: no other does. With the generation that the tab before announced when it handed over, or 0.
    MayWrite(u64),
    /// Another tab writes; this one reads.
    MayRead,
    /// Another tab wants to write: save, then [`Tabs::hand_over`].
    Wanted,
    /// Another tab wrote, and the diary has this generation now.
    Wrote(u64),
}

/// The other tabs.
pub trait Tabs {
    /// Joins them, and is told from now on, for as long as the guard lives. The first answer is `MayWrite` or `MayRead`. Where the
    /// browser has no locks the answer is `MayWrite`: the store notices another writer by itself.
    fn join(&self, told: Callback<TabNews>) -> Guard;
    /// "Edit here": asks the writing tab to hand over.
    fn ask(&self);
    /// Tells the others that the diary has this generation now.
    fn announce(&self, generation: u64);
    /// Lets another tab write. This one reads from now on, until it asks.
    fn hand_over(&self, generation: u64);
}

/// No other tabs.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTabs;

impl Tabs for NoTabs {
    fn join(&self, told: Callback<TabNews>) -> Guard {
        told.emit(TabNews::MayWrite(0));
        Guard::new(|| {})
    }

    fn ask(&self) {}

    fn announce(&self, _: u64) {}

    fn hand_over(&self, _: u64) {}
}

impl fmt::Debug for dyn Tabs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tabs")
    }
}
