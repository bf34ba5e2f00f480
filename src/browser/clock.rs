//! The browser's clock, its source of chance, and dates in its words.

use js_sys::{Array, Date, Function, Object, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

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
        // Minutes behind UTC, as JavaScript counts, and whole in every zone of our time.
        let offset = format!("{:.0}", -now.get_timezone_offset()).parse().unwrap_or(0);
        local.and_then(|local| Moment::new(local, offset).ok()).unwrap_or(Moment::FIRST)
    }

    fn random(&self) -> Option<u64> {
        let crypto = Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).ok()?;
        let fill: Function =
            Reflect::get(&crypto, &JsValue::from_str("getRandomValues")).ok()?.dyn_into().ok()?;
        let words = Uint32Array::new_with_length(2);
        fill.call1(&crypto, &words).ok()?;
        // 21 bits and 32 bits make the 53 that a number of JavaScript holds.
        let number = u64::from(words.get_index(0) >> 11) << 32 | u64::from(words.get_index(1));
        Some(number.max(1))
    }

    fn date(&self, date: NaiveDate, form: DateForm) -> String {
        let at = Date::new_with_year_month_day(
            u32::try_from(date.year()).unwrap_or(0),
            i32::try_from(date.month0()).unwrap_or(0),
            i32::try_from(date.day()).unwrap_or(1),
        );
        at.set_full_year(u32::try_from(date.year()).unwrap_or(0));
        at.to_locale_date_string(&locale(), &options(fields(form))).into()
    }

    fn time(&self, at: NaiveDateTime) -> String {
        let time = Date::new_0();
        time.set_hours(at.hour());
        time.set_minutes(at.minute());
        let fields = [("hour", "2-digit"), ("minute", "2-digit")];
        let words: Array = Array::of2(&JsValue::from_str(&locale()), &options(&fields));
        let method = Reflect::get(&time, &JsValue::from_str("toLocaleTimeString"));
        method
            .ok()
            .and_then(|method| method.dyn_into::<Function>().ok())
            .and_then(|method| method.apply(&time, &words).ok())
            .and_then(|words| words.as_string())
            .unwrap_or_default()
    }
}

/// The person's language where the page speaks it, or else the page's.
fn locale() -> String {
    let navigator = Reflect::get(&js_sys::global(), &JsValue::from_str("navigator"));
    let language = navigator
        .and_then(|navigator| Reflect::get(&navigator, &JsValue::from_str("language")))
        .ok()
        .and_then(|language| language.as_string());
    language.filter(|language| language.starts_with("en")).unwrap_or_else(|| String::from("en-GB"))
}

fn fields(form: DateForm) -> &'static [(&'static str, &'static str)] {
    match form {
        DateForm::Weekday => &[("weekday", "long")],
        DateForm::ShortWeekday => &[("weekday", "short")],
        DateForm::DayMonth => &[("day", "numeric"), ("month", "long")],
        DateForm::DayMonthYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        DateForm::WeekdayDayMonth => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
        DateForm::Whole => {
            &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]
        }
        DateForm::Month => &[("month", "long")],
        DateForm::MonthYear => &[("month", "long"), ("year", "numeric")],
    }
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in fields {
        // Setting a key of a fresh object cannot fail.
        drop(Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value)));
    }
    options
}
