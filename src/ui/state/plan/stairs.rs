//! The picture of a plan: stairs of doses over the nights. Owns the geometry, in whole units; must not know words or colours.

use std::fmt::Write as _;

use crate::diary::{Datelike, Days, NaiveDate};
use crate::dose::Mass;
use crate::plan::{DatedStep, Step};

/// How many nights before this one are drawn at most.
const BEFORE: i64 = 240;
/// How many nights of an open step are drawn from this night on.
const OPEN: i64 = 28;
/// How wide a step is drawn that waits, in nights: it has no dates, and no month stands under it.
const WAITING: i64 = 28;

/// The size of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
}

/// A dose written over its step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The middle of the step.
    pub x: i64,
    /// Above it.
    pub y: i64,
    /// The dose at each time.
    pub dose: Mass,
    /// Whether it is not due yet.
    pub ahead: bool,
    /// Whether it has its unit: the last one, which has it for all, where there is room.
    pub unit: bool,
}

/// The picture, ready to be drawn. Paths are those of SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stairs {
    /// The area under what is past.
    pub fill: String,
    /// The line over what is past.
    pub past: String,
    /// The line over what is ahead.
    pub ahead: String,
    /// The doses.
    pub labels: Vec<Label>,
    /// Where this night is.
    pub now: i64,
    /// Where months begin, as far as the steps have dates.
    pub months: Vec<(i64, NaiveDate)>,
    /// Where the words end that say what the last steps wait for; none where none waits.
    pub waits: Option<i64>,
    /// The height of the ground.
    pub ground: i64,
}

/// A run of nights with one dose, from its first to the first after it, counted from the first of the picture.
struct Run {
    from: i64,
    until: i64,
    dose: Mass,
}

/// The margin beside the picture, and what is kept above for the word of this night with the numbers under it, and below for months.
const SIDE: i64 = 4;
const ABOVE: i64 = 54;
const BELOW: i64 = 34;
/// The least width of a step whose dose is written over it.
const LABEL: i64 = 24;
/// How wide a dose is with its unit, and how far its middle is from that of the dose before, beside it or over it.
const UNIT: i64 = 56;
const APART: (u64, u64) = (40, 16);
/// The least distance of two months that are both named.
const MONTH: i64 = 44;
/// How wide the words are that say what steps wait for.
const WAITS: i64 = 150;

impl Stairs {
    /// The stairs of these steps around a night. None without any.
    #[must_use]
    pub fn new(
        steps: &[DatedStep],
        waiting: &[Step],
        night: NaiveDate,
        size: Size,
    ) -> Option<Self> {
        let start =
            steps.first()?.from.max(night.checked_sub_days(Days::new(BEFORE.unsigned_abs()))?);
        let start = start.min(night);
        let at = |date: NaiveDate| date.signed_duration_since(start).num_days();
        let now = at(night);
        let dated = runs(steps, at, now);
        let known = dated.last().map_or(now, |run| run.until);
        let queue = queue(waiting, known);
        let runs = || dated.iter().chain(&queue);
        let end = runs().map(|run| run.until).max()?.max(now.saturating_add(1));
        let most = runs().map(|run| run.dose).max()?;
        let frame = Frame { size, end, most };
        let (past, ahead): (Vec<_>, Vec<_>) =
            (cut(&dated, i64::MIN, now), cut(&dated, now, i64::MAX));
        let mut labels: Vec<Label> = runs().filter_map(|run| frame.label(run, now)).collect();
        with_unit(&mut labels, size);
        let waits = (!queue.is_empty()).then_some(size.width.saturating_sub(SIDE));
        let room =
            waits.map_or(size.width, |right| frame.x(known).min(right.saturating_sub(WAITS)));
        Some(Self {
            fill: past.iter().map(|run| frame.area(run)).collect(),
            past: frame.line(&past),
            // Apart, or what is open would seem to end where it is cut.
            ahead: frame.line(&ahead) + &frame.line(&queue),
            labels,
            now: frame.x(now),
            months: frame.months(start, room),
            waits,
            ground: frame.ground(),
        })
    }
}

/// Gives the last dose its unit, within the picture, where it does not lie over the dose before.
fn with_unit(labels: &mut [Label], size: Size) {
    let Some((last, before)) = labels.split_last_mut() else { return };
    let x = last.x.min(size.width.saturating_sub(UNIT / 2));
    let is_free =
        |other: &Label| x.abs_diff(other.x) >= APART.0 || last.y.abs_diff(other.y) >= APART.1;
    if before.last().is_none_or(is_free) {
        (last.x, last.unit) = (x, true);
    }
}

