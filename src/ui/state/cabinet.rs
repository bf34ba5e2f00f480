//! The bottles as the diary shows them: with the draws that its doses were, and what they will do under the plan. Pure over the plan
//! book and the entries it is given; it knows no page and no store.

use crate::diary::{DayBoundary, Entry, Month, NaiveDate, Night, dose_events, draws};
use crate::plan::{
    DatedStep, Forecast, Happened, NightDoses, Plan, PlanError, Stock, Supply, forecast,
};
use crate::store::PlanBook;

/// The month from which entries are needed: that in which the first bottle was begun that is still drawn from, and at the latest the
/// second before this night's. What was drawn from closed bottles longer ago is in no question that is asked here.
#[must_use]
pub fn since(book: &PlanBook, night: Night) -> Month {
    let supply = book.supply();
    let is_closed = |id| {
        let closed = |what| matches!(what, Happened::Closed(_));
        supply.events().iter().any(|event| event.bottle == id && closed(event.what))
    };
    let in_use = supply.bottles().iter().filter(|bottle| !is_closed(bottle.id));
    let begun = in_use.filter_map(|bottle| Night::new(bottle.begun?).ok()).min();
    let recent = night.month().previous().and_then(Month::previous).unwrap_or(night.month());
    begun.map_or(recent, |begun| begun.month().min(recent))
}

/// The bottles with the draws that the doses of these entries were.
///
/// # Errors
/// [`PlanError`] when a number does not fit.
pub fn with_draws(book: &PlanBook, entries: &[Entry]) -> Result<Supply, PlanError> {
    let supply = book.supply();
    let draws = draws(entries, supply)?;
    let events = supply.events().iter().copied().chain(draws).collect();
    Supply::new(supply.bottles().to_vec(), events)
}

/// What the bottles will do from this night on; of its doses, those are still to be drawn of which nothing is recorded.
///
/// # Errors
/// [`PlanError`] when a number does not fit.
pub fn ahead(
    plan: &Plan,
    supply: &Supply,
    entries: &[Entry],
    tonight: (Night, DayBoundary),
) -> Result<Forecast, PlanError> {
    let Ahead { steps, stock, from } = Ahead::of(plan, supply, entries, tonight)?;
    Ok(forecast(&steps, &stock, from)?)
}

/// What is still to be drawn, and what there is to draw it from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The steps of the plan.
    pub steps: Vec<DatedStep>,
    /// The bottles, without what is set apart for this night.
    pub stock: Vec<Stock>,
    /// The first night whose doses are all still to be drawn.
    pub from: NaiveDate,
}

impl Ahead {
    /// The same as seen from this night.
    ///
    /// # Errors
    /// [`PlanError`] when a number does not fit.
    pub fn of(
        plan: &Plan,
        supply: &Supply,
        entries: &[Entry],
        (night, day): (Night, DayBoundary),
    ) -> Result<Self, PlanError> {
        let (steps, mut stock, date) = (plan.steps(), supply.stock()?, night.date());
        let events = dose_events(entries);
        let tonight = plan.doses(date, &events, day.time());
        if tonight.due.iter().all(|dose| dose.outcome.is_none()) {
            return Ok(Self { steps, stock, from: date });
        }
        set_apart(&tonight, &mut stock)?;
        Ok(Self { steps, stock, from: date.succ_opt().unwrap_or(date) })
    }
}

/// Takes the doses that are still due on a night out of the bottles that may still be used then. What no bottle holds is left out.
fn set_apart(tonight: &NightDoses<'_>, stock: &mut [Stock]) -> Result<(), PlanError> {
    for dose in tonight.due.iter().filter(|dose| dose.outcome.is_none()) {
        let is_good = |bottle: &&mut Stock| bottle.discard.is_none_or(|by| by >= dose.due.night);
        for bottle in stock.iter_mut().filter(is_good) {
            let volume = dose.due.dose.at(bottle.strength)?;
            if volume <= bottle.left {
                bottle.left = bottle.left.minus(volume)?;
                break;
            }
        }
    }
    Ok(())
}
