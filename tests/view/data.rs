//! The Data place with its pages, as they stand when they are opened; and the line on Tonight that a backup is due.

use std::rc::Rc;

use ldn_diary::diary::{Entry, EntryId, Moment, NaiveDate, Night, Note, Timing};
use ldn_diary::store::{
    BackupNote, Engine, EnginePorts, MemoryJournal, MemoryStore, Open, Reminders, Role, Saved,
};
use ldn_diary::ui::port::{Clock, MemoryClock, MemoryPage, PagePort, Ports};

use super::{app, app_on, count};

fn moment(day: u32) -> Moment {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
    Moment::new(date.and_hms_opt(22, 0, 0).expect("a time"), 0).expect("a moment")
}

/// A diary of so many notes, one a night, in November.
fn diary(nights: u32) -> MemoryStore {
    let store = Rc::new(MemoryStore::default());
    let ports = EnginePorts {
        store: Rc::<MemoryStore>::clone(&store),
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    let mut engine = Engine::open(ports, Role::Writer(7));
    for day in 1..=nights {
        let night = Night::ymd(2026, 11, day).expect("a night");
        let id = EntryId::new(u64::from(day)).expect("a number");
        let mut entry = Entry::new(id, night, moment(day), Timing::OnTheNight);
        entry.note = Note::new("heavy legs").expect("a note");
        engine.save(entry, Box::new(|_| {})).expect("kept");
    }
    drop(engine);
    MemoryStore::holding(store.contents())
}

/// A place on this evening of November.
async fn on(hash: &str, day: u32, store: MemoryStore) -> String {
    let clock = MemoryClock::default();
    clock.set(moment(day));
    assert_eq!(clock.now(), moment(day));
    app_on(Ports {
        store: Rc::new(store),
        clock: Rc::new(clock),
        page: PagePort(Rc::new(MemoryPage::at(hash))),
        ..Ports::in_memory()
    })
    .await
}

fn noted(store: MemoryStore, note: BackupNote) -> MemoryStore {
    note.keep(&store).expect("kept");
    store
}

fn saved(day: u32, changes: u64) -> BackupNote {
    BackupNote { saved: Some(Saved { at: moment(day), changes }), ..BackupNote::default() }
}

#[tokio::test]
async fn an_empty_diary_has_nothing_to_save_and_every_way_is_there() {
    let page = app("#/data", MemoryStore::default()).await;
    assert!(page.contains("Nothing is kept here yet, so there is nothing to save."), "{page}");
    for way in
        ["#/data/restore", "#/data/import", "#/settings/passphrase", "#/data/erase", "#/plan"]
    {
        assert!(page.contains(&format!("href=\"{way}\"")), "{way}");
    }
    assert!(page.contains("None is set."));
    assert_eq!(count(&page, "aria-current=\"page\""), 2, "in the rail and in the menu");
}

#[tokio::test]
async fn the_age_of_the_last_backup_and_what_is_in_none_are_in_sight() {
    for (note, day, said) in [
        (None, 3, ["No backup yet", "All that you wrote is only in this browser."]),
        (Some(saved(3, 3)), 3, ["Saved today", "Nothing has changed since then."]),
        (Some(saved(3, 2)), 4, ["1 day old", "1 change since then is only in this browser."]),
        (Some(saved(3, 1)), 15, ["12 days old", "2 changes since then are only in this browser."]),
    ] {
        let store = diary(3);
        let store = match note {
            Some(note) => noted(store, note),
            None => store,
        };
        let page = on("#/data", day, store).await;
        for said in said {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
}

#[tokio::test]
async fn tonight_says_that_a_backup_is_due_and_only_then() {
    let due = "data-testid=\"backup-due\"";
    let page = on("#/tonight", 25, diary(19)).await;
    assert!(!page.contains(due));
    let page = on("#/tonight", 25, diary(20)).await;
    assert!(
        page.contains("There is no backup yet: 20 changes are only in this browser."),
        "{page}"
    );
    assert!(!on("#/tonight", 9, noted(diary(3), saved(3, 2))).await.contains(due));
    let page = on("#/tonight", 10, noted(diary(3), saved(3, 2))).await;
    assert!(page.contains("Your last backup is 7 days old: 1 change is only in this browser."));
    let off = BackupNote { reminders: Reminders::Off, ..saved(3, 2) };
    assert!(!on("#/tonight", 10, noted(diary(3), off)).await.contains(due));
}

#[tokio::test]
async fn trying_and_erasing_begin_with_nothing_done() {
    let page = app("#/data/restore", MemoryStore::default()).await;
    assert!(page.contains("type=\"file\"") && page.contains("for=\"backup-file\""));
    assert!(!page.contains("take-backup"));
    let store = Rc::new(diary(2));
    let before = store.contents();
    let page = app_on(Ports {
        store: Rc::<MemoryStore>::clone(&store),
        page: PagePort(Rc::new(MemoryPage::at("#/data/erase"))),
        ..Ports::in_memory()
    })
    .await;
    assert!(page.contains("type the word “erase”"));
    assert!(page.contains("Save a backup first"));
    assert_eq!(store.contents(), before);
}
