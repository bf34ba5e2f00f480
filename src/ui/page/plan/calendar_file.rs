//! The calendar file on the Plan place: what it is for, and the button that saves it. What stands in it is the exchange room's.

use yew::prelude::*;

use super::fills_words;
use crate::diary::NaiveDate;
use crate::dose::{Fit, MassUnit};
use crate::exchange::{Alarm, EventWords, Making, icalendar};
use crate::plan::{CardLine, DatedStep, Supply, Unrecorded};
use crate::ui::context::{Site, use_site};
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{day, mg, ml};
use crate::ui::part::{Button, all, button, para, tag, tag_named, words};
use crate::ui::port::DateForm;

const NAME: &str = "ldn-plan.ics";
const KIND: &str = "text/calendar;charset=utf-8";

/// The calendar file, for a plan that has a step.
pub(super) fn calendar_file(site: &Site, cabinet: &Cabinet) -> Html {
    let say = site.text.calendar_file;
    if cabinet.plan().changes().is_empty() {
        return Html::default();
    }
    let last = known_to(site, cabinet);
    let holds_none = last.is_some_and(|last| last < cabinet.night.date());
    let draws = if holds_none || cabinet.strength().is_none() {
        tag_named("p", "", "mg-only", words(say.mg_only))
    } else {
        let ends = last.map(|last| words((say.draws_end)(&day(site, last))));
        ends.map(|ends| tag_named("p", "", "draws-end", ends)).unwrap_or_default()
    };
    let heading = html! { <h2 id="p-calendar">{ say.heading }</h2> };
    let content = all([
        heading,
        para(say.lead),
        para(say.again),
        draws,
        html! { <SaveCalendar /> },
        tag("p", "hint", words(say.seen)),
    ]);
    html! { <section class="section stack no-print" aria-labelledby="p-calendar">{ content }</section> }
}

/// Saves the plan as it is when the button is pressed.
#[component]
fn SaveCalendar() -> Html {
    let site = use_site();
    let say = site.text.calendar_file;
    let said = use_state_eq(AttrValue::default);
    let onpress = {
        let (site, said) = (site.clone(), said.setter());
        Callback::from(move |()| {
            let say = site.text.calendar_file;
            let text = calendar_text(&site);
            let done = text.is_some_and(|text| site.page().save_file(NAME, KIND, &text).is_ok());
            said.set(if done { (say.saved)(NAME).into() } else { say.not_saved.into() });
        })
    };
    let save = Button {
        label: say.save.into(),
        onpress,
        testid: Some("save-calendar"),
        ..Button::default()
    };
    let said = html! { <span role="status">{ (*said).clone() }</span> };
    tag("p", "row", all([button(save), said]))
}

/// What is saved; none for a plan that never began.
pub fn calendar_text(site: &Site) -> Option<String> {
    let cabinet = Cabinet::of(site, site.diary().tonight());
    let now = site.diary().now();
    let (day, alarm, revision) = (site.diary().boundary(), Alarm::AtStart, cabinet.view.revision);
    let known_to = known_to(site, &cabinet);
    let making = Making { now, day, alarm, revision, known_to };
    let event = |step: &DatedStep| event_words(site, &cabinet, known_to, step);
    icalendar(cabinet.plan(), making, site.text.calendar_file.gone, event)
}

/// The last night whose doses all come from the bottle in use, or from those after it as long as they have its strength: by the numbers,
/// and if the doses without a record were taken. Nobody knows the strength of the one after that, and an event goes on without being
/// looked at. None where they last as far as is looked, or no draw may be told.
fn known_to(site: &Site, cabinet: &Cabinet) -> Option<NaiveDate> {
    let (strength, in_use) = (cabinet.strength()?, cabinet.bottle()?.id);
    let supply = cabinet.supply.as_ref().ok()?;
    let stock = supply.stock().ok()?;
    let rest = stock.iter().skip_while(|one| one.bottle != Some(in_use));
    let same = rest.take_while(|one| one.strength == strength);
    let bottles = same.filter_map(|one| supply.bottle(one.bottle?).copied()).collect();
    let supply = Supply::new(bottles, supply.events().to_vec()).ok()?;
    let runs_out = |supply: &Supply| cabinet.forecast_from(site, supply).ok()?.runs_out;
    let if_taken = |gap: Unrecorded| {
        // How much of the next one is gone then nobody knows.
        if gap.is_over(&supply).ok()? {
            return Some(cabinet.night.date());
        }
        runs_out(&gap.taken(&supply).ok()?)
    };
    let taken = cabinet.unrecorded(site).and_then(if_taken);
    let first = runs_out(&supply).into_iter().chain(taken).min();
    first.and_then(|night| night.pred_opt())
}

/// The strength stands in the title, since nothing takes the event of an emptied bottle out of a calendar by itself. A step that is
/// over is told in mg alone: it was drawn from another bottle, perhaps of another strength. So is what comes after the last night that
/// draws are known for.
fn event_words(
    site: &Site,
    cabinet: &Cabinet,
    known_to: Option<NaiveDate>,
    step: &DatedStep,
) -> EventWords {
    let say = site.text.calendar_file;
    let dose = mg(site, step.dose);
    let day = site.date(site.diary().now().local().date(), DateForm::DayMonthYear);
    let is_of_another =
        step.is_over(cabinet.night.date()) || known_to.is_some_and(|last| last < step.from);
    let strength = cabinet.strength().filter(|_| !is_of_another);
    let draw = strength.and_then(|strength| Some((cabinet.line(step.dose)?.ok()?, strength)));
    let (title, note) = match draw {
        Some((line, strength)) => {
            let strength = about(site.style.strength(strength), site.text);
            (title(site, &line, &strength), (say.note)(&day, &strength))
        }
        None => ((say.title_mg)(&dose), (say.note_mg)(&day)),
    };
    EventWords { title: plain(&title), note: plain(&note) }
}

/// How much is drawn, as Tonight shows it: to the mark, and to which mark each fill goes where one is not enough.
fn title(site: &Site, line: &CardLine, strength: &str) -> String {
    let dose = if line.is_between_marks() {
        (site.text.calculator.about)(&site.style.mass(line.draw.dose, MassUnit::Mg).text)
    } else {
        mg(site, line.draw.dose)
    };
    let title = (site.text.calendar_file.title)(&ml(site, line.volume()), &dose, strength);
    match &line.fit {
        Some(Fit::NotInOneFill(fills)) => {
            [title.as_str(), ". ", &fills_words(site, fills)].concat()
        }
        Some(Fit::Mark(_) | Fit::BelowFirstMark { .. }) | None => title,
    }
}

/// With plain spaces: some calendars show others as a sign.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
