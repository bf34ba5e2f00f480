//! That every word a person sees or hears comes from the catalogue: which literals of a component are words, and which are names.

use super::{code, files};

/// Attributes that a person hears or reads.
const SPOKEN: [&str; 5] =
    ["aria-label=", "title=", "placeholder=", "alt=", "aria-roledescription="];

/// What a text for a person stands in.
const SAID_BY: [&str; 17] = [
    "para(",
    "paras([",
    "words(",
    "spoken(",
    "quantity(",
    "column(",
    "row_head(",
    "label(",
    "Pair::of(",
    "label:",
    "title:",
    "legend:",
    "message:",
    "undo:",
    "lead:",
    "hint: Some(",
    "error: Some(",
];

/// The string literals of some code, each with what stands before it.
fn literals(code: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(quote) = code.split_at(at).1.find('"').map(|further| at + further) {
        let (before, rest) = code.split_at(quote);
        let rest = rest.split_at(1).1;
        let mut escaped = false;
        let end = rest.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        // A quotation mark as a character is no beginning.
        let end = if before.ends_with('\'') && rest.starts_with('\'') { None } else { end };
        found.extend(end.map(|end| (before, rest.split_at(end).0)));
        at = quote + 1 + end.map_or(0, |end| end + 1);
    }
    found
}

/// Whether a literal is a text for a person. What is none is an attribute that nobody hears, or looks like the name of an
/// element, a class, an id or a test id, or like an address or the path of a drawing.
fn speaks(before: &str, literal: &str) -> bool {
    let before = before.trim_end();
    let said = SPOKEN.iter().chain(&SAID_BY).any(|end| before.ends_with(end));
    let value = ["={", "=> {", "else {"].iter().any(|end| before.ends_with(end));
    let child = before.ends_with('{') && !value;
    // What is put into a text, and a character by its number, say nothing.
    let pieces =
        literal.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
    let text = pieces.collect::<String>().replace("\\u", "");
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    let name = text.chars().all(|c| {
        c.is_ascii_lowercase()
            || c.is_ascii_digit()
            || matches!(c, '-' | '_' | ' ' | '(' | ')' | '#' | '/')
    });
    let drawing = text.chars().all(|c| c.is_ascii_digit() || "MmLlHhVvQqTtAaZz .-\\\n".contains(c));
    let unheard =
        before.ends_with('=') || before.ends_with("env!(") || before.ends_with("reason =");
    said || child || !(name || drawing || unheard)
}

#[test]
fn no_words_stand_in_components() {
    let files = files("src/ui", ".rs").into_iter().filter(|(path, _)| {
        ["src/ui/page", "src/ui/part", "src/ui/shell"].iter().any(|room| path.starts_with(room))
    });
    for (path, text) in files {
        for (before, literal) in literals(&code(&text)) {
            let line = before.lines().count();
            assert!(!speaks(before, literal), "{path}:{line} says “{literal}” by itself");
        }
    }
}

#[test]
fn words_in_code_are_told_from_names() {
    for (code, speaks_it) in [
        (r#"para("Good night")"#, true),
        (r#"para("hello")"#, true),
        (r#"words("hello")"#, true),
        (r#"label: "Dose".into()"#, true),
        (r#"Button { label: "dose".into() }"#, true),
        (r#"<p>{ "hello" }</p>"#, true),
        (r#"<p aria-label="hello">"#, true),
        (r#"["Draw ", &volume].concat()"#, true),
        (r#"format!("{volume} of it.")"#, true),
        (r#"tag("p", "row no-print", content)"#, false),
        (r#"<p class="hint" id="Old">"#, false),
        (r#"Route::Dose => "/dose/for-draw""#, false),
        (r#"format!("step-{row}")"#, false),
        (r#"format!("{Dose} {}", 1)"#, false),
        (r#"replace(' ', "\u{a0}")"#, false),
        (r#"Glyph::Check => "M4.5 12.5 10 18 19.5 7""#, false),
        (r#"env!("CARGO_PKG_VERSION")"#, false),
        (r#"split('"'), para(text), split('"')"#, false),
    ] {
        let found = literals(code).into_iter().any(|(before, literal)| speaks(before, literal));
        assert_eq!(found, speaks_it, "{code}");
    }
}
