//! What the Trends place costs in a real browser with ten years of nights, a plan, missed doses and relapse records: opened, until the last
//! piece of its pictures and tables is on the page, and drawn anew for all nights; beside one year and beside one frame of a screen. Layout
//! and paint, which are the browser's own, are not in it.

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::Promise;
use ldn_diary::diary::Night;
use ldn_diary::store::{MemoryJournal, MemoryStore};
use ldn_diary::ui::port::{MemoryClock, NoTabs, Ports};
use ldn_diary::{browser, ui};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::{now, planted};

/// How often each diary is shown.
const ROUNDS: usize = 4;
/// One frame of a screen that shows sixty a second, in milliseconds.
const FRAME: f64 = 1000.0 / 60.0;

/// Notes when the app last changed anything of the page.
const WATCH: &str = "
    window.changed = performance.now();
    window.watching = new MutationObserver(() => { window.changed = performance.now(); });
    window.watching.observe(document.getElementById('app'), { subtree: true, childList: true, attributes: true, characterData: true })";

/// Milliseconds, the least of all rounds.
#[derive(Clone, Copy)]
struct Costs {
    opened: f64,
    drawn: f64,
}

#[wasm_bindgen_test]
async fn trends_of_ten_years() {
    let last = Night::ymd(2026, 11, 23).unwrap();
    let diaries = [365, 3650].map(|nights| {
        let planted = planted::planted(7, last, nights);
        planted::kept(planted).contents()
    });
    let mut costs = [Costs { opened: f64::MAX, drawn: f64::MAX }; 2];
    for _ in 0..ROUNDS {
        for (best, kept) in costs.iter_mut().zip(&diaries) {
            let Costs { opened, drawn } = costs_of(kept).await;
            *best = Costs { opened: best.opened.min(opened), drawn: best.drawn.min(drawn) };
        }
    }
    let [one, ten] = costs;
    let line = |what: &str, ratio: f64| console_log!("{:10}{what:56}{ratio:>8.2}", "Trends");
    line("opening, 10 years ÷ 1 year", ten.opened / one.opened);
    line("opening, 10 years ÷ one frame", ten.opened / FRAME);
    line("drawing all nights, 10 years ÷ 1 year", ten.drawn / one.drawn);
    line("drawing all nights, 10 years ÷ one frame", ten.drawn / FRAME);
}

/// Opens the app on a diary at Trends, has it draw one week, and then all nights.
async fn costs_of(kept: &BTreeMap<String, String>) -> Costs {
    js("document.body.insertAdjacentHTML('beforeend', '<div id=app></div>')");
    js("history.replaceState(null, '', '#/trends')");
    js(WATCH);
    let (ports, root) = browser::open().unwrap();
    let ports = Ports {
        store: Rc::new(MemoryStore::holding(kept.clone())),
        journal: Rc::new(MemoryJournal::default()),
        clock: Rc::new(MemoryClock::default()),
        tabs: Rc::new(NoTabs),
        ..ports
    };
    let start = now();
    let app = yew::Renderer::<ui::App>::with_root_and_props(root, ui::AppProps { ports }).render();
    let opened = last_change().await - start;
    choose("1 week");
    last_change().await;
    let start = now();
    choose("All");
    let drawn = last_change().await - start;
    for part in ["[data-testid=numbers]", "[data-testid=steps]", ".trend svg"] {
        let is_there = js(&format!("document.querySelector('#app {part}') !== null")).as_bool();
        assert_eq!(is_there, Some(true), "{part} was not drawn");
    }
    app.destroy();
    js("window.watching.disconnect(); document.getElementById('app').remove()");
    js("history.replaceState(null, '', location.pathname + location.search)");
    Costs { opened, drawn }
}

/// Chooses how far back Trends looks.
fn choose(period: &str) {
    js(&format!(
        "[...document.querySelectorAll('#app .seg label')].find((one) => one.textContent.replace(/\\s+/g, ' ').trim() === '{period}').click()"
    ));
}

/// When the app last changed the page, once it has not for many turns of the browser: what it does in pieces leaves a turn in between.
async fn last_change() -> f64 {
    let changed = || js("window.changed").as_f64().unwrap();
    let (mut last, mut still) = (changed(), 0);
    while still < 12 {
        JsFuture::from(Promise::from(js("new Promise((done) => setTimeout(done, 25))")))
            .await
            .unwrap();
        still = if changed() > last { 0 } else { still + 1 };
        last = changed();
    }
    last
}

fn js(code: &str) -> JsValue {
    js_sys::eval(code).unwrap()
}
