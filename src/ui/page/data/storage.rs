//! How the browser keeps what it keeps: whether it promised to, how full its room is, and everything read back.

use std::rc::Rc;

use yew::prelude::*;

use super::promise::{Told, ask, can_ask, kept, promised};
use super::section;
use crate::diary::Moment;
use crate::store::engine::{Health, Size};
use crate::store::{CROWDED, Counts, StorageError};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::Later;
use crate::ui::page::taking::part_name;
use crate::ui::part::{Button, Glyph, all, button, icon, tag, words};
use crate::ui::port::Promise;
use crate::ui::text::data::around;

/// What was found when everything was read back.
#[derive(Clone, Debug, PartialEq)]
enum ReadBack {
    NotYet,
    Going,
    Done(Moment, Box<Health>, Counts),
    Failed(StorageError),
}

/// The section on storage. What cannot be read is told without being asked for: it is read back once when the place is opened.
#[component]
pub(super) fn StorageSection() -> Html {
    let site = use_site();
    let read = use_state_eq(|| ReadBack::NotYet);
    let later = use_memo((), |()| Later::default());
    let diary = site.diary();
    // Each key is looked at for it.
    let size = use_memo(diary.state().version, move |_| diary.read(|engine| engine.size()).ok());
    {
        let (site, read, later) = (site.clone(), read.clone(), Rc::clone(&later));
        use_effect_with((), move |()| {
            let told = promised(&site).dispatcher();
            let stands = Callback::from(move |found| told.dispatch(Told::Stands(found)));
            site.ports().device.promise(stands);
            read_back(&site, &read, &later);
        });
    }
    let say = &site.text.data;
    let memory = site.diary().read(|engine| engine.is_in_memory());
    let first = if memory { in_memory(&site) } else { kept(&site) };
    let room = (*size).as_ref().map(|size| room(&site, size)).unwrap_or_default();
    let lines = html! { <ul class="checks" role="list">{ all([first, room]) }</ul> };
    let ask = if can_ask(&site) { ask(&site, say.ask, "ask-promise") } else { Html::default() };
    let found = html! { <div role="status">{ found(&site, &read) }</div> };
    let onpress = {
        let (site, read) = (site.clone(), read.clone());
        Callback::from(move |()| read_back(&site, &read, &later))
    };
    let again = Button {
        label: say.read_back.into(),
        onpress,
        testid: Some("read-back"),
        ..Button::default()
    };
    let answer = match promised(&site).asked {
        None => "",
        Some(Promise::Given) => say.ask_given,
        Some(Promise::NotGiven | Promise::Unknown) => say.ask_refused,
    };
    let answer = html! { <p role="status" class="hint" data-testid="promise-said">{ answer }</p> };
    section(say.storage, [lines, answer, found, tag("div", "row", all([ask, button(again)]))])
}

/// A line of what was found.
pub(super) struct Line {
    pub(super) glyph: Glyph,
    pub(super) testid: &'static str,
    pub(super) title: String,
    pub(super) what: String,
    /// The id, where it can be given the focus.
    pub(super) id: Option<&'static str>,
}

pub(super) fn line(given: Line) -> Html {
    let Line { glyph, testid, title, what, id } = given;
    let words_ = all([tag("b", "", words(title)), tag("small", "", words(what))]);
    let content = all([icon(glyph), tag("span", "", words_)]);
    html! { <li {id} tabindex={id.map(|_| "-1")} data-testid={testid}>{ content }</li> }
}

fn plain(glyph: Glyph, testid: &'static str, title: String, what: String) -> Html {
    line(Line { glyph, testid, title, what, id: None })
}

fn in_memory(site: &Site) -> Html {
    let say = &site.text.data;
    plain(Glyph::Triangle, "promise", say.in_memory.to_owned(), say.in_memory_what.to_owned())
}

