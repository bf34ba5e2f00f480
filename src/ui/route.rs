//! The places of the app and their addresses. It knows no page and no browser: text in, place out.

use super::port::Part;

/// A place that has an address. Which night, entry or relapse it shows stands nowhere in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// What is due now, and how today was.
    Tonight,
    /// The check-in: every symptom, sleep, side effects, note.
    CheckIn,
    /// A dose that was taken, by hand.
    LogDose,
    /// The calculators.
    Dose(Calculator),
    /// The steps of the dose, and what they are drawn from.
    Plan,
    /// The steps, to be made or changed.
    PlanSteps,
    /// The bottles that doses are drawn from.
    Bottles,
    /// Every step with its draw and its mark, to print.
    DoseCard,
    /// Month and nights.
    Diary,
    /// One entry, to be changed; or an earlier night, to be filled in.
    Entry,
    /// What was deleted in the last 30 days.
    Trash,
    /// One relapse record.
    Relapse,
    /// The relapse record as a sheet for the call to the MS team.
    CallSheet,
    /// Symptoms and doses over time.
    Trends,
    /// One or two pages for the visit.
    Report,
    /// The person's data as a whole: backup, storage, files for elsewhere.
    Data,
    /// A backup, tried and restored.
    Restore,
    /// Everything, erased.
    Erase,
    /// A file of entries of this app or of another program, brought in.
    BringIn,
    /// What the person chose once: syringes, numbers, look.
    Settings,
    /// The symptoms and side effects that are asked about.
    Lists,
    /// The passphrase of the diary.
    Passphrase,
    /// What is known, what is not, and where it comes from.
    Learn,
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
pub const ROUTES: [(&str, Route); 29] = [
    ("#/tonight", Route::Tonight),
    ("#/tonight/check-in", Route::CheckIn),
    ("#/tonight/dose", Route::LogDose),
    ("#/dose", Route::Dose(Calculator::Draw)),
    ("#/dose/for-draw", Route::Dose(Calculator::ForDraw)),
    ("#/dose/batch", Route::Dose(Calculator::Batch)),
    ("#/dose/dilute", Route::Dose(Calculator::Dilute)),
    ("#/dose/drops", Route::Dose(Calculator::Drops)),
    ("#/dose/ladder", Route::Dose(Calculator::Ladder)),
    ("#/plan", Route::Plan),
    ("#/plan/steps", Route::PlanSteps),
    ("#/plan/bottles", Route::Bottles),
    ("#/plan/card", Route::DoseCard),
    ("#/diary", Route::Diary),
    ("#/diary/entry", Route::Entry),
    ("#/diary/trash", Route::Trash),
    ("#/diary/relapse", Route::Relapse),
    ("#/diary/relapse/sheet", Route::CallSheet),
    ("#/trends", Route::Trends),
    ("#/trends/report", Route::Report),
    ("#/data", Route::Data),
    ("#/data/restore", Route::Restore),
    ("#/data/erase", Route::Erase),
    ("#/data/import", Route::BringIn),
    ("#/learn", Route::Learn),
    ("#/settings", Route::Settings),
    ("#/settings/lists", Route::Lists),
    ("#/settings/passphrase", Route::Passphrase),
    ("#/about", Route::About),
];

/// Where the app opens when the address names no place.
pub const HOME: Route = Route::Tonight;

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

    /// The parts of the program that show this place.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Dose(_) | Self::Settings | Self::About => &[Part::Draw, Part::Places],
            Self::Tonight => &[Part::Draw, Part::Diary, Part::Tonight],
            Self::CheckIn | Self::LogDose => &[Part::Draw, Part::Diary, Part::CheckIn],
            Self::Plan | Self::PlanSteps | Self::Bottles | Self::DoseCard => {
                &[Part::Draw, Part::Diary, Part::Plan]
            }
            Self::Diary
            | Self::Entry
            | Self::Trash
            | Self::Relapse
            | Self::CallSheet
            | Self::Lists => &[Part::Draw, Part::Diary, Part::CheckIn, Part::Nights],
            Self::Trends | Self::Report => &[Part::Draw, Part::Diary, Part::Trends],
            Self::Passphrase => &[Part::Draw, Part::Diary, Part::Seal],
            Self::Data | Self::Restore | Self::Erase | Self::BringIn => {
                &[Part::Draw, Part::Diary, Part::Seal, Part::Data]
            }
            Self::Learn => &[Part::Draw, Part::Learn],
        }
    }

    /// The same where the diary may be sealed: what shows the diary needs what opens it.
    #[must_use]
    pub const fn parts_sealed(self) -> &'static [Part] {
        match self.parts() {
            [Part::Draw, Part::Diary, Part::Tonight] => {
                &[Part::Draw, Part::Diary, Part::Tonight, Part::Seal]
            }
            [Part::Draw, Part::Diary, Part::CheckIn] => {
                &[Part::Draw, Part::Diary, Part::CheckIn, Part::Seal]
            }
            [Part::Draw, Part::Diary, Part::CheckIn, Part::Nights] => {
                &[Part::Draw, Part::Diary, Part::CheckIn, Part::Nights, Part::Seal]
            }
            [Part::Draw, Part::Diary, Part::Plan] => {
                &[Part::Draw, Part::Diary, Part::Plan, Part::Seal]
            }
            [Part::Draw, Part::Diary, Part::Trends] => {
                &[Part::Draw, Part::Diary, Part::Trends, Part::Seal]
            }
            other => other,
        }
    }

    /// What comes after them where something of a diary is on this device, in clear: the calculators work without, and look at what is
    /// usually taken once it is there. Of a diary that may be sealed they know only what another place has opened.
    #[must_use]
    pub const fn parts_beside(self) -> &'static [Part] {
        if matches!(self, Self::Dose(_)) { &[Part::Diary] } else { &[] }
    }

    /// Whether the diary is shown here, or changed.
    #[must_use]
    pub fn is_of_diary(self) -> bool {
        self.parts().contains(&Part::Diary)
    }

    /// The line of the navigation that leads here.
    #[must_use]
    pub fn place(self) -> Self {
        match self {
            Self::Tonight | Self::CheckIn | Self::LogDose => Self::Tonight,
            Self::Dose(_) => Self::Dose(Calculator::Draw),
            Self::Plan | Self::PlanSteps | Self::Bottles | Self::DoseCard => Self::Plan,
            Self::Diary | Self::Entry | Self::Trash | Self::Relapse | Self::CallSheet => {
                Self::Diary
            }
            Self::Trends | Self::Report => Self::Trends,
            Self::Settings | Self::Lists | Self::Passphrase => Self::Settings,
            Self::Data | Self::Restore | Self::Erase | Self::BringIn => Self::Data,
            Self::Learn => Self::Learn,
            Self::About => Self::About,
        }
    }

    /// Whether two addresses are the same page with something else within, as two calculators are.
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
        for hash in
            ["#/plans", "#/dose/", "#/DOSE", "#main", "#/dose?x", "dose", "#/settings/about"]
        {
            assert_eq!(Route::read(hash), None, "{hash:?}");
        }
    }

    #[test]
    fn calculators_are_one_place() {
        let (draw, drops) = (Route::Dose(Calculator::Draw), Route::Dose(Calculator::Drops));
        assert!(draw.same_place(drops));
        assert!(!draw.same_place(Route::About));
        assert_eq!(drops.place(), draw);
    }
}
