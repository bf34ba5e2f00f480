//! The rescue file: everything as it is kept, saved by a page that cannot run the app any more. It gives the diary back as a backup does,
//! in clear and sealed, with the journal and without; what is damaged in it is named, and what somebody made to do harm does none.

use ldn_diary::exchange::backup::{Backup, BackupError, BackupFile, LARGEST_FILE, read};
use ldn_diary::store::keyring::{self, TypedError};
use ldn_diary::store::seal::{RecordError, UnlockError};
use ldn_diary::store::{Document, Incoming};
use serde_json::{Value, json};

use super::backup::{shown, take};
use super::scenario::furnish;
use super::sealed::{PASSPHRASE, Tables, coder, entropy, keys};
use super::*;

/// What local storage has.
pub(super) type Keys = BTreeMap<String, String>;

/// The file that `static/start.js` saves of this, with a key beside it that no app of ours has.
pub(super) fn file(keys: &Keys, records: &[Record]) -> String {
    let line = |record: &Record| {
        let Record { place, name, value } = record;
        json!({"place": place, "name": name, "value": value})
    };
    let mut keys = keys.clone();
    keys.insert("another".into(), "not ours".into());
    with(&json!(keys), &json!(records.iter().map(line).collect::<Vec<Value>>()))
}

fn with(keys: &Value, records: &Value) -> String {
    let file = json!({
        "format": "ldn-diary rescue",
        "version": 1,
        "saved": "2026-11-25T21:10:00.000Z",
        "keys": keys,
        "journal": "read",
        "records": records,
    });
    serde_json::to_string_pretty(&file).unwrap()
}

/// What such a file gives back.
pub(super) fn opened(text: &str) -> Backup {
    match read(text.as_bytes()).unwrap() {
        BackupFile::Clear(backup) => backup,
        BackupFile::Rescue(sealed) => {
            assert_eq!(sealed.locked.id(), keys().0.id());
            sealed.open(keys().0, entropy()).unwrap()
        }
        BackupFile::Sealed(_) => panic!("it is no backup"),
    }
}

fn names(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|document| document.name.as_str()).collect()
}

// rule: exchange-rescue
#[test]
fn exchange_rescue_gives_the_diary_back_in_clear_and_sealed() {
    let coders: [Rc<dyn Coder>; 2] = [Rc::new(Open), coder()];
    let (mut cases, none, no_records): (_, _, &[Record]) = (0, Keys::new(), &[]);
    for seed in 0..u64::try_from(share(15, 500)).unwrap() {
        for coder in &coders {
            let rig = Rig::default().in_coder(coder);
            let (mut engine, settings) = backup_file::furnished(&rig, seed);
            let early = rig.store.contents();
            engine.save(entry(900_000, "2026-11-24", "after"), unheard()).unwrap();
            let (contents, records) = (rig.store.contents(), rig.journal.records());
            let was = shown(&mut engine);
            for (keys, records, what) in [
                (&contents, records.as_slice(), "whole"),
                (&contents, no_records, "without the journal"),
                (&early, records.as_slice(), "storage that is behind"),
                (&none, records.as_slice(), "the journal alone"),
            ] {
                let found = opened(&file(keys, records));
                assert!(found.sound && found.made.is_none(), "{what}, seed {seed}: {found:?}");
                let incoming = Incoming::read(&found.documents);
                assert_eq!(incoming.unread(), Vec::<String>::new());
                let mut other = Rig::default().open();
                take(&mut other, &incoming);
                assert_eq!(shown(&mut other), was, "{what}, seed {seed}");
                let has_settings = !keys.is_empty();
                assert_eq!(incoming.settings(), has_settings.then_some(&settings), "{what}");
                cases += 1;
            }
            assert_eq!(rig.store.contents(), contents);
        }
    }
    say!("{cases} diaries back from rescue files, open and sealed");
}

/// One flipped bit: what no checksum vouches for any more.
fn hurt(value: &mut String) {
    value.push('x');
}

// rule: exchange-rescue
#[test]
fn exchange_rescue_damage_is_named_and_the_journal_mends_it() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let whole = rig.open().whole().unwrap().documents;
    let (contents, records) = (rig.store.contents(), rig.journal.records());
    for document in &whole {
        let mut damaged = contents.clone();
        let slots = format!("ldn-diary/{}.", document.name);
        let mut hurt_ones = 0;
        for (_, value) in damaged.iter_mut().filter(|(key, _)| key.starts_with(&slots)) {
            hurt(value);
            hurt_ones += 1;
        }
        assert!(hurt_ones > 0, "{slots}");
        let found = opened(&file(&damaged, &[]));
        assert_eq!(found.damaged, [document.name.as_str()]);
        assert!(!found.sound && found.older.is_empty(), "{found:?}");
        let others: Vec<Document> =
            whole.iter().filter(|other| *other != document).cloned().collect();
        assert_eq!(found.documents, others);
        let mended = opened(&file(&damaged, &records));
        assert_eq!(mended.documents, whole, "{}", document.name);
        assert!(mended.sound, "{}: {mended:?}", document.name);
    }
}

