//! The passphrase over the whole diary: added, removed, changed, and what a crash in the midst of it leaves.

use std::cell::Cell;

use ldn_diary::store::Receipt;
use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};
use ldn_diary::store::seal::{CountedEntropy, Keys};
use ldn_diary::store::vault::{begin_opening, begin_sealing, complete};
use ldn_diary::store::{
    Coder, Journal, JournalError, KeptKey, KeyError, KeyValue, News, Open, Pace, SaveError, Staged,
    Standing, kept_tag, keyring,
};

use super::sealed::{coder, coder_of, entropy, keys, passphrase};
use super::*;

pub(super) fn store_of(rig: &Rig) -> Rc<dyn KeyValue> {
    rig.store.clone()
}

pub(super) fn journal_of(rig: &Rig) -> Rc<dyn Journal> {
    rig.journal.clone()
}

pub(super) fn find(rig: &Rig, tag: &str) -> Result<KeptKey, KeyError> {
    let told = Rc::new(RefCell::new(None));
    let teller = told.clone();
    let told_then = Box::new(move |kept| *teller.borrow_mut() = Some(kept));
    keyring::find(&store_of(rig), &journal_of(rig), tag, told_then);
    told.take().unwrap()
}

/// A diary in clear with something of everything.
fn furnish(engine: &mut Engine) {
    for number in 1..=3 {
        engine.save(full_entry(number, &format!("2026-11-0{number}")), unheard()).unwrap();
        engine
            .save(entry(number + 10, &format!("2026-10-1{number}"), "secret"), unheard())
            .unwrap();
    }
    engine.save_relapse(relapse(1, "2026-09-01", "secret hand"), unheard()).unwrap();
    engine.delete(month("2026-10"), id(12), date("2026-11-25"), unheard()).unwrap();
    engine.set_draft(entry(50, "2026-11-24", "secret thought")).unwrap();
    engine.set_slip(slip("relapse", &["secret hand"])).unwrap();
    plan::change(engine, plan::start).unwrap();
}

fn in_clear() -> Rig {
    let rig = Rig::default();
    furnish(&mut rig.open());
    rig
}

fn begin_seal(rig: &Rig, engine: &mut Engine, receipt: OnReceipt) -> Staged {
    begin_sealing(engine, &store_of(rig), (keys().0, entropy()), receipt).unwrap()
}

/// The same diary sealed, by a browser that has written all of it to the disk.
pub(super) fn sealed() -> Rig {
    let rig = in_clear();
    let mut engine = rig.open();
    let staged = begin_seal(&rig, &mut engine, unheard());
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    rig.in_coder(&coder())
}

/// How many of these texts were written by the key of these tests.
fn sealed_texts(texts: impl IntoIterator<Item = String>) -> usize {
    let tag = keys().0.id().to_string();
    texts.into_iter().filter(|text| text.split(' ').nth(5) == Some(&tag)).count()
}

/// Every text that is kept, in either place.
pub(super) fn texts(rig: &Rig) -> Vec<String> {
    let records = rig.journal.records().into_iter().map(|record| record.value);
    rig.store.contents().into_values().chain(records).collect()
}

#[test]
fn sealing_leaves_nothing_in_clear_and_all_that_was_there() {
    let rig = in_clear();
    let whole = view(&mut rig.open());
    assert!(texts(&rig).iter().any(|text| text.contains("secret")));
    let mut engine = rig.open();
    let (on, told) = receipt();
    let staged = begin_seal(&rig, &mut engine, on);
    assert_eq!(*told.borrow(), Some(Receipt::Saved));
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    assert!(view(&mut engine) == whole);
    assert!(texts(&rig).iter().all(|text| !text.contains("secret")));
    let opened = texts(&rig).into_iter().filter(|text| text.contains(" open "));
    assert!(opened.collect::<Vec<_>>().iter().all(|text| text.contains("ldn-diary-key 1")));
    // And back again.
    let sealed = rig.in_coder(&coder());
    assert!(view(&mut sealed.open()) == whole && all_sound(&mut sealed.open()));
    let mut engine = sealed.open();
    let staged = begin_opening(&mut engine, unheard()).unwrap();
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    assert!(view(&mut rig.open()) == whole);
    assert_eq!(sealed_texts(texts(&rig)), 0);
}

