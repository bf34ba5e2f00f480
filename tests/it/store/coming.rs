//! What another program wrote, taken in: once, twice, undone, with lists of its own; and what of it is refused before anything is kept.

use std::ops::RangeInclusive;

use ldn_diary::diary::{DayBoundary, DiaryError, Item, List, Name, Score};
use ldn_diary::dose::MassUnit;
use ldn_diary::exchange::{Between, DateForm, Mapping, Scale, Setting, Table, Use, preview};
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
    assert_eq!((before.records.added, before.changed.is_empty()), (3, false));
    let kept = engine.take(&file, &choices, date(TODAY), unheard()).unwrap();
    let after = engine.compare(&file, &choices, date(TODAY)).unwrap();
    assert_eq!((after.records.same, after.changed.is_empty(), after.units), (3, true, 0));
    engine.undo(kept.undo, date(TODAY), unheard()).unwrap();
    assert_eq!(engine.counts().unwrap().nights, 0);
    let again = engine.compare(&file, &choices, date(TODAY)).unwrap();
    assert_eq!((again.records.added, again.changed.is_empty()), (3, false));
    engine.take(&file, &choices, date(TODAY), unheard()).unwrap();
    assert_eq!(engine.counts().unwrap().nights, 3);
    let twice = engine.compare(&file, &choices, date(TODAY)).unwrap();
    let told = (twice.records.same, twice.records.older, twice.known, twice.changed.is_empty());
    assert_eq!(told, (3, 0, 0, true), "nothing was changed here since");
}

/// Three rows of another program, as they are read by a clock so far ahead of UTC and a scale that ends so.
fn rows(offset: i16, ten: u16) -> Incoming {
    let text =
        "date,time,pain,mg\n2026-11-10,21:00,2,1.5\n2026-10-10,22:00,3,1.5\n2026-11-11,21:30,4,\n";
    let scale = Scale::new(0, ten, Between::Nearest).unwrap();
    let uses = vec![
        Use::Night(Some(DateForm::YearMonthDay)),
        Use::Time,
        Use::Symptom(Id::of(Symptom::Pain), Some(scale)),
        Use::Dose(MassUnit::Mg),
    ];
    let tomorrow = date("2026-11-26");
    let setting = Setting { day: DayBoundary::default(), offset, dose_time: None, tomorrow };
    let table = Table::read(text.as_bytes()).unwrap();
    incoming(preview(&table, &Mapping { uses, setting }).unwrap().entries)
}

/// The number of a row is made of what stands in it, and what it becomes of the clock and the answers too: after the clocks had changed,
/// every night came a second time.
#[test]
fn rows_that_are_read_otherwise_the_second_time_do_not_come_twice() {
    let mut engine = Rig::default().open();
    let choices = Choices::default();
    engine.take(&rows(60, 10), &choices, date(TODAY), unheard()).unwrap();
    let all = |engine: &mut Engine| {
        ["2026-10", "2026-11"].map(|of| engine.month(month(of)).entries).concat()
    };
    let kept = all(&mut engine);
    assert_eq!(kept.len(), 3);
    for file in [rows(120, 10), rows(60, 5)] {
        let told = engine.compare(&file, &choices, date(TODAY)).unwrap();
        assert_eq!((told.known, told.records.both, told.records.only_here), (3, 0, 0));
        assert!(told.changed.is_empty());
        engine.take(&file, &choices, date(TODAY), unheard()).unwrap();
        assert_eq!(all(&mut engine), kept);
    }
}

#[test]
fn two_files_do_not_fill_a_month_past_what_a_backup_gives_back() {
    let mut engine = Rig::default().open();
    let choices = Choices::default();
    let some = |numbers: RangeInclusive<u64>| {
        incoming(numbers.map(|number| entry(number, "2026-11-10", "")).collect())
    };
    engine.take(&some(1..=3000), &choices, date(TODAY), unheard()).unwrap();
    let full = engine.compare(&some(3001..=5001), &choices, date(TODAY));
    assert_eq!(full.unwrap_err(), SaveError::TooManyEntries);
    engine.take(&some(3001..=5000), &choices, date(TODAY), unheard()).unwrap();
    assert_eq!(engine.month(month("2026-11")).entries.len(), 5000);
    // A night more is still in the backup, and comes back from it.
    engine.save(entry(6001, "2026-11-11", "one more"), unheard()).unwrap();
    let whole = Incoming::read(&engine.whole().unwrap().documents);
    let mut other = Rig::default().open();
    other.take(&whole, &choices, date(TODAY), unheard()).unwrap();
    assert_eq!(other.month(month("2026-11")).entries.len(), 5001);
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
