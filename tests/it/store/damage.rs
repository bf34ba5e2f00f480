//! Damage: every bit, every cut, every missing key. It is noticed, the rest stays readable, and the bytes stay where they are.

use ldn_diary::store::{KeyValue, SaveError, Settings, Standing, Theme, What, settings};

use super::*;

fn diary() -> Rig {
    filled(Rig::default())
}

/// This rig with a diary of three months, the middle one full, everything with two copies.
pub(super) fn filled(rig: Rig) -> Rig {
    let mut engine = rig.open();
    for number in 1..=3 {
        engine.save(entry(number, "2026-09-03", "september"), unheard()).unwrap();
        engine.save(entry(number + 10, "2026-11-03", "november"), unheard()).unwrap();
    }
    for number in 20..=110 {
        let day = number % 30 + 1;
        engine.save(full_entry(number, &format!("2026-10-{day:02}")), unheard()).unwrap();
    }
    for number in 1..=2 {
        engine.save_relapse(relapse(number, "2026-10-02", "eye"), unheard()).unwrap();
        let mut lists = engine.lists();
        let name = ldn_diary::diary::Name::new(&format!("Own {number}")).unwrap();
        lists.symptoms.add(name).unwrap();
        engine.set_lists(lists, unheard()).unwrap();
        let change = if number == 1 { plan::start } else { plan::go_on };
        plan::change(&mut engine, change).unwrap();
        engine.set_draft(entry(200, "2026-11-04", &format!("draft {number}"))).unwrap();
        engine.set_slip(slip("relapse", &[format!("slip {number}").as_str(), "2026-11-"])).unwrap();
    }
    // One change more, so that the head knows the newest draft and slip.
    engine.save(entry(14, "2026-11-03", "november"), unheard()).unwrap();
    rig
}

/// The same bytes with no journal to help.
fn alone(values: BTreeMap<String, String>) -> Rig {
    Rig::holding(MemoryStore::holding(values), vec![])
}

pub(super) fn newest(rig: &Rig, name: &str) -> String {
    let revision = |key: &str| -> u64 {
        let text = rig.store.get(key).unwrap().unwrap_or_default();
        text.split(' ').nth(3).and_then(|field| field.parse().ok()).unwrap_or(0)
    };
    let [a, b] = ["a", "b"].map(|slot| format!("ldn-diary/{name}.{slot}"));
    if revision(&a) > revision(&b) { a } else { b }
}

pub(super) fn flipped(text: &str, bit: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    // A byte above 127 comes back from the browser as some character or other.
    bytes.into_iter().map(char::from).collect()
}

#[test]
fn every_flipped_bit_of_a_full_month_is_noticed() {
    let rig = diary();
    let key = newest(&rig, "m/2026-10");
    let text = rig.store.get(&key).unwrap().unwrap();
    let mut checked = 0;
    let bits = text.len() * 8;
    assert!(bits >= 120_000, "{bits} bits are no full month");
    let whole = view(&mut alone(rig.store.contents()).open());
    for bit in (0..bits).step_by(share(211, 1)) {
        let damaged = flipped(&text, bit);
        let after = alone(rig.store.contents());
        after.store.plant(&key, Some(&damaged));
        let mut engine = after.open();
        let seen = engine.month(month("2026-10"));
        assert_eq!(seen.reading, Reading::Older, "bit {bit}");
        assert_eq!(seen.entries.len(), 90, "bit {bit}: the copy before is shown");
        if bit % (211 * 20) == 0 {
            let shown = view(&mut engine);
            let others = whole.iter().filter(|(part, _)| *part != "2026-10");
            for (part, as_it_was) in others {
                assert!(shown.get(part) == Some(as_it_was), "bit {bit}: {part}");
            }
            // A save into the damaged month goes elsewhere.
            engine.save(entry(300, "2026-10-30", "new"), unheard()).unwrap();
            engine.save(entry(301, "2026-10-30", "newer"), unheard()).unwrap();
            engine.sweep(date("2027-01-01")).unwrap();
            assert_eq!(after.open().month(month("2026-10")).entries.len(), 92);
            assert_eq!(after.store.get(&key).unwrap(), Some(damaged), "bit {bit}: bytes are kept");
        }
        checked += 1;
    }
    say!("{checked} flipped bits of a month of {} entries", 91);
}

