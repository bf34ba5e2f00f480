//! The journal: what it has beyond local storage comes back, by number and revision, whatever came in which order.

use ldn_diary::store::{JournalError, KeyValue, Pace, SaveError, What};

use super::*;

/// A browser after a crash: of two entries of one month local storage has the first, and the journal both.
fn with_the_second_in_the_journal() -> Rig {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    rig.store.sync();
    engine.save(entry(2, "2026-11-02", "two"), unheard()).unwrap();
    Rig::holding(rig.store.crashed(|_| false), rig.journal.records())
}

#[test]
fn what_local_storage_lost_comes_back_and_is_counted() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    rig.store.sync();
    engine.save(entry(2, "2026-11-02", "two"), unheard()).unwrap();
    engine.save(entry(3, "2026-12-02", "three"), unheard()).unwrap();
    let after = Rig::holding(rig.store.crashed(|_| false), rig.journal.records());
    let (mut engine, news) = after.open_and_hear();
    assert_eq!(news, [News::Recovered(2)]);
    assert_eq!(engine.month(month("2026-11")).entries.len(), 2);
    assert_eq!(engine.month(month("2026-12")).entries.len(), 1);
    let (_, news) = after.open_and_hear();
    assert_eq!(news, [], "told once");
}

#[test]
fn everything_comes_back_where_local_storage_was_emptied() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for number in 1..=40 {
        let on = format!("20{}-05-01", 10 + number % 10);
        engine.save(entry(number, &on, "kept"), unheard()).unwrap();
    }
    engine.save_relapse(relapse(1, "2026-11-01", "eye"), unheard()).unwrap();
    engine.delete(month("2015-05"), id(5), date("2026-11-25"), unheard()).unwrap();
    let whole = view(&mut engine);
    let after = Rig::holding(MemoryStore::default(), rig.journal.records());
    let (mut engine, news) = after.open_and_hear();
    assert_eq!(news, [News::Recovered(41)]);
    assert!(view(&mut engine) == whole);
}

#[test]
fn a_save_before_the_journal_answered_loses_neither() {
    let after = with_the_second_in_the_journal();
    after.journal.pace(Pace::Slow);
    let mut engine = after.open();
    engine.save(entry(3, "2026-11-03", "three"), unheard()).unwrap();
    while after.journal.waiting() > 0 {
        after.journal.answer();
    }
    assert_eq!(engine.attend(), [News::Recovered(1)]);
    assert_eq!(engine.month(month("2026-11")).entries.len(), 3);
}

/// What was on its way into the journal when its answer was taken in says nothing of that answer: it came, took the record away that had
/// been taken in, and the one that says both was lost with local storage before it came.
#[test]
fn a_record_that_was_taken_in_stays_until_one_that_says_the_same_is_durable() {
    let after = with_the_second_in_the_journal();
    after.store.sync();
    after.journal.pace(Pace::Slow);
    let mut engine = after.open();
    engine.save(entry(3, "2026-11-03", "three"), unheard()).unwrap();
    after.journal.answer();
    assert_eq!(engine.attend(), [News::Recovered(1)]);
    for arrived in 0..=2 {
        let again = Rig::holding(after.store.crashed(|_| false), after.journal.records());
        let there = again.open().month(month("2026-11")).entries.len();
        assert_eq!(there, if arrived == 0 { 2 } else { 3 }, "{arrived} records have arrived");
        after.journal.answer();
    }
    assert_eq!(after.journal.waiting(), 0);
    // The next save, which says it too, takes the others away.
    after.journal.pace(Pace::Prompt);
    engine.save(entry(4, "2026-11-04", "four"), unheard()).unwrap();
    assert_eq!(after.journal.records().len(), 1);
}

/// The same of a record that was seen long ago, and is all that is left of a month of which the newest copy is damaged.
#[test]
fn a_record_of_a_damaged_month_stays_until_it_was_taken_in() {
    let rig = Rig::default();
    for number in 1..=3 {
        rig.open().save(entry(number, "2026-11-01", "kept"), unheard()).unwrap();
    }
    rig.open().save(entry(4, "2026-10-01", "kept"), unheard()).unwrap();
    rig.store.plant("ldn-diary/m/2026-11.a", Some("rubbish"));
    rig.store.sync();
    rig.journal.pace(Pace::Slow);
    let mut engine = rig.open();
    rig.journal.answer();
    assert_eq!(engine.attend(), []);
    assert_eq!(engine.month(month("2026-11")).reading, Reading::Older);
    engine.save(entry(9, "2026-11-02", "new"), unheard()).unwrap();
    // The journal has told what it has, and took the new record: nothing of it was taken in.
    rig.journal.answer();
    rig.journal.answer();
    let crashed = Rig::holding(rig.store.crashed(|_| false), rig.journal.records());
    let mut again = crashed.open();
    again.check();
    again.attend();
    assert_eq!(again.month(month("2026-11")).entries.len(), 4);
    // Once it was, the records go one by one as before.
    assert_eq!(engine.attend(), [News::Recovered(1)]);
    rig.journal.pace(Pace::Prompt);
    rig.journal.answer();
    engine.save(entry(10, "2026-11-02", "newer"), unheard()).unwrap();
    let records = rig.journal.records();
    assert_eq!(records.iter().filter(|record| record.name == "m/2026-11").count(), 1);
}