fn room(site: &Site, kept: &Size) -> Html {
    let say = &site.text.data;
    let (glyph, title, then) = if kept.percent() < CROWDED {
        (Glyph::Check, say.room_enough, "")
    } else {
        (Glyph::Triangle, say.room_short, say.room_short_then)
    };
    // What is there is not nothing.
    let least = if kept.used() < TENTH { say.room_least } else { "" };
    let used = [least, &megabytes(site, kept.used().max(TENTH))].concat();
    let left = megabytes(site, kept.left());
    let [between, after] = say.room_what;
    let what = [used.as_str(), between, left.as_str(), after].concat();
    plain(glyph, "room", title.to_owned(), [what.as_str(), then].join(" ").trim_end().to_owned())
}

/// A tenth of a megabyte, in characters.
const TENTH: usize = 100_000;

/// So many characters as megabytes with one decimal.
fn megabytes(site: &Site, units: usize) -> String {
    let tenths = u64::try_from(units / TENTH).unwrap_or(u64::MAX);
    let number = crate::dose::Exact::decimal(tenths, 1).unwrap_or(crate::dose::Exact::whole(0));
    site.style.number(number).text
}

/// Says that it reads, and then reads everything.
fn read_back(site: &Site, read: &UseStateHandle<ReadBack>, later: &Later) {
    read.set(ReadBack::Going);
    let (site, read) = (site.clone(), read.clone());
    let page = site.page().clone();
    later.run(&page, move || {
        let diary = site.diary();
        let now = diary.now();
        let found = diary.read(|engine| Ok((engine.health()?, engine.counts()?)));
        read.set(match found {
            Ok((health, counts)) => ReadBack::Done(now, Box::new(health), counts),
            Err(error) => ReadBack::Failed(error),
        });
    });
}

fn found(site: &Site, read: &ReadBack) -> Html {
    let say = &site.text.data;
    let lines = match read {
        ReadBack::NotYet => return Html::default(),
        ReadBack::Going => plain(Glyph::Info, "read", say.reading_back.to_owned(), String::new()),
        ReadBack::Failed(_) => {
            plain(Glyph::Triangle, "read", say.unreadable.to_owned(), String::new())
        }
        ReadBack::Done(at, health, counts) => {
            all([told(site, *at, health, *counts), aside(site, health)])
        }
    };
    html! { <ul class="checks" role="list">{ lines }</ul> }
}

/// What could be read, and what could not.
fn told(site: &Site, at: Moment, health: &Health, counts: Counts) -> Html {
    let say = &site.text.data;
    let title = [say.read_at, &site.time(at)].concat();
    if !health.unsound.is_empty() {
        let names = names(site, health.unsound.iter().map(|(what, _)| what.name()));
        let what = say.read_damaged.of(health.unsound.len());
        return plain(Glyph::Triangle, "read", title, [what, names].join(" "));
    }
    let is_empty = site.diary().read(|engine| engine.keeps_anything()) == Ok(false);
    let what = if is_empty {
        say.read_nothing.to_owned()
    } else {
        let (nights, doses) = (say.read_nights.of(counts.nights), say.read_doses.of(counts.doses));
        [&nights, ", ", &doses, ": ", say.read_whole].concat()
    };
    plain(Glyph::Check, "read", title, what)
}

/// What is set aside.
fn aside(site: &Site, health: &Health) -> Html {
    let say = &site.text.data;
    let many = health.damaged.len().saturating_add(health.settings_aside);
    if many == 0 {
        return Html::default();
    }
    let settings = (health.settings_aside > 0).then(|| "settings".to_owned());
    let parts = health.damaged.iter().map(|damage| damage.what.name()).chain(settings);
    let what = around(say.aside_what, &names(site, parts));
    plain(Glyph::Info, "aside", say.aside.of(many), what)
}

/// The names of parts in the person's words, each once.
fn names(site: &Site, parts: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in parts.map(|part| part_name(site, &part)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
