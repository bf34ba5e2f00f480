//! That every promise in `tests/promises.md` has tests, and that each test and each place named there is there.

use std::collections::BTreeSet;
use std::fs;

use super::root;

/// The promises by their numbers; a row may have a letter behind it.
const PROMISES: [char; 7] = ['1', '2', '3', '4', '5', '6', '7'];

/// The rows of the table: promise, tests, how to break it.
fn rows(text: &str) -> Vec<[&str; 3]> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.map(|row| row.trim_end_matches(" |").split(" | ").collect::<Vec<_>>());
    cells.filter_map(|cells| <[&str; 3]>::try_from(cells).ok()).skip(1).collect()
}

/// What stands between the marks of code in a cell.
fn named(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_promise_has_tests_that_are_there() {
    let text = fs::read_to_string(root().join("tests/promises.md")).unwrap();
    let mut promised = BTreeSet::new();
    for [promise, tests, change] in rows(&text) {
        promised.extend(promise.chars().next());
        assert!(named(tests).count() >= 2, "{promise}: it hangs on one test");
        for test in named(tests) {
            let (path, name) = test.rsplit_once("::").unwrap_or((test, "no name"));
            let file = fs::read_to_string(root().join(path));
            let file = file.unwrap_or_else(|error| panic!("{promise}: {path}: {error}"));
            assert!(file.contains(&format!("fn {name}(")), "{promise}: no {name} in {path}");
        }
        let files = named(change).filter(|name| name.contains('.')).map(|file| {
            let text = fs::read_to_string(root().join(file));
            text.unwrap_or_else(|error| panic!("{promise}: {file}: {error}"))
        });
        let files: Vec<String> = files.collect();
        assert!(!files.is_empty(), "{promise}: nothing says where to break it");
        for place in named(change).filter_map(|name| name.split("::").nth(1)) {
            let function = format!("fn {place}(");
            let is_there = files.iter().any(|text| text.contains(&function));
            assert!(is_there, "{promise}: no {place} where it is to be broken");
        }
    }
    assert_eq!(promised, BTreeSet::from(PROMISES), "left: those with tests");
}
