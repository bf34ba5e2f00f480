//! Where everything of a syringe's picture stands: its lines, which of them carry a number, and the close-up. Quantities in,
//! lengths out; it draws nothing.
//!
//! The barrel is 300 units long from the zero line to the last mark, whatever the syringe holds.

use std::ops::RangeInclusive;

use super::length::Length;
use crate::dose::{Exact, Mark, Style, Syringe, Volume};

/// The height of the whole picture.
pub(super) const HEIGHT: Length = Length::units(430);
/// How far a number starts from the left edge of the picture.
pub(super) const NUMBER_X: Length = Length::units(29);
/// What stands left and right of the barrel: the ends of its flange.
pub(super) const MARGIN: Length = Length::units(22);
/// The depth of the seal.
pub(super) const SEAL: Length = Length::units(27);
/// The width of the close-up.
pub(super) const LENS_WIDTH: Length = Length::units(160);
/// The height of the close-up: seven marks up, seven down, and half a mark at either end.
pub(super) const LENS_HEIGHT: Length = Length::units(180);
/// The size of the numbers in the close-up.
pub(super) const LENS_FONT: Length = Length::units(17);

const ZERO_Y: Length = Length::units(44);
const BARREL: Length = Length::units(300);
/// Marks closer than this get a close-up.
const CLOSE: Length = Length::units(5);
const LENS_MARKS: u32 = 7;
const LENS_GAP: Length = Length::units(12);
/// Two numbers are at least so far apart,
const NUMBERS_APART: Length = Length::units(27);
/// and at most so far, unless the marks themselves are further.
const NUMBERS_NEAR: Length = Length::units(75);
/// The room that the number of the last mark takes from the one before it.
const LAST_NUMBER: Length = Length::units(22);
/// The widest barrel; a number that does not fit into it is left out.
const WIDEST: Length = Length::units(100);

/// The picture of a syringe with the plunger at a mark.
#[derive(Debug)]
pub(super) struct Layout {
    /// The outer width of the barrel.
    pub(super) barrel: Length,
    /// The size of the numbers.
    pub(super) font: Length,
    /// The height of the read line, from the top.
    pub(super) read: Length,
    /// The distance of two neighbouring marks.
    pub(super) gap: Length,
    /// Every line, from the tip.
    pub(super) lines: Vec<Line>,
    /// The lines of the close-up, where marks are close; its read line is in the middle.
    pub(super) lens: Option<Vec<Line>>,
}

/// One line of the scale.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// How far from the top.
    pub(super) y: Length,
    /// How long.
    pub(super) kind: Kind,
    /// The number that sits on it.
    pub(super) number: Option<Number>,
}

/// How long a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The line of nothing at all.
    Zero,
    /// A line between others.
    Minor,
    /// The line halfway between two numbers.
    Middle,
    /// A line across the barrel.
    Long,
}

/// A number on its line: the exact volume of that line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As the person writes numbers.
    pub(super) text: String,
    /// The unit behind it, with its space: at the last mark.
    pub(super) unit: Option<String>,
}

impl Layout {
    /// The picture of `syringe` with the plunger at `mark`.
    pub(super) fn new(syringe: Syringe, mark: Mark, style: Style) -> Self {
        let axis = Axis { zero: ZERO_Y, span: BARREL, marks: whole(syringe.marks()) };
        let (font, least) = size(syringe.capacity());
        let read = axis.y(mark.index);
        let mut lines =
            Scale::new(syringe, style, axis).lines(0..=syringe.marks(), read, SEAL, font);
        let numbers = lines.iter().filter_map(|line| line.number.as_ref());
        let barrel = numbers.map(|number| room(number, font)).fold(least, Ord::max).min(WIDEST);
        for line in &mut lines {
            line.number.take_if(|number| room(number, font) > barrel);
        }
        let gap = axis.y(1) - axis.zero;
        let lens = (gap < CLOSE).then(|| lens(syringe, mark, style));
        Self { barrel, font, read, gap, lines, lens }
    }

    /// The width of the picture.
    pub(super) fn width(&self) -> Length {
        self.barrel + MARGIN + MARGIN
    }
}

