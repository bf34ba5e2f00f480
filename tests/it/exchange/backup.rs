//! The backup file: written and read again, by other programs too; damaged in every byte; sealed.

use std::rc::Rc;

use ldn_diary::diary::{Moment, NaiveDate};
use ldn_diary::exchange::backup::{
    Backup, BackupError, BackupFile, LARGEST_FILE, read, write, write_sealed,
};
use ldn_diary::store::seal::{CountedEntropy, Keys, Nfkc, OpenError, Passphrase, UnlockError};
use ldn_diary::store::{Document, Engine, EnginePorts, Incoming, Open, Role};

use crate::store::{Rig, entry, full_entry, relapse, share, unheard};

fn made() -> Moment {
    let local = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap().and_hms_opt(22, 5, 0).unwrap();
    Moment::new(local, -210).unwrap()
}

fn document(name: &str, payload: &str) -> Document {
    Document { name: name.to_owned(), payload: payload.to_owned() }
}

/// What a small diary is as documents.
fn documents() -> Vec<Document> {
    let mut engine = Rig::default().open();
    engine.save(full_entry(1, "2026-11-24"), unheard()).unwrap();
    engine.save(entry(2, "2026-10-02", "</script> \u{2028} {\"},\n]"), unheard()).unwrap();
    engine.save_relapse(relapse(3, "2026-09-01", "left hand"), unheard()).unwrap();
    engine.whole().unwrap().documents
}

fn clear(text: &[u8]) -> Result<Backup, BackupError> {
    match read(text)? {
        BackupFile::Clear(backup) => Ok(backup),
        BackupFile::Sealed(_) | BackupFile::Rescue(_) => panic!("not sealed"),
    }
}

// rule: exchange-backup
#[test]
fn exchange_backup_what_is_read_is_what_was_written() {
    for documents in [vec![], documents(), vec![document("settings", "{\"a\": [1.50, null]}")]] {
        let text = write(&documents, made(), "1.2.3");
        let sound = Backup {
            made: Some(made()),
            documents: documents.clone(),
            damaged: vec![],
            older: vec![],
            unknown: 0,
            sound: true,
        };
        assert_eq!(clear(text.as_bytes()), Ok(sound.clone()));
        // As editors and mail programs may leave it.
        let with_mark = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let found = clear(with_mark.as_bytes()).unwrap();
        assert_eq!((found.documents, found.damaged), (documents, vec![]));
    }
}

/// Any program that reads JSON can read it, and work out the same sums.
#[test]
fn it_is_json_as_it_is_described() {
    let text = write(&documents(), made(), "1.2.3");
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(whole["format"], "ldn-diary backup");
    assert_eq!(whole["version"], 1);
    assert_eq!(whole["made"], "2026-11-29T22:05-03:30");
    assert_eq!(whole["app"], "1.2.3");
    let names: Vec<&str> = whole["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["relapses", "m/2026-10", "m/2026-11"]);
    assert_eq!(whole["holds"], serde_json::json!(names));
    assert!(text.is_ascii() && text.lines().count() == names.len() + 2);
    // By sha256sum: printf 'a\n[1]' | sha256sum
    let one = write(&[document("a", "[1]")], made(), "");
    assert!(
        one.contains("4d89ee4b9ac4c7ea0adfb8a2e3257de4a90471e9179b4e737c02b718c25eb429"),
        "{one}"
    );
}

/// Every byte of a file, changed in each of its bits, and every length that it can be cut to.
// rule: exchange-backup
#[test]
fn exchange_backup_damage_is_noticed_and_costs_what_it_touched() {
    let documents = documents();
    let text = write(&documents, made(), "1.2.3").into_bytes();
    let (mut cases, mut kept) = (0, 0);
    let mut look = |damaged: &[u8]| {
        cases += 1;
        let Ok(found) = read(damaged) else { return };
        let BackupFile::Clear(found) = found else { return };
        // White space at the end is nobody's.
        let end = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
        assert!(!found.sound || end(damaged) == end(&text));
        kept += found.documents.len();
        for document in &found.documents {
            assert!(documents.contains(document), "{document:?} was never written");
        }
        let missing = documents.len() - found.documents.len();
        assert!(missing <= found.damaged.len() + found.unknown, "{missing} parts unsaid");
    };
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut damaged = text.clone();
            damaged[at] ^= 1 << bit;
            look(&damaged);
        }
        look(&text[..at]);
    }
    // One part at most is lost with a byte inside the lines of parts.
    assert!(kept > cases * (documents.len() - 1) / 2, "{kept} of {cases}");
    crate::store::say_so(&format!("{cases} damaged files, {kept} parts kept of them"));
}

#[test]
fn a_part_that_is_missing_is_named() {
    let text = write(&documents(), made(), "");
    let lines: Vec<&str> = text.lines().collect();
    for gone in 1..lines.len() - 1 {
        let less: Vec<&str> =
            lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line).collect();
        let found = clear(less.join("\n").as_bytes()).unwrap();
        assert_eq!(found.damaged.len(), 1);
        assert!(lines[gone].contains(&found.damaged[0]));
        assert!(!found.sound);
    }
    let doubled = text.replacen(lines[1], &format!("{}\n{}", lines[1], lines[1]), 1);
    let found = clear(doubled.as_bytes()).unwrap();
    assert_eq!(found.documents, documents());
}

