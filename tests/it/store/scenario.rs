//! Every operation on the diary as a scenario: what it starts from, and the changes that follow each other.

use ldn_diary::diary::Name;
use ldn_diary::store::{Batch, Choices, Incoming, Kept, PlanChoice, SaveError, Undo};

use super::*;

pub(super) type Act = fn(&mut Engine) -> Result<(), SaveError>;

pub(super) const TODAY: &str = "2026-11-25";

pub(super) fn put(engine: &mut Engine, entry: Entry) -> Result<(), SaveError> {
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
pub(super) fn furnish(engine: &mut Engine) {
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
    plan::change(engine, plan::start).unwrap();
    plan::change(engine, plan::go_on).unwrap();
    engine.set_draft(entry(50, "2026-11-24", "half a thou")).unwrap();
    engine.set_draft(entry(51, "2026-11-23", "other night")).unwrap();
    engine.set_slip(slip("relapse", &["left ha", "", "2026-11"])).unwrap();
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

/// Takes in what another device has: a later state of some of it, and more.
fn take(engine: &mut Engine) -> Result<Kept, SaveError> {
    let file = Incoming::read(&other_device().whole().unwrap().documents);
    let choices = Choices { plan: PlanChoice::File, ..Choices::default() };
    engine.take(&file, &choices, date(TODAY), unheard())
}

fn other_device() -> Engine {
    let mut engine = Rig::default().open();
    furnish(&mut engine);
    edit(&mut engine, 2, "2026-11-02", "on the other device").unwrap();
    put(&mut engine, entry(90, "2026-10-02", "there alone")).unwrap();
    engine.save_relapse(relapse(7, "2026-11-22", "there alone"), unheard()).unwrap();
    plan::change(&mut engine, plan::stop).unwrap();
    engine
}

/// Its name, what it starts from, and the changes.
pub(super) type Scenario = (&'static str, fn(&mut Engine), &'static [Act]);

/// Every operation, what it starts from, and the changes that follow each other.
pub(super) const SCENARIOS: &[Scenario] = &[
    ("first entry", bare, &[|e| put(e, entry(1, "2026-11-24", "first"))]),
    ("first draft", bare, &[|e| e.set_draft(entry(1, "2026-11-24", "first"))]),
    ("first slip", bare, &[|e| e.set_slip(slip("dose 2026-11-24", &["1.", ""]))]),
    (
        "first lists",
        bare,
        &[|e| {
            let mut lists = e.lists();
            lists.symptoms.add(Name::new("Own").unwrap()).unwrap();
            e.set_lists(lists, unheard()).map(|_| ())
        }],
    ),
    (
        "first relapse",
        bare,
        &[|e| e.save_relapse(relapse(1, "2026-11-01", "a"), unheard()).map(|_| ())],
    ),
    ("first plan", bare, &[|e| plan::change(e, plan::start).map(|_| ())]),
    ("first import", bare, &[|e| e.apply(batch(1..9), unheard()).map(|_| ())]),
    (
        "three firsts",
        bare,
        &[
            |e| put(e, entry(1, "2026-11-24", "one")),
            |e| put(e, entry(2, "2026-11-24", "two")),
            |e| put(e, entry(3, "2026-12-01", "three")),
        ],
    ),
    ("new entry", furnish, &[|e| put(e, full_entry(20, "2026-11-24"))]),
    ("new entry in a new month", furnish, &[|e| put(e, full_entry(20, "2026-12-01"))]),
    ("back-filled entry", furnish, &[|e| put(e, full_entry(20, "2026-10-01"))]),
    ("edit", furnish, &[|e| edit(e, 1, "2026-11-01", "edited")]),
    (
        "two edits",
        furnish,
        &[|e| edit(e, 1, "2026-11-01", "edited"), |e| edit(e, 1, "2026-11-01", "edited again")],
    ),
    (
        "delete",
        furnish,
        &[|e| e.delete(month("2026-11"), id(2), date(TODAY), unheard()).map(|_| ())],
    ),
    (
        "delete the last of a month",
        furnish,
        &[
            |e| e.delete(month("2026-10"), id(11), date(TODAY), unheard()).map(|_| ()),
            |e| e.delete(month("2026-10"), id(12), date(TODAY), unheard()).map(|_| ()),
            |e| e.delete(month("2026-10"), id(13), date(TODAY), unheard()).map(|_| ()),
            |e| e.delete(month("2026-10"), id(14), date(TODAY), unheard()).map(|_| ()),
        ],
    ),
    ("restore", furnish, &[|e| e.restore(month("2026-11"), id(4), unheard()).map(|_| ())]),
    (
        "delete and undo",
        furnish,
        &[
            |e| note_undo(e.delete(month("2026-11"), id(2), date(TODAY), unheard())),
            |e| take_undo().map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ())),
        ],
    ),
    (
        "edit and undo",
        furnish,
        &[
            |e| edit(e, 1, "2026-11-01", "edited"),
            |e| {
                let now = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
                let again = Entry { note: Note::new("once more").unwrap(), ..now };
                note_undo(e.save(again, unheard()))
            },
            |e| take_undo().map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ())),
        ],
    ),
    (
        "move",
        furnish,
        &[|e| {
            let mut entry = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
            entry.night = night("2026-10-31");
            e.move_entry(month("2026-11"), entry, date(TODAY), unheard()).map(|_| ())
        }],
    ),
    (
        "move to a new month",
        furnish,
        &[|e| {
            let mut entry = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
            entry.night = night("2026-08-31");
            e.move_entry(month("2026-11"), entry, date(TODAY), unheard()).map(|_| ())
        }],
    ),
    (
        "new relapse",
        furnish,
        &[|e| e.save_relapse(relapse(3, "2026-11-20", "b"), unheard()).map(|_| ())],
    ),
    (
        "edit a relapse",
        furnish,
        &[|e| e.save_relapse(relapse(1, "2026-09-01", "both hands"), unheard()).map(|_| ())],
    ),
    (
        "delete a relapse",
        furnish,
        &[|e| e.delete_relapse(RelapseId::new(1).unwrap(), date(TODAY), unheard()).map(|_| ())],
    ),
    (
        "restore a relapse",
        furnish,
        &[|e| e.restore_relapse(RelapseId::new(2).unwrap(), unheard()).map(|_| ())],
    ),
    (
        "lists",
        furnish,
        &[|e| {
            let mut lists = e.lists();
            lists.side_effects.add(Name::new("Hiccups").unwrap()).unwrap();
            e.set_lists(lists, unheard()).map(|_| ())
        }],
    ),
    ("plan", furnish, &[|e| plan::change(e, plan::stop).map(|_| ())]),
    (
        "plan and undo",
        furnish,
        &[
            |e| note_undo(plan::change(e, plan::stop)),
            |e| take_undo().map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ())),
        ],
    ),
    (
        "plan beside a night",
        furnish,
        &[|e| {
            let book = plan::changed(&e.plan().book, plan::stop);
            let now = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
            let night = Entry { note: Note::new("stopped").unwrap(), ..now };
            e.set_plan_beside(book, night, unheard()).map(|_| ())
        }],
    ),
    (
        "drafts",
        furnish,
        &[
            |e| e.set_draft(entry(50, "2026-11-24", "half a thought")),
            |e| e.set_draft(entry(50, "2026-11-24", "half a thought, and")),
            |e| e.clear_draft(night("2026-11-24")),
        ],
    ),
    (
        "slips",
        furnish,
        &[
            |e| e.set_slip(slip("relapse", &["left hand", "", "2026-11-2"])),
            |e| e.set_slip(slip("dose 2026-11-24", &["1.5", ""])),
            |e| e.clear_slip("relapse"),
        ],
    ),
    (
        "draft, entry, draft cleared",
        furnish,
        &[
            |e| e.set_draft(entry(50, "2026-11-24", "whole thought")),
            |e| put(e, entry(50, "2026-11-24", "whole thought")),
            |e| e.clear_draft(night("2026-11-24")),
        ],
    ),
    ("import", furnish, &[|e| e.apply(batch(60..72), unheard()).map(|_| ())]),
    (
        "import and entry",
        furnish,
        &[
            |e| e.apply(batch(60..72), unheard()).map(|_| ()),
            |e| put(e, entry(80, "2026-11-24", "after")),
        ],
    ),
    (
        "import and undo",
        furnish,
        &[
            |e| note_undo(e.apply(batch(60..72), unheard())),
            |e| take_undo().map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ())),
        ],
    ),
    ("a first file", bare, &[|e| take(e).map(|_| ())]),
    (
        "a file, undone, and again",
        furnish,
        &[
            |e| note_undo(take(e)),
            |e| take_undo().map_or(Ok(()), |undo| e.undo(undo, date(TODAY), unheard()).map(|_| ())),
            |e| take(e).map(|_| ()),
        ],
    ),
    (
        "a week",
        furnish,
        &[
            |e| put(e, entry(80, "2026-11-24", "mon")),
            |e| put(e, entry(81, "2026-11-25", "tue")),
            |e| edit(e, 80, "2026-11-24", "mon, edited"),
            |e| e.delete(month("2026-11"), id(81), date(TODAY), unheard()).map(|_| ()),
            |e| put(e, entry(82, "2026-12-01", "wed")),
            |e| e.save_relapse(relapse(4, "2026-12-01", "c"), unheard()).map(|_| ()),
            |e| plan::change(e, plan::stop).map(|_| ()),
        ],
    ),
];
