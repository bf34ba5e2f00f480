//! What the Trends place shows of the diary: which nights, which symptoms, what is compared. It stands in no address, and outlives the
//! page, so that a look at a night costs nothing of it. It holds no entry.

mod marks;
mod period;
mod picture;
mod record;
mod spark;
mod year;

pub use marks::Placed;
pub use period::{PeriodProblem, Zoom, typed_period};
pub use picture::{DateTick, Dose, Frame, Mark, MarkKind, Panel, Picture, Subject};
pub use record::Record;
pub use spark::{FOOT, SPARK, Spark, TOP};
pub use year::{HIGH, YearFrame, YearPicture, YearRow, YearSubject};

use std::rc::Rc;

use yew::Reducible;

use crate::diary::{Entry, Id, List, Night, SideEffect, Symptom};

/// How many symptoms are drawn as long as nobody chose: those that are asked about first.
const DRAWN: usize = 4;

/// What the Trends place shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trends {
    /// Which nights.
    pub zoom: Zoom,
    /// The first and the last night of [`Zoom::Own`], as the date fields have them.
    pub own: [String; 2],
    /// The symptoms that are drawn, where the person chose.
    pub drawn: Option<Vec<Id<Symptom>>>,
    /// The symptom of the tables and of the year, where one was chosen.
    pub symptom: Option<Id<Symptom>>,
    /// The side effect of the table of weeks, where one was chosen.
    pub side_effect: Option<Id<SideEffect>>,
    /// The year that is shown, where one was chosen.
    pub year: Option<i32>,
    /// The nights that are compared: first and last night before, first and last night now, as the date fields have them.
    pub compared: [String; 4],
}

/// What a person does in the Trends place.
#[derive(Clone, Debug)]
pub enum TrendsAction {
    /// Chooses how far back it looks.
    Zoom(Zoom),
    /// Types the first (0) or the last (1) night.
    Own(usize, String),
    /// Draws these symptoms.
    Draw(Vec<Id<Symptom>>),
    /// Chooses the symptom of the tables and of the year.
    Symptom(Id<Symptom>),
    /// Chooses the side effect.
    SideEffect(Id<SideEffect>),
    /// Chooses the year.
    Year(i32),
    /// Types one of the four nights that are compared.
    Compare(usize, String),
}

impl Trends {
    /// The symptoms that are drawn, in the order of the list: those that were chosen, or else the first few that are asked about and
    /// were ever scored.
    #[must_use]
    pub fn drawn(&self, symptoms: &List<Symptom>, entries: &[Entry]) -> Vec<Id<Symptom>> {
        if let Some(chosen) = &self.drawn {
            let all = symptoms.items().iter().map(|item| item.id);
            return all.filter(|id| chosen.contains(id)).collect();
        }
        let scored = |id: &Id<Symptom>| entries.iter().any(|entry| entry.scores.contains_key(id));
        symptoms.shown().map(|item| item.id).filter(scored).take(DRAWN).collect()
    }

    /// The same, with the nights that are compared as they are at first: the last four weeks, and the four before.
    #[must_use]
    pub fn compared(&self, last: Night) -> [String; 4] {
        if self.compared.iter().any(|typed| !typed.is_empty()) {
            return self.compared.clone();
        }
        period::four_weeks_twice(last)
    }
}

impl Reducible for Trends {
    type Action = TrendsAction;

    fn reduce(self: Rc<Self>, action: TrendsAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            TrendsAction::Zoom(zoom) => next.zoom = zoom,
            TrendsAction::Own(place, typed) => set(&mut next.own, place, typed),
            TrendsAction::Draw(symptoms) => next.drawn = Some(symptoms),
            TrendsAction::Symptom(symptom) => next.symptom = Some(symptom),
            TrendsAction::SideEffect(side_effect) => next.side_effect = Some(side_effect),
            TrendsAction::Year(year) => next.year = Some(year),
            TrendsAction::Compare(place, typed) => set(&mut next.compared, place, typed),
        }
        Rc::new(next)
    }
}

fn set(typed: &mut [String], place: usize, text: String) {
    if let Some(field) = typed.get_mut(place) {
        *field = text;
    }
}
