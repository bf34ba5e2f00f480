//! A dose of tonight that was due before the next one, or was missed: it is not made up for, and that is said once.

use ldn_diary::diary::DoseRecord;
use ldn_diary::dose::{Exact, Mass};
use ldn_diary::plan::{Length, Opioids, Plan, Reason, Step, Times};
use ldn_diary::store::PlanBook;

use crate::count;
use crate::due::{has, twice_a_day};
use crate::plan::{bottle, date, on, why};
use crate::tonight::{Diary, at, entry};

#[tokio::test]
async fn a_dose_that_was_passed_over_is_not_offered_beside_the_next() {
    let page = |hour, entries| async move {
        let diary = Diary::at("#/tonight", at(24, hour, 10), entries);
        diary.with_plan(PlanBook::new(twice_a_day(), bottle())).page().await
    };
    let morning = page(8, Vec::new()).await;
    assert!(morning.contains("Due at 08:00") && !has(&morning, "passed"), "{morning}");
    assert_eq!(count(&morning, "Do not double"), 1, "beside last night's: {morning}");
    let evening = page(21, Vec::new()).await;
    assert!(evening.contains("Due at 22:00"), "{evening}");
    assert!(has(&evening, "passed") && evening.contains("was due at 08:00"), "{evening}");
    // Last night's doses are not recorded either.
    assert!(has(&evening, "last-open"), "{evening}");
    assert_eq!(count(&evening, "Do not double"), 1, "{evening}");
    assert_eq!(count(&evening, "data-testid=\"taken\""), 1, "{evening}");
    let mut taken = entry(1, 24);
    let (dose, draw) = (Mass::mg(Exact::hundredths(150)), None);
    taken.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 22, 0) });
    let after = page(22, vec![taken]).await;
    assert!(has(&after, "passed") && !has(&after, "taken"), "{after}");
}

/// It stood twice, under the missed dose and under the one that was passed over; and not at all beside the next dose.
#[tokio::test]
async fn not_to_double_is_said_once_of_all_doses_that_were_missed() {
    let clock = |hour| date("2026-11-01").and_hms_opt(hour, 0, 0).expect("a time").time();
    let (dose, draw) = (Mass::mg(Exact::hundredths(150)), None);
    let missed = DoseRecord::Missed { due: Some(clock(8)) };
    let taken = DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 22, 0) };
    for (hours, hour, records) in [
        (&[8][..], 22, &[missed][..]),
        (&[8, 22][..], 21, &[missed][..]),
        (&[8, 14, 22][..], 22, &[missed, taken][..]),
    ] {
        let times: Vec<_> = hours.iter().copied().map(clock).collect();
        let step = Step::new(dose, Times::new(&times).expect("times"), Length::Open);
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        plan.start(on("2026-11-24"), why(Reason::Advised, ""), vec![step.expect("a step")])
            .expect("a plan");
        let mut kept = entry(1, 24);
        kept.doses.extend_from_slice(records);
        let diary = Diary::at("#/tonight", at(24, hour, 10), vec![kept]);
        let page = diary.with_plan(PlanBook::new(plan, bottle())).page().await;
        assert_eq!(count(&page, "Do not double"), 1, "{hours:?}: {page}");
    }
}
