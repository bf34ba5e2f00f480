//! The steps of a plan as spans of a period.

use ldn_diary::plan::DatedStep;
use ldn_diary::trends::*;

use super::{night, period};
use crate::help::mg;
use crate::plan::times;

/// A step of so many mg at each of these times, from one night to another.
pub(super) fn dated(dose: &str, clocks: &[&str], from: i64, until: Option<i64>) -> DatedStep {
    DatedStep {
        from: night(from).date(),
        until: until.map(|until| night(until).date()),
        dose: mg(dose),
        times: times(clocks),
    }
}

/// Spans as a table shows them: what is planned, and the nights: when it began, from, to.
fn shown(spans: &[Span]) -> Vec<String> {
    let day = |of: ldn_diary::diary::Night| of.nights_since(night(0));
    let row = |span: &Span| {
        let what = match span.phase {
            Phase::Before => "before".to_owned(),
            Phase::Without => "without".to_owned(),
            Phase::Step { dose, a_day, times } => {
                let halves = |mass: ldn_diary::dose::Mass| {
                    mass.times(ldn_diary::dose::Exact::whole(2)).unwrap().in_mg().floor()
                };
                format!("{}/2 x{times}={}/2", halves(dose), halves(a_day))
            }
        };
        format!("{what} {} {} {}", day(span.began), day(span.from), day(span.to))
    };
    spans.iter().map(row).collect()
}

// rule: trends-spans
#[test]
fn every_night_has_its_step_and_a_span_knows_when_it_began() {
    let plan = [
        dated("0.5", &["22:00"], 10, Some(19)),
        dated("1.5", &["22:00"], 20, Some(29)),
        dated("1", &["08:00", "20:00"], 40, Some(49)),
        dated("1.5", &["22:00"], 50, None),
    ];
    for (from, to, expected) in [
        (0, 9, vec!["before 0 0 9"]),
        (0, 10, vec!["before 0 0 9", "1/2 x1=1/2 10 10 10"]),
        (
            5,
            60,
            vec![
                "before 5 5 9",
                "1/2 x1=1/2 10 10 19",
                "3/2 x1=3/2 20 20 29",
                "without 30 30 39",
                "2/2 x2=4/2 40 40 49",
                "3/2 x1=3/2 50 50 60",
            ],
        ),
        (25, 32, vec!["3/2 x1=3/2 20 25 29", "without 30 30 32"]),
        (35, 36, vec!["without 30 35 36"]),
        (400, 400, vec!["3/2 x1=3/2 50 400 400"]),
    ] {
        let found = spans(&plan, period(from, to)).unwrap();
        assert_eq!(shown(&found), expected, "{from} to {to}");
    }
    let all = spans(&plan, period(0, 60)).unwrap();
    assert_eq!(levels(&all), [0, 1, 2, 0, 3, 2]);
    assert_eq!(all.iter().map(|span| span.nights()).sum::<u32>(), 61);
    assert_eq!(shown(&spans(&[], period(1, 3)).unwrap()), ["before 1 1 3"]);
    let over = spans(&plan[..1], period(15, 22)).unwrap();
    assert_eq!(shown(&over), ["1/2 x1=1/2 10 15 19", "without 20 20 22"]);
}