#[test]
fn every_flipped_bit_of_the_other_documents_is_noticed_and_loses_nothing_with_the_journal() {
    let rig = diary();
    let whole = view(&mut alone(rig.store.contents()).open());
    let mut checked = 0;
    for name in ["head", "lists", "relapses", "plan", "drafts", "slips"] {
        let key = newest(&rig, name);
        let text = rig.store.get(&key).unwrap().unwrap();
        for bit in (0..text.len() * 8).step_by(share(29, 1)) {
            let damaged = flipped(&text, bit);
            let mut values = rig.store.contents();
            values.insert(key.clone(), damaged.clone());
            let after = alone(values.clone());
            let health = after.open().health().unwrap();
            assert_eq!(health.damaged.len(), 1, "{name}, bit {bit}");
            assert_eq!(health.damaged[0].key, key);
            let helped = Rig::holding(MemoryStore::holding(values), rig.journal.records());
            let shown = view(&mut helped.open());
            assert!(shown == whole, "{name}, bit {bit}: not whole again");
            assert_eq!(helped.store.get(&key).unwrap(), Some(damaged), "bytes are kept");
            checked += 1;
        }
    }
    say!("{checked} flipped bits of head, lists, relapses, plan, drafts and slips");
}

/// Every other byte in the place of each, a flipped bit among them, and every end that is missing.
#[test]
fn every_changed_byte_and_every_cut_of_the_settings_is_noticed_and_kept() {
    let store = MemoryStore::default();
    settings::save(&store, &Settings { theme: Theme::Dark, ..Settings::default() }).unwrap();
    let text = store.get(settings::KEY).unwrap().unwrap();
    let aside = "ldn-diary/unreadable/settings-1";
    let mut checked = 0;
    let mut check = |damaged: &str| {
        let store = MemoryStore::default();
        store.plant(settings::KEY, Some(damaged));
        let opened = settings::open(&store);
        assert_eq!(opened.settings, Settings::default(), "{damaged}: the defaults hold");
        let standing = settings::Standing::SetAside(aside.to_owned());
        assert_eq!(opened.standing, standing, "{damaged}");
        for key in [settings::KEY, aside] {
            assert_eq!(store.get(key).unwrap().as_deref(), Some(damaged), "{key}");
        }
        checked += 1;
    };
    for cut in 0..text.len() {
        check(text.get(..cut).unwrap());
        for mask in 1..=u8::MAX {
            let mut bytes = text.as_bytes().to_vec();
            bytes[cut] ^= mask;
            // As the browser gives back a byte above 127.
            check(&bytes.into_iter().map(char::from).collect::<String>());
        }
    }
    say!("{checked} changed bytes and cuts of the settings");
    assert!(checked >= 50_000, "{checked}");
}

/// Beside them the diary is as it was, and nothing is told: they are version 1 until they are saved the next time.
#[test]
fn settings_of_version_1_stand_beside_a_diary_until_they_are_saved() {
    let rig = diary();
    rig.store.plant(settings::KEY, Some(include_str!("../../golden/settings/version-1.json")));
    let opened = settings::open(&*rig.store);
    assert_eq!(opened.standing, settings::Standing::Sound);
    let (mut engine, news) = rig.open_and_hear();
    assert_eq!((engine.whole().unwrap().missing(), news), (vec![], vec![]));
    settings::save(&*rig.store, &opened.settings).unwrap();
    let kept = rig.store.get(settings::KEY).unwrap();
    assert_eq!(kept.as_deref(), Some(include_str!("../../golden/settings/version-2.json")));
}

#[test]
fn every_cut_of_every_document_is_noticed() {
    let rig = diary();
    let mut checked = 0;
    for name in ["head", "lists", "relapses", "plan", "drafts", "slips", "m/2026-10"] {
        let key = newest(&rig, name);
        let text = rig.store.get(&key).unwrap().unwrap();
        for cut in (0..text.len()).step_by(share(101, 1)) {
            let after = alone(rig.store.contents());
            after.store.plant(&key, text.get(..cut));
            let health = after.open().health().unwrap();
            assert_eq!(health.damaged.len(), 1, "{name}, {cut} of {}", text.len());
            assert_eq!(health.damaged[0].units, cut);
            checked += 1;
        }
    }
    say!("{checked} cuts");
}

