//! The icons: inline SVG on a 24 grid, drawn with strokes in the colour of the text. Always beside a word, so hidden from
//! screen readers.

use yew::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// The Dose place.
    Syringe,
    /// The Diary place.
    Book,
    /// The Learn place.
    OpenBook,
    /// The Data place.
    Shield,
    /// A passphrase.
    Lock,
    /// The Plan place.
    Stairs,
    /// The Trends place.
    Trends,
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
    /// To what was before.
    Back,
    /// To what comes after, or to another place.
    Go,
    /// A relapse record.
    Flag,
    /// Search.
    Search,
    /// Change.
    Pen,
    /// A bottle.
    Bottle,
    /// One more.
    Plus,
    /// Stay.
    Pause,
    /// To a lower dose.
    StepDown,
    /// To a higher dose.
    StepUp,
    /// The trash.
    Bin,
    /// One place up.
    Up,
    /// One place down.
    Down,
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
        Glyph::Book => {
            "M6.5 3H18a1 1 0 0 1 1 1v17H6.5A2.5 2.5 0 0 1 4 18.5v-13A2.5 2.5 0 0 1 6.5 3ZM4 18.5A2.5 2.5 0 0 1 6.5 16H19M8.5 8h6"
        }
        Glyph::OpenBook => "M3 5.5q5-1.4 9 1.5q4-2.9 9-1.5V19q-5-1.4-9 1.5q-4-2.9-9-1.5ZM12 7v13.5",
        Glyph::Shield => "M12 3 5 5.500V11q0 7 7 10q7-3 7-10V5.500Z",
        Glyph::Lock => "M5.500 10.500h13V21h-13zM8.500 10.500V7a3.500 3.500 0 0 1 7 0v3.500",
        Glyph::Stairs => "M3 19.5h4.5V15H12v-4.5h4.5V6H21",
        Glyph::Trends => "M3 20.5h18M4 15l4.5-5 4 3.5L20 5",
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
        Glyph::Back => "m15 5-7 7 7 7",
        Glyph::Go => "m9 5 7 7-7 7",
        Glyph::Flag => "M6 21V4h11l-2 4 2 4H6",
        Glyph::Search => "M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M16 16l5 5",
        Glyph::Pen => "M4 20l1-4.500L16.500 4 20 7.500 8.500 19z",
        Glyph::Plus => "M12 4.500v15M4.500 12h15",
        Glyph::Bottle => {
            "M9.5 2.5h5M10.5 2.5v4L7.5 9.5V20a1.5 1.5 0 0 0 1.5 1.5h6a1.5 1.5 0 0 0 1.5-1.5V9.5l-3-3v-4M7.5 13h9"
        }
        Glyph::Pause => "M9 5v14M15 5v14",
        Glyph::StepDown => "M4 5h6v7h6v7h4",
        Glyph::StepUp => "M4 19h6v-7h6V5h4",
        Glyph::Bin => "M4.500 7h15M9.500 7V4.500h5V7M6.500 7l1 13h9l1-13M10 11v5.500M14 11v5.500",
        Glyph::Up => "M12 20V5M5.5 11.5 12 5l6.5 6.500",
        Glyph::Down => "M12 4v15M5.5 12.5 12 19l6.5-6.500",
        Glyph::Sheets => "M9 8h11v13H9zM15 8V3H4v13h5",
    }
}
