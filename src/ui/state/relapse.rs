//! A relapse record as it is being written: what was typed and chosen, and what is still wrong with it. It knows no page and no
//! words, and concludes nothing: it counts days.

use std::fmt;

use super::FormName;
use super::slip::{choice, place};
use super::typed_date::{self, NoDate, written};
use crate::diary::{
    Answer, DiaryError, Moment, NaiveDate, NewOrWorse, Note, Relapse, RelapseId, Side,
};

/// Whether the person has asked to save it: what is wrong is said from then on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Not yet.
    #[default]
    NotYet,
    /// Yes.
    ToSave,
    /// Yes, and the browser had no number to give to a new record.
    NoNumber,
}

impl Asked {
    const ALL: [Self; 3] = [Self::NotYet, Self::ToSave, Self::NoNumber];
}

/// What is typed and chosen. Dates are texts of the form 2026-11-24, or empty.
#[derive(Clone, PartialEq, Eq)]
pub struct RelapseForm {
    /// The record that is being changed; none for a new one.
    pub base: Option<Relapse>,
    /// New, worse or both.
    pub kind: Option<NewOrWorse>,
    /// Where in the body.
    pub place: String,
    /// On which side.
    pub side: Side,
    /// The day it started.
    pub start: String,
    /// The last day of it.
    pub end: String,
    /// Whether it lasted longer than 24 hours.
    pub over_24_h: Answer,
    /// Whether there was heat.
    pub heat: Answer,
    /// Whether there was fever.
    pub fever: Answer,
    /// Whether there was an infection.
    pub infection: Answer,
    /// The day on which the MS team confirmed it.
    pub confirmed: String,
    /// In the person's words.
    pub note: String,
    /// Whether what is wrong is said.
    pub asked: Asked,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is there.
    Missing,
    /// It is no date that the diary takes.
    NoDate,
    /// It is after today.
    Future,
    /// It is before the day it started.
    BeforeStart,
    /// It has more characters than the diary takes.
    TooLong,
    /// It has a character that the diary does not take.
    Character,
}

/// What is wrong, by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// With new or worse.
    pub kind: Option<Problem>,
    /// With the place.
    pub place: Option<Problem>,
    /// With the start.
    pub start: Option<Problem>,
    /// With the end.
    pub end: Option<Problem>,
    /// With the day on which it was confirmed.
    pub confirmed: Option<Problem>,
    /// With the note.
    pub note: Option<Problem>,
}

impl Default for RelapseForm {
    /// A new record in which nothing is said yet.
    fn default() -> Self {
        Self {
            base: None,
            kind: None,
            place: String::new(),
            side: Side::NotSided,
            start: String::new(),
            end: String::new(),
            over_24_h: Answer::Unsure,
            heat: Answer::Unsure,
            fever: Answer::Unsure,
            infection: Answer::Unsure,
            confirmed: String::new(),
            note: String::new(),
            asked: Asked::NotYet,
        }
    }
}

impl From<Relapse> for RelapseForm {
    fn from(relapse: Relapse) -> Self {
        let typed = |date: Option<NaiveDate>| date.map(written).unwrap_or_default();
        Self {
            kind: Some(relapse.kind),
            place: relapse.place.text().to_owned(),
            side: relapse.side,
            start: typed(Some(relapse.start)),
            end: typed(relapse.end),
            over_24_h: relapse.over_24_h,
            heat: relapse.heat,
            fever: relapse.fever,
            infection: relapse.infection,
            confirmed: typed(relapse.confirmed),
            note: relapse.note.text().to_owned(),
            asked: Asked::NotYet,
            base: Some(relapse),
        }
    }
}

impl fmt::Debug for RelapseForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RelapseForm").field("asked", &self.asked).finish_non_exhaustive()
    }
}

impl RelapseForm {
    /// The number of the record that is being changed; none for a new one.
    #[must_use]
    pub fn of(&self) -> Option<RelapseId> {
        self.base.as_ref().map(|base| base.id)
    }

