//! A visit to the Dose place: what is owned, what was typed, and how to read the page. For the tests of every calculator.

use std::rc::Rc;

use ldn_diary::dose::{DecimalSign, Syringe, Volume, read_number};
use ldn_diary::store::settings::save;
use ldn_diary::store::{InsulinUnits, MemoryStore, Settings, Syringes};
use ldn_diary::ui::context::{Frame, FrameProps, use_site};
use ldn_diary::ui::page::dose_page;
use ldn_diary::ui::port::Ports;
use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::{
    Change, DropsQuestion, Entry, Inputs, Outcome, Question, Usual, dose_for_draw, dose_in_drops,
    draw_for_dose, drops_for_dose, ladder,
};
use yew::prelude::*;

use crate::ports;

/// A visit to the Dose place: what is owned and set, what was typed, and whether a question was answered with yes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Visit {
    pub(crate) calculator: Calculator,
    pub(crate) syringes: Rc<Vec<&'static str>>,
    pub(crate) decimal: Option<DecimalSign>,
    pub(crate) insulin_units: InsulinUnits,
    pub(crate) changes: Rc<Vec<Change>>,
    pub(crate) confirmed: Confirmed,
    /// What the diary beside it says that is usual: a yes is given to just that question.
    pub(crate) usual: Usual,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Confirmed {
    Yes,
    No,
}

pub(crate) fn typed(entry: Entry, text: &str) -> Change {
    Change::Typed(entry, text.to_owned())
}

pub(crate) fn syringe(text: &str) -> Syringe {
    let ml = |typed| Volume::ml(read_number(typed).expect("a number"));
    let (capacity, spacing) = text.split_once('/').expect("capacity/spacing");
    Syringe::new(ml(capacity), ml(spacing)).expect("a syringe")
}

impl Visit {
    pub(crate) fn new(calculator: Calculator, changes: impl IntoIterator<Item = Change>) -> Self {
        let changes = Rc::new(changes.into_iter().collect());
        let syringes = Rc::new(Vec::new());
        let insulin_units = InsulinUnits::Off;
        Self {
            calculator,
            syringes,
            decimal: None,
            insulin_units,
            changes,
            confirmed: Confirmed::No,
            usual: Usual::default(),
        }
    }

    /// Draw for a dose, with the dose and the strength as typed.
    pub(crate) fn draw(dose: &str, strength: &str) -> Self {
        let changes = [typed(Entry::Dose, dose), typed(Entry::Strength, strength)];
        Self::new(Calculator::Draw, changes)
    }

    /// Dose for a draw, with the draw and the strength as typed.
    pub(crate) fn dose(draw: &str, strength: &str) -> Self {
        let changes = [typed(Entry::Draw, draw), typed(Entry::Strength, strength)];
        Self::new(Calculator::ForDraw, changes)
    }

    pub(crate) fn owning(mut self, syringes: &[&'static str]) -> Self {
        self.syringes = Rc::new(syringes.to_vec());
        self
    }

    pub(crate) fn and(mut self, change: Change) -> Self {
        Rc::make_mut(&mut self.changes).push(change);
        self
    }

    pub(crate) fn confirmed(mut self) -> Self {
        self.confirmed = Confirmed::Yes;
        self
    }

    pub(crate) fn beside(mut self, usual: Usual) -> Self {
        self.usual = usual;
        self
    }

    pub(crate) async fn page(self) -> String {
        let (decimal, insulin_units) = (self.decimal, self.insulin_units);
        let mut settings = Settings { decimal, insulin_units, ..Settings::default() };
        for text in self.syringes.iter() {
            settings.syringes.own(syringe(text)).expect("taken");
        }
        let store = MemoryStore::default();
        save(&store, &settings).expect("memory has room");
        self.page_on(ports("#/dose", store)).await
    }

    /// The page beside what these ports keep.
    pub(crate) async fn page_on(self, ports: Ports) -> String {
        let props = FrameProps { ports, children: html! { <Typing ..self /> } };
        yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
    }

    /// The page without the fields, in which syringes are named: what is left is the answer.
    pub(crate) async fn result(self) -> String {
        let page = self.page().await;
        let (_, result) = page.split_once("data-testid=\"result\"").expect("a result");
        result.to_owned()
    }
}

/// The place with everything typed already.
#[component]
fn Typing(visit: &Visit) -> Html {
    let site = use_site();
    let syringes = site.settings.settings().syringes.clone();
    // Put on the shelf before the page looks for it there.
    site.shelf.held(|| {
        let mut inputs = Inputs::default();
        visit.changes.iter().cloned().for_each(|change| inputs.apply(change));
        if visit.confirmed == Confirmed::Yes
            && let Some(question) = question(visit.calculator, &inputs, &syringes, visit.usual)
        {
            inputs.apply(Change::Confirm(question));
        }
        inputs
    });
    dose_page(&site, visit.calculator)
}

/// What the calculator at hand asks; what another one was told does not count.
fn question(
    calculator: Calculator,
    inputs: &Inputs,
    syringes: &Syringes,
    usual: Usual,
) -> Option<Question> {
    fn asked<A>(outcome: &Outcome<A>) -> Option<Question> {
        if let Outcome::Asked(question) = outcome { Some(*question) } else { None }
    }
    let for_drops = inputs.choices.drops == DropsQuestion::ForDrops;
    match calculator {
        Calculator::Draw => asked(&draw_for_dose(inputs, syringes, usual)),
        Calculator::ForDraw => asked(&dose_for_draw(inputs, syringes, usual)),
        Calculator::Drops if for_drops => asked(&dose_in_drops(inputs, usual)),
        Calculator::Drops => asked(&drops_for_dose(inputs, usual)),
        Calculator::Ladder => ladder(inputs, syringes).ok().and_then(|outcome| asked(&outcome)),
        Calculator::Batch | Calculator::Dilute => None,
    }
}

/// The text of a piece of HTML, with plain spaces.
pub(crate) fn text(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.collect::<String>().replace('\u{a0}', " ")
}

/// The text of the element with this test id, up to `end`.
pub(crate) fn part(page: &str, testid: &str, end: &str) -> String {
    let (_, rest) = page
        .split_once(&format!("data-testid=\"{testid}\""))
        .unwrap_or_else(|| panic!("no {testid} in {page}"));
    let (part, _) = rest.split_once(end).expect("an end");
    text(&format!("<{part}"))
}

/// Whether the text holds a volume: a digit before "mL", which "mg/mL" has not.
pub(crate) fn has_volume(html: &str) -> bool {
    let text = text(html);
    let pieces: Vec<&str> = text.split(" mL").collect();
    pieces.split_last().is_some_and(|(_, before)| {
        before.iter().any(|piece| piece.ends_with(|c: char| c.is_ascii_digit()))
    })
}
