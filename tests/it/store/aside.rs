//! Records in the journal that cannot be read: they change nothing, are told once, stay aside, and stand in nobody's way.

use std::cell::Cell;

use ldn_diary::store::{Appended, Ask, Cleared, Found, Journal, JournalError, Pace, What};

use super::recovery::renumbered;
use super::sealed::coder;
use super::*;

/// A journal that notes from where on it was asked, and takes nothing as long as it is full.
#[derive(Default)]
struct Noting {
    journal: Rc<MemoryJournal>,
    after: Cell<u64>,
    full: Cell<bool>,
}

impl Journal for Noting {
    fn append(&self, values: Vec<(String, String)>, done: Appended) {
        if self.full.get() {
            done(Err(JournalError::Full));
        } else {
            self.journal.append(values, done);
        }
    }

    fn read(&self, ask: Ask, done: Found) {
        if let Ask::After(place) = ask {
            self.after.set(place);
        }
        self.journal.read(ask, done);
    }

    fn trim(&self, name: &str, upto: u64, places: &[u64]) {
        self.journal.trim(name, upto, places);
    }

    fn clear(&self, done: Cleared) {
        self.journal.clear(done);
    }
}

fn record(place: u64, name: &str, value: &str) -> Record {
    Record { place, name: name.into(), value: value.into() }
}

/// A diary of one entry, whose journal holds a record of that month which nobody can read.
fn damaged() -> Rig {
    let rig = Rig::default();
    rig.open().save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    let records = vec![record(50, "m/2026-11", "rubbish")];
    Rig::holding(MemoryStore::holding(rig.store.contents()), records)
}

const NOVEMBER: &str = "2026-11";

fn unread(name: &str) -> News {
    News::Unread(What::Month(month(name)))
}

/// The values of all records of this name.
fn named(rig: &Rig, name: &str) -> Vec<String> {
    let records = rig.journal.records().into_iter();
    records.filter(|record| record.name == name).map(|record| record.value).collect()
}

#[test]
fn rubbish_in_the_journal_changes_nothing_and_stays() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    let whole = view(&mut engine);
    let good = rig.journal.records()[0].clone();
    let rubbish = [
        ("m/2026-11", "rubbish"),
        ("m/2026-11", ""),
        // Of no document that there is.
        ("m/2026-13", good.value.as_str()),
        ("", good.value.as_str()),
        // Of another one than they say.
        ("lists", good.value.as_str()),
        ("m/2026-12", good.value.as_str()),
    ];
    let records = rubbish.map(|(name, value)| record(0, name, value)).to_vec();
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), renumbered(records));
    let (mut engine, news) = after.open_and_hear();
    assert_eq!(news, [News::Unread(What::Lists), unread(NOVEMBER), unread("2026-12")]);
    assert!(view(&mut engine) == whole);
    // None of it goes with a save of its document, also not in a later visit.
    for number in 2..=4 {
        let (mut engine, news) = after.open_and_hear();
        assert_eq!(news, [], "visit {number}: told once");
        engine.save(entry(number, "2026-11-01", "after"), unheard()).unwrap();
        engine.save(entry(number + 10, "2026-12-01", "after"), unheard()).unwrap();
        for (name, value) in rubbish {
            let is_document = name == "lists" || name == "m/2026-11" || name == "m/2026-12";
            let name = if is_document { format!("aside/{name}") } else { name.to_owned() };
            let kept = named(&after, &name);
            assert!(kept.iter().any(|kept| kept == value), "visit {number}: {name}, {kept:?}");
        }
        let count = after.journal.records().len();
        assert_eq!(count, rubbish.len() + 2, "one record of each document that was saved");
    }
    let mut engine = after.open();
    assert_eq!(engine.month(month(NOVEMBER)).entries.len(), 4);
    assert_eq!(engine.month(month("2026-12")).entries.len(), 3);
}

/// It was looked at again at every opening, and so was all that came after it.
#[test]
fn a_record_that_cannot_be_read_is_not_read_for_ever() {
    let rig = damaged();
    let noting = Rc::new(Noting { journal: rig.journal.clone(), ..Noting::default() });
    for visit in 1..=3 {
        let ports = EnginePorts { journal: noting.clone(), ..rig.ports() };
        let mut engine = Engine::open(ports, Role::Writer(7));
        let news = engine.attend();
        assert_eq!(news, if visit == 1 { vec![unread(NOVEMBER)] } else { vec![] });
        engine.save(entry(visit + 1, "2026-10-01", "after"), unheard()).unwrap();
    }
    assert!(noting.after.get() > 50, "asked from {} on", noting.after.get());
    assert_eq!(named(&rig, "aside/m/2026-11"), ["rubbish"]);
}

#[test]
fn a_record_for_which_there_is_no_room_aside_stays_where_it_is() {
    let rig = damaged();
    let noting = Rc::new(Noting { journal: rig.journal.clone(), ..Noting::default() });
    for full in [true, true, false] {
        noting.full.set(full);
        let ports = EnginePorts { journal: noting.clone(), ..rig.ports() };
        let mut engine = Engine::open(ports, Role::Writer(7));
        assert_eq!(engine.attend(), [unread(NOVEMBER)]);
        engine.save(entry(2, "2026-11-02", "after"), unheard()).ok();
        let places = (named(&rig, "m/2026-11").contains(&"rubbish".to_owned()), full);
        assert!(places == (true, true) || places == (false, false), "{places:?}");
        assert_eq!(named(&rig, "aside/m/2026-11").len(), usize::from(!full));
        let refused = engine.stage(coder(), vec![], unheard()).map(|_| ());
        assert_eq!(refused, if full { Err(SaveError::Behind) } else { Ok(()) });
    }
}

/// Sealing sees all that is in the journal up to its own records, and what it steps over is not looked at again.
#[test]
fn nothing_is_sealed_over_a_record_that_is_not_aside_yet() {
    let rig = damaged();
    rig.journal.pace(Pace::Slow);
    let mut engine = rig.open();
    rig.journal.answer();
    assert_eq!(engine.attend(), [unread(NOVEMBER)]);
    let refused = engine.stage(coder(), vec![], unheard()).map(|_| ());
    assert_eq!(refused, Err(SaveError::Behind));
    assert_eq!(named(&rig, "m/2026-11"), ["rubbish"], "it is where it was");
    rig.journal.answer();
    rig.journal.pace(Pace::Prompt);
    recode(&mut engine, coder()).unwrap();
    assert_eq!(named(&rig, "aside/m/2026-11"), ["rubbish"]);
}
