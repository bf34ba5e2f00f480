//! What stands beside the scores on a chart: circumstances and missed doses. Owns where a circumstance begins and ends; must not know
//! what it did to anyone.

use crate::diary::{Circumstance, DoseRecord, Night};

use super::{Nights, Period};

/// Nights in a row that name one circumstance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// What they name.
    pub circumstance: Circumstance,
    /// From the first to the last of them.
    pub nights: Period,
}

/// Every circumstance of the period by nights in a row, in the order in which they begin. A night that does not name it ends the run,
/// also one that says nothing at all: nobody knows whether it was there. O(n) for each circumstance.
#[must_use]
pub fn circumstance_runs(nights: &Nights<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    for circumstance in Circumstance::ALL {
        let names = |night: Night| {
            nights.of(night).iter().any(|entry| entry.circumstances.has(circumstance))
        };
        let mut open: Option<(Night, Night)> = None;
        for night in nights.period().nights() {
            if names(night) {
                open = Some((open.map_or(night, |(from, _)| from), night));
            } else if let Some(ended) = open.take() {
                runs.push((circumstance, ended));
            }
        }
        runs.extend(open.map(|ended| (circumstance, ended)));
    }
    runs.sort_by_key(|(_, (from, _))| *from);
    let run = |(circumstance, (from, to))| {
        Period::new(from, to).ok().map(|nights| Run { circumstance, nights })
    };
    runs.into_iter().filter_map(run).collect()
}

/// The nights with a note, in order.
#[must_use]
pub fn noted_nights(nights: &Nights<'_>) -> Vec<Night> {
    let noted = |night: &Night| nights.of(*night).iter().any(|entry| !entry.note.is_blank());
    nights.period().nights().filter(noted).collect()
}

/// The nights on which a dose is recorded as missed, in order.
#[must_use]
pub fn missed_nights(nights: &Nights<'_>) -> Vec<Night> {
    let missed = |night: &Night| {
        nights.of(*night).iter().flat_map(|entry| &entry.doses).any(DoseRecord::is_missed)
    };
    nights.period().nights().filter(missed).collect()
}
