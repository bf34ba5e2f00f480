//! Writes that fail two and three times: within one operation, and again when it is tried anew. What was kept before, or was said to be
//! kept, is there; what cannot be read stays byte for byte; and the diary opens.

use std::collections::BTreeMap;

use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};

use super::failing::{ACTS, Act};
use super::*;

const MISDEEDS: [Misdeed; 4] = [Misdeed::Deny, Misdeed::Fill, Misdeed::Fail, Misdeed::Lie];

/// What is on the disk of a diary of two months, of which one cannot be read in either copy.
fn disk() -> BTreeMap<String, String> {
    let rig = Rig::default();
    let mut engine = rig.open();
    for (number, day) in [(1, "2026-11-01"), (2, "2026-11-02"), (11, "2026-09-11")] {
        engine.save(entry(number, day, "kept"), unheard()).unwrap();
    }
    engine.save(entry(12, "2026-09-12", "kept"), unheard()).unwrap();
    let mut disk = rig.store.contents();
    for value in unreadable(&mut disk) {
        value.push_str(" and more");
    }
    disk
}

fn unreadable(disk: &mut BTreeMap<String, String>) -> Vec<&mut String> {
    let both = |key: &str| key.starts_with("ldn-diary/m/2026-09.");
    let found: Vec<_> = disk.iter_mut().filter(|(key, _)| both(key)).collect();
    assert_eq!(found.len(), 2, "both copies are there");
    found.into_iter().map(|(_, value)| value).collect()
}

fn rig(disk: &BTreeMap<String, String>) -> Rig {
    Rig::holding(MemoryStore::holding(disk.clone()), vec![])
}

/// What a rig shows to whoever opens it next, with a journal that knows what it was told and with none.
fn shown(rig: &Rig) -> [View; 2] {
    [rig.journal.records(), vec![]].map(|records| {
        view(&mut Rig::holding(MemoryStore::holding(rig.store.contents()), records).open())
    })
}

/// What the person was told so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Kept,
}

/// How many times an operation writes when all goes well, and what is shown before it and after.
struct Course {
    act: Act,
    writes: usize,
    before: View,
    after: View,
}

fn course(disk: &BTreeMap<String, String>, act: Act) -> Course {
    let rig = rig(disk);
    let mut engine = rig.open();
    let before = view(&mut engine);
    rig.store.sync();
    act(&mut engine).unwrap();
    let writes = rig.store.unsynced();
    Course { act, writes, before, after: shown(&rig)[0].clone() }
}

/// Fails these writes, counted over a first try and a second one; then nothing fails any more, and a third try is made.
fn fail(case: &str, disk: &BTreeMap<String, String>, course: &Course, faults: &[Fault]) {
    let rig = rig(disk);
    let mut engine = rig.open();
    rig.store.misbehave_often(faults.to_vec());
    let mut told = Told::Nothing;
    for attempt in 0..2 {
        let done = (course.act)(&mut engine);
        told = if done.is_ok() { Told::Kept } else { told };
        check(&format!("{case}, try {attempt}: {done:?}"), disk, &rig, course, told);
    }
    rig.store.misbehave(None);
    engine.refresh();
    engine.attend();
    let last = (course.act)(&mut engine);
    told = if last.is_ok() { Told::Kept } else { told };
    let repeated =
        matches!(last, Err(SaveError::Changed | SaveError::Unknown | SaveError::Invalid(_)));
    assert!(last.is_ok() || repeated, "{case}: then {last:?}");
    check(&format!("{case}, in the end: {last:?}"), disk, &rig, course, told);
}

fn check(case: &str, disk: &BTreeMap<String, String>, rig: &Rig, course: &Course, told: Told) {
    for found in
        shown(&Rig::holding(MemoryStore::holding(rig.store.contents()), rig.journal.records()))
    {
        let whole = found == course.before || found == course.after;
        assert!(whole, "{case}: neither as it was nor as it should be");
        assert!(told == Told::Nothing || found == course.after, "{case}: said to be kept");
    }
    let (mut before, mut now) = (disk.clone(), rig.store.contents());
    assert_eq!(unreadable(&mut now), unreadable(&mut before), "{case}: it was written over");
}

fn once(at: usize, misdeed: Misdeed) -> Fault {
    Fault { at, of: Calls::Writes, lasting: Lasting::Once, misdeed }
}

#[test]
fn two_writes_that_fail_lose_nothing_at_whichever_two_steps() {
    let (disk, mut cases) = (disk(), 0);
    for (name, act) in ACTS {
        let course = course(&disk, act);
        // As far as the second try goes, whatever the first one had to clean up.
        let steps = 2 * course.writes + 2;
        for (first, second) in pairs(steps) {
            for one in MISDEEDS {
                for other in MISDEEDS {
                    let case = format!("{name}, {one:?} at {first} and {other:?} at {second}");
                    fail(&case, &disk, &course, &[once(first, one), once(second, other)]);
                    cases += 1;
                }
            }
        }
    }
    say!("{cases} pairs of failing writes");
    assert!(cases >= 2_000, "{cases}");
}

#[test]
fn three_writes_that_fail_lose_nothing_at_whichever_three_steps() {
    let (disk, mut cases) = (disk(), 0);
    for (name, act) in ACTS {
        let course = course(&disk, act);
        let steps = 2 * course.writes + 2;
        for (first, second) in pairs(steps) {
            for third in second + 1..steps {
                for misdeed in MISDEEDS {
                    let case = format!("{name}, {misdeed:?} at {first}, {second} and {third}");
                    let faults = [first, second, third].map(|at| once(at, misdeed));
                    fail(&case, &disk, &course, &faults);
                    cases += 1;
                }
            }
        }
    }
    say!("{cases} triples of failing writes");
    assert!(cases >= 500, "{cases}");
}

fn pairs(steps: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..steps).flat_map(move |first| (first + 1..steps).map(move |second| (first, second)))
}
