//! One entry, to be read, changed, moved to another night or deleted; or an earlier night, to be filled in. It asks with the form of
//! the check-in, and what is tapped is kept at once as a draft.

mod desk;
mod doses;

use std::cmp::Reverse;

use yew::prelude::*;

use self::desk::Desk;
use self::doses::{Dosing, doses};
use super::head;
use super::night::{Evening, dose_words, emptied, night_head, summary, written_at};
use super::night_form::NightForm;
use super::saving::{is_reader, not_saved};
use crate::diary::{Entry, Night, Timing};
use crate::store::Engine;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Button, all, button, link, list, para, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::Open;
use crate::ui::state::night::Which;

/// One entry, or an earlier night to be filled in.
#[inline(never)] // so that the build can split it off
pub fn entry_page(site: &Site) -> Html {
    let (night, which) = match site.diary().state().open {
        Open::Entry(month, id) => match site.diary().read(|engine| engine.entry(month, id)) {
            Some(entry) => (entry.night, Which::This(id)),
            None => return nothing(site, site.text.one_night.gone),
        },
        Open::Night(night) | Open::More(night) if night > site.diary().tonight() => {
            return nothing(site, site.text.one_night.future);
        }
        Open::Night(night) => (night, Which::Last),
        Open::More(night) => (night, Which::More),
        Open::Nothing | Open::Relapse(_) | Open::NewRelapse | Open::Bottle(_) => {
            return html! { <Begun /> };
        }
    };
    let entry = match which {
        Which::This(id) => id.number().to_string(),
        Which::Last => String::new(),
        Which::More => "+".to_owned(),
    };
    let key = [night.to_string(), entry].concat();
    html! { <OneNight {key} {night} {which} /> }
}

/// No night was chosen in this visit: what was being written when the page was loaded anew. Of more than one thing, which one.
#[component]
fn Begun() -> Html {
    let site = use_site();
    let begun = use_memo((), |()| {
        let drafts = site.diary().read(Engine::drafts);
        drafts.into_iter().map(|draft| begun(&site, &draft)).collect::<Vec<_>>()
    });
    match begun.as_slice() {
        [] => nothing(&site, site.text.one_night.none),
        [(night, which)] => html! { <OneNight night={*night} which={*which} /> },
        several => which(&site, several),
    }
}

/// The night of what is being written, and which of its entries it is.
fn begun(site: &Site, draft: &Entry) -> (Night, Which) {
    (draft.night, Which::of_draft(draft, &Evening::of(site, draft.night).entries))
}

/// The nights for which something is written and not saved, the newest first.
fn which(site: &Site, begun: &[(Night, Which)]) -> Html {
    let say = &site.text.one_night;
    let line = |(night, which): &(Night, Which)| {
        let open = which.open(*night);
        let (diary, page) = (site.diary(), site.page().clone());
        let onpress = Callback::from(move |()| {
            diary.open(open);
            page.scroll_to_top();
            page.focus(HEADING);
        });
        let label = site.date(night.date(), DateForm::Whole).into();
        tag("li", "", button(Button { label, onpress, ..Button::default() }))
    };
    let mut begun = begun.to_vec();
    begun.sort_unstable_by_key(|(night, _)| Reverse(*night));
    let lines = begun.iter().map(line).collect();
    let lines = html! { <ul role="list" class="stack" data-testid="begun">{ list(lines) }</ul> };
    let back = tag("p", "back", link(Route::Diary.address(), say.back));
    let why = tag_named("p", "lead", "no-night", words(say.several));
    all([head(site.text.shell.entry, None), tag("div", "stack", all([why, lines, back]))])
}

/// Why there is no night here, and the way to one.
fn nothing(site: &Site, why: &'static str) -> Html {
    let back = tag("p", "back", link(Route::Diary.address(), site.text.one_night.back));
    let why = tag_named("p", "lead", "no-night", words(why));
    all([head(site.text.shell.entry, None), tag("div", "stack", all([why, back]))])
}

#[derive(Properties, PartialEq)]
struct OneNightProps {
    night: Night,
    which: Which,
}