#[test]
fn nothing_is_sealed_while_the_journal_does_not_take_it() {
    for error in [JournalError::Full, JournalError::Other("TimeoutError".to_owned())] {
        let rig = in_clear();
        let mut engine = rig.open();
        let whole = view(&mut engine);
        let staged = begin_seal(&rig, &mut engine, unheard());
        let refused = complete(&mut engine, staged, &Receipt::OnlyHere(error));
        assert!(matches!(refused, Err(SaveError::Storage(_))), "{refused:?}");
        assert_eq!(sealed_texts(texts(&rig)), 0);
        assert!(view(&mut engine) == whole && view(&mut rig.open()) == whole);
    }
    // Where there is none, there is nothing to wait for.
    let rig = in_clear();
    let mut engine = rig.open();
    let staged = begin_seal(&rig, &mut engine, unheard());
    complete(&mut engine, staged, &Receipt::OnlyHere(JournalError::Missing)).unwrap();
    assert!(matches!(rig.open().standing(), Standing::Locked(_)));
}

#[test]
fn an_empty_diary_can_be_sealed_and_is_written_sealed_from_then_on() {
    let rig = Rig::default();
    let mut engine = rig.open();
    let staged = begin_seal(&rig, &mut engine, unheard());
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    engine.save(entry(1, "2026-11-24", "secret"), unheard()).unwrap();
    assert!(matches!(rig.open().standing(), Standing::Locked(_)));
    assert!(texts(&rig).iter().all(|text| !text.contains("secret")));
    assert_eq!(rig.in_coder(&coder()).open().night(night("2026-11-24")).len(), 1);
}

/// How the journal stood after a step, and how many writes there had been.
struct Step {
    writes: usize,
    records: Vec<Record>,
}

/// Runs a change of coder on a rig that is on the disk as it starts; its steps, the start first, and what is shown throughout.
fn run(rig: &Rig, begin: impl FnOnce(&mut Engine) -> Staged) -> (View, Vec<Step>) {
    let mut engine = rig.open();
    let whole = view(&mut engine);
    rig.store.sync();
    let step = || Step { writes: rig.store.unsynced(), records: rig.journal.records() };
    let mut steps = vec![step()];
    let staged = begin(&mut engine);
    steps.push(step());
    engine.flip(staged).unwrap();
    steps.push(step());
    engine.clear_away().unwrap();
    steps.push(step());
    assert!(view(&mut engine) == whole);
    (whole, steps)
}

/// What is shown after a crash, to somebody who knows the passphrase; and the tag of the diary that was found.
fn reopened(after: &Rig) -> (View, String) {
    let tag = kept_tag(&store_of(after)).unwrap().unwrap();
    let sealed = coder();
    let (own, other): (Rc<dyn Coder>, Rc<dyn Coder>) = if tag == sealed.tag() {
        let found = find(after, &tag).unwrap();
        assert_eq!(found.locked.write(), keys().0.write());
        (sealed, Rc::new(Open))
    } else {
        (Rc::new(Open), sealed)
    };
    // By the other coder it does not open, and is not written.
    let contents = after.store.contents();
    let mut locked = after.in_coder(&other).open();
    assert!(matches!(locked.standing(), Standing::Locked(_)) && view(&mut locked).is_empty());
    assert!(locked.save(entry(90, "2026-11-24", "x"), unheard()).is_err());
    assert_eq!(after.store.contents(), contents);
    let (mut engine, news) = after.in_coder(&own).open_and_hear();
    if news.contains(&News::NotRecovered(SaveError::Locked)) {
        // The journal is ahead of a browser that lost its last writes. It is told, and the passphrase brings all of it back.
        engine.also_read(other);
    }
    // What is lost here is asked for when it is shown, and comes from the journal.
    view(&mut engine);
    engine.attend();
    let shown = view(&mut engine);
    engine.clear_away().unwrap();
    assert!(view(&mut engine) == shown, "clearing away takes nothing");
    engine.save(entry(91, "2026-11-24", "x"), unheard()).unwrap();
    (shown, tag)
}

/// A crash of a change of coder at every write: in the first `kept` writes, whatever the journal may then hold, the diary opens
/// with exactly one coder and is whole. So it is when any choice of the writes reached the disk.
fn crashes_of(rig: &Rig, begin: impl FnOnce(&mut Engine) -> Staged, share: usize) -> usize {
    let (whole, steps) = run(rig, begin);
    let (before, after) = (rig.coder.tag().to_owned(), steps.len());
    let count = rig.store.unsynced();
    let mut random = fastrand::Rng::with_seed(11);
    let mut tried = 0;
    let mut check = |kept: &dyn Fn(usize) -> bool| {
        let last = (0..count).rev().find(|write| kept(*write)).map_or(0, |write| write + 1);
        // The journal had acknowledged each step that came before the last write that is on the disk, and may have gone on.
        let surely = steps.iter().rposition(|step| step.writes < last.max(1)).unwrap_or(0);
        for step in surely..after {
            let crashed = Rig::holding(rig.store.crashed(kept), steps[step].records.clone());
            let (shown, tag) = reopened(&crashed);
            assert!(shown == whole, "{tag}, writes up to {last} of {count}, journal {step}");
            let flipped = tag != before;
            assert!(!flipped || last > steps[1].writes, "it opened before it was to");
            tried += 1;
        }
    };
    for kept in 0..=count {
        check(&|write| write < kept);
    }
    for _ in 0..share {
        let choice = random.u64(..);
        check(&|write| choice >> (write % 64) & 1 == 1);
    }
    tried
}

