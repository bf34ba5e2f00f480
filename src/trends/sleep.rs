//! The time of a dose beside the sleep after it. Owns which sleep follows which dose; must not conclude anything from it.

use std::collections::BTreeMap;

use crate::diary::{
    DoseRecord, Entry, Id, Moment, Night, QuarterHours, Score, Severity, SideEffect,
};

use super::effects::has_check_in;
use super::series::SCORES;
use super::{Counts, Nights, Spread, limits};

/// How many lengths of sleep there are, in quarter hours.
const SLEEPS: usize = 97;

/// A dose with a time, and what was told of the sleep after it: on the night after, since a check-in asks how the last night was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimedNight {
    /// The night of the dose.
    pub night: Night,
    /// When the last dose of the night was taken, in minutes after the start of its date: from 24 × 60 on it is after midnight. 0 to
    /// [`limits::LATEST_DOSE`].
    pub minutes: u16,
    /// How long the sleep was, where it was told.
    pub hours: Option<QuarterHours>,
    /// How good it was, where it was told: 0 is the worst, 10 the best.
    pub quality: Option<Score>,
    /// The dreams.
    pub dreams: Dreams,
}

/// What was told of vivid dreams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dreams {
    /// There is no entry.
    NoEntry,
    /// There is one, and no check-in in it.
    NotTold,
    /// There is a check-in that does not name them.
    None,
    /// They were so.
    Vivid(Severity),
}

/// Nights whose dose was taken within one band of the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeBand {
    /// Where the band begins, in minutes after the start of the date; it is [`limits::TIME_BAND`] long.
    pub from: u16,
    /// How many nights.
    pub nights: u32,
    /// How many of them have an entry on the night after, whatever it tells.
    pub with_entry: u32,
    /// How many of them tell how long the sleep was.
    pub with_hours: u32,
    /// How long it was, in quarters of a quarter of an hour; none when no night tells.
    pub hours: Option<Spread>,
    /// How many of them tell how good the sleep was.
    pub with_quality: u32,
    /// How good it was; none when no night tells.
    pub quality: Option<Spread>,
    /// How many of them have a check-in that would name vivid dreams.
    pub told: u32,
    /// How many name them.
    pub vivid: u32,
}

/// Every night of the period with a dose whose time is known, in order. What was recorded at a time that no dose of that night can
/// have is left out. O(n).
#[must_use]
pub fn timed_nights(nights: &Nights<'_>) -> Vec<TimedNight> {
    let of_night = |night: Night| {
        let minutes = nights.of(night).iter().flat_map(|entry| &entry.doses).filter_map(taken_at);
        let minutes = minutes.filter_map(|at| minutes_into(night, at)).max()?;
        let after = nights.after(night);
        // The entry that was written last knows best.
        let hours = after.iter().rev().find_map(|entry| entry.sleep.hours);
        let quality = after.iter().rev().find_map(|entry| entry.sleep.quality);
        Some(TimedNight { night, minutes, hours, quality, dreams: dreams(after) })
    };
    nights.period().nights().filter_map(of_night).collect()
}

/// The nights by the time of their dose, the earliest band first, those without a night left out. Only what lies beside what: who
/// takes a dose late may have had a reason to be up, and that reason may be why the sleep was short.
#[must_use]
pub fn time_bands(nights: &[TimedNight]) -> Vec<TimeBand> {
    let mut bands = BTreeMap::<u16, Vec<&TimedNight>>::new();
    for night in nights {
        let band = night.minutes.checked_div(limits::TIME_BAND).unwrap_or(0);
        bands.entry(band.saturating_mul(limits::TIME_BAND)).or_default().push(night);
    }
    bands.into_iter().map(|(from, nights)| band(from, &nights)).collect()
}

fn band(from: u16, nights: &[&TimedNight]) -> TimeBand {
    let hours = nights.iter().filter_map(|night| night.hours).map(QuarterHours::quarters);
    let quality = nights.iter().filter_map(|night| night.quality).map(Score::number);
    let (hours, quality) = (Counts::<SLEEPS>::of(hours), Counts::<SCORES>::of(quality));
    let count = |is: fn(Dreams) -> bool| {
        let those = nights.iter().filter(|night| is(night.dreams)).count();
        u32::try_from(those).unwrap_or(u32::MAX)
    };
    TimeBand {
        from,
        nights: count(|_| true),
        with_entry: count(|dreams| dreams != Dreams::NoEntry),
        with_hours: hours.total(),
        hours: hours.spread(),
        with_quality: quality.total(),
        quality: quality.spread(),
        told: count(|dreams| matches!(dreams, Dreams::None | Dreams::Vivid(_))),
        vivid: count(|dreams| matches!(dreams, Dreams::Vivid(_))),
    }
}

fn taken_at(record: &DoseRecord) -> Option<Moment> {
    match record {
        DoseRecord::Taken { at, .. } => Some(*at),
        DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
    }
}

/// Minutes from the start of a night's date to a moment on the same wall clock; none when it is no time of that night.
fn minutes_into(night: Night, at: Moment) -> Option<u16> {
    let start = night.date().and_hms_opt(0, 0, 0)?;
    let minutes = at.local().signed_duration_since(start).num_minutes();
    u16::try_from(minutes).ok().filter(|minutes| *minutes <= limits::LATEST_DOSE)
}

fn dreams(entries: &[&Entry]) -> Dreams {
    let vivid = Id::of(SideEffect::VividDreams);
    let of_entry = |entry: &&Entry| match entry.side_effects.get(&vivid) {
        Some(severity) => Dreams::Vivid(*severity),
        None if has_check_in(entry) => Dreams::None,
        None => Dreams::NotTold,
    };
    entries.iter().map(of_entry).max().unwrap_or(Dreams::NoEntry)
}