fn lens(syringe: Syringe, mark: Mark, style: Style) -> Vec<Line> {
    let read = LENS_HEIGHT.percent(50);
    let axis = Axis {
        zero: read - LENS_GAP.part(whole(mark.index), 1),
        span: LENS_GAP.part(whole(syringe.marks()), 1),
        marks: whole(syringe.marks()),
    };
    let first = mark.index.saturating_sub(LENS_MARKS);
    let last = (mark.index + LENS_MARKS).min(syringe.marks());
    let mut lines = Scale::new(syringe, style, axis).lines(first..=last, read, read, LENS_FONT);
    for line in &mut lines {
        // No number is cut by the upper edge.
        line.number.take_if(|_| line.y < LENS_FONT + Length::units(4));
    }
    lines
}

/// The size of the numbers and the least width of the barrel.
fn size(capacity: Volume) -> (Length, Length) {
    let ml = |number| Volume::ml(Exact::whole(number));
    if capacity <= ml(1) {
        (Length::units(14), Length::units(56))
    } else if capacity <= ml(3) {
        (Length::hundredths(1650), Length::units(76))
    } else if capacity <= ml(5) {
        (Length::hundredths(1650), Length::units(84))
    } else {
        (Length::hundredths(1650), Length::units(92))
    }
}

/// The barrel that a number needs, so that it does not touch the shortest lines. A digit is taken as 0.62 of the font's size, which is
/// wide.
fn room(number: &Number, font: Length) -> Length {
    let percent: i32 = number.text.chars().map(|c| if c.is_ascii_digit() { 62 } else { 30 }).sum();
    let unit = if number.unit.is_some() { 141 } else { 0 };
    // Left of the number 7 units of barrel, right of it 2 and the short lines, which take a fifth.
    (font.percent(percent + unit) + Length::units(9)).part(5, 4)
}

/// A straight scale: mark 0 at `zero`, the last of `marks` at `zero + span`.
#[derive(Clone, Copy)]
struct Axis {
    zero: Length,
    span: Length,
    marks: i32,
}

impl Axis {
    fn y(self, index: u32) -> Length {
        self.zero + self.span.part(whole(index), self.marks)
    }
}

/// A scale whose numbers are chosen.
struct Scale {
    syringe: Syringe,
    style: Style,
    axis: Axis,
    /// A number at every so many marks.
    step: u32,
}

impl Scale {
    fn new(syringe: Syringe, style: Style, axis: Axis) -> Self {
        Self { syringe, style, axis, step: step(syringe, style, axis) }
    }

    fn lines(
        &self,
        marks: RangeInclusive<u32>,
        read: Length,
        seal: Length,
        font: Length,
    ) -> Vec<Line> {
        // A number is as high as its font and stands a little above its line. One that an edge would cross is left out.
        let crosses = |edge: Length, y: Length| y > edge && y - edge < font + Length::units(3);
        let line = |index| {
            let y = self.axis.y(index);
            let hidden = crosses(read, y) || crosses(read + seal, y);
            let number = if hidden { None } else { self.number(index) };
            Line { y, kind: self.kind(index), number }
        };
        marks.map(line).collect()
    }

    fn kind(&self, index: u32) -> Kind {
        if index == 0 {
            Kind::Zero
        } else if index.is_multiple_of(self.step) || index == self.syringe.marks() {
            Kind::Long
        } else if self.step >= 4 && (index * 2).is_multiple_of(self.step) {
            Kind::Middle
        } else {
            Kind::Minor
        }
    }

    /// The number of a line, if it has one: only ever its exact volume.
    fn number(&self, index: u32) -> Option<Number> {
        let last = self.syringe.marks();
        let crowded = self.axis.y(last) - self.axis.y(index) < LAST_NUMBER;
        let numbered = index == last || (index != 0 && index.is_multiple_of(self.step) && !crowded);
        let mark = self.syringe.mark(index).filter(|_| numbered)?;
        let written = self.style.volume(mark.volume);
        // A quantity is written with a no-break space before its unit.
        let (text, unit) = written.text.split_at(written.text.rfind('\u{a0}')?);
        let unit = (index == last).then(|| unit.to_owned());
        written.exact.then(|| Number { text: text.to_owned(), unit })
    }
}

