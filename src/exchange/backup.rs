//! The backup file: the documents of a diary as one text, with a check on each, and such a text read again. It knows no store and no
//! page, and what the documents say is theirs alone.
//!
//! # The format, version 1
//!
//! UTF-8, in fact ASCII. The whole is one JSON object, written a line for each part, so that damage of a line costs that part and no
//! other:
//!
//! ```text
//! {"format":"ldn-diary backup","version":1,"made":"2026-11-29T22:10+01:00","app":"0.1.0","holds":["lists","m/2026-11"],"parts":[
//! {"name":"lists","sha256":"<64 digits>","content":[…]},
//! {"name":"m/2026-11","sha256":"<64 digits>","content":[…]}
//! ],"sha256":"<64 digits>"}
//! ```
//!
//! | field | what it is |
//! |---|---|
//! | `made` | the wall clock of the person, and how far it was from UTC |
//! | `app` | the version of the program that wrote it |
//! | `holds` | the name of every part, so that one which is missing is known |
//! | `parts[].content` | a document as the app keeps it: see `store/format/diary_v1.rs`; or the settings, an object: see `store/format/v1.rs` |
//! | `parts[].sha256` | SHA-256 (FIPS 180-4) of the name, a line feed and the content, byte for byte, in lower-case hexadecimal |
//! | `sha256`, last line | the same of all bytes before that line |
//!
//! A *sealed backup* is one line, `{"format":"ldn-diary sealed backup","version":1,"made":…,"key":…,"sealed":…}`: a key record and a
//! sealed text as [`crate::store::seal`] describes them, whose content is a backup of the kind above. Its place ([`Aad`]) has the format
//! `ldn-diary backup 1`, the name `backup`, the slot `made` as in the line, and revision 1.
//!
//! `static/backup.schema.json` has the same as a JSON Schema; the built page gives it as `backup.schema.json`.
//!
//! Fields that a later version 1 may add are passed over; a file of a higher version is refused as a whole.
//!
//! What a page saves that cannot run the app, or cannot read its diary, is no backup: `rescue` reads it as one all the same.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

pub use super::rescue::SealedRescue;

use super::rescue;
use super::value::{moment, moment_text};
use crate::diary::Moment;
use crate::store::Document;
use crate::store::seal::{
    Aad, Entropy, Keys, Locked, OpenError, RecordError, SealError, open, seal,
};

const FORMAT: &str = "ldn-diary backup";
const SEALED_FORMAT: &str = "ldn-diary sealed backup";
const VERSION: u64 = 1;
/// What [`Aad`] calls the format of what is sealed.
const SEALED_CONTENT: &str = "ldn-diary backup 1";
const NAME: &str = "backup";

/// The largest file that is read, in bytes: about nine times ten years of five entries a day.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;
/// The most parts: a month each for two hundred years.
pub(super) const MOST_PARTS: usize = 2_500;

/// The longest name of a part, in bytes.
const LONGEST_NAME: usize = 32;

/// Why a file is not read as a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is larger than [`LARGEST_FILE`].
    TooLarge,
    /// It is not a text in UTF-8.
    NotText,
    /// It is no backup of this app, or nothing of it can be read.
    NotBackup,
    /// A later version of the app wrote it.
    TooNew,
    /// The key record of a sealed one cannot be used.
    Key(RecordError),
    /// What is sealed cannot be opened.
    Sealed(OpenError),
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the file is too large"),
            Self::NotText => f.write_str("the file is not text"),
            Self::NotBackup => f.write_str("the file is no backup"),
            Self::TooNew => f.write_str("a later version wrote the file"),
            Self::Key(error) => error.fmt(f),
            Self::Sealed(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BackupError {}

/// A file that was read.
#[derive(Debug)]
pub enum BackupFile {
    /// In clear.
    Clear(Backup),
    /// To be opened first.
    Sealed(Box<SealedBackup>),
    /// A rescue file of a sealed diary, to be opened first.
    Rescue(Box<SealedRescue>),
}

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// When it was made; none where that line is damaged.
    pub made: Option<Moment>,
    /// The parts that are whole.
    pub documents: Vec<Document>,
    /// The names of the parts that should be there and are not, or are not as they were written.
    pub damaged: Vec<String>,
    /// The names of the parts that are there, and of which only an older state could be read.
    pub older: Vec<String>,
    /// How many lines more cannot be read; the first one counts, which names the parts.
    pub unknown: usize,
    /// Whether the file is byte for byte as it was written; of a rescue file, whether nothing in it is lost.
    pub sound: bool,
}

