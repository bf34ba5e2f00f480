//! How long a search of the whole diary takes at each letter typed, beside what cannot be less: reading every note once. Ten years
//! of five entries a day, two in five with a note, half of those beyond ASCII; and twice that, to show that it stays in proportion.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its findings, and its inputs are known"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs a clock, and runs natively")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ldn_diary::diary::{Entry, EntryId, Moment, Night, Note, Query, Timing, Words};

const TEN_YEARS: u64 = 18_260;
const NOTE: &str = "Long day at the hospital, legs stiff on the drive home. Slept badly before that, woke at four and lay awake.";
const BEYOND_ASCII: &str = "Long day at my sister’s, legs stiff on the drive home. Très fatiguée, müde, slept badly and lay awake a while.";

fn main() {
    let entries = diary(TEN_YEARS);
    let twice = diary(TEN_YEARS * 2);
    let read = time(|| entries.iter().map(|entry| entry.note.text().chars().count()).sum());
    let search = time(|| find(&entries, black_box("legs zebra")));
    let longer = time(|| find(&twice, black_box("legs zebra")));
    let everything = time(|| find(&entries, black_box("a")));
    println!("a search of ten years:                              {search:>10.1?}");
    println!("a search of ten years ÷ reading every note once:    {:>10.1}", ratio(search, read));
    println!(
        "one that finds every note ÷ one that finds nothing: {:>10.1}",
        ratio(everything, search)
    );
    println!("twenty years ÷ ten years:                           {:>10.1}", ratio(longer, search));
}

/// So many entries, five a night.
fn diary(entries: u64) -> Vec<Entry> {
    let mut night = Night::ymd(2016, 1, 1).unwrap();
    let entry = |number: u64| {
        if number.is_multiple_of(5) {
            night = night.next().unwrap();
        }
        let written = Moment::new(night.date().and_hms_opt(22, 4, 0).unwrap(), 60).unwrap();
        let id = EntryId::new(number).unwrap();
        let mut entry = Entry::new(id, night, written, Timing::OnTheNight);
        entry.note = Note::new(match number % 5 {
            0 => NOTE,
            1 => BEYOND_ASCII,
            _ => "",
        })
        .unwrap();
        entry
    };
    (1..=entries).map(entry).collect()
}

/// What one letter typed costs: the words made ready, and every entry looked at.
fn find(entries: &[Entry], words: &str) -> usize {
    Query { words: Words::new(words), ..Query::default() }.find(entries).len()
}

/// The quickest of twenty calls.
fn time(mut call: impl FnMut() -> usize) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(call());
        start.elapsed()
    };
    (0..20).map(round).min().unwrap_or_default()
}

fn ratio(long: Duration, short: Duration) -> f64 {
    long.as_secs_f64() / short.as_secs_f64().max(1e-12)
}
