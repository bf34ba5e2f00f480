//! Changes that change nothing: what their receipts say.

use ldn_diary::store::{Batch, JournalError, Kept, Pace};

use super::*;

/// The screen says how the last change stands. One that changed nothing said "Saved" at once, while the one before was on its way, and
/// may not have arrived.
#[test]
fn a_change_of_nothing_is_not_called_saved_before_what_was_changed_is() {
    type Nothing = fn(&mut Engine, OnReceipt) -> Result<Kept, SaveError>;
    let nothings: [(&str, Nothing); 5] = [
        ("an import", |engine, on| engine.apply(Batch::default(), on)),
        ("a plan beside an entry", |engine, on| {
            let there = engine.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
            engine.set_plan_beside(PlanBook::default(), there, on)
        }),
        ("the same again", |engine, on| engine.save(entry(1, "2026-11-24", "a"), on)),
        ("the same relapse", |engine, on| engine.save_relapse(relapse(1, "2026-11-02", "eye"), on)),
        ("no way back", |engine, on| {
            let kept = engine.apply(Batch::default(), unheard())?;
            engine.undo(kept.undo, date("2026-11-25"), on)
        }),
    ];
    for (name, nothing) in nothings {
        for arrives in [true, false] {
            let rig = Rig::default();
            let mut engine = rig.open();
            engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
            engine.save_relapse(relapse(1, "2026-11-02", "eye"), unheard()).unwrap();
            rig.journal.pace(Pace::Slow);
            let (first, arrived) = receipt();
            engine.save(entry(2, "2026-10-24", "b"), first).unwrap();
            let (on, told) = receipt();
            nothing(&mut engine, on).unwrap();
            assert_eq!(*told.borrow(), None, "{name}: something is on its way");
            if arrives {
                rig.journal.answer();
                assert_eq!(*arrived.borrow(), Some(Receipt::Saved));
            } else {
                rig.journal.refuse(JournalError::Full);
            }
            while rig.journal.waiting() > 0 {
                rig.journal.answer();
            }
            let last = if arrives { Receipt::Saved } else { Receipt::OnlyHere(JournalError::Full) };
            assert_eq!(told.take(), Some(last), "{name}");
        }
    }
    // Where there is no journal nothing is durable, not even nothing.
    let rig = Rig::default();
    rig.journal.pace(Pace::Failing(JournalError::Missing));
    let (on, told) = receipt();
    rig.open().apply(Batch::default(), on).unwrap();
    assert_eq!(told.take(), Some(Receipt::OnlyHere(JournalError::Missing)));
}

/// With each save goes what was being written of it, as another append: that this one arrived made the save before it "Saved" as well.
#[test]
fn what_arrived_does_not_speak_for_what_was_refused_before_it() {
    let rig = Rig::default();
    let mut engine = rig.open();
    let said = |engine: &mut Engine| {
        let (on, told) = receipt();
        engine.apply(Batch::default(), on).unwrap();
        told.take()
    };
    rig.journal.pace(Pace::Failing(JournalError::Full));
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    rig.journal.pace(Pace::Prompt);
    engine.set_draft(entry(2, "2026-11-25", "b")).unwrap();
    assert_eq!(said(&mut engine), Some(Receipt::OnlyHere(JournalError::Full)));
    assert_eq!(engine.sweep(date("2026-11-26")).unwrap().caught_up, 1);
    assert_eq!(said(&mut engine), Some(Receipt::Saved), "it was sent again");
}