#[test]
fn what_is_no_backup_is_refused_by_name() {
    let newer = "{\"format\":\"ldn-diary backup\",\"version\":2,\"made\":7,\"parts\":[\n]}";
    let sealed = |key: &str| {
        format!(
            "{{\"format\":\"ldn-diary sealed backup\",\"version\":1,\"made\":\"\",\"key\":\"{key}\",\"sealed\":\"\"}}"
        )
    };
    for (text, why) in [
        ("", BackupError::NotBackup),
        ("{}", BackupError::NotBackup),
        ("night,fatigue\r\n2026-11-01,5", BackupError::NotBackup),
        ("{\"format\":\"ldn-diary rescue\",\"version\":1}", BackupError::NotBackup),
        (newer, BackupError::TooNew),
        (&"[".repeat(1_000_000), BackupError::NotBackup),
        (&"{\"a\":".repeat(1_000_000), BackupError::NotBackup),
        (&"\n".repeat(1_000_000), BackupError::NotBackup),
    ] {
        assert_eq!(
            clear(text.as_bytes()),
            Err(why),
            "{}",
            text.chars().take(60).collect::<String>()
        );
    }
    assert_eq!(clear(&[0xff, 0xfe, b'{', 0]), Err(BackupError::NotText));
    assert_eq!(clear(&vec![b' '; LARGEST_FILE + 1]), Err(BackupError::TooLarge));
    for key in ["", "ldn-diary-key 1", "x"] {
        assert!(matches!(read(sealed(key).as_bytes()), Err(BackupError::Key(_))));
    }
}

/// As many parts as fit in a file: the first are taken, and it ends.
#[test]
fn a_file_of_nothing_but_parts_ends() {
    let line = "{\"name\":\"a\",\"sha256\":\"\",\"content\":[]},\n";
    let text = format!(
        "{{\"format\":\"ldn-diary backup\",\"version\":1,\"made\":\"\",\"parts\":[\n{}",
        line.repeat(LARGEST_FILE / line.len() - 2)
    );
    let found = clear(text.as_bytes()).unwrap();
    assert_eq!((found.documents.len(), found.made), (0, None));
    assert!(found.unknown > 300_000);
}

/// More parts than two hundred years have: what is beyond is told, and not taken.
#[test]
fn more_parts_than_anyone_has_are_not_taken() {
    let many: Vec<Document> = (0..2_600).map(|n| document(&format!("part-{n}"), "[]")).collect();
    let found = clear(write(&many, made(), "").as_bytes()).unwrap();
    assert_eq!(found.documents, many[..2_500]);
    assert_eq!((found.damaged.len(), found.unknown, found.sound), (0, 100, true));
}

struct Ascii;

impl Nfkc for Ascii {
    fn nfkc(&self, text: &str) -> String {
        text.to_owned()
    }
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text, &Ascii).unwrap()
}

// rule: exchange-sealed
#[test]
fn exchange_sealed_opens_by_its_passphrase_and_shows_nothing_without() {
    let entropy = CountedEntropy::from(5);
    let (keys, _) = Keys::create(&passphrase("seven quiet herons"), &entropy).unwrap();
    let text = write(&documents(), made(), "1.2.3");
    let file = write_sealed(&text, made(), &keys, &entropy).unwrap();
    assert!(file.is_ascii() && !file.contains("2026-11\"") && !file.contains("m/"));
    let open = |file: &str| match read(file.as_bytes()) {
        Ok(BackupFile::Sealed(sealed)) => sealed,
        other => panic!("{other:?}"),
    };
    let sealed = open(&file);
    assert_eq!(sealed.made, Some(made()));
    let wrong = sealed.locked.unlock(&passphrase("seven quiet hens"));
    assert!(matches!(wrong, Err(UnlockError::Refused)), "{wrong:?}");
    let unlocked = sealed.locked.unlock(&passphrase("seven quiet herons")).unwrap();
    assert_eq!(sealed.open(&unlocked).unwrap().documents, documents());
    // What is sealed cannot be passed off as made at another time.
    let later = open(&file.replacen("T22:05", "T22:06", 1));
    assert_eq!(later.open(&unlocked), Err(BackupError::Sealed(OpenError::Refused)));
    // Nor with a flipped character anywhere in it.
    let start = file.find("\"sealed\":\"").unwrap() + 10;
    for at in (start..file.len() - 4).step_by(file.len().div_ceil(share(200, 5000))) {
        let mut damaged = file.clone().into_bytes();
        damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
        let damaged = open(str::from_utf8(&damaged).unwrap());
        assert!(matches!(damaged.open(&unlocked), Err(BackupError::Sealed(_))), "at {at}");
    }
}

/// From a diary to a file and back into an empty one.
#[test]
fn a_diary_comes_back_from_its_file() {
    let text = write(&documents(), made(), "");
    let found = clear(text.as_bytes()).unwrap();
    let rig = Rig::default();
    let ports = EnginePorts { coder: Rc::new(Open), ..rig.ports() };
    let mut engine = Engine::open(ports, Role::Writer(1));
    let incoming = Incoming::read(&found.documents);
    let today = made().local().date();
    engine.take(&incoming, &ldn_diary::store::Choices::default(), today, unheard()).unwrap();
    assert_eq!(engine.whole().unwrap().documents, documents());
}
