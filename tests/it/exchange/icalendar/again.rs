//! A calendar that is given one file after another shows what is due by the last one and nothing else.

use std::collections::BTreeMap;

use ::icalendar::{Calendar, Component};
use ldn_diary::diary::{DayBoundary, Days, NaiveDate, NaiveDateTime, Night};
use ldn_diary::exchange::{EventWords, Making, icalendar};
use ldn_diary::plan::{Plan, When};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{GONE, NIGHTS, Read, file, made, minutes_later, read, title, words};
use crate::plan::laws::{any_moves, any_step, make, make_all, night, start};
use crate::plan::{plan, step};

/// A calendar that was given files: of each event the version with the highest sequence, the later of two equal ones.
#[derive(Default)]
pub(super) struct Kept(BTreeMap<String, Read>);

impl Kept {
    pub(super) fn take(&mut self, file: &str) {
        for (uid, event) in read(file) {
            if self.0.get(&uid).is_none_or(|old| old.sequence <= event.sequence) {
                self.0.insert(uid, event);
            }
        }
    }

    /// What it shows in the nights that are looked at, in order.
    pub(super) fn shown(&self) -> Vec<(NaiveDateTime, String)> {
        let end = night(NIGHTS);
        let mut shown = Vec::new();
        for event in self.0.values().filter(|event| event.holds) {
            let days = (0..).map_while(|days| event.first.checked_add_days(Days::new(days)));
            let days = days.take_while(|at| event.last.is_none_or(|last| *at <= last));
            let days = days.take_while(|at| of_night(*at) < end);
            shown.extend(days.map(|at| (at, event.title.clone())));
        }
        shown.sort();
        shown
    }
}

/// The night to which this time belongs.
fn of_night(at: NaiveDateTime) -> NaiveDate {
    Night::at(at, DayBoundary::default()).unwrap().date()
}

/// What is due in the nights that are looked at, in order.
pub(super) fn due(plan: &Plan) -> Vec<(NaiveDateTime, String)> {
    let boundary = DayBoundary::default().time();
    let mut due = Vec::new();
    for night in (0..NIGHTS).map(night) {
        let step = plan.step_on(night);
        due.extend(plan.due(night).iter().map(|dose| {
            let step = step.as_ref().unwrap();
            (dose.wall(boundary), title(step))
        }));
    }
    due.sort();
    due
}

/// What becomes of a change.
#[derive(Clone, Debug)]
enum Turn {
    Stands,
    Undone,
    /// The clock was ahead of this night.
    ClockWasAhead(u64),
}

/// With the revision of the file that the calendar is given before it, and of that after it; none where it is given none.
fn any_turn() -> impl Strategy<Value = ([Option<u64>; 2], Turn)> {
    let turn = prop_oneof![
        1 => Just(Turn::Stands),
        1 => Just(Turn::Undone),
        1 => (0_u64..90).prop_map(Turn::ClockWasAhead),
    ];
    (any::<[Option<u64>; 2]>(), turn)
}

/// A calendar that is given files that were made one after the other.
#[derive(Default)]
struct Files {
    kept: Kept,
    minutes: u64,
}

impl Files {
    /// Makes the file of a plan, a minute after the one before, and gives it to the calendar, which shows what is due by it and
    /// nothing else. Nobody knows the revision: a backup may have been restored.
    fn open(&mut self, plan: &Plan, revision: u64) -> Result<(), TestCaseError> {
        self.minutes += 1;
        let making = Making { revision, ..minutes_later(self.minutes) };
        self.kept.take(&icalendar(plan, making, GONE, words).unwrap());
        prop_assert_eq!(self.kept.shown(), due(plan));
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    // rule: exchange-nights
    // rule: exchange-again
    #[test]
    fn a_calendar_shows_what_is_due_whichever_files_it_was_given(
        steps in vec(any_step(), 1..5), moves in any_moves(), opened in vec(any::<bool>(), 8),
    ) {
        let mut plan = start(steps);
        let mut kept = Kept::default();
        kept.take(&file(&plan));
        prop_assert_eq!(kept.shown(), due(&plan));
        let mut opened = opened.into_iter();
        make_all(&mut plan, &moves, |_, after, _, _| {
            // Not every file is opened, and some are opened twice.
            if opened.next() == Some(true) {
                kept.take(&file(after));
                kept.take(&file(after));
                prop_assert_eq!(kept.shown(), due(after));
            }
            Ok(())
        })?;
        kept.take(&file(&plan));
        prop_assert_eq!(kept.shown(), due(&plan));
        let mut fresh = Kept::default();
        fresh.take(&file(&plan));
        prop_assert_eq!(fresh.shown(), due(&plan), "a calendar that was given this file alone");
    }

    /// A 3 mg alarm went on ringing: the change that had it was undone, and the next file knew nothing of it.
    // rule: exchange-again
    #[test]
    fn a_calendar_loses_what_was_taken_back_whichever_files_it_was_given(
        steps in vec(any_step(), 1..5), moves in any_moves(), turns in vec(any_turn(), 8),
        revision in any::<u64>(),
    ) {
        let mut plan = start(steps);
        let mut files = Files::default();
        files.open(&plan, revision)?;
        let mut today = 0;
        for ((wait, later, change), (revisions, turn)) in moves.iter().zip(turns) {
            today += wait;
            let before = plan.clone();
            let when = When { made: night(today), from: night(today + later) };
            if make(&mut plan, when, change).is_err() {
                continue;
            }
            if let Some(revision) = revisions[0] {
                files.open(&plan, revision)?;
            }
            plan = match turn {
                Turn::Stands => plan,
                Turn::Undone => before,
                Turn::ClockWasAhead(days) => plan.without_later(night(days)),
            };
            if let Some(revision) = revisions[1] {
                files.open(&plan, revision)?;
            }
        }
        files.open(&plan, revision)?;
    }

    // rule: exchange-text
    #[test]
    fn every_title_is_read_back(text in r#"[ -~äöüßéñ→°Ωж日🙂👩‍👩‍👧,;\\:"\n]{0,200}"#) {
        let written = EventWords { title: format!("a{text}b"), note: format!("c{text}d") };
        let plan = plan("2028-01-15", &[step("1.5", 0)]);
        let file = icalendar(&plan, made("2028-01-15T20:00:00"), GONE, |_| written.clone()).unwrap();
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75), "{}", file);
        let calendar: Calendar = file.parse().unwrap();
        let event = calendar.events().next().unwrap();
        prop_assert_eq!(event.get_summary(), Some(written.title.as_str()));
        prop_assert_eq!(event.get_description(), Some(written.note.as_str()));
    }
}
