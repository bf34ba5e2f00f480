//! Starts the page: sets the panic hook, builds the ports and renders the app. It decides nothing.

use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <h1>{ "LDN Diary" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
