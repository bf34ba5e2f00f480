//! Two periods beside each other: any nights and any others.

use yew::prelude::*;

use super::said::{Round, middle_half, quarters, signed};
use super::steps::{none, shift_range, under};
use super::{Look, date_field};
use crate::diary::{Id, Symptom};
use crate::trends::{Nights, Period, Series, shift, spans};
use crate::ui::context::Site;
use crate::ui::names::name_of;
use crate::ui::part::{all, cell, column, list, para, row_head, tag, tag_named, words};
use crate::ui::state::trends::{PeriodProblem, TrendsAction, typed_period};

/// The choice of the two periods, and what they say.
pub(super) fn compare_section(look: &Look<'_>) -> Html {
    let say = look.site.text.trend_steps;
    let typed = look.view.compared(look.whole.to());
    let [a, b, c, d] = &typed;
    let periods = [typed_period(a, b), typed_period(c, d)];
    let said = match periods {
        [Err(problem), _] | [_, Err(problem)] => wrong(look.site, problem),
        [Ok(before), Ok(now)] if before.to() >= now.from() => tag("p", "hint", words(say.overlap)),
        [Ok(before), Ok(now)] => table(look, before, now),
    };
    let fields = say.compared.into_iter().zip(&typed).enumerate().map(|(place, (label, value))| {
        let id = ["compare-", &place.to_string()].concat().into();
        // The others stay as they are shown: the first change is of what stands there.
        let (rest, trends) = (typed.clone(), look.site.trends().dispatcher());
        let oninput = Callback::from(move |text: String| {
            for (at, shown) in rest.iter().enumerate().filter(|(at, _)| *at != place) {
                trends.dispatch(TrendsAction::Compare(at, shown.clone()));
            }
            trends.dispatch(TrendsAction::Compare(place, text));
        });
        date_field(id, label, value, oninput)
    });
    let fields = tag("div", "dates no-print", list(fields.collect()));
    html! {
        <section aria-labelledby="t-compare">
            <h2 id="t-compare">{ say.compare }</h2>
            { all([tag("p", "sub", words(say.compare_lead)), fields]) }
            <div role="status" data-testid="compared">{ said }</div>
        </section>
    }
}

fn wrong(site: &Site, problem: PeriodProblem) -> Html {
    tag("p", "hint", words((site.text.trends.problem)(problem)))
}

/// Which doses were planned in a period: what else was different beside the scores.
fn doses(look: &Look<'_>, name: &'static str, period: Period) -> Html {
    let spans = spans(&look.steps, period).unwrap_or_default();
    let mut doses: Vec<String> = spans.iter().map(|span| look.phase(span.phase)).collect();
    doses.dedup();
    // What comes to no number is told at the top of the place.
    if doses.is_empty() {
        return Html::default();
    }
    let said = (look.site.text.trend_steps.compared_doses)(name, &doses.join(", "));
    tag("p", "sub", words(said))
}

fn table(look: &Look<'_>, before: Period, now: Period) -> Html {
    let (site, say) = (look.site, look.site.text.trend_steps);
    let nights = [before, now].map(|period| Nights::new(look.record.entries(), period));
    let head = |content| html! { <th scope="col" class="r">{ content }</th> };
    let heads = all([
        column(say.symptom),
        head(words(say.earlier)),
        head(words(say.later)),
        head(all([words(say.change), tag("small", "", words(say.range))])),
    ]);
    let rows = look.drawn.iter().map(|id| row(look, &nights, *id));
    let rows = list(rows.collect());
    let caption = tag("caption", "", words(say.compare_caption));
    let inside = all([caption, tag("thead", "", tag("tr", "", heads)), tag("tbody", "", rows)]);
    let caveat = para(site.text.trend_steps.caveat);
    let caveat = tag("div", "small sub", caveat);
    let table = tag_named("table", "t t--num", "compared-table", inside);
    let doses = all([doses(look, say.earlier, before), doses(look, say.later, now)]);
    html! {
        <>
            { doses }
            <div class="wide" tabindex="0" role="region" aria-label={say.compare_table}>{ table }</div>
            { caveat }
        </>
    }
}

fn row(look: &Look<'_>, nights: &[Nights<'_>; 2], id: Id<Symptom>) -> Html {
    let (site, say) = (look.site, look.site.text.trend_steps);
    let series = nights.each_ref().map(|nights| nights.series(id));
    let [before, now] = &series;
    let of = |series: &Series| {
        let period = series.period();
        let scored = series.scores(period.from(), period.to()).len();
        let missing = u32::try_from(scored).map_or(0, |scored| period.count() - scored);
        let Some(spread) = series.spread(period) else { return none(say.too_few) };
        let half = [middle_half(site, spread).as_str(), ", ", &(say.missing)(missing)].concat();
        under(quarters(site, spread.median), &half)
    };
    let scores =
        [before, now].map(|series| series.scores(series.period().from(), series.period().to()));
    let change = match shift(&scores[0], &scores[1]) {
        None => all([none(""), tag("small", "", words(say.too_few))]),
        Some(shift) => under(signed(site, shift.points, Round::Nearest), &shift_range(site, shift)),
    };
    let name = name_of(&look.lists.symptoms, id, site.text);
    let cells = all([
        row_head(words(name)),
        cell("r", say.earlier, of(before)),
        cell("r", say.later, of(now)),
        cell("r", say.change, change),
    ]);
    tag("tr", "", cells)
}
