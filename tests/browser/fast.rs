//! Taps and keys that come faster than the page is drawn: none of them may undo another.

use std::rc::Rc;

use ldn_diary::diary::{Feeling, Score};
use ldn_diary::store::MemoryStore;
use ldn_diary::ui::App;
use ldn_diary::ui::port::TabNews;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::end;
use crate::night::{at, engine, is, on};
use crate::{becomes, bottles, js, press, until};

/// All of these in one task of the browser, which draws only after it.
fn at_once(acts: &str) {
    js(&format!(
        "{{ const press = (id) => document.getElementById(id).click();
            const type = (id, text) => {{
                const field = document.getElementById(id);
                field.value = text;
                field.dispatchEvent(new Event('input', {{ bubbles: true }}));
            }};
            {acts} }}"
    ));
}

fn value(id: &str) -> Option<String> {
    js(&format!("document.getElementById('{id}')?.value")).as_string()
}

/// Types this into two fields of a form at once: it has both.
async fn has_both(app: yew::AppHandle<App>, [one, other]: [(&str, &str); 2]) {
    let (first, then) = (one.0, other.0);
    until(|| is(&format!("#{first}")) && is(&format!("#{then}"))).await;
    at_once(&format!("type('{first}', '{}'); type('{then}', '{}')", one.1, other.1));
    becomes(|| value(then), Some(other.1.to_owned())).await;
    // What is shown later is what was kept.
    js("location.hash = '#/about'");
    until(|| !is(&format!("#{then}"))).await;
    js("history.back()");
    until(|| is(&format!("#{then}"))).await;
    assert_eq!((value(first), value(then)), (Some(one.1.into()), Some(other.1.into())));
    end(app);
}

#[wasm_bindgen_test]
async fn taps_of_a_check_in_add_up_and_are_all_saved() {
    let (app, store) = at("#/tonight/check-in", "#score-1-5").await;
    at_once(
        "press('score-1-5'); press('score-2-3'); press('awful'); press('awful'); press('awful');
         press('sleep-more'); press('sleep-more'); document.querySelector('[data-testid=save-night]').click()",
    );
    until(|| !is("[data-testid=save-night]")).await;
    let mut engine = engine(&store);
    let month = *engine.months().first().expect("a month");
    let kept = engine.month(month).entries.into_iter().next().expect("an entry");
    let scores: Vec<u8> = kept.scores.values().map(|score: &Score| score.number()).collect();
    assert_eq!(scores, [5, 3]);
    assert_eq!(kept.feeling, Some(Feeling::Awful));
    assert_eq!(kept.sleep.hours.map(|hours| hours.quarters()), Some(30), "7 hours, and half one");
    end(app);
}

#[wasm_bindgen_test]
async fn keys_in_two_fields_of_a_dose_are_both_there() {
    let (app, _) = at("#/tonight/dose", "#dose-taken").await;
    has_both(app, [("dose-taken", "2.5"), ("dose-draw", "1.5")]).await;
}

#[wasm_bindgen_test]
async fn keys_in_two_fields_of_a_relapse_are_both_there() {
    let (app, _) = at("#/diary/relapse", "[data-testid=new-relapse]").await;
    press("[data-testid=new-relapse]").await;
    has_both(app, [("relapse-place", "left arm"), ("relapse-note", "slowly")]).await;
}

#[wasm_bindgen_test]
async fn keys_in_two_fields_of_a_bottle_are_both_there() {
    let app = bottles::bottles(&bottles::kept(), TabNews::MayWrite(0)).await;
    press("[data-testid=new-bottle]").await;
    has_both(app, [("bottle-strength", "5"), ("bottle-volume", "30")]).await;
}

#[wasm_bindgen_test]
async fn keys_in_two_fields_of_the_steps_are_both_there() {
    let store: Rc<MemoryStore> = bottles::kept();
    let app = on("#/plan/steps", "#step-dose-0", &store).await;
    has_both(app, [("step-dose-0", "2"), ("step-length-0", "14")]).await;
}
