//! Notices: what must not be overlooked. The grade is told by word, shape and frame; colour comes last.

use yew::prelude::*;

use super::{all, tag, words};
use crate::ui::text::Text;

/// How serious.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Look twice: dashed frame, open triangle.
    Caution,
    /// Something is likely wrong: heavy frame, filled triangle.
    Warning,
    /// It does not go on: heavy frame with a bar, octagon.
    Stop,
}

/// What a [`notice`] is given.
#[derive(Debug)]
pub struct Notice {
    /// How serious.
    pub grade: Grade,
    /// The words, for the name of the grade.
    pub text: Text,
    /// Its name for end-to-end tests.
    pub testid: &'static str,
    /// What it is about, in one line.
    pub title: AttrValue,
    /// Why, and on the last line what to do.
    pub body: Html,
}

/// A notice that stands in the page.
pub fn notice(given: Notice) -> Html {
    let (class, word) = match given.grade {
        Grade::Caution => ("note note--caution", given.text.parts.caution),
        Grade::Warning => ("note note--warning", given.text.parts.warning),
        Grade::Stop => ("note note--stop", given.text.parts.stop),
    };
    let title = all([tag("span", "word", words(word)), words(" "), words(given.title)]);
    let content =
        all([mark(given.grade), tag("h2", "title", title), tag("div", "stack", given.body)]);
    html! { <section {class} data-testid={given.testid} key={given.testid}>{ content }</section> }
}

pub(super) fn mark(grade: Grade) -> Html {
    let (outside, outside_class, sign_class) = match grade {
        Grade::Caution => ("M16 4 30 28H2Z", None, None),
        Grade::Warning => ("M16 3.5 30.5 28.5H1.5Z", Some("solid"), Some("knock")),
        Grade::Stop => ("M10 2h12l8 8v12l-8 8H10l-8-8V10Z", Some("solid"), Some("knock")),
    };
    let sign = match grade {
        Grade::Caution | Grade::Warning => "M16 12v8M16 24v.01",
        Grade::Stop => "M16 9v9M16 23v.01",
    };
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class={outside_class} d={outside} /><path class={sign_class} d={sign} />
        </svg>
    }
}
