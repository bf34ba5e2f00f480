//! The rows of a JSON file. Owns how deep it may go and that no key stands twice; `serde_json` reads the values.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Header, Table, TableError};
use crate::exchange::{Refusal, limits};

/// The table of a text.
pub(super) fn read(text: &str) -> Result<Table, TableError> {
    if is_too_deep(text) {
        return Err(TableError::TooDeep);
    }
    let whole: &RawValue = parse(text)?;
    let list = match parse::<Pairs<'_>>(whole.get()) {
        Ok(pairs) => list_of(&pairs)?,
        Err(_) => whole,
    };
    let List(rows) = parse(list.get()).or(Err(TableError::NoTable))?;
    if rows.len() > limits::MOST_ROWS {
        return Err(TableError::TooManyRows);
    }
    let mut table = Table::default();
    let mut columns = BTreeMap::new();
    for (row, number) in rows.into_iter().zip(1..) {
        put_row(&mut table, &mut columns, row, number)?;
    }
    if table.headers.is_empty() { Err(TableError::NoTable) } else { Ok(table) }
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, TableError> {
    serde_json::from_str(text)
        .map_err(|error| TableError::Json { line: error.line(), column: error.column() })
}

/// Whether brackets stand in each other deeper than they may. What is no JSON is found later.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth = depth.saturating_add(1),
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits::DEEPEST {
            return true;
        }
    }
    false
}

/// The one list of objects among the values of an object.
fn list_of<'a>(pairs: &Pairs<'a>) -> Result<&'a RawValue, TableError> {
    if pairs.has_twice() {
        return Err(TableError::KeyTwice);
    }
    let holds_objects = |value: &&RawValue| {
        let inside = value.get().strip_prefix('[').map(str::trim_start);
        inside.is_some_and(|inside| inside.starts_with('{'))
    };
    let mut lists = pairs.0.iter().map(|(_, value)| *value).filter(holds_objects);
    match (lists.next(), lists.next()) {
        (Some(list), None) => Ok(list),
        (Some(_), Some(_)) => Err(TableError::ManyTables),
        (None, _) => Err(TableError::NoTable),
    }
}

/// Adds a row, or the reason why it is none. The cells of a row go in by the order of the columns.
fn put_row(
    table: &mut Table,
    columns: &mut BTreeMap<String, usize>,
    row: &RawValue,
    number: usize,
) -> Result<(), TableError> {
    let Ok(pairs) = parse::<Pairs<'_>>(row.get()) else {
        table.refuse(number, None, Refusal::NotAnObject);
        return Ok(());
    };
    if pairs.has_twice() {
        table.refuse(number, None, Refusal::KeyTwice);
        return Ok(());
    }
    let mut cells = Vec::new();
    for (key, value) in pairs.0 {
        let next = columns.len();
        let column = match columns.get(&key) {
            Some(column) => *column,
            None if next >= limits::MOST_COLUMNS => return Err(TableError::TooManyColumns),
            None => {
                table.headers.push(Header::new(&key)?);
                columns.insert(key, next);
                next
            }
        };
        match cell(value) {
            Ok(text) => cells.push((column, text)),
            Err(why) => {
                table.refuse(number, Some(column), why);
                return Ok(());
            }
        }
    }
    cells.sort_unstable();
    for (column, text) in &cells {
        table.put_cell(*column, text);
    }
    table.end_row(number, table.headers.len())
}

/// The text of a value.
fn cell(value: &RawValue) -> Result<String, Refusal> {
    let text = value.get();
    match text.as_bytes() {
        [b'"', ..] => parse(text).or(Err(Refusal::Text)),
        [b'[' | b'{', ..] if has_key_twice(text) => Err(Refusal::KeyTwice),
        b"null" => Ok(String::new()),
        _ => Ok(text.to_owned()),
    }
}

/// Whether an object in a value has one key twice, however deep. One walk over what was parsed before: parsed anew at each depth, a deep
/// value would take as many times as long.
fn has_key_twice(value: &str) -> bool {
    // One set of keys for each object that is open; that of a list stays empty.
    let mut open: Vec<BTreeSet<String>> = Vec::new();
    let mut rest = value;
    while let Some((sign, from)) = next_sign(rest) {
        let end = if sign == '"' { text_end(from) } else { 1 };
        let Some((piece, after)) = from.split_at_checked(end) else { return false };
        match sign {
            '[' | '{' => open.push(BTreeSet::new()),
            ']' | '}' => drop(open.pop()),
            // A text before a colon is a key.
            _ if after.trim_start().starts_with(':') => {
                let key = parse(piece).unwrap_or_else(|_no_text| piece.to_owned());
                if open.last_mut().is_some_and(|keys| !keys.insert(key)) {
                    return true;
                }
            }
            _ => {}
        }
        rest = after;
    }
    false
}

/// The next bracket or quotation mark, and the text from there on.
fn next_sign(text: &str) -> Option<(char, &str)> {
    let (_, from) = text.split_at_checked(text.find(['[', '{', ']', '}', '"'])?)?;
    Some((from.chars().next()?, from))
}

/// Where a text ends that begins with its quotation mark.
fn text_end(text: &str) -> usize {
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return place.saturating_add(1),
            _ => {}
        }
    }
    text.len()
}

/// The keys and values of an object, in its order.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl Pairs<'_> {
    fn has_twice(&self) -> bool {
        let keys: BTreeSet<&str> = self.0.iter().map(|(key, _)| key.as_str()).collect();
        keys.len() < self.0.len()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(pairs)
            }
        }
        from.deserialize_map(Keys).map(Self)
    }
}

/// The values of a list: no more of them are kept than tell that there are too many.
struct List<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for List<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> Visitor<'de> for Values {
            type Value = Vec<&'de RawValue>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::new();
                while values.len() <= limits::MOST_ROWS {
                    match list.next_element()? {
                        Some(value) => values.push(value),
                        None => return Ok(values),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(values)
            }
        }
        from.deserialize_seq(Values).map(Self)
    }
}
