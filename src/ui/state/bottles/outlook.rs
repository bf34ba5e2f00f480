//! How long the bottles last under the plan, when to order more, and what needs saying before it is too late.

use crate::diary::{DayBoundary, Entry, NaiveDate, Night};
use crate::dose::{DoseError, Exact, Syringe, Volume};
use crate::plan::limits::ORDER_LEAD;
use crate::plan::{
    Bottle, BottleId, BottleState, Ends, Lasting, Plan, PlanError, Refill, Stock, Supply, Tally,
    Unrecorded, bottles_needed, forecast,
};
use crate::ui::state::cabinet::Ahead;

/// What the bottles will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// How long the bottle in use lasts; none where none is in use.
    pub lasting: Option<Lasting>,
    /// The first night without a bottle that holds its dose; none when they last as far as is looked.
    pub runs_out: Option<NaiveDate>,
    /// The last night of the plan; none while it has no end.
    pub end: Option<NaiveDate>,
    /// When to order, and what that brings.
    pub order: Option<Order>,
}

/// When to order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The last day to do it. It may be past.
    pub by: NaiveDate,
    /// What it takes, in bottles like the one in use; none where that cannot be told.
    pub more: Option<More>,
}

/// What more bottles bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// So many of this volume reach the end of the plan.
    ToEnd(u32, Volume, NaiveDate),
    /// The plan has no end: one of this volume lasts so many days.
    Each(Volume, i64),
}

impl Outlook {
    /// That of these bottles, from this night on, with the syringes that are `owned`. None when no dose is due from then on.
    ///
    /// # Errors
    /// [`PlanError`] when a number does not fit.
    pub fn of(
        plan: &Plan,
        supply: &Supply,
        entries: &[Entry],
        tonight: (Night, DayBoundary),
        owned: &[Syringe],
    ) -> Result<Option<Self>, PlanError> {
        Self::drawn(plan, [supply; 2], entries, tonight, owned)
    }

    /// The same if these doses without a record were taken, of the bottle that is in use by the numbers. Where some of them came from
    /// another one, neither when nothing will be left nor when to order.
    ///
    /// # Errors
    /// [`PlanError`] when a number does not fit.
    pub fn if_taken(
        plan: &Plan,
        (supply, gap): (&Supply, Unrecorded),
        entries: &[Entry],
        tonight: (Night, DayBoundary),
        owned: &[Syringe],
    ) -> Result<Option<Self>, PlanError> {
        let found = Self::drawn(plan, [supply, &gap.taken(supply)?], entries, tonight, owned)?;
        let is_over = gap.is_over(supply)?;
        let told = |found: Self| {
            if is_over { Self { runs_out: None, order: None, ..found } } else { found }
        };
        Ok(found.map(told))
    }

    /// That of the bottles in the second place, told of the one that is in use by those in the first.
    fn drawn(
        plan: &Plan,
        [supply, drawn]: [&Supply; 2],
        entries: &[Entry],
        (night, day): (Night, DayBoundary),
        owned: &[Syringe],
    ) -> Result<Option<Self>, PlanError> {
        let ahead = Ahead::of(plan, drawn, entries, (night, day), owned)?;
        let Some(end) = ahead.steps.last().map(|step| step.until) else { return Ok(None) };
        if end.is_some_and(|end| end < ahead.from) {
            return Ok(None);
        }
        let found = ahead.forecast(owned)?;
        let (used, runs_out) = (supply.in_use(night.date())?, found.runs_out);
        let lasting = used.and_then(|used| found.lasting(used.id)).copied();
        let like = used.or_else(|| supply.bottles().last());
        let order = runs_out.zip(like).and_then(|(runs_out, like)| {
            let more = more(&ahead, (end, runs_out), like, owned);
            found.order_by(ORDER_LEAD).map(|by| Order { by, more })
        });
        Ok(Some(Self { lasting, runs_out, end, order }))
    }

