//! The lines that a calendar file is made of (RFC 5545, 3.1 and 3.3.11). Owns how long a line may be and which characters of a text
//! are escaped; must not know what the lines say.

/// The most octets of a line, without its end.
const MOST_OCTETS: usize = 75;

/// Lines, one after the other.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line of a value that needs no escaping. One that is too long goes on in further lines, each of which begins with a
    /// space; no character is parted.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let mut octets = 0_usize;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if octets.saturating_add(letter.len_utf8()) > MOST_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets = octets.saturating_add(letter.len_utf8());
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line of a text that people read.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(text));
    }

    /// All of them.
    pub(super) fn text(self) -> String {
        self.0
    }
}

/// A text as it stands in a line. Control characters, which no line may have, are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(letter),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}
