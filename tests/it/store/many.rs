//! A journal with more documents than a life has months: what comes back of it costs what is there, and no more.

use std::cell::Cell;

use ldn_diary::store::memory::Accounting;
use ldn_diary::store::{Appended, Ask, Batch, Cleared, Found, Journal};

use super::kept::Counting;
use super::*;

/// A journal that counts how often it was written to.
#[derive(Default)]
struct Counted {
    journal: Rc<MemoryJournal>,
    appends: Cell<usize>,
}

impl Journal for Counted {
    fn append(&self, values: Vec<(String, String)>, done: Appended) {
        self.appends.set(self.appends.get() + 1);
        self.journal.append(values, done);
    }

    fn read(&self, ask: Ask, done: Found) {
        self.journal.read(ask, done);
    }

    fn trim(&self, name: &str, upto: u64, places: &[u64]) {
        self.journal.trim(name, upto, places);
    }

    fn clear(&self, done: Cleared) {
        self.journal.clear(done);
    }
}

/// As many documents as a rescue file may have records. Each came back with a head of its own, which names all of them: the page stood
/// still for as long as that took. Told at once where nothing is here, and one by one where the head is, and had seen them all.
#[test]
fn what_thousands_of_records_bring_back_is_written_once_each() {
    const MONTHS: u64 = 2_600;
    let rig = Rig::default();
    let on = |month: u64| format!("{}-{:02}-01", 1900 + month / 12, 1 + month % 12);
    let entries = (0..MONTHS).map(|month| entry(month + 1, &on(month), "kept")).collect();
    rig.open().apply(Batch { entries, ..Batch::default() }, unheard()).unwrap();
    rig.open().save(entry(9_000, "2026-11-30", "later"), unheard()).unwrap();
    let mut head = rig.store.contents();
    head.retain(|key, _| key.starts_with("ldn-diary/head."));
    for contents in [BTreeMap::new(), head] {
        let after = Rig::holding(MemoryStore::holding(contents), rig.journal.records());
        after.store.sync();
        let store = Rc::new(Counting { store: after.store.clone(), gets: RefCell::default() });
        let journal = Rc::new(Counted { journal: after.journal.clone(), ..Counted::default() });
        let ports = EnginePorts { store: store.clone(), journal: journal.clone(), ..after.ports() };
        let mut engine = Engine::open(ports, Role::Writer(7));
        engine.attend();
        engine.check();
        engine.attend();
        let many = usize::try_from(MONTHS).unwrap();
        let (writes, appends) = (after.store.unsynced(), journal.appends.get());
        assert!(writes <= many + 10 && appends <= 2, "{writes} writes, {appends} to the journal");
        let gets = store.gets.take();
        let heads = gets.iter().filter(|key| key.contains("/head.")).count();
        assert!(
            gets.len() <= 12 * many && heads <= 100,
            "{} looks, {heads} at the head",
            gets.len()
        );
        assert_eq!(engine.months().len(), many);
        assert!(all_sound(&mut engine));
        assert_eq!(engine.month(month("2026-11")).entries.len(), 2);
    }
}

/// Where there is room for some of it, that comes back.
#[test]
fn what_there_is_room_for_comes_back_though_not_all_does() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for number in 1..=9 {
        let note = "a".repeat(1_000);
        engine.save(entry(number, &format!("2026-0{number}-01"), &note), unheard()).unwrap();
    }
    for room in (3_000..15_000).step_by(100) {
        let after = Rig::holding(MemoryStore::default(), rig.journal.records());
        after.store.limit(Accounting::Units(room));
        let (engine, news) = after.open_and_hear();
        let back = engine.months().len();
        let lost = news.iter().filter(|news| matches!(news, News::NotRecovered(_))).count();
        assert_eq!(back + lost, 9, "{room}");
        assert!(back > 0, "{room}: {news:?}");
        after.store.limit(Accounting::Endless);
        assert_eq!(after.open().months().len(), 9, "{room}: the rest comes with room");
    }
}
