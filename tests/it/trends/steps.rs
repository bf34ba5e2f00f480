//! The scores of each step, and the change from the step before.

use ldn_diary::diary::Feeling;
use ldn_diary::trends::*;

use super::spans::dated;
use super::{blank, fatigue, night, period, score, scored};

/// Scores that go round these numbers.
fn round(numbers: &[u8], count: usize) -> Vec<Option<u8>> {
    numbers.iter().copied().map(Some).cycle().take(count).collect()
}

fn stats(scores: &[Option<u8>], steps: &[(&str, i64, Option<i64>)]) -> Vec<StepStats> {
    let period = period(0, i64::try_from(scores.len()).unwrap() - 1);
    let steps: Vec<_> =
        steps.iter().map(|(dose, from, until)| dated(dose, &["22:00"], *from, *until)).collect();
    let entries = scored(0, scores);
    let spans = spans(&steps, period).unwrap();
    step_stats(&Nights::new(&entries, period).series(fatigue()), &spans)
}

fn since(change: Change) -> (usize, i64) {
    match change {
        Change::Since { place, shift } => (place, shift.points.number()),
        Change::NothingBefore | Change::TooFew => panic!("{change:?}"),
    }
}

// rule: trends-few
#[test]
fn fewer_than_fourteen_scored_nights_are_too_few_to_say() {
    for (before, now, said) in [(14, 14, true), (13, 14, false), (14, 13, false)] {
        let scores = [round(&[6, 8], before), round(&[5, 5, 2], now)].concat();
        let from = i64::try_from(before).unwrap();
        let found = stats(&scores, &[("1.5", from, None)]);
        assert_eq!(matches!(found[1].change, Change::Since { .. }), said, "{before} {now}");
        let first = if before < 14 { Change::TooFew } else { Change::NothingBefore };
        assert_eq!(found[0].change, first);
        let expected = if before < 14 { Change::NothingBefore } else { Change::TooFew };
        assert!(said || found[1].change == expected, "{before} {now}: {:?}", found[1].change);
    }
    let at_least = [score(1), score(2)].repeat(7);
    assert!(shift(&at_least, &at_least).is_some());
    assert_eq!(shift(&at_least, &at_least[1..]), None);
    assert_eq!(shift(&at_least[1..], &at_least), None);
}

// rule: trends-few
#[test]
fn nights_without_a_score_do_not_make_up_for_those_with_one() {
    let mut scores = [round(&[6, 8], 20), round(&[4, 5], 14)].concat();
    scores[25] = None;
    let found = stats(&scores, &[("1.5", 20, None)]);
    assert_eq!((found[1].nights, found[1].scored, found[1].missing()), (14, 13, 1));
    assert_eq!(found[1].change, Change::TooFew);
}

/// The plan of the design: twelve nights on 2 mg are too few, and the step after is set against the one before them.
// rule: trends-few
#[test]
fn a_step_is_set_against_the_last_that_has_enough() {
    let scores =
        [round(&[7], 21), round(&[7, 8], 28), round(&[6], 12), round(&[5, 6], 30)].concat();
    let steps = [("0.5", 21, Some(48)), ("2", 49, Some(60)), ("1.5", 61, None)];
    let found = stats(&scores, &steps);
    assert_eq!(since(found[1].change), (0, 50));
    assert_eq!(found[2].change, Change::TooFew);
    assert_eq!(since(found[3].change), (1, -200));
    assert_eq!(found.iter().map(|step| step.nights).collect::<Vec<_>>(), [21, 28, 12, 30]);
}

// rule: trends-missing
#[test]
fn missing_and_awful_nights_are_counted_and_weigh_nothing() {
    let mut entries = scored(0, &[Some(6), None, Some(8), None, None]);
    let mut awful = blank(1, night(3));
    awful.feeling = Some(Feeling::Awful);
    entries.push(awful);
    let period = period(0, 5);
    let spans = spans(&[], period).unwrap();
    let found = step_stats(&Nights::new(&entries, period).series(fatigue()), &spans)[0];
    assert_eq!((found.nights, found.scored, found.awful, found.missing()), (6, 2, 1, 4));
    assert_eq!(found.average.map(Hundredths::number), Some(700));
    assert_eq!(found.spread.unwrap().least.number(), 24);
    let nothing = step_stats(&Nights::new(&[], period).series(fatigue()), &spans)[0];
    assert_eq!((nothing.scored, nothing.missing()), (0, 6));
    assert_eq!((nothing.average, nothing.spread, nothing.change), (None, None, Change::TooFew));
}

// rule: trends-range
#[test]
fn groups_are_weeks_of_neighbours_four_to_eight() {
    for (nights, sizes) in [
        (14, vec![4, 4, 3, 3]),
        (28, vec![7, 7, 7, 7]),
        (34, vec![9, 9, 8, 8]),
        (35, vec![7; 5]),
        (59, vec![8, 8, 8, 7, 7, 7, 7, 7]),
        (800, vec![100; 8]),
    ] {
        let scores: Vec<_> = (0..=10).cycle().map(score).take(nights).collect();
        let groups = groups(&scores);
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), sizes);
        assert_eq!(groups.concat(), scores);
    }
}

/// By hand: averages of the groups before 6 7 6 7, now 4 4 5 5. Each has a variance of 1/3, that of the average is 1/12, both together
/// 1/6; t for 3 is 3.182, so the half of the range is 3.182 × 0.4082 = 1.299, around −2.
// rule: trends-range
#[test]
fn a_range_is_what_a_hand_calculation_gives() {
    let weeks = |averages: [u8; 4]| averages.map(|average| [score(average); 7]).concat();
    let found = shift(&weeks([6, 7, 6, 7]), &weeks([4, 4, 5, 5])).unwrap();
    assert_eq!(found.points.number(), -200);
    let [low, high] = found.range.unwrap().map(Hundredths::number);
    assert!((-331..=-330).contains(&low) && (-70..=-69).contains(&high), "{low} {high}");
    // When the nights before were all the same, those now still tell of chance: 3.182 × √(1/12) = 0.919, around −1.5.
    let one = shift(&weeks([6; 4]), &weeks([4, 4, 5, 5])).unwrap();
    let [low, high] = one.range.unwrap().map(Hundredths::number);
    assert!((-243..=-242).contains(&low) && (-58..=-57).contains(&high), "{low} {high}");
    let same = shift(&weeks([6; 4]), &weeks([4; 4])).unwrap();
    assert_eq!((same.points.number(), same.range), (-200, None));
}
