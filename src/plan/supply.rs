//! The bottles in the order they are drawn from, and what happened to them. Owns how much is left, exactly, and in `strength` whether a
//! new one was confirmed. Must not know the plan: what will be drawn is `forecast`'s.

mod strength;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::step::in_range;
use super::{Bottle, BottleId, PlanError, Stock, limits};
use crate::dose::{DoseError, Exact, Mass, Volume};

/// Something that happened to a bottle. The draws come from the doses in the diary, the others are kept with the bottles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BottleEvent {
    /// What the clock on the wall showed, with its date.
    pub at: NaiveDateTime,
    /// The bottle.
    pub bottle: BottleId,
    /// What happened.
    pub what: Happened,
}

/// What can happen to a bottle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Happened {
    /// A dose was drawn.
    Drawn(Volume),
    /// So much was spilt, or drawn and not taken.
    Spilt(Volume),
    /// The person looked: so much is in it.
    Counted(Volume),
    /// The person confirmed that the strength is another one than before.
    Confirmed,
    /// Nothing is drawn from it any more; what was left is waste. It stays in the list.
    Closed(Closing),
}

/// Why nothing is drawn from a bottle any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    /// Nothing, or too little for a dose, was left.
    Emptied,
    /// Its time was over.
    Expired,
    /// It was lost, broken or given back.
    Lost,
}

/// What a bottle is on a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BottleState {
    /// Not opened yet.
    Unopened,
    /// Can be drawn from.
    Open,
    /// Nothing is left.
    Empty,
    /// The night is after its discard-by date.
    Expired,
    /// Closed by the person.
    Closed(Closing),
}

/// What became of the liquid of a bottle. Always drawn + wasted + left = the bottle's volume + beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Drawn for doses.
    pub drawn: Volume,
    /// Spilt, missing at a count, or left when it was closed.
    pub wasted: Volume,
    /// Still in it.
    pub left: Volume,
    /// What came out of it beyond its volume, or was found more at a count: labels are filled generously, and draws are read.
    pub beyond: Volume,
    /// Why it is closed, when it is.
    pub closed: Option<Closing>,
}

/// The bottles, and what happened to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    bottles: Vec<Bottle>,
    events: Vec<BottleEvent>,
}

impl Supply {
    /// These bottles, in the order they are drawn from, and what happened to them in any order. What happened to a bottle that is not
    /// among them is kept and not counted.
    ///
    /// # Errors
    /// [`PlanError::TooManyBottles`], [`PlanError::BottleTwice`], or what is wrong with a bottle or a date.
    pub fn new(bottles: Vec<Bottle>, events: Vec<BottleEvent>) -> Result<Self, PlanError> {
        let mut supply = Self::default();
        for bottle in bottles {
            if supply.bottle(bottle.id).is_some() {
                return Err(PlanError::BottleTwice);
            }
            supply.put(bottle)?;
        }
        for event in &events {
            in_range(event.at.date())?;
        }
        supply.events = events;
        supply.events.sort_by_key(|event| event.at);
        Ok(supply)
    }

    /// What is kept with the bottles: all but the draws, which follow from the doses in the diary, each at its minute.
    #[must_use]
    pub fn without_draws(mut self) -> Self {
        self.events.retain(|event| !matches!(event.what, Happened::Drawn(_)));
        for event in &mut self.events {
            let minute = event.at.with_second(0).and_then(|at| at.with_nanosecond(0));
            event.at = minute.unwrap_or(event.at);
        }
        self
    }

    /// Every bottle, closed ones too, in the order they are drawn from.
    #[must_use]
    pub fn bottles(&self) -> &[Bottle] {
        &self.bottles
    }

    /// Everything that happened, the earliest first.
    #[must_use]
    pub fn events(&self) -> &[BottleEvent] {
        &self.events
    }

    /// The bottle with this number.
    #[must_use]
    pub fn bottle(&self, id: BottleId) -> Option<&Bottle> {
        self.bottles.iter().find(|bottle| bottle.id == id)
    }

