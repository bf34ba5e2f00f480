//! The picture of a syringe, tip up, with the plunger at a mark and a place for the number at the height of that mark.
//!
//! The picture is cut in two at the read line. Text and picture are rows of one grid, and the read line is one element between
//! the rows: it meets the mark and the number at every text size, whatever stands above or below it. Positions inside the two
//! halves are SVG attributes, since the page's security policy allows no style attributes.

mod layout;
mod length;
mod shapes;

use yew::prelude::*;

use crate::dose::{Mark, Style, Syringe};
use layout::{
    HEIGHT, Kind, LENS_FONT, LENS_HEIGHT, LENS_WIDTH, Layout, Line, MARGIN, NUMBER_X, SEAL,
};
use length::Length;
use shapes::{Shapes, strokes};

/// What a [`SyringePicture`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct SyringePictureProps {
    /// Unique on the page; the ids inside start with it.
    pub id: AttrValue,
    /// The syringe.
    pub syringe: Syringe,
    /// Where the plunger stands: one of the syringe's marks.
    pub mark: Mark,
    /// How the numbers on it are written.
    pub numbers: Style,
    /// What a screen reader says instead of the picture.
    pub label: AttrValue,
    /// What stands on the read line: the number.
    #[prop_or_default]
    pub above: Html,
    /// What hangs under the read line: which mark, which syringe.
    #[prop_or_default]
    pub below: Html,
}

/// A syringe drawn to a mark, with its number.
#[component]
pub fn SyringePicture(props: &SyringePictureProps) -> Html {
    let layout = Layout::new(props.syringe, props.mark, props.numbers);
    let picture = Picture { id: &props.id, shapes: Shapes::new(&layout), layout: &layout };
    // The close-up hangs under the number, unless the picture has more room above it.
    let (up, down) = match picture.lens() {
        Some(lens) if layout.read > Length::units(235) => (Some(lens), None),
        lens => (None, lens),
    };
    html! {
        <div class="draw">
            <div class="draw__grid">
                <div class="draw__up">{ picture.words(&props.above, up) }</div>
                { picture.upper_half(&props.label) }
                <span class="draw__line"></span>
                { picture.lower_half() }
                <div class="draw__down">{ picture.words(&props.below, down) }</div>
            </div>
        </div>
    }
}

struct Picture<'a> {
    id: &'a str,
    layout: &'a Layout,
    shapes: Shapes,
}

impl Picture<'_> {
    fn upper_half(&self, label: &AttrValue) -> Html {
        let (width, read) = (self.layout.width(), self.layout.read);
        let lines = self.lines(|line| line.y <= read);
        html! {
            <svg class="syringe draw__upper" width={width.em()} height={read.em()} viewBox={format!("0 0 {width} {read}")}
                role="img" aria-label={label.clone()}>
                { path("glass", self.shapes.glass()) }
                { path("liquid", self.shapes.liquid()) }
                { self.scale("scale", &lines) }
                { self.looked_at() }
            </svg>
        }
    }

    fn lower_half(&self) -> Html {
        let (width, read) = (self.layout.width(), self.layout.read);
        let height = HEIGHT - read;
        let clip = [self.id, "-seal"].concat();
        let lines = self.lines(|line| line.y > read);
        // A number stands as high as its font above its line.
        let on_seal = self.lines(|line| line.y > read && line.y < read + SEAL + self.layout.font);
        html! {
            <svg class="syringe draw__lower" width={width.em()} height={height.em()} viewBox={format!("0 {read} {width} {height}")}
                aria-hidden="true">
                <clipPath id={clip.clone()}>{ path("seal", self.shapes.seal()) }</clipPath>
                { path("part", self.shapes.rod_outside()) }
                { path("rib", self.shapes.rib()) }
                { path("glass", self.shapes.glass()) }
                { path("rod-in", self.shapes.rod_inside()) }
                { path("seal", self.shapes.seal()) }
                { self.scale("scale", &lines) }
                <g clip-path={format!("url(#{clip})")}>{ self.scale("scale scale--on-seal", &on_seal) }</g>
                { path("part", self.shapes.flange()) }
                { path("part", self.shapes.thumb()) }
                { self.looked_at() }
            </svg>
        }
    }

    fn lines(&self, wanted: impl Fn(&Line) -> bool) -> Vec<&Line> {
        self.layout.lines.iter().filter(|line| wanted(line)).collect()
    }

    fn scale(&self, class: &'static str, lines: &[&Line]) -> Html {
        let barrel = self.layout.barrel;
        let right = MARGIN + barrel - Length::units(2);
        let fine = self.layout.font < Length::units(15);
        // Where lines are nearly as close as they are wide, they still stay apart.
        let minor =
            Length::hundredths(if fine { 100 } else { 150 }).min(self.layout.gap.percent(40));
        let paths = [
            (Kind::Minor, minor, barrel.percent(20)),
            (Kind::Middle, Length::hundredths(if fine { 120 } else { 175 }), barrel.percent(30)),
            (Kind::Zero, Length::hundredths(if fine { 175 } else { 225 }), barrel.percent(42)),
            (
                Kind::Long,
                Length::hundredths(if fine { 175 } else { 225 }),
                barrel - Length::units(8),
            ),
        ];
        let lift = if fine { Length::units(3) } else { Length::units(4) };
        scale(class, lines, &paths, &Numbers { x: NUMBER_X, right, lift, font: self.layout.font })
    }

    /// The frame around what the close-up shows: seven and a half marks up and down.
    fn looked_at(&self) -> Option<Html> {
        self.layout.lens.as_ref()?;
        let reach = self.reach();
        let (top, width) = (self.layout.read - reach, self.layout.barrel + Length::units(8));
        Some(path("ray", format!("M18 {top}h{width}v{}h-{width}Z", reach + reach)))
    }

    fn reach(&self) -> Length {
        self.layout.gap.percent(750)
    }

    /// The words beside one half, and the close-up beyond them. Two rays lead to its corners from the frame in the picture:
    /// one across the words, one across words and close-up.
    fn words(&self, words: &Html, lens: Option<Html>) -> Html {
        let (short, long) = match lens {
            Some(_) => (Some(ray(Length::units(0) - self.reach())), Some(ray(self.reach()))),
            None => (None, None),
        };
        html! { <><div class="draw__words">{ words.clone() }{ short }</div>{ lens }{ long }</> }
    }

    /// The close-up: the marks around the read line, four times as large.
    fn lens(&self) -> Option<Html> {
        let lines = self.layout.lens.as_ref()?;
        let (width, height, read) = (LENS_WIDTH, LENS_HEIGHT, LENS_HEIGHT.percent(50));
        let above: Vec<&Line> = lines.iter().filter(|line| line.y <= read).collect();
        let below: Vec<&Line> = lines.iter().filter(|line| line.y > read).collect();
        Some(html! {
            <svg class="syringe draw__lens" width={width.em()} height={height.em()} viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
                { path("lens", "M0 0h160v180H0Z") }
                { path("liquid", "M8 0h152v90H8Z") }
                { path("seal", "M8 90h152v90H8Z") }
                { lens_scale("scale", &above) }
                { lens_scale("scale scale--on-seal", &below) }
                { path("read", "M8 90H160") }
            </svg>
        })
    }
}

