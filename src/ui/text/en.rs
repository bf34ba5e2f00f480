//! English. One file a place; this one only puts them together.

mod dose;
mod parts;
mod reading;
mod shell;

use super::Messages;

/// The English messages.
pub static EN: Messages = Messages {
    lang: "en",
    shell: shell::SHELL,
    parts: parts::PARTS,
    reading: reading::READING,
    dose: dose::DOSE,
};
