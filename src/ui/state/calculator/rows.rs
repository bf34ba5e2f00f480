//! The rows in which the steps of a ladder are typed, and the way back for those that were taken away. What is typed in a row
//! stays with the other fields, so that a row comes back with its dose.

use crate::dose::limits::MOST_STEPS;

/// Rows, each with a number that no other row ever gets. There is always at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    shown: Vec<u32>,
    next: u32,
    removed: Vec<(usize, u32)>,
}

impl Default for Rows {
    /// Three rows: as many as fit on a screen, and enough to show that a step is a row.
    fn default() -> Self {
        Self { shown: vec![0, 1, 2], next: 3, removed: Vec::new() }
    }
}

/// What happened to the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowChange {
    /// One more at the end.
    Add,
    /// This one is taken away.
    Remove(u32),
    /// The one taken away last comes back.
    Undo,
}

impl Rows {
    /// The numbers of the rows, in their order on the screen.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.shown
    }

    /// Whether there is room for one more.
    #[must_use]
    pub const fn has_room(&self) -> bool {
        self.shown.len() < MOST_STEPS
    }

    /// The row that would come back.
    #[must_use]
    pub fn last_removed(&self) -> Option<u32> {
        self.removed.last().map(|(_, row)| *row)
    }

    pub(super) fn apply(&mut self, change: RowChange) {
        match change {
            RowChange::Add if self.has_room() => {
                self.shown.push(self.next);
                self.next = self.next.saturating_add(1);
            }
            RowChange::Undo if self.has_room() => {
                if let Some((place, row)) = self.removed.pop() {
                    self.shown.insert(place.min(self.shown.len()), row);
                }
            }
            RowChange::Add | RowChange::Undo => {}
            RowChange::Remove(row) => self.remove(row),
        }
    }

    fn remove(&mut self, row: u32) {
        let Some(place) = self.shown.iter().position(|one| *one == row) else { return };
        self.shown.remove(place);
        self.removed.push((place, row));
        if self.shown.is_empty() {
            self.apply(RowChange::Add);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(changes: &[RowChange]) -> Vec<u32> {
        let mut rows = Rows::default();
        for change in changes {
            rows.apply(*change);
        }
        rows.shown
    }

    #[test]
    fn rows_come_and_go_and_come_back_where_they_were() {
        use RowChange::{Add, Remove, Undo};
        for (changes, expected) in [
            (&[][..], &[0, 1, 2][..]),
            (&[Add], &[0, 1, 2, 3]),
            (&[Remove(1)], &[0, 2]),
            (&[Remove(1), Undo], &[0, 1, 2]),
            (&[Remove(1), Add], &[0, 2, 3]),
            (&[Remove(1), Add, Undo], &[0, 1, 2, 3]),
            (&[Remove(0), Remove(2), Undo, Undo], &[0, 1, 2]),
            (&[Remove(7)], &[0, 1, 2]),
            (&[Undo], &[0, 1, 2]),
            // The last row gives way to an empty one.
            (&[Remove(0), Remove(1), Remove(2)], &[3]),
            (&[Remove(0), Remove(1), Remove(2), Undo], &[2, 3]),
        ] {
            assert_eq!(rows(changes), expected, "{changes:?}");
        }
    }

    #[test]
    fn there_are_never_more_rows_than_steps_that_can_be_solved() {
        assert_eq!(rows(&[RowChange::Add; 60]).len(), MOST_STEPS);
        let mut changes = vec![RowChange::Remove(0)];
        changes.extend([RowChange::Add; 60]);
        changes.push(RowChange::Undo);
        assert_eq!(rows(&changes).len(), MOST_STEPS);
    }
}
