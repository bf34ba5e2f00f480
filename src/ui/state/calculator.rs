//! What is typed into the calculators, and what it says. Shared by all of them, so that nothing is typed twice; never kept,
//! and never in an address.
//!
//! An answer is a pure function of the [`Inputs`], the syringes at hand and what is [`Usual`] for the person: [`draw_for_dose`],
//! [`dose_for_draw`]. It comes as an [`Outcome`], in which a volume or a mass is found only where the gates let it through.

mod batch;
mod dilute;
mod drops;
mod entry;
mod gate;
mod ladder;
mod measure;
#[cfg(test)]
mod probe;
mod rows;

use std::rc::Rc;

use yew::Reducible;

use crate::dose::{
    self, DoseError, DrawUnit, LabelError, LabelUnit, Mass, MassUnit, NumberError, Strength,
    Subject, Syringe, Volume,
};
use crate::store::Syringes;
use crate::ui::state::dose_log::{Unit, without_unit};

pub use batch::{Judged, Made, ToMake, batch_made, batch_to_make};
pub use dilute::{Diluted, OtherWay, diluted};
pub use drops::{CountedDose, CountedDrops, dose_in_drops, drops_for_dose};
pub use entry::{
    BatchQuestion, Choice, Choices, DiluteQuestion, DropsBy, DropsQuestion, Entry, Label,
    LadderQuestion, Salt, WaterBy,
};
pub use gate::{Asker, Outcome, Question, Usual};
pub use ladder::{Rung, Seen, Solved, Suggestion, TypedStep, ladder};
pub use measure::{DoseAnswer, Measured, Place, Weaker, dose_for_draw, draw_for_dose};
pub use rows::Rows;

/// The text of a field, exactly as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Whether the person has left the field since the last key. Until then a text may still be growing.
    left: bool,
}

/// Everything that was typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    fields: Vec<Field>,
    syringe: Option<Syringe>,
    /// What was chosen among few.
    pub choices: Choices,
    /// The rows of the ladder.
    pub rows: Rows,
    confirmed: Option<Question>,
}

/// A field with the unit beside it. A field has at most one of the two units; a list of one kind of thing is the smallest way
/// to keep them all.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Field {
    entry: Entry,
    typed: Typed,
    mass_unit: MassUnit,
    label_unit: LabelUnit,
}

impl Field {
    const fn untouched(entry: Entry) -> Self {
        let typed = Typed { text: String::new(), left: false };
        Self { entry, typed, mass_unit: MassUnit::Mg, label_unit: LabelUnit::MgPerMl }
    }
}

/// What a field holds before anything is typed or chosen.
static UNTOUCHED: Field = Field::untouched(Entry::Dose);

/// What the person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Typed, or pressed a button that types: the whole text of a field.
    Typed(Entry, String),
    /// Left a field.
    Left(Entry),
    /// Chose the unit of a dose.
    MassUnit(Entry, MassUnit),
    /// Chose the unit of a strength.
    LabelUnit(Label, LabelUnit),
    /// Chose a syringe; none is the smallest that holds the draw.
    Syringe(Option<Syringe>),
    /// Chose among few.
    Chose(Choice),
    /// Took a row of the ladder away.
    RemoveRow(u32),
    /// Took that back.
    UndoRow,
    /// Brought the doses of a plan, in mg as typed.
    Steps(Vec<String>),
    /// Confirmed what a gate asked.
    Confirm(Question),
    /// Took that back.
    Unconfirm,
}

impl Reducible for Inputs {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(change);
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Why a field is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which field.
    pub entry: Entry,
    /// What is wrong with it.
    pub error: LabelError,
}

impl Problem {
    fn number(entry: Entry, error: NumberError) -> Self {
        Self { entry, error: LabelError::Number(error) }
    }

    /// The two numbers that the text could be, if that is the problem.
    #[must_use]
    pub fn meanings(&self) -> Option<[dose::Exact; 2]> {
        match self.error {
            LabelError::Number(NumberError::TwoMeanings { decimal, whole })
            | LabelError::VolumeNumber(NumberError::TwoMeanings { decimal, whole }) => {
                Some([decimal, whole])
            }
            LabelError::Number(_)
            | LabelError::VolumeNumber(_)
            | LabelError::UnknownUnit(_)
            | LabelError::Unexpected(_)
            | LabelError::Dose(_) => None,
        }
    }
}

