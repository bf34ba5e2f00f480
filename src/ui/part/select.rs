//! A native choice of one from a list. What is chosen is shown by our own text, over a native control that is not seen: no engine
//! but one breaks a long name into lines there, and cut names are misread.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{all, words};

/// What a [`Select`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct SelectProps {
    /// The id of the choice.
    pub id: AttrValue,
    /// The label above it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The label for screen readers, where none is seen.
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
    /// What can be chosen, in order.
    pub options: Rc<[AttrValue]>,
    /// The place in the list of what is chosen.
    pub chosen: usize,
    /// Told the place in the list when the person chooses.
    pub onchoose: Callback<usize>,
    /// Under the choice: help.
    #[prop_or_default]
    pub hint: Option<Html>,
}

/// A native select.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    {
        // The attribute `selected` counts only until the person has chosen; after that the browser wants to be told.
        let (node, chosen) = (node.clone(), props.chosen);
        use_effect(move || {
            if let (Some(select), Ok(chosen)) =
                (node.cast::<HtmlSelectElement>(), i32::try_from(chosen))
            {
                select.set_selected_index(chosen);
            }
        });
    }
    let onchoose = props.onchoose.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Ok(place) =
            usize::try_from(event.target_unchecked_into::<HtmlSelectElement>().selected_index())
        {
            onchoose.emit(place);
        }
    });
    let hint_id = props.hint.as_ref().map(|_| [props.id.as_str(), "-hint"].concat());
    let native = html! {
        <select ref={node} id={props.id.clone()} aria-label={props.spoken.clone()} aria-describedby={hint_id.clone()} {onchange}>
            { for props.options.iter().enumerate().map(|(place, option)| html! {
                <option key={place} selected={place == props.chosen}>{ option.clone() }</option>
            }) }
        </select>
    };
    let shown = words(props.options.get(props.chosen).cloned().unwrap_or_default());
    let select = html! {
        <div class="select">{ all([html! { <span aria-hidden="true">{ shown }</span> }, native]) }</div>
    };
    let Some(label) = props.label.clone() else { return select };
    html! {
        <div class="field">
            <label class="label" for={props.id.clone()}>{ label }</label>
            { select }
            if let Some(hint) = props.hint.clone() { <p class="hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}
