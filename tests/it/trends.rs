//! The trends room through its public door, and short ways to say what is in it.

mod chart;
mod doses;
mod expected;
mod laws;
mod marks;
mod nights;
mod nulls;
mod relapses;
mod sleep;
mod spans;
mod steps;
mod weeks;

use ldn_diary::diary::{
    Days, Entry, EntryId, Id, Moment, NaiveDate, Night, Score, Symptom, Timing,
};
use ldn_diary::trends::{NightScore, Nights, Period, Series};

/// The night so many days after the first of all here; before it when below zero.
fn night(days: i64) -> Night {
    let first = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    let far = Days::new(days.unsigned_abs());
    let date = if days < 0 { first.checked_sub_days(far) } else { first.checked_add_days(far) };
    Night::new(date.unwrap()).unwrap()
}

fn period(from: i64, to: i64) -> Period {
    Period::new(night(from), night(to)).unwrap()
}

/// So many minutes after the start of a night's date, by a clock that shows UTC.
fn minutes(night: Night, minutes: u32) -> Moment {
    let days = Days::new(u64::from(minutes / 1440));
    let date = night.date().checked_add_days(days).unwrap();
    Moment::new(date.and_hms_opt(minutes / 60 % 24, minutes % 60, 0).unwrap(), 0).unwrap()
}

/// An entry in which nothing is recorded, written at ten in the evening.
fn blank(id: u64, night: Night) -> Entry {
    Entry::new(EntryId::new(id).unwrap(), night, minutes(night, 22 * 60), Timing::OnTheNight)
}

fn fatigue() -> Id<Symptom> {
    Id::of(Symptom::Fatigue)
}

fn score(number: u8) -> Score {
    Score::new(number).unwrap()
}

/// One entry a night from `from` on, with these scores of fatigue; a night without one has no entry.
fn scored(from: i64, scores: &[Option<u8>]) -> Vec<Entry> {
    let entry = |(day, number): (i64, &Option<u8>)| {
        let mut entry = blank(u64::try_from(day + 100_000).unwrap(), night(day));
        entry.scores.insert(fatigue(), score((*number)?));
        Some(entry)
    };
    (from..).zip(scores).filter_map(entry).collect()
}

/// The series of fatigue of the nights from the first on, with these scores.
fn series(scores: &[Option<u8>]) -> Series {
    let last = i64::try_from(scores.len()).unwrap() - 1;
    Nights::new(&scored(0, scores), period(0, last)).series(fatigue())
}

/// Scores as a table shows them: a number, "!" for awful, "." for missing.
fn shown(series: &Series) -> String {
    let of_night = |(_, score)| match score {
        NightScore::Scored(score) => score.number().to_string(),
        NightScore::Awful => "!".to_owned(),
        NightScore::Missing => ".".to_owned(),
    };
    series.each().map(of_night).collect::<Vec<_>>().join(" ")
}
