//! How the browser keeps what it keeps: whether it promised to, how full its room is, and everything read back.

use yew::prelude::*;

use super::section;
use crate::diary::Moment;
use crate::store::engine::{Health, Size};
use crate::store::{CROWDED, Counts, StorageError};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::Later;
use crate::ui::part::{Button, Glyph, all, button, icon, list, tag, tag_named, words};
use crate::ui::port::Promise;

/// What was found when everything was read back.
#[derive(Clone, Debug, PartialEq)]
enum ReadBack {
    NotYet,
    Going,
    Done(Moment, Box<Health>, Counts),
    Failed(StorageError),
}

/// The section on storage.
#[component]
pub(super) fn StorageSection() -> Html {
    let site = use_site();
    let promise = use_state_eq(Promise::default);
    let refused = use_state_eq(|| false);
    let read = use_state_eq(|| ReadBack::NotYet);
    let later = use_memo((), |()| Later::default());
    {
        let (device, promise) = (site.ports().device.clone(), promise.clone());
        use_effect_with((), move |()| {
            device.promise(Callback::from(move |found| promise.set(found)));
        });
    }
    let say = &site.text.data;
    let memory = site.diary().read(|engine| engine.is_in_memory());
    let first = if memory { in_memory(&site) } else { kept(&site, *promise) };
    let lines = all([first, room(&site), found(&site, &read)]);
    let can_ask = *promise == Promise::NotGiven && !memory;
    let ask = can_ask.then(|| ask(&site, &promise, &refused));
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
    let refused = if *refused { say.ask_refused } else { "" };
    let refused =
        html! { <p role="status" class="hint" data-testid="promise-said">{ refused }</p> };
    let acts = tag("div", "row", all([ask.unwrap_or_default(), button(again)]));
    let checks = html! { <ul class="checks" role="list">{ lines }</ul> };
    section(say.storage, [checks, refused, acts])
}

fn line(glyph: Glyph, testid: &'static str, title: String, what: String) -> Html {
    let words_ = all([tag("b", "", words(title)), tag("small", "", words(what))]);
    tag_named("li", "", testid, all([icon(glyph), tag("span", "", words_)]))
}

fn in_memory(site: &Site) -> Html {
    let say = &site.text.data;
    line(Glyph::Triangle, "promise", say.in_memory.to_owned(), say.in_memory_what.to_owned())
}

fn kept(site: &Site, promise: Promise) -> Html {
    let say = &site.text.data;
    let (glyph, title, what) = match promise {
        Promise::Given => (Glyph::Check, say.kept, say.kept_what),
        Promise::NotGiven => (Glyph::Info, say.not_kept, say.not_kept_what),
        Promise::Unknown => (Glyph::Info, say.kept_unknown, say.kept_unknown_what),
    };
    line(glyph, "promise", title.to_owned(), what.to_owned())
}

fn ask(site: &Site, promise: &UseStateHandle<Promise>, refused: &UseStateHandle<bool>) -> Html {
    let (device, promise, refused) =
        (site.ports().device.clone(), promise.clone(), refused.clone());
    let onpress = Callback::from(move |()| {
        let (promise, refused) = (promise.clone(), refused.clone());
        device.ask_for_promise(Callback::from(move |found| {
            refused.set(found != Promise::Given);
            promise.set(found);
        }));
    });
    let label = site.text.data.ask.into();
    button(Button { label, onpress, testid: Some("ask-promise"), ..Button::default() })
}

fn room(site: &Site) -> Html {
    let say = &site.text.data;
    let Ok(used) = site.diary().read(|engine| engine.size()) else { return Html::default() };
    let percent = used.percent();
    let glyph = if percent < CROWDED { Glyph::Check } else { Glyph::Triangle };
    let title = if percent < CROWDED { say.room_enough } else { say.room_short };
    let [before, after] = say.room_what;
    let what = [&megabytes(site, &used), before, &percent.to_string(), after].concat();
    line(glyph, "room", title.to_owned(), what)
}

/// Characters that are kept, as megabytes with one decimal.
fn megabytes(site: &Site, used: &Size) -> String {
    let tenths = u64::try_from(used.units / 100_000).unwrap_or(u64::MAX);
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
    let content = match read {
        ReadBack::NotYet => Html::default(),
        ReadBack::Going => line(Glyph::Info, "read", say.reading_back.to_owned(), String::new()),
        ReadBack::Failed(_) => {
            line(Glyph::Triangle, "read", say.unreadable.to_owned(), String::new())
        }
        ReadBack::Done(at, health, counts) => {
            let title = [say.read_at, &site.time(*at)].concat();
            let first = if health.unsound.is_empty() {
                let (nights, doses) =
                    (say.read_nights.of(counts.nights), say.read_doses.of(counts.doses));
                let what = [&nights, ", ", &doses, ": ", say.read_whole].concat();
                line(Glyph::Check, "read", title, what)
            } else {
                let what = say.read_damaged.of(health.unsound.len());
                line(Glyph::Triangle, "read", title, what)
            };
            let aside = (!health.damaged.is_empty()).then(|| {
                let title = say.aside.of(health.damaged.len());
                line(Glyph::Info, "aside", title, say.aside_what.to_owned())
            });
            list([Some(first), aside].into_iter().flatten().collect())
        }
    };
    let content = html! { <ul class="checks" role="list">{ content }</ul> };
    html! { <li class="checks__found"><div role="status">{ content }</div></li> }
}
