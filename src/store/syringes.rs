//! The list of syringes that a person owns. It knows which syringes can be kept, and nothing of how.

use std::fmt;

use crate::dose::{Exact, Syringe};

/// The most syringes in the list; more would only be lost in a menu.
pub const MOST: usize = 24;

/// Syringes, smallest first, none twice; empty until the person has picked any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syringes(Vec<Syringe>);

/// Why a syringe is not taken into the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnError {
    /// It is in the list.
    Already,
    /// Its capacity has more than three decimals of a millilitre, finer than any syringe is made.
    TooFine,
    /// The list holds [`MOST`].
    TooMany,
}

impl fmt::Display for OwnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Already => "the syringe is in the list",
            Self::TooFine => "the capacity has more than three decimals",
            Self::TooMany => "the list is full",
        })
    }
}

impl std::error::Error for OwnError {}

impl Syringes {
    /// Those that the person picked.
    #[must_use]
    pub fn owned(&self) -> &[Syringe] {
        &self.0
    }

    /// Those to choose from: the ones owned, or all usual ones as long as none was picked.
    #[must_use]
    pub fn usable(&self) -> Vec<Syringe> {
        if self.0.is_empty() { Syringe::usual() } else { self.0.clone() }
    }

    /// Takes a syringe into the list.
    ///
    /// # Errors
    /// [`OwnError`]; the list is then as it was.
    pub fn own(&mut self, syringe: Syringe) -> Result<(), OwnError> {
        if self.0.contains(&syringe) {
            return Err(OwnError::Already);
        }
        if self.0.len() >= MOST {
            return Err(OwnError::TooMany);
        }
        if capacity_ul(syringe).is_none() {
            return Err(OwnError::TooFine);
        }
        let size = |of: &Syringe| (of.capacity(), of.spacing());
        let place = self.0.partition_point(|owned| size(owned) < size(&syringe));
        self.0.insert(place, syringe);
        Ok(())
    }

    /// Takes a syringe out of the list; one that is not in it is fine.
    pub fn disown(&mut self, syringe: Syringe) {
        self.0.retain(|owned| *owned != syringe);
    }
}

/// The capacity in whole microlitres; `None` when it is finer.
pub(super) fn capacity_ul(syringe: Syringe) -> Option<u32> {
    let ul = syringe.capacity().in_ml().times(Exact::whole(1000)).ok()?;
    if ul.is_whole() { u32::try_from(ul.floor()).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::Volume;

    fn syringe(capacity: &str, spacing: &str) -> Syringe {
        let ml = |text| Volume::ml(crate::dose::read_number(text).expect("a number"));
        Syringe::new(ml(capacity), ml(spacing)).expect("a syringe")
    }

    #[test]
    fn the_list_is_in_order_of_size_however_it_was_picked() {
        let mut list = Syringes::default();
        for (capacity, spacing) in [("10", "0.5"), ("1", "0.1"), ("3", "0.1"), ("1", "0.01")] {
            list.own(syringe(capacity, spacing)).expect("taken");
        }
        let order =
            [("1", "0.01"), ("1", "0.1"), ("3", "0.1"), ("10", "0.5")].map(|(c, s)| syringe(c, s));
        assert_eq!(list.owned(), order);
    }

    #[test]
    fn before_any_is_picked_all_usual_ones_can_be_used() {
        let mut list = Syringes::default();
        assert_eq!(list.usable(), Syringe::usual());
        list.own(syringe("3", "0.1")).expect("taken");
        assert_eq!(list.usable(), [syringe("3", "0.1")]);
        list.disown(syringe("3", "0.1"));
        assert_eq!(list.usable(), Syringe::usual());
    }

    #[test]
    fn what_is_not_taken_leaves_the_list_as_it_was() {
        let mut list = Syringes::default();
        list.own(syringe("3", "0.1")).expect("taken");
        assert_eq!(list.own(syringe("3", "0.1")), Err(OwnError::Already));
        assert_eq!(list.own(syringe("0.0005", "0.0001")), Err(OwnError::TooFine));
        assert_eq!(list.owned().len(), 1);
        for ml in 1..MOST {
            let whole = ml.to_string();
            list.own(syringe(&whole, &whole)).expect("taken");
        }
        assert_eq!(list.own(syringe("50", "1")), Err(OwnError::TooMany));
        assert_eq!(list.owned().len(), MOST);
    }
}
