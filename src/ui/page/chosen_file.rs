//! A file that a person chooses: the input for it, which one was chosen last, and a large thing of it as a property. It knows no file's
//! kind.

use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::context::Site;
use crate::ui::locksmith::Later;
use crate::ui::part::{all, label, tag, words};
use crate::ui::port::FileRead;

/// A large thing as a property: equal when it is the same one.
pub(super) struct Same<T>(Rc<T>);

impl<T> Same<T> {
    pub(super) fn new(thing: T) -> Self {
        Self(Rc::new(thing))
    }
}

impl<T> From<Box<T>> for Same<T> {
    fn from(thing: Box<T>) -> Self {
        Self(Rc::from(thing))
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Counts what the person does: each file that is chosen, and what else makes an answer that is still awaited worth nothing.
#[derive(Clone, Default)]
pub(super) struct Turn(Rc<Cell<u32>>);

impl Turn {
    /// Something new is done; its number.
    pub(super) fn begin(&self) -> u32 {
        self.0.set(self.0.get().wrapping_add(1));
        self.now()
    }

    /// The number of what was done last.
    pub(super) fn now(&self) -> u32 {
        self.0.get()
    }
}

/// What is done once the page was painted, and what counts what the person does meanwhile.
#[derive(Clone, Default)]
pub(super) struct Slowly {
    pub(super) later: Later,
    pub(super) turn: Turn,
}

/// The input for a file.
#[derive(Clone, Copy)]
pub(super) struct FileInput {
    pub(super) id: &'static str,
    /// The most bytes that are read. The device looks at the size first: of a larger file it reads none.
    pub(super) most: usize,
    /// The kinds that the browser's own window offers.
    pub(super) accept: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    /// The name of what is said of the file, for end-to-end tests.
    pub(super) testid: &'static str,
}

/// What is said of the file that was chosen.
#[derive(Default)]
pub(super) struct Said {
    /// How far it is.
    pub(super) stands: String,
    /// What is wrong with it.
    pub(super) wrong: Option<String>,
    /// Where it is taken instead.
    pub(super) way: Html,
}

/// Who is told of a file; each file with its number.
pub(super) struct Told {
    /// One is chosen, and being read.
    pub(super) chosen: Callback<u32>,
    /// It was read, or not. Another one may have been chosen since.
    pub(super) read: Callback<(u32, FileRead)>,
}

/// The input with its label and hint, and what is said of the file.
pub(super) fn file_input(input: FileInput, said: Said, onchange: Callback<Event>) -> Html {
    let FileInput { id, accept, label: name, hint, testid, .. } = input;
    let Said { stands, wrong, way } = said;
    // The same file again, mended meanwhile, is no change to a browser, unless none is chosen before.
    let onclick = Callback::from(|event: MouseEvent| {
        event.target_unchecked_into::<HtmlInputElement>().set_value("");
    });
    let (error_id, hint_id) = ([id, "-error"].concat(), [id, "-hint"].concat());
    let described = [error_id.as_str(), hint_id.as_str()].join(" ");
    let input = html! {
        <input type="file" class="input input--file" {id} {accept} {onchange} {onclick}
            aria-invalid={wrong.is_some().then_some("true")} aria-describedby={described} />
    };
    let error = wrong.map(|wrong| html! { <p class="error" id={error_id}>{ wrong }</p> });
    let hint = html! { <p class="hint" id={hint_id}>{ hint }</p> };
    let said = all([words(stands), error.unwrap_or_default(), way]);
    let said = html! { <div role="status" data-testid={testid}>{ said }</div> };
    tag("div", "field", all([label(id.into(), name.into()), input, said, hint]))
}

/// What a choice does: it says so first, and then has the file read.
pub(super) fn reading(
    site: &Site,
    slowly: &Slowly,
    input: &FileInput,
    told: Told,
) -> Callback<Event> {
    let (site, slowly, id, most) = (site.clone(), slowly.clone(), input.id, input.most);
    Callback::from(move |_: Event| {
        let mine = slowly.turn.begin();
        told.chosen.emit(mine);
        let device = site.ports().device.clone();
        let read = told.read.reform(move |file: FileRead| (mine, file));
        slowly.later.run(site.page(), move || device.read_file(id, most, read));
    })
}
