//! The lines of the card, ready to be read: of each step what is drawn, to which mark, what to look out for, and when.

use super::{Card, owned};
use crate::diary::NaiveDate;
use crate::dose::{DrawGate, Fit, Mass, Reading, limits};
use crate::plan::{CardLine, DatedStep, Length, OffMark, Times};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{mg, ml};
use crate::ui::page::plan::{filled_syringe, fills_words, off_words};
use crate::ui::port::DateForm;

/// A step on the card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// "1.5 mg is 1.5 mL"; of a step from another bottle the dose alone.
    pub(super) draw: String,
    /// The mark of the syringe, or why there is none; empty where nothing is drawn any more.
    pub(super) mark: String,
    /// What to look out for.
    pub(super) flags: Vec<String>,
    /// The times of day.
    pub(super) times: String,
    /// The nights.
    pub(super) dates: String,
}

/// A line for each step with dates, and for each that waits. A step that is over is told in mg alone: it was drawn from another bottle,
/// perhaps of another strength. So is one that will be, with that strength.
pub(super) fn rows(site: &Site, cabinet: &Cabinet, card: Card) -> Vec<Row> {
    let (plan, say, tonight) = (cabinet.plan(), site.text.dose_card, cabinet.night.date());
    let forecast = cabinet.forecast(site).ok();
    let dated = plan.steps().into_iter().map(|step| {
        let row = if step.is_over(tonight) {
            Row { draw: mg(site, step.dose), ..Row::default() }
        } else if let Some(other) = cabinet.other_by(forecast.as_ref(), step.from) {
            let mark = (site.text.plan.by_then)(&about(site.style.strength(other), site.text));
            Row { draw: mg(site, step.dose), mark, ..Row::default() }
        } else {
            drawn(site, card, step.dose)
        };
        Row { times: times(site, &step.times), dates: dates(site, &step, tonight), ..row }
    });
    let waiting = plan.waiting().iter().map(|step| {
        let days = match step.length() {
            Length::Days(days) => Some(days),
            Length::Open => None,
        };
        let without = (say.waiting)(days);
        Row { times: times(site, step.times()), dates: without, ..drawn(site, card, step.dose()) }
    });
    dated.chain(waiting).collect()
}

fn drawn(site: &Site, card: Card, dose: Mass) -> Row {
    let say = site.text.dose_card;
    let Ok(line) = CardLine::new(dose, card.strength, owned(site)) else {
        return Row { draw: (say.no_draw)(&mg(site, dose)), ..Row::default() };
    };
    let draw = (say.is)(&mg(site, dose), &ml(site, line.draw.volume));
    let mark = match &line.fit {
        Some(Fit::Mark(reading)) if line.is_between_marks() => mark(site, reading, say.nearest),
        Some(Fit::Mark(reading)) => mark(site, reading, say.on_mark),
        Some(Fit::BelowFirstMark { .. }) => say.below_first.to_owned(),
        Some(Fit::NotInOneFill(fills)) => {
            (say.fills)(fills.count, &filled_syringe(site, fills), &fills_words(site, fills))
        }
        None => say.no_syringe.to_owned(),
    };
    Row { draw, mark, flags: flags(site, &line), ..Row::default() }
}

fn mark(site: &Site, reading: &Reading, say: fn(&str, &str, u32, u32) -> String) -> String {
    let capacity = ml(site, reading.syringe.capacity());
    say(&ml(site, reading.mark.volume), &capacity, reading.mark.index, reading.syringe.marks())
}

/// What to look out for when this is drawn.
fn flags(site: &Site, line: &CardLine) -> Vec<String> {
    let say = site.text.dose_card;
    let why = |off| match off {
        OffMark::OverLast => say.above,
        OffMark::Halfway => say.halfway,
        OffMark::Nearest => say.between,
    };
    let between = line.off_mark().zip(line.at_marks());
    let between = between.map(|(off, (given, _))| why(off)(&mg(site, given)));
    let little = match line.gate {
        DrawGate::Open => None,
        DrawGate::Small => Some((say.small)(&ml(site, limits::SMALL_DRAW))),
        DrawGate::Tiny => Some((say.tiny)(&ml(site, limits::TINY_DRAW))),
    };
    between.into_iter().chain(off_words(site, line)).chain(little).collect()
}

fn times(site: &Site, times: &Times) -> String {
    let clock = |time| site.clock_time(NaiveDate::default().and_time(time));
    let clocks: Vec<_> = times.as_slice().iter().copied().map(clock).collect();
    (site.text.dose_card.times)(&clocks)
}

fn dates(site: &Site, step: &DatedStep, tonight: NaiveDate) -> String {
    let say = site.text.dose_card;
    let date = |date| site.date(date, DateForm::DayMonthYear);
    let until = step.until.map(date);
    let dates = (say.dates)(&date(step.from), until.as_deref());
    if step.is_over(tonight) { (say.over)(&dates) } else { dates }
}