    /// Puts a bottle after the others, or what is now known of it in the place of one with its number: that it was opened, say.
    ///
    /// # Errors
    /// [`PlanError::TooManyBottles`], [`PlanError::StrengthFixed`], or what is wrong with the bottle.
    pub fn put(&mut self, bottle: Bottle) -> Result<(), PlanError> {
        let bottle = bottle.checked()?;
        let drawn = self.events.iter().any(|event| event.draws_from(bottle.id));
        let full = self.bottles.len() >= limits::MOST_BOTTLES;
        match self.bottles.iter_mut().find(|old| old.id == bottle.id) {
            Some(old) if drawn && old.strength != bottle.strength => {
                return Err(PlanError::StrengthFixed);
            }
            Some(old) => *old = bottle,
            None if full => return Err(PlanError::TooManyBottles),
            None => self.bottles.push(bottle),
        }
        Ok(())
    }

    /// Records what happened. It goes to its time, also when it is recorded late.
    ///
    /// # Errors
    /// [`PlanError::NoSuchBottle`] or [`PlanError::Date`].
    pub fn record(&mut self, event: BottleEvent) -> Result<(), PlanError> {
        self.bottle(event.bottle).ok_or(PlanError::NoSuchBottle)?;
        in_range(event.at.date())?;
        let place = self.events.partition_point(|other| other.at <= event.at);
        self.events.insert(place, event);
        Ok(())
    }

    /// Opens a closed bottle again: what was left in it counts as in it. All its closings go, since two tabs may have closed it.
    ///
    /// # Errors
    /// [`PlanError::NoSuchBottle`].
    pub fn reopen(&mut self, id: BottleId) -> Result<(), PlanError> {
        self.bottle(id).ok_or(PlanError::NoSuchBottle)?;
        self.events.retain(|event| !event.closes(id));
        Ok(())
    }

    /// When a bottle was closed, the last time; none where it is not closed.
    #[must_use]
    pub fn closed_at(&self, id: BottleId) -> Option<NaiveDateTime> {
        let mut closings = self.events.iter().filter(|event| event.closes(id));
        closings.next_back().map(|event| event.at)
    }

    /// The time for something that happens now, after every draw so far: `now`, or the minute after the last draw where that has the
    /// same minute, or a later one by the clock of another place. Both are kept to the minute, so they would change places.
    ///
    /// A draw still later is one by a clock that was wrong. A yes to a new strength comes after that too, and after every other yes, or
    /// it would be asked for again; a count must not: it would hide all the draws to come until then.
    #[must_use]
    pub fn time_for(&self, what: Happened, now: NaiveDateTime) -> NaiveDateTime {
        let ahead = now.checked_add_signed(TimeDelta::hours(limits::MOST_HOURS_APART));
        let counts = |at: &NaiveDateTime| what == Happened::Confirmed || Some(*at) <= ahead;
        let comes_after = |event: &&BottleEvent| match event.what {
            Happened::Drawn(_) => true,
            Happened::Confirmed => what == Happened::Confirmed,
            Happened::Spilt(_) | Happened::Counted(_) | Happened::Closed(_) => false,
        };
        let before = self.events.iter().filter(comes_after);
        let last = before.map(|event| event.at).filter(counts).max();
        let after = last.and_then(|at| at.checked_add_signed(TimeDelta::minutes(1)));
        after.map_or(now, |after| after.max(now))
    }

    /// What became of the liquid of a bottle. A count is the truth of its moment: what is recorded of earlier changes nothing after it.
    ///
    /// # Errors
    /// [`PlanError::NoSuchBottle`], or [`PlanError::Dose`] when a number does not fit.
    pub fn tally(&self, id: BottleId) -> Result<Tally, PlanError> {
        let bottle = self.bottle(id).ok_or(PlanError::NoSuchBottle)?;
        let mut tally = Tally {
            drawn: NOTHING,
            wasted: NOTHING,
            left: bottle.volume,
            beyond: NOTHING,
            closed: None,
        };
        for event in self.events.iter().filter(|event| event.bottle == id) {
            tally.take(event.what)?;
        }
        Ok(tally)
    }

