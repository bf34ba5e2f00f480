//! Local storage that somebody clears under an open page: what was saved comes back from the journal, and what is saved then is not written
//! over it.

use ldn_diary::store::{JournalError, Pace, SaveError};

use super::*;

fn engine(rig: &Rig) -> Engine {
    let mut engine = Engine::open(rig.ports(), Role::Writer(1));
    engine.attend();
    engine
}

/// As a person does who clears the site's data, or a browser that runs out of room.
fn clear(rig: &Rig) {
    for key in rig.store.contents().into_keys() {
        rig.store.plant(&key, None);
    }
}

/// Somebody clears the storage under an open page. Until the journal has told what was there, numbers and revisions that it has could
/// be given a second time.
#[test]
fn nothing_is_saved_before_the_journal_has_brought_back_what_was_cleared() {
    for (before, after) in [("a", "b"), ("b", "a")] {
        let rig = Rig::default();
        let mut engine = engine(&rig);
        engine.save(entry(1, "2026-11-01", before), unheard()).unwrap();
        rig.journal.pace(Pace::Slow);
        // This question was on its way before, and its answer has nothing of what is to come back.
        assert!(!engine.refresh());
        clear(&rig);
        let edited = entry(1, "2026-11-01", after);
        assert_eq!(engine.save(edited.clone(), unheard()), Err(SaveError::Moved));
        assert!(engine.refresh());
        for _ in 0..2 {
            for refused in [
                engine.save(edited.clone(), unheard()).map(|_| ()),
                engine.save_relapse(relapse(1, "2026-11-01", "left"), unheard()).map(|_| ()),
                engine.set_slip(slip("relapse", &["left hand"])),
                engine.set_draft(edited.clone()),
            ] {
                assert_eq!(refused, Err(SaveError::Behind));
            }
            rig.journal.answer();
            engine.attend();
        }
        assert_eq!(
            rig.journal.waiting(),
            1,
            "what was brought back is on its way into the journal"
        );
        assert_eq!(engine.save(edited, unheard()).unwrap().revision, 2);
        while rig.journal.waiting() > 0 {
            rig.journal.answer();
        }
        rig.journal.pace(Pace::Prompt);
        let kept = &rig.open().month(month("2026-11")).entries;
        assert_eq!((kept.len(), &kept[0].note), (1, &Note::new(after).unwrap()));
    }
}

/// The same for a tab that only read when it happened, and then is to write.
#[test]
fn a_reader_whose_storage_was_cleared_writes_only_after_the_journal_has_told() {
    let rig = Rig::default();
    let mut engine = engine(&rig);
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    engine.become_reader();
    clear(&rig);
    rig.journal.pace(Pace::Slow);
    engine.refresh();
    engine.become_writer(2, 0).unwrap();
    let edited = entry(1, "2026-11-01", "two");
    assert_eq!(engine.save(edited.clone(), unheard()), Err(SaveError::Behind));
    rig.journal.answer();
    engine.attend();
    engine.save(edited, unheard()).unwrap();
}

/// Revisions start again with what was brought back: what the journal has of before says nothing of them.
#[test]
fn what_is_saved_after_a_clearing_is_in_the_journal_too() {
    let rig = Rig::default();
    let mut engine = engine(&rig);
    for number in 1..=9 {
        engine.save(entry(number, "2026-11-01", "before"), unheard()).unwrap();
    }
    clear(&rig);
    engine.refresh();
    engine.attend();
    for number in 10..=12 {
        let (on, told) = receipt();
        engine.save(entry(number, "2026-11-01", "after"), on).unwrap();
        assert_eq!(*told.borrow(), Some(Receipt::Saved));
        let alone = Rig::holding(MemoryStore::default(), rig.journal.records());
        let there = alone.open().month(month("2026-11")).entries.len();
        assert_eq!(there, usize::try_from(number).unwrap());
    }
}

/// A journal that cannot tell does not stand in the way for good.
#[test]
fn a_cleared_storage_is_written_again_when_the_journal_cannot_tell() {
    for error in [JournalError::Missing, JournalError::Other("TimeoutError".into())] {
        let rig = Rig::default();
        let mut engine = engine(&rig);
        for number in 1..=3 {
            engine.save(entry(number, "2026-11-01", "before"), unheard()).unwrap();
        }
        rig.journal.pace(Pace::Failing(error.clone()));
        clear(&rig);
        engine.refresh();
        engine.attend();
        rig.journal.pace(Pace::Prompt);
        for number in 4..=9 {
            engine.save(entry(number, "2026-11-01", "after"), unheard()).unwrap();
        }
        let there = rig.open().month(month("2026-11")).entries.len();
        assert_eq!(there, 9, "what it could not tell then ({error}) it tells now");
    }
}

#[test]
fn without_its_head_nobody_knows_how_much_changed() {
    let rig = Rig::default();
    let mut engine = rig.open();
    assert!(engine.knows_changes(), "nothing was ever changed");
    engine.save(entry(1, "2026-11-10", "one"), unheard()).unwrap();
    engine.save(entry(2, "2026-11-11", "two"), unheard()).unwrap();
    assert!(rig.open().knows_changes());
    let values: Vec<_> = rig.store.contents().into_iter().collect();
    let headless = values.into_iter().filter(|(key, _)| !key.contains("/head.")).collect();
    let alone = Rig::holding(MemoryStore::holding(headless), vec![]);
    // As it is read, before anything is written.
    assert!(!Engine::open(alone.ports(), Role::Reader).knows_changes());
}
