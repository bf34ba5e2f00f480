//! A period's entries by their nights, and what each night says of one symptom. Owns how several entries of a night become one
//! value; must not know what is made of the values.

use crate::diary::{Entry, Feeling, Id, Night, Score, Symptom};

use super::{Period, Series, limits};

/// The entries of a period by night. Made once in O(n + m) for n nights and m entries; the rest reads from it.
#[derive(Clone, Debug)]
pub struct Nights<'a> {
    period: Period,
    entries: Vec<Vec<&'a Entry>>,
    /// The nights just before the period, which a moving median looks back to; fewer where the calendar begins.
    lead: Vec<Vec<&'a Entry>>,
    /// Those of the night just after it, which tells of the sleep after the last one.
    after: Vec<&'a Entry>,
}

/// What a night says of a symptom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NightScore {
    /// It was scored; of several scores of one night the worst, as the calendar shows it.
    Scored(Score),
    /// No number, but a word for the whole night: it was awful. Such a night is missing from every average, and it is not missing by
    /// chance: where there are many, the numbers look better than it was.
    Awful,
    /// Nothing.
    Missing,
}

impl NightScore {
    /// The score, where there is one.
    #[must_use]
    pub const fn score(self) -> Option<Score> {
        match self {
            Self::Scored(score) => Some(score),
            Self::Awful | Self::Missing => None,
        }
    }
}

impl<'a> Nights<'a> {
    /// These entries, as far as their nights are in the period, in any order.
    #[must_use]
    pub fn new(entries: &'a [Entry], period: Period) -> Self {
        let reach = u32::try_from(limits::MEDIAN_NIGHTS).unwrap_or(1).saturating_sub(1);
        let lead =
            period.from().previous().map(|last| by_night(entries, Period::up_to(last, reach)));
        let after =
            period.to().next().map(|next| by_night(entries, Period::up_to(next, 1)).concat());
        Self {
            period,
            entries: by_night(entries, period),
            lead: lead.unwrap_or_default(),
            after: after.unwrap_or_default(),
        }
    }

    /// The nights that are looked at.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// How many nights have an entry.
    #[must_use]
    pub fn with_entry(&self) -> usize {
        self.entries.iter().filter(|of_night| !of_night.is_empty()).count()
    }

    /// The entries of a night, the first written first; none for a night outside the period.
    #[must_use]
    pub fn of(&self, night: Night) -> &[&'a Entry] {
        let place = self.period.place(night);
        place.and_then(|place| self.entries.get(place)).map_or(&[], Vec::as_slice)
    }

    /// The entries of the night after one of the period, which for the last one is outside of it.
    #[must_use]
    pub fn after(&self, night: Night) -> &[&'a Entry] {
        if night == self.period.to() {
            return &self.after;
        }
        night.next().map_or(&[], |next| self.of(next))
    }

    /// What every night says of a symptom.
    #[must_use]
    pub fn series(&self, symptom: Id<Symptom>) -> Series {
        let of_night = |entries: &Vec<&Entry>| {
            let worst = entries.iter().filter_map(|entry| entry.scores.get(&symptom)).max();
            let awful = entries.iter().any(|entry| entry.feeling == Some(Feeling::Awful));
            match worst {
                Some(score) => NightScore::Scored(*score),
                None if awful => NightScore::Awful,
                None => NightScore::Missing,
            }
        };
        let of = |nights: &Vec<Vec<&Entry>>| nights.iter().map(of_night).collect();
        Series::new(self.period, of(&self.entries), of(&self.lead))
    }
}

/// The entries of each night of a period, the first written first.
fn by_night(entries: &[Entry], period: Period) -> Vec<Vec<&Entry>> {
    let mut nights: Vec<Vec<&Entry>> = period.nights().map(|_| Vec::new()).collect();
    for entry in entries {
        if let Some(of_night) = period.place(entry.night).and_then(|place| nights.get_mut(place)) {
            of_night.push(entry);
        }
    }
    for of_night in &mut nights {
        of_night.sort_by_key(|entry| (entry.written, entry.id));
    }
    nights
}
