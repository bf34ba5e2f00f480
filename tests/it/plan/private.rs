//! Nothing that a person wrote beside a change or a dose comes out of `Debug`.

use ldn_diary::plan::{DoseEvent, Note, Outcome, Reason, Why};

use super::{date, four, on, plan, step};

// rule: plan-private
#[test]
fn debug_shows_no_text_of_the_plan() {
    let why = || Why { reason: Reason::Other, note: Note::new("Zebra").unwrap() };
    let mut plan = plan("2026-11-01", &[step("1.5", 0)]);
    plan.hold(on("2026-11-02"), why(), None).unwrap();
    let outcome = Outcome::Held { time: None, why: Some(why()) };
    let events = [DoseEvent { night: date("2026-11-02"), outcome }];
    let doses = plan.doses(date("2026-11-02"), &events, four());
    for text in [format!("{plan:?} {plan:#?}"), format!("{events:?} {doses:?}")] {
        assert!(!text.contains("Zebra") && text.contains("Note(5 characters)"), "{text}");
    }
}