#[test]
fn a_part_of_which_an_older_copy_is_left_comes_as_that_and_is_named() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let mut contents = rig.store.contents();
    let revision = |value: &str| value.split(' ').nth(3).unwrap().parse::<u64>().unwrap();
    let newest = contents
        .iter_mut()
        .filter(|(key, _)| key.starts_with("ldn-diary/m/2026-11."))
        .max_by_key(|(_, value)| revision(value.as_str()));
    hurt(newest.unwrap().1);
    let found = opened(&file(&contents, &[]));
    assert_eq!((found.older.as_slice(), found.damaged.len()), (&["m/2026-11".to_owned()][..], 0));
    assert!(!found.sound && names(&found.documents).contains(&"m/2026-11"));
}

/// A key that is gone, as after a browser lost it, is known by the head.
#[test]
fn a_part_that_is_gone_is_named() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let mut contents = rig.store.contents();
    contents.retain(|key, _| !key.starts_with("ldn-diary/m/2026-10."));
    let found = opened(&file(&contents, &[]));
    assert_eq!(found.damaged, ["m/2026-10"]);
    contents.retain(|key, _| !key.starts_with("ldn-diary/head."));
    let found = opened(&file(&contents, &[]));
    assert!(found.unknown > 0 && !found.sound, "nobody knows what was there: {found:?}");
    assert!(names(&found.documents).contains(&"m/2026-11"));
}

// rule: exchange-rescue
#[test]
fn exchange_rescue_of_a_sealed_diary_opens_by_passphrase_and_code_alone() {
    let rig = vault::sealed();
    let was = shown(&mut rig.open());
    let (contents, records) = (rig.store.contents(), rig.journal.records());
    let (code, none, no_records): (_, _, &[Record]) = (keys().1, Keys::new(), &[]);
    for (keys, records) in [(&contents, no_records), (&none, records.as_slice())] {
        let text = file(keys, records);
        assert!(!text.contains("secret"));
        let Ok(BackupFile::Rescue(sealed)) = read(text.as_bytes()) else { panic!("not sealed") };
        let unlock = |typed: &str| keyring::unlock(&sealed.locked, typed, &Tables);
        let refused = unlock("seven quiet hens").map(|keys| keys.id());
        assert_eq!(refused, Err(TypedError::Unlock(UnlockError::Refused)));
        for typed in [PASSPHRASE, code.as_str()] {
            let found = sealed.open(Rc::new(unlock(typed).unwrap()), entropy()).unwrap();
            assert!(found.sound, "{found:?}");
            let mut other = Rig::default().open();
            take(&mut other, &Incoming::read(&found.documents));
            assert_eq!(shown(&mut other), was);
        }
    }
    // Without the record of its key nobody opens it, and that is said.
    let mut keyless = contents;
    keyless.retain(|key, _| !key.starts_with("ldn-diary/key/"));
    let found = read(file(&keyless, &[]).as_bytes());
    assert_eq!(found.err(), Some(BackupError::Key(RecordError::Damaged)));
}

// rule: exchange-rescue
#[test]
fn exchange_rescue_what_is_none_is_refused_by_name() {
    let rig = Rig::default();
    furnish(&mut rig.open());
    let good = file(&rig.store.contents(), &rig.journal.records());
    let of_later = "ldn-diary/2 m/2026-11 a 1 s open 2 ";
    let of_later = format!("{of_later}{:08x} []", crc(&format!("{of_later}[]")));
    let cut = good.len() / 2;
    for (text, why) in [
        (good.replacen("\"version\": 1", "\"version\": 2", 1), BackupError::TooNew),
        (with(&json!({"ldn-diary/m/2026-11.a": of_later}), &json!([])), BackupError::TooNew),
        (with(&json!({}), &json!([])), BackupError::NotBackup),
        (with(&json!({"another": "x"}), &json!([])), BackupError::NotBackup),
        (with(&json!([]), &json!([])), BackupError::NotBackup),
        (with(&json!(7), &json!([])), BackupError::NotBackup),
        (with(&json!(null), &json!(null)), BackupError::NotBackup),
        (with(&json!({}), &json!({})), BackupError::NotBackup),
        (good.chars().take(cut).collect(), BackupError::NotBackup),
        (good.replacen("rescue", "Rescue", 1), BackupError::NotBackup),
        (" ".repeat(LARGEST_FILE) + &good, BackupError::TooLarge),
    ] {
        let begin: String = text.chars().take(200).collect();
        assert_eq!(read(text.as_bytes()).err(), Some(why), "{begin}");
    }
}

