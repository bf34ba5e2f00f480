//! A draw on its syringe: the picture with the number at the mark, the rows about the mark, and the same in one line of text.
//! It shows what was measured and judges nothing.

use yew::prelude::*;

use super::desk::Desk;
use super::remark::Remark;
use crate::dose::{
    self, Deviation, DrawGate, Exact, Fills, Mark, Mass, MassUnit, Reading, Syringe, Volume,
    Written, limits,
};
use crate::store::InsulinUnits;
use crate::ui::part::{
    Glyph, Pair, SyringePicture, all, fill_headlines, headline, icon, tag, words,
};
use crate::ui::state::calculator::{Measured, Place};
use crate::ui::text::Off;

impl Desk {
    /// How far a mark is off, in words; none when it is not.
    pub(super) fn off(&self, deviation: Deviation) -> Option<String> {
        let say = &self.text.measure;
        match deviation {
            Deviation::None => None,
            Deviation::More(percent) => Some((say.more)(&self.percent(percent))),
            Deviation::Less(percent) => Some((say.less)(&self.percent(percent))),
        }
    }

    /// Which mark, of how many.
    pub(super) fn mark_of(&self, reading: &Reading) -> String {
        (self.text.measure.mark_of)(reading.mark.index, reading.syringe.marks())
    }

    /// What was asked, and under it the quantity that answers it, large.
    pub(super) fn big(&self, asked: &str, answer: &Written) -> Html {
        let say = &self.text.measure;
        let is = if answer.exact { say.is } else { say.is_about };
        headline(&is(asked), &answer.text)
    }

    /// The syringe with the plunger at the mark; `above` stands on the read line, and what must be known of it right below.
    pub(super) fn picture(&self, reading: &Reading, above: Html, remarks: &[Remark]) -> Html {
        let first = self.titles(remarks);
        self.syringe_at("picture", (reading.syringe, reading.mark), above, first)
    }

    /// The syringe at the mark of each fill, in the order in which they are drawn.
    pub(super) fn pictures_of_fills(&self, fills: &Fills) -> Html {
        let each = fill_headlines(fills, self.style, self.text).into_iter();
        let picture =
            |(id, mark, above)| self.syringe_at(id, (fills.syringe, mark), above, Html::default());
        each.map(picture).collect()
    }

    fn syringe_at(
        &self,
        id: &'static str,
        (syringe, mark): (Syringe, Mark),
        above: Html,
        first: Html,
    ) -> Html {
        let say = &self.text.measure;
        let (capacity, volume) = (self.capacity(syringe), self.volume(mark.volume));
        let which = (say.mark_of)(mark.index, syringe.marks());
        let label = (say.picture)(&capacity, &volume, &which);
        let each = (say.each_line)(&capacity, &self.volume(syringe.spacing()));
        let below =
            all([first, tag("div", "marks", words(which)), tag("p", "small sub", words(each))]);
        html! {
            <SyringePicture {id} {syringe} {mark} numbers={self.style} {label} {above} {below} />
        }
    }

    /// To which mark each fill goes, in words.
    pub(super) fn split(&self, fills: &Fills) -> String {
        let capacity = fills.rest.map(|_| self.capacity(fills.syringe));
        let before = (self.text.calculator.fills_to)(fills.full, capacity.as_deref());
        [before.as_str(), " ", &self.volume(fills.last().volume)].concat()
    }

    /// The rows about the mark: what it is, what it gives, how far that is off, and what a line too far would give.
    /// Where a draw is too little to measure well, "0 %, fine" would say the opposite.
    pub(super) fn mark_rows(&self, reading: &Reading, size: DrawGate, unit: MassUnit) -> Vec<Pair> {
        let say = &self.text.measure;
        let mass = |mass: Mass| self.written(self.style.mass(mass, unit));
        let less = reading.one_mark_less().ok().map(mass);
        let more = reading.one_mark_more().ok().flatten().map(mass);
        let either = match (less, more) {
            (Some(less), Some(more)) => Some((say.either)(&less, &more)),
            (one, other) => one.or(other),
        };
        let mut rows =
            vec![Pair::of(say.nearest_mark, self.volume(reading.mark.volume)).named("mark")];
        rows.extend(self.u100_row(reading.mark.volume, reading.syringe.capacity()));
        rows.push(Pair::of(say.mark_gives, mass(reading.delivered)).named("gives"));
        if size == DrawGate::Open || reading.deviation != Deviation::None {
            rows.push(self.difference_row(reading.deviation));
        }
        rows.extend(either.map(|either| Pair::of(say.either_side, either).named("either")));
        rows
    }

