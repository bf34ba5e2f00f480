//! Whole states of a browser's local storage, as version 1 left them: an empty one, one of ten years, a damaged one. Each later version
//! opens them, and loses nothing of what can be read.
//!
//! `empty.txt` is what [`begun`] leaves. `damaged.txt` is `open-plan.txt` after this: in the newest head, in the newest November of 2026
//! and in the settings one byte is another one; the newest December of 1969 is cut in half; the relapses lack their first byte; the
//! lists are gone. Ten years are too large to be kept: they are made here from a seed, as version 1 writes them and whatever the app
//! writes by now, and `ten-years.sha256` is their sum, key, tab, value and line end of each.

use ldn_diary::store::{BackupNote, Settings, What, settings};
use sha2::{Digest, Sha256};

use super::damage::framed;
use super::golden::{V1_PLAN, golden};
use super::*;

const EMPTY: &str = include_str!("../../golden/diary-v1/empty.txt");
const DAMAGED: &str = include_str!("../../golden/diary-v1/damaged.txt");
const TEN_YEARS: &str = include_str!("../../golden/diary-v1/ten-years.sha256");

/// A person looked around: typed something, took it away again, and chose nothing.
fn begun() -> Rig {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.set_draft(entry(1, "2026-11-24", "begun")).unwrap();
    engine.clear_draft(night("2026-11-24")).unwrap();
    engine.set_slip(slip("relapse", &["left hand"])).unwrap();
    engine.clear_slip("relapse").unwrap();
    settings::save(&*rig.store, &Settings::default()).unwrap();
    rig
}

/// A line for each key, in order.
fn as_text(kept: &BTreeMap<String, String>) -> String {
    let pieces = kept.iter().flat_map(|(key, value)| [key.as_str(), "\t", value.as_str(), "\n"]);
    pieces.collect()
}

#[test]
fn the_empty_one_opens_empty_and_takes_a_first_entry() {
    assert_eq!(as_text(&begun().store.contents()), EMPTY, "what is frozen is written like this");
    let rig = golden(EMPTY);
    let (mut engine, news) = rig.open_and_hear();
    let health = engine.health().unwrap();
    assert_eq!((news, health.entries, health.unsound), (vec![], 0, vec![]));
    assert!(health.damaged.is_empty() && view(&mut engine).is_empty());
    let opened = settings::open(&*rig.store);
    assert_eq!(opened.standing, settings::Standing::Sound);
    assert_eq!(opened.settings, Settings::default());
    assert_eq!(as_text(&rig.store.contents()), EMPTY, "opening writes nothing");
    engine.save(entry(1, "2026-11-24", "first"), unheard()).unwrap();
    assert_eq!(rig.open().health().unwrap().entries, 1);
}

#[test]
fn the_damaged_one_shows_what_can_be_read_and_keeps_its_bytes() {
    let rig = golden(DAMAGED);
    let (mut engine, news) = rig.open_and_hear();
    for (what, reading) in [(What::Head, Reading::Older), (What::Lists, Reading::Missing)] {
        assert!(news.contains(&News::Lost(what, reading)), "{what:?} is not told: {news:?}");
    }
    let health = engine.health().unwrap();
    let old = |text: &str| (What::Month(month(text)), Reading::Older);
    let expected = [
        (What::Head, Reading::Older),
        (What::Lists, Reading::Missing),
        (What::Relapses, Reading::Unreadable),
        old("1969-12"),
        old("2026-11"),
    ];
    assert_eq!(BTreeMap::from_iter(health.unsound), BTreeMap::from(expected));
    let mut damaged: Vec<&str> = health.damaged.iter().map(|damage| damage.key.as_str()).collect();
    damaged.sort_unstable();
    let keys = ["head.a", "m/1969-12.b", "m/2026-11.b", "relapses.a"];
    assert_eq!(damaged, keys.map(|name| format!("ldn-diary/{name}")));
    for (of, entries) in [("1969-12", 1), ("2026-11", 3), ("2026-12", 1)] {
        assert_eq!(engine.month(month(of)).entries.len(), entries, "{of}");
    }
    let whole = golden(V1_PLAN).open().plan().book;
    assert!(engine.plan().book == whole && engine.plan().reading == Reading::Sound);
    assert_eq!((engine.drafts().len(), engine.slips().len()), (1, 1));
    assert_eq!(as_text(&rig.store.contents()), DAMAGED, "opening writes nothing");
    goes_on(&rig, &damaged);
}

