//! Nothing that a person wrote beside a change comes out of `Debug`.

use ldn_diary::plan::{Note, Reason, Why};

use super::{on, plan, step};

// rule: plan-private
#[test]
fn debug_shows_no_text_of_the_plan() {
    let why = || Why { reason: Reason::Other, note: Note::new("Zebra").unwrap() };
    let mut plan = plan("2026-11-01", &[step("1.5", 0)]);
    plan.hold(on("2026-11-02"), why(), None).unwrap();
    for text in [format!("{plan:?}"), format!("{plan:#?}")] {
        assert!(!text.contains("Zebra") && text.contains("Note(5 characters)"), "{text}");
    }
}
