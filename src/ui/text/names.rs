//! What the things of a diary are called wherever they are named: symptoms, side effects, circumstances.

use crate::diary::{Circumstance, Severity, SideEffect, Symptom};

/// The names of what the diary asks about. A person's own names stand in their lists.
#[derive(Debug)]
pub struct Names {
    pub symptom: fn(Symptom) -> &'static str,
    pub side_effect: fn(SideEffect) -> &'static str,
    /// An item that a newer version added, from its number.
    pub unknown: fn(u32) -> String,
    pub severity: fn(Severity) -> &'static str,
    pub circumstance: fn(Circumstance) -> &'static str,
    /// One thing of several in a sentence, with its number or its degree: "fatigue 6", "headache mild".
    pub with: fn(&str, &str) -> String,
    /// A night, from the name of its weekday.
    pub night: fn(&str) -> String,
}
