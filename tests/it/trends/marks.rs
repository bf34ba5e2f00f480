//! What stands beside the scores: circumstances, missed doses, and the parts of a period.

use ldn_diary::diary::{Circumstance, DoseRecord};
use ldn_diary::trends::*;
use proptest::prelude::*;

use super::{blank, night, period, scored, series};

/// The nights from the first on; each with heat or an infection, as it is said.
fn told(nights: &[&[Circumstance]]) -> Vec<ldn_diary::diary::Entry> {
    let entry = |(day, named): (i64, &&[Circumstance])| {
        let mut entry = blank(u64::try_from(day).unwrap() + 1, night(day));
        for one in *named {
            entry.circumstances = entry.circumstances.with(*one);
        }
        entry
    };
    (0..).zip(nights).map(entry).collect()
}

// rule: trends-marks
#[test]
fn a_circumstance_runs_as_long_as_nights_in_a_row_name_it() {
    use Circumstance::{Heat, Infection};
    let nights: [&[Circumstance]; 7] =
        [&[], &[Heat], &[Heat, Infection], &[], &[Heat], &[Infection], &[Infection]];
    let mut entries = told(&nights);
    // A night that says nothing at all ends a run as well.
    entries.remove(3);
    let runs = circumstance_runs(&Nights::new(&entries, period(0, 6)));
    let run = |circumstance, from, to| Run { circumstance, nights: period(from, to) };
    let expected = [run(Heat, 1, 2), run(Infection, 2, 2), run(Heat, 4, 4), run(Infection, 5, 6)];
    assert_eq!(runs, expected);
    // The period cuts runs off.
    let runs = circumstance_runs(&Nights::new(&entries, period(2, 5)));
    let expected = [run(Heat, 2, 2), run(Infection, 2, 2), run(Heat, 4, 4), run(Infection, 5, 5)];
    assert_eq!(runs, expected);
}

#[test]
fn only_what_is_recorded_as_missed_is_missed() {
    let mut entries = scored(0, &[Some(1), Some(1), Some(1), Some(1)]);
    entries[1].doses.push(DoseRecord::Missed { due: None });
    entries[2].doses.push(DoseRecord::Held { due: None, why: None });
    entries[3].note = ldn_diary::diary::Note::new("a walk").unwrap();
    assert_eq!(missed_nights(&Nights::new(&entries, period(0, 5))), [night(1)]);
    assert_eq!(noted_nights(&Nights::new(&entries, period(0, 5))), [night(3)]);
}

#[test]
fn a_part_is_as_fine_as_a_table_can_be() {
    for (nights, grain) in [
        (1, Grain::Night),
        (54, Grain::Night),
        (55, Grain::Week),
        (378, Grain::Week),
        (379, Grain::Month),
        (1511, Grain::Month),
        (1512, Grain::Year),
        (3653, Grain::Year),
    ] {
        assert_eq!(Grain::of(period(0, nights - 1)), grain, "{nights}");
    }
    // Weeks end with the period, months with the month.
    let weeks = period(0, 15).parts(Grain::Week);
    assert_eq!(weeks, [period(0, 1), period(2, 8), period(9, 15)]);
    // The first night here is 4 January 2027.
    let months = period(0, 60).parts(Grain::Month);
    assert_eq!(months, [period(0, 27), period(28, 55), period(56, 60)]);
    assert_eq!(period(0, 400).parts(Grain::Year), [period(0, 361), period(362, 400)]);
}

#[test]
fn a_period_of_so_many_nights_ends_with_its_last() {
    assert_eq!(Period::up_to(night(10), 7), period(4, 10));
    assert_eq!(Period::up_to(night(10), 1), period(10, 10));
    assert_eq!(Period::up_to(night(10), 0), period(10, 10));
}

#[test]
fn a_part_tells_where_its_own_scores_lie() {
    let series = series(&[Some(1), Some(9), None, Some(3), Some(4)]);
    let median = |part| series.spread(part).map(|spread| spread.median.number());
    assert_eq!(median(period(0, 1)), Some(20));
    assert_eq!(median(period(2, 4)), Some(14));
    assert_eq!(median(period(2, 2)), None);
}

proptest! {
    // rule: trends-parts
    #[test]
    fn parts_fill_their_period(length in 0_i64..4000, kind in 0_usize..4, start in 0_i64..800) {
        let whole = period(start, start + length);
        let grain = [Grain::Night, Grain::Week, Grain::Month, Grain::Year][kind];
        let parts = whole.parts(grain);
        let nights: Vec<_> = parts.iter().flat_map(|part| part.nights()).collect();
        prop_assert_eq!(nights, whole.nights().collect::<Vec<_>>());
        let most = usize::try_from(limits::MOST_PARTS).unwrap();
        prop_assert!(whole.parts(Grain::of(whole)).len() <= most);
    }
}
