//! The lists of symptoms and side effects, as they are kept.

use ldn_diary::diary::ListError;
use ldn_diary::store::{MemoryStore, Slip};
use ldn_diary::ui::text::EN;

use crate::{app, app_on, count, engine, ports, tag};

#[tokio::test]
async fn every_built_in_has_a_line_and_the_first_five_symptoms_are_shown() {
    let page = app("#/settings/lists", MemoryStore::default()).await;
    assert_eq!(count(&page, "class=\"line\""), 12 + 10);
    assert!(page.contains("5 are shown now.") && page.contains("10 are shown now."), "{page}");
    assert!(tag(&page, "id=\"show-symptom-1\"").contains("checked"), "fatigue");
    assert!(!tag(&page, "id=\"show-symptom-12\"").contains("checked"), "heat");
    assert!(page.contains("Hiding takes nothing away."));
    assert!(page.contains("Three to five are enough for most nights."));
}

#[tokio::test]
async fn each_line_has_its_buttons_by_name_and_the_ends_do_not_move_out() {
    let page = app("#/settings/lists", MemoryStore::default()).await;
    for label in ["Move Pain up", "Move Pain down", "Rename Pain"] {
        assert_eq!(count(&page, &format!("aria-label=\"{label}\"")), 1, "{label}");
    }
    assert!(tag(&page, "id=\"up-symptom-1\"").contains("aria-disabled=\"true\""));
    assert!(!tag(&page, "id=\"down-symptom-1\"").contains("aria-disabled"));
    assert!(tag(&page, "id=\"down-effect-10\"").contains("aria-disabled=\"true\""));
}

/// A name that was half typed was gone when the page was loaded anew.
#[tokio::test]
async fn names_that_were_half_typed_are_there_again() {
    let ports = ports("#/settings/lists", MemoryStore::default());
    let fields = ["Cold ha", "", "1", "3", "Head"].map(str::to_owned).into();
    let slip = Slip { name: "lists".to_owned(), fields };
    engine(&ports).set_slip(slip).expect("kept");
    let page = app_on(ports).await;
    assert!(tag(&page, "id=\"own-symptom\"").contains("value=\"Cold ha\""), "{page}");
    assert!(!tag(&page, "id=\"own-effect\"").contains("value=\"C"), "{page}");
    assert!(tag(&page, "id=\"name-effect-3\"").contains("value=\"Head\""), "{page}");
}

#[test]
fn each_error_of_a_list_has_words_of_its_own() {
    let all = [
        ListError::NameEmpty,
        ListError::NameTooLong,
        ListError::NameControl,
        ListError::NameTaken,
        ListError::Nameless,
        ListError::Full,
        ListError::NoSuchItem,
        ListError::Twice,
    ];
    let mut words: Vec<&str> = all.into_iter().map(EN.lists.error).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), all.len());
}
