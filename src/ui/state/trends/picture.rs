//! The picture of some nights: the stairs of doses, a panel for each symptom under it, and what happened besides. Owns the geometry, as
//! paths of SVG; must not know words or colours. Its work grows with the nights, and what it draws with the width alone. Beyond two
//! years it draws months in place of nights, and no missed dose: circles would be a chain.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::marks::{Placed, place};
use crate::diary::Night;
use crate::trends::{
    Band, DateAxis, Period, Phase, Point, Quarters, ScoreAxis, Series, Span, Tick, bands, by_month,
    dots, month_runs, runs, ticks,
};

pub use super::marks::{Mark, MarkKind};

/// The size of the picture and where its panels are, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// How wide it is.
    pub width: i32,
    /// Where the nights begin and end.
    pub left: i32,
    /// See `left`.
    pub right: i32,
    /// How high a panel is from 0 to 10.
    pub panel: i32,
    /// From one panel to the next.
    pub pitch: i32,
    /// How many dates the axis of nights has room for.
    pub dates: usize,
}

/// The top of the stairs, their ground, and from there to the top of the first panel.
const STAIRS_TOP: i32 = 28;
const GROUND: i32 = 72;
const FIRST: i32 = 38;
/// How high one level of dose is at most.
const LEVEL: i32 = 11;
/// From the last panel to the marks, and what is kept under it for them and for the dates.
const MARKS: i32 = 16;
const BELOW: i32 = 78;
/// About how wide a letter of a dose or of a date is.
const LETTER: i32 = 9;

impl Frame {
    /// For a phone.
    pub const NARROW: Self =
        Self { width: 358, left: 30, right: 332, panel: 104, pitch: 142, dates: 5 };
    /// For a wide window.
    pub const WIDE: Self =
        Self { width: 900, left: 36, right: 866, panel: 96, pitch: 132, dates: 12 };

    /// The axis of these nights.
    #[must_use]
    pub fn dates(self, period: Period) -> DateAxis {
        let width = u16::try_from((self.right - self.left) * 10).unwrap_or(0);
        DateAxis { period, left: self.left * 10, width }
    }

    /// The axis of the panel at a place.
    fn scores(self, place: usize) -> ScoreAxis {
        let top = GROUND + FIRST + self.pitch * i32::try_from(place).unwrap_or(0);
        ScoreAxis { top: top * 10, height: u16::try_from(self.panel * 10).unwrap_or(0) }
    }
}

/// A dose written over its step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dose {
    /// The middle of the words.
    pub x: i32,
    /// Their foot.
    pub y: i32,
    /// Which phase: its words are [`Phase`]'s.
    pub phase: Phase,
}

/// A date under the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTick {
    /// Where the night begins.
    pub x: String,
    /// How many letters have room from there to the edge of the picture.
    pub room: usize,
    /// The night.
    pub night: Night,
}

/// The panel of one symptom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// Where 10, 5 and 0 are.
    pub grid: [i32; 3],
    /// A dot for every scored night.
    pub dots: String,
    /// The medians.
    pub line: String,
    /// The last median and where it stands, where the last night has one.
    pub last: Option<(Quarters, i32)>,
}

/// The picture, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its size.
    pub frame: Frame,
    /// How high it is.
    pub height: i32,
    /// The foot of the panels.
    pub foot: i32,
    /// The bands behind the panels: a path for each depth, from 1 for the least dose to 4.
    pub bands: [String; 4],
    /// The area under the stairs.
    pub fill: String,
    /// The line over them.
    pub stair: String,
    /// Where steps begin, over all panels.
    pub edges: String,
    /// The doses, where there is room for them.
    pub doses: Vec<Dose>,
    /// Missed doses, on the stairs; none where months are drawn.
    pub missed: Vec<[String; 2]>,
    /// One for each symptom.
    pub panels: Vec<Panel>,
    /// What happened besides.
    pub marks: Vec<Placed>,
    /// A triangle under the panels for every night with a note: a stroke would be one of the axis.
    pub notes: String,
    /// Dates under it.
    pub ticks: Vec<DateTick>,
}

