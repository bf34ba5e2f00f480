//! Reads and writes JSON (RFC 8259) as a tree. It knows no format.
//!
//! Strict where the standard leaves a choice: an object names each key once, nothing nests deeper than [`DEEPEST`], numbers are
//! kept as they are written and never go through a float. Our own, since serde with its derives takes 14 kB of the page's
//! 150 kB and this takes 2; the tests hold it to `serde_json`.

use std::fmt::Write;

/// How deep lists and objects may nest.
const DEEPEST: usize = 32;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// A number as it is written: digits, perhaps with a minus, a point and an exponent.
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// Keys in the order in which they are written, none twice.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text; `None` when it is not one JSON value and nothing else.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(DEEPEST)?;
        reader.skip_space();
        reader.rest.is_empty().then_some(value)
    }

    /// The number, when it is whole, not negative, and fits.
    pub(super) fn whole(&self) -> Option<u64> {
        if let Self::Number(written) = self { written.parse().ok() } else { None }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// What stands under a key of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Whether this is an object with so many keys.
    pub(super) fn has_fields(&self, count: usize) -> bool {
        matches!(self, Self::Object(fields) if fields.len() == count)
    }

    /// An object of these fields, in this order.
    pub(super) fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The value without any space; ASCII only.
    pub(super) fn write(&self) -> String {
        let mut written = String::new();
        self.write_to(&mut written);
        written
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Self::Number(written) => out.push_str(written),
            Self::Text(text) => write_text(text, out),
            Self::List(list) => write_between("[]", list, out, Self::write_to),
            Self::Object(fields) => write_between("{}", fields, out, |(key, value), out| {
                write_text(key, out);
                out.push(':');
                value.write_to(out);
            }),
        }
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

fn write_between<T>(ends: &str, items: &[T], out: &mut String, write: impl Fn(&T, &mut String)) {
    let (open, close) = ends.split_at(1);
    out.push_str(open);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push_str(close);
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(character),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    // Writing into a text cannot fail.
                    write!(out, "\\u{unit:04x}").ok();
                }
            }
        }
    }
    out.push('"');
}

