//! Each step in mg, mL and mark, with its dates. The arithmetic is the dose room's; here its verdicts get their words.

use yew::prelude::*;

use super::dates;
use crate::dose::{Candidate, Choice, DrawGate, Fit, Mass, solve_ladder};
use crate::plan::{CardLine, DatedStep, Step};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{mg, ml};
use crate::ui::page::saving::is_reader;
use crate::ui::part::{all, cell, column, link, list, quantity, row_head, tag, tag_named, words};
use crate::ui::route::{Calculator, Route};
use crate::ui::state::plan::PlanForm;

/// The section of the steps.
pub(super) fn steps_section(site: &Site, cabinet: &Cabinet) -> Html {
    let say = site.text.plan;
    let (steps, waiting) = (cabinet.plan().steps(), cabinet.plan().waiting());
    let change = if is_reader(site) {
        Html::default()
    } else {
        let begins = PlanForm::begins(cabinet.plan(), cabinet.earliest());
        let label = if begins { say.start_again } else { say.change_steps };
        html! { <a class="btn" href={Route::PlanSteps.address()}>{ tag("span", "", words(label)) }</a> }
    };
    let doses = steps.iter().map(|step| step.dose).chain(waiting.iter().map(Step::dose));
    let doses: Vec<Mass> = doses.collect();
    let ladder = if doses.iter().any(|dose| is_flagged(cabinet, *dose)) {
        let way = tag("p", "", link(Route::Dose(Calculator::Ladder).address(), say.ladder));
        all([suggestion(site, cabinet, &doses), way])
    } else {
        Html::default()
    };
    html! {
        <section class="section" aria-labelledby="p-steps">
            <h2 id="p-steps">{ say.steps }</h2>
            { all([steps_table(site, cabinet, &steps, waiting), ladder, tag("p", "acts", change)]) }
        </section>
    }
}

/// The strength to ask the pharmacist for, where one puts every step on a mark of a syringe that is owned. Steps of one dose count once.
fn suggestion(site: &Site, cabinet: &Cabinet, doses: &[Mass]) -> Html {
    let mut doses = doses.to_vec();
    doses.sort_unstable();
    doses.dedup();
    let solved = solve_ladder(&doses, &cabinet.syringes, Choice::Strength);
    // Without syringes, and where nothing fits, the solver's own page says more.
    let best = solved.ok().and_then(|candidates| candidates.into_iter().next());
    let Some(best) = best.filter(Candidate::puts_all_on_marks) else { return Html::default() };
    let strength = about(site.style.strength(best.strength), site.text);
    tag_named("p", "", "suggestion", words((site.text.plan.suggestion)(&strength)))
}

/// The table of these steps.
pub(super) fn steps_table(
    site: &Site,
    cabinet: &Cabinet,
    steps: &[DatedStep],
    waiting: &[Step],
) -> Html {
    let say = site.text.plan;
    let caption = match (cabinet.strength(), cabinet.bottle()) {
        (Some(strength), _) => (say.drawn_from)(&about(site.style.strength(strength), site.text)),
        (None, _) if cabinet.takes_opioids() => site.text.due.opioids.to_owned(),
        (None, Some(_)) => site.text.due.confirm_why.to_owned(),
        (None, None) => say.no_bottle.to_owned(),
    };
    let tonight = cabinet.night.date();
    let dated = steps.iter().map(|step| {
        let cells =
            cells(site, cabinet, (step.dose, step.times.as_slice().len()), dates(site, step));
        if step.covers(tonight) {
            tag("tr", "is-now", cells)
        } else if step.from > tonight {
            tag("tr", "is-next", cells)
        } else {
            tag("tr", "", cells)
        }
    });
    let waiting = waiting.iter().map(|step| {
        let times = step.times().as_slice().len();
        tag("tr", "is-next", cells(site, cabinet, (step.dose(), times), say.waits.to_owned()))
    });
    let rows = tag("tbody", "", list(dated.chain(waiting).collect()));
    let heads = tag("tr", "", all([column(say.dose), column(say.draw), column(say.when)]));
    html! {
        <table class="t t--late" data-testid="steps">
            <caption>{ caption }</caption>
            { all([tag("thead", "", heads), rows]) }
        </table>
    }
}

fn cells(site: &Site, cabinet: &Cabinet, (dose, times): (Mass, usize), when: String) -> Html {
    let say = site.text.plan;
    let times = if times > 1 {
        tag("small", "", words([" × ", &times.to_string()].concat()))
    } else {
        Html::default()
    };
    let head = row_head(all([quantity(mg(site, dose)), times]));
    let draw = cell("", say.draw, draw(site, cabinet, dose));
    all([head, draw, cell("", say.when, words(when))])
}

/// The draw of a dose with its mark, as far as a bottle and a syringe are known.
fn draw(site: &Site, cabinet: &Cabinet, dose: Mass) -> Html {
    let Some(Ok(line)) = cabinet.line(dose) else { return words("\u{2013}") };
    let small = draw_words(site, &line).map(|said| tag("small", "", words(said)));
    all([quantity(ml(site, line.draw.volume)), words(" "), small.unwrap_or_default()])
}

/// Which mark, and what is wrong with it.
pub(super) fn draw_words(site: &Site, line: &CardLine) -> Option<String> {
    let say = site.text.plan;
    let place = line.fit.as_ref().map(|fit| match fit {
        Fit::Mark(reading) => {
            let mark = (say.ordinal)(reading.mark.index, reading.syringe.marks());
            (say.mark)(&ml(site, reading.syringe.capacity()), &mark)
        }
        Fit::BelowFirstMark { .. } => say.below_first.to_owned(),
        Fit::NotInOneFill { .. } => say.fills.to_owned(),
    });
    let small = match line.gate {
        DrawGate::Open => None,
        DrawGate::Small => Some(say.small),
        DrawGate::Tiny => Some(say.tiny),
    };
    let flags = [line.is_between_marks().then_some(say.between), small];
    let said: Vec<String> =
        place.into_iter().chain(flags.into_iter().flatten().map(str::to_owned)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn is_flagged(cabinet: &Cabinet, dose: Mass) -> bool {
    let Some(Ok(line)) = cabinet.line(dose) else { return false };
    let fills = matches!(line.fit, Some(Fit::NotInOneFill { .. }));
    line.is_between_marks() || line.gate != DrawGate::Open || fills
}
