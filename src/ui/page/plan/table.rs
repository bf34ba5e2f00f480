//! Each step in mg, mL and mark, with its dates. The arithmetic is the dose room's; here its verdicts get their words.

use yew::prelude::*;

use super::dates;
use crate::diary::{NaiveDate, NaiveTime, Timelike};
use crate::dose::{Candidate, Choice, Deviation, DrawGate, Fills, Fit, Grade, Mass, solve_ladder};
use crate::plan::{CardLine, Change, DatedStep, Forecast, Kind, OffMark, Step, Times};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::fill_ladder;
use crate::ui::page::night::{day, mg, ml, past_date};
use crate::ui::page::saving::is_reader;
use crate::ui::part::{all, cell, column, list, quantity, row_head, tag, tag_named, words};
use crate::ui::port::{Part, PartError};
use crate::ui::route::{Calculator, Route};
use crate::ui::state::plan::{PlanForm, told};

/// The hour and the minute at which a dose is taken as long as nobody says otherwise: the table does not repeat it.
const USUAL_TIME: (u32, u32) = (22, 0);

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
    let forecast = cabinet.forecast(site).ok();
    let forecast = forecast.as_ref();
    // One strength is looked for that suits every dose; what is wrong now is told of those from the bottle in use alone.
    let in_use = doses_ahead(cabinet, |step| cabinet.other_by(forecast, step.from).is_none());
    let ladder = if in_use.iter().any(|dose| is_flagged(cabinet, *dose)) {
        let doses = doses_ahead(cabinet, |_| true);
        all([suggestion(site, cabinet, &doses), ladder_way(site, doses)])
    } else {
        Html::default()
    };
    let table = steps_table(site, cabinet, forecast, &steps, waiting);
    html! {
        <section class="section" aria-labelledby="p-steps">
            <h2 id="p-steps">{ say.steps }</h2>
            { all([table, ladder, tag("p", "acts", change)]) }
        </section>
    }
}

/// The way to the calculator that looks for a strength, with these doses in it. It is of another part of the program, so that they are
/// typed once that is here.
fn ladder_way(site: &Site, doses: Vec<Mass>) -> Html {
    let from = site.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let (site, doses) = (from.clone(), doses.clone());
        let here = Callback::from(move |come: Result<(), PartError>| {
            if come.is_ok() {
                fill_ladder(&site, &doses);
            }
        });
        from.page().load_part(Part::Places, here);
    });
    let href = Route::Dose(Calculator::Ladder).address();
    html! { <p><a {href} {onclick} data-testid="find-strength">{ site.text.plan.ladder }</a></p> }
}

/// The doses that are still to be drawn, each once, from the least up: of the steps with dates that are `meant`, and of those that wait.
fn doses_ahead(cabinet: &Cabinet, meant: impl Fn(&DatedStep) -> bool) -> Vec<Mass> {
    let (plan, tonight) = (cabinet.plan(), cabinet.night.date());
    let dated = plan.steps().into_iter().filter(|step| !step.is_over(tonight) && meant(step));
    let doses = dated.map(|step| step.dose).chain(plan.waiting().iter().map(Step::dose));
    let mut doses: Vec<Mass> = doses.collect();
    doses.sort_unstable();
    doses.dedup();
    doses
}

/// The strength to ask the pharmacist for, where one puts every step on a mark of a syringe that is owned.
fn suggestion(site: &Site, cabinet: &Cabinet, doses: &[Mass]) -> Html {
    let solved = solve_ladder(doses, &cabinet.syringes, Choice::Strength);
    // Without syringes, and where nothing fits, the solver's own page says more.
    let best = solved.ok().and_then(|candidates| candidates.into_iter().next());
    let Some(best) = best.filter(Candidate::puts_all_on_marks) else { return Html::default() };
    let strength = about(site.style.strength(best.strength), site.text);
    tag_named("p", "", "suggestion", words((site.text.plan.suggestion)(&strength)))
}

