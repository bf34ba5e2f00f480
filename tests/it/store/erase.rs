//! Erasing: nothing of ours is left anywhere, nothing of others is touched, and what cannot be erased now is told.

use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};
use ldn_diary::store::{EraseError, JournalError, KeyValue, Pace, Standing};

use super::scenario::put;
use super::sealed::coder;
use super::*;

/// What the journal answers to clearing it.
pub(super) fn cleared(rig: &Rig) -> Result<(), JournalError> {
    let told = Rc::new(RefCell::new(None));
    let teller = told.clone();
    let journal: &dyn ldn_diary::store::Journal = rig.journal.as_ref();
    journal.clear(Box::new(move |cleared| *teller.borrow_mut() = Some(cleared)));
    told.take().unwrap()
}

/// Erases as a page does.
pub(super) fn erase(
    engine: &mut Engine,
    cleared: Result<(), JournalError>,
) -> Result<(), EraseError> {
    let begun = engine.begin_erasing()?;
    engine.erase(begun, cleared)
}

fn kept(rig: &Rig) -> Engine {
    rig.store.set("ldn-diary/settings", "{}").unwrap();
    rig.store.set("ldn-diary/backup", "{}").unwrap();
    let mut engine = rig.open();
    put(&mut engine, full_entry(1, "2026-11-24")).unwrap();
    put(&mut engine, entry(2, "2026-10-24", "october")).unwrap();
    engine.set_slip(slip("relapse", &["left"])).unwrap();
    engine
}

#[test]
fn nothing_is_left_and_what_is_written_next_is_all_there_is() {
    for rig in [Rig::default(), Rig::default().in_coder(&coder())] {
        let mut engine = kept(&rig);
        rig.store.plant("somebody-elses", Some("1"));
        erase(&mut engine, cleared(&rig)).unwrap();
        assert_eq!(rig.store.contents().into_keys().collect::<Vec<_>>(), ["somebody-elses"]);
        assert_eq!(rig.journal.records(), vec![]);
        assert!(view(&mut engine).is_empty());
        let after = Rig { coder: Rc::new(Open), ..rig };
        let (mut engine, news) = after.open_and_hear();
        assert_eq!(news, vec![]);
        put(&mut engine, entry(3, "2026-11-25", "anew")).unwrap();
        assert_eq!(after.open().months().len(), 1);
    }
}

/// Whoever has lost passphrase and code can begin anew.
#[test]
fn a_locked_diary_can_be_erased_and_one_that_another_tab_writes_cannot() {
    let rig = Rig::default().in_coder(&coder());
    drop(kept(&rig));
    let locked = Rig { coder: Rc::new(Open), ..rig.clone() };
    let mut engine = locked.open();
    assert!(matches!(engine.standing(), Standing::Locked(_)));
    let mut reader = Engine::open(locked.ports(), Role::Reader);
    assert_eq!(erase(&mut reader, Ok(())), Err(EraseError::NotNow(SaveError::ReadOnly)));
    assert!(!rig.store.contents().is_empty());
    erase(&mut engine, cleared(&rig)).unwrap();
    assert!(rig.store.contents().is_empty());
}

#[test]
fn a_journal_that_is_not_emptied_leaves_everything_and_no_journal_is_none() {
    let rig = Rig::default();
    let mut engine = kept(&rig);
    let before = rig.store.contents();
    let busy = JournalError::Other("TimeoutError".into());
    rig.journal.pace(Pace::Failing(busy.clone()));
    assert_eq!(erase(&mut engine, cleared(&rig)), Err(EraseError::Journal(busy)));
    assert_eq!(rig.store.contents(), before);
    erase(&mut engine, Err(JournalError::Missing)).unwrap();
    assert!(rig.store.contents().is_empty());
}

#[test]
fn what_another_tab_wrote_meanwhile_is_not_erased() {
    let rig = Rig::default();
    let mut engine = kept(&rig);
    put(&mut rig.open(), entry(5, "2026-11-26", "by the other tab")).unwrap();
    assert_eq!(erase(&mut engine, Ok(())), Err(EraseError::NotNow(SaveError::Moved)));
    assert!(!rig.store.contents().is_empty());
}

/// At each key that the browser does not remove: what is left is said, and the next try erases it.
#[test]
fn what_the_browser_does_not_remove_can_be_erased_again() {
    let rig = Rig::default();
    drop(kept(&rig));
    let count = rig.store.contents().len();
    for fails_at in 0..count {
        let rig = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
        let mut engine = rig.open();
        rig.store.misbehave(Some(Fault {
            at: fails_at,
            of: Calls::Writes,
            lasting: Lasting::Once,
            misdeed: Misdeed::Fail,
        }));
        let refused = erase(&mut engine, Ok(()));
        assert!(matches!(refused, Err(EraseError::Part(SaveError::Storage(_)))), "{refused:?}");
        assert_eq!(rig.store.contents().len(), count - fails_at);
        let mut engine = rig.open();
        erase(&mut engine, Ok(())).unwrap();
        assert!(rig.store.contents().is_empty());
    }
    for lies_at in 0..count {
        let rig = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
        let mut engine = rig.open();
        rig.store.misbehave(Some(Fault {
            at: lies_at,
            of: Calls::Writes,
            lasting: Lasting::ForEver,
            misdeed: Misdeed::Lie,
        }));
        assert!(matches!(erase(&mut engine, Ok(())), Err(EraseError::Part(_))));
    }
    say!("{count} removals that fail, and as many that only seem to be made");
}

/// What would be written while the journal is emptied would come behind that, and bring the diary back.
#[test]
fn nothing_is_written_while_the_journal_is_emptied_and_after_a_failure_it_can_be() {
    let rig = Rig::default();
    let mut engine = kept(&rig);
    let begun = engine.begin_erasing().unwrap();
    assert_eq!(put(&mut engine, entry(9, "2026-11-27", "behind")), Err(SaveError::ReadOnly));
    assert!(engine.sweep(date("2026-11-27")).is_err());
    let busy = JournalError::Other("TimeoutError".into());
    assert_eq!(engine.erase(begun, Err(busy.clone())), Err(EraseError::Journal(busy)));
    put(&mut engine, entry(9, "2026-11-27", "again")).unwrap();
}

/// What was durable before is no receipt for what is written after, nor for what could not be erased.
#[test]
fn nothing_is_called_saved_that_only_the_emptied_journal_had() {
    let stands = |engine: &mut Engine, number, day: &str| {
        let entry = engine.entry(night(day).month(), id(number)).unwrap();
        let (heard, told) = receipt();
        engine.save(entry, heard).unwrap();
        told.take().unwrap()
    };
    let busy = JournalError::Other("TimeoutError".into());
    for cleared in [Ok(()), Err(busy.clone())] {
        let rig = Rig::default();
        let mut engine = kept(&rig);
        assert_eq!(stands(&mut engine, 1, "2026-11-24"), Receipt::Saved);
        assert_eq!(erase(&mut engine, cleared.clone()).is_ok(), cleared.is_ok());
        rig.journal.pace(Pace::Failing(busy.clone()));
        if cleared.is_ok() {
            put(&mut engine, full_entry(1, "2026-11-24")).unwrap();
        }
        assert_eq!(stands(&mut engine, 1, "2026-11-24"), Receipt::OnlyHere(busy.clone()));
    }
}
