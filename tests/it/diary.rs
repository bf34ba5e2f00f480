//! The diary room through its public door, and short ways to say what is in it.

mod doses;
mod entry;
mod laws;
mod limits;
mod list;
mod month;
mod night;
mod private;
mod query;
mod relapse;

use ldn_diary::diary::{
    DoseRecord, Entry, EntryId, Moment, NaiveDate, NaiveDateTime, Name, Night, Note, QuarterHours,
    Score, Severity, SideEffect, Symptom, Timing,
};

use crate::help::mg;

/// The date that this is, such as "2026-11-23".
fn date(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn night(iso: &str) -> Night {
    Night::new(date(iso)).unwrap()
}

/// The time on a wall clock that this is, such as "2026-11-23T22:04:00".
fn clock(iso: &str) -> NaiveDateTime {
    iso.parse().unwrap()
}

/// The same, where the clock shows UTC.
fn moment(iso: &str) -> Moment {
    Moment::new(clock(iso), 0).unwrap()
}

fn score(number: u8) -> Score {
    Score::new(number).unwrap()
}

fn note(text: &str) -> Note {
    Note::new(text).unwrap()
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// An entry in which nothing is recorded, written on the evening of its night.
fn blank(id: u64, iso: &str) -> Entry {
    let written = moment(&format!("{iso}T22:00:00"));
    Entry::new(EntryId::new(id).unwrap(), night(iso), written, Timing::OnTheNight)
}

fn taken(dose: &str) -> DoseRecord {
    let at = moment("2026-11-23T22:04:00");
    DoseRecord::Taken { dose: mg(dose), draw: None, bottle: None, at }
}

/// An entry with something of everything in it.
fn full(id: u64, iso: &str) -> Entry {
    let mut entry = blank(id, iso);
    entry.doses = vec![taken("1.5")];
    entry.scores.insert(symptom(Symptom::Fatigue), score(6));
    entry.scores.insert(symptom(Symptom::Vision), score(0));
    entry.side_effects.insert(side_effect(SideEffect::Headache), Severity::Mild);
    entry.sleep.hours = Some(QuarterHours::new(29).unwrap());
    entry.sleep.quality = Some(score(7));
    entry.circumstances = entry.circumstances.with(ldn_diary::diary::Circumstance::Stress);
    entry.note = note("Legs heavy in the evening.");
    entry
}

fn symptom(kind: Symptom) -> ldn_diary::diary::Id<Symptom> {
    ldn_diary::diary::Id::of(kind)
}

fn side_effect(kind: SideEffect) -> ldn_diary::diary::Id<SideEffect> {
    ldn_diary::diary::Id::of(kind)
}
