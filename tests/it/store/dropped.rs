//! A journal that the browser dropped while local storage stayed: nothing is called durable that only the one before had, and the next
//! one is filled again. As browsers make one, its numbers go on above all that were given before.

use ldn_diary::store::{JournalError, KeyValue, Pace};

use super::erase::cleared;
use super::sealed::coder;
use super::*;

/// A diary of four months and a relapse record, whose head has learnt what the journal has, and what is shown of it.
fn filled(rig: &Rig) -> View {
    rig.journal.make_anew(10);
    let mut engine = rig.open();
    for (number, on) in [(1, "2026-08-01"), (2, "2026-09-01"), (3, "2026-10-01")] {
        engine.save(entry(number, on, "a"), unheard()).unwrap();
    }
    engine.save_relapse(relapse(1, "2026-09-01", "eye"), unheard()).unwrap();
    let mut engine = rig.open();
    engine.save(entry(4, "2026-11-01", "a"), unheard()).unwrap();
    view(&mut engine)
}

#[test]
fn a_journal_that_is_there_for_the_first_time_takes_nothing_away() {
    let rig = Rig::default();
    rig.journal.make_anew(10);
    let (mut engine, news) = rig.open_and_hear();
    assert_eq!(news, []);
    engine.save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    for _ in 0..2 {
        let (mut engine, news) = rig.open_and_hear();
        assert_eq!(news, []);
        assert_eq!(engine.sweep(date("2026-11-25")).unwrap().caught_up, 0, "it is there");
    }
    assert_eq!(rig.journal.records().len(), 1);
}

#[test]
fn a_journal_that_was_made_anew_is_filled_again_though_its_numbers_go_on() {
    let rig = Rig::default();
    let whole = filled(&rig);
    rig.journal.make_anew(1_000);
    let (mut engine, news) = rig.open_and_hear();
    assert_eq!(news, [], "nothing is lost");
    assert_eq!(engine.sweep(date("2026-11-25")).unwrap().caught_up, 5);
    let emptied = Rig::holding(MemoryStore::default(), rig.journal.records());
    assert!(view(&mut emptied.open()) == whole, "the journal alone has all of it");
    for _ in 0..2 {
        assert_eq!(rig.open().sweep(date("2026-11-25")).unwrap().caught_up, 0, "once is enough");
    }
}

/// In the same visit too: what was durable before is no receipt any more.
#[test]
fn nothing_is_called_saved_that_only_the_dropped_journal_had() {
    let rig = Rig::default();
    drop(filled(&rig));
    let mut engine = rig.open();
    engine.save(entry(5, "2026-11-02", "a"), unheard()).unwrap();
    rig.journal.make_anew(1_000);
    engine.refresh();
    engine.attend();
    rig.journal.pace(Pace::Failing(JournalError::Full));
    let (on, told) = receipt();
    assert!(!engine.save(entry(5, "2026-11-02", "a"), on).unwrap().changed);
    assert_eq!(told.take(), Some(Receipt::OnlyHere(JournalError::Full)));
}

/// The other tab noticed it, and wrote so into the head: the first one, which writes again, knew better.
#[test]
fn a_tab_that_writes_again_holds_nothing_for_durable_that_another_found_gone() {
    let rig = Rig::default();
    drop(filled(&rig));
    let mut one = rig.open();
    for (number, on) in [(5, "2026-08-02"), (6, "2026-09-02"), (7, "2026-10-02")] {
        one.save(entry(number, on, "a"), unheard()).unwrap();
    }
    one.become_reader();
    rig.journal.make_anew(1_000);
    let mut other = Engine::open(rig.ports(), Role::Reader);
    other.become_writer(2, 0).unwrap();
    assert_eq!(other.attend(), []);
    // It is closed before it comes to its housekeeping.
    other.become_reader();
    one.become_writer(1, 0).unwrap();
    assert_eq!(one.attend(), []);
    assert_eq!(one.sweep(date("2026-11-25")).unwrap().caught_up, 5);
}

/// Second copies of old months go only where the journal has them, and it has not.
#[test]
fn no_second_copy_goes_because_the_dropped_journal_had_it() {
    let rig = Rig::default();
    drop(filled(&rig));
    for number in 6..=7 {
        rig.open().save(entry(number, "2026-08-02", "a"), unheard()).unwrap();
    }
    rig.open().save(entry(8, "2026-11-03", "a"), unheard()).unwrap();
    rig.journal.make_anew(1_000);
    let mut engine = rig.open();
    rig.journal.pace(Pace::Failing(JournalError::Full));
    rig.store.plant("ldn-diary/fill", Some(&"x".repeat(3_300_000)));
    let swept = engine.sweep(date("2026-11-25")).unwrap();
    assert!(swept.percent > 60, "{} %", swept.percent);
    for slot in ["a", "b"] {
        assert!(rig.store.get(&format!("ldn-diary/m/2026-08.{slot}")).unwrap().is_some());
    }
}

/// Sealed records are of no use to whoever lost local storage and has no record of the key.
#[test]
fn the_record_of_the_key_goes_into_the_next_journal_too() {
    let rig = Rig::default().in_coder(&coder());
    let whole = filled(&rig);
    rig.journal.make_anew(1_000);
    rig.open().sweep(date("2026-11-25")).unwrap();
    let records = rig.journal.records();
    assert!(records.iter().any(|record| record.name.starts_with("key/")));
    let emptied = Rig::holding(MemoryStore::default(), records).in_coder(&coder());
    assert!(view(&mut emptied.open()) == whole);
}

/// Erasing that was cut short after the journal was emptied: what is still here is sent there again.
#[test]
fn an_emptied_journal_is_filled_again_where_the_rest_stayed() {
    let rig = Rig::default();
    drop(filled(&rig));
    cleared(&rig).unwrap();
    assert_eq!(rig.open().sweep(date("2026-11-25")).unwrap().caught_up, 5);
}
