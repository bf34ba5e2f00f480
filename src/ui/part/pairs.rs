//! Names with their values, one a row.

use yew::prelude::*;

use super::{all, quantity, tag, tag_named, words};

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
    let row = |Pair { name, testid, value }: Pair| {
        let value = match testid {
            Some(testid) => tag_named("dd", "", testid, value),
            None => tag("dd", "", value),
        };
        tag("div", "", all([tag("dt", "", words(name)), value]))
    };
    tag("dl", "pairs", pairs.into_iter().map(row).collect())
}
