//! Two tabs over one local storage: fencing, handing over, and what happens when both believe that they hold the lock.

use std::cell::Cell;
use std::thread;

use ldn_diary::diary::Name;
use ldn_diary::store::{Batch, KeyValue, SaveError, StorageError};

use super::*;

fn engine(rig: &Rig, writer: u64) -> Engine {
    let mut engine = Engine::open(rig.ports(), Role::Writer(writer));
    engine.attend();
    engine
}

#[test]
fn a_writer_that_was_overtaken_is_refused_until_it_has_looked() {
    let rig = Rig::default();
    let (mut one, mut other) = (engine(&rig, 1), engine(&rig, 2));
    one.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    for refused in [
        other.save(entry(2, "2026-11-01", "two"), unheard()).map(|_| ()),
        other.set_draft(entry(2, "2026-11-01", "two")),
        other.delete(month("2026-11"), id(1), date("2026-11-25"), unheard()).map(|_| ()),
        other.sweep(date("2026-11-25")).map(|_| ()),
        other.apply(Batch::default(), unheard()).map(|_| ()),
    ] {
        assert_eq!(refused, Err(SaveError::Moved));
    }
    assert!(other.has_moved() && other.refresh() && !other.refresh());
    other.save(entry(2, "2026-11-01", "two"), unheard()).unwrap();
    assert_eq!(other.last_writer(), 2);
    assert_eq!(one.save(entry(3, "2026-11-01", "three"), unheard()), Err(SaveError::Moved));
    assert_eq!(rig.open().month(month("2026-11")).entries.len(), 2);
}

#[test]
fn drafts_that_another_tab_kept_are_not_written_over_unseen() {
    let rig = Rig::default();
    rig.open().save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    let (mut one, mut other) = (engine(&rig, 1), engine(&rig, 2));
    assert!(one.drafts().is_empty() && other.drafts().is_empty());
    one.set_draft(entry(2, "2026-11-02", "mine")).unwrap();
    // A draft does not touch the head: the document itself tells.
    assert_eq!(other.set_draft(entry(3, "2026-11-03", "theirs")), Err(SaveError::Moved));
    other.refresh();
    other.set_draft(entry(3, "2026-11-03", "theirs")).unwrap();
    assert_eq!(rig.open().drafts().len(), 2);
}

#[test]
fn a_new_writer_waits_for_the_last_writes_of_the_one_before() {
    let rig = Rig::default();
    let mut one = engine(&rig, 1);
    one.save(entry(1, "2026-11-01", "one"), unheard()).unwrap();
    // What the other tab sees comes late.
    let late = Rig { store: Rc::new(MemoryStore::holding(rig.store.contents())), ..rig.clone() };
    let mut other = Engine::open(late.ports(), Role::Reader);
    one.save(entry(2, "2026-11-01", "two"), unheard()).unwrap();
    let announced = one.become_reader();
    assert_eq!(one.save(entry(9, "2026-11-01", "no"), unheard()), Err(SaveError::ReadOnly));
    assert_eq!(other.become_writer(2, announced), Err(SaveError::Behind));
    assert_eq!(other.role(), Role::Reader);
    for (key, value) in rig.store.contents() {
        late.store.plant(&key, Some(&value));
    }
    other.become_writer(2, announced).unwrap();
    other.attend();
    other.save(entry(3, "2026-11-01", "three"), unheard()).unwrap();
    assert_eq!(late.open().month(month("2026-11")).entries.len(), 3);
}

/// Hands the store to another tab at a chosen call: the other's whole save happens between two calls of this one.
struct Interrupted {
    store: Rc<MemoryStore>,
    left: Cell<usize>,
    interrupt: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl Interrupted {
    fn tick(&self) {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        if left == 0 {
            let interrupt = self.interrupt.borrow_mut().take();
            if let Some(interrupt) = interrupt {
                interrupt();
            }
        }
    }
}

impl KeyValue for Interrupted {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.tick();
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.tick();
        self.store.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.tick();
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.tick();
        self.store.keys()
    }
}

type Save = fn(&mut Engine) -> Result<(), SaveError>;

