//! Short ways to say a quantity in a table: each reads exactly what it is given.

use ldn_diary::dose::{Exact, Mass, Strength, Syringe, Volume, read_number};

/// The number that this text is.
pub(crate) fn n(text: &str) -> Exact {
    read_number(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

pub(crate) fn mg(text: &str) -> Mass {
    Mass::mg(n(text))
}

pub(crate) fn ml(text: &str) -> Volume {
    Volume::ml(n(text))
}

pub(crate) fn mg_per_ml(text: &str) -> Strength {
    Strength::mg_per_ml(n(text)).unwrap()
}

pub(crate) fn syringe(capacity: &str, spacing: &str) -> Syringe {
    Syringe::new(ml(capacity), ml(spacing)).unwrap()
}
