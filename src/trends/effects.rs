//! Side effects by the weeks of a step. Owns which night is of which week, and which nights could tell; must not know doses.

use crate::diary::{Entry, Id, Severity, SideEffect, Sleep};

use super::{Nights, Span};

/// One week of a step.
///
/// A side effect is not asked about one by one: who checks in and does not name it is taken not to have had it. Therefore the nights
/// without a check-in are left out, and `told` stands beside the counts: 1 of 2 nights is not 1 of 7.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Week {
    /// How many nights of it are in the period, 0 to 7.
    pub nights: u8,
    /// How many of them have a check-in: scores, side effects or sleep.
    pub told: u8,
    /// On how many it was mild at worst.
    pub mild: u8,
    /// On how many it was moderate at worst.
    pub moderate: u8,
    /// On how many it was severe.
    pub severe: u8,
}

impl Week {
    /// On how many nights it was there at all, at most `told`.
    #[must_use]
    pub const fn there(self) -> u8 {
        self.mild.saturating_add(self.moderate).saturating_add(self.severe)
    }
}

/// A side effect week by week since a span's phase began, the first week first. Where the period begins later than the phase, the
/// weeks before it have no nights. Of several entries of a night the worst counts. O(n) for the nights of the span.
///
/// It shows whether it fades or stays; that it began with the step does not say that it came from it.
#[must_use]
pub fn side_effect_weeks(
    nights: &Nights<'_>,
    span: Span,
    side_effect: Id<SideEffect>,
) -> Vec<Week> {
    let mut weeks = Vec::new();
    for night in span.each() {
        let since = usize::try_from(night.nights_since(span.began)).unwrap_or(0);
        let place = since / 7;
        if weeks.len() <= place {
            weeks.resize(place.saturating_add(1), Week::default());
        }
        if let Some(week) = weeks.get_mut(place) {
            count(week, nights.of(night), side_effect);
        }
    }
    weeks
}

fn count(week: &mut Week, entries: &[&Entry], side_effect: Id<SideEffect>) {
    week.nights = week.nights.saturating_add(1);
    week.told = week.told.saturating_add(u8::from(entries.iter().any(|entry| has_check_in(entry))));
    let worst = entries.iter().filter_map(|entry| entry.side_effects.get(&side_effect)).max();
    let kind = match worst {
        None => return,
        Some(Severity::Mild) => &mut week.mild,
        Some(Severity::Moderate) => &mut week.moderate,
        Some(Severity::Severe) => &mut week.severe,
    };
    *kind = kind.saturating_add(1);
}

/// Whether an entry would name a side effect if there was one. A dose alone, a note alone, or the word that it was awful would not.
pub(super) fn has_check_in(entry: &Entry) -> bool {
    !entry.side_effects.is_empty() || !entry.scores.is_empty() || entry.sleep != Sleep::default()
}