#[test]
fn every_missing_key_and_pair_of_keys_is_noticed_and_brought_back_by_the_journal() {
    let rig = diary();
    let keys: Vec<String> = rig.store.contents().into_keys().collect();
    let whole = view(&mut alone(rig.store.contents()).open());
    let mut checked = 0;
    for (place, one) in keys.iter().enumerate() {
        for other in &keys[place..] {
            let mut values = rig.store.contents();
            values.remove(one);
            values.remove(other);
            let lone = alone(values.clone());
            let (mut engine, mut news) = lone.open_and_hear();
            let shown = view(&mut engine);
            news.extend(engine.attend());
            let sound = engine.health().unwrap().unsound.is_empty() && news.is_empty();
            assert!(shown == whole || !sound, "{one}, {other}: nothing is said");
            let helped = Rig::holding(MemoryStore::holding(values), rig.journal.records());
            let mut engine = helped.open();
            engine.check();
            engine.attend();
            assert!(view(&mut engine) == whole, "{one}, {other}: not whole again");
            checked += 1;
        }
    }
    say!("{checked} keys and pairs of keys missing");
}

#[test]
fn a_month_of_which_no_copy_can_be_read_is_named_and_keeps_its_bytes() {
    let rig = diary();
    let keys = ["ldn-diary/m/2026-10.a", "ldn-diary/m/2026-10.b"];
    let mut values = rig.store.contents();
    for key in keys {
        values.insert(key.to_owned(), "rubbish".to_owned());
    }
    let after = alone(values);
    let (mut engine, _) = after.open_and_hear();
    assert_eq!(engine.month(month("2026-10")).reading, Reading::Unreadable);
    let lost = News::Lost(What::Month(month("2026-10")), Reading::Unreadable);
    assert_eq!(engine.attend(), [lost]);
    assert!(engine.months().contains(&month("2026-10")));
    for number in 1..=3 {
        engine.save(entry(400 + number, "2026-10-01", "new"), unheard()).unwrap();
    }
    let mut engine = after.open();
    let seen = engine.month(month("2026-10"));
    assert_eq!((seen.entries.len(), seen.reading), (3, Reading::Sound));
    let exported = engine.raw_export().unwrap();
    for key in keys {
        assert!(exported.contains(&(key.to_owned(), "rubbish".to_owned())));
    }
}

#[test]
fn damage_in_every_place_refuses_a_save_and_is_never_written_over() {
    let rig = diary();
    let mut values = rig.store.contents();
    for slot in 'a'..='z' {
        values.insert(format!("ldn-diary/m/2026-10.{slot}"), "rubbish".to_owned());
    }
    let after = alone(values.clone());
    let mut engine = after.open();
    let refused = engine.save(entry(400, "2026-10-01", "new"), unheard());
    assert_eq!(refused, Err(SaveError::NoPlace));
    engine.save(entry(400, "2026-11-01", "new"), unheard()).unwrap();
    for slot in 'a'..='z' {
        let key = format!("ldn-diary/m/2026-10.{slot}");
        assert_eq!(after.store.get(&key).unwrap().as_deref(), Some("rubbish"));
    }
}

#[test]
fn what_a_newer_version_wrote_makes_the_diary_read_only() {
    for name in ["head", "lists", "plan", "m/2026-10"] {
        let rig = diary();
        let key = newest(&rig, name);
        let text = rig.store.get(&key).unwrap().unwrap();
        rig.store.plant(&key, Some(&newer(&text)));
        let before = rig.store.contents();
        let mut engine = alone(before.clone()).open();
        let month_now = engine.month(month("2026-10"));
        let plan_now = engine.plan();
        assert_eq!(engine.standing(), &Standing::TooNew, "{name}");
        if name == "plan" {
            assert_eq!(plan_now.reading, Reading::TooNew);
        }
        if name == "lists" {
            assert_eq!(engine.lists_reading(), Reading::TooNew);
        }
        if name == "m/2026-10" {
            assert_eq!(month_now.reading, Reading::TooNew);
        }
        assert_eq!(engine.month(month("2026-09")).entries.len(), 3, "{name}: the rest is shown");
        let refused = engine.save(entry(400, "2026-11-01", "new"), unheard());
        assert_eq!(refused, Err(SaveError::TooNew), "{name}");
        assert_eq!(engine.set_draft(entry(400, "2026-11-01", "new")), Err(SaveError::TooNew));
        assert_eq!(
            engine.set_plan(PlanBook::default(), unheard()).map(|_| ()),
            Err(SaveError::TooNew)
        );
        assert!(engine.sweep(date("2027-01-01")).is_err());
        let exported: BTreeMap<_, _> = engine.raw_export().unwrap().into_iter().collect();
        assert_eq!(exported, before, "{name}: all of it can be exported, and nothing was written");
    }
}

