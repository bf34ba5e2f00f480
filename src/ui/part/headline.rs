//! The answer of a page, as large as can be: what was asked, and under it the quantity.

use yew::prelude::*;

use super::{all, tag, tag_named, words};

/// What was asked, and under it the quantity that answers it. The quantity comes ready: number, no-break space, unit.
pub fn headline(heading: &str, answer: &str) -> Html {
    headline_named("answer", heading, answer)
}

/// The same with another name for end-to-end tests, where a page has a second one.
pub fn headline_named(testid: &'static str, heading: &str, answer: &str) -> Html {
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
