//! Letters without their case, for names that must differ and words that are looked for. Knows no language.

/// Puts `text` into `folded`, its letters small, in any script. What was in `folded` goes; its room is used again.
///
/// Two small letters have no capital of their own, so that a word in capitals would miss them: ß is ss, and a final ς is σ.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        for small in letter.to_lowercase() {
            match small {
                'ß' => folded.push_str("ss"),
                'ς' => folded.push('σ'),
                other => folded.push(other),
            }
        }
    }
}

/// `text`, its letters without their case.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_capital_folds_as_its_small_letter_does() {
        for letter in '\0'..=char::MAX {
            let small: String = letter.to_lowercase().collect();
            let folded = fold(&letter.to_string());
            assert_eq!(folded, fold(&small), "{letter} and {small}");
            assert_eq!(folded, fold(&folded), "{letter} folded twice");
        }
    }

    #[test]
    fn a_word_is_one_whatever_its_case() {
        for (one, other) in [
            ("Fatigue", "FATIGUE"),
            ("Straße", "STRASSE"),
            ("STRA\u{1e9e}E", "strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("ΟΔΟΣ", "οδοσ"),
            ("ЁЛКА", "ёлка"),
            ("Müdigkeit", "MÜDIGKEIT"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("Mude"), fold("Müde"));
    }
}