/// It can be written to beside the damage, which stays to the byte; and so can the settings.
fn goes_on(rig: &Rig, damaged: &[&str]) {
    let before = rig.store.contents();
    let mut engine = rig.open();
    for (number, on) in [(70, "2026-11-25"), (71, "1969-12-30"), (72, "2026-11-26")] {
        engine.save(entry(number, on, "new"), unheard()).unwrap();
    }
    engine.save_relapse(relapse(9, "2026-11-20", "new"), unheard()).unwrap();
    let mut engine = rig.open();
    for (of, entries) in [("1969-12", 2), ("2026-11", 5), ("2026-12", 1)] {
        assert_eq!(engine.month(month(of)).entries.len(), entries, "{of}");
    }
    assert_eq!(engine.relapses().relapses.len(), 1);
    let opened = settings::open(&*rig.store);
    let aside = "ldn-diary/unreadable/settings-1";
    assert_eq!(opened.standing, settings::Standing::SetAside(aside.to_owned()));
    settings::save(&*rig.store, &opened.settings).unwrap();
    let after = rig.store.contents();
    assert_eq!(after.get(aside), before.get(settings::KEY));
    for key in damaged.iter().copied().chain(["somebody-elses"]) {
        assert_eq!(after.get(key), before.get(key), "{key}");
    }
}

/// The first of the ten years, as a date and as days since 1970-01-01, and how many nights they have.
const FIRST: &str = "2016-11-25";
const FIRST_DAY: usize = 17_130;
const NIGHTS: usize = 3_652;

/// So many months have one copy: those before the last two years.
const OLD_MONTHS: usize = 97;

const WORDS: [&str; 12] = [
    "legs", "heavy", "slept", "badly", "walked", "to", "the", "shop", "warm", "tired", "better",
    "today",
];

/// Random numbers that stay what they are, whatever a crate for them becomes.
struct Dice(u64);

impl Dice {
    /// One below `end`.
    fn below(&mut self, end: u64) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end).unwrap()
    }
}

/// How much there is.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sums {
    entries: usize,
    scores: usize,
    taken: usize,
    letters: usize,
}

/// One of the five entries of a night, as version 1 writes it.
fn entry_text(dice: &mut Dice, sums: &mut Sums, night: usize, of: usize) -> String {
    let (id, day) = (night * 5 + of + 1, FIRST_DAY + night);
    let minute = day * 1440 + (18 + of) * 60 + dice.below(60);
    let mut scores = Vec::new();
    let asked = if of == 0 { 5 } else { 2 };
    for symptom in 1..=asked {
        let score = dice.below(11);
        sums.scores += score;
        scores.push(format!("{symptom},{score}"));
    }
    let scores = scores.join(",");
    let rest =
        if of == 0 { check_in(dice, sums, &scores) } else { format!("[],0,[{scores}],[],-1,-1,0") };
    let words = if of < 2 { 11 } else { 0 };
    let note: Vec<&str> = (0..words).map(|_| WORDS[dice.below(12)]).collect();
    let note = note.join(" ");
    sums.entries += 1;
    sums.letters += note.len();
    format!("[{id},1,0,{day},{minute},0,0,{rest},\"{note}\"]")
}

/// What a check-in has: doses, feeling, scores, side effects, sleep, circumstances.
fn check_in(dice: &mut Dice, sums: &mut Sums, scores: &str) -> String {
    let taken = dice.below(30) > 0;
    sums.taken += usize::from(taken);
    let doses = if taken { "[[0,\"3/2\",\"3/2\",-1,0,0]]" } else { "[[1,\"\",\"\",-1,0,0]]" };
    let effects = if dice.below(4) == 0 { "[1,0]" } else { "[]" };
    let hours = 16 + dice.below(20);
    let heat = dice.below(10) / 9;
    format!("{doses},0,[{scores}],{effects},{hours},-1,{heat}")
}

/// What the head says of this copy, which is the newest and in the journal.
fn line(value: &str, live: usize) -> (String, String) {
    let fields: Vec<&str> = value.splitn(9, ' ').collect();
    let (name, revision, length) = (fields[1], fields[3], fields[6]);
    let checksum = u32::from_str_radix(fields[7], 16).unwrap();
    let row = format!("[\"{name}\",{revision},{checksum},{length},{revision},{live},0,0]");
    (name.to_owned(), row)
}

