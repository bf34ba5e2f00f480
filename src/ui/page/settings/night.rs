//! When the person's night ends. It knows no entry: those that are there stay where they are.

use std::rc::Rc;

use yew::prelude::*;

use super::{Desk, section, unsaved};
use crate::diary::{DayBoundary, limits};
use crate::ui::part::{Select, all, para, tag, words};

/// The id of the choice.
const NAME: &str = "day-boundary";
/// How far apart the times to choose from are, in minutes.
const STEP: usize = 30;

/// The section of Settings about the end of the night.
pub(super) fn night_section(desk: Desk<'_>) -> Html {
    let site = desk.site;
    let say = &site.text.settings;
    let now = site.settings.settings().day_boundary;
    let offered = offered(now);
    let chosen = offered.iter().position(|one| *one == now).unwrap_or(0);
    let options: Rc<[AttrValue]> =
        offered.iter().map(|one| AttrValue::from(site.night_end(*one))).collect();
    let (settings, last) = (site.settings.clone(), desk.last.setter());
    let onchoose = Callback::from(move |place: usize| {
        if let Some(boundary) = offered.get(place).copied() {
            settings.change(|settings| settings.day_boundary = boundary);
            last.set(NAME);
        }
    });
    let ends = html! {
        <Select id={NAME} label={say.night_ends} {options} {chosen} {onchoose} hint={words(say.night_stays)} />
    };
    section(say.night, [para(say.night_why), tag("div", "", all([ends, unsaved(desk, NAME)]))])
}

/// The times to choose from: each half hour, and the one that holds when it is another.
fn offered(now: DayBoundary) -> Vec<DayBoundary> {
    let steps = (0..=limits::LATEST_BOUNDARY).step_by(STEP);
    let mut all: Vec<_> = steps.filter_map(|minutes| DayBoundary::new(minutes).ok()).collect();
    if let Err(place) = all.binary_search(&now) {
        all.insert(place, now);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_half_hour_until_noon_is_offered_and_what_holds_is_never_left_out() {
        let boundary = |minutes| DayBoundary::new(minutes).expect("a boundary");
        assert_eq!(offered(boundary(240)).len(), 25);
        let odd = offered(boundary(255));
        assert_eq!(odd.len(), 26);
        assert_eq!(odd.get(9), Some(&boundary(255)), "between 04:00 and 04:30");
    }
}
