//! A bottle in words.

use crate::diary::{Datelike, NaiveDate};
use crate::dose::Strength;
use crate::plan::{Bottle, BottleState};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
pub(super) use crate::ui::page::night::day;
use crate::ui::page::night::ml;
use crate::ui::port::DateForm;
use crate::ui::state::bottles::Row;

/// A strength in mg/mL, with "about" where it is rounded.
pub(super) fn label(site: &Site, strength: Strength) -> String {
    about(site.style.strength(strength), site.text)
}

/// A date with its weekday, and with its year where it is not this one.
pub(super) fn weekday(site: &Site, date: NaiveDate) -> String {
    let this = site.diary().tonight().date().year();
    let form = if date.year() == this { DateForm::WeekdayDayMonth } else { DateForm::Whole };
    site.date(date, form)
}

/// What a bottle is, what is left in it, and its dates: a sentence each.
pub(super) fn facts(site: &Site, cabinet: &Cabinet, row: &Row) -> Vec<String> {
    let say = site.text.bottles;
    if let BottleState::Closed(closing) = row.state {
        let on = row.closed.map(|date| (say.closed_on)(closing, &day(site, date)));
        return vec![on.unwrap_or_else(|| (say.state)(row.state).to_owned())];
    }
    let state = if row.in_use { say.is_in_use } else { (say.state)(row.state) };
    let mut facts = vec![
        state.to_owned(),
        (say.left)(&cabinet.left_words(site, row.bottle.id, row.tally.left)),
    ];
    facts.extend(beyond(site, row));
    facts.extend(dates(site, &row.bottle));
    facts
}

/// That more came out of it or was found in it than it should hold, where it is so: labels are filled generously, and draws are read.
pub(super) fn beyond(site: &Site, row: &Row) -> Option<String> {
    let more = Some(row.tally.beyond).filter(|more| !more.is_zero())?;
    Some((site.text.bottles.beyond)(&ml(site, more), &ml(site, row.bottle.volume)))
}

/// When it was opened or made, and until when it may be used, by whom.
pub(super) fn dates(site: &Site, bottle: &Bottle) -> Vec<String> {
    let say = site.text.bottles;
    let begun = bottle.begun.map(|begun| (say.begun)(bottle.origin, &day(site, begun)));
    let discard = bottle.discard.map_or_else(
        || say.no_discard.to_owned(),
        |discard| (say.discard)(discard.source, &day(site, discard.by)),
    );
    begun.into_iter().chain([discard]).collect()
}
