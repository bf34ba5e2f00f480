//! The picture of one year: a row a month, a bar a night, and the doses under the bars. Owns the geometry, as paths of SVG; must not know
//! words or colours.

use std::fmt::Write as _;

use super::picture::px;
use crate::diary::{Datelike, Month, Night};
use crate::trends::{NightScore, Series, Span, levels};

/// The size of the picture, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearFrame {
    /// How wide it is.
    pub width: i32,
    /// Where the nights begin.
    pub left: i32,
    /// How high a row with bars is, and how high a bar for 10 is.
    pub row: i32,
    /// See `row`.
    pub bar: i32,
}

impl YearFrame {
    /// For a phone.
    pub const NARROW: Self = Self { width: 358, left: 38, row: 42, bar: 27 };
    /// For a wide window.
    pub const WIDE: Self = Self { width: 900, left: 60, row: 50, bar: 34 };
}

/// From this score on a bar stands out.
pub const HIGH: u8 = 8;
/// The days of a month that are numbered.
const DAYS: [u32; 7] = [1, 5, 10, 15, 20, 25, 31];
/// How high a row without a night of the diary is.
const EMPTY: i32 = 18;
/// What is kept for the numbers of days.
const TOP: i32 = 20;
/// The columns of a month.
const COLUMNS: i32 = 31;
/// How thick the line of a dose is at least and at most, in tenths.
const THIN: i32 = 25;
const THICK: i32 = 65;

/// A month of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    /// Which.
    pub month: Month,
    /// Where its bars stand.
    pub foot: i32,
    /// How far its line goes, in a month without a night of the diary.
    pub empty: Option<i32>,
    /// The bars, and those that stand out.
    pub bars: String,
    /// See `bars`.
    pub high: String,
    /// Nights without a score.
    pub dots: String,
    /// The doses: where each line is, as x, y, width and height.
    pub doses: Vec<[String; 4]>,
}

/// The year, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearPicture {
    /// Its size.
    pub frame: YearFrame,
    /// How high it is.
    pub height: i32,
    /// The numbered days with their middles.
    pub days: Vec<(i32, u32)>,
    /// Its months.
    pub rows: Vec<YearRow>,
}

/// What the year is of.
#[derive(Clone, Copy, Debug)]
pub struct YearSubject<'a> {
    /// Which year.
    pub year: i32,
    /// The symptom, over the nights of the diary.
    pub series: &'a Series,
    /// The plan, over the same nights.
    pub spans: &'a [Span],
    /// The nights with a missed dose.
    pub missed: &'a [Night],
}

impl YearPicture {
    /// The picture of a year in a frame.
    #[must_use]
    pub fn new(subject: YearSubject<'_>, frame: YearFrame) -> Self {
        let levels = levels(subject.spans);
        let mut foot = TOP;
        let months = (1..=12).filter_map(|month| Month::new(subject.year, month).ok());
        let rows = months.map(|month| {
            let nights: Vec<Night> =
                month.nights().filter(|night| subject.series.period().has(*night)).collect();
            foot += if nights.is_empty() { EMPTY } else { frame.row };
            row(subject, frame, &levels, (month, &nights, foot))
        });
        let rows: Vec<YearRow> = rows.collect();
        let days = DAYS.into_iter().map(|day| (middle(frame, day) / 10, day)).collect();
        Self { frame, height: foot + 10, days, rows }
    }
}

/// Where the column of a day begins, in tenths.
fn start(frame: YearFrame, day: u32) -> i32 {
    let before = i32::try_from(day).unwrap_or(1) - 1;
    frame.left * 10 + (frame.width - frame.left) * 10 * before / COLUMNS
}

fn middle(frame: YearFrame, day: u32) -> i32 {
    i32::midpoint(start(frame, day), start(frame, day + 1))
}

fn row(
    subject: YearSubject<'_>,
    frame: YearFrame,
    levels: &[usize],
    (month, nights, foot): (Month, &[Night], i32),
) -> YearRow {
    let last = month.nights().last().map_or(31, |night| night.date().day());
    let empty = nights.is_empty().then(|| start(frame, last + 1) / 10);
    let mut row = YearRow {
        month,
        foot,
        empty,
        bars: String::new(),
        high: String::new(),
        dots: String::new(),
        doses: doses(subject, frame, levels, (nights, foot)),
    };
    let wide = (start(frame, 2) - start(frame, 1)) / 2;
    for night in nights {
        let at = middle(frame, night.date().day());
        match subject.series.within(*night, *night).first() {
            Some(NightScore::Scored(score)) => {
                let high = (frame.bar * 10 * i32::from(score.number()) / 10).max(10);
                let path = if score.number() >= HIGH { &mut row.high } else { &mut row.bars };
                let (x, wide, high) = (px(at - wide / 2), px(wide), px(high));
                write!(path, "M{x} {foot}v-{high}h{wide}v{high}z").ok();
            }
            Some(NightScore::Awful | NightScore::Missing) | None => {
                write!(row.dots, "M{} {}h0", px(at), foot - 2).ok();
            }
        }
    }
    row
}

