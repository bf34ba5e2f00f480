//! The whole diary as documents in clear, as a file holds them. What such documents become when they are taken in is `taking`'s. It
//! knows no file, no clock and no words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Doc, Engine, Reading, Standing};
use crate::diary::{DiaryError, DoseRecord, Entry, Month, Night};
use crate::store::content::{Content, What, live};
use crate::store::item::{Item, Lists, Numbered, State};
use crate::store::{Settings, StorageError, settings};

/// The name of the settings among the documents of a file.
pub(super) const SETTINGS: &str = "settings";

/// A document as a file holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name: that of its key without the slot, or `settings`.
    pub name: String,
    /// Its payload in clear: compact JSON of ASCII, as the format describes it (`store/format/diary_v1.rs`).
    pub payload: String,
}

/// Without what a person wrote.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({}, {} bytes)", self.name, self.payload.len())
    }
}

/// Everything that is kept, but for what is typed into forms and not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// The documents, each once.
    pub documents: Vec<Document>,
    /// What is not among them as it should be: nothing of it can be read, or not its newest copy. The bytes are in
    /// [`Engine::raw_export`].
    pub left_out: Vec<(What, Reading)>,
    /// How the settings were read; those that are not sound are not among the documents either.
    pub settings: Reading,
}

impl Whole {
    /// The names of what is not in the documents, or not as it should be.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let settings = (self.settings != Reading::Sound).then(|| String::from(SETTINGS));
        self.left_out.iter().map(|(what, _)| what.name()).chain(settings).collect()
    }
}

/// How much there is of each thing, what is in the trash not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nights with anything on them.
    pub nights: usize,
    /// Doses taken, missed or left out.
    pub doses: usize,
    /// Relapse records.
    pub relapses: usize,
    /// Steps of the plan, those that are over too.
    pub steps: usize,
    /// Bottles, closed ones too.
    pub bottles: usize,
}

impl Engine {
    /// Everything that is kept, as documents in clear. Reads all of it and writes nothing.
    ///
    /// # Errors
    /// [`StorageError`] when the browser does not give it. Of a sealed diary that is not opened everything is left out.
    pub fn whole(&mut self) -> Result<Whole, StorageError> {
        let mut whole = Whole::default();
        for what in self.all().into_iter().filter(|what| *what != What::Slips) {
            let (content, reading) = self.look_into(what)?;
            if let Some(content) = content {
                let payload = content.write();
                whole.documents.push(Document { name: what.name(), payload });
            }
            if reading != Reading::Sound {
                whole.left_out.push((what, reading));
            }
        }
        match self.settings_text()? {
            Some((payload, Reading::Sound)) => {
                whole.documents.push(Document { name: String::from(SETTINGS), payload });
            }
            Some((_, reading)) => whole.settings = reading,
            None => {}
        }
        Ok(whole)
    }

    /// The settings that are kept, as a file holds them, and whether they can be read.
    fn settings_text(&self) -> Result<Option<(String, Reading)>, StorageError> {
        let text = self.ports.store.get(settings::KEY)?;
        Ok(text.map(|text| match settings::read(&text) {
            Some(settings) => (settings::write_for_backup(&settings), Reading::Sound),
            None => (text, Reading::Unreadable),
        }))
    }

    /// What can be read of a document, and how it was read. Of one whose newest copy is lost that is an older one, or what came back from
    /// the journal.
    fn look_into(&mut self, what: What) -> Result<(Option<Content>, Reading), StorageError> {
        let kept = self.docs.contains_key(&what);
        self.load(what);
        let reading = self.reading(what);
        let doc = self.docs.get(&what);
        let doc = doc.filter(|doc| reading == Reading::Sound || doc.copy.revision > 0);
        let content = doc.map(|doc| doc.content.clone());
        if !kept && reading == Reading::Sound && matches!(what, What::Month(_)) {
            // A walk over ten years should not fill the memory with them.
            self.docs.remove(&what);
        }
        if let Reading::Failing(error) = reading { Err(error) } else { Ok((content, reading)) }
    }

    /// Whether anything is kept here that a backup would hold if it can be read.
    ///
    /// # Errors
    /// [`StorageError`] when the browser does not say.
    pub fn keeps_anything(&self) -> Result<bool, StorageError> {
        let kept = self.all().into_iter().any(|what| what != What::Slips);
        Ok(kept || self.settings_text()?.is_some())
    }

