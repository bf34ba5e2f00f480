//! What the keeper asks of the engine from outside the pages. It stands apart, and is never inlined, so that the build can split it off
//! together with the engine: nothing here runs before that code has come.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::store::{Engine, EnginePorts, News, Open as InClear, Role};
use crate::ui::port::{Ports, TabNews};
use crate::ui::state::{DiaryAction, DiaryState, Tab};

/// Takes in what the journal answered.
#[inline(never)]
pub(super) fn attend(engine: &RefCell<Engine>) -> Vec<News> {
    engine.borrow_mut().attend()
}

/// Opens the engine as a reader: it writes when the other tabs let it. The journal may answer while the engine is at work; what it
/// said is taken in afterwards.
#[inline(never)]
pub(super) fn open(ports: &Ports, state: UseReducerDispatcher<DiaryState>) -> Engine {
    let ports = EnginePorts {
        store: Rc::clone(&ports.store),
        journal: Rc::clone(&ports.journal),
        coder: Rc::new(InClear),
        wake: Rc::new(move || state.dispatch(DiaryAction::Woken)),
    };
    Engine::open(ports, Role::Reader)
}

/// Does what the news of another tab asks for.
#[inline(never)]
pub(super) fn follow(
    engine: &RefCell<Engine>,
    ports: &Ports,
    state: &UseReducerDispatcher<DiaryState>,
    news: TabNews,
) {
    let mut engine = engine.borrow_mut();
    match news {
        TabNews::MayWrite(announced) => {
            // A tab is told from the others by chance. Without a source of it two could take each other for themselves: it only reads.
            let writer = ports.clock.random();
            let may = writer.is_some_and(|own| engine.become_writer(own, announced).is_ok());
            state.dispatch(DiaryAction::Tab(if may { Tab::Writer } else { Tab::Reader }));
        }
        TabNews::MayRead => state.dispatch(DiaryAction::Tab(Tab::Reader)),
        TabNews::Wanted => {
            ports.tabs.hand_over(engine.become_reader());
            state.dispatch(DiaryAction::Tab(Tab::Reader));
        }
        TabNews::Wrote(_) => {
            if engine.refresh() {
                state.dispatch(DiaryAction::Moved);
            }
        }
    }
}
