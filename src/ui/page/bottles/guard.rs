//! The stop at another strength: both labels side by side, with their draws, syringes and marks. Nothing is recorded before the person
//! says so; to close it, by Escape too, changes nothing.

use yew::prelude::*;

use super::said::label;
use super::{Change, Desk, Place, keep, pressed};
use crate::dose::{DrawGate, Exact, Fit, Mass, Strength, StrengthChange};
use crate::plan::{Bottle, BottleId, Happened, OffMark};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{mg, ml};
use crate::ui::page::plan::fills_words;
use crate::ui::page::saving::is_reader;
use crate::ui::part::{
    Button, ButtonKind, Dialog, Grade, Notice, all, button, cell, column, notice, para, quantity,
    row_head, tag, words,
};
use crate::ui::state::bottles::{Guard, Ratio, corrected, dose_next, keeps_old};

const GUARD: &str = "guard";

/// What waits for the yes of the person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pending {
    /// The change that stopped; none where the bottle in use is to be confirmed as it is.
    pub(super) change: Option<Change>,
    /// Why it stopped.
    pub(super) guard: Guard,
    /// The dose that is drawn next.
    pub(super) dose: Mass,
    /// What it is said to have done.
    pub(super) said: &'static str,
}

impl Pending {
    /// The bottle as it was typed, where the change is another strength of one that is put in already.
    fn was(&self, place: Place<'_>) -> Option<Bottle> {
        corrected(place.supply, self.change?)
    }
}

/// The bottle in use when its strength is to be confirmed, with the dose that is drawn next.
fn unconfirmed(cabinet: &Cabinet) -> Option<(BottleId, StrengthChange, Mass)> {
    let dose = dose_next(cabinet.plan(), &cabinet.entries, cabinet.night)?;
    let supply = cabinet.supply.as_ref().ok()?;
    let change = supply.to_confirm(dose, cabinet.night.date()).ok()??;
    Some((cabinet.bottle()?.id, change, dose))
}

/// That the bottle in use has another strength than the one before, with `way` to look at both; nothing where it has not.
pub(super) fn stop_notice(site: &Site, cabinet: &Cabinet, way: impl FnOnce() -> Html) -> Html {
    let Some((_, change, _)) = unconfirmed(cabinet) else { return Html::default() };
    let say = site.text.bottles;
    let both = [label(site, change.old), label(site, change.new)];
    let both = both.map(quantity);
    let [old, new] = both;
    let labels = all([words(say.until_now), words(": "), old, words(". ")]);
    let labels = all([labels, words(say.new_bottle), words(": "), new, words(".")]);
    let body = all([tag("p", "", labels), para(say.stop_look), way()]);
    let title = say.stop_in_use.into();
    notice(Notice { grade: Grade::Stop, text: site.text, testid: "to-confirm", title, body })
}

/// The same in the place of the bottles, where both are looked at.
pub(super) fn standing_stop(place: Place<'_>) -> Html {
    let look = || {
        if is_reader(place.site) {
            return Html::default();
        }
        let onpress = pressed(place, |place| {
            if let Some((id, change, dose)) = unconfirmed(place.cabinet) {
                let said = place.site.text.bottles.is_confirmed;
                let guard = Guard::InUse(id, change);
                let guard = Some(Pending { change: None, guard, dose, said });
                place.desk.set(Desk { guard, ..(**place.desk).clone() });
            }
        });
        let label = place.site.text.bottles.look_both.into();
        button(Button { label, onpress, testid: Some("look-both"), ..Button::default() })
    };
    stop_notice(place.site, place.cabinet, look)
}

/// The dialog; closed where nothing waits.
pub(super) fn dialog(place: Place<'_>) -> Html {
    let (site, say) = (place.site, place.site.text.bottles);
    let (page, desk) = (site.page().clone(), place.desk.clone());
    let pending = place.desk.guard;
    let onclose = Callback::from(move |()| {
        if desk.guard.is_some() {
            desk.set(Desk { guard: None, ..(*desk).clone() });
        }
    });
    let (content, actions) = pending.map_or_else(Default::default, |pending| {
        (compared(place, pending), answers(place, pending, &onclose))
    });
    let title = pending.map_or(say.stop, |pending| title(place, pending));
    html! {
        <Dialog id={GUARD} {page} open={pending.is_some()} {onclose} title={words(title)} stop={site.text.parts.stop} {actions}>
            { content }
        </Dialog>
    }
}

