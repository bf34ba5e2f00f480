//! Files in a page: what one for other programs says that it lacks, and how the one of everything as it is kept comes.

use std::rc::Rc;

use ldn_diary::diary::{Feeling, Month, Name};
use ldn_diary::store::{JournalError, MemoryJournal, MemoryStore, Pace};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, text_of};
use crate::night::{engine, entry, on, with_journal};
use crate::{becomes, press, wait};

const SAID: &str = "[data-testid=file-handed]";

/// A night, and a symptom of the person's own.
fn kept() -> Rc<MemoryStore> {
    let store = Rc::new(MemoryStore::default());
    let mut writer = engine(&store);
    let mut night = entry(1, Month::new(2026, 11).expect("a month"));
    night.feeling = Some(Feeling::Awful);
    writer.save(night, Box::new(|_| {})).expect("kept");
    let mut lists = writer.lists();
    lists.symptoms.add(Name::new("Burning feet").expect("a name")).expect("added");
    writer.set_lists(lists, Box::new(|_| {})).expect("kept");
    store
}

/// The file had a number in the place of each own name, and it was said that nothing is missing.
#[wasm_bindgen_test]
async fn lists_that_cannot_be_read_count_among_what_a_file_lacks() {
    let missing = "1 part is not in it";
    for damaged in [false, true] {
        let store = kept();
        for (key, mut text) in store.contents() {
            if damaged && key.contains("/lists") {
                text.pop();
                text.push('~');
                store.plant(&key, Some(&text));
            }
        }
        let app = on("#/data", "[data-testid=csv-sheet]", &store).await;
        for file in ["csv-sheet", "csv-plain", "fhir"] {
            press(&format!("[data-testid={file}]")).await;
            becomes(|| text_of(SAID).contains("Handed to your browser"), true).await;
            becomes(|| text_of(SAID).contains(missing), damaged).await;
        }
        end(app);
    }
}

/// The journal may take ten seconds: nothing was said meanwhile, and another press made another file. And where it gave nothing, that
/// was not said.
#[wasm_bindgen_test]
async fn everything_as_it_is_kept_is_said_to_be_going_and_comes_once() {
    let store = kept();
    for (key, mut text) in store.contents() {
        if key.contains("/m/") {
            text.pop();
            text.push('~');
            store.plant(&key, Some(&text));
        }
    }
    for (hash, button, said, done) in [
        ("#/data", "[data-testid=raw]", "[data-testid=raw-handed]", "Handed to your browser"),
        ("#/diary", "[data-testid=save-raw]", "[data-testid=save-raw] + span", "to your downloads"),
    ] {
        let journal = Rc::new(MemoryJournal::default());
        let app = with_journal(hash, button, &store, &journal).await;
        // What the page itself asks of the journal as it opens is answered by then.
        wait(100).await;
        journal.pace(Pace::Slow);
        for _ in 0..2 {
            press(button).await;
            becomes(|| text_of(said), "Making the file".to_owned()).await;
            wait(50).await;
            assert_eq!(journal.waiting(), 1, "{hash}");
        }
        journal.answer();
        becomes(|| text_of(said).contains(done), true).await;
        assert!(!text_of(said).contains("could not be read"), "{hash}: {}", text_of(said));
        press(button).await;
        becomes(|| text_of(said), "Making the file".to_owned()).await;
        journal.refuse(JournalError::Missing);
        becomes(|| text_of(said).contains(done), true).await;
        let lacks = "The second copy of your diary could not be read and is not in the file.";
        assert!(text_of(said).contains(lacks), "{hash}: {}", text_of(said));
        end(app);
    }
}
