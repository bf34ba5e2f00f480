//! Reads the file back. Owns what a row must have; each row stands or falls by itself, and nothing is dropped without a word.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::column::{Column, NEEDED, Named, Part, Read};
use super::guard::unguarded;
use super::write::{ENTRY, HELD, MISSED, TAKEN, YES};
use crate::diary::{
    BottleId, DiaryError, DoseRecord, Entry, EntryId, Feeling, Moment, NaiveDate, NaiveTime, Night,
    Note, QuarterHours, Reason, Score, Severity, SideEffect, Symptom, Timing, limits,
};
use crate::dose::{Exact, Mass, Volume};
use crate::exchange::once::Once;
use crate::exchange::table::{Header, Row, Table, TableError};
use crate::exchange::value;
use crate::exchange::word::Word;
use crate::exchange::{Refusal, Refused};

/// Why a file is not read as a diary. Nothing of it is taken then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvError {
    /// It is no table.
    Table(TableError),
    /// Columns that every diary has are not there: it was written by another program, or they were taken out.
    NotOurs {
        /// Their names.
        missing: Vec<&'static str>,
    },
    /// Two columns are the same, and most of those are there that every diary has.
    ColumnTwice {
        /// The place of the second, from 0 on.
        column: usize,
    },
}

impl From<TableError> for CsvError {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The names of all its columns, in order.
    pub headers: Vec<Header>,
    /// The entries, in its order.
    pub entries: Vec<Entry>,
    /// The rows that are no entries, in its order.
    pub refused: Vec<Refused>,
    /// The columns that no diary has; what stands in them is not taken.
    pub unknown: Vec<usize>,
    /// How many rows say again what another one says.
    pub repeated: usize,
    /// The symptoms that have a column, as the file calls them.
    pub symptoms: Vec<Named<Symptom>>,
    /// The side effects that have a column, as the file calls them.
    pub side_effects: Vec<Named<SideEffect>>,
}

/// The entries of a file that [`super::write_csv`] wrote, for programs or for spreadsheets, whether or not a spreadsheet saved it again.
/// `tomorrow` is the last date that is believed.
///
/// # Errors
/// [`CsvError`], where the file as a whole is not one of ours.
pub fn read_csv(bytes: &[u8], tomorrow: NaiveDate) -> Result<Parsed, CsvError> {
    let table = Table::from_csv(bytes)?;
    let mut parsed = Parsed { headers: table.headers().to_vec(), ..Parsed::default() };
    let columns = columns(&mut parsed)?;
    let mut once = Once::default();
    for row in table.rows() {
        match Draft::of(row, &columns, tomorrow).entry() {
            Ok(entry) => {
                once.put(row.number, entry);
            }
            Err((column, why)) => {
                let column = columns.iter().find(|(_, known)| **known == column).map(|(at, _)| *at);
                parsed.refused.push(Refused { row: row.number, column, why });
            }
        }
    }
    let (entries, repeated) = once.finish(&mut parsed.refused);
    parsed.refused.extend(table.refused());
    parsed.refused.sort_by_key(|refused| refused.row);
    Ok(Parsed { entries, repeated, ..parsed })
}

/// With so many columns missing a file is still taken for one of ours that was changed. Another program has two of their names by
/// chance, and hardly three of the five.
pub const MOST_CUT: usize = 2;

/// The columns that are known, by their place.
type Columns = BTreeMap<usize, Column>;

fn columns(parsed: &mut Parsed) -> Result<Columns, CsvError> {
    let mut columns = Columns::new();
    let (mut seen, mut twice) = (BTreeSet::new(), None);
    let guarded_note = Column::GuardedNote.fixed_name();
    let is_guarded = parsed.headers.iter().any(|header| header.text() == guarded_note);
    for (place, header) in parsed.headers.iter().enumerate() {
        let name = header.text();
        let name = if is_guarded { Cow::Owned(unguarded(name)) } else { Cow::Borrowed(name) };
        let column = match Column::of_name(&name) {
            Some(Read::Symptom(named)) => {
                let column = Column::Symptom(named.id);
                parsed.symptoms.push(named);
                column
            }
            Some(Read::SideEffect(named)) => {
                let column = Column::SideEffect(named.id);
                parsed.side_effects.push(named);
                column
            }
            Some(Read::Other(column)) => column,
            None => {
                parsed.unknown.push(place);
                continue;
            }
        };
        // Of an entry with two notes nobody knows which one holds.
        let is_new = seen.insert(if column == Column::GuardedNote { Column::Note } else { column });
        if is_new {
            columns.insert(place, column);
        } else {
            twice = twice.or(Some(place));
        }
    }
    let missing = NEEDED.into_iter().filter(|column| !seen.contains(column));
    let missing: Vec<_> = missing.map(Column::fixed_name).collect();
    match twice {
        // Another program may well have two notes.
        Some(column) if missing.len() <= MOST_CUT => Err(CsvError::ColumnTwice { column }),
        None if missing.is_empty() => Ok(columns),
        Some(_) | None => Err(CsvError::NotOurs { missing }),
    }
}

