//! The plan room through its public door, and short ways to say what is in it.

mod card;
mod change;
mod due;
mod forecast;
pub(crate) mod laws;
mod limits;
mod mass;
mod month;
mod preset;
mod private;
mod record;
mod supply;
mod unrecorded;

use ldn_diary::diary::{NaiveDate, NaiveDateTime, NaiveTime};
use ldn_diary::plan::{
    Bottle, BottleId, DatedStep, Discard, DiscardSource, Length, Note, Opioids, Origin, Plan,
    PlanError, Reason, Step, Times, When, Why,
};

use crate::help::{mg, mg_per_ml, ml};

/// The date that this is, such as "2026-11-23".
pub(crate) fn date(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// The time on a wall clock that this is, such as "22:00:00".
pub(crate) fn time(iso: &str) -> NaiveTime {
    iso.parse().unwrap()
}

/// The date and time on a wall clock that this is, such as "2026-11-23T22:04:00".
fn clock(iso: &str) -> NaiveDateTime {
    iso.parse().unwrap()
}

/// The usual end of a day.
fn four() -> NaiveTime {
    time("04:00:00")
}

pub(crate) fn times(clocks: &[&str]) -> Times {
    Times::new(&clocks.iter().map(|clock| time(&format!("{clock}:00"))).collect::<Vec<_>>())
        .unwrap()
}

/// A step of one dose a night at ten in the evening; of no days it is open.
pub(crate) fn step(dose: &str, days: u16) -> Step {
    let length = if days == 0 { Length::Open } else { Length::Days(days) };
    Step::new(mg(dose), times(&["22:00"]), length).unwrap()
}

/// A change that is made on the night on which it begins.
pub(crate) fn on(iso: &str) -> When {
    When { made: date(iso), from: date(iso) }
}

fn why(reason: Reason) -> Why {
    Why { reason, note: Note::default() }
}

pub(crate) fn advised() -> Why {
    why(Reason::Advised)
}

/// A plan that starts with these steps.
pub(crate) fn plan(from: &str, steps: &[Step]) -> Plan {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on(from), advised(), steps.to_vec()).unwrap();
    plan
}

/// Steps as a table shows them: dose in mg, first and last night.
fn shown(steps: &[DatedStep]) -> Vec<String> {
    let until = |step: &DatedStep| step.until.map_or("open".to_owned(), |until| until.to_string());
    let row = |step: &DatedStep| {
        let dose = step.dose.in_mg();
        let dose = format!("{}/{}", dose.numerator(), dose.denominator());
        format!("{dose} {} {}", step.from, until(step))
    };
    steps.iter().map(row).collect()
}

/// A bottle that was opened, with its discard-by date where it has one.
fn bottle(id: u32, strength: &str, volume: &str, begun: &str, discard: Option<&str>) -> Bottle {
    Bottle {
        id: BottleId(id),
        origin: Origin::Bought,
        strength: mg_per_ml(strength),
        volume: ml(volume),
        begun: Some(date(begun)),
        discard: discard.map(|by| Discard { by: date(by), source: DiscardSource::Label }),
    }
}

/// What is refused changes nothing.
fn refused(
    plan: &mut Plan,
    change: impl FnOnce(&mut Plan) -> Result<(), PlanError>,
    error: PlanError,
) {
    let before = plan.clone();
    assert_eq!(change(plan), Err(error));
    assert_eq!(*plan, before);
}