impl Inputs {
    /// Changes what was typed or chosen. Any change but leaving a field takes a confirmation back: it was for other numbers.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Left(entry) => return self.change(entry, |field| field.typed.left = true),
            Change::Typed(entry, text) => {
                self.change(entry, |field| field.typed = Typed { text, left: false });
            }
            Change::MassUnit(entry, unit) => self.choose_mass_unit(entry, unit),
            Change::LabelUnit(label, unit) => {
                self.change(label.entry(), |field| field.label_unit = unit);
            }
            Change::Syringe(syringe) => self.syringe = syringe,
            Change::Chose(choice) => self.choices.apply(choice),
            Change::RemoveRow(row) => self.rows.remove(row),
            Change::UndoRow => self.undo_row(),
            Change::Steps(doses) => self.take_steps(doses),
            Change::Confirm(question) => return self.confirmed = Some(question),
            Change::Unconfirm => {}
        }
        self.confirmed = None;
        self.keep_a_row_free();
    }

    /// The unit of a row holds for the empty rows right after it as well, as it does for those that are still to come.
    fn choose_mass_unit(&mut self, entry: Entry, unit: MassUnit) {
        self.change(entry, |field| field.mass_unit = unit);
        let rows = self.rows.rows().iter().map(|row| Entry::Step(*row));
        let after = rows.skip_while(|row| *row != entry).skip(1);
        let empty: Vec<Entry> = after.take_while(|row| self.text(*row).trim().is_empty()).collect();
        for row in empty {
            self.change(row, |field| field.mass_unit = unit);
        }
    }

    /// There is always an empty row after the last dose, as long as there is room, so that nobody has to ask for one. It has the
    /// unit of the row above: a plan is rarely written in two.
    fn keep_a_row_free(&mut self) {
        let last = self.rows.rows().last().map(|row| Entry::Step(*row));
        if last.is_some_and(|last| self.text(last).trim().is_empty()) {
            return;
        }
        let unit = last.map_or(MassUnit::Mg, |last| self.mass_unit(last));
        if let Some(row) = self.rows.add() {
            self.change(Entry::Step(row), |field| field.mass_unit = unit);
        }
    }

    /// The text of a field.
    #[must_use]
    pub fn text(&self, entry: Entry) -> &str {
        &self.typed(entry).text
    }

    fn typed(&self, entry: Entry) -> &Typed {
        &self.field(entry).typed
    }

    fn field(&self, entry: Entry) -> &Field {
        self.fields.iter().find(|field| field.entry == entry).unwrap_or(&UNTOUCHED)
    }

    fn change(&mut self, entry: Entry, change: impl FnOnce(&mut Field)) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.entry == entry) {
            return change(field);
        }
        let mut field = Field::untouched(entry);
        change(&mut field);
        self.fields.push(field);
    }

    /// The unit beside a dose; milligrams until another was chosen.
    #[must_use]
    pub fn mass_unit(&self, entry: Entry) -> MassUnit {
        self.field(entry).mass_unit
    }

    /// The unit beside a strength; a unit typed with the number counts more.
    #[must_use]
    pub fn label_unit(&self, label: Label) -> LabelUnit {
        self.field(label.entry()).label_unit
    }

    /// The prescribed mass; none while the field is empty.
    ///
    /// # Errors
    /// [`Problem`] when the text is not one.
    pub fn dose(&self) -> Result<Option<Mass>, Problem> {
        self.mass(Entry::Dose)
    }

    /// A dose in its unit; none while the field is empty.
    ///
    /// # Errors
    /// [`Problem`] when the text is not one.
    pub fn mass(&self, entry: Entry) -> Result<Option<Mass>, Problem> {
        let of = |number| Mass::of(number, self.mass_unit(entry))?.above_zero(Subject::Dose);
        self.number(entry, of)
    }

    /// The volume in the syringe; none while the field is empty.
    ///
    /// # Errors
    /// [`Problem`] when the text is not one.
    pub fn draw(&self) -> Result<Option<Volume>, Problem> {
        let of = |number| Volume::of(number, self.choices.draw_unit)?.above_zero(Subject::Draw);
        self.number(Entry::Draw, of)
    }

    /// A plain number; none while the field is empty.
    ///
    /// # Errors
    /// [`Problem`] when the text is not one.
    pub fn exact(&self, entry: Entry) -> Result<Option<dose::Exact>, Problem> {
        self.number(entry, Ok)
    }

    /// A volume in mL, which may be nothing; none while the field is empty.
    ///
    /// # Errors
    /// [`Problem`] when the text is not one.
    pub fn volume(&self, entry: Entry) -> Result<Option<Volume>, Problem> {
        self.number(entry, |number| Ok(Volume::ml(number)))
    }

    fn number<T>(
        &self,
        entry: Entry,
        of: impl Fn(dose::Exact) -> Result<T, DoseError>,
    ) -> Result<Option<T>, Problem> {
        let typed = self.text(entry);
        let bare = self.unit(entry).and_then(|unit| without_unit(typed, unit));
        let number = match dose::read_number(bare.unwrap_or(typed)) {
            Ok(number) => number,
            Err(NumberError::Empty) => return Ok(None),
            Err(error) => return Err(Problem::number(entry, error)),
        };
        match of(number) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(Problem { entry, error: LabelError::Dose(error) }),
        }
    }

    /// The unit that may be typed behind the number of a field: the one that it is read in.
    fn unit(&self, entry: Entry) -> Option<Unit> {
        match entry {
            Entry::Dose | Entry::Step(_) => match self.mass_unit(entry) {
                MassUnit::Mg => Some(Unit::Mg),
                MassUnit::Mcg => Some(Unit::Mcg),
            },
            Entry::Tablet => Some(Unit::Mg),
            Entry::Draw => (self.choices.draw_unit == DrawUnit::Ml).then_some(Unit::Ml),
            Entry::BatchVolume
            | Entry::BatchWater
            | Entry::MixTaken
            | Entry::MixVolume
            | Entry::MixWater
            | Entry::CountedVolume => Some(Unit::Ml),
            // A label is read whole, with its units; tablets and drops are counted.
            Entry::Strength
            | Entry::LabelVolume
            | Entry::Stock
            | Entry::StockVolume
            | Entry::Wanted
            | Entry::WantedVolume
            | Entry::Tablets
            | Entry::DropCount
            | Entry::CountedDrops => None,
        }
    }

    /// The strength on the label; none while a field that it needs is empty.
    ///
    /// # Errors
    /// [`Problem`] with the field that is not read.
    pub fn strength(&self) -> Result<Option<Strength>, Problem> {
        self.label(Label::Bottle)
    }

    /// A strength; none while a field that it needs is empty.
    ///
    /// # Errors
    /// [`Problem`] with the field that is not read.
    pub fn label(&self, label: Label) -> Result<Option<Strength>, Problem> {
        let (typed, volume) = (self.text(label.entry()), self.text(label.volume()));
        let error = match dose::read_label(typed, self.label_unit(label), volume) {
            Ok(strength) => return Ok(Some(strength)),
            Err(error) => error,
        };
        let entry = match error {
            LabelError::Number(NumberError::Empty)
            | LabelError::VolumeNumber(NumberError::Empty) => return Ok(None),
            LabelError::VolumeNumber(_) => label.volume(),
            LabelError::Dose(DoseError::Zero(Subject::LabelVolume))
                if self.asks_label_volume(label) =>
            {
                label.volume()
            }
            LabelError::Number(_)
            | LabelError::UnknownUnit(_)
            | LabelError::Unexpected(_)
            | LabelError::Dose(_) => label.entry(),
        };
        Err(Problem { entry, error })
    }

    /// Whether a strength is typed with its unit, so that the menu does not count.
    #[must_use]
    pub fn names_its_unit(&self, label: Label) -> bool {
        dose::names_its_unit(self.text(label.entry()))
    }

    /// Whether a strength needs a second field, for its volume.
    #[must_use]
    pub fn asks_label_volume(&self, label: Label) -> bool {
        self.label_unit(label).takes_volume() && !self.names_its_unit(label)
    }

    /// The syringe that the person chose, if it is still among those to choose from.
    #[must_use]
    pub fn chosen_syringe(&self, syringes: &Syringes) -> Option<Syringe> {
        self.syringe.filter(|chosen| syringes.usable().contains(chosen))
    }

    /// Whether a problem is to be shown now. A text that more keys could make right is left alone until the person leaves the
    /// field; there is no answer all the same.
    #[must_use]
    pub fn is_shown(&self, problem: &Problem) -> bool {
        let typed = self.typed(problem.entry);
        let growing = match &problem.error {
            LabelError::Number(error) | LabelError::VolumeNumber(error) => {
                matches!(error, NumberError::NothingAfter(_) | NumberError::NoDigit(_))
            }
            LabelError::Dose(error) => {
                matches!(error, DoseError::Zero(_) | DoseError::LessThanGoesIn)
            }
            LabelError::UnknownUnit(word) => {
                let start = typed.text.len().saturating_sub(word.len());
                typed.text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word))
            }
            LabelError::Unexpected(piece) => piece.is_empty(),
        };
        typed.left || !growing
    }
}

