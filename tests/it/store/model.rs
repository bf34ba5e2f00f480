//! Random use against a model: a plain map of what should be shown. Opened anew, crashed and refreshed at random.

use ldn_diary::store::{Batch, SaveError, Trashed};

use super::*;

/// What should be shown.
#[derive(Clone, Default)]
struct Model {
    live: BTreeMap<u64, Entry>,
    gone: BTreeMap<u64, Entry>,
    drafts: BTreeMap<Night, Entry>,
    slips: Vec<Slip>,
    plan: PlanBook,
}

fn random_night(random: &mut fastrand::Rng) -> Night {
    Night::ymd(2026, random.u32(9..=11), random.u32(1..=4)).unwrap()
}

fn random_entry(number: u64, random: &mut fastrand::Rng) -> Entry {
    let on = random_night(random).to_string();
    let mut entry = if random.bool() { full_entry(number, &on) } else { entry(number, &on, "") };
    entry.note = Note::new(&random.u16(..).to_string()).unwrap();
    entry
}

fn pick(map: &BTreeMap<u64, Entry>, random: &mut fastrand::Rng) -> Option<Entry> {
    let place = random.usize(0..map.len().max(1));
    map.values().nth(place).cloned()
}

/// One random change, to both.
fn change(
    model: &mut Model,
    engine: &mut Engine,
    next: &mut u64,
    random: &mut fastrand::Rng,
) -> Result<(), SaveError> {
    let today = date("2026-11-25");
    match random.u8(0..14) {
        0..=2 => {
            *next += 1;
            let entry = random_entry(*next, random);
            engine.save(entry.clone(), unheard())?;
            model.live.insert(*next, entry);
        }
        3 | 4 => edit(model, engine, random)?,
        5 | 6 => {
            let Some(entry) = pick(&model.live, random) else { return Ok(()) };
            let kept = engine.delete(entry.night.month(), entry.id, today, unheard())?;
            if random.u8(0..4) == 0 {
                let undone = engine.undo(kept.undo, today, unheard())?;
                model.live.insert(entry.id.number(), Entry { revision: undone.revision, ..entry });
            } else {
                model.live.remove(&entry.id.number());
                model.gone.insert(entry.id.number(), Entry { revision: kept.revision, ..entry });
            }
        }
        7 => {
            let Some(entry) = pick(&model.gone, random) else { return Ok(()) };
            let kept = engine.restore(entry.night.month(), entry.id, unheard())?;
            model.gone.remove(&entry.id.number());
            model.live.insert(entry.id.number(), Entry { revision: kept.revision, ..entry });
        }
        8 | 9 => draft(model, engine, random)?,
        10 => {
            let entries: Vec<Entry> =
                (0..random.u64(1..5)).map(|step| random_entry(*next + step + 1, random)).collect();
            *next += 5;
            engine.apply(Batch { entries: entries.clone(), ..Batch::default() }, unheard())?;
            model.live.extend(entries.into_iter().map(|entry| (entry.id.number(), entry)));
        }
        11 => type_into_form(model, engine, random)?,
        12 => plan(model, engine, random)?,
        _ => {
            engine.sweep(today)?;
        }
    }
    Ok(())
}

/// Changes an entry, perhaps into another month, and perhaps back.
fn edit(
    model: &mut Model,
    engine: &mut Engine,
    random: &mut fastrand::Rng,
) -> Result<(), SaveError> {
    let today = date("2026-11-25");
    let Some(before) = pick(&model.live, random) else { return Ok(()) };
    let mut entry = random_entry(before.id.number(), random);
    entry.revision = before.revision;
    let from = before.night.month();
    let kept = engine.move_entry(from, entry.clone(), today, unheard())?;
    if kept.changed && random.u8(0..4) == 0 {
        let undone = engine.undo(kept.undo, today, unheard())?;
        model.live.insert(before.id.number(), Entry { revision: undone.revision, ..before });
    } else {
        model.live.insert(entry.id.number(), Entry { revision: kept.revision, ..entry });
    }
    Ok(())
}

/// Keeps a draft or forgets one.
fn draft(
    model: &mut Model,
    engine: &mut Engine,
    random: &mut fastrand::Rng,
) -> Result<(), SaveError> {
    let on = random_night(random);
    if random.bool() {
        let draft = Entry { night: on, ..random_entry(999, random) };
        engine.set_draft(draft.clone())?;
        model.drafts.insert(on, draft);
        if model.drafts.len() > 8 {
            let oldest = model.drafts.keys().find(|other| **other != on).copied();
            oldest.map(|oldest| model.drafts.remove(&oldest));
        }
    } else {
        engine.clear_draft(on)?;
        model.drafts.remove(&on);
    }
    Ok(())
}