    /// Whether it says anything else than the record that it started from, or is to be looked at.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        *self != self.start()
    }

    /// What it started from.
    #[must_use]
    pub fn start(&self) -> Self {
        self.base.clone().map(Self::from).unwrap_or_default()
    }

    /// The name under which what is typed is kept.
    #[must_use]
    pub fn name(&self) -> FormName {
        FormName::Relapse(self.of())
    }

    /// What is typed and chosen, as it is kept until it is saved. A choice is its place in its list.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let revision = self.base.as_ref().map_or(0, |base| base.revision);
        let answer = |answer| place(&Answer::ALL, &answer);
        vec![
            revision.to_string(),
            place(&Asked::ALL, &self.asked),
            self.kind.map(|kind| place(&NewOrWorse::ALL, &kind)).unwrap_or_default(),
            self.place.clone(),
            place(&Side::ALL, &self.side),
            self.start.clone(),
            self.end.clone(),
            answer(self.over_24_h),
            answer(self.heat),
            answer(self.fever),
            answer(self.infection),
            self.confirmed.clone(),
            self.note.clone(),
        ]
    }

    /// What was typed and chosen, as [`fields`](Self::fields) gave it; `kept` is the record that it changes. `None` when it is not of
    /// this form.
    #[must_use]
    pub fn typed(fields: &[String], kept: Option<&Relapse>) -> Option<Self> {
        let [
            revision,
            asked,
            kind,
            where_it_is,
            side,
            start,
            end,
            over_24_h,
            heat,
            fever,
            infection,
            confirmed,
            note,
        ] = fields
        else {
            return None;
        };
        let answer = |typed: &str| choice(&Answer::ALL, typed);
        // From the revision that it started with: saving then tells that the record was changed meanwhile.
        let revision = revision.parse().ok()?;
        Some(Self {
            base: kept.map(|kept| Relapse { revision, ..kept.clone() }),
            kind: if kind.is_empty() { None } else { Some(choice(&NewOrWorse::ALL, kind)?) },
            place: where_it_is.clone(),
            side: choice(&Side::ALL, side)?,
            start: start.clone(),
            end: end.clone(),
            over_24_h: answer(over_24_h)?,
            heat: answer(heat)?,
            fever: answer(fever)?,
            infection: answer(infection)?,
            confirmed: confirmed.clone(),
            note: note.clone(),
            asked: choice(&Asked::ALL, asked)?,
        })
    }

    /// The record, to be saved; `new` gives the number and the moment of a new one.
    ///
    /// # Errors
    /// [`Problems`], of which at least one is there.
    pub fn read(&self, today: NaiveDate, new: (RelapseId, Moment)) -> Result<Relapse, Problems> {
        let problems = self.problems(today);
        let wrong = |_| problems;
        let (Some(kind), Some(start)) = (self.kind, date(&self.start).ok().flatten()) else {
            return Err(problems);
        };
        if problems != Problems::default() {
            return Err(problems);
        }
        let (id, written, revision) = match &self.base {
            Some(base) => (base.id, base.written, base.revision),
            None => (new.0, new.1, 1),
        };
        Ok(Relapse {
            id,
            revision,
            written,
            start,
            end: date(&self.end).map_err(wrong)?,
            kind,
            place: Note::new(self.place.trim()).map_err(|_told| problems)?,
            side: self.side,
            over_24_h: self.over_24_h,
            heat: self.heat,
            fever: self.fever,
            infection: self.infection,
            confirmed: date(&self.confirmed).map_err(wrong)?,
            note: Note::new(self.note.trim()).map_err(|_told| problems)?,
        })
    }

    /// What is wrong.
    #[must_use]
    pub fn problems(&self, today: NaiveDate) -> Problems {
        let start = date(&self.start);
        let from = start.ok().flatten();
        let later = |text: &str| match date(text) {
            Err(problem) => Some(problem),
            Ok(Some(day)) if day > today => Some(Problem::Future),
            Ok(Some(day)) if from.is_some_and(|from| day < from) => Some(Problem::BeforeStart),
            Ok(_) => None,
        };
        Problems {
            kind: self.kind.is_none().then_some(Problem::Missing),
            place: note_problem(&self.place),
            start: match start {
                Err(problem) => Some(problem),
                Ok(None) => Some(Problem::Missing),
                Ok(Some(day)) => (day > today).then_some(Problem::Future),
            },
            end: later(&self.end),
            confirmed: later(&self.confirmed),
            note: note_problem(&self.note),
        }
    }

    /// Whether it lasted longer than 24 hours, as far as the days tell it that are typed, up to today where it goes on. From one day
    /// to the next it may be either.
    #[must_use]
    pub fn over_24_h_by_dates(&self, today: NaiveDate) -> Answer {
        let Some(start) = date(&self.start).ok().flatten() else { return Answer::Unsure };
        let Ok(end) = date(&self.end) else { return Answer::Unsure };
        let last = end.unwrap_or(today);
        match last.signed_duration_since(start).num_days() {
            _ if last > today => Answer::Unsure,
            0 => Answer::No,
            days if days > 1 => Answer::Yes,
            _ => Answer::Unsure,
        }
    }

    /// Days from the start of the record before to the start of this one, or to today as long as no start is typed; none when
    /// there is no record before.
    #[must_use]
    pub fn days_since_previous(&self, all: &[Relapse], today: NaiveDate) -> Option<i64> {
        let start = date(&self.start).ok().flatten().unwrap_or(today);
        let others = all.iter().filter(|other| Some(other.id) != self.of());
        let before = others.map(|other| other.start).filter(|other| *other <= start).max()?;
        Some(start.signed_duration_since(before).num_days())
    }
}

