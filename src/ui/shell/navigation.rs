//! The navigation: bottom bar or side rail, the menu, and the button for the colours. It knows addresses and names only.

use yew::prelude::*;

use crate::store::Theme;
use crate::ui::context::SettingsHandle;
use crate::ui::part::{Glyph, all, icon, tag, words};
use crate::ui::route::{Calculator, Route};
use crate::ui::text::{Messages, Text};

/// A line of the navigation. A new place is one line more in [`PLACES`] or [`MORE`].
struct Entry {
    route: Route,
    glyph: Glyph,
    name: fn(&Messages) -> &'static str,
}

const PLACES: [Entry; 5] = [
    Entry { route: Route::Tonight, glyph: Glyph::Moon, name: |text| text.shell.tonight },
    Entry {
        route: Route::Dose(Calculator::Draw),
        glyph: Glyph::Syringe,
        name: |text| text.shell.dose,
    },
    Entry { route: Route::Plan, glyph: Glyph::Stairs, name: |text| text.shell.plan },
    Entry { route: Route::Diary, glyph: Glyph::Book, name: |text| text.shell.diary },
    Entry { route: Route::Trends, glyph: Glyph::Trends, name: |text| text.shell.trends },
];

const MORE: [Entry; 4] = [
    Entry { route: Route::Data, glyph: Glyph::Shield, name: |text| text.shell.data },
    Entry { route: Route::Learn, glyph: Glyph::OpenBook, name: |text| text.shell.learn },
    Entry { route: Route::Settings, glyph: Glyph::Sliders, name: |text| text.shell.settings },
    Entry { route: Route::About, glyph: Glyph::Info, name: |text| text.shell.about },
];

/// The bottom bar, which is the side rail of a wide window; there the menu's lines stand under the places.
pub(super) fn places(settings: &SettingsHandle, text: Text, here: Option<Route>) -> Html {
    let content = [
        tag("p", "brand", words(text.shell.name)),
        lines("places__list", &PLACES, text, here),
        lines("more rail-only", &MORE, text, here),
        tag("div", "theme rail-only", theme_button(settings, text)),
    ];
    html! { <nav class="places" aria-label={text.shell.places}>{ all(content) }</nav> }
}

/// The menu of a phone. It closes when the place changes, being a new element then.
pub(super) fn menu(text: Text, here: Option<Route>) -> Html {
    let summary = all([icon(Glyph::Menu), tag("span", "", words(text.shell.menu))]);
    let lines = lines("", &MORE, text, here);
    let lines = html! { <nav class="menu__list" aria-label={text.shell.more}>{ lines }</nav> };
    let content = all([tag("summary", "tool", summary), lines]);
    html! { <details class="menu" key={here.map_or("", Route::address)}>{ content }</details> }
}

fn lines(class: &'static str, entries: &[Entry], text: Text, here: Option<Route>) -> Html {
    // Safari takes a list without bullets for no list, unless it is told.
    let lines: Html = entries.iter().map(|entry| line(entry, text, here)).collect();
    html! { <ul role="list" {class}>{ lines }</ul> }
}

fn line(entry: &Entry, text: Text, here: Option<Route>) -> Html {
    let current = here.is_some_and(|here| here.place() == entry.route).then_some("page");
    let name = all([icon(entry.glyph), tag("span", "", words((entry.name)(&text)))]);
    let link = html! { <a href={entry.route.address()} aria-current={current}>{ name }</a> };
    tag("li", "", link)
}

/// Says which colours the page has, and changes them: as the system, light, dark, and round again.
pub(super) fn theme_button(settings: &SettingsHandle, text: Text) -> Html {
    let (glyph, name, next) = match settings.settings().theme {
        Theme::System => (Glyph::SunAndMoon, text.shell.theme_system, Theme::Light),
        Theme::Light => (Glyph::Sun, text.shell.theme_light, Theme::Dark),
        Theme::Dark => (Glyph::Moon, text.shell.theme_dark, Theme::System),
    };
    let settings = settings.clone();
    let onclick = move |_: MouseEvent| settings.change(|settings| settings.theme = next);
    let name = all([icon(glyph), tag("span", "", words(name))]);
    html! { <button type="button" class="tool" {onclick}>{ name }</button> }
}
