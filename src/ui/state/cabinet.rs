//! The bottles as the diary shows them: with the draws that its doses were, and what they will do under the plan. Pure over the plan
//! book and the entries it is given; it knows no page and no store.

use crate::diary::{DayBoundary, Entry, Month, NaiveDate, Night, dose_events, draws};
use crate::dose::{DoseError, Syringe};
use crate::plan::{
    DatedStep, Forecast, Happened, NightDoses, Plan, PlanError, Stock, Supply, drawn, forecast,
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
    owned: &[Syringe],
) -> Result<Forecast, PlanError> {
    Ok(Ahead::of(plan, supply, entries, tonight, owned)?.forecast(owned)?)
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
    /// The night before that one, where no bottle holds a dose that is still due on it.
    pub short: Option<NaiveDate>,
}

impl Ahead {
    /// The same as seen from this night, with the syringes that are `owned`.
    ///
    /// # Errors
    /// [`PlanError`] when a number does not fit.
    pub fn of(
        plan: &Plan,
        supply: &Supply,
        entries: &[Entry],
        (night, day): (Night, DayBoundary),
        owned: &[Syringe],
    ) -> Result<Self, PlanError> {
        let (steps, mut stock, date) = (plan.steps(), supply.stock()?, night.date());
        let events = dose_events(entries);
        let tonight = plan.doses(date, &events, day.time());
        if tonight.due.iter().all(|dose| dose.outcome.is_none()) {
            return Ok(Self { steps, stock, from: date, short: None });
        }
        let is_held = set_apart(&tonight, &mut stock, owned)?;
        let short = (!is_held).then_some(date);
        Ok(Self { steps, stock, from: date.succ_opt().unwrap_or(date), short })
    }

    /// What the bottles will do, with the syringes that are `owned`.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn forecast(&self, owned: &[Syringe]) -> Result<Forecast, DoseError> {
        let found = forecast(&self.steps, &self.stock, self.from, owned)?;
        Ok(Forecast { runs_out: self.short.or(found.runs_out), ..found })
    }
}

/// Takes the doses that are still due on a night out of the bottles that may still be used then. What no bottle holds is left out, and
/// false then.
fn set_apart(
    tonight: &NightDoses<'_>,
    stock: &mut [Stock],
    owned: &[Syringe],
) -> Result<bool, PlanError> {
    let mut is_held = true;
    for dose in tonight.due.iter().filter(|dose| dose.outcome.is_none()) {
        let mut is_drawn = false;
        let is_good = |bottle: &&mut Stock| bottle.discard.is_none_or(|by| by >= dose.due.night);
        for bottle in stock.iter_mut().filter(is_good) {
            let volume = drawn(dose.due.dose, bottle.strength, owned)?;
            if volume <= bottle.left {
                bottle.left = bottle.left.minus(volume)?;
                is_drawn = true;
                break;
            }
        }
        is_held &= is_drawn;
    }
    Ok(is_held)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{DoseRecord, EntryId, Moment, Timing};
    use crate::dose::{Exact, Mass, Strength, Volume};
    use crate::plan::{
        Bottle, BottleId, Discard, DiscardSource, Length, Note, Opioids, Origin, Reason, Step,
        Times, When, Why,
    };

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    /// 1.5 mg at eight and at ten, from the first on.
    fn twice_a_day() -> Plan {
        let clock = |hour| date(1).and_hms_opt(hour, 0, 0).expect("a time").time();
        let times = Times::new(&[clock(8), clock(22)]).expect("times");
        let step = Step::new(Mass::mg(Exact::hundredths(150)), times, Length::Open);
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        let why = Why { reason: Reason::Advised, note: Note::default() };
        let when = When { made: date(1), from: date(1) };
        plan.start(when, why, vec![step.expect("a step")]).expect("a plan");
        plan
    }

    #[test]
    fn what_is_still_due_tonight_is_set_apart_in_a_bottle_that_is_good_then() {
        let bottle = |id, hundredths, by| Bottle {
            id: BottleId(id),
            origin: Origin::Bought,
            strength: Strength::mg_per_ml(Exact::ONE).expect("a strength"),
            volume: Volume::ml(Exact::hundredths(hundredths)),
            begun: Some(date(1)),
            discard: Some(Discard { by: date(by), source: DiscardSource::Label }),
        };
        let bottles = vec![bottle(1, 500, 23), bottle(2, 100, 30), bottle(3, 1000, 24)];
        let supply = Supply::new(bottles, vec![]).expect("a supply");
        let night = Night::new(date(24)).expect("a night");
        let at = date(24).and_hms_opt(8, 5, 0).expect("a time");
        let at = Moment::new(at, 0).expect("a moment");
        let id = EntryId::new(1).expect("a number");
        let mut entry = Entry::new(id, night, at, Timing::OnTheNight);
        let dose = Mass::mg(Exact::hundredths(150));
        entry.doses = vec![DoseRecord::Taken { dose, draw: None, bottle: None, at }];
        let tonight = (night, DayBoundary::default());
        let of = |supply: &Supply| {
            Ahead::of(&twice_a_day(), supply, std::slice::from_ref(&entry), tonight, &[])
        };
        let ahead = of(&supply).expect("numbers");
        let left: Vec<_> = ahead.stock.iter().map(|stock| stock.left).collect();
        // The first is past its date, and the second holds less than a dose.
        assert_eq!(left, [500, 100, 850].map(|left| Volume::ml(Exact::hundredths(left))));
        assert_eq!((ahead.from, ahead.short), (date(25), None));
        // Without the third none holds the dose of this evening.
        let without = Supply::new(vec![bottle(1, 500, 23), bottle(2, 100, 30)], vec![]);
        let ahead = of(&without.expect("a supply")).expect("numbers");
        assert_eq!((ahead.from, ahead.short), (date(25), Some(date(24))));
        assert_eq!(ahead.forecast(&[]).expect("numbers").runs_out, Some(date(24)));
        let ahead = Ahead::of(&twice_a_day(), &supply, &[], tonight, &[]).expect("numbers");
        assert_eq!(ahead.from, date(24), "nothing is recorded: the whole night is ahead");
    }
}
