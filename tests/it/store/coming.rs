//! What another program wrote, taken in: once, twice, undone, with lists of its own; and what of it is refused before anything is kept.

use ldn_diary::diary::{DiaryError, Item, List, Name, Score};
use ldn_diary::store::engine::Size;
use ldn_diary::store::{Choices, EntriesError, FULL, Incoming, Lists};

use super::scenario::TODAY;
use super::*;

fn three() -> Vec<Entry> {
    vec![
        entry(1, "2026-11-10", "one"),
        entry(2, "2026-10-10", "two"),
        entry(3, "2026-11-11", "three"),
    ]
}

fn incoming(entries: Vec<Entry>) -> Incoming {
    Incoming::of_entries(entries, None).unwrap()
}

#[test]
fn entries_come_once_and_after_an_undo_they_come_again() {
    let mut engine = Rig::default().open();
    let (file, choices) = (incoming(three()), Choices::default());
    let before = engine.compare(&file, &choices, date(TODAY)).unwrap();
    assert_eq!((before.records.added, before.changes), (3, true));
    let kept = engine.take(&file, &choices, date(TODAY), unheard()).unwrap();
    let after = engine.compare(&file, &choices, date(TODAY)).unwrap();
    assert_eq!((after.records.same, after.changes, after.units), (3, false, 0));
    engine.undo(kept.undo, date(TODAY), unheard()).unwrap();
    assert_eq!(engine.counts().unwrap().nights, 0);
    let again = engine.compare(&file, &choices, date(TODAY)).unwrap();
    assert_eq!((again.records.added, again.changes), (3, true));
    engine.take(&file, &choices, date(TODAY), unheard()).unwrap();
    assert_eq!(engine.counts().unwrap().nights, 3);
}

#[test]
fn of_two_entries_with_one_number_the_later_stands() {
    let mut engine = Rig::default().open();
    let file = incoming(vec![entry(1, "2026-11-10", "one"), entry(1, "2026-11-10", "two")]);
    engine.take(&file, &Choices::default(), date(TODAY), unheard()).unwrap();
    assert_eq!(engine.entry(month("2026-11"), id(1)).unwrap().note.text(), "two");
}

#[test]
fn the_room_that_it_would_take_is_never_told_too_small() {
    for count in [1, 30, 900] {
        let mut engine = Rig::default().open();
        let nights = (1..=count).map(|number| {
            let day = format!("2026-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
            entry(number, &day, "a note of some length, as people write them")
        });
        let file = incoming(nights.collect());
        let told = engine.compare(&file, &Choices::default(), date(TODAY)).unwrap().units;
        engine.take(&file, &Choices::default(), date(TODAY), unheard()).unwrap();
        let size = engine.size().unwrap();
        let taken: usize =
            size.parts.get(&ldn_diary::store::engine::SizeOf::Months).copied().unwrap();
        assert!(told >= taken && told < taken + 12 * 128, "{count}: {told} for {taken}");
    }
}

#[test]
fn a_room_is_too_full_above_its_share_and_not_at_it() {
    let size = Size { units: 700, limit: 1000, parts: BTreeMap::new() };
    for (more, full) in [(0, false), (FULL, false), (100, false), (101, true), (usize::MAX, true)] {
        assert_eq!(size.is_too_full_with(more), full, "{more}");
    }
}

#[test]
fn a_month_that_no_person_wrote_and_what_may_not_be_kept_are_refused_whole() {
    let on_one_day = |count: u64| (1..=count).map(|number| entry(number, "2026-11-10", ""));
    assert!(Incoming::of_entries(on_one_day(5000).collect(), None).is_ok());
    let refused = Incoming::of_entries(on_one_day(5001).collect(), None).unwrap_err();
    assert_eq!(refused, EntriesError::MonthTooFull(month("2026-11")));
    let unrevised = Entry { revision: 0, ..entry(1, "2026-11-10", "") };
    let refused = Incoming::of_entries(vec![unrevised], None).unwrap_err();
    assert_eq!(refused, EntriesError::Invalid(DiaryError::Revision));
}

#[test]
fn an_own_item_that_the_lists_here_lack_comes_with_the_entries() {
    let mut engine = Rig::default().open();
    let mut mine = Lists::default();
    mine.symptoms.add(Name::new("Left hand").unwrap()).unwrap();
    engine.set_lists(mine, unheard()).unwrap();
    let own = Id::new(100).unwrap();
    let item = Item { id: own, name: Some(Name::new("Right foot").unwrap()), shown: true };
    let symptoms = List::new(vec![item]).unwrap();
    let mut scored = entry(1, "2026-11-10", "");
    scored.scores.insert(own, Score::new(4).unwrap());
    let lists = Lists { symptoms, ..Lists::default() };
    let file = Incoming::of_entries(vec![scored], Some(lists)).unwrap();
    let asked = engine.compare(&file, &Choices::default(), date(TODAY)).unwrap();
    assert_eq!(asked.clashes.len(), 1);
    let apart = asked.clashes.iter().map(|clash| clash.of).collect();
    let choices = Choices { apart, ..Choices::default() };
    engine.take(&file, &choices, date(TODAY), unheard()).unwrap();
    let number = *engine.entry(month("2026-11"), id(1)).unwrap().scores.keys().next().unwrap();
    let symptoms = engine.lists().symptoms;
    assert_eq!(symptoms.get(number).unwrap().name.as_ref().unwrap().text(), "Right foot");
    assert_eq!(symptoms.get(own).unwrap().name.as_ref().unwrap().text(), "Left hand");
}
