//! What is kept comes back: the working path of every operation, and the words of its answers.

use ldn_diary::diary::{DiaryError, Name, Night};
use ldn_diary::store::{
    Engine, JournalError, KeyValue, Lists, Mood, Pace, Receipt, Role, SaveError, Standing, Trashed,
};

use super::*;

#[test]
fn an_entry_with_one_of_everything_comes_back_the_same() {
    let rig = Rig::default();
    let full = full_entry(1, "2026-11-24");
    let kept = rig.open().save(full.clone(), unheard()).unwrap();
    assert!(kept.changed && kept.revision == 1);
    let mut engine = rig.open();
    assert_eq!(engine.month(month("2026-11")).entries, std::slice::from_ref(&full));
    assert_eq!(engine.night(night("2026-11-24")), std::slice::from_ref(&full));
    assert_eq!(engine.entry(month("2026-11"), id(1)), Some(full));
    assert_eq!(engine.months(), [month("2026-11")]);
    assert!(engine.month(month("2026-10")).entries.is_empty());
}

#[test]
fn saved_is_said_when_the_journal_is_done_and_not_before() {
    let rig = Rig::default();
    let mut engine = rig.open();
    rig.journal.pace(Pace::Slow);
    let (on, told) = receipt();
    engine.save(entry(1, "2026-11-24", "a"), on).unwrap();
    assert_eq!(*told.borrow(), None);
    rig.journal.answer();
    assert_eq!(*told.borrow(), Some(Receipt::Saved));
}

#[test]
fn without_a_journal_it_is_kept_here_and_said_so() {
    let rig = Rig::default();
    rig.journal.pace(Pace::Failing(JournalError::Missing));
    let (on, told) = receipt();
    rig.open().save(entry(1, "2026-11-24", "a"), on).unwrap();
    assert_eq!(*told.borrow(), Some(Receipt::OnlyHere(JournalError::Missing)));
    assert_eq!(rig.open().month(month("2026-11")).entries.len(), 1);
}

#[test]
fn where_storage_is_denied_it_works_in_memory_and_says_so() {
    let rig = Rig::default();
    rig.store.turn(Mood::Denied);
    let mut engine = rig.open();
    assert_eq!(engine.standing(), &Standing::Memory);
    let (on, told) = receipt();
    engine.save(entry(1, "2026-11-24", "a"), on).unwrap();
    assert_eq!(*told.borrow(), Some(Receipt::InMemory));
    // A look at what another tab may have written changes nothing.
    engine.refresh();
    engine.save(entry(2, "2026-11-24", "b"), unheard()).unwrap();
    assert_eq!(engine.month(month("2026-11")).entries.len(), 2);
    assert!(rig.journal.records().is_empty());
}

#[test]
fn what_was_taken_away_is_not_called_saved_because_it_is_the_same() {
    let rig = Rig::default();
    rig.journal.pace(Pace::Failing(JournalError::Full));
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    rig.store.plant("ldn-diary/m/2026-11.a", None);
    assert_eq!(engine.save(entry(1, "2026-11-24", "a"), unheard()), Err(SaveError::Moved));
}

#[test]
fn of_nine_nights_the_draft_that_is_being_written_stays() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for day in 2..=9 {
        engine.set_draft(entry(day, &format!("2026-11-0{day}"), "later")).unwrap();
    }
    engine.set_draft(entry(1, "2026-11-01", "the oldest night")).unwrap();
    let nights: Vec<String> = engine.drafts().iter().map(|draft| draft.night.to_string()).collect();
    assert_eq!(nights.len(), 8);
    assert!(nights.contains(&"2026-11-01".to_owned()), "{nights:?}");
    assert!(!nights.contains(&"2026-11-02".to_owned()), "the oldest of the others went");
}

#[test]
fn the_same_again_writes_nothing_and_still_says_saved() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    engine.set_draft(entry(2, "2026-11-24", "draft")).unwrap();
    let before = rig.store.contents();
    let (on, told) = receipt();
    let kept = engine.save(entry(1, "2026-11-24", "a"), on).unwrap();
    assert!(!kept.changed && kept.undo.is_empty());
    engine.set_draft(entry(2, "2026-11-24", "draft")).unwrap();
    assert!(!engine.set_lists(Lists::default(), unheard()).unwrap().changed);
    assert_eq!(rig.store.contents(), before);
    assert_eq!(*told.borrow(), Some(Receipt::Saved));
}

