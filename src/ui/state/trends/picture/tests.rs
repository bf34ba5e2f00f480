//! Tests of the picture's geometry: where things stand, and that what is drawn does not grow with the years.

use super::*;
use crate::diary::{Entry, EntryId, Id, Moment, Score, Symptom, Timing};
use crate::dose::{Exact, Mass};
use crate::trends::Nights;

fn night(day: i64) -> Night {
    let first = Night::ymd(2016, 1, 1).expect("a night");
    let days = crate::diary::Days::new(u64::try_from(day).expect("a day"));
    Night::new(first.date().checked_add_days(days).expect("a date")).expect("a night")
}

fn period(from: i64, to: i64) -> Period {
    Period::new(night(from), night(to)).expect("a period")
}

fn step(tenths: u64, from: i64, to: i64) -> Span {
    let dose = Mass::mg(Exact::decimal(tenths, 1).expect("a dose"));
    let phase = Phase::Step { dose, a_day: dose, times: 1 };
    Span { phase, began: night(from), from: night(from), to: night(to) }
}

fn series(period: Period, score: impl Fn(i64) -> Option<u8>) -> Series {
    let entry = |(day, night): (i64, Night)| {
        let written = night.date().and_hms_opt(22, 0, 0).expect("a time");
        let written = Moment::new(written, 0).expect("a moment");
        let id = EntryId::new(u64::try_from(day).expect("a day") + 1).expect("a number");
        let mut entry = Entry::new(id, night, written, Timing::OnTheNight);
        let score = Score::new(score(day)?).expect("a score");
        entry.scores.insert(Id::of(Symptom::Fatigue), score);
        Some(entry)
    };
    let entries: Vec<Entry> = (0..).zip(period.nights()).filter_map(entry).collect();
    Nights::new(&entries, period).series(Id::of(Symptom::Fatigue))
}

fn letters(phase: Phase) -> usize {
    match phase {
        Phase::Step { .. } => 3,
        Phase::Before => 6,
        Phase::Without => 0,
    }
}

/// Steps and scores, with nothing besides.
fn plain<'a>(period: Period, spans: &'a [Span], series: &'a [Series]) -> Subject<'a> {
    Subject { period, spans, missed: &[], series, marks: &[], notes: &[] }
}

fn picture(subject: Subject<'_>) -> Picture {
    Picture::new(subject, Frame::WIDE, letters)
}

#[test]
fn steps_are_stairs_and_bands_that_deepen() {
    let before = Span { phase: Phase::Before, began: night(0), from: night(0), to: night(9) };
    let spans = [before, step(5, 10, 39), step(20, 40, 69), step(10, 70, 99)];
    let picture = picture(plain(period(0, 99), &spans, &[]));
    // 8.3 pixels a night from 36 on; 11 pixels a level from 72 up.
    assert_eq!(picture.stair, "M36 72H119L119 61H368L368 39H617L617 50H866");
    assert_eq!(picture.fill, [picture.stair.as_str(), "V72H36Z"].concat());
    let filled: Vec<bool> = picture.bands.iter().map(|band| !band.is_empty()).collect();
    assert_eq!(filled, [false, true, true, true]);
    assert!(picture.bands[3].starts_with("M368 72h249"), "{}", picture.bands[3]);
    assert_eq!(picture.edges.matches('M').count(), 3);
    assert_eq!(picture.doses.iter().map(|dose| dose.x).collect::<Vec<_>>(), [77, 243, 492, 741]);
}

#[test]
fn a_dose_without_room_is_left_out_but_for_the_last() {
    let spans = [step(5, 0, 94), step(10, 95, 96), step(15, 97, 99)];
    let picture = picture(plain(period(0, 99), &spans, &[]));
    let phases: Vec<Phase> = picture.doses.iter().map(|dose| dose.phase).collect();
    assert_eq!(phases, [spans[0].phase, spans[2].phase]);
    assert!(picture.doses.iter().all(|dose| dose.x <= 866), "{:?}", picture.doses);
}

