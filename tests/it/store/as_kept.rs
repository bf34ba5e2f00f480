//! The file of everything as it is kept that the app itself saves: both copies of the diary, and a word where one could not be read.

use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};
use ldn_diary::store::{JournalError, Lacks, Mood, Pace, StorageError};
use serde_json::{Value, json};

use super::rescue::{Keys, file, opened};
use super::scenario::furnish;
use super::sealed::coder;
use super::*;

/// The file that the app itself saves, on the page of a locked diary, on Data and where something cannot be read, and what it lacks.
pub(super) fn saved(engine: &Engine) -> Result<(String, Lacks), StorageError> {
    let place = Rc::new(RefCell::new(None));
    let told = place.clone();
    engine.rescue(date("2026-11-25"), Box::new(move |file| *told.borrow_mut() = Some(file)));
    place.take().unwrap()
}

/// It has all that the one has which `static/start.js` saves: what local storage lost is in the journal, and nothing of it was taken in.
#[test]
fn what_the_app_saves_of_itself_has_the_journal_too() {
    for coder in [Rc::new(Open) as Rc<dyn Coder>, coder()] {
        let rig = Rig::default().in_coder(&coder);
        furnish(&mut rig.open());
        let whole = rig.open().whole().unwrap().documents;
        let mut behind = rig.store.contents();
        behind.retain(|key, _| !key.starts_with("ldn-diary/m/2026-11."));
        let all =
            [(rig.store.contents(), Mood::Well), (behind, Mood::Well), (Keys::new(), Mood::Denied)];
        for (contents, mood) in all {
            let records = rig.journal.records();
            let count = records.len();
            let after = Rig::holding(MemoryStore::holding(contents), records).in_coder(&coder);
            after.store.turn(mood);
            let (text, lacks) = saved(&Engine::open(after.ports(), Role::Reader)).unwrap();
            let is_given = mood == Mood::Well;
            assert_eq!(lacks == Lacks::Nothing, is_given, "{mood:?}: {lacks:?}");
            let file: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(
                (&file["journal"], file["records"].as_array().unwrap().len()),
                (&json!("read"), count)
            );
            let found = opened(&text);
            assert_eq!(
                (found.sound, found.unknown == 0),
                (is_given, is_given),
                "{mood:?}: {found:?}"
            );
            assert_eq!(found.documents, whole, "{mood:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_does_not_keep_the_rest_out_of_the_file() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let whole = rig.open().whole().unwrap().documents;
    let engine = Engine::open(rig.ports(), Role::Reader);
    let failing =
        Fault { at: 0, of: Calls::All, lasting: Lasting::ForEver, misdeed: Misdeed::Fail };
    rig.store.misbehave(Some(failing));
    let (text, lacks) = saved(&engine).unwrap();
    assert_eq!(
        (opened(&text).documents, lacks),
        (whole.clone(), Lacks::First),
        "the journal alone"
    );
    rig.journal.pace(Pace::Failing(JournalError::Missing));
    assert!(saved(&engine).is_err(), "neither");
    rig.store.misbehave(None);
    let (text, lacks) = saved(&engine).unwrap();
    assert!(text.contains("\"journal\": \"not read\""), "{text}");
    assert_eq!((opened(&text).documents, lacks), (whole, Lacks::Second), "local storage alone");
}

/// One key that could not be read kept all others out of the file, and neither the page nor the file said that any is missing.
#[test]
fn a_key_that_cannot_be_read_is_alone_missing_in_the_file_and_that_is_said() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let kept = rig.store.contents();
    let engine = Engine::open(rig.ports(), Role::Reader);
    for (journal, lacking) in
        [(Pace::Prompt, Lacks::First), (Pace::Failing(JournalError::Missing), Lacks::Both)]
    {
        rig.journal.pace(journal);
        // The first call is for the names.
        for at in 1..=kept.len() {
            let (of, lasting, misdeed) = (Calls::All, Lasting::Once, Misdeed::Fail);
            rig.store.misbehave(Some(Fault { at, of, lasting, misdeed }));
            let (text, lacks) = saved(&engine).unwrap();
            let file: Value = serde_json::from_str(&text).unwrap();
            let keys = file["keys"].as_object().unwrap().len();
            assert_eq!((keys, lacks), (kept.len() - 1, lacking), "call {at}");
            assert_eq!(file["storage"], json!("not read"), "call {at}");
            let found = opened(&text);
            assert!(found.unknown > 0 && !found.sound, "call {at}: {found:?}");
        }
    }
}

/// Files of earlier versions do not say it.
#[test]
fn what_a_file_says_of_local_storage_counts_unless_all_was_read() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let whole = file(&rig.store.contents(), &rig.journal.records());
    assert_eq!(opened(&whole).unknown, 0);
    for (said, unknown) in [("\"read\"", 0), ("null", 0), ("\"not read\"", 1), ("[7]", 1)] {
        let said = format!("\"storage\": {said}, \"journal\":");
        let found = opened(&whole.replacen("\"journal\":", &said, 1));
        assert_eq!((found.unknown, found.sound), (unknown, unknown == 0), "{said}");
    }
}