    /// Whether it is time to order, or too late for it.
    #[must_use]
    pub fn is_short(&self, night: NaiveDate) -> bool {
        self.order.is_some_and(|order| order.by <= night)
    }
}

/// What bottles like this one bring, where that can be told.
fn more(
    ahead: &Ahead,
    (end, runs_out): (Option<NaiveDate>, NaiveDate),
    like: &Bottle,
    owned: &[Syringe],
) -> Option<More> {
    let days =
        |discard: NaiveDate, begun: NaiveDate| u16::try_from((discard - begun).num_days()).ok();
    let keeps = like.discard.zip(like.begun).and_then(|(discard, begun)| days(discard.by, begun));
    let Bottle { strength, volume, .. } = *like;
    if let Some(end) = end {
        let refill = Refill { strength, volume, keeps };
        let span = [ahead.from, end];
        let needed = bottles_needed(&ahead.steps, &ahead.stock, refill, span, owned).ok()?;
        return Some(More::ToEnd(needed, volume, end));
    }
    let discard =
        keeps.and_then(|days| runs_out.checked_add_days(crate::diary::Days::new(days.into())));
    let one = Stock { bottle: None, strength, left: volume, discard };
    let until = forecast(&ahead.steps, &[one], runs_out, owned).ok()?.runs_out?;
    let days = until.signed_duration_since(runs_out).num_days();
    (days > 0).then_some(More::Each(volume, days))
}

/// What must not be overlooked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// This one is past its date.
    Expired(BottleId),
    /// Nothing is left in this one, by the count.
    Empty(BottleId),
    /// No bottle holds a dose that is due on this night: tonight, or before an order would come.
    RunsOut(NaiveDate),
}

/// What must not be overlooked on this night, the most pressing first.
///
/// # Errors
/// [`PlanError`] when a number does not fit.
pub fn alerts(
    supply: &Supply,
    outlook: Option<&Outlook>,
    night: NaiveDate,
) -> Result<Vec<Alert>, PlanError> {
    let short = outlook.filter(|outlook| outlook.is_short(night) && !supply.bottles().is_empty());
    let mut alerts: Vec<_> =
        short.and_then(|short| short.runs_out).map(Alert::RunsOut).into_iter().collect();
    for bottle in supply.bottles() {
        match supply.state(bottle.id, night)? {
            BottleState::Expired => alerts.push(Alert::Expired(bottle.id)),
            BottleState::Empty => alerts.push(Alert::Empty(bottle.id)),
            BottleState::Unopened | BottleState::Open | BottleState::Closed(_) => {}
        }
    }
    Ok(alerts)
}

/// What became of a bottle and what will, for its bar. All four together are the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// All that was ever in it.
    pub whole: Volume,
    /// Drawn for doses.
    pub drawn: Volume,
    /// Spilt, or missing at a count.
    pub wasted: Volume,
    /// What will be drawn.
    pub to_draw: Volume,
    /// What will be left.
    pub left_over: Volume,
}

impl Bar {
    /// That of a bottle that lasts so long.
    ///
    /// # Errors
    /// [`DoseError`] when a number does not fit.
    pub fn of(tally: &Tally, lasting: &Lasting) -> Result<Self, DoseError> {
        let Tally { drawn, wasted, left, .. } = *tally;
        let left_over = lasting.left_over.min(left);
        let to_draw = left.minus(left_over)?;
        let whole = drawn.plus(wasted)?.plus(left)?;
        Ok(Self { whole, drawn, wasted, to_draw, left_over })
    }

    /// What is gone.
    ///
    /// # Errors
    /// [`DoseError`] when a number does not fit.
    pub fn gone(&self) -> Result<Volume, DoseError> {
        self.drawn.plus(self.wasted)
    }
}

/// How many thousandths of the whole a part is, rounded down; the whole at most. Nothing of nothing.
#[must_use]
pub fn permille(part: Volume, whole: Volume) -> u32 {
    let share = part.over(whole).and_then(|share| share.times(Exact::whole(1000)));
    share.map_or(0, |share| u32::try_from(share.floor()).unwrap_or(1000).min(1000))
}

