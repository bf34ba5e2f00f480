//! Days and minutes of version 1 as numbers.

use crate::diary::{Datelike, Moment, NaiveDate, NaiveDateTime, Timelike};

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

/// The minute of a wall clock.
pub(super) fn minute_of(moment: Moment) -> i64 {
    let local: NaiveDateTime = moment.local();
    day_of_date(local.date()) * MINUTES_A_DAY
        + i64::from(local.hour()) * 60
        + i64::from(local.minute())
}

/// The moment at this minute of a wall clock.
pub(super) fn moment(minute: i64, offset: i16) -> Option<Moment> {
    let date = date_of_day(minute.div_euclid(MINUTES_A_DAY))?;
    let rest = u32::try_from(minute.rem_euclid(MINUTES_A_DAY)).ok()?;
    Moment::new(date.and_hms_opt(rest / 60, rest % 60, 0)?, offset).ok()
}