#[test]
fn a_payload_that_is_not_as_it_should_be_is_damage_and_stays() {
    let good = "[[1,1,0,20727,29846900,60,0,[],0,[1,7,2,0],[],-1,-1,0,\"a\"]]";
    let mut cases = 0;
    for (was, is) in [
        ("[[", "[["),
        ("[1,7,2,0]", "[1,11,2,0]"),
        ("[1,7,2,0]", "[2,0,1,7]"),
        ("[1,7,2,0]", "[1,7,1,0]"),
        ("[1,7,2,0]", "[1,7,2]"),
        ("20727", "20770"),
        ("[[1,1,0", "[[1,0,0"),
        ("[[1,1,0", "[[0,1,0"),
        ("[[1,1,0", "[[1,1,99999999999"),
        (",60,0,[]", ",9999,0,[]"),
        (",60,0,[]", ",60,2,[]"),
        ("-1,-1,0", "97,-1,0"),
        ("-1,-1,0", "-2,-1,0"),
        ("-1,-1,0", "-1,-1,64"),
        ("-1,-1,0,\"a\"", "-1,-1,0,\"a\",0"),
        ("\"a\"", "7"),
        ("\"a\"", "\"\\u0000\""),
        ("\"a\"", "\"a\\r\""),
        ("0,[],0", "0,[[0,\"2/4\",\"\",-1,0,60]],0"),
        ("0,[],0", "0,[[0,\"1/0\",\"\",-1,0,60]],0"),
        ("0,[],0", "0,[[0,\"1.5\",\"\",-1,0,60]],0"),
        ("0,[],0", "0,[[1,\"3/2\",\"\",-1,0,0]],0"),
        ("0,[],0", "0,[[0,\"0\",\"\",-1,0,60]],0"),
        // What was not taken has no bottle, no time that a day has not, no reason that there is not, and no distance from UTC.
        ("0,[],0", "0,[[1,\"\",\"\",3,0,0]],0"),
        ("0,[],0", "0,[[1,\"\",\"\",-1,1441,0]],0"),
        ("0,[],0", "0,[[1,\"\",\"\",-1,-1,0]],0"),
        ("0,[],0", "0,[[2,\"\",\"\",11,0,0]],0"),
        ("0,[],0", "0,[[2,\"\",\"\",-2,0,0]],0"),
        ("0,[],0", "0,[[2,\"\",\"\",-1,0,60]],0"),
        ("]]", "]] "),
        ("[[", "[ ["),
    ] {
        assert!(good.contains(was), "{was}");
        let payload = good.replacen(was, is, 1);
        let rig = Rig::default();
        rig.open().save(entry(5, "2026-10-01", "before"), unheard()).unwrap();
        let value = framed("ldn-diary/1 m/2026-10 b 2 s open", &payload);
        rig.store.plant("ldn-diary/m/2026-10.b", Some(&value));
        let rig = alone(rig.store.contents());
        let sound = was == is;
        let seen = rig.open().month(month("2026-10")).entries;
        assert_eq!(seen[0].id == id(1), sound, "{payload}");
        let damaged = rig.open().health().unwrap().damaged.len();
        assert_eq!(damaged, usize::from(!sound), "{payload}");
        for number in 10..13 {
            rig.open().save(entry(number, "2026-10-02", "after"), unheard()).unwrap();
        }
        let kept = rig.store.get("ldn-diary/m/2026-10.b").unwrap();
        assert_eq!(kept.as_deref() == Some(value.as_str()), !sound, "{payload}");
        cases += 1;
    }
    say!("{cases} payloads");
}

/// A value as version 2 would frame it: the same frame, another payload.
fn newer(text: &str) -> String {
    let fields: Vec<&str> = text.splitn(9, ' ').collect();
    let before = format!("ldn-diary/2 {} {} {} s open", fields[1], fields[2], fields[3]);
    framed(&before, "{\"anything\":\"else\"}")
}

/// The fields before the length, with the length, the checksum and a payload.
pub(super) fn framed(before: &str, payload: &str) -> String {
    let before = format!("{before} {} ", payload.len());
    let checksum = crc32(&(before.clone() + payload));
    format!("{before}{checksum:08x} {payload}")
}

/// The checksum, bit by bit from its definition.
fn crc32(text: &str) -> u32 {
    let mut rest = !0_u32;
    for byte in text.bytes() {
        rest ^= u32::from(byte);
        for _ in 0..8 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xEDB8_8320 } else { rest >> 1 };
        }
    }
    !rest
}