impl Outlook {
    /// What ends the bottle in use, and what is left of it then, where something is.
    #[must_use]
    pub fn rest(&self) -> Option<(Ends, Volume)> {
        let lasting = self.lasting.as_ref().filter(|lasting| !lasting.left_over.is_zero())?;
        Some((lasting.ends, lasting.left_over))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::NaiveTime;
    use crate::dose::{Mass, Strength};
    use crate::plan::{
        Discard, DiscardSource, Length, Note, Opioids, Origin, Reason, Step, Times, When, Why,
    };

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
    }

    fn ml(whole: u64) -> Volume {
        Volume::ml(Exact::whole(whole))
    }

    fn bottle(id: u32, volume: u64, discard: Option<NaiveDate>) -> Bottle {
        Bottle {
            id: BottleId(id),
            origin: Origin::Bought,
            strength: Strength::mg_per_ml(Exact::ONE).expect("above zero"),
            volume: ml(volume),
            begun: Some(date(11, 1)),
            discard: discard.map(|by| Discard { by, source: DiscardSource::Label }),
        }
    }

    /// 2 mg a night from 29 November on.
    fn plan(length: Length) -> Plan {
        let time = NaiveTime::from_hms_opt(22, 0, 0).expect("a time");
        let times = Times::new(&[time]).expect("a time");
        let step = Step::new(Mass::mg(Exact::whole(2)), times, length).expect("a step");
        let why = Why { reason: Reason::Advised, note: Note::default() };
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        let when = When { made: date(11, 29), from: date(11, 29) };
        plan.start(when, why, vec![step]).expect("a plan");
        plan
    }

    fn outlook(length: Length, bottles: Vec<Bottle>) -> Outlook {
        let supply = Supply::new(bottles, vec![]).expect("a supply");
        let night = Night::ymd(2026, 11, 29).expect("a night");
        let found = Outlook::of(&plan(length), &supply, &[], (night, DayBoundary::default()), &[]);
        found.expect("fits").expect("doses are due")
    }

    #[test]
    fn orders_are_a_week_before_and_reach_the_end() {
        // 40 mL hold 20 nights, to 18 December; 84 nights to 20 February are 168 mL.
        let found = outlook(Length::Days(84), vec![bottle(1, 40, None)]);
        let end = NaiveDate::from_ymd_opt(2027, 2, 20).expect("a date");
        assert_eq!(found.lasting.and_then(|lasting| lasting.until), Some(date(12, 18)));
        assert_eq!(found.runs_out, Some(date(12, 19)));
        let more = Some(More::ToEnd(4, ml(40), end));
        assert_eq!(found.order, Some(Order { by: date(12, 12), more }));
        assert!(!found.is_short(date(12, 11)) && found.is_short(date(12, 12)));
    }

    #[test]
    fn without_an_end_a_bottle_more_is_told_in_days() {
        let found = outlook(Length::Open, vec![bottle(1, 40, None)]);
        let more = Some(More::Each(ml(40), 20));
        assert_eq!(found.order, Some(Order { by: date(12, 12), more }));
        // It keeps as long as this one does: 47 days from its opening, and it is empty before.
        let dated = outlook(Length::Open, vec![bottle(1, 40, Some(date(11, 8)))]);
        assert_eq!(dated.lasting, None, "it is past its date");
        assert_eq!(dated.order.and_then(|order| order.more), Some(More::Each(ml(40), 8)));
        let tiny = outlook(Length::Open, vec![bottle(1, 1, None)]);
        assert_eq!(tiny.order.and_then(|order| order.more), None, "no dose is in it");
    }

