//! What is the same for every number that is typed of a bottle: what is wrong with it in words, and the two numbers that it could be.

use yew::prelude::*;

use crate::dose::{LabelError, NumberError, around_two_meanings, read_number};
use crate::plan::limits;
use crate::ui::context::Site;
use crate::ui::numbers::unmistakable;
use crate::ui::page::night::ml;
use crate::ui::part::{Button, all, button};
use crate::ui::reading::label_problem;
use crate::ui::state::bottles::Problem;

/// What is wrong, in words; `missing` where nothing is there.
pub(super) fn problem(site: &Site, problem: &Problem, missing: &'static str) -> String {
    let say = site.text.bottles;
    let label = |error: &LabelError| {
        label_problem(error, site.style, site.text).unwrap_or_else(|| missing.to_owned())
    };
    match problem {
        Problem::Missing => missing.to_owned(),
        Problem::Label(error) => label(error),
        Problem::Number(error) => label(&LabelError::Number(*error)),
        Problem::Zero => say.zero.to_owned(),
        Problem::TooLarge => (say.too_large)(&ml(site, limits::LARGEST_BOTTLE)),
        Problem::NoDate => say.no_date.to_owned(),
        Problem::Future => say.future.to_owned(),
        Problem::BeforeBegun => say.before_begun.to_owned(),
        Problem::Drawn => say.was_drawn.to_owned(),
    }
}

/// The two numbers that a text could be, each as a button that types it; nothing where it is one.
pub(super) fn meanings(
    site: &Site,
    id: &'static str,
    text: &str,
    typing: &Callback<String>,
) -> Html {
    let found = around_two_meanings(text).and_then(|[before, after]| {
        let number = text.strip_prefix(before)?.strip_suffix(after)?;
        match read_number(number) {
            Err(NumberError::TwoMeanings { decimal, whole }) => {
                let typed = |number| {
                    [before, &unmistakable(number, site.style), after].concat().trim().to_owned()
                };
                Some([typed(decimal), typed(whole)])
            }
            _ => None,
        }
    });
    let Some(texts) = found else { return Html::default() };
    let one = |text: String| {
        let (typing, page, types) = (typing.clone(), site.page().clone(), text.clone());
        let onpress = Callback::from(move |()| {
            typing.emit(types.clone());
            page.focus(id);
        });
        button(Button { label: text.into(), onpress, ..Button::default() })
    };
    html! {
        <div class="row meanings" role="group" aria-label={site.text.calculator.which}>
            { all(texts.map(one)) }
        </div>
    }
}
