//! The browser's clock, its source of chance, and dates in its words.

use js_sys::{Date, Uint32Array};
use wasm_bindgen::JsValue;

use super::script::{call, get, global, object};
use crate::diary::{Datelike, Moment, NaiveDate, NaiveDateTime, Timelike};
use crate::ui::port::{Clock, DateForm};

/// The clock of the device, in the zone that it is set to.
#[derive(Clone, Copy, Debug)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Moment {
        let now = Date::new_0();
        let date = i32::try_from(now.get_full_year())
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()));
        let local = date.and_then(|date| date.and_hms_opt(now.get_hours(), now.get_minutes(), 0));
        local
            .and_then(|local| Moment::new(local, minutes_ahead(&now)).ok())
            .unwrap_or(Moment::FIRST)
    }

    fn random(&self) -> Option<u64> {
        let words = Uint32Array::new_with_length(2);
        call(&global("crypto")?, "getRandomValues", &[words.clone().into()]).ok()?;
        // 21 bits and 32 bits make the 53 that a number of JavaScript holds.
        let number = u64::from(words.get_index(0) >> 11) << 32 | u64::from(words.get_index(1));
        Some(number.max(1))
    }

    fn date(&self, date: NaiveDate, form: DateForm) -> String {
        let days = f64::from(date.num_days_from_ce()) - DAYS_BEFORE_1970;
        let words = in_words(days * 86_400_000.0, "toLocaleDateString", fields(form));
        words.unwrap_or_else(|| {
            [date.year().to_string(), two(date.month()), two(date.day())].join("-")
        })
    }

    fn time(&self, at: NaiveDateTime) -> String {
        let milliseconds = f64::from(at.num_seconds_from_midnight()) * 1000.0;
        // As many digits as the locale has: "09:15", but "9:15 PM". By the numbers of digits none can be asked for both.
        let words = in_words(milliseconds, "toLocaleTimeString", &[("timeStyle", "short")]);
        words.unwrap_or_else(|| [two(at.hour()), two(at.minute())].join(":"))
    }
}

/// The days from the first of the year 1 to the first of 1970, as `num_days_from_ce` counts them.
const DAYS_BEFORE_1970: f64 = 719_163.0;

/// How far the wall clock is ahead of UTC. JavaScript counts how far it is behind; whole minutes in every zone of our time.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and no zone is a day from UTC; a moment checks what it is given"
)]
fn minutes_ahead(now: &Date) -> i16 {
    -now.get_timezone_offset() as i16
}

/// This date as people of today's locale write it.
pub(super) fn today_in_words() -> String {
    BrowserClock.date(BrowserClock.now().local().date(), DateForm::DayMonthYear)
}

/// A moment of UTC in words, as `Intl` writes it: read and written in UTC, so that no change of the clocks moves it. `None` where
/// the browser can write none.
fn in_words(milliseconds: f64, method: &str, fields: &[(&str, &str)]) -> Option<String> {
    let date = JsValue::from(Date::new(&JsValue::from_f64(milliseconds)));
    // Some locales count other years, or in other digits, than what people type here.
    let fixed = [("timeZone", "UTC"), ("calendar", "gregory"), ("numberingSystem", "latn")];
    let fields: Vec<_> =
        fixed.iter().chain(fields).map(|(name, value)| (*name, JsValue::from_str(value))).collect();
    let options = object(&fields);
    // A locale that the browser itself does not know, as some systems set one, is thrown as a RangeError.
    [&locale(), LOCALE].into_iter().find_map(|locale| {
        call(&date, method, &[JsValue::from_str(locale), options.clone()]).ok()?.as_string()
    })
}

const LOCALE: &str = "en-GB";

/// The person's language where the page speaks it, or else the page's.
fn locale() -> String {
    let language = global("navigator")
        .and_then(|navigator| get(&navigator, "language"))
        .and_then(|language| language.as_string());
    language
        .filter(|language| language == "en" || language.starts_with("en-"))
        .unwrap_or_else(|| String::from(LOCALE))
}

fn two(number: u32) -> String {
    format!("{number:02}")
}

fn fields(form: DateForm) -> &'static [(&'static str, &'static str)] {
    match form {
        DateForm::Weekday => &[("weekday", "long")],
        DateForm::ShortWeekday => &[("weekday", "short")],
        DateForm::NarrowWeekday => &[("weekday", "narrow")],
        DateForm::DayMonth => &[("day", "numeric"), ("month", "long")],
        DateForm::ShortDayMonth => &[("day", "numeric"), ("month", "short")],
        DateForm::DayMonthYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        DateForm::WeekdayDayMonth => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
        DateForm::Whole => {
            &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]
        }
        DateForm::Month => &[("month", "long")],
        DateForm::ShortMonth => &[("month", "short")],
        DateForm::MonthYear => &[("month", "long"), ("year", "numeric")],
    }
}
