//! What the doses of entries say to a plan and its bottles. Owns the way from one to the other; must not know what a plan makes of it.

use super::{DoseRecord, Entry};
use crate::dose::DoseError;
use crate::plan::{BottleEvent, DoseEvent, Outcome, Supply};

/// What was recorded of the doses of these entries, each with its night.
#[must_use]
pub fn dose_events(entries: &[Entry]) -> Vec<DoseEvent> {
    let of_entry = |entry: &Entry| {
        let night = entry.night.date();
        let event = move |dose: &DoseRecord| DoseEvent { night, outcome: outcome(dose) };
        entry.doses.iter().map(event).collect::<Vec<_>>()
    };
    entries.iter().flat_map(of_entry).collect()
}

fn outcome(dose: &DoseRecord) -> Outcome {
    match dose {
        DoseRecord::Taken { dose, at, .. } => Outcome::Taken { dose: *dose, at: at.local() },
        DoseRecord::Missed { due } => Outcome::Missed { time: *due },
        DoseRecord::Held { due, why } => Outcome::Held { time: *due, why: *why },
    }
}

/// The draws from these bottles that the doses of these entries were. A dose without a bottle, or from one that is not among them,
/// is no draw from any of them.
///
/// # Errors
/// [`DoseError::TooLarge`] when the volume of a dose does not fit. Without it the bottle would seem fuller than it is.
pub fn draws(entries: &[Entry], supply: &Supply) -> Result<Vec<BottleEvent>, DoseError> {
    let mut draws = Vec::new();
    for record in entries.iter().flat_map(|entry| &entry.doses) {
        if let DoseRecord::Taken { dose, draw, bottle: Some(bottle), at } = record
            && let Some(bottle) = supply.bottle(*bottle)
        {
            draws.push(BottleEvent::draw(at.local(), bottle, *dose, *draw)?);
        }
    }
    Ok(draws)
}
