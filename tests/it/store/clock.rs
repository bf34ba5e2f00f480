//! A wall clock that goes back: what is saved, edited, deleted and undone by an earlier time than before is kept like anything else. What the
//! trash makes of such a clock is in `upkeep`.

use super::*;

/// The clock was put right by a day or by a year, or began anew after a flat battery.
#[test]
fn by_an_earlier_clock_all_is_saved_edited_deleted_and_undone_as_by_any_other() {
    for behind in ["2026-11-23", "2025-11-24", "2000-01-01"] {
        let rig = Rig::default();
        let mut engine = rig.open();
        let (of, today) = (month("2026-11"), date(behind));
        let by_then = |entry: Entry| Entry { written: moment(night(behind), 61), ..entry };
        engine.save(entry(1, "2026-11-24", "before"), unheard()).unwrap();
        engine.save(by_then(entry(2, "2026-11-24", "after")), unheard()).unwrap();
        let first = engine.entry(of, id(1)).unwrap();
        let edited = Entry { note: Note::new("edited").unwrap(), ..by_then(first.clone()) };
        let edited = engine.save(edited, unheard()).unwrap();
        assert_eq!(edited.revision, 2, "{behind}");
        let mut engine = rig.open();
        assert_eq!(engine.entry(of, id(1)).unwrap().note.text(), "edited", "{behind}");
        engine.undo(edited.undo, today, unheard()).unwrap();
        let deleted = engine.delete(of, id(1), today, unheard()).unwrap();
        assert_eq!(engine.trash().len(), 1, "{behind}");
        engine.undo(deleted.undo, today, unheard()).unwrap();
        let mut engine = rig.open();
        let back = engine.entry(of, id(1)).unwrap();
        assert_eq!((&back.note, back.written), (&first.note, first.written), "{behind}");
        assert_eq!(engine.entry(of, id(2)).unwrap().note.text(), "after", "{behind}");
        assert!(engine.trash().is_empty() && all_sound(&mut engine), "{behind}");
        // The second copy goes by revisions too, and not by the time.
        let mut alone = Rig::holding(MemoryStore::default(), rig.journal.records()).open();
        assert!(view(&mut alone) == view(&mut engine), "{behind}: not whole by the journal");
    }
}