#[test]
fn the_same_again_after_a_failing_journal_is_sent_there() {
    let rig = Rig::default();
    let mut engine = rig.open();
    rig.journal.pace(Pace::Failing(JournalError::Full));
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    rig.journal.pace(Pace::Prompt);
    let (on, told) = receipt();
    engine.save(entry(1, "2026-11-24", "a"), on).unwrap();
    assert_eq!(*told.borrow(), Some(Receipt::Saved));
    assert_eq!(rig.journal.records().len(), 1);
}

#[test]
fn an_edit_has_the_revision_that_it_started_from() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    let kept = engine.save(entry(1, "2026-11-24", "b"), unheard()).unwrap();
    assert_eq!(kept.revision, 2);
    // Another form that was opened before the edit.
    assert_eq!(engine.save(entry(1, "2026-11-24", "c"), unheard()), Err(SaveError::Changed));
    let mut unknown = entry(9, "2026-11-24", "d");
    unknown.revision = 2;
    assert_eq!(engine.save(unknown, unheard()), Err(SaveError::Unknown));
    let mut again = rig.open();
    assert_eq!(again.night(night("2026-11-24"))[0].note.text(), "b");
}

#[test]
fn what_is_deleted_is_in_the_trash_and_can_be_restored() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    engine.save_relapse(relapse(5, "2026-10-02", "left hand"), unheard()).unwrap();
    let today = date("2026-11-25");
    engine.delete(month("2026-11"), id(1), today, unheard()).unwrap();
    let five = RelapseId::new(5).unwrap();
    engine.delete_relapse(five, today, unheard()).unwrap();
    let mut engine = rig.open();
    assert!(engine.month(month("2026-11")).entries.is_empty());
    assert!(engine.relapses().relapses.is_empty());
    let trash = engine.trash();
    assert_eq!(trash.len(), 2);
    assert!(trash.iter().all(|thing| thing.deleted() == today));
    assert!(
        matches!(&trash[1], Trashed::Entry(at, _, _) if *at == month("2026-11"))
            || matches!(&trash[0], Trashed::Entry(at, _, _) if *at == month("2026-11"))
    );
    engine.restore(month("2026-11"), id(1), unheard()).unwrap();
    engine.restore_relapse(five, unheard()).unwrap();
    let mut engine = rig.open();
    assert_eq!(engine.month(month("2026-11")).entries[0].note.text(), "a");
    assert_eq!(engine.relapses().relapses[0].revision, 3);
    assert!(engine.trash().is_empty());
}

#[test]
fn every_change_can_be_undone_as_long_as_nothing_came_after() {
    let rig = Rig::default();
    let mut engine = rig.open();
    let today = date("2026-11-25");
    let made = engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    let edited = engine.save(entry(1, "2026-11-24", "b"), unheard()).unwrap();
    assert_eq!(engine.undo(made.undo, today, unheard()), Err(SaveError::Changed));
    engine.undo(edited.undo, today, unheard()).unwrap();
    assert_eq!(engine.night(night("2026-11-24"))[0].note.text(), "a");
    let deleted = engine.delete(month("2026-11"), id(1), today, unheard()).unwrap();
    engine.undo(deleted.undo, today, unheard()).unwrap();
    assert_eq!(engine.night(night("2026-11-24"))[0].note.text(), "a");
    let made = engine.save(entry(2, "2026-11-24", "new"), unheard()).unwrap();
    engine.undo(made.undo, today, unheard()).unwrap();
    assert_eq!(engine.night(night("2026-11-24")).len(), 1);
    assert_eq!(engine.trash().len(), 1);
    let mut lists = engine.lists();
    lists.symptoms.add(Name::new("Jaw").unwrap()).unwrap();
    let kept = engine.set_lists(lists, unheard()).unwrap();
    engine.undo(kept.undo, today, unheard()).unwrap();
    assert_eq!(rig.open().lists().symptoms.items().len(), 13, "an item is hidden, never lost");
}

