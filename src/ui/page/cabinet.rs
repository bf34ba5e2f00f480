//! The plan with its bottles as pages need it: what is due on a night, from which bottle, by which mark, and how long that lasts. It
//! changes nothing.

use crate::diary::{Entry, Night};
use crate::dose::{DoseError, Mass, Strength, Syringe, Volume};
use crate::plan::{Bottle, CardLine, Forecast, Plan, PlanError, Supply};
use crate::store::PlanView;
use crate::ui::context::Site;
use crate::ui::state::cabinet::{ahead, since, with_draws};

/// The plan and the bottles on a night.
pub(super) struct Cabinet {
    /// Which night.
    pub(super) night: Night,
    /// What is kept, and how it was read.
    pub(super) view: PlanView,
    /// The entries from when the bottles in use were begun.
    pub(super) entries: Vec<Entry>,
    /// The bottles with what was drawn from them; the error where a number does not fit.
    pub(super) supply: Result<Supply, PlanError>,
    /// The syringes that the person owns, or the usual ones as long as none was picked.
    pub(super) syringes: Vec<Syringe>,
}

impl Cabinet {
    /// Reads it.
    pub(super) fn of(site: &Site, night: Night) -> Self {
        let (view, entries) = site.diary().read(|engine| {
            let view = engine.plan();
            let since = since(&view.book, night);
            // Also those of nights to come: a clock that went wrong and was put right does not fill a bottle again.
            let months = engine.months().into_iter().filter(|month| *month >= since);
            let entries: Vec<_> = months.flat_map(|month| engine.month(month).entries).collect();
            (view, entries)
        });
        let supply = with_draws(&view.book, &entries);
        let syringes = site.settings.settings().syringes.usable();
        Self { night, view, entries, supply, syringes }
    }

    /// The plan.
    pub(super) fn plan(&self) -> &Plan {
        self.view.book.plan()
    }

    /// The bottle in use.
    pub(super) fn bottle(&self) -> Option<Bottle> {
        let supply = self.supply.as_ref().ok()?;
        supply.in_use(self.night.date()).ok().flatten().copied()
    }

    /// The strength by which draws may be told: that of the bottle in use, once it is confirmed where another bottle was drawn from
    /// before.
    pub(super) fn strength(&self) -> Option<Strength> {
        let bottle = self.bottle()?;
        let supply = self.supply.as_ref().ok()?;
        let asks = |dose| supply.to_confirm(dose, self.night.date()) != Ok(None);
        let is_open = self.plan().steps().iter().any(|step| asks(step.dose));
        (!is_open).then_some(bottle.strength)
    }

    /// How a dose is drawn from the bottle in use, where there is one and its strength is confirmed.
    pub(super) fn line(&self, dose: Mass) -> Option<Result<CardLine, DoseError>> {
        Some(CardLine::new(dose, self.strength()?, &self.syringes))
    }

    /// What is left of the bottle in use, by the numbers.
    pub(super) fn left(&self) -> Option<Volume> {
        Some(self.supply.as_ref().ok()?.tally(self.bottle()?.id).ok()?.left)
    }

    /// What the bottles will do.
    pub(super) fn forecast(&self, site: &Site) -> Result<Forecast, PlanError> {
        let supply = self.supply.as_ref().map_err(|error| *error)?;
        ahead(self.plan(), supply, &self.entries, (self.night, site.diary().boundary()))
    }
}
