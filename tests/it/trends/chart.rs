//! Where things stand on a chart.

use ldn_diary::diary::Night;
use ldn_diary::trends::*;

use super::spans::dated;
use super::{night, period, series};

const SCORES: ScoreAxis = ScoreAxis { top: 100, height: 400 };

fn dates(period: Period) -> DateAxis {
    DateAxis { period, left: 50, width: 1000 }
}

// rule: trends-chart
#[test]
fn the_axes_put_things_where_they_are() {
    let axis = dates(period(0, 9));
    for (day, start, middle, end) in [
        (0, 50, 100, 150),
        (4, 450, 500, 550),
        (9, 950, 1000, 1050),
        (-3, 50, 100, 150),
        (12, 950, 1000, 1050),
    ] {
        let night = night(day);
        assert_eq!(
            (axis.start(night), axis.middle(night), axis.end(night)),
            (start, middle, end),
            "{day}"
        );
    }
    for (score, y) in [(0, 500), (5, 300), (10, 100), (3, 380), (11, 100), (255, 100)] {
        assert_eq!(SCORES.of(score), y, "{score}");
    }
    let halves = Counts::<11>::of([6, 7]).median().unwrap();
    assert_eq!(SCORES.y(halves), 240);
}

// rule: trends-chart
#[test]
fn a_line_breaks_at_a_gap_and_dots_are_where_scores_are() {
    let scores = [vec![Some(4); 4], vec![None; 7], vec![Some(0); 5], vec![None; 4]].concat();
    let series = series(&scores);
    let axis = dates(series.period());
    let runs = runs(&series, axis, SCORES);
    let shape: Vec<Vec<(i32, i32)>> =
        runs.iter().map(|run| run.iter().map(|point| (point.x, point.y)).collect()).collect();
    let first = vec![(225, 340), (275, 340), (325, 340), (375, 340)];
    let second = vec![(775, 500), (825, 500), (875, 500), (925, 500)];
    assert_eq!(shape, [first, [second, vec![(975, 500)]].concat()]);
    let dots = dots(&series, axis, SCORES);
    assert_eq!(dots.len(), 9);
    assert_eq!((dots[4].x, dots[4].y), (axis.middle(night(11)), 500));
    assert_eq!(super::series(&[None, None]).week_medians(), [None, None]);
}

// rule: trends-chart
#[test]
fn months_stand_in_the_middle_of_their_nights_and_break_where_one_is_empty() {
    // 28 nights of January 2027 from the 4th on, February, then two nights of March after one without a score.
    let january = [vec![Some(2); 14], vec![Some(3); 14]].concat();
    let march = vec![None, Some(7), Some(8)];
    let of = |february: Option<u8>| {
        let series = series(&[january.clone(), vec![february; 28], march.clone()].concat());
        let axis = DateAxis { period: series.period(), left: 0, width: 590 };
        let runs = month_runs(&series, axis, SCORES);
        runs.iter()
            .map(|run| run.iter().map(|point| (point.x, point.y)).collect())
            .collect::<Vec<Vec<_>>>()
    };
    // 10 a night; 40 a point below 500. A median of 2.5, one of 7.5.
    let (first, last) = ((140, 400), (575, 200));
    assert_eq!(of(Some(10)), [vec![first, (420, 100), last]]);
    assert_eq!(of(None), [vec![first], vec![last]]);
}

// rule: trends-chart
#[test]
fn more_than_two_years_are_drawn_by_the_month() {
    assert!(!by_month(period(0, 730)));
    assert!(by_month(period(0, 731)));
}

// rule: trends-chart
#[test]
fn bands_touch_and_fill_the_axis() {
    let steps = [
        dated("0.5", &["22:00"], 3, Some(5)),
        dated("2", &["22:00"], 6, Some(6)),
        dated("1.5", &["22:00"], 7, None),
    ];
    let axis = dates(period(0, 9));
    let spans = spans(&steps, axis.period).unwrap();
    let band = |place, x, width, level| Band { place, x, width, level };
    let expected =
        [band(0, 50, 300, 0), band(1, 350, 300, 1), band(2, 650, 100, 3), band(3, 750, 300, 2)];
    assert_eq!(bands(&spans, axis), expected);
}

// rule: trends-chart
#[test]
fn ticks_are_the_finest_that_fit() {
    let of = |from: &str, to: &str| {
        let night = |iso: &str| Night::new(iso.parse().unwrap()).unwrap();
        dates(Period::new(night(from), night(to)).unwrap())
    };
    let months = "2026-07-01 2026-08-01 2026-09-01 2026-10-01 2026-11-01";
    for (axis, most, expected) in [
        (of("2026-11-02", "2026-11-29"), 5, "2026-11-08 2026-11-15 2026-11-22 2026-11-29"),
        (of("2026-11-29", "2026-11-29"), 5, "2026-11-29"),
        (of("2026-06-29", "2026-11-23"), 6, months),
        (of("2026-06-29", "2026-11-23"), 3, "2026-07-01 2026-10-01"),
        (of("2026-06-29", "2026-11-23"), 1, "2026-07-01"),
        (
            of("2017-01-02", "2026-11-23"),
            5,
            "2018-01-01 2020-01-01 2022-01-01 2024-01-01 2026-01-01",
        ),
        (of("2026-06-29", "2026-11-23"), 0, ""),
    ] {
        let found = ticks(axis, most);
        let nights: Vec<String> = found.iter().map(|tick| tick.night.to_string()).collect();
        assert_eq!(nights.join(" "), expected);
        assert!(found.iter().all(|tick| tick.x == axis.start(tick.night)));
    }
}
