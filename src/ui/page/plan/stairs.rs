//! The stairs of a plan, drawn twice: for a narrow and for a wide page. Attributes only: the page's policy allows no styles.

use yew::prelude::*;

use super::dates;
use crate::plan::{DatedStep, Step};
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::mg;
use crate::ui::part::{all, list, tag};
use crate::ui::port::DateForm;
use crate::ui::state::plan::{Label, Size, Stairs};

const NARROW: Size = Size { width: 358, height: 210 };
const WIDE: Size = Size { width: 900, height: 240 };
/// Half the width of a dose in figures: nearer than that, the line of tonight goes through it.
const CROSSED: i64 = 22;

/// The picture of the plan.
pub(super) fn stairs(site: &Site, cabinet: &Cabinet) -> Html {
    let steps = cabinet.plan().steps();
    let label = label(site, cabinet, &steps);
    let one = |class, size| {
        let waiting = cabinet.plan().waiting();
        let stairs = Stairs::new(&steps, waiting, cabinet.night.date(), size);
        let drawn = stairs.map(|stairs| drawn(site, &stairs, size, &label)).unwrap_or_default();
        tag("div", class, drawn)
    };
    tag("figure", "", all([one("only-narrow", NARROW), one("only-wide", WIDE)]))
}

/// The same in a sentence.
fn label(site: &Site, cabinet: &Cabinet, steps: &[DatedStep]) -> String {
    let tonight = cabinet.night.date();
    let (past, ahead): (Vec<&DatedStep>, Vec<_>) =
        steps.iter().partition(|step| step.from <= tonight);
    let past: Vec<_> = past.into_iter().map(|step| mg(site, step.dose)).collect();
    let dated =
        ahead.into_iter().map(|step| [&mg(site, step.dose), " ", &dates(site, step)].concat());
    let waits = |step: &Step| [&mg(site, step.dose()), " ", site.text.plan.waits].concat();
    let waiting = cabinet.plan().waiting().iter().map(waits);
    let ahead: Vec<_> = dated.chain(waiting).collect();
    (site.text.plan.picture)(&past.join(", "), &ahead.join(", "))
}

fn drawn(site: &Site, stairs: &Stairs, frame: Size, label: &str) -> Html {
    let now = stairs.now;
    // In a row of its own: the dose of a short step stands on either side of the line.
    let tonight = site.text.plan.tonight;
    let name = if now * 2 > frame.width {
        html! { <text class="name" x={(now - 6).to_string()} y="16" text-anchor="end">{ tonight }</text> }
    } else {
        html! { <text class="name" x={(now + 6).to_string()} y="16">{ tonight }</text> }
    };
    let path = |class: &'static str, d: &str| html! { <path {class} d={d.to_owned()} /> };
    let waits = stairs.waits.map(|right| {
        let y = (stairs.ground + 21).to_string();
        html! { <text x={right.to_string()} {y} text-anchor="end">{ site.text.plan.waits }</text> }
    });
    let ground = format!("M4 {}H{}", stairs.ground, frame.width - 4);
    let line = format!("M{now} 2V{}", stairs.ground);
    let pieces = all([
        path("stair-fill", &stairs.fill),
        path("axis", &ground),
        path("stair", &stairs.past),
        path("ahead", &stairs.ahead),
        path("now", &line),
        list(stairs.labels.iter().map(|label| dose(site, label, now)).collect()),
        name,
        list(stairs.months.iter().map(|month| self::month(site, *month, stairs.ground)).collect()),
        waits.unwrap_or_default(),
    ]);
    html! {
        <svg class="chart" viewBox={format!("0 0 {} {}", frame.width, frame.height)} role="img" aria-label={label.to_owned()}>
            <g aria-hidden="true">{ pieces }</g>
        </svg>
    }
}

/// The dose of a step; where the line of tonight crosses it, the ground shows around it.
fn dose(site: &Site, label: &Label, now: i64) -> Html {
    let number =
        if label.unit { mg(site, label.dose) } else { site.style.number(label.dose.in_mg()).text };
    let (x, y) = (label.x.to_string(), label.y.to_string());
    let crossed = (label.x - now).abs() < CROSSED;
    let class =
        classes!("dose-label", label.ahead.then_some("is-ahead"), crossed.then_some("is-crossed"));
    html! { <text {class} {x} {y} text-anchor="middle">{ number }</text> }
}

fn month(site: &Site, (x, date): (i64, crate::diary::NaiveDate), ground: i64) -> Html {
    let tick = format!("M{x} {ground}v6");
    let name = site.date(date, DateForm::ShortMonth);
    html! {
        <>
            <path class="axis" d={tick} />
            <text x={(x + 3).to_string()} y={(ground + 21).to_string()}>{ name }</text>
        </>
    }
}
