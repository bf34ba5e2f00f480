//! What is looked for among the nights, as typed and chosen; and the same made ready for the diary room. It knows no words.

use std::collections::BTreeSet;
use std::fmt;

use crate::diary::{
    Circumstances, Entry, Feeling, Id, NaiveDate, Night, Query, Score, Symptom, Words,
};
use crate::dose::{Exact, Mass};
use crate::ui::state::dose_log::{Number, Unit, read};

/// A yes or no that is asked of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Only {
    /// It has a note.
    Note,
    /// A dose was missed.
    Missed,
    /// There were side effects.
    SideEffects,
    /// It was written after its night.
    Later,
    /// The day was awful.
    Awful,
}

impl Only {
    /// Every one, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Note, Self::Missed, Self::SideEffects, Self::Later, Self::Awful];
}

/// What is looked for, exactly as it was typed and chosen. The default looks for nothing, and every entry has that.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the note.
    pub words: String,
    /// What is asked with yes or no.
    pub only: BTreeSet<Only>,
    /// A symptom that was scored, and how bad it was at least.
    pub symptom: Option<(Id<Symptom>, Score)>,
    /// Circumstances that there were.
    pub circumstances: Circumstances,
    /// The smallest dose, in mg.
    pub least_dose: String,
    /// The largest dose, in mg.
    pub most_dose: String,
    /// The first night.
    pub from: String,
    /// The last night.
    pub to: String,
}

impl fmt::Debug for Filter {
    /// Without what was typed: it may be as private as a note.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Filter")
    }
}

/// What is looked for, ready to be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunt {
    query: Query,
    only: BTreeSet<Only>,
}

impl Hunt {
    /// The entries that have all of it, newest first.
    #[must_use]
    pub fn find<'a>(&self, entries: &'a [Entry]) -> Vec<&'a Entry> {
        let mut found = self.query.find(entries);
        found.retain(|entry| self.only.iter().all(|only| has(entry, *only)));
        found
    }

    /// The first and the last night among which is looked.
    #[must_use]
    pub const fn span(&self) -> (Option<Night>, Option<Night>) {
        (self.query.from, self.query.to)
    }
}

/// What the diary room's query does not ask.
fn has(entry: &Entry, only: Only) -> bool {
    match only {
        Only::SideEffects => !entry.side_effects.is_empty(),
        Only::Awful => entry.feeling == Some(Feeling::Awful),
        Only::Note | Only::Missed | Only::Later => true,
    }
}

impl Filter {
    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hunt() == Hunt::default()
    }

    /// How many of the rarer filters are in use.
    #[must_use]
    pub fn rarer(&self) -> usize {
        let typed = [&self.least_dose, &self.most_dose, &self.from, &self.to];
        let typed = typed.into_iter().filter(|text| !text.trim().is_empty()).count();
        typed + usize::from(self.symptom.is_some()) + self.circumstances.iter().count()
    }

    /// Asks a question, or no longer.
    #[must_use]
    pub fn flipped(mut self, only: Only) -> Self {
        if !self.only.remove(&only) {
            self.only.insert(only);
        }
        self
    }

    /// It made ready. What cannot be read does not count; the page says so beside the field.
    #[must_use]
    pub fn hunt(&self) -> Hunt {
        let has = |only| self.only.contains(&only);
        let query = Query {
            words: Words::new(&self.words),
            symptom: self.symptom,
            dose: self.doses(),
            circumstances: self.circumstances,
            side_effect: None,
            has_note: has(Only::Note),
            missed: has(Only::Missed),
            later: has(Only::Later),
            from: read_night(&self.from),
            to: read_night(&self.to),
        };
        Hunt { query, only: self.only.clone() }
    }

    fn doses(&self) -> Option<std::ops::RangeInclusive<Mass>> {
        let [least, most] = self.read_doses().map(|number| match number {
            Number::Zero => Some(Mass::mg(Exact::whole(0))),
            Number::Read(number) => Some(Mass::mg(number)),
            Number::Nothing | Number::OtherUnit | Number::Wrong(_) | Number::TooMuch => None,
        });
        (least.is_some() || most.is_some())
            .then(|| least.unwrap_or(Mass::mg(Exact::whole(0)))..=most.unwrap_or(LARGEST))
    }

    /// What was read of the smallest dose and of the largest.
    #[must_use]
    pub fn read_doses(&self) -> [Number; 2] {
        [&self.least_dose, &self.most_dose].map(|text| read(text, Unit::Mg))
    }

    /// Whether the first night comes after the last, so that nothing can be between them.
    #[must_use]
    pub fn is_backwards(&self) -> bool {
        let (from, to) = self.hunt().span();
        from.zip(to).is_some_and(|(from, to)| to < from)
    }
}

/// More than any record: nine digits are the most that a number may have.
const LARGEST: Mass = Mass::mg(Exact::whole(1_000_000_000));

