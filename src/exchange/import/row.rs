//! One row of another diary, and the entry that it becomes. Owns how the cells come together; must not know the rows beside it.

use super::clock::{Clock, Dated, Zone, clock, dated, is_midnight, minutes};
use super::mapping::Whens;
use super::{Change, Label, Mapping, Scale, Setting, Use};
use crate::diary::{
    Days, DiaryError, DoseRecord, Entry, EntryId, Moment, NaiveDate, NaiveDateTime, NaiveTime,
    Night, Note, QuarterHours, Score, Severity, Timelike, Timing, limits,
};
use crate::dose::{DoseGate, Exact, Mass, MassUnit, judge_dose, read_number};
use crate::exchange::Refusal;
use crate::exchange::checksum::checksum;
use crate::exchange::table::{Header, Row};
use crate::exchange::word::Word;

/// Noon: a time for what has none, on its own date wherever a day ends.
const NOON: Option<NaiveTime> = NaiveTime::from_hms_opt(12, 0, 0);

/// Where a row fails, and why.
type Failure = (Option<usize>, Refusal);

/// An entry, and what was changed for it, by column.
pub(super) struct Made {
    /// The entry.
    pub(super) entry: Entry,
    /// What was changed.
    pub(super) changes: Vec<(usize, Change)>,
}

/// The entry of a row. The mapping fits the table.
pub(super) fn entry_of(
    row: Row<'_>,
    headers: &[Header],
    mapping: &Mapping,
    whens: Whens,
) -> Result<Made, Failure> {
    let mut changes = Vec::new();
    let when = When::of(row, whens, mapping.setting, &mut changes)?;
    let mut making = Making {
        entry: when.entry(number(row, headers, mapping), mapping.setting)?,
        when,
        setting: mapping.setting,
        changes,
        note: Vec::new(),
    };
    for (column, text) in row.cells() {
        let text = text.trim();
        let (Some(one), Some(header)) = (mapping.uses.get(column), headers.get(column)) else {
            continue;
        };
        if !text.is_empty() {
            making.put(column, *one, header, text).map_err(|why| (Some(column), why))?;
        }
    }
    making.entry.note = Note::new(&making.note.join("\n")).map_err(|error| (None, error.into()))?;
    if making.entry.is_empty() {
        return Err((None, Refusal::Nothing));
    }
    let entry = making.entry.checked().map_err(|error| (None, error.into()))?;
    Ok(Made { entry, changes: making.changes })
}

/// The number of a row's entry, from what stands in the columns that are used, in whatever order they are.
fn number(row: Row<'_>, headers: &[Header], mapping: &Mapping) -> u64 {
    let is_used = |column: usize| mapping.uses.get(column).is_some_and(|one| *one != Use::Ignored);
    let used = row.cells().filter(|(column, _)| is_used(*column));
    let mut cells: Vec<(&str, &str)> = used
        .map(|(column, text)| (headers.get(column).map_or("", Header::text), text.trim()))
        .collect();
    cells.sort_unstable();
    // No text of UTF-8 has these bytes, so that no two rows run into the same.
    let bytes = |(header, text): (&'_ str, &'_ str)| -> Vec<u8> {
        header.bytes().chain([0xff]).chain(text.bytes()).chain([0xfe]).collect()
    };
    let sum = checksum(cells.into_iter().flat_map(bytes));
    let folded = (sum ^ sum.rotate_right(53)) & limits::LARGEST_RECORD;
    folded.max(1)
}

/// When a row was written.
struct When {
    date: NaiveDate,
    /// The person's wall clock and its offset, where the row has a time.
    moment: Option<Moment>,
    column: usize,
}

