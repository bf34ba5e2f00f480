//! The head: what every document should be like, so that a missing or an old one is noticed. Version 1, frozen.
//!
//! # In words
//!
//! The head is a document named `head`, in two slots like any other; its revision is the *generation* of the diary: one more at each
//! saved change. Its payload: `[writer, seen, due, documents]`.
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

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// One more at each saved change.
    pub(super) generation: u64,
    /// The tab that wrote last.
    pub(super) writer: u64,
    /// The last place in the journal that was looked at.
    pub(super) seen: u64,
    /// When something in the trash was first found old enough to go.
    pub(super) due: Option<NaiveDate>,
    /// Every document but the head.
    pub(super) lines: BTreeMap<String, Line>,
}

#[derive(Serialize, Deserialize)]
struct Wire(u64, u64, i64, Vec<WireLine>);

#[derive(Serialize, Deserialize)]
struct WireLine(String, u64, u32, usize, u64, u32, u32, i64);

impl Head {
    /// The payload.
    pub(super) fn write(&self) -> String {
        let day = |date: Option<NaiveDate>| date.map_or(0, |date| day_of_date(date).max(1));
        let line = |(name, line): (&String, &Line)| {
            let Line { listed, length, sure, tally } = *line;
            let first = day(tally.first_gone);
            WireLine(
                name.clone(),
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

    /// Reads a payload; `None` when anything is not as it should be.
    pub(super) fn read(generation: u64, text: &str) -> Option<Self> {
        let Wire(writer, seen, due, lines) = ascii::read(text)?;
        let mut head = Self { generation, writer, seen, due: day(due), lines: BTreeMap::new() };
        for WireLine(name, revision, checksum, length, sure, live, gone, first) in lines {
            let tally = Tally { live, gone, first_gone: day(first) };
            let listed = Listed { revision, checksum };
            head.lines.insert(name, Line { listed, length, sure, tally });
        }
        (head.write() == text).then_some(head)
    }
}

/// None for 0, and for a day that no calendar has: that is seen when it is written anew.
fn day(number: i64) -> Option<NaiveDate> {
    if number == 0 { None } else { date_of_day(number) }
}
