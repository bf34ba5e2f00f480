//! Where the words stand for what happened besides: circumstances as brackets under the panels, relapse records as flags over them. It
//! knows places, and words only by their length.

use super::picture::px;
use crate::trends::{DateAxis, Period};

/// What happened on some nights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When.
    pub nights: Period,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: MarkKind,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A circumstance, for as long as it lasted.
    Circumstance,
    /// A relapse record, on the day it started.
    Relapse,
}

/// A mark on the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its line.
    pub line: String,
    /// Its flag, where it is a relapse record.
    pub flag: String,
    /// Its name with the middle and the foot of it, where there is room.
    pub name: Option<(i32, i32, String)>,
}

/// How many lines of names there are, and how far apart.
const ROWS: usize = 2;
const ROW: i32 = 18;
/// From the brackets to the first line of names.
const NAME: i32 = 16;
/// How wide a letter is at most at 14 pixels: a narrow one of the Latin alphabet, and any other; small pictures are broader than an em.
const NARROW: i32 = 9;
const BROAD: i32 = 18;
/// The least distance of two names.
const APART: i32 = 8;
/// The most letters of a name.
const LONGEST: usize = 18;

/// Places the marks. `top` is where flags are, `foot` where brackets are. Names that find no room are left out: the table has them.
pub(super) fn place(
    marks: &[Mark],
    dates: DateAxis,
    width: i32,
    [top, foot]: [i32; 2],
) -> Vec<Placed> {
    let mut ends = [0; ROWS];
    let mut placed = Vec::new();
    for mark in marks {
        let (from, to) = (dates.start(mark.nights.from()), dates.end(mark.nights.to()));
        let at = dates.middle(mark.nights.from());
        let (line, flag, middle) = match mark.kind {
            MarkKind::Circumstance => {
                (format!("M{} {}v-6H{}v6", px(from), foot, px(to)), String::new(), (from + to) / 20)
            }
            MarkKind::Relapse => {
                let x = px(at);
                let line = format!("M{x} {foot}V{top}");
                (line, format!("M{x} {top}h10l-3 4 3 4h-10z"), at / 10)
            }
        };
        let name = short(&mark.name);
        let wide = wide(&name);
        let x = middle.clamp(wide / 2, (width - wide / 2).max(wide / 2));
        let row = ends.iter().position(|end| *end == 0 || end + APART <= x - wide / 2);
        let name = row.map(|row| {
            if let Some(end) = ends.get_mut(row) {
                *end = x + wide / 2;
            }
            (x, foot + NAME + ROW * i32::try_from(row).unwrap_or(0), name)
        });
        placed.push(Placed { line, flag, name });
    }
    placed
}

/// How wide a name may be, in pixels.
fn wide(name: &str) -> i32 {
    let is_narrow = |letter: char| {
        let small = letter.is_ascii_lowercase() && !matches!(letter, 'm' | 'w');
        small || letter.is_ascii_digit() || matches!(letter, ' ' | ',' | '.' | '-' | '\'' | '’')
    };
    name.chars().map(|letter| if is_narrow(letter) { NARROW } else { BROAD }).sum()
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Night;
    use crate::ui::state::trends::Frame;

    /// The pieces of the picture's width that the names of a line take, by a measure of its own.
    fn taken(placed: &[Placed], line: i32) -> Vec<[i32; 2]> {
        let pixels =
            |letter: char| if "WM左手がしびれる…".contains(letter) { 18 } else { 9 };
        let half = |name: &str| name.chars().map(pixels).sum::<i32>() / 2;
        let names = placed.iter().filter_map(|mark| mark.name.as_ref());
        let on_it = names.filter(|(_, y, _)| *y == line);
        on_it.map(|(x, _, name)| [x - half(name), x + half(name)]).collect()
    }

    /// A name of capitals is nearly twice as wide as one of small letters: those lay over each other.
    #[test]
    fn no_two_names_overlap_however_many_marks_there_are_and_none_loses_its_mark() {
        let first = Night::ymd(2016, 1, 1).expect("a night");
        let names = ["heat", "WWMM", "MRT WOW MIXED HANDS", "左手がしびれる", "infection", "i"];
        for (nights, every) in [(3652, 3), (3652, 11), (3652, 120), (364, 2), (90, 7), (14, 1)] {
            let all = Period::new(first, later(first, nights)).expect("a period");
            for frame in [Frame::NARROW, Frame::WIDE] {
                let starts = (0..nights).step_by(every).enumerate();
                let mark = |(place, start): (usize, u64)| {
                    let from = later(first, start);
                    let is_flag = place % 3 == 0;
                    let to = if is_flag { from } else { later(first, (start + 2).min(nights)) };
                    let kind = if is_flag { MarkKind::Relapse } else { MarkKind::Circumstance };
                    let name = names.get(place % names.len()).expect("a name");
                    let nights = Period::new(from, to).expect("nights");
                    Mark { nights, name: (*name).to_owned(), kind }
                };
                let marks: Vec<Mark> = starts.map(mark).collect();
                let placed = place(&marks, frame.dates(all), frame.width, [110, 300]);
                assert_eq!(placed.len(), marks.len(), "the marks stay");
                assert!(placed.iter().all(|mark| !mark.line.is_empty()));
                let mut lines: Vec<i32> =
                    placed.iter().filter_map(|mark| Some(mark.name.as_ref()?.1)).collect();
                lines.sort_unstable();
                lines.dedup();
                assert!((1..=ROWS).contains(&lines.len()), "{lines:?}");
                for line in lines {
                    let mut taken = taken(&placed, line);
                    taken.sort_unstable();
                    for two in taken.windows(2) {
                        assert!(two[0][1] < two[1][0], "{nights} {every}: {two:?}");
                    }
                    assert!(taken.iter().all(|[from, to]| *from >= 0 && *to <= frame.width));
                }
            }
        }
    }

    #[test]
    fn a_letter_is_taken_for_as_wide_as_it_may_be() {
        for (name, pixels) in [("heat", 36), ("WW", 36), ("m", 18), ("左手", 36), ("", 0)] {
            assert_eq!(wide(name), pixels, "{name}");
        }
    }

    fn later(night: Night, nights: u64) -> Night {
        let date = night.date().checked_add_days(crate::diary::Days::new(nights));
        Night::new(date.expect("a date")).expect("a night")
    }
}