const SAVES: [(&str, Save, Option<u64>); 11] = [
    ("same month", |e| e.save(entry(11, "2026-11-01", "new"), unheard()).map(|_| ()), Some(11)),
    ("other month", |e| e.save(entry(12, "2026-10-01", "new"), unheard()).map(|_| ()), Some(12)),
    (
        "two to one month",
        |e| {
            e.save(entry(13, "2026-11-02", "new"), unheard())?;
            e.save(entry(14, "2026-11-03", "new"), unheard()).map(|_| ())
        },
        Some(13),
    ),
    (
        "edit",
        |e| {
            let now = e.entry(month("2026-11"), id(1)).ok_or(SaveError::Unknown)?;
            e.save(Entry { note: Note::new("edited").unwrap(), ..now }, unheard()).map(|_| ())
        },
        None,
    ),
    (
        "delete",
        |e| e.delete(month("2026-11"), id(2), date("2026-11-25"), unheard()).map(|_| ()),
        None,
    ),
    ("relapse", |e| e.save_relapse(relapse(1, "2026-11-02", "eye"), unheard()).map(|_| ()), None),
    (
        "lists",
        |e| {
            let mut lists = e.lists();
            lists.symptoms.add(Name::new("Own").unwrap()).unwrap();
            e.set_lists(lists, unheard()).map(|_| ())
        },
        None,
    ),
    ("plan", |e| plan::change(e, plan::start).map(|_| ()), None),
    ("draft", |e| e.set_draft(entry(15, "2026-11-05", "draft")), None),
    ("slip", |e| e.set_slip(slip("relapse", &["left hand"])), None),
    (
        "import",
        |e| {
            let entries = vec![entry(16, "2026-11-06", "new"), entry(17, "2026-10-06", "new")];
            e.apply(Batch { entries, ..Batch::default() }, unheard()).map(|_| ())
        },
        Some(16),
    ),
];

/// Both believe that they hold the lock, and one saves in the middle of a save of the other. Whatever was said to be saved is there after
/// the next opening: the journal has both.
#[test]
fn two_writers_interleaved_at_every_step_lose_nothing_that_was_saved() {
    let mut cases = 0;
    for (outer_name, outer, outer_id) in SAVES {
        for (inner_name, inner, inner_id) in SAVES {
            for step in 0..120 {
                let rig = Rig::default();
                for number in [1, 2] {
                    engine(&rig, 1).save(entry(number, "2026-11-01", "a"), unheard()).unwrap();
                }
                let mut intruder = engine(&rig, 2);
                let kept = Rc::new(Cell::new(false));
                let told = kept.clone();
                let view = Rc::new(Interrupted {
                    store: rig.store.clone(),
                    left: Cell::new(usize::MAX),
                    interrupt: RefCell::new(None),
                });
                let ports = EnginePorts { store: view.clone(), ..rig.ports() };
                let mut slow = Engine::open(ports, Role::Writer(3));
                slow.attend();
                view.left.set(step);
                *view.interrupt.borrow_mut() =
                    Some(Box::new(move || told.set(inner(&mut intruder).is_ok())));
                let done = outer(&mut slow).is_ok();
                let ended = view.interrupt.borrow().is_some();
                let mut engine = rig.open();
                engine.check();
                engine.attend();
                let case = format!("{inner_name} at call {step} of {outer_name}");
                let all: Vec<u64> = ["2026-10", "2026-11"]
                    .iter()
                    .flat_map(|of| engine.month(month(of)).entries)
                    .map(|entry| entry.id.number())
                    .collect();
                for (saved, number) in [(done, outer_id), (kept.get(), inner_id)] {
                    if let Some(number) = number.filter(|_| saved) {
                        assert!(all.contains(&number), "{case}: {number} is lost");
                    }
                }
                assert!(all.contains(&1), "{case}");
                let told =
                    |name: &str| done && outer_name == name || kept.get() && inner_name == name;
                for (name, there) in [
                    ("plan", engine.plan().book != PlanBook::default()),
                    ("delete", !all.contains(&2)),
                    ("relapse", engine.relapses().relapses.len() == 1),
                    ("lists", engine.lists() != Lists::default()),
                ] {
                    assert!(!told(name) || there, "{case}: {name} is lost");
                }
                assert!(engine.health().unwrap().unsound.is_empty(), "{case}");
                cases += 1;
                if ended {
                    break;
                }
            }
        }
    }
    say!("{cases} interleavings of two writers");
    assert!(cases >= 500);
}

/// One browser with two tabs, each of which sees the other's writes late, in order. The lock is handed over as the browser room does.
struct Tabs {
    truth: Rc<MemoryStore>,
    tabs: [Tab; 2],
}

struct Tab {
    view: Rc<MemoryStore>,
    engine: Engine,
}

