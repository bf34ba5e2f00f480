//! Which nights are looked at. It knows dates as fields have them, and no entry.

use crate::diary::Night;
use crate::trends::{Period, PeriodError};
use crate::ui::state::typed_date;

/// How far back the Trends place looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// The last seven nights.
    Week,
    /// The last 28.
    FourWeeks,
    /// The last 91.
    Months,
    /// The last 365.
    Year,
    /// From the first night with an entry on.
    #[default]
    All,
    /// From and to the nights that the person typed.
    Own,
}

/// Why two typed nights are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodProblem {
    /// One of the fields is empty, or holds no date.
    Missing,
    /// The last night is before the first.
    Backwards,
    /// The diary has none of these nights.
    NoNights,
    /// It is longer than a life.
    TooLong,
}

impl Zoom {
    /// Every one, from the shortest on.
    pub const ALL: [Self; 6] =
        [Self::Week, Self::FourWeeks, Self::Months, Self::Year, Self::All, Self::Own];

    /// How many nights it is; none where that depends on the diary or on what was typed.
    const fn nights(self) -> Option<u32> {
        match self {
            Self::Week => Some(7),
            Self::FourWeeks => Some(28),
            Self::Months => Some(91),
            Self::Year => Some(365),
            Self::All | Self::Own => None,
        }
    }

    /// The nights that it is in a diary from its first night to its last.
    ///
    /// # Errors
    /// [`PeriodProblem`] for what was typed.
    pub fn period(self, whole: Period, own: &[String; 2]) -> Result<Period, PeriodProblem> {
        let [from, to] = own;
        let chosen = match (self, self.nights()) {
            (Self::Own, _) => typed_period(from, to)?,
            (_, Some(nights)) => Period::up_to(whole.to(), nights),
            (_, None) => whole,
        };
        // What was before the diary, or is still to come, is not missing.
        let (from, to) = (chosen.from().max(whole.from()), chosen.to().min(whole.to()));
        Period::new(from, to).or(Err(PeriodProblem::NoNights))
    }
}

/// The period from one typed night to another.
///
/// # Errors
/// [`PeriodProblem`].
pub fn typed_period(from: &str, to: &str) -> Result<Period, PeriodProblem> {
    let night = |typed| {
        let date = typed_date::read(typed).ok().flatten().ok_or(PeriodProblem::Missing)?;
        Night::new(date).or(Err(PeriodProblem::Missing))
    };
    Period::new(night(from)?, night(to)?).map_err(|error| match error {
        PeriodError::Backwards => PeriodProblem::Backwards,
        PeriodError::TooLong => PeriodProblem::TooLong,
    })
}

/// The four weeks before the last four, and the last four, as date fields have them.
pub(super) fn four_weeks_twice(last: Night) -> [String; 4] {
    let now = Period::up_to(last, 28);
    let before = Period::up_to(now.from().previous().unwrap_or(now.from()), 28);
    [before.from(), before.to(), now.from(), now.to()]
        .map(|night| typed_date::written(night.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn night(month: u32, day: u32) -> Night {
        Night::ymd(2026, month, day).expect("a night")
    }

    fn whole() -> Period {
        Period::new(night(6, 29), night(11, 23)).expect("a period")
    }

    #[test]
    fn each_zoom_ends_with_the_diary_but_a_typed_one() {
        let of = |zoom: Zoom| zoom.period(whole(), &Default::default());
        assert_eq!(of(Zoom::All), Ok(whole()));
        for (zoom, nights) in
            [(Zoom::Week, 7), (Zoom::FourWeeks, 28), (Zoom::Months, 91), (Zoom::Year, 148)]
        {
            let period = of(zoom).expect("a period");
            assert_eq!((period.count(), period.to()), (nights, night(11, 23)), "{zoom:?}");
        }
        assert_eq!(of(Zoom::Own), Err(PeriodProblem::Missing));
        let own = ["2026-07-01".to_owned(), "2026-07-31".to_owned()];
        let period = Zoom::Own.period(whole(), &own).expect("a period");
        assert_eq!((period.from(), period.to()), (night(7, 1), night(7, 31)));
    }

    #[test]
    fn typed_nights_must_be_dates_in_their_order() {
        assert_eq!(typed_period("2026-07-02", "2026-07-01"), Err(PeriodProblem::Backwards));
        assert_eq!(typed_period("2026-07-02", ""), Err(PeriodProblem::Missing));
        assert_eq!(typed_period("2026-02-30", "2026-07-01"), Err(PeriodProblem::Missing));
        assert_eq!(typed_period("1900-01-01", "2098-01-01"), Err(PeriodProblem::TooLong));
    }

    #[test]
    fn at_first_four_weeks_are_compared_with_the_four_before() {
        let typed = four_weeks_twice(night(11, 23));
        assert_eq!(typed, ["2026-09-29", "2026-10-26", "2026-10-27", "2026-11-23"]);
    }
}
