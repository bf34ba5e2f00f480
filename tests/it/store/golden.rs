//! Saved diaries of every version, opened by today's code: they are only ever added to. What is written today is what version 1 was.

use ldn_diary::diary::Name;
use ldn_diary::store::{Coder, Journal, KeptKey, KeyError, KeyValue, Sealed, keyring};

use super::sealed::{PASSPHRASE, Tables, entropy};
use super::*;

/// Version 1 in clear: one of everything, as lines of key and value.
const V1: &str = include_str!("../../golden/diary-v1/open.txt");

/// The same sealed, with the record of its key.
const V1_SEALED: &str = include_str!("../../golden/diary-v1/sealed.txt");

/// Both again with a plan and its bottles, which came after the others were made.
pub(super) const V1_PLAN: &str = include_str!("../../golden/diary-v1/open-plan.txt");
const V1_PLAN_SEALED: &str = include_str!("../../golden/diary-v1/sealed-plan.txt");

/// What was printed when it was sealed.
const CODE: &str = "0600-0000-0000-00E0-0000-0000-00NX";

pub(super) fn golden(text: &str) -> Rig {
    let pair = |line: &str| {
        let (key, value) = line.split_once('\t').unwrap();
        (key.to_owned(), value.to_owned())
    };
    Rig::holding(MemoryStore::holding(text.lines().map(pair).collect()), vec![])
}

/// What was kept in the golden diary, made anew.
fn made() -> Rig {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(full_entry(1, "2026-11-24"), unheard()).unwrap();
    let mut awful = entry(9_007_199_254_740_991, "2026-11-23", "");
    awful.feeling = Some(ldn_diary::diary::Feeling::Awful);
    engine.save(awful, unheard()).unwrap();
    engine.save(entry(3, "1969-12-31", "before the epoch"), unheard()).unwrap();
    engine.save(entry(4, "2026-11-30", "moved"), unheard()).unwrap();
    let moved = entry(4, "2026-12-01", "moved");
    engine.move_entry(month("2026-11"), moved, date("2026-12-02"), unheard()).unwrap();
    engine.delete(month("1969-12"), id(3), date("2026-12-02"), unheard()).unwrap();
    engine.save_relapse(relapse(5, "2026-10-02", "left hand"), unheard()).unwrap();
    let mut lists = engine.lists();
    lists.symptoms.add(Name::new("Füße").unwrap()).unwrap();
    let fatigue = Id::of(SideEffect::Fatigue);
    lists.side_effects.rename(fatigue, Name::new("Tired").ok()).unwrap();
    lists.side_effects.hide(fatigue).unwrap();
    engine.set_lists(lists, unheard()).unwrap();
    engine.set_draft(full_entry(6, "2026-12-03")).unwrap();
    engine.set_slip(slip("relapse", &["left hand, Füße", "", "2026-12-0"])).unwrap();
    rig
}

/// The same with a plan and its bottles.
pub(super) fn made_with_plan() -> Rig {
    let rig = made();
    let mut engine = rig.open();
    plan::change(&mut engine, plan::start).unwrap();
    plan::change(&mut engine, plan::go_on).unwrap();
    plan::change(&mut engine, plan::stop).unwrap();
    rig
}

#[test]
fn version_1_opens_and_is_written_to_the_letter() {
    for (kept, made) in [(V1, made as fn() -> Rig), (V1_PLAN, made_with_plan)] {
        let rig = golden(kept);
        let mut engine = rig.open();
        assert!(engine.health().unwrap().unsound.is_empty());
        assert!(view(&mut engine) == view(&mut made().open()));
        let mut written = String::new();
        for (key, value) in made().store.contents() {
            written.extend([
                &key, "	", &value, "
",
            ]);
        }
        assert_eq!(written, kept, "version 1 is frozen: a change is version 2");
    }
}

#[test]
fn a_golden_diary_can_be_written_to() {
    let rig = golden(V1);
    rig.open().save(entry(70, "2026-11-25", "new"), unheard()).unwrap();
    assert_eq!(rig.open().month(month("2026-11")).entries.len(), 3);
    // One that was made before there were plans takes one.
    plan::change(&mut rig.open(), plan::start).unwrap();
    assert_eq!(rig.open().plan().book.plan().changes().len(), 1);
}

/// The key record of a golden diary, by the tag of its head.
fn kept_key(rig: &Rig) -> Result<KeptKey, KeyError> {
    let (store, journal): (Rc<dyn KeyValue>, Rc<dyn Journal>) =
        (rig.store.clone(), rig.journal.clone());
    let tag = ldn_diary::store::kept_tag(&store).unwrap().unwrap();
    let told = Rc::new(RefCell::new(None));
    let teller = told.clone();
    keyring::find(&store, &journal, &tag, Box::new(move |kept| *teller.borrow_mut() = Some(kept)));
    told.take().unwrap()
}

#[test]
fn version_1_sealed_opens_by_passphrase_and_by_code_and_can_be_written_to() {
    let both = [(V1_SEALED, V1), (V1_PLAN_SEALED, V1_PLAN)];
    let ways = both.into_iter().flat_map(|both| [(both, PASSPHRASE), (both, CODE)]);
    for ((kept, in_clear), typed) in ways {
        let rig = golden(kept);
        let keys = keyring::unlock(&kept_key(&rig).unwrap().locked, typed, &Tables).unwrap();
        let coder: Rc<dyn Coder> = Rc::new(Sealed::new(Rc::new(keys), entropy()));
        let rig = rig.in_coder(&coder);
        let mut engine = rig.open();
        assert!(engine.health().unwrap().unsound.is_empty());
        assert!(view(&mut engine) == view(&mut golden(in_clear).open()));
        engine.save(entry(70, "2026-11-25", "new"), unheard()).unwrap();
        assert_eq!(rig.open().month(month("2026-11")).entries.len(), 3);
    }
}