#[test]
fn handing_over_at_random_loses_nothing_and_never_writes_on_an_old_state() {
    let seeds = u64::try_from(share(1_000, 100_000)).unwrap();
    let run = |seeds: std::ops::Range<u64>| seeds.map(hand_over).fold(Tried::default(), Tried::and);
    // Two threads: each seed is on its own.
    let half = seeds / 2;
    let tried = thread::scope(|scope| {
        let first = scope.spawn(|| run(0..half));
        run(half..seeds).and(first.join().unwrap())
    });
    let Tried { steps, saved, handed, behind } = tried;
    say!(
        "{seeds} seeds from 0 on, in all {steps} steps of two tabs: {saved} saves, {handed} hand-overs, {behind} times one had to wait"
    );
    // That nothing is lost says something only where much was saved, and went from one tab to the other.
    assert!(tried.saved >= seeds && tried.handed >= seeds / 4 && tried.behind >= seeds / 10);
}

/// What the tabs did.
#[derive(Clone, Copy, Debug, Default)]
struct Tried {
    /// How often a tab did something, or heard of the other.
    steps: u64,
    saved: u64,
    /// How often another tab than the one before began to write.
    handed: u64,
    /// How often one had to wait for what the other wrote.
    behind: u64,
}

impl Tried {
    fn and(self, other: Self) -> Self {
        Self {
            steps: self.steps + other.steps,
            saved: self.saved + other.saved,
            handed: self.handed + other.handed,
            behind: self.behind + other.behind,
        }
    }
}

/// Runs one seed; what was done in it.
fn hand_over(seed: u64) -> Tried {
    let mut random = fastrand::Rng::with_seed(seed);
    let journal = Rc::new(MemoryJournal::default());
    let tab = |role| {
        let view = Rc::new(MemoryStore::default());
        let rig = Rig { store: view.clone(), journal: journal.clone(), ..Rig::default() };
        Tab { view, engine: Engine::open(rig.ports(), role) }
    };
    let mut tabs = Tabs {
        truth: Rc::new(MemoryStore::default()),
        tabs: [tab(Role::Writer(1)), tab(Role::Reader)],
    };
    let (mut writer, mut last, mut announced) = (Some(0), 0, 0);
    let (mut saved, mut tried) = (Vec::new(), Tried::default());
    for step in 0..random.usize(10..30) {
        let tab = random.usize(0..2);
        let number = u64::try_from(step).unwrap() + 1;
        tried.steps += 1;
        match random.u8(0..10) {
            0..=4 => {
                let before = tabs.truth.contents();
                let note = format!("seed {seed}");
                let done =
                    tabs.tabs[tab].engine.save(entry(number, "2026-11-01", &note), unheard());
                match done {
                    Ok(_) => {
                        assert_eq!(writer, Some(tab), "seed {seed}: a reader wrote");
                        saved.push(number);
                        tried.saved += 1;
                        tabs.publish(tab);
                    }
                    Err(_) => assert_eq!(tabs.truth.contents(), before),
                }
            }
            5 | 6 => tabs.deliver(1 - tab),
            7 => {
                tabs.tabs[tab].engine.refresh();
                tabs.tabs[tab].engine.attend();
            }
            _ => {
                if let Some(holder) = writer.take() {
                    announced = tabs.tabs[holder].engine.become_reader();
                    last = holder;
                } else if tabs.tabs[tab].engine.become_writer(number, announced).is_ok() {
                    tabs.tabs[tab].engine.attend();
                    tabs.publish(tab);
                    writer = Some(tab);
                    tried.handed += u64::from(tab != last);
                } else {
                    tried.behind += 1;
                }
            }
        }
    }
    let last = Rig { store: tabs.truth, ..Rig::default() };
    let shown = last.open().month(month("2026-11")).entries;
    let shown: Vec<u64> = shown.iter().map(|entry| entry.id.number()).collect();
    assert_eq!(shown, saved, "seed {seed}");
    tried
}

impl Tabs {
    /// What a tab wrote is in the browser at once.
    fn publish(&self, tab: usize) {
        copy(&self.tabs[tab].view, &self.truth);
    }

    /// What is in the browser reaches a tab.
    fn deliver(&self, tab: usize) {
        copy(&self.truth, &self.tabs[tab].view);
    }
}

fn copy(from: &MemoryStore, to: &MemoryStore) {
    let values = from.contents();
    for key in to.contents().keys().filter(|key| !values.contains_key(*key)) {
        to.plant(key, None);
    }
    for (key, value) in &values {
        to.plant(key, Some(value));
    }
}
