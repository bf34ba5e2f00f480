//! The Plan place: what is pressed and typed there, on this night and later.

use std::rc::Rc;

use ldn_diary::diary::{Moment, NaiveDate};
use ldn_diary::dose::{Exact, Mass};
use ldn_diary::plan::{Length, Opioids, Plan, Step, When};
use ldn_diary::ui::port::MemoryClock;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::{end, text_of};
use crate::day::{at, keep, made, moment, plan, why};
use crate::night::is;
use crate::{becomes, bottles, js, press, until, wait};

#[wasm_bindgen_test]
async fn a_change_by_a_clock_that_was_ahead_is_taken_back_by_a_press() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 22))), bottles::kept());
    let mut ahead = plan(&store);
    let far = NaiveDate::from_ymd_opt(2027, 11, 24).expect("a date");
    ahead.hold(When { made: far, from: far }, why(), None).expect("held");
    keep(&store, ahead);
    let app = at("#/plan", &clock, &store).await;
    press("[data-testid=clock-right]").await;
    until(|| is("[data-testid=hold]") && !is("[data-testid=clock-ahead]")).await;
    assert_eq!(plan(&store).changes().len(), 1);
    end(app);
}

#[wasm_bindgen_test]
async fn the_question_about_opioids_can_be_answered_again() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 22))), bottles::kept());
    let app = at("#/plan/steps", &clock, &store).await;
    press("[data-testid=answer-again]").await;
    press("#opioids-1").await;
    until(|| is("[data-testid=opioids-stop]")).await;
    assert_eq!(plan(&store).opioids(), Some(Opioids::TakesSome));
    press("#opioids-0").await;
    until(|| is("#step-dose-0")).await;
    assert_eq!(plan(&store).opioids(), Some(Opioids::TakesNone));
    end(app);
}

/// On the day on which the first plan was made it was told that this is set up, beside the stop.
#[wasm_bindgen_test]
async fn an_answer_is_told_as_an_answer_on_the_day_of_the_first_plan_too() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 22))), bottles::kept_fresh());
    let steps = plan(&store).ahead(made(24).made);
    let mut first = Plan::default();
    first.answer(Opioids::TakesNone);
    first.start(made(24), why(), steps).expect("a plan");
    keep(&store, first);
    let app = at("#/plan/steps", &clock, &store).await;
    press("[data-testid=answer-again]").await;
    press("#opioids-1").await;
    until(|| is("[data-testid=opioids-stop]")).await;
    js("location.hash = '#/plan'");
    until(|| is(".toast")).await;
    let said = text_of(".toast");
    assert!(said.contains("Your answer is saved."), "{said}");
    end(app);
}

#[wasm_bindgen_test]
async fn a_hold_that_is_half_typed_is_kept_as_long_as_its_step_lasts() {
    let (clock, store) = (Rc::new(MemoryClock::at(moment(24, 22))), bottles::kept());
    let mut steps = plan(&store).ahead(moment(24, 12).local().date());
    let first = steps.first().expect("a step").clone();
    let week = Step::new(first.dose(), first.times().clone(), Length::Days(7)).expect("a step");
    let higher = Mass::mg(Exact::hundredths(300));
    let then = Step::new(higher, first.times().clone(), Length::Open).expect("a step");
    steps = vec![week, then];
    let mut two = plan(&store);
    two.edit(made(24), why(), steps).expect("edited");
    keep(&store, two);
    let app = at("#/plan", &clock, &store).await;
    press("[data-testid=hold]").await;
    press("#move-reason-2").await;
    becomes(|| js("document.querySelector('#move-reason-2').checked").as_bool(), Some(true)).await;
    end(app);
    let app = at("#/plan", &clock, &store).await;
    until(|| is("dialog[open] #move-reason-2:checked")).await;
    end(app);
    clock.set(moment(29, 22));
    let app = at("#/plan", &clock, &store).await;
    until(|| is("dialog[open] #move-reason-2:checked")).await;
    end(app);
    // 3 mg by then: what was typed was about 1.5 mg.
    let december = NaiveDate::from_ymd_opt(2026, 12, 1).and_then(|day| day.and_hms_opt(22, 0, 0));
    clock.set(Moment::new(december.expect("a time"), 0).expect("a moment"));
    let app = at("#/plan", &clock, &store).await;
    until(|| is("[data-testid=hold]")).await;
    wait(100).await;
    assert!(!is("dialog[open]"));
    end(app);
}
