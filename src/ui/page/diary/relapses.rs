//! The relapse records under the calendar, and the ways to a new one and to the trash.

use yew::prelude::*;

use super::Look;
use crate::diary::Relapse;
use crate::store::Engine;
use crate::ui::part::{Glyph, all, fact, list, tag, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::Open;

/// The newest record first.
pub(super) fn relapses(look: &Look<'_>) -> Html {
    let say = &look.site.text.diary;
    let records = look.site.diary().read(Engine::relapses).relapses;
    let mut facts: Vec<Html> = records.iter().rev().map(|record| row(look, record)).collect();
    facts.push(way(look, Open::NewRelapse, Route::Relapse, Glyph::Plus, say.new_relapse));
    facts.push(way(look, Open::Nothing, Route::Trash, Glyph::Bin, say.trash));
    html! { <ul class="facts" role="list" aria-label={say.relapses}>{ list(facts) }</ul> }
}

fn row(look: &Look<'_>, record: &Relapse) -> Html {
    let (site, say) = (look.site, &look.site.text.diary);
    let date = |date, form| site.date(date, form);
    let end = record.end.map(|end| date(end, DateForm::DayMonthYear));
    let same_day = record.end == Some(record.start);
    // The year stands once, at the end.
    let form = if end.is_some() && !same_day && same_year(record) {
        DateForm::DayMonth
    } else {
        DateForm::DayMonthYear
    };
    let title = (say.relapse)(&date(record.start, form), end.as_deref());
    let team = if record.confirmed.is_some() { say.confirmed } else { say.not_confirmed };
    let place = record.place.text().trim();
    let small = if place.is_empty() {
        team.to_owned()
    } else {
        [place.trim_end_matches('.'), ". ", team].concat()
    };
    let text = all([tag("b", "", words(title)), tag("small", "", words(small))]);
    to(look, Open::Relapse(record.id), Route::Relapse, Glyph::Flag, text)
}

fn same_year(record: &Relapse) -> bool {
    use crate::diary::Datelike;
    record.end.is_some_and(|end| end.year() == record.start.year())
}

fn way(look: &Look<'_>, open: Open, route: Route, glyph: Glyph, name: &'static str) -> Html {
    to(look, open, route, glyph, tag("b", "", words(name)))
}

fn to(look: &Look<'_>, open: Open, route: Route, glyph: Glyph, text: Html) -> Html {
    let diary = look.site.diary();
    let onclick = Callback::from(move |_: MouseEvent| diary.open(open));
    fact(glyph, text, route.address(), onclick)
}
