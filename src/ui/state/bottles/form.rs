//! A bottle as it is being written: what was typed and chosen, and what is still wrong with it. The strength is read as in the
//! calculators, by the dose room's own reader.

use std::fmt;

use super::problems::{Problem, Problems};
use crate::diary::NaiveDate;
use crate::dose::{
    DoseError, Exact, LabelError, LabelUnit, NumberError, Strength, Style, Subject, Volume,
    names_its_unit, read_label, read_number, round_strengths,
};
use crate::plan::{Bottle, BottleId, Discard, DiscardSource, Origin, limits};
use crate::ui::numbers::unmistakable;
use crate::ui::state::FormName;
use crate::ui::state::slip::{choice, place};
use crate::ui::state::typed_date::{self, NoDate, written};

/// Where the liquid comes from, in the order of the form.
pub const ORIGINS: [Origin; 2] = [Origin::Bought, Origin::Made];
/// Who says until when it may be used, in the order of the form.
pub const SOURCES: [DiscardSource; 3] =
    [DiscardSource::Label, DiscardSource::Pharmacist, DiscardSource::Own];

/// Whether the person has asked to save it: what is wrong is said from then on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Not yet.
    #[default]
    NotYet,
    /// Yes.
    ToSave,
}

const ASKED: [Asked; 2] = [Asked::NotYet, Asked::ToSave];

/// What is typed and chosen. Dates are texts of the form 2026-11-24, or empty.
#[derive(Clone, PartialEq, Eq)]
pub struct BottleForm {
    /// The bottle that is being changed; none for a new one.
    pub base: Option<Bottle>,
    /// Bought or made.
    pub origin: Option<Origin>,
    /// The strength on the label.
    pub strength: String,
    /// Its unit, where it is not typed with it.
    pub unit: LabelUnit,
    /// The volume that the strength is counted in, where the unit takes one.
    pub label_volume: String,
    /// How much is in the whole bottle, in mL.
    pub volume: String,
    /// When it was opened or made.
    pub begun: String,
    /// Until when it may be used.
    pub discard: String,
    /// Who says so.
    pub source: Option<DiscardSource>,
    /// Whether what is wrong is said.
    pub asked: Asked,
    /// Whether the person has said that an unusual strength is right.
    pub sure: Sure,
}

/// Whether an unusual strength is said to be right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sure {
    /// Nobody said so.
    #[default]
    No,
    /// The person looked at the label again.
    Yes,
}

const SURE: [Sure; 2] = [Sure::No, Sure::Yes];

/// Whether doses were drawn from a bottle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touched {
    /// None that is known.
    Fresh,
    /// Some, so that its strength stays.
    Drawn,
}

/// What a form is read beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The date on the wall.
    pub today: NaiveDate,
    /// The night that it still is.
    pub night: NaiveDate,
    /// How numbers are written.
    pub style: Style,
    /// Whether doses were drawn from the bottle.
    pub touched: Touched,
}

impl Default for BottleForm {
    /// A new bottle of which nothing is said yet.
    fn default() -> Self {
        Self {
            base: None,
            origin: None,
            strength: String::new(),
            unit: LabelUnit::MgPerMl,
            label_volume: String::new(),
            volume: String::new(),
            begun: String::new(),
            discard: String::new(),
            source: None,
            asked: Asked::NotYet,
            sure: Sure::No,
        }
    }
}

impl fmt::Debug for BottleForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BottleForm").field("asked", &self.asked).finish_non_exhaustive()
    }
}

impl BottleForm {
    /// What is known of a bottle, to be changed.
    #[must_use]
    pub fn of(bottle: &Bottle, style: Style) -> Self {
        Self {
            base: Some(*bottle),
            origin: Some(bottle.origin),
            strength: label_of(bottle.strength, style),
            unit: LabelUnit::MgPerMl,
            label_volume: String::new(),
            volume: unmistakable(bottle.volume.in_ml(), style),
            begun: bottle.begun.map(written).unwrap_or_default(),
            discard: bottle.discard.map(|discard| written(discard.by)).unwrap_or_default(),
            source: bottle.discard.map(|discard| discard.source),
            asked: Asked::NotYet,
            sure: Sure::No,
        }
    }

    /// What it started from.
    #[must_use]
    pub fn start(&self, style: Style) -> Self {
        self.base.as_ref().map(|base| Self::of(base, style)).unwrap_or_default()
    }

