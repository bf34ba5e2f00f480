//! The outlines of a syringe, tip up, as SVG path data. It knows lengths and no quantity.

use super::layout::{Kind, Layout, Line, MARGIN, SEAL};
use super::length::Length;

const fn u(units: i32) -> Length {
    Length::units(units)
}

/// Where the barrel ends and its flange begins.
const BARREL_END: Length = u(358);

/// The plain numbers that the outlines are drawn from.
#[derive(Clone, Copy)]
pub(super) struct Shapes {
    read: Length,
    /// The outer edges of the barrel.
    left: Length,
    right: Length,
    middle: Length,
    barrel: Length,
    /// The end of the rod, where the thumb presses. The rod is drawn shorter than it is, so that the picture stays small.
    thumb: Length,
}

impl Shapes {
    pub(super) fn new(layout: &Layout) -> Self {
        let (left, barrel, read) = (MARGIN, layout.barrel, layout.read);
        let thumb = Length::hundredths(37_672) + read.percent(12);
        Self { read, left, right: left + barrel, middle: left + barrel.percent(50), barrel, thumb }
    }

    /// The barrel with its tip.
    pub(super) fn glass(&self) -> String {
        let (l, r, m) = (self.left, self.right, self.middle);
        format!(
            "M{} 6L{} 28V30Q{} 33 {} 34L{} 36Q{l} 37 {l} 45V{BARREL_END}H{r}V45Q{r} 37 {} 36L{} 34Q{} 33 {} 30V28L{} 6Z",
            m - u(6),
            m - u(8),
            m - u(8),
            m - u(12),
            l + u(8),
            r - u(8),
            m + u(12),
            m + u(8),
            m + u(8),
            m + u(6),
        )
    }

    /// The liquid from the tip to the read line.
    pub(super) fn liquid(&self) -> String {
        let (l, r, read) = (self.left + u(3), self.right - u(3), self.read);
        let (tip_left, tip_right) =
            (self.middle - Length::hundredths(250), self.middle + Length::hundredths(250));
        format!(
            "M{tip_left} 7V34L{} 38.5Q{l} 39.5 {l} 46V{read}H{r}V46Q{r} 39.5 {} 38.5L{tip_right} 34V7Z",
            l + u(6),
            r - u(6),
        )
    }

    /// The plunger's seal: its upper edge is the read line, and what would reach past the barrel is not drawn.
    pub(super) fn seal(&self) -> String {
        let (l, r) = (self.left + u(3), self.right - u(3));
        let (groove_l, groove_r) = (l + u(3), r - u(3));
        let at = |depth: i32| (self.read + u(depth)).min(BARREL_END);
        format!(
            "M{l} {}H{r}V{}Q{r} {} {groove_r} {}V{}Q{r} {} {r} {}V{}H{l}V{}Q{l} {} {groove_l} {}V{}Q{l} {} {l} {}Z",
            self.read,
            at(7),
            at(10),
            at(11),
            at(17),
            at(18),
            at(21),
            self.read + SEAL.min(BARREL_END - self.read),
            at(21),
            at(18),
            at(17),
            at(11),
            at(10),
            at(7),
        )
    }

    /// The rod inside the barrel.
    pub(super) fn rod_inside(&self) -> String {
        self.rod(BARREL_END)
    }

    /// The whole rod.
    pub(super) fn rod_outside(&self) -> String {
        self.rod(self.thumb)
    }

    fn rod(&self, end: Length) -> String {
        let half = self.barrel.percent(15);
        let (l, top) = (self.middle - half, self.read + u(20));
        format!("M{l} {top}V{end}h{}V{top}Z", half + half)
    }

    /// The edge along the rod.
    pub(super) fn rib(&self) -> String {
        format!("M{} {}V{}", self.middle, self.read + u(26), self.thumb)
    }

    /// What the fingers hold.
    pub(super) fn flange(&self) -> String {
        bar(u(2), self.right + MARGIN - u(2), BARREL_END)
    }

    /// What the thumb presses.
    pub(super) fn thumb(&self) -> String {
        let half = self.barrel.percent(42);
        bar(self.middle - half, self.middle + half, self.thumb)
    }
}

/// A bar of 9 units with round ends.
fn bar(left: Length, right: Length, top: Length) -> String {
    let (l, r, middle, bottom) =
        (left + u(4), right - u(4), top + Length::hundredths(450), top + u(9));
    format!(
        "M{l} {top}H{r}Q{right} {top} {right} {middle}T{r} {bottom}H{l}Q{left} {bottom} {left} {middle}T{l} {top}Z"
    )
}

/// The lines of one kind as one path: from the right edge of the barrel to the left.
pub(super) fn strokes(lines: &[&Line], kind: Kind, right: Length, length: Length) -> String {
    let (start, stroke) = (format!("M{right} "), format!("h-{length}"));
    let of_kind = lines.iter().filter(|line| line.kind == kind);
    of_kind.map(|line| [&start, line.y.to_string().as_str(), &stroke].concat()).collect()
}
