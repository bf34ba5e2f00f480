//! The icons: inline SVG on a 24 grid, drawn with strokes in the colour of the text. Always beside a word, so hidden from
//! screen readers.

use yew::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// The Dose place.
    Syringe,
    /// The menu.
    Menu,
    /// Settings.
    Sliders,
    /// About.
    Info,
    /// The light theme.
    Sun,
    /// The dark theme.
    Moon,
    /// The theme of the system.
    SunAndMoon,
    /// Fine, done, chosen.
    Check,
    /// Not quite right.
    Triangle,
    /// Take away.
    Cross,
    /// Print.
    Printer,
    /// Copy.
    Sheets,
}

/// An icon of the size of a line.
pub fn icon(glyph: Glyph) -> Html {
    html! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={strokes(glyph)} /></svg> }
}

const fn strokes(glyph: Glyph) -> &'static str {
    match glyph {
        Glyph::Syringe => {
            "M12 1.5V5M7 5h10v10.5H7zM4.5 15.5h15M12 15.5V21M8.5 21.5h7M7 11h10M17 8h-3"
        }
        Glyph::Menu => "M4 7h16M4 12h16M4 17h16",
        Glyph::Sliders => {
            "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
        }
        Glyph::Info => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v5.5M12 7.5v.01",
        Glyph::Sun => {
            "M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 \
             5.3l-1.4 1.4M6.7 17.3l-1.4 1.4"
        }
        Glyph::Moon => "M20 14.6A8.5 8.5 0 1 1 9.4 4 6.8 6.8 0 0 0 20 14.6Z",
        Glyph::SunAndMoon => {
            "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 3v18M12 7.5l5.5-1M12 12l8.5-1.5M12 16.5l7.5-1"
        }
        Glyph::Check => "M4.5 12.5 10 18 19.5 7",
        Glyph::Triangle => "M12 4 21.5 20.5h-19ZM12 10v4.500M12 17.500v.01",
        Glyph::Cross => "M6 6l12 12M18 6L6 18",
        Glyph::Printer => "M7 8V3h10v5M7 17H4V9h16v8h-3M7 13.500h10V21H7z",
        Glyph::Sheets => "M9 8h11v13H9zM15 8V3H4v13h5",
    }
}