#[cfg(test)]
mod tests {
    use super::probe::inputs;
    use super::*;
    use crate::dose::Exact;

    fn typed(entry: Entry, text: &str) -> Inputs {
        inputs([Change::Typed(entry, text.to_owned())])
    }

    fn mg(hundredths: u64) -> Mass {
        Mass::mg(Exact::hundredths(hundredths))
    }

    #[test]
    fn empty_fields_wait() {
        let inputs = Inputs::default();
        assert_eq!(inputs.dose(), Ok(None));
        assert_eq!(inputs.draw(), Ok(None));
        assert_eq!(inputs.strength(), Ok(None));
        assert_eq!(typed(Entry::Dose, "  ").dose(), Ok(None));
    }

    #[test]
    fn a_dose_is_read_in_its_unit() {
        for (text, unit, expected) in [
            ("1.5", MassUnit::Mg, mg(150)),
            ("4,5", MassUnit::Mg, mg(450)),
            (".5", MassUnit::Mg, mg(50)),
            ("500", MassUnit::Mcg, mg(50)),
        ] {
            let inputs = inputs([
                Change::Typed(Entry::Dose, text.to_owned()),
                Change::MassUnit(Entry::Dose, unit),
            ]);
            assert_eq!(inputs.dose(), Ok(Some(expected)), "{text}");
        }
    }

