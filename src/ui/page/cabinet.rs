//! The plan with its bottles as pages need it: what is due on a night, from which bottle, by which mark, and how long that lasts. It
//! changes nothing.

use crate::diary::{Entry, NaiveDate, Night, dose_events};
use crate::dose::{DoseError, Mass, Strength, Syringe, Volume};
use crate::plan::{
    Bottle, BottleId, BottleState, CardLine, Ends, Forecast, Lasting, Opioids, Plan, PlanError,
    Supply, Unrecorded,
};
use crate::store::{PlanView, Reading};
use crate::ui::context::Site;
use crate::ui::page::night::ml;
use crate::ui::state::cabinet::{ahead, since, with_draws};

/// How many nights the same moment can be apart: by the clocks of two places, 26 hours at most, and by two ends of the day.
const NIGHTS_APART: i64 = 2;

/// The plan and the bottles on a night.
pub(super) struct Cabinet {
    /// Which night.
    pub(super) night: Night,
    /// What is kept, and how it was read.
    pub(super) view: PlanView,
    /// The entries from when the bottles in use were begun.
    pub(super) entries: Vec<Entry>,
    /// Whether plan and entries were read as they were last kept: only then does nothing in them mean that nothing is recorded.
    is_whole: bool,
    /// The bottles with what was drawn from them; the error where a number does not fit.
    pub(super) supply: Result<Supply, PlanError>,
    /// The syringes that the person owns; none as long as none was picked.
    pub(super) syringes: Vec<Syringe>,
}

impl Cabinet {
    /// Reads it.
    pub(super) fn of(site: &Site, night: Night) -> Self {
        let (view, months) = site.diary().read(|engine| {
            let view = engine.plan();
            let since = since(&view.book, night);
            // Also those of nights to come: a clock that went wrong and was put right does not fill a bottle again.
            let months = engine.months().into_iter().filter(|month| *month >= since);
            let months: Vec<_> = months.map(|month| engine.month(month)).collect();
            (view, months)
        });
        let is_sound = |reading: &Reading| *reading == Reading::Sound;
        let is_whole =
            is_sound(&view.reading) && months.iter().all(|month| is_sound(&month.reading));
        let entries: Vec<_> = months.into_iter().flat_map(|month| month.entries).collect();
        let supply = with_draws(&view.book, &entries);
        let syringes = site.settings.settings().syringes.owned().to_vec();
        Self { night, view, entries, is_whole, supply, syringes }
    }

    /// The plan.
    pub(super) fn plan(&self) -> &Plan {
        self.view.book.plan()
    }

    /// Whether the person said that they take an opioid, or may be taking one.
    pub(super) fn takes_opioids(&self) -> bool {
        matches!(self.plan().opioids(), Some(Opioids::TakesSome | Opioids::Unsure))
    }

    /// The bottle in use.
    pub(super) fn bottle(&self) -> Option<Bottle> {
        let supply = self.supply.as_ref().ok()?;
        supply.in_use(self.night.date()).ok().flatten().copied()
    }

    /// Whether a person has more than one bottle at hand that was begun and not closed, be it past its date.
    pub(super) fn has_several(&self) -> bool {
        let Ok(supply) = &self.supply else { return false };
        let is_begun = |bottle: &&Bottle| match supply.state(bottle.id, self.night.date()) {
            Ok(BottleState::Open | BottleState::Empty | BottleState::Expired) => true,
            Ok(BottleState::Unopened | BottleState::Closed(_)) | Err(_) => false,
        };
        supply.bottles().iter().filter(is_begun).nth(1).is_some()
    }

    /// The bottles that are past their date and were not closed.
    pub(super) fn expired(&self) -> Vec<Bottle> {
        let Ok(supply) = &self.supply else { return Vec::new() };
        let night = self.night.date();
        let is_past = |bottle: &&Bottle| supply.state(bottle.id, night) == Ok(BottleState::Expired);
        supply.bottles().iter().filter(is_past).copied().collect()
    }

    /// The strength by which draws may be told: that of the bottle in use, once it is confirmed where another bottle was drawn from
    /// before; none beside an opioid.
    pub(super) fn strength(&self) -> Option<Strength> {
        let bottle = self.bottle().filter(|_| !self.takes_opioids())?;
        let supply = self.supply.as_ref().ok()?;
        let asks = |dose| supply.to_confirm(dose, self.night.date()) != Ok(None);
        let is_open = self.plan().steps().iter().any(|step| asks(step.dose));
        (!is_open).then_some(bottle.strength)
    }

    /// The strength of the bottle that a step is drawn from by the forecast when it begins on this night, where the bottle in use will
    /// have ended and had another one: its draw is not told then. Where no bottle lasts so long, that of the last that is drawn from.
    pub(super) fn other_by(
        &self,
        forecast: Option<&Forecast>,
        from: NaiveDate,
    ) -> Option<Strength> {
        let strength = self.strength().filter(|_| from > self.night.date())?;
        let in_use = self.bottle()?.id;
        let mut rest =
            forecast?.bottles.iter().skip_while(|lasting| lasting.bottle != Some(in_use));
        let reaches =
            |lasting: &&Lasting| lasting.ends == Ends::Plan || lasting.until >= Some(from);
        let latest = rest.clone().filter(|lasting| !lasting.to_draw.is_zero()).last();
        let then = rest.find(reaches).or(latest)?.bottle?;
        let other = self.supply.as_ref().ok()?.bottle(then)?.strength;
        (other != strength).then_some(other)
    }

