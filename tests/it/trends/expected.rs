//! Against `NumPy`, `SciPy` and worked examples that were published. Their numbers are data, made once by `expected.py` beside it.

use std::collections::BTreeMap;

use ldn_diary::diary::Score;
use ldn_diary::trends::*;

use super::{score, series};

/// Numbers by their name.
type Numbers = BTreeMap<&'static str, &'static str>;

/// The nights before, the nights now, and what is expected of them.
type Case = (Vec<Option<u8>>, Vec<Option<u8>>, Numbers);

const EXPECTED: &str = include_str!("expected.txt");

/// A line as its first two words and its numbers by name.
fn lines() -> impl Iterator<Item = (&'static str, &'static str, Numbers)> {
    EXPECTED.lines().map(|line| {
        let mut words = line.split(' ');
        let [first, second] = [words.next().unwrap(), words.next().unwrap()];
        (first, second, words.filter_map(|word| word.split_once('=')).collect())
    })
}

fn nights(text: &str) -> Vec<Option<u8>> {
    text.split(',').map(|score| score.parse().ok()).collect()
}

fn scores(nights: &[Option<u8>]) -> Vec<Score> {
    nights.iter().filter_map(|number| number.map(score)).collect()
}

fn counts(scores: &[Score]) -> Counts<11> {
    Counts::of(scores.iter().map(|score| score.number()))
}

/// A number with nine decimals, in billionths.
fn billionths(text: &str) -> i64 {
    let (whole, decimals) = text.split_once('.').unwrap();
    assert_eq!(decimals.len(), 9, "{text}");
    format!("{whole}{decimals}").parse().unwrap()
}

/// Within half a hundredth, and what the text itself is rounded by.
fn nearest(found: Hundredths, expected: &str) {
    let off = (found.number() * 10_000_000 - billionths(expected)).abs();
    assert!(off <= 5_000_001, "{found:?} for {expected}");
}

/// Outside of what is expected, by no more than this many billionths.
fn outwards([low, high]: [Hundredths; 2], [from, to]: [&str; 2], most: i64) {
    let below = billionths(from) - low.number() * 10_000_000;
    let above = high.number() * 10_000_000 - billionths(to);
    for (off, what) in [(below, from), (above, to)] {
        assert!(
            (-1..=most).contains(&off),
            "{low:?} to {high:?} for {from} to {to}: {what} by {off}"
        );
    }
}

fn cases() -> impl Iterator<Item = Case> {
    let cases = lines().filter(|(first, _, _)| *first != "poisson");
    cases.map(|(before, now, expected)| (nights(before), nights(now), expected))
}

// rule: trends-quantile
#[test]
fn quantiles_and_averages_are_those_of_numpy() {
    let mut seen = 0;
    for (before, now, expected) in cases() {
        for (name, of) in [("before", &before), ("now", &now)] {
            let spread = counts(&scores(of)).spread().unwrap();
            let found = [spread.least, spread.lower, spread.median, spread.upper, spread.most];
            for (quarter, found) in found.into_iter().enumerate() {
                let expected = expected[format!("{name}_q{quarter}").as_str()];
                assert_eq!(i64::from(found.number()) * 250_000_000, billionths(expected), "{of:?}");
                seen += 1;
            }
        }
        nearest(counts(&scores(&now)).average().unwrap(), expected["average"]);
    }
    assert_eq!(seen, 53 * 10);
}

// rule: trends-quantile
#[test]
fn the_moving_median_is_that_of_numpy() {
    for (_, now, expected) in cases() {
        let medians: Vec<&str> = expected["medians"].split(',').collect();
        let found = series(&now).week_medians();
        assert_eq!(found.len(), medians.len());
        for (found, expected) in found.into_iter().zip(medians) {
            let halves = expected.strip_suffix(".5").map_or((expected, 0), |whole| (whole, 2));
            let quarters = halves.0.parse::<u16>().ok().map(|whole| whole * 4 + halves.1);
            assert_eq!(found.map(Quarters::number), quarters);
        }
    }
}

