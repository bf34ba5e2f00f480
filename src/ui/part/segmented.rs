//! One of few, side by side: links where each has an address, radios where it is a choice.

use std::rc::Rc;

use yew::prelude::*;

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

/// What a [`Segmented`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct SegmentedProps {
    /// The name that the radios share, unique on the page; their ids are `<name>-0`, `<name>-1` ...
    pub name: AttrValue,
    /// The question above them.
    pub legend: AttrValue,
    /// What can be chosen, in order.
    pub options: Rc<[AttrValue]>,
    /// The place in the list of what is chosen.
    pub chosen: usize,
    /// Told the place in the list when the person chooses.
    pub onchoose: Callback<usize>,
    /// Under them: help, or what the choice looks like.
    #[prop_or_default]
    pub hint: Option<Html>,
}

/// Radios side by side.
#[component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    let hint_id = props.hint.as_ref().map(|_| [props.name.as_str(), "-hint"].concat());
    html! {
        <fieldset class="field" aria-describedby={hint_id.clone()}>
            <legend class="label">{ props.legend.clone() }</legend>
            <div class="seg">
                { for props.options.iter().enumerate().map(|(place, option)| radio(props, place, option)) }
            </div>
            if let Some(hint) = props.hint.clone() { <p class="hint" id={hint_id}>{ hint }</p> }
        </fieldset>
    }
}

fn radio(props: &SegmentedProps, place: usize, option: &AttrValue) -> Html {
    let onchange = props.onchoose.reform(move |_: Event| place);
    let id = [props.name.as_str(), "-", &place.to_string()].concat();
    html! {
        <label key={place}>
            <input type="radio" name={props.name.clone()} {id} checked={place == props.chosen} {onchange} />
            <span>{ option.clone() }</span>
        </label>
    }
}
