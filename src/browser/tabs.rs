//! The other tabs of this app, by Web Locks and a broadcast channel, behind the user interface's port. It knows no diary.
//!
//! # How one tab is chosen
//!
//! The writer holds the lock as long as it lives; all others stand in the browser's queue for it. So a tab that is closed, or dies,
//! leaves the writing to the one that waits longest. Nobody ever takes the lock by force.
//!
//! A tab that wants to write says so with a number of its own. The writer saves, says to whom it hands over and at which generation,
//! lets go and stands at the end of the queue. Whoever comes before the one that was named is given the lock first, and passes it on
//! once by going to the end of the queue too. When the named one is gone, the lock comes round a second time, and stays.
//!
//! What another tab kept is in sight a moment after its lock is: so a tab that waited counts to fifty milliseconds before it writes.
//!
//! Said in the channel: `wish <number>`, `given <number> <generation>`, `wrote <generation>`.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::EventTarget;
use yew::Callback;

use super::listen::listen;
use super::script::{call, construct, get, global, object, pause, promise, set};
use crate::ui::port::{Guard, TabNews, Tabs};

const NAME: &str = "ldn-diary writer";
/// How long what another tab kept may be on its way, in milliseconds: 2 were enough wherever it was measured.
const ON_ITS_WAY: u32 = 50;

/// The tabs of this browser that show this app.
#[derive(Clone, Debug)]
pub struct BrowserTabs {
    name: &'static str,
    member: Rc<RefCell<Option<Rc<Member>>>>,
}

impl Default for BrowserTabs {
    fn default() -> Self {
        Self::named(NAME)
    }
}

impl BrowserTabs {
    /// The tabs that share the lock and the channel of this name.
    #[must_use]
    pub fn named(name: &'static str) -> Self {
        Self { name, member: Rc::default() }
    }

    fn member(&self) -> Option<Rc<Member>> {
        self.member.borrow().clone()
    }
}

impl Tabs for BrowserTabs {
    fn join(&self, told: Callback<TabNews>) -> Guard {
        let member = Rc::new(Member::new(self.name, told));
        *self.member.borrow_mut() = Some(Rc::clone(&member));
        let heard = member.listen();
        member.enter();
        let shared = Rc::clone(&self.member);
        Guard::new(move || {
            // First, so that nobody calls what is dropped then.
            member.leave();
            drop(heard);
            // Another may have joined through the same port since.
            let mut shared = shared.borrow_mut();
            if shared.as_ref().is_some_and(|now| Rc::ptr_eq(now, &member)) {
                *shared = None;
            }
        })
    }

    fn ask(&self) {
        if let Some(member) = self.member() {
            member.ask();
        }
    }

    fn announce(&self, generation: u64) {
        if let Some(member) = self.member() {
            member.announced.set(generation);
            member.say(&format!("wrote {generation}"));
        }
    }

    fn hand_over(&self, generation: u64) {
        if let Some(member) = self.member() {
            member.hand_over(generation);
        }
    }
}

/// Where a tab stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// In the queue, or not even there yet.
    Reads,
    /// It has the lock, and waits for what is on its way.
    Settles,
    /// It has the lock, and has been told.
    Writes,
}

/// This tab among the others.
#[derive(Debug)]
struct Member {
    name: &'static str,
    told: Callback<TabNews>,
    locks: Option<JsValue>,
    channel: Option<JsValue>,
    /// What it is called in the channel.
    number: String,
    stand: Cell<Stand>,
    /// The request for the lock that counts; what comes of an older one is let go at once.
    turn: Cell<u32>,
    /// The function that lets the lock go.
    release: RefCell<Option<JsValue>>,
    announced: Cell<u64>,
    /// Who was named by the writer before, when that is another tab.
    given: RefCell<Option<String>>,
    /// Who asked this tab to hand over.
    wish: RefCell<Option<String>>,
}

