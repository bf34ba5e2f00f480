//! What every page may ask for: the ports, the words, the settings. It knows no place.
//!
//! Pages call these hooks; parts never do, they are given properties.

use yew::prelude::*;

use super::port::Ports;
use super::text::Text;

/// The words of the person's language.
#[hook]
pub fn use_text() -> Text {
    let text: Option<Text> = use_context();
    in_frame(text)
}

/// The ports that `main` gave.
#[hook]
pub fn use_ports() -> Ports {
    let ports: Option<Ports> = use_context();
    in_frame(ports)
}

#[expect(
    clippy::expect_used,
    reason = "a page outside `Frame` is a mistake in the code that its first rendering shows"
)]
fn in_frame<T>(context: Option<T>) -> T {
    context.expect("rendered inside `Frame`")
}

/// What a [`Frame`] needs.
#[derive(Properties, PartialEq, Debug)]
pub struct FrameProps {
    /// The ports, real or of memory.
    pub ports: Ports,
    /// The pages that may ask.
    #[prop_or_default]
    pub children: Html,
}

/// Gives everything below it the contexts. `App` stands in one; tests put a single page in one.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    html! {
        <ContextProvider<Ports> context={props.ports.clone()}>
            <ContextProvider<Text> context={Text(&super::text::EN)}>
                { props.children.clone() }
            </ContextProvider<Text>>
        </ContextProvider<Ports>>
    }
}
