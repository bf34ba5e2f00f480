//! Names with their values, one a row.

use yew::prelude::*;

/// What [`Pairs`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct PairsProps {
    /// Some [`Pair`]s.
    pub children: Html,
}

/// A list of names with their values.
#[component]
pub fn Pairs(props: &PairsProps) -> Html {
    html! { <dl class="pairs">{ props.children.clone() }</dl> }
}

/// What a [`Pair`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct PairProps {
    /// What it is called.
    pub name: AttrValue,
    /// The value's name for end-to-end tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// The value.
    pub children: Html,
}

/// A name with its value.
#[component]
pub fn Pair(props: &PairProps) -> Html {
    html! {
        <div><dt>{ props.name.clone() }</dt><dd data-testid={props.testid.clone()}>{ props.children.clone() }</dd></div>
    }
}