/// As of zlib.
fn crc(text: &str) -> u32 {
    let mut sum = u32::MAX;
    for byte in text.bytes() {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// A head with as many months as there are, which fits into three megabytes: each was looked for, and asked of the journal. Where it names
/// no more than a backup has, each that is not there is named.
#[test]
fn a_head_names_no_more_than_a_backup_has() {
    let months =
        (1900..10_000).flat_map(|year| (1..=12).map(move |month| format!("m/{year}-{month:02}")));
    let months: Vec<String> = months.collect();
    for (named, damaged) in [(2_500, Ok(2_500)), (months.len(), Err(BackupError::NotBackup))] {
        let lines = months.iter().take(named).map(|name| json!([name, 1, 1, 2, 0, 1, 0, 0]));
        let payload = json!([1, 0, 0, lines.collect::<Vec<Value>>()]).to_string();
        let before = format!("ldn-diary/1 head a 1 s open {} ", payload.len());
        let sum = crc(&[before.as_str(), payload.as_str()].concat());
        let head = json!({"ldn-diary/head.a": format!("{before}{sum:08x} {payload}")});
        let found = read(with(&head, &json!([])).as_bytes()).map(|file| match file {
            BackupFile::Clear(backup) => backup.damaged.len(),
            BackupFile::Sealed(_) | BackupFile::Rescue(_) => panic!("it is not sealed"),
        });
        assert_eq!(found, damaged);
    }
}

/// What is no text, or half of a character, is damage of that one key; what is no record is counted.
#[test]
fn wrong_kinds_cost_what_they_touch_alone() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-10-02", "fine"), unheard()).unwrap();
    let contents = rig.store.contents();
    for value in ["7", "null", "{\"a\":[1]}", "[[[[[]]]]]", "\"\\ud800\"", "\"\""] {
        let mut keys = json!(contents);
        keys["ldn-diary/m/2026-11.a"] = json!("HERE");
        let text = with(&keys, &json!([])).replace("\"HERE\"", value);
        let found = opened(&text);
        assert_eq!(
            (names(&found.documents), found.damaged),
            (vec!["m/2026-10"], vec!["m/2026-11".to_owned()]),
            "{value}"
        );
    }
    let records = json!([
        7,
        null,
        {"place": -1, "name": "lists", "value": ""},
        {"place": 1.5, "name": "lists", "value": ""},
        {"place": 0, "name": "lists", "value": ""},
        {"place": u64::MAX, "name": "lists", "value": ""},
        {"place": 9, "name": "lists"},
        {"place": 9, "name": 7, "value": ""},
        {"place": 9, "name": "nobody's", "value": "x"},
        {"place": 9, "name": "made", "value": ""},
    ]);
    let found = opened(&with(&json!(contents), &records));
    assert_eq!((names(&found.documents), found.unknown), (vec!["m/2026-10"], 8));
}

/// More than two hundred years have: what is beyond is counted, and it ends.
#[test]
fn more_than_anyone_has_is_bounded() {
    let months =
        (1900..3600).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}")));
    let keys: Keys =
        months.clone().map(|month| (format!("ldn-diary/m/{month}.a"), "x".into())).collect();
    let found = opened(&file(&keys, &[]));
    assert_eq!((found.documents.len(), found.damaged.len()), (0, 2_500));
    assert!(found.unknown >= keys.len() - 5_200, "{}", found.unknown);
    let lines: Vec<Value> = months
        .enumerate()
        .map(|(place, month)| json!({"place": place + 1, "name": format!("m/{month}"), "value": "x"}))
        .collect();
    let found = opened(&with(&json!({}), &json!(lines)));
    assert!(found.documents.is_empty() && found.unknown >= lines.len() - 2_600, "{found:?}");
    for text in [
        format!(
            "{{\"format\":\"ldn-diary rescue\",\"version\":1,\"keys\":{}",
            "[".repeat(1_000_000)
        ),
        format!(
            "{{\"format\":\"ldn-diary rescue\",\"version\":1,\"keys\":{{}},\"records\":[{}0]}}",
            "0,".repeat(1_000_000)
        ),
    ] {
        assert!(matches!(read(text.as_bytes()), Err(BackupError::NotBackup)));
    }
}
