//! The Data place with its pages, as they stand when they are opened; and the line on Tonight that a backup is due.

use std::rc::Rc;

use ldn_diary::diary::{Entry, EntryId, Moment, NaiveDate, Night, Note, Timing};
use ldn_diary::store::{BackupNote, Begun, KeyValue, MemoryStore, Mood, Reminders, Saved};
use ldn_diary::ui::page::promise_view;
use ldn_diary::ui::port::{Clock, MemoryClock, MemoryPage, PagePort, Ports, Promise};

use super::passphrase::sealed;
use super::{app, app_on, count, kept_after, piece, tag};

fn moment(day: u32) -> Moment {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
    Moment::new(date.and_hms_opt(22, 0, 0).expect("a time"), 0).expect("a moment")
}

/// A diary of so many notes, one a night, in November.
fn diary(nights: u32) -> MemoryStore {
    kept_after(|engine| {
        for day in 1..=nights {
            let night = Night::ymd(2026, 11, day).expect("a night");
            let id = EntryId::new(u64::from(day)).expect("a number");
            let mut entry = Entry::new(id, night, moment(day), Timing::OnTheNight);
            entry.note = Note::new("heavy legs").expect("a note");
            engine.save(entry, Box::new(|_| {})).expect("kept");
        }
    })
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
        (Some(saved(3, 3)), 3, ["Backup made today", "Nothing has changed since then."]),
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

#[tokio::test]
async fn where_nothing_can_be_kept_it_says_so_and_asks_for_no_promise() {
    let page = app("#/data", MemoryStore::in_mood(Mood::Denied)).await;
    assert!(page.contains("What you write is gone when you close it"), "{page}");
    assert!(!page.contains("ask-promise") && !page.contains("remind-0"));
    // Where it can be, nothing is said of a promise before the browser has answered.
    let page = on("#/data", 3, diary(1)).await;
    assert_eq!(count(&page, "data-testid=\"promise\""), 0);
}

#[tokio::test]
async fn each_answer_about_the_promise_has_its_words() {
    for (promise, said) in [
        (Promise::Given, "The browser has promised not to clear it by itself."),
        (Promise::NotGiven, "when the device runs short of room"),
        (Promise::Unknown, "This browser does not say"),
    ] {
        let line = piece(promise_view(promise)).await;
        assert!(line.contains(said), "{line}");
        assert!(tag(&line, "id=\"promise-line\"").contains("tabindex=\"-1\""), "{line}");
    }
}

#[tokio::test]
async fn room_that_runs_short_is_told_with_what_to_do() {
    let page = on("#/data", 3, diary(1)).await;
    for said in ["Room enough", "Less than 0.1\u{a0}MB used", "MB left of what browsers give"] {
        assert!(page.contains(said), "no {said:?} in {page}");
    }
    let store = diary(1);
    store.set("ldn-diary/fill", &"x".repeat(3_300_000)).expect("kept");
    let page = on("#/data", 3, store).await;
    assert!(page.contains("Getting full") && page.contains("Save a backup before it is full."));
    // What is held back for that day is not used.
    let store = diary(1);
    store.set("ldn-diary/ballast", &"-".repeat(131_072)).expect("kept");
    assert!(on("#/data", 3, store).await.contains("5.2\u{a0}MB left"));
}

#[tokio::test]
async fn an_empty_diary_is_offered_no_backup() {
    let page = app("#/data", MemoryStore::default()).await;
    for absent in ["save-backup", "lock-file", "remind-0", "ask-promise"] {
        assert!(!page.contains(absent), "{absent}");
    }
    let page = on("#/data", 3, diary(1)).await;
    for there in ["save-backup", "lock-file", "remind-0"] {
        assert!(page.contains(there), "{there}");
    }
}

#[tokio::test]
async fn whether_to_remind_is_shown_as_it_is_kept() {
    let box_of = |page: &str| tag(page, "id=\"remind-0\"").contains("checked");
    assert!(box_of(&on("#/data", 3, diary(1)).await));
    let off = BackupNote { reminders: Reminders::Off, ..BackupNote::default() };
    assert!(!box_of(&on("#/data", 3, noted(diary(1), off)).await));
}

/// A page of others could lay its own fields over ours.
#[tokio::test]
async fn a_file_gets_no_passphrase_inside_another_page() {
    let page = PagePort(Rc::new(MemoryPage::at("#/data").framed()));
    let page = app_on(Ports { store: Rc::new(diary(1)), page, ..Ports::in_memory() }).await;
    assert_eq!(count(&page, "data-testid=\"framed\""), 1);
    assert!(!page.contains("file-passphrase") && page.contains("save-backup"));
}

#[tokio::test]
async fn a_locked_diary_shows_none_of_it_but_the_ways_out() {
    let (ports, _) = sealed().await;
    for hash in ["#/data", "#/data/restore"] {
        let page = PagePort(Rc::new(MemoryPage::at(hash)));
        let page = app_on(Ports { page, ..ports.clone() }).await;
        for absent in ["backup-stands", "save-backup", "backup-file", "csv-sheet"] {
            assert!(!page.contains(absent), "{hash}: {absent}");
        }
        assert_eq!(count(&page, "data-testid=\"raw\""), 1, "{hash}");
        assert!(
            page.contains("with your passphrase or your recovery code. Without them nobody can.")
        );
        assert!(page.contains("href=\"#/data/erase\""), "{hash}");
    }
}

#[tokio::test]
async fn the_raw_file_of_an_open_diary_is_not_said_to_be_locked() {
    let page = on("#/data", 3, diary(1)).await;
    assert!(page.contains("Save everything as it is kept"), "{page}");
    assert!(page.contains("whoever has the file can read it"));
    assert!(!page.contains("as locked as your diary"));
}

#[tokio::test]
async fn a_first_backup_is_due_a_week_after_the_first_change() {
    let begun = |day| BackupNote {
        begun: Some(Begun { at: moment(day), changes: 0 }),
        ..BackupNote::default()
    };
    let due = "data-testid=\"backup-due\"";
    assert!(!on("#/tonight", 9, noted(diary(3), begun(3))).await.contains(due));
    let page = on("#/tonight", 10, noted(diary(3), begun(3))).await;
    assert!(page.contains("There is no backup yet: 3 changes are only in this browser."), "{page}");
}