#[test]
fn two_edits_of_one_entry_at_one_revision_are_both_kept() {
    let rig = Rig::default();
    rig.open().save(entry(1, "2026-11-01", "before"), unheard()).unwrap();
    let other = Rig::holding(MemoryStore::holding(rig.store.contents()), rig.journal.records());
    rig.open().save(entry(1, "2026-11-01", "left"), unheard()).unwrap();
    other.open().save(entry(1, "2026-11-01", "right"), unheard()).unwrap();
    let notes = |mine: &Rig, others: &Rig| {
        let records = [mine.journal.records(), others.journal.records()].concat();
        let both = Rig::holding(MemoryStore::holding(mine.store.contents()), renumbered(records));
        let mut engine = both.open();
        let entries = engine.month(month("2026-11")).entries;
        // Again, in another order, changes nothing.
        let once_more = Rig::holding(
            MemoryStore::holding(both.store.contents()),
            renumbered(others.journal.records()),
        );
        assert_eq!(once_more.open().month(month("2026-11")).entries, entries);
        let mut notes: Vec<(u64, String)> =
            entries.iter().map(|entry| (entry.id.number(), entry.note.text().to_owned())).collect();
        notes.sort();
        notes
    };
    let seen = notes(&rig, &other);
    assert_eq!(seen.len(), 2);
    assert_eq!(seen, notes(&other, &rig), "both tabs come to the same");
}

pub(super) fn renumbered(records: Vec<Record>) -> Vec<Record> {
    let place = |(place, record): (usize, Record)| Record {
        place: u64::try_from(place).unwrap() + 100,
        ..record
    };
    records.into_iter().enumerate().map(place).collect()
}

#[test]
fn what_was_deleted_does_not_come_back_from_an_older_record() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    let old = rig.journal.records();
    engine.delete(month("2026-11"), id(1), date("2026-11-25"), unheard()).unwrap();
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), renumbered(old));
    let (mut engine, news) = after.open_and_hear();
    assert_eq!(news, []);
    assert!(engine.month(month("2026-11")).entries.is_empty());
}

#[test]
fn the_journal_keeps_one_record_of_each_document() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for number in 1..=20 {
        engine.save(entry(number, "2026-11-01", "a"), unheard()).unwrap();
        engine
            .set_draft(entry(50, "2026-11-02", &"a".repeat(usize::try_from(number).unwrap())))
            .unwrap();
    }
    let names: Vec<String> = rig.journal.records().into_iter().map(|record| record.name).collect();
    assert_eq!(names, ["m/2026-11", "drafts"]);
}

#[test]
fn a_record_goes_only_when_its_successor_is_durable() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    rig.journal.pace(Pace::Slow);
    engine.save(entry(2, "2026-11-01", "two"), unheard()).unwrap();
    assert_eq!(rig.journal.records().len(), 1);
    rig.journal.answer();
    assert_eq!(rig.journal.records().len(), 1);
    assert!(rig.journal.records()[0].place > 1);
}

#[test]
fn a_journal_that_cannot_be_read_is_told_and_the_diary_works() {
    for error in [JournalError::Missing, JournalError::Full, JournalError::Other("X".into())] {
        let rig = Rig::default();
        rig.journal.pace(Pace::Failing(error.clone()));
        let (mut engine, news) = rig.open_and_hear();
        assert_eq!(news, [News::Journal(error)]);
        engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
        assert_eq!(engine.month(month("2026-11")).entries.len(), 1);
    }
}

#[test]
fn a_journal_that_counts_from_the_start_again_is_looked_at_again() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for number in 1..=9 {
        engine.save(entry(number, "2026-11-01", "a"), unheard()).unwrap();
    }
    rig.open().save(entry(10, "2026-11-01", "a"), unheard()).unwrap();
    // The journal was thrown away; a new one counts from 1.
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
    let mut engine = after.open();
    engine.save(entry(11, "2026-11-01", "a"), unheard()).unwrap();
    engine.save(entry(12, "2026-11-01", "a"), unheard()).unwrap();
    after.store.sync();
    engine.save(entry(13, "2026-11-01", "a"), unheard()).unwrap();
    let crashed = Rig::holding(after.store.crashed(|_| false), after.journal.records());
    assert_eq!(crashed.open().month(month("2026-11")).entries.len(), 13);
}

