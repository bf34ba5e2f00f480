//! English. One file a place; this one only puts them together.

mod about;
mod batch;
mod calculator;
mod dilute;
mod dose;
mod drops;
mod ladder;
mod makers;
mod measure;
mod parts;
mod reading;
mod settings;
mod shell;

use super::Messages;

/// The English messages.
pub static EN: Messages = Messages {
    lang: "en",
    shell: shell::SHELL,
    parts: parts::PARTS,
    reading: reading::READING,
    dose: dose::DOSE,
    calculator: calculator::CALCULATOR,
    gates: calculator::GATES,
    measure: measure::MEASURE,
    makers: makers::MAKERS,
    batch: batch::BATCH,
    dilute: dilute::DILUTE,
    drops: drops::DROPS,
    ladder: ladder::LADDER,
    settings: settings::SETTINGS,
    about: about::ABOUT,
};