#[test]
fn a_crash_at_any_write_of_sealing_leaves_exactly_one_diary_that_is_whole() {
    let rig = in_clear();
    let tried = crashes_of(&rig, |engine| begin_seal(&rig, engine, unheard()), share(100, 2_000));
    say!("{tried} reopenings");
    assert!(tried >= 200);
}

#[test]
fn a_crash_at_any_write_of_removing_the_seal_leaves_exactly_one_diary_that_is_whole() {
    let rig = sealed();
    let begin = |engine: &mut Engine| begin_opening(engine, unheard()).unwrap();
    let tried = crashes_of(&rig, begin, share(100, 2_000));
    say!("{tried} reopenings");
    assert!(tried >= 200);
}

#[test]
fn a_call_that_fails_anywhere_in_sealing_leaves_a_diary_that_works() {
    let whole = view(&mut in_clear().open());
    let struck = Cell::new(0);
    for at in 0..share(140, 140) {
        for (lasting, misdeed) in [
            (Lasting::Once, Misdeed::Fail),
            (Lasting::ForEver, Misdeed::Fail),
            (Lasting::ForEver, Misdeed::Fill),
            (Lasting::Once, Misdeed::Lie),
        ] {
            let rig = in_clear();
            let mut engine = rig.open();
            rig.store.misbehave(Some(Fault { at, of: Calls::All, lasting, misdeed }));
            let staged =
                begin_sealing(&mut engine, &store_of(&rig), (keys().0, entropy()), unheard());
            let done =
                staged.is_ok_and(|staged| complete(&mut engine, staged, &Receipt::Saved).is_ok());
            struck.set(struck.get() + usize::from(!done));
            rig.store.misbehave(None);
            if !done && (lasting, misdeed) == (Lasting::Once, Misdeed::Fail) {
                let left = sealed_texts(rig.store.contents().into_values());
                assert_eq!(left, 0, "{at}: what was staged is gone at once");
            }
            engine.refresh();
            engine.attend();
            assert!(view(&mut engine) == whole, "{at} {misdeed:?}");
            let (shown, tag) = reopened(&rig);
            assert!(shown == whole && (!done || tag != "open"), "{at} {misdeed:?}");
            if tag == "open" {
                let left = sealed_texts(rig.store.contents().into_values());
                assert_eq!(left, 0, "{at} {lasting:?} {misdeed:?}: half a sealing is left");
            }
        }
    }
    say!("{} of 560 failed", struck.get());
    assert!(struck.get() > 100);
}

#[test]
fn a_save_between_staging_and_the_change_undoes_the_staging() {
    for change in 0..3 {
        let rig = in_clear();
        let mut engine = rig.open();
        let (keys_before, records) = (rig.store.contents().len(), rig.journal.records().len());
        let staged = begin_seal(&rig, &mut engine, unheard());
        match change {
            0 => engine.save(entry(70, "2026-11-24", "meanwhile"), unheard()).map(|_| ()),
            1 => engine.set_draft(entry(70, "2026-11-23", "meanwhile")),
            _ => rig.open().save(entry(70, "2025-01-24", "other tab"), unheard()).map(|_| ()),
        }
        .unwrap();
        let whole = view(&mut rig.open());
        assert_eq!(
            complete(&mut engine, staged, &Receipt::Saved),
            Err(SaveError::Moved),
            "{change}"
        );
        let mut again = rig.open();
        assert!(view(&mut again) == whole, "{change}");
        // The record of the key is all that is left, and opens nothing.
        assert_eq!(sealed_texts(texts(&rig)), 0, "{change}");
        assert!(rig.store.contents().len() <= keys_before + 4);
        assert!(rig.journal.records().len() <= records + 3);
    }
}

