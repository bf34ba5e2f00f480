//! The port to time, chance and the person's calendar, and its memory twin. It knows no night and no entry.

use std::cell::Cell;

use crate::diary::{Datelike, Moment, NaiveDate, NaiveDateTime, Timelike};

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// Tuesday.
    Weekday,
    /// Tue.
    ShortWeekday,
    /// T.
    NarrowWeekday,
    /// 24 November.
    DayMonth,
    /// 24 Nov.
    ShortDayMonth,
    /// 24 November 2026.
    DayMonthYear,
    /// Tuesday 24 November.
    WeekdayDayMonth,
    /// Tuesday 24 November 2026.
    Whole,
    /// November 2026.
    MonthYear,
    /// November.
    Month,
    /// Nov.
    ShortMonth,
}

/// What time it is, numbers that nobody can guess, and dates in words.
pub trait Clock {
    /// What the wall clock shows now. A clock may jump either way.
    fn now(&self) -> Moment;
    /// A random whole number from 1 to 2^53 - 1; `None` where the browser has no source of chance.
    fn random(&self) -> Option<u64>;
    /// A date in the words of the page's language, as people of this locale write it.
    fn date(&self, date: NaiveDate, form: DateForm) -> String;
    /// The time of a wall clock, as people of this locale write it: 22:10.
    fn time(&self, at: NaiveDateTime) -> String;
}

/// A clock that stands still until it is set, and counts instead of choosing.
#[derive(Debug)]
pub struct MemoryClock {
    now: Cell<Moment>,
    last: Cell<u64>,
}

impl MemoryClock {
    /// A clock that shows this.
    #[must_use]
    pub const fn at(now: Moment) -> Self {
        Self { now: Cell::new(now), last: Cell::new(0) }
    }

    /// Sets it.
    pub fn set(&self, now: Moment) {
        self.now.set(now);
    }
}

impl Default for MemoryClock {
    /// Tuesday 24 November 2026, 22:10, in London.
    #[expect(clippy::expect_used, reason = "a date that is written here")]
    fn default() -> Self {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(22, 10, 0));
        let evening = day.and_then(|local| Moment::new(local, 0).ok());
        Self::at(evening.expect("a date of the diary"))
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Clock for MemoryClock {
    fn now(&self) -> Moment {
        self.now.get()
    }

    fn random(&self) -> Option<u64> {
        self.last.set(self.last.get() + 1);
        Some(self.last.get())
    }

    fn date(&self, date: NaiveDate, form: DateForm) -> String {
        let of = |names: &[&'static str], place: u32| {
            usize::try_from(place).ok().and_then(|place| names.get(place)).copied().unwrap_or("")
        };
        let weekday = of(&WEEKDAYS, date.weekday().num_days_from_monday());
        let month = of(&MONTHS, date.month0());
        let (day, year) = (date.day(), date.year());
        match form {
            DateForm::Weekday => weekday.to_owned(),
            DateForm::ShortWeekday => weekday.chars().take(3).collect(),
            DateForm::NarrowWeekday => weekday.chars().take(1).collect(),
            DateForm::DayMonth => format!("{day} {month}"),
            DateForm::ShortDayMonth => format!("{day} {month:.3}"),
            DateForm::DayMonthYear => format!("{day} {month} {year}"),
            DateForm::WeekdayDayMonth => format!("{weekday} {day} {month}"),
            DateForm::Whole => format!("{weekday} {day} {month} {year}"),
            DateForm::MonthYear => format!("{month} {year}"),
            DateForm::Month => month.to_owned(),
            DateForm::ShortMonth => month.chars().take(3).collect(),
        }
    }

    fn time(&self, at: NaiveDateTime) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }
}
