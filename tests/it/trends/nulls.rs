//! How often the method is wrong, on diaries in which it is known what changed: it must claim no more than it says it does.

use ldn_diary::diary::{Id, Night, Symptom};
use ldn_diary::trends::*;

use crate::planted::planted;

/// The change of a symptom with the last step of a diary.
fn last_change(seed: u64, nights: u64, symptom: Symptom) -> Shift {
    let last = Night::ymd(2026, 11, 23).unwrap();
    let planted = planted(seed, last, nights);
    let period = Period::up_to(last, u32::try_from(nights).unwrap());
    let spans = spans(&planted.book.plan().steps(), period).unwrap();
    let series = Nights::new(&planted.entries, period).series(Id::of(symptom));
    match step_stats(&series, &spans).last().unwrap().change {
        Change::Since { shift, .. } => shift,
        other @ (Change::NothingBefore | Change::TooFew) => panic!("{other:?}"),
    }
}

fn misses(shift: Shift, hundredths: i64) -> bool {
    let [low, high] = shift.range.unwrap().map(Hundredths::number);
    hundredths < low || high < hundredths
}

// rule: trends-range
#[test]
fn of_two_hundred_symptoms_that_never_changed_at_most_one_in_twenty_seems_to_have() {
    for nights in [98, 147, 364] {
        let claims = (0..200)
            .filter(|seed| misses(last_change(*seed, nights, Symptom::Stiffness), 0))
            .count();
        assert!(claims <= 10, "{claims} of 200 over {nights} nights");
    }
}

/// 2 points lower is what is planted.
#[test]
fn a_change_that_was_planted_is_nearly_always_within_the_range_and_seen() {
    for nights in [147, 364] {
        let shifts = (0..200).map(|seed| last_change(seed, nights, Symptom::Fatigue));
        let shifts: Vec<Shift> = shifts.collect();
        let outside = shifts.iter().filter(|shift| misses(**shift, -200)).count();
        let seen = shifts.iter().filter(|shift| misses(**shift, 0)).count();
        assert!(outside <= 12, "{outside} of 200 ranges miss it over {nights} nights");
        assert!(seen >= 190, "seen {seen} times of 200 over {nights} nights");
    }
}
