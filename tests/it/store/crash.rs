//! Crashes: every operation at every write, with every crash that browsers were seen to make. After it the diary is wholly as it was
//! before or wholly as it should be, and nothing is lost that was shown as saved.

use ldn_diary::diary::Name;
use ldn_diary::store::{Batch, Kept, SaveError, Trashed, Undo};

use super::*;

type Act = fn(&mut Engine) -> Result<(), SaveError>;

const TODAY: &str = "2026-11-25";

fn put(engine: &mut Engine, entry: Entry) -> Result<(), SaveError> {
    engine.save(entry, unheard()).map(|_| ())
}

fn edit(engine: &mut Engine, number: u64, day: &str, note: &str) -> Result<(), SaveError> {
    let before = engine.entry(night(day).month(), id(number)).ok_or(SaveError::Unknown)?;
    put(engine, Entry { note: Note::new(note).unwrap(), ..before })
}

thread_local! {
    /// The way back from the last change of a scenario that goes back.
    static UNDO: RefCell<Option<Undo>> = const { RefCell::new(None) };
}

fn note_undo(kept: Result<Kept, SaveError>) -> Result<(), SaveError> {
    UNDO.set(Some(kept?.undo));
    Ok(())
}

fn take_undo() -> Option<Undo> {
    UNDO.take()
}

/// A diary with something of everything, in two months, with both copies of each document.
fn furnish(engine: &mut Engine) {
    for number in 1..=4 {
        put(engine, full_entry(number, &format!("2026-11-0{number}"))).unwrap();
        put(engine, entry(number + 10, &format!("2026-10-1{number}"), "october")).unwrap();
    }
    engine.save_relapse(relapse(1, "2026-09-01", "left hand"), unheard()).unwrap();
    engine.save_relapse(relapse(2, "2026-10-20", "eye"), unheard()).unwrap();
    engine.delete(month("2026-11"), id(4), date(TODAY), unheard()).unwrap();
    engine.delete_relapse(RelapseId::new(2).unwrap(), date(TODAY), unheard()).unwrap();
    let mut lists = engine.lists();
    lists.symptoms.add(Name::new("Jaw").unwrap()).unwrap();
    engine.set_lists(lists, unheard()).unwrap();
    engine.set_draft(entry(50, "2026-11-24", "half a thou")).unwrap();
    engine.set_draft(entry(51, "2026-11-23", "other night")).unwrap();
}

fn bare(_: &mut Engine) {}

fn batch(numbers: std::ops::Range<u64>) -> Batch {
    let months = ["2026-11", "2026-10", "2026-09", "2025-01"];
    let entry = |number| {
        let month = months[usize::try_from(number).unwrap() % months.len()];
        entry(number, &format!("{month}-15"), "imported")
    };
    Batch {
        entries: numbers.map(entry).collect(),
        relapses: vec![relapse(9, "2025-02-02", "imported")],
        lists: None,
    }
}