/// What is left to read. Each method takes what it reads off the front, or is `None`.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes `expected` after any space.
    fn take(&mut self, expected: &str) -> Option<()> {
        self.skip_space();
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let first = characters.next()?;
        self.rest = characters.as_str();
        Some(first)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip_space();
        match self.rest.chars().next()? {
            'n' => self.take("null").map(|()| Json::Null),
            't' => self.take("true").map(|()| Json::Bool(true)),
            'f' => self.take("false").map(|()| Json::Bool(false)),
            '"' => self.string().map(Json::Text),
            '[' => self.list(depth.checked_sub(1)?),
            '{' => self.object(depth.checked_sub(1)?),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        self.take("[")?;
        let mut list = Vec::new();
        if self.take("]").is_some() {
            return Some(Json::List(list));
        }
        loop {
            list.push(self.value(depth)?);
            if self.take(",").is_none() {
                return self.take("]").map(|()| Json::List(list));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.take("{")?;
        let mut fields: Vec<(String, Json)> = Vec::new();
        if self.take("}").is_some() {
            return Some(Json::Object(fields));
        }
        loop {
            self.skip_space();
            let key = self.string()?;
            self.take(":")?;
            if fields.iter().any(|(name, _)| *name == key) {
                return None;
            }
            fields.push((key, self.value(depth)?));
            if self.take(",").is_none() {
                return self.take("}").map(|()| Json::Object(fields));
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                '\0'..='\x1f' => return None,
                plain => text.push(plain),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\x08',
            'f' => '\x0c',
            'u' => return self.unicode(),
            same @ ('"' | '\\' | '/') => same,
            _ => return None,
        })
    }

    /// Four hexadecimal digits, and the second half of a pair where they are the first.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first.into());
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let pair = [first, self.unit()?];
        char::decode_utf16(pair).next()?.ok()
    }

    fn unit(&mut self) -> Option<u16> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = rest;
        u16::from_str_radix(digits, 16).ok()
    }

    /// A minus perhaps, then a zero or digits that do not begin with one, then perhaps a fraction, then perhaps an exponent.
    fn number(&mut self) -> Option<Json> {
        let start = self.rest;
        self.rest = self.rest.strip_prefix('-').unwrap_or(self.rest);
        if let Some(rest) = self.rest.strip_prefix('0') {
            self.rest = rest;
        } else {
            self.digits()?;
        }
        if let Some(rest) = self.rest.strip_prefix('.') {
            self.rest = rest;
            self.digits()?;
        }
        if let Some(rest) = self.rest.strip_prefix(['e', 'E']) {
            self.rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
            self.digits()?;
        }
        let length = start.len().checked_sub(self.rest.len())?;
        start.get(..length).map(|written| Json::Number(written.to_owned()))
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() == self.rest.len() {
            return None;
        }
        self.rest = rest;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The same for `serde_json`; `None` for a number that is too large for a float, which is what it reads numbers into.
    fn to_serde(json: &Json) -> Option<Value> {
        Some(match json {
            Json::Null => Value::Null,
            Json::Bool(yes) => Value::Bool(*yes),
            Json::Number(written) => serde_json::from_str(written).ok()?,
            Json::Text(text) => Value::String(text.clone()),
            Json::List(list) => list.iter().map(to_serde).collect::<Option<_>>()?,
            Json::Object(fields) => {
                let fields =
                    fields.iter().map(|(key, value)| Some((key.clone(), to_serde(value)?)));
                fields.collect::<Option<_>>()?
            }
        })
    }

    /// Both readers agree: on what it is, or that it is nothing.
    fn agree(text: &str) {
        let ours = Json::read(text).and_then(|json| to_serde(&json));
        let theirs: Option<Value> = serde_json::from_str(text).ok();
        assert_eq!(ours, theirs, "{text}");
    }

    #[test]
    fn the_standards_corners_are_read_as_serde_reads_them() {
        for text in CORNERS {
            agree(text);
        }
    }

    #[rustfmt::skip]
    const CORNERS: &[&str] = &[
        "", " ", "null", " true ", "false", "nul", "nullx", "null null", "0", "-0", "-", "01", "1.", ".5",
        "1.5", "-1.5e+3", "1e", "1e5", "1E-2", "+1", "0x1", "NaN", "\"\"", "\"a", "\"\\\"", "\"\\u0041\"",
        "\"\\u00e9\\n\\/\"", "\"\\ud83d\\ude42\"", "\"\\ud83d\"", "\"\\ude42\"", "\"\\ud83d\\u0041\"",
        "\"\\u12\"", "\"\\u+123\"", "\"\\x41\"", "\"\u{7f}\u{80}🙂\"", "\"\t\"", "[]", "[ ]", "[1,]", "[,1]",
        "[1 2]", "[1,[2,[3]]]", "[", "]", "{}", "{\"a\":1}", "{\"a\":1,}", "{\"a\"}", "{a:1}",
        "{\"a\":{\"b\":[null]}}", "{\"a\":1 \"b\":2}", "{'a':1}", "/**/1", "1 //", "\u{feff}1", "[1]\u{a0}",
        "\"a\u{0}b\"",
    ];

    #[test]
    fn a_key_twice_is_refused() {
        assert_eq!(Json::read(r#"{"a":1,"a":1}"#), None);
    }

    #[test]
    fn nesting_ends_before_the_stack_does() {
        let nested = |deep: usize| ["[".repeat(deep), "]".repeat(deep)].concat();
        assert!(Json::read(&nested(DEEPEST)).is_some());
        assert_eq!(Json::read(&nested(DEEPEST + 1)), None);
        assert_eq!(Json::read(&"[".repeat(1_000_000)), None);
    }

    #[test]
    fn whole_numbers_are_whole_and_fit() {
        for (written, whole) in [
            ("0", Some(0)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("1.0", None),
            ("-1", None),
            ("1e2", None),
        ] {
            assert_eq!(Json::read(written).and_then(|json| json.whole()), whole, "{written}");
        }
    }

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Bool),
            any::<u32>().prop_map(Json::from),
            any::<String>().prop_map(Json::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Json::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_ascii_and_is_read_back_by_both(json in any_json()) {
            let written = json.write();
            prop_assert!(written.is_ascii());
            prop_assert_eq!(Json::read(&written), Some(json.clone()));
            prop_assert_eq!(serde_json::from_str::<Value>(&written).ok(), to_serde(&json));
        }

        #[test]
        fn damaged_json_is_read_as_serde_reads_it(json in any_json(), at in any::<prop::sample::Index>(), put in "[ -~é]?") {
            let written = json.write();
            let mut characters: Vec<char> = written.chars().collect();
            let at = at.index(characters.len());
            characters.splice(at..=at, put.chars());
            let damaged: String = characters.into_iter().collect();
            // A key twice is the one thing that serde takes and we do not; a one-character change can make one.
            if let Some(read) = Json::read(&damaged) {
                prop_assert_eq!(serde_json::from_str::<Value>(&damaged).ok(), to_serde(&read));
            }
        }

        #[test]
        fn any_text_at_all_is_read_or_refused(text in any::<String>()) {
            agree(&text);
        }
    }
}