/// The table of these steps of a plan, with what the bottles will do under it.
pub(super) fn steps_table(
    site: &Site,
    cabinet: &Cabinet,
    forecast: Option<&Forecast>,
    steps: &[DatedStep],
    waiting: &[Step],
) -> Html {
    let say = site.text.plan;
    let caption = match (cabinet.strength(), cabinet.bottle()) {
        (Some(strength), _) => (say.drawn_from)(&about(site.style.strength(strength), site.text)),
        (None, _) if cabinet.takes_opioids() => site.text.due.opioids.to_owned(),
        (None, Some(_)) => site.text.due.confirm_why.to_owned(),
        (None, None) => past_bottles(site, cabinet).unwrap_or_else(|| say.no_bottle.to_owned()),
    };
    let tonight = cabinet.night.date();
    let dated = steps.iter().map(|step| {
        let told = told(cabinet.plan(), step).map(|change| told_words(site, change));
        let when = when(site, dates(site, step), &step.times, told);
        let drawn = step_draw(site, cabinet, forecast, step);
        let cells = cells(site, (step.dose, &step.times), drawn, when);
        if step.covers(tonight) {
            tag("tr", "is-now", cells)
        } else if step.from > tonight {
            tag("tr", "is-next", cells)
        } else {
            tag("tr", "", cells)
        }
    });
    let may_differ = has_other_strength(cabinet);
    let waiting = waiting.iter().map(|step| {
        let when = when(site, say.waits.to_owned(), step.times(), None);
        let now = if may_differ { tag("small", "", words(say.by_now)) } else { Html::default() };
        let drawn = draw(site, cabinet, step.dose()).map(|drawn| all([drawn, now]));
        tag("tr", "is-next", cells(site, (step.dose(), step.times()), drawn, when))
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

/// Which bottles are past their date, where any is, and what to do: nothing is drawn from them.
pub(in crate::ui::page) fn past_bottles(site: &Site, cabinet: &Cabinet) -> Option<String> {
    let bottles = Some(cabinet.expired()).filter(|bottles| !bottles.is_empty())?;
    Some([&past_date(site, &bottles), ". ", site.text.due.expired_do].concat())
}

/// The dates of a step, its times of day, and what is told beside it.
fn when(site: &Site, dates: String, times: &Times, told: Option<String>) -> Html {
    let small = |said: String| tag("small", "", words(said));
    let lines = unusual(site, times).into_iter().chain(told).map(small);
    list(std::iter::once(words(dates)).chain(lines).collect())
}

/// The times of day; none for the usual one.
fn unusual(site: &Site, times: &Times) -> Option<String> {
    let is_usual = |time: &NaiveTime| (time.hour(), time.minute()) == USUAL_TIME;
    if matches!(times.as_slice(), [time] if is_usual(time)) {
        return None;
    }
    let clock = |time: &NaiveTime| site.clock_time(NaiveDate::default().and_time(*time));
    Some(times.as_slice().iter().map(clock).collect::<Vec<_>>().join(", "))
}

/// Why a step ended early, or since when it is held.
fn told_words(site: &Site, change: &Change) -> String {
    let say = site.text.plan;
    if change.kind == Kind::Hold {
        return (say.held_since)(&day(site, change.when.from));
    }
    [(say.kind)(change.kind), ": ", (site.text.reasons.of)(change.why.reason)].concat()
}

fn cells(site: &Site, (dose, times): (Mass, &Times), drawn: Option<Html>, when: Html) -> Html {
    let say = site.text.plan;
    let times = times.as_slice().len();
    let times = if times > 1 {
        tag("small", "", words([" × ", &times.to_string()].concat()))
    } else {
        Html::default()
    };
    let head = row_head(all([quantity(mg(site, dose)), times]));
    let drawn = drawn.unwrap_or_else(|| words("\u{2013}"));
    all([head, cell("", say.draw, drawn), cell("", say.when, when)])
}

/// The draw of a step with dates. What is over was drawn from another bottle, perhaps of another strength; and of what will be, that
/// strength is said in its place.
fn step_draw(
    site: &Site,
    cabinet: &Cabinet,
    forecast: Option<&Forecast>,
    step: &DatedStep,
) -> Option<Html> {
    if step.is_over(cabinet.night.date()) {
        return None;
    }
    let Some(other) = cabinet.other_by(forecast, step.from) else {
        return draw(site, cabinet, step.dose);
    };
    let strength = about(site.style.strength(other), site.text);
    Some(tag("small", "", words((site.text.plan.by_then)(&strength))))
}

/// Whether a step without dates may be drawn from a bottle of another strength than the one in use.
fn has_other_strength(cabinet: &Cabinet) -> bool {
    let in_use = cabinet.strength();
    let stock = cabinet.supply.as_ref().ok().and_then(|supply| supply.stock().ok());
    stock.iter().flatten().any(|bottle| Some(bottle.strength) != in_use)
}

/// The draw of a dose to its mark, as far as a bottle and a syringe are known: as on Tonight, what is drawn, and the exact volume where
/// that is another one.
fn draw(site: &Site, cabinet: &Cabinet, dose: Mass) -> Option<Html> {
    let line = cabinet.line(dose)?.ok()?;
    let small = draw_words(site, &line).map(|said| tag("small", "", words(said)));
    Some(all([quantity(ml(site, line.volume())), words(" "), small.unwrap_or_default()]))
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
        Fit::NotInOneFill(fills) => {
            (say.fills)(&filled_syringe(site, fills), &fills_words(site, fills))
        }
    });
    let small = match line.gate {
        DrawGate::Open => None,
        DrawGate::Small => Some(say.small),
        DrawGate::Tiny => Some(say.tiny),
    };
    let why = |off| match off {
        OffMark::OverLast => say.above,
        OffMark::Halfway => say.halfway,
        OffMark::Nearest => say.between,
    };
    let between = line.off_mark().map(|off| why(off)(&ml(site, line.draw.volume)));
    let said = [place, between, off_words(site, line), small.map(str::to_owned)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Which syringe the fills of a large draw are of, with its lines: another one may hold as much.
pub(in crate::ui::page) fn filled_syringe(site: &Site, fills: &Fills) -> String {
    let Fills { syringe, .. } = fills;
    (site.text.due.syringe)(&ml(site, syringe.capacity()), &ml(site, syringe.spacing()))
}

/// To which mark each fill of a large draw goes.
pub(in crate::ui::page) fn fills_words(site: &Site, fills: &Fills) -> String {
    let capacity = fills.rest.map(|_| ml(site, fills.syringe.capacity()));
    let before = (site.text.calculator.fills_to)(fills.full, capacity.as_deref());
    [before.as_str(), " ", &ml(site, fills.last().volume)].concat()
}

/// How far the marks of a draw are off its dose, where that is to be known before it is drawn.
pub(in crate::ui::page) fn off_words(site: &Site, line: &CardLine) -> Option<String> {
    let (say, deviation) = (site.text.plan, line.deviation());
    let graded = match deviation.grade() {
        Grade::Fine => return None,
        Grade::Caution => say.caution,
        Grade::Warning => say.too_far,
    };
    let off = if matches!(deviation, Deviation::More(_)) { say.more } else { say.less };
    Some(graded(&off(&site.style.percent(deviation.percent()).text)))
}

fn is_flagged(cabinet: &Cabinet, dose: Mass) -> bool {
    let Some(Ok(line)) = cabinet.line(dose) else { return false };
    let fills = matches!(line.fit, Some(Fit::NotInOneFill(_)));
    line.is_between_marks() || line.gate != DrawGate::Open || fills
}
