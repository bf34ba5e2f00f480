//! JSON as text, with its keys in the order they are given and numbers by their digits, so that no float comes between. Knows nothing of
//! what it says.

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Json {
    /// A text.
    Text(String),
    /// A number by its digits.
    Number(String),
    /// Values.
    List(Vec<Json>),
    /// Values, each on a line of its own.
    Lines(Vec<Json>),
    /// Keys and values.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// A text of ours.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// An object of these keys.
    pub(super) fn object<const N: usize>(pairs: [(&'static str, Self); N]) -> Self {
        Self::Object(pairs.into())
    }

    /// A list of one.
    pub(super) fn only(one: Self) -> Self {
        Self::List(vec![one])
    }

    /// The text of it all, ended by a line's end.
    pub(super) fn written(&self) -> String {
        let mut out = String::new();
        self.put(&mut out);
        out.push('\n');
        out
    }

    fn put(&self, out: &mut String) {
        match self {
            Self::Text(text) => put_text(out, text),
            Self::Number(digits) => out.push_str(digits),
            Self::List(values) => put_list(out, values, ","),
            Self::Lines(values) => put_list(out, values, ",\n"),
            Self::Object(pairs) => {
                out.push('{');
                for (place, (key, value)) in pairs.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    put_text(out, key);
                    out.push(':');
                    value.put(out);
                }
                out.push('}');
            }
        }
    }
}

fn put_list(out: &mut String, values: &[Json], between: &str) {
    out.push('[');
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            out.push_str(between);
        }
        value.put(out);
    }
    out.push(']');
}

/// A text in quotes. Texts of the format have no control characters and no white space but spaces: such stand as spaces.
fn put_text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if letter.is_control() || letter.is_whitespace() => out.push(' '),
            // White space to some programs.
            '\u{feff}' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out.push('"');
}
