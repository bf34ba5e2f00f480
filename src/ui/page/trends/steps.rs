//! The scores step by step: a table for one symptom, sentences for those in the picture, and how the numbers are worked out.

use std::rc::Rc;

use yew::prelude::*;

use super::Look;
use super::said::{Round, Says, middle_half, phase_within, quarters, range, says, signed};
use crate::diary::{Id, Symptom};
use crate::store::Lists;
use crate::trends::{Change, Nights, Phase, Shift, Span, StepStats, step_stats};
use crate::ui::context::Site;
use crate::ui::names::{name_of, name_within};
use crate::ui::part::{
    Select, all, cell, column, list, para, row_head, spoken, tag, tag_named, words,
};
use crate::ui::state::trends::TrendsAction;

/// What the last step says beside the one before, for each symptom of the picture.
pub(super) fn sentences(look: &Look<'_>) -> Html {
    let said = changes_said(look.site, &look.all, &look.all_spans, (&look.lists, &look.drawn));
    let said = tag_named("div", "lead say", "sentences", list(said));
    all([said, tag_named("p", "sub", "caveat", words(look.site.text.trend_steps.caveat))])
}

/// The same, a paragraph each; nothing where no dose was ever planned.
pub(in crate::ui::page) fn changes_said(
    site: &Site,
    nights: &Nights<'_>,
    spans: &[Span],
    (lists, symptoms): (&Lists, &[Id<Symptom>]),
) -> Vec<Html> {
    let say = site.text.trend_steps;
    let Some(last) = spans.last().filter(|span| span.phase != Phase::Before) else {
        return Vec::new();
    };
    let now = phase_within(site, last.phase);
    let mut sentences = Vec::new();
    // Together in one sentence, behind the others.
    let [mut few, mut alone] = [const { Vec::new() }; 2];
    for symptom in symptoms {
        let stats = step_stats(&nights.series(*symptom), spans);
        let Some(last) = stats.last() else { continue };
        let within = || name_within(&lists.symptoms, *symptom, site.text);
        match last.change {
            Change::TooFew => few.push((say.with)(&within(), last.scored)),
            Change::NothingBefore => alone.push(within()),
            Change::Since { .. } => {
                let symptom = name_of(&lists.symptoms, *symptom, site.text);
                sentences.extend(change_said(site, &symptom, &stats, last).map(|(_, said)| said));
            }
        }
    }
    sentences.extend((!few.is_empty()).then(|| (say.few)(&now, &few.join(", "))));
    sentences.extend((!alone.is_empty()).then(|| (say.alone)(&now, &alone.join(", "))));
    sentences.into_iter().map(para).collect()
}

/// What the scores of one of these steps say beside those of the step before, of a symptom of this name: whether they can be told apart,
/// and the sentence. Nothing where nights are too few or there is no step before.
pub(in crate::ui::page) fn change_said(
    site: &Site,
    name: &str,
    stats: &[StepStats],
    one: &StepStats,
) -> Option<(Says, String)> {
    let Change::Since { place, shift } = one.change else { return None };
    let say = site.text.trend_steps;
    let before = phase_within(site, stats.get(place)?.span.phase);
    let now = phase_within(site, one.span.phase);
    let steps = [now.as_str(), &before];
    let points = signed(site, shift.points, Round::Nearest);
    let ends = range(site, shift).unwrap_or_default();
    let numbers = [points.as_str(), &ends[0], &ends[1]];
    let says = says(shift);
    let sentence = match says {
        Says::Lower => (say.lower)(name, steps, numbers),
        Says::Higher => (say.higher)(name, steps, numbers),
        Says::Nothing => (say.unclear)(name, steps, numbers),
        Says::NoRange => (say.flat)(name, steps, &points),
    };
    Some((says, sentence))
}

/// The table of one symptom.
pub(super) fn steps_section(look: &Look<'_>) -> Html {
    let say = look.site.text.trend_steps;
    let Some(symptom) = look.symptom() else { return Html::default() };
    let stats = step_stats(&look.all.series(symptom), &look.all_spans);
    let name = name_of(&look.lists.symptoms, symptom, look.site.text);
    let under = |title, under| all([words(title), tag("small", "", words(under))]);
    let head = |content| html! { <th scope="col" class="r">{ content }</th> };
    let heads = all([
        column(say.step),
        head(words(say.nights)),
        head(under(say.median, say.middle_half)),
        head(under(say.change, say.range)),
    ]);
    let rows = stats.iter().map(|one| row(look, &stats, one)).collect();
    let table = all([
        tag("caption", "", words((say.caption)(&name))),
        tag("thead", "", tag("tr", "", heads)),
        tag("tbody", "", list(rows)),
    ]);
    let table = tag_named("table", "t t--num", "steps", table);
    html! {
        <section aria-labelledby="t-steps">
            <h2 id="t-steps">{ say.title }</h2>
            { which(look, symptom) }
            <div class="wide" tabindex="0" role="region" aria-label={say.table}>{ table }</div>
        </section>
    }
}

