//! The places of the app and their addresses. It knows no page and no browser: text in, place out.

use super::port::Part;

/// A place that has an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The calculators.
    Dose(Calculator),
    /// What the person chose once: syringes, numbers, look.
    Settings,
    /// What this is, and how to check it.
    About,
}

/// The question that the Dose place is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calculator {
    /// How many mL for a dose?
    Draw,
    /// Which dose is in a draw?
    ForDraw,
    /// Which strength has a batch?
    Batch,
    /// How to make a liquid weaker?
    Dilute,
    /// How many drops?
    Drops,
    /// Which strength suits every step?
    Ladder,
}

/// Every address there is, in the order of the navigation.
pub const ROUTES: [(&str, Route); 8] = [
    ("#/dose", Route::Dose(Calculator::Draw)),
    ("#/dose/for-draw", Route::Dose(Calculator::ForDraw)),
    ("#/dose/batch", Route::Dose(Calculator::Batch)),
    ("#/dose/dilute", Route::Dose(Calculator::Dilute)),
    ("#/dose/drops", Route::Dose(Calculator::Drops)),
    ("#/dose/ladder", Route::Dose(Calculator::Ladder)),
    ("#/settings", Route::Settings),
    ("#/about", Route::About),
];

/// Where the app opens when the address names no place.
pub const HOME: Route = Route::Dose(Calculator::Draw);

impl Route {
    /// The place that a hash names; `None` when there is no such place. No hash at all is [`HOME`].
    #[must_use]
    pub fn read(hash: &str) -> Option<Self> {
        if matches!(hash, "" | "#" | "#/") {
            return Some(HOME);
        }
        ROUTES.iter().find(|(address, _)| *address == hash).map(|(_, route)| *route)
    }

    /// The address of this place, for an `href`.
    #[must_use]
    pub fn address(self) -> &'static str {
        ROUTES.iter().find(|(_, route)| *route == self).map_or("#/", |(address, _)| address)
    }

    /// The part of the program that shows this place; `None` for what is there from the start.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        match self {
            Self::Dose(Calculator::Draw | Calculator::ForDraw) => None,
            Self::Dose(
                Calculator::Batch | Calculator::Dilute | Calculator::Drops | Calculator::Ladder,
            )
            | Self::Settings
            | Self::About => Some(Part::Places),
        }
    }

    /// Whether two addresses are in the same place of the navigation, as two calculators are.
    #[must_use]
    pub fn same_place(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_has_one_address_that_leads_back_to_it() {
        for (address, route) in ROUTES {
            assert_eq!(Route::read(address), Some(route), "{address}");
            assert_eq!(route.address(), address);
        }
    }

    #[test]
    fn no_hash_is_home_and_an_unknown_hash_is_no_place() {
        for hash in ["", "#", "#/"] {
            assert_eq!(Route::read(hash), Some(HOME), "{hash:?}");
        }
        for hash in ["#/plan", "#/dose/", "#/DOSE", "#main", "#/dose?x", "dose", "#/settings/about"]
        {
            assert_eq!(Route::read(hash), None, "{hash:?}");
        }
    }

    #[test]
    fn calculators_are_one_place() {
        let (draw, drops) = (Route::Dose(Calculator::Draw), Route::Dose(Calculator::Drops));
        assert!(draw.same_place(drops));
        assert!(!draw.same_place(Route::About));
    }
}
