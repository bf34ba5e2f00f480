//! The bodies of the fuzz targets without a fuzzer: every seed of `tests/fuzz/corpus` and every golden file, as it is and with some bytes
//! changed. So what a target holds is held by every check, and a seed that broke one once stays there as its test.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use fastrand::Rng;

use crate::store::{say_so, share};

#[path = "../fuzz/bodies/backup.rs"]
mod backup;
#[path = "../fuzz/bodies/browser.rs"]
mod browser;
#[path = "../fuzz/bodies/csv.rs"]
mod csv;
#[path = "../fuzz/bodies/document.rs"]
mod document;
#[path = "../fuzz/bodies/read.rs"]
mod read;
#[path = "../fuzz/bodies/rescue.rs"]
mod rescue;
#[path = "../fuzz/bodies/table.rs"]
mod table;

/// The files of a folder of `tests`, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The bytes of a file with a few of them changed, taken out, or others put in.
pub(crate) fn changed(bytes: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..random.usize(1..4) {
        let at = random.usize(0..=changed.len());
        let end = (at + random.usize(0..3)).min(changed.len());
        let piece = PIECES.get(random.usize(0..PIECES.len())).copied().unwrap_or_default();
        changed.splice(at..end, piece.iter().copied());
    }
    changed
}

/// What is put into a file.
const PIECES: [&[u8]; 27] = [
    b"",
    b"\"",
    b",",
    b";",
    b"\n",
    b"\r",
    b"\t",
    b" ",
    b"\0",
    b"'",
    b"=",
    b":",
    b"-",
    b"0",
    b"1",
    b"9",
    b"e",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\\ud800",
    b"\\u0000",
    b"\xff",
    b"\xef\xbb\xbf",
    b"9007199254740993",
    b"99999999999999999999",
];

/// The seeds of a target and these golden files through its body.
fn replay(target: &str, body: fn(&[u8]), golden: &[&str]) {
    let (mut random, mut count) = (Rng::with_seed(11), 0);
    let seeds = files(&format!("fuzz/corpus/{target}"));
    for file in seeds.into_iter().chain(golden.iter().flat_map(|folder| files(folder))) {
        let seed = fs::read(&file).unwrap();
        let rounds = share(40, 2000);
        let others = (0..rounds).map(|_| changed(&seed, &mut random));
        for bytes in std::iter::once(seed.clone()).chain(others) {
            let came = catch_unwind(|| body(&bytes));
            assert!(came.is_ok(), "{}: {}", file.display(), String::from_utf8_lossy(&bytes));
            count += 1;
        }
    }
    say_so(&format!("{count} inputs for {target}"));
}

#[test]
fn what_is_read_of_numbers_and_labels_holds() {
    replay("read", read::body, &[]);
}

#[test]
fn what_is_read_of_backups_holds() {
    replay("backup", backup::body, &["golden/backup-1"]);
}

#[test]
fn what_is_read_of_our_own_csv_holds() {
    replay("csv", csv::body, &["golden/backup-1"]);
}

#[test]
fn what_is_read_of_other_diaries_holds() {
    replay("table", table::body, &["golden/backup-1"]);
}

#[test]
fn what_is_read_of_the_browsers_storage_holds() {
    replay("document", document::body, &[]);
}

#[test]
fn what_is_read_of_rescue_files_holds() {
    replay("rescue", rescue::body, &[]);
}
