//! The bottle in use as the Plan place shows it: how full it is, how long it lasts, what is left over, and when to order.

use yew::prelude::*;

use super::guard::stop_notice;
use super::picture::{bar, bottle};
use super::said::{beyond, dates, day, label, weekday};
use crate::diary::Night;
use crate::plan::{Ends, PlanError, Supply};
use crate::ui::context::Site;
use crate::ui::page::cabinet::{Cabinet, or_if_taken};
use crate::ui::page::night::ml;
use crate::ui::page::saving::is_reader;
use crate::ui::part::{
    Glyph, Grade, Notice, all, fact, link, list, notice, para, paras, tag, tag_named, words,
};
use crate::ui::route::Route;
use crate::ui::state::Open;
use crate::ui::state::bottles::{Alert, Bar, More, Order, Outlook, Row, alerts, rows};

/// The section.
pub(in crate::ui::page) fn bottle_section(site: &Site, cabinet: &Cabinet) -> Html {
    let content = match shown(site, cabinet) {
        Ok(content) => content,
        Err(error) => tag("p", "error", words(super::unreadable(site, error))),
    };
    let heading = html! { <h2 id="p-bottle">{ site.text.bottles.in_use }</h2> };
    html! { <section class="section" aria-labelledby="p-bottle" data-testid="bottle-section">{ all([heading, content]) }</section> }
}

fn shown(site: &Site, cabinet: &Cabinet) -> Result<Html, PlanError> {
    let supply = cabinet.supply.as_ref().map_err(|error| *error)?;
    let night = cabinet.night;
    let tonight = (night, site.diary().boundary());
    let (plan, entries, owned) = (cabinet.plan(), &cabinet.entries, &cabinet.syringes);
    let outlook = Outlook::of(plan, supply, entries, tonight, owned)?;
    let gap = cabinet.unrecorded(site);
    let if_taken = |gap| Outlook::if_taken(plan, (supply, gap), entries, tonight, owned);
    let taken = gap.map(if_taken).transpose()?.flatten();
    let both = [outlook.as_ref(), taken.as_ref()];
    let rows = rows(supply, night.date())?;
    let told = alerts(supply, outlook.as_ref(), night.date())?;
    let told = told.into_iter().map(|alert| warning(site, alert, night)).collect();
    let look = || tag("p", "", link(Route::Bottles.address(), site.text.bottles.look));
    let stop = stop_notice(site, cabinet, look);
    let used = match rows.iter().find(|row| row.in_use) {
        Some(row) => {
            let gap = gap
                .and_then(|gap| cabinet.unrecorded_words(site, gap, site.text.due.before_tonight));
            let left = cabinet.left_words(site, row.bottle.id, row.tally.left);
            in_use(site, row, both, (&left, gap))
        }
        None => none(site, supply),
    };
    let stack = tag("div", "stack", all([stop, list(told), used]));
    Ok(all([stack, ways(site, supply, both, night)]))
}

/// That no bottle is in use.
fn none(site: &Site, supply: &Supply) -> Html {
    let say = site.text.bottles;
    if supply.bottles().is_empty() {
        return all([para(say.none), para(say.none_why)]);
    }
    para(say.none_open)
}

/// What is known of the bottle in use, by the numbers and if the doses without a record were taken: what is left, and what `gap` tells.
fn in_use(
    site: &Site,
    row: &Row,
    [outlook, taken]: [Option<&Outlook>; 2],
    (left, gap): (&str, Option<String>),
) -> Html {
    let (say, due) = (site.text.bottles, site.text.due);
    let lasting = outlook.and_then(|outlook| outlook.lasting.as_ref());
    let lasts = match (outlook, lasting.and_then(|lasting| lasting.until)) {
        (None, _) => say.no_doses.to_owned(),
        (Some(_), Some(until)) => {
            let then = taken.map(|taken| taken.lasting?.until).filter(|then| *then != Some(until));
            let named = |then: Option<_>| {
                then.map_or_else(|| due.used_up.to_owned(), |then| weekday(site, then))
            };
            or_if_taken(site, (say.lasts_to)(&weekday(site, until)), then.map(named))
        }
        (Some(_), None) => say.no_dose_held.to_owned(),
    };
    let mut small = vec![label(site, row.bottle.strength)];
    small.extend(dates(site, &row.bottle));
    let number = tag("b", "", words((say.left)(left)));
    let more = beyond(site, row).map(|more| tag_named("p", "small", "beyond", words(more)));
    let said = all([
        tag_named("div", "stat", "left", number),
        more.unwrap_or_default(),
        tag_named("p", "", "lasts", words(lasts)),
        gap.map(|gap| tag_named("p", "small", "unrecorded", words(gap))).unwrap_or_default(),
        tag("p", "small sub", words(small.join(". "))),
    ]);
    let both = tag("div", "bottle-now", all([bottle(site, row, left), tag("div", "", said)]));
    let by = row.bottle.discard;
    let bar = lasting.filter(|lasting| lasting.until.is_some()).and_then(|lasting| {
        let dated = by.filter(|_| lasting.ends == Ends::Discard).map(|discard| discard.by);
        Bar::of(&row.tally, lasting).ok().map(|found| bar(site, &found, dated))
    });
    let rest = outlook.and_then(Outlook::rest).filter(|_| bar.is_some());
    let rest = rest.map(|(ends, rest)| {
        let said = (say.rest)(ends, by.map(|discard| discard.source), &ml(site, rest));
        tag_named("p", "", "left-over", words(said))
    });
    all([both, bar.unwrap_or_default(), rest.unwrap_or_default()])
}