/// The night of a date as a date field writes it: 2026-11-24. `None` for anything else, and for a date out of range.
fn read_night(text: &str) -> Option<Night> {
    text.parse::<NaiveDate>().ok().and_then(|date| Night::new(date).ok())
}

/// The same for the pages that ask for a night: `None` also for one after `last`.
#[must_use]
pub fn in_dates(text: &str, last: Night) -> Option<Night> {
    read_night(text).filter(|night| *night <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{
        Circumstance, DoseRecord, EntryId, Moment, Note, Severity, SideEffect, Timing,
    };

    fn entry(number: u64, change: impl FnOnce(&mut Entry)) -> Entry {
        let night = Night::ymd(2026, 11, 7).expect("a night");
        let at = night.date().and_hms_opt(22, 0, 0).expect("a time");
        let written = Moment::new(at, 0).expect("a moment");
        let id = EntryId::new(number).expect("a number");
        let mut entry = Entry::new(id, night, written, Timing::OnTheNight);
        change(&mut entry);
        entry
    }

    fn found(filter: &Filter, entries: &[Entry]) -> Vec<u64> {
        filter.hunt().find(entries).iter().map(|entry| entry.id.number()).collect()
    }

    fn taken(mg: u64) -> DoseRecord {
        let at = NaiveDate::from_ymd_opt(2026, 11, 7).and_then(|date| date.and_hms_opt(22, 0, 0));
        let at = Moment::new(at.expect("a time"), 0).expect("a moment");
        DoseRecord::Taken { dose: Mass::mg(Exact::whole(mg)), draw: None, bottle: None, at }
    }

    #[test]
    fn every_question_finds_its_own_entry_alone() {
        let entries = [
            entry(1, |_| {}),
            entry(2, |e| e.note = Note::new("legs").expect("a note")),
            entry(3, |e| e.doses = vec![DoseRecord::Missed { due: None }]),
            entry(4, |e| {
                e.side_effects.insert(Id::of(SideEffect::Headache), Severity::Mild);
            }),
            entry(5, |e| e.timing = Timing::Later),
            entry(6, |e| e.feeling = Some(Feeling::Awful)),
        ];
        for (only, number) in Only::ALL.into_iter().zip(2..) {
            let filter = Filter::default().flipped(only);
            assert_eq!(found(&filter, &entries), [number], "{only:?}");
            assert!(filter.flipped(only).is_empty());
        }
        assert_eq!(found(&Filter::default(), &entries).len(), entries.len());
    }

    #[test]
    fn doses_are_bounded_on_either_side_or_on_both() {
        let entries =
            [entry(1, |e| e.doses = vec![taken(1)]), entry(3, |e| e.doses = vec![taken(3)])];
        for (least, most, expected) in [
            ("", "", vec![3, 1]),
            ("2", "", vec![3]),
            ("", "2,5", vec![1]),
            ("2 mg", "", vec![3]),
            ("0", "2mg", vec![1]),
            ("1", "3", vec![3, 1]),
            ("3", "1", vec![]),
            ("much", "", vec![3, 1]),
        ] {
            let filter = Filter {
                least_dose: least.to_owned(),
                most_dose: most.to_owned(),
                ..Filter::default()
            };
            assert_eq!(found(&filter, &entries), expected, "{least} to {most}");
        }
    }

    #[test]
    fn dates_are_read_as_a_date_field_writes_them() {
        let november = Night::ymd(2026, 11, 7).expect("a night");
        assert_eq!(read_night("2026-11-07"), Some(november));
        for text in ["", "07.11.2026", "2026-13-01", "1800-01-01", "2026-11-07x"] {
            assert_eq!(read_night(text), None, "{text}");
        }
        assert_eq!(in_dates("2026-11-08", november), None);
        let filter = |from: &str, to: &str| Filter {
            from: from.to_owned(),
            to: to.to_owned(),
            ..Filter::default()
        };
        assert!(filter("2026-11-08", "2026-11-07").is_backwards());
        assert!(!filter("2026-11-07", "2026-11-07").is_backwards());
        assert!(!filter("2026-11-08", "").is_backwards());
    }

    #[test]
    fn what_was_typed_is_not_told_to_a_log() {
        let filter = Filter { words: "zebra".to_owned(), ..Filter::default() };
        assert!(!format!("{filter:?} {:?}", filter.hunt()).contains("zebra"));
    }

    #[test]
    fn rarer_filters_are_counted() {
        let mut filter = Filter { words: "legs".to_owned(), ..Filter::default() };
        assert_eq!(filter.rarer(), 0);
        filter.circumstances =
            filter.circumstances.with(Circumstance::Heat).with(Circumstance::Fever);
        filter.from = "2026-11-07".to_owned();
        filter.symptom = Score::new(5).ok().map(|score| (Id::of(Symptom::Fatigue), score));
        assert_eq!(filter.rarer(), 4);
    }
}
