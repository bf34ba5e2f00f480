//! Several tabs: one writes and the others read, and the writing goes from one to another without being lost or taken.
//!
//! The tabs stand in one page; locks and channels do not know the difference. What only a page of its own can do, a frame does.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ldn_diary::browser::BrowserTabs;
use ldn_diary::ui::port::TabNews::{self, MayRead, MayWrite, Wanted, Wrote};
use ldn_diary::ui::port::{Guard, Tabs};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::{js, until, wait};

/// A tab as the app makes one: it hands over when that is wanted, at the generation that it is at.
struct Tab {
    tabs: Rc<BrowserTabs>,
    heard: Rc<RefCell<Vec<TabNews>>>,
    generation: Rc<Cell<u64>>,
    guard: Option<Guard>,
}

impl Tab {
    fn open(name: &'static str) -> Self {
        let tabs = Rc::new(BrowserTabs::named(name));
        let (heard, generation) = (Rc::new(RefCell::new(Vec::new())), Rc::new(Cell::new(0)));
        let told = {
            let (tabs, heard, generation) =
                (Rc::clone(&tabs), Rc::clone(&heard), Rc::clone(&generation));
            Callback::from(move |news| {
                heard.borrow_mut().push(news);
                match news {
                    Wanted => tabs.hand_over(generation.get()),
                    MayWrite(announced) | Wrote(announced) => generation.set(announced),
                    MayRead => {}
                }
            })
        };
        let guard = Some(tabs.join(told));
        Self { tabs, heard, generation, guard }
    }

    fn heard(&self) -> Vec<TabNews> {
        self.heard.borrow().clone()
    }

    /// Waits for this to be heard last, and takes all that was heard.
    async fn hears(&self, last: TabNews) -> Vec<TabNews> {
        until(|| self.heard.borrow().last() == Some(&last)).await;
        let heard = self.heard.take();
        assert_eq!(heard.last(), Some(&last), "{heard:?}");
        heard
    }

    fn write(&self) {
        self.generation.set(self.generation.get() + 1);
        self.tabs.announce(self.generation.get());
    }

    fn close(&mut self) {
        self.guard = None;
    }
}

/// How many hold the lock and how many wait for it.
async fn queue(name: &str) -> (usize, usize) {
    let count = crate::resolved(&format!(
        "navigator.locks.query().then((all) => ['held', 'pending'].map((what) => all[what].filter((lock) => lock.name === '{name}').length).join(' '))"
    ))
    .await;
    let count = count.as_string().expect("two numbers");
    let (held, waiting) = count.split_once(' ').expect("two numbers");
    (held.parse().expect("a number"), waiting.parse().expect("a number"))
}

#[wasm_bindgen_test]
async fn the_first_writes_at_once_the_next_reads_and_hears_what_was_written() {
    let first = Tab::open("test one");
    assert_eq!(first.hears(MayWrite(0)).await, [MayWrite(0)]);
    let second = Tab::open("test one");
    assert_eq!(second.hears(MayRead).await, [MayRead]);
    first.write();
    first.write();
    assert_eq!(second.hears(Wrote(2)).await, [Wrote(1), Wrote(2)]);
    assert_eq!(first.heard(), [], "nobody hears of itself");
}

#[wasm_bindgen_test]
async fn who_asks_is_given_the_writing_at_the_generation_announced_and_it_stays_there() {
    let (first, second) = (Tab::open("test ask"), Tab::open("test ask"));
    second.hears(MayRead).await;
    first.hears(MayWrite(0)).await;
    first.generation.set(41);
    first.write();
    second.hears(Wrote(42)).await;
    second.tabs.ask();
    assert_eq!(second.hears(MayWrite(42)).await, [Wrote(42), MayWrite(42)]);
    assert_eq!(first.hears(Wanted).await, [Wanted]);
    wait(300).await;
    assert_eq!((first.heard(), second.heard()), (vec![], vec![]), "nobody asked again");
    assert_eq!(queue("test ask").await, (1, 1), "the one that handed over waits");
    first.tabs.ask();
    first.hears(MayWrite(42)).await;
}