/// Every operation, what it starts from, and the changes that follow each other.
fn scenarios() -> Vec<(&'static str, fn(&mut Engine), Vec<Act>)> {
    vec![
        ("first entry", bare, vec![|e| put(e, entry(1, "2026-11-24", "first"))]),
        ("first draft", bare, vec![|e| e.set_draft(entry(1, "2026-11-24", "first"))]),
        (
            "first lists",
            bare,
            vec![|e| {
                let mut lists = e.lists();
                lists.symptoms.add(Name::new("Own").unwrap()).unwrap();
                e.set_lists(lists, unheard()).map(|_| ())
            }],
        ),
        (
            "first relapse",
            bare,
            vec![|e| e.save_relapse(relapse(1, "2026-11-01", "a"), unheard()).map(|_| ())],
        ),
        ("first import", bare, vec![|e| e.apply(batch(1..9), unheard()).map(|_| ())]),
        (
            "three firsts",
            bare,
            vec![
                |e| put(e, entry(1, "2026-11-24", "one")),
                |e| put(e, entry(2, "2026-11-24", "two")),
                |e| put(e, entry(3, "2026-12-01", "three")),
            ],
        ),
        ("new entry", furnish, vec![|e| put(e, full_entry(20, "2026-11-24"))]),
        ("new entry in a new month", furnish, vec![|e| put(e, full_entry(20, "2026-12-01"))]),
        ("back-filled entry", furnish, vec![|e| put(e, full_entry(20, "2026-10-01"))]),
        ("edit", furnish, vec![|e| edit(e, 1, "2026-11-01", "edited")]),
        (
            "two edits",
            furnish,
            vec![|e| edit(e, 1, "2026-11-01", "edited"), |e| {
                edit(e, 1, "2026-11-01", "edited again")
            }],
        ),
        (
            "delete",
            furnish,
            vec![|e| e.delete(month("2026-11"), id(2), date(TODAY), unheard()).map(|_| ())],
        ),
        (
            "delete the last of a month",
            furnish,
            vec![
                |e| e.delete(month("2026-10"), id(11), date(TODAY), unheard()).map(|_| ()),
                |e| e.delete(month("2026-10"), id(12), date(TODAY), unheard()).map(|_| ()),
                |e| e.delete(month("2026-10"), id(13), date(TODAY), unheard()).map(|_| ()),
                |e| e.delete(month("2026-10"), id(14), date(TODAY), unheard()).map(|_| ()),
            ],
        ),
        ("restore", furnish, vec![|e| e.restore(month("2026-11"), id(4), unheard()).map(|_| ())]),
        (
            "delete and undo",
            furnish,
            vec![|e| note_undo(e.delete(month("2026-11"), id(2), date(TODAY), unheard())), |e| {
                take_undo().map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ()))
            }],
        ),
        (
            "edit and undo",
            furnish,
            vec![
                |e| edit(e, 1, "2026-11-01", "edited"),
                |e| {
                    let now = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
                    let again = Entry { note: Note::new("once more").unwrap(), ..now };
                    note_undo(e.save(again, unheard()))
                },
                |e| {
                    take_undo()
                        .map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ()))
                },
            ],
        ),
        (
            "move",
            furnish,
            vec![|e| {
                let mut entry = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
                entry.night = night("2026-10-31");
                e.move_entry(month("2026-11"), entry, date(TODAY), unheard()).map(|_| ())
            }],
        ),
        (
            "move to a new month",
            furnish,
            vec![|e| {
                let mut entry = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
                entry.night = night("2026-08-31");
                e.move_entry(month("2026-11"), entry, date(TODAY), unheard()).map(|_| ())
            }],
        ),
        (
            "new relapse",
            furnish,
            vec![|e| e.save_relapse(relapse(3, "2026-11-20", "b"), unheard()).map(|_| ())],
        ),
        (
            "edit a relapse",
            furnish,
            vec![|e| e.save_relapse(relapse(1, "2026-09-01", "both hands"), unheard()).map(|_| ())],
        ),
        (
            "delete a relapse",
            furnish,
            vec![|e| {
                e.delete_relapse(RelapseId::new(1).unwrap(), date(TODAY), unheard()).map(|_| ())
            }],
        ),
        (
            "restore a relapse",
            furnish,
            vec![|e| e.restore_relapse(RelapseId::new(2).unwrap(), unheard()).map(|_| ())],
        ),
        (
            "lists",
            furnish,
            vec![|e| {
                let mut lists = e.lists();
                lists.side_effects.add(Name::new("Hiccups").unwrap()).unwrap();
                e.set_lists(lists, unheard()).map(|_| ())
            }],
        ),
        (
            "drafts",
            furnish,
            vec![
                |e| e.set_draft(entry(50, "2026-11-24", "half a thought")),
                |e| e.set_draft(entry(50, "2026-11-24", "half a thought, and")),
                |e| e.clear_draft(night("2026-11-24")),
            ],
        ),
        (
            "draft, entry, draft cleared",
            furnish,
            vec![
                |e| e.set_draft(entry(50, "2026-11-24", "whole thought")),
                |e| put(e, entry(50, "2026-11-24", "whole thought")),
                |e| e.clear_draft(night("2026-11-24")),
            ],
        ),
        ("import", furnish, vec![|e| e.apply(batch(60..72), unheard()).map(|_| ())]),
        (
            "import and entry",
            furnish,
            vec![|e| e.apply(batch(60..72), unheard()).map(|_| ()), |e| {
                put(e, entry(80, "2026-11-24", "after"))
            }],
        ),
        (
            "a week",
            furnish,
            vec![
                |e| put(e, entry(80, "2026-11-24", "mon")),
                |e| put(e, entry(81, "2026-11-25", "tue")),
                |e| edit(e, 80, "2026-11-24", "mon, edited"),
                |e| e.delete(month("2026-11"), id(81), date(TODAY), unheard()).map(|_| ()),
                |e| put(e, entry(82, "2026-12-01", "wed")),
                |e| e.save_relapse(relapse(4, "2026-12-01", "c"), unheard()).map(|_| ()),
            ],
        ),
    ]
}

