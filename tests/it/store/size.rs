//! Ten years of five entries a day, in a diary that is open and in one that is sealed: how much room they take, and that the diary goes
//! on with them.

use std::ops::Range;

use ldn_diary::store::KeyValue;
use ldn_diary::store::memory::Accounting;

use super::sealed::coder;
use super::*;

const WORDS: [&str; 12] = [
    "legs", "heavy", "slept", "badly", "walked", "to", "the", "shop", "warm", "tired", "better",
    "today",
];

/// Five entries of one night: the check-in with dose, scores and sleep, and four short ones; two of five have a note of about 60
/// characters.
fn day(on: Night, random: &mut fastrand::Rng) -> Vec<Entry> {
    let text = on.to_string();
    let of = |place: usize| {
        let mut entry = entry(random_id(place, &text), &text, "");
        let scored = if place == 0 { 5 } else { 2 };
        for symptom in [
            Symptom::Fatigue,
            Symptom::Stiffness,
            Symptom::Pain,
            Symptom::PoorSleep,
            Symptom::Thinking,
        ]
        .into_iter()
        .take(scored)
        {
            entry.scores.insert(Id::of(symptom), Score::new(random.u8(0..=10)).unwrap());
        }
        if place == 0 {
            let dose = Mass::mg(Exact::fraction(3, 2).unwrap());
            let draw = Some(Volume::ml(Exact::fraction(3, 2).unwrap()));
            entry.doses = vec![DoseRecord::Taken { dose, draw, bottle: None, at: entry.written }];
            entry.sleep.hours = QuarterHours::new(28).ok();
            entry.side_effects.insert(Id::of(SideEffect::VividDreams), Severity::Mild);
        }
        if place < 2 {
            let words: Vec<&str> = (0..11).map(|_| WORDS[random.usize(0..WORDS.len())]).collect();
            entry.note = Note::new(&words.join(" ")).unwrap();
        }
        entry
    };
    (0..5).map(of).collect()
}

/// A number as large as random ones are.
fn random_id(place: usize, on: &str) -> u64 {
    let mut seed = fastrand::Rng::with_seed(u64::try_from(place).unwrap() * 7919 + hash(on));
    seed.u64(1..(1 << 53))
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(17, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte))
}

/// The room that one copy of each month takes, key and value.
fn newest_copies(rig: &Rig) -> usize {
    let mut largest: BTreeMap<String, usize> = BTreeMap::new();
    for (key, value) in rig.store.contents().into_iter().filter(|(key, _)| key.contains("/m/")) {
        let (name, _) = key.rsplit_once('.').unwrap();
        let size = largest.entry(name.to_owned()).or_default();
        *size = (*size).max(key.len() + value.len());
    }
    largest.values().sum()
}

#[test]
fn ten_years_fit_and_go_on() {
    // Full entries, each with a note: two fifths of the room at most.
    ten_years(&Rig::default(), 1_500_000..5_242_880 * 2 / 5);
}

#[test]
fn ten_years_fit_and_go_on_when_they_are_sealed() {
    // What was measured before it was built, and five in a hundred more.
    ten_years(&Rig::default().in_coder(&coder()), 500_000..1_010_000 * 105 / 100);
}

/// Writes ten years into a diary, one copy of which takes as much room as is expected, and goes on.
fn ten_years(rig: &Rig, expected: Range<usize>) {
    rig.store.limit(Accounting::Units(5_242_880));
    let mut engine = rig.open();
    let entries = fill(&mut engine);
    assert!(entries >= 18_260, "{entries}");
    let health = engine.health().unwrap();
    let one_copy: usize = newest_copies(rig);
    say!(
        "{entries} entries: one copy of each month {one_copy} units, {} %; all that is kept {} units, {} %",
        one_copy * 100 / 5_242_880,
        health.size.units,
        health.size.percent()
    );
    assert_eq!(health.entries, entries);
    // Two copies of each would be more than there is room for above 60 %: old months have one here and one in the journal.
    assert!(health.size.percent() < 75, "{} %", health.size.percent());
    assert!(expected.contains(&one_copy), "{one_copy} units are not within {expected:?}");
    let second = rig.store.get("ldn-diary/m/2017-03.a").unwrap().is_some()
        && rig.store.get("ldn-diary/m/2017-03.b").unwrap().is_some();
    // Sealed there is room for both copies of all, and none goes.
    assert_eq!(second, rig.coder.tag() != Open.tag(), "whether an old month has two copies");
    // It goes on: a save, and an edit of the oldest month.
    engine.save(full_entry(77, "2026-11-24"), unheard()).unwrap();
    engine.save(full_entry(78, "2016-11-25"), unheard()).unwrap();
    assert_eq!(rig.open().health().unwrap().entries, entries + 2);
}

/// Ten years, night by night; how many entries they have.
fn fill(engine: &mut Engine) -> usize {
    let mut random = fastrand::Rng::with_seed(1);
    engine.sweep(date("2016-11-25")).unwrap();
    let mut on = night("2016-11-25");
    let end = night("2026-11-24");
    let (mut entries, mut months) = (0, 0);
    let mut of_month = Vec::new();
    loop {
        of_month.extend(day(on, &mut random));
        let next = on.next().unwrap();
        if next.month() != on.month() || on == end {
            // As it comes to be: the month was written before, so that both copies are there.
            let (last, first) = of_month.split_last().unwrap();
            entries += of_month.len();
            for part in [first.to_vec(), vec![last.clone()]] {
                engine
                    .apply(
                        ldn_diary::store::Batch { entries: part, ..Default::default() },
                        unheard(),
                    )
                    .unwrap();
            }
            of_month = Vec::new();
            months += 1;
            // The person is there on most days; once a year stands for it.
            if months % 12 == 0 {
                engine.sweep(on.date()).unwrap();
            }
        }
        if on == end {
            break;
        }
        on = next;
    }
    entries
}