#[test]
fn an_entry_can_go_to_another_month_and_back() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    let today = date("2026-11-25");
    let kept =
        engine.move_entry(month("2026-11"), entry(1, "2026-10-31", "a"), today, unheard()).unwrap();
    let mut engine = rig.open();
    assert!(engine.month(month("2026-11")).entries.is_empty());
    assert_eq!(engine.night(night("2026-10-31")).len(), 1);
    assert!(engine.trash().is_empty());
    engine.undo(kept.undo, today, unheard()).unwrap();
    let mut engine = rig.open();
    assert_eq!(engine.night(night("2026-11-01")).len(), 1);
    assert!(engine.night(night("2026-10-31")).is_empty());
    assert!(engine.trash().is_empty());
}

#[test]
fn an_entry_is_not_made_a_second_time_in_another_month() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    let elsewhere = entry(1, "2026-10-31", "a");
    assert_eq!(engine.save(elsewhere, unheard()), Err(SaveError::Changed));
    assert!(engine.month(month("2026-10")).entries.is_empty());
}

#[test]
fn lists_and_drafts_come_back() {
    let rig = Rig::default();
    let mut engine = rig.open();
    assert_eq!(engine.lists(), Lists::default());
    let mut lists = engine.lists();
    let own = lists.symptoms.add(Name::new("Brennende Füße").unwrap()).unwrap();
    lists.symptoms.move_up(own).unwrap();
    engine.set_lists(lists.clone(), unheard()).unwrap();
    for day in 1..=9 {
        engine.set_draft(entry(day, &format!("2026-11-0{day}"), "half a thou")).unwrap();
    }
    engine.set_draft(entry(9, "2026-11-09", "half a thought")).unwrap();
    let mut engine = rig.open();
    assert_eq!(engine.lists(), lists);
    let nights: Vec<Night> = engine.drafts().iter().map(|draft| draft.night).collect();
    assert_eq!(nights.len(), 8);
    assert_eq!(nights[0], night("2026-11-02"));
    assert_eq!(engine.draft(night("2026-11-09")).unwrap().note.text(), "half a thought");
    engine.clear_draft(night("2026-11-09")).unwrap();
    assert_eq!(rig.open().draft(night("2026-11-09")), None);
}

#[test]
fn what_is_typed_into_forms_comes_back_the_last_eight_of_it() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for form in 1..=9 {
        engine
            .set_slip(slip(&format!("form {form}"), &["half a thou", "", "Füße\n\"\u{1f642}"]))
            .unwrap();
    }
    engine.set_slip(slip("form 2", &["half a thought"])).unwrap();
    let names = |slips: &[Slip]| slips.iter().map(|slip| slip.name.clone()).collect::<Vec<_>>();
    let mut engine = rig.open();
    let slips = engine.slips();
    assert_eq!(slips.last(), Some(&slip("form 2", &["half a thought"])), "the last written");
    assert_eq!(slips.first(), Some(&slip("form 3", &["half a thou", "", "Füße\n\"\u{1f642}"])));
    assert_eq!(slips.len(), 8);
    engine.clear_slip("form 5").unwrap();
    let left = ["form 3", "form 4", "form 6", "form 7", "form 8", "form 9", "form 2"];
    assert_eq!(names(rig.open().slips()), left);
}

#[test]
fn a_slip_beyond_its_limits_is_refused_and_the_one_before_stays() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.set_slip(slip("form", &["before"])).unwrap();
    let long = "ß".repeat(24_996);
    for (too_much, what) in [
        (slip("form", &[&long, "x"]), "characters"),
        (slip("form", &["x"; 33]), "texts"),
        (slip(&"n".repeat(25_001), &[]), "characters of the name"),
    ] {
        let refused = engine.set_slip(too_much);
        assert_eq!(refused, Err(SaveError::Invalid(DiaryError::NoteTooLong)), "{what}");
    }
    assert_eq!(rig.open().slips(), [slip("form", &["before"])]);
    engine.set_slip(slip("form", &[&long])).unwrap();
    engine.set_slip(slip("other", &["x"; 32])).unwrap();
    assert_eq!(rig.open().slips().len(), 2, "the most is taken");
}

#[test]
fn a_walk_shows_every_month_once_the_newest_first() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for (number, day) in
        [(1, "2026-11-24"), (2, "2025-01-01"), (3, "2026-02-28"), (4, "2026-11-02")]
    {
        engine.save(entry(number, day, "a"), unheard()).unwrap();
    }
    engine.delete(month("2026-02"), id(3), date("2026-11-25"), unheard()).unwrap();
    let mut engine = rig.open();
    let mut search = engine.search();
    assert_eq!(search.left(), 2);
    let mut found = Vec::new();
    while let Some(view) = search.next(&mut engine) {
        found.push((view.month.to_string(), view.entries.len()));
    }
    assert_eq!(found, [("2026-11".to_owned(), 2), ("2025-01".to_owned(), 1)]);
}

