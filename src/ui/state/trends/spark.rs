//! A small picture of one symptom for paper: its medians over the bands of the doses. Owns the geometry, as paths of SVG; must not know
//! words or colours.

use super::picture::{depths, lined, px};
use crate::trends::{DateAxis, Period, Phase, Quarters, ScoreAxis, Series, Span, bands, runs};

/// The size of a small picture, in CSS pixels.
pub const SPARK: (i32, i32) = (340, 92);
/// Where the nights begin and end, where 10 and 0 are.
const LEFT: i32 = 20;
const RIGHT: i32 = 312;
/// Where 10 is.
pub const TOP: i32 = 20;
/// Where 0 is.
pub const FOOT: i32 = 82;
/// The least width of a band whose dose is written over it.
const LABEL: i32 = 26;

/// The picture, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spark {
    /// The bands by their depth.
    pub bands: [String; 4],
    /// The medians.
    pub line: String,
    /// The middle of each dose that has room.
    pub doses: Vec<(i32, Phase)>,
    /// The lines at 10 and 0.
    pub grid: [String; 2],
    /// The last median and where it stands.
    pub last: Option<(Quarters, i32)>,
}

impl Spark {
    /// The picture of a symptom over these spans.
    #[must_use]
    pub fn new(period: Period, spans: &[Span], series: &Series) -> Self {
        let width = u16::try_from((RIGHT - LEFT) * 10).unwrap_or(0);
        let dates = DateAxis { period, left: LEFT * 10, width };
        let height = u16::try_from((FOOT - TOP) * 10).unwrap_or(0);
        let scores = ScoreAxis { top: TOP * 10, height };
        let bands = bands(spans, dates);
        let top = bands.iter().map(|band| band.level).max().unwrap_or(0);
        let doses =
            spans.iter().zip(&bands).filter(|(_, band)| band.level > 0 && band.width >= LABEL * 10);
        let last = series.week_medians().last().copied().flatten();
        Self {
            doses: doses.map(|(span, band)| ((band.x + band.width / 2) / 10, span.phase)).collect(),
            bands: depths(&bands, top, (TOP, FOOT)),
            line: runs(series, dates, scores).iter().map(|run| lined(run)).collect(),
            grid: [TOP, FOOT].map(|y| format!("M{} {y}H{}", px(LEFT * 10), px(RIGHT * 10))),
            last: last.map(|median| (median, scores.y(median) / 10)),
        }
    }
}
