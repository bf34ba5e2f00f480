//! The Dose place: the choice of calculator. Each calculator has its own file under `dose/`; they do not know each other.

mod batch;
mod desk;
mod dilute;
mod draw;
mod drops;
mod fields;
mod for_draw;
mod gate;
mod ladder;
mod makers;
mod measure;
mod remark;
mod result;

use yew::prelude::*;

use self::desk::Desk;
use super::head;
use crate::ui::context::Site;
use crate::ui::part::{SegmentLink, segment_links};
use crate::ui::route::{Calculator, ROUTES, Route};
use crate::ui::shell::INNER;
use crate::ui::text::Text;

/// The calculators, one at a time.
pub(in crate::ui) fn dose_page(site: &Site, asked: Calculator) -> Html {
    let text = site.text;
    let links = ROUTES.iter().filter_map(|(address, route)| match *route {
        Route::Dose(calculator) => Some(SegmentLink {
            address,
            name: name(calculator, text),
            current: calculator == asked,
        }),
        Route::Settings | Route::About => None,
    });
    let name = name(asked, text);
    html! {
        <>
            { head(text.shell.dose, Some(text.dose.lead)) }
            { segment_links(text.dose.calculators, links) }
            // Another calculator is another section, so that no field of one becomes a field of the other.
            <section id={INNER} tabindex="-1" aria-label={name} key={name}>{ calculator(&Desk::from(site), asked) }</section>
        </>
    }
}

/// The calculator itself.
fn calculator(desk: &Desk, asked: Calculator) -> Html {
    match asked {
        Calculator::Draw => draw::draw(desk),
        Calculator::ForDraw => for_draw::dose(desk),
        Calculator::Batch => batch::make_a_batch(desk),
        Calculator::Dilute => dilute::dilute_a_liquid(desk),
        Calculator::Drops => drops::doses_in_drops(desk),
        Calculator::Ladder => ladder::best_strength(desk),
    }
}

fn name(calculator: Calculator, text: Text) -> &'static str {
    match calculator {
        Calculator::Draw => text.dose.draw,
        Calculator::ForDraw => text.dose.for_draw,
        Calculator::Batch => text.dose.batch,
        Calculator::Dilute => text.dose.dilute,
        Calculator::Drops => text.dose.drops,
        Calculator::Ladder => text.dose.ladder,
    }
}
