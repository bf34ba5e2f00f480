//! What the bottles will do under a plan: how long each lasts, what is left over, when there is nothing to draw from, and how many
//! more it takes. Must not know what happened before: it starts from what there is.
//!
//! What is assumed, everywhere here: every dose that is due is taken and nothing is spilt; each is drawn to the mark that the card of
//! the plan names for the syringes that are owned, which may be more than the dose; each comes whole from one bottle, so that what is
//! too little for a dose is left over; a bottle is opened when it is needed and not before; nothing is drawn after the discard-by date.

use chrono::{Days, NaiveDate};

use super::{BottleId, DatedStep, PlanError, card::drawn, limits};
use crate::dose::{DoseError, Exact, Mass, Strength, Syringe, Volume};

/// What there is of one bottle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stock {
    /// Its number; none for one that is not there yet.
    pub bottle: Option<BottleId>,
    /// The strength on its label.
    pub strength: Strength,
    /// How much is in it.
    pub left: Volume,
    /// The last night on which it may be used, where there is one.
    pub discard: Option<NaiveDate>,
}

/// A bottle as the pharmacy would fill it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Refill {
    /// The strength on its label.
    pub strength: Strength,
    /// How much is in it.
    pub volume: Volume,
    /// How many days after it is opened it may be used, where that is known.
    pub keeps: Option<u16>,
}

/// What ends the use of a bottle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ends {
    /// What is left is nothing, or too little for a dose.
    Empty,
    /// Its discard-by date.
    Discard,
    /// The plan ends before, or is not looked at further than [`limits::FURTHEST_LOOK`].
    Plan,
}

/// How long a bottle lasts. What was in it is `to_draw` + `left_over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// Its number; none for one that is not there yet.
    pub bottle: Option<BottleId>,
    /// The last night it lasts to, the earlier of empty and discarded; none when it does not do for a single dose. It holds every dose of
    /// that night, but for two: a bottle that another one takes over from within that night, and one that does for a part of the first
    /// night alone, and after which none is left.
    pub until: Option<NaiveDate>,
    /// What ends it.
    pub ends: Ends,
    /// What will be drawn.
    pub to_draw: Volume,
    /// What will be left: the waste, unless the plan ends first.
    pub left_over: Volume,
}

/// What the bottles will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Each bottle, in the order they are drawn from.
    pub bottles: Vec<Lasting>,
    /// The first night on which a dose is due that no bottle holds; none when they last as far as is looked.
    pub runs_out: Option<NaiveDate>,
}

impl Forecast {
    /// How long this bottle lasts; none where it is not among those that are drawn from.
    #[must_use]
    pub fn lasting(&self, bottle: BottleId) -> Option<&Lasting> {
        self.bottles.iter().find(|lasting| lasting.bottle == Some(bottle))
    }

    /// The last date on which to order, when what is ordered takes so many days; none when the bottles last. It may be past.
    #[must_use]
    pub fn order_by(&self, lead_days: u16) -> Option<NaiveDate> {
        self.runs_out?.checked_sub_days(Days::new(lead_days.into()))
    }
}

/// What these bottles will do from a night on, whose doses are still to be taken with the syringes that are `owned`.
///
/// # Errors
/// [`DoseError::TooLarge`] when a number does not fit.
pub fn forecast(
    steps: &[DatedStep],
    stock: &[Stock],
    from: NaiveDate,
    owned: &[Syringe],
) -> Result<Forecast, DoseError> {
    let last = last_look(steps, from);
    let mut shelf = Shelf::new(stock, owned);
    let mut runs_out = None;
    for (night, dose) in doses(steps, from, last) {
        if !shelf.draw(night, dose)? {
            runs_out = Some(night);
            break;
        }
    }
    shelf.put_away((from <= last).then_some(last));
    if let Some(night) = runs_out {
        // A night whose morning dose alone it holds is not one that it lasts to, where there is one before it.
        let before = night.pred_opt().filter(|before| *before >= from);
        for lasting in &mut shelf.done {
            if lasting.until == Some(night) && lasting.ends == Ends::Empty {
                lasting.until = before.or(lasting.until);
            }
        }
    }
    Ok(Forecast { bottles: shelf.done, runs_out })
}

/// How many bottles like `refill` it takes beside those that are there, for every dose from a night to another, both counted, with the
/// syringes that are `owned`.
///
/// # Errors
/// [`PlanError::BottleTooSmall`], [`PlanError::TooFar`], or [`PlanError::Dose`] when a number does not fit.
pub fn bottles_needed(
    steps: &[DatedStep],
    stock: &[Stock],
    refill: Refill,
    [from, until]: [NaiveDate; 2],
    owned: &[Syringe],
) -> Result<u32, PlanError> {
    if until > furthest(from) {
        return Err(PlanError::TooFar);
    }
    let mut shelf = Shelf::new(stock, owned);
    let mut needed = 0_u32;
    for (night, dose) in doses(steps, from, until) {
        if !shelf.draw(night, dose)? {
            needed = needed.saturating_add(1);
            shelf.open(refill.opened(night));
            if !shelf.draw(night, dose)? {
                return Err(PlanError::BottleTooSmall);
            }
        }
    }
    Ok(needed)
}

