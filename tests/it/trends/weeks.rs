//! Side effects by the weeks of a step.

use ldn_diary::diary::{Feeling, Id, QuarterHours, Severity, SideEffect};
use ldn_diary::trends::*;

use super::spans::dated;
use super::{blank, night, period, scored};

// rule: trends-weeks
#[test]
fn weeks_count_from_the_step_and_beside_the_check_ins() {
    let dreams = Id::of(SideEffect::VividDreams);
    let mut entries = scored(8, &[Some(3), Some(4), None, Some(2)]);
    entries[0].side_effects.insert(dreams, Severity::Mild);
    // Two entries of one night: the worse counts, once.
    let mut worse = blank(1, night(8));
    worse.side_effects.insert(dreams, Severity::Severe);
    // Another side effect is a check-in without this one.
    let mut other = blank(2, night(10));
    other.side_effects.insert(Id::of(SideEffect::Nausea), Severity::Moderate);
    // Sleep alone is a check-in; the word awful alone is none.
    let mut slept = blank(3, night(15));
    slept.sleep.hours = QuarterHours::new(28).ok();
    let mut awful = blank(4, night(16));
    awful.feeling = Some(Feeling::Awful);
    let mut moderate = blank(5, night(17));
    moderate.side_effects.insert(dreams, Severity::Moderate);
    entries.extend([worse, other, slept, awful, moderate]);
    let steps = [dated("0.5", &["22:00"], 8, Some(16)), dated("1", &["22:00"], 17, None)];
    let week = |nights, told, [mild, moderate, severe]: [u8; 3]| Week {
        nights,
        told,
        mild,
        moderate,
        severe,
    };
    let all = Nights::new(&entries, period(0, 18));
    let of = |nights: &Nights<'_>, place: usize| {
        let spans = spans(&steps, nights.period()).unwrap();
        side_effect_weeks(nights, spans[place], dreams)
    };
    assert_eq!(of(&all, 0), [week(7, 0, [0; 3]), week(1, 0, [0; 3])], "before the plan");
    assert_eq!(of(&all, 1), [week(7, 4, [0, 0, 1]), week(2, 1, [0; 3])]);
    assert_eq!(of(&all, 2), [week(2, 1, [0, 1, 0])]);
    assert_eq!(of(&all, 2)[0].there(), 1);
    // A period that begins in the second week of the step has nothing of the first.
    let later = Nights::new(&entries, period(16, 18));
    assert_eq!(of(&later, 0), [week(0, 0, [0; 3]), week(1, 0, [0; 3])]);
}