/// Where a row fails, and why.
type Failure = (Column, Refusal);

/// A row's texts by their columns; empty ones are not in it.
struct Draft<'a> {
    texts: BTreeMap<Column, &'a str>,
    tomorrow: NaiveDate,
}

impl<'a> Draft<'a> {
    fn of(row: Row<'a>, columns: &Columns, tomorrow: NaiveDate) -> Self {
        let known = row.cells().filter_map(|(place, text)| Some((*columns.get(&place)?, text)));
        // Notes are texts; around anything else spaces say nothing.
        let is_text = |column| matches!(column, Column::Note | Column::GuardedNote);
        let trimmed =
            known.map(|(column, text)| (column, if is_text(column) { text } else { text.trim() }));
        Self { texts: trimmed.filter(|(_, text)| !text.is_empty()).collect(), tomorrow }
    }

    fn text(&self, column: Column) -> &'a str {
        self.texts.get(&column).copied().unwrap_or_default()
    }

    /// What a cell says; none where it is empty.
    fn read<T>(
        &self,
        column: Column,
        read: impl Fn(&str) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Failure> {
        let text = self.texts.get(&column);
        text.map(|text| read(text).map_err(|why| (column, why))).transpose()
    }

    /// What a cell says that may not be empty.
    fn need<T>(
        &self,
        column: Column,
        read: impl Fn(&str) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        self.read(column, read)?.ok_or((column, Refusal::Missing))
    }

    fn word<T: Word>(&self, column: Column) -> Result<Option<T>, Failure> {
        self.read(column, |text| T::of_word(text).ok_or(Refusal::Word))
    }

    fn moment(&self, column: Column) -> Result<Moment, Failure> {
        let moment = self.need(column, value::moment)?;
        if moment.local().date() > self.tomorrow {
            return Err((column, Refusal::DateOutOfRange));
        }
        Ok(moment)
    }

    fn night(&self) -> Result<Night, Failure> {
        self.need(Column::Night, |text| {
            let night = Night::new(value::date(text).ok_or(Refusal::Date)?)?;
            if night.date() > self.tomorrow { Err(Refusal::DateOutOfRange) } else { Ok(night) }
        })
    }

    fn entry(&self) -> Result<Entry, Failure> {
        let id = self.need(Column::Id, |text| {
            let number = text.strip_prefix(ENTRY).and_then(value::whole).ok_or(Refusal::Whole)?;
            Ok(EntryId::new(number)?)
        })?;
        let timing =
            self.word::<Timing>(Column::Timing)?.ok_or((Column::Timing, Refusal::Missing))?;
        let mut entry = Entry::new(id, self.night()?, self.moment(Column::Written)?, timing);
        entry.revision =
            self.need(Column::Revision, |text| value::whole(text).ok_or(Refusal::Whole))?;
        for place in 1..=limits::MOST_DOSES {
            entry.doses.extend(self.dose(place)?);
        }
        entry.feeling = self.word::<Feeling>(Column::Feeling)?;
        entry.sleep.hours = self.read(Column::SleepHours, quarters)?;
        entry.sleep.quality = self.read(Column::SleepQuality, score)?;
        entry.note = self.note()?;
        self.fill(&mut entry)?;
        // What may be wrong with its doses was seen with them.
        entry.checked().map_err(|error| (Column::Revision, error.into()))
    }

    /// The columns of which there are many.
    fn fill(&self, entry: &mut Entry) -> Result<(), Failure> {
        for column in self.texts.keys().copied() {
            match column {
                Column::Symptom(id) => {
                    entry.scores.extend(self.read(column, score)?.map(|score| (id, score)));
                }
                Column::SideEffect(id) => {
                    entry
                        .side_effects
                        .extend(self.word::<Severity>(column)?.map(|severity| (id, severity)));
                }
                Column::Circumstance(one) => {
                    let yes = |text: &str| if text == YES { Ok(()) } else { Err(Refusal::Word) };
                    self.need(column, yes)?;
                    entry.circumstances = entry.circumstances.with(one);
                }
                Column::Night
                | Column::Dose(..)
                | Column::SleepHours
                | Column::SleepQuality
                | Column::Feeling
                | Column::Note
                | Column::GuardedNote
                | Column::Written
                | Column::Id
                | Column::Revision
                | Column::Timing => {}
            }
        }
        Ok(())
    }

    fn note(&self) -> Result<Note, Failure> {
        let plain = self.read(Column::Note, |text| Ok(Note::new(text)?))?;
        let guarded = self.read(Column::GuardedNote, |text| Ok(Note::new(&unguarded(text))?))?;
        Ok(plain.or(guarded).unwrap_or_default())
    }

    fn dose(&self, place: usize) -> Result<Option<DoseRecord>, Failure> {
        let column = |part| Column::Dose(place, part);
        let outcome = self.text(column(Part::Outcome));
        let (record, parts): (_, &[Part]) = match outcome {
            "" => (None, &[]),
            TAKEN => (
                Some(self.taken(place)?),
                &[Part::Mg, Part::MgExact, Part::Ml, Part::MlExact, Part::At, Part::Bottle],
            ),
            MISSED => (Some(DoseRecord::Missed { due: self.due(place)? }), &[Part::Due]),
            HELD => {
                let why = self.word::<Reason>(column(Part::Reason))?;
                (Some(DoseRecord::Held { due: self.due(place)?, why }), &[Part::Due, Part::Reason])
            }
            _ => return Err((column(Part::Outcome), Refusal::Word)),
        };
        let is_stray = |part: &&Part| {
            **part != Part::Outcome
                && !parts.contains(part)
                && !self.text(column(**part)).is_empty()
        };
        match Part::EVERY.iter().find(is_stray) {
            Some(stray) => Err((column(*stray), Refusal::Stray)),
            None => Ok(record),
        }
    }

    fn taken(&self, place: usize) -> Result<DoseRecord, Failure> {
        let column = |part| Column::Dose(place, part);
        let exact = |part| self.text(column(part));
        let mass = |text: &str| {
            let mass = value::read_number(text, exact(Part::MgExact)).map(Mass::mg)?;
            if mass.is_zero() { Err(DiaryError::NoDose.into()) } else { Ok(mass) }
        };
        let volume = |text: &str| value::read_number(text, exact(Part::MlExact)).map(Volume::ml);
        let bottle = |text: &str| value::whole(text).map(BottleId).ok_or(Refusal::Whole);
        let draw = self.read(column(Part::Ml), volume)?;
        if draw.is_none() && !exact(Part::MlExact).is_empty() {
            return Err((column(Part::Ml), Refusal::Missing));
        }
        Ok(DoseRecord::Taken {
            dose: self.need(column(Part::Mg), mass)?,
            draw,
            bottle: self.read(column(Part::Bottle), bottle)?,
            at: self.moment(column(Part::At))?,
        })
    }

    fn due(&self, place: usize) -> Result<Option<NaiveTime>, Failure> {
        self.read(Column::Dose(place, Part::Due), |text| value::time(text).ok_or(Refusal::Time))
    }
}

fn score(text: &str) -> Result<Score, Refusal> {
    Ok(Score::new(value::whole(text).ok_or(Refusal::Whole)?)?)
}

fn quarters(text: &str) -> Result<QuarterHours, Refusal> {
    let hours = value::decimal(text).ok_or(Refusal::Decimal)?;
    let quarters = hours.times(Exact::whole(4)).ok().filter(|quarters| quarters.is_whole());
    let count = quarters.and_then(|quarters| u8::try_from(quarters.floor()).ok());
    count.map_or(Err(Refusal::Decimal), |count| Ok(QuarterHours::new(count)?))
}
