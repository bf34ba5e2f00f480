//! The browser's clock: its zone, its source of chance, and dates and times in the words of several locales.

use ldn_diary::browser::BrowserClock;
use ldn_diary::diary::{NaiveDate, NaiveDateTime};
use ldn_diary::ui::port::{Clock, DateForm};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::js;

/// Asks with the browser set to this language, as a piece of JavaScript.
fn in_locale<T>(language: &str, ask: impl FnOnce() -> T) -> T {
    js(&format!(
        "Object.defineProperty(navigator, 'language', {{ configurable: true, value: {language} }})"
    ));
    let answer = ask();
    js("delete navigator.language");
    answer
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    day(2026, 3, 29).and_hms_opt(hour, minute, 0).expect("a time")
}

/// A date in words, without the commas and kinds of spaces in which versions of the browsers' tables differ.
fn words(language: &str, date: NaiveDate, form: DateForm) -> String {
    in_locale(language, || BrowserClock.date(date, form)).replace([',', '\u{202f}', '\u{a0}'], "")
}

#[wasm_bindgen_test]
fn a_date_is_written_as_people_of_the_locale_write_it() {
    let date = day(2026, 11, 24);
    for (form, british, american) in [
        (DateForm::Weekday, "Tuesday", "Tuesday"),
        (DateForm::ShortWeekday, "Tue", "Tue"),
        (DateForm::NarrowWeekday, "T", "T"),
        (DateForm::DayMonth, "24 November", "November 24"),
        (DateForm::ShortDayMonth, "24 Nov", "Nov 24"),
        (DateForm::DayMonthYear, "24 November 2026", "November 24 2026"),
        (DateForm::WeekdayDayMonth, "Tuesday 24 November", "Tuesday November 24"),
        (DateForm::Whole, "Tuesday 24 November 2026", "Tuesday November 24 2026"),
        (DateForm::MonthYear, "November 2026", "November 2026"),
    ] {
        assert_eq!(words("'en-GB'", date, form), british);
        assert_eq!(words("'en-US'", date, form), american);
    }
}

#[wasm_bindgen_test]
fn a_locale_that_the_page_does_not_speak_or_the_browser_does_not_know_is_the_pages() {
    for language in ["'de-DE'", "'en-US@posix'", "'en-'", "'enq'", "undefined", "null", "7", "''"] {
        let written = words(language, day(2026, 11, 24), DateForm::DayMonthYear);
        assert_eq!(written, "24 November 2026", "{language}");
        assert_eq!(in_locale(language, || BrowserClock.time(at(22, 10))), "22:10", "{language}");
    }
}

