//! What the Trends place works out and draws of ten years of daily values once the diary is read, beside one frame of a screen and
//! beside one year.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints its findings")]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs a clock, and runs natively")]

#[path = "../common/planted.rs"]
mod planted;

use std::hint::black_box;
use std::time::{Duration, Instant};

use ldn_diary::diary::{Entry, Id, Night, Symptom};
use ldn_diary::plan::DatedStep;
use ldn_diary::trends::{Nights, Period, circumstance_runs, missed_nights, spans, step_stats};
use ldn_diary::ui::state::trends::{Frame, Picture, Subject};

/// One frame of a screen that shows sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);

fn main() {
    let last = Night::ymd(2026, 11, 23).unwrap();
    let [one, ten] = [365, 3650].map(|nights| {
        let planted = planted::planted(7, last, nights);
        let steps = planted.book.plan().steps();
        let period = Period::up_to(last, u32::try_from(nights).unwrap());
        time(|| picture(black_box(&planted.entries), &steps, period))
    });
    println!("the picture of ten years, twice:        {ten:>10.1?}");
    println!("the picture of ten years ÷ one frame:   {:>10.2}", ratio(ten, FRAME));
    println!("ten years ÷ one year:                   {:>10.1}", ratio(ten, one));
}

/// Both pictures of two symptoms, with what is said of the steps.
fn picture(entries: &[Entry], steps: &[DatedStep], period: Period) -> usize {
    let nights = Nights::new(entries, period);
    let symptoms = [Symptom::Fatigue, Symptom::Stiffness].map(Id::of);
    let series = symptoms.map(|symptom| nights.series(symptom));
    let spans = spans(steps, period).unwrap();
    let stats: usize = series.iter().map(|series| step_stats(series, &spans).len()).sum();
    let (missed, runs) = (missed_nights(&nights), circumstance_runs(&nights).len());
    let subject =
        Subject { period, spans: &spans, missed: &missed, series: &series, marks: &[], notes: &[] };
    let drawn = [Frame::NARROW, Frame::WIDE].map(|frame| Picture::new(subject, frame, |_| 3));
    stats
        + runs
        + drawn
            .iter()
            .flat_map(|picture| &picture.panels)
            .map(|panel| panel.dots.len())
            .sum::<usize>()
}

/// The least of some times.
fn time(work: impl Fn() -> usize) -> Duration {
    let one = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..20).map(|_| one()).min().unwrap_or(Duration::MAX)
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