#[test]
fn recovery_that_finds_no_room_says_so_and_tries_again() {
    let after = with_the_second_in_the_journal();
    after.store.turn(ldn_diary::store::Mood::Full);
    let (mut engine, news) = after.open_and_hear();
    let full = ldn_diary::store::StorageError::Full;
    assert_eq!(news, [News::NotRecovered(SaveError::Storage(full))]);
    after.store.turn(ldn_diary::store::Mood::Well);
    // A save of the same month meanwhile: what is in the journal alone stays there.
    engine.save(entry(3, "2026-11-01", "three"), unheard()).unwrap();
    let (mut engine, news) = after.open_and_hear();
    assert_eq!(news, [News::Recovered(1)]);
    assert_eq!(engine.month(month("2026-11")).entries.len(), 3);
}

#[test]
fn a_reader_takes_nothing_in_and_writes_nothing() {
    let after = with_the_second_in_the_journal();
    let before = after.store.contents();
    let mut reader = Engine::open(after.ports(), Role::Reader);
    assert_eq!(reader.attend(), []);
    assert_eq!(reader.month(month("2026-11")).entries.len(), 1);
    assert_eq!(reader.save(entry(3, "2026-11-01", "x"), unheard()), Err(SaveError::ReadOnly));
    assert_eq!(after.store.contents(), before);
    reader.become_writer(9, 0).unwrap();
    assert_eq!(reader.attend(), [News::Recovered(1)]);
}

#[test]
fn without_a_head_a_record_vouches_for_the_copy_beside_a_damaged_one() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    engine.save(entry(2, "2026-11-01", "two"), unheard()).unwrap();
    for (key, value) in [
        ("ldn-diary/head.a", None),
        ("ldn-diary/head.b", None),
        ("ldn-diary/m/2026-11.a", Some("rubbish")),
    ] {
        rig.store.plant(key, value);
    }
    let alone = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
    assert_eq!(alone.open().month(month("2026-11")).reading, Reading::Older);
    let (mut engine, news) = rig.open_and_hear();
    assert_eq!(news, [News::Lost(What::Head, Reading::Missing)]);
    let view = engine.month(month("2026-11"));
    assert_eq!((view.entries.len(), view.reading), (2, Reading::Sound));
}

#[test]
fn a_head_that_was_lost_disowns_no_import_when_it_is_made_anew() {
    let rig = Rig::default();
    let entries = vec![entry(1, "2026-11-01", "one"), entry(2, "2026-10-01", "two")];
    let batch = ldn_diary::store::Batch { entries, ..ldn_diary::store::Batch::default() };
    rig.open().apply(batch, unheard()).unwrap();
    rig.store.plant("ldn-diary/head.a", None);
    rig.store.plant("ldn-diary/head.b", Some("rubbish"));
    let alone = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
    alone.open().save(entry(3, "2026-09-01", "three"), unheard()).unwrap();
    assert_eq!(alone.open().months().len(), 3);
    assert_eq!(alone.open().month(month("2026-10")).entries.len(), 1);
}

#[test]
fn only_a_record_that_says_all_that_is_here_makes_it_durable() {
    let rig = Rig::default();
    rig.open().save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    let other = Rig::holding(MemoryStore::holding(rig.store.contents()), rig.journal.records());
    other.open().save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    // The journal has another second revision of the month, with less in it.
    rig.journal.pace(Pace::Failing(JournalError::Full));
    rig.open().save(entry(2, "2026-11-01", "two"), unheard()).unwrap();
    let after = Rig::holding(
        MemoryStore::holding(rig.store.contents()),
        renumbered(other.journal.records()),
    );
    let mut engine = after.open();
    after.journal.pace(Pace::Slow);
    let (on, told) = receipt();
    assert!(!engine.save(entry(2, "2026-11-01", "two"), on).unwrap().changed);
    assert_eq!(*told.borrow(), None, "not durable before it is appended");
    after.journal.answer();
    assert_eq!(*told.borrow(), Some(Receipt::Saved));
}

#[test]
fn a_damaged_month_comes_back_from_a_record_that_was_seen_long_ago() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-10-01", "old"), unheard()).unwrap();
    for number in 2..=9 {
        rig.open().save(entry(number, "2026-11-01", "new"), unheard()).unwrap();
    }
    rig.store.plant("ldn-diary/m/2026-10.a", Some("rubbish"));
    let mut engine = rig.open();
    assert_eq!(engine.month(month("2026-10")).reading, Reading::Unreadable);
    assert_eq!(engine.attend(), [News::Recovered(1)]);
    assert_eq!(engine.month(month("2026-10")).reading, Reading::Sound);
    assert_eq!(rig.store.get("ldn-diary/m/2026-10.a").unwrap().as_deref(), Some("rubbish"));
    assert_eq!(engine.health().unwrap().damaged[0].what, What::Month(month("2026-10")));
}
