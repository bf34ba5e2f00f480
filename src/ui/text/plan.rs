//! The messages of the Plan place, and the reasons of a change.

use crate::plan::Reason;

/// The Plan place.
#[derive(Debug)]
pub struct Plan {
    pub none: &'static str,
    pub none_why: &'static str,
    pub make: &'static str,
}

/// Why something was changed, or a dose left out.
#[derive(Debug)]
pub struct Reasons {
    /// As one chooses it.
    pub of: fn(Reason) -> &'static str,
}