/// A backup that a passphrase opens.
#[derive(Debug)]
pub struct SealedBackup {
    /// When it was made.
    pub made: Option<Moment>,
    /// What the passphrase is tried on.
    pub locked: Locked,
    slot: String,
    sealed: String,
}

#[derive(Serialize, Deserialize)]
struct Head {
    format: String,
    version: u64,
    made: String,
    #[serde(default)]
    app: String,
    #[serde(default)]
    holds: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Part<'a> {
    name: String,
    sha256: String,
    #[serde(borrow)]
    content: &'a RawValue,
}

#[derive(Serialize, Deserialize)]
struct SealedLine {
    format: String,
    version: u64,
    made: String,
    key: String,
    sealed: String,
}

/// What every file of ours has, whatever its version.
#[derive(Deserialize)]
pub(super) struct Opening {
    pub(super) format: String,
    pub(super) version: u64,
}

/// The text of a backup of these documents, by this version of the app.
///
/// A document whose payload is no JSON is left out; the app has none.
#[must_use]
pub fn write(documents: &[Document], made: Moment, app: &str) -> String {
    let parts: Vec<(&str, String)> = documents.iter().filter_map(part).collect();
    let head = Head {
        format: String::from(FORMAT),
        version: VERSION,
        made: moment_text(made),
        app: app.to_owned(),
        holds: parts.iter().map(|(name, _)| String::from(*name)).collect(),
    };
    let mut text = json(&head);
    // The object goes on.
    text.pop();
    text.push_str(",\"parts\":[\n");
    let lines: Vec<String> = parts.into_iter().map(|(_, line)| line).collect();
    text.push_str(&lines.join(",\n"));
    text.push('\n');
    let sum = hex(&[&text]);
    [&text, "],\"sha256\":\"", &sum, "\"}\n"].concat()
}

fn part(document: &Document) -> Option<(&str, String)> {
    let content: &RawValue = serde_json::from_str(&document.payload).ok()?;
    let sha256 = hex(&[&document.name, "\n", content.get()]);
    let name = document.name.clone();
    Some((&document.name, json(&Part { name, sha256, content })))
}

/// The same sealed, so that only what opens `keys` opens it.
///
/// # Errors
/// [`SealError`].
pub fn write_sealed(
    text: &str,
    made: Moment,
    keys: &Keys,
    entropy: &dyn Entropy,
) -> Result<String, SealError> {
    let made = moment_text(made);
    let place =
        Aad { format: SEALED_CONTENT, name: NAME, slot: &made, revision: 1, key: keys.id() };
    let sealed = seal(keys.data(), &place, text.as_bytes(), entropy)?;
    let (format, key) = (String::from(SEALED_FORMAT), keys.write());
    Ok([json(&SealedLine { format, version: VERSION, made, key, sealed }).as_str(), "\n"].concat())
}

