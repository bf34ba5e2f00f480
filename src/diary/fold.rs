//! Letters without their case, for names that must differ and words that are looked for. Knows no language.

/// Puts `text` into `folded`, its letters without their case, in any script. What was in `folded` goes; its room is used again.
///
/// Small letters first, then their capitals: either alone would leave one of ß and ẞ, or of σ and ς, apart.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_uppercase());
        } else {
            folded.extend(letter.to_lowercase().flat_map(char::to_uppercase));
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
    fn every_letter_folds_as_its_capital_and_its_small_letter_do() {
        for letter in '\0'..=char::MAX {
            let small: String = letter.to_lowercase().collect();
            let capital: String = letter.to_uppercase().collect();
            let folded = fold(&letter.to_string());
            assert_eq!(folded, fold(&small), "{letter} and {small}");
            assert_eq!(folded, fold(&capital), "{letter} and {capital}");
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
