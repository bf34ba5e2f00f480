//! What the plan says of a dose by hand: how much is due, to which mark, and from which bottle.

use crate::diary::Night;
use crate::plan::Bottle;
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::state::dose_log::Taken;

/// The dose that is due first on a night, as its mark gives it, and the bottle in use. No bottle as long as its strength waits to be
/// confirmed.
pub(super) fn planned(site: &Site, night: Night) -> (Option<Taken>, Option<Bottle>) {
    let cabinet = Cabinet::of(site, night);
    let Some(due) = cabinet.plan().due(night.date()).first().copied() else {
        return (None, cabinet.bottle());
    };
    let waits = match &cabinet.supply {
        Ok(supply) => !matches!(supply.to_confirm(due.dose, due.night), Ok(None)),
        Err(_) => true,
    };
    if waits {
        return (Some((due.dose, None)), None);
    }
    let line = cabinet.line(due.dose).and_then(Result::ok);
    let marked = line.as_ref().and_then(|line| line.reading());
    let taken =
        marked.map_or((due.dose, None), |reading| (reading.delivered, Some(reading.mark.volume)));
    (Some(taken), cabinet.bottle())
}