    #[test]
    fn a_number_may_have_the_unit_of_its_field_behind_it_and_no_other() {
        let dose = |text: &str, unit| {
            let typed = Change::Typed(Entry::Dose, text.to_owned());
            inputs([typed, Change::MassUnit(Entry::Dose, unit)]).dose()
        };
        for text in ["4.5 mg", "4,5mg", "4.5 Milligrams "] {
            assert_eq!(dose(text, MassUnit::Mg), Ok(Some(mg(450))), "{text}");
        }
        assert_eq!(dose("500 mcg", MassUnit::Mcg), Ok(Some(mg(50))));
        assert_eq!(dose("500 \u{b5}g", MassUnit::Mcg), Ok(Some(mg(50))));
        for (text, unit) in
            [("450 mcg", MassUnit::Mg), ("4.5 mg", MassUnit::Mcg), ("4.5 mL", MassUnit::Mg)]
        {
            assert!(dose(text, unit).is_err(), "{text}");
        }
        let two = Volume::ml(Exact::whole(2));
        assert_eq!(typed(Entry::Draw, "2 mL").draw(), Ok(Some(two)));
        assert_eq!(typed(Entry::MixWater, "2 ml").volume(Entry::MixWater), Ok(Some(two)));
        assert!(typed(Entry::Draw, "2 mg").draw().is_err());
        assert!(typed(Entry::Tablets, "2 mg").exact(Entry::Tablets).is_err());
    }

