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

use batch::batch_calculator;
use desk::Desk;
use dilute::dilute_calculator;
use draw::draw_calculator;
use drops::drops_calculator;
use for_draw::dose_calculator;
use ladder::ladder_calculator;

use super::head;
use super::night::usual_dose;
use crate::dose::Mass;
use crate::ui::context::Site;
use crate::ui::numbers::unmistakable;
use crate::ui::part::{SegmentLink, segment_links};
use crate::ui::port::Part;
use crate::ui::route::{Calculator, ROUTES, Route};
use crate::ui::shell::INNER;
use crate::ui::state::calculator::{Change, Usual};
use crate::ui::text::Text;

/// The calculators, one at a time.
#[inline(never)] // so that the build can split it off
pub fn dose_page(site: &Site, asked: Calculator) -> Html {
    let text = site.text;
    let here = Route::Dose(asked).address();
    let links = ROUTES.iter().filter_map(|(address, route)| {
        let Route::Dose(calculator) = *route else { return None };
        Some(SegmentLink { address, name: name(calculator, text), current: calculator == asked })
    });
    html! {
        <>
            { head(text.shell.dose, Some(text.dose.lead)) }
            { segment_links(text.dose.calculators, links) }
            <section id={INNER} tabindex="-1" aria-label={name(asked, text)}>
                <key={here}>{ calculator(asked, site) }</>
            </section>
        </>
    }
}

/// Types these doses into the ladder, in place of what stands there.
#[inline(never)] // so that the build can split it off
pub fn fill_ladder(site: &Site, doses: &[Mass]) {
    let doses = doses.iter().map(|dose| unmistakable(dose.in_mg(), site.style)).collect();
    site.inputs().dispatch(Change::Steps(doses));
}

/// The calculator itself. They are functions of what is on the desk, not components: that keeps the program small.
fn calculator(asked: Calculator, site: &Site) -> Html {
    let desk = &Desk::from(site);
    match asked {
        Calculator::Draw => draw_calculator(desk, usual(site)),
        Calculator::ForDraw => dose_calculator(desk, usual(site)),
        Calculator::Batch => batch_calculator(desk),
        Calculator::Dilute => dilute_calculator(desk),
        Calculator::Drops => drops_calculator(desk, usual(site)),
        Calculator::Ladder => ladder_calculator(desk),
    }
}

/// What the person usually takes, and of which strength, beside which a slip of ten is seen; nothing where no diary says.
fn usual(site: &Site) -> Usual {
    if site.page().has_part(Part::Diary) { usual_dose(site) } else { Usual::default() }
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
