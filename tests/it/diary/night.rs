//! Nights, the day's end, months and moments: tables that can be checked against a calendar.

use ldn_diary::diary::{DayBoundary, DiaryError, Moment, Month, Night, Timing};

use super::{clock, moment, night};

fn boundary(hours: u16, minutes: u16) -> DayBoundary {
    DayBoundary::new(hours * 60 + minutes).unwrap()
}

// rule: diary-night
#[test]
fn before_the_boundary_it_is_the_night_of_the_date_before() {
    let four = DayBoundary::default();
    for (local, end, belongs) in [
        ("2026-11-23T22:04:00", four, "2026-11-23"),
        ("2026-11-24T00:00:00", four, "2026-11-23"),
        ("2026-11-24T03:59:59", four, "2026-11-23"),
        ("2026-11-24T04:00:00", four, "2026-11-24"),
        ("2026-11-24T23:59:59", four, "2026-11-24"),
        ("2026-11-24T00:00:00", boundary(0, 0), "2026-11-24"),
        ("2026-11-24T00:00:00", boundary(0, 1), "2026-11-23"),
        ("2026-11-24T11:59:00", boundary(12, 0), "2026-11-23"),
        ("2026-11-24T12:00:00", boundary(12, 0), "2026-11-24"),
        ("2024-03-01T01:00:00", four, "2024-02-29"),
        ("2026-03-01T01:00:00", four, "2026-02-28"),
        ("2100-03-01T01:00:00", four, "2100-02-28"),
        ("2027-01-01T01:00:00", four, "2026-12-31"),
        ("1900-01-02T00:00:00", four, "1900-01-01"),
    ] {
        assert_eq!(Night::at(clock(local), end), Ok(night(belongs)), "{local} {end:?}");
    }
}

// rule: diary-limits
#[test]
fn a_night_outside_the_dates_is_an_error() {
    let four = DayBoundary::default();
    assert_eq!(Night::at(clock("1900-01-01T03:59:00"), four), Err(DiaryError::Date));
    assert_eq!(Night::at(clock("+10000-01-01T12:00:00"), four), Err(DiaryError::Date));
    assert_eq!(Night::at(clock("+10000-01-01T03:00:00"), four), Ok(night("9999-12-31")));
    for (year, month, day) in
        [(1899, 12, 31), (10_000, 1, 1), (2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0)]
    {
        assert_eq!(Night::ymd(year, month, day), Err(DiaryError::Date), "{year} {month} {day}");
    }
    assert_eq!(Night::ymd(2024, 2, 29), Ok(night("2024-02-29")));
}

#[test]
fn nights_follow_each_other_and_end_where_dates_do() {
    for (before, after) in
        [("2026-11-30", "2026-12-01"), ("2026-12-31", "2027-01-01"), ("2024-02-28", "2024-02-29")]
    {
        assert_eq!(night(before).next(), Some(night(after)));
        assert_eq!(night(after).previous(), Some(night(before)));
        assert_eq!(night(after).nights_since(night(before)), 1);
        assert_eq!(night(before).nights_since(night(after)), -1);
    }
    assert_eq!(night("1900-01-01").previous(), None);
    assert_eq!(night("9999-12-31").next(), None);
    assert_eq!(night("2026-11-04").to_string(), "2026-11-04");
}

#[test]
fn months_follow_each_other_and_end_where_dates_do() {
    let month = |year, month| Month::new(year, month).unwrap();
    for (before, after) in [
        (month(2026, 11), month(2026, 12)),
        (month(2026, 12), month(2027, 1)),
        (month(2026, 1), month(2026, 2)),
    ] {
        assert_eq!(before.next(), Some(after));
        assert_eq!(after.previous(), Some(before));
        assert!(before < after);
    }
    assert_eq!(month(1900, 1).previous(), None);
    assert_eq!(month(9999, 12).next(), None);
    assert_eq!(month(2026, 4).to_string(), "2026-04");
    assert_eq!(night("2026-04-30").month(), month(2026, 4));
    assert_eq!((month(2026, 4).year(), month(2026, 4).month()), (2026, 4));
    for (year, number) in [(2026, 0), (2026, 13), (1899, 12), (10_000, 1)] {
        assert_eq!(Month::new(year, number), Err(DiaryError::Date), "{year} {number}");
    }
}

#[test]
fn a_month_has_its_nights() {
    for (year, month, nights) in
        [(2026, 11, 30), (2026, 12, 31), (2026, 2, 28), (2024, 2, 29), (2000, 2, 29), (2100, 2, 28)]
    {
        let nights_of: Vec<Night> = Month::new(year, month).unwrap().nights().collect();
        assert_eq!(nights_of.len(), nights, "{year}-{month}");
        assert!(nights_of.windows(2).all(|pair| pair[0].next() == Some(pair[1])));
        assert_eq!(nights_of[0], Night::ymd(year, month, 1).unwrap());
    }
}

#[test]
fn a_moment_is_to_the_minute_and_in_order_of_its_instant() {
    let at = |iso, offset| Moment::new(clock(iso), offset).unwrap();
    let berlin = at("2026-11-24T00:30:59", 60);
    assert_eq!(berlin, at("2026-11-24T00:30:00", 60));
    assert_eq!(berlin.local(), clock("2026-11-24T00:30:00"));
    assert_eq!(berlin.offset(), 60);
    let london = at("2026-11-23T23:30:00", 0);
    assert_eq!(berlin.instant(), london.instant());
    assert_ne!(berlin, london, "another wall clock is another record");
    assert!(at("2026-11-23T23:40:00", 0) > berlin);
    assert!(at("2026-11-23T14:29:00", -540) < berlin);
    assert_eq!(at("1970-01-01T01:00:00", 0).instant(), 60);
    assert_eq!(at("1969-12-31T23:59:30", 0).instant(), -1);
}

// rule: diary-limits
#[test]
fn a_moment_outside_dates_and_offsets_is_an_error() {
    let at = |iso, offset| Moment::new(clock(iso), offset);
    assert_eq!(at("1899-12-31T23:59:00", 0), Err(DiaryError::Date));
    assert_eq!(at("+10000-01-01T00:00:00", 0), Err(DiaryError::Date));
    for offset in [-1081, 1081, i16::MIN, i16::MAX] {
        assert_eq!(at("2026-11-24T00:00:00", offset), Err(DiaryError::Offset), "{offset}");
    }
    assert!(at("2026-11-24T00:00:00", 1080).is_ok() && at("2026-11-24T00:00:00", -1080).is_ok());
}

// rule: diary-later
#[test]
fn what_is_written_after_its_night_is_marked() {
    let four = DayBoundary::default();
    for (written, timing) in [
        ("2026-11-23T22:04:00", Timing::OnTheNight),
        ("2026-11-24T03:59:00", Timing::OnTheNight),
        ("2026-11-24T04:00:00", Timing::Later),
        ("2026-11-25T22:00:00", Timing::Later),
    ] {
        assert_eq!(Timing::of(night("2026-11-23"), moment(written), four), timing, "{written}");
    }
}