#[test]
fn opening_reads_the_head_and_the_lists_alone_and_writes_nothing() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for year in 2016..2026 {
        engine.save(entry(year, &format!("{year}-01-02"), "a"), unheard()).unwrap();
    }
    rig.store.sync();
    let counting = Rc::new(Counting { store: rig.store.clone(), gets: RefCell::default() });
    let ports = EnginePorts { store: counting.clone(), ..rig.ports() };
    let mut engine = Engine::open(ports, Role::Reader);
    let read = |what: &str| counting.gets.borrow().iter().filter(|key| key.contains(what)).count();
    assert_eq!(read("/m/"), 0);
    engine.month(month("2020-01"));
    assert_eq!(read("/m/2020-01"), 2);
    assert_eq!(read("/m/"), 2);
    assert_eq!(rig.store.unsynced(), 0);
}

struct Counting {
    store: Rc<MemoryStore>,
    gets: RefCell<Vec<String>>,
}

impl KeyValue for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, ldn_diary::store::StorageError> {
        self.gets.borrow_mut().push(key.to_owned());
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ldn_diary::store::StorageError> {
        self.store.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), ldn_diary::store::StorageError> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, ldn_diary::store::StorageError> {
        self.store.keys()
    }
}

#[test]
fn nothing_that_is_typed_comes_out_of_debug() {
    let rig = Rig::default();
    let mut engine = rig.open();
    let kept = engine.save(entry(1, "2026-11-24", "secret"), unheard()).unwrap();
    let shown =
        format!("{engine:?} {kept:?} {:?} {:?}", engine.month(month("2026-11")), rig.journal);
    assert!(!shown.contains("secret"), "{shown}");
}

#[test]
fn foreign_keys_are_never_touched() {
    let rig = Rig::default();
    for (key, value) in
        [("other", "1"), ("ldn-diar", "2"), ("m/2026-11.a", "3"), ("ldn-diary2/m/2026-11.a", "4")]
    {
        rig.store.plant(key, Some(value));
    }
    let foreign = rig.store.contents();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-24", "a"), unheard()).unwrap();
    engine.delete(month("2026-11"), id(1), date("2026-11-24"), unheard()).unwrap();
    engine.sweep(date("2027-06-01")).unwrap();
    engine.sweep(date("2027-06-02")).unwrap();
    assert!(engine.raw_export().unwrap().iter().all(|(key, _)| key.starts_with("ldn-diary/")));
    let after = rig.store.contents();
    for (key, value) in &foreign {
        assert_eq!(after.get(key), Some(value));
    }
    let others = after.keys().filter(|key| !key.starts_with("ldn-diary/")).count();
    assert_eq!(others, foreign.len());
}

#[test]
fn all_that_is_kept_is_ascii() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(full_entry(1, "2026-11-24"), unheard()).unwrap();
    engine.save_relapse(relapse(1, "2026-11-24", "Fuß 🦶"), unheard()).unwrap();
    engine.set_draft(full_entry(2, "2026-11-24")).unwrap();
    engine.set_slip(slip("Rückfall", &["Füße\n\"\u{1f642}"])).unwrap();
    let mut lists = engine.lists();
    lists.symptoms.add(Name::new("Brennende Füße").unwrap()).unwrap();
    engine.set_lists(lists, unheard()).unwrap();
    plan::change(&mut engine, plan::start).unwrap();
    engine.sweep(date("2026-11-25")).unwrap();
    let store = rig.store.contents();
    for what in ["m/2026-11", "relapses", "drafts", "slips", "lists", "plan"] {
        assert!(store.keys().any(|key| key.contains(what)), "no {what} is kept");
    }
    let records = rig.journal.records();
    assert!(records.len() >= 4, "{} records", records.len());
    let records = records.into_iter().map(|record| (record.name, record.value));
    for (key, value) in store.into_iter().chain(records) {
        assert!(key.is_ascii() && value.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{key}");
    }
}