/// What the picture is of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The nights.
    pub period: Period,
    /// The plan.
    pub spans: &'a [Span],
    /// The nights with a missed dose.
    pub missed: &'a [Night],
    /// The symptoms.
    pub series: &'a [Series],
    /// What happened besides.
    pub marks: &'a [Mark],
    /// The nights with a note.
    pub notes: &'a [Night],
}

impl Picture {
    /// The picture in a frame; `words` tells how many letters a dose has.
    #[must_use]
    pub fn new(subject: Subject<'_>, frame: Frame, words: impl Fn(Phase) -> usize) -> Self {
        let dates = frame.dates(subject.period);
        let bands = bands(subject.spans, dates);
        let count = i32::try_from(subject.series.len()).unwrap_or(0);
        let foot = GROUND + FIRST + frame.pitch * (count - 1) + frame.panel;
        let foot = if count == 0 { GROUND } else { foot };
        let top = bands.iter().map(|band| band.level).max().unwrap_or(0);
        let panels = subject.series.iter().enumerate();
        let (fill, stair) = stairs(&bands, top);
        Self {
            frame,
            height: foot + BELOW,
            foot,
            bands: depths(&bands, top, (GROUND, foot)),
            fill,
            stair,
            edges: edges(&bands, foot),
            doses: doses(subject.spans, &bands, top, words),
            missed: missed(subject, &bands, dates, top),
            panels: panels.map(|(at, series)| panel(series, dates, frame.scores(at))).collect(),
            marks: place(subject.marks, dates, frame.width, [GROUND + FIRST, foot + MARKS]),
            notes: notes(subject.notes, dates, foot),
            ticks: ticks(dates, frame.dates).iter().map(|tick| date(*tick, frame.width)).collect(),
        }
    }

    /// The line that marks one night over all panels.
    #[must_use]
    pub fn cursor(&self, period: Period, night: Night) -> String {
        let x = px(self.frame.dates(period).middle(night));
        format!("M{x} {STAIRS_TOP}V{}", self.foot)
    }
}

fn date(tick: Tick, width: i32) -> DateTick {
    let room = usize::try_from((width - tick.x / 10) / LETTER).unwrap_or(0);
    DateTick { x: px(tick.x), room, night: tick.night }
}

/// A place in tenths of a pixel as a number of SVG.
pub(super) fn px(tenths: i32) -> String {
    let (whole, tenth) = (tenths.div_euclid(10), tenths.rem_euclid(10));
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}

/// The height of a level over the ground, in pixels from the top.
fn height(level: usize, top: usize) -> i32 {
    let [level, top] = [level, top].map(|level| i32::try_from(level).unwrap_or(0));
    let rise = (GROUND - STAIRS_TOP).checked_div(top).unwrap_or(LEVEL).min(LEVEL);
    GROUND - rise * level
}

fn stairs(bands: &[Band], top: usize) -> (String, String) {
    let mut line = String::new();
    for band in bands {
        let letter = if line.is_empty() { 'M' } else { 'L' };
        let y = height(band.level, top);
        // The sides are upright: the foot of the next step is under or over its head.
        write!(line, "{letter}{} {y}H{}", px(band.x), px(band.x + band.width)).ok();
    }
    let from = bands.first().map_or(0, |band| band.x);
    let fill =
        if line.is_empty() { String::new() } else { format!("{line}V{GROUND}H{}Z", px(from)) };
    (fill, line)
}

/// The bands by their depth, from one height to another.
pub(super) fn depths(bands: &[Band], top: usize, (from, foot): (i32, i32)) -> [String; 4] {
    let mut depths: [String; 4] = Default::default();
    for band in bands.iter().filter(|band| band.level > 0) {
        // The deepest is the largest dose; with fewer than four doses the least are left out.
        let depth = (band.level * 4).div_ceil(top.max(1));
        let Some(path) = depths.get_mut(depth - 1) else { continue };
        let (x, width) = (px(band.x), px(band.width));
        write!(path, "M{x} {from}h{width}V{foot}H{x}z").ok();
    }
    depths
}