fn runs(steps: &[DatedStep], at: impl Fn(NaiveDate) -> i64, now: i64) -> Vec<Run> {
    steps
        .iter()
        .map(|step| {
            let from = at(step.from).max(0);
            let open = || from.max(now).saturating_add(OPEN);
            let until = step.until.map_or_else(open, |until| at(until).saturating_add(1));
            Run { from, until, dose: step.dose }
        })
        .filter(|run| run.until > run.from)
        .collect()
}

/// The steps that wait, one behind the other.
fn queue(waiting: &[Step], mut from: i64) -> Vec<Run> {
    let run = |step: &Step| {
        let until = from.saturating_add(WAITING);
        Run { from: std::mem::replace(&mut from, until), until, dose: step.dose() }
    };
    waiting.iter().map(run).collect()
}

/// The parts of the runs between two nights.
fn cut(runs: &[Run], from: i64, until: i64) -> Vec<Run> {
    let cut =
        |run: &Run| Run { from: run.from.max(from), until: run.until.min(until), dose: run.dose };
    runs.iter().map(cut).filter(|run| run.from < run.until).collect()
}

struct Frame {
    size: Size,
    /// The night after the last.
    end: i64,
    /// The highest dose.
    most: Mass,
}

impl Frame {
    fn x(&self, night: i64) -> i64 {
        let wide = self.size.width.saturating_sub(2 * SIDE);
        SIDE.saturating_add(wide.saturating_mul(night).checked_div(self.end).unwrap_or(0))
    }

    const fn ground(&self) -> i64 {
        self.size.height.saturating_sub(BELOW)
    }

    /// The height of a dose. What does not fit into a fraction is drawn at the top.
    fn y(&self, dose: Mass) -> i64 {
        let high = self.ground().saturating_sub(ABOVE).unsigned_abs();
        let share = dose.in_mg().over(self.most.in_mg());
        let share = share.and_then(|share| share.times(crate::dose::Exact::whole(high)));
        let share = share.map_or(high, crate::dose::Exact::floor);
        self.ground().saturating_sub(i64::try_from(share).unwrap_or(0))
    }

    fn area(&self, run: &Run) -> String {
        let [left, right] = [self.x(run.from), self.x(run.until)];
        format!("M{left} {}V{}H{right}V{}Z", self.ground(), self.y(run.dose), self.ground())
    }

    /// One line over runs that follow each other; where a night is left out it begins anew.
    fn line(&self, runs: &[Run]) -> String {
        let mut line = String::new();
        let mut last = None;
        for run in runs {
            let y = self.y(run.dose);
            if last == Some(run.from) {
                write!(line, "V{y}").ok();
            } else {
                write!(line, "M{} {y}", self.x(run.from)).ok();
            }
            write!(line, "H{}", self.x(run.until)).ok();
            last = Some(run.until);
        }
        line
    }

    fn label(&self, run: &Run, now: i64) -> Option<Label> {
        let [left, right] = [self.x(run.from), self.x(run.until)];
        let label = Label {
            x: left.midpoint(right),
            y: self.y(run.dose).saturating_sub(8),
            dose: run.dose,
            ahead: run.from > now,
            unit: false,
        };
        (right.saturating_sub(left) >= LABEL).then_some(label)
    }

