//! The records of keys: a new passphrase or code, and a record that nothing is sealed by any more.

use ldn_diary::store::Receipt;
use ldn_diary::store::seal::{CountedEntropy, Keys, Locked};
use ldn_diary::store::vault::{begin_opening, begin_sealing, complete, replace};
use ldn_diary::store::{JournalError, KeyError, Pace, keyring};

use super::sealed::{PASSPHRASE, Tables, coder, keys, passphrase};
use super::vault::{find, journal_of, sealed, store_of, texts};
use super::*;

/// A new passphrase or code: which secrets open which record, by trying.
fn record_crashes(make: impl FnOnce(&Keys) -> (Keys, String), old: &str) -> usize {
    let rig = sealed();
    let (keys, tag) = (keys().0, keys().0.id().to_string());
    let before = find(&rig, &tag).unwrap();
    rig.store.sync();
    let records = rig.journal.records();
    let (new_keys, new) = make(&keys);
    replace((&store_of(&rig), &journal_of(&rig)), &before, &new_keys, unheard()).unwrap();
    let opens = |record: &str, typed: &str| {
        let locked = Locked::read(record).unwrap();
        keyring::unlock(&locked, typed, &Tables).is_ok()
    };
    let (old_record, new_record) = (keys.write(), new_keys.write());
    assert!(opens(&old_record, old) && !opens(&old_record, &new));
    assert!(opens(&new_record, &new) && !opens(&new_record, old));
    let count = rig.store.unsynced();
    assert_eq!(count, 2, "one small record in its two slots, and nothing else");
    let mut tried = 0;
    for choice in 0..1_u32 << count {
        for after in [records.clone(), rig.journal.records()] {
            let acknowledged = after != records;
            let crashed = Rig::holding(rig.store.crashed(|write| choice >> write & 1 == 1), after);
            let found = find(&crashed, &tag).unwrap().locked.write();
            let expected = if choice > 0 || acknowledged { &new_record } else { &old_record };
            assert_eq!(&found, expected, "writes {choice:b}, acknowledged {acknowledged}");
            assert!(view(&mut crashed.in_coder(&coder()).open()) == view(&mut rig.open()));
            tried += 1;
        }
    }
    let left = texts(&rig).into_iter().filter(|text| text.contains(&old_record)).count();
    assert_eq!(left, 0, "what the old one opens is nowhere any more");
    tried
}

#[test]
fn a_crash_at_any_write_of_a_new_passphrase_or_code_leaves_exactly_one_that_opens() {
    let entropy = CountedEntropy::from(9_000);
    let changed = |keys: &Keys| {
        let new = "nine loud hens";
        (keys.change_passphrase(&passphrase(new), &entropy).unwrap(), new.to_owned())
    };
    let mut tried = record_crashes(changed, PASSPHRASE);
    let code = |keys: &Keys| {
        let (keys, code) = keys.change_recovery_code(&entropy).unwrap();
        (keys, code.printed())
    };
    tried += record_crashes(code, &keys().1);
    say!("{tried} reopenings");
    assert_eq!(tried, 16);
}

#[test]
fn the_record_of_a_key_that_is_not_used_any_more_goes() {
    let rig = sealed();
    let mut engine = rig.open();
    let staged = begin_opening(&mut engine, unheard()).unwrap();
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    let tag = keys().0.id().to_string();
    assert!(ldn_diary::store::may_be_sealed(rig.store.as_ref()));
    let unused = keyring::names(&store_of(&rig)).unwrap();
    // Another seal is on its way: its key is written before anything is sealed by it.
    let entropy = CountedEntropy::from(700);
    let next = Rc::new(Keys::create(&passphrase("next"), &entropy).unwrap().0);
    let staged =
        begin_sealing(&mut engine, &store_of(&rig), (next.clone(), Rc::new(entropy)), unheard());
    keyring::drop_unused(&store_of(&rig), &unused).unwrap();
    assert!(rig.store.contents().keys().all(|key| !key.contains(&tag)), "it is gone");
    assert!(find(&rig, &tag).is_ok(), "the journal has it still");
    complete(&mut engine, staged.unwrap(), &Receipt::Saved).unwrap();
    let next = next.id().to_string();
    assert!(rig.store.contents().keys().any(|key| key.contains(&next)), "the one in use stays");
    assert_eq!(find(&Rig::default(), &tag).err(), Some(KeyError::Missing));
}

/// Everything of the site is cleared while the sealed diary is open: what is saved from then on can be opened by whoever has the passphrase.
#[test]
fn a_sealed_diary_keeps_its_key_when_all_is_cleared_under_it() {
    let rig = sealed();
    let tag = keys().0.id().to_string();
    let mut engine = rig.open();
    for key in rig.store.contents().into_keys() {
        rig.store.plant(&key, None);
    }
    // The journal goes with it.
    let cleared = Rig { journal: Rc::default(), ..rig.clone() };
    assert!(find(&cleared, &tag).is_err());
    rig.journal.pace(Pace::Failing(JournalError::Missing));
    engine.refresh();
    engine.attend();
    engine.save(entry(90, "2026-11-24", "after"), unheard()).unwrap();
    let kept = find(&cleared, &tag).expect("a record of its key");
    assert!(keyring::unlock(&kept.locked, PASSPHRASE, &Tables).is_ok());
    assert_eq!(cleared.open().month(month("2026-11")).entries.len(), 1);
}