/// A line across the gutter beside the picture: from `start` below the read line to the far end of what it stands in.
fn ray(start: Length) -> Html {
    html! {
        <svg class="draw__ray" width="2.75em" height="100%" aria-hidden="true"><line x1="0" y1={start.em()} x2="100%" y2="100%" /></svg>
    }
}

fn lens_scale(class: &'static str, lines: &[&Line]) -> Html {
    let paths = [
        (Kind::Minor, Length::hundredths(175), Length::units(44)),
        (Kind::Middle, Length::hundredths(200), Length::units(60)),
        (Kind::Zero, Length::hundredths(250), Length::units(72)),
        (Kind::Long, Length::hundredths(250), Length::units(144)),
    ];
    let numbers = Numbers {
        x: Length::units(18),
        right: LENS_WIDTH,
        lift: Length::hundredths(450),
        font: LENS_FONT,
    };
    scale(class, lines, &paths, &numbers)
}

/// One path for each: the picture is made of them, and one function for all keeps the program small.
fn path(class: &'static str, d: impl Into<AttrValue>) -> Html {
    fn made(class: &'static str, d: AttrValue) -> Html {
        html! { <path {class} {d} /> }
    }
    made(class, d.into())
}

/// Where numbers stand and lines begin.
struct Numbers {
    x: Length,
    right: Length,
    /// How far a number is above its line.
    lift: Length,
    font: Length,
}

fn scale(
    class: &'static str,
    lines: &[&Line],
    paths: &[(Kind, Length, Length)],
    numbers: &Numbers,
) -> Html {
    html! {
        <g {class}>
            { for paths.iter().map(|(kind, stroke, length)| {
                html! { <path stroke-width={stroke.to_string()} d={strokes(lines, *kind, numbers.right, *length)} /> }
            }) }
            <g class="numbers" font-size={numbers.font.to_string()}>
                { for lines.iter().filter_map(|line| number(line, numbers)) }
            </g>
        </g>
    }
}

fn number(line: &Line, numbers: &Numbers) -> Option<Html> {
    let number = line.number.as_ref()?;
    let y = line.y - numbers.lift;
    Some(html! {
        <text x={numbers.x.to_string()} y={y.to_string()}>
            { number.text.clone() }
            if let Some(unit) = number.unit.clone() {
                <tspan font-size={numbers.font.percent(75).to_string()}>{ unit }</tspan>
            }
        </text>
    })
}
