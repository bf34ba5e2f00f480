//! Random diaries, made up from a seed: everything that an entry may hold, and texts that files and spreadsheets stumble over.
#![expect(
    clippy::indexing_slicing,
    reason = "what is drawn lies inside the table it is drawn from"
)]

use std::collections::BTreeMap;

use fastrand::Rng;
use ldn_diary::diary::*;
use ldn_diary::dose::{Exact, Mass, Volume};

/// What a diary consists of.
#[derive(Clone, Debug)]
pub(crate) struct Diary {
    pub(crate) entries: Vec<Entry>,
    pub(crate) symptoms: List<Symptom>,
    pub(crate) side_effects: List<SideEffect>,
}

/// The last date that is believed of a random diary.
pub(crate) fn tomorrow() -> NaiveDate {
    NaiveDate::from_ymd_opt(2126, 12, 31).unwrap()
}

const NAMES: [&str; 17] = [
    "Left hand",
    "a, b",
    "say \"ah\"",
    "night",
    "symptom_1_fatigue",
    "=1+1",
    "@SUM(A1)",
    "-",
    "x: y",
    "Müdigkeit",
    "疲れ",
    "a;b",
    "' =x",
    "id\u{2028}id",
    "x;=1+1",
    "x;'@b",
    "a; \u{feff}-1;b",
];

const PIECES: [&str; 24] = [
    "legs",
    " ",
    "\n",
    "\"",
    ",",
    ";",
    "\t",
    "'",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "\u{feff}",
    "\u{a0}",
    "heavy",
    "\u{2028}",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u{1f62b}",
    "ü",
    "\u{202e}",
    "\u{1}",
    "\\",
];

/// A text of up to so many pieces.
pub(crate) fn text(random: &mut Rng, most: usize) -> String {
    (0..random.usize(0..=most)).map(|_| PIECES[random.usize(0..PIECES.len())]).collect()
}

fn list<K: Kind>(random: &mut Rng) -> List<K> {
    let mut list = List::<K>::default();
    for name in NAMES {
        let name = Name::new(name).unwrap();
        match random.u8(0..9) {
            0..3 => {
                let id = list.add(name).unwrap();
                if random.bool() {
                    list.hide(id).unwrap();
                }
            }
            3 | 4 => {
                let id = list.items()[random.usize(0..K::ALL.len())].id;
                list.rename(id, Some(name)).unwrap();
            }
            _ => {}
        }
    }
    list
}

fn moment(random: &mut Rng) -> Moment {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    let days = if random.bool() { 46_000 + random.u64(0..400) } else { random.u64(0..82_000) };
    let date = first.checked_add_days(Days::new(days)).unwrap();
    let local = date.and_hms_opt(random.u32(0..24), random.u32(0..60), 0).unwrap();
    let offset = if random.bool() { 60 } else { random.i16(-1080..=1080) };
    Moment::new(local, offset).unwrap()
}

fn exact(random: &mut Rng) -> Exact {
    match random.u8(0..4) {
        0 => Exact::fraction(random.u64(1..40), random.u64(1..40)).unwrap(),
        1 => Exact::fraction(random.u64(1..), random.u64(1..)).unwrap(),
        2 => Exact::decimal(random.u64(1..1_000_000_000), random.u32(0..=19)).unwrap(),
        _ => Exact::hundredths(random.u64(1..1000)),
    }
}

fn dose(random: &mut Rng) -> DoseRecord {
    let due = random.bool().then(|| moment(random).local().time());
    match random.u8(0..4) {
        0 => DoseRecord::Missed { due },
        1 => {
            let why = random.bool().then(|| Reason::ALL[random.usize(0..Reason::ALL.len())]);
            DoseRecord::Held { due, why }
        }
        _ => DoseRecord::Taken {
            dose: Mass::mg(exact(random)),
            draw: random.bool().then(|| Volume::ml(exact(random))),
            bottle: random.bool().then(|| BottleId(random.u32(..))),
            at: moment(random),
        },
    }
}

fn map<K: Kind, T>(
    random: &mut Rng,
    list: &List<K>,
    value: impl Fn(&mut Rng) -> T,
) -> BTreeMap<Id<K>, T> {
    let mut map = BTreeMap::new();
    for _ in 0..random.usize(0..6) {
        let id = list.items()[random.usize(0..list.items().len())].id;
        // Now and then one that the list does not know.
        let id = if random.u8(0..20) == 0 { Id::new(random.u32(1..5000)).unwrap() } else { id };
        map.insert(id, value(random));
    }
    map
}

/// One entry with this number.
pub(crate) fn entry(random: &mut Rng, number: u64, diary: &Diary) -> Entry {
    let night = Night::new(moment(random).local().date()).unwrap();
    let timing = if random.bool() { Timing::OnTheNight } else { Timing::Later };
    let mut entry = Entry::new(EntryId::new(number).unwrap(), night, moment(random), timing);
    entry.revision = if random.bool() { 1 } else { random.u32(1..) };
    let doses = if random.u8(0..5) == 0 { random.usize(0..=8) } else { random.usize(0..2) };
    entry.doses = (0..doses).map(|_| dose(random)).collect();
    entry.feeling = (random.u8(0..5) == 0).then_some(Feeling::Awful);
    entry.scores = map(random, &diary.symptoms, |random| Score::new(random.u8(0..=10)).unwrap());
    entry.side_effects =
        map(random, &diary.side_effects, |random| Severity::ALL[random.usize(0..3)]);
    entry.sleep.hours = random.bool().then(|| QuarterHours::new(random.u8(0..=96)).unwrap());
    entry.sleep.quality = random.bool().then(|| Score::new(random.u8(0..=10)).unwrap());
    for one in Circumstance::ALL {
        if random.u8(0..4) == 0 {
            entry.circumstances = entry.circumstances.with(one);
        }
    }
    entry.note = Note::new(&text(random, 12)).unwrap();
    entry.checked().unwrap()
}

/// A diary of up to so many entries.
pub(crate) fn diary(seed: u64, most: usize) -> Diary {
    let mut random = Rng::with_seed(seed);
    let (symptoms, side_effects) = (list(&mut random), list(&mut random));
    let mut diary = Diary { entries: Vec::new(), symptoms, side_effects };
    for place in 0..random.u64(0..=u64::try_from(most).unwrap()) {
        let number = if random.bool() { place + 1 } else { limits::LARGEST_RECORD - place };
        let entry = entry(&mut random, number, &diary);
        diary.entries.push(entry);
    }
    diary
}