impl Refill {
    fn opened(self, night: NaiveDate) -> Stock {
        let discard = self.keeps.and_then(|days| night.checked_add_days(Days::new(days.into())));
        Stock { bottle: None, strength: self.strength, left: self.volume, discard }
    }
}

/// The bottles while they are drawn from.
struct Shelf<'a> {
    /// The one in use.
    open: Option<Drawing>,
    /// Those after it.
    next: std::slice::Iter<'a, Stock>,
    /// Those before it.
    done: Vec<Lasting>,
    owned: &'a [Syringe],
    /// What was drawn last, for which dose of which strength: a step has the same one on all its nights.
    drawn: Option<(Mass, Strength, Volume)>,
}

/// A bottle while it is drawn from.
struct Drawing {
    stock: Stock,
    to_draw: Volume,
    last: Option<NaiveDate>,
}

impl<'a> Shelf<'a> {
    fn new(stock: &'a [Stock], owned: &'a [Syringe]) -> Self {
        let mut next = stock.iter();
        let open = next.next().copied().map(Drawing::new);
        Self { open, next, done: Vec::new(), owned, drawn: None }
    }

    fn open(&mut self, stock: Stock) {
        self.open = Some(Drawing::new(stock));
    }

    /// Draws a dose from the first bottle that has it, and is done with those before. False when none has.
    fn draw(&mut self, night: NaiveDate, dose: Mass) -> Result<bool, DoseError> {
        while let Some(mut bottle) = self.open.take() {
            let volume = self.volume(dose, bottle.stock.strength)?;
            if let Some(ends) = bottle.draw(night, volume)? {
                self.done.push(bottle.lasting(ends));
                self.open = self.next.next().copied().map(Drawing::new);
            } else {
                self.open = Some(bottle);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn volume(&mut self, dose: Mass, strength: Strength) -> Result<Volume, DoseError> {
        match self.drawn {
            Some((of, at, volume)) if (of, at) == (dose, strength) => Ok(volume),
            _ => {
                let volume = drawn(dose, strength, self.owned)?;
                self.drawn = Some((dose, strength, volume));
                Ok(volume)
            }
        }
    }

    /// Is done with the bottles that last to the last night that is looked at; none when no night is.
    fn put_away(&mut self, last: Option<NaiveDate>) {
        let rest = self.next.by_ref().copied().map(Drawing::new);
        for mut bottle in self.open.take().into_iter().chain(rest) {
            bottle.last = last;
            let over = bottle.stock.discard.is_some_and(|by| last.is_some_and(|last| by < last));
            self.done.push(bottle.lasting(if over { Ends::Discard } else { Ends::Plan }));
        }
    }
}

impl Drawing {
    const fn new(stock: Stock) -> Self {
        Self { stock, to_draw: Volume::ml(Exact::ZERO), last: None }
    }

    /// Draws this for a dose, or says why there is none.
    fn draw(&mut self, night: NaiveDate, volume: Volume) -> Result<Option<Ends>, DoseError> {
        if self.stock.discard.is_some_and(|by| by < night) {
            return Ok(Some(Ends::Discard));
        }
        if volume > self.stock.left {
            return Ok(Some(Ends::Empty));
        }
        self.stock.left = self.stock.left.minus(volume)?;
        self.to_draw = self.to_draw.plus(volume)?;
        self.last = Some(night);
        Ok(None)
    }

    fn lasting(&self, ends: Ends) -> Lasting {
        let until = if ends == Ends::Discard { self.stock.discard } else { self.last };
        let Stock { bottle, left: left_over, .. } = self.stock;
        Lasting { bottle, until, ends, to_draw: self.to_draw, left_over }
    }
}

/// Every dose from a night to another, both counted, with its night.
fn doses(
    steps: &[DatedStep],
    from: NaiveDate,
    last: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, Mass)> {
    steps.iter().flat_map(move |step| {
        let last = step.until.map_or(last, |until| until.min(last));
        let nights = step.from.max(from).iter_days().take_while(move |night| *night <= last);
        nights.flat_map(move |night| step.times.as_slice().iter().map(move |_| (night, step.dose)))
    })
}

fn furthest(from: NaiveDate) -> NaiveDate {
    let days = Days::new(limits::FURTHEST_LOOK.into());
    from.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

/// The last night of the plan, or the last that is looked at.
fn last_look(steps: &[DatedStep], from: NaiveDate) -> NaiveDate {
    let last = steps.last().map_or(Some(from), |step| step.until);
    last.map_or(furthest(from), |last| last.min(furthest(from)))
}
