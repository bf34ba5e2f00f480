//! The Dose place under the fingers: typing, leaving, confirming and switching, which only a browser does. What the place shows
//! for which input is tested natively.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, start, text_of};
use crate::{becomes, js, press, wait};

/// Types a text into a field, key by key, as long as the field that had the focus at first still has it.
async fn type_keys(id: &str, text: &str) {
    js(&format!("document.getElementById('{id}').focus()"));
    for key in text.chars() {
        js(&format!(
            "{{ const field = document.activeElement; field.value += '{key}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }}"
        ));
        wait(5).await;
    }
}

fn clear(id: &str) {
    js(&format!(
        "{{ const field = document.getElementById('{id}'); field.value = ''; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }}"
    ));
}

fn value(id: &str) -> String {
    js(&format!("document.getElementById('{id}').value")).as_string().expect("a field")
}

fn focused() -> String {
    js("document.activeElement.id").as_string().expect("an id")
}

fn answer() -> String {
    text_of("[data-testid=answer]").replace('\u{a0}', " ").trim().to_owned()
}

#[wasm_bindgen_test]
async fn who_types_a_number_that_is_asked_about_goes_on_typing() {
    let app = start("#/dose", None).await;
    type_keys("strength", "1").await;
    type_keys("dose", "1,500").await;
    assert_eq!(focused(), "dose");
    assert_eq!(text_of(".meanings button"), "1.5");
    type_keys("dose", "1").await;
    assert_eq!((value("dose").as_str(), answer().as_str()), ("1,5001", "1.5001 mg is 1.5001 mL"));
    end(app);
}

#[wasm_bindgen_test]
async fn the_number_that_was_meant_is_typed_by_its_button_which_gives_the_focus_back() {
    let app = start("#/dose", None).await;
    type_keys("strength", "1").await;
    for (button, typed, shown) in [(0, "1.5", "1.5 mg is 1.5 mL"), (1, "1500", "")] {
        clear("dose");
        type_keys("dose", "1,500").await;
        js(&format!(
            "{{ const button = document.querySelectorAll('.meanings button')[{button}]; button.focus(); button.click(); }}"
        ));
        let seen = || (value("dose"), answer(), focused());
        becomes(seen, (typed.to_owned(), shown.to_owned(), "dose".to_owned())).await;
    }
    assert_eq!(
        text_of("[data-testid=refused] h2").replace('\u{a0}', " "),
        "Stop 1,500 mg is not worked out here"
    );
    end(app);
}

#[wasm_bindgen_test]
async fn a_text_that_may_grow_is_called_wrong_only_when_it_is_left() {
    let app = start("#/dose", None).await;
    type_keys("dose", "1.5").await;
    type_keys("strength", "5 mg").await;
    assert_eq!((text_of("#strength-error").as_str(), answer().as_str()), ("", ""));
    js("document.activeElement.blur()");
    becomes(|| text_of("#strength-error").contains("ends too early"), true).await;
    type_keys("strength", "/5 mL").await;
    assert_eq!((text_of("#strength-error").as_str(), answer().as_str()), ("", "1.5 mg is 1.5 mL"));
    end(app);
}

#[wasm_bindgen_test]
async fn a_confirmation_keeps_the_focus_and_is_taken_back_by_any_other_number() {
    let app = start("#/dose", None).await;
    type_keys("strength", "1").await;
    type_keys("dose", "5").await;
    assert_eq!(answer(), "");
    js("document.getElementById('confirm').focus(); document.getElementById('confirm').click()");
    becomes(|| (answer(), focused()), ("5 mg is 5 mL".to_owned(), "confirm".to_owned())).await;
    type_keys("dose", ".5").await;
    assert_eq!(answer(), "");
    assert_eq!(js("document.getElementById('confirm').checked").as_bool(), Some(false));
    end(app);
}

#[wasm_bindgen_test]
async fn a_row_that_comes_back_has_the_focus() {
    let app = start("#/dose/ladder", None).await;
    type_keys("step-1", "3").await;
    press("[data-testid=remove-step-1]").await;
    becomes(focused, "steps".to_owned()).await;
    press("[data-testid=undo-step]").await;
    let seen = || (js("document.getElementById('step-1')?.value").as_string(), focused());
    becomes(seen, (Some("3".to_owned()), "step-1".to_owned())).await;
    end(app);
}

#[wasm_bindgen_test]
async fn what_was_typed_stays_when_one_looks_elsewhere() {
    let app = start("#/dose", None).await;
    type_keys("dose", "1.5").await;
    type_keys("strength", "1").await;
    for (hash, dose) in [("#/dose/for-draw", ""), ("#/settings", ""), ("#/dose", "1.5")] {
        js(&format!("location.hash = '{hash}'"));
        let shown = || js("document.getElementById('dose')?.value ?? ''").as_string();
        // The browser tells of a new address when it finds the time.
        becomes(shown, Some(dose.to_owned())).await;
    }
    assert_eq!(answer(), "1.5 mg is 1.5 mL");
    end(app);
}