// rule: trends-range
#[test]
fn changes_and_their_ranges_are_those_of_scipy() {
    let mut without = 0;
    for (before, now, expected) in cases() {
        let shift = shift(&scores(&before), &scores(&now)).unwrap();
        nearest(shift.points, expected["points"]);
        match (shift.range, expected.get("low")) {
            (Some(range), Some(low)) => outwards(range, [low, expected["high"]], 20_000_000),
            (None, None) => without += 1,
            other => panic!("{other:?} for {before:?} and {now:?}"),
        }
    }
    assert_eq!(without, 2, "where no score differs from another there is no range");
}

// rule: trends-pairs
#[test]
fn pairs_are_the_u_of_mann_and_whitney() {
    for (before, now, expected) in cases() {
        let (before, now) = (scores(&before), scores(&now));
        let pairs = Pairs::of(&before, &now);
        let all = u64::try_from(before.len() * now.len()).unwrap();
        assert_eq!(pairs.lower + pairs.same + pairs.higher, all);
        nearest(non_overlap(pairs), expected["overlap"]);
        assert_eq!(
            Pairs::of(&now, &before),
            Pairs { lower: pairs.higher, higher: pairs.lower, ..pairs }
        );
    }
}

/// The published measure that the counts are checked by: the pairs that are lower, with half of those that are equal, of all.
fn non_overlap(pairs: Pairs) -> Hundredths {
    let [lower, same, higher] =
        [pairs.lower, pairs.same, pairs.higher].map(|some| i64::try_from(some).unwrap());
    Hundredths::nearest(2 * lower + same, 2 * (lower + same + higher)).unwrap()
}

/// Parker and Vannest 2009, their example, each score less one so that the highest is 10: 106 of 110 pairs do not overlap, 0.96.
// rule: trends-pairs
#[test]
fn non_overlap_is_that_of_the_published_example() {
    let of = |numbers: &[u8]| numbers.iter().map(|number| score(*number)).collect::<Vec<_>>();
    let before = of(&[3, 2, 3, 2, 3, 6, 4, 1, 2, 1]);
    let now = of(&[4, 8, 6, 8, 6, 4, 8, 10, 10, 9, 8]);
    // There a higher score is the better one.
    let pairs = Pairs::of(&now, &before);
    assert_eq!(pairs, Pairs { lower: 104, same: 4, higher: 2 });
    assert_eq!(non_overlap(pairs).number(), 96);
    assert_eq!(pairs.percent(), [95, 2]);
}

// rule: trends-years
#[test]
fn rates_have_the_range_of_garwood() {
    let mut seen = 0;
    for (_, events, expected) in lines().filter(|(first, _, _)| *first == "poisson") {
        // 1461 days are four years exactly.
        let rate = rate(events.parse().unwrap(), 1461).unwrap();
        let [low, high] = rate.range.unwrap().map(|bound| Hundredths::number(bound) * 40_000_000);
        let [from, to] = [expected["low"], expected["high"]].map(billionths);
        // The ends are rounded twice: in the table by a hundredth of an event, and here by one of a rate.
        assert!(low <= from && from < low + 51_000_000, "{events}: {low} {from}");
        assert!(to <= high && high < to + 51_000_000, "{events}: {high} {to}");
        seen += 1;
    }
    assert_eq!(seen, 31);
    assert_eq!(rate(31, 1461).unwrap().range, None);
}

/// The documentation of the R package statpsych, `ci.poisson(.05, 23, 5.25)`: 4.38, 2.78 to 6.57.
// rule: trends-years
#[test]
fn a_rate_is_that_of_the_published_example() {
    let found = rate(23, 1918).unwrap();
    assert_eq!(found.per_year.number(), 438);
    assert_eq!(found.range.unwrap().map(Hundredths::number), [277, 658]);
}
