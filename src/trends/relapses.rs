//! Relapse records by the years that are counted. Owns the rate and its range; must not say what was a relapse: only the MS team does.

use std::collections::BTreeMap;

use crate::diary::{Datelike, Night, Relapse};

use super::{Hundredths, Period, limits};

/// The exact 95 % range of a count of rare events, in hundredths, its ends rounded outwards, for a count of 0 to 30: half the 2.5 %
/// quantile of χ² with 2n degrees of freedom and half the 97.5 % one with 2n + 2 (Garwood, Fiducial limits for the Poisson
/// distribution, Biometrika 1936, 28:437-442), from `SciPy`.
const GARWOOD: [(i64, i64); 31] = [
    (0, 369),
    (2, 558),
    (24, 723),
    (61, 877),
    (108, 1025),
    (162, 1167),
    (220, 1306),
    (281, 1443),
    (345, 1577),
    (411, 1709),
    (479, 1840),
    (549, 1969),
    (620, 2097),
    (692, 2224),
    (765, 2349),
    (839, 2475),
    (914, 2599),
    (990, 2722),
    (1066, 2845),
    (1143, 2968),
    (1221, 3089),
    (1299, 3211),
    (1378, 3331),
    (1458, 3452),
    (1537, 3572),
    (1617, 3691),
    (1698, 3810),
    (1779, 3929),
    (1860, 4047),
    (1942, 4165),
    (2024, 4283),
];

/// One calendar year, as far as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelapseYear {
    /// The year.
    pub year: i32,
    /// How many of its days are counted, 1 to 366.
    pub days: u32,
    /// How many records start in these days.
    pub records: u32,
    /// How many of them the MS team confirmed, on whatever day.
    pub confirmed: u32,
}

/// A rate per year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rate {
    /// Events per year of 365.25 days, to the nearest hundredth.
    pub per_year: Hundredths,
    /// The exact 95 % range, its ends rounded outwards; none of more than 30 events. It takes the events for independent, with one
    /// rate all the while. Relapses are neither: they come in runs, and grow rarer with the years. It is a range of chance alone.
    pub range: Option<[Hundredths; 2]>,
}

/// Every year of a period, in order, years without a record too. What started outside the period counts nowhere: before a diary was
/// kept, nothing recorded does not mean that nothing was.
#[must_use]
pub fn relapse_years(relapses: &[Relapse], period: Period) -> Vec<RelapseYear> {
    let mut years = BTreeMap::new();
    for night in period.nights() {
        let year = night.date().year();
        let new = RelapseYear { year, days: 0, records: 0, confirmed: 0 };
        let of_year = years.entry(year).or_insert(new);
        of_year.days = of_year.days.saturating_add(1);
    }
    for relapse in relapses {
        let counted = Night::new(relapse.start).is_ok_and(|start| period.has(start));
        if let Some(of_year) = years.get_mut(&relapse.start.year()).filter(|_| counted) {
            of_year.records = of_year.records.saturating_add(1);
            let confirmed = u32::from(relapse.confirmed.is_some());
            of_year.confirmed = of_year.confirmed.saturating_add(confirmed);
        }
    }
    years.into_values().collect()
}

/// So many events in so many days as a rate per year; none in fewer than [`limits::LEAST_DAYS_FOR_RATE`] days.
#[must_use]
pub fn rate(events: u32, days: u32) -> Option<Rate> {
    if days < limits::LEAST_DAYS_FOR_RATE {
        return None;
    }
    let days = i64::from(days);
    let per_year =
        Hundredths::nearest(i64::from(events).saturating_mul(36_525), days.saturating_mul(100))?;
    // Hundredths of events × 365.25 ÷ days, in ten-thousandths so that the ends are rounded once.
    let scaled = |hundredths: i64| hundredths.saturating_mul(36_525);
    let bounds = usize::try_from(events).ok().and_then(|events| GARWOOD.get(events));
    let range = bounds.and_then(|(low, high)| {
        let low = scaled(*low).checked_div_euclid(days)?;
        let high = scaled(*high).saturating_neg().checked_div_euclid(days)?.saturating_neg();
        Some([Hundredths::below(low), Hundredths::above(high)])
    });
    Some(Rate { per_year, range })
}
