//! On the evening of the first night that is saved: one button that asks the browser to keep it. Later the Data place has that. What it
//! promised in a visit before, `static/start.js` hears, and the style hides the button: to ask here, the code of Data would have to come.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::is_reader;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{all, quiet, tag, tag_named, words};
use crate::ui::port::{Part, PartError, Promise};

/// The id of what the browser answered, which gets the focus: the button is gone then.
const SAID: &str = "keep-said";

/// Whether it has answered in this visit.
#[derive(Default)]
struct Answered(Cell<bool>);

/// The line with its button, and then the answer. Whether it was given is all that is known here: what the browser answers has a type
/// whose code comes with the Data place's. Who comes back in this visit was told.
#[component]
pub(super) fn Keep() -> Html {
    let site = use_site();
    let answered = site.shelf.value(Answered::default);
    let was_told = use_memo((), |()| answered.0.get());
    let answer = use_state_eq(|| None::<bool>);
    if *was_told || is_reader(&site) || !is_first_night(&site) {
        return Html::default();
    }
    let say = &site.text.tonight;
    let content = if let Some(is_given) = *answer {
        let said = if is_given { say.keep_given } else { say.keep_refused };
        html! { <p id={SAID} tabindex="-1" role="status">{ said }</p> }
    } else {
        let (site, answer) = (site.clone(), answer.setter());
        let onpress = Callback::from(move |()| {
            let (answered, answer) = (Rc::clone(&answered), answer.clone());
            let page = site.page().clone();
            let told = move |is_given: bool| {
                answered.0.set(true);
                answer.set(Some(is_given));
                page.focus_next(SAID);
            };
            ask(&site, Callback::from(told));
        });
        all([tag("p", "", words(say.keep)), quiet(say.keep_ask, "keep-ask", onpress)])
    };
    tag_named("section", "section stack no-print keep", "keep", content)
}

/// Whether all that is kept is of this evening.
fn is_first_night(site: &Site) -> bool {
    let tonight = site.diary().tonight();
    site.diary().read(|engine| {
        let is_first = !engine.is_in_memory() && engine.months() == [tonight.month()];
        let entries = if is_first { engine.month(tonight.month()).entries } else { Vec::new() };
        !entries.is_empty() && entries.iter().all(|entry| entry.night == tonight)
    })
}

/// Asks the browser, and tells whether it promised. The code for that is the Data place's, and comes first.
fn ask(site: &Site, told: Callback<bool>) {
    let (page, device) = (site.page().clone(), Rc::clone(&site.ports().device));
    let then = Callback::from(move |come: Result<(), PartError>| match come {
        Ok(()) => {
            let told = told.clone();
            let answered = move |promise: Promise| told.emit(promise == Promise::Given);
            device.ask_for_promise(Callback::from(answered));
        }
        Err(PartError) => told.emit(false),
    });
    let next = page.clone();
    let data = Callback::from(move |come: Result<(), PartError>| match come {
        Ok(()) => next.load_part(Part::Data, then.clone()),
        Err(error) => then.emit(Err(error)),
    });
    page.load_part(Part::Seal, data);
}