/// The lines of the doses under a month: one for all nights in a row with the same step and none missed.
fn doses(
    subject: YearSubject<'_>,
    frame: YearFrame,
    levels: &[usize],
    (nights, foot): (&[Night], i32),
) -> Vec<[String; 4]> {
    let most = levels.iter().max().copied().unwrap_or(0);
    let step = |night: &Night| {
        let missed = subject.missed.binary_search(night).is_ok();
        let place = subject.spans.iter().position(|span| (span.from..=span.to).contains(night))?;
        let level = levels.get(place).copied().filter(|level| *level > 0 && !missed)?;
        Some((place, level))
    };
    let mut lines = Vec::new();
    for run in nights.chunk_by(|one, other| step(one) == step(other)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let Some((_, level)) = step(first) else { continue };
        let from = start(frame, first.date().day()) + 5;
        let to = start(frame, last.date().day() + 1) - 5;
        let [level, most] = [level, most].map(|level| i32::try_from(level).unwrap_or(1));
        let high = THIN + (THICK - THIN) * (level - 1) / (most - 1).max(1);
        lines.push([px(from), (foot + 3).to_string(), px(to - from), px(high)]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Entry, EntryId, Id, Moment, Score, Symptom, Timing};
    use crate::trends::{Nights, Period, Phase};

    fn night(month: u32, day: u32) -> Night {
        Night::ymd(2026, month, day).expect("a night")
    }

    fn entry(id: u64, night: Night, score: u8) -> Entry {
        let written = night.date().and_hms_opt(22, 0, 0).expect("a time");
        let written = Moment::new(written, 0).expect("a moment");
        let id = EntryId::new(id).expect("a number");
        let mut entry = Entry::new(id, night, written, Timing::OnTheNight);
        entry.scores.insert(Id::of(Symptom::Fatigue), Score::new(score).expect("a score"));
        entry
    }

    #[test]
    fn a_year_has_a_bar_a_night_and_a_line_a_run_of_doses() {
        let entries =
            [entry(1, night(2, 26), 3), entry(2, night(2, 28), 8), entry(3, night(3, 1), 0)];
        let period = Period::new(night(2, 26), night(3, 2)).expect("a period");
        let series = Nights::new(&entries, period).series(Id::of(Symptom::Fatigue));
        let dose =
            |tenths| crate::dose::Mass::mg(crate::dose::Exact::decimal(tenths, 1).expect("a dose"));
        let step = |tenths, from, to| {
            let phase = Phase::Step { dose: dose(tenths), a_day: dose(tenths), times: 1 };
            Span { phase, began: from, from, to }
        };
        let spans = [step(5, night(2, 26), night(2, 28)), step(10, night(3, 1), night(3, 2))];
        let missed = [night(2, 27)];
        let subject = YearSubject { year: 2026, series: &series, spans: &spans, missed: &missed };
        let year = YearPicture::new(subject, YearFrame::WIDE);
        assert_eq!(year.rows.len(), 12);
        let [january, february, march, ..] = year.rows.as_slice() else { panic!("months") };
        assert_eq!((january.foot, january.empty), (38, Some(900)));
        assert_eq!((february.foot, february.empty), (88, None));
        // 28 February is the 28th column; 8 of 10 stands out; the 27th has no score.
        assert_eq!(
            [&february.bars, &february.high, &february.dots].map(|path| path.matches('M').count()),
            [1, 1, 1]
        );
        assert!(february.high.contains("v-27.2"), "{}", february.high);
        // Missed on the 27th: two lines; the next step is thicker.
        assert_eq!(february.doses.len(), 2);
        let thick = |row: &YearRow| row.doses.first().map(|[.., high]| high.clone());
        assert_eq!(
            [thick(february), thick(march)],
            [Some("2.5".to_owned()), Some("6.5".to_owned())]
        );
        // A score of 0 is a bar that can be seen, and no gap.
        assert!(march.bars.contains("v-1h"), "{}", march.bars);
        assert_eq!(march.dots.matches('M').count(), 1);
    }
}
