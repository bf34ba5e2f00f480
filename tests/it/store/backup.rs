//! The whole diary as documents, and such documents taken in: into an empty diary, beside what is there, twice, and undone.

use std::collections::BTreeSet;

use ldn_diary::store::{
    Choices, Counts, Document, Incoming, Kept, PlanChoice, PlanFound, Preview, Records,
};

use super::scenario::{TODAY, put};
use super::*;

pub(super) fn file(engine: &mut Engine) -> Incoming {
    let whole = engine.whole().unwrap();
    assert_eq!(whole.left_out, vec![]);
    Incoming::read(&whole.documents)
}

pub(super) fn compare(engine: &mut Engine, file: &Incoming) -> Preview {
    engine.compare(file, &Choices::default(), date(TODAY)).unwrap()
}

pub(super) fn take(engine: &mut Engine, file: &Incoming) -> Kept {
    engine.take(file, &Choices::default(), date(TODAY), unheard()).unwrap()
}

/// What is shown but for what is typed into forms, which no file holds.
pub(super) fn shown(engine: &mut Engine) -> View {
    let mut view = view(engine);
    view.remove("slips");
    view
}

fn noted(engine: &mut Engine, number: u64, day: &str) -> String {
    let entry = engine.entry(night(day).month(), id(number)).unwrap();
    entry.note.text().to_owned()
}

fn edit(engine: &mut Engine, number: u64, day: &str, note: &str) {
    let before = engine.entry(night(day).month(), id(number)).unwrap();
    put(engine, Entry { note: Note::new(note).unwrap(), ..before }).unwrap();
}

#[test]
fn what_is_newer_stands_on_whichever_side_it_is() {
    let mut here = Rig::default().open();
    for number in 1..=6 {
        put(&mut here, entry(number, "2026-11-10", "as it was")).unwrap();
    }
    let mut there = Rig::default().open();
    take(&mut there, &file(&mut here));
    edit(&mut here, 1, "2026-11-10", "changed here");
    edit(&mut there, 2, "2026-11-10", "changed there");
    edit(&mut here, 3, "2026-11-10", "changed on both, here");
    edit(&mut there, 3, "2026-11-10", "changed on both, there");
    here.delete(month("2026-11"), id(4), date(TODAY), unheard()).unwrap();
    there.delete(month("2026-11"), id(5), date(TODAY), unheard()).unwrap();
    put(&mut here, entry(7, "2026-12-01", "only here")).unwrap();
    put(&mut there, entry(8, "2026-01-01", "only there")).unwrap();
    let file = file(&mut there);
    let preview = compare(&mut here, &file);
    assert_eq!(
        preview.records,
        Records {
            added: 1,
            newer: 1,
            both: 1,
            same: 1,
            deleted: 1,
            older: 1,
            trashed: 1,
            only_here: 1
        }
    );
    let count = |nights| Counts { nights, ..Counts::default() };
    assert_eq!((preview.file, preview.here), (count(2), count(2)));
    let undo = take(&mut here, &file).undo;
    assert_eq!(noted(&mut here, 1, "2026-11-10"), "changed here");
    assert_eq!(noted(&mut here, 2, "2026-11-10"), "changed there");
    let on_both: BTreeSet<String> = here.night(night("2026-11-10")).iter().map(text).collect();
    assert!(
        on_both.contains("changed on both, here") && on_both.contains("changed on both, there")
    );
    assert!(here.entry(month("2026-11"), id(4)).is_none());
    assert!(here.entry(month("2026-11"), id(5)).is_none());
    assert_eq!(noted(&mut here, 8, "2026-01-01"), "only there");
    assert!(!take(&mut here, &file).changed);
    // And back: what came is gone without a trace in the trash, what was changed is as it was.
    here.undo(undo, date(TODAY), unheard()).unwrap();
    assert_eq!(noted(&mut here, 2, "2026-11-10"), "as it was");
    assert!(here.entry(month("2026-11"), id(5)).is_some());
    assert!(here.entry(month("2026-01"), id(8)).is_none());
    assert_eq!(here.trash().len(), 1);
    // Undone is no wish that it never comes again.
    assert_eq!(compare(&mut here, &file).records.added, 1);
    take(&mut here, &file);
    assert_eq!(noted(&mut here, 8, "2026-01-01"), "only there");
}

