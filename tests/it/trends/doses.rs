//! What became of the doses that were due.

use ldn_diary::diary::{DoseRecord, Entry, Moment};
use ldn_diary::trends::*;

use super::spans::dated;
use super::{blank, minutes, night, period};
use crate::help::mg;

pub(super) fn taken(at: Moment) -> DoseRecord {
    DoseRecord::Taken { dose: mg("1.5"), draw: None, bottle: None, at }
}

const MISSED: DoseRecord = DoseRecord::Missed { due: None };
const HELD: DoseRecord = DoseRecord::Held { due: None, why: None };

fn entry(id: u64, doses: Vec<DoseRecord>) -> Entry {
    Entry { doses, ..blank(id, night(0)) }
}

// rule: trends-doses
#[test]
fn what_was_due_is_taken_missed_held_or_not_recorded() {
    let t = taken(minutes(night(0), 22 * 60));
    for (times, records, expected) in [
        (1, vec![], [0, 0, 0, 1, 0]),
        (1, vec![t], [1, 0, 0, 0, 0]),
        (1, vec![MISSED], [0, 1, 0, 0, 0]),
        (1, vec![HELD], [0, 0, 1, 0, 0]),
        (1, vec![t, t], [1, 0, 0, 0, 1]),
        (1, vec![MISSED, t], [1, 0, 0, 0, 0]),
        (1, vec![HELD, MISSED], [0, 1, 0, 0, 0]),
        (2, vec![HELD, t], [1, 0, 1, 0, 0]),
        (2, vec![t], [1, 0, 0, 1, 0]),
        (2, vec![HELD, MISSED, t], [1, 1, 0, 0, 0]),
        (0, vec![t, MISSED], [0, 0, 0, 0, 1]),
    ] {
        let clocks = &["08:00", "20:00"][..times];
        let steps: Vec<_> =
            (times > 0).then(|| dated("1.5", clocks, 0, None)).into_iter().collect();
        let spans = spans(&steps, period(0, 0)).unwrap();
        let together = [entry(1, records.clone())];
        let apart: Vec<_> = (1..).zip(&records).map(|(id, one)| entry(id, vec![*one])).collect();
        for entries in [together.as_slice(), &apart] {
            let found = doses(&Nights::new(entries, period(0, 0)), spans[0]);
            let DoseCount { due, taken, missed, held, not_recorded, beyond } = found;
            let due_times = u32::try_from(times).unwrap();
            assert_eq!([taken, missed, held, not_recorded, beyond], expected, "{records:?}");
            assert_eq!((due, taken + missed + held + not_recorded), (due_times, due_times));
        }
    }
}
