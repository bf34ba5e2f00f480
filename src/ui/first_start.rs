//! Whether there is a diary at all. It asks the ports alone and nothing of the diary's code, which a first start goes without.

use std::rc::Rc;

use yew::prelude::*;

use super::port::Ports;
use crate::store::{Ask, MADE, Record, may_have_diary};

/// Whether nothing of a diary is on this device: neither in the store nor, should that have been cleared, in the journal. It needs
/// nothing of the engine's code.
#[hook]
pub(super) fn use_first_start(ports: &Ports) -> bool {
    let first = {
        let store = Rc::clone(&ports.store);
        use_state_eq(move || !may_have_diary(store.as_ref()))
    };
    {
        let (journal, first) = (Rc::clone(&ports.journal), first.clone());
        use_effect_with(*first, move |now| {
            if *now {
                let found = move |found: Result<Vec<Record>, _>| {
                    // A journal that cannot be read now can hold nothing that the engine could read.
                    let says_something = |record: &Record| record.name != MADE;
                    if found.is_ok_and(|records| records.iter().any(says_something)) {
                        first.set(false);
                    }
                };
                journal.read(Ask::After(0), Box::new(found));
            }
        });
    }
    *first
}
