//! The app: the frame with its navigation, and the place that the address names. It knows no place from inside.

use yew::prelude::*;

use super::context::{Frame, use_ports, use_text};
use super::page::{AboutPage, DosePage, MissingPage, SettingsPage};
use super::part::{Glyph, icon};
use super::port::Ports;
use super::route::{HOME, Route};
use super::text::{Messages, Text};

/// The id of the element that holds the place.
pub const MAIN: &str = "main";
/// The id of every place's `<h1>`, which gets the focus when one comes from another place.
pub const HEADING: &str = "heading";
/// The id of the part of a place that changes within it, as the calculators do; it gets the focus then.
pub const INNER: &str = "inner";

/// A line of the navigation. A new place is one line more in [`PLACES`] or [`MORE`].
struct Entry {
    route: Route,
    glyph: Glyph,
    name: fn(&Messages) -> &'static str,
}

const PLACES: [Entry; 1] =
    [Entry { route: HOME, glyph: Glyph::Syringe, name: |text| text.shell.dose }];

const MORE: [Entry; 2] = [
    Entry { route: Route::Settings, glyph: Glyph::Sliders, name: |text| text.shell.settings },
    Entry { route: Route::About, glyph: Glyph::Info, name: |text| text.shell.about },
];

/// What the [`App`] needs.
#[derive(Properties, PartialEq, Debug)]
pub struct AppProps {
    /// The ports, real or of memory.
    pub ports: Ports,
}

/// The whole app on the given ports.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! { <Frame ports={props.ports.clone()}><Shell /></Frame> }
}

#[component]
fn Shell() -> Html {
    let text = use_text();
    let here = use_here(text);
    let page = use_ports().page;
    let skip = Callback::from(move |click: MouseEvent| {
        click.prevent_default();
        page.focus(MAIN);
    });
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ text.shell.skip }</a>
            <div class="shell">
                <header class="tools">
                    { menu(text, here) }
                </header>
                <nav class="places" aria-label={text.shell.places}>
                    <p class="brand">{ text.shell.name }</p>
                    <ul role="list">{ for PLACES.iter().map(|entry| line(entry, text, here)) }</ul>
                    <ul role="list" class="more rail-only">{ for MORE.iter().map(|entry| line(entry, text, here)) }</ul>
                </nav>
                <main id={MAIN} tabindex="-1">{ place(here) }</main>
            </div>
        </>
    }
}

fn place(here: Option<Route>) -> Html {
    match here {
        Some(Route::Dose(calculator)) => html! { <DosePage {calculator} /> },
        Some(Route::Settings) => html! { <SettingsPage /> },
        Some(Route::About) => html! { <AboutPage /> },
        None => html! { <MissingPage /> },
    }
}

fn menu(text: Text, here: Option<Route>) -> Html {
    html! {
        <details class="menu">
            <summary class="tool" aria-label={text.shell.menu}>{ icon(Glyph::Menu) }</summary>
            <nav class="menu__list" aria-label={text.shell.more}>
                <ul role="list">{ for MORE.iter().map(|entry| line(entry, text, here)) }</ul>
            </nav>
        </details>
    }
}

fn line(entry: &Entry, text: Text, here: Option<Route>) -> Html {
    let current = here.is_some_and(|here| here.same_place(entry.route)).then_some("page");
    html! {
        <li key={entry.route.address()}>
            <a href={entry.route.address()} aria-current={current}>
                { icon(entry.glyph) }<span>{ (entry.name)(&text) }</span>
            </a>
        </li>
    }
}

/// The name of a place, for the window's title.
fn name(here: Option<Route>, text: Text) -> &'static str {
    match here {
        Some(Route::Dose(_)) => text.shell.dose,
        Some(Route::Settings) => text.shell.settings,
        Some(Route::About) => text.shell.about,
        None => text.shell.missing,
    }
}

/// Follows the address: the place that it names, the window's title, and the focus when the place changes.
#[hook]
fn use_here(text: Text) -> Option<Route> {
    let page = use_ports().page;
    let here = {
        let page = page.clone();
        use_state_eq(move || Route::read(&page.hash()))
    };
    {
        let (here, page) = (here.clone(), page.clone());
        use_effect_with((), move |()| {
            let guard =
                page.on_hash(Callback::from(move |hash: String| here.set(Route::read(&hash))));
            move || drop(guard)
        });
    }
    let before = use_mut_ref(|| *here);
    use_effect_with(*here, move |now| {
        page.set_title(&(text.shell.title)(name(*now, text)));
        let before = before.replace(*now);
        if before == *now {
            return;
        }
        match (before, *now) {
            (Some(before), Some(now)) if before.same_place(now) => page.focus(INNER),
            _ => {
                page.scroll_to_top();
                page.focus(HEADING);
            }
        }
    });
    *here
}
