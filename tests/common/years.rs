//! A diary of many years, made up from a seed: for tests of every kind and for benchmarks, which take this file in by its path. It
//! knows the diary and the store, and no page.
#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each program takes what it needs of it, and what is made up here is sound"
)]

use std::rc::Rc;

use ldn_diary::diary::{
    Circumstance, DoseRecord, Entry, EntryId, Feeling, Id, Moment, Night, Note, QuarterHours,
    Score, Severity, SideEffect, Symptom, Timing,
};
use ldn_diary::dose::{Exact, Mass, Volume};
use ldn_diary::store::{Batch, Coder, Engine, EnginePorts, MemoryJournal, MemoryStore, Open, Role};

/// How many entries each night has.
pub(crate) const A_NIGHT: usize = 5;

const WORDS: [&str; 12] = [
    "legs", "heavy", "slept", "badly", "walked", "to", "the", "shop", "warm", "tired", "better",
    "today",
];

/// The symptoms that are asked about at first.
const ASKED: [Symptom; 5] =
    [Symptom::Fatigue, Symptom::Stiffness, Symptom::Pain, Symptom::PoorSleep, Symptom::Thinking];

/// So many nights up to and with `last`, five entries each: one check-in with its dose, and four short ones. Two in five have a note.
/// The first night's check-in alone speaks of a zebra.
pub(crate) fn nights(seed: u64, last: Night, count: usize) -> Vec<Entry> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut days: Vec<Night> =
        std::iter::successors(Some(last), |night| night.previous()).take(count).collect();
    days.reverse();
    let mut entries = Vec::new();
    for (place, night) in days.into_iter().enumerate() {
        for of in 0..A_NIGHT {
            entries.push(entry(&mut random, night, place * A_NIGHT + of, of));
        }
    }
    if let Some(first) = entries.first_mut() {
        first.note = Note::new("A zebra crossed the street. Legs fine all day.").unwrap();
    }
    entries
}

fn entry(random: &mut fastrand::Rng, night: Night, number: usize, of: usize) -> Entry {
    let id = EntryId::new(u64::try_from(number).unwrap() + 1).unwrap();
    let hour = 18 + u32::try_from(of).unwrap();
    let written = moment(night, hour, random.u32(0..60));
    let mut entry = Entry::new(id, night, written, Timing::OnTheNight);
    for symptom in ASKED.into_iter().take(if of == 0 { 5 } else { 2 }) {
        entry.scores.insert(Id::of(symptom), Score::new(random.u8(0..=10)).unwrap());
    }
    if of == 0 {
        check_in(random, &mut entry);
    }
    if of < 2 {
        let words: Vec<&str> = (0..11).map(|_| WORDS[random.usize(0..WORDS.len())]).collect();
        entry.note = Note::new(&words.join(" ")).unwrap();
    }
    entry
}

fn check_in(random: &mut fastrand::Rng, entry: &mut Entry) {
    let dose = Exact::fraction(3, 2).unwrap();
    let taken = DoseRecord::Taken {
        dose: Mass::mg(dose),
        draw: Some(Volume::ml(dose)),
        bottle: None,
        at: entry.written,
    };
    entry.doses =
        vec![if random.u8(0..30) == 0 { DoseRecord::Missed { due: None } } else { taken }];
    entry.sleep.hours = QuarterHours::new(random.u8(16..36)).ok();
    if random.u8(0..4) == 0 {
        entry.side_effects.insert(Id::of(SideEffect::VividDreams), Severity::Mild);
    }
    if random.u8(0..10) == 0 {
        entry.circumstances = entry.circumstances.with(Circumstance::Heat);
    }
    if random.u8(0..40) == 0 {
        entry.feeling = Some(Feeling::Awful);
    }
    if random.u8(0..20) == 0 {
        entry.timing = Timing::Later;
        let later = entry.night.next().and_then(Night::next).unwrap();
        entry.written = moment(later, 9, 0);
    }
}

/// A time of a night on a wall clock in London, in winter.
pub(crate) fn moment(night: Night, hour: u32, minute: u32) -> Moment {
    Moment::new(night.date().and_hms_opt(hour, minute, 0).unwrap(), 0).unwrap()
}

/// A store that keeps these entries in clear.
pub(crate) fn kept(entries: Vec<Entry>) -> MemoryStore {
    kept_by(Rc::new(Open), entries)
}

/// A store that keeps these entries as this coder writes them.
pub(crate) fn kept_by(coder: Rc<dyn Coder>, entries: Vec<Entry>) -> MemoryStore {
    let store = Rc::new(MemoryStore::default());
    let mut engine = Engine::open(
        EnginePorts {
            store: Rc::clone(&store) as Rc<_>,
            journal: Rc::new(MemoryJournal::default()),
            coder,
            wake: Rc::new(|| {}),
        },
        Role::Writer(1),
    );
    engine.apply(Batch { entries, ..Batch::default() }, Box::new(|_| {})).unwrap();
    MemoryStore::holding(store.contents())
}
