//! Where things stand on a chart of nights and scores, as plain numbers. Owns the two axes, what lies on them, and gaps; must not know
//! colours, letters or how a path is written.
//!
//! Every number is in tenths of a CSS pixel, from the left and from the top, and rounded once, downwards: less than a tenth off.

use crate::diary::{Datelike, Night};

use super::{Grain, NightScore, Period, Quarters, Series, Span, levels, limits};

/// A place on the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// The axis of nights: each has a column of the same width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateAxis {
    /// The nights.
    pub period: Period,
    /// Where the first column begins.
    pub left: i32,
    /// How wide all of them are together, 0 or more.
    pub width: u16,
}

/// The axis of scores: 0 at the bottom, 10 at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScoreAxis {
    /// Where 10 is.
    pub top: i32,
    /// How far below it 0 is, 0 or more.
    pub height: u16,
}

/// A span as a band behind the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Band {
    /// The place of its span.
    pub place: usize,
    /// Where it begins.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
    /// The place of its daily dose among the different ones, from 1 for the least; 0 without a dose.
    pub level: usize,
}

/// A mark of the axis of nights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tick {
    /// Where the night begins.
    pub x: i32,
    /// The night: the first of a month, or one of every seven.
    pub night: Night,
}

impl DateAxis {
    /// Where a night's column begins; a night outside the period is taken to its nearer end.
    #[must_use]
    pub fn start(self, night: Night) -> i32 {
        self.edge(self.columns_before(night))
    }

    /// Where a night's column ends.
    #[must_use]
    pub fn end(self, night: Night) -> i32 {
        self.edge(self.columns_before(night).saturating_add(1))
    }

    /// The middle of a night's column.
    #[must_use]
    pub fn middle(self, night: Night) -> i32 {
        self.between(night, night)
    }

    /// The middle of the columns from one night to another, both counted.
    #[must_use]
    pub fn between(self, from: Night, to: Night) -> i32 {
        let halves = self.columns_before(from).saturating_add(self.columns_before(to));
        self.part(halves.saturating_add(1), u64::from(self.period.count()).saturating_mul(2))
    }

    fn columns_before(self, night: Night) -> u64 {
        let last = u64::from(self.period.count()).saturating_sub(1);
        u64::try_from(night.nights_since(self.period.from())).unwrap_or(0).min(last)
    }

    fn edge(self, columns: u64) -> i32 {
        self.part(columns, self.period.count().into())
    }

    fn part(self, numerator: u64, denominator: u64) -> i32 {
        let across = u64::from(self.width).saturating_mul(numerator).checked_div(denominator);
        let across = across.and_then(|across| i32::try_from(across).ok()).unwrap_or(0);
        self.left.saturating_add(across)
    }
}

impl ScoreAxis {
    /// Where a score, median or quartile stands.
    #[must_use]
    pub fn y(self, quarters: Quarters) -> i32 {
        let below_top = limits::WORST_IN_QUARTERS.saturating_sub(quarters.number());
        let down = u32::from(self.height).saturating_mul(below_top.into());
        let down = down.checked_div(limits::WORST_IN_QUARTERS.into()).unwrap_or(0);
        self.top.saturating_add(i32::try_from(down).unwrap_or(0))
    }

    /// Where a whole score stands.
    #[must_use]
    pub fn of(self, score: u8) -> i32 {
        self.y(Quarters(u16::from(score).saturating_mul(4)))
    }
}

/// A point for every scored night; none for the others.
#[must_use]
pub fn dots(series: &Series, dates: DateAxis, scores: ScoreAxis) -> Vec<Point> {
    let dot = |(night, of_night): (Night, NightScore)| {
        let y = scores.of(of_night.score()?.number());
        Some(Point { x: dates.middle(night), y })
    };
    series.each().filter_map(dot).collect()
}

/// The line of a series' medians in pieces, broken wherever a night has none. A piece may be a single point.
#[must_use]
pub fn runs(series: &Series, dates: DateAxis, scores: ScoreAxis) -> Vec<Vec<Point>> {
    let point = |((night, _), median): ((Night, NightScore), Option<Quarters>)| {
        Some(Point { x: dates.middle(night), y: scores.y(median?) })
    };
    pieces(series.each().zip(series.week_medians()).map(point))
}

/// Whether a period has too many nights to be drawn one by one, so that its months are: more than [`limits::MOST_DRAWN`].
#[must_use]
pub fn by_month(period: Period) -> bool {
    period.count() > limits::MOST_DRAWN
}

/// The medians of a series' calendar months in pieces, each in the middle of its nights, broken wherever a month has no score. A piece
/// may be a single point. The first and the last month may be parts of one.
#[must_use]
pub fn month_runs(series: &Series, dates: DateAxis, scores: ScoreAxis) -> Vec<Vec<Point>> {
    let point = |month: Period| {
        let x = dates.between(month.from(), month.to());
        Some(Point { x, y: scores.y(series.spread(month)?.median) })
    };
    pieces(series.period().parts(Grain::Month).into_iter().map(point))
}

/// Points in pieces, broken wherever there is none.
fn pieces(points: impl Iterator<Item = Option<Point>>) -> Vec<Vec<Point>> {
    let mut runs = Vec::new();
    let mut run = Vec::new();
    for point in points {
        match point {
            Some(point) => run.push(point),
            None if run.is_empty() => {}
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    if !run.is_empty() {
        runs.push(run);
    }
    runs
}

/// Each span as a band. They touch each other and fill the axis.
#[must_use]
pub fn bands(spans: &[Span], dates: DateAxis) -> Vec<Band> {
    let band = |(place, (span, level)): (usize, (&Span, usize))| {
        let x = dates.start(span.from);
        Band { place, x, width: dates.end(span.to).saturating_sub(x), level }
    };
    spans.iter().zip(levels(spans)).enumerate().map(band).collect()
}

/// At most `most` marks for the axis of nights, in order: one for every seven nights counted back from the last, or else for the first
/// of every month, third month, half-year, year, or more years together; the finest that fits. Months of one kind begin with January.
#[must_use]
pub fn ticks(dates: DateAxis, most: usize) -> Vec<Tick> {
    let tick = |night: Night| Tick { x: dates.start(night), night };
    let period = dates.period;
    let weeks = period.count() / 7;
    if usize::try_from(weeks).is_ok_and(|weeks| weeks < most) {
        let of_week = |night: &Night| period.to().nights_since(*night).checked_rem(7) == Some(0);
        return period.nights().filter(of_week).map(tick).collect();
    }
    let firsts: Vec<Night> = period.nights().filter(|night| night.date().day() == 1).collect();
    for months in [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200] {
        let fits = |night: &&Night| months_of(**night).checked_rem(months) == Some(0);
        let chosen: Vec<Tick> = firsts.iter().filter(fits).map(|night| tick(*night)).collect();
        if chosen.len() <= most {
            return chosen;
        }
    }
    Vec::new()
}

/// Months since the start of the year 0.
fn months_of(night: Night) -> u32 {
    let year = u32::try_from(night.date().year()).unwrap_or(0);
    year.saturating_mul(12).saturating_add(night.date().month0())
}
