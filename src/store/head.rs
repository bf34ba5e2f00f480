//! The head: what every document should be like, so that a missing or an old one is noticed. Version 1, frozen.
//!
//! # In words
//!
//! The head is a document named `head`, in two slots like any other; its revision is the *generation* of the diary: one more at each
//! write of the head. Its payload: `[writer, seen, due, documents]`.
//!
//! | field | what it is |
//! |---|---|
//! | writer | a random number of the tab that wrote last |
//! | seen | the last place in the journal that was looked at |
//! | due | the day on which something in the trash was first found old enough to go, or 0 |
//! | documents | array, by name, of `[name, revision, checksum, length, sure, live, gone, first gone]` |
//!
//! `revision`, `checksum` and `length` are those of the newest copy; `sure` is the newest revision known to be in the journal; `live`
//! counts what is shown, `gone` what is in the trash or moved, `first gone` is the first day (days since 1970-01-01) on which one
//! of these went, or 0.

use serde::Serialize;

use super::content::Tally;
use super::format::ascii;
use super::format::diary_v1::{date_of_day, day_of_date};
use super::shelf::Listed;
use crate::diary::NaiveDate;

/// What the head says of one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its newest copy.
    pub(super) listed: Listed,
    /// The length of that copy's payload.
    pub(super) length: usize,
    /// The newest revision known to be in the journal.
    pub(super) sure: u64,
    /// What it holds.
    pub(super) tally: Tally,
}

/// What the head says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// One more at each write of the head.
    pub(super) generation: u64,
    /// The tab that wrote last.
    pub(super) writer: u64,
    /// The last place in the journal that was looked at.
    pub(super) seen: u64,
    /// When something in the trash was first found old enough to go.
    pub(super) due: Option<NaiveDate>,
    /// Every document but the head.
    pub(super) lines: Lines,
}

/// The lines by their names. One behind the other and not in a tree: a diary is opened far more often than it gets another document, and
/// every opening waits for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines(Vec<(String, Line)>);

impl Lines {
    /// What is said of the document of this name.
    pub(super) fn get(&self, name: &str) -> Option<&Line> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, line)| line)
    }

    /// Puts this in place of what is said of the document of this name.
    pub(super) fn put(&mut self, name: &str, line: Line) {
        match self.place(name) {
            Ok(place) => self.0.get_mut(place).into_iter().for_each(|(_, there)| *there = line),
            Err(place) => self.0.insert(place, (name.to_owned(), line)),
        }
    }

    /// Where it is, or where it would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(there, _)| there.as_str().cmp(name))
    }

    /// All of them, by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Line)> {
        self.0.iter().map(|(name, line)| (name.as_str(), line))
    }

    /// All of them, to be changed.
    pub(super) fn each_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.0.iter_mut().map(|(_, line)| line)
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }
}

#[derive(Serialize)]
struct Wire<'a>(u64, u64, i64, Vec<WireLine<'a>>);

#[derive(Serialize)]
struct WireLine<'a>(&'a str, u64, u32, usize, u64, u32, u32, i64);

impl Head {
    /// The payload.
    pub(super) fn write<'a>(&'a self) -> String {
        let day = |date: Option<NaiveDate>| date.map_or(0, |date| day_of_date(date).max(1));
        let line = |(name, line): (&'a str, &Line)| {
            let Line { listed, length, sure, tally } = *line;
            let first = day(tally.first_gone);
            WireLine(
                name,
                listed.revision,
                listed.checksum,
                length,
                sure,
                tally.live,
                tally.gone,
                first,
            )
        };
        ascii::write(&Wire(
            self.writer,
            self.seen,
            day(self.due),
            self.lines.iter().map(line).collect(),
        ))
    }

    /// Reads a payload; `None` when anything is not as it should be. By hand and in one pass, since every opening waits for it: for ten
    /// years `serde` took 50 µs where this takes 30. Names are plain ASCII without quotation marks and backslashes.
    pub(super) fn read(generation: u64, text: &str) -> Option<Self> {
        let mut text = Text(text);
        text.past("[")?;
        let writer = text.number()?;
        let (seen, due) = (text.next()?, day(text.next()?).ok()?);
        text.past(",[")?;
        let mut lines = Vec::new();
        while text.past("]]").is_none() {
            if !lines.is_empty() {
                text.past(",")?;
            }
            lines.push(text.line()?);
        }
        // By name, and none twice. It is not written anew to compare, as other documents are: every opening would wait for that.
        let is_sorted = lines.is_sorted_by(|(one, _), (next, _)| one < next);
        let is_all = is_sorted && text.0.is_empty();
        is_all.then_some(Self { generation, writer, seen, due, lines: Lines(lines) })
    }
}