fn text(entry: &Entry) -> String {
    entry.note.text().to_owned()
}

/// What was deleted there goes into the trash here as of today: with its old date it would be purged at once.
#[test]
fn what_was_deleted_there_can_be_taken_out_of_the_trash_here() {
    let mut here = Rig::default().open();
    put(&mut here, entry(1, "2026-09-10", "precious")).unwrap();
    let mut there = Rig::default().open();
    take(&mut there, &file(&mut here));
    there.delete(month("2026-09"), id(1), date("2026-09-12"), unheard()).unwrap();
    let file = file(&mut there);
    take(&mut here, &file);
    assert!(!take(&mut here, &file).changed);
    here.sweep(date(TODAY)).unwrap();
    here.sweep(date("2026-11-26")).unwrap();
    here.restore(month("2026-09"), id(1), unheard()).unwrap();
    assert_eq!(noted(&mut here, 1, "2026-09-10"), "precious");
}

/// A device that took a file in and undid that keeps what came as a mark: in its own backup it says nothing of other devices.
#[test]
fn the_file_of_a_device_that_undid_takes_nothing_away() {
    let mut there = Rig::default().open();
    put(&mut there, entry(1, "2026-11-10", "precious")).unwrap();
    there.save_relapse(relapse(5, "2026-11-01", "left"), unheard()).unwrap();
    let mut here = Rig::default().open();
    let undo = take(&mut here, &file(&mut there)).undo;
    here.undo(undo, date(TODAY), unheard()).unwrap();
    let file = file(&mut here);
    let preview = compare(&mut there, &file);
    assert_eq!((preview.records.newer, preview.records.only_here > 0 || preview.behind), (0, true));
    assert!(!take(&mut there, &file).changed);
    assert_eq!(noted(&mut there, 1, "2026-11-10"), "precious");
    assert_eq!(there.relapses().relapses.len(), 1);
}

/// Deleted in its new month, it stays deleted though an old file has it in its old one.
#[test]
fn what_moved_and_was_deleted_since_stays_in_the_trash() {
    let mut here = Rig::default().open();
    put(&mut here, entry(1, "2026-11-10", "moves")).unwrap();
    let old = file(&mut here);
    let mut moved = here.entry(month("2026-11"), id(1)).unwrap();
    moved.night = night("2026-10-31");
    here.move_entry(month("2026-11"), moved, date(TODAY), unheard()).unwrap();
    here.delete(month("2026-10"), id(1), date(TODAY), unheard()).unwrap();
    assert_eq!(compare(&mut here, &old).records.trashed, 1);
    assert!(!take(&mut here, &old).changed);
    assert!(here.months().is_empty());
}

/// What came back from the journal in part stands in the backup, and that it may not be all is said.
#[test]
fn what_the_journal_brought_back_is_in_the_backup() {
    let rig = Rig::default();
    let mut engine = rig.open();
    put(&mut engine, entry(1, "2026-11-10", "kept")).unwrap();
    let records = rig.journal.records();
    put(&mut engine, entry(2, "2026-11-10", "lost")).unwrap();
    let mut contents = rig.store.contents();
    contents.retain(|key, _| !key.contains("/m/"));
    let after = Rig::holding(MemoryStore::holding(contents), records);
    let mut engine = after.open();
    view(&mut engine);
    engine.attend();
    assert_eq!(noted(&mut engine, 1, "2026-11-10"), "kept");
    let whole = engine.whole().unwrap();
    assert!(whole.documents.iter().any(|document| document.payload.contains("kept")));
    assert_eq!(whole.left_out.len(), 1);
}

/// On both devices it was given another night, as often on each: both are kept, each once, under numbers of their own.
#[test]
fn what_both_sides_moved_apart_is_there_once_in_each_place() {
    let mut here = Rig::default().open();
    put(&mut here, entry(1, "2026-11-10", "moves")).unwrap();
    let mut there = Rig::default().open();
    take(&mut there, &file(&mut here));
    for (engine, to) in [(&mut here, "2026-10-31"), (&mut there, "2026-09-30")] {
        let mut moved = engine.entry(month("2026-11"), id(1)).unwrap();
        moved.night = night(to);
        engine.move_entry(month("2026-11"), moved, date(TODAY), unheard()).unwrap();
    }
    let file = file(&mut there);
    assert_eq!(compare(&mut here, &file).records.both, 1);
    take(&mut here, &file);
    let months = [month("2026-09"), month("2026-10"), month("2026-11")];
    let found = months.map(|month| here.month(month).entries);
    assert_eq!(found.each_ref().map(Vec::len), [1, 1, 0]);
    assert_ne!(found[0][0].id, found[1][0].id);
    assert!(!take(&mut here, &file).changed);
}