    /// The row with the same draw in insulin syringe units, for whoever chose them on purpose; none where a syringe that holds so
    /// much can have no such scale.
    pub(super) fn u100_row(&self, draw: Volume, holds: Volume) -> Option<Pair> {
        if self.insulin_units == InsulinUnits::Off || holds > limits::LARGEST_INSULIN_SYRINGE {
            return None;
        }
        Some(Pair::of(self.text.measure.on_u100, self.u100(draw)?).named("units"))
    }

    /// The row that says how far a mass is off.
    pub(super) fn difference_row(&self, deviation: Deviation) -> Pair {
        let name = self.text.measure.difference.into();
        Pair { name, testid: Some("difference"), value: self.graded(deviation) }
    }

    /// How far a mass is off, with its grade in word and shape.
    pub(super) fn graded(&self, deviation: Deviation) -> Html {
        let say = &self.text.measure;
        let off = self.off(deviation).unwrap_or_else(|| self.percent(Exact::ZERO));
        let (glyph, say) = match deviation.grade() {
            dose::Grade::Fine => (Glyph::Check, say.fine),
            dose::Grade::Caution => (Glyph::Triangle, say.caution),
            dose::Grade::Warning => (Glyph::Triangle, say.warning),
        };
        tag("span", "graded", all([icon(glyph), tag("span", "", words(say(&off)))]))
    }

    /// What is said under the choice of a syringe; of one that was picked for the person only with an answer to show.
    pub(super) fn syringe_hint(&self, measured: Option<&Measured>) -> String {
        let say = &self.text.calculator;
        if self.inputs.chosen_syringe(&self.syringes).is_some() {
            return say.chosen.to_owned();
        }
        if self.syringes.owned().is_empty() {
            return say.choose_hint.to_owned();
        }
        match measured.and_then(|measured| Some((&measured.draw, measured.place.syringe()?))) {
            Some((draw, syringe)) if syringe.holds(draw.volume) => {
                (say.smallest_is)(&self.full_name(syringe))
            }
            Some((_, syringe)) => (say.largest_is)(&self.full_name(syringe)),
            None => say.smallest_hint.to_owned(),
        }
    }

    /// The row for paper: the syringe.
    pub(super) fn syringe_row(&self, syringe: Option<Syringe>) -> Option<Pair> {
        Some(Pair::of(self.text.calculator.syringe, self.full_name(syringe?)))
    }

    /// What follows a line to copy: the syringe and the mark, with every caveat.
    pub(super) fn line_end(&self, measured: &Measured, unit: MassUnit) -> String {
        let say = &self.text.measure;
        let place = match &measured.place {
            Place::Mark(reading) => self.line_mark(reading, unit),
            Place::BelowFirstMark { syringe, .. } => (say.line_below)(&self.capacity(*syringe)),
            Place::NotInOneFill { fills, .. } => {
                let capacity = self.capacity(fills.syringe);
                let line = (say.line_fills)(&fills.count.to_string(), &capacity);
                let off = self.off(fills.deviation).map(|off| [", ", &off].concat());
                [line, " (".to_owned(), self.split(fills), ")".to_owned(), off.unwrap_or_default()]
                    .concat()
            }
            Place::NoSyringe => String::new(),
        };
        let small = if measured.size == DrawGate::Open { "" } else { say.line_small };
        [place.as_str(), small].concat()
    }

    fn line_mark(&self, reading: &Reading, unit: MassUnit) -> String {
        let say = &self.text.measure;
        let (capacity, mark) = (self.capacity(reading.syringe), self.mark_of(reading));
        match self.off(reading.deviation) {
            None => (say.line_mark)(&capacity, &mark),
            Some(difference) => (say.line_off)(&Off {
                volume: &self.volume(reading.mark.volume),
                gives: &self.written(self.style.mass(reading.delivered, unit)),
                difference: &difference,
                capacity: &capacity,
                mark: &mark,
            }),
        }
    }
}
