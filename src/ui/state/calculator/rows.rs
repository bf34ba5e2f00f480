//! The rows in which the steps of a ladder are typed, and the way back for those that were taken away. What is typed in a row
//! stays with the other fields, so that a row comes back with its dose.

use crate::dose::limits::MOST_STEPS;

/// Rows, each with a number that no other row ever gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    shown: Vec<u32>,
    next: u32,
    removed: Vec<(usize, u32)>,
}

impl Default for Rows {
    /// Three rows: enough to show that a step is a row.
    fn default() -> Self {
        Self { shown: vec![0, 1, 2], next: 3, removed: Vec::new() }
    }
}

impl Rows {
    /// The numbers of the rows, in their order on the screen.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.shown
    }

    /// The row that was taken away last, of those that did not come back.
    pub(super) fn last_removed(&self) -> Option<u32> {
        self.removed.last().map(|(_, row)| *row)
    }

    /// Whether one more can be shown.
    pub(super) const fn has_room(&self) -> bool {
        self.shown.len() < MOST_STEPS
    }

    /// One more at the end, if there is room.
    pub(super) fn add(&mut self) -> Option<u32> {
        let row = self.next;
        self.has_room().then(|| {
            self.shown.push(row);
            self.next = row.saturating_add(1);
            row
        })
    }

    /// Takes one away.
    pub(super) fn remove(&mut self, row: u32) {
        if let Some(place) = self.shown.iter().position(|one| *one == row) {
            self.shown.remove(place);
            self.removed.push((place, row));
        }
    }

    /// Takes one away for good, that another finds room.
    pub(super) fn let_go(&mut self, row: u32) {
        self.shown.retain(|one| *one != row);
    }

    /// The one that was taken away last comes back, if there is room.
    pub(super) fn undo(&mut self) {
        if !self.has_room() {
            return;
        }
        if let Some((place, row)) = self.removed.pop() {
            self.shown.insert(place.min(self.shown.len()), row);
        }
    }
}