    /// The number of the bottle that is being changed; none for a new one.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.base.map(|base| base.id.0)
    }

    /// Whether it says anything else than what it started from, or is to be looked at.
    #[must_use]
    pub fn is_changed(&self, style: Style) -> bool {
        *self != self.start(style)
    }

    /// The name under which what is typed is kept.
    #[must_use]
    pub fn name(&self) -> FormName {
        FormName::Bottle(self.number())
    }

    /// What is typed and chosen, as it is kept until it is saved. A choice is its place in its list.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        vec![
            place(&ASKED, &self.asked),
            self.origin.map(|origin| place(&ORIGINS, &origin)).unwrap_or_default(),
            self.strength.clone(),
            place(&LabelUnit::ALL, &self.unit),
            self.label_volume.clone(),
            self.volume.clone(),
            self.begun.clone(),
            self.discard.clone(),
            self.source.map(|source| place(&SOURCES, &source)).unwrap_or_default(),
            place(&SURE, &self.sure),
        ]
    }

    /// What was typed and chosen, as [`fields`](Self::fields) gave it; `kept` is the bottle that it changes. `None` when it is not of
    /// this form.
    #[must_use]
    pub fn typed(fields: &[String], kept: Option<&Bottle>) -> Option<Self> {
        let [asked, origin, strength, unit, label_volume, volume, begun, discard, source, sure] =
            fields
        else {
            return None;
        };
        Some(Self {
            base: kept.copied(),
            origin: if origin.is_empty() { None } else { Some(choice(&ORIGINS, origin)?) },
            strength: strength.clone(),
            unit: choice(&LabelUnit::ALL, unit)?,
            label_volume: label_volume.clone(),
            volume: volume.clone(),
            begun: begun.clone(),
            discard: discard.clone(),
            source: if source.is_empty() { None } else { Some(choice(&SOURCES, source)?) },
            asked: choice(&ASKED, asked)?,
            sure: choice(&SURE, sure)?,
        })
    }

    /// The strength, as it is typed.
    ///
    /// # Errors
    /// [`LabelError`].
    pub fn label(&self) -> Result<Strength, LabelError> {
        read_label(&self.strength, self.unit, &self.label_volume)
    }

    /// Whether the strength is typed with its unit, so that the menu does not count.
    #[must_use]
    pub fn names_its_unit(&self) -> bool {
        names_its_unit(&self.strength)
    }

    /// Whether the strength needs a second field, for its volume.
    #[must_use]
    pub fn asks_label_volume(&self) -> bool {
        self.unit.takes_volume() && !self.names_its_unit()
    }

    /// The bottle, to be saved under this number when it is a new one.
    ///
    /// # Errors
    /// [`Problems`], of which at least one is there.
    pub fn read(&self, id: BottleId, now: Now) -> Result<Bottle, Box<Problems>> {
        let problems = self.problems(now);
        let (Some(origin), Ok(strength), Ok(volume)) =
            (self.origin, self.strength_read(now), self.volume_read(now))
        else {
            return Err(Box::new(problems));
        };
        if problems != Problems::default() {
            return Err(Box::new(problems));
        }
        let date = |typed: &str| typed_date::read(typed).ok().flatten();
        // After midnight it is still the night before, and what is opened then is drawn from in that night.
        let begun = date(&self.begun).map(|begun| begun.min(now.night));
        let discard = date(&self.discard).zip(self.source);
        Ok(Bottle {
            id: self.base.map_or(id, |base| base.id),
            origin,
            strength,
            volume,
            begun,
            discard: discard.map(|(by, source)| Discard { by, source }),
        })
    }

    /// What is wrong.
    #[must_use]
    pub fn problems(&self, now: Now) -> Problems {
        let begun = typed_date::read(&self.begun);
        let discard = typed_date::read(&self.discard);
        let mut problems = Problems {
            origin: self.origin.is_none().then_some(Problem::Missing),
            volume: self.volume_read(now).err(),
            begun: match begun {
                Err(NoDate) => Some(Problem::NoDate),
                Ok(Some(day)) if day > now.today => Some(Problem::Future),
                Ok(None) if now.touched == Touched::Drawn => Some(Problem::Drawn),
                Ok(_) => None,
            },
            discard: match (discard, begun) {
                (Err(NoDate), _) => Some(Problem::NoDate),
                (Ok(Some(by)), Ok(Some(begun))) if by < begun => Some(Problem::BeforeBegun),
                (Ok(_), _) => None,
            },
            source: (!self.discard.trim().is_empty() && self.source.is_none())
                .then_some(Problem::Missing),
            ..Problems::default()
        };
        match self.strength_read(now) {
            Ok(_) if self.is_unusual(now) && self.sure == Sure::No => {
                problems.strength = Some(Problem::Unusual);
            }
            Ok(_) => {}
            Err(error) if self.is_of_volume(&error) => {
                problems.label_volume = Some(label_problem(error));
            }
            Err(error) => problems.strength = Some(label_problem(error)),
        }
        problems
    }

    /// Whether the strength that is typed is far from those seen on labels (1 and 5 mg/mL the most): likely a slip of the unit.
    #[must_use]
    pub fn is_unusual(&self, now: Now) -> bool {
        let own = self.base.map(|base| base.strength);
        let typed = self.strength_read(now).ok().filter(|strength| Some(*strength) != own);
        typed.is_some_and(|strength| !is_usual(strength))
    }

    /// Whether what is wrong with the strength is the volume that it is counted in.
    fn is_of_volume(&self, error: &LabelError) -> bool {
        match error {
            LabelError::VolumeNumber(_) => true,
            LabelError::Dose(DoseError::Zero(Subject::LabelVolume)) => self.asks_label_volume(),
            LabelError::Number(_)
            | LabelError::UnknownUnit(_)
            | LabelError::Unexpected(_)
            | LabelError::Dose(_) => false,
        }
    }

    /// The strength. One that was not touched is the bottle's own, whatever is lost in writing it; and so is one that stays.
    fn strength_read(&self, now: Now) -> Result<Strength, LabelError> {
        let start = self.start(now.style);
        let same = |form: &Self| (form.strength.clone(), form.unit, form.label_volume.clone());
        match self.base {
            Some(base) if now.touched == Touched::Drawn || same(&start) == same(self) => {
                Ok(base.strength)
            }
            _ => self.label(),
        }
    }

    fn volume_read(&self, now: Now) -> Result<Volume, Problem> {
        match self.base {
            Some(base) if self.start(now.style).volume == self.volume => Ok(base.volume),
            _ => amount(&self.volume)
                .and_then(|volume| if volume.is_zero() { Err(Problem::Zero) } else { Ok(volume) }),
        }
    }
}

