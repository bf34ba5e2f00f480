//! That nothing stands in the style sheet that the page does not use: every class is named by the page, every variable by a rule.

use std::collections::BTreeSet;
use std::fs;

use super::{code, files, root};

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// The name that a text begins with.
fn first_name(text: &str) -> &str {
    text.split(|c: char| !in_name(c)).next().unwrap_or_default()
}

fn without_comments(sheet: &str) -> String {
    let pieces = sheet.split("/*");
    pieces.map(|piece| piece.split_once("*/").map_or(piece, |(_, css)| css)).collect()
}

/// The classes in the selectors of a sheet, which stand before its braces.
fn classes(sheet: &str) -> BTreeSet<&str> {
    let selectors = sheet.split('{').filter_map(|rule| rule.rsplit(['}', ';']).next());
    let names = selectors.flat_map(|selector| selector.split('.').skip(1)).map(first_name);
    // A query has numbers with a decimal point.
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).collect()
}

/// The variables that a sheet gives a value; the second half of a class's name is none.
fn variables(sheet: &str) -> BTreeSet<&str> {
    let starts = sheet.match_indices("--").filter_map(|(at, _)| sheet.split_at_checked(at));
    let own = starts.filter(|(before, _)| before.ends_with([' ', '\n', '{', ';']));
    let named = own.map(|(_, rest)| (first_name(rest), rest));
    let given = named.filter(|(name, rest)| {
        rest.strip_prefix(*name).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    given.map(|(name, _)| name).collect()
}

#[test]
fn classes_and_variables_are_found() {
    let sheet = without_comments(
        "/* .said */ :root { --a: 1px; --b:2 } .b--c:hover > .d_e, p.f { left: calc(0.5 * var(--a)); }\n@media (width < 1.5rem) { .g { top: 0 } }",
    );
    assert_eq!(classes(&sheet).into_iter().collect::<Vec<_>>(), ["b--c", "d_e", "f", "g"]);
    assert_eq!(variables(&sheet).into_iter().collect::<Vec<_>>(), ["--a", "--b"]);
}

#[test]
fn every_class_and_every_variable_is_used() {
    let mut page = fs::read_to_string(root().join("index.html")).unwrap();
    for (_, text) in files("src/ui", ".rs") {
        page.push_str(&code(&text));
    }
    for (_, text) in files("static", ".js") {
        page.push_str(&text);
    }
    let named: BTreeSet<&str> = page.split(|c: char| !in_name(c)).collect();
    for (path, text) in files("static", ".css") {
        let sheet = without_comments(&text);
        let (classes, variables) = (classes(&sheet), variables(&sheet));
        assert!(classes.len() > 50 && variables.len() > 20, "{path}: they were not found");
        let unused: Vec<_> = classes.difference(&named).collect();
        assert!(unused.is_empty(), "{path} has classes that nothing has: {unused:?}");
        for name in variables {
            let used = [")", ","].iter().any(|end| sheet.contains(&format!("var({name}{end}")));
            assert!(used, "{path} gives {name} a value that nothing asks for");
        }
    }
}
