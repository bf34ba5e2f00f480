//! What the plan says of a dose by hand: how much is due, to which mark, and from which bottle.

use crate::diary::Night;
use crate::plan::{Bottle, Supply};
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::state::dose_log::Taken;

/// What plan and bottles say of a night.
pub(super) struct Planned {
    /// The dose that is due first, as its mark gives it.
    pub(super) taken: Option<Taken>,
    /// The bottle in use; none as long as its strength waits to be confirmed.
    pub(super) in_use: Option<Bottle>,
    /// The bottles; none where a number does not fit.
    pub(super) supply: Supply,
}

/// What they say of this night.
pub(super) fn planned(site: &Site, night: Night) -> Planned {
    let cabinet = Cabinet::of(site, night);
    let due = cabinet.plan().due(night.date()).first().copied();
    let waits = |due| match &cabinet.supply {
        Ok(supply) => !matches!(supply.to_confirm(due, night.date()), Ok(None)),
        Err(_) => true,
    };
    let waits = due.is_some_and(|due| waits(due.dose));
    let in_use = cabinet.bottle().filter(|_| !waits);
    let taken = due.map(|due| {
        let line = cabinet.line(due.dose).filter(|_| !waits).and_then(Result::ok);
        let marked = line.and_then(|line| line.at_marks());
        marked.map_or((due.dose, None), |(dose, draw)| (dose, Some(draw)))
    });
    Planned { taken, in_use, supply: cabinet.supply.unwrap_or_default() }
}
