//! The messages of the Lists page.

use crate::diary::ListError;

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
