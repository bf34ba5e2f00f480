//! What is kept of a plan: its changes, and the bottles with what happened to them but for the draws. It knows no format.

use crate::plan::{Plan, Supply};

/// The plan and the bottles, as they are kept. The default is no plan and no bottle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanBook {
    plan: Plan,
    supply: Supply,
}

impl PlanBook {
    /// This plan, and this supply [without its draws](Supply::without_draws).
    #[must_use]
    pub fn new(plan: Plan, supply: Supply) -> Self {
        Self { plan, supply: supply.without_draws() }
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The bottles. Before anything is asked of them, the draws that follow from the diary are to be added.
    #[must_use]
    pub const fn supply(&self) -> &Supply {
        &self.supply
    }
}
