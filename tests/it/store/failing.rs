//! Calls that fail: each one, once and for ever, in every way; and a disk that is full at every write. Nothing panics, nothing that was
//! kept is lost, and a save that did not happen says so.

use ldn_diary::store::memory::{Accounting, Calls, Fault, Lasting, Misdeed};
use ldn_diary::store::{KeyValue, SaveError, Standing, StorageError};

use super::*;

pub(super) type Act = fn(&mut Engine) -> Result<bool, SaveError>;

/// The operations, each from a diary with two entries in a month.
pub(super) const ACTS: [(&str, Act); 10] = [
    ("save", |e| e.save(entry(5, "2026-11-05", "new"), unheard()).map(|kept| kept.changed)),
    ("new month", |e| e.save(entry(5, "2026-12-05", "new"), unheard()).map(|kept| kept.changed)),
    ("delete", |e| {
        let today = date("2026-11-25");
        e.delete(month("2026-11"), id(1), today, unheard()).map(|kept| kept.changed)
    }),
    ("relapse", |e| e.save_relapse(relapse(1, "2026-11-01", "eye"), unheard()).map(|k| k.changed)),
    ("draft", |e| e.set_draft(entry(9, "2026-11-05", "draft")).map(|()| true)),
    ("slip", |e| e.set_slip(slip("relapse", &["left hand"])).map(|()| true)),
    ("lists", |e| {
        let mut lists = e.lists();
        lists.symptoms.add(ldn_diary::diary::Name::new("Own").unwrap()).ok();
        e.set_lists(lists, unheard()).map(|kept| kept.changed)
    }),
    ("plan", |e| {
        let empty = e.plan().book == PlanBook::default();
        let change = if empty { plan::start } else { |_: &mut _, _: &mut _| {} };
        plan::change(e, change).map(|kept| kept.changed)
    }),
    ("move", |e| {
        let today = date("2026-11-25");
        let moved = entry(1, "2026-10-31", "one");
        e.move_entry(month("2026-11"), moved, today, unheard()).map(|kept| kept.changed)
    }),
    ("sweep", |e| e.sweep(date("2026-11-25")).map(|_| true)),
];

fn diary() -> Rig {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    engine.save(entry(2, "2026-11-02", "two"), unheard()).unwrap();
    rig
}

fn copy(rig: &Rig) -> Rig {
    Rig::holding(MemoryStore::holding(rig.store.contents()), rig.journal.records())
}

#[test]
fn an_error_at_every_call_once_and_for_ever_loses_nothing() {
    let mut cases = 0;
    let before = view(&mut diary().open());
    for (name, act) in ACTS {
        let after = {
            let rig = diary();
            act(&mut rig.open()).unwrap();
            view(&mut rig.open())
        };
        for misdeed in [Misdeed::Deny, Misdeed::Fill, Misdeed::Fail, Misdeed::Lie] {
            for lasting in [Lasting::Once, Lasting::ForEver] {
                for at in 0..60 {
                    let rig = diary();
                    let mut engine = rig.open();
                    rig.store.misbehave(Some(Fault { at, of: Calls::All, lasting, misdeed }));
                    let done = act(&mut engine);
                    // The next calls on the same engine are refused or done, and never make it worse.
                    let again = act(&mut engine);
                    rig.store.misbehave(None);
                    let shown = view(&mut copy(&rig).open());
                    let case =
                        format!("{name}, {misdeed:?} {lasting:?} at {at}: {done:?}, {again:?}");
                    assert!(shown == before || shown == after, "{case}");
                    if done.is_ok() {
                        assert!(shown == after, "{case}: said to be kept");
                    }
                    // Once the browser does what it is asked, the same engine does so as well.
                    engine.refresh();
                    engine.attend();
                    let last = act(&mut engine);
                    let repeated = matches!(
                        last,
                        Err(SaveError::Changed | SaveError::Unknown | SaveError::Invalid(_))
                    );
                    assert!(last.is_ok() || repeated, "{case}: then {last:?}");
                    cases += 1;
                }
            }
        }
    }
    say!("{cases} failing calls");
    assert!(cases >= 1_000);
}