fn title(place: Place<'_>, pending: Pending) -> &'static str {
    let say = place.site.text.bottles;
    match (pending.guard, pending.was(place)) {
        (Guard::Corrected(..), _) => say.stop_corrected,
        (Guard::Beside(_), Some(_)) => say.stop_beside,
        (Guard::InUse(..), was) if was.is_some() || pending.change.is_none() => say.stop_in_use,
        (Guard::InUse(..) | Guard::Beside(_), _) => say.stop,
    }
}

/// The main answer, then the way out.
fn answers(place: Place<'_>, pending: Pending, onclose: &Callback<()>) -> Html {
    let (site, say) = (place.site, place.site.text.bottles);
    let (label, out) = match (pending.guard, pending.change) {
        (Guard::InUse(_, change), made) => {
            let night = place.cabinet.night.date();
            let keeps = made.is_some_and(|made| keeps_old(place.supply, made, change.old, night));
            let out = if keeps { say.keep_old } else { say.not_now };
            ((say.draw_from_now)(&ml(site, change.new_draw)), out)
        }
        (Guard::Corrected(_, change), _) => {
            ((say.draw_from_now)(&ml(site, change.new_draw)), say.keep_typed)
        }
        (Guard::Beside(_), _) if pending.was(place).is_some() => {
            (say.correct_beside.to_owned(), say.keep_typed)
        }
        (Guard::Beside(_), _) => (say.put_beside.to_owned(), say.not_now),
    };
    let onpress = pressed(place, move |place| {
        let confirmed = match pending.guard {
            Guard::InUse(id, _) | Guard::Corrected(id, _) => {
                Some(place.happens(id, Happened::Confirmed))
            }
            Guard::Beside(_) => None,
        };
        let changes: Vec<Change> = pending.change.into_iter().chain(confirmed).collect();
        keep(place.site, place.desk, &changes, pending.said);
    });
    let main = Button {
        label: label.into(),
        onpress,
        kind: ButtonKind::Main,
        testid: Some("confirm-strength"),
        ..Button::default()
    };
    let out = Button {
        label: out.into(),
        onpress: onclose.clone(),
        testid: Some("keep-old"),
        ..Button::default()
    };
    all([button(main), button(out)])
}

/// Both bottles, or what was typed of the one and what it is now, side by side, and what the old draw would be.
fn compared(place: Place<'_>, pending: Pending) -> Html {
    let (site, say) = (place.site, place.site.text.bottles);
    let change = *pending.guard.change();
    let of = |strength| Side::of(place, pending.dose, strength);
    let (old, new) = (of(change.old), of(change.new));
    let heads = match pending.guard {
        Guard::Corrected(..) => [say.as_typed, say.as_corrected],
        Guard::InUse(..) | Guard::Beside(_) => [say.until_now, say.new_bottle],
    };
    let row = |name: &'static str, class: &'static str, value: fn(&Side) -> &str| {
        let one = |head, side| cell(class, head, quantity(value(side).to_owned()));
        let cells = [one(heads[0], &old), one(heads[1], &new)];
        tag("tr", "", all([row_head(words(name)), all(cells)]))
    };
    let columns = all(heads.map(column));
    let heads = all([tag("td", "", Html::default()), columns]);
    let rows = all([
        row(say.label, "big", |side| &side.label),
        row(say.draw, "big", |side| &side.draw),
        row(say.syringe, "", |side| &side.syringe),
        row(say.mark, "", |side| &side.mark),
    ]);
    let table = all([tag("thead", "", tag("tr", "", heads)), tag("tbody", "", rows)]);
    let beside = matches!(pending.guard, Guard::Beside(_)).then(|| para(say.beside_why));
    let is_one = matches!(pending.guard, Guard::Corrected(..));
    let (stays, slip_of) =
        if is_one { (say.corrected_dose, say.corrected_slip) } else { (say.stop_dose, say.slip) };
    let was = pending
        .was(place)
        .filter(|_| !is_one)
        .map(|was| para((say.was_typed)(&label(site, was.strength))));
    all([
        para(stays(&mg(site, pending.dose))),
        was.unwrap_or_default(),
        tag("table", "compare", table),
        tag("p", "", words(slip(site, &change, slip_of))),
        new.hard.map(para).unwrap_or_default(),
        beside.unwrap_or_default(),
    ])
}

/// What the old draw would be by the new label, and how that stands to the dose.
fn slip(site: &Site, change: &StrengthChange, said: fn(&str, &str, &str) -> String) -> String {
    let say = site.text.bottles;
    let ratio = match Ratio::of(change) {
        Some(Ratio::Times(times)) if times.is_whole() => (say.times)(times.floor()),
        Some(Ratio::Times(times)) => {
            (say.times_about)(&about(site.style.rounded_to(times, 1), site.text))
        }
        Some(Ratio::Part(part)) => (say.part)(part),
        Some(Ratio::More(percent)) => (say.more)(&percent_of(site, percent)),
        Some(Ratio::Less(percent)) => (say.less)(&percent_of(site, percent)),
        None => String::new(),
    };
    said(&ml(site, change.old_draw), &mg(site, change.old_draw_from_new), &ratio)
}

fn percent_of(site: &Site, percent: Exact) -> String {
    about(site.style.percent(percent), site.text)
}

/// One of the two bottles, in words.
struct Side {
    label: String,
    draw: String,
    syringe: String,
    mark: String,
    /// That its draw is hard to measure.
    hard: Option<&'static str>,
}

impl Side {
    fn of(place: Place<'_>, dose: Mass, strength: Strength) -> Self {
        let (site, say) = (place.site, place.site.text.bottles);
        let line = place.cabinet.line_at(dose, strength);
        let label = label(site, strength);
        let none = || say.no_syringe.to_owned();
        let Ok(line) = line else {
            // What does not fit into a fraction has no draw; then there is no change either that could be shown.
            return Self { label, draw: none(), syringe: none(), mark: none(), hard: None };
        };
        let (syringe, mark) = match &line.fit {
            Some(Fit::Mark(reading)) => {
                let said = match line.off_mark() {
                    Some(OffMark::OverLast) => say.mark_over,
                    Some(OffMark::Halfway | OffMark::Nearest) => say.mark_near,
                    None => say.mark_of,
                };
                (Some(reading.syringe), said(reading.mark.index, reading.syringe.marks()))
            }
            Some(Fit::NotInOneFill(fills)) => {
                let marks = fills_words(site, fills);
                let near = line.is_between_marks();
                (Some(fills.syringe), if near { (say.fills_near)(&marks) } else { marks })
            }
            Some(Fit::BelowFirstMark { .. }) => (None, say.below_first.to_owned()),
            None => (None, none()),
        };
        let syringe = syringe.map_or_else(none, |syringe| ml(site, syringe.capacity()));
        let hard = match line.gate {
            DrawGate::Open => None,
            DrawGate::Small => Some(say.small),
            DrawGate::Tiny => Some(say.tiny),
        };
        let draw = ml(site, line.draw.volume);
        Self { label, draw, syringe, mark, hard }
    }
}