/// What there was after each change: what is shown, how many writes there had been, what the journal held.
struct Stage {
    view: View,
    writes: usize,
    records: Vec<Record>,
}

/// Runs a scenario on a rig that is on the disk as it starts; the stages, the one before all changes first.
fn run(rig: &Rig, furnish: fn(&mut Engine), acts: &[Act]) -> Vec<Stage> {
    furnish(&mut rig.open());
    let mut engine = rig.open();
    let stage = |engine: &mut Engine, writes| Stage {
        view: view(engine),
        writes,
        records: rig.journal.records(),
    };
    rig.store.sync();
    let mut stages = vec![stage(&mut engine, 0)];
    for act in acts {
        act(&mut engine).unwrap();
        let writes = rig.store.unsynced();
        stages.push(stage(&mut engine, writes));
    }
    stages
}

/// What is shown after a crash.
fn reopened(rig: &Rig, records: &[Record], kept: impl Fn(usize) -> bool) -> (View, bool) {
    let after = Rig::holding(rig.store.crashed(kept), records.to_vec());
    let (mut engine, news) = after.open_and_hear();
    let sound = all_sound(&mut engine) && !news.iter().any(|news| matches!(news, News::Lost(..)));
    let shown = view(&mut engine);
    // And once more: what recovery wrote is itself a diary that opens the same.
    let again = view(&mut after.open());
    assert!(again == shown, "a second opening shows something else");
    (shown, sound)
}

#[test]
fn a_crash_at_any_write_leaves_the_whole_old_or_the_whole_new() {
    let mut reopenings = 0;
    let all = scenarios();
    assert!(all.len() >= 24);
    for (name, furnish, acts) in all {
        let rig = Rig::default();
        let stages = run(&rig, furnish, &acts);
        for writes in 0..=rig.store.unsynced() {
            // The journal may be behind, or at any change whose writes had all been made.
            for (place, acknowledged) in stages.iter().enumerate() {
                if acknowledged.writes > writes {
                    continue;
                }
                let (shown, _) = reopened(&rig, &acknowledged.records, |write| write < writes);
                reopenings += 1;
                let later = stages[place..].iter().any(|stage| stage.view == shown);
                assert!(later, "{name}: {writes} writes, {place} saved");
            }
        }
    }
    println!("{reopenings} reopenings");
    assert!(reopenings >= 250);
}

#[test]
fn what_was_saved_survives_the_loss_of_any_suffix_of_the_writes() {
    let mut reopenings = 0;
    for (name, furnish, acts) in scenarios() {
        let rig = Rig::default();
        let stages = run(&rig, furnish, &acts);
        for (place, stage) in stages.iter().enumerate() {
            for kept in 0..=stage.writes {
                let (shown, sound) = reopened(&rig, &stage.records, |write| write < kept);
                reopenings += 1;
                assert!(shown == stage.view, "{name}: {kept} writes left, {place} saved");
                assert!(sound, "{name}: {kept} writes left, {place} saved: not sound");
            }
        }
    }
    println!("{reopenings} reopenings");
    assert!(reopenings >= 200);
}

