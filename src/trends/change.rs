//! How far the scores of one step lie from those of another, and how sure that is. Owns the method and its limits; must not know of
//! doses, and concludes nothing.
//!
//! # The method
//!
//! The change is the difference of two averages. Its range is that of Ibragimov and Müller: the nights of each step are cut, in
//! their order, into a few groups of neighbours, and the averages of the groups are compared by the two-sample t statistic with unequal
//! variances, whose degrees of freedom are one less than the fewer groups (t-Statistic based correlation and heterogeneity robust
//! inference, Journal of Business & Economic Statistics 2010, 28:453-468; two samples: Inference with few heterogeneous clusters,
//! Review of Economics and Statistics 2016, 98:83-96). Our own choice is how many groups: one for each week of scores, 4 to 8
//! ([`limits`]); and that the range lies around the difference of the plain averages, which anyone can check, and not
//! of the averages of the groups, which hold as many nights as each other or one more.
//!
//! # Why this one
//!
//! One bad night is likely followed by another, so that 28 nights tell less than 28 things. A method that takes them for independent
//! says far too much. Averages of a week depend on each other much less, whatever the dependence is, and it need not be estimated,
//! which from two weeks of scores cannot be done. There is no generator of random numbers, and the range can be checked by hand.
//!
//! We tried it on made-up scores that did not change (0 to 10, standard deviation 1.5, each night like the one before by r), and
//! counted how often a 95 % range holds the truth:
//!
//! | nights | r | this | block bootstrap of averages | of the Hodges-Lehmann shift |
//! |---|---|---|---|---|
//! | 14 and 14 | 0.3 | 97 % | 84 % | 97 % |
//! | 14 and 14 | 0.5 | 96 % | 78 % | 92 % |
//! | 14 and 14 | 0.7 | 90 % | 67 % | 86 % |
//! | 28 and 28 | 0.3 | 97 % | 86 % | 100 % |
//! | 28 and 28 | 0.7 | 95 % | 78 % | 93 % |
//! | 84 and 84 | 0.7 | 93 % | 80 % | 97 % |
//!
//! (2000 pairs of steps for this; circular blocks of √n nights, percentile ranges and 200 pairs for the bootstraps, so that these are
//! some 3 % uncertain. `tests/it/trends/coverage.py` makes the table.) The shift of Hodges and Lehmann does well, but on scores it
//! moves by half or whole points, so that its ranges say 0 to 1 or −1 to 1 and little else.
//!
//! # Its limits
//!
//! - It is about chance from night to night, and about nothing else: not seasons, not the course of the illness, not hope, not heat, not
//!   another medicine. A range without zero in it does not say that the dose did something.
//! - A dependence over many nights makes it too narrow, as the rows with r = 0.7 show; a slow drift most of all.
//! - Of twenty comparisons of what never changed, one range misses zero by chance.
//! - Missing nights are left out. If it was the bad ones that were not written down, all of it is too good.
//! - Scores are ranks more than amounts, see [`Counts::average`]; therefore the pairs are counted as well ([`Pairs`]), which takes no
//!   distance between two scores for granted.

use crate::diary::Score;

use super::series::SCORES;
use super::{Counts, Hundredths, limits};

/// The quantile of Student's t for a 95 % range, in thousandths, rounded up, for 3 to 7 degrees of freedom (NIST/SEMATECH e-Handbook of
/// Statistical Methods, 1.3.6.7.2: 3.182, 2.776, 2.571, 2.447, 2.365).
const T: [(usize, u64); 5] = [(3, 3183), (4, 2777), (5, 2571), (6, 2447), (7, 2365)];

/// How far scores moved, in points. Below zero is lower, which for a symptom is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shift {
    /// The average now less the average before, to the nearest hundredth.
    pub points: Hundredths,
    /// The 95 % range of it, its ends rounded outwards, within −10 to 10; none when in neither step the average of a group differs
    /// from another's by a ten-thousandth, so that the scores tell nothing of chance.
    pub range: Option<[Hundredths; 2]>,
    /// The same without averages.
    pub pairs: Pairs,
}

/// All pairs of one night before and one night now, by what the score now is.
///
/// They use the order of the scores alone. No range is said of them: those that are published take the nights for independent (Parker and
/// Vannest, An improved effect size for single-case research, Behavior Therapy 2009, 40:357-367).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pairs {
    /// Now lower.
    pub lower: u64,
    /// Equal.
    pub same: u64,
    /// Now higher.
    pub higher: u64,
}

impl Pairs {
    /// Every pair counted once, in O(n + m).
    #[must_use]
    pub fn of(before: &[Score], now: &[Score]) -> Self {
        let before = counts(before);
        let mut pairs = Self::default();
        for (value, count) in counts(now).each() {
            for (other, others) in before.each() {
                let more = u64::from(count).saturating_mul(others.into());
                let kind = match value.cmp(&other) {
                    std::cmp::Ordering::Less => &mut pairs.lower,
                    std::cmp::Ordering::Equal => &mut pairs.same,
                    std::cmp::Ordering::Greater => &mut pairs.higher,
                };
                *kind = kind.saturating_add(more);
            }
        }
        pairs
    }

    /// In how many of a hundred pairs it is lower now, and in how many higher, to the nearest; both 0 of no pairs.
    #[must_use]
    pub fn percent(self) -> [u64; 2] {
        let all = self.lower.saturating_add(self.same).saturating_add(self.higher);
        [self.lower, self.higher].map(|some| {
            let rounded = some.saturating_mul(100).saturating_add(all / 2);
            rounded.checked_div(all).unwrap_or(0)
        })
    }
}

