//! Every word that the app shows, as typed messages: a struct a place, a `const` a language. It knows no page and no part.
//!
//! A message that is missing in a language does not compile. Messages with values are functions, so that a language may
//! order them as it likes. To add one: a field in the place's struct here, a line in `text/en/<place>.rs`.
//!
//! Plain words, reading age 12, no exclamation marks. Quantities come in ready: number, no-break space, unit.

#![expect(missing_docs, reason = "the English text in `text/en` says best what a message is")]

mod en;

pub use en::EN;

/// The messages of one language, by place. Pages get it from [`use_text`](crate::ui::context::use_text).
#[derive(Debug)]
pub struct Messages {
    /// The language tag, as in `lang="…"`.
    pub lang: &'static str,
    pub shell: Shell,
    pub parts: Parts,
    pub dose: Dose,
}

/// A catalogue as a property: equal when it is the same one.
#[derive(Clone, Copy, Debug)]
pub struct Text(pub &'static Messages);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl std::ops::Deref for Text {
    type Target = Messages;

    fn deref(&self) -> &Messages {
        self.0
    }
}

/// The frame around every place.
#[derive(Debug)]
pub struct Shell {
    pub name: &'static str,
    pub skip: &'static str,
    pub places: &'static str,
    pub menu: &'static str,
    pub more: &'static str,
    pub dose: &'static str,
    pub settings: &'static str,
    pub about: &'static str,
    /// The title of the window, from the place's name.
    pub title: fn(&str) -> String,
    pub missing: &'static str,
    pub missing_lead: &'static str,
    pub missing_back: &'static str,
}

/// Words that parts say wherever they stand.
#[derive(Debug)]
pub struct Parts {
    pub caution: &'static str,
    pub warning: &'static str,
    pub stop: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
}

/// The Dose place: its head and the choice of calculator. Each calculator has its own struct.
#[derive(Debug)]
pub struct Dose {
    pub lead: &'static str,
    pub calculators: &'static str,
    pub draw: &'static str,
    pub for_draw: &'static str,
    pub batch: &'static str,
    pub dilute: &'static str,
    pub drops: &'static str,
    pub ladder: &'static str,
}
