//! English: how sure a fact is, in the words of every place that says it.

/// The source speaks for itself.
pub(super) const HIGH: &str =
    "Sure: the study’s own summary or table, or an official text, was read";
/// Someone speaks of it.
pub(super) const MEDIUM: &str =
    "Less sure: a secondary report, expert opinion, or our own reasoning or choice";
