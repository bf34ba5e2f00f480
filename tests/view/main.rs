//! Pages and parts rendered natively to text, on the memory twins of the ports. What only a browser does is not tested here.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::expect_used, clippy::panic, reason = "a helper that cannot go on fails its test")]

mod bottles;
mod bring_in;
mod calendar;
mod calendar_file;
mod data;
mod diary;
mod dose;
mod dose_card;
mod draws;
mod drops;
mod due;
mod fills;
mod gates;
mod guard;
mod labels;
mod ladder;
mod learn;
mod lists;
mod makers;
mod messages;
mod one_more;
mod parts;
mod passed;
mod passphrase;
mod passphrase_changed;
mod payloads;
mod plan;
#[path = "../common/planted.rs"]
mod planted;
mod relapse;
mod remarks;
mod report;
mod restore;
mod settings;
mod shell;
mod steps;
mod taken;
mod tonight;
mod trends;
mod unread;
mod unrecorded;
mod visit;
#[path = "../common/years.rs"]
mod years;

use std::rc::Rc;

use ldn_diary::store::{Engine, EnginePorts, KeyValue, MemoryStore, Open, Role};
use ldn_diary::ui::context::{Frame, FrameProps};
use ldn_diary::ui::port::{MemoryPage, PagePort, Ports};
use ldn_diary::ui::{App, AppProps};
use yew::prelude::*;

/// Ports with this store, on a page that was opened at this hash.
fn ports(hash: &str, store: MemoryStore) -> Ports {
    Ports {
        store: Rc::new(store),
        page: PagePort(Rc::new(MemoryPage::at(hash))),
        ..Ports::in_memory()
    }
}

/// The whole app as text.
async fn app(hash: &str, store: MemoryStore) -> String {
    app_on(ports(hash, store)).await
}

/// The whole app on these ports, as text.
async fn app_on(ports: Ports) -> String {
    let props = AppProps { ports };
    yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await
}

/// A piece as text, inside the frame that gives pages their contexts.
async fn piece(children: Html) -> String {
    let props = FrameProps { ports: Ports::in_memory(), children };
    yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
}

/// A store that holds one text.
fn store_with(key: &str, text: &str) -> MemoryStore {
    let store = MemoryStore::default();
    store.set(key, text).expect("memory has room");
    store
}

/// The diary that these ports keep, to be written to in clear.
fn engine(ports: &Ports) -> Engine {
    let ports = EnginePorts {
        store: Rc::clone(&ports.store),
        journal: Rc::clone(&ports.journal),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    Engine::open(ports, Role::Writer(1))
}

/// A store as it is once this was done to an empty diary.
fn kept_after(change: impl FnOnce(&mut Engine)) -> MemoryStore {
    let store = Rc::new(MemoryStore::default());
    change(&mut engine(&Ports { store: Rc::<MemoryStore>::clone(&store), ..Ports::in_memory() }));
    MemoryStore::holding(store.contents())
}

/// How often `what` stands in `page`.
fn count(page: &str, what: &str) -> usize {
    page.matches(what).count()
}

/// The first opening tag that contains `what`; the order of attributes is the renderer's business.
fn tag<'a>(page: &'a str, what: &str) -> &'a str {
    let tags = page.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    tags.into_iter()
        .find(|tag| tag.contains(what))
        .unwrap_or_else(|| panic!("no tag with {what} in {page}"))
}

/// What stands from this test id on, up to the first such end.
fn part<'a>(page: &'a str, id: &str, end: &str) -> &'a str {
    let mark = format!("data-testid=\"{id}\"");
    let from = page.split(mark.as_str()).nth(1).unwrap_or_else(|| panic!("no {id} in {page}"));
    from.split(end).next().expect("its end")
}

/// Five months up to 23 November in which it is known what changed.
fn five_months() -> planted::Planted {
    let last = ldn_diary::diary::Night::ymd(2026, 11, 23).expect("a night");
    planted::planted(7, last, 147)
}

/// Ports with this store, on a page that was opened at this hash on the evening of 24 November.
fn that_evening(hash: &str, store: MemoryStore) -> Ports {
    let clock = Rc::new(ldn_diary::ui::port::MemoryClock::at(tonight::at(24, 21, 0)));
    Ports { clock, ..ports(hash, store) }
}