/// Ten years with their head, beside the plan, the lists and the relapse record of the golden diary, and how much is in them.
fn ten_years() -> (BTreeMap<String, String>, Sums) {
    let (mut dice, mut sums) = (Dice(10), Sums::default());
    let mut months: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut on = night(FIRST);
    for number in 0..NIGHTS {
        let entries = months.entry(on.month().to_string()).or_default();
        entries.extend((0..5).map(|of| entry_text(&mut dice, &mut sums, number, of)));
        on = on.next().unwrap();
    }
    let mut kept = golden(V1_PLAN).store.contents();
    kept.retain(|key, _| ["lists", "plan", "relapses"].iter().any(|name| key.contains(name)));
    let live = [("lists", 0), ("plan", 0), ("relapses", 1)];
    let newest = live.map(|(name, live)| line(&kept[&format!("ldn-diary/{name}.a")], live));
    let mut lines = BTreeMap::from(newest);
    for (place, (month, entries)) in months.iter().enumerate() {
        let copies = [("a", 1, entries.len() - 1), ("b", 2, entries.len())];
        for (slot, revision, count) in copies.into_iter().skip(usize::from(place < OLD_MONTHS)) {
            let payload = format!("[{}]", entries[..count].join(","));
            let before = format!("ldn-diary/1 m/{month} {slot} {revision} s open");
            let value = framed(&before, &payload);
            lines.extend([line(&value, count)]);
            kept.insert(format!("ldn-diary/m/{month}.{slot}"), value);
        }
    }
    let lines: Vec<String> = lines.into_values().collect();
    let head = format!("[7,125,0,[{}]]", lines.join(","));
    for (slot, generation) in [("a", 244), ("b", 243)] {
        let before = format!("ldn-diary/1 head {slot} {generation} s open");
        kept.insert(format!("ldn-diary/head.{slot}"), framed(&before, &head));
    }
    let chosen = include_str!("../../golden/settings/version-1.json");
    let note = r#"{"format":"ldn-diary backup note","version":1,"saved":[29925940,60,240],"begun":null,"reminders":true}"#;
    kept.insert(settings::KEY.to_owned(), chosen.to_owned());
    kept.insert("ldn-diary/backup".to_owned(), note.to_owned());
    (kept, sums)
}

/// How much is shown.
fn shown(engine: &mut Engine) -> Sums {
    let mut sums = Sums::default();
    for month in engine.months() {
        let view = engine.month(month);
        assert_eq!(view.reading, Reading::Sound, "{month}");
        for entry in view.entries {
            let is_taken = |dose: &&DoseRecord| matches!(dose, DoseRecord::Taken { .. });
            let scores = entry.scores.values().map(|score| usize::from(score.number()));
            sums.entries += 1;
            sums.scores += scores.sum::<usize>();
            sums.taken += entry.doses.iter().filter(is_taken).count();
            sums.letters += entry.note.text().len();
        }
    }
    sums
}

/// SHA-256 in hexadecimal.
fn sha256(text: &str) -> String {
    let bytes = Sha256::digest(text.as_bytes());
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[test]
fn ten_years_open_whole_and_go_on() {
    let (kept, sums) = ten_years();
    assert_eq!(sha256(&as_text(&kept)), TEN_YEARS.trim_end(), "these are other ten years");
    let rig = Rig::holding(MemoryStore::holding(kept.clone()), vec![]);
    let (mut engine, news) = rig.open_and_hear();
    let health = engine.health().unwrap();
    assert_eq!((news, health.unsound), (vec![], vec![]));
    assert!(health.damaged.is_empty());
    assert_eq!((health.months, health.entries), (121, NIGHTS * 5));
    assert_eq!(shown(&mut engine), sums);
    assert_eq!(engine.month(month("2016-11")).entries.len(), 30);
    assert_eq!(
        (engine.relapses().relapses.len(), engine.plan().book.plan().changes().len()),
        (1, 3)
    );
    assert_eq!(settings::open(&*rig.store).standing, settings::Standing::Sound);
    assert!(BackupNote::read(&*rig.store).unwrap().saved.is_some());
    assert!(rig.store.contents() == kept, "opening writes nothing");
    engine.save(full_entry(77_777, "2026-11-24"), unheard()).unwrap();
    engine.save(full_entry(77_778, FIRST), unheard()).unwrap();
    assert_eq!(rig.open().health().unwrap().entries, sums.entries + 2);
    let after = rig.store.contents();
    for (key, value) in &kept {
        let written = ["head", "m/2016-11", "m/2026-11"].iter().any(|name| key.contains(name));
        assert!(written || after.get(key) == Some(value), "{key} was written too");
    }
}