#[wasm_bindgen_test]
fn a_browser_that_writes_no_dates_leaves_plain_ones() {
    js(r"
        for (const name of ['toLocaleDateString', 'toLocaleTimeString']) {
            window[name] = Date.prototype[name];
            Date.prototype[name] = () => { throw new RangeError('no'); };
        }");
    let written =
        (BrowserClock.date(day(2026, 3, 4), DateForm::Whole), BrowserClock.time(at(7, 5)));
    js(
        "for (const name of ['toLocaleDateString', 'toLocaleTimeString']) Date.prototype[name] = window[name]",
    );
    assert_eq!(written, ("2026-03-04".to_owned(), "07:05".to_owned()));
}

#[wasm_bindgen_test]
fn years_and_digits_are_the_same_everywhere() {
    for language in
        ["'en-TH'", "'en-SA'", "'en-IR'", "'en-u-ca-buddhist-nu-thai'", "'en-u-nu-arab'"]
    {
        let written = words(language, day(2026, 11, 24), DateForm::DayMonthYear);
        assert!(written.contains("24") && written.contains("November"), "{language}: {written}");
        assert!(written.contains("2026"), "{language}: {written}");
        let time = in_locale(language, || BrowserClock.time(at(10, 5)));
        assert!(time.contains("10") && time.contains("05"), "{language}: {time}");
    }
}

#[wasm_bindgen_test]
fn the_first_the_last_and_the_odd_days_are_themselves() {
    for (date, written) in [
        (day(1, 1, 1), "1 January 1"),
        (day(4, 2, 29), "29 February 4"),
        (day(99, 12, 31), "31 December 99"),
        (day(1900, 1, 1), "1 January 1900"),
        (day(1969, 12, 31), "31 December 1969"),
        (day(2000, 2, 29), "29 February 2000"),
        // The clocks change on these days, in London and in places where midnight itself is left out.
        (day(2026, 3, 29), "29 March 2026"),
        (day(2018, 11, 4), "4 November 2018"),
        (day(9999, 12, 31), "31 December 9999"),
        (day(10_000, 1, 1), "1 January 10000"),
        (day(262_142, 12, 31), "31 December 262142"),
    ] {
        assert_eq!(words("'en-GB'", date, DateForm::DayMonthYear), written);
    }
}

#[wasm_bindgen_test]
fn every_minute_of_the_day_is_written_even_one_that_a_change_of_clocks_leaves_out() {
    for minute in 0..24 * 60 {
        let (hour, minute) = (minute / 60, minute % 60);
        let written = in_locale("'en-GB'", || BrowserClock.time(at(hour, minute)));
        assert_eq!(written, format!("{hour:02}:{minute:02}"));
    }
}

#[wasm_bindgen_test]
fn a_locale_of_twelve_hours_says_which_half() {
    for (hour, minute, written) in [
        (0, 5, "12:05 AM"),
        (9, 0, "9:00 AM"),
        (21, 15, "9:15 PM"),
        (12, 0, "12:00 PM"),
        (22, 10, "10:10 PM"),
    ] {
        let time = in_locale("'en-US'", || BrowserClock.time(at(hour, minute)));
        assert_eq!(time.replace(['\u{202f}', '\u{a0}'], " "), written);
    }
}

/// Sets the page's clock: its wall clock in local fields, and how many minutes it is behind UTC as JavaScript counts them.
fn with_clock<T>(local: &str, behind: &str, ask: impl FnOnce() -> T) -> T {
    js(&format!(
        r"
        window.RealDate = Date;
        window.Date = class extends RealDate {{
            constructor(...words) {{ words.length ? super(...words) : super('{local}'); }}
            getTimezoneOffset() {{ return {behind}; }}
        }}"
    ));
    let answer = ask();
    js("window.Date = window.RealDate");
    answer
}

#[wasm_bindgen_test]
fn the_wall_clock_is_local_and_its_offset_is_ahead_of_utc() {
    for (behind, ahead) in [
        ("0", 0),
        ("-0", 0),
        ("-60", 60),
        ("300", -300),
        // India, Nepal, Newfoundland, the Chatham Islands in summer, Kiribati, the Marquesas.
        ("-330", 330),
        ("-345", 345),
        ("210", -210),
        ("-825", 825),
        ("-840", 840),
        ("570", -570),
    ] {
        let now = with_clock("2026-11-24T22:10:59.999", behind, || BrowserClock.now());
        assert_eq!(now.local(), day(2026, 11, 24).and_hms_opt(22, 10, 0).expect("a time"));
        assert_eq!(now.offset(), ahead, "{behind}");
    }
}

#[wasm_bindgen_test]
fn a_clock_that_is_out_of_its_mind_shows_the_first_moment_and_never_panics() {
    use ldn_diary::diary::Moment;
    for (local, behind) in [
        ("no date at all", "0"),
        ("-000044-03-15T12:00", "0"),
        ("+200000-01-01T12:00", "0"),
        ("2026-11-24T22:10", "1e9"),
        ("1899-12-31T23:59", "0"),
    ] {
        assert_eq!(with_clock(local, behind, || BrowserClock.now()), Moment::FIRST, "{local}");
    }
    let nan = with_clock("2026-11-24T22:10", "NaN", || BrowserClock.now());
    assert_eq!(nan.offset(), 0, "the date is worth more than the offset");
}

#[wasm_bindgen_test]
fn the_real_clock_agrees_with_intl_in_the_zone_of_the_device() {
    let before = js("Date.now()").as_f64().expect("a time");
    let now = BrowserClock.now();
    let shown = format!("{:?}", now.local()).replace('T', " ");
    let shown = shown.get(..16).expect("a date and a time").to_owned();
    let said = js(&format!(
        "new Intl.DateTimeFormat('sv-SE', {{ dateStyle: 'short', timeStyle: 'short' }}).format({before})"
    ));
    let after =
        js("new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format()");
    let said = [said.as_string(), after.as_string()];
    assert!(said.contains(&Some(shown.clone())), "{shown} is not in {said:?}");
    #[expect(clippy::cast_possible_truncation, reason = "minutes since 1970")]
    let minutes = (before / 60_000.0).floor() as i64;
    assert!((minutes..=minutes + 1).contains(&now.instant()), "{} minutes", now.instant());
}

#[wasm_bindgen_test]
fn numbers_by_chance_differ_and_are_in_range_and_without_a_source_there_is_none() {
    let numbers: std::collections::BTreeSet<_> =
        (0..1000).map(|_| BrowserClock.random().expect("a source of chance")).collect();
    assert_eq!(numbers.len(), 1000);
    assert!(numbers.iter().all(|number| (1..1 << 53).contains(number)));
    assert!(numbers.iter().any(|number| *number > 1 << 52), "the highest bit is used");
    js("window.real_crypto = Object.getOwnPropertyDescriptor(window, 'crypto')");
    for none in ["undefined", "{}", "{ getRandomValues() { throw new Error('no') } }"] {
        js(&format!(
            "Object.defineProperty(window, 'crypto', {{ configurable: true, value: {none} }})"
        ));
        let random = BrowserClock.random();
        js("Object.defineProperty(window, 'crypto', window.real_crypto)");
        assert_eq!(random, None, "{none}");
    }
}
