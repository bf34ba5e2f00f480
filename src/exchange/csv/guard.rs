//! Takes the teeth out of a text that a spreadsheet would run, and gives them back. Owns which beginnings are dangerous.
//!
//! A spreadsheet takes a cell that begins with one of `= + - @`, a tab or a carriage return for a formula (OWASP, "CSV Injection", which
//! names the full-width forms too). An inner line counts as a beginning, and so does what follows a semicolon or a tab: a spreadsheet that
//! is set to another separator, or that takes a line's end for the end of a row, begins a cell there.
//!
//! A `'` before the beginning stops that. So that it can be taken back, a beginning that has such marks before it already gets one more.

/// What stands before a dangerous beginning.
const MARK: char = '\'';

/// What a dangerous beginning begins with, after marks and white space.
const DANGERS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The text with a `'` before each beginning that is dangerous.
pub(super) fn guarded(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len());
    for part in text.split_inclusive(is_end) {
        if is_dangerous(part) {
            guarded.push(MARK);
        }
        guarded.push_str(part);
    }
    guarded
}

/// The text that was so guarded.
pub(super) fn unguarded(text: &str) -> String {
    let bare = |part| match str::strip_prefix(part, MARK) {
        Some(rest) if is_dangerous(part) => rest,
        Some(_) | None => part,
    };
    text.split_inclusive(is_end).map(bare).collect()
}

/// Whether a cell or a line may end here.
const fn is_end(letter: char) -> bool {
    matches!(letter, '\n' | ';' | '\t')
}

fn is_dangerous(part: &str) -> bool {
    let is_skipped = |letter: char| is_unseen(letter) && !DANGERS.contains(&letter);
    part.trim_start_matches(MARK).trim_start_matches(is_skipped).starts_with(DANGERS)
}

/// White space, control characters and marks without a width, behind which a beginning could hide.
fn is_unseen(letter: char) -> bool {
    let has_no_width = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    letter.is_whitespace() || letter.is_control() || has_no_width
}
