//! The Diary place: the month at a glance, the list of nights with its search, relapse records, and what could not be read.

mod banner;
mod calendar;
mod day;
mod filters;
mod jump;
mod night;
mod nights;
mod relapses;
mod walking;

use yew::prelude::*;

use self::banner::banner;
use self::calendar::calendar;
use self::nights::{NIGHTS, nights};
use self::relapses::relapses;
use self::walking::{Asked, Pace, use_walk};
use crate::diary::{Month, Symptom};
use crate::store::{Engine, Lists};
use crate::ui::context::{Site, use_site};
use crate::ui::page::saving::changed;
use crate::ui::part::{all, list, para, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::browse::{Filter, Hunt, Walk};
use crate::ui::state::{Browse, BrowseAction, Deed};

/// Month and nights.
#[inline(never)] // so that the build can split it off
pub fn diary_page(_site: &Site) -> Html {
    html! { <Diary /> }
}

/// What the pieces of the place look at: read once for each rendering.
struct Look<'a> {
    site: &'a Site,
    lists: Lists,
    browse: &'a Browse,
    /// The month of tonight.
    now: Month,
}

impl Look<'_> {
    /// The symptom that the bars of the calendar show.
    fn symptom(&self) -> Option<crate::diary::Id<Symptom>> {
        self.browse.bars(&self.lists.symptoms)
    }

    /// Does something to what the place shows.
    fn act<E: 'static>(&self, action: impl Fn(E) -> BrowseAction + 'static) -> Callback<E> {
        let browse = self.site.browse().dispatcher();
        Callback::from(move |event| browse.dispatch(action(event)))
    }

    /// What a button does that is gone by it: the focus goes to the element with this id.
    fn leads_to(&self, id: &'static str, act: &Callback<()>) -> Callback<()> {
        let (act, page) = (act.clone(), self.site.page().clone());
        Callback::from(move |()| {
            act.emit(());
            page.focus_next(id);
        })
    }
}

#[component]
fn Diary() -> Html {
    let site = use_site();
    let browse = Browse::clone(&site.browse());
    {
        let browse = site.browse().dispatcher();
        use_effect_with((), move |()| browse.dispatch(BrowseAction::Back));
    }
    let everything = Asked { hunt: Hunt::default(), until: None, need: None, pace: Pace::AtOnce };
    let census = use_walk(&site, everything).walk;
    let hunt = browse.filter.hunt();
    let plain = hunt == Hunt::default();
    let asked = Asked {
        hunt,
        until: browse.until,
        // A search goes to its end, so that what was found can be counted; the list alone does not.
        need: plain.then_some((browse.shown, browse.picked)),
        pace: if browse.filter.words.is_empty() { Pace::AtOnce } else { Pace::AfterTyping },
    };
    let found = use_walk(&site, asked);
    let look = Look {
        site: &site,
        lists: site.diary().read(|engine| engine.lists()),
        browse: &browse,
        now: site.diary().tonight().month(),
    };
    let count = site.diary().read(Engine::relapses).relapses.len();
    let month =
        html! { <section aria-labelledby="month">{ calendar(&look) }{ relapses(&look) }</section> };
    // The last night that was deleted leaves its way back.
    let is_empty = census.is_over() && census.nights() == 0 && nights::deleted(&look).is_none();
    let nights = if is_empty && plain { start(&site) } else { nights(&look, &found) };
    let time = html! { <section aria-labelledby={NIGHTS}>{ nights }</section> };
    all([
        place_head(&site, &census, count, &browse),
        saved(&site, &browse),
        banner(&site, &census),
        tag("div", "two two--diary", list(vec![month, time])),
    ])
}

/// What was just saved on the page of a night, how it stands and its way back; and what is not saved.
fn saved(site: &Site, browse: &Browse) -> Html {
    let is_last = browse.saved == Some(site.diary().state().change.0);
    changed(site, |deed| {
        let Deed::Night(night) = deed else { return None };
        let date = site.date(night.date(), DateForm::WeekdayDayMonth);
        is_last.then(|| (site.text.nights.recorded)(&date).into())
    })
}

/// The head with what the diary holds.
fn place_head(site: &Site, census: &Walk, relapses: usize, browse: &Browse) -> Html {
    let say = &site.text.diary;
    let count = if census.is_over() {
        (say.count)(census.nights(), relapses)
    } else {
        say.counting.to_owned()
    };
    let search = if browse.filter == Filter::default() { "" } else { site.text.nights.only_found };
    let count = tag_named("p", "", "diary-count", words([&count, search].concat()));
    let title = html! { <h1 id={HEADING} tabindex="-1">{ site.text.shell.diary }</h1> };
    tag("header", "head", all([title, count]))
}

/// What stands in the place of the nights before there is one.
fn start(site: &Site) -> Html {
    let say = &site.text.diary;
    let link = html! {
        <a class="btn" href={Route::Tonight.address()}>{ tag("span", "", words(say.to_tonight)) }</a>
    };
    let title = html! { <h2 id={NIGHTS} tabindex="-1">{ say.empty }</h2> };
    let content = all([title, para(say.empty_then), tag("p", "acts", link)]);
    tag_named("div", "stack", "diary-empty", content)
}
