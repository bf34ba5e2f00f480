//! The way to a month far away: its month and its year. It knows the calendar's months, not what is in them.

use std::rc::Rc;

use yew::prelude::*;

use super::Look;
use crate::diary::{Month, Night, limits};
use crate::ui::part::{Select, all, tag, words};
use crate::ui::port::DateForm;
use crate::ui::state::BrowseAction;

/// How many years are offered, at least, for nights that are yet to be filled in.
const YEARS: i32 = 10;

/// The choice of a month; `month` is the one that is shown.
pub(super) fn jump(look: &Look<'_>, month: Month) -> Html {
    let say = &look.site.text.diary;
    let first = look.site.diary().read(|engine| engine.months()).last().map(|month| month.year());
    let years = years(first, month, look.now);
    let names: Rc<[AttrValue]> = (1..=12).filter_map(|number| month_name(look, number)).collect();
    let shown_years: Rc<[AttrValue]> = years.iter().map(|year| year.to_string().into()).collect();
    let now = look.now;
    let onmonth = look.act(move |place: usize| {
        let number = u32::try_from(place).ok().and_then(|place| place.checked_add(1)).unwrap_or(1);
        turn(month.year(), number, now)
    });
    let chosen = years.iter().position(|year| *year == month.year()).unwrap_or(0);
    let onyear = look.act(move |place: usize| {
        turn(years.get(place).copied().unwrap_or(month.year()), month.month(), now)
    });
    let place = usize::try_from(month.month()).unwrap_or(1).saturating_sub(1);
    let choice = html! {
        <div class="jump">
            <Select id="jump-month" label={say.month} options={names} chosen={place} onchoose={onmonth} />
            <Select id="jump-year" label={say.year} options={shown_years} chosen={chosen} onchoose={onyear} />
        </div>
    };
    let summary = tag("summary", "", words(say.another_month));
    tag("details", "other no-print", all([summary, choice]))
}

fn month_name(look: &Look<'_>, number: u32) -> Option<AttrValue> {
    // Without the year there is no form of a month's name: the day is taken off that of its first.
    let night = Night::ymd(2026, number, 1).ok()?;
    let whole = look.site.date(night.date(), DateForm::Month);
    Some(whole.into())
}

/// A month that is not after this one.
fn turn(year: i32, number: u32, now: Month) -> BrowseAction {
    BrowseAction::Turn(Month::new(year, number).unwrap_or(now).min(now))
}

/// The years to choose from, the newest first.
fn years(first: Option<i32>, shown: Month, now: Month) -> Vec<i32> {
    let first = first.unwrap_or(now.year()).min(shown.year()).min(now.year().saturating_sub(YEARS));
    (first.max(limits::FIRST_YEAR)..=now.year()).rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_reach_from_the_first_entry_to_this_year_and_over_ten_in_any_case() {
        let month = |year| Month::new(year, 11).expect("a month");
        let ends = |years: Vec<i32>| (years.first().copied(), years.last().copied());
        assert_eq!(ends(years(None, month(2026), month(2026))), (Some(2026), Some(2016)));
        assert_eq!(ends(years(Some(2011), month(2026), month(2026))), (Some(2026), Some(2011)));
        assert_eq!(ends(years(Some(2024), month(2009), month(2026))), (Some(2026), Some(2009)));
        assert_eq!(ends(years(None, month(1903), month(1903))), (Some(1903), Some(1900)));
    }

    #[test]
    fn no_month_after_this_one_is_shown() {
        let now = Month::new(2026, 11).expect("a month");
        let shown = |year, number| {
            let BrowseAction::Turn(month) = turn(year, number, now) else { panic!("no month") };
            month.to_string()
        };
        assert_eq!(shown(2026, 12), "2026-11");
        assert_eq!(shown(2025, 12), "2025-12");
    }
}