/// Changes the plan, the bottles or both, and perhaps back.
fn plan(
    model: &mut Model,
    engine: &mut Engine,
    random: &mut fastrand::Rng,
) -> Result<(), SaveError> {
    let book = plan::changed(&model.plan, |plan, supply| plan::at_random(plan, supply, random));
    let kept = engine.set_plan(book.clone(), unheard())?;
    if random.u8(0..4) == 0 {
        engine.undo(kept.undo, date("2026-11-25"), unheard())?;
    } else {
        model.plan = book;
    }
    Ok(())
}

/// Types into a form or forgets one.
fn type_into_form(
    model: &mut Model,
    engine: &mut Engine,
    random: &mut fastrand::Rng,
) -> Result<(), SaveError> {
    let name = format!("form {}", random.u8(0..10));
    model.slips.retain(|slip| slip.name != name);
    if random.bool() {
        let typed = slip(&name, &[&random.u16(..).to_string(), ""]);
        engine.set_slip(typed.clone())?;
        model.slips.push(typed);
        if model.slips.len() > 8 {
            model.slips.remove(0);
        }
        Ok(())
    } else {
        engine.clear_slip(&name)
    }
}

/// A diary after sixty random changes, and a relapse record.
pub(super) fn furnished(engine: &mut Engine, seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let (mut model, mut next) = (Model::default(), 0);
    for _ in 0..60 {
        change(&mut model, engine, &mut next, &mut random).unwrap();
    }
    engine.save_relapse(relapse(seed + 1, "2026-10-01", "left hand, Füße"), unheard()).unwrap();
}

fn check(model: &Model, engine: &mut Engine, case: &str) {
    let mut live: Vec<Entry> = Vec::new();
    for month in engine.months() {
        live.extend(engine.month(month).entries);
    }
    let live: BTreeMap<u64, Entry> =
        live.into_iter().map(|entry| (entry.id.number(), entry)).collect();
    assert!(live == model.live, "{case}: {:?} and {:?}", live.keys(), model.live.keys());
    let gone = engine.trash().into_iter().filter_map(|thing| match thing {
        Trashed::Entry(_, entry, _) => Some((entry.id.number(), entry)),
        Trashed::Relapse(..) => None,
    });
    let gone: BTreeMap<u64, Entry> = gone.collect();
    assert!(gone == model.gone, "{case}: trash {:?} and {:?}", gone.keys(), model.gone.keys());
    let drafts: Vec<Entry> = model.drafts.values().cloned().collect();
    assert!(engine.drafts() == drafts, "{case}: drafts");
    assert!(engine.slips() == model.slips, "{case}: slips");
    assert!(engine.plan().book == model.plan, "{case}: plan");
}

#[test]
fn random_use_shows_what_the_model_shows() {
    let sequences = u64::try_from(share(300, 100_000)).unwrap();
    let mut changes = 0;
    for seed in 0..sequences {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut rig = Rig::default();
        rig.store.sync();
        let mut engine = rig.open();
        let (mut model, mut next) = (Model::default(), 0);
        for step in 0..random.usize(5..25) {
            let case = format!("seed {seed}, step {step}");
            change(&mut model, &mut engine, &mut next, &mut random)
                .unwrap_or_else(|error| panic!("{case}: {error:?}"));
            changes += 1;
            match random.u8(0..8) {
                0 => engine = rig.open(),
                1 => {
                    // A crash: of the last writes any choice is lost; the journal had answered.
                    let choice = random.u64(..);
                    let store = rig.store.crashed(|write| choice >> (write % 64) & 1 == 1);
                    rig = Rig::holding(store, rig.journal.records());
                    rig.store.sync();
                    engine = rig.open();
                    engine.check();
                    engine.attend();
                }
                2 => rig.store.sync(),
                3 => {
                    engine.refresh();
                    engine.attend();
                }
                _ => {}
            }
            check(&model, &mut engine, &case);
        }
        check(&model, &mut rig.open(), &format!("seed {seed}, opened at the end"));
    }
    say!("{sequences} sequences from seed 0 on, {changes} changes");
}