/// At every how many marks a number stands: far enough apart to be read, at 1, 2 or 5 of a kind where that is possible, and
/// then with as short numbers as possible.
fn step(syringe: Syringe, style: Style, axis: Axis) -> u32 {
    let apart = |marks| axis.y(marks) - axis.zero;
    let steps = 1..=syringe.marks();
    let fitting = steps.filter(|marks| {
        apart(*marks) >= NUMBERS_APART && apart(*marks) <= NUMBERS_NEAR.max(apart(1))
    });
    let rank = |marks: &u32| {
        let volume = syringe.mark(*marks).map_or(Exact::ZERO, |mark| mark.volume.in_ml());
        (!is_round(volume), style.number(volume).text.len(), *marks)
    };
    fitting.min_by_key(rank).unwrap_or(syringe.marks())
}

/// Whether a number is 1, 2 or 5, or one of them with the decimal point moved.
fn is_round(number: Exact) -> bool {
    let one_two_five = |mut whole: u64| {
        while whole != 0 && whole.is_multiple_of(10) {
            whole /= 10;
        }
        matches!(whole, 1 | 2 | 5)
    };
    match (number.numerator(), number.denominator()) {
        (whole, 1) => one_two_five(whole),
        // A tenth, a fifth or a half of something: 0.1, 0.2 and 0.5 in lowest terms.
        (1, parts) => one_two_five(parts),
        _ => false,
    }
}