/// A date of a date field; none when it is empty.
fn date(typed: &str) -> Result<Option<NaiveDate>, Problem> {
    typed_date::read(typed).map_err(|NoDate| Problem::NoDate)
}

fn note_problem(text: &str) -> Option<Problem> {
    Note::new(text.trim()).err().map(|error| {
        if error == DiaryError::NoteTooLong { Problem::TooLong } else { Problem::Character }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        date(text).expect("a date").expect("not empty")
    }

    fn form(start: &str) -> RelapseForm {
        let start = start.to_owned();
        RelapseForm { kind: Some(NewOrWorse::New), start, ..RelapseForm::default() }
    }

    fn new() -> (RelapseId, Moment) {
        (RelapseId::new(7).expect("a number"), Moment::FIRST)
    }

    fn kept(id: u64, start: &str) -> Relapse {
        let id = RelapseId::new(id).expect("a number");
        form(start).read(day("2026-11-24"), (id, Moment::FIRST)).expect("a record")
    }

    #[test]
    fn each_problem_stands_at_its_field() {
        let long = "x".repeat(crate::diary::limits::LONGEST_NOTE + 1);
        let none = Problems::default();
        let good = || form("2026-11-20");
        for (form, expected) in [
            (good(), none),
            (form(""), Problems { start: Some(Problem::Missing), ..none }),
            (form("2026-02-30"), Problems { start: Some(Problem::NoDate), ..none }),
            (form("1899-12-31"), Problems { start: Some(Problem::NoDate), ..none }),
            (form("2026-11-24"), none),
            (form("2026-11-25"), Problems { start: Some(Problem::Future), ..none }),
            (
                RelapseForm { kind: None, ..good() },
                Problems { kind: Some(Problem::Missing), ..none },
            ),
            (
                RelapseForm { end: "2026-11-19".into(), ..good() },
                Problems { end: Some(Problem::BeforeStart), ..none },
            ),
            (
                RelapseForm { end: "2026-11-25".into(), ..good() },
                Problems { end: Some(Problem::Future), ..none },
            ),
            (
                RelapseForm { end: "soon".into(), ..good() },
                Problems { end: Some(Problem::NoDate), ..none },
            ),
            (
                RelapseForm { confirmed: "2026-11-25".into(), ..good() },
                Problems { confirmed: Some(Problem::Future), ..none },
            ),
            (
                RelapseForm { confirmed: "2026-11-01".into(), ..good() },
                Problems { confirmed: Some(Problem::BeforeStart), ..none },
            ),
            (
                RelapseForm { note: long.clone(), ..good() },
                Problems { note: Some(Problem::TooLong), ..none },
            ),
            (
                RelapseForm { place: "\0".into(), ..good() },
                Problems { place: Some(Problem::Character), ..none },
            ),
        ] {
            let today = day("2026-11-24");
            assert_eq!(form.problems(today), expected, "{} {}", form.start, form.end);
            assert_eq!(form.read(today, new()).is_ok(), expected == none);
        }
    }

    #[test]
    fn a_record_that_is_opened_and_read_again_is_the_same() {
        let mut record = kept(3, "2026-10-01");
        record.end = Some(day("2026-10-09"));
        record.confirmed = Some(day("2026-10-12"));
        record.side = Side::Left;
        record.place = Note::new("Right hand").expect("a note");
        record.revision = 4;
        let form = RelapseForm::from(record.clone());
        assert_eq!(form.read(day("2026-11-24"), new()), Ok(record));
    }

    #[test]
    fn what_was_typed_comes_back_from_what_is_kept_of_it() {
        let record = Relapse { revision: 4, ..kept(3, "2026-10-01") };
        let blank = RelapseForm::default();
        let of_record = RelapseForm {
            place: "left hand".into(),
            side: Side::Both,
            end: "2026-10-0".into(),
            over_24_h: Answer::Yes,
            heat: Answer::No,
            fever: Answer::Yes,
            confirmed: "soon".into(),
            note: "Füße\n\0".into(),
            asked: Asked::ToSave,
            ..RelapseForm::from(record.clone())
        };
        assert!(RelapseForm::typed(&blank.fields(), None) == Some(blank.clone()));
        assert!(RelapseForm::typed(&of_record.fields(), Some(&record)) == Some(of_record.clone()));
        let newer = Relapse { revision: 5, ..record };
        let later = RelapseForm::typed(&of_record.fields(), Some(&newer));
        assert_eq!(later.and_then(|form| form.base).map(|base| base.revision), Some(4), "its own");
        for (field, text) in [(0, "x"), (1, "3"), (2, "9"), (4, ""), (7, "-1")] {
            let mut other = blank.fields();
            other[field] = text.into();
            assert!(RelapseForm::typed(&other, None).is_none(), "field {field}");
        }
        assert!(RelapseForm::typed(&blank.fields()[1..], None).is_none(), "another form");
    }

    #[test]
    fn days_are_counted_from_start_to_start_and_to_today_without_one() {
        let all = [kept(1, "2026-09-01"), kept(2, "2026-11-01")];
        let today = day("2026-11-24");
        let days = |form: &RelapseForm| form.days_since_previous(&all, today);
        assert_eq!(days(&form("")), Some(23), "to today");
        assert_eq!(days(&form("2026-11-20")), Some(19));
        assert_eq!(days(&form("2026-10-01")), Some(30), "not to a later one");
        assert_eq!(days(&form("2026-08-01")), None);
        let second = all.get(1).cloned().expect("two");
        assert_eq!(days(&RelapseForm::from(second)), Some(61), "not to itself");
    }

    #[test]
    fn the_days_tell_whether_it_lasted_longer_than_a_day_where_they_can() {
        let (today, yes, no, unsure) = (day("2026-11-24"), Answer::Yes, Answer::No, Answer::Unsure);
        for (start, end, expected) in [
            ("2026-11-20", "", yes),
            ("2026-11-22", "", yes),
            ("2026-11-23", "", unsure),
            ("2026-11-24", "", no),
            ("2026-11-25", "", unsure),
            ("2026-11-01", "2026-11-01", no),
            ("2026-11-01", "2026-11-02", unsure),
            ("2026-11-01", "2026-11-03", yes),
            ("2026-11-03", "2026-11-01", unsure),
            ("2026-11-01", "2026-12-01", unsure),
            ("2026-11-01", "soon", unsure),
            ("", "2026-11-03", unsure),
        ] {
            let form = RelapseForm { end: end.into(), ..form(start) };
            assert_eq!(form.over_24_h_by_dates(today), expected, "{start} to {end}");
        }
    }

    #[test]
    fn what_was_typed_never_reaches_a_log() {
        let form = RelapseForm { place: "secret".into(), note: "secret".into(), ..form("") };
        assert!(!format!("{form:?}").contains("secret"));
    }
}
