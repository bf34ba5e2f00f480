//! Days and minutes of version 1 as numbers.

use crate::diary::{Datelike, Moment, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The number of 1970-01-01 in the calendar that counts from the year 1.
const DAY_0: i64 = 719_163;

const MINUTES_A_DAY: i64 = 1440;

/// The day of a date.
pub(in crate::store) fn day_of_date(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - DAY_0
}

/// The date of a day, where the calendar has it.
pub(in crate::store) fn date_of_day(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day.checked_add(DAY_0)?).ok()?)
}

/// The minute of a moment's wall clock.
pub(in crate::store) fn minute_of(moment: Moment) -> i64 {
    minute_of_clock(moment.local())
}

/// The moment at this minute of a wall clock.
pub(in crate::store) fn moment(minute: i64, offset: i16) -> Option<Moment> {
    Moment::new(clock_at(minute)?, offset).ok()
}

/// The minute of a wall clock.
pub(super) fn minute_of_clock(local: NaiveDateTime) -> i64 {
    day_of_date(local.date()) * MINUTES_A_DAY + i64::from(minute_of_day(local.time()))
}

/// What a wall clock shows at this minute.
pub(super) fn clock_at(minute: i64) -> Option<NaiveDateTime> {
    let date = date_of_day(minute.div_euclid(MINUTES_A_DAY))?;
    let rest = u32::try_from(minute.rem_euclid(MINUTES_A_DAY)).ok()?;
    Some(date.and_time(time_of_day(rest)?))
}

/// The minute of the day that this time is in.
pub(super) fn minute_of_day(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// The time at this minute of the day, where a day has it.
pub(super) fn time_of_day(minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
}
