//! What a night says, and the moving median.

use ldn_diary::diary::Feeling;
use ldn_diary::trends::*;

use super::{blank, fatigue, night, period, score, scored, series, shown};

// rule: trends-missing
#[test]
fn a_night_says_its_worst_score_or_that_it_has_none() {
    let mut entries = scored(0, &[Some(3), None, Some(0), None, Some(5), None]);
    let mut again = blank(1, night(0));
    again.scores.insert(fatigue(), score(7));
    let mut awful = blank(2, night(1));
    awful.feeling = Some(Feeling::Awful);
    let mut awful_too = blank(3, night(4));
    awful_too.feeling = Some(Feeling::Awful);
    let outside = scored(-1, &[Some(9)]);
    entries.extend([again, awful, awful_too, blank(4, night(5))]);
    entries.extend(outside);
    entries.extend(scored(6, &[Some(9)]));
    let nights = Nights::new(&entries, period(0, 5));
    assert_eq!(shown(&nights.series(fatigue())), "7 ! 0 . 5 .");
    assert_eq!(nights.with_entry(), 5);
    assert_eq!(nights.of(night(0)).len(), 2);
    assert!(nights.of(night(6)).is_empty() && nights.of(night(-1)).is_empty());
}

// rule: trends-missing
#[test]
fn the_median_of_seven_nights_has_a_gap_where_fewer_than_four_have_a_score() {
    let (gap, none) = (None, None);
    for (scores, expected) in [
        (vec![Some(4); 3], vec![none; 3]),
        (vec![Some(1), Some(2), Some(3), Some(9)], vec![none, none, none, Some(10)]),
        // Of nights 1 to 7, which hold a gap; the first night is no longer among the last seven.
        (
            vec![Some(10), Some(1), Some(1), gap, Some(1), Some(1), Some(1), Some(2)],
            vec![none, none, none, none, Some(4), Some(4), Some(4), Some(4)],
        ),
        (
            vec![Some(8), Some(8), Some(8), Some(8), gap, gap, gap, gap, Some(2)],
            vec![none, none, none, Some(32), Some(32), Some(32), Some(32), none, none],
        ),
        // It follows a sudden change on the fourth night.
        (
            [[Some(2); 7], [Some(6); 7]].concat(),
            [vec![none; 3], vec![Some(8); 7], vec![Some(24); 4]].concat(),
        ),
    ] {
        let found: Vec<_> = series(&scores).week_medians();
        let found: Vec<_> = found.into_iter().map(|median| median.map(Quarters::number)).collect();
        assert_eq!(found, expected, "{scores:?}");
    }
}

#[test]
fn a_period_is_one_night_or_more_and_no_more_than_a_life() {
    assert_eq!(Period::new(night(1), night(0)), Err(PeriodError::Backwards));
    assert_eq!(Period::new(night(0), night(36_526)), Err(PeriodError::TooLong));
    let longest = Period::new(night(0), night(36_525)).unwrap();
    assert_eq!((longest.count(), longest.nights().count()), (36_526, 36_526));
    let one = period(3, 3);
    assert_eq!((one.count(), one.nights().collect::<Vec<_>>()), (1, vec![night(3)]));
    assert_eq!(
        (one.place(night(2)), one.place(night(3)), one.place(night(4))),
        (None, Some(0), None)
    );
    assert_eq!((one.at(0), one.at(1)), (Some(night(3)), None));
    assert!(one.has(night(3)) && !one.has(night(2)) && !one.has(night(4)));
}

// rule: trends-quantile
#[test]
fn quartiles_are_between_neighbours_in_proportion() {
    for (values, expected) in [
        (vec![], None),
        (vec![7], Some([28, 28, 28, 28, 28])),
        (vec![0, 10], Some([0, 10, 20, 30, 40])),
        (vec![10, 7, 4, 3, 2, 1], Some([4, 9, 14, 25, 40])),
        (vec![3, 1, 2, 5, 4], Some([4, 8, 12, 16, 20])),
    ] {
        let spread = Counts::<11>::of(values.clone()).spread();
        let found = spread.map(|found| {
            [found.least, found.lower, found.median, found.upper, found.most].map(Quarters::number)
        });
        assert_eq!(found, expected, "{values:?}");
    }
    let mut counts = Counts::<11>::of([3, 4, 11, 200]);
    assert_eq!((counts.total(), counts.sum()), (2, 7), "a value beyond the scale is not counted");
    counts.remove(4);
    counts.remove(11);
    assert_eq!((counts.total(), counts.average().map(Hundredths::number)), (1, Some(300)));
    assert_eq!(Counts::<11>::default().average(), None);
}

#[test]
fn hundredths_are_the_nearest_a_half_away_from_zero() {
    for (numerator, denominator, expected) in [
        (1, 3, Some(33)),
        (2, 3, Some(67)),
        (-2, 3, Some(-67)),
        (1, 200, Some(1)),
        (-1, 200, Some(-1)),
        (1, 201, Some(0)),
        (0, 5, Some(0)),
        (1, 0, None),
        (1, -1, None),
    ] {
        let found = Hundredths::nearest(numerator, denominator).map(Hundredths::number);
        assert_eq!(found, expected, "{numerator}/{denominator}");
    }
}

/// What a night shows must not depend on how far back is looked.
#[test]
fn a_night_has_one_median_whatever_the_period() {
    let scores: Vec<Option<u8>> =
        (0..40_u8).map(|day| (day % 9 != 4).then_some(day % 11 * 7 % 11)).collect();
    let entries = scored(0, &scores);
    let medians = |from| {
        let nights = Nights::new(&entries, period(from, 39));
        nights.series(fatigue()).week_medians()
    };
    let all = medians(0);
    for from in 1..40_u8 {
        let later = medians(from.into());
        assert_eq!(later.as_slice(), all.get(usize::from(from)..).unwrap(), "from {from}");
    }
}
