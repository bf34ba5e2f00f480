//! The two numbers that a typed text could be, such as 1.5 and 1500 for "1,500": each a button that types it. It knows no form.

use yew::prelude::*;

use crate::dose::{NumberError, around_two_meanings, read_number};
use crate::ui::context::Site;
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Button, all, button};

/// The two numbers that a text could be, each as a button that types it; nothing where it is one.
pub(super) fn meanings(site: &Site, id: &AttrValue, text: &str, typing: &Callback<String>) -> Html {
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
        let id = id.clone();
        let onpress = Callback::from(move |()| {
            typing.emit(types.clone());
            page.focus(&id);
        });
        button(Button { label: text.into(), onpress, ..Button::default() })
    };
    html! {
        <div class="row meanings" role="group" aria-label={site.text.calculator.which}>
            { all(texts.map(one)) }
        </div>
    }
}