#[test]
fn gaps_stay_open_and_level_pieces_have_two_ends() {
    let scores = [series(period(0, 39), |day| (!(10..30).contains(&day)).then_some(4))];
    let picture = picture(plain(period(0, 39), &[], &scores));
    let [panel] = picture.panels.as_slice() else { panic!("one panel") };
    // From the 4th night on; until too few of seven have a score; and again.
    assert_eq!(panel.line.matches('M').count(), 2, "{}", panel.line);
    assert_eq!(panel.line.matches('L').count(), 2, "{}", panel.line);
    assert_eq!(panel.dots.matches('M').count(), 20);
    assert_eq!(panel.grid, [110, 158, 206]);
    assert_eq!(panel.last.map(|(median, y)| (median.number(), y)), Some((16, 167)));
}

#[test]
fn what_is_drawn_grows_with_the_width_and_not_with_the_years() {
    let period = period(0, 3652);
    let scores = [series(period, |day| u8::try_from(day * 7 % 11).ok())];
    let marks: Vec<Mark> = (0..300)
        .map(|place| Mark {
            nights: Period::up_to(night(place * 12 + 3), 3),
            name: "heat".to_owned(),
            kind: MarkKind::Circumstance,
        })
        .collect();
    let missed: Vec<Night> = period.nights().step_by(2).collect();
    let spans = [step(5, 0, 3652)];
    let plain = plain(period, &spans, &scores);
    let picture = picture(Subject { missed: &missed, marks: &marks, notes: &missed, ..plain });
    let columns = 830 * 2;
    assert!(picture.panels[0].dots.matches('M').count() <= columns * 11);
    assert!(picture.missed.len() <= 831, "{}", picture.missed.len());
    assert!(picture.notes.matches('M').count() <= 831);
    let named = picture.marks.iter().filter(|mark| mark.name.is_some()).count();
    assert!((20..=60).contains(&named), "{named}");
    assert!(picture.ticks.len() <= 12);
}

/// Ten years of dots were a cloud, and their missed doses a chain of circles.
#[test]
fn beyond_two_years_a_month_is_a_dot_and_no_missed_dose_is_drawn() {
    let of = |last: i64, missed_from: i64| {
        let period = period(0, last);
        // Nobody wrote anything in the February and March of the first year.
        let scores = [series(period, |day| (!(31..91).contains(&day)).then_some(4))];
        let missed = [night(missed_from)];
        let spans = [step(5, 0, last)];
        let picture = picture(Subject { missed: &missed, ..plain(period, &spans, &scores) });
        let [panel] = picture.panels.as_slice() else { panic!("one panel") };
        let pieces = |path: &str| path.matches('M').count();
        (pieces(&panel.dots), pieces(&panel.line), picture.missed.len())
    };
    // 2016 to the end of 2017: each night by itself.
    assert_eq!(of(730, 5), (731 - 60, 2, 1));
    // One night more, which is a part of January 2018: 25 months, of which two are empty.
    assert_eq!(of(731, 5), (23, 2, 0));
}

#[test]
fn names_of_marks_do_not_lie_over_each_other_nor_outside() {
    let mark =
        |from, to, name: &str, kind| Mark { nights: period(from, to), name: name.to_owned(), kind };
    let marks = [
        mark(0, 1, "infection", MarkKind::Circumstance),
        mark(2, 3, "heat", MarkKind::Circumstance),
        mark(4, 4, "right hand numb and weak, both feet", MarkKind::Relapse),
        mark(98, 99, "other medicine", MarkKind::Circumstance),
    ];
    let picture = picture(Subject { marks: &marks, ..plain(period(0, 99), &[], &[]) });
    let names: Vec<_> = picture.marks.iter().map(|mark| mark.name.clone()).collect();
    // The third finds no room and keeps its flag.
    assert_eq!(names.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false, true]);
    let rows: Vec<i32> = names.iter().flatten().map(|(_, y, _)| *y).collect();
    assert_eq!(rows, [104, 122, 104]);
    assert!(names.iter().flatten().all(|(x, _, name)| {
        let half = i32::try_from(name.chars().count()).expect("short") * 4;
        x - half >= 0 && x + half <= 900
    }));
    assert!(picture.marks[2].flag.starts_with("M73.3 110"), "{}", picture.marks[2].flag);
}

#[test]
fn the_cursor_stands_on_its_night() {
    let picture = picture(plain(period(0, 99), &[], &[]));
    assert_eq!(picture.cursor(period(0, 99), night(0)), "M40.1 28V72");
    assert_eq!(picture.cursor(period(0, 99), night(99)), "M861.8 28V72");
}
