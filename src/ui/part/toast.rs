//! What was just done, with the way back. It stands where the thing was and stays until the page is left.

use yew::prelude::*;

use super::Button;

/// What a [`Toast`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct ToastProps {
    /// What was done.
    pub message: Html,
    /// The label of the way back.
    pub undo: AttrValue,
    /// The way back.
    pub onundo: Callback<()>,
    /// The button's name for end-to-end tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A strip with an undo button.
#[component]
pub fn Toast(props: &ToastProps) -> Html {
    html! {
        <div class="toast">
            <p role="status">{ props.message.clone() }</p>
            <Button onpress={props.onundo.clone()} testid={props.testid.clone()}>{ props.undo.clone() }</Button>
        </div>
    }
}
