//! Crashes: every operation at every write, with every crash that browsers were seen to make. After it the diary is wholly as it was
//! before or wholly as it should be, and nothing is lost that was shown as saved.

use ldn_diary::store::Trashed;

use super::scenario::{Act, SCENARIOS, TODAY, furnish, put};
use super::sealed::coder;
use super::*;
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

/// Every scenario, in a diary that is open and in one that is sealed.
fn open_and_sealed() -> impl Iterator<Item = (&'static str, fn(&mut Engine), &'static [Act], Rig)> {
    SCENARIOS.iter().flat_map(|(name, furnish, acts)| {
        let rigs = [Rig::default(), Rig::default().in_coder(&coder())];
        rigs.into_iter().map(|rig| (*name, *furnish, *acts, rig))
    })
}

/// Whether the person hears of a loss.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Nothing,
    Loss,
}

/// What is shown after a crash.
fn reopened(rig: &Rig, records: &[Record], kept: impl Fn(usize) -> bool) -> (View, Told) {
    let after = Rig::holding(rig.store.crashed(kept), records.to_vec()).in_coder(&rig.coder);
    let (mut engine, mut news) = after.open_and_hear();
    // What is shown is read, and what is lost of it the journal is asked for.
    view(&mut engine);
    news.extend(engine.attend());
    let sound = all_sound(&mut engine) && !news.iter().any(|news| matches!(news, News::Lost(..)));
    let shown = view(&mut engine);
    // And once more: what recovery wrote is itself a diary that opens the same.
    let again = view(&mut after.open());
    assert!(again == shown, "a second opening shows something else");
    (shown, if sound { Told::Nothing } else { Told::Loss })
}

#[test]
fn a_crash_at_any_write_leaves_the_whole_old_or_the_whole_new() {
    let mut reopenings = 0;
    assert!(SCENARIOS.len() >= 24);
    for (name, furnish, acts, rig) in open_and_sealed() {
        let stages = run(&rig, furnish, acts);
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
    say!("{reopenings} reopenings");
    assert!(reopenings >= 500);
}

#[test]
fn what_was_saved_survives_the_loss_of_any_suffix_of_the_writes() {
    let mut reopenings = 0;
    for (name, furnish, acts, rig) in open_and_sealed() {
        let stages = run(&rig, furnish, acts);
        for (place, stage) in stages.iter().enumerate() {
            for kept in 0..=stage.writes {
                let (shown, told) = reopened(&rig, &stage.records, |write| write < kept);
                reopenings += 1;
                assert!(shown == stage.view, "{name}: {kept} writes left, {place} saved");
                assert_eq!(told, Told::Nothing, "{name}: {kept} writes left, {place} saved");
            }
        }
    }
    say!("{reopenings} reopenings");
    assert!(reopenings >= 400);
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
    for (name, furnish, acts, rig) in open_and_sealed() {
        let stages = run(&rig, furnish, acts);
        let count = rig.store.unsynced();
        for choice in choices(count, share(64, 4096), &mut random) {
            for (place, acknowledged) in stages.iter().enumerate() {
                let kept = |write: usize| choice >> (write % 64) & 1 == 1;
                let (shown, told) = reopened(&rig, &acknowledged.records, kept);
                reopenings += 1;
                check_parts(name, &stages[place..], &shown, told);
            }
        }
    }
    say!("{reopenings} reopenings");
    assert!(reopenings >= share(4_000, 40_000));
}

/// Each document is as it was at the last saved change or at one after it. A change of several documents of which only some reached
/// the disk, and which was never shown as saved, is at least reported.
fn check_parts(name: &str, stages: &[Stage], shown: &View, told: Told) {
    if name.starts_with("move") && told == Told::Loss {
        // Its old month reached the disk and its new one did not, which is reported: then it is in the trash, whole.
        let there = |part: &Part| match part {
            Part::Month(entries, trash) => entries
                .iter()
                .chain(trash.iter().map(|(entry, _)| entry))
                .any(|entry| entry.id == id(1)),
            Part::Relapses(..)
            | Part::Lists(_)
            | Part::Plan(_)
            | Part::Drafts(_)
            | Part::Slips(_) => false,
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
        || name.contains("slip")
        || name.contains("three")
        || name.contains("week");
    assert!(whole || told == Told::Loss || single, "{name}: half a change, and nothing said");
}

#[test]
fn a_crash_during_recovery_loses_nothing() {
    let mut reopenings = 0;
    for (name, furnish, acts, rig) in open_and_sealed() {
        let stages = run(&rig, furnish, acts);
        let last = stages.last().unwrap();
        // Everything since the start is lost from local storage; recovery itself crashes at each of its writes.
        let after =
            Rig::holding(rig.store.crashed(|_| false), last.records.clone()).in_coder(&rig.coder);
        after.store.sync();
        after.open();
        for kept in 0..=after.store.unsynced() {
            let (shown, _) = reopened(&after, &last.records, |write| write < kept);
            reopenings += 1;
            assert!(shown == last.view, "{name}: {kept}");
        }
    }
    say!("{reopenings} reopenings");
    assert!(reopenings >= 200);
}

fn without_trash(view: &View) -> View {
    let part = |part: &Part| match part {
        Part::Month(entries, _) => Part::Month(entries.clone(), vec![]),
        Part::Relapses(relapses, _) => Part::Relapses(relapses.clone(), vec![]),
        Part::Lists(_) | Part::Plan(_) | Part::Drafts(_) | Part::Slips(_) => part.clone(),
    };
    view.iter().map(|(name, of)| (name.clone(), part(of))).collect()
}

/// The trash may come back, since a purge leaves nothing behind that says so; all else is there, and the next housekeeping purges again.
#[test]
fn a_crash_during_housekeeping_takes_nothing_but_trash() {
    let furnish: fn(&mut Engine) = |engine| {
        furnish(engine);
        engine.sweep(date("2027-06-01")).unwrap();
    };
    let sweep: Act = |engine| engine.sweep(date("2027-06-02")).map(|_| ());
    let mut reopenings = 0;
    for rig in [Rig::default(), Rig::default().in_coder(&coder())] {
        let stages = run(&rig, furnish, &[sweep]);
        let (first, last) = (stages.first().unwrap(), stages.last().unwrap());
        assert!(first.view != last.view && last.view == without_trash(&first.view), "it purges");
        for (stage, kept) in stages.iter().flat_map(|of| (0..=last.writes).map(move |n| (of, n))) {
            let (shown, _) = reopened(&rig, &stage.records, |write| write < kept);
            assert!(without_trash(&shown) == last.view, "{kept} writes left");
            let after =
                Rig::holding(rig.store.crashed(|write| write < kept), stage.records.clone());
            let after = after.in_coder(&rig.coder);
            for day in ["2027-06-03", "2027-06-04"] {
                after.open().sweep(date(day)).unwrap();
            }
            assert!(view(&mut after.open()) == last.view, "{kept} writes left");
            reopenings += 1;
        }
    }
    say!("{reopenings} reopenings");
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