    /// How a dose is drawn from the bottle in use, where there is one and its strength is confirmed.
    pub(super) fn line(&self, dose: Mass) -> Option<Result<CardLine, DoseError>> {
        Some(self.line_at(dose, self.strength()?))
    }

    /// How a dose is drawn at a strength. As long as no syringe was picked, a mark is told only where a usual syringe has one for the
    /// dose itself: any other would be a guess at what the person holds.
    pub(super) fn line_at(&self, dose: Mass, strength: Strength) -> Result<CardLine, DoseError> {
        if !self.syringes.is_empty() {
            return CardLine::new(dose, strength, &self.syringes);
        }
        let usual = CardLine::new(dose, strength, &Syringe::usual())?;
        if usual.reading().is_some() && !usual.is_between_marks() {
            return Ok(usual);
        }
        CardLine::new(dose, strength, &[])
    }

    /// The night on which a change of the plan is made: this one, or that of the last change where the person has travelled west, or
    /// has moved the end of the day, since then. No change is made before the last one.
    pub(super) fn made(&self) -> NaiveDate {
        let last = self.plan().changes().last().map(|change| change.when.made);
        last.map_or(self.night.date(), |last| last.max(self.night.date()))
    }

    /// The night of the last change of the plan, where that is further ahead than any place or end of the day makes it.
    pub(super) fn made_ahead(&self) -> Option<NaiveDate> {
        let made = self.made();
        let ahead = made.signed_duration_since(self.night.date()).num_days();
        (ahead > NIGHTS_APART).then_some(made)
    }

    /// The first night that can still be changed: that on which it is made, or the next where a dose of that one is recorded.
    pub(super) fn earliest(&self) -> NaiveDate {
        let made = self.made();
        let of_then = |entry: &Entry| entry.night.date() == made && !entry.doses.is_empty();
        let next = made.succ_opt().filter(|_| self.entries.iter().any(of_then));
        next.unwrap_or(made)
    }

    /// What is left of the bottle in use, by the numbers.
    pub(super) fn left(&self) -> Option<Volume> {
        Some(self.supply.as_ref().ok()?.tally(self.bottle()?.id).ok()?.left)
    }

    /// How much this is of a bottle, in words: at most so much, where doses without a record may have taken some of it, as far as
    /// [`Unrecorded`] knows of them, and where not all that was recorded can be read.
    pub(super) fn left_words(&self, site: &Site, bottle: BottleId, left: Volume) -> String {
        let said = ml(site, left);
        let is_sure = self.is_whole && self.unrecorded_of(site, bottle).is_none();
        if left.is_zero() || is_sure { said } else { (site.text.due.at_most)(&said) }
    }

    /// What doses of past nights without a record may have taken from the bottle in use. None as long as no draw may be told.
    pub(super) fn unrecorded(&self, site: &Site) -> Option<Unrecorded> {
        self.strength()?;
        self.unrecorded_of(site, self.bottle()?.id)
    }

    /// The same of any bottle, for as long as it was in use. None where not all can be read: it may well be recorded.
    pub(super) fn unrecorded_of(&self, site: &Site, bottle: BottleId) -> Option<Unrecorded> {
        if !self.is_whole {
            return None;
        }
        let (supply, events) = (self.supply.as_ref().ok()?, dose_events(&self.entries));
        let tonight = (self.night.date(), site.diary().boundary().time());
        Unrecorded::of(self.plan(), (supply, bottle), &events, tonight, &self.syringes).ok()?
    }

    /// How much less is left by that, in words, or that nothing is; with the words for when those doses were due.
    pub(super) fn unrecorded_words(
        &self,
        site: &Site,
        gap: Unrecorded,
        when: &str,
    ) -> Option<String> {
        let left = self.supply.as_ref().ok()?.tally(gap.bottle).ok()?.left;
        let less = (gap.volume < left).then(|| site.style.volume(gap.volume).text);
        Some((site.text.due.unrecorded)(gap.doses, when, less.as_deref()))
    }

    /// What the bottles will do if those doses were taken. Where some of them came from another bottle, not when nothing will be left.
    pub(super) fn forecast_if_taken(&self, site: &Site, gap: Unrecorded) -> Option<Forecast> {
        let supply = self.supply.as_ref().ok()?;
        let mut found = self.forecast_from(site, &gap.taken(supply).ok()?).ok()?;
        if gap.is_over(supply).ok()? {
            found.runs_out = None;
        }
        Some(found)
    }

    /// What these bottles will do.
    pub(super) fn forecast_from(
        &self,
        site: &Site,
        supply: &Supply,
    ) -> Result<Forecast, PlanError> {
        let tonight = (self.night, site.diary().boundary());
        ahead(self.plan(), supply, &self.entries, tonight, &self.syringes)
    }

    /// What the bottles will do.
    pub(super) fn forecast(&self, site: &Site) -> Result<Forecast, PlanError> {
        self.forecast_of(site, self.plan())
    }

    /// What they will do under this plan.
    pub(super) fn forecast_of(&self, site: &Site, plan: &Plan) -> Result<Forecast, PlanError> {
        let supply = self.supply.as_ref().map_err(|error| *error)?;
        ahead(plan, supply, &self.entries, (self.night, site.diary().boundary()), &self.syringes)
    }
}

/// What is said of a night, with what that night is if the doses without a record were taken, where that is something else.
pub(super) fn or_if_taken(site: &Site, said: String, then: Option<String>) -> String {
    match then {
        Some(then) => (site.text.due.if_taken)(&said, &then),
        None => said,
    }
}