#[wasm_bindgen_test]
async fn a_hundred_times_to_and_fro_there_is_one_writer_and_no_generation_is_lost() {
    let tabs = [Tab::open("test hundred"), Tab::open("test hundred")];
    tabs[1].hears(MayRead).await;
    tabs[0].hears(MayWrite(0)).await;
    for turn in 1..=100 {
        let (writer, reader) = (&tabs[(turn + 1) % 2], &tabs[turn % 2]);
        let generation = u64::try_from(turn).expect("small");
        writer.write();
        reader.tabs.ask();
        reader.hears(MayWrite(generation)).await;
        assert_eq!(writer.hears(Wanted).await, [Wanted]);
    }
}

#[wasm_bindgen_test]
async fn of_four_the_one_that_asked_is_given_it_though_others_wait_longer() {
    let name = "test four";
    let tabs: Vec<Tab> = (0..4).map(|_| Tab::open(name)).collect();
    tabs[0].hears(MayWrite(0)).await;
    for reader in &tabs[1..] {
        reader.hears(MayRead).await;
    }
    tabs[0].write();
    tabs[3].hears(Wrote(1)).await;
    tabs[3].tabs.ask();
    tabs[3].hears(MayWrite(1)).await;
    wait(300).await;
    for (place, tab) in tabs.iter().enumerate() {
        assert!(!tab.heard().iter().any(|news| matches!(news, MayWrite(_))), "tab {place}");
    }
    assert_eq!(queue(name).await, (1, 3), "all others wait");
}

#[wasm_bindgen_test]
async fn when_the_writer_is_closed_the_one_that_waits_longest_writes_by_itself() {
    let (mut first, mut second, third) =
        (Tab::open("test close"), Tab::open("test close"), Tab::open("test close"));
    first.hears(MayWrite(0)).await;
    first.write();
    third.hears(Wrote(1)).await;
    first.close();
    assert_eq!(second.hears(MayWrite(1)).await, [MayRead, Wrote(1), MayWrite(1)]);
    wait(100).await;
    assert_eq!(third.heard(), []);
    second.close();
    third.hears(MayWrite(1)).await;
    assert_eq!(queue("test close").await, (1, 0));
}

#[wasm_bindgen_test]
async fn a_reader_that_is_closed_while_it_waits_holds_nobody_up() {
    let (mut first, mut second, third) =
        (Tab::open("test gone"), Tab::open("test gone"), Tab::open("test gone"));
    first.hears(MayWrite(0)).await;
    second.hears(MayRead).await;
    third.hears(MayRead).await;
    second.close();
    first.close();
    third.hears(MayWrite(0)).await;
    assert_eq!(second.heard(), [], "it is closed");
}

#[wasm_bindgen_test]
async fn when_the_one_that_asked_is_gone_the_writing_comes_round() {
    let (first, mut second, third) =
        (Tab::open("test dead"), Tab::open("test dead"), Tab::open("test dead"));
    first.hears(MayWrite(0)).await;
    second.hears(MayRead).await;
    third.hears(MayRead).await;
    second.close();
    // A wish of somebody who is not in the queue, as of a page that was left just now.
    js(
        "{ const channel = new BroadcastChannel('test dead'); channel.postMessage('wish nobody'); }",
    );
    until(|| first.heard().len() > 1).await;
    assert_eq!(first.heard(), [Wanted, MayWrite(0)], "it comes round, though not to the next");
    wait(200).await;
    assert_eq!(third.heard(), [Wrote(0)]);
    assert_eq!(queue("test dead").await, (1, 1));
}

