//! Names with their values, one a row.

use yew::prelude::*;

use super::quantity;

/// A name with its value.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What it is called.
    pub name: AttrValue,
    /// The value's name for end-to-end tests.
    pub testid: Option<&'static str>,
    /// The value.
    pub value: Html,
}

impl Pair {
    /// A quantity with its name.
    pub fn of(name: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        Self { name: name.into(), testid: None, value: quantity(value) }
    }

    /// The same, to be found by end-to-end tests.
    #[must_use]
    pub const fn named(mut self, testid: &'static str) -> Self {
        self.testid = Some(testid);
        self
    }
}

/// A list of names with their values.
pub fn pairs(pairs: Vec<Pair>) -> Html {
    let row = |pair: Pair| {
        html! { <div><dt>{ pair.name }</dt><dd data-testid={pair.testid}>{ pair.value }</dd></div> }
    };
    html! { <dl class="pairs">{ for pairs.into_iter().map(row) }</dl> }
}
