//! Files of version 1 as the app hands them out: they are only ever added to. What is written today is the same to the letter, and
//! what was written then is read today.
//!
//! How they were made: with empty files in their places,
//! `cargo test --no-default-features --test it store::golden_backup::golden_files -- --ignored --exact`.

use std::fs;

use ldn_diary::exchange::backup::{BackupFile, read, write, write_sealed};
use ldn_diary::exchange::{CsvFor, read_csv, write_csv};
use ldn_diary::store::seal::CountedEntropy;
use ldn_diary::store::settings::save;
use ldn_diary::store::{Incoming, Settings, Theme};

use super::backup::{shown, take};
use super::golden::made_with_plan;
use super::scenario::TODAY;
use super::sealed::{PASSPHRASE, keys, passphrase};
use super::*;

/// A backup in clear, with one of everything.
const CLEAR: &str = include_str!("../../golden/backup-1/open.json");

/// The same, sealed.
const SEALED: &str = include_str!("../../golden/backup-1/sealed.json");

/// The entries of the same diary as CSV for programs.
const OWN: &str = include_str!("../../golden/backup-1/own.csv");

fn settings() -> Settings {
    Settings { theme: Theme::Dark, ..Settings::default() }
}

/// The diary that is in the files.
fn diary() -> Engine {
    let rig = made_with_plan();
    save(&*rig.store, &settings()).unwrap();
    rig.open()
}

fn when() -> Moment {
    moment(night(TODAY), 1320)
}

fn clear() -> String {
    write(&diary().whole().unwrap().documents, when(), "0.1.0")
}

/// By keys and random bytes that are always the same.
fn sealed() -> String {
    write_sealed(&clear(), when(), &keys().0, &CountedEntropy::from(3_000)).unwrap()
}

fn own() -> String {
    let mut engine = diary();
    let mut entries = Vec::new();
    for month in engine.months() {
        entries.extend(engine.month(month).entries);
    }
    let lists = engine.lists();
    write_csv(&entries, &lists.symptoms, &lists.side_effects, CsvFor::Programs)
}

#[test]
fn a_backup_is_written_to_the_letter() {
    assert_eq!(clear(), CLEAR, "version 1 is frozen: a change is version 2");
}

/// Another program reads its columns by their names.
#[test]
fn the_csv_of_a_diary_is_written_to_the_letter() {
    assert_eq!(own(), OWN, "whoever reads it knows it as it was");
}

/// How it is packed before it is sealed may change, so its bytes are not compared: what is in it is.
#[test]
fn a_backup_of_version_1_gives_the_diary_back() {
    let BackupFile::Sealed(file) = read(SEALED.as_bytes()).unwrap() else { panic!("not sealed") };
    let unlocked = file.locked.unlock(&passphrase(PASSPHRASE)).unwrap();
    let by_passphrase = file.open(&unlocked).unwrap();
    let BackupFile::Clear(in_clear) = read(CLEAR.as_bytes()).unwrap() else { panic!("sealed") };
    assert!(in_clear.sound && in_clear.made == Some(when()));
    assert_eq!(by_passphrase, in_clear);
    let incoming = Incoming::read(&in_clear.documents);
    assert_eq!(incoming.unread(), Vec::<String>::new());
    assert_eq!(incoming.settings(), Some(&settings()));
    let mut engine = Rig::default().open();
    take(&mut engine, &incoming);
    assert_eq!(shown(&mut engine), shown(&mut diary()));
}

#[test]
fn the_csv_of_version_1_is_read() {
    let tomorrow = date("2026-12-04");
    let parsed = read_csv(OWN.as_bytes(), tomorrow).unwrap();
    assert!(parsed.refused.is_empty(), "{:?}", parsed.refused);
    assert!(!parsed.entries.is_empty());
}

/// Writes each that is not there yet. What is there stays as it is.
#[test]
#[ignore = "makes golden files, once for each version"]
fn golden_files() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/backup-1");
    for (name, text) in [("open.json", clear()), ("sealed.json", sealed()), ("own.csv", own())] {
        let file = format!("{folder}/{name}");
        if fs::read_to_string(&file).unwrap().is_empty() {
            fs::write(&file, text).unwrap();
        }
    }
}