    /// The first of each month, where its name has room before this place.
    fn months(&self, start: NaiveDate, room: i64) -> Vec<(i64, NaiveDate)> {
        let nights = start.iter_days().zip(0..self.end);
        let firsts = nights.filter(|(date, _)| date.day() == 1);
        let mut months: Vec<(i64, NaiveDate)> = Vec::new();
        for (date, night) in firsts {
            let x = self.x(night);
            let has_room = months.last().is_none_or(|(last, _)| x.saturating_sub(*last) >= MONTH);
            if has_room && x.saturating_add(MONTH) <= room {
                months.push((x, date));
            }
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::Exact;
    use crate::plan::{Length, Times};

    fn date(day: &str) -> NaiveDate {
        day.parse().expect("a date")
    }

    fn dated(tenths: u64, from: &str, until: &str) -> DatedStep {
        let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
        let times = Times::new(&[time]).expect("times");
        let until = (!until.is_empty()).then(|| date(until));
        DatedStep { from: date(from), until, dose: mg(tenths), times }
    }

    fn mg(tenths: u64) -> Mass {
        Mass::mg(Exact::decimal(tenths, 1).expect("a number"))
    }

    const SIZE: Size = Size { width: 108, height: 188 };

    /// Ten nights at 1 mg, ten at 2 mg, with the sixth night of the second as tonight: 5 units a night, 50 a milligram.
    #[test]
    fn stairs_stand_on_their_nights_at_the_height_of_their_doses() {
        let steps = [dated(10, "2026-11-01", "2026-11-10"), dated(20, "2026-11-11", "2026-11-20")];
        let stairs = Stairs::new(&steps, &[], date("2026-11-16"), SIZE).expect("stairs");
        assert_eq!((stairs.ground, stairs.now), (154, 79));
        assert_eq!(stairs.past, "M4 104H54V54H79");
        assert_eq!(stairs.ahead, "M79 54H104");
        assert_eq!(stairs.fill, "M4 154V104H54V154ZM54 154V54H79V154Z");
        let label = |x, y, dose, unit| Label { x, y, dose, ahead: false, unit };
        assert_eq!(stairs.labels, [label(29, 96, mg(10), false), label(79, 46, mg(20), true)]);
        assert_eq!(stairs.months, [(4, date("2026-11-01"))]);
    }

    #[test]
    fn a_pause_is_a_gap_and_what_waits_stands_behind_what_is_open() {
        let steps = [dated(10, "2026-11-01", "2026-11-05"), dated(10, "2026-11-11", "")];
        let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
        let times = Times::new(&[time]).expect("times");
        let waiting = [Step::new(mg(20), times, Length::Open).expect("a step")];
        let stairs = Stairs::new(&steps, &waiting, date("2026-11-11"), SIZE).expect("stairs");
        // 10 nights, then 28 that are open, then 28 that wait: 66 nights on 100 units.
        assert_eq!(stairs.past, "M4 104H11");
        assert_eq!(stairs.ahead, "M19 104H61M61 54H104");
        let ahead: Vec<_> = stairs.labels.iter().map(|label| label.ahead).collect();
        assert_eq!(ahead, [false, true]);
    }

    /// A step that waited stood over January, as if it were to begin then.
    #[test]
    fn what_waits_stands_over_no_month() {
        let steps = [dated(10, "2026-11-11", "")];
        let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
        let times = Times::new(&[time]).expect("times");
        let waiting = [Step::new(mg(20), times, Length::Open).expect("a step")];
        let wide = Size { width: 900, height: 188 };
        let of = |waiting: &[Step], size| {
            let stairs = Stairs::new(&steps, waiting, date("2026-11-11"), size).expect("stairs");
            (stairs.months, stairs.waits)
        };
        // 28 nights that are open, then 28 that wait: 56 nights on 892 units.
        assert_eq!(of(&waiting, wide), (vec![(322, date("2026-12-01"))], Some(896)));
        let narrow = Size { width: 358, height: 188 };
        assert_eq!(of(&waiting, narrow), (vec![(129, date("2026-12-01"))], Some(354)));
        assert_eq!(of(&[], wide), (vec![(641, date("2026-12-01"))], None));
    }

    /// The unit stays within the picture, and off the dose before.
    #[test]
    fn the_last_dose_has_its_unit_where_there_is_room() {
        let last = |second: u64| {
            let steps =
                [dated(20, "2026-11-01", "2026-11-15"), dated(second, "2026-11-16", "2026-11-20")];
            let stairs = Stairs::new(&steps, &[], date("2026-11-01"), SIZE).expect("stairs");
            stairs.labels.last().map(|label| (label.x, label.unit))
        };
        assert_eq!(last(10), Some((80, true)));
        // At nearly the same height.
        assert_eq!(last(19), Some((91, false)));
    }

    #[test]
    fn nothing_is_drawn_of_nothing_and_long_ago_is_cut() {
        assert_eq!(Stairs::new(&[], &[], date("2026-11-11"), SIZE), None);
        let old = [dated(10, "2016-11-01", "2016-11-05"), dated(10, "2016-11-06", "")];
        let stairs = Stairs::new(&old, &[], date("2026-11-11"), SIZE).expect("stairs");
        assert_eq!(stairs.past, "M4 54H93");
        let months: Vec<_> = stairs.months.iter().map(|(x, _)| *x).collect();
        assert!(months.windows(2).all(|pair| pair[1] - pair[0] >= MONTH), "{months:?}");
    }
}
