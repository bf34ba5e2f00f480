//! Walks over the diary for the Diary place: some months at a time, with a pause for the page in between.

use std::rc::Rc;

use yew::prelude::*;

use crate::diary::{Month, Night};
use crate::ui::context::Site;
use crate::ui::state::browse::{Hunt, Walk};

/// How many months are read at once: with five entries a day some 900 of them, a few milliseconds.
const MONTHS_A_STEP: usize = 6;
/// How long a person must not have typed before a search starts.
const PAUSE_MS: u32 = 200;

/// What a walk is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Asked {
    /// What is looked for.
    pub(super) hunt: Hunt,
    /// The newest month of it.
    pub(super) until: Option<Month>,
    /// It may stop with so many entries that reach to this night; none for all of the diary.
    pub(super) need: Option<(usize, Option<Night>)>,
    /// When it starts.
    pub(super) pace: Pace,
}

/// When a walk starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pace {
    /// As soon as the page is awake.
    AtOnce,
    /// When the person has stopped typing.
    AfterTyping,
}

/// A walk as far as it has come, with the ways to stop it and to let it go on.
#[derive(Clone, Debug)]
pub(super) struct Walking {
    /// The walk.
    pub(super) walk: Rc<Walk>,
    /// How it stands.
    pub(super) stands: Stands,
    /// Stops it.
    pub(super) stop: Callback<()>,
    /// Lets it go on.
    pub(super) go_on: Callback<()>,
}

/// How a walk stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stands {
    /// It is over, or has what it needs.
    Done,
    /// It has not started: the walk at hand is the one before.
    Asked,
    /// It is on its way.
    Going,
    /// The person stopped it.
    Stopped,
}

/// The walk that is asked for. It starts anew when something else is asked, or the diary may read differently.
#[hook]
pub(super) fn use_walk(site: &Site, asked: Asked) -> Walking {
    let diary = &site.diary();
    let of = (asked.hunt.clone(), asked.until, diary.state().version);
    let first = {
        let (diary, asked) = (diary.clone(), asked.clone());
        move || {
            diary.read(|engine| {
                let walk = Walk::new(engine, asked.hunt.clone(), asked.until);
                walk.step(engine, MONTHS_A_STEP)
            })
        }
    };
    let state = {
        let (of, first) = (of.clone(), first.clone());
        use_state(move || (of, Rc::new(first())))
    };
    let stopped = use_state_eq(|| false);
    let (walked, walk) = (state.0 == of, Rc::clone(&state.1));
    let enough = match asked.need {
        Some((entries, night)) => walk.is_enough(entries, night),
        None => walk.is_over(),
    };
    let stands = match (walked, enough, *stopped) {
        (false, ..) => Stands::Asked,
        (true, true, _) => Stands::Done,
        (true, false, true) => Stands::Stopped,
        (true, false, false) => Stands::Going,
    };
    {
        let (diary, page, state, stopped) =
            (diary.clone(), site.page().clone(), state.clone(), stopped.clone());
        let left = walk.months().1;
        use_effect_with((of.clone(), stands, left, walked), move |_| {
            let pause = if walked || asked.pace == Pace::AtOnce { 0 } else { PAUSE_MS };
            let step = Callback::from(move |()| {
                let next = if walked {
                    let walk = Walk::clone(&state.1);
                    diary.read(|engine| walk.step(engine, MONTHS_A_STEP))
                } else {
                    stopped.set(false);
                    first()
                };
                state.set((of.clone(), Rc::new(next)));
            });
            let timer =
                matches!(stands, Stands::Asked | Stands::Going).then(|| page.after(pause, step));
            move || drop(timer)
        });
    }
    let set = |to| {
        let stopped = stopped.clone();
        Callback::from(move |()| stopped.set(to))
    };
    Walking { walk, stands, stop: set(true), go_on: set(false) }
}
