//! Relapse records: days since the one before, and what is refused.

use ldn_diary::diary::{Answer, DiaryError, NewOrWorse, Note, Relapse, RelapseId, Side};

use super::{date, moment};

pub(super) fn relapse(id: u64, start: &str) -> Relapse {
    Relapse {
        id: RelapseId::new(id).unwrap(),
        revision: 1,
        written: moment("2026-11-23T22:00:00"),
        start: date(start),
        end: None,
        kind: NewOrWorse::New,
        place: Note::default(),
        side: Side::Right,
        over_24_h: Answer::Yes,
        heat: Answer::No,
        fever: Answer::No,
        infection: Answer::Unsure,
        confirmed: None,
        note: Note::default(),
    }
}

// rule: diary-relapse
#[test]
fn days_are_counted_from_start_to_start() {
    let mut long = relapse(2, "2026-08-03");
    long.end = Some(date("2026-09-01"));
    let all = [relapse(3, "2026-09-02"), relapse(1, "2024-02-28"), long, relapse(4, "2026-09-02")];
    for (id, start, days) in [
        (9, "2026-10-02", Some(30)),
        (9, "2026-10-01", Some(29)),
        (9, "2026-08-03", Some(0)),
        (9, "2024-03-01", Some(2)),
        (9, "2024-02-27", None),
        (3, "2026-09-02", Some(0)),
        (2, "2026-08-03", Some(887)),
        (1, "2024-02-28", None),
    ] {
        assert_eq!(relapse(id, start).days_since_previous(&all), days, "{id} {start}");
    }
    assert_eq!(relapse(1, "2026-09-02").days_since_previous(&[]), None);
}

// rule: diary-limits
#[test]
fn a_relapse_is_checked_before_it_is_kept() {
    let kept = relapse(1, "2026-09-02");
    assert_eq!(kept.clone().checked(), Ok(kept.clone()));
    let with = |change: fn(&mut Relapse)| {
        let mut changed = kept.clone();
        change(&mut changed);
        changed.checked().map(|_| ())
    };
    assert_eq!(with(|relapse| relapse.end = Some(date("2026-09-02"))), Ok(()));
    assert_eq!(
        with(|relapse| relapse.end = Some(date("2026-09-01"))),
        Err(DiaryError::EndBeforeStart)
    );
    assert_eq!(with(|relapse| relapse.start = date("1899-12-31")), Err(DiaryError::Date));
    assert_eq!(with(|relapse| relapse.end = Some(date("+10000-01-01"))), Err(DiaryError::Date));
    assert_eq!(with(|relapse| relapse.confirmed = Some(date("1899-12-31"))), Err(DiaryError::Date));
    assert_eq!(with(|relapse| relapse.revision = 0), Err(DiaryError::Revision));
}