    /// It is still told of the bottle in use, also where that one would be empty: the next one lasts longer.
    #[test]
    fn with_what_has_no_record_taken_it_ends_earlier() {
        let night = (Night::ymd(2026, 11, 29).expect("a night"), DayBoundary::default());
        let last = date(11, 28).and_hms_opt(22, 0, 0).expect("a time");
        let told = |ids: &[u32], volume| {
            let bottles = ids.iter().map(|id| bottle(*id, 40, None)).collect();
            let supply = Supply::new(bottles, vec![]).expect("a supply");
            let gap = Unrecorded { doses: 5, volume: ml(volume), bottle: BottleId(1), last };
            let found = Outlook::if_taken(&plan(Length::Open), (&supply, gap), &[], night, &[])
                .expect("fits");
            let found = found.expect("doses are due");
            let lasting = found.lasting.and_then(|lasting| lasting.until);
            (lasting, found.runs_out, found.order.map(|order| order.by))
        };
        let ends = |lasting, out, by| (lasting, Some(out), Some(by));
        assert_eq!(told(&[1], 10), ends(Some(date(12, 13)), date(12, 14), date(12, 7)));
        assert_eq!(told(&[1], 40), ends(None, date(11, 29), date(11, 22)));
        assert_eq!(told(&[1, 2], 40), ends(None, date(12, 19), date(12, 12)));
        assert_eq!(told(&[1], 60), ends(None, date(11, 29), date(11, 22)));
        assert_eq!(told(&[1, 2], 60), (None, None, None), "20 mL are of the second one");
    }

    #[test]
    fn what_lasts_to_the_end_asks_for_nothing() {
        let found = outlook(Length::Days(20), vec![bottle(1, 50, None)]);
        assert_eq!((found.runs_out, found.order), (None, None));
        assert_eq!(found.rest(), Some((Ends::Plan, ml(10))));
        assert!(!found.is_short(date(12, 18)));
    }

    #[test]
    fn nothing_is_foretold_without_a_dose_ahead() {
        let night = (Night::ymd(2026, 12, 30).expect("a night"), DayBoundary::default());
        let supply = Supply::new(vec![bottle(1, 40, None)], vec![]).expect("a supply");
        for plan in [Plan::default(), plan(Length::Days(20))] {
            assert_eq!(Outlook::of(&plan, &supply, &[], night, &[]), Ok(None));
        }
    }

    #[test]
    fn what_is_past_empty_or_soon_over_is_told() {
        let told = |bottles: Vec<Bottle>| {
            let supply = Supply::new(bottles.clone(), vec![]).expect("a supply");
            let found = outlook(Length::Days(84), bottles);
            alerts(&supply, Some(&found), date(11, 29)).expect("fits")
        };
        assert_eq!(told(vec![bottle(1, 40, None)]), []);
        assert_eq!(told(vec![bottle(1, 12, None)]), [Alert::RunsOut(date(12, 5))]);
        assert_eq!(told(vec![bottle(1, 1, None)]), [Alert::RunsOut(date(11, 29))]);
        let past = bottle(2, 40, Some(date(11, 28)));
        assert_eq!(told(vec![bottle(1, 40, None), past]), [Alert::Expired(BottleId(2))]);
        assert_eq!(told(vec![]), [], "who keeps no bottle is told nothing");
    }

    #[test]
    fn the_bar_is_the_whole_bottle() {
        let found = outlook(Length::Days(84), vec![bottle(1, 41, None)]);
        let nothing = ml(0);
        let tally =
            Tally { drawn: ml(42), wasted: ml(3), left: ml(55), beyond: nothing, closed: None };
        let lasting = found.lasting.expect("in use");
        let bar = Bar::of(&tally, &lasting).expect("fits");
        assert_eq!((bar.whole, bar.to_draw, bar.left_over), (ml(100), ml(54), ml(1)));
        assert_eq!(bar.gone(), Ok(ml(45)));
        for (part, whole, expected) in [(42, 100, 420), (0, 100, 0), (5, 3, 1000), (1, 0, 0)] {
            assert_eq!(permille(ml(part), ml(whole)), expected);
        }
    }
}