/// The choice of the symptom.
fn which(look: &Look<'_>, symptom: Id<Symptom>) -> Html {
    let list = &look.lists.symptoms;
    let ids: Vec<Id<Symptom>> = list.items().iter().map(|item| item.id).collect();
    let options: Rc<[AttrValue]> =
        ids.iter().map(|id| name_of(list, *id, look.site.text).into()).collect();
    let chosen = ids.iter().position(|id| *id == symptom).unwrap_or(0);
    let onchoose = look
        .act(move |place: usize| TrendsAction::Symptom(ids.get(place).copied().unwrap_or(symptom)));
    let label = look.site.text.trend_steps.symptom;
    let select = html! { <Select id="t-symptom" {label} {options} {chosen} {onchoose} /> };
    tag("div", "no-print", select)
}

fn row(look: &Look<'_>, stats: &[StepStats], one: &StepStats) -> Html {
    let (site, say) = (look.site, look.site.text.trend_steps);
    let is_now = one.span.to == look.whole.to() && matches!(one.span.phase, Phase::Step { .. });
    let name = look.dated(&one.span);
    let now = if is_now { tag("small", "", words(say.now)) } else { Html::default() };
    let missing = (say.missing)(one.missing());
    let missing = if one.awful == 0 {
        missing
    } else {
        [missing.as_str(), ", ", &(say.awful)(one.awful)].concat()
    };
    let nights = under(one.scored.to_string(), &missing);
    let median = match one.spread {
        None => none(site.text.trend_lines.no_score),
        Some(spread) => under(quarters(site, spread.median), &middle_half(site, spread)),
    };
    let cells = all([
        row_head(all([name, now])),
        cell("r", say.nights, nights),
        cell("r", say.median, median),
        cell("r", say.change, change(look, stats, one)),
    ]);
    if is_now { tag("tr", "is-now", cells) } else { tag("tr", "", cells) }
}

/// A number and what stands under it.
pub(super) fn under(number: String, small: &str) -> Html {
    all([words(number), tag("small", "", words(small.to_owned()))])
}

/// A dash, with what it means for who hears it.
pub(super) fn none(why: &str) -> Html {
    all([html! { <span aria-hidden="true">{ '–' }</span> }, spoken(why.to_owned())])
}

fn change(look: &Look<'_>, stats: &[StepStats], one: &StepStats) -> Html {
    let (site, say) = (look.site, look.site.text.trend_steps);
    let (place, shift) = match one.change {
        Change::NothingBefore => return none(say.nothing_before),
        Change::TooFew => {
            let dash = html! { <span aria-hidden="true">{ '–' }</span> };
            return all([dash, tag("small", "", words(say.too_few))]);
        }
        Change::Since { place, shift } => (place, shift),
    };
    let before = stats.get(place).map(|before| (say.against)(&look.phase(before.span.phase)));
    let small = shift_range(site, shift);
    let small = [Some(small), before].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let pairs = tag("small", "", words(pairs_words(site, shift)));
    all([under(signed(site, shift.points, Round::Nearest), &small), pairs])
}

/// How often it is lower now, and how often higher.
fn pairs_words(site: &Site, shift: Shift) -> String {
    let [lower, higher] = shift.pairs.percent();
    (site.text.trend_steps.pairs)(lower, higher)
}

/// The range of a change in words.
pub(super) fn shift_range(site: &Site, shift: Shift) -> String {
    let say = site.text.trend_steps;
    match range(site, shift) {
        Some([low, high]) => (say.from_to)(&low, &high),
        None => say.no_range.to_owned(),
    }
}

/// How the change is worked out, with the limits of it.
pub(super) fn method(site: &Site) -> Html {
    let say = site.text.trend_steps;
    let points = say.method_points.iter().map(|point| tag("li", "", words(*point)));
    let points = tag("ul", "points", list(points.collect()));
    html! {
        <details class="section method" data-testid="method">
            <summary>{ say.method }</summary>
            { points }
        </details>
    }
}
