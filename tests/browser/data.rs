//! The Data place in a page: what a file for other programs says that it lacks.

use std::rc::Rc;

use ldn_diary::diary::{Feeling, Month, Name};
use ldn_diary::store::MemoryStore;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, text_of};
use crate::night::{engine, entry, on};
use crate::{becomes, press};

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