/// An old file with a night that was half written then, and has been saved since.
#[test]
fn a_night_that_was_saved_since_is_not_half_written_again() {
    let mut here = Rig::default().open();
    here.set_draft(entry(50, "2026-11-24", "half")).unwrap();
    put(&mut here, entry(1, "2026-11-10", "another")).unwrap();
    let old = file(&mut here);
    put(&mut here, entry(50, "2026-11-24", "whole")).unwrap();
    here.clear_draft(night("2026-11-24")).unwrap();
    assert!(!take(&mut here, &old).changed);
    assert_eq!(here.drafts(), vec![]);
}

#[test]
fn an_undo_after_a_change_of_what_came_is_refused_and_changes_nothing() {
    let mut there = Rig::default().open();
    put(&mut there, entry(1, "2026-11-10", "there")).unwrap();
    let mut here = Rig::default().open();
    let undo = take(&mut here, &file(&mut there)).undo;
    edit(&mut here, 1, "2026-11-10", "and here");
    assert_eq!(here.undo(undo, date(TODAY), unheard()), Err(SaveError::Changed));
    assert_eq!(noted(&mut here, 1, "2026-11-10"), "and here");
}

/// Both sides know an entry, and one of them moved it into another month: it is there once, where the newer one has it.
#[test]
fn an_entry_that_moved_is_shown_once() {
    for purged in [false, true] {
        for moves_there in [false, true] {
            let mut here = Rig::default().open();
            put(&mut here, entry(1, "2026-11-10", "moves")).unwrap();
            let mut there = Rig::default().open();
            take(&mut there, &file(&mut here));
            let changed = if moves_there { &mut there } else { &mut here };
            let mut moved = changed.entry(month("2026-11"), id(1)).unwrap();
            moved.night = night("2026-10-31");
            changed.move_entry(month("2026-11"), moved, date(TODAY), unheard()).unwrap();
            if purged {
                // On the first day nothing goes: a clock can jump.
                changed.sweep(date("2027-03-01")).unwrap();
                changed.sweep(date("2027-03-02")).unwrap();
            }
            let file = file(&mut there);
            take(&mut here, &file);
            let months = [month("2026-10"), month("2026-11")];
            let found: Vec<usize> =
                months.iter().map(|month| here.month(*month).entries.len()).collect();
            assert_eq!(found, [1, 0], "purged {purged}, moved there {moves_there}");
            assert!(!take(&mut here, &file).changed);
        }
    }
}

#[test]
fn of_two_plans_the_one_that_is_chosen_stands_and_none_is_lost_by_itself() {
    let mut there = Rig::default().open();
    plan::change(&mut there, plan::start).unwrap();
    let file = file(&mut there);
    let mut here = Rig::default().open();
    assert_eq!(compare(&mut here, &file).plan, PlanFound::New);
    take(&mut here, &file);
    assert_eq!(compare(&mut here, &file).plan, PlanFound::Same);
    plan::change(&mut here, plan::go_on).unwrap();
    let own = here.plan().book;
    let preview = compare(&mut here, &file);
    assert_eq!((preview.plan, preview.changed.is_empty()), (PlanFound::Differs, true));
    take(&mut here, &file);
    assert!(here.plan().book == own);
    let choices = Choices { plan: PlanChoice::File, ..Choices::default() };
    let undo = here.take(&file, &choices, date(TODAY), unheard()).unwrap().undo;
    assert!(here.plan().book == there.plan().book);
    here.undo(undo, date(TODAY), unheard()).unwrap();
    assert!(here.plan().book == own);
    assert_eq!(compare(&mut Rig::default().open(), &Incoming::read(&[])).plan, PlanFound::None);
}

