//! Relapse records by the years that are counted.

use ldn_diary::diary::{Answer, Moment, NewOrWorse, Night, Note, Relapse, RelapseId, Side};
use ldn_diary::trends::*;

fn relapse(id: u64, iso: &str, confirmed: Option<&str>) -> Relapse {
    Relapse {
        id: RelapseId::new(id).unwrap(),
        revision: 1,
        written: Moment::FIRST,
        start: iso.parse().unwrap(),
        end: None,
        kind: NewOrWorse::New,
        place: Note::default(),
        side: Side::Left,
        over_24_h: Answer::Yes,
        heat: Answer::No,
        fever: Answer::No,
        infection: Answer::No,
        confirmed: confirmed.map(|iso| iso.parse().unwrap()),
        note: Note::default(),
    }
}

// rule: trends-years
#[test]
fn only_what_starts_in_a_counted_day_is_counted() {
    let night = |iso: &str| Night::new(iso.parse().unwrap()).unwrap();
    let records = [
        relapse(1, "2026-06-29", None),
        relapse(2, "2026-06-30", Some("2029-01-01")),
        relapse(3, "2026-12-31", None),
        relapse(4, "2028-02-29", Some("2028-03-05")),
        relapse(5, "2028-03-01", None),
        relapse(6, "2028-03-02", None),
    ];
    let period = Period::new(night("2026-06-30"), night("2028-03-01")).unwrap();
    let year = |year, days, records, confirmed| RelapseYear { year, days, records, confirmed };
    let expected = [year(2026, 185, 2, 1), year(2027, 365, 0, 0), year(2028, 61, 2, 1)];
    assert_eq!(relapse_years(&records, period), expected);
    let mut turned = records.to_vec();
    turned.reverse();
    assert_eq!(relapse_years(&turned, period), expected);
}

// rule: trends-years
#[test]
fn no_rate_is_said_below_a_year() {
    assert_eq!(rate(2, 364), None);
    for (events, days, per_year, range) in [
        (0, 365, 0, Some([0, 370])),
        (1, 1461, 25, Some([0, 140])),
        (3, 731, 150, Some([30, 439])),
        (31, 3652, 310, None),
    ] {
        let found = rate(events, days).unwrap();
        assert_eq!(found.per_year.number(), per_year, "{events} in {days}");
        assert_eq!(
            found.range.map(|range| range.map(Hundredths::number)),
            range,
            "{events} in {days}"
        );
    }
}