/// The change from the scores of one step to those of another, each in the order of their nights; none when either has fewer than
/// [`limits::LEAST_NIGHTS`]: too few to say. The order matters to the range alone. O(n + m).
///
/// The range is worked out in ten-thousandths of a point with every rounding outwards, so that it is never narrower than the exact
/// one, and at most 0.02 of a point wider on each side.
#[must_use]
pub fn shift(before: &[Score], now: &[Score]) -> Option<Shift> {
    if before.len().min(now.len()) < limits::LEAST_NIGHTS {
        return None;
    }
    let points = difference(&counts(before), &counts(now), 1)?;
    let points = Hundredths::nearest(points.0, points.1)?;
    Some(Shift { points, range: range(before, now), pairs: Pairs::of(before, now) })
}

/// Scores in their order, cut into groups of neighbours: one for each week of scores, but [`limits::LEAST_GROUPS`] to
/// [`limits::MOST_GROUPS`]. The first ones hold one more where they cannot be equal. None is empty when there are
/// [`limits::LEAST_NIGHTS`].
#[must_use]
pub fn groups(scores: &[Score]) -> Vec<&[Score]> {
    let weeks = scores.len().checked_div(limits::GROUP_NIGHTS).unwrap_or(0);
    let count = weeks.clamp(limits::LEAST_GROUPS, limits::MOST_GROUPS);
    let size = scores.len().checked_div(count).unwrap_or(0);
    let longer = scores.len().checked_rem(count).unwrap_or(0);
    let mut rest = scores;
    let mut groups = Vec::new();
    for place in 0..count {
        let size = size.saturating_add(usize::from(place < longer));
        let (group, after) = rest.split_at(size.min(rest.len()));
        groups.push(group);
        rest = after;
    }
    groups
}

fn counts(scores: &[Score]) -> Counts<SCORES> {
    Counts::of(scores.iter().map(|score| score.number()))
}

/// So many times the average now less the average before, as numerator and denominator.
fn difference(before: &Counts<SCORES>, now: &Counts<SCORES>, times: i64) -> Option<(i64, i64)> {
    let sum = |counts: &Counts<SCORES>| i64::try_from(counts.sum()).ok();
    let [of_before, of_now] = [before, now].map(|counts| i64::from(counts.total()));
    let now = sum(now)?.saturating_mul(of_before);
    let difference = now.saturating_sub(sum(before)?.saturating_mul(of_now));
    Some((difference.saturating_mul(times), of_before.saturating_mul(of_now)))
}

/// The 95 % range, see the top of this file.
fn range(before: &[Score], now: &[Score]) -> Option<[Hundredths; 2]> {
    let [before_groups, now_groups] = [groups(before), groups(now)];
    let freedom = before_groups.len().min(now_groups.len()).checked_sub(1)?;
    let (_, t) = T.into_iter().find(|(of, _)| *of == freedom)?;
    let [one, other] = [variance(&before_groups)?, variance(&now_groups)?];
    if one.is_zero() && other.is_zero() {
        return None;
    }
    // Two ten-thousandths more than the root: one for its own rounding, one for the rounding of the groups' averages.
    let root = one.plus(other)?.isqrt().saturating_add(2);
    let half = i64::try_from(t.saturating_mul(root).div_ceil(1000)).ok()?;
    let (numerator, denominator) = difference(&counts(before), &counts(now), 10_000)?;
    let middle = numerator.checked_div_euclid(denominator)?;
    let [low, high] = [middle.saturating_sub(half), middle.saturating_add(half).saturating_add(1)];
    let bound = |value: i64| value.clamp(-100_000, 100_000);
    Some([Hundredths::below(bound(low)), Hundredths::above(bound(high))])
}

/// The variance of the average of some groups' averages, in (ten-thousandths of a point)², as numerator and denominator.
#[derive(Clone, Copy)]
struct Variance(u64, u64);

/// With m the averages of q groups: Σ(m − average)² ÷ (q (q − 1)), or Σ(q m − Σm)² ÷ (q³ (q − 1)), which stays whole.
fn variance(groups: &[&[Score]]) -> Option<Variance> {
    let mut averages = Vec::new();
    for group in groups {
        let counts = counts(group);
        let doubled = counts.sum().saturating_mul(20_000).saturating_add(counts.total().into());
        averages.push(doubled.checked_div(u64::from(counts.total()).saturating_mul(2))?);
    }
    let count = u64::try_from(averages.len()).ok()?;
    let sum: u64 = averages.iter().fold(0, |sum, average| sum.saturating_add(*average));
    let square = |average: &u64| {
        let apart = average.saturating_mul(count).abs_diff(sum);
        apart.saturating_mul(apart)
    };
    let squares = averages.iter().map(square).fold(0, u64::saturating_add);
    let denominator = count.saturating_pow(3).saturating_mul(count.saturating_sub(1));
    Some(Variance(squares, denominator))
}

impl Variance {
    const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, rounded down. At most 3.7 × 10¹⁶ on the way: with 8 groups the squares are at most 5.2 × 10¹², the denominators 3584.
    fn plus(self, other: Self) -> Option<u64> {
        let one = self.0.saturating_mul(other.1);
        let other_one = other.0.saturating_mul(self.1);
        one.saturating_add(other_one).checked_div(self.1.saturating_mul(other.1))
    }
}
