//! Following the journal and the other tabs: what they tell becomes what this tab may do, and what it shows. It knows no page.

use std::rc::Rc;

use yew::prelude::*;

use super::DiaryHandle;
use super::writing::Over;
use crate::store::{Engine, Open as InClear};
use crate::ui::context::use_site;
use crate::ui::port::TabNews;
use crate::ui::state::{DiaryAction, Tab};

/// When the diary is swept once in a visit: not while the person waits for the page.
const SWEEP_AFTER_MS: u32 = 5_000;

/// See [`keeper`](super::keeper()).
#[component]
pub(super) fn Keeper() -> Html {
    let diary = use_site().diary();
    {
        let diary = diary.clone();
        use_effect_with(diary.state.woken, move |_| {
            let news = diary.read(Engine::attend);
            diary.state.dispatch(DiaryAction::News(news));
            if diary.state_now().tab == Tab::Writer {
                diary.keep_written(if diary.desk.shared.get() { Over::Nothing } else { Over::Own });
            }
        });
    }
    {
        let (diary, writes) = (diary.clone(), diary.state.tab == Tab::Writer && !diary.is_locked());
        use_effect_with(writes, move |writes| {
            let page = diary.ports.page.clone();
            let sweep = Callback::from(move |()| diary.sweep());
            let timer = writes.then(|| page.after(SWEEP_AFTER_MS, sweep));
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let tabs = Rc::clone(&diary.ports.tabs);
        let guard = tabs.join(Callback::from(move |news| diary.follow(news)));
        move || drop(guard)
    });
    Html::default()
}

impl DiaryHandle {
    /// Takes in whether this tab writes, and does what waited for that.
    fn is_now(&self, tab: Tab) {
        self.desk.shared.set(self.desk.shared.get() || tab == Tab::Reader);
        self.state.dispatch(DiaryAction::Tab(tab));
        let waiting = self.desk.waiting.take();
        waiting.into_iter().flatten().for_each(|later| later(self));
        if tab == Tab::Writer {
            self.keep_written(Over::Nothing);
        }
    }

    /// Lets go what has been in the trash for 30 days, and makes up for what an earlier visit left undone.
    fn sweep(&self) {
        let today = self.now().local().date();
        let swept = self.rewrite(|engine| engine.sweep(today));
        // Where it was refused too: since when the first backup is waited for has nothing to do with it.
        self.note_begun();
        // What is refused now is tried at the next visit; nothing that a person wrote depends on it.
        let Ok(swept) = swept else { return };
        self.state.dispatch(DiaryAction::Swept(swept.percent));
        if swept.purged > 0 {
            self.announce();
            self.state.dispatch(DiaryAction::Moved);
        }
    }

    /// Does what the news of another tab asks for.
    fn follow(&self, news: TabNews) {
        match news {
            TabNews::MayWrite(announced) => {
                // A tab is told from the others by chance. Without a source of it two could take each other for themselves: it only
                // reads.
                let writer = self.ports.clock.random();
                let may = writer.is_some_and(|own| {
                    self.read(|engine| engine.become_writer(own, announced)).is_ok()
                });
                // It may have missed that another tab sealed the diary, or took the seal away.
                self.reread();
                self.is_now(if may { Tab::Writer } else { Tab::Reader });
            }
            TabNews::MayRead => self.is_now(Tab::Reader),
            TabNews::Wanted => {
                self.leave_drafts();
                self.desk.shared.set(true);
                self.ports.tabs.hand_over(self.read(Engine::become_reader));
                self.state.dispatch(DiaryAction::Tab(Tab::Reader));
            }
            TabNews::Wrote(_) => self.reread(),
        }
    }

    /// Lets go on this screen of the drafts that are in the store, and of what is typed into forms: from now on another tab may go on
    /// with them, save them or throw them away, and what is here would be written over that.
    fn leave_drafts(&self) {
        let state = self.state_now();
        self.leave_typed();
        for (night, here) in &state.drafts {
            if self.is_draft_kept(here) {
                self.state.dispatch(DiaryAction::DraftDone(*night));
            }
        }
    }

    /// Reads what another tab wrote. It may have sealed the diary, or taken the seal away.
    pub(super) fn reread(&self) {
        let moved = self.read(Engine::refresh);
        if self.read(|engine| engine.is_locked() && !engine.is_sealed()) {
            self.read(|engine| engine.adopt(Rc::new(InClear)));
        }
        if self.is_locked() {
            self.state.dispatch(DiaryAction::Sealed);
        } else if moved {
            self.state.dispatch(DiaryAction::Moved);
        }
    }
}