/// What must not be overlooked.
fn warning(site: &Site, alert: Alert, night: Night) -> Html {
    let say = site.text.bottles;
    let (grade, testid, title, why, then) = match alert {
        Alert::RunsOut(on) => {
            let day = (on > night.date()).then(|| weekday(site, on));
            let grade = if day.is_some() { Grade::Caution } else { Grade::Warning };
            let due = site.text.due;
            (grade, "runs-out", (due.short)(day.as_deref()), None, due.short_do)
        }
        Alert::Expired(id) => {
            let title = (say.expired)(id.0);
            (Grade::Warning, "expired", title, Some(say.not_drawn), say.expired_do)
        }
        Alert::Empty(id) => {
            (Grade::Caution, "empty", (say.empty)(id.0), Some(say.not_drawn), say.empty_do)
        }
    };
    let body = match why {
        Some(why) => paras([why.to_owned(), then.to_owned()]),
        None => para(then),
    };
    notice(Notice { grade, text: site.text, testid, title: title.into(), body })
}

/// When to order, and the ways on.
fn ways(
    site: &Site,
    supply: &Supply,
    [outlook, taken]: [Option<&Outlook>; 2],
    night: Night,
) -> Html {
    let say = site.text.bottles;
    let to = |open: Open| {
        let diary = site.diary();
        Callback::from(move |_: MouseEvent| diary.open(open))
    };
    let has_bottles = !supply.bottles().is_empty();
    let order = outlook.filter(|_| has_bottles).map(|outlook| {
        let by = |outlook: &Outlook| outlook.order.map(|order| order_words(site, order, night));
        let (order, then) = (by(outlook), taken.and_then(by));
        let then = then.filter(|then| order.as_ref() != Some(then));
        let small = |said: String| tag("small", "", words(said));
        let then = then.map(|(title, more)| {
            let said: Vec<String> = [title].into_iter().chain(more).collect();
            small((say.if_taken)(&said.join(". ")))
        });
        let line = if let Some((title, more)) = order {
            all([tag("b", "", words(title)), more.map(small).unwrap_or_default()])
        } else {
            let end = outlook.end.map(|end| day(site, end));
            tag("span", "", words((say.enough)(end.as_deref())))
        };
        tag_named("div", "order", "order", all([line, then.unwrap_or_default()]))
    });
    let (name, why, open) = if has_bottles {
        (say.all, say.all_why, Open::Nothing)
    } else {
        (say.put_in, say.none_why, Open::Bottle(None))
    };
    let words_of = all([tag("b", "", words(name)), tag("small", "", words(why))]);
    let way = if is_reader(site) && !has_bottles {
        Html::default()
    } else {
        fact(Glyph::Plus, words_of, Route::Bottles.address(), to(open))
    };
    let ways = html! { <ul class="facts" role="list">{ way }</ul> };
    all([order.unwrap_or_default(), ways])
}

/// By when to order, and what that brings.
fn order_words(site: &Site, order: Order, night: Night) -> (String, Option<String>) {
    let say = site.text.bottles;
    let title = if order.by > night.date() {
        (say.order_by)(&weekday(site, order.by))
    } else {
        say.order_now.to_owned()
    };
    let more = order.more.map(|more| match more {
        More::ToEnd(count, volume, end) => (say.to_end)(count, &ml(site, volume), &day(site, end)),
        More::Each(volume, days) => (say.each)(&ml(site, volume), days),
    });
    (title, more)
}
