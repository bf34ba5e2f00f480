//! The messages of the Lists page, the names of what is built in, and what every page says about keeping the diary.

use crate::diary::ListError;

/// What became of a change of the diary.
#[derive(Debug)]
pub struct Keeping {
    pub going: &'static str,
    pub saved: &'static str,
    pub only_here: &'static str,
    pub in_memory: &'static str,
    /// From the reason.
    pub failed: fn(&str) -> String,
    pub failed_then: &'static str,
    pub why_denied: &'static str,
    pub why_full: &'static str,
    /// From the browser's name for it.
    pub why_other: fn(&str) -> String,
    pub why_reader: &'static str,
    pub why_newer: &'static str,
    pub why_locked: &'static str,
    pub why_unreadable: &'static str,
    pub why_changed: &'static str,
    pub why_gone: &'static str,
    pub why_invalid: &'static str,
    pub no_number: &'static str,
    pub reader: &'static str,
    pub reader_then: &'static str,
    pub edit_here: &'static str,
    pub undo: &'static str,
    pub damaged: &'static str,
}

/// The Lists page.
#[derive(Debug)]
pub struct Lists {
    pub lead: &'static str,
    pub stays: &'static str,
    pub symptoms: &'static str,
    pub symptoms_lead: &'static str,
    pub effects: &'static str,
    pub effects_lead: &'static str,
    /// From how many are shown.
    pub shown: fn(usize) -> String,
    pub changed: &'static str,
    /// From the name.
    pub up: fn(&str) -> String,
    pub down: fn(&str) -> String,
    /// From the name, its place and how many there are.
    pub moved: fn(&str, usize, usize) -> String,
    pub rename: &'static str,
    pub rename_named: fn(&str) -> String,
    pub new_name: fn(&str) -> String,
    /// From the built-in name.
    pub built_in: fn(&str) -> String,
    pub unname: fn(&str) -> String,
    pub keep: &'static str,
    pub cancel: &'static str,
    pub own_symptom: &'static str,
    pub own_effect: &'static str,
    pub own_hint: &'static str,
    pub add_symptom: &'static str,
    pub add_effect: &'static str,
    pub error: fn(ListError) -> &'static str,
    pub back: &'static str,
}