#[wasm_bindgen_test]
async fn a_page_that_dies_leaves_the_writing_to_the_next() {
    js(r"
        document.body.insertAdjacentHTML('beforeend', '<iframe id=dying></iframe>');
        document.getElementById('dying').contentWindow.eval(`
            navigator.locks.request('test dying', () => new Promise(() => { parent.dying = true; }));
        `)");
    until(|| js("window.dying === true").as_bool() == Some(true)).await;
    let tab = Tab::open("test dying");
    assert_eq!(tab.hears(MayRead).await, [MayRead]);
    wait(100).await;
    assert_eq!(tab.heard(), [], "the lock is not taken by force");
    js("document.getElementById('dying').remove()");
    assert_eq!(tab.hears(MayWrite(0)).await, [MayWrite(0)]);
}

#[wasm_bindgen_test]
async fn two_that_ask_at_once_both_come_to_write_one_after_the_other_or_ask_again() {
    let (first, second, third) =
        (Tab::open("test both"), Tab::open("test both"), Tab::open("test both"));
    first.hears(MayWrite(0)).await;
    second.hears(MayRead).await;
    third.hears(MayRead).await;
    second.tabs.ask();
    third.tabs.ask();
    wait(600).await;
    let writers = |tab: &Tab| tab.heard().iter().any(|news| matches!(news, MayWrite(_)));
    assert!(writers(&second) || writers(&third), "one was given it");
    assert_eq!(queue("test both").await, (1, 2), "and one has it");
}

#[wasm_bindgen_test]
async fn a_page_that_comes_back_from_the_cache_of_left_pages_asks_and_reads_anew() {
    let tab = Tab::open("test back");
    tab.hears(MayWrite(0)).await;
    js("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))");
    wait(100).await;
    assert_eq!(tab.heard(), [], "a page that is shown first has lost nothing");
    js("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    assert_eq!(tab.hears(MayWrite(0)).await, [MayRead, Wrote(0), MayWrite(0)]);
    assert_eq!(queue("test back").await, (1, 0));
}

/// Firefox now and then kept the lock of a page that was left: the next page said that another tab was writing.
#[wasm_bindgen_test]
async fn a_page_that_is_left_lets_the_lock_go_and_has_it_again_when_it_comes_back() {
    let tab = Tab::open("test left");
    tab.hears(MayWrite(0)).await;
    js("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    wait(100).await;
    assert_eq!(queue("test left").await, (0, 0), "nobody holds it or waits");
    js("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    assert_eq!(tab.hears(MayWrite(0)).await, [MayRead, Wrote(0), MayWrite(0)]);
    assert_eq!(queue("test left").await, (1, 0));
}

#[wasm_bindgen_test]
async fn asking_while_it_holds_the_lock_tells_it_again() {
    let tab = Tab::open("test again");
    tab.hears(MayWrite(0)).await;
    tab.tabs.ask();
    assert_eq!(tab.heard(), [MayWrite(0)]);
}

#[wasm_bindgen_test]
async fn without_locks_or_channels_it_writes_at_once() {
    let locks = |value: &str| {
        js(&format!(
            "Object.defineProperty(navigator, 'locks', {{ configurable: true, value: {value} }})"
        ));
    };
    locks("undefined");
    let none = Tab::open("test none");
    assert_eq!(none.heard(), [MayWrite(0)]);
    for refusing in [
        "{ request() { throw new DOMException('no', 'SecurityError') } }",
        "{ request: () => Promise.reject(new DOMException('no', 'SecurityError')) }",
    ] {
        locks(refusing);
        let refused = Tab::open("test none");
        refused.hears(MayWrite(0)).await;
        refused.tabs.hand_over(1);
        refused.tabs.ask();
    }
    js(
        "delete navigator.locks; window.Channel = BroadcastChannel; window.BroadcastChannel = undefined",
    );
    let unheard = Tab::open("test none");
    js("window.BroadcastChannel = window.Channel");
    assert_eq!(unheard.heard(), [MayWrite(0)]);
    unheard.tabs.announce(1);
}

#[wasm_bindgen_test]
async fn what_other_programs_say_in_the_channel_is_no_news() {
    let tab = Tab::open("test noise");
    tab.hears(MayWrite(0)).await;
    js(r"{
        const channel = new BroadcastChannel('test noise');
        for (const said of [7, null, {}, '', 'wrote', 'wrote x', 'wrote -1', 'given', 'given a', 'later 5', 'wrote 99999999999999999999']) channel.postMessage(said);
    }");
    wait(100).await;
    assert_eq!(tab.heard(), []);
}
