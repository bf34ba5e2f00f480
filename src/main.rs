//! Starts the page: builds the ports and renders the app into its place. It decides nothing.
//!
//! A crash is shown by `static/start.js`, which needs nothing from here.

use ldn_diary::browser;
use ldn_diary::ui::{App, AppProps};

fn main() {
    if let Some((ports, root)) = browser::open() {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { ports }).render();
    }
}