/// What is left to read of a payload.
struct Text<'a>(&'a str);

impl Text<'_> {
    /// Goes on behind this mark, when it stands here.
    fn past(&mut self, mark: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(mark)?;
        Some(())
    }

    /// The number that stands here.
    fn number(&mut self) -> Option<u64> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        // So many digits always fit, so that no step of them needs a check.
        if !(1..=19).contains(&digits.len()) {
            return digits.parse().ok();
        }
        let with =
            |number: u64, digit: u8| number.wrapping_mul(10).wrapping_add((digit & 15).into());
        Some(digits.bytes().fold(0, with))
    }

    /// The number behind a comma, where it fits.
    fn next<T: TryFrom<u64>>(&mut self) -> Option<T> {
        self.past(",")?;
        T::try_from(self.number()?).ok()
    }

    fn line(&mut self) -> Option<(String, Line)> {
        self.past("[\"")?;
        let (name, rest) = self.0.split_once('"')?;
        self.0 = rest;
        let listed = Listed { revision: self.next()?, checksum: self.next()? };
        let (length, sure) = (self.next()?, self.next()?);
        let (live, gone) = (self.next()?, self.next()?);
        let tally = Tally { live, gone, first_gone: day(self.next()?).ok()? };
        self.past("]")?;
        Some((name.to_owned(), Line { listed, length, sure, tally }))
    }
}

/// A number that is no day of any calendar.
struct NoDay;

/// None for 0; nothing went before 1970.
fn day(number: i64) -> Result<Option<NaiveDate>, NoDay> {
    match number {
        0 => Ok(None),
        1.. => date_of_day(number).map(Some).ok_or(NoDay),
        _ => Err(NoDay),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        let date = NaiveDate::from_ymd_opt(2026, 11, 28);
        let line = |revision| Line {
            listed: Listed { revision, checksum: 7 },
            length: 40,
            sure: 1,
            tally: Tally { live: 2, gone: 1, first_gone: date },
        };
        let lines = [("lists", 1), ("m/2026-10", 3), ("m/2026-11", 9)];
        let lines = lines.into_iter().map(|(name, revision)| (name.to_owned(), line(revision)));
        Head { generation: 12, writer: 5, seen: 4, due: date, lines: Lines(lines.collect()) }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(Head::read(12, &head().write()), Some(head()));
        let none = Head::default();
        assert_eq!(Head::read(0, &none.write()), Some(none));
        for seen in [9_999_999_999_999_999_999, 10_000_000_000_000_000_000, u64::MAX] {
            let mut most = Head { seen, writer: u64::MAX, ..head() };
            for line in most.lines.each_mut() {
                line.listed = Listed { revision: u64::MAX, checksum: u32::MAX };
                (line.length, line.sure) = (usize::MAX, u64::MAX);
                (line.tally.live, line.tally.gone) = (u32::MAX, u32::MAX);
            }
            assert_eq!(Head::read(12, &most.write()), Some(most));
        }
    }

    #[test]
    fn a_name_twice_or_out_of_order_and_a_day_of_no_calendar_are_refused() {
        let text = head().write();
        for (there, instead) in [
            ("m/2026-10", "m/2026-11"),
            ("m/2026-10", "m/2026-12"),
            ("lists", "z"),
            (",20785]", ",9223372036854775807]"),
            ("5,4,20785", "5,4,-9223372036854775808"),
            ("5,4,20785", "5,4,-1"),
            ("5,4,20785", "5,,20785"),
            ("5,4,20785", "5,4,020785"),
            ("5,4,20785", "5,4,20785,1"),
            ("5,4,20785", "18446744073709551616,4,20785"),
            ("3,7,40", "3,4294967296,40"),
            ("[[", "["),
            ("],[", "]["),
            ("]]]", "]"),
            ("]]]", "]]"),
            ("]]]", "]]] "),
        ] {
            let other = text.replacen(there, instead, 1);
            assert_ne!(other, text, "{there} stands there");
            assert_eq!(Head::read(12, &other), None, "{other}");
        }
    }
}
