//! How today was: the same as yesterday, just awful, or each one by its score.

use yew::prelude::*;

use super::last::unsaved_of;
use super::{Desk, Last, Strip};
use crate::diary::Entry;
use crate::ui::page::night::{night_name, summary};
use crate::ui::part::{all, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::state::Open;
use crate::ui::state::night::{awful, is_checked_in};

/// How today was.
pub(super) fn today_section(desk: Desk<'_>) -> Html {
    let strip = desk.strip(Strip::Today);
    let heading = html! { <h2 id="t-today">{ desk.site.text.tonight.today }</h2> };
    let content = if desk.evening.written().is_some() {
        unsaved_of(desk, desk.evening.night)
    } else if is_checked_in(desk.onto) {
        recorded(desk)
    } else {
        asked(desk)
    };
    html! {
        <section class="section" aria-labelledby="t-today">{ all([heading, strip, content]) }</section>
    }
}

/// What was recorded of today, and the way to change it.
fn recorded(desk: Desk<'_>) -> Html {
    let entries = crate::diary::of_night(&desk.evening.entries, desk.evening.night);
    let said = entries.into_iter().map(|entry| summary(desk.site, entry, &desk.evening.lists));
    let said = said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ");
    let edit = to_check_in(desk, Open::Nothing, "btn", words(desk.site.text.tonight.edit));
    let more = desk.can_write().then(|| {
        let more = tag("span", "", words(desk.site.text.check_in.another));
        to_check_in(desk, Open::More(desk.evening.night), "btn btn--quiet", more)
    });
    let said = tag_named("p", "lead", "recorded", words(said));
    tag("div", "stack", all([said, tag("p", "row", all([edit, more.unwrap_or_default()]))]))
}

fn asked(desk: Desk<'_>) -> Html {
    let say = &desk.site.text.tonight;
    let each = all([words(say.each), tag("small", "", words(say.each_why))]);
    let each = to_check_in(desk, Open::Nothing, "btn btn--tall", each);
    if !desk.can_write() {
        return Html::default();
    }
    let onto = desk.onto.clone();
    let onawful = desk.deed(Last::Awful, move || awful(onto.clone()));
    let awful = tall("awful", say.awful, say.awful_why.to_owned(), &onawful);
    tag("div", "quick", all([same(desk), awful, each]))
}

/// "Same as yesterday", which says what it will record and from which night.
fn same(desk: Desk<'_>) -> Html {
    let Some((before, repeated)) = desk.evening.repetition(desk.onto) else {
        return Html::default();
    };
    let say = &desk.site.text.tonight;
    let is_yesterday = desk.evening.night.previous() == Some(before.night);
    let label = if is_yesterday {
        say.same.to_owned()
    } else {
        (say.same_as)(&night_name(desk.site, before.night))
    };
    let what = summary(desk.site, &of_scores(&repeated), &desk.evening.lists);
    let onpress = desk.deed(Last::Same, move || repeated.clone());
    tall("same", label, what, &onpress)
}

/// What is repeated of an entry, alone.
fn of_scores(entry: &Entry) -> Entry {
    Entry {
        scores: entry.scores.clone(),
        side_effects: entry.side_effects.clone(),
        ..Entry::new(entry.id, entry.night, entry.written, entry.timing)
    }
}

/// The way to tonight's check-in, whatever night was being written before; `open` is [`Open::Nothing`], or one more of tonight.
pub(super) fn to_check_in(desk: Desk<'_>, open: Open, class: &'static str, content: Html) -> Html {
    let diary = desk.site.diary();
    let tonight = Callback::from(move |_: MouseEvent| diary.open(open));
    html! { <a {class} href={Route::CheckIn.address()} onclick={tonight}>{ content }</a> }
}

/// A tall button: what it is called, and what it records.
fn tall(
    testid: &'static str,
    label: impl Into<AttrValue>,
    what: String,
    onpress: &Callback<()>,
) -> Html {
    let content = all([words(label.into()), tag("small", "", words(what))]);
    let onclick = onpress.reform(|_: MouseEvent| ());
    html! { <button type="button" class="btn btn--tall" data-testid={testid} {onclick}>{ content }</button> }
}