/// A number of marks as a factor; there are [`crate::dose::limits::MOST_MARKS`] at most.
fn whole(marks: u32) -> i32 {
    i32::try_from(marks).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{DecimalSign, Grouping, McgWord, read_number};

    const STYLE: Style =
        Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };

    fn syringe(capacity: &str, spacing: &str) -> Syringe {
        let ml = |typed| Volume::ml(read_number(typed).unwrap());
        Syringe::new(ml(capacity), ml(spacing)).unwrap()
    }

    /// The usual ones, and some that are not: few marks, 500 marks, odd distances, long numbers.
    fn syringes() -> Vec<Syringe> {
        let own = [
            ("0.3", "0.005"),
            ("1", "0.5"),
            ("1", "1"),
            ("1", "0.002"),
            ("2.2", "0.1"),
            ("3", "0.25"),
            ("5", "0.0125"),
            ("7", "0.7"),
            ("10", "0.02"),
            ("12.5", "0.5"),
            ("20", "1"),
            ("50", "0.1"),
            ("60", "1"),
            ("100", "5"),
            ("0.000000007", "0.000000001"),
        ];
        Syringe::usual()
            .into_iter()
            .chain(own.map(|(capacity, spacing)| syringe(capacity, spacing)))
            .collect()
    }

    fn layout(syringe: Syringe, index: u32) -> Layout {
        Layout::new(syringe, syringe.mark(index).unwrap(), STYLE)
    }

    fn numbers(lines: &[Line]) -> Vec<&str> {
        lines
            .iter()
            .filter_map(|line| line.number.as_ref())
            .map(|number| number.text.as_str())
            .collect()
    }

    #[test]
    fn the_usual_syringes_are_numbered_as_the_real_ones() {
        let tenths = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"];
        let halves = ["0.5", "1", "1.5", "2", "2.5", "3"];
        let whole = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
        // Capacity, spacing, distance of two marks, numbers without the one that the read line or the seal takes away.
        let table: [(&str, &str, i32, &[&str]); 8] = [
            ("0.5", "0.01", 600, &tenths[..5]),
            ("1", "0.01", 300, &tenths),
            ("1", "0.1", 3000, &tenths),
            ("2.5", "0.1", 1200, &halves[..5]),
            ("3", "0.1", 1000, &halves),
            ("5", "0.2", 1200, &whole[..5]),
            ("10", "0.2", 600, &whole),
            ("10", "0.5", 1500, &whole),
        ];
        for (capacity, spacing, gap, expected) in table {
            let syringe = syringe(capacity, spacing);
            // With the plunger at the last mark nothing hides a number.
            let layout = layout(syringe, syringe.marks());
            assert_eq!(layout.gap, Length::hundredths(gap), "{capacity} mL");
            assert_eq!(numbers(&layout.lines), expected, "{capacity} mL each {spacing}");
        }
    }

    #[test]
    fn only_marks_closer_than_five_units_get_a_close_up() {
        for (capacity, spacing, close) in [
            ("1", "0.01", true),
            ("0.5", "0.01", false),
            ("10", "0.2", false),
            ("0.6", "0.01", false),
            ("0.61", "0.01", true),
        ] {
            assert_eq!(
                layout(syringe(capacity, spacing), 10).lens.is_some(),
                close,
                "{capacity} mL each {spacing}"
            );
        }
    }

    #[test]
    fn the_read_line_is_at_its_mark() {
        for (capacity, spacing, index, read) in [
            ("3", "0.1", 15, 194),
            ("3", "0.1", 4, 84),
            ("1", "0.01", 10, 74),
            ("10", "0.5", 20, 344),
            ("5", "0.2", 0, 44),
        ] {
            assert_eq!(layout(syringe(capacity, spacing), index).read, Length::units(read));
        }
    }

    #[test]
    fn every_mark_has_its_line_and_every_number_is_the_volume_of_its_line() {
        for syringe in syringes() {
            for index in [0, 1, syringe.marks() / 2, syringe.marks()] {
                let layout = layout(syringe, index);
                assert_eq!(layout.lines.len(), usize::try_from(syringe.marks()).unwrap() + 1);
                for (line, index) in layout.lines.iter().zip(0..) {
                    let Some(number) = &line.number else { continue };
                    let mark = syringe.mark(index).unwrap();
                    assert_eq!(read_number(&number.text), Ok(mark.volume.in_ml()), "{syringe:?}");
                    assert_eq!(
                        number.unit.as_deref() == Some("\u{a0}mL"),
                        index == syringe.marks()
                    );
                    assert_eq!(line.kind, Kind::Long);
                }
            }
        }
    }

    #[test]
    fn numbers_touch_neither_each_other_nor_an_edge() {
        for syringe in syringes() {
            for index in 0..=syringe.marks() {
                let layout = layout(syringe, index);
                let numbered = || layout.lines.iter().filter(|line| line.number.is_some());
                for (line, next) in numbered().zip(numbered().skip(1)) {
                    assert!(next.y - line.y >= LAST_NUMBER, "{syringe:?}");
                }
                for line in numbered() {
                    let top = line.y - layout.font - Length::units(3);
                    for edge in [layout.read, layout.read + SEAL] {
                        assert!(edge <= top || edge >= line.y, "{syringe:?} at {index}");
                    }
                    assert!(room(line.number.as_ref().unwrap(), layout.font) <= layout.barrel);
                }
                assert!(layout.barrel <= WIDEST);
            }
        }
    }

    #[test]
    fn the_close_up_shows_seven_marks_up_and_down() {
        for (index, lines, read_at) in [(50, 15, 7), (3, 11, 3), (0, 8, 0), (100, 8, 7)] {
            let lens = layout(syringe("1", "0.01"), index).lens.unwrap();
            assert_eq!(lens.len(), lines, "at {index}");
            assert_eq!(lens[read_at].y, Length::units(90), "at {index}");
            assert!(lens.windows(2).all(|pair| pair[1].y - pair[0].y == Length::units(12)));
        }
        let lens = layout(syringe("1", "0.01"), 10).lens.unwrap();
        assert_eq!(numbers(&lens), ["0.05", "0.1", "0.15"]);
        // 0.05 would be cut by the upper edge here.
        let lens = layout(syringe("1", "0.01"), 12).lens.unwrap();
        assert_eq!(numbers(&lens), ["0.1", "0.15"]);
    }

    #[test]
    fn numbers_are_written_as_the_person_writes_them() {
        let style = Style { decimal: DecimalSign::Comma, ..STYLE };
        let syringe = syringe("3", "0.1");
        let layout = Layout::new(syringe, syringe.mark(30).unwrap(), style);
        assert_eq!(numbers(&layout.lines), ["0,5", "1", "1,5", "2", "2,5", "3"]);
    }
}