#[test]
fn nothing_is_sealed_while_the_journal_may_hold_more() {
    let rig = in_clear();
    rig.journal.pace(Pace::Slow);
    let mut engine = rig.open();
    let refused = |engine: &mut Engine| engine.stage(coder(), vec![], unheard()).map(|_| ());
    assert_eq!(refused(&mut engine), Err(SaveError::Behind));
    rig.journal.answer();
    assert_eq!(refused(&mut engine), Err(SaveError::Behind), "answered, and not attended to");
    engine.attend();
    assert_eq!(refused(&mut engine), Ok(()));
}

#[test]
fn what_was_saved_after_sealing_survives_a_browser_that_lost_the_sealing() {
    let rig = in_clear();
    rig.store.sync();
    let mut engine = rig.open();
    let staged = begin_seal(&rig, &mut engine, unheard());
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    engine.save(entry(70, "2026-11-24", "after"), unheard()).unwrap();
    let whole = view(&mut engine);
    let crashed = Rig::holding(rig.store.crashed(|_| false), rig.journal.records());
    let (mut engine, news) = crashed.open_and_hear();
    assert!(news.contains(&News::NotRecovered(SaveError::Locked)), "{news:?}");
    // It can be written to meanwhile, and is not sealed by another key, which would forget the first.
    engine.save(entry(71, "2026-11-24", "meanwhile"), unheard()).unwrap();
    let other = Keys::create(&passphrase("other"), &CountedEntropy::from(500)).unwrap().0;
    let refused = engine.stage(coder_of(&Rc::new(other)), vec![], unheard()).map(|_| ());
    assert_eq!(refused, Err(SaveError::Behind));
    let locked = find(&crashed, &keys().0.id().to_string()).unwrap().locked;
    assert_eq!(locked.write(), keys().0.write());
    engine.also_read(coder());
    assert!(engine.attend().contains(&News::Recovered(1)));
    engine.delete(month("2026-11"), id(71), date("2026-11-25"), unheard()).unwrap();
    let notes = |engine: &mut Engine| engine.night(night("2026-11-24"));
    assert_eq!(notes(&mut engine)[0].note.text(), "after");
    assert!(view(&mut engine).len() == whole.len());
    let staged = engine.stage(coder(), vec![], unheard()).unwrap();
    complete(&mut engine, staged, &Receipt::Saved).unwrap();
    assert_eq!(notes(&mut crashed.in_coder(&coder()).open()).len(), 1);
}

#[test]
fn what_an_interrupted_sealing_left_in_clear_goes_after_the_next_unlocking() {
    let rig = in_clear();
    let mut engine = rig.open();
    engine.save(entry(60, "2026-11-20", "secret, just now"), unheard()).unwrap();
    let records = rig.journal.records();
    let staged = begin_seal(&rig, &mut engine, unheard());
    engine.flip(staged).unwrap();
    // The trims of the journal did not come through either.
    let left = [records, rig.journal.records()].concat();
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), left);
    assert!(texts(&after).iter().any(|text| text.contains("secret")));
    let mut engine = after.open();
    engine.adopt(coder());
    let news = engine.attend();
    assert!(news.is_empty(), "{news:?}");
    assert!(texts(&after).iter().all(|text| !text.contains("secret")));
    assert!(view(&mut engine) == view(&mut rig.in_coder(&coder()).open()));
    let before = after.store.contents();
    engine.adopt(coder());
    engine.attend();
    assert_eq!(after.store.contents(), before, "nothing is written when there is nothing to do");
}

#[test]
fn a_reader_tab_locks_when_the_key_changes() {
    let rig = in_clear();
    let mut reader = Engine::open(rig.ports(), Role::Reader);
    assert!(!view(&mut reader).is_empty());
    let mut writer = rig.open();
    let staged = begin_seal(&rig, &mut writer, unheard());
    assert!(!reader.refresh() && !view(&mut reader).is_empty(), "not true yet");
    complete(&mut writer, staged, &Receipt::Saved).unwrap();
    assert!(reader.refresh());
    let tag = keys().0.id().to_string();
    assert_eq!(reader.standing(), &Standing::Locked(tag));
    assert!(view(&mut reader).is_empty());
    assert_eq!(reader.become_writer(9, writer.generation()), Ok(()));
    assert_eq!(reader.save(entry(1, "2026-11-24", "x"), unheard()), Err(SaveError::Locked));
    reader.adopt(coder());
    assert!(view(&mut reader) == view(&mut writer));
    let staged = begin_opening(&mut writer, unheard()).unwrap();
    complete(&mut writer, staged, &Receipt::Saved).unwrap();
    assert!(view(&mut rig.open()) == view(&mut writer), "in clear again");
}
