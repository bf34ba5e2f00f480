//! The time of a dose beside the sleep after it.

use ldn_diary::diary::{DoseRecord, Entry, Id, QuarterHours, Severity, SideEffect};
use ldn_diary::trends::*;

use super::{blank, minutes, night, period, score};
use crate::help::mg;

/// An entry with a dose so many minutes after the start of its date, and the sleep of the night before in quarter hours.
fn entry(day: i64, at: u32, sleep: u8) -> Entry {
    let mut entry = blank(u64::try_from(day + 1000).unwrap(), night(day));
    let at = minutes(night(day), at);
    entry.doses = vec![DoseRecord::Taken { dose: mg("1.5"), draw: None, bottle: None, at }];
    entry.sleep.hours = QuarterHours::new(sleep).ok();
    entry
}

// rule: trends-sleep
#[test]
fn a_dose_stands_beside_the_sleep_that_is_told_on_the_next_night() {
    let dreams = Id::of(SideEffect::VividDreams);
    let mut entries =
        vec![entry(0, 22 * 60, 20), entry(1, 25 * 60 + 30, 30), entry(2, 21 * 60, 24)];
    entries[1].sleep.quality = Some(score(8));
    entries[2].side_effects.insert(dreams, Severity::Mild);
    let mut missed = blank(1, night(3));
    missed.doses = vec![DoseRecord::Missed { due: None }];
    entries.push(missed);
    let found = timed_nights(&Nights::new(&entries, period(0, 4)));
    let timed = |day, minutes, hours, quality, dreams| {
        let hours = Option::map(hours, |quarters| QuarterHours::new(quarters).unwrap());
        TimedNight { night: night(day), minutes, hours, quality, dreams }
    };
    let expected = [
        timed(0, 22 * 60, Some(30), Some(score(8)), Dreams::None),
        timed(1, 25 * 60 + 30, Some(24), None, Dreams::Vivid(Severity::Mild)),
        timed(2, 21 * 60, None, None, Dreams::NotTold),
    ];
    assert_eq!(found, expected);
}

// rule: trends-sleep
#[test]
fn the_last_dose_and_the_last_word_count() {
    let mut twice = entry(0, 8 * 60, 20);
    twice.doses.extend(entry(0, 20 * 60, 20).doses);
    // A time of another day is no time of this night.
    twice.doses.extend(entry(3, 10 * 60, 20).doses);
    let mut early = entry(1, 8 * 60, 28);
    early.doses.clear();
    let mut late = blank(1, night(1));
    late.written = minutes(night(1), 23 * 60);
    late.sleep.hours = QuarterHours::new(32).ok();
    let entries = [twice, late, early];
    let found = timed_nights(&Nights::new(&entries, period(0, 1)));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].minutes, found[0].hours), (20 * 60, QuarterHours::new(32).ok()));
}

/// A period that ends before the diary does cut the sleep after its last dose off.
// rule: trends-sleep
#[test]
fn the_night_after_the_period_tells_of_the_last_sleep() {
    let entries = [entry(0, 22 * 60, 20), entry(1, 22 * 60, 30)];
    let told = |last| {
        let found = timed_nights(&Nights::new(&entries, period(0, last)));
        let last = found.last().unwrap();
        (last.hours, last.dreams, time_bands(&found)[0].with_entry)
    };
    assert_eq!(told(0), (QuarterHours::new(30).ok(), Dreams::None, 1));
    assert_eq!(told(1), (None, Dreams::NoEntry, 1));
}

// rule: trends-sleep
#[test]
fn bands_of_two_hours_hold_their_nights() {
    let timed = |minutes, hours: Option<u8>, dreams| TimedNight {
        night: night(0),
        minutes,
        hours: hours.map(|quarters| QuarterHours::new(quarters).unwrap()),
        quality: None,
        dreams,
    };
    let nights = [
        timed(24 * 60, Some(20), Dreams::Vivid(Severity::Mild)),
        timed(22 * 60, Some(28), Dreams::None),
        timed(24 * 60 - 1, Some(30), Dreams::Vivid(Severity::Severe)),
        timed(23 * 60, None, Dreams::NotTold),
        timed(23 * 60, None, Dreams::NoEntry),
    ];
    let bands = time_bands(&nights);
    assert_eq!(bands.iter().map(|band| band.from).collect::<Vec<_>>(), [22 * 60, 24 * 60]);
    let first = bands[0];
    assert_eq!((first.nights, first.with_hours, first.told, first.vivid), (4, 2, 2, 1));
    assert_eq!(first.with_entry, 3);
    assert_eq!(first.hours.unwrap().median.number(), 4 * 29);
    assert_eq!((first.with_quality, first.quality), (0, None));
    assert_eq!((bands[1].nights, bands[1].vivid), (1, 1));
    assert_eq!(time_bands(&[]), []);
}