impl When {
    fn of(
        row: Row<'_>,
        whens: Whens,
        setting: Setting,
        changes: &mut Vec<(usize, Change)>,
    ) -> Result<Self, Failure> {
        let column = whens.night;
        let text = row.cell(column).trim();
        if text.is_empty() {
            return Err((Some(column), Refusal::Missing));
        }
        let Dated { date, clock } = dated(text, whens.form).map_err(|why| (Some(column), why))?;
        let apart = match whens.time.map(|time| (time, row.cell(time).trim())) {
            Some((time, text)) if !text.is_empty() => {
                Some((time, self::clock(text).map_err(|why| (Some(time), why))?))
            }
            Some(_) | None => None,
        };
        let inside = clock.filter(|clock| !(is_midnight(clock.time) && clock.zone == Zone::Unsaid));
        if clock.is_some() && inside.is_none() {
            changes.push((column, Change::NoTime));
        }
        let (at, clock) = match (inside, apart) {
            (Some(_), Some(_)) => return Err((Some(column), Refusal::Stray)),
            (Some(clock), None) => (column, Some(clock)),
            (None, Some((column, clock))) => (column, Some(clock)),
            (None, None) => (column, None),
        };
        let moment = clock.map(|clock| moment(date, clock, setting, at, changes)).transpose();
        Ok(Self { date, moment: moment.map_err(|why| (Some(at), why))?, column })
    }

    /// The night of the row. Before the end of the person's day it is the one before the date.
    fn night(&self, setting: Setting) -> Result<Night, DiaryError> {
        self.moment.map_or(Night::new(self.date), |moment| Night::at(moment.local(), setting.day))
    }

    /// An entry of that night in which nothing stands yet.
    fn entry(&self, number: u64, setting: Setting) -> Result<Entry, Failure> {
        let failed = |why: Refusal| (Some(self.column), why);
        let night = self.night(setting).map_err(|error| failed(error.into()))?;
        if self.date > setting.tomorrow || night.date() > setting.tomorrow {
            return Err(failed(Refusal::DateOutOfRange));
        }
        let id = EntryId::new(number).map_err(|error| failed(error.into()))?;
        if let Some(written) = self.moment {
            return Ok(Entry::new(id, night, written, Timing::OnTheNight));
        }
        let noon = self.date.and_time(NOON.unwrap_or_default());
        let written = Moment::new(noon, setting.offset).map_err(|error| failed(error.into()))?;
        Ok(Entry::new(id, night, written, Timing::Later))
    }
}

/// A date and a time as the person's moment, with a word on what was changed.
fn moment(
    date: NaiveDate,
    clock: Clock,
    setting: Setting,
    column: usize,
    changes: &mut Vec<(usize, Change)>,
) -> Result<Moment, Refusal> {
    if clock.time.second() != 0 {
        changes.push((column, Change::SecondsDropped));
    }
    let wall = date.and_time(clock.time);
    let (wall, offset) = match clock.zone {
        Zone::Unsaid => (wall, setting.offset),
        Zone::Ahead(minutes) => (wall, minutes),
        Zone::Utc => {
            changes.push((column, Change::FromUtc));
            (ahead(wall, setting.offset).ok_or(Refusal::DateOutOfRange)?, setting.offset)
        }
    };
    let moment = Moment::new(wall, offset)?;
    if Night::at(moment.local(), setting.day)?.date() < moment.local().date() {
        changes.push((column, Change::NightBefore));
    }
    Ok(moment)
}

/// So many minutes later.
fn ahead(wall: NaiveDateTime, minutes: i16) -> Option<NaiveDateTime> {
    let zone = chrono::FixedOffset::east_opt(i32::from(minutes).checked_mul(60)?)?;
    wall.checked_add_offset(zone)
}

/// An entry that is being made.
struct Making {
    entry: Entry,
    when: When,
    setting: Setting,
    changes: Vec<(usize, Change)>,
    note: Vec<String>,
}

