//! Local storage behind the store's port.

use ldn_diary::browser::LocalStore;
use ldn_diary::dose::DecimalSign;
use ldn_diary::store::settings::{self, Standing};
use ldn_diary::store::{KeyValue, Settings, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{allow_storage, deny_storage, js};

const KEY: &str = "ldn-diary/test";

#[wasm_bindgen_test]
fn a_text_is_kept_as_it_is_and_taken_away() {
    LocalStore.set(KEY, "1,5 µ 🙂").expect("kept");
    assert_eq!(LocalStore.get(KEY), Ok(Some("1,5 µ 🙂".to_owned())));
    assert_eq!(
        js("localStorage.getItem('ldn-diary/test')").as_string().as_deref(),
        Some("1,5 µ 🙂")
    );
    LocalStore.remove(KEY).expect("taken away");
    assert_eq!(LocalStore.get(KEY), Ok(None));
}

#[wasm_bindgen_test]
fn only_our_own_keys_are_named() {
    LocalStore.set(KEY, "ours").expect("kept");
    for other in ["someone-else", "someone\\nldn-diary/else"] {
        js(&format!("localStorage.setItem('{other}', '{{')"));
        let keys = LocalStore.keys().expect("named");
        js(&format!("localStorage.removeItem('{other}')"));
        assert!(keys.contains(&KEY.to_owned()), "{keys:?}");
        assert!(keys.iter().all(|key| !key.contains("else")), "{keys:?}");
    }
    LocalStore.remove(KEY).expect("taken away");
}

#[wasm_bindgen_test]
fn a_full_storage_says_full_and_keeps_what_was_there() {
    LocalStore.set(KEY, "before").expect("kept");
    let refused = LocalStore.set(KEY, &"x".repeat(11_000_000));
    assert_eq!(refused, Err(StorageError::Full));
    assert_eq!(LocalStore.get(KEY), Ok(Some("before".to_owned())));
    LocalStore.remove(KEY).expect("taken away");
}

#[wasm_bindgen_test]
fn a_denied_storage_says_denied_and_never_panics() {
    for denial in ["throw new DOMException('no', 'SecurityError')", "return null"] {
        deny_storage(denial);
        let answers = (
            LocalStore.get(KEY),
            LocalStore.set(KEY, "x"),
            LocalStore.remove(KEY),
            LocalStore.keys(),
        );
        let opened = settings::open(&LocalStore);
        allow_storage();
        let denied = StorageError::Denied;
        assert_eq!(
            answers,
            (Err(denied.clone()), Err(denied.clone()), Err(denied.clone()), Err(denied.clone()))
        );
        assert_eq!(opened.standing, Standing::Unavailable(denied));
    }
    assert_eq!(LocalStore.get(KEY), Ok(None), "the denial is over");
}

#[wasm_bindgen_test]
fn settings_are_saved_and_opened_again() {
    let chosen = Settings { decimal: Some(DecimalSign::Comma), ..Settings::default() };
    settings::save(&LocalStore, &chosen).expect("saved");
    assert_eq!(settings::open(&LocalStore).settings, chosen);
    LocalStore.remove(settings::KEY).expect("taken away");
}
