//! Names with their values, one a row.

use yew::prelude::*;

/// A list of names with their values; made of [`pair`]s.
pub fn pairs(rows: Html) -> Html {
    html! { <dl class="pairs">{ rows }</dl> }
}

/// A name with its value, and the value's name for end-to-end tests, if it has one.
pub fn pair(
    name: impl Into<AttrValue>,
    testid: impl Into<Option<&'static str>>,
    value: impl Into<Html>,
) -> Html {
    row(name.into(), testid.into(), value.into())
}

fn row(name: AttrValue, testid: Option<&'static str>, value: Html) -> Html {
    html! { <div><dt>{ name }</dt><dd data-testid={testid}>{ value }</dd></div> }
}
