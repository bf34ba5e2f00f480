//! How long dose arithmetic takes, as ratios in one run: exact answers beside the same sums in floats, the longest ladder beside
//! one answer. Times of a machine say little; these ratios say whether exactness or the solver is felt.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its findings, and its inputs are known"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs a clock, and runs natively")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ldn_diary::dose::{
    Choice, Exact, LabelUnit, Mass, Syringe, draw_for_dose, read_label, read_number, solve_ladder,
};

fn main() {
    let syringes = Syringe::usual();
    let float = time(100_000, || float_answer(black_box("0.75"), black_box("2")));
    let exact = time(100_000, || exact_answer(black_box("0.75"), black_box("2"), &syringes));
    let steps: Vec<Mass> =
        (1..=40).map(|tenths| Mass::mg(Exact::hundredths(tenths * 10))).collect();
    let ladder = time(20, || {
        solve_ladder(&steps, &syringes, Choice::FinalVolume(Mass::mg(Exact::whole(50))))
    });
    println!("one answer, exact ÷ float:                      {:>10.1}", ratio(exact, float));
    println!("longest ladder (40 steps, 99 volumes) ÷ answer:  {:>10.1}", ratio(ladder, exact));
}

/// What one keystroke costs: both fields read, the draw, and its reading on every usual syringe.
fn exact_answer(dose: &str, strength: &str, syringes: &[Syringe]) -> usize {
    let dose = Mass::mg(read_number(dose).unwrap());
    let strength = read_label(strength, LabelUnit::MgPerMl, "").unwrap();
    let draw = draw_for_dose(dose, strength).unwrap();
    syringes.iter().filter_map(|syringe| draw.reading(*syringe).ok()?).count()
}

/// The same sums in floats, for the ratio alone.
fn float_answer(dose: &str, strength: &str) -> f64 {
    let volume = dose.parse::<f64>().unwrap() / strength.parse::<f64>().unwrap();
    let spacings = [0.01, 0.01, 0.1, 0.1, 0.1, 0.2, 0.2, 0.5];
    spacings
        .iter()
        .map(|spacing| black_box((volume / spacing).round() * spacing * 2.0 / 0.75))
        .sum()
}

/// The quickest of five rounds, for one call.
fn time<T>(calls: u32, mut call: impl FnMut() -> T) -> Duration {
    let round = |_| {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(call());
        }
        start.elapsed() / calls
    };
    (0..5).map(round).min().unwrap_or_default()
}

fn ratio(long: Duration, short: Duration) -> f64 {
    long.as_secs_f64() / short.as_secs_f64().max(1e-12)
}
