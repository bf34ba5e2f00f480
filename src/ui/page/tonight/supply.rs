//! How long the bottle lasts and where the plan stands, each with the way to the Plan place.

use yew::prelude::*;

use crate::diary::NaiveDate;
use crate::plan::limits::ORDER_LEAD;
use crate::plan::{Bottle, Ends, Forecast, Lasting};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::{Cabinet, or_if_taken};
use crate::ui::page::night::{mg, ml, step_words};
use crate::ui::part::{Glyph, Grade, Notice, all, fact, list, notice, para, tag, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;

/// The facts of bottle and plan, under what must be done about them. Nothing without a plan.
pub(super) fn supply_facts(site: &Site, cabinet: &Cabinet) -> Html {
    let forecast = cabinet.bottle().and_then(|_| cabinet.forecast(site).ok());
    let facts = [bottle(site, cabinet, forecast.as_ref()), step(site, cabinet)];
    let facts: Vec<Html> = facts.into_iter().flatten().collect();
    if facts.is_empty() {
        return Html::default();
    }
    let order = forecast.and_then(|forecast| order(site, cabinet, &forecast));
    html! {
        <section class="last stack" aria-label={site.text.due.supply} data-testid="supply">
            { order.unwrap_or_default() }
            <ul class="facts" role="list">{ list(facts) }</ul>
        </section>
    }
}

/// That it is time to order, from the day on which an order still comes in time.
fn order(site: &Site, cabinet: &Cabinet, forecast: &Forecast) -> Option<Html> {
    let (say, tonight) = (site.text.due, cabinet.night.date());
    let out = forecast.runs_out.filter(|_| forecast.order_by(ORDER_LEAD) <= Some(tonight))?;
    let later = (out > tonight).then(|| site.date(out, DateForm::WeekdayDayMonth));
    let grade = if later.is_some() { Grade::Caution } else { Grade::Warning };
    let title = (say.short)(later.as_deref()).into();
    let body = para(say.short_do);
    Some(notice(Notice { grade, text: site.text, testid: "runs-out", title, body }))
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
fn bottle(site: &Site, cabinet: &Cabinet, forecast: Option<&Forecast>) -> Option<Html> {
    let say = site.text.due;
    let bottle = cabinet.bottle()?;
    let left = cabinet.supply.as_ref().ok()?.tally(bottle.id).ok()?.left;
    let left = cabinet.left_words(site, bottle.id, left);
    let forecast = forecast?;
    let gap = cabinet.unrecorded(site);
    let taken = gap.and_then(|gap| cabinet.forecast_if_taken(site, gap));
    let taken = taken.as_ref();
    let lasting = forecast.lasting(bottle.id);
    let title = match lasting {
        Some(Lasting { until: Some(until), ends: Ends::Empty | Ends::Discard, .. }) => {
            let said = (say.lasts)(&left, &date(site, *until));
            let then = taken.map(|taken| taken.lasting(bottle.id)?.until);
            let then = then.filter(|then| *then != Some(*until));
            let named = |then: Option<_>| {
                then.map_or_else(|| say.used_up.to_owned(), |then| date(site, then))
            };
            or_if_taken(site, said, then.map(named))
        }
        Some(_) | None => (say.left)(&left),
    };
    let out = forecast.runs_out.map(|night| {
        let then = taken.and_then(|taken| taken.runs_out).filter(|then| *then != night);
        let said = (say.runs_out)(&date(site, night));
        or_if_taken(site, said, then.map(|then| date(site, then)))
    });
    let if_taken = taken
        .and_then(|taken| taken.runs_out)
        .filter(|_| forecast.runs_out.is_none())
        .map(|night| (say.runs_out_if_taken)(&date(site, night)));
    let over = lasting
        .filter(|lasting| lasting.ends == Ends::Discard && !lasting.left_over.is_zero())
        .map(|lasting| (say.left_over)(&ml(site, lasting.left_over)));
    let said = match (over, out) {
        (None, Some(out)) => [following(site, cabinet, forecast, &bottle), vec![out]].concat(),
        (over, _) => over.into_iter().collect(),
    };
    let gap = gap.and_then(|gap| cabinet.unrecorded_words(site, gap, say.before_tonight));
    let said: Vec<String> = said.into_iter().chain(if_taken).chain(gap).collect();
    Some(line(Glyph::Bottle, title, (!said.is_empty()).then(|| said.join(". "))))
}

/// How long each bottle lasts that is drawn from after the one in use: without them its end and the night with nothing to draw from
/// read as if one of both were wrong.
fn following(site: &Site, cabinet: &Cabinet, forecast: &Forecast, in_use: &Bottle) -> Vec<String> {
    let Ok(supply) = &cabinet.supply else { return Vec::new() };
    let rest = forecast.bottles.iter().skip_while(|lasting| lasting.bottle != Some(in_use.id));
    let drawn = rest.skip(1).filter(|lasting| !lasting.to_draw.is_zero());
    let said = drawn.filter_map(|lasting| {
        let next = supply.bottle(lasting.bottle?)?;
        let strength = about(site.style.strength(next.strength), site.text);
        Some((site.text.due.next_bottle)(next.id.0, &strength, &date(site, lasting.until?)))
    });
    said.collect()
}

/// The step of tonight, and what comes after it.
fn step(site: &Site, cabinet: &Cabinet) -> Option<Html> {
    let say = site.text.due;
    let tonight = cabinet.night.date();
    let (steps, changes) = (cabinet.plan().steps(), cabinet.plan().changes());
    let now = steps.iter().position(|step| step.covers(tonight))?;
    let change = changes.iter().rev().find(|change| change.when.from <= tonight)?;
    let title = step_words(site, steps.get(now)?, change);
    let dated = steps.get(now.saturating_add(1)).map(|step| step.dose);
    let next = dated.or_else(|| cabinet.plan().waiting().first().map(crate::plan::Step::dose));
    let next = next.map(|dose| (say.then)(&mg(site, dose)));
    Some(line(Glyph::Stairs, title, next))
}