impl Member {
    fn new(name: &'static str, told: Callback<TabNews>) -> Self {
        // Tells the few tabs of one browser apart.
        let number = js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36);
        Self {
            name,
            told,
            locks: global("navigator").and_then(|navigator| get(&navigator, "locks")),
            channel: construct("BroadcastChannel", &[JsValue::from_str(name)]),
            number: number.map(String::from).unwrap_or_default(),
            stand: Cell::new(Stand::Reads),
            turn: Cell::new(0),
            release: RefCell::default(),
            announced: Cell::new(0),
            given: RefCell::default(),
            wish: RefCell::default(),
        }
    }

    fn tell(&self, news: TabNews) {
        self.told.emit(news);
    }

    fn say(&self, message: &str) {
        if let Some(channel) = &self.channel {
            // A closed channel has nobody who would hear.
            drop(call(channel, "postMessage", &[JsValue::from_str(message)]));
        }
    }

    /// Hears the others; that the page is left, so that the next one need not wait for the lock until the browser has forgotten this
    /// one; and its return from the browser's cache of left pages, where it has heard nothing.
    fn listen(self: &Rc<Self>) -> Guard {
        let member = Rc::downgrade(self);
        // Firefox may bring a message while it is busy with another.
        let hear = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let message = get(&event, "data").and_then(|data| data.as_string());
            if let (Some(member), Some(message)) = (member.upgrade(), message) {
                member.hear(&message);
            }
        });
        if let Some(channel) = &self.channel {
            set(channel, "onmessage", hear.as_ref());
        }
        let member = Rc::downgrade(self);
        let back = js_sys::global().dyn_ref::<EventTarget>().map(|page| {
            listen(page, "pageshow", move |event| {
                if get(event, "persisted").is_some_and(|persisted| persisted.is_truthy())
                    && let Some(member) = member.upgrade()
                {
                    member.come_back();
                }
            })
        });
        let member = Rc::downgrade(self);
        let left = js_sys::global().dyn_ref::<EventTarget>().map(|page| {
            listen(page, "pagehide", move |_| {
                if let Some(member) = member.upgrade() {
                    member.turn.set(member.turn.get().wrapping_add(1));
                    member.let_go();
                }
            })
        });
        let channel = self.channel.clone();
        Guard::new(move || {
            if let Some(channel) = &channel {
                set(channel, "onmessage", &JsValue::NULL);
            }
            drop((hear, back, left));
        })
    }

    fn hear(self: &Rc<Self>, message: &str) {
        let mut words = message.split(' ');
        let (what, mut word) = (words.next(), || words.next().unwrap_or_default());
        match what {
            Some("wish") => self.hear_wish(word()),
            Some("given") => {
                let to = word();
                // Handed over to nobody in particular, the lock is for whoever comes first.
                *self.given.borrow_mut() =
                    (!to.is_empty() && to != self.number).then(|| to.to_owned());
                self.hear_generation(word());
            }
            Some("wrote") => {
                self.given.take();
                self.hear_generation(word());
            }
            // A newer version of the app may say more.
            _ => {}
        }
    }

    fn hear_wish(&self, from: &str) {
        if self.stand.get() == Stand::Reads {
            return;
        }
        *self.wish.borrow_mut() = Some(from.to_owned());
        if self.stand.get() == Stand::Writes {
            self.tell(TabNews::Wanted);
        }
    }

    fn hear_generation(&self, word: &str) {
        if let Ok(generation) = word.parse() {
            self.announced.set(generation);
            self.tell(TabNews::Wrote(generation));
        }
    }

    /// Takes the lock if it is free, or else stands in the queue.
    fn enter(self: &Rc<Self>) {
        if self.locks.is_none() || self.channel.is_none() {
            return self.write_alone();
        }
        self.request(&object(&[("ifAvailable", JsValue::TRUE)]), |member, lock| {
            if lock.is_null() {
                member.tell(TabNews::MayRead);
                member.queue();
                return JsValue::UNDEFINED;
            }
            let held = member.hold();
            member.write(0);
            held
        });
    }

    fn queue(self: &Rc<Self>) {
        self.request(&object(&[]), |member, _lock| {
            let held = member.hold();
            spawn_local(settle(Rc::downgrade(member), member.turn.get()));
            held
        });
    }

    /// Asks for the lock anew: what was asked before counts no more. Where the browser refuses to answer this tab writes, as where
    /// there are no locks.
    fn request(self: &Rc<Self>, options: &JsValue, got: fn(&Rc<Self>, JsValue) -> JsValue) {
        let Some(locks) = &self.locks else { return };
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        let member = Rc::downgrade(self);
        let given = Closure::once_into_js(move |lock| match at(&member, turn) {
            Some(member) => got(&member, lock),
            None => JsValue::UNDEFINED,
        });
        let asked = call(locks, "request", &[JsValue::from_str(self.name), options.clone(), given]);
        let member = Rc::downgrade(self);
        spawn_local(async move {
            let refused = match asked {
                Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_err(),
                Err(_thrown) => true,
            };
            if let Some(member) = at(&member, turn).filter(|_| refused) {
                member.write_alone();
            }
        });
    }

    /// The promise for whose life the lock is held.
    fn hold(&self) -> JsValue {
        self.stand.set(Stand::Settles);
        let held = promise(|resolve, _| *self.release.borrow_mut() = Some(resolve));
        held.into()
    }

    fn write(&self, announced: u64) {
        self.stand.set(Stand::Writes);
        self.tell(TabNews::MayWrite(announced));
        if self.wish.borrow().is_some() {
            self.tell(TabNews::Wanted);
        }
    }

    fn write_alone(&self) {
        if self.stand.get() == Stand::Reads {
            self.write(self.announced.get());
        }
    }

    fn let_go(&self) {
        self.stand.set(Stand::Reads);
        self.wish.take();
        let release = self.release.take();
        if let Some(release) = release {
            // The function of a promise; it takes nothing and throws nothing.
            drop(call(&release, "call", &[]));
        }
    }

    fn ask(&self) {
        match self.stand.get() {
            Stand::Reads => self.say(&format!("wish {}", self.number)),
            Stand::Settles => {}
            // It could not when it was told; perhaps it can now.
            Stand::Writes => self.tell(TabNews::MayWrite(self.announced.get())),
        }
    }

    fn hand_over(self: &Rc<Self>, generation: u64) {
        if self.stand.get() != Stand::Writes || self.release.borrow().is_none() {
            return;
        }
        self.announced.set(generation);
        let to = self.wish.take().unwrap_or_default();
        self.say(&format!("given {to} {generation}"));
        self.let_go();
        self.queue();
    }

    fn come_back(self: &Rc<Self>) {
        if self.locks.is_none() || self.channel.is_none() {
            return;
        }
        self.let_go();
        self.tell(TabNews::MayRead);
        self.tell(TabNews::Wrote(self.announced.get()));
        self.queue();
    }

    fn leave(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.let_go();
        if let Some(channel) = &self.channel {
            drop(call(channel, "close", &[]));
        }
    }
}

/// The tab, if this is still its turn.
fn at(member: &Weak<Member>, turn: u32) -> Option<Rc<Member>> {
    member.upgrade().filter(|member| member.turn.get() == turn)
}

/// After the lock was got: waits for what is on its way, and then writes, or passes the lock on to the one that was named.
async fn settle(member: Weak<Member>, turn: u32) {
    // Only rejected where there are no timers, and then there is nothing to wait with.
    drop(JsFuture::from(pause(ON_ITS_WAY)).await);
    let Some(member) = at(&member, turn) else { return };
    let passes = member.given.take().is_some();
    if passes {
        member.let_go();
        member.queue();
    } else {
        member.write(member.announced.get());
    }
}