/// Whether a strength is among those that the ladder solver offers, or between them: from 0.1 to 10 mg/mL.
fn is_usual(strength: Strength) -> bool {
    let round = round_strengths();
    let ends = round.first().zip(round.last());
    ends.is_none_or(|(least, most)| *least <= strength && strength <= *most)
}

/// A volume in mL as it is typed, which may be nothing, and no more than a bottle holds.
///
/// # Errors
/// [`Problem`].
pub fn amount(typed: &str) -> Result<Volume, Problem> {
    match read_number(typed).map(Volume::ml) {
        Ok(volume) if volume > limits::LARGEST_BOTTLE => Err(Problem::TooLarge),
        Ok(volume) => Ok(volume),
        Err(NumberError::Empty) => Err(Problem::Missing),
        Err(error) => Err(Problem::Number(error)),
    }
}

fn label_problem(error: LabelError) -> Problem {
    let is_empty = matches!(
        error,
        LabelError::Number(NumberError::Empty) | LabelError::VolumeNumber(NumberError::Empty)
    );
    if is_empty { Problem::Missing } else { Problem::Label(error) }
}

/// A strength as the field of a label reads it: a number of mg/mL, or a mass in a volume where no number is it exactly.
fn label_of(strength: Strength, style: Style) -> String {
    let number = strength.in_mg_per_ml();
    let text = unmistakable(number, style);
    if read_number(&text) == Ok(number) {
        return text;
    }
    let whole = |number: u64| unmistakable(Exact::whole(number), style);
    [whole(number.numerator()).as_str(), " mg/", &whole(number.denominator()), " mL"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{DecimalSign, Grouping, McgWord};

    const STYLE: Style =
        Style { decimal: DecimalSign::Point, grouping: Grouping::Sign, mcg: McgWord::Mcg };

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn now() -> Now {
        Now { today: date(29), night: date(29), style: STYLE, touched: Touched::Fresh }
    }

    fn good() -> BottleForm {
        BottleForm {
            origin: Some(Origin::Bought),
            strength: "1".into(),
            volume: "100".into(),
            begun: "2026-11-20".into(),
            discard: "2026-12-18".into(),
            source: Some(DiscardSource::Label),
            ..BottleForm::default()
        }
    }

    fn read(form: &BottleForm) -> Result<Bottle, Box<Problems>> {
        form.read(BottleId(4), now())
    }

    fn check(form: &BottleForm, expected: &Problems) {
        assert_eq!(form.problems(now()), *expected, "{:?}", form.fields());
        assert_eq!(read(form).is_ok(), *expected == Problems::default(), "{:?}", form.fields());
    }

    fn two() -> NumberError {
        read_number("1,500").expect_err("two meanings")
    }

    #[test]
    fn what_is_wrong_with_the_strength_stands_at_its_field() {
        let wrong = |strength| Problems { strength: Some(strength), ..Problems::default() };
        let of_volume =
            |label_volume| Problems { label_volume: Some(label_volume), ..Problems::default() };
        let zero = LabelError::Dose(DoseError::Zero(Subject::LabelVolume));
        let drops = LabelError::UnknownUnit("drops".into());
        let (mg, per) = (LabelUnit::MgPerMl, LabelUnit::MgPerVolume);
        for (strength, unit, label_volume, expected) in [
            (" ", mg, "", wrong(Problem::Missing)),
            ("1,500", mg, "", wrong(Problem::Label(LabelError::Number(two())))),
            ("5 drops/mL", mg, "", wrong(Problem::Label(drops))),
            ("50", per, "50", Problems::default()),
            ("10", mg, "", Problems::default()),
            ("0.1", mg, "", Problems::default()),
            // A thousand times too much, or too little: the unit of the label was not chosen.
            ("1000", mg, "", wrong(Problem::Unusual)),
            ("1", LabelUnit::McgPerMl, "", wrong(Problem::Unusual)),
            ("50", per, "", of_volume(Problem::Missing)),
            ("50", per, "0", of_volume(Problem::Label(zero))),
            ("50", per, "1,500", of_volume(Problem::Label(LabelError::VolumeNumber(two())))),
        ] {
            let (strength, label_volume) = (strength.into(), label_volume.into());
            check(&BottleForm { strength, unit, label_volume, ..good() }, &expected);
        }
    }

    #[test]
    fn an_unusual_strength_can_be_said_to_be_right() {
        let unusual = BottleForm { strength: "20".into(), ..good() };
        assert!(unusual.is_unusual(now()) && read(&unusual).is_err());
        let sure = BottleForm { sure: Sure::Yes, ..unusual };
        let bottle = read(&sure).expect("a bottle");
        let kept = Now { touched: Touched::Fresh, ..now() };
        assert!(!BottleForm::of(&bottle, now().style).is_unusual(kept), "it was said before");
    }

    #[test]
    fn what_is_wrong_with_the_volume_stands_at_its_field() {
        for (volume, expected) in [
            ("100", None),
            ("1000", None),
            ("", Some(Problem::Missing)),
            ("0", Some(Problem::Zero)),
            ("1000.5", Some(Problem::TooLarge)),
            ("1,500", Some(Problem::Number(two()))),
        ] {
            let form = BottleForm { volume: volume.into(), ..good() };
            check(&form, &Problems { volume: expected, ..Problems::default() });
        }
    }

    #[test]
    fn what_is_wrong_with_a_date_or_a_choice_stands_at_its_field() {
        let none = Problems::default;
        let begun = |begun: &str| BottleForm { begun: begun.into(), ..good() };
        let discard = |discard: &str| BottleForm { discard: discard.into(), ..good() };
        let wrong = |begun| Problems { begun: Some(begun), ..none() };
        let too_long = |discard| Problems { discard: Some(discard), ..none() };
        let missing = Some(Problem::Missing);
        for (form, expected) in [
            (good(), none()),
            (begun(""), none()),
            (begun("2026-11-29"), none()),
            (begun("2026-11-31"), wrong(Problem::NoDate)),
            (begun("2026-11-30"), wrong(Problem::Future)),
            (discard("2026-11-20"), none()),
            (discard("2026-11-19"), too_long(Problem::BeforeBegun)),
            (discard("soon"), too_long(Problem::NoDate)),
            (BottleForm { origin: None, ..good() }, Problems { origin: missing.clone(), ..none() }),
            (BottleForm { source: None, ..good() }, Problems { source: missing, ..none() }),
            (BottleForm { source: None, ..discard("") }, none()),
        ] {
            check(&form, &expected);
        }
    }

    #[test]
    fn labels_are_read_as_in_the_calculators() {
        for (typed, unit, volume, hundredths) in [
            ("1", LabelUnit::MgPerMl, "", 100),
            ("5 mg/5 mL", LabelUnit::MgPerMl, "", 100),
            ("500 mcg/mL", LabelUnit::MgPerMl, "", 50),
            ("500", LabelUnit::McgPerMl, "", 50),
            ("50", LabelUnit::TotalInTotal, "100", 50),
            ("0.1", LabelUnit::PercentWv, "", 100),
            ("0.1 %", LabelUnit::MgPerMl, "", 100),
            ("4,5", LabelUnit::MgPerMl, "", 450),
        ] {
            let form =
                BottleForm { strength: typed.into(), unit, label_volume: volume.into(), ..good() };
            let expected = Strength::mg_per_ml(Exact::hundredths(hundredths));
            assert_eq!(read(&form).map(|bottle| bottle.strength), Ok(expected.expect("fits")));
        }
    }

    #[test]
    fn a_bottle_that_is_looked_at_and_saved_is_the_same() {
        let third = Strength::mg_per_ml(Exact::fraction(1, 3).expect("fits")).expect("fits");
        let plain = read(&good()).expect("a bottle");
        let seventh = Volume::ml(Exact::fraction(100, 7).expect("fits"));
        for bottle in [
            plain,
            Bottle { strength: third, ..plain },
            Bottle { volume: seventh, ..plain },
            Bottle { begun: None, discard: None, origin: Origin::Made, ..plain },
        ] {
            let form = BottleForm::of(&bottle, STYLE);
            assert!(!form.is_changed(STYLE));
            assert_eq!(form.read(BottleId(9), now()), Ok(bottle), "{:?}", form.fields());
        }
        let written = BottleForm::of(&Bottle { strength: third, ..plain }, STYLE);
        assert_eq!(written.strength, "1 mg/3 mL");
        assert_eq!(written.label(), Ok(third));
    }

    #[test]
    fn what_was_drawn_from_keeps_its_strength_and_stays_opened() {
        let bottle = read(&good()).expect("a bottle");
        let drawn = Now { touched: Touched::Drawn, ..now() };
        let form = BottleForm { strength: "5".into(), ..BottleForm::of(&bottle, STYLE) };
        assert_eq!(form.read(bottle.id, drawn), Ok(bottle));
        let closed = BottleForm { begun: String::new(), ..BottleForm::of(&bottle, STYLE) };
        let problems = closed.read(bottle.id, drawn).expect_err("it was opened");
        assert_eq!(problems.begun, Some(Problem::Drawn));
        assert!(closed.read(bottle.id, now()).is_ok());
    }

    /// At half past midnight nothing would be drawn from it before four, since its night had not come.
    #[test]
    fn what_is_opened_after_midnight_is_opened_in_the_night_that_it_still_is() {
        let late = Now { today: date(30), ..now() };
        let form = BottleForm { begun: "2026-11-30".into(), ..good() };
        assert_eq!(form.read(BottleId(4), late).map(|bottle| bottle.begun), Ok(Some(date(29))));
    }

    #[test]
    fn what_was_typed_comes_back_from_what_is_kept_of_it() {
        let bottle = read(&good()).expect("a bottle");
        let blank = BottleForm::default();
        let changed = BottleForm {
            strength: "5 mg/".into(),
            unit: LabelUnit::TotalInTotal,
            label_volume: "x".into(),
            asked: Asked::ToSave,
            source: Some(DiscardSource::Own),
            ..BottleForm::of(&bottle, STYLE)
        };
        assert!(BottleForm::typed(&blank.fields(), None) == Some(blank.clone()));
        assert!(BottleForm::typed(&changed.fields(), Some(&bottle)) == Some(changed.clone()));
        assert!(changed.is_changed(STYLE));
        for (field, text) in [(0, "2"), (1, "2"), (3, "7"), (3, ""), (8, "-1")] {
            let mut other = blank.fields();
            other[field] = text.into();
            assert!(BottleForm::typed(&other, None).is_none(), "field {field}");
        }
        assert!(BottleForm::typed(&blank.fields()[1..], None).is_none(), "another form");
        assert!(!format!("{changed:?}").contains("5 mg"), "no log has it");
    }
}
