//! How long the bottle lasts and where the plan stands, each with the way to the Plan place.

use yew::prelude::*;

use crate::diary::NaiveDate;
use crate::plan::{Ends, Lasting};
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{mg, ml};
use crate::ui::part::{Glyph, all, fact, list, tag, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;

/// The facts of bottle and plan. Nothing without a plan.
pub(super) fn supply_facts(site: &Site, cabinet: &Cabinet) -> Html {
    let facts: Vec<Html> =
        [bottle(site, cabinet), step(site, cabinet)].into_iter().flatten().collect();
    if facts.is_empty() {
        return Html::default();
    }
    html! {
        <section class="last" aria-label={site.text.due.supply} data-testid="supply">
            <ul class="facts" role="list">{ list(facts) }</ul>
        </section>
    }
}

fn line(glyph: Glyph, title: String, under: Option<String>) -> Html {
    let under = under.map(|under| tag("small", "", words(under))).unwrap_or_default();
    let said = all([tag("b", "", words(title)), under]);
    fact(glyph, said, Route::Plan.address(), Callback::noop())
}

fn date(site: &Site, date: NaiveDate) -> String {
    site.date(date, DateForm::DayMonth)
}

/// What is left of the bottle in use, and how long it lasts.
fn bottle(site: &Site, cabinet: &Cabinet) -> Option<Html> {
    let say = site.text.due;
    let bottle = cabinet.bottle()?;
    let left = ml(site, cabinet.supply.as_ref().ok()?.tally(bottle.id).ok()?.left);
    let forecast = cabinet.forecast(site).ok()?;
    let lasting = forecast.bottles.iter().find(|lasting| lasting.bottle == Some(bottle.id));
    let title = match lasting {
        Some(Lasting { until: Some(until), ends: Ends::Empty | Ends::Discard, .. }) => {
            (say.lasts)(&left, &date(site, *until))
        }
        Some(_) | None => (say.left)(&left),
    };
    let out = forecast.runs_out.map(|night| (say.runs_out)(&date(site, night)));
    let over = lasting
        .filter(|lasting| lasting.ends == Ends::Discard && !lasting.left_over.is_zero())
        .map(|lasting| (say.left_over)(&ml(site, lasting.left_over)));
    Some(line(Glyph::Bottle, title, over.or(out)))
}

/// The step of tonight, and what comes after it.
fn step(site: &Site, cabinet: &Cabinet) -> Option<Html> {
    let say = site.text.due;
    let tonight = cabinet.night.date();
    let steps = cabinet.plan().steps();
    let now = steps.iter().position(|step| step.covers(tonight))?;
    let step = steps.get(now)?;
    let dose = mg(site, step.dose);
    let title = step
        .until
        .map_or_else(|| (say.step)(&dose), |until| (say.step_until)(&dose, &date(site, until)));
    let dated = steps.get(now.saturating_add(1)).map(|step| step.dose);
    let next = dated.or_else(|| cabinet.plan().waiting().first().map(crate::plan::Step::dose));
    let next = next.map(|dose| (say.then)(&mg(site, dose)));
    Some(line(Glyph::Stairs, title, next))
}