/// Reads a file. What is damaged in it is told, and the rest is read.
///
/// # Errors
/// [`BackupError`].
pub fn read(bytes: &[u8]) -> Result<BackupFile, BackupError> {
    if bytes.len() > LARGEST_FILE {
        return Err(BackupError::TooLarge);
    }
    let text = str::from_utf8(bytes).map_err(|_not_utf8| BackupError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match opening(text) {
        Some(of) if of.version > VERSION => Err(BackupError::TooNew),
        Some(of) if of.format == SEALED_FORMAT => {
            sealed(text).map(|sealed| BackupFile::Sealed(Box::new(sealed)))
        }
        Some(_) => clear(text).map(BackupFile::Clear),
        None => rescue::read(text).unwrap_or_else(|| clear(text).map(BackupFile::Clear)),
    }
}

/// What the first line says that it is, if it is ours.
fn opening(text: &str) -> Option<Opening> {
    let line = text.lines().next()?;
    let opening: Opening = serde_json::from_str(&closed(line)).ok()?;
    [FORMAT, SEALED_FORMAT].contains(&opening.format.as_str()).then_some(opening)
}

/// The first line as an object by itself.
fn closed(line: &str) -> String {
    match line.trim_end().strip_suffix(",\"parts\":[") {
        Some(head) => [head, "}"].concat(),
        None => line.to_owned(),
    }
}

fn sealed(text: &str) -> Result<SealedBackup, BackupError> {
    let line: SealedLine =
        serde_json::from_str(text.trim_end()).map_err(|_no_such_line| BackupError::NotBackup)?;
    let locked = Locked::read(&line.key).map_err(BackupError::Key)?;
    Ok(SealedBackup { made: moment(&line.made).ok(), locked, slot: line.made, sealed: line.sealed })
}

impl SealedBackup {
    /// What is sealed, by the keys that [`locked`](Self::locked) gave.
    ///
    /// # Errors
    /// [`BackupError`].
    pub fn open(&self, keys: &Keys) -> Result<Backup, BackupError> {
        let place = Aad {
            format: SEALED_CONTENT,
            name: NAME,
            slot: &self.slot,
            revision: 1,
            key: keys.id(),
        };
        let bytes = open(keys.data(), &place, &self.sealed).map_err(BackupError::Sealed)?;
        match read(&bytes)? {
            BackupFile::Clear(backup) => Ok(backup),
            BackupFile::Sealed(_) | BackupFile::Rescue(_) => Err(BackupError::NotBackup),
        }
    }
}

fn clear(text: &str) -> Result<Backup, BackupError> {
    let mut lines = text.lines();
    let head: Option<Head> = lines.next().and_then(|line| serde_json::from_str(&closed(line)).ok());
    let head = head.filter(|head| head.format == FORMAT);
    let mut found = Found::default();
    for line in lines.filter(|line| !line.trim().is_empty() && !is_end(line)) {
        found.take(line);
    }
    if head.is_none() {
        if found.documents.is_empty() {
            return Err(BackupError::NotBackup);
        }
        found.unknown = found.unknown.saturating_add(1);
    }
    let holds = head.as_ref().map(|head| head.holds.as_slice()).unwrap_or_default();
    let holds = holds.iter().take(MOST_PARTS).filter(|name| name.len() <= LONGEST_NAME);
    let damaged = holds.filter(|name| !found.names.contains(name.as_str())).cloned();
    let damaged: Vec<String> = damaged.collect();
    Ok(Backup {
        made: head.and_then(|head| moment(&head.made).ok()),
        unknown: found.unknown.saturating_sub(damaged.len()),
        documents: found.documents,
        damaged,
        older: Vec::new(),
        sound: is_sound(text),
    })
}

/// The parts as they are read, line by line.
#[derive(Default)]
struct Found {
    documents: Vec<Document>,
    names: BTreeSet<String>,
    unknown: usize,
}

impl Found {
    fn take(&mut self, line: &str) {
        let document = whole(line).filter(|_| self.names.len() < MOST_PARTS);
        match document {
            // A part that is there twice is the same or damaged: the first stands.
            Some(document) if !self.names.insert(document.name.clone()) => {}
            Some(document) => self.documents.push(document),
            None => self.unknown = self.unknown.saturating_add(1),
        }
    }
}

/// The part of a line, if it is as it was written.
fn whole(line: &str) -> Option<Document> {
    let line = line.trim();
    let Part { name, sha256, content } =
        serde_json::from_str(line.strip_suffix(',').unwrap_or(line)).ok()?;
    let as_written = sha256 == hex(&[&name, "\n", content.get()]);
    as_written.then(|| Document { name, payload: content.get().to_owned() })
}

const END: &str = "],\"sha256\":\"";

fn is_end(line: &str) -> bool {
    line.starts_with(END)
}

/// Whether the last line vouches for all before it.
fn is_sound(text: &str) -> bool {
    let end = text.rfind(END).map(|at| text.split_at(at));
    end.is_some_and(|(before, end)| end.trim_end() == [END, &hex(&[before]), "\"}"].concat())
}

/// SHA-256 of these texts, one after the other, in lower-case hexadecimal.
fn hex(texts: &[&str]) -> String {
    let mut sum = Sha256::new();
    for text in texts {
        sum.update(text);
    }
    let digits = sum.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Plain texts and numbers can always be written.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