    /// What a bottle is on a night, by all that happened.
    ///
    /// # Errors
    /// As [`tally`](Self::tally).
    pub fn state(&self, id: BottleId, night: NaiveDate) -> Result<BottleState, PlanError> {
        let bottle = self.bottle(id).ok_or(PlanError::NoSuchBottle)?;
        let tally = self.tally(id)?;
        Ok(match (tally.closed, bottle.discard) {
            (Some(closing), _) => BottleState::Closed(closing),
            _ if tally.left.is_zero() => BottleState::Empty,
            (None, Some(discard)) if discard.by < night => BottleState::Expired,
            _ if bottle.begun.is_none_or(|begun| night < begun) => BottleState::Unopened,
            _ => BottleState::Open,
        })
    }

    /// The bottle in use: the first that is open on this night.
    ///
    /// # Errors
    /// [`PlanError::Dose`] when a number does not fit.
    pub fn in_use(&self, night: NaiveDate) -> Result<Option<&Bottle>, PlanError> {
        for bottle in &self.bottles {
            if self.state(bottle.id, night)? == BottleState::Open {
                return Ok(Some(bottle));
            }
        }
        Ok(None)
    }

    /// What there is to draw from after all that happened, in order: the open bottles first, then those that are not opened yet.
    ///
    /// # Errors
    /// [`PlanError::Dose`] when a number does not fit.
    pub fn stock(&self) -> Result<Vec<Stock>, PlanError> {
        let mut stock = Vec::new();
        for bottle in &self.bottles {
            let Tally { left, closed, .. } = self.tally(bottle.id)?;
            if closed.is_none() && !left.is_zero() {
                let discard = bottle.discard.map(|discard| discard.by);
                let there =
                    Stock { bottle: Some(bottle.id), strength: bottle.strength, left, discard };
                stock.push((bottle.begun.is_none(), there));
            }
        }
        stock.sort_by_key(|(unopened, _)| *unopened);
        Ok(stock.into_iter().map(|(_, there)| there).collect())
    }
}

impl BottleEvent {
    /// A dose drawn: the volume that was drawn where it is known, else the one that holds the dose.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn draw(
        at: NaiveDateTime,
        bottle: &Bottle,
        dose: Mass,
        draw: Option<Volume>,
    ) -> Result<Self, DoseError> {
        let volume = draw.map_or_else(|| dose.at(bottle.strength), Ok)?;
        Ok(Self { at, bottle: bottle.id, what: Happened::Drawn(volume) })
    }

    fn draws_from(&self, bottle: BottleId) -> bool {
        self.bottle == bottle && matches!(self.what, Happened::Drawn(_))
    }

    fn closes(&self, bottle: BottleId) -> bool {
        self.bottle == bottle && matches!(self.what, Happened::Closed(_))
    }
}

const NOTHING: Volume = Volume::ml(Exact::ZERO);

impl Tally {
    fn take(&mut self, what: Happened) -> Result<(), DoseError> {
        match what {
            Happened::Drawn(volume) => {
                self.drawn = self.drawn.plus(volume)?;
                self.remove(volume)
            }
            Happened::Spilt(volume) => self.waste(volume),
            Happened::Counted(volume) if volume < self.left => self.waste(self.left.minus(volume)?),
            Happened::Counted(volume) => {
                self.beyond = self.beyond.plus(volume.minus(self.left)?)?;
                self.left = volume;
                Ok(())
            }
            Happened::Confirmed => Ok(()),
            Happened::Closed(closing) => {
                self.closed = Some(closing);
                self.waste(self.left)
            }
        }
    }

    fn waste(&mut self, volume: Volume) -> Result<(), DoseError> {
        self.wasted = self.wasted.plus(volume)?;
        self.remove(volume)
    }

    /// Takes so much out. What was not there by the count was there beyond it.
    fn remove(&mut self, volume: Volume) -> Result<(), DoseError> {
        let missing = volume.minus(volume.min(self.left))?;
        self.beyond = self.beyond.plus(missing)?;
        self.left = self.left.plus(missing)?.minus(volume)?;
        Ok(())
    }
}