#[test]
fn what_no_document_can_be_is_named_and_the_rest_comes() {
    let mut engine = Rig::default().open();
    put(&mut engine, entry(1, "2026-11-10", "whole")).unwrap();
    let mut documents = engine.whole().unwrap().documents;
    let many: Vec<String> = (1..=20_001)
        .map(|number| format!("[{number},1,0,20767,29905800,60,0,[],0,[],[],-1,-1,0,\"\"]"))
        .collect();
    let odd = [
        ("m/2026-12", "[]]"),
        ("m/2026-13", "[]"),
        ("m/2026-10", "[[1]]"),
        ("head", "[]"),
        ("slips", "[]"),
        ("settings", "{}"),
        ("", ""),
        ("m/2026-09", &format!("[{}]", many.join(","))),
    ];
    let document = |(name, payload): (&str, &str)| Document {
        name: name.to_owned(),
        payload: payload.to_owned(),
    };
    documents.extend(odd.map(document));
    let file = Incoming::read(&documents);
    assert_eq!(file.unread(), odd.map(|(name, _)| name));
    let mut other = Rig::default().open();
    take(&mut other, &file);
    assert_eq!(noted(&mut other, 1, "2026-11-10"), "whole");
}

#[test]
fn what_cannot_be_read_here_is_said_to_be_left_out() {
    let rig = Rig::default();
    let mut engine = rig.open();
    put(&mut engine, entry(1, "2026-11-10", "lost")).unwrap();
    put(&mut engine, entry(2, "2026-10-10", "whole")).unwrap();
    for slot in ["a", "b"] {
        let key = format!("ldn-diary/m/2026-11.{slot}");
        if let Some(value) = ldn_diary::store::KeyValue::get(&*rig.store, &key).unwrap() {
            let damaged = value.replace("lost", "tsol");
            ldn_diary::store::KeyValue::set(&*rig.store, &key, &damaged).unwrap();
        }
    }
    let mut engine = Engine::open(
        EnginePorts { journal: Rc::new(MemoryJournal::default()), ..rig.ports() },
        Role::Writer(8),
    );
    let whole = engine.whole().unwrap();
    let names: Vec<&str> = whole.documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names, ["m/2026-10"]);
    let november = ldn_diary::store::What::Month(month("2026-11"));
    assert_eq!(whole.left_out, [(november, Reading::Unreadable)]);
    assert_eq!(
        (whole.settings.clone(), whole.missing()),
        (Reading::Sound, vec!["m/2026-11".into()])
    );
    // Settings that cannot be read are no less missing.
    ldn_diary::store::KeyValue::set(&*rig.store, "ldn-diary/settings", "{\"theme\":").unwrap();
    ldn_diary::store::KeyValue::set(&*rig.store, "ldn-diary/unreadable/settings-1", "{").unwrap();
    let whole = engine.whole().unwrap();
    assert_eq!(whole.missing(), ["m/2026-11", "settings"]);
    assert_eq!(whole.documents.len(), 1);
    assert_eq!(engine.health().unwrap().settings_aside, 1);
}

#[test]
fn a_reader_may_compare_and_takes_nothing() {
    let rig = Rig::default();
    let mut there = Rig::default().open();
    put(&mut there, entry(1, "2026-11-10", "there")).unwrap();
    let file = file(&mut there);
    let mut reader = Engine::open(rig.ports(), Role::Reader);
    assert_eq!(compare(&mut reader, &file).records.added, 1);
    let refused = reader.take(&file, &Choices::default(), date(TODAY), unheard());
    assert_eq!(refused, Err(SaveError::ReadOnly));
}

#[test]
fn the_number_of_changes_grows_with_each_but_not_with_what_is_typed() {
    let mut engine = Rig::default().open();
    let mut last = engine.changes();
    assert_eq!(last, 0);
    let mut grows = |engine: &mut Engine| {
        assert!(engine.changes() > last);
        last = engine.changes();
    };
    put(&mut engine, entry(1, "2026-11-10", "one")).unwrap();
    grows(&mut engine);
    edit(&mut engine, 1, "2026-11-10", "another");
    grows(&mut engine);
    plan::change(&mut engine, plan::start).unwrap();
    grows(&mut engine);
    let before = engine.changes();
    engine.set_slip(slip("relapse", &["left"])).unwrap();
    engine.set_draft(entry(50, "2026-11-24", "half")).unwrap();
    assert_eq!(engine.changes(), before);
}