/// Which of `count` writes reach the disk: every choice when there are few, else random ones.
fn choices(count: usize, most: usize, random: &mut fastrand::Rng) -> Vec<u64> {
    if count < 12 && 1 << count <= most {
        (0..1 << count).collect()
    } else {
        (0..most).map(|_| random.u64(..)).collect()
    }
}

#[test]
fn writes_that_reach_the_disk_in_any_choice_lose_nothing_that_was_saved() {
    let mut random = fastrand::Rng::with_seed(7);
    let mut reopenings = 0;
    for (name, furnish, acts) in scenarios() {
        let rig = Rig::default();
        let stages = run(&rig, furnish, &acts);
        let count = rig.store.unsynced();
        for choice in choices(count, share(64, 4096), &mut random) {
            for (place, acknowledged) in stages.iter().enumerate() {
                let kept = |write: usize| choice >> (write % 64) & 1 == 1;
                let (shown, sound) = reopened(&rig, &acknowledged.records, kept);
                reopenings += 1;
                check_parts(name, &stages[place..], &shown, sound);
            }
        }
    }
    println!("{reopenings} reopenings");
    assert!(reopenings >= share(2_000, 20_000));
}

/// Each document is as it was at the last saved change or at one after it. A change of several documents of which only some reached
/// the disk, and which was never shown as saved, is at least reported.
fn check_parts(name: &str, stages: &[Stage], shown: &View, sound: bool) {
    if name.starts_with("move") && !sound {
        // Its old month reached the disk and its new one did not, which is reported: then it is in the trash, whole.
        let there = |part: &Part| match part {
            Part::Month(entries, trash) => entries
                .iter()
                .chain(trash.iter().map(|(entry, _)| entry))
                .any(|entry| entry.id == id(1)),
            Part::Relapses(..) | Part::Lists(_) | Part::Drafts(_) => false,
        };
        assert!(shown.values().any(there), "{name}: what moved is lost");
        return;
    }
    let parts: std::collections::BTreeSet<&String> =
        stages.iter().flat_map(|stage| stage.view.keys()).chain(shown.keys()).collect();
    for part in parts {
        let some = stages.iter().any(|stage| stage.view.get(part) == shown.get(part));
        assert!(some, "{name}: {part} is as it never was");
    }
    let whole = stages.iter().any(|stage| stage.view == *shown);
    let single = stages.len() > 2
        || name.contains("draft")
        || name.contains("three")
        || name.contains("week");
    assert!(whole || !sound || single, "{name}: half a change, and nothing said");
}

#[test]
fn a_crash_during_recovery_loses_nothing() {
    let mut reopenings = 0;
    for (name, furnish, acts) in scenarios() {
        let rig = Rig::default();
        let stages = run(&rig, furnish, &acts);
        let last = stages.last().unwrap();
        // Everything since the start is lost from local storage; recovery itself crashes at each of its writes.
        let after = Rig::holding(rig.store.crashed(|_| false), last.records.clone());
        after.store.sync();
        after.open();
        for kept in 0..=after.store.unsynced() {
            let (shown, _) = reopened(&after, &last.records, |write| write < kept);
            reopenings += 1;
            assert!(shown == last.view, "{name}: {kept}");
        }
    }
    println!("{reopenings} reopenings");
    assert!(reopenings >= 100);
}

#[test]
fn what_moved_and_was_lost_on_the_way_is_in_the_trash() {
    let rig = Rig::default();
    let mut engine = rig.open();
    put(&mut engine, entry(1, "2026-11-01", "precious")).unwrap();
    engine
        .move_entry(month("2026-11"), entry(1, "2026-10-31", "precious"), date(TODAY), unheard())
        .unwrap();
    rig.store.plant("ldn-diary/m/2026-10.a", None);
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
    let mut engine = after.open();
    let trash = engine.trash();
    assert!(matches!(&trash[..], [Trashed::Entry(_, entry, _)] if entry.note.text() == "precious"));
    engine.restore(month("2026-11"), id(1), unheard()).unwrap();
    assert_eq!(after.open().night(night("2026-10-31")).len(), 1);
}