    #[test]
    fn a_label_is_read_by_its_menu_or_by_its_text() {
        use LabelUnit::{GPerL, McgPerMl, MgPerMl, MgPerVolume, OneIn, PercentWv, TotalInTotal};
        // What stands in the field, in the menu and in the second field; mg/mL in hundredths.
        for (text, unit, volume, expected) in [
            ("1", MgPerMl, "", 100),
            ("5", MgPerVolume, "5", 100),
            ("500", McgPerMl, "", 50),
            ("0.1", PercentWv, "", 100),
            ("1", GPerL, "", 100),
            ("50", TotalInTotal, "50", 100),
            ("1000", OneIn, "", 100),
            ("5 mg/5 mL", McgPerMl, "", 100),
            ("0.1 %", MgPerMl, "", 100),
            ("500 mcg/mL", MgPerVolume, "", 50),
            ("50 mg in 50 mL", MgPerVolume, "7", 100),
        ] {
            let inputs = inputs([
                Change::Typed(Entry::Strength, text.to_owned()),
                Change::LabelUnit(Label::Bottle, unit),
                Change::Typed(Entry::LabelVolume, volume.to_owned()),
            ]);
            let strength = inputs.strength().unwrap().unwrap();
            assert_eq!(strength.in_mg_per_ml(), Exact::hundredths(expected), "{text}");
        }
    }

    #[test]
    fn a_problem_of_the_label_is_shown_at_the_field_it_is_in() {
        for (text, volume, entry) in [
            ("x", "5", Entry::Strength),
            ("5", "x", Entry::LabelVolume),
            ("5", "0", Entry::LabelVolume),
            ("0", "5", Entry::Strength),
            ("5 mg/0 mL", "5", Entry::Strength),
        ] {
            let inputs = inputs([
                Change::LabelUnit(Label::Bottle, LabelUnit::MgPerVolume),
                Change::Typed(Entry::Strength, text.to_owned()),
                Change::Typed(Entry::LabelVolume, volume.to_owned()),
            ]);
            assert_eq!(inputs.strength().unwrap_err().entry, entry, "{text} per {volume}");
        }
        let waiting = inputs([
            Change::LabelUnit(Label::Bottle, LabelUnit::MgPerVolume),
            Change::Typed(Entry::Strength, "5".to_owned()),
        ]);
        assert_eq!(waiting.strength(), Ok(None));
    }

    #[test]
    fn a_text_that_may_still_grow_is_left_alone_until_the_field_is_left() {
        for (entry, text, growing) in [
            (Entry::Dose, "0", true),
            (Entry::Dose, "0.", true),
            (Entry::Dose, ",", true),
            (Entry::Dose, "4.", true),
            (Entry::Dose, "4.x", false),
            (Entry::Dose, "-", false),
            (Entry::Dose, "1e3", false),
            (Entry::Dose, "1,500", false),
            (Entry::Dose, "1 500", false),
            (Entry::Strength, "5 m", true),
            (Entry::Strength, "5 mg", true),
            (Entry::Strength, "5 mg/", true),
            (Entry::Strength, "5 mg/5", true),
            (Entry::Strength, "5 mg/5 M", true),
            (Entry::Strength, "5 drops/mL", false),
            (Entry::Strength, "5 mg/mL x", false),
        ] {
            let mut inputs = typed(entry, text);
            let problem = if entry == Entry::Strength {
                inputs.strength().unwrap_err()
            } else {
                inputs.dose().unwrap_err()
            };
            assert_eq!(!inputs.is_shown(&problem), growing, "{text}");
            inputs.apply(Change::Left(entry));
            assert!(inputs.is_shown(&problem), "{text}, left");
            inputs.apply(Change::Typed(entry, text.to_owned()));
            assert_eq!(!inputs.is_shown(&problem), growing, "{text}, typed again");
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_asked_about() {
        for (text, decimal, whole) in
            [("1,500", 150, 150_000), ("1.500", 150, 150_000), ("05", 50, 500)]
        {
            let problem = typed(Entry::Dose, text).dose().unwrap_err();
            let expected = [decimal, whole].map(Exact::hundredths);
            assert_eq!(problem.meanings(), Some(expected), "{text}");
        }
        assert_eq!(typed(Entry::Dose, "x").dose().unwrap_err().meanings(), None);
    }

    #[test]
    fn nothing_new_is_no_new_state() {
        let state = Rc::new(typed(Entry::Dose, "1.5"));
        let same = Rc::clone(&state).reduce(Change::Typed(Entry::Dose, "1.5".to_owned()));
        assert!(Rc::ptr_eq(&state, &same));
    }
}