impl Making {
    fn put(&mut self, column: usize, one: Use, header: &Header, text: &str) -> Result<(), Refusal> {
        match one {
            Use::Ignored | Use::Night(_) | Use::Time => {}
            Use::Symptom(id, scale) => {
                let score = self.score(column, scale, text)?;
                self.entry.scores.insert(id, score);
            }
            Use::SideEffect(id) => {
                self.entry.side_effects.extend(severity(text)?.map(|severity| (id, severity)));
            }
            Use::Circumstance(which) => {
                if was_so(text)? {
                    self.entry.circumstances = self.entry.circumstances.with(which);
                }
            }
            Use::SleepHours => self.entry.sleep.hours = Some(self.sleep(column, text)?),
            Use::SleepQuality(scale) => {
                self.entry.sleep.quality = Some(self.score(column, scale, text)?);
            }
            Use::Dose(unit) => {
                let dose = self.dose(column, unit, text)?;
                self.entry.doses.push(dose);
            }
            Use::Note(Label::Bare) => self.note.push(text.to_owned()),
            Use::Note(Label::WithHeader) => self.note.push([header.text(), ": ", text].concat()),
        }
        Ok(())
    }

    fn score(&mut self, column: usize, scale: Option<Scale>, text: &str) -> Result<Score, Refusal> {
        let value = read_number(text).map_err(Refusal::Number)?;
        let (to, from) = scale.ok_or(Refusal::OutOfScale)?.score(value)?;
        self.changes.extend(from.map(|from| (column, Change::Rounded { from, to })));
        Ok(to)
    }

    fn sleep(&mut self, column: usize, text: &str) -> Result<QuarterHours, Refusal> {
        let (number, of_an_hour) = match minutes(text) {
            Some(minutes) => (Exact::whole(minutes), 60),
            None => (read_number(text).map_err(Refusal::Number)?, 1),
        };
        let quarters =
            number.times(Exact::whole(4)).and_then(|all| all.over(Exact::whole(of_an_hour)));
        let from = quarters.or(Err(DiaryError::Sleep))?;
        let to = QuarterHours::new(u8::try_from(from.nearest()).or(Err(DiaryError::Sleep))?)?;
        if !from.is_whole() {
            self.changes.push((column, Change::SleepRounded { from, to }));
        }
        Ok(to)
    }

    fn dose(&mut self, column: usize, unit: MassUnit, text: &str) -> Result<DoseRecord, Refusal> {
        let number = read_number(text).map_err(Refusal::Number)?;
        let dose = Mass::of(number, unit).or(Err(Refusal::DoseTooLarge))?;
        if dose.is_zero() {
            return Err(DiaryError::NoDose.into());
        }
        if judge_dose(dose) == DoseGate::Refuse {
            return Err(Refusal::DoseTooLarge);
        }
        let at = self.when.moment.map_or_else(|| self.usual_time(column), Ok)?;
        Ok(DoseRecord::Taken { dose, draw: None, bottle: None, at })
    }

    /// When the person says that they usually took a dose: before the end of the day it is after midnight, on the next date.
    fn usual_time(&mut self, column: usize) -> Result<Moment, Refusal> {
        let time = self.setting.dose_time.ok_or(Refusal::DoseWithoutTime)?;
        self.changes.push((column, Change::UsualTime));
        let days = Days::new(u64::from(time < self.setting.day.time()));
        let date = self.when.date.checked_add_days(days).ok_or(Refusal::DateOutOfRange)?;
        Ok(Moment::new(date.and_time(time), self.setting.offset)?)
    }
}

/// How much a side effect troubled; none where there was none.
fn severity(text: &str) -> Result<Option<Severity>, Refusal> {
    let word = text.to_ascii_lowercase();
    match word.as_str() {
        "none" | "0" => Ok(None),
        "1" => Ok(Some(Severity::Mild)),
        "2" => Ok(Some(Severity::Moderate)),
        "3" => Ok(Some(Severity::Severe)),
        word => Severity::of_word(word).map(Some).ok_or(Refusal::Word),
    }
}

/// Whether something was so.
fn was_so(text: &str) -> Result<bool, Refusal> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "x" | "1" => Ok(true),
        "no" | "false" | "0" => Ok(false),
        _ => Err(Refusal::Word),
    }
}
