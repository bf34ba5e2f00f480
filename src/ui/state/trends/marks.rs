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
/// About how wide a letter is, and the least distance of two names.
const LETTER: i32 = 8;
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
        let wide = i32::try_from(name.chars().count()).unwrap_or(0) * LETTER;
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

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['…']).collect()
}
