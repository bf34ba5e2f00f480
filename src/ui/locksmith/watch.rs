//! Locking by itself when nobody touches the page. It knows the clock and the lock, and no page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::Locksmith;
use crate::diary::Moment;
use crate::ui::context::use_site;

/// How often it is looked whether to lock, in milliseconds.
const LOOK_EVERY: u32 = 20_000;

/// What locks the diary when nobody touches the page, for as long as it is on the page. Only when the code of the seal is there.
#[inline(never)] // so that the build can split it off
pub(in crate::ui) fn watch() -> Html {
    html! { <Watch /> }
}

#[component]
fn Watch() -> Html {
    let site = use_site();
    let (smith, diary) = (Locksmith::of(&site), site.diary());
    let is_open = diary.read(|engine| engine.is_sealed() && !engine.is_locked());
    let touched = use_mut_ref(|| diary.now());
    let looks = use_state(|| 0_u32);
    {
        let (smith, touched, page) = (smith.clone(), Rc::clone(&touched), site.page().clone());
        use_effect_with(is_open, move |is_open| {
            let guard = is_open.then(|| {
                touched.replace(smith.diary.now());
                page.on_touched(Callback::from(move |()| look(&smith, &touched, Look::Touched)))
            });
            move || drop(guard)
        });
    }
    {
        let (smith, touched, page) = (smith.clone(), touched, site.page().clone());
        use_effect_with((is_open, *looks), move |(is_open, _)| {
            let guard = is_open.then(|| {
                let ring = Callback::from(move |()| {
                    look(&smith, &touched, Look::Idle);
                    looks.set(looks.wrapping_add(1));
                });
                page.after(LOOK_EVERY, ring)
            });
            move || drop(guard)
        });
    }
    {
        // The journal has answered once more, the tab began to write, or the diary changed: now it is known whether a key is used.
        let state = (diary.state().woken, diary.state().tab, diary.state().version);
        let left = use_mut_ref(|| smith.unused());
        use_effect_with(state, move |_| {
            let mut left = left.borrow_mut();
            if diary.read(|engine| engine.is_sealed()) {
                // By one of these, maybe.
                left.clear();
            } else if !left.is_empty() && smith.drop_unused(&left) {
                left.clear();
            }
        });
    }
    Html::default()
}

/// Why it is looked whether to lock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Touched,
    Idle,
}

/// Locks when it is time. A phone stops the clocks of a page that is not in sight: so a touch looks first, and counts only then.
fn look(smith: &Locksmith, touched: &RefCell<Moment>, why: Look) {
    let now = smith.diary.now();
    let due = smith.lock_after().is_due(*touched.borrow(), now);
    if due && !smith.has_unkept() {
        smith.lock();
    } else if why == Look::Touched {
        touched.replace(now);
    }
}
