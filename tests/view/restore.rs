//! A backup that is open, beside what is here: what is asked, what is said, and what cannot be pressed.

use std::rc::Rc;

use ldn_diary::diary::{Moment, NaiveDate};
use ldn_diary::exchange::backup::{Backup, BackupFile, read, write, write_sealed};
use ldn_diary::store::settings::save;
use ldn_diary::store::{Choices, Document, Incoming, MemoryStore, Settings, Theme};
use ldn_diary::ui::context::{Frame, FrameProps};
use ldn_diary::ui::locksmith::{file_keys, unlocked};
use ldn_diary::ui::page::restore_view;
use ldn_diary::ui::port::Ports;

use super::{kept_after, tag};

const PLAN: &str = r#"[1,[[20000,20001,0,0,"",[["3/2",[1320],0]]]],[],[]]"#;
const OTHER_PLAN: &str = r#"[1,[[20000,20001,0,0,"",[["3",[1320],0]]]],[],[]]"#;
const LISTS: &str = r#"[[[100,"Tremor",1]],[]]"#;
const OTHER_LISTS: &str = r#"[[[100,"Cramps",1]],[]]"#;

fn made() -> Moment {
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    Moment::new(date.and_hms_opt(22, 0, 0).expect("a time"), 0).expect("a moment")
}

fn document(name: &str, payload: &str) -> Document {
    Document { name: name.to_owned(), payload: payload.to_owned() }
}

/// A diary that holds what these documents do.
fn here(documents: &[Document]) -> MemoryStore {
    let incoming = Incoming::read(documents);
    assert!(incoming.unread().is_empty(), "{:?}", incoming.unread());
    let today = made().local().date();
    kept_after(|engine| {
        engine.take(&incoming, &Choices::default(), today, Box::new(|_| {})).expect("taken");
    })
}

fn file(text: &str) -> Backup {
    match read(text.as_bytes()).expect("a backup") {
        BackupFile::Clear(backup) => backup,
        BackupFile::Sealed(_) | BackupFile::Rescue(_) => panic!("it is sealed"),
    }
}

async fn shown(store: MemoryStore, backup: Backup) -> String {
    let ports = Ports { store: Rc::new(store), ..Ports::in_memory() };
    let props = FrameProps { ports, children: restore_view(backup) };
    yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
}

/// What is shown of a whole file of these documents.
async fn beside(store: MemoryStore, documents: &[Document]) -> String {
    shown(store, file(&write(documents, made(), "1"))).await
}

fn dark() -> Settings {
    Settings { theme: Theme::Dark, ..Settings::default() }
}

/// The settings as a file has them.
fn written(settings: &Settings) -> Document {
    let store = MemoryStore::default();
    save(&store, settings).expect("kept");
    let kept = store.contents().into_values().next().expect("the settings");
    document("settings", &kept)
}

fn is_chosen(page: &str, id: &str) -> bool {
    tag(page, &format!("id=\"{id}\"")).contains("checked")
}

