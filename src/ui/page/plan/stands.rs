//! Where the plan stands tonight, and on the night from which it can be changed, in words.

use yew::prelude::*;

use crate::diary::NaiveDate;
use crate::plan::{Change, Kind};
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{day, dose_a_day, is_own, mg, step_words};
use crate::ui::part::{tag_named, words};
use crate::ui::state::plan::{Standing, standing};

/// Where it stands, and since when and why.
pub(super) fn stands(site: &Site, cabinet: &Cabinet) -> (String, Option<String>) {
    let say = site.text.plan;
    let date = |date: NaiveDate| day(site, date);
    let since = |change: &Change| {
        let why = (site.text.reasons.of)(change.why.reason);
        let note = change.why.note.text().trim();
        let why = if note.is_empty() { why.to_owned() } else { [why, " (", note, ")"].concat() };
        (say.since)(&date(change.when.from), &why)
    };
    match standing(cabinet.plan(), cabinet.night.date()) {
        Standing::Nothing => (say.none.to_owned(), None),
        Standing::Later(step) => ((say.later)(&date(step.from), &mg(site, step.dose)), None),
        Standing::Stopped(change) => (say.stopped.to_owned(), Some(since(&change))),
        Standing::Over(_) => (say.over.to_owned(), None),
        Standing::Now(step, change) => {
            let told = is_own(&step, &change) && !matches!(change.kind, Kind::Start | Kind::Edit);
            let stops =
                cabinet.plan().changes().last().filter(|last| {
                    last.kind == Kind::Stop && last.when.from > cabinet.night.date()
                });
            let stops = stops.map(|stop| (say.stops_on)(&date(stop.when.from)));
            (step_words(site, &step, &change), stops.or_else(|| told.then(|| since(&change))))
        }
    }
}

/// That the ways on lead from a later night, and from which dose, where that is of another step than the one of tonight: with tonight's
/// dose recorded, its night stays as it is.
pub(super) fn changes_from(site: &Site, cabinet: &Cabinet) -> Html {
    let (plan, first) = (cabinet.plan(), cabinet.earliest());
    let steps = plan.step_on(cabinet.night.date()).zip(plan.step_on(first));
    let later = steps.filter(|(now, then)| now.from != then.from).map(|(_, then)| then);
    let said = later
        .map(|then| (site.text.plan.changes_from)(&day(site, first), &dose_a_day(site, &then)));
    said.map(|said| tag_named("p", "sub", "changes-from", words(said))).unwrap_or_default()
}