#[test]
fn an_error_at_every_call_of_opening_shows_it_and_writes_nothing() {
    let rig = diary();
    let whole = view(&mut copy(&rig).open());
    for misdeed in [Misdeed::Deny, Misdeed::Fail] {
        for lasting in [Lasting::Once, Lasting::ForEver] {
            for at in 0..12 {
                let rig = copy(&rig);
                let before = rig.store.contents();
                rig.store.misbehave(Some(Fault { at, of: Calls::All, lasting, misdeed }));
                let mut engine = rig.open();
                let shown = view(&mut engine);
                let unsound = engine.standing() != &Standing::Sound
                    || engine.month(month("2026-11")).reading != Reading::Sound;
                let case = format!("{misdeed:?} {lasting:?} at {at}");
                assert!(shown == whole || unsound || lasting == Lasting::Once, "{case}");
                assert_eq!(rig.store.contents(), before, "{case}");
                rig.store.misbehave(None);
                assert!(view(&mut rig.open()) == whole, "{case}");
            }
        }
    }
}

#[test]
fn a_full_disk_at_every_write_in_both_accountings_keeps_what_was_there() {
    let mut cases = 0;
    let before = view(&mut diary().open());
    for (name, act) in ACTS {
        let after = {
            let rig = diary();
            act(&mut rig.open()).unwrap();
            view(&mut rig.open())
        };
        let start: usize = used(&diary());
        for room in (0..3_000).step_by(share(60, 7)) {
            for accounting in [Accounting::Units(start + room), Accounting::Bytes(start + room)] {
                let rig = diary();
                let mut engine = rig.open();
                rig.store.limit(accounting);
                let done = act(&mut engine);
                if let Err(error) = &done {
                    assert_eq!(error, &SaveError::Storage(StorageError::Full), "{name}, {room}");
                }
                rig.store.limit(Accounting::Endless);
                let shown = view(
                    &mut Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]).open(),
                );
                let wanted = if done.is_ok() { &after } else { &before };
                assert!(shown == *wanted, "{name}, {room} units left: {done:?}");
                assert!(view(&mut engine) == *wanted, "{name}, {room}: the screen differs");
                cases += 1;
            }
        }
    }
    say!("{cases} full disks");
    assert!(cases >= 500);
}

fn used(rig: &Rig) -> usize {
    rig.store.contents().iter().map(|(key, value)| key.len() + value.len()).sum()
}

#[test]
fn the_ballast_is_there_for_the_save_that_finds_no_room() {
    let rig = diary();
    let mut engine = rig.open();
    engine.sweep(date("2026-11-25")).unwrap();
    assert_eq!(rig.store.get("ldn-diary/ballast").unwrap().unwrap().len(), 131_072);
    rig.store.limit(Accounting::Units(used(&rig)));
    engine.save(full_entry(5, "2026-12-05"), unheard()).unwrap();
    assert_eq!(rig.store.get("ldn-diary/ballast").unwrap(), None);
    assert_eq!(rig.open().night(night("2026-12-05")).len(), 1);
}

#[test]
fn a_browser_that_fails_is_not_written_to_and_comes_back() {
    let rig = diary();
    let fault = Fault { at: 0, of: Calls::All, lasting: Lasting::ForEver, misdeed: Misdeed::Fail };
    rig.store.misbehave(Some(fault));
    let mut engine = rig.open();
    assert!(matches!(engine.standing(), Standing::Failing(_)));
    let refused = engine.save(entry(5, "2026-11-05", "new"), unheard());
    assert!(matches!(refused, Err(SaveError::Unreadable(_))), "{refused:?}");
    assert!(matches!(engine.month(month("2026-11")).reading, Reading::Failing(_)));
    rig.store.misbehave(None);
    assert!(engine.refresh());
    engine.save(entry(5, "2026-11-05", "new"), unheard()).unwrap();
    assert_eq!(rig.open().month(month("2026-11")).entries.len(), 3);
}