fn edges(bands: &[Band], foot: i32) -> String {
    let edge = |band: &Band| format!("M{} {GROUND}V{foot}", px(band.x));
    bands.iter().skip(1).map(edge).collect()
}

/// The doses that have room over their step. The last step has its dose in any case: it is the one of now.
fn doses(spans: &[Span], bands: &[Band], top: usize, words: impl Fn(Phase) -> usize) -> Vec<Dose> {
    let last = bands.len().saturating_sub(1);
    let mut doses = Vec::new();
    for (place, (span, band)) in spans.iter().zip(bands).enumerate() {
        let wide = i32::try_from(words(span.phase)).unwrap_or(0) * LETTER;
        let (middle, y) = ((band.x + band.width / 2) / 10, height(band.level, top) - 7);
        let end = (band.x + band.width) / 10;
        if wide > 0 && wide * 10 <= band.width {
            doses.push(Dose { x: middle, y, phase: span.phase });
        } else if wide > 0 && place == last {
            let x = end - wide / 2;
            // Where it would lie over the one before, that one goes.
            doses.retain(|other: &Dose| other.x + wide < x);
            doses.push(Dose { x, y, phase: span.phase });
        }
    }
    doses
}

fn missed(subject: Subject<'_>, bands: &[Band], dates: DateAxis, top: usize) -> Vec<[String; 2]> {
    if by_month(subject.period) {
        return Vec::new();
    }
    let of = |night: &Night| {
        let place = subject.spans.iter().position(|span| (span.from..=span.to).contains(night))?;
        let y = height(bands.get(place)?.level, top);
        Some((dates.middle(*night) / 10, y))
    };
    let places: BTreeSet<(i32, i32)> = subject.missed.iter().filter_map(of).collect();
    places.into_iter().map(|(x, y)| [x.to_string(), y.to_string()]).collect()
}

fn notes(nights: &[Night], dates: DateAxis, foot: i32) -> String {
    let places: BTreeSet<i32> = nights.iter().map(|night| dates.middle(*night) / 10).collect();
    let mut path = String::new();
    for x in places {
        write!(path, "M{x} {}l4 6h-8z", foot + 3).ok();
    }
    path
}

fn panel(series: &Series, dates: DateAxis, scores: ScoreAxis) -> Panel {
    let of = |score| scores.of(score) / 10;
    let last = series.week_medians().last().copied().flatten();
    let (dots, runs) = if by_month(series.period()) {
        let months = month_runs(series, dates, scores);
        (months.concat(), months)
    } else {
        (dots(series, dates, scores), runs(series, dates, scores))
    };
    Panel {
        grid: [of(10), of(5), of(0)],
        dots: dotted(&dots),
        line: runs.iter().map(|run| lined(run)).collect(),
        last: last.map(|median| (median, scores.y(median) / 10)),
    }
}

/// The dots, each place of half a pixel once: with more nights than that a picture cannot show more.
fn dotted(dots: &[Point]) -> String {
    let places: BTreeSet<(i32, i32)> = dots.iter().map(|dot| (dot.x / 5, dot.y)).collect();
    let mut path = String::new();
    for (x, y) in places {
        write!(path, "M{} {}h0", px(x * 5), px(y)).ok();
    }
    path
}

/// A line through these points, without those in the middle of a level piece.
pub(super) fn lined(run: &[Point]) -> String {
    let mut path = String::new();
    for (place, point) in run.iter().enumerate() {
        let beside = [place.checked_sub(1), place.checked_add(1)];
        let beside = beside.map(|place| place.and_then(|place| run.get(place)));
        if beside.iter().all(|other| other.is_some_and(|other| other.y == point.y)) {
            continue;
        }
        let letter = if path.is_empty() { 'M' } else { 'L' };
        write!(path, "{letter}{} {}", px(point.x), px(point.y)).ok();
    }
    if run.len() == 1 {
        path.push_str("h0");
    }
    path
}

#[cfg(test)]
mod tests;
