//! Letters without their case, for names that must differ and words that are looked for. Knows no language.

/// Puts `text` into `folded`, its letters without their case, in any script: small letters of the capitals, so that ß is ss and a
/// final ς is σ. What is in `folded` goes; its room is used again.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
    } else {
        folded.extend(text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase));
    }
}

/// `text`, its letters without their case.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}
