//! The answer of a page, as large as can be: what was asked, and under it the quantity.

use yew::prelude::*;

use super::{all, tag, tag_named, words};
use crate::dose::{Fills, Mark, Style};
use crate::ui::numbers::about;
use crate::ui::text::Text;

/// What was asked, and under it the quantity that answers it. The quantity comes ready: number, no-break space, unit.
pub fn headline(heading: &str, answer: &str) -> Html {
    headline_named("answer", heading, answer)
}

/// The same under another name for end-to-end tests.
fn headline_named(testid: &'static str, heading: &str, answer: &str) -> Html {
    let (number, unit) = answer.rsplit_once('\u{a0}').unwrap_or((answer, ""));
    let class = match number.chars().count() {
        0..=4 => "vol",
        _ => "vol vol--long",
    };
    let unit = tag("small", "", words(unit.to_owned()));
    let quantity = tag("strong", class, all([words(number.to_owned()), words(" "), unit]));
    let heading = tag("span", "dose", words(heading.to_owned()));
    tag_named("p", "answer", testid, all([heading, words(" "), quantity]))
}

/// The fills of one draw in the order in which they are drawn, one for each mark: its name on the page, the mark, and its volume as large
/// as any other. Whoever is tired may draw what is largest, and leave it at that.
#[must_use]
pub fn fill_headlines(fills: &Fills, style: Style, text: Text) -> Vec<(&'static str, Mark, Html)> {
    let say = text.calculator;
    let one = |name, heading: &str, mark: Mark| {
        let volume = about(style.volume(mark.volume), text);
        (name, mark, headline_named(name, heading, &volume))
    };
    match fills.rest {
        None => vec![one("last-fill", &(say.fills_to)(fills.full, None), fills.last())],
        Some(rest) => vec![
            one("first-fill", &(say.first_fill)(fills.full), fills.whole()),
            one("last-fill", say.last_fill, rest),
        ],
    }
}