    /// How much is here. Reads all of it.
    ///
    /// # Errors
    /// [`StorageError`] when the browser does not give it.
    pub fn counts(&mut self) -> Result<Counts, StorageError> {
        let mut tally = Tally::default();
        for what in self.all() {
            if let (Some(content), _) = self.look_into(what)? {
                tally.add(&content);
            }
        }
        Ok(tally.counts())
    }

    /// A number that grows with each change of nights, relapses, lists and plan, by one for each document that is written: undoing is a
    /// change too, and so are sealing and emptying the trash. Settings and drafts do not count. After a crash the head may be behind a
    /// document: a change that it missed counts once the document was read, which [`check`](Self::check) does.
    #[must_use]
    pub fn changes(&self) -> u64 {
        let listed = self.head.lines.iter().filter_map(|(name, line)| {
            let what = What::named(name)?;
            Some((what, line.listed.revision))
        });
        let read = self.docs.iter().map(|(what, doc)| (*what, doc.copy.revision));
        let mut newest: BTreeMap<What, u64> = BTreeMap::new();
        for (what, revision) in listed.chain(read).filter(|(what, _)| is_counted(*what)) {
            let known = newest.entry(what).or_default();
            *known = revision.max(*known);
        }
        newest.into_values().sum()
    }

    /// Whether the head is there and has missed a change that counts, of a document that was read.
    pub(super) fn is_head_behind(&self) -> bool {
        let is_ahead = |(what, doc): (&What, &Doc)| {
            let listed = self.listed(*what).filter(|_| is_counted(*what));
            listed.is_some_and(|listed| doc.copy.revision > listed.revision)
        };
        self.docs.iter().any(is_ahead)
    }

    /// Whether [`changes`](Self::changes) can be believed: what knows them all can be read, and is there as it was written last.
    #[must_use]
    pub fn knows_changes(&self) -> bool {
        self.readable() && self.head_reading() == Reading::Sound
    }

    /// Whether the diary lives in memory alone.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        self.standing == Standing::Memory
    }
}

/// Whether what is written of this document is a change of the diary.
const fn is_counted(what: What) -> bool {
    match what {
        What::Lists | What::Relapses | What::Plan | What::Month(_) => true,
        What::Head | What::Drafts | What::Slips => false,
    }
}

/// Counts documents.
#[derive(Default)]
pub(super) struct Tally {
    nights: BTreeSet<Night>,
    counts: Counts,
}

impl Tally {
    pub(super) fn of<'a>(contents: impl Iterator<Item = &'a Content>) -> Counts {
        let mut tally = Self::default();
        contents.for_each(|content| tally.add(content));
        tally.counts()
    }

    fn add(&mut self, content: &Content) {
        match content {
            Content::Entries(items) => items.iter().for_each(|item| self.entry(item)),
            Content::Relapses(items) => {
                self.counts.relapses += items.iter().filter(|item| is_live(item)).count();
            }
            Content::Plan(book) => {
                self.counts.steps += book.plan().steps().len();
                self.counts.bottles += book.supply().bottles().len();
            }
            Content::Lists(_) | Content::Drafts(_) | Content::Slips(_) => {}
        }
    }

    fn entry(&mut self, item: &Item<Entry>) {
        if is_live(item) {
            self.nights.insert(item.thing.night);
            let doses: &[DoseRecord] = &item.thing.doses;
            self.counts.doses += doses.len();
        }
    }

    fn counts(self) -> Counts {
        Counts { nights: self.nights.len(), ..self.counts }
    }
}

/// No person writes more in a month: of what comes from another program, no more is taken.
pub(super) const MOST_OF_A_DOCUMENT: usize = 5_000;

/// The most records of a document in a file of this app, which has all that was kept: far more than is ever taken in from elsewhere, so
/// that what is written after that is in the backup too.
const MOST_OF_OURS: usize = 20_000;

/// The most entries of a file.
const MOST_ENTRIES: usize = 200_000;