#[component]
fn OneNight(props: &OneNightProps) -> Html {
    let site = use_site();
    let night = props.night;
    let blank = use_memo((), |()| site.diary().new_entry(night));
    let moved = use_state(|| night.to_string());
    let pressed = use_state_eq(|| false);
    let thrown = use_state(|| None::<Entry>);
    let dosing = use_state_eq(Dosing::default);
    let evening = Evening::of(&site, night);
    let kept = props.which.kept(&evening.entries, night);
    let written = evening.written();
    let id = |kept: &Entry| kept.id;
    // What is written is of another entry than the one at hand.
    let is_other = |written: &Entry| kept.map(id) != evening.same(written).map(id);
    if written.as_ref().is_some_and(is_other) {
        return unsaved(&site, night);
    }
    let new = written.as_ref().map(emptied).or_else(|| (*blank).clone());
    let Some(base) = kept.cloned().or(new) else {
        return all([head(site.text.shell.entry, None), para(site.text.saving.no_chance)]);
    };
    let desk =
        Desk { site: &site, evening: &evening, base: &base, kept, written: written.as_ref() };
    let entry = written.clone().unwrap_or_else(|| base.clone());
    let (before, onchange) = (evening.before().cloned(), desk.onchange(&pressed, &thrown));
    let form = html! { <NightForm {entry} base={base.clone()} {before} {onchange} /> };
    let form = html! {
        <fieldset class="two two--check" disabled={is_reader(&site)} aria-label={site.text.one_night.day}>{ form }</fieldset>
    };
    all([
        heading(&site, &evening, kept),
        not_saved(&site),
        doses(&desk, &dosing, &pressed),
        form,
        desk.date(&moved),
        desk.save(&moved, &pressed, *dosing),
        others(&site, &evening, &base),
        desk.more(&thrown),
    ])
}

fn heading(site: &Site, evening: &Evening, kept: Option<&Entry>) -> Html {
    let (say, night) = (&site.text.one_night, evening.night);
    let name = site.date(night.date(), DateForm::Whole);
    let under = match kept {
        None => {
            let is_more = evening.kept().is_some();
            let more = is_more.then(|| para(site.text.check_in.is_another));
            let later = (night != site.diary().tonight()).then(|| para(say.filling_in));
            Some(all([more.unwrap_or_default(), later.unwrap_or_default()]))
        }
        Some(entry) if entry.timing == Timing::Later => {
            let written = site.date(entry.written.local().date(), DateForm::WeekdayDayMonth);
            Some(para((say.written_on)(&written)))
        }
        Some(_) => None,
    };
    night_head(name, under.unwrap_or_default())
}

/// Something else of this night waits to be saved: two at once would be one too many for a draft.
fn unsaved(site: &Site, night: Night) -> Html {
    let say = &site.text.one_night;
    let name = site.date(night.date(), DateForm::Whole);
    let diary = site.diary();
    let onclick = Callback::from(move |_: MouseEvent| diary.open(Open::Night(night)));
    let go_on = html! {
        <a class="btn" href={Route::CheckIn.address()} {onclick}>{ tag("span", "", words(say.other_draft_do)) }</a>
    };
    let back = tag("p", "back", link(Route::Diary.address(), say.back));
    let content = all([
        tag_named("p", "lead", "other-draft", words(say.other_draft)),
        tag("p", "", go_on),
        back,
    ]);
    all([night_head(name, Html::default()), tag("div", "stack", content)])
}

/// The other entries of the night, with what tells them apart.
fn others(site: &Site, evening: &Evening, base: &Entry) -> Html {
    let say = &site.text.one_night;
    let others =
        evening.entries.iter().filter(|entry| entry.night == base.night && entry.id != base.id);
    let line = |entry: &Entry| {
        let (diary, open) = (site.diary(), Open::Entry(entry.night.month(), entry.id));
        let page = site.page().clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            diary.open(open);
            page.scroll_to_top();
            page.focus(HEADING);
        });
        let doses = entry.doses.iter().map(|record| dose_words(site, record));
        let said = doses.chain([summary(site, entry, &evening.lists)]);
        let said = said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ");
        let name = all([words(written_at(site, entry)), tag("small", "", words(said))]);
        tag(
            "li",
            "",
            html! { <button type="button" class="btn btn--tall" {onclick}>{ name }</button> },
        )
    };
    let lines: Vec<Html> = others.map(line).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let lines = html! { <ul role="list" class="stack">{ list(lines) }</ul> };
    tag("section", "section", all([tag("h2", "", words(say.others)), lines]))
}
