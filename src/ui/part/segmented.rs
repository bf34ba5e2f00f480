//! One of few, side by side: links where each has an address, radios where it is a choice.

use yew::prelude::*;

use super::{fieldset, tag, words};

/// One of the links.
#[derive(Clone, Copy, Debug)]
pub struct SegmentLink {
    /// Where it leads.
    pub address: &'static str,
    /// What it says.
    pub name: &'static str,
    /// Whether this is where one is.
    pub current: bool,
}

/// Links side by side, under one label for screen readers.
pub fn segment_links(label: &'static str, links: impl Iterator<Item = SegmentLink>) -> Html {
    html! {
        <nav class="seg seg--modes" aria-label={label}>
            { for links.map(|link| html! {
                <a key={link.address} href={link.address} aria-current={link.current.then_some("page")}>{ link.name }</a>
            }) }
        </nav>
    }
}

/// What [`segments`] is given.
#[derive(Debug)]
pub struct Segments {
    /// The name that the radios share, unique on the page; their ids are `<name>-0`, `<name>-1` ...
    pub name: AttrValue,
    /// The question above them.
    pub legend: AttrValue,
    /// What can be chosen, in order.
    pub options: Vec<AttrValue>,
    /// The place in the list of what is chosen.
    pub chosen: usize,
    /// Told the place in the list when the person chooses.
    pub onchoose: Callback<usize>,
}

/// Radios side by side.
pub fn segments(given: &Segments) -> Html {
    let radios = given.options.iter().enumerate();
    let radios = radios.map(|(place, option)| radio(given, place, option)).collect();
    fieldset(&given.legend, "seg", radios)
}

fn radio(given: &Segments, place: usize, option: &AttrValue) -> Html {
    let onchange = given.onchoose.reform(move |_: Event| place);
    let id = [given.name.as_str(), "-", &place.to_string()].concat();
    html! {
        <label key={place}>
            <input type="radio" name={given.name.clone()} {id} checked={place == given.chosen} {onchange} />
            { tag("span", "", words(option)) }
        </label>
    }
}
