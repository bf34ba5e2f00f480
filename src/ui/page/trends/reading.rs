//! Reads the diary for a page that looks at all of it: some months at a time, with a pause for the page in between.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::Site;
use crate::ui::keeper::DiaryHandle;
use crate::ui::state::trends::Record;

/// How many months are read at once: with five entries a day some 900 of them, a few milliseconds.
const MONTHS_A_STEP: usize = 6;

/// The diary as far as it is read.
#[derive(Clone, Debug)]
pub(in crate::ui::page) struct ReadSoFar {
    /// What is read.
    pub(in crate::ui::page) record: Rc<RefCell<Record>>,
    /// Of which diary: it gets another number when it may read differently.
    version: u64,
    /// How many months are left. What is read grows in place, and this tells that it did.
    left: usize,
}

/// The whole diary. It is read anew when it may read differently.
#[hook]
pub(in crate::ui::page) fn use_record(site: &Site) -> ReadSoFar {
    let diary = site.diary();
    let version = diary.state().version;
    let state = use_state(|| begun(&diary, version));
    let shown = (*state).clone();
    {
        let page = site.page().clone();
        use_effect_with((version, shown.version, shown.left), move |&(version, of, left)| {
            let step = Callback::from(move |()| {
                let next = if state.version == version {
                    let record = Rc::clone(&state.record);
                    diary.read(|engine| record.borrow_mut().read(engine, MONTHS_A_STEP));
                    so_far(record, version)
                } else {
                    begun(&diary, version)
                };
                state.set(next);
            });
            let timer = (of != version || left > 0).then(|| page.after(0, step));
            move || drop(timer)
        });
    }
    shown
}

fn begun(diary: &DiaryHandle, version: u64) -> ReadSoFar {
    let record = diary.read(|engine| {
        let mut record = Record::new(engine);
        record.read(engine, MONTHS_A_STEP);
        record
    });
    so_far(Rc::new(RefCell::new(record)), version)
}

fn so_far(record: Rc<RefCell<Record>>, version: u64) -> ReadSoFar {
    let [read, all] = record.borrow().months();
    ReadSoFar { record, version, left: all - read }
}