#[tokio::test]
async fn nothing_beside_nothing_has_nothing_to_restore() {
    let page = beside(MemoryStore::default(), &[]).await;
    assert!(page.contains("There is nothing to restore"), "{page}");
    assert!(page.contains("All that is here is in the file."));
    for absent in ["take-backup", "save-first", "which-plan", "which-settings"] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[tokio::test]
async fn two_plans_are_asked_about_and_what_is_here_can_be_saved_first() {
    let page = beside(here(&[document("plan", PLAN)]), &[document("plan", OTHER_PLAN)]).await;
    assert!(page.contains("Which are to stand?"), "{page}");
    assert!(is_chosen(&page, "which-plan-0") && !is_chosen(&page, "which-plan-1"));
    assert!(page.contains("Not all that is here is in the file."));
    assert!(page.contains("nothing-to-restore"), "the plan here stays unless somebody says so");
    // Something comes, and something is here.
    let both = [document("plan", OTHER_PLAN), document("lists", LISTS)];
    let page = beside(here(&[document("plan", PLAN)]), &both).await;
    assert!(page.contains("take-backup") && page.contains("save-first"), "{page}");
    assert_eq!(super::count(&page, ">Undo<"), 0);
    let page = beside(MemoryStore::default(), &both).await;
    assert!(page.contains("take-backup") && !page.contains("save-first"), "{page}");
    assert!(page.contains("there are none here."), "{page}");
}

#[tokio::test]
async fn one_number_with_two_names_is_asked_about() {
    let page = beside(here(&[document("lists", LISTS)]), &[document("lists", OTHER_LISTS)]).await;
    assert!(page.contains("same-symptom-100-0"), "{page}");
    assert!(page.contains("Tremor") && page.contains("Cramps"));
}

#[tokio::test]
async fn settings_that_differ_are_asked_about_whoever_made_them() {
    let with = |settings: &Settings| {
        let store = MemoryStore::default();
        save(&store, settings).expect("kept");
        store
    };
    // None were made here: those of the file come unless somebody says otherwise.
    let page = beside(MemoryStore::default(), &[written(&dark())]).await;
    assert!(is_chosen(&page, "which-settings-1") && !is_chosen(&page, "which-settings-0"));
    assert!(page.contains("The settings of the file come.") && page.contains("take-backup"));
    // Those that were made here stay.
    let light = Settings { theme: Theme::Light, ..Settings::default() };
    let page = beside(with(&light), &[written(&dark())]).await;
    assert!(is_chosen(&page, "which-settings-0") && !is_chosen(&page, "which-settings-1"));
    assert!(page.contains("Your settings stay as they are here."));
    assert!(page.contains("Restoring this file would change nothing here."));
    // The same are no question, and neither are those that the file lacks.
    for documents in [vec![written(&dark())], vec![]] {
        let page = beside(with(&dark()), &documents).await;
        assert!(!page.contains("which-settings"), "{page}");
    }
}

#[tokio::test]
async fn what_is_damaged_is_named_in_plain_words() {
    let text = write(&[document("plan", PLAN), document("lists", LISTS)], made(), "1");
    let page = shown(MemoryStore::default(), file(&text.replacen("Tremor", "Tremar", 1))).await;
    assert!(page.contains("These parts cannot: your lists."), "{page}");
    let page = beside(MemoryStore::default(), &[document("nonsense", "[]")]).await;
    assert!(page.contains("These parts cannot: another part."), "{page}");
}

#[tokio::test]
async fn what_is_there_in_an_older_state_alone_is_named() {
    let whole = file(&write(&[document("lists", LISTS)], made(), "1"));
    let older = Backup { older: vec!["lists".to_owned()], sound: false, ..whole };
    let page = shown(MemoryStore::default(), older).await;
    let said =
        "Of these only an older state can be read, and that is what can be restored: your lists.";
    assert!(page.contains(said), "{page}");
    assert!(!page.contains("These parts cannot") && !page.contains("each part of it is whole"));
    assert!(page.contains("take-backup"));
}

/// A space at the end of a passphrase was part of the key, though the second field had none: the file never opened again.
#[test]
fn a_space_at_the_end_of_a_passphrase_is_no_part_of_it() {
    let Ports { nfkc, entropy, .. } = Ports::in_memory();
    let keys = file_keys("seven quiet herons ", &*nfkc, &*entropy).expect("keys");
    let text = write(&[document("plan", PLAN)], made(), "1");
    let sealed = write_sealed(&text, made(), &keys, &*entropy).expect("sealed");
    let BackupFile::Sealed(sealed) = read(sealed.as_bytes()).expect("a backup") else {
        panic!("it is in clear")
    };
    for typed in ["seven quiet herons", "seven quiet herons ", " seven quiet herons"] {
        let keys = unlocked(&sealed.locked, typed, &*nfkc).expect("it opens");
        assert_eq!(sealed.open(&keys).expect("whole").documents.len(), 1);
    }
    assert!(unlocked(&sealed.locked, "seven quiet hens", &*nfkc).is_err());
}