pub(super) fn records(content: &Content) -> usize {
    match content {
        Content::Entries(items) => items.len(),
        Content::Relapses(items) => items.len(),
        Content::Drafts(drafts) => drafts.len(),
        Content::Lists(_) | Content::Plan(_) | Content::Slips(_) => 0,
    }
}

pub(super) fn is_live<T>(item: &Item<T>) -> bool {
    item.state == State::Live
}

/// What a file holds, each document read.
#[derive(Clone, Default)]
pub struct Incoming {
    pub(super) contents: BTreeMap<What, Content>,
    /// What its entries are.
    pub(super) entries: EntriesAre,
    settings: Option<Settings>,
    unread: Vec<String>,
}

/// What the entries of a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum EntriesAre {
    /// Entries of this app: of one number, what differs was changed by a person.
    #[default]
    Ours,
    /// Rows of another program, numbered by what stands in them: of one number, what differs is only how the row was read.
    Rows,
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Incoming({} documents, {} unread)", self.contents.len(), self.unread.len())
    }
}

/// Why entries of another program are not taken. Nothing of them is then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntriesError {
    /// One of them may not be kept as it is.
    Invalid(DiaryError),
    /// More than 5000 of them are in this month.
    MonthTooFull(Month),
}

impl fmt::Display for EntriesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Invalid(_) => "an entry may not be kept as it is",
            Self::MonthTooFull(_) => "a month has too many entries",
        })
    }
}

impl std::error::Error for EntriesError {}

impl Incoming {
    /// Entries of a file, with the lists of what they speak of where this app wrote it. Without lists they are rows of another program,
    /// numbered by what stands in them: what is here already under such a number is the same row, however it was read then, and stays.
    /// Of two with one number the later stands.
    ///
    /// # Errors
    /// [`EntriesError`].
    pub fn of_entries(entries: Vec<Entry>, lists: Option<Lists>) -> Result<Self, EntriesError> {
        let mut months: BTreeMap<Month, BTreeMap<u64, Item<Entry>>> = BTreeMap::new();
        for entry in entries {
            let entry = entry.checked().map_err(EntriesError::Invalid)?;
            months.entry(entry.night.month()).or_default().insert(entry.number(), live(entry));
        }
        let entries = if lists.is_some() { EntriesAre::Ours } else { EntriesAre::Rows };
        let mut incoming = Self { entries, ..Self::default() };
        for (month, items) in months {
            let content = Content::Entries(items.into_values().collect());
            if !incoming.has_room_for(&content) {
                return Err(EntriesError::MonthTooFull(month));
            }
            incoming.contents.insert(What::Month(month), content);
        }
        let lists = lists.map(|lists| (What::Lists, Content::Lists(lists)));
        incoming.contents.extend(lists);
        Ok(incoming)
    }

    /// Reads documents; what cannot be read is [named](Self::unread), and the others are taken all the same.
    #[must_use]
    pub fn read(documents: &[Document]) -> Self {
        let mut incoming = Self::default();
        for Document { name, payload } in documents {
            if !incoming.takes(name, payload) {
                incoming.unread.push(name.clone());
            }
        }
        incoming
    }

    fn takes(&mut self, name: &str, payload: &str) -> bool {
        if name == SETTINGS {
            self.settings = settings::read(payload);
            return self.settings.is_some();
        }
        let what = What::named(name).filter(|what| *what != What::Slips);
        let read = what.and_then(|what| Some((what, Content::read(what, payload)?)));
        let read = read.filter(|(_, content)| self.has_room_for(content));
        read.map(|(what, content)| self.contents.insert(what, content)).is_some()
    }

    /// Whether so many records are no more than a person writes.
    fn has_room_for(&self, content: &Content) -> bool {
        let (more, all) = (records(content), self.contents.values().map(records).sum::<usize>());
        let most = match self.entries {
            EntriesAre::Ours => MOST_OF_OURS,
            EntriesAre::Rows => MOST_OF_A_DOCUMENT,
        };
        more <= most && all + more <= MOST_ENTRIES
    }

    /// The settings.
    #[must_use]
    pub const fn settings(&self) -> Option<&Settings> {
        self.settings.as_ref()
    }

    /// The names of the documents that could not be read.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    /// Whether there is nothing to take in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.contents.is_empty() && self.settings.is_none()
    }

    /// How much there is.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Tally::of(self.contents.values())
    }
}
