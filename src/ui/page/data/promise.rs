//! Whether the browser has promised not to clear what it keeps, as far as it has answered in this visit, and the button that asks it to.

use std::rc::Rc;

use yew::prelude::*;

use super::storage::{Line, line};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Button, Glyph, button};
use crate::ui::port::Promise;
use crate::ui::shelf::Held;

/// The id of the line that says how it stands.
const LINE: &str = "promise-line";

/// What the browser has answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Promised {
    /// How the promise stands; none before the first answer.
    stands: Option<Promise>,
    /// What it said when it was asked to promise, since the place was opened.
    pub(super) asked: Option<Promise>,
}

/// An answer of the browser.
pub(super) enum Told {
    /// How the promise stands.
    Stands(Promise),
    /// It was asked to promise, and said this.
    Asked(Promise),
}

impl Reducible for Promised {
    type Action = Told;

    fn reduce(self: Rc<Self>, told: Told) -> Rc<Self> {
        let (promise, asked) = match told {
            Told::Stands(promise) => (promise, None),
            Told::Asked(promise) => (promise, Some(promise)),
        };
        Rc::new(Self { stands: Some(promise), asked })
    }
}

/// What it has answered by now. Each section of the place sees the same.
pub(super) fn promised(site: &Site) -> Held<Promised> {
    site.shelf.held(Promised::default)
}

/// Whether it is of use to ask: the browser has not promised, and there is something to be kept.
pub(super) fn can_ask(site: &Site) -> bool {
    let is_here =
        site.diary().read(|engine| !engine.is_in_memory() && engine.keeps_anything() == Ok(true));
    is_here && promised(site).stands == Some(Promise::NotGiven)
}

/// The button that asks; what came of it is said in the section on storage.
pub(super) fn ask(site: &Site, label: &'static str, testid: &'static str) -> Html {
    let (device, page) = (site.ports().device.clone(), site.page().clone());
    let told = promised(site).dispatcher();
    let onpress = Callback::from(move |()| {
        let (told, page) = (told.clone(), page.clone());
        device.ask_for_promise(Callback::from(move |found| {
            told.dispatch(Told::Asked(found));
            if found == Promise::Given {
                // The button is gone then.
                page.focus_next(LINE);
            }
        }));
    });
    button(Button { label: label.into(), onpress, testid: Some(testid), ..Button::default() })
}

/// The line that says how the promise stands; none before the browser has answered.
pub(super) fn kept(site: &Site) -> Html {
    match promised(site).stands {
        Some(promise) => html! { <Kept {promise} /> },
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct KeptProps {
    promise: Promise,
}

#[component]
fn Kept(props: &KeptProps) -> Html {
    let site = use_site();
    let say = &site.text.data;
    let (glyph, title, what) = match props.promise {
        Promise::Given => (Glyph::Check, say.kept, say.kept_what),
        Promise::NotGiven => (Glyph::Info, say.not_kept, say.not_kept_what),
        Promise::Unknown => (Glyph::Info, say.kept_unknown, say.kept_unknown_what),
    };
    let (title, what) = (title.to_owned(), what.to_owned());
    line(Line { glyph, testid: "promise", title, what, id: Some(LINE) })
}

/// The same line, once the browser has answered this.
pub fn promise_view(promise: Promise) -> Html {
    html! { <Kept {promise} /> }
}
